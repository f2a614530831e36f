"""What the speaker says on the slides of a province, and what not."""

from typing import Final

from i18n import message

FIRMS_ROUNDED: Final = message("SME firms are rounded to 1,000 in the source; their year is inferred.")
KNOWN: Final = message(
    "Say which of these figures are counted and which is only estimated. "
    "The quotient is that of the zone, not of the province."
)
RESIDENTS: Final = message(
    "Registered residents at the end of the year. The map is by classes; every value is in the workbook."
)
FIRMS: Final = message(
    "Firms are counted where they are registered. Many firms per resident do not mean that many people train."
)
BESIDE: Final = message(
    "These provinces were chosen because they have about as many residents, not because they train alike. "
    "Trainees stand here only where an office has reported them."
)
ZONE: Final = message(
    "The share is that of the whole zone. Whether this province lies over or under it is not known; "
    "the source does not say which place is counted either."
)
ESTIMATED: Final = message(
    "Say both assumptions with the number: the share that the capital area held, and trainees spread by residents. "
    "Each point of the share moves the number by what stands on the card. "
    "Every province of a zone has the same quotient by construction: do not rank provinces by these numbers."
)
REPORTED: Final = message(
    "Say on which basis of place and in which way the office counts, as its file states. "
    "Provinces that count in different ways are not compared."
)
METER: Final = message(
    "Each province that reports replaces an estimate with a reported figure. "
    "The template for the figures is on the page for updates."
)
