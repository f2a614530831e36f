"""Numbers and addresses of persons in the text of a file: how they look, and the text without them."""

import re
from typing import Final

# Six digits of a birthday, then a digit for century and sex; the last six are often masked already.
RESIDENT: Final = r"(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?[-–]?\s?[1-8][\d*]{6}(?![\d*])"
MOBILE: Final = r"(?<!\d)(?:\+82[\s-]?|0)1[016-9][\s.-]?\d{3,4}[\s.-]?\d{4}(?!\d)"
# A number of an office is only told from a count by its separators.
LANDLINE: Final = r"(?<!\d)\(?0(?:2|[3-6]\d)\)?[\s.-]\d{3,4}[\s.-]\d{4}(?!\d)"
# Only the letters beside the sign: to look for whole addresses takes hours in a long cell that holds none.
ADDRESS: Final = r"[\w.+-]@[\w-]{1,63}\.\w"
IDENTIFIER: Final = re.compile("|".join((RESIDENT, MOBILE, LANDLINE, ADDRESS)))
SHORTEST: Final = 6


def identifies(text: str) -> bool:
    """Whether a text holds what looks like a resident number, a telephone number or an e-mail address."""
    return len(text) >= SHORTEST and IDENTIFIER.search(text) is not None


def masked(text: str) -> str:
    """The text, all but its first two letters hidden: a name stands beside a number as often as not."""
    return text[:2] + re.sub(r"\w", "*", text[2:])
