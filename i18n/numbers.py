"""Numbers as readers of each language expect them: 466만 명 and 4.66 million."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from babel.numbers import format_decimal

from i18n.language import current

MYRIAD: Final = 10_000
HUNDRED_MILLION: Final = 100_000_000
MILLION: Final = 1_000_000


def number(value: float, *, digits: int = 0) -> str:
    """A number with the locale's separators and exactly `digits` decimals, halves rounded up as readers do by hand."""
    places = Decimal(1).scaleb(-digits)
    rounded = Decimal(repr(float(value))).quantize(places, rounding=ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(rounded + 0, format=pattern, locale=current()))


def signed(value: float, *, digits: int = 0) -> str:
    """A change: `+16.5`, `−16.5`, and `0.0` without a sign."""
    text = number(abs(value), digits=digits)
    if float(text.replace(",", "")) == 0:
        return text
    return ("+" if value > 0 else "−") + text


def compact(value: float) -> str:
    """A large number in three significant digits: 34.5만, 466만 or 4.66 million; below 10,000 (a million) in full.

    Babel's own compact forms are not used: its Korean one rounds 345,000 to 34만.
    """
    if current() == "ko":
        for scale, word in ((HUNDRED_MILLION, "억"), (MYRIAD, "만")):
            if abs(value) >= scale:
                return _three_digits(value / scale) + word
        return number(value)
    if abs(value) >= MILLION:
        return _three_digits(value / MILLION) + " million"
    return number(value)


def won(billions: float) -> float:
    """An amount of billions of won as readers count it: in billions, in Korean in 억 (hundreds of millions)."""
    return round(billions * 10, 6) if current() == "ko" else float(billions)


def brief(value: float) -> str:
    """The same in the fewest letters, for marks inside a picture: 319만, 3.19m, 669k."""
    if current() == "ko":
        return compact(value)
    for scale, letter in ((MILLION, "m"), (1_000, "k")):
        if abs(value) >= scale and (scale > 1_000 or abs(value) >= MYRIAD):
            return _three_digits(value / scale) + letter
    return number(value)


def _three_digits(value: float) -> str:
    digits = 2 if abs(value) < 9.995 else 1 if abs(value) < 99.95 else 0
    text = number(value, digits=digits)
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_sentence(value: object) -> object:
    """A value put into a sentence: fractions with one decimal, counts with separators, years and words as they are."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return number(value, digits=1)
    if isinstance(value, int) and abs(value) >= MYRIAD:
        return number(value)
    return value
