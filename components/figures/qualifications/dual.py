"""The dual system: schools, firms, apprentices by type and year."""

from typing import Any

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.cards import Card, card
from components.figures.exhibit import Figure, Spec, Table
from components.figures.state import Data, State
from data import labels
from data.package import in_language
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator, Value

# What the source says in words, each claim with what is known of it.


def said(statements: Dataset, *codes: str) -> tuple[str, ...]:
    """A sentence for each claim, in the order asked for, its note after it."""
    rows = {row.statement: row for row in statements.rows}
    return tuple(
        f"**{labels.text(row, 'label')}:** {labels.text(row, 'text')} {labels.text(row, 'note')}".strip()
        for row in (rows[code] for code in codes)
    )


# What must be read beside the pictures of the dual system: what each type is, what grew, and what can't be said.


SCHOOLS, LEARNERS, UNIVERSITIES = "apprenticeship_schools", "apprenticeship_learners", "ipp_universities"


def schools(growth: Indicator, against: Indicator, system: Dataset, statements: Dataset) -> tuple[str, ...]:
    """What the type is, how often the first figure fits into the last, and how far the ministry is from it."""
    return (
        *said(statements, "apprenticeship_definition"),
        f"{_grew(growth, SCHOOLS)} {growth.assumptions['peak']}",
        _against(against, "schools", system),
    )


def learners(growth: Indicator, against: Indicator, system: Dataset) -> tuple[str, ...]:
    """Why no growth is given, and how far the ministry's count is from the printed one."""
    refused = [str(refusal.reason) for refusal in growth.refusals if refusal.category == LEARNERS]
    return (
        *(_("**No growth is given:** {reason}", reason=reason) for reason in refused),
        _against(against, "learning_workers", system),
    )


def p_tech(statements: Dataset) -> tuple[str, ...]:
    """Name, how it runs, whom it trains, what it is for."""
    return said(statements, "p_tech_name", "p_tech_definition", "p_tech_purpose", "p_tech_aim")


def universities(growth: Indicator, statements: Dataset) -> tuple[str, ...]:
    """Name, how it runs, and how often the first figure fits into the last."""
    return (*said(statements, "ipp_name", "ipp_definition"), _grew(growth, UNIVERSITIES))


def _grew(growth: Indicator, category: str) -> str:
    times = growth.value(category=category)
    shown = number(times, digits=0 if times.is_integer() else 1)
    return _("**Last over first, as printed: {times} times.**", times=shown)


def _against(against: Indicator, measure: str, system: Dataset) -> str:
    found = against.newest(category=measure)
    of_year = system.where(programme="apprenticeship_school", counting="in_training", year=found.year)
    (ministry,) = of_year.where(measure=measure).rows
    times, note = words.full(found.number, "ratio", digits=1), labels.text(ministry, "note")
    if not note:
        return _("**Printed over the ministry's count: {times}.** They may count different things.", times=times)
    return _(
        "**Printed over the ministry's count: {times}.** The ministry's: {note} They may count different things.",
        times=times,
        note=note,
    )


# All figures of the dual system with who counts them and what must be known.


def figures(rows: Dataset, *, data: Data) -> Table:
    """A row for each figure in the order of types, measures and years; bounds are told, so numbers are words here."""
    made = [_row(row, data) for row in rows.rows]
    return Table(frame=pd.DataFrame(made).set_index(_("Type and measure")))


def _row(row: Any, data: Data) -> dict[str, str]:
    publisher = in_language(data.source(row.source), "publisher")
    return {
        _("Type and measure"): f"{labels.word('dual_type', row.programme)}: {labels.word('dual_measure', row.measure)}",
        _("Year"): str(row.year),
        _("What is counted"): labels.word("dual_counting", row.counting),
        _("Number"): labels.bounded(number(row.value), row.bound),
        _("Kind of figure, publisher"): f"{words.kind(row)} · {publisher}",
        _("Note"): labels.text(row, "note"),
    }


# The dual system by type: what the source prints, and what others count beside it; never one line.


PRINTED, TRAINING, PLANNED = "printed", "in_training", "planned"
ROW = 54  # pixels


def counted(
    found: Indicator, rows: Dataset, *, data: Data, says: tuple[str, ...] = (), ratios: tuple[Indicator, ...] = ()
) -> Figure:
    """A bar for each figure, named by its year and by what it counts, in the order of the years.

    Args:
        found: an indicator of the dual system, its categories what is counted.
        rows: rows of `dual_system` on the same type, its own among them: its table.
        data: the state that both are of; it knows their sources.
        says: what must be read beside it.
        ratios: the indicators whose values it says.
    """
    order = sorted(found.rows, key=lambda row: (_year(row), row.category != PRINTED))
    return Figure(
        id=found.id.replace("_", "-"),
        title=title(found),
        subtitle=_("{what}, Korea; differently counted figures stand beside each other", what=_what(found)),
        spec=_dual_system_spec(found, order),
        alt="; ".join(f"{_name(row)}: {_value(row, found.unit)}" for row in order),
        rests_on=(found, *ratios),
        lists=(rows,),
        table=figures(rows, data=data),
        says=says,
    )


def title(found: Indicator) -> str:
    """First and last figure as printed, and what others count."""
    printed = sorted((row for row in found.rows if row.category == PRINTED), key=_year)
    others = {row.category: row for row in found.rows if row.category not in (PRINTED, PLANNED)}
    told: dict[str, Any] = {
        "what": _what(found),
        "last": _value(printed[-1], found.unit),
        "year": printed[-1].year,
    }
    if TRAINING in others:
        told |= {"other": _value(others[TRAINING], found.unit), "then": others[TRAINING].year}
        if told["then"] == told["year"]:
            return _("{what}: {last} printed for {year}, {other} by the ministry's count", **told)
        return _("{what}: {last} printed for {year}, {other} by the ministry's count of {then}", **told)
    if others:
        other = next(iter(others.values()))
        return _(
            "{what}: {last} printed for {year}, {other} counted by {then}",
            **told,
            other=_value(other, found.unit),
            then=other.year,
        )
    first, start = _value(printed[0], found.unit), printed[0].year
    return _("{what}: {first} in {start}, {last} in {year}, as printed", **told, first=first, start=start)


def _what(found: Indicator) -> str:
    return labels.indicator(found.id)


def _year(row: Value) -> int:
    return row.year or 0  # an undated figure first


def _value(row: Value, unit: str) -> str:
    return labels.bounded(words.counted(number(row.number), unit), row.bound)


def _name(row: Value) -> str:
    return f"{row.year} · {labels.word('dual_counting', row.category)}"


def _on_lines(row: Value) -> str:
    """The same beside its bar: the year, and beneath it what is counted."""
    return f"{row.year}<br>{words.wrapped(labels.word('dual_counting', row.category))}"


def _dual_system_spec(found: Indicator, order: list[Value]) -> Spec:
    unit, places = found.unit, [float(place) for place in range(len(order))]
    bars = charts.bars(
        name=_what(found),
        names=places,
        values=[row.number for row in order],
        labels=[_value(row, unit) for row in order],
        hover=[
            f"{_name(row)}<br>{labels.bounded(words.full(row.number, unit), row.bound)}<br>{words.kind(row)}"
            for row in order
        ],
        orientation="h",
        width=0.6,
        marker=_marker(order),
        textfont={"color": theme.TEXT},
    )
    return charts.chart(
        [bars],
        height=ROW * len(order) + 30,
        meta={"named": _("Year and way of counting")},
        xaxis=charts.value_axis(showgrid=False),
        yaxis=charts.row_axis(places, list(map(_on_lines, order)), bottom=len(order) - 0.4, top=-0.6),
    )


def _marker(order: list[Value]) -> Spec:
    """The source's own in blue, what others count in grey, what is only planned as an outline."""
    fills = {PRINTED: theme.ACCENT, PLANNED: "rgba(0,0,0,0)"}
    return {
        "color": [fills.get(row.category, theme.MUTED) for row in order],
        "line": {"color": theme.TO_BE, "width": [3 if row.category == PLANNED else 0 for row in order]},
    }


# The pictures of the dual system, from the state of the page: schools, learning workers, P-TECH, universities.


def schools_of(state: State) -> Figure:
    """Apprenticeship schools."""
    system, ratios = state.dataset("dual_system"), _ratios(state)
    return counted(
        state.compute("apprenticeship_schools"),
        system.where(programme="apprenticeship_school", measure=["schools", "departments"]),
        data=state.outlook,
        says=schools(*ratios, system, state.dataset("statements")),
        ratios=ratios,
    )


def learners_of(state: State) -> Figure:
    """Learning workers at apprenticeship schools."""
    system, ratios = state.dataset("dual_system"), _ratios(state)
    return counted(
        state.compute("apprenticeship_learners"),
        system.where(measure="learning_workers"),
        data=state.outlook,
        says=learners(*ratios, system),
        ratios=ratios,
    )


def p_tech_of(state: State) -> Figure:
    """Participants of P-TECH."""
    rows = state.dataset("dual_system").where(programme="p_tech")
    says = p_tech(state.dataset("statements"))
    return counted(state.compute("p_tech_participants"), rows, data=state.outlook, says=says)


def universities_of(state: State) -> Figure:
    """Universities of the long-term placements."""
    growth = state.compute("dual_system_growth_ratio")
    return counted(
        state.compute("ipp_universities"),
        state.dataset("dual_system").where(programme="ipp"),
        data=state.outlook,
        says=universities(growth, state.dataset("statements")),
        ratios=(growth,),
    )


def _ratios(state: State) -> tuple[Indicator, Indicator]:
    return state.compute("dual_system_growth_ratio"), state.compute("apprenticeship_printed_to_ministry_ratio")


# In words: how qualifications are reformed by the standards, and what a qualifications framework is built of.


def measures(reform: Dataset) -> Table:
    """The measures of the reform in the order of the source, each with what it does."""
    rows = [
        {
            _("Reform measure"): labels.word("ncs_measure", row.measure),
            _("What it does"): labels.text(row, "text"),
        }
        for row in sorted(reform.rows, key=lambda row: row.position)
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Reform measure")))


def frame(statements: Dataset) -> str:
    """What the reform stands in, as the source says it."""
    return "\n\n".join(said(statements, "ncs_frame", "ncs_scope"))


def frameworks(elements: Dataset) -> Table:
    """The building blocks by group, in the order of the source."""
    rows = [
        {
            _("Building block"): labels.text(row, "label"),
            _("Part"): labels.word("framework_group", row.framework_group),
        }
        for row in elements.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Building block")))


def reading(elements: Dataset) -> str:
    """What must be read with the building blocks."""
    notes = " ".join(
        f"{labels.text(row, 'label')}: {labels.text(row, 'note')}" for row in elements.rows if labels.text(row, "note")
    )
    return _("Names on a drawing of the source; how they were joined is lost. {notes}", notes=notes)


# Programme-based qualification: items of the first and the last printed year, the rest as single figures.


ITEMS_ROW = 34  # pixels of a year whose bar lies


def items(found: Indicator, ratio: Indicator, *, printed: Dataset, statements: Dataset) -> Figure:
    """Bars from zero on an axis of years; the years between are named as not printed.

    Args:
        found: `programme_qualification_items`.
        ratio: `programme_qualification_items_ratio`.
        printed: `programme_qualification`, all its rows for the table.
        statements: `statements`, for what it is and how it is said to grow.
    """
    years = sorted(int(year) for year in found.table["year"])
    return Figure(
        id="programme-qualification-items",
        title=items_title(found, ratio),
        subtitle=_items_subtitle(years),
        spec=_items_spec(found, years),
        alt="; ".join(f"{year}: {words.in_full(found.row(year=year), 'items')}" for year in years),
        rests_on=(found, ratio),
        lists=(printed,),
        table=_table(printed),
        says=said(statements, "programme_qualification_definition", "programme_qualification_growth"),
    )


def _items_subtitle(years: list[int]) -> str:
    if not charts.with_gaps(years):
        return _("Items of programme-based qualification, Korea")
    _first, *between, _last = years
    if not between:
        return _("Items of programme-based qualification, Korea; the years between are not printed")
    return _("Items of programme-based qualification, Korea; of years without a bar there is no figure")


def items_title(found: Indicator, ratio: Indicator) -> str:
    """From which number to which, and how many times that is."""
    years = sorted(int(year) for year in found.table["year"])
    return _(
        "Items of programme-based qualification: {first} in {start}, {last} in {end}, {times}",
        first=words.plain(found.row(year=years[0]), "items"),
        start=years[0],
        last=words.plain(found.row(year=years[-1]), "items"),
        end=years[-1],
        times=words.in_full(ratio.row(), "ratio", digits=1),
    )


def cards(institutions: Indicator, participants: Indicator) -> list[Card]:
    """Institutions and participants; of one year or so far is not stated, so neither is divided by the other."""
    note = _("Of that year alone or so far: not stated. Do not divide by items or institutions.")
    names = {"institutions": institutions, "participants": participants}
    return [
        card(found, found.newest(), label=labels.word("qualification_measure", name), note=note)
        for name, found in names.items()
    ]


def _items_spec(found: Indicator, years: list[int]) -> Spec:
    values = [found.row(year=year) for year in years]
    standing = charts.stands(years)
    bars = charts.bars(
        name=labels.indicator(found.id),
        names=years,
        values=[value.number for value in values],
        labels=[f"<b>{words.plain(value, 'items')}</b>" for value in values],
        hover=[f"{value.year}<br>{words.in_full(value, 'items')}<br>{words.kind(value)}" for value in values],
        width=0.9,
        marker={"color": theme.ACCENT},
        textfont={"color": theme.TEXT},
        orientation="v" if standing else "h",
    )
    return charts.chart(
        [bars],
        height=300 if standing else charts.rows_height(years, row=ITEMS_ROW),
        **charts.over_years(charts.year_axis(years), standing=standing),
        annotations=charts.gaps(years, standing=standing, told=_not_printed),
    )


def _not_printed(years: str) -> str:
    return _("{years}:<br>not printed", years=years)


def _table(printed: Dataset) -> Table:
    rows = [
        {
            _("What is counted"): labels.word("qualification_measure", row.measure),
            _("Year"): str(row.year),
            _("Number"): row.value,
            _("Kind of figure"): words.kind(row),
            _("Note"): labels.text(row, "note"),
        }
        for row in printed.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("What is counted")))
