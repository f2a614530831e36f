"""The workbook: contents with links, a sheet for each exhibit, notes, sources and caveats in full."""

import io
from collections.abc import Callable
from datetime import datetime, time
from typing import Final

import xlsxwriter

from components.export.book import exhibit_sheet
from components.export.book.contents import Contents
from components.export.book.names import sheet_names
from components.export.book.told import Told, told
from components.export.languages import in_each, joined
from components.files import notes
from components.files.provenance import Provenance
from data.spreadsheet import HEAD, OPTIONS, WRAPPED, visible
from i18n import _

LINK: Final = {"font_color": "#0B50D0", "underline": 1, **WRAPPED}
WIDTHS: Final = (34, 26, 26, 64, 64)


def book(made: Callable[[], Contents], *, taken: Provenance) -> bytes:
    """An Excel file of many exhibits in both languages, the reader's first.

    Args:
        made: makes the contents in the language in force; called once for each language.
        taken: version of the data, filters, day and link.
    """
    versions = in_each(lambda: told(made(), taken=taken))
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as file:
        day = datetime.combine(taken.accessed, time())
        file.set_properties({"title": visible(joined(*(one.title for one in versions))), "created": day})
        contents = joined(*in_each(lambda: _("Contents")))
        names = sheet_names(sheet.called for sheet in versions[0].sheets)
        _contents(file, contents, versions, names)
        for name, *sheets in zip(names, *(one.sheets for one in versions), strict=True):
            exhibit_sheet.put(file, name, sheets, contents=contents)
        for called, pairs in _last(versions):
            sheet = file.add_worksheet(called)
            notes.put(file, sheet, *pairs)
            exhibit_sheet.printable(sheet)
    return out.getvalue()


def _contents(file: xlsxwriter.Workbook, called: str, versions: list[Told], names: list[str]) -> None:
    """Which sheet shows what, each a link."""
    sheet = file.add_worksheet(called)
    head, text, link = (file.add_format(look) for look in (HEAD, WRAPPED, LINK))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    titles = in_each(lambda: (_("Part"), _("Headline")))
    for column, title in enumerate(
        [joined(*in_each(lambda: _("Sheet"))), *(one for pair in zip(*titles, strict=True) for one in pair)]
    ):
        sheet.write_string(0, column, title, head)
    for line, (name, *shown) in enumerate(zip(names, *(one.sheets for one in versions), strict=True), start=1):
        sheet.write_url(line, 0, exhibit_sheet.address(name), link, name)
        for column, said in enumerate([*(one.part for one in shown), *(one.title for one in shown)], start=1):
            sheet.write_string(line, column, said, text)
    sheet.freeze_panes(1, 1)
    exhibit_sheet.printable(sheet)


def _last(versions: list[Told]) -> list[tuple[str, list[list[notes.Note]]]]:
    """The sheets at the end: name and texts."""
    return [
        (joined(*in_each(lambda: _("Notes"))), [one.notes for one in versions]),
        (joined(*in_each(lambda: _("Sources"))), [one.sources for one in versions]),
        (joined(*in_each(lambda: _("Caveats"))), [one.caveats for one in versions]),
    ]
