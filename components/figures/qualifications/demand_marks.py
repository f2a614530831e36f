"""Marks of the demand forecast: bars to the right for a rise, to the left for a fall, from one zero line."""

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Spec
from data import labels
from i18n import _
from i18n.numbers import number

ROW = 34  # pixels
NAME = 20  # letters
COLOURS = {"rise": theme.ACCENT, "fall": theme.MUTED}
Counts = dict[str, dict[str, float]]


def bars(counts: Counts, order: list[str], followed: str | None) -> Spec:
    """The picture: a row for each programme, in the order given."""
    names = [_name(code, counts, followed) for code in order]
    return chart.chart(
        [_bars(counts, order, name) for name in COLOURS],
        height=ROW * len(order) + 50,
        barmode="overlay",
        xaxis=axes.value_axis(showgrid=False),
        yaxis=axes.row_axis([float(place) for place in range(len(order))], names, bottom=len(order) - 0.4, top=-0.6),
        annotations=[_heading(name) for name in COLOURS],
        margin=chart.HEADED,
    )


def _heading(direction: str) -> Spec:
    """The word for a direction, above its side of the zero line."""
    rises = direction == "rise"
    return chart.note(
        f"<b>{words.moved(1 if rises else -1)}</b>",
        x=0,
        y=1,
        yref="paper",
        xanchor="left" if rises else "right",
        yanchor="bottom",
        xshift=6 if rises else -6,
        font={"size": chart.LABEL_SIZE, "color": COLOURS[direction]},
    )


def _bars(counts: Counts, order: list[str], direction: str) -> Spec:
    found = [(place, code, counts[code][direction]) for place, code in enumerate(order) if direction in counts[code]]
    sign = -1 if direction == "fall" else 1
    return chart.bars(
        names=[place for place, _code, _count in found],
        values=[sign * count for _place, _code, count in found],
        labels=[_label(counts[code], direction) for _place, code, _count in found],
        hover=[
            f"<b>{labels.word('dual_programme', code)}</b><br>{labels.word('direction', direction)}: "
            f"{words.full(count, 'institutions')}<br>{words.status('reported')}"
            for _place, code, count in found
        ],
        customdata=[code for _place, code, _count in found],
        orientation="h",
        width=0.66,
        marker={"color": COLOURS[direction]},
        textfont={"color": theme.TEXT},
    )


def _label(found: dict[str, float], direction: str) -> str:
    text = number(found[direction])
    return _("{n} · both", n=text) if direction == "rise" and len(found) > 1 else text


def _name(code: str, counts: Counts, followed: str | None) -> str:
    name = words.wrapped(labels.word("dual_programme", code), width=NAME)
    if code == followed:
        return f"<b>▸ {name}</b>"
    return f"<b>{name}</b>" if len(counts[code]) > 1 else name
