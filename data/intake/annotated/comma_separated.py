"""A file handed back as CSV, with one column more."""

import csv
import io
import re
from typing import Final

from data.intake.annotated.layout import Layout
from data.intake.annotated.results import Results
from data.intake.own_files import annotation_heading
from data.spreadsheet import harmless

# What a spreadsheet takes for a number, and the lone dash that means nil in Korean tables, are no formulas.
NUMBER: Final = re.compile(r"[+-]?(?:[\d,]*+\.\d++|[\d,]*\d)%?|-")


def comma_separated(layout: Layout, results: Results) -> bytes:
    """UTF-8 with a byte order mark; every row as wide as the widest, which readers of CSV expect."""
    out = io.StringIO()
    writer = csv.writer(out)
    for number, row in enumerate(layout.cells, start=1):
        result = annotation_heading() if number == layout.heading_row else "\n".join(results.rows.get(number, []))
        writer.writerow([*map(_text, row), *[""] * (layout.width - len(row)), result])
    writer.writerows([line, *[""] * layout.width] for line in results.lines)
    return out.getvalue().encode("utf-8-sig")


def _text(cell: str | None) -> str:
    text = cell or ""
    return text if NUMBER.fullmatch(text) else harmless(text)
