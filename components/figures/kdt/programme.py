"""National figures of the programme as published: people trained, budget and employment, as a table and as pictures."""

import re
from collections.abc import Callable
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.exhibit import Figure, Spec, Table
from components.figures.state import Data
from data import labels
from data.package import UnknownNameError, in_language
from i18n import _
from i18n.numbers import brief, number, won
from indicators.dataset import Dataset

MONEY: Final = "billion_krw"  # the unit of the table; Korean readers are given 억 원


def published(programme: Dataset, *, data: Data) -> Table:
    """A row for each measure with its figures by period; units differ, so each row carries its own."""
    rows = [_programme_measure(chosen, data) for chosen in _by_measure(programme)]
    return Table(frame=pd.DataFrame(rows).set_index(_("What is counted")))


def notes(programme: Dataset) -> list[str]:
    """What must be known with single figures, a line for each measure that has a note."""
    found = []
    for chosen in _by_measure(programme):
        texts = [
            _("{period}: {text}", period=period(row.period), text=labels.text(row, "note"))
            for row in chosen.rows
            if labels.text(row, "note")
        ]
        if texts:
            found.append(f"**{labels.word('kdt_measure', chosen.rows[0].measure)}** " + " ".join(texts))
    return found


def warning(programme: Dataset) -> str:
    """Capacity is not participation (I-23), told with the year for which both are published."""
    people, places = (
        {row.period: row for row in programme.where(measure=measure).rows}
        for measure in ("scale_people", "capacity_people")
    )
    both = sorted(set(people) & set(places))
    if not both:
        return _("Capacity is not participation: places offered are not people trained.")
    return _(
        "Capacity is not participation: for {year} {people} and {places} places are published. "
        "Do not put them on one line or divide one by the other.",
        year=both[-1],
        people=labels.bounded(words.full(people[both[-1]].value, "people"), people[both[-1]].bound),
        places=number(places[both[-1]].value),
    )


def period(code: str) -> str:
    """A year as it is, other periods in words; years together that nobody has named, from the first to the last."""
    if code.isdigit():
        return code
    try:
        return labels.word("period", code)
    except UnknownNameError:
        return words.span(*code.split("-"))


def _by_measure(programme: Dataset) -> list[Dataset]:
    return [programme.where(measure=measure) for measure in dict.fromkeys(programme.table["measure"])]


def _programme_measure(chosen: Dataset, data: Data) -> dict[str, str]:
    return {
        _("What is counted"): _name(chosen.rows[0]),
        _("Figures by period"): " · ".join(f"{period(row.period)}: {_value(row)}" for row in chosen.rows),
        _("Kind of figure, publisher"): f"{words.kind(chosen.kind)} · {_publishers(chosen, data)}",
    }


def _name(row: Any) -> str:
    """Measure with its unit, unless it says so itself (courses)."""
    measure = labels.word("kdt_measure", row.measure)
    unit = _("billion won") if row.unit == MONEY else labels.word("unit", row.unit)
    return measure if unit.lower() in measure.lower() else _("{measure} ({unit})", measure=measure, unit=unit)


def _value(row: Any) -> str:
    value = won(row.value) if row.unit == MONEY else float(row.value)
    return labels.bounded(number(value, digits=0 if value.is_integer() else 1), row.bound)


def _publishers(chosen: Dataset, data: Data) -> str:
    """Each publisher once, with the dates of its texts."""
    dates: dict[str, list[str]] = {}
    for name in chosen.sources:
        entry = data.source(name)
        dated = dates.setdefault(in_language(entry, "publisher"), [])
        dated += [entry["date"]] if entry.get("date") else []
    return "; ".join(", ".join([publisher, *told]) for publisher, told in dates.items())


# People trained and budget by year, and how many of those who completed found work: pictures of the national figures.


PEOPLE, BUDGET, PLACES = "scale_people", "budget_billion_krw", "capacity_people"
COMPLETED, EMPLOYED, EMPLOYED_PCT = "completers", "completers_employed", "completers_employed_pct"
TRAINED: Final = 320  # pixels
NOTED: Final = "*"  # behind a figure that has a note


def people_trained(programme: Dataset, *, data: Data, height: int = TRAINED) -> Figure | None:
    """People trained as bars by year, the budget of the year beneath in words; None where no year has any.

    Places offered are another measure, and not drawn (I-23). Years with a budget alone say that people are not published.
    """
    people, money = (_of_years(programme, measure) for measure in (PEOPLE, BUDGET))
    if not people:
        return None
    years = sorted({*people, *money})
    told = programme.where(measure=[PEOPLE, BUDGET])
    return Figure(
        id="kdt-people",
        title=_trained_title(people),
        subtitle=_(
            "People trained in K-Digital Training, and its budget in the line beneath, Korea, {span}",
            span=words.span(years[0], years[-1]),
        ),
        spec=charts.chart(
            [_trained(people, years)],
            height=height,
            xaxis=charts.year_axis(years) | {"ticktext": [_with_budget(year, money) for year in years]},
            yaxis=charts.value_axis(),
            annotations=[
                *(_unpublished(year) for year in years if year not in people),
                *charts.gaps(years, standing=True),
            ],
        ),
        alt="; ".join(f"{year}: {_told(row)}" for year, row in people.items()),
        lists=(told,),
        table=published(told, data=data),
        says=(*_noted(money), warning(programme)),
    )


def budgets(programme: Dataset, *, data: Data) -> Figure | None:
    """The budget as bars by year, in outline where it has a note; None where there is none."""
    money = _of_years(programme, BUDGET)
    if not money:
        return None
    years, told = list(money), programme.where(measure=BUDGET)
    outline = {"color": "rgba(0,0,0,0)", "line": {"color": theme.ACCENT, "width": 2}}
    traces = [
        _year_bars({year: row for year, row in money.items() if bool(_note(row)) == noted}, marker)
        for noted, marker in ((False, {"color": theme.ACCENT}), (True, outline))
    ]
    return Figure(
        id="kdt-budget",
        title=_("Budget: {first} in {start}, {last} in {end}", **_ends(money, _amount)),
        subtitle=_budget_subtitle(money),
        spec=charts.chart(
            [trace for trace in traces if trace["x"]],
            height=TRAINED,
            barmode="overlay",
            xaxis=charts.year_axis(years),
            yaxis=charts.value_axis(),
            annotations=charts.gaps(years, standing=True),
        ),
        alt="; ".join(f"{year}: {_amount(row)}" for year, row in money.items()),
        lists=(told,),
        table=published(told, data=data),
        says=_noted(money),
    )


def _budget_subtitle(money: dict[int, Any]) -> str:
    """What is drawn, and what is to be known of each budget in outline."""
    told = [_("{year}, in outline: {note}", year=year, note=_note(row)) for year, row in money.items() if _note(row)]
    return " · ".join((_("Budget of K-Digital Training by year, Korea"), *told))


def employment(programme: Dataset, *, data: Data) -> Figure | None:
    """Those who completed as one bar a period, the part in employment filled; None where both are not known of one."""
    completed, employed = (
        {row.period: row for row in programme.where(measure=one).rows} for one in (COMPLETED, EMPLOYED)
    )
    periods = [code for code in completed if code in employed]
    if not periods:
        return None
    rates = {row.period: row for row in programme.where(measure=EMPLOYED_PCT).rows}
    told = programme.where(measure=[COMPLETED, EMPLOYED, EMPLOYED_PCT])
    noted = {code: _note(row) for code, row in rates.items() if _note(row)}
    return Figure(
        id="kdt-employment",
        title=_employment_title(periods[-1], employed, completed, programme),
        subtitle=_("Those who completed K-Digital Training, people, Korea; filled: in employment"),
        spec=_completers([completed[code] for code in periods], [employed[code] for code in periods]),
        alt="; ".join(f"{period(code)}: {_told(employed[code])}, {_told(completed[code])}" for code in periods),
        lists=(told,),
        table=published(told, data=data),
        says=tuple(_("**{period}:** {text}", period=period(code), text=text) for code, text in noted.items()),
    )


def _completers(completed: list[Any], employed: list[Any]) -> Spec:
    """Bars of those who completed in outline, and over them the part in employment."""
    outline = {"color": "rgba(0,0,0,0)", "line": {"color": theme.MUTED, "width": 1.5}}
    parts = [_part(row, outline) for row in completed]
    return charts.chart(
        [*parts, *(_part(row, {"color": theme.ACCENT}) for row in employed)],
        height=120 + 60 * len(completed),
        barmode="overlay",
        xaxis=charts.value_axis(showgrid=False),
        yaxis=charts.category_axis(autorange="reversed"),
        meta={"named": _("Period")},
    )


def _of_years(programme: Dataset, measure: str) -> dict[int, Any]:
    """The rows of a measure that are of one year, by year."""
    found = {int(row.period): row for row in programme.where(measure=measure).rows if str(row.period).isdigit()}
    return dict(sorted(found.items()))


def _trained_title(people: dict[int, Any]) -> str:
    if len(people) == 1:
        return _("People trained: {first} in {start}", **_ends(people, _value))
    return _("People trained: {first} in {start}, {last} in {end}", **_ends(people, _value))


def _ends(rows: dict[int, Any], tell: Callable[[Any], str]) -> dict[str, object]:
    first, last = min(rows), max(rows)
    return {"first": tell(rows[first]), "start": first, "last": tell(rows[last]), "end": last}


def _trained(people: dict[int, Any], years: list[int]) -> Spec:
    rows = [people.get(year) for year in years]
    return charts.bars(
        name=labels.word("kdt_measure", PEOPLE),
        names=years,
        values=[float(row.value) if row else None for row in rows],
        labels=[labels.bounded(brief(row.value), row.bound) if row else "" for row in rows],
        hover=[_hover(row) if row else "" for row in rows],
        marker={"color": theme.ACCENT},
    )


def _year_bars(rows: dict[int, Any], marker: Spec) -> Spec:
    return charts.bars(
        name=_("Budget, billion won"),
        names=list(rows),
        values=[won(row.value) for row in rows.values()],
        labels=[f"<b>{_amount(row)}</b>" for row in rows.values()],
        hover=[_hover(row) for row in rows.values()],
        marker=marker,
    )


def _part(row: Any, marker: Spec) -> Spec:
    # The whole is named at its end; the part within it.
    inside = {
        "textposition": "inside",
        "insidetextanchor": "end",
        "textangle": 0,
        "textfont": {"color": theme.BACKGROUND},
    }
    return charts.bars(
        name=labels.word("kdt_measure", row.measure),
        names=[period(row.period)],
        values=[float(row.value)],
        labels=[f"<b>{_value(row)}</b>"],
        hover=[_hover(row)],
        orientation="h",
        marker=marker,
        **(inside if row.measure == EMPLOYED else {}),
    )


AGREES: Final = 0.5
"""Percentage points by which a rate may differ from its counts and still stand before them."""


def _employment_title(code: str, employed: dict[str, Any], completed: dict[str, Any], programme: Dataset) -> str:
    """The newest rate, with the people behind it where they are known and give it; else the people alone.

    Args:
        code: the newest period of which the people are known.
        employed: those in employment, by period.
        completed: those who completed, by period.
        programme: `kdt_programme`.
    """
    rates = {row.period: row for row in programme.where(measure=EMPLOYED_PCT).rows}
    newest = max(rates, key=_end, default=code)
    if _end(newest) > _end(code):
        told = {"rate": words.full(rates[newest].value, "percent", digits=1), "period": period(newest)}
        return _("{rate} of completers in employment ({period})", **told)
    told = {"employed": _value(employed[code]), "all": _value(completed[code]), "period": period(code)}
    given = employed[code].value / completed[code].value * 100 if completed[code].value else None
    if code not in rates or given is None or abs(rates[code].value - given) > AGREES:
        return _("{employed} of {all} who completed are in employment ({period})", **told)
    told["rate"] = words.full(rates[code].value, "percent", digits=1)
    if words.was_sent(programme.kind_of(rates[code])):
        return _("{rate} of completers in employment, as sent: {employed} of {all} ({period})", **told)
    return _("{rate} of completers in employment, as printed: {employed} of {all} ({period})", **told)


def _end(code: str) -> str:
    """The last year that a period names."""
    return str(re.findall(r"\d{4}", code)[-1])


def _with_budget(year: int, money: dict[int, Any]) -> str:
    return f"{year}<br>{_amount(money[year])}" if year in money else str(year)


def _amount(row: Any) -> str:
    """A budget in the fewest letters, marked where it has a note: ₩473.1bn*."""
    value = won(row.value)
    told = _("₩{n}bn", n=number(value, digits=0 if value.is_integer() else 1))
    return told + NOTED if _note(row) else told


def _unpublished(year: int) -> Spec:
    return charts.note(_("not<br>published"), x=year, y=0, yanchor="bottom")


def _noted(money: dict[int, Any]) -> tuple[str, ...]:
    return tuple(
        _("{mark} Budget, {year}: {text}", mark=NOTED, year=year, text=_note(row))
        for year, row in money.items()
        if _note(row)
    )


def _note(row: Any) -> str:
    return labels.text(row, "note")


def _told(row: Any) -> str:
    return f"{labels.word('kdt_measure', row.measure)} {_value(row)}"


def _hover(row: Any) -> str:
    return "<br>".join(filter(None, (f"{_name(row)}, {period(row.period)}", _value(row), words.kind(row), _note(row))))
