"""Training, residents and SME firms to 100 %, split by zone."""

from components import theme
from components.figures import axes, chart, words
from components.figures.concentration.zone_table import BASES, zone_table
from components.figures.figure import Figure, Spec
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.areas import CAPITAL, ZONES
from indicators.indicator import Indicator


def shares_bars(shares: Indicator) -> Figure:
    """Three lying bars; the zones are named above the first, each in its colour."""
    return Figure(
        id="zone-shares",
        title=_title(shares),
        subtitle=_("Share of each zone, percent; training undated, residents and SME firms 2021"),
        spec=chart.chart(
            [_bar(shares, zone) for zone in ZONES],
            height=250,
            barmode="stack",
            xaxis=axes.value_axis(showgrid=False),
            yaxis=axes.category_axis(autorange="reversed"),
            annotations=chart.headings(*((labels.short_area(zone), theme.ZONE[zone]) for zone in ZONES)),
            margin=chart.HEADED,
        ),
        alt="; ".join(
            f"{labels.word('base', row.category)}, {labels.area(row.area)}: {words.full(row.value, 'percent')}"
            for row in shares.table.itertuples()
        ),
        rests_on=(shares,),
        table=zone_table(shares, digits=2),
    )


def _title(shares: Indicator) -> str:
    training, *others = (shares.value(area=CAPITAL, category=base, undated=base == "trainees") for base in BASES)
    if training > max(others):
        return _("Training is more concentrated than residents and firms")
    return _("Training, residents and firms by zone")


def _bar(shares: Indicator, zone: str) -> Spec:
    names = [_("Training") if base == "trainees" else labels.word("base", base) for base in BASES]
    rows = [shares.row(area=zone, category=base, undated=base == "trainees") for base in BASES]
    return chart.bars(
        names=names,
        values=[row.number for row in rows],
        labels=[number(row.number, digits=1) for row in rows],
        hover=[
            f"{labels.area(zone)}, {name}<br>{words.full(row.number, 'percent')}<br>"
            f"{words.kind(row)} · {words.year(row)}"
            for name, row in zip(names, rows, strict=True)
        ],
        orientation="h",
        marker={"color": theme.ZONE[zone]},
        textposition="inside",
        insidetextanchor="middle",
        textfont={"color": theme.BACKGROUND},
    )
