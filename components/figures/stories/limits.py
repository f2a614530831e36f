"""What must be said on a slide itself: short sentences that name the caveat behind them."""

from typing import Final

from i18n import Message, message

PEOPLE_OR_ENROLMENTS: Final = message("People or enrolments: not stated (I-07).")
NO_PART_OF_RESIDENTS: Final = message("The share of the population that is printed beside it fits no year (I-01).")
NO_AVERAGE: Final = message("No average growth a year is given: it would hide the fall.")
ONE_CARD: Final = message(
    "One learning card replaced two in January 2020: part of the shift may be classification (I-26)."
)
UNDATED_SHARE: Final = message("The share has no year, and one figure stands for two things (I-06).")
PLACE_UNKNOWN: Final = message("Provider, workplace or home: which place is counted is not stated (I-27).")
TWO_RATES: Final = message(
    "Whether the implementation rate is today's or the target is uncertain; neither rate has a year (I-05)."
)
NO_SUBTRACTION: Final = message(
    "All years together, in fields of its own; whether its supply counts training is not stated: no subtraction (I-08)."
)
NOT_THE_TABLE: Final = message(
    "No years, and probably other definitions: not set against the yearly table (I-02, I-10)."
)
OWNERS: Final = message("“Business owners” in the source most likely means employees (I-03).")
TALKS: Final = message("Talks are not recognition; “signed” is inferred from a printed year (I-09).")
IF_IT_HELD: Final = message("Estimated: the undated share is taken to hold for the trainees of 2021 (I-06, I-07).")
NO_BEST_BASE: Final = message(
    "The numerator has no year (I-06); employees by place of work, the best base, are not in the data."
)
NO_RANK: Final = message("Every province of a zone has the same quotient by construction: no ranking (I-06).")
SAY_THE_BASIS: Final = message("Say on which basis: place of provider, of work or of residence (I-27).")
NO_SIGNING_YEAR: Final = message("The year that the list prints beside talks is not a year of signing (I-09).")
A_REGISTER: Final = message("APEC Architect is a register, not an agreement; talks are not recognition (I-09).")
MEMBERS_NOW: Final = message("Members as of today, Timor-Leste since 2025; states as of the list (I-09).")
ONE_STATE: Final = message("One state is a point: the agreement does not bind the rest of the economy (I-09).")
SCOPE_NOTES: Final = message("Scope as the qualifications agency and the engineers' association describe it.")
LISTS_OF_YEARS: Final = message("Lists of different years; accords recognise degrees, not licences (I-09).")
THREE_VOICES: Final = message("Obstacles were pointed out, solutions were cited by participants (I-24).")
OUR_SUGGESTION: Final = message("Not known is not none. Counting as the next step is our suggestion (I-24).")


def said(*limits: Message | str) -> tuple[str, ...]:
    """Limits in the reader's language."""
    return tuple(str(limit) for limit in limits)
