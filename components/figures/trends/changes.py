"""How trainees changed: the index, and all rates in one table."""

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from components.figures.trends.readings import series_break
from data import labels
from i18n import _, current
from i18n.numbers import number
from indicators.indicator import Indicator

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
        spec=chart.chart(
            lines,
            height=HEIGHT,
            xaxis=axes.year_axis(years),
            yaxis=axes.value_axis(),
            annotations=chart.ends(lines, told, height=HEIGHT - FRAME),
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
    if seekers == sorted(seekers) and min(employees) < employees[0] < employees[-1]:
        return _("Job seekers kept rising; employees fell and came back above the base")
    return _("Trainees by category, {base} = 100", base=years[0])


def _recovered(recovery: Indicator) -> list[str]:
    """What was made good of the fall, and how far the level stands above the start; the ratio alone would mislead."""
    if "employee" not in set(recovery.table["category"]):
        return []
    return [
        _(
            "**Employees** made good {times} times the fall of 2020. {level} The ratio is no growth rate.",
            times=recovery.value(category="employee"),
            level=str(recovery.assumptions["level_employee"]),
        )
    ]


def rates_table(change: Indicator, share: Indicator, cagr: Indicator) -> Table:
    """All rates: change a year by category, share of job seekers, growth a year over the whole span."""
    of = {code: labels.word("trainee_category", code) for code in ORDER}
    rows = [(_("Change on the year before, %: {who}", who=who), _of(change, code)) for code, who in of.items()]
    rows.append((_("Job seekers, % of all trainees"), share.table))
    rows += [(_("Average growth a year over the span, %: {who}", who=who), _of(cagr, code)) for code, who in of.items()]
    found = {name: _by_year(values) for name, values in rows if len(values)}
    frame = pd.DataFrame.from_dict(found, orient="index")
    frame = frame[sorted(frame.columns)]
    frame[_("Kind of figure")] = [words.marked(values["status"]) for _name, values in rows if len(values)]
    return Table(frame=frame, digits=2)


def _of(indicator: Indicator, category: str) -> pd.DataFrame:
    return indicator.table[indicator.table["category"] == category]


def _by_year(values: pd.DataFrame) -> dict[str, float]:
    return {str(row.year): row.value for row in values.itertuples()}


def _line(index: Indicator, name: str, years: list[int]) -> Spec:
    rows = [index.row(year=year, category=name) for year in years]
    word = labels.word("trainee_category", name)
    # The first is 100 of all, the last stands at the end of the line with its name.
    texts = ["", *(number(row.number, digits=1) for row in rows[1:-1]), ""][: len(rows)]
    hover = [f"{word}, {row.year}<br>{number(row.number, digits=1)}<br>{words.kind(row)}" for row in rows]
    drawn = chart.line(
        x=years, y=[row.number for row in rows], name=word, colour=theme.CATEGORY[name], labels=texts, hover=hover
    )
    return {**drawn, "textposition": _beside(name, [row.number for row in rows])}


def _beside(name: str, values: list[float]) -> list[str]:
    """Where the labels of a line stand: away from the other lines, and from the line itself."""
    if name != "job_seeker":
        return ["bottom center" if name == "employee" else "top center"] * len(values)
    return [
        f"top {'right' if value < before else 'left'}" for before, value in zip([0.0, *values], values, strict=False)
    ]


def _end(name: str, value: float) -> str:
    return f"<b>{number(value, digits=1)}</b><br>{words.wrapped(labels.word('trainee_category', name), width=LETTERS[current()])}"


def wide(indicator: Indicator) -> Table:
    """The values of an indicator by category (rows) and year (columns)."""
    wide = indicator.table.pivot(index="category", columns="year", values="value")
    wide = wide.loc[[name for name in ORDER if name in wide.index]]
    wide.columns = [str(year) for year in wide.columns]
    wide[_("Kind of figure")] = words.row_statuses(indicator, by="category", order=wide.index)
    wide.index = pd.Index([labels.word("trainee_category", code) for code in wide.index], name=_("Trainees"))
    return Table(frame=wide, digits=2)
