"""What the speaker says on metropolitan concentration, and what not."""

from typing import Final

from i18n import Message, message

NOTES: Final[dict[str, Message]] = {
    "concentration-1": message(
        "Quote the share as the source's: it has no year and stands for participation and facilities together. "
        "The share of residents is computed from the counts of 2021. "
        "Do not say which place is counted: provider, workplace or home is not stated."
    ),
    "concentration-2": message(
        "1 means in proportion to the base. Say that these are all bases at hand, and that the numerator "
        "has no year. The best base, employees by place of work, is not in the data: say so when asked."
    ),
    "concentration-3": message(
        "Begin with “if”: the share is undated and is applied to the trainees of 2021. "
        "Hatched columns are estimates; the ratio rests on the same assumption. "
        "People or enrolments is not stated, so this is not a share of residents."
    ),
    "concentration-4": message(
        "This is a yardstick, not a proposal to move anybody. "
        "Employer distance courses alone had about 1.56 million participants in 2021 "
        "(HRD Korea, from the press, not in these data); their place is the provider's office, "
        "so part of the concentration may be an artefact of where providers are registered."
    ),
    "concentration-5": message(
        "Each bar runs to the higher of two estimates, the stroke marks the lower: "
        "spread by residents and by SME firms of the zone. "
        "Do not rank provinces: inside a zone all have the same quotient by construction. "
        "What an office has reported is shown as a fact and not estimated."
    ),
    "concentration-6": message(
        "Ask for reports rather than complain of gaps: one file of a province is enough to replace its estimate. "
        "Ask each office to say on which basis it counts: place of provider, of work or of residence. "
        "The count is that of the moment at which this story was opened."
    ),
}
