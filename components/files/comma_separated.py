"""The long table as a CSV file that Excel and programs read alike."""

from typing import Any, Final

import pandas as pd

from components.files.provenance import Provenance
from components.files.rows import long_table
from indicators.indicator import Indicator

# A spreadsheet takes a cell that begins so for a formula.
DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")


def comma_separated(*indicators: Indicator, taken: Provenance) -> bytes:
    """One row a value in UTF-8 with a byte order mark, without which Excel garbles Korean.

    Version, filters, day and link are columns of their own: lines above the table would break programs that read it.
    """
    table = long_table(*indicators)
    for title, text in taken.titled().items():
        table[title] = text
    return table.map(_plain).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _plain(cell: Any) -> Any:
    """Whole numbers without a decimal point, others in full; text that a spreadsheet would compute gets an apostrophe."""
    if isinstance(cell, float):
        return None if pd.isna(cell) else repr(int(cell) if cell.is_integer() else cell)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell
