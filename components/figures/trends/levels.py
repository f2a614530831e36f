"""Trainees 2019-21: the answer, the cards and the main picture."""

from dataclasses import replace

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.card import Card, card, nothing_yet
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from components.figures.trends.readings import who_trains
from data import labels
from data.catalogue import dataset
from i18n import _
from i18n.numbers import brief, number
from indicators.indicator import Indicator

ROW = 34  # pixels of a year whose bar lies
CATEGORIES = ("employee", "job_seeker")


def answer(total: Indicator, change: Indicator, index: Indicator, *, year: int) -> str:
    """The page's answer in one sentence, for a year of the table."""
    level = words.short(total.value(year=year), "trainees")
    first = int(total.table["year"].min())
    if year == first:
        return _("{level} in {year}, the first year of the table", level=level, year=year)
    return _(
        "{level} in {year}: {change} on the year before, {times} times the level of {first}",
        level=level,
        year=year,
        change=words.change(change.value(year=year, category="total")),
        times=number(index.value(year=year, category="total") / 100, digits=2),
        first=first,
    )


def cards(total: Indicator, trainees: Indicator, change: Indicator, per_100: Indicator, *, year: int) -> list[Card]:
    """The total, each category, and the total per 100 residents, for a year."""
    found = [
        card(total, total.row(year=year), label=_("All trainees"), note=_changed(change, "total", year), also=(change,))
    ]
    for category in reversed(CATEGORIES):
        row = trainees.row(year=year, category=category)
        label, note = labels.word("trainee_category", category), _changed(change, category, year)
        single = card(trainees, row, label=label, note=note, also=(change,))
        found.append(single.named(category))
    printed = dataset("printed_figures").number("value", measure="trainees_share_of_population_pct")
    note = _(
        "The source says “about {printed} %”; no year gives that. If enrolments are counted, this is no share of people.",
        printed=number(printed),
    )
    label = _("Trainees per 100 residents")
    if year not in set(per_100.table["year"]):
        unknown = _("The residents of {year} are not in the data.", year=year)
        return [*found, nothing_yet(per_100, label=label, note=unknown)]
    return [*found, card(per_100, per_100.row(year=year), label=label, note=note)]


def _changed(change: Indicator, category: str, year: int) -> str:
    if year not in set(change.table["year"]):
        return _("First year of the table: no change to tell.")
    value = change.value(year=year, category=category)
    return _("{change} ({word}) on {before}", change=words.change(value), word=words.moved(value), before=year - 1)


def by_category(trainees: Indicator, total: Indicator, share: Indicator, index: Indicator, *, year: int) -> Figure:
    """Stacked bars by year, employees below job seekers, the total on top; the chosen year in bold."""
    years = [int(value) for value in total.table["year"]]
    peak = total.table.loc[total.table["value"].idxmax()]
    standing = chart.stands(years)
    layout = {
        "height": 400 if standing else chart.rows_height(years, row=ROW),
        "barmode": "stack",
        **chart.over_years(axes.year_axis(years, chosen=year), standing=standing),
        "annotations": [*_tops(total, standing), *chart.headings(*(_named(category) for category in CATEGORIES))],
        "margin": chart.HEADED,
    }
    return Figure(
        id="trainees-by-category",
        title=_title(trainees, years, peak=int(peak["year"])),
        subtitle=_(
            "Trainees by category, Korea, {first}–{last}; people or enrolments: not stated",
            first=years[0],
            last=years[-1],
        ),
        spec=chart.chart([_stack(trainees, name, years, standing) for name in CATEGORIES], **layout),
        alt="; ".join(f"{row.year}: {words.full(row.value, 'trainees')}" for row in total.table.itertuples()),
        rests_on=(total, trainees, share, index),
        table=levels_table(trainees, total),
        says=who_trains(share, index, years),
    )


def _title(trainees: Indicator, years: list[int], *, peak: int) -> str:
    employees, job_seekers = ([trainees.value(year=year, category=name) for year in years] for name in CATEGORIES)
    if all(more > less for more, less in zip(employees, job_seekers, strict=True)):
        return _("Most trainees are employees; {year} was the highest year of the table", year=peak)
    return _("Trainees by category; {year} was the highest year of the table", year=peak)


def _tops(total: Indicator, standing: bool) -> list[Spec]:
    """The total at the end of each bar."""
    beyond = {"yanchor": "bottom", "yshift": 2} if standing else {"xanchor": "left", "xshift": 4}
    return [
        chart.note(
            f"<b>{brief(row.value)}</b>",
            x=int(row.year) if standing else row.value,
            y=row.value if standing else int(row.year),
            **beyond,
        )
        for row in total.table.itertuples()
    ]


def _named(category: str) -> tuple[str, str]:
    return labels.word("trainee_category", category), theme.CATEGORY[category]


def _stack(trainees: Indicator, category: str, years: list[int], standing: bool) -> Spec:
    rows = [trainees.row(year=year, category=category) for year in years]
    name = labels.word("trainee_category", category)
    return chart.bars(
        names=years,
        values=[row.number for row in rows],
        labels=[brief(row.number) for row in rows],
        hover=[f"{name}, {row.year}<br>{words.full(row.number, 'trainees')}<br>{words.kind(row)}" for row in rows],
        marker={"color": theme.CATEGORY[category]},
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont={"color": theme.BACKGROUND},
        textangle=0,
        orientation="v" if standing else "h",
    )


def levels_table(trainees: Indicator, total: Indicator) -> Table:
    """Trainees by category and year, as printed, with the total."""
    both = replace(trainees, table=pd.concat([trainees.table, total.table]))
    wide = both.table.pivot(index="category", columns="year", values="value")
    wide = wide.loc[["job_seeker", "employee", "total"]]
    wide.columns = [str(year) for year in wide.columns]
    wide[_("Kind of figure")] = words.row_statuses(both, by="category", order=wide.index)
    wide.index = pd.Index([labels.word("trainee_category", code) for code in wide.index], name=_("Trainees (number)"))
    return Table(frame=wide, totals=(labels.word("trainee_category", "total"),))
