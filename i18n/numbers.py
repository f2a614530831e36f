"""Numbers as readers of each language expect them: 466만 명 and 4.66 million."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

from i18n.language import catalogue, current, locale

THOUSAND: Final = 1_000
MYRIAD: Final = 10_000
HUNDRED_MILLION: Final = 100_000_000
MINUS: Final = "−"  # one sign in every language: most locales write the hyphen of keyboards
MILLION: Final = 1_000_000
AS_KOREAN: Final = frozenset({"ko", "ja", "zh"})


def counts_as_korean() -> bool:
    """Whether large numbers go by ten thousands and what is counted stands behind its number, as in 466만 명."""
    return locale(current()).language in AS_KOREAN


def number(value: float, *, digits: int = 0) -> str:
    """A number with the locale's separators and exactly `digits` decimals, halves rounded up as readers do by hand."""
    return _written(_rounded(value, digits), "#,##0" + ("." + "0" * digits if digits else ""))


def separators() -> str:
    """The decimal mark and the mark of thousands, for those who write numbers themselves: `.,` or `,.`."""
    return str(get_decimal_symbol(locale(current())) + get_group_symbol(locale(current())))


def signed(value: float, *, digits: int = 0) -> str:
    """A change: `+16.5`, `−16.5`, and `0.0` without a sign."""
    text = number(abs(value), digits=digits)
    if not _rounded(value, digits):
        return text
    return ("+" if value > 0 else MINUS) + text


def compact(value: float) -> str:
    """A large number in three significant digits: 34.5만, 466만 or 4.66 million; below 10,000 (a million) in full.

    Babel's own compact forms are not used: its Korean one rounds 345,000 to 34만.
    """
    return next((_scaled(value, scale, told) for scale, told in _scales() if abs(value) >= scale), number(value))


def _scales() -> list[tuple[int, str]]:
    """Scales of large numbers with their words, the largest first."""
    words = catalogue(current())
    if counts_as_korean():
        return [
            (HUNDRED_MILLION, words.gettext("{n} hundred million")),
            (MYRIAD, words.gettext("{n} ten thousand")),
        ]
    return [(MILLION, words.gettext("{n} million"))]


def won(billions: float) -> float:
    """An amount of billions of won as readers count it: in billions, in Korean in 억 (hundreds of millions)."""
    return round(billions * 10, 6) if counts_as_korean() else float(billions)


def brief(value: float) -> str:
    """The same in the fewest letters, for marks inside a picture: 319만, 3.19m, 669k."""
    if counts_as_korean():
        return compact(value)
    words = catalogue(current())
    if abs(value) >= MILLION:
        return _scaled(value, MILLION, words.gettext("{n}m"))
    return _scaled(value, THOUSAND, words.gettext("{n}k")) if abs(value) >= MYRIAD else number(value)


def _scaled(value: float, scale: int, told: str) -> str:
    return told.format(n=_three_digits(value / scale))


def _three_digits(value: float) -> str:
    digits = 2 if abs(value) < 9.995 else 1 if abs(value) < 99.95 else 0
    return _written(_rounded(value, digits), "#,##0.##")


def _rounded(value: float, digits: int) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP) + 0


def _written(rounded: Decimal, pattern: str) -> str:
    text = str(format_decimal(rounded, format=pattern, locale=locale(current())))
    return text.replace(get_minus_sign_symbol(locale(current())), MINUS)


def in_sentence(value: object) -> object:
    """A value put into a sentence: fractions with one decimal, counts with separators, years and words as they are."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return number(value, digits=1)
    if isinstance(value, int) and not 0 <= value < MYRIAD:
        return number(value)
    return value
