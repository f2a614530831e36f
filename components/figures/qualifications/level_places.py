"""The places of the top 15 by level, year by year."""

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.indicator import Indicator

# A level is an order, so its steps are those of one colour; words in a cell keep their contrast on each.
STEPS = (
    (theme.SEQUENTIAL[1], theme.INK),
    (theme.SEQUENTIAL[3], theme.INK),
    (theme.SEQUENTIAL[6], theme.BACKGROUND),
    (theme.SEQUENTIAL[8], theme.BACKGROUND),
)


ROW = 34  # pixels of a year whose bar lies


def level_places(places: Indicator) -> Figure:
    """Stacked bars by year, the lowest level at the bottom.

    Args:
        places: `dual_top15_level_places`.
    """
    wide = places.table.pivot(index="category", columns="year", values="value").sort_index()
    years = [int(year) for year in wide.columns]
    return Figure(
        id="dual-top15-levels",
        title=_title(wide, years),
        subtitle=_(
            "Places of the top 15 by level, number of programmes, Korea, {first}–{last}; every programme counts as one",
            first=years[0],
            last=years[-1],
        ),
        spec=_spec(wide, years),
        alt="; ".join(f"{year}: {_told(wide[year])}" for year in years),
        rests_on=(places,),
        table=_table(wide),
        says=(_("**Uncertain levels** are counted as they are printed or inferred: see the cells that carry a “?”."),),
    )


def _title(wide: pd.DataFrame, years: list[int]) -> str:
    leading = set(wide.idxmax())
    if len(leading) == 1:
        level = labels.word("ncs_level", leading.pop())
        return _(
            "{level} has most places in every year from {first} to {last}", level=level, first=years[0], last=years[-1]
        )
    return _("Places of the top 15 by level, {first}–{last}", first=years[0], last=years[-1])


def _told(column: "pd.Series[float]") -> str:
    return ", ".join(f"{labels.word('ncs_level', str(code))} {number(value)}" for code, value in column.items())


def _spec(wide: pd.DataFrame, years: list[int]) -> Spec:
    standing = chart.stands(years)
    both = chart.over_years(axes.year_axis(years), standing=standing)
    return chart.chart(
        [_bars(wide, str(level), years, step, standing) for level, step in zip(wide.index, STEPS, strict=False)],
        height=320 if standing else chart.rows_height(years, row=ROW),
        barmode="stack",
        bargap=0.2,
        xaxis=both["xaxis"] | {"showgrid": False},
        yaxis=both["yaxis"] | {"showgrid": False},
    )


def _bars(wide: pd.DataFrame, level: str, years: list[int], step: tuple[str, str], standing: bool) -> Spec:
    values, (fill, ink) = [float(wide.loc[level, year]) for year in years], step
    word = labels.word("ncs_level", level)
    return chart.bars(
        names=years,
        values=values,
        labels=[f"{level} · {number(value)}" if value else "" for value in values],
        hover=[
            f"{word}, {year}<br>{words.full(value, 'programmes')}<br>{words.status('computed')}"
            for year, value in zip(years, values, strict=True)
        ],
        marker={"color": fill, "line": {"color": theme.BACKGROUND, "width": 1}},
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont={"color": ink},
        textangle=0,
        orientation="v" if standing else "h",
    )


def _table(wide: pd.DataFrame) -> Table:
    frame = wide.copy()
    frame.columns = [str(year) for year in wide.columns]
    frame.index = pd.Index([labels.word("ncs_level", str(code)) for code in wide.index], name=_("Level"))
    return Table(frame=frame)
