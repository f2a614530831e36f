"""The picture of the 60 %: beside large firms as today's rate, or alone as a target whose start is not printed."""

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Spec
from components.figures.sme import summary
from i18n import _
from indicators.indicator import Indicator

TOP, BELOW = 1.0, 0.0
HALF = 0.23


def as_rate(small: Indicator, large: Indicator, width: str) -> Spec:
    """Two bars from zero; what lies above the lower bound of large firms is dotted, the gap named between them."""
    rates, names = (large, small), [_("300 and more"), _("10–299")]
    bars = chart.bars(
        names=[TOP, BELOW],
        values=[rate.value() for rate in rates],
        labels=[f"<b>{summary.printed(rate.row())}</b>" for rate in rates],
        hover=[_hover(rate, name) for rate, name in zip(rates, names, strict=True)],
        orientation="h",
        width=2 * HALF,
        marker={"color": theme.AS_IS},
        textposition="inside",
        insidetextanchor="end",
        textangle=0,
        textfont={"color": theme.BACKGROUND},
    )
    start, end = small.value(), large.value()
    ground = {"bgcolor": theme.BACKGROUND, "font": {"size": chart.LABEL_SIZE, "color": theme.TEXT}}
    label = chart.note(_("gap: {gap}", gap=width), x=99.5, y=(TOP + BELOW) / 2, xanchor="right", **ground)
    shapes = [
        _unknown(end, TOP),
        {"type": "line", "x0": end, "x1": end, "y0": BELOW - HALF, "y1": TOP - HALF, "line": _thin("dot")},
        {"type": "line", "x0": start, "x1": end, "y0": BELOW, "y1": BELOW, "line": _thin("solid")},
    ]
    return _two_rows([bars], names, annotations=[label], shapes=shapes)


def as_target(small: Indicator) -> Spec:
    """The target as an outline; today's rate as a dotted box that says that it is not printed."""
    target = chart.bars(
        names=[BELOW],
        values=[small.value()],
        labels=[f"<b>{summary.printed(small.row())}</b>"],
        hover=[_hover(small, _("10–299"))],
        orientation="h",
        width=2 * HALF,
        marker={"color": "rgba(0,0,0,0)", "line": {"color": theme.TO_BE, "width": 3}},
        textfont={"color": theme.TEXT},
    )
    label = chart.note(_("not printed in the source"), x=2, y=TOP, xanchor="left")
    return _two_rows([target], [_("today"), _("target")], annotations=[label], shapes=[_unknown(0, TOP)])


def _two_rows(traces: list[Spec], names: list[str], **layout: object) -> Spec:
    rows = axes.row_axis([TOP, BELOW], names, bottom=BELOW - 0.5, top=TOP + 0.5)
    return chart.chart(traces, height=240, xaxis=axes.value_axis(), yaxis=rows, **layout)


def _unknown(start: float, place: float) -> Spec:
    """From a lower bound, or from nothing, to 100 %."""
    return {"type": "rect", "x0": start, "x1": 100, "y0": place - HALF, "y1": place + HALF, "line": _thin("dot")}


def _thin(dash: str) -> Spec:
    return {"color": theme.MUTED, "width": 1.5, "dash": dash}


def _hover(rate: Indicator, name: str) -> str:
    return f"{name}<br>{summary.printed(rate.row())}<br>{words.kind(rate.row())}, {words.year(rate.row())}"
