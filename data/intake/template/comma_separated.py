"""A template as CSV, for those who fill it with a program of their own."""

import csv
import io

from data.intake.template.sheet import Sheet
from data.spreadsheet import harmless


def comma_separated(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark, without which Excel garbles Korean."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(sheet.headings)
    writer.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.cells)
    return out.getvalue().encode("utf-8-sig")
