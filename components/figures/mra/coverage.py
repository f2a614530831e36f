"""Members of ASEAN or APEC by kind of link with Korea, as a matrix of marks."""

from typing import Final

import pandas as pd

from components import theme
from components.figures import axes, chart
from components.figures.figure import Figure, Spec
from components.figures.mra import link_states, marks
from components.figures.mra.link_states import COLUMNS, Links, Member, column_name
from components.figures.table import Table
from data import labels
from i18n import _, message
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator

TITLES: Final = {
    "asean": message("ASEAN: {linked} of {all} Member States have at least one link with Korea"),
    "apec": message("APEC: {linked} of {all} other economies have at least one link with Korea"),
}
ROW: Final = 27  # pixels


def coverage(
    linked: Indicator, links: Links, *, group: str, lists: tuple[Dataset, ...], selected: str | None = None
) -> Figure:
    """One row for each member, one column for each kind of link; those with most links on top."""
    order = link_states.most_first(links)
    traces = [_marks(links, order, mark) for mark in marks.MARKS]
    return Figure(
        id=f"mra-coverage-{group}",
        title=_(TITLES[group].text, linked=number(linked.value(category=group)), all=len(links)),
        subtitle=_(
            "Signed agreements and full memberships that Korea shares; lists of different years. "
            "A link recognises no single qualification."
        ),
        spec=_spec([trace for trace in traces if trace["x"]], [_name(code, links[code], selected) for code in order]),
        alt="; ".join(f"{labels.area(code)}: {links[code].links}" for code in order),
        rests_on=(linked,),
        lists=lists,
        table=_table(links, order),
        says=_says(links, order),
    )


def _says(links: Links, order: list[str]) -> tuple[str, ...]:
    """Who has no link, by name: an empty row is easily overlooked."""
    without = [labels.area(code) for code in order if not links[code].links]
    return (_("**No link in these lists:** {names}.", names=", ".join(without)),) if without else ()


def _spec(traces: list[Spec], names: list[str]) -> Spec:
    columns = _axis([column_name(column) for column in COLUMNS])
    rows = _axis(names) | {"range": [len(names) - 0.4, -0.6], "showgrid": True, "gridcolor": theme.GRID}
    return chart.chart(
        traces,
        height=ROW * len(names) + 220,
        xaxis=columns | {"side": "top", "tickangle": -90, "ticklabeloverflow": "allow"},
        yaxis=rows,
        margin={"l": 8, "r": 8, "t": 8, "b": 90, "pad": 4},
        **marks.LEGEND,
    )


def _marks(links: Links, order: list[str], mark: str) -> Spec:
    found = [
        (code, column)
        for code in order
        for column, state in links[code].states.items()
        if link_states.mark(state) == mark
    ]
    trace = marks.points(
        mark,
        x=[COLUMNS.index(column) for _, column in found],
        y=[order.index(code) for code, _ in found],
        texts=[],
        customdata=[code for code, column in found],
        hover=[
            f"<b>{labels.area(code)}</b><br>{column_name(column)}: {_state(links[code].states[column])}"
            for code, column in found
        ],
    )
    return {**trace, "mode": "markers", "text": None}


def _name(code: str, member: Member, selected: str | None) -> str:
    if code == selected:
        return f"<b>▸ {labels.area(code)}</b>"
    return f"<b>{labels.area(code)}</b>" if member.links else labels.area(code)


def _axis(names: list[str]) -> Spec:
    return {
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "range": [-0.6, len(names) - 0.4],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": axes.TICKS,
    }


def _table(links: Links, order: list[str]) -> Table:
    rows = [
        {
            _("Economy"): labels.area(code),
            **{column_name(column): _state(links[code].states.get(column)) for column in COLUMNS},
            _("Links"): links[code].links,
        }
        for code in order
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Economy")))


def _state(code: str | None) -> str:
    return labels.word("agreement_status", code) if code else "–"
