"""Take-up by size of workplace: the main picture of the page, with the yardstick that the reader picks."""

from textwrap import wrap

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.sme import summary
from components.figures.sme.yardstick import Yardstick, distances
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.employer_training import INSURED, TAKING_PART
from indicators.indicator import Indicator, Value

SIZES = (summary.MICRO, "5_29", "30_49", "50_99", "100_299", "300_999", summary.LARGEST)
LINE_NAME_AT = 0.9
TICK_LETTERS = 14
NAME_LETTERS = 18


def by_size(
    take_up: Indicator, without_micro: Indicator, micro: Indicator, printed: Dataset, *, against: Yardstick
) -> Figure:
    """Bars by size of workplace, the two totals set apart above them, the yardstick as a line.

    Args:
        take_up: `employer_training_take_up_pct`.
        without_micro: `take_up_excluding_micro_pct`.
        micro: `micro_workplaces_share_pct`.
        printed: `sme_participation`, for the note on the rate that is printed twice.
        against: what take-up is held against.
    """
    found = sizes(take_up, without_micro)
    return Figure(
        id="sme-take-up",
        title=_title(found),
        subtitle=_(
            "Insured workplaces in employer training, % of all of their size, Korea, {year}",
            year=summary.dated(found[summary.REST]),
        ),
        spec=_picture(found, against),
        alt="; ".join(
            f"{labels.word('firm_size', size)}: {words.full(row.number, 'percent')}" for size, row in found.items()
        ),
        rests_on=(take_up, without_micro, micro),
        table=distances(found, against=against),
        says=_says(without_micro, micro, printed),
    )


def sizes(take_up: Indicator, without_micro: Indicator) -> dict[str, Value]:
    """Take-up of all, of all but the smallest, and of each size."""
    found = {summary.ALL: take_up.row(category=summary.ALL), summary.REST: without_micro.row()}
    return found | {size: take_up.row(category=size) for size in SIZES}


def _title(found: dict[str, Value]) -> str:
    rates = [found[size].number for size in SIZES]
    if rates == sorted(rates):
        return _("Take-up rises with every size of workplace: from {low} % to {high} %", low=rates[0], high=rates[-1])
    return _("Take-up by size of workplace runs from {low} % to {high} %", low=min(rates), high=max(rates))


def _says(without_micro: Indicator, micro: Indicator, printed: Dataset) -> tuple[str, ...]:
    twice = printed.where(measure="take_up_pct", firm_size=summary.MICRO).rows[0]
    return (
        _(
            "**{micro} % of insured workplaces have fewer than 5 people**, but only {part} % of those that take part. "
            "Without them take-up is {rate} %: the rate for all sizes says little about the others.",
            micro=micro.value(category=INSURED),
            part=micro.value(category=TAKING_PART),
            rate=without_micro.value(),
        ),
        _(
            "**A workplace counts once**, however many of its people train: "
            "this is the use of a scheme, not a share of workers."
        ),
        f"**{labels.word('firm_size', summary.MICRO)}**: {labels.text(twice, 'note')}",
    )


def _picture(found: dict[str, Value], against: Yardstick) -> Spec:
    places = {size: float(-position) for position, size in enumerate((summary.ALL, summary.REST, "", *SIZES)) if size}
    middle = max(against.percent, *(row.number for row in found.values())) / 2
    return chart.chart(
        [_bars(found, places)],
        height=480,
        xaxis=axes.value_axis(),
        yaxis=_sizes(places),
        annotations=[*_labels(found, places), _line_name(against, middle)],
        shapes=[_line(against, min(places.values()))],
    )


def _bars(found: dict[str, Value], places: dict[str, float]) -> Spec:
    hover = [
        f"{labels.word('firm_size', size)}<br>{words.full(row.number, 'percent')}"
        f"<br>{words.kind(row)}, {summary.dated(row)}"
        for size, row in found.items()
    ]
    return chart.bars(
        names=[places[size] for size in found],
        values=[row.number for row in found.values()],
        labels=[],
        hover=hover,
        orientation="h",
        width=0.62,
        marker={"color": [theme.ACCENT if size in SIZES else theme.TOTAL for size in found]},
    )


def _labels(found: dict[str, Value], places: dict[str, float]) -> list[Spec]:
    """The numbers on the page's ground, so that a line behind them doesn't strike them out."""
    ground = {"bgcolor": theme.BACKGROUND, "borderpad": 1, "font": {"size": chart.LABEL_SIZE, "color": theme.TEXT}}
    return [
        chart.note(
            f"<b>{words.full(row.number, 'percent')}</b>",
            x=row.number,
            y=places[size],
            xanchor="left",
            xshift=3,
            **ground,
        )
        for size, row in found.items()
    ]


def _sizes(places: dict[str, float]) -> Spec:
    return axes.row_axis(
        list(places.values()),
        ["<br>".join(wrap(labels.word("firm_size", size), TICK_LETTERS)) for size in places],
        bottom=min(places.values()) - 0.6,
        top=LINE_NAME_AT + 0.5,
    )


def _line(against: Yardstick, bottom: float) -> Spec:
    style = {"color": theme.INK, "width": 2, "dash": "dash" if against.own else "dot"}
    return {"type": "line", "x0": against.percent, "x1": against.percent, "y0": bottom - 0.5, "y1": 0.55, "line": style}


def _line_name(against: Yardstick, middle: float) -> Spec:
    anchor = "right" if against.percent > middle else "left"
    name = words.wrapped(against.name, width=NAME_LETTERS)
    return chart.note(name, x=against.percent, y=LINE_NAME_AT, xanchor=anchor, font={"size": 13, "color": theme.TEXT})
