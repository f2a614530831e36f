"""Trainees 2019-21: how many, of whom, and how that changed."""

import pandas as pd

from components import theme
from components.figures import chart, words
from components.figures.figure import Figure
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.indicator import Indicator

CATEGORIES = ("employee", "job_seeker")


def answer(total: Indicator, change: Indicator, index: Indicator, *, year: int) -> str:
    """The page's answer in one sentence, for a year of the table."""
    level = words.short(total.value(year=year), "trainees")
    first = int(total.table["year"].min())
    if year == first:
        return _("Korea's statistics count {level} in {year}, the first year of the table.", level=level, year=year)
    return _(
        "Korea's statistics count {level} in {year}: {change} on the year before, and {times} times the level of {first}.",
        level=level,
        year=year,
        change=words.change(change.value(year=year, category="total")),
        times=number(index.value(year=year, category="total") / 100, digits=2),
        first=first,
    )


def by_category(trainees: Indicator, total: Indicator, *, year: int) -> Figure:
    """Stacked bars by year, employees below job seekers, the total on top; the chosen year stands out."""
    years = [int(value) for value in total.table["year"]]
    traces = [_stack(trainees, category, years) for category in CATEGORIES]
    notes = [
        chart.note(f"<b>{words.short(row.value, 'trainees')}</b>", x=int(row.year), y=row.value, yshift=14)
        for row in total.table.itertuples()
    ]
    axis = chart.year_axis(years, chosen=year)
    top = float(total.table["value"].max()) * 1.1
    peak = total.table.loc[total.table["value"].idxmax()]
    return Figure(
        id="trainees-by-category",
        title=_(
            "Most trainees are employees; {year} was the highest of the three years", year=int(peak["year"])
        ),
        subtitle=_("Trainees by category, Korea, {first} to {last}; people or enrolments, not stated", first=years[0], last=years[-1]),
        spec=chart.chart(traces, height=380, barmode="stack", xaxis=axis, yaxis=chart.value_axis(range=[0, top]), annotations=notes),
        alt="; ".join(f"{row.year}: {words.full(row.value, 'trainees')}" for row in total.table.itertuples()),
        rests_on=(trainees, total),
        table=table(trainees, total),
    )


def _stack(trainees: Indicator, category: str, years: list[int]) -> dict[str, object]:
    values = [trainees.value(year=year, category=category) for year in years]
    name = labels.word("trainee_category", category)
    return chart.bars(
        names=years,
        values=values,
        labels=[f"{name} {words.short(value, 'trainees')}" for value in values],
        hover=[
            f"{name}, {year}<br>{words.full(value, 'trainees')}<br>{words.status('reported')}"
            for year, value in zip(years, values, strict=True)
        ],
        marker={"color": theme.CATEGORY[category]},
        textposition="inside",
        insidetextanchor="middle",
    )


def table(trainees: Indicator, total: Indicator) -> pd.DataFrame:
    """Trainees by category and year, as printed, with the total."""
    wide = pd.concat([trainees.table, total.table]).pivot(index="category", columns="year", values="value")
    wide = wide.loc[["job_seeker", "employee", "total"]].map(number)
    wide.columns = [str(year) for year in wide.columns]
    wide.index = pd.Index([labels.word("trainee_category", code) for code in wide.index], name=_("Trainees"))
    return wide
