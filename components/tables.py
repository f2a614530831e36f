"""Tables as the reader sees them: numbers right, written as the locale does; what is missing is a dash; headings sort."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from components import evidence
from components.address import ALWAYS
from components.figures import words
from components.figures.exhibit import Exhibit
from components.figures.table import Table
from components.takeaway import takeaway
from i18n import _, current
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator

HERE = Path(__file__).parent
_TABLE = st.components.v2.component(
    "table",
    js=(HERE / "table.js").read_text("utf-8"),
    css=(HERE / "table.css").read_text("utf-8"),
    isolate_styles=False,
)


def table(
    content: Table,
    *,
    title: str,
    subtitle: str,
    rests_on: tuple[Indicator, ...] = (),
    lists: tuple[Dataset, ...] = (),
    name: str | None = None,
) -> None:
    """Draw a table of the page with its title, what it holds, the evidence of what stands behind it, and its take-away.

    Args:
        content: the rows.
        title: the finding.
        subtitle: what the rows hold.
        rests_on: the indicators that it shows.
        lists: the datasets whose rows it shows as entries.
        name: stable name of the table and beginning of its files' names; that of its first indicator if not given.
    """
    known = name or rests_on[0].id.replace("_", "-")
    shown = Exhibit(id=known, title=title, subtitle=subtitle, table=content, rests_on=rests_on, lists=lists)
    with st.container(gap="xsmall"):
        st.subheader(title)
        st.caption(f"{subtitle} · {words.statuses(*shown.behind)}" if shown.behind else subtitle)
        rows(content, alt=title)
        if shown.behind:
            st.caption(evidence.publishers(*shown.behind))
        with st.container(horizontal=True, gap="small"):
            if shown.behind:
                evidence.button(f"table {known}", *shown.behind)
            takeaway(shown)


def rows(content: Table, *, alt: str) -> None:
    """Draw the rows alone."""
    _TABLE(data={**cells(content), "name": alt, "sort": _("Sort"), "language": current()})


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
    return {"link": f"{page}?{ALWAYS}={current()}"} if page else {}


def _cell(value: Any, digits: int) -> dict[str, Any]:
    if pd.isna(value):
        return {"text": "–", "sort": None}
    if isinstance(value, str):
        return {"text": value, "sort": value}
    return {"text": number(value, digits=digits), "sort": float(value)}
