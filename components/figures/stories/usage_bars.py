"""How many workers used each signed agreement: an empty bar where no source says so."""

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.mra import agreement_states

HALF = 0.3


def bars(listing: Dataset, known: Indicator) -> Figure:
    """A row for each signed agreement; a dotted box over the whole width says that nothing is known.

    Args:
        listing: `mra_agreements`, whose `users` are the people who used an agreement.
        known: `mra_users_known`.
    """
    users = _users(listing)
    return Figure(
        id="mra-users",
        title=_("Workers who used each signed agreement"),
        subtitle=_("People; a dotted box is not zero: no figure is in our sources"),
        spec=_spec(users),
        alt="; ".join(f"{name}: {_told(count)}" for name, count in users.items()),
        rests_on=(known,),
        lists=(listing,),
        table=_table(users),
    )


def _users(listing: Dataset) -> dict[str, float | None]:
    states = agreement_states(listing)
    signed = listing.where(agreement=list(states[states == "signed"].index))
    return {labels.text(row, "label"): None if pd.isna(row.users) else float(row.users) for row in signed.rows}


def _told(count: float | None) -> str:
    return _("not in our sources") if count is None else words.full(count, "people")


def _spec(users: dict[str, float | None]) -> Spec:
    places = {name: -float(place) for place, name in enumerate(users)}
    unknown = [name for name, count in users.items() if count is None]
    line = {"color": theme.MUTED, "width": 1.5, "dash": "dot"}
    boxes = [
        {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "line": line}
        | {"y0": places[name] - HALF, "y1": places[name] + HALF}
        for name in unknown
    ]
    drawn = chart.bars(
        names=list(places.values()),
        values=[count or 0 for count in users.values()],
        labels=[_told(count) for count in users.values()],
        hover=[f"{name}<br>{_told(count)}" for name, count in users.items()],
        orientation="h",
        width=2 * HALF,
        marker={"color": theme.ACCENT},
        textfont={"color": theme.TEXT, "size": chart.LABEL_SIZE},
    )
    return chart.chart(
        [drawn],
        height=60 * max(len(users), 1) + 40,
        xaxis=axes.value_axis(showgrid=False),
        yaxis=axes.row_axis(list(places.values()), list(users), bottom=-len(users) + 0.5, top=0.5),
        shapes=boxes,
    )


def _table(users: dict[str, float | None]) -> Table:
    names = pd.Index(list(users), name=_("Agreement"))
    return Table(
        frame=pd.DataFrame({_("Workers who used it"): [_told(count) for count in users.values()]}, index=names)
    )
