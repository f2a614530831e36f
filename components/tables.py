"""Tables as the reader sees them: numbers right, written as the locale does; what is missing is a dash; headings sort."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from components import evidence
from components.figures import words
from components.figures.table import Table
from i18n import _, current
from i18n.numbers import number
from indicators.indicator import Indicator

HERE = Path(__file__).parent
_TABLE = st.components.v2.component(
    "table",
    js=(HERE / "table.js").read_text("utf-8"),
    css=(HERE / "table.css").read_text("utf-8"),
    isolate_styles=False,
)


def table(content: Table, *, title: str, subtitle: str, rests_on: tuple[Indicator, ...] = ()) -> None:
    """Draw a table of the page with its title, what it holds and, where it shows indicators, their evidence."""
    with st.container(gap="xsmall"):
        st.subheader(title)
        st.caption(f"{subtitle} · {words.statuses(*rests_on)}" if rests_on else subtitle)
        rows(content, alt=title)
        if rests_on:
            st.caption(evidence.publishers(*rests_on))
            evidence.button(f"table {rests_on[0].id}", *rests_on)


def rows(content: Table, *, alt: str) -> None:
    """Draw the rows alone."""
    _TABLE(data={**cells(content), "name": alt, "sort": _("Sort"), "language": current()})


def cells(content: Table) -> dict[str, Any]:
    """Columns (title, whether of numbers) and rows of cells (text, value to sort by, whether of a total)."""
    frame = content.frame
    numeric = [pd.api.types.is_numeric_dtype(frame[name]) for name in frame.columns]
    places = [content.places(name) for name in frame.columns]
    columns = [{"title": frame.index.name or _("Item"), "numeric": False}]
    columns += [{"title": name, "numeric": flag} for name, flag in zip(frame.columns, numeric, strict=True)]
    made = []
    for name, values in zip(frame.index, frame.itertuples(index=False), strict=True):
        line = [_cell(value, digits) for value, digits in zip(values, places, strict=True)]
        made.append([{"text": str(name), "sort": str(name), "total": name in content.totals}, *line])
    return {"columns": columns, "rows": made}


def _cell(value: Any, digits: int) -> dict[str, Any]:
    if pd.isna(value):
        return {"text": "–", "sort": None}
    if isinstance(value, str):
        return {"text": value, "sort": value}
    return {"text": number(value, digits=digits), "sort": float(value)}
