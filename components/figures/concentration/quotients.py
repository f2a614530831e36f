"""Location quotients of the two zones around 1, the line of proportion."""

from components import theme
from components.figures import axes, chart, words
from components.figures.concentration.zone_table import zone_table
from components.figures.figure import Figure, Spec
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.areas import CAPITAL, ZONES
from indicators.indicator import Indicator, Value

BASES = ("residents", "sme_firms")
Rows = dict[tuple[str, str], Value]


def quotient_dots(quotients: Indicator, dissimilarity: Indicator) -> Figure:
    """Dots for both zones and both bases; what they and the dissimilarity say stands beneath."""
    rows = {(zone, base): quotients.row(area=zone, category=base, undated=True) for zone in ZONES for base in BASES}
    line = {"color": theme.INK, "dash": "dot", "width": 1}
    return Figure(
        id="quotients",
        title=_title(rows),
        subtitle=_("Share of training over share of the base; numerator undated, bases 2021"),
        spec=chart.chart(
            [_dots(rows, zone) for zone in ZONES],
            height=270,
            xaxis=axes.value_axis(rangemode="normal", showgrid=False, zeroline=False),
            yaxis=axes.category_axis(range=[1.6, -0.7]),
            shapes=[{"type": "line", "x0": 1, "x1": 1, "y0": 0, "y1": 1, "yref": "paper", "line": line}],
            annotations=[chart.note(_("in proportion: 1"), x=1, y=1, yref="paper", yanchor="bottom")],
            margin=chart.HEADED,
        ),
        alt="; ".join(
            f"{labels.area(zone)}, {labels.word('base', base)}: {number(row.number, digits=3)}"
            for (zone, base), row in rows.items()
        ),
        rests_on=(quotients, dissimilarity),
        table=zone_table(quotients, digits=3),
        says=_says(dissimilarity),
    )


def _title(rows: Rows) -> str:
    held = [row.number for (zone, _base), row in rows.items() if zone == CAPITAL]
    if min(held) <= 1:
        return _("Location quotients of the two zones")
    low, high = (number(end, digits=1) for end in (min(held), max(held)))
    return _("By either base the capital area holds about {low} to {high} times its share", low=low, high=high)


def _says(dissimilarity: Indicator) -> tuple[str, ...]:
    return (
        _(
            "**Read it so**: 1 means that a zone trains in proportion to its base, 2 twice that. "
            "It says nothing about single provinces."
        ),
        _(
            "**Dissimilarity**: {residents} of training would have to change zone for parity with residents, "
            "{firms} for parity with SME firms.",
            residents=words.full(dissimilarity.value(category="residents"), "percent"),
            firms=words.full(dissimilarity.value(category="sme_firms"), "percent"),
        ),
    )


def _dots(rows: Rows, zone: str) -> Spec:
    values = [rows[zone, base].number for base in BASES]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": values,
        "y": [_("against {base}", base=labels.word("base", base)) for base in BASES],
        "text": [f"{labels.short_area(zone)}<br><b>{number(value, digits=3)}</b>" for value in values],
        # Over and under the row, so that they stay apart where both zones have nearly the same quotient.
        "textposition": "top center" if zone == CAPITAL else "bottom center",
        "cliponaxis": False,
        "hoverinfo": "text",
        "marker": {"size": 16, "color": theme.ZONE[zone], "symbol": "circle" if zone == CAPITAL else "square"},
    }
