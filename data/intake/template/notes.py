"""The notes sheet of a template: how to fill it in and save it, who to ask, and what each column takes."""

from typing import Any, Final

from data import labels, stewardship
from data.fields import keys
from data.intake.template.sheet import Sheet
from data.package import in_language
from i18n import _

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
