"""The template of a dataset: Excel with lists to choose from, CSV, notes."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from data import labels, stewardship
from data import package as fields
from data.catalogue import dataset, source
from data.intake.codes import MARKS, Label, allowed, list_of
from data.intake.grid import letters
from data.intake.upload import lists_sheet, notes_sheet
from data.package import DataError, UnknownNameError, in_language, keys, package, source_columns, uploaded
from data.spreadsheet import HEAD, OPTIONS, WRAPPED, Form, harmless, width
from data.stewardship import PARTS
from data.suppression import public
from i18n import _, current

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# What may stand in a coded column, in words: a template shows 부산광역시 and Busan, never KR-26.


def codes(resource: dict[str, Any], field: dict[str, Any]) -> dict[str, str]:
    """The codes that a column takes, each with its label in the reader's language; empty where anything may be written."""
    kind = list_of(field, resource)
    return _told_apart({code: str(Label(kind, code)) for code in allowed(field, kind)}) if kind else {}


def _told_apart(words: dict[str, str]) -> dict[str, str]:
    """The words, but the code itself for two that share one (개 are courses and providers): a template must be readable."""
    shared = Counter(words.values())
    return {code: word if shared[word] == 1 else code for code, word in words.items()}


# The rows of a template: what is in force, and for a regional table also what is still to be reported.


def rows(name: str, *, province: str | None, year: int | None, small_counts: bool) -> pd.DataFrame:
    """The rows in force as codes, in the columns that an office fills; counts of 1 to 4 people only where wanted.

    A figure that its office has marked as missing keeps its mark (c, x, z).

    A regional table has one row for each year, province and category (or field), its numbers blank where nothing is
    in force; without a year, for the years in force or, if there are none, the latest of the national figures.

    Raises:
        DataError: nobody publishes the dataset.
        UnknownNameError: no such dataset or province.
    """
    resource = package().resource(name)
    if province and province not in set(dataset("provinces").table["code"]):
        raise UnknownNameError(f"no province {province!r}: codes are such as KR-26")
    if resource["publishes"] == "none":
        raise DataError(f"{name} is a fixed list: there is nothing to fill in")
    table = _marked(dataset(name).table if small_counts else public(dataset(name).table, resource), resource)
    table = table.assign(**_stated(table))
    names = [field["name"] for field in (*fields.uploaded(resource), *source_columns()[: len(PARTS)])]
    current = _wanted(table, province=province, year=year)[names]
    if resource["publishes"] != "regional":
        return current
    grid = _grid(resource, provinces=[province] if province else None, years=[year] if year else _years(current))
    return grid.merge(current, how="left", on=list(grid))


def _marked(table: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """The table with c, x or z where an office has written one in the place of a figure."""
    marks = {figure: table[column].map(MARKS, na_action="ignore") for figure, column in fields.gaps(resource).items()}
    told = {figure: table[figure].astype("object").where(mark.isna(), mark) for figure, mark in marks.items()}
    return table.assign(**told)


def _stated(table: pd.DataFrame) -> dict[str, "pd.Series[Any]"]:
    """The sources that rows in force have of their own, in the optional columns: sent back, a row keeps it."""
    own = table["source"].where(table["source"].str.fullmatch(r"upload_[0-9]+_[0-9]+"))
    entries = {name: source(name) for name in own.dropna().unique()}
    columns = zip(source_columns(), PARTS, strict=False)
    return {
        field["name"]: own.map({name: entry.get(part) for name, entry in entries.items()}).astype("object")
        for field, part in columns
    }


def _wanted(table: pd.DataFrame, **wanted: object) -> pd.DataFrame:
    for column, value in wanted.items():
        if value is not None and column in table:
            table = table[table[column] == value]
    return table


def _years(current: pd.DataFrame) -> list[int]:
    found = current["year"] if len(current) else dataset("trainees").table["year"].nlargest(1)
    return sorted({int(year) for year in found})


def _grid(resource: dict[str, Any], *, provinces: list[str] | None, years: list[int]) -> pd.DataFrame:
    listed = {field["name"]: list(codes(resource, field)) for field in fields.uploaded(resource)}
    known: dict[str, Any] = {"year": years, "province": provinces or listed["province"]}
    key = fields.keys(resource)
    values: list[list[Any]] = [known.get(name) or listed[name] for name in key]
    return pd.DataFrame(list(product(*values)), columns=key).astype(
        {name: "Int64" if name == "year" else "str" for name in key}
    )


# The data sheet of a template before it has a form: headings, cells and lists in the reader's language.


Cell = str | int | float


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What stands in a template.

    Attributes:
        resource: the dataset in datapackage.json.
        fields: its columns that an office fills.
        lists: by the name of a coded column, the words that it takes.
        cells: a list for each row; "" where nothing is known.
    """

    resource: dict[str, Any]
    fields: list[dict[str, Any]]
    lists: dict[str, list[str]]
    cells: list[list[Cell]]

    @property
    def headings(self) -> list[str]:
        """The titles of the columns in the reader's language."""
        return [in_language(field, "title") for field in self.fields]


def sheet(dataset: str, *, province: str | None, year: int | None, small_counts: bool) -> Sheet:
    """The rows in force and those to fill in, codes as words."""
    resource = package().resource(dataset)
    columns = [*uploaded(resource), *source_columns()[: len(PARTS)]]
    words = {field["name"]: codes(resource, field) for field in columns}
    table = rows(dataset, province=province, year=year, small_counts=small_counts)
    for name, known in words.items():
        if known:
            table = table.assign(**{name: table[name].map(known, na_action="ignore")})
    return Sheet(
        resource=resource,
        fields=columns,
        lists={name: list(labels.values()) for name, labels in words.items() if labels},
        cells=[[_cell(value) for value in row] for row in table.itertuples(index=False)],
    )


def _cell(value: Any) -> Cell:
    if pd.isna(value):
        return ""
    return value if isinstance(value, str) else value.item() if hasattr(value, "item") else value


# A template as CSV, for those who fill it with a program of their own.


def comma_separated(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark, without which Excel garbles Korean."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(sheet.headings)
    writer.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.cells)
    return out.getvalue().encode("utf-8-sig")


# A template as a file, and the name it is saved under.


def template(dataset: str, *, province: str | None, year: int | None, form: Form, small_counts: bool = True) -> bytes:
    """A file to fill in, in the reader's language: the figures in force, and for a regional table the missing rows.

    Args:
        dataset: one that somebody publishes.
        province: code of the only province in it; None is all.
        year: the only year in it; None is every year in force, or the latest of the national figures.
        form: a workbook with lists to choose from and a sheet of notes, or the bare table.
        small_counts: False leaves out counts of 1 to 4 people, for those who may not publish the province.

    Raises:
        DataError: no such dataset, or nobody publishes it.
    """
    filled = sheet(dataset, province=province, year=year, small_counts=small_counts)
    if form == "csv":
        return comma_separated(filled)
    return _workbook(filled)


def template_name(dataset: str, *, province: str | None, year: int | None, form: Form) -> str:
    """What the file holds, for its name: `regional-training_2021_KR-26_ko.xlsx`."""
    parts = [dataset.replace("_", "-"), year and str(year), province, current()]
    return f"{'_'.join(part for part in parts if part)}.{form}"


__all__ = ["template", "template_name"]


# The notes sheet of a template: how to fill it in and save it, who to ask, and what each column takes.


Note = tuple[str, str]
LISTED: Final = 25  # a column that takes more words than these is explained by its list alone


def guidance(sheet: Sheet) -> list[Note]:
    """Pairs of a heading and a text, in the order to be read."""
    return [
        (_("Content"), in_language(sheet.resource, "title")),
        (_("Filling in"), _filling_in(sheet)),
        (_("Missing figures"), _missing()),
        (_("Totals"), _("Totals need not be entered. They are left out and only held against the parts.")),
        (_("Personal data"), _personal()),
        (_("Saving"), _saving()),
        *_stewards(sheet),
    ]


def columns(sheet: Sheet) -> list[list[str]]:
    """The columns one by one, from the Table Schema; the first row are headings."""
    head = [_("Title"), _("Meaning"), _("Allowed"), _("Unit"), _("Needed"), _("Example")]
    return [head, *(_column(sheet, field) for field in sheet.fields)]


def _filling_in(sheet: Sheet) -> str:
    titles = {field["name"]: in_language(field, "title") for field in sheet.fields}
    key = ", ".join(titles[name] for name in keys(sheet.resource))
    return _(
        "One row for each combination of {key}. Choose words from the lists, enter plain numbers, and delete rows "
        "for which there is no figure. The first row with the titles stays.",
        key=key,
    )


def _missing() -> str:
    return _(
        "An unknown figure is never 0. Write x for not available, c for suppressed, z for not applicable. If you write - "
        "you are asked once whether it means none or not available."
    )


def _personal() -> str:
    return _(
        "No names, resident registration numbers, telephone numbers or e-mail addresses. Counts of 1 to 4 people must be "
        "confirmed with a reason."
    )


def _saving() -> str:
    return _(
        "Save as an Excel workbook (.xlsx) or as CSV; CSV UTF-8 and the CSV of Korean Excel are both read. A file may have "
        "10 MB and 100,000 rows."
    )


def _stewards(sheet: Sheet) -> list[Note]:
    name = sheet.resource["name"]
    place = [field["name"] for field in sheet.fields].index("year") if stewardship.has_due(name) else None
    years = [] if place is None else sorted({int(row[place]) for row in sheet.cells})
    days = [_("Figures of {year}: by {day}", year=year, day=stewardship.due(name, year).isoformat()) for year in years]
    due = [(_("Due"), "\n".join([*days, stewardship.due_note()]))] if days else []
    return [(_("Owner"), stewardship.owner(name)), (_("Contact"), stewardship.contact()), *due]


def _column(sheet: Sheet, field: dict[str, Any]) -> list[str]:
    required = field.get("constraints", {}).get("required", False)
    words = sheet.lists.get(field["name"], [])
    return [
        in_language(field, "title"),
        in_language(field, "description"),
        _allowed(field, words),
        labels.word("unit", field["unit"]) if "unit" in field else "",
        _("yes") if required else _("no"),
        words[0] if words else str(field.get("example", "")),
    ]


def _allowed(field: dict[str, Any], words: list[str]) -> str:
    limits = field.get("constraints", {})
    if "codelist" in field:
        return "\n".join(_with_note(field["codelist"], str(code)) for code in limits["enum"])
    if words:
        return "\n".join(words) if len(words) <= LISTED else _("A word of the list that the cell offers")
    if "maximum" in limits:
        return f"{limits['minimum']}–{limits['maximum']}"
    if "minimum" in limits:
        return _("{least} or more", least=limits["minimum"])
    return _("A date such as 2021-12-31") if field["type"] == "date" else ""


def _with_note(codelist: str, code: str) -> str:
    note = labels.note(codelist, code)
    return f"{labels.word(codelist, code)}: {note}" if note else labels.word(codelist, code)


# A template as an Excel workbook: codes are chosen from lists, numbers are checked as they are typed.


ROOM: Final = 1000  # rows below those given that still have lists and checks
NUMBERS: Final = {"integer": "#,##0", "number": "General"}
NOTE_WIDTHS: Final = (24, 60, 40, 10, 12, 24)


def _workbook(sheet: Sheet) -> bytes:
    """Three sheets: the table to fill in, the notes, and hidden the words of the lists."""
    import xlsxwriter  # 50 ms, for those who ask for it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": in_language(sheet.resource, "title")})
        data = book.add_worksheet(_("Data"))
        _write_notes(book, sheet)
        _fill(book, data, sheet)
        _offer_lists(book, data, sheet)
    return out.getvalue()


def _fill(book: "Workbook", data: "Worksheet", sheet: Sheet) -> None:
    head = book.add_format(HEAD)
    for column, (field, title) in enumerate(zip(sheet.fields, sheet.headings, strict=True)):
        cells = [row[column] for row in sheet.cells]
        form = book.add_format({"num_format": _pattern(field)})
        data.set_column(column, column, width([title, *cells, *sheet.lists.get(field["name"], [])]), form)
        data.write_string(0, column, title, head)
        for line, cell in enumerate(cells, start=1):
            _write_cell(data, line, column, cell, form, day=field["type"] == "date")
    data.freeze_panes(1, 0)


def _pattern(field: dict[str, Any]) -> str:
    """A year gets no thousands separator; a text stays text whatever is typed."""
    if field["type"] == "date":
        return "yyyy-mm-dd"
    return "General" if field["name"] == "year" else NUMBERS.get(field["type"], "@")


def _write_cell(data: "Worksheet", line: int, column: int, cell: Cell, form: "Format", *, day: bool) -> None:
    if cell == "":
        data.write_blank(line, column, None, form)
    elif isinstance(cell, str) and day:
        data.write_datetime(line, column, date.fromisoformat(cell), form)
    elif isinstance(cell, str):
        data.write_string(line, column, cell, form)
    else:
        data.write_number(line, column, cell, form)


def _offer_lists(book: "Workbook", data: "Worksheet", sheet: Sheet) -> None:
    lists = book.add_worksheet(lists_sheet())
    lists.hide()
    last = len(sheet.cells) + ROOM
    for column, field in enumerate(sheet.fields):
        words = sheet.lists.get(field["name"], [])
        lists.write_column(0, column, words)
        rule = _one_of(lists, column, words) if words else _in_range(field)
        if rule:
            data.data_validation(1, column, last, column, rule)


def _one_of(lists: "Worksheet", column: int, words: list[str]) -> dict[str, Any]:
    letter = letters(column)
    return {
        "validate": "list",
        "source": f"='{lists.get_name()}'!${letter}$1:${letter}${len(words)}",
        "error_title": _("Not in the list"),
        "error_message": _("Choose a word from the list that the cell offers."),
    }


def _in_range(field: dict[str, Any]) -> dict[str, Any] | None:
    """A mark such as x or c may stand for a number: Excel asks, and lets it pass."""
    limits = field.get("constraints", {})
    if field["type"] not in NUMBERS or "minimum" not in limits:
        return None
    least, most = limits["minimum"], limits.get("maximum")
    between = {"criteria": "between", "minimum": least, "maximum": most}
    return {
        "validate": "integer" if field["type"] == "integer" else "decimal",
        **({"criteria": ">=", "value": least} if most is None else between),
        "error_type": "warning",
        "error_title": _("Not such a number"),
        "error_message": _("A number of {least} or more belongs here, or x, c or z for a missing one.", least=least),
    }


def _write_notes(book: "Workbook", sheet: Sheet) -> None:
    notes = book.add_worksheet(notes_sheet())
    bold, text = book.add_format({**WRAPPED, "bold": True}), book.add_format(WRAPPED)
    for column, wide in enumerate(NOTE_WIDTHS):
        notes.set_column(column, column, wide)
    said = guidance(sheet)
    for line, (title, words) in enumerate(said):
        notes.write_string(line, 0, title, bold)
        notes.write_string(line, 1, words, text)
    head, *rest = columns(sheet)
    for column, title in enumerate(head):
        notes.write_string(len(said) + 1, column, title, book.add_format(HEAD))
    for line, row in enumerate(rest, start=len(said) + 2):
        for column, words in enumerate(row):
            notes.write_string(line, column, words, text)
