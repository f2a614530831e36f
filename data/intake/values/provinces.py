"""Provinces: ISO codes, names in both languages, old and new, and numbers where they mean one province."""

from collections.abc import Mapping
from typing import Final

from data.intake.values import codes, province_numbers
from data.intake.values.cell import Cell, unreadable
from data.intake.values.characters import key
from data.intake.values.label import Label
from i18n import message

GWANGJU: Final = frozenset({"광주시", "gwangjusi", "gwangjucity"})
"""Names that a metropolitan city and a city of Gyeonggi-do share."""
QUESTION: Final = "gwangju"
METROPOLITAN: Final = "KR-29"
ENDINGS: Final = ("province", "state", "do")


def province(text: str, *, numbers: Mapping[str, str], gwangju: str | None = None) -> Cell:
    """The ISO code of a province.

    Args:
        text: the cell.
        numbers: provinces by bare number, as `province_numbers.decided` reads the whole column.
        gwangju: what 광주시 means, as far as the uploader has said.
    """
    number = province_numbers.bare(text)
    if number:
        return _of_number(numbers.get(number))
    if key(text) in GWANGJU:
        return _of_gwangju(gwangju)
    cell = codes.code(text, kind="provinces", among=None)
    short = next((key(text).removesuffix(end) for end in ENDINGS if key(text).endswith(end)), None)
    return codes.code(short, kind="provinces", among=None) if cell.fault and short else cell


def _of_number(found: str | None) -> Cell:
    if not found:
        return unreadable("code-ambiguous" if found == province_numbers.AMBIGUOUS else "code-unknown")
    return _named(found)


def _of_gwangju(answer: str | None) -> Cell:
    if answer is None:
        return unreadable("code-ambiguous")
    return _named(METROPOLITAN) if answer == METROPOLITAN else unreadable("code-unknown")


def _named(code: str) -> Cell:
    return Cell(value=code, fix=message("Read as {name} ({code}).", name=Label("provinces", code), code=code))
