"""A table as a CSV file that Excel and programs read alike."""

from typing import Any

import pandas as pd

from components.files.provenance import Provenance
from data.spreadsheet import harmless


def comma_separated(rows: pd.DataFrame, *, taken: Provenance) -> bytes:
    """The rows in UTF-8 with a byte order mark, without which Excel garbles Korean.

    Version, filters, day and link are columns of their own: lines above the table would break programs that read it.
    """
    table = rows.assign(**taken.titled()).map(_plain).rename(columns=harmless)
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _plain(cell: Any) -> Any:
    """Whole numbers without a decimal point, others in full; text that a spreadsheet would compute gets an apostrophe."""
    if isinstance(cell, float):
        return None if pd.isna(cell) else repr(int(cell) if cell.is_integer() else cell)
    return harmless(cell) if isinstance(cell, str) else cell
