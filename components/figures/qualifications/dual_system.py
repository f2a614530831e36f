"""The dual system by type: what the source prints, and what others count beside it; never one line."""

from typing import Any

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.qualifications import dual_table
from data import labels
from data.catalogue import dataset
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator

PRINTED, TRAINING, PLANNED = "printed", "in_training", "planned"
ROW = 54  # pixels


def counted(
    found: Indicator, rows: Dataset, *, says: tuple[str, ...] = (), ratios: tuple[Indicator, ...] = ()
) -> Figure:
    """A bar for each figure, named by its year and by what it counts, in the order of the years.

    Args:
        found: an indicator of the dual system, its categories what is counted.
        rows: rows of `dual_system` on the same type, its own among them: its table.
        says: what must be read beside it.
        ratios: the indicators whose values it says.
    """
    order = sorted(found.table.itertuples(), key=lambda row: (row.year, row.category != PRINTED))
    return Figure(
        id=found.id.replace("_", "-"),
        title=title(found),
        subtitle=_("{what}, Korea; differently counted figures stand beside each other", what=_what(found)),
        spec=_spec(order, found.unit),
        alt="; ".join(f"{_name(row)}: {_value(row, found.unit)}" for row in order),
        rests_on=(found, *ratios),
        lists=(rows,),
        table=dual_table.figures(rows),
        says=says,
    )


def title(found: Indicator) -> str:
    """First and last figure as printed, and what others count."""
    printed = sorted((row for row in found.table.itertuples() if row.category == PRINTED), key=lambda row: row.year)
    others = {row.category: row for row in found.table.itertuples() if row.category not in (PRINTED, PLANNED)}
    told: dict[str, Any] = {
        "what": _what(found),
        "last": _value(printed[-1], found.unit),
        "year": int(printed[-1].year),
    }
    if TRAINING in others:
        other = _value(others[TRAINING], found.unit)
        return _("{what}: {last} printed for {year}, {other} by the ministry's count", **told, other=other)
    if others:
        other = next(iter(others.values()))
        then = int(other.year)
        return _(
            "{what}: {last} printed for {year}, {other} counted by {then}",
            **told,
            other=_value(other, found.unit),
            then=then,
        )
    first, start = _value(printed[0], found.unit), int(printed[0].year)
    return _("{what}: {first} in {start}, {last} in {year}, as printed", **told, first=first, start=start)


def _what(found: Indicator) -> str:
    return labels.text(dataset("indicators").where(id=found.id).rows[0], "label")


def _value(row: Any, unit: str) -> str:
    return words.bounded(words.counted(number(row.value), unit), row.bound)


def _name(row: Any) -> str:
    return f"{int(row.year)} · {labels.word('dual_counting', row.category)}"


def _spec(order: list[Any], unit: str) -> Spec:
    places = [float(place) for place in range(len(order))]
    bars = chart.bars(
        names=places,
        values=[row.value for row in order],
        labels=[_value(row, unit) for row in order],
        hover=[
            f"{_name(row)}<br>{words.bounded(words.full(row.value, unit), row.bound)}<br>{words.kind(row)}"
            for row in order
        ],
        orientation="h",
        width=0.6,
        marker=_marker(order),
        textfont={"color": theme.TEXT},
    )
    return chart.chart(
        [bars],
        height=ROW * len(order) + 30,
        xaxis=axes.value_axis(showgrid=False),
        yaxis=axes.row_axis(
            places, [words.wrapped(_name(row), width=14) for row in order], bottom=len(order) - 0.4, top=-0.6
        ),
    )


def _marker(order: list[Any]) -> Spec:
    """The source's own in blue, what others count in grey, what is only planned as an outline."""
    fills = {PRINTED: theme.ACCENT, PLANNED: "rgba(0,0,0,0)"}
    return {
        "color": [fills.get(row.category, theme.MUTED) for row in order],
        "line": {"color": theme.TO_BE, "width": [3 if row.category == PLANNED else 0 for row in order]},
    }
