"""Trainees per 1,000 residents of the two zones as hatched columns: an estimate, if the undated share held."""

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.areas import ZONES
from indicators.indicator import Indicator


def columns(per_1000: Indicator) -> Figure:
    """Two columns from zero, each with its number.

    Args:
        per_1000: `trainees_per_1000_residents`.
    """
    zones = [zone for zone in ZONES if zone in set(per_1000.table["area"])]
    values = {zone: per_1000.value(area=zone) for zone in zones}
    return Figure(
        id="trainees-per-resident",
        title=_("Trainees per 1,000 residents by zone, estimated"),
        subtitle=_("Trainees of 2021 per 1,000 residents, if the undated share held then; hatched: estimated"),
        spec=chart.chart(
            [_hatched(values, per_1000)],
            height=340,
            bargap=0.6,
            xaxis=axes.category_axis(),
            yaxis=axes.value_axis(),
        ),
        alt="; ".join(f"{labels.area(zone)}: {words.full(value, per_1000.unit)}" for zone, value in values.items()),
        rests_on=(per_1000,),
        table=_table(values, per_1000),
        says=tuple(str(text) for text in per_1000.assumptions.values()),
    )


def _hatched(values: dict[str, float], per_1000: Indicator) -> Spec:
    fill = [theme.ZONE[zone] for zone in values]
    pattern = {**chart.HATCHED, "fgcolor": theme.BACKGROUND}
    return chart.bars(
        names=[labels.short_area(zone) for zone in values],
        values=list(values.values()),
        labels=[f"<b>{number(value, digits=1)}</b>" for value in values.values()],
        hover=[
            f"{labels.area(zone)}<br>{words.full(value, per_1000.unit)}<br>{words.statuses(per_1000)}"
            for zone, value in values.items()
        ],
        marker={"color": fill, "pattern": pattern, "line": {"color": fill, "width": 1.5}},
    )


def _table(values: dict[str, float], per_1000: Indicator) -> Table:
    columns = {
        _("Trainees per 1,000 residents"): list(values.values()),
        _("Kind of figure"): [words.kind(per_1000.row(area=zone)) for zone in values],
    }
    names = pd.Index([labels.area(zone) for zone in values], name=_("Zone"))
    return Table(frame=pd.DataFrame(columns, index=names), digits=1)
