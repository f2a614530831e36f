"""The cases by nation and type."""

from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, maps, words
from components.figures.cards import Card, card
from components.figures.exhibit import Figure, Spec, Table
from data import labels
from geo import boundaries
from i18n import Message, _, by_language, message
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.dual import TYPES
from indicators.indicator import APEC, WORLD, Indicator, Value

# The cases as the page reads them: economy, name, which of the four types are marked, and what is unknown.


MARKED: Final = "yes"
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case of the list.

    Attributes:
        economy: ISO code.
        name: its name.
        marks: by type a mark (`yes`), none (`no`), or that it is unknown (`unknown`).
        note: what must be known with it.
        status: reported, computed, estimated or uploaded.
    """

    economy: str
    name: str
    marks: dict[str, str]
    note: str
    status: str

    @property
    def unknown(self) -> bool:
        """Whether it carries no mark at all, so that its types are not known."""
        return UNKNOWN in self.marks.values()


def cases(listed: Dataset) -> list[Case]:
    """The cases in the order of the list."""
    return [_case(row) for row in listed.rows]


def economies(found: list[Case]) -> list[str]:
    """Codes of the economies, each once, in the order of the list."""
    return list(dict.fromkeys(one.economy for one in found))


def told(code: str, found: list[Case]) -> str:
    """What an economy has in the list, in a sentence."""
    own = [one for one in found if one.economy == code]
    counts = {"cases": words.full(len(own), "cases"), "unknown": sum(one.unknown for one in own)}
    if counts["unknown"]:
        return _("{economy}: {cases}, {unknown} of unknown type", economy=labels.area(code), **counts)
    return _("{economy}: {cases}, each with a mark", economy=labels.area(code), cases=counts["cases"])


def of_economy(code: str, found: list[Case]) -> Table:
    """The cases of one economy, whose name is the title."""
    made = table([one for one in found if one.economy == code])
    return replace(made, frame=made.frame.drop(columns=_("Nation")))


def table(found: list[Case]) -> Table:
    """A row for each case, a column for each type."""
    rows = [
        {
            _("Case"): one.name,
            _("Nation"): labels.area(one.economy),
            **{labels.word("case_type", name): labels.word("tick", one.marks[name]) for name in TYPES},
            _("Note"): one.note or "–",
            _("Kind of figure"): words.kind(one),
        }
        for one in found
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Case")))


def _case(row: Any) -> Case:
    return Case(
        economy=row.economy,
        name=labels.text(row, "label"),
        marks={name: getattr(row, f"type_{name}") for name in TYPES},
        note=labels.text(row, "note"),
        status=row.status,
    )


# What the source says on low carbon and on global talent: figures, claims, measures and proposals, entry by entry.


def cards(departments: Indicator, enrolment: Indicator, students: Indicator) -> list[Card]:
    """The three printed figures; two of them carry no year."""
    times = words.full(enrolment.value(), "ratio", digits=0)
    return [
        card(
            departments,
            departments.row(),
            label=_("New departments of AI and low carbon"),
            note=_("At a polytechnic, most likely Korea Polytechnics; when is not stated."),
        ),
        card(
            enrolment,
            enrolment.row(),
            label=_("Enrolment against the year before"),
            note=_("Neither the year nor the number of students is stated."),
            value=times,
        ),
        card(
            students,
            students.row(),
            label=_("Foreign students in the work-study programme"),
            note=_("A plan; whether it is the rise or the total is not stated."),
        ),
    ]


def entries(listed: Dataset) -> Table:
    """A row for each entry: what kind it is, what is said, its figure and year where there is one."""
    rows = [
        {
            _("Entry"): labels.text(row, "label"),
            _("Kind"): labels.word("entry_kind", row.kind),
            _("What the source says"): labels.text(row, "text") or "–",
            _("Figure"): _figure(row),
            _("Year"): _year(row),
            _("Note"): labels.text(row, "note") or "–",
        }
        for row in listed.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Entry")))


def _figure(row: Any) -> str:
    if pd.isna(row.value):
        return "–"
    if row.unit in words.FULL:
        return labels.bounded(words.full(row.value, row.unit, digits=0), row.bound)
    return labels.bounded(f"{number(row.value)} {labels.word('unit', row.unit)}", row.bound)


def _year(row: Any) -> str:
    if not pd.isna(row.year):
        return str(int(row.year))
    return "–" if pd.isna(row.value) else _("undated")


# Marks of the cases, the same in matrix and map: a mark solid, a case without it open, what is unknown a question mark.


MARKS: Final[dict[str, Spec]] = {
    "marked": {"symbol": "circle", "size": 15, "color": theme.ACCENT},
    "unmarked": {"symbol": "square-open", "size": 13, "color": theme.MUTED, "line": {"width": 2}},
    "unknown": {"symbol": "circle-open-dot", "size": 15, "color": theme.INK, "line": {"width": 1.5}},
}
NAMES: Final[dict[str, Message]] = {
    "marked": message("Marked"),
    "unmarked": message("Not marked"),
    "unknown": message("A case without any mark: unknown"),
}


def points(mark: str, *, x: list[Any], y: list[Any], hover: list[str], **settings: Any) -> Spec:
    """Marks of one meaning in a matrix; the legend names the meaning."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": str(NAMES[mark]),
        "x": x,
        "y": y,
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": MARKS[mark],
        **settings,
    }


def nowhere(mark: str, **settings: Any) -> Spec:
    """A mark without a place, for its name in the legend of a map alone."""
    place = {"type": "scattergeo", "lat": [None], "lon": [None], "mode": "markers", "hoverinfo": "skip"}
    return place | {"name": str(NAMES[mark]), "marker": MARKS[mark] | settings}


def on_map(mark: str, codes: list[str]) -> Spec:
    """A mark on each of some economies, with its name in the legend of the map."""
    return maps.points(
        [boundaries.point("marker", code) for code in codes],
        name=str(NAMES[mark]),
        marker=MARKS[mark] | {"size": 12},
        showlegend=True,
    )


# International cases: the answer and the cards.


GROUPS: Final = ("speakers", "moderator", "researchers", "others")


def answer(found: list[Case], ticks: Indicator, states: Indicator) -> str:
    """The page's answer in one sentence: how many cases, and the type that most carry if the unknown ones leave it."""
    known = {
        "cases": number(states.value(area=WORLD, category="total")),
        "nations": len(economies(found)),
        "unknown": number(states.value(area=WORLD, category="unknown")),
    }
    leading = _leading(ticks, states)
    if leading is None:
        return _(
            "{cases} cases in {nations} nations, {unknown} of unknown type: no type can be called the most frequent",
            **known,
        )
    return _(
        "{cases} cases in {nations} nations, {unknown} of unknown type, most often of type {type}",
        type=labels.word("case_type", leading),
        **known,
    )


def most_often(ticks: Indicator, states: Indicator) -> str:
    """The type that most cases carry, if it is one whatever the unknown cases are; title of the matrix."""
    marked, unknown = (number(states.value(area=WORLD, category=name)) for name in ("marked", "unknown"))
    leading = _leading(ticks, states)
    if leading is None:
        return _("Types of {marked} cases; {unknown} more are of unknown type", marked=marked, unknown=unknown)
    count = number(ticks.value(area=WORLD, category=leading))
    name = labels.word("case_type", leading)
    return _("Most often {type} ({count} of {marked} cases with a mark)", type=name, count=count, marked=marked)


def cards_of(ticks: Indicator, states: Indicator, people: Indicator, *, held: str) -> list[Card]:
    """Cases, marks, and people at the workshop; `held` says when that was."""
    return [_cases(states), _ticks(ticks), _people(people).dated(held)]


def _cases(states: Indicator) -> Card:
    note = _(
        "{marked} with at least one mark; {unknown} without any: unknown, not of no type.",
        marked=number(states.value(area=WORLD, category="marked")),
        unknown=number(states.value(area=WORLD, category="unknown")),
    )
    return card(states, states.row(area=WORLD, category="total"), label=_("Cases of dual training"), note=note)


def _ticks(ticks: Indicator) -> Card:
    counts = ", ".join(f"{name} {number(ticks.value(area=WORLD, category=name))}" for name in TYPES)
    note = _("{counts}; a case may carry several.", counts=counts)
    return card(ticks, ticks.row(area=WORLD, category="total"), label=_("Marks by type"), note=note)


def _people(people: Indicator) -> Card:
    known = {name: number(people.value(area=APEC, category=name)) for name in GROUPS}
    note = _(
        "If nobody is in two groups, which the source does not say: "
        "{speakers} speakers, {moderator} moderator, {researchers} other researchers, {others} others.",
        **known,
    )
    found = people.row(area=APEC, category="total")
    return card(people, found, label=_("People at the APEC workshop"), note=note)


def _leading(ticks: Indicator, states: Indicator) -> str | None:
    """The type with most marks, if it would have most even were all cases of unknown type of the second one."""
    first, second, *_others = sorted(TYPES, key=lambda name: -ticks.value(area=WORLD, category=name))
    lead = ticks.value(area=WORLD, category=first) - ticks.value(area=WORLD, category=second)
    return first if lead > states.value(area=WORLD, category="unknown") else None


# Nation and case by type: a mark where the source has one, open rings where a whole row has none.


ROW: Final = 44  # pixels
WIDEST: Final = {"en": 30, "ko": 22}  # letters of a name before it takes a second line; Korean ones are wider


def matrix(
    found: list[Case],
    ticks: Indicator,
    states: Indicator,
    *,
    lists: tuple[Dataset, ...],
    chosen: str | None = None,
    selected: str | None = None,
) -> Figure:
    """One row for each case, one column for each type.

    Args:
        found: the cases, in the order of the list.
        ticks: `dual_case_ticks`.
        states: `dual_cases_by_state`.
        lists: the datasets behind.
        chosen: type to be set off by a band.
        selected: economy to be set off by its name.
    """
    rows = list(reversed(found))
    return Figure(
        id="cases-matrix",
        title=most_often(ticks, states),
        subtitle=_(
            "Cases of dual training by nation and type, as the source marks them; undated, chosen by the source"
        ),
        spec=_spec(rows, chosen=chosen, selected=selected),
        alt="; ".join(f"{labels.area(one.economy)}, {one.name}: {_told(one)}" for one in found),
        rests_on=(ticks, states),
        lists=lists,
        table=table(found),
        says=_says(found),
    )


BESIDE: Final = 0.16  # of a column: what is unknown stands to the right of what is marked


def by_nation(
    found: list[Case],
    counts: Indicator,
    ticks: Indicator,
    states: Indicator,
    *,
    lists: tuple[Dataset, ...],
    chosen: str | None = None,
    selected: str | None = None,
) -> Figure:
    """The matrix at a look: a row for each nation, with how many of its cases carry a mark, and which types are unknown.

    Args:
        found: the cases, in the order of the list.
        counts: `dual_cases_by_economy`.
        ticks: `dual_case_ticks`.
        states: `dual_cases_by_state`.
        lists: the datasets behind.
        chosen: type to be set off by a band.
        selected: economy to be set off by its name.
    """
    return Figure(
        id="cases-by-nation",
        title=most_often(ticks, states),
        subtitle=_(
            "Cases of dual training by nation and type, as the source marks them; undated, chosen by the source"
        ),
        spec=_by_nation_spec(found, counts, chosen=chosen, selected=selected),
        alt="; ".join(told(one, found) for one in economies(found)),
        rests_on=(counts, ticks, states),
        lists=lists,
        table=_by_nation_table(counts, economies(found)),
        says=_says(found),
    )


def _by_nation_spec(found: list[Case], counts: Indicator, *, chosen: str | None, selected: str | None) -> Spec:
    nations = list(reversed(economies(found)))
    names = [f"<b>▸ {labels.area(one)}</b>" if one == selected else labels.area(one) for one in nations]
    return charts.chart(
        [_counted(counts, nations), _unknown(found, nations)],
        height=ROW * len(nations) + 90,
        xaxis=_types_axis(chosen),
        yaxis=charts.placed_axis(names) | {"ticks": ""},
        margin={"l": 8, "r": 8, "t": 8, "b": 48, "pad": 4},
        **charts.LEGEND | ({"shapes": _band(chosen)} if chosen else {}),
    )


def _counted(counts: Indicator, nations: list[str]) -> Spec:
    cells = [
        (row, column, value)
        for row, one in enumerate(nations)
        for column, name in enumerate(TYPES)
        if (value := counts.row(area=one, category=name)).number
    ]
    return points(
        "marked",
        x=[column - BESIDE for _row, column, _value in cells],
        y=[row for row, _column, _value in cells],
        customdata=[nations[row] for row, _column, _value in cells],
        hover=[_counted_hover(value) for _row, _column, value in cells],
        mode="markers+text",
        text=[number(value.number) if value.number > 1 else "" for _row, _column, value in cells],
        textposition="middle right",
        textfont={"size": 13, "color": theme.TEXT},
    )


def _unknown(found: list[Case], nations: list[str]) -> Spec:
    cells = [
        (row, column) for row, one in enumerate(nations) for column in range(len(TYPES)) if _is_unknown(found, one)
    ]
    return points(
        "unknown",
        x=[column + BESIDE for _row, column in cells],
        y=[row for row, _column in cells],
        customdata=[nations[row] for row, _column in cells],
        hover=[told(nations[row], found) for row, _column in cells],
    )


def _is_unknown(found: list[Case], economy: str) -> bool:
    return any(one.economy == economy and one.unknown for one in found)


def _counted_hover(value: Value) -> str:
    lines = (f"<b>{labels.area(value.area)}</b>", labels.word("case_type", value.category), _how_many(value))
    return "<br>".join((*lines, words.kind(value)))


def _how_many(value: Value) -> str:
    return labels.bounded(number(value.number), value.bound)


def _by_nation_table(counts: Indicator, nations: list[str]) -> Table:
    rows = [
        {
            _("Nation"): labels.area(one),
            **{labels.word("case_type", name): _how_many(counts.row(area=one, category=name)) for name in TYPES},
        }
        for one in nations
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Nation")))


def _types_axis(chosen: str | None) -> Spec:
    heads = [f"<b>{name}</b>" if name == chosen else name for name in TYPES]
    return charts.placed_axis(heads) | {"ticks": "", "side": "top", "tickfont": {"size": 16, "color": theme.TEXT}}


def _spec(rows: list[Case], *, chosen: str | None, selected: str | None) -> Spec:
    edges = [place - 0.5 for place, one in enumerate(rows) if place and one.economy != rows[place - 1].economy]
    return charts.chart(
        [_marks(rows, "marked", MARKED), _marks(rows, "unknown", UNKNOWN)],
        height=ROW * len(rows) + 90,
        xaxis=_types_axis(chosen),
        yaxis=charts.placed_axis([_name(one, selected) for one in rows]) | {"ticks": ""},
        shapes=[*_band(chosen), *(_edge(place) for place in edges)],
        margin={"l": 8, "r": 8, "t": 8, "b": 48, "pad": 4},
        **charts.LEGEND,
    )


def _marks(rows: list[Case], mark: str, state: str) -> Spec:
    places = [(row, name) for row, one in enumerate(rows) for name in TYPES if one.marks[name] == state]
    return points(
        mark,
        x=[TYPES.index(name) for _, name in places],
        y=[row for row, _ in places],
        customdata=[rows[row].economy for row, _ in places],
        hover=[_hover(rows[row], name) for row, name in places],
    )


def _hover(one: Case, name: str) -> str:
    about = f"<b>{labels.area(one.economy)}</b><br>{one.name}<br>{labels.word('case_type', name)}"
    return f"{about}<br>{labels.word('tick', one.marks[name])} · {words.kind(one)}"


def _name(one: Case, selected: str | None) -> str:
    nation = labels.area(one.economy)
    text = words.wrapped(f"{nation} · {one.name}", width=by_language(WIDEST)).removeprefix(nation)
    return f"<b>▸ {nation}</b>{text}" if one.economy == selected else f"<b>{nation}</b>{text}"


def _told(one: Case) -> str:
    if one.unknown:
        return _("unknown")
    return ", ".join(name for name, mark in one.marks.items() if mark == MARKED)


def _says(found: list[Case]) -> tuple[str, ...]:
    """What each type is, and which cases are unknown."""
    says = [f"**{name}**: {labels.note('case_type', name)}" for name in TYPES]
    unknown = [f"{labels.area(one.economy)}: {one.name}" for one in found if one.unknown]
    if unknown:
        says.append(
            _("**Unknown, not none:** {names}. These rows carry no mark in the source.", names="; ".join(unknown))
        )
    says.append(_("The source chose these examples: no comparison of nations."))
    return tuple(says)


def _band(chosen: str | None) -> list[Spec]:
    if not chosen:
        return []
    place = TYPES.index(chosen)
    ends = {"x0": place - 0.45, "x1": place + 0.45, "y0": 0, "y1": 1, "yref": "paper"}
    return [{"type": "rect", **ends, "fillcolor": theme.SURFACE, "line": {"width": 0}, "layer": "below"}]


def _edge(place: float) -> Spec:
    ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": place, "y1": place}
    return {"type": "line", **ends, "line": {"color": theme.GRID, "width": 1}, "layer": "below"}


# What mutual recognition is said to bring: claims of the source in its order, without a figure.


def benefits(listed: Dataset) -> Table:
    """A row for each benefit, in the order of the source."""
    rows = [
        {
            _("No."): str(int(row.position)),
            _("Benefit"): labels.text(row, "label"),
            _("Kind of figure"): words.kind(row),
        }
        for row in sorted(listed.rows, key=lambda row: row.position)
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("No.")))


def benefits_told(statements: Dataset) -> str:
    """The claim that they belong to, and that no figure stands behind it."""
    claim = " ".join(labels.text(row, "text") for row in statements.rows)
    return _("{claim} No figure is given for any of them.", claim=claim)
