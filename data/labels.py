"""Codes in words: what a reader sees for KR-26, VNM, under_5 or estimated, in the reader's language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final

import pandas as pd

from data import catalogue
from data.package import UnknownNameError, bundled
from data.store import location
from i18n import _, columns, current, message
from i18n.numbers import number


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
    return short or _words("label", current()).get(("zone_short", code)) or area(code)


def word(codelist: str, code: str) -> str:
    """Label of a code of a code list.

    Raises:
        UnknownNameError: the list holds no such code.
    """
    return _entry(codelist, code, "label")


def note(codelist: str, code: str) -> str:
    """The sentence that explains a code, empty where it needs none."""
    return _entry(codelist, code, "note")


def field(code: str) -> str:
    """Name of a field of K-Digital Training, one that was published since among them, or of the shortage forecast."""
    known = _names("kdt_fields", "field", "label", current()).get(code)
    known = known or _words("label", current()).get(("shortage_field", code))
    return known or _published("kdt_fields", "field", code) or word("shortage_field", code)


def target(code: str) -> str:
    """Name of a quantified target: the short one of the code list, else the label that its row was published with.

    One that is not published yet has none, and is called by its code.
    """
    known = _words("label", current()).get(("target", code))
    known = known or _names("policy_targets", "measure", "label", current()).get(code)
    return known or _published("policy_targets", "measure", code) or code


def comparison(code: str) -> str:
    """Name of a figure of others, or of one of ours beside them; one that is not published yet is called by its code."""
    known = _words("label", current()).get(("comparison_own", code)) or _bundled_figures(current()).get(code)
    return known or _figures(catalogue.head(), location.state(), current()).get(code, code)


@cache
def _bundled_figures(_language: str) -> dict[str, str]:
    return _called(bundled("comparisons").rows)


@lru_cache(maxsize=32)
def _figures(head: int, _database: str, _language: str) -> dict[str, str]:
    return _called(catalogue.dataset("comparisons", at=head).rows)


def _called(rows: Sequence[Any]) -> dict[str, str]:
    """The names of figures of others: concept, group and period."""
    parts = (
        (row.figure, word("comparison_concept", row.concept), text(row, "group"), text(row, "period")) for row in rows
    )
    return {figure: ", ".join(named) for figure, *named in parts}


def bounded(text: str, bound: str) -> str:
    """The same with `about`, `at least` or `more than` where the bound is not exact."""
    return _(BOUNDS[bound].text, n=text) if bound in BOUNDS else text


BOUNDS: Final = {
    "about": message("about {n}"),
    "at_least": message("at least {n}"),
    "more_than": message("more than {n}"),
}


def indicator(name: str) -> str:
    """Name of an indicator in words.

    Raises:
        UnknownNameError: no such indicator.
    """
    names = _names("indicators", "id", "label", current())
    if name not in names:
        raise UnknownNameError(f"no indicator {name!r} in the table of indicators")
    return names[name]


def category(kind: str, code: str) -> str:
    """Label of a category of an indicator, whose `category_kind` says what it is.

    Raises:
        UnknownNameError: the kind has no such category.
    """
    named = {"shortage_field": field, "target": target, "comparison": comparison}
    return named[kind](code) if kind in named else word(kind, code)


def cell(described: Mapping[str, Any], value: Any) -> str:
    """A cell of a table as readers see it: codes in words, numbers with separators, a year bare; an empty cell is a dash.

    Args:
        described: descriptor of its field in the Table Schema.
        value: what it holds.
    """
    if pd.isna(value):
        return "–"
    if described["type"] == "integer":
        return number(value) if described.get("unit") else str(value)
    if described["type"] == "number":
        return number(value, digits=len(f"{value:.12g}".partition(".")[2]))
    if described.get("codelist") == "bound" and value == "exact":
        return _("exact")  # who sends a figure prints none: that it is as printed is said of the sources' alone
    return _of_code(described, str(value))


def row(fields: Mapping[str, Mapping[str, Any]], key: Iterable[str], cells: Mapping[Any, Any]) -> str:
    """The name of a row of a table: the cells of its key, as readers see them."""
    return " · ".join(_key_cell(fields[column], cells[column]) for column in key)


def _key_cell(described: Mapping[str, Any], value: Any) -> str:
    return _("undated") if described["name"] == "year" and pd.isna(value) else cell(described, value)


def rows(resource: Mapping[str, Any], table: pd.DataFrame) -> list[str]:
    """The names of the rows of a dataset, in their order: their label where they have one, else the cells of their key.

    Args:
        resource: descriptor of the dataset in datapackage.json.
        table: its rows, with all columns.
    """
    fields = {str(one["name"]): one for one in resource["schema"]["fields"]}
    key = resource["schema"]["primaryKey"]
    return [_first(cells.get, "label", current()) or row(fields, key, cells) for cells in table.to_dict("records")]


def _of_code(described: Mapping[str, Any], code: str) -> str:
    try:
        if "codelist" in described:
            return word(described["codelist"], code)
        if described["name"] in ("province", "area", "zone", "economy", "partner"):
            return area(code)
        return field(code) if described["name"] == "field" else code
    except UnknownNameError:
        return code


def text(row: object, column: str) -> str:
    """A text of a table row (`label`, `note`, `text` ...) in the reader's language, else in English; empty when missing.

    A percent sign stays on the line of its number.
    """
    return _first(lambda name: getattr(row, name, None), column, current()).replace(" %", "\N{NO-BREAK SPACE}%")


def _first(cell: Callable[[str], Any], column: str, language: str) -> str:
    """The first of the columns of a text that has words in a row."""
    held = (cell(name) for name in columns(column, language))
    return next((str(text) for text in held if text and not pd.isna(text)), "")


def _published(dataset: str, key: str, code: str) -> str | None:
    """The label of a row in force, which may have been published since; asked only for what is not bundled."""
    return _labels(dataset, key, catalogue.head(), location.state(), current()).get(code)


@lru_cache(maxsize=32)
def _labels(dataset: str, key: str, head: int, _database: str, language: str) -> dict[str, str]:
    table = catalogue.dataset(dataset, at=head).table
    return {str(cells[key]): _first(cells.get, "label", language) for cells in table.to_dict("records")}


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
