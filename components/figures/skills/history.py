"""History of vocational education by decade: eras and policies as bars, recognition abroad as marks; undated ones told."""

from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from data import labels
from i18n import _, current
from indicators.dataset import Dataset

LINE: Final = 17  # pixels of a line of words
MARK: Final = 24  # pixels of a mark and what sets it apart
INKS: Final = {"economy": theme.TOTAL, "policy": theme.ACCENT}
LETTERS: Final = {"en": 24, "ko": 15}  # a little more than half of a narrow screen


def timeline(history: Dataset) -> Figure:
    """A row for each entry with a year, in the order of the list; open ends run to the edge of the picture."""
    dated = [row for row in history.rows if not (pd.isna(row.start_year) and pd.isna(row.end_year))]
    return Figure(
        id="vocational-history",
        title=_title(dated),
        subtitle=_("Economy, vocational education policy and recognition abroad, Korea, periods as printed"),
        spec=_spec(dated),
        alt="; ".join(f"{_period(row)}: {labels.text(row, 'label')}" for row in dated),
        lists=(history,),
        table=_table(history),
        says=_says(history, dated),
    )


def _title(dated: list[Any]) -> str:
    eras = [row for row in dated if row.strand == "economy"]
    if not eras:
        return _("History of vocational education by decade")
    return _(
        "{first} ({then}) to {last} ({now}): the economy that training served",
        first=labels.text(eras[0], "label"),
        then=_period(eras[0]),
        last=labels.text(eras[-1], "label"),
        now=_period(eras[-1]),
    )


def _period(row: Any) -> str:
    return labels.text(row, "period") or _("undated")


def _ends(dated: list[Any]) -> tuple[int, int]:
    """The decades that all years fall into."""
    years = [int(year) for row in dated for year in (row.start_year, row.end_year) if not pd.isna(year)]
    return min(years) // 10 * 10, max(years) // 10 * 10 + 10


def _spec(dated: list[Any]) -> Spec:
    first, last = _ends(dated)
    places = {row.event: -float(place) for place, row in enumerate(dated)}
    lines = max(_told(row).count("<br>") for row in dated) + 1
    axis = axes.year_axis(list(range(first, last + 1, 10)))
    return chart.chart(
        [_mark(row, places[row.event], (first, last)) for row in dated],
        height=(LINE * lines + MARK) * len(dated) + 40,
        xaxis=axis | {"range": [first - 2, last + 2], "showgrid": True, "gridcolor": theme.GRID, "tickangle": 0},
        yaxis={"visible": False, "range": [-len(dated) + 0.6, 1.0], "fixedrange": True},
        annotations=[_words(row, places[row.event], (first, last)) for row in dated],
    )


def _mark(row: Any, y: float, edges: tuple[int, int]) -> Spec:
    ink, sure = INKS.get(row.strand, theme.INK), row.certainty == "clear"
    start, end = _years(row, edges)
    lone = start == end
    return {
        "type": "scatter",
        "mode": "markers" if lone else "lines",
        "x": [start] if lone else [start, end],
        "y": [y] if lone else [y, y],
        "hovertext": _hover(row),
        "hoverinfo": "text",
        "line": {"color": ink, "width": 10 if sure else 4, "dash": "solid" if sure else "dash"},
        "marker": {"color": ink, "size": 13, "symbol": "diamond"},
    }


def _years(row: Any, edges: tuple[int, int]) -> tuple[float, float]:
    """First and last moment: a period ends with its last year, an open one at the edge, a year is one moment."""
    start = edges[0] - 2 if pd.isna(row.start_year) else int(row.start_year)
    end = edges[1] + 2 if pd.isna(row.end_year) else int(row.end_year)
    whole = end > start and row.year_basis != "inferred"
    return start, end + 1 if whole else end


def _hover(row: Any) -> str:
    told = (_period(row), labels.text(row, "label"), labels.text(row, "attributed"), labels.text(row, "note"))
    return "<br>".join([*(words.wrapped(text, width=50) for text in told if text), words.kind(row)])


def _words(row: Any, y: float, edges: tuple[int, int]) -> Spec:
    """Period and name above the bar, from its beginning or, where that leaves too little room, leftwards from its end."""
    start, end = _years(row, edges)
    late = start > edges[0] + 0.42 * (edges[1] - edges[0])
    return chart.note(
        _told(row),
        x=end if late else start,
        y=y + 0.1,
        xanchor="right" if late else "left",
        yanchor="bottom",
        align="right" if late else "left",
        font={"size": 13, "color": theme.TEXT},
    )


def _told(row: Any) -> str:
    told = f"{labels.word('history_strand', row.strand)}: {labels.text(row, 'label')}"
    return f"<b>{_period(row)}</b><br>{words.wrapped(told, width=LETTERS[current()])}"


def _says(history: Dataset, dated: list[Any]) -> tuple[str, ...]:
    undated = [row for row in history.rows if row.event not in {one.event for one in dated}]
    told = [f"{labels.text(row, 'label')} ({_period(row)})" for row in undated]
    inferred = _("**Dashed:** the boxes ran together in the copy; the period follows from their order.")
    return (inferred, _("**Without a year in the list:** {names}.", names="; ".join(told)))


def _table(history: Dataset) -> Table:
    rows = [
        {
            _("Entry"): labels.text(row, "label"),
            _("Part"): labels.word("history_strand", row.strand),
            _("Period"): _period(row),
            _("According to"): labels.text(row, "attributed") or "–",
            _("Note"): labels.text(row, "note"),
            _("Kind of figure"): words.kind(row),
        }
        for row in history.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Entry")))
