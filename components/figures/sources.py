"""The data dictionary and the register of claims."""

from typing import Any, Final

import pandas as pd

from components.figures import words
from components.figures.exhibit import Table
from components.figures.state import Data
from data import labels
from data.package import bundled, in_language, package, uploaded
from i18n import Message, _, message
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.kind import TOLD

# The data dictionary: what each table holds, column by column, and what each indicator means.


def datasets(data: Data) -> Table:
    """All tables of a state of the data: name, content, rows, who publishes, checksum."""
    rows = [
        {
            _("Name"): resource["name"],
            _("Content"): in_language(resource, "title"),
            _("Rows"): len(data.dataset(resource["name"]).table),
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


COLUMNS: Final = "columns"  # the line of the page with the file to hand in, as a link to it names it


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
    """All indicators: name, definition, how to read it."""
    rows = [
        {
            _("Name"): row.id,
            _("Indicator"): labels.text(row, "label"),
            _("Definition"): labels.text(row, "definition"),
            _("How to read it"): labels.text(row, "reading"),
        }
        for row in bundled("indicators").rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Name")))


def glossary() -> Table:
    """All terms with their meaning, in the alphabet of the reader's language."""
    rows = [
        {_("Term"): labels.text(row, "label"), _("Meaning"): labels.text(row, "definition")}
        for row in bundled("glossary").rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Term")).sort_index())


def statuses() -> Table:
    """The four kinds of figure, each with its mark and meaning, and what may be said beside them."""
    told = {words.status(code): labels.note("value_status", code) for code in words.MARKS}
    told |= {labels.word("finality", code): labels.note("finality", code) for code in TOLD}
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
        return _("minimum {limit}", limit=limits["minimum"])
    return str(limits.get("pattern", ""))


# The coverage register: every claim of the documents, and the page where it stands or why it stands nowhere.


PLACES: Final[dict[str, Message]] = {
    "deck": message("KRIVET deck, line {line}"),
    "workshop": message("APEC workshop report, line {line}"),
}


def pages(claims: Dataset) -> list[str]:
    """Names of the pages on which claims stand, each once, in the order of the documents."""
    return list(dict.fromkeys(claims.table["page"].dropna()))


def chosen(
    claims: Dataset, *, typed: str = "", page: str | None = None, placed: bool | None = None, names: dict[str, str]
) -> list[Any]:
    """The rows that hold all the words typed, in either case, and stand on the page; placed or not, or both.

    `names` are the indicators in words by id.
    """
    wanted = typed.lower().split()
    return [
        row
        for row in claims.rows
        if page in (None, row.page)
        and placed in (None, not pd.isna(row.page))
        and all(word in _text(row, names) for word in wanted)
    ]


def table(rows: list[Any], *, titles: dict[str, str], names: dict[str, str]) -> Table:
    """A row for each claim; its page leads there. `titles` are the pages in words, `names` the indicators."""
    columns = [_row(row, titles, names) for row in rows]
    frame = pd.DataFrame(columns, columns=[*_heads()]).set_index(_("Claim number"))
    led = [None if pd.isna(row.page) else str(row.page) for row in rows]
    return Table(frame=frame, pages={_("Page"): led})


def told(claims: Dataset) -> str:
    """How many claims there are and how many stand on a page: the title of the register."""
    placed, all_ = int(claims.table["page"].notna().sum()), len(claims.table)
    if placed == all_:
        return _("All {all} claims of the documents stand on a page", all=all_)
    return _(
        "{placed} of {all} claims of the documents stand on a page, {rest} nowhere, each with its reason",
        placed=placed,
        all=all_,
        rest=all_ - placed,
    )


def _heads() -> tuple[str, ...]:
    return (
        *(_("Claim number"), _("Place in the document"), _("Topic"), _("Claim"), _("Value")),
        *(_("Page"), _("Indicator"), _("Why it stands nowhere")),
    )


def _row(row: Any, titles: dict[str, str], names: dict[str, str]) -> dict[str, str | None]:
    nowhere = pd.isna(row.page)
    cells = (
        *(row.claim, _place(row), labels.word("topic", row.topic), labels.text(row, "claim"), _value(row)),
        *(None if nowhere else titles[row.page], names.get(row.indicator), labels.text(row, "reason") or None),
    )
    return dict(zip(_heads(), cells, strict=True))


def _place(row: Any) -> str:
    return _(PLACES[row.document].text, line=int(row.line))


def _value(row: Any) -> str | None:
    """The value with its unit; what is printed as words or a date stays as it is."""
    if pd.isna(row.value):
        return None
    if pd.isna(row.unit):
        return str(row.value)
    value = float(row.value)
    if row.unit in words.FULL:
        return words.full(value, row.unit, digits=0 if value.is_integer() else None)
    return f"{number(value)} {labels.word('unit', row.unit)}"


SEARCHED: Final = ("claim", "value", "indicator", "dataset", "reason")  # in the columns of all languages


def _text(row: Any, names: dict[str, str]) -> str:
    """All that can be searched for, in every language that the row has."""
    held = {name: cell for name, cell in row._asdict().items() if name.partition("_")[0] in SEARCHED}
    known = [str(cell) for cell in held.values() if not pd.isna(cell)]
    told = [_place(row), labels.word("topic", row.topic), names.get(row.indicator) or "", _value(row) or ""]
    return " ".join([*known, *told]).lower()
