"""Trainee trends."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.cards import Card, card, nothing_yet
from components.figures.exhibit import Exhibit, Figure, Spec, Table
from components.figures.page import PARTICIPATION, FigurePage, indicators
from components.figures.state import Compute, State
from data import labels
from i18n import _, by_language, message
from i18n.numbers import brief, number
from indicators.dataset import Dataset
from indicators.indicator import KOREA, Indicator, Value

# What stands beside the pictures of trainees: who they are, where the series breaks, what swings this large mean.


BASE = 100


def who_trains(share: Indicator, index: Indicator, years: list[int]) -> tuple[str, ...]:
    """The share of job seekers and how their number moved, and the break of the series.

    Args:
        share: `job_seeker_share_pct`.
        index: `trainees_index`, the first of the years = 100.
        years: all years of the table, ascending.
    """
    first, last = years[0], years[-1]
    return (
        _(
            "**Job seekers** were {then}% of all trainees in {first} and {now}% in {last}. {moved}",
            then=share.value(year=first),
            now=share.value(year=last),
            first=first,
            last=last,
            moved=_moved(index.value(year=last, category="job_seeker"), first=first),
        ),
        series_break(),
    )


SWING: Final = 10  # percent from one year to the next, down and up


def swings(change: Indicator) -> bool:
    """Whether the total fell and rose by so much that enrolments are more likely counted than people, as I-07 has it."""
    steps = [row.number for row in change.rows if row.category == "total"]
    return bool(steps) and min(steps) < -SWING and max(steps) > SWING


def _counted(change: Indicator) -> tuple[str, ...]:
    """What is probably counted."""
    told = _(
        "**Swings this large** would fit a count of enrolments rather than of people; "
        "the source does not say which it is."
    )
    return (told,) if swings(change) else ()


def series_break() -> str:
    """Why the years from the merger of the cards on must be read with care against those before."""
    return _(
        "**From 2020 the series breaks**: one learning card replaced two, so part of the shift may be classification."
    )


def _moved(index: float, *, first: int) -> str:
    as_told = round(index, 1)
    if round(index / BASE, 1) > 1:
        return _("Their number grew {times}-fold.", times=index / BASE)
    if as_told > BASE:  # 1.0-fold would be no growth
        return _("Their number rose to {percent}% of that of {first}.", percent=index, first=first)
    if as_told < BASE:
        return _("Their number fell to {percent}% of that of {first}.", percent=index, first=first)
    if index != BASE:
        return _("Their number is about that of {first}.", first=first)
    return _("Their number is that of {first}.", first=first)


# How trainees changed: the index, and all rates in one table.


HEIGHT = 340  # pixels
FRAME = 90  # of them for years, margins, and labels over and under the lines
LETTERS = {"en": 12, "ko": 8}
ORDER = ("job_seeker", "employee", "total")


def index_lines(index: Indicator, recovery: Indicator) -> Figure:
    """Lines with the base year = 100; each carries its name and last value at its end."""
    years = sorted(int(year) for year in index.table["year"].unique())
    last = {name: index.value(year=years[-1], category=name) for name in ORDER}
    lines, told = [_line(index, name, years) for name in ORDER], [_end(name, value) for name, value in last.items()]
    return Figure(
        id="trainees-index",
        title=_index_title(index, years),
        subtitle=_("Trainees, {base} = 100, Korea, {first}–{last}", base=years[0], first=years[0], last=years[-1]),
        spec=charts.chart(
            lines,
            height=HEIGHT,
            xaxis=charts.year_axis(years),
            yaxis=charts.value_axis(),
            annotations=[*charts.ends(lines, told, height=HEIGHT - FRAME), *charts.gaps(years, standing=True)],
        ),
        alt="; ".join(
            f"{labels.word('trainee_category', name)}: {number(value, digits=1)}" for name, value in last.items()
        ),
        rests_on=(index, recovery),
        table=wide(index),
        says=(series_break(), *_recovered(recovery)),
    )


def _index_title(index: Indicator, years: list[int]) -> str:
    seekers, employees = (
        [index.value(year=year, category=name) for year in years] for name in ("job_seeker", "employee")
    )
    if not charts.with_gaps(years) and seekers == sorted(seekers) and min(employees) < employees[0] < employees[-1]:
        return _("Job seekers kept rising; employees fell and came back above the base")
    return _("Trainees by category, {base} = 100", base=years[0])


def _recovered(recovery: Indicator) -> list[str]:
    """What was made good of the fall, and how far the level stands above the start; the ratio alone would mislead."""
    found = next((row for row in recovery.rows if row.category == "employee"), None)
    if found is None or found.number <= 0:
        return []
    return [
        _(
            "**Employees** made good {times} times the fall of {low}. {level} The ratio is no growth rate.",
            times=found.number,
            low=found.year - 1 if found.year else "",
            level=str(recovery.assumptions["level_employee"]),
        )
    ]


def rates_table(change: Indicator, share: Indicator, cagr: Indicator) -> Table:
    """All rates: change a year by category, share of job seekers, growth a year over the whole span."""
    of = {code: labels.word("trainee_category", code) for code in ORDER}
    rows = [(_("Change on the year before, %: {who}", who=who), _of(change, code), change) for code, who in of.items()]
    rows.append((_("Job seekers, % of all trainees"), list(share.rows), share))
    rows += [
        (_("Average growth a year over the span, %: {who}", who=who), _of(cagr, code), cagr) for code, who in of.items()
    ]
    rows = [row for row in rows if len(row[1])]
    found = {name: {str(row.year): row.number for row in values} for name, values, _indicator in rows}
    frame = pd.DataFrame.from_dict(found, orient="index")
    frame = frame[sorted(frame.columns)]
    frame[_("Kind of figure")] = [words.marked(row.status for row in values) for _name, values, _indicator in rows]
    return Table(frame=frame, digits=2, behind=tuple(indicator for _name, _values, indicator in rows))


def _of(indicator: Indicator, category: str) -> list[Value]:
    return [row for row in indicator.rows if row.category == category]


def _line(index: Indicator, name: str, years: list[int]) -> Spec:
    rows = [index.row(year=year, category=name) for year in years]
    word = labels.word("trainee_category", name)
    # The first is 100 of all, the last stands at the end of the line with its name.
    texts = ["", *(number(row.number, digits=1) for row in rows[1:-1]), ""][: len(rows)]
    hover = [f"{word}, {row.year}<br>{number(row.number, digits=1)}<br>{words.kind(row)}" for row in rows]
    drawn = charts.line(
        x=years, y=[row.number for row in rows], name=word, colour=theme.CATEGORY[name], labels=texts, hover=hover
    )
    return {**drawn, "textposition": _beside(name, [row.number for row in rows])}


def _beside(name: str, values: list[float]) -> list[str]:
    """Where the labels of a line stand: away from the other lines, and from the line itself."""
    if name == "employee":  # a line that rises to its label comes from below on the left
        return [f"bottom {'right' if value > before else 'center'}" for before, value in pairwise([values[0], *values])]
    if name != "job_seeker":
        return ["top center"] * len(values)
    return [
        f"top {'right' if value < before else 'left'}" for before, value in zip([0.0, *values], values, strict=False)
    ]


def _end(name: str, value: float) -> str:
    called = words.wrapped(labels.word("trainee_category", name), width=by_language(LETTERS))
    return f"<b>{number(value, digits=1)}</b><br>{called}"


def wide(indicator: Indicator) -> Table:
    """The values of an indicator by category (rows) and year (columns)."""
    wide = indicator.table.pivot(index="category", columns="year", values="value")
    wide = wide.loc[[name for name in ORDER if name in wide.index]]
    wide.columns = [str(year) for year in wide.columns]
    wide[_("Kind of figure")] = words.row_statuses(indicator, by="category", order=wide.index)
    wide.index = pd.Index([labels.word("trainee_category", code) for code in wide.index], name=_("Trainees"))
    return Table(frame=wide, digits=2)


# What moved the total of trainees: the contribution of each category, by year.


ROW = 70  # pixels of a year


def contributions(contribution: Indicator, share: Indicator, *, year: int) -> Figure:
    """Bars of both categories' contributions to the change of the total, by year; said of the chosen one, if it has any."""
    years = sorted(int(year) for year in contribution.table["year"].unique())
    shown = ("employee", "job_seeker")
    told = year if year in years else years[-1]
    return Figure(
        id="trainees-contributions",
        title=_contribution_title(contribution, share, told),
        subtitle=_("Contribution to the change of the total, percentage points, Korea"),
        spec=charts.chart(
            [_contribution(contribution, name, years) for name in shown],
            # Bars lie, so that labels of neighbours never meet, however many years there are.
            height=charts.rows_height(years, row=ROW),
            barmode="group",
            xaxis=charts.value_axis(showgrid=False),
            yaxis=charts.year_axis(years, chosen=told) | {"autorange": "reversed"},
            annotations=[
                *charts.headings(*((labels.word("trainee_category", name), theme.CATEGORY[name]) for name in shown)),
                *charts.gaps(years, standing=False),
            ],
            margin=charts.HEADED,
        ),
        alt="; ".join(
            f"{row.year} {labels.word('trainee_category', row.category)}: {words.change(row.number, 'percentage_points')}"
            for row in contribution.rows
        ),
        rests_on=(contribution, share),
        table=wide(contribution),
        says=(series_break(),),
    )


def _contribution_title(contribution: Indicator, share: Indicator, year: int) -> str:
    """How much of the change employees made; where the categories part, there is no such share, but the two points."""
    found = share.table[(share.table["year"] == year) & (share.table["category"] == "employee")]["value"]
    if found.between(0, 100).any():
        return _("Employees made {share}% of the change of {year}", share=float(found.iloc[0]), year=year)
    points = {
        name: words.change(contribution.value(year=year, category=name), "percentage_points") for name in CATEGORIES
    }
    return _("Change of the total in {year}: employees {employee}, job seekers {job_seeker}", year=year, **points)


def _contribution(contribution: Indicator, name: str, years: list[int]) -> Spec:
    rows = [contribution.row(year=year, category=name) for year in years]
    word = labels.word("trainee_category", name)
    texts = [words.change(row.number, "percentage_points") for row in rows]
    return charts.bars(
        name=word,
        names=years,
        values=[row.number for row in rows],
        labels=texts,
        hover=[f"{word}<br>{text}<br>{row.year}, {words.kind(row)}" for text, row in zip(texts, rows, strict=True)],
        orientation="h",
        marker={"color": theme.CATEGORY[name]},
    )


# Trainees: the answer, the cards and the main picture.


LEVELS: Final = 400  # pixels
LEVELS_ROW = 34  # pixels of a year whose bar lies
ONE_CARD: Final = 2020  # the year from which one learning card stands for two (I-26)
BROKEN: Final = {**charts.HEADED, "t": 50}  # room for the name of the break under those of the categories
CATEGORIES = ("employee", "job_seeker")


def answer_of(total: Indicator, change: Indicator, index: Indicator, *, year: int) -> str:
    """The page's answer in one sentence, for a year of the table."""
    level = words.short(total.value(year=year), "trainees")
    first = int(total.table["year"].min())
    if year == first:
        return _("{level} in {year}, the first year of the table", level=level, year=year)
    times = number(index.value(year=year, category="total") / 100, digits=2)
    if not has(change, year=year, category="total"):
        return _(
            "{level} in {year}: {times} times the level of {first}", level=level, year=year, times=times, first=first
        )
    return _(
        "{level} in {year}: {change} on the year before, {times} times the level of {first}",
        level=level,
        year=year,
        change=words.change(change.value(year=year, category="total")),
        times=times,
        first=first,
    )


def cards_of(
    total: Indicator, trainees: Indicator, change: Indicator, per_100: Indicator, *, printed: Dataset, year: int
) -> list[Card]:
    """The total, each category, and the total per 100 residents, for a year; `printed` holds what the source says of it."""
    first = year == int(total.table["year"].min())
    note = _changed(change, "total", year, first=first)
    found = [card(total, total.row(year=year), label=_("All trainees"), note=note, also=(change,))]
    for category in reversed(CATEGORIES):
        row = trainees.row(year=year, category=category)
        label, note = labels.word("trainee_category", category), _changed(change, category, year, first=first)
        single = card(trainees, row, label=label, note=note, also=(change,))
        found.append(single.named(category))
    said = printed.number("value", measure="trainees_share_of_population_pct")
    note = _beside_printed(said, [row.year for row in per_100.rows if row.year and round(row.number) == round(said)])
    return [*found, _per_residents(per_100, year, newest=year == int(total.table["year"].max()), note=note)]


def _beside_printed(said: float, fits: list[int]) -> str:
    """What to think of the printed share, in percent: `fits` are the years whose trainees and residents give it."""
    if fits:
        return _(
            "The source says “about {printed}%” without a year; so it is in {years}. "
            "If enrolments are counted, this is no share of people.",
            printed=number(said),
            years=", ".join(map(str, fits)),
        )
    return _(
        "The source says “about {printed}%”; no year gives that. If enrolments are counted, this is no share of people.",
        printed=number(said),
    )


def _per_residents(per_100: Indicator, year: int, *, newest: bool, note: str) -> Card:
    """Of the year chosen; where that is the newest and its residents are not known, of the newest year that has both."""
    label = _("Trainees per 100 residents")
    if year in set(per_100.table["year"]):
        return card(per_100, per_100.row(year=year), label=label, note=note)
    unknown = _("The residents of {year} are not in the data.", year=year)
    if newest and per_100.rows:
        return card(per_100, per_100.newest(), label=label, note=f"{unknown} {note}")
    return nothing_yet(per_100, label=label, note=unknown)


def _changed(change: Indicator, category: str, year: int, *, first: bool) -> str:
    if first:
        return _("First year of the table: no change to tell.")
    if not has(change, year=year, category=category):
        return _("Nothing is known of {before}: no change to tell.", before=year - 1)
    value = change.value(year=year, category=category)
    return _("{change} on {before}", change=words.moved_by(value), before=year - 1)


def levels_by_category(
    trainees: Indicator,
    total: Indicator,
    share: Indicator,
    index: Indicator,
    *,
    change: Indicator,
    year: int,
    height: int = LEVELS,
) -> Figure:
    """Stacked bars by year, employees below job seekers, the total on top, the break drawn; the chosen year in bold."""
    years = [int(value) for value in total.table["year"]]
    peak = max(row.number for row in total.rows)
    highest = [year for row, year in zip(total.rows, years, strict=True) if row.number == peak]
    standing = charts.stands(years)
    layout = _layout(total, years, standing, chosen=year, height=height)
    return Figure(
        id="trainees-by-category",
        title=_title(trainees, years, highest=highest),
        subtitle=_(
            "Trainees by category, Korea, {first}–{last}; people or enrolments: not stated",
            first=years[0],
            last=years[-1],
        ),
        spec=charts.chart([_stack(trainees, name, years, standing) for name in CATEGORIES], **layout),
        alt="; ".join(f"{row.year}: {words.full(row.number, 'trainees')}" for row in total.rows),
        rests_on=(total, trainees, share, index),
        table=levels_table(trainees, total),
        says=(*who_trains(share, index, years), *_counted(change)),
    )


def _layout(total: Indicator, years: list[int], standing: bool, *, chosen: int, height: int) -> Spec:
    return {
        "height": height if standing else charts.rows_height(years, row=LEVELS_ROW),
        "barmode": "stack",
        **charts.over_years(charts.year_axis(years, chosen=chosen), standing=standing),
        **_notes(total, years, standing),
    }


def has(indicator: Indicator, *, year: int, category: str) -> bool:
    """Whether a category has a value for a year: the first year, one after a gap and one after a zero have no change."""
    table = indicator.table
    return bool(((table["year"] == year) & (table["category"] == category)).any())


def _title(trainees: Indicator, years: list[int], *, highest: list[int]) -> str:
    """Who most trainees are and which year was the highest; no year where several share the highest number."""
    if len(highest) > 1:
        return _("Trainees by category")
    (peak,) = highest
    employees, job_seekers = ([trainees.value(year=year, category=name) for year in years] for name in CATEGORIES)
    if all(more > less for more, less in zip(employees, job_seekers, strict=True)):
        return _("Most trainees are employees; {year} was the highest year of the table", year=peak)
    return _("Trainees by category; {year} was the highest year of the table", year=peak)


def _tops(total: Indicator, standing: bool) -> list[Spec]:
    """The total at the end of each bar."""
    beyond = {"yanchor": "bottom", "yshift": 2} if standing else {"xanchor": "left", "xshift": 4}
    return [
        charts.note(
            f"<b>{brief(row.number)}</b>",
            x=row.year if standing else row.number,
            y=row.number if standing else row.year,
            **beyond,
        )
        for row in total.rows
    ]


def _notes(total: Indicator, years: list[int], standing: bool) -> Spec:
    """The totals and what is missing between, the names of the categories, and the break where the years hold it."""
    headings = charts.headings(*(_named(category) for category in CATEGORIES))
    tops = [*_tops(total, standing), *charts.gaps(years, standing=standing)]
    if not years[0] < ONE_CARD <= years[-1]:
        return {"annotations": [*tops, *headings], "margin": charts.HEADED}
    higher = [one | {"yshift": BROKEN["t"] - charts.HEADED["t"]} for one in headings]
    return {
        "annotations": [*tops, *higher, _break_name(standing)],
        "margin": BROKEN,
        "shapes": [_break(standing)],
    }


def _break(standing: bool) -> Spec:
    """A dotted line before the year of the one card, across all values."""
    along, across = ("x", "y") if standing else ("y", "x")
    at = ONE_CARD - 0.5
    ends = {f"{along}0": at, f"{along}1": at, f"{across}0": 0, f"{across}1": 1, f"{across}ref": "paper"}
    return {"type": "line", "line": {"color": theme.TEXT, "width": 1.5, "dash": "dot"}, **ends}


def _break_name(standing: bool) -> Spec:
    """Why the years before and after the line are not alike; above the bars, which it would cover else."""
    told = _("{year}: one card for two", year=ONE_CARD)
    place = {"x": ONE_CARD - 0.5, "xshift": 2} if standing else {"x": 0, "xref": "paper"}
    font = {"size": charts.LABEL_SIZE - 1, "color": theme.TEXT}
    return charts.note(told, y=1, yref="paper", xanchor="left", yanchor="bottom", font=font, **place)


def _named(category: str) -> tuple[str, str]:
    return labels.word("trainee_category", category), theme.CATEGORY[category]


def _stack(trainees: Indicator, category: str, years: list[int], standing: bool) -> Spec:
    rows = [trainees.row(year=year, category=category) for year in years]
    name = labels.word("trainee_category", category)
    return charts.bars(
        name=name,
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
    both = replace(trainees, rows=(*trainees.rows, *total.rows))
    wide = both.table.pivot(index="category", columns="year", values="value")
    wide = wide.loc[["job_seeker", "employee", "total"]]
    wide.columns = [str(year) for year in wide.columns]
    wide[_("Kind of figure")] = words.row_statuses(both, by="category", order=wide.index)
    wide.index = pd.Index([labels.word("trainee_category", code) for code in wide.index], name=_("Trainees (number)"))
    return Table(frame=wide, totals=(labels.word("trainee_category", "total"),))


# The page on trainees: its answer, cards and exhibits, from the state of the page.


def answer(state: State) -> str:
    """The answer for the year of the filter."""
    return answer_of(
        total=state.compute("trainees_total"),
        change=state.compute("trainees_change_pct"),
        index=state.compute("trainees_index"),
        year=state.year,
    )


def cards(state: State) -> list[Card]:
    """The cards for the year of the filter; that of people counted once where a headcount was sent."""
    found = cards_of(
        total=state.compute("trainees_total"),
        trainees=state.compute("trainees_by_category"),
        change=state.compute("trainees_change_pct"),
        per_100=state.compute("trainees_per_100_residents"),
        printed=state.dataset("printed_figures"),
        year=state.year,
    )
    return [*found, *_counted_once(*headcount(state.compute, year=state.year))]


def headcount(compute: Compute, *, year: int) -> tuple[Indicator, Value | None]:
    """The headcounts that were sent, and that of Korea in a year: both categories together; None where none was.

    Of the newest year of the table it is the newest that is known, which may be of a later year.
    """
    heads = compute("trainees_headcount")
    found = {row.year: row for row in heads.rows if (row.area, row.category) == (KOREA, "total")}
    last = max((one for one in found if one), default=year)
    newest = year == compute("trainees_total").newest().year and last > year
    return heads, found.get(last if newest else year)


def headcount_told(found: Value | None) -> str:
    """The headcount of Korea in a sentence; empty where none was sent."""
    if found is None:
        return ""
    return _(
        "Each person counted once in {year}: {people}.", year=found.year, people=words.full(found.number, "people")
    )


def _counted_once(heads: Indicator, found: Value | None) -> list[Card]:
    if found is None:
        return []
    parts = [row for row in heads.rows if (row.area, row.year) == (KOREA, found.year) and row.category in CATEGORIES]
    told = ", ".join(
        f"{labels.word('trainee_category', row.category)} {words.full(row.number, 'people')}" for row in parts
    )
    note = _("As the national authority has counted them; not to be set against the count above.")
    if told:
        note = _("{parts}; who is in both counts once here.", parts=told) + f" {note}"
    return [card(heads, found, label=_("Trainees, each person counted once"), note=note)]


def by_category(state: State, *, height: int = LEVELS) -> Figure:
    """Stacked bars by year, so many pixels high."""
    return levels_by_category(
        trainees=state.compute("trainees_by_category"),
        total=state.compute("trainees_total"),
        share=state.compute("job_seeker_share_pct"),
        index=state.compute("trainees_index"),
        change=state.compute("trainees_change_pct"),
        year=state.year,
        height=height,
    )


def index(state: State) -> Figure:
    """Lines from the base year."""
    return index_lines(state.compute("trainees_index"), state.compute("recovery_ratio"))


def moved(state: State) -> Figure:
    """What moved the total."""
    return contributions(
        contribution=state.compute("trainees_change_contribution_pp"),
        share=state.compute("trainees_change_share_pct"),
        year=state.year,
    )


def rates(state: State) -> Exhibit:
    """All rates in one table."""
    change, *others = map(state.compute, ("trainees_change_pct", "job_seeker_share_pct", "trainees_cagr_pct"))
    found = (change, *others)
    return Exhibit(
        id="trainees-rates",
        title=_("All rates"),
        subtitle=_rates_subtitle(change),
        table=rates_table(*found),
        rests_on=found,
    )


def _rates_subtitle(change: Indicator) -> str:
    """What the average over the span hides: each year in which the total fell."""
    fell = [str(row.year) for row in change.rows if row.category == "total" and row.number < 0]
    if not fell:
        return _("Percent, computed from the counts. The average over the span hides the years: not for headlines.")
    return _(
        "Percent, computed from the counts. The average over the span hides the fall of {years}: not for headlines.",
        years=", ".join(fell),
    )


PAGE: Final = FigurePage(
    name="trends",
    title=message("Trainee trends"),
    icon="trending_up",
    section=PARTICIPATION,
    filters=("year",),
    question=message("How many train, who are they, and how did that change?"),
    terms=(
        *("headcount", "job_seeker_training", "employee_training"),
        *("learning_card", "break_in_series", "contribution"),
    ),
    answer=answer,
    lead=by_category,
    cards=cards,
    exhibits={
        "trainees-by-category": by_category,
        "trainees-index": index,
        "trainees-contributions": moved,
        "trainees-rates": rates,
    },
    news=("trainees-by-category", "trainees-index", "trainees-contributions"),
    evidence=indicators(
        *("trainees_total", "trainees_by_category", "trainees_change_pct", "trainees_index"),
        *("trainees_per_100_residents", "trainees_change_contribution_pp", "trainees_change_share_pct"),
        *("recovery_ratio", "trainees_cagr_pct", "trainees_headcount"),
    ),
)
