"""What the quantified rows of the benefits table ask for: as-is to to-be, a row each, without an axis of time."""

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from components.figures.targets.summary import BOTH, ROWS
from data import labels
from i18n import _
from i18n.numbers import compact, number
from indicators.indicator import Indicator


def dumbbells(as_is: Indicator, to_be: Indicator, gap: Indicator, gap_pct: Indicator, total: Indicator) -> Figure:
    """As-is and to-be of each quantified row, a row each, without an axis of time."""
    return Figure(
        id="targets-dumbbells",
        title=_(
            "The goals lie {percent} above as-is; neither state has a year",
            percent=words.full(gap_pct.value(category=BOTH), "percent"),
        ),
        subtitle=_("People in training a year, as-is and to-be as printed in the benefits table, Korea, undated"),
        spec=_picture(as_is, to_be, gap),
        alt="; ".join(
            f"{labels.word('target', name)}: "
            f"{number(as_is.value(category=name))} → {number(to_be.value(category=name))}"
            for name in ROWS
        ),
        rests_on=(as_is, to_be, gap, gap_pct),
        table=_table(as_is, to_be, gap, gap_pct),
        says=_says(to_be, total),
    )


def _says(to_be: Indicator, total: Indicator) -> tuple[str, ...]:
    year = int(total.table["year"].max())
    goal, counted = to_be.value(category=BOTH), total.value(year=year)
    values = {"goal": words.short(goal, "trainees"), "counted": words.short(counted, "trainees"), "year": year}
    if goal < counted:
        place = _("Both goals together, {goal}, lie below the {counted} already counted for {year}.", **values)
    else:
        place = _("Both goals together are {goal}; the table counts {counted} for {year}.", **values)
    return (
        _(
            "**Do not set these goals against the table of {first}–{year}.**",
            first=int(total.table["year"].min()),
            year=year,
        ),
        place + " " + _("Years or definitions differ, so no gap runs from one to the other."),
        _(
            "The source writes “business owners”. It most likely means employees whom their employers train: "
            "read as owners, they would be an implausibly large part of all SMEs."
        ),
    )


def _picture(as_is: Indicator, to_be: Indicator, gap: Indicator) -> Spec:
    places = {name: -float(position) for position, name in enumerate(ROWS)}
    middle = max(found.value(category=name) for name in ROWS for found in (as_is, to_be)) / 2
    lines = [
        {"type": "line", "y0": y, "y1": y, "line": {"color": theme.AS_IS, "width": 4}, "layer": "below"}
        | {"x0": as_is.value(category=name), "x1": to_be.value(category=name)}
        for name, y in places.items()
    ]
    filled = {"color": theme.AS_IS, "size": 15}
    outlined = {"color": theme.BACKGROUND, "size": 15, "line": {"color": theme.TO_BE, "width": 3}}
    return chart.chart(
        [
            _dots(as_is, places, middle, word=labels.word("role", "as_is"), above=False, marker=filled),
            _dots(to_be, places, middle, word=labels.word("role", "to_be"), above=True, marker=outlined),
        ],
        height=330,
        xaxis=axes.value_axis(),
        yaxis=axes.row_axis([], [], bottom=-1.4, top=0.75),
        shapes=lines,
        annotations=[_name(name, y, gap) for name, y in places.items()],
    )


def _dots(state: Indicator, places: dict[str, float], middle: float, *, word: str, above: bool, marker: Spec) -> Spec:
    values = [state.value(category=name) for name in places]
    status = {name: words.kind(state.row(category=name)) for name in places}
    height = "top" if above else "bottom"
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": values,
        "y": list(places.values()),
        "text": [f"{word} <b>{compact(value)}</b>" for value in values],
        # Towards the middle of the picture, so that no label leaves a narrow screen.
        "textposition": [f"{height} {'left' if value > middle else 'right'}" for value in values],
        "textfont": {"size": chart.LABEL_SIZE, "color": theme.TEXT},
        "hovertext": [
            "<br>".join(
                (f"{labels.word('target', name)}, {word}", words.full(value, "trainees"), status[name], _("undated"))
            )
            for name, value in zip(places, values, strict=True)
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": marker,
    }


def _name(name: str, y: float, gap: Indicator) -> Spec:
    # Wrapped before a bracket: the long name doesn't fit a narrow screen.
    wrapped = labels.word("target", name).replace(" (", "<br>(")
    text = f"<b>{wrapped}</b><br>{words.change(gap.value(category=name), 'trainees', digits=0)}"
    font = {"size": chart.LABEL_SIZE, "color": theme.TEXT}
    return chart.note(text, x=0, y=y + 0.26, xanchor="left", yanchor="bottom", align="left", font=font)


def _table(as_is: Indicator, to_be: Indicator, gap: Indicator, gap_pct: Indicator) -> Table:
    columns = {
        labels.word("role", "as_is"): as_is,
        labels.word("role", "to_be"): to_be,
        _("Gap"): gap,
        _("Gap, % of as-is"): gap_pct,
    }
    frame = pd.DataFrame(
        {
            f"{title} · {words.statuses(found)}": [found.value(category=name) for name in (*ROWS, BOTH)]
            for title, found in columns.items()
        },
        index=[labels.word("target", name) for name in (*ROWS, BOTH)],
    )
    return Table(frame=frame, digits={frame.columns[-1]: 2}, totals=(labels.word("target", BOTH),))
