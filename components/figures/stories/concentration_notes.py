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
        "Employer distance courses are usually booked at the provider's registered office, "
        "so part of the concentration may be an artefact of where providers are registered."
    ),
    "concentration-5": message(
        "Say both assumptions: that the capital area held the undated share in 2021, "
        "and that trainees spread by residents inside a zone. Say how far each point of the share moves a province; "
        "on the page anybody can move it. "
        "Do not rank provinces: inside a zone all have the same quotient by construction. "
        "What an office has reported is shown as reported and not estimated."
    ),
    "concentration-6": message(
        "Ask for reports rather than complain of gaps: one file of a province is enough to replace its estimate. "
        "Ask each office to say on which basis it counts: place of provider, of work or of residence. "
        "The count is that of the moment at which this story was opened."
    ),
}
