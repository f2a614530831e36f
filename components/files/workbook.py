"""A figure or a table as an Excel file: rows as in the CSV file, the table as shown, notes. Text never becomes a formula."""

import io
from datetime import datetime, time

import xlsxwriter

from components.figures.exhibit import Exhibit
from components.files import grid
from components.files.grid import Grid
from components.files.notes import notes, put
from components.files.provenance import Provenance
from data.spreadsheet import OPTIONS, visible
from i18n import _


def workbook(figure: Exhibit, *, taken: Provenance) -> bytes:
    """Data as in the CSV file (values in 16 digits, one more than Excel shows), the figure's own table, the notes.

    Where the data are the table as shown, it has no sheet of its own.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        day = datetime.combine(taken.accessed, time())
        book.set_properties({"title": visible(figure.title), "subject": visible(figure.subtitle), "created": day})
        _sheet(book, _("Data"), grid.filed(figure, data=taken.data), filtered=not figure.filed_as_shown)
        if not figure.filed_as_shown:
            frame = figure.table.frame.reset_index(names=figure.table.named)
            _sheet(book, _("Table"), grid.shown(frame, figure.table))
        put(book, book.add_worksheet(_("Notes")), notes(figure, taken=taken))
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, cells: Grid, *, filtered: bool = False) -> None:
    sheet = book.add_worksheet(name)
    grid.put(book, sheet, cells)
    grid.widen(sheet, cells)
    sheet.freeze_panes(1, 0)
    if filtered:
        lines, columns = cells.frame.shape
        sheet.autofilter(0, 0, max(lines, 1), columns - 1)
