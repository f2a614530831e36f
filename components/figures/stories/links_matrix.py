"""All economies of ASEAN and APEC by kind of link with Korea, lying down: groups side by side, a row for each kind."""

from typing import Final

import pandas as pd

from components import theme
from components.figures import axes, chart
from components.figures.figure import Figure, Spec
from components.figures.mra import link_states, marks
from components.figures.mra.link_states import COLUMNS, Links, column_name
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.indicator import Indicator

GROUPS: Final = ("asean", "apec")
# In the order in which the groups stand: whether the members belong to ASEAN and to APEC.
BLOCKS: Final = ((True, False), (True, True), (False, True))


def matrix(linked: Indicator, links: dict[str, Links], *, lists: tuple[Dataset, ...]) -> Figure:
    """A column for each economy, those with most links first within their group.

    Args:
        linked: `mra_linked_partners`.
        links: members of `asean` and of `apec` with their links, as `link_states.links` gives them.
        lists: the datasets behind.
    """
    everyone, blocks = {**links["asean"], **links["apec"]}, _blocks(links)
    order = [code for codes in blocks.values() for code in codes]
    return Figure(
        id="mra-links",
        title=_("Links with Korea by economy"),
        subtitle=_("Signed agreements and full memberships that Korea shares; lists of different years"),
        spec=_spec(everyone, order, blocks),
        alt="; ".join(f"{labels.area(code)}: {everyone[code].links}" for code in order),
        rests_on=(linked,),
        lists=lists,
        table=_table(everyone, order, blocks),
    )


def _blocks(links: dict[str, Links]) -> dict[str, list[str]]:
    everyone = {**links["asean"], **links["apec"]}
    found = {}
    for belongs in BLOCKS:
        members = {
            code: one for code, one in everyone.items() if (code in links["asean"], code in links["apec"]) == belongs
        }
        names = [labels.word("grouping", name) for name, is_one in zip(GROUPS, belongs, strict=True) if is_one]
        found[" · ".join(names)] = link_states.most_first(members)
    return found


def _spec(everyone: Links, order: list[str], blocks: dict[str, list[str]]) -> Spec:
    traces = [_marks(everyone, order, mark) for mark in marks.MARKS]
    names = [f"<b>{labels.area(code)}</b>" if everyone[code].links else labels.area(code) for code in order]
    rows = [column_name(column) for column in COLUMNS]
    return chart.chart(
        [trace for trace in traces if trace["x"]],
        height=470,
        xaxis=_axis(names) | {"tickangle": -60, "range": [-0.6, len(order) - 0.4]},
        yaxis=_axis(rows) | {"range": [len(rows) - 0.4, -0.6], "showgrid": True, "gridcolor": theme.GRID},
        shapes=_borders(blocks),
        annotations=_headings(blocks),
        showlegend=True,
        legend={**marks.LEGEND["legend"], "y": 1.1, "yanchor": "bottom"},
        margin={"l": 8, "r": 8, "t": 64, "b": 8, "pad": 4},
    )


def _marks(everyone: Links, order: list[str], mark: str) -> Spec:
    found = [
        (code, column)
        for code in order
        for column, state in everyone[code].states.items()
        if link_states.mark(state) == mark
    ]
    trace = marks.points(
        mark,
        x=[order.index(code) for code, _column in found],
        y=[COLUMNS.index(column) for _code, column in found],
        texts=[],
        hover=[
            f"<b>{labels.area(code)}</b><br>{column_name(column)}: {_state(everyone[code].states[column])}"
            for code, column in found
        ],
    )
    return {**trace, "mode": "markers", "text": None}


def _borders(blocks: dict[str, list[str]]) -> list[Spec]:
    line, ends, placed = {"color": theme.BORDER, "width": 1}, [], 0
    for codes in blocks.values():
        placed += len(codes)
        ends.append(placed - 0.5)
    return [{"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line} for x in ends[:-1]]


def _headings(blocks: dict[str, list[str]]) -> list[Spec]:
    notes, placed = [], 0
    for name, codes in blocks.items():
        middle = placed + (len(codes) - 1) / 2
        notes.append(chart.note(f"<b>{name}</b>", x=middle, y=1, yref="paper", yanchor="bottom"))
        placed += len(codes)
    return notes


def _axis(names: list[str]) -> Spec:
    return {
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": axes.TICKS,
    }


def _table(everyone: Links, order: list[str], blocks: dict[str, list[str]]) -> Table:
    group = {code: name for name, codes in blocks.items() for code in codes}
    rows = [
        {
            _("Economy"): labels.area(code),
            _("Group"): group[code],
            **{column_name(column): _state(everyone[code].states.get(column)) for column in COLUMNS},
            _("Links"): everyone[code].links,
        }
        for code in order
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Economy")))


def _state(code: str | None) -> str:
    return labels.word("agreement_status", code) if code else "–"
