"""K-Digital Training: the new-technology fields."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, sources, words
from components.figures.cards import Card, card, nothing_yet
from components.figures.exhibit import Exhibit, Figure, Spec, Table
from components.figures.page import PARTICIPATION, FigurePage, Heading, Listed, Part, Sentence, indicators, shown
from components.figures.state import Data, State
from data import labels, naming
from data.package import UnknownNameError, in_language
from i18n import _, message, ngettext
from i18n.numbers import brief, number, won
from indicators.dataset import Dataset, gap
from indicators.indicator import Indicator, Value
from indicators.kdt import fields_covered, forecast_fields, newest_forecast, years_covered
from indicators.kind import computed

# The fields as tiles: number, name, what is reported for each, and what is doubtful in its name.

# How far a field is: it has figures, or marks and 0 only, or nothing; the furthest first.
REPORTED, SENT, NOTHING = STATES = ("reported", "sent", "nothing")


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One field of the list.

    Attributes:
        number: of the list; names may share one.
        name: in the reader's language.
        figures: what is reported, or that nothing is.
        state: reported where it counts as a field with figures, sent where offices have sent only marks or 0, else nothing.
        note: what is doubtful in the name; empty where it is clear.
    """

    number: int
    name: str
    figures: str
    state: str
    note: str


def tiles(fields: Dataset, training: Dataset, *, province: str | None = None) -> dict[str, list[Tile]]:
    """The tiles by name of their group, in the order of the list.

    Args:
        fields: `kdt_fields`.
        training: `kdt_training`; of one province where one is chosen.
        province: code of the province chosen, or None for all that have reported.
    """
    told = training.where(province=province) if province else training
    covered = fields_covered(told)
    found: dict[str, list[Tile]] = {}
    for row in sorted(fields.rows, key=lambda row: int(row.number)):
        figures = reported(told.where(field=row.field))
        tile = Tile(
            number=int(row.number),
            name=labels.text(row, "label"),
            figures=figures or _("no figures yet"),
            state=REPORTED if row.field in covered else SENT if figures else NOTHING,
            note=labels.text(row, "note"),
        )
        found.setdefault(labels.word("kdt_group", row.kdt_group), []).append(tile)
    return found


SQUARES: Final = 11  # in a row
SQUARE: Final = 26  # pixels
STRIP: Final = 150


def strip(fields: Dataset, training: Dataset, *, province: str | None = None, selected: int | None = None) -> Figure:
    """The fields by number as squares, filled where an office has reported, the selected one framed; arguments as of `tiles`.

    A field of which only marks are sent, as a suppressed figure, has a square of its own kind, and is not counted among
    those with figures, as it is not in `kdt_field_coverage`.
    """
    listed = [
        (group, tile) for group, members in tiles(fields, training, province=province).items() for tile in members
    ]
    numbers = sorted({tile.number for _group, tile in listed})
    named = {one: [tile for _group, tile in listed if tile.number == one] for one in numbers}
    told = {one: min((tile.state for tile in named[one]), key=STATES.index) for one in numbers}
    frame = pd.DataFrame(
        {
            _("Field"): [f"{tile.number} {tile.name}" for _group, tile in listed],
            _("Group"): [group for group, _tile in listed],
            _("Reported"): [tile.figures.replace("  \n", " · ") for _group, tile in listed],
            _("Note"): [tile.note for _group, tile in listed],
        }
    )
    return Figure(
        id="kdt-strip",
        title=_strip_title(list(told.values()), province),
        subtitle=_("The fields by their number; a square fills when an office has reported its field"),
        spec=_strip(named, told, selected),
        alt="; ".join(f"{tile.number} {tile.name}: {tile.figures}" for _group, tile in listed),
        lists=(fields, training) if len(training.table) else (fields,),
        table=Table(frame=frame.set_index(_("Field"))),
    )


def _strip_title(states: list[str], province: str | None) -> str:
    counts = {"known": number(states.count(REPORTED)), "fields": number(len(states))}
    if province and set(states) == {NOTHING}:
        return _("{fields} fields await figures of {province}", fields=counts["fields"], province=labels.area(province))
    if province:
        return _("Fields with figures of {province}: {known} of {fields}", province=labels.area(province), **counts)
    if set(states) == {NOTHING}:
        return _("{fields} fields await figures of regional offices", fields=counts["fields"])
    return _("Fields with figures of regional offices: {known} of {fields}", **counts)


def _strip(named: dict[int, list[Tile]], told: dict[int, str], selected: int | None) -> Spec:
    places = {one: (place % SQUARES, -(place // SQUARES)) for place, one in enumerate(named)}
    axis = {"visible": False, "fixedrange": True}
    return charts.chart(
        [
            _squares({one: places[one] for one in named if told[one] == state}, named, state)
            for state in STATES
            if state in told.values()
        ]
        + ([_frame(*places[selected])] if selected in places else []),
        height=STRIP,
        xaxis=axis | {"range": [-0.6, SQUARES - 0.4]},
        yaxis=axis | {"range": [-((len(named) - 1) // SQUARES) - 0.7, 0.7]},
        margin={"l": 0, "r": 0, "t": 4, "b": 34, "pad": 0},
        **charts.LEGEND,
    )


def _squares(places: dict[int, tuple[int, int]], named: dict[int, list[Tile]], state: str) -> Spec:
    filled = state == REPORTED
    word = {REPORTED: _("Reported"), SENT: _("sent, nothing to count"), NOTHING: _("no figures yet")}[state]
    # What was sent without a count has the edge of the reported, and a thicker one than what is not sent.
    edge = {"color": theme.MUTED if state == NOTHING else theme.ACCENT, "width": 3 if state == SENT else 1.5}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": f"{word} {len(places)}",
        "x": [x for x, _y in places.values()],
        "y": [y for _x, y in places.values()],
        "text": [str(one) for one in places],
        "textposition": "middle center",
        "textfont": {"size": 11, "color": theme.BACKGROUND if filled else theme.TEXT},
        "hovertext": ["<br>".join(f"<b>{one.name}</b><br>{one.figures}" for one in named[number]) for number in places],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "symbol": "square",
            "size": SQUARE,
            "color": theme.ACCENT if filled else theme.SURFACE,
            "line": edge,
        },
    }


def _frame(x: int, y: int) -> Spec:
    """A frame around the square of the selected field."""
    marker = {
        "symbol": "square-open",
        "size": SQUARE + 4,
        "color": theme.TEXT,
        "line": {"color": theme.TEXT, "width": 3},
    }
    placed = {"x": [x], "y": [y], "hoverinfo": "skip", "showlegend": False, "cliponaxis": False}
    return {"type": "scatter", "mode": "markers", "marker": marker, **placed}


def fields_by_number(fields: Dataset) -> dict[str, str]:
    """The fields by number, named as on the tiles; two that share a number stand together."""
    named: dict[str, list[str]] = {}
    for row in sorted(fields.rows, key=lambda row: int(row.number)):
        named.setdefault(str(row.number), []).append(labels.text(row, "label"))
    return {one: f"{one} {' · '.join(names)}" for one, names in named.items()}


def group_title(group: str, count: int) -> str:
    """A group with the number of its fields."""
    return ngettext("{group}: {count} field", "{group}: {count} fields", count, group=group)


def reported(told: Dataset) -> str:
    """Courses and trainees of the latest year reported for a field, or that they are suppressed; years are never added up.

    Empty where nothing was sent.
    """
    if told.table.empty:
        return ""
    latest = told.where(year=told.table["year"].max())
    year = int(latest.table["year"].iloc[0])
    given = [name for name in ("courses", "trainees") if latest.table[name].notna().any()]
    parts = [_fields_measure(latest.table[name], name) for name in given]
    parts += [text for name in ("courses", "trainees") for text in _gaps(latest, name)]
    if not parts:
        return ""
    return "  \n".join([*parts, f"{_kind(latest)} · {year}" if given else str(year), *_as_of(latest)])


def _kind(latest: Dataset) -> str:
    """Kind and flags of the figures of a tile: of rows that give one."""
    figures = latest.table[["courses", "trainees"]].notna().any(axis="columns")
    shown = replace(latest, table=latest.table[figures])
    return words.kind(shown.kind if len(shown.table) == 1 else computed(shown.kind))


def _gaps(latest: Dataset, name: str) -> list[str]:
    """The figures that offices have not given but marked, by the mark: trainees: suppressed (provinces: 2)."""
    marks = [gap(row, name) for row in latest.rows]
    return [
        _("{figures} (provinces: {count})", figures=_gap(name, mark), count=marks.count(mark))
        for mark in dict.fromkeys(marks)
        if mark
    ]


def _gap(name: str, mark: str) -> str:
    told = words.gap(mark)
    return _("trainees: {gap}", gap=told) if name == "trainees" else _("courses: {gap}", gap=told)


def _as_of(told: Dataset) -> list[str]:
    """The reference dates that the offices give, the first and the last."""
    days = sorted(told.table["reference_date"].dropna()) if "reference_date" in told.table else []
    return [_("as of {day}", day=words.span(days[0], days[-1]) if days[0] != days[-1] else days[0])] if days else []


def about_province(training: Dataset, province: str) -> str:
    """What the page has to say about the chosen province."""
    name = labels.area(province)
    if training.where(province=province).table.empty:
        return _(
            "No figures for {province} yet: what this page shows is for all of Korea. "
            "How its regional office supplies them stands at the foot of the page.",
            province=name,
        )
    return _("The fields show what {province} has reported; the other figures are for all of Korea.", province=name)


def about_reports(training: Dataset) -> str:
    """What must be known with reported figures (I-08); empty while there are none."""
    if training.table.empty:
        return ""
    return _(
        "Figures of the fields are those that regional offices have published, of the latest year of each field. "
        "Do not set them against the forecast shortage: its fields are others, and what its supply counts is not stated."
    )


def _fields_measure(values: "pd.Series[int]", name: str) -> str:
    """How many, and from how many provinces: not every office fills both columns."""
    told = values.dropna()
    counted = (
        words.full(float(told.sum()), "trainees")
        if name == "trainees"
        else _("{n} courses", n=number(float(told.sum())))
    )
    return _("{figures} (provinces: {count})", figures=counted, count=len(told))


# National figures of the programme as published, each with its kind, source and note.


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
            annotations=[_unpublished(year) for year in years if year not in people],
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


# The forecast shortage as one bar: the parts published by field, and the rest drawn as not found.


WHOLE: Final = 100.0
STEP: Final = 34  # pixels between two labels
Share = tuple[str, float]


def bar(
    shortage: Indicator, unpublished: Indicator, published_pct: Indicator, skill_shortage: Dataset, *, period: str
) -> Figure:
    """One bar as long as the forecast. Never split by the programme's fields, never set against trainees (I-08)."""
    total, parts, fields = shortage.value(category="all"), _shares(shortage), forecast_fields(skill_shortage)
    # There is none where the parts exceed the whole, or are all of it.
    rest = (unpublished.value() or None) if unpublished.rows else None
    left = [] if rest is None else [(_("Not found"), rest)]
    return Figure(
        id="kdt-shortage",
        title=_bar_title(total, published_pct, period=period),
        subtitle=_("Forecast demand less supply, people, Korea, {period} together, not a year", period=period),
        spec=_spec(parts, rest=rest, whole=_whole(rest, total, of=fields), period=period),
        alt="; ".join(f"{name}: {number(people)}" for name, people in [*parts, *left]),
        rests_on=(shortage, unpublished, published_pct),
        table=_table(shortage, unpublished, skill_shortage),
        says=(*_says(parts, rest, unpublished, of=fields), *_waiting(shortage)),
    )


def _bar_title(total: float, published_pct: Indicator, *, period: str) -> str:
    if exceeds(published_pct):
        return _(
            "The fields published for {period} exceed the {people} people short in all fields",
            period=period,
            people=number(total),
        )
    if not published_pct.value():
        return _("{people} people short in {period}, none of them by field", people=number(total), period=period)
    return _(
        "Of {people} people short in {period}, {share} are published by field",
        people=number(total),
        period=period,
        share=words.full(published_pct.value(), "percent"),
    )


def exceeds(published_pct: Indicator) -> bool:
    """Whether the published fields are more than the forecast for all of them, so that no share can be told."""
    return published_pct.value() > WHOLE


def _shares(shortage: Indicator) -> list[Share]:
    """Published fields, the largest first."""
    return [(naming.field(row.category), row.number) for row in _largest_first(shortage) if row.category != "all"]


def _largest_first(found: Indicator) -> list[Value]:
    return sorted(found.rows, key=lambda row: row.number, reverse=True)


def _says(parts: list[Share], rest: float | None, unpublished: Indicator, *, of: int | None) -> tuple[str, ...]:
    return (
        f"{_how_many_known(len(parts), of)} {_of_the_rest(rest, unpublished)}".strip(),
        _(
            "**Another classification:** the fields of the forecast are not those of the programme, "
            "so the rest must not be spread over them."
        ),
        _("**Trainees are not to be subtracted:** whether the supply in the forecast counts training is not stated."),
    )


def _waiting(shortage: Indicator) -> tuple[str, ...]:
    """The later forecasts that were sent without a total."""
    return tuple(str(one.reason) for one in shortage.refusals if one.category is None)


def _how_many_known(known: int, of: int | None) -> str:
    """How many fields have a figure, of how many where that is known."""
    if of is not None:
        return ngettext(
            "**{count} of {all}** forecast fields has a figure.",
            "**{count} of {all}** forecast fields have a figure.",
            known,
            all=of,
        )
    if not known:
        return _("**No field** of this forecast has a figure.")
    return ngettext(
        "**{count} field** of this forecast has a figure; how many it has in all is not stated.",
        "**{count} fields** of this forecast have a figure; how many it has in all is not stated.",
        known,
    )


def _of_the_rest(rest: float | None, unpublished: Indicator) -> str:
    if rest is None:
        return _why_none(unpublished)
    return _("{rest} people belong to fields without one.", rest=number(rest))


def _why_none(unpublished: Indicator) -> str:
    return " ".join(str(refusal.reason) for refusal in unpublished.refusals)


def _spec(parts: list[Share], *, rest: float | None, whole: list[Spec], period: str) -> Spec:
    traces = [
        _segment(name, people, period, {"color": theme.ACCENT, "line": {"color": theme.BACKGROUND, "width": 2}})
        for name, people in parts
    ]
    outline = {"color": "rgba(0,0,0,0)", "line": {"color": theme.MUTED, "width": 1.5}}
    if rest is not None:
        traces.append(_segment(_("Not found"), rest, period, outline))
    top = len(parts) * STEP + 24
    return charts.chart(
        traces,
        height=top + 130,
        barmode="stack",
        bargap=0.08,
        margin={"l": 8, "r": 8, "t": top, "b": 40, "pad": 0},
        xaxis=charts.value_axis(showgrid=False, zeroline=False),
        yaxis=charts.category_axis(showticklabels=False),
        annotations=[*_names(parts), *whole],
        meta={"named": _("Period")},
    )


def _segment(name: str, people: float, period: str, marker: Spec) -> Spec:
    hover = f"{name}<br>{words.full(people, 'people')}"
    return charts.bars(
        name=name, names=[period], values=[people], labels=[""], hover=[hover], marker=marker, orientation="h"
    )


def _names(parts: list[Share]) -> list[Spec]:
    """Each part's name above it on a line of its own, the leftmost highest, so that no leader crosses a word."""
    notes, left = [], 0.0
    for place, (name, people) in enumerate(parts):
        text = f" {name} <b>{number(people)}</b>"
        rise = (len(parts) - place) * STEP
        notes.append(_leader(text, x=left + people / 2, rise=rise))
        left += people
    return notes


def _leader(text: str, *, x: float, rise: int) -> Spec:
    line = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": theme.MUTED, "ax": 0, "ay": -rise}
    return charts.note(text, x=x, y=1, yref="paper", xanchor="left", yanchor="middle", font=_font(theme.TEXT)) | line


def _whole(rest: float | None, total: float, *, of: int | None) -> list[Spec]:
    whole = (
        _("all fields of the forecast: <b>{people}</b>", people=number(total))
        if of is None
        else _("all {count} fields of the forecast: <b>{people}</b>", count=of, people=number(total))
    )
    return [
        *_missing(rest, total),
        charts.note(
            whole, x=total, y=0, yref="paper", xanchor="right", yanchor="top", yshift=-8, font=_font(theme.TEXT)
        ),
    ]


def _missing(rest: float | None, total: float) -> list[Spec]:
    if rest is None:
        return []
    text = _("not found<br><b>{people}</b>", people=number(rest))
    return [charts.note(text, x=total - rest / 2, y=0.5, yref="paper", font=_font(theme.TEXT))]


def _font(colour: str) -> Spec:
    return {"size": charts.LABEL_SIZE, "color": colour}


def _table(shortage: Indicator, unpublished: Indicator, skill_shortage: Dataset) -> Table:
    notes = {row.field: labels.text(row, "note") for row in newest_forecast(skill_shortage).rows}
    rows: list[dict[str, Any]] = [
        _row(naming.field(row.category), row.number, row.status, notes.get(row.category, ""))
        for row in _largest_first(shortage)
    ]
    rows += [_row(_("Not found"), rest.number, rest.status, "") for rest in unpublished.rows]
    return Table(frame=pd.DataFrame(rows).set_index(_("Field")))


def _row(name: str, people: float, status: str, note: str) -> dict[str, Any]:
    return {_("Field"): name, _("People"): people, _("Kind of figure"): words.status(status), _("Note"): note}


# K-Digital Training: the answer and the cards.


def answer_of(
    fields: Indicator, covered: Indicator, shortage: Indicator, published_pct: Indicator, *, years: tuple[int, ...] = ()
) -> str:
    """The page's answer in one sentence: what is known of the fields, where and when, and of the shortage."""
    listed, people = number(fields.value(category="total")), number(shortage.value(category="all"))
    published = _published_part(people, published_pct)
    if covered.value() == 0:
        return _(
            "{fields} fields of training without figures by field; {published}", fields=listed, published=published
        )
    return _(
        "{fields} fields of training, {covered} with reported figures {where} ({years}); {published}",
        fields=listed,
        covered=number(covered.value()),
        where=_where(covered),
        years=_told_years(*years) if years else _("undated"),
        published=published,
    )


def _published_part(people: str, published_pct: Indicator) -> str:
    """What part of the forecast is published by field."""
    if exceeds(published_pct):
        return _("the published fields exceed a forecast shortage of {people}", people=people)
    if not published_pct.value():
        return _("a forecast shortage of {people} without figures by field", people=people)
    share = words.full(published_pct.value(), "percent")
    return _("{share} of a forecast shortage of {people} published by field", share=share, people=people)


def cards_of(
    fields: Indicator,
    covered: Indicator,
    shortage: Indicator,
    published: Indicator,
    published_pct: Indicator,
    *,
    forecast: Dataset,
) -> list[Card]:
    """The fields, the forecast shortage, its published part, and the fields with reported training.

    Args:
        fields: `kdt_fields_count`.
        covered: `kdt_field_coverage`.
        shortage: `kdt_shortage_by_field`.
        published: `kdt_shortage_published`.
        published_pct: `kdt_shortage_published_pct`.
        forecast: `skill_shortage`.
    """
    period, of = period_of(forecast), forecast_fields(forecast)
    of_the_programme = number(fields.value(category="total"))
    note = (
        _(
            "All years of the forecast together, in fields of its own. They are not the {fields} fields of the programme.",
            fields=of_the_programme,
        )
        if of is None
        else _(
            "All years of the forecast together, in {count} fields of its own. "
            "They are not the {fields} fields of the programme.",
            count=of,
            fields=of_the_programme,
        )
    )
    short = card(shortage, shortage.row(category="all"), label=_("People short, forecast"), note=note)
    part = _published_card(shortage, published, published_pct, of=of)
    return [_fields_card(fields), short.dated(period), part.dated(period), _coverage_card(covered)]


def period_of(skill_shortage: Dataset) -> str:
    """The years of the forecast, in words."""
    return period(newest_forecast(skill_shortage).where(field="all").table["period"].iloc[0])


def _where(covered: Indicator) -> str:
    """In how many provinces fields are reported; "" where none is."""
    return str(covered.assumptions.get("where", ""))


def _fields_card(fields: Indicator) -> Card:
    note = _(
        "{digital} digital and {advanced} of advanced industry, as the list numbers them; names that share a number count once.",
        digital=number(fields.value(category="digital")),
        advanced=number(fields.value(category="advanced_industry")),
    )
    return card(fields, fields.row(category="total"), label=_("Fields of K-Digital Training"), note=note)


def _published_card(shortage: Indicator, published: Indicator, published_pct: Indicator, *, of: int | None) -> Card:
    label, known = _("Published by field"), len(shortage.table) - 1
    if not known:
        note = _("The forecast gives no figure for a single field.")
        return nothing_yet(published, label=label, note=note)
    found = card(published, published.row(), label=label, note=_how_much(published_pct, known=known, of=of))
    return replace(found, rests_on=(published, published_pct))


def _how_much(published_pct: Indicator, *, known: int, of: int | None) -> str:
    """What part of the forecast its fields with a figure are, and of how many, where that is known."""
    share, fields = words.full(published_pct.value(), "percent"), {"known": number(known)}
    if of is None:
        return (
            _("Fields with a figure: {known}. Together they exceed the total of the forecast.", **fields)
            if exceeds(published_pct)
            else _("{share} of the forecast. Fields with a figure: {known}.", share=share, **fields)
        )
    if exceeds(published_pct):
        return _("{known} of the {count} fields of the forecast: together they exceed its total.", count=of, **fields)
    return _(
        "{share} of the forecast: {known} of its {count} fields. The rest is not found, not zero.",
        share=share,
        count=of,
        **fields,
    )


def _coverage_card(covered: Indicator) -> Card:
    label = _("Fields with reported training")
    suppressed = " ".join(str(refusal.reason) for refusal in covered.refusals)
    if covered.value() == 0:
        note = _("No figure by field was found. That says nothing about the training that takes place.")
        found = nothing_yet(covered, label=label, note=suppressed or note)
        return replace(found, value=words.gap("suppressed")) if suppressed else found
    note = _("{where}, as regional offices have reported.", where=_where(covered).capitalize())
    return card(covered, covered.row(), label=label, note=f"{note} {suppressed}".strip())


# The page on K-Digital Training: its answer, cards and exhibits, from the state of the page.


def answer(state: State) -> str:
    """What is known of the chosen field or of the chosen province's, else of all fields and of the shortage."""
    if told := _of_field(state) or _of_chosen_province(state):
        return told
    return answer_of(
        fields=state.compute("kdt_fields_count"),
        covered=state.compute("kdt_field_coverage"),
        shortage=state.compute("kdt_shortage_by_field"),
        published_pct=state.compute("kdt_shortage_published_pct"),
        years=years_covered(state.dataset("kdt_training")),
    )


def _of_field(state: State) -> str:
    """What offices have reported of the chosen field, or that nothing is; "" without a choice."""
    groups = tiles(state.dataset("kdt_fields"), state.dataset("kdt_training"), province=state.province)
    found = [tile for members in groups.values() for tile in members if tile.number == state.number("field")]
    if not found:
        return ""
    field = f"{found[0].number} {' · '.join(tile.name for tile in found)}"
    told = "; ".join(dict.fromkeys(tile.figures.replace("  \n", " · ") for tile in found))
    where = labels.area(state.province) if state.province else _("offices of the provinces")
    return _("{field}, {where}: {figures}", field=field, where=where, figures=told)


def _of_chosen_province(state: State) -> str:
    """How many fields the chosen province has reported; "" without a choice."""
    if not state.province:
        return ""
    training = state.dataset("kdt_training")
    told = tiles(state.dataset("kdt_fields"), training, province=state.province)
    every = {tile.number for members in told.values() for tile in members}
    known, sent = (
        {tile.number for members in told.values() for tile in members if tile.state == how} for how in (REPORTED, SENT)
    )
    name, fields = labels.area(state.province), number(len(every))
    if sent and not known:
        return _(
            "{province} has sent {count} of the {fields} fields, without a figure to count",
            province=name,
            count=number(len(sent)),
            fields=fields,
        )
    if not known:
        return _("{province} has reported none of the {fields} fields yet", province=name, fields=fields)
    return _(
        "{province} has reported {known} of the {fields} fields", province=name, known=number(len(known)), fields=fields
    )


def cards(state: State) -> list[Card]:
    """The fields, the forecast shortage, its published part, the fields with reported training."""
    *found, covered = cards_of(
        fields=state.compute("kdt_fields_count"),
        covered=state.compute("kdt_field_coverage"),
        shortage=state.compute("kdt_shortage_by_field"),
        published=state.compute("kdt_shortage_published"),
        published_pct=state.compute("kdt_shortage_published_pct"),
        forecast=state.dataset("skill_shortage"),
    )
    years = years_covered(state.dataset("kdt_training"))
    return [*found, covered.dated(_told_years(*years)) if years else covered]


def short(state: State) -> list[Card]:
    """The forecast shortage and its published part, without what is of the programme."""
    return cards(state)[1:3]


def _told_years(first: int, last: int) -> str:
    return str(first) if first == last else words.span(first, last)


def shortage(state: State) -> Figure:
    """The forecast shortage as one bar."""
    forecast = state.dataset("skill_shortage")
    return bar(
        shortage=state.compute("kdt_shortage_by_field"),
        unpublished=state.compute("kdt_shortage_unpublished"),
        published_pct=state.compute("kdt_shortage_published_pct"),
        skill_shortage=forecast,
        period=period_of(forecast),
    )


def fields_told(state: State) -> Figure:
    """The fields that offices have reported; those of one where a province is chosen."""
    listed, training = state.dataset("kdt_fields"), state.dataset("kdt_training")
    return strip(listed, training, province=state.province, selected=state.number("field"))


def people(state: State, *, height: int = TRAINED) -> Figure | None:
    """People trained and budget by year, so many pixels high."""
    return people_trained(state.dataset("kdt_programme"), data=state.outlook, height=height)


def budget(state: State) -> Figure | None:
    """The budget by year."""
    return budgets(state.dataset("kdt_programme"), data=state.outlook)


def in_employment(state: State) -> Figure | None:
    """How many of those who completed are in employment."""
    return employment(state.dataset("kdt_programme"), data=state.outlook)


def columns(_state: State) -> Exhibit:
    """How an office supplies figures by field."""
    return Exhibit(
        id="kdt-columns",
        title=_("How to supply figures by field"),
        subtitle=_(
            "Each regional office publishes its own province: "
            "one row for a year, a province and a field, in these columns"
        ),
        table=sources.columns("kdt_training"),
    )


def national(state: State) -> Exhibit:
    """National figures as published."""
    listed = state.dataset("kdt_programme")
    return Exhibit(
        id="kdt-national-figures",
        title=_("National figures of the programme"),
        subtitle=warning(listed),
        table=published(listed, data=state.outlook),
        lists=(listed,),
    )


def _parts(state: State) -> Iterator[Part]:
    yield from shown(PAGE.exhibits, state, "kdt-shortage", "kdt-strip", "kdt-people", "kdt-budget", "kdt-employment")
    yield from state.made(_fields)
    yield from shown(PAGE.exhibits, state, "kdt-columns", "kdt-national-figures")


def _fields(state: State) -> list[Part]:
    training = state.dataset("kdt_training")
    told = [about_province(training, state.province)] if state.province else []
    parts: list[Part] = [Sentence(text=text, boxed=True) for text in (*told, about_reports(training)) if text]
    for group, members in tiles(state.dataset("kdt_fields"), training, province=state.province).items():
        entries = [(f"{one.number} {one.name}", " · ".join(filter(None, (one.figures, one.note)))) for one in members]
        parts += [Heading(text=group_title(group, len(members))), Listed(entries=entries)]
    return parts


PAGE: Final = FigurePage(
    name="kdt",
    title=message("K-Digital Training"),
    icon="memory",
    section=PARTICIPATION,
    filters=("province",),
    question=message(
        "Which new-technology fields are trained, what is published for each, and how many people are short?"
    ),
    terms=("kdt", "shortage", "capacity", "estimate"),
    answer=answer,
    lead=shortage,
    cards=cards,
    exhibits={
        "kdt-shortage": shortage,
        "kdt-strip": fields_told,
        "kdt-people": people,
        "kdt-budget": budget,
        "kdt-employment": in_employment,
        "kdt-national-figures": national,
        "kdt-columns": columns,
    },
    news=("kdt-shortage", "kdt-people", "kdt-budget", "kdt-employment"),
    evidence=indicators(
        *("kdt_fields_count", "kdt_field_coverage", "kdt_shortage_by_field", "kdt_shortage_fields"),
        *("kdt_shortage_published", "kdt_shortage_published_pct", "kdt_shortage_unpublished"),
    ),
    parts=_parts,
)
