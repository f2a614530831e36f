"""The data dictionary: what each table holds, column by column, and what each indicator means."""

from typing import Any

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from data.catalogue import dataset
from data.fields import uploaded
from data.package import in_language, package
from i18n import _
from indicators.dataset import FLAGS


def datasets() -> Table:
    """All tables: name, content, rows, who publishes, checksum."""
    rows = [
        {
            _("Name"): resource["name"],
            _("Content"): in_language(resource, "title"),
            _("Rows"): len(dataset(resource["name"]).table),
            _("Published by"): publisher(resource),
            _("Checksum"): resource["hash"].removeprefix("sha256:")[:12],
        }
        for resource in package().descriptor["resources"]
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Name")))


def publisher(resource: dict[str, Any]) -> str:
    """Who may publish a table."""
    return {
        "national": _("National authority"),
        "regional": _("Regional offices, each its own province"),
    }.get(resource["publishes"], _("Nobody: a fixed list"))


def columns(name: str) -> Table:
    """The columns of a table: code, title, type, what is allowed, whether it must be filled."""
    resource = package().resource(name)
    tables = {key["fields"]: key["reference"]["resource"] for key in resource["schema"].get("foreignKeys", [])}
    rows = [
        {
            _("Column"): field["name"],
            _("Title"): in_language(field, "title"),
            _("Type"): _kind(field["type"]),
            _("Allowed"): _allowed(field, tables.get(field["name"])),
            _("Needed"): _("yes") if field.get("constraints", {}).get("required") else _("no"),
        }
        for field in uploaded(resource)
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Column")))


def indicators() -> Table:
    """All indicators: name, unit, definition, how to read it."""
    rows = [
        {
            _("Name"): row.id,
            _("Indicator"): labels.text(row, "label"),
            _("Definition"): labels.text(row, "definition"),
            _("How to read it"): labels.text(row, "reading"),
        }
        for row in dataset("indicators").table.itertuples()
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Name")))


def glossary() -> Table:
    """All terms with their meaning, in the alphabet of the reader's language."""
    rows = [
        {_("Term"): labels.text(row, "label"), _("Meaning"): labels.text(row, "definition")}
        for row in dataset("glossary").table.itertuples()
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Term")).sort_index())


def statuses() -> Table:
    """The four kinds of figure, each with its mark and meaning, and what may be said beside them."""
    told = {words.status(code): labels.note("value_status", code) for code in words.MARKS}
    told |= {labels.word("finality", code): labels.note("finality", code) for code in FLAGS}
    rows = [{_("Kind of figure"): kind, _("Meaning"): meaning} for kind, meaning in told.items()]
    return Table(frame=pd.DataFrame(rows).set_index(_("Kind of figure")))


def _kind(name: str) -> str:
    return {
        "integer": _("whole number"),
        "number": _("number"),
        "string": _("text"),
        "boolean": _("yes or no"),
        "date": _("date"),
        "year": _("year"),
    }[name]


def _allowed(field: dict[str, Any], listed_in: str | None) -> str:
    limits = field.get("constraints", {})
    if listed_in:
        return _("a code of the table {table}", table=listed_in)
    if "enum" in limits and "codelist" in field:
        return ", ".join(f"{code} ({labels.word(field['codelist'], str(code))})" for code in limits["enum"])
    if "minimum" in limits and "maximum" in limits:
        return words.span(limits["minimum"], limits["maximum"])
    if "minimum" in limits:
        return _("{least} or more", least=limits["minimum"])
    return str(limits.get("pattern", ""))
