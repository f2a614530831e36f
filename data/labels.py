"""Codes in words: what a reader sees for KR-26, VNM, under_5 or estimated, in the reader's language."""

from functools import cache

import pandas as pd

from data.bundled import bundled
from data.errors import UnknownNameError
from i18n import current


def area(code: str) -> str:
    """Name of a zone, province or economy.

    Raises:
        UnknownNameError: no such area.
    """
    for dataset, key in (("provinces", "code"), ("economies", "iso3")):
        names = _names(dataset, key, f"label_{current()}")
        if code in names:
            return names[code]
    return word("zone", code)


def short_area(code: str) -> str:
    """Short name of a province (Busan, 부산) or zone (Elsewhere, 비수도권) for maps and axes; others as `area` does."""
    short = _names("provinces", "code", f"short_{current()}").get(code)
    return short or _words(f"label_{current()}").get(("zone_short", code)) or area(code)


def word(codelist: str, code: str) -> str:
    """Label of a code of a code list.

    Raises:
        UnknownNameError: the list holds no such code.
    """
    return _entry(codelist, code, f"label_{current()}")


def note(codelist: str, code: str) -> str:
    """The sentence that explains a code, empty where it needs none."""
    return _entry(codelist, code, f"note_{current()}")


def field(code: str) -> str:
    """Name of a field of K-Digital Training or of the shortage forecast."""
    return _names("kdt_fields", "field", f"label_{current()}").get(code) or word("shortage_field", code)


def indicator(name: str) -> str:
    """Name of an indicator in words.

    Raises:
        UnknownNameError: no such indicator.
    """
    names = _names("indicators", "id", f"label_{current()}")
    if name not in names:
        raise UnknownNameError(f"no indicator {name!r} in the table of indicators")
    return names[name]


def category(kind: str, code: str) -> str:
    """Label of a category of an indicator, whose `category_kind` says what it is.

    Raises:
        UnknownNameError: the kind has no such category.
    """
    return field(code) if kind == "shortage_field" else word(kind, code)


def text(row: object, column: str) -> str:
    """A bilingual column of a table row (`label`, `note`, `text` ...) in the reader's language; empty when missing.

    A percent sign stays on the line of its number.
    """
    value = getattr(row, f"{column}_{current()}")
    return "" if pd.isna(value) else str(value).replace(" %", "\N{NO-BREAK SPACE}%")


@cache
def _names(dataset: str, key: str, column: str) -> dict[str, str]:
    table = bundled(dataset).table
    return dict(zip(table[key], table[column], strict=True))


@cache
def _words(column: str) -> dict[tuple[str, str], str]:
    table = bundled("codelists").table.fillna({column: ""})
    return {(row.codelist, row.code): getattr(row, column) for row in table.itertuples()}  # type: ignore[misc]


def _entry(codelist: str, code: str, column: str) -> str:
    try:
        return _words(column)[codelist, code]
    except KeyError:
        raise UnknownNameError(f"no code {code!r} in the code list {codelist!r}") from None
