"""Numbers and addresses of persons in the text of a file: how they look, and the text without them."""

import re
from typing import Final

from data.intake.values.characters import plain

DASH: Final = r"\-‐‑‒–—―−"
BETWEEN: Final = rf"\s?(?:[{DASH}.·/_]\s?)?"
# A number of an office is only told from a count by its separators.
REQUIRED: Final = rf"(?:\s|\s?[{DASH}.·/_]\s?)"
AFTER_CODE: Final = rf"(?:{REQUIRED}|\s?\){BETWEEN})"
ALONE: Final = r"(?<![0-9])"
# The digits behind a point are a fraction, as long as nothing but digits stands in them.
WHOLE: Final = rf"{ALONE}(?<![0-9][.,])"
# Six digits of a birthday, then a digit for century and sex; the last six are often masked already.
BIRTHDAY: Final = r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
TAIL: Final = r"[1-8][0-9*xX●○]{6}(?![0-9*])"
RESIDENT: Final = rf"{ALONE}{BIRTHDAY}\s?[{DASH}]\s?{TAIL}|{WHOLE}{BIRTHDAY}\s?{TAIL}"
MOBILE: Final = (
    rf"{ALONE}01[016-9](?:{AFTER_CODE}[0-9]{{3,4}}{BETWEEN}|{BETWEEN}[0-9]{{3,4}}{REQUIRED})[0-9]{{4}}(?![0-9])"
    rf"|{WHOLE}01[016-9][0-9]{{7,8}}(?![0-9])"
)
ABROAD: Final = rf"\+82{BETWEEN}(?:\(0\)\s?)?\(?0?[1-7][0-9]{{0,2}}\)?{BETWEEN}[0-9]{{3,4}}{BETWEEN}[0-9]{{4}}(?![0-9])"
LANDLINE: Final = rf"{ALONE}0(?:2|[3-6][0-9][0-9]?|70){AFTER_CODE}[0-9]{{3,4}}{REQUIRED}[0-9]{{4}}(?![0-9])"
NUMBER: Final = re.compile("|".join((RESIDENT, MOBILE, ABROAD, LANDLINE)))
# Only the letters beside the sign: to look for whole addresses takes hours in a long cell that holds none.
ADDRESS: Final = re.compile(r"[\w.+-]@[\w-]{1,63}\.\w")
# Where a number can be at all: most of a long text is passed over letter by letter, which costs least.
DIGITS: Final = re.compile(rf"[0-9+(][0-9()\s.,·/_+*xX●○{DASH}]{{8,}}+")
SHORTEST: Final = len("a@b.c")


def identifies(text: str) -> bool:
    """Whether a text holds what looks like a resident number, a telephone number or an e-mail address."""
    if len(text) < SHORTEST:
        return False
    wanted = text if text.isascii() else plain(text)
    if "@" in wanted and ADDRESS.search(wanted):
        return True
    return any(NUMBER.search(found[0]) for found in DIGITS.finditer(wanted))


def masked(text: str) -> str:
    """The text, all but its first two letters hidden: a name stands beside a number as often as not."""
    return text[:2] + re.sub(r"\w", "*", text[2:])
