"""The capital area's share of training over its share of each base at hand: residents, SME firms, SME workers."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.card import Card
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from data import labels
from data.outlook import Outlook
from i18n import _
from i18n.numbers import number
from indicators.areas import CAPITAL, KOREA
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator

BASES: Final = ("residents", "sme_firms")
WORKERS: Final = "sme_workers"


@dataclass(frozen=True, kw_only=True)
class BaseQuotient:
    """One quotient: the base, its year, the capital area's share of it in percent, and the quotient itself."""

    base: str
    year: int | None
    share: float
    number: float
    status: str

    @property
    def name(self) -> str:
        """The base with its year."""
        return _("against {base}, {year}", base=labels.word("base", self.base), year=self.year)


def base_quotients(outlook: Outlook) -> list[BaseQuotient]:
    """The quotients that the pages show, then that of SME workers of the latest year known for the capital area."""
    shares, quotient = outlook.compute("metropolitan_share_pct"), outlook.compute("location_quotient")
    found = []
    for base in BASES:
        share, row = shares.row(area=CAPITAL, category=base), quotient.row(area=CAPITAL, category=base, undated=True)
        one = BaseQuotient(base=base, year=share.year, share=share.number, number=row.number, status=row.status)
        found.append(one)
    training = shares.value(area=CAPITAL, category="trainees", undated=True)
    return [*found, *_of_workers(outlook.dataset("sme_by_zone"), training)]


def cards(found: list[BaseQuotient], quotient: Indicator) -> tuple[Card, ...]:
    """A key figure for each quotient."""
    return tuple(
        Card(
            id=f"card-{quotient.id}-{one.base}",
            label=one.name,
            value=number(one.number, digits=2),
            status=one.status,
            when=_("numerator undated"),
            note=_("The capital area holds {share} of this base.", share=words.full(one.share, "percent", digits=2)),
            rests_on=(quotient,),
        )
        for one in found
    )


def dots(found: list[BaseQuotient], quotient: Indicator, *, lists: tuple[Dataset, ...]) -> Figure:
    """A dot for each base, right of the line of proportion where the capital area holds more than its share."""
    names, line = [one.name for one in found], {"color": theme.INK, "dash": "dot", "width": 1}
    return Figure(
        id="quotients-by-base",
        title=_("The capital area's share of training over its share of each base"),
        subtitle=_("Location quotient of the capital area; numerator undated, 1 is in proportion"),
        spec=chart.chart(
            [_marks(found, names)],
            height=290,
            xaxis=axes.value_axis(showgrid=False),
            yaxis=axes.category_axis(autorange="reversed"),
            shapes=[{"type": "line", "x0": 1, "x1": 1, "y0": 0, "y1": 1, "yref": "paper", "line": line}],
            annotations=[chart.note(_("in proportion: 1"), x=1, y=1, yref="paper", yanchor="bottom")],
            margin=chart.HEADED,
        ),
        alt="; ".join(f"{name}: {number(one.number, digits=2)}" for name, one in zip(names, found, strict=True)),
        rests_on=(quotient,),
        lists=lists,
        table=_table(found),
    )


def _of_workers(sme_by_zone: Dataset, training: float) -> list[BaseQuotient]:
    workers = sme_by_zone.where(measure="workers")
    years = workers.where(area=CAPITAL).table["year"]
    if years.empty:
        return []
    year = int(years.max())
    capital, korea = (workers.number("value", year=year, area=area) for area in (CAPITAL, KOREA))
    share = capital / korea * 100
    status = derived(workers.status)
    return [BaseQuotient(base=WORKERS, year=year, share=share, number=training / share, status=status)]


def _marks(found: list[BaseQuotient], names: list[str]) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [one.number for one in found],
        "y": names,
        "text": [f"  <b>{number(one.number, digits=2)}</b>" for one in found],
        "textposition": "middle right",
        "textfont": {"size": chart.LABEL_SIZE, "color": theme.TEXT},
        "cliponaxis": False,
        "hoverinfo": "text",
        "marker": {"size": 16, "color": theme.CAPITAL_AREA},
    }


def _table(found: list[BaseQuotient]) -> Table:
    rows = [
        {
            _("Base"): labels.word("base", one.base),
            _("Year"): str(one.year),
            _("Share of the capital area, %"): one.share,
            _("Quotient"): one.number,
            _("Kind of figure"): words.kind(one),
        }
        for one in found
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Base")), digits=2)
