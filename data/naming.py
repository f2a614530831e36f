"""What rows, cells and categories of a table are called, in the reader's language: those published since among them."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache, lru_cache, partial
from types import SimpleNamespace
from typing import Any

import pandas as pd

from data import catalogue, labels
from data.package import UnknownNameError, bundled, keys, package
from data.store import location
from data.store.errors import UnavailableError
from data.store.head import head as newest
from i18n import _, current
from i18n.numbers import number


def field(code: str) -> str:
    """Name of a field of K-Digital Training, one that was published since among them, or of the shortage forecast."""
    known = labels.bundled_name("kdt_fields", "field", code) or labels.named("shortage_field", code)
    return known or _published("kdt_fields", code) or labels.word("shortage_field", code)


def target(code: str) -> str:
    """Name of a quantified target: the short one of the code list, else the label that its row was published with.

    One that is not published yet has none, and is called by its code.
    """
    known = labels.named("target", code) or labels.bundled_name("policy_targets", "measure", code)
    return known or _published("policy_targets", code) or code


def comparison(code: str) -> str:
    """Name of a figure of others, or of one of ours beside them; one that is not published yet is called by its code."""
    known = labels.named("comparison_own", code) or _bundled_figures(current()).get(code)
    return known or _published("comparisons", code) or code


@cache
def _bundled_figures(_language: str) -> dict[str, str]:
    return _called("comparisons", bundled("comparisons").table)


def category(kind: str, code: str) -> str:
    """Label of a category of an indicator, whose `category_kind` says what it is.

    Raises:
        UnknownNameError: the kind has no such category.
    """
    named = {"shortage_field": field, "target": target, "comparison": comparison}
    return named[kind](code) if kind in named else labels.word(kind, code)


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
    return [labels.text_of(cells, "label") or row(fields, key, cells) for cells in table.to_dict("records")]


def _of_code(described: Mapping[str, Any], code: str) -> str:
    try:
        if "codelist" in described:
            return labels.word(described["codelist"], code)
        if described["name"] in ("province", "area", "zone", "economy", "partner"):
            return labels.area(code)
        return field(code) if described["name"] == "field" else code
    except UnknownNameError:
        return code


# What rows that were published are called. Asked only for what is not bundled.


def _published(dataset: str, code: str) -> str | None:
    """The name of a row in force; of one that is not, as of a target that was withdrawn since, the last that it had."""
    head, database, language = catalogue.head(), location.state(), current()
    known = _in_force(dataset, head, database, language)
    return known.get(code) or _ever(dataset, newest(), database, language).get(code)


@lru_cache(maxsize=32)
def _in_force(dataset: str, head: int, _database: str, _language: str) -> dict[str, str]:
    return _called(dataset, catalogue.dataset(dataset, at=head).table)


@lru_cache(maxsize=32)
def _ever(dataset: str, _newest: int, _database: str, _language: str) -> dict[str, str]:
    """All that the versions of a table call its rows, each by its last name."""
    from data.store.versions import rows as rows_of
    from data.store.versions import versions

    found: dict[str, str] = {}
    for version in reversed(versions(dataset)):
        with suppress(UnavailableError):  # one that is not in force any more may be damaged
            found |= _called(dataset, rows_of(version.id))
    return found


def _called(dataset: str, table: pd.DataFrame) -> dict[str, str]:
    """The names of rows by the one cell of their key: their label, of a figure of others its concept, group and period."""
    (key,) = keys(package().resource(dataset))
    name = _figure if dataset == "comparisons" else partial(labels.text_of, column="label")
    return {str(cells[key]): name(cells) for cells in table.to_dict("records")}


def _figure(cells: Mapping[Any, Any]) -> str:
    row = SimpleNamespace(**cells)
    told = (labels.text(row, column) for column in ("group", "period"))
    return ", ".join((labels.word("comparison_concept", cells["concept"]), *told))
