"""The way of all trainees to a target of the reader's own: what was counted, and the dashed line that leads there."""

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from i18n import _
from i18n.numbers import compact
from indicators.indicator import Indicator
from indicators.progress_methods import Path

NEAR_YEARS = 12


def way(total: Indicator, progress: Indicator, path: Path) -> Figure:
    """The printed totals as a line, the reader's target as an outlined mark at the end of a dashed one."""
    years = [int(year) for year in total.table["year"]]
    values = list(total.table["value"])
    return Figure(
        id="targets-way",
        title=_("Your target against what was counted"),
        subtitle=_(
            "Trainees, all, Korea, {first}–{last}; the target of {year} is the reader's own",
            first=years[0],
            last=years[-1],
            year=path.target_year,
        ),
        spec=_picture(years, values, path),
        alt="; ".join(
            f"{year}: {words.full(value, 'trainees')}"
            for year, value in [*zip(years, values, strict=True), (path.target_year, path.target)]
        ),
        rests_on=(total, progress),
        table=_table(years, values, path),
    )


def _picture(years: list[int], values: list[float], path: Path) -> Spec:
    near = path.target_year - years[0] <= NEAR_YEARS
    return chart.chart(
        [_counted(years, values, near=near), _dashed(path)],
        height=320,
        xaxis=axes.year_axis([*(years if near else years[-1:]), path.target_year]),
        yaxis=axes.value_axis(),
    )


def _counted(years: list[int], values: list[float], *, near: bool) -> Spec:
    texts = [compact(value) if near or year == years[-1] else "" for year, value in zip(years, values, strict=True)]
    hover = [f"{year}<br>{words.full(value, 'trainees')}" for year, value in zip(years, values, strict=True)]
    drawn = chart.line(x=years, y=values, name="", colour=theme.TOTAL, labels=texts, hover=hover)
    # Out of the way of the lines: below a dip, and to the left of the dashed line that leaves the last point.
    ends = zip([values[0], *values[:-1]], values, [*values[1:], values[-1]], strict=True)
    places = [f"{'bottom' if now < min(before, after) else 'top'} center" for before, now, after in ends]
    return drawn | {"textposition": [*places[:-1], "top left"]}


def _dashed(path: Path) -> Spec:
    label = f"<b>{compact(path.target)}</b>"
    line = chart.line(
        x=[path.latest_year, path.target_year],
        y=[path.latest, path.target],
        name="",
        colour=theme.INK,
        labels=["", label],
        hover=["", _("{target} by {year}", target=words.full(path.target, "trainees"), year=path.target_year)],
    )
    outlined = {"color": theme.BACKGROUND, "size": [0, 13], "opacity": 1, "line": {"color": theme.INK, "width": 2}}
    return line | {"line": {"color": theme.INK, "width": 2, "dash": "dash"}, "marker": outlined}


def _table(years: list[int], values: list[float], path: Path) -> Table:
    index = [*(str(year) for year in years), _("{year} (your target)", year=path.target_year)]
    return Table(frame=pd.DataFrame({_("Trainees (number)"): [*values, path.target]}, index=index))
