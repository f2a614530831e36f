"""Who is linked with Korea, and by what: members of ASEAN or APEC by bilateral agreement and shared framework."""

from typing import Final

import pandas as pd

from components import theme
from components.figures import chart, mra_list, mra_marks
from components.figures.figure import Figure
from components.figures.mra_list import Agreement
from components.figures.table import Table
from data import labels
from i18n import _, message
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.mra import FRAMEWORKS, FULL, groupings

BILATERAL: Final = "bilateral"
COLUMNS: Final = (BILATERAL, *FRAMEWORKS)
TITLES: Final = {
    "asean": message("ASEAN: {linked} of {all} Member States have at least one link with Korea"),
    "apec": message("APEC: {linked} of {all} other economies have at least one link with Korea"),
}
ROW: Final = 27  # pixels
Links = dict[str, dict[str, str]]


def coverage(
    listed: list[Agreement], memberships: Dataset, economies: Dataset, linked: Indicator, *, group: str
) -> Figure:
    """One row for each member, one column for each kind of link; those with most links on top."""
    links = _links(listed, memberships, groupings(economies)[group])
    order = sorted(links, key=lambda code: (_count(links[code]), [-ord(letter) for letter in labels.area(code)]))
    traces = [_marks(links, order, mark) for mark in mra_marks.MARKS]
    return Figure(
        id=f"mra-coverage-{group}",
        title=_(TITLES[group].text, linked=number(linked.value(category=group)), all=len(links)),
        subtitle=_(
            "Full membership like Korea's, or a signed agreement; lists of 1999 to 2024. A link recognises no single qualification."
        ),
        spec=chart.chart(
            [trace for trace in traces if trace["x"]],
            height=ROW * len(order) + 230,
            xaxis=_axis([_column(column) for column in COLUMNS], side="top", tickangle=-55),
            yaxis=_axis([_name(code, links[code]) for code in order], gridcolor=theme.GRID, showgrid=True),
            margin={"l": 8, "r": 8, "t": 8, "b": 100, "pad": 4},
            **mra_marks.LEGEND,
        ),
        alt="; ".join(f"{labels.area(code)}: {_count(links[code])}" for code in reversed(order)),
        rests_on=(linked,),
        table=_table(links, list(reversed(order))),
    )


def _links(listed: list[Agreement], memberships: Dataset, members: set[str]) -> Links:
    """State of each link by member and column; a signed agreement goes before talks."""
    links: Links = {code: {} for code in members}
    for state in ("on_going", "signed"):
        for one in mra_list.of_state(listed, state):
            if one.partner in links:
                links[one.partner][BILATERAL] = state
    for row in memberships.where(agreement=FRAMEWORKS).rows:
        if row.economy in links:
            links[row.economy][row.agreement] = row.agreement_status
    return links


def _mark(state: str) -> str:
    if state in FULL:
        return "multilateral"
    return state if state in mra_marks.MARKS else "partial"


def _count(states: dict[str, str]) -> int:
    return sum(_mark(state) in ("signed", "multilateral") for state in states.values())


def _column(column: str) -> str:
    return labels.word("agreement_kind" if column == BILATERAL else "agreement", column)


def _name(code: str, states: dict[str, str]) -> str:
    return f"<b>{labels.area(code)}</b>" if _count(states) else labels.area(code)


def _marks(links: Links, order: list[str], mark: str) -> dict[str, object]:
    found = [(code, column) for code in order for column in COLUMNS if _mark(links[code].get(column, "none")) == mark]
    found = [(code, column) for code, column in found if column in links[code]]
    trace = mra_marks.points(
        mark,
        x=[COLUMNS.index(column) for _, column in found],
        y=[order.index(code) for code, _ in found],
        texts=[],
        hover=[
            f"<b>{labels.area(code)}</b><br>{_column(column)}: {labels.word('agreement_status', links[code][column])}"
            for code, column in found
        ],
    )
    return {**trace, "mode": "markers", "text": None}


def _axis(names: list[str], **settings: object) -> dict[str, object]:
    return {
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "range": [-0.6, len(names) - 0.4],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        **settings,
    }


def _table(links: Links, order: list[str]) -> Table:
    rows = [
        {
            _("Economy"): labels.area(code),
            **{_column(column): _state(links[code].get(column)) for column in COLUMNS},
            _("Links"): _count(links[code]),
        }
        for code in order
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Economy")))


def _state(code: str | None) -> str:
    return labels.word("agreement_status", code) if code else "–"
