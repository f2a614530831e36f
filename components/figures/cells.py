"""The cells of a table in the reader's words: numbers as the locale writes them, a dash where there is none."""

from typing import Any

import pandas as pd

from components.figures.table import Table
from i18n import current
from i18n.numbers import number


def cells(content: Table) -> dict[str, Any]:
    """Columns (title, whether of numbers) and rows of cells (text, value to sort by, whether of a total)."""
    frame = content.frame
    numeric = [pd.api.types.is_numeric_dtype(frame[name]) for name in frame.columns]
    places = [content.places(name) for name in frame.columns]
    columns = [{"title": content.named, "numeric": False}]
    columns += [{"title": name, "numeric": flag} for name, flag in zip(frame.columns, numeric, strict=True)]
    pages = [content.pages.get(name, [None] * len(frame)) for name in frame.columns]
    made = []
    for name, values, *led in zip(frame.index, frame.itertuples(index=False), *pages, strict=True):
        line = [_cell(value, digits) | _link(page) for value, digits, page in zip(values, places, led, strict=True)]
        made.append([{"text": str(name), "sort": str(name), "total": name in content.totals}, *line])
    return {"columns": columns, "rows": made}


def _link(page: str | None) -> dict[str, str]:
    """Where a cell leads: an address beside this one, so that it holds wherever the pages are served."""
    return {"link": f"{page}?lang={current()}"} if page else {}


def _cell(value: Any, digits: int) -> dict[str, Any]:
    if pd.isna(value):
        return {"text": "–", "sort": None}
    if isinstance(value, str):
        return {"text": value, "sort": value}
    return {"text": number(value, digits=digits), "sort": float(value)}
