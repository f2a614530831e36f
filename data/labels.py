"""Codes in words: what a reader sees for KR-26, VNM, under_5 or estimated, in the reader's language."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

import pandas as pd

from data.package import UnknownNameError, bundled
from i18n import _, columns, current, message


def area(code: str) -> str:
    """Name of a zone, province or economy.

    Raises:
        UnknownNameError: no such area.
    """
    for dataset, key in (("provinces", "code"), ("economies", "iso3")):
        names = _names(dataset, key, "label", current())
        if code in names:
            return names[code]
    return word("zone", code)


def economy(code: str) -> str:
    """Name of an economy or of an average of several; one that no list holds is called by its code."""
    try:
        return area(code)
    except UnknownNameError:
        return code


def short_area(code: str) -> str:
    """Short name of a province (Busan, 부산) or zone (Elsewhere, 비수도권) for maps and axes; others as `area` does."""
    short = _names("provinces", "code", "short", current()).get(code)
    return short or named("zone_short", code) or area(code)


def word(codelist: str, code: str) -> str:
    """Label of a code of a code list.

    Raises:
        UnknownNameError: the list holds no such code.
    """
    return _entry(codelist, code, "label")


def named(codelist: str, code: str) -> str | None:
    """The same; None where the list holds no such code."""
    return _words("label", current()).get((codelist, code))


def note(codelist: str, code: str) -> str:
    """The sentence that explains a code, empty where it needs none."""
    return _entry(codelist, code, "note")


def bounded(text: str, bound: str) -> str:
    """The same with `about`, `at least` or `more than` where the bound is not exact."""
    return _(BOUNDS[bound].text, n=text) if bound in BOUNDS else text


BOUNDS: Final = {
    "about": message("about {n}"),
    "at_least": message("at least {n}"),
    "more_than": message("more than {n}"),
}


def bundled_name(dataset: str, key: str, code: str) -> str | None:
    """The label of a row of a bundled table by the cell of its key; None where the table holds no such row."""
    return _names(dataset, key, "label", current()).get(code)


def indicator(name: str) -> str:
    """Name of an indicator in words.

    Raises:
        UnknownNameError: no such indicator.
    """
    names = _names("indicators", "id", "label", current())
    if name not in names:
        raise UnknownNameError(f"no indicator {name!r} in the table of indicators")
    return names[name]


def text(row: object, column: str) -> str:
    """A text of a table row (`label`, `note`, `text` ...) in the reader's language, else in English; empty when missing.

    A percent sign stays on the line of its number.
    """
    return _first(lambda name: getattr(row, name, None), column, current()).replace(" %", "\N{NO-BREAK SPACE}%")


def _first(cell: Callable[[str], Any], column: str, language: str) -> str:
    """The first of the columns of a text that has words in a row."""
    held = (cell(name) for name in columns(column, language))
    return next((str(text) for text in held if text and not pd.isna(text)), "")


def text_of(cells: Mapping[Any, Any], column: str) -> str:
    """The same of a row given as cells by their columns."""
    return _first(cells.get, column, current())


@cache
def _names(dataset: str, key: str, column: str, language: str) -> dict[str, str]:
    table = bundled(dataset).table
    return {str(cells[key]): _first(cells.get, column, language) for cells in table.to_dict("records")}


@cache
def _words(column: str, language: str) -> dict[tuple[str, str], str]:
    rows = bundled("codelists").table.to_dict("records")
    return {(cells["codelist"], cells["code"]): _first(cells.get, column, language) for cells in rows}


def _entry(codelist: str, code: str, column: str) -> str:
    try:
        return _words(column, current())[codelist, code]
    except KeyError:
        raise UnknownNameError(f"no code {code!r} in the code list {codelist!r}") from None
