"""The page on cases: its answer, cards and exhibits, from the state of the page."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import pandas as pd

from components import theme
from components.figures import charts, maps, words
from components.figures.cards import Card
from components.figures.cases import matrix, workshop
from components.figures.cases.matrix import Case
from components.figures.exhibit import Exhibit, Figure, Spec, Table
from components.figures.page import INTERNATIONAL, Cards, FigurePage, Heading, Part, Sentence, indicators, shown
from components.figures.state import State
from data import labels
from geo import boundaries
from i18n import _, message
from indicators.dataset import Dataset
from indicators.dual import TYPES
from indicators.indicator import Indicator

ALL: Final = "all"
ENTRIES: Final = {"low_carbon": message("Low carbon"), "global_talent": message("Global talent")}


def answer(state: State) -> str:
    """What the cases show; of a chosen economy or type what holds for it."""
    found, partner, chosen = _cases(state), _partner(state), _type(state)
    if partner in matrix.economies(found):
        return matrix.told(partner, found)
    if chosen:
        counts, codes = state.compute("dual_cases_by_economy"), matrix.economies(found)
        return _title([code for code in codes if counts.value(area=code, category=chosen)], codes, chosen)
    ticks, states = state.compute("dual_case_ticks"), state.compute("dual_cases_by_state")
    return matrix.answer(found, ticks=ticks, states=states)


def cards(state: State) -> list[Card]:
    """Cases, marks, and people at the workshop."""
    return matrix.cards_of(
        ticks=state.compute("dual_case_ticks"),
        states=state.compute("dual_cases_by_state"),
        people=state.compute("workshop_people_count"),
        held=workshop.held(state.dataset("statements").where(topic="workshop")),
    )


def printed(state: State) -> list[Card]:
    """The printed figures on low carbon and global talent."""
    return matrix.cards(
        departments=state.compute("low_carbon_departments"),
        enrolment=state.compute("low_carbon_enrolment_ratio"),
        students=state.compute("foreign_students_in_work_study"),
    )


def by_nation(state: State) -> Figure:
    """Nations by type: how many of their cases are marked."""
    return matrix.by_nation(
        _cases(state),
        state.compute("dual_cases_by_economy"),
        state.compute("dual_case_ticks"),
        state.compute("dual_cases_by_state"),
        lists=(state.dataset("dual_cases"),),
        chosen=_type(state),
        selected=_partner(state),
    )


def by_type(state: State) -> Figure:
    """Nation and case by type."""
    return matrix.matrix(
        _cases(state),
        state.compute("dual_case_ticks"),
        state.compute("dual_cases_by_state"),
        lists=(state.dataset("dual_cases"),),
        chosen=_type(state),
        selected=_partner(state),
    )


def of_economy(state: State) -> Exhibit | None:
    """The cases of one economy; None without a choice, or where the list has none of it."""
    found, partner = _cases(state), _partner(state)
    if partner is None or partner not in matrix.economies(found):
        return None
    return Exhibit(
        id="cases-economy",
        title=matrix.told(partner, found),
        subtitle=_("As the source marks them; the agreements of an economy stand on the page on mutual recognition"),
        table=matrix.of_economy(partner, found),
        lists=(state.dataset("dual_cases"),),
    )


def on_map(state: State) -> Figure:
    """The nations on a map."""
    return world_map(
        _cases(state),
        state.compute("dual_cases_by_economy"),
        lists=(state.dataset("dual_cases"),),
        chosen=_type(state),
        selected=_partner(state),
    )


def entries(state: State, *, name: str) -> Exhibit:
    """What the source says on low carbon or on global talent."""
    return Exhibit(
        id=name.replace("_", "-"),
        title=str(ENTRIES[name]),
        subtitle=_("Figures, claims, measures and proposals of the source, told apart"),
        table=matrix.entries(state.dataset(name)),
        lists=(state.dataset(name),),
    )


LISTS: Final[dict[str, Callable[[State], Exhibit]]] = {
    name.replace("_", "-"): partial(entries, name=name) for name in ENTRIES
}


def benefits(state: State) -> Exhibit:
    """What mutual recognition is said to bring."""
    found, claim = state.dataset("mra_benefits"), state.dataset("statements").where(topic="mra_benefits")
    return Exhibit(
        id="mra-benefits",
        title=_("Benefits claimed for mutual recognition"),
        subtitle=matrix.benefits_told(claim),
        table=matrix.benefits(found),
        lists=(found, claim),
    )


def _cases(state: State) -> list[Case]:
    return matrix.cases(state.dataset("dual_cases"))


def _type(state: State) -> str | None:
    chosen = state.choice("type", ALL)
    return None if chosen == ALL else chosen


def _partner(state: State) -> str | None:
    return state.choice("partner") or None


def _parts(state: State) -> Iterator[Part]:
    yield from shown(PAGE.exhibits, state, "cases-by-nation", "cases-map", "cases-matrix")
    yield Heading(text=_("Low carbon and global talent"))
    yield Cards(cards=state.made(printed))
    yield from shown(PAGE.exhibits, state, "low-carbon", "global-talent", "mra-benefits")
    yield Heading(text=_("The APEC workshop of 2017"))
    yield Sentence(text=_("Each issue with the figure that stands for it today, and the page that shows it"))
    yield Cards(cards=state.made(workshop.workshop_issues))
    yield from shown(workshop.VIEW, state)


PAGE: Final = FigurePage(
    name="cases",
    title=message("International cases"),
    icon="travel_explore",
    section=INTERNATIONAL,
    question=message("What do other economies do, and what did the APEC workshop find?"),
    terms=("mra", "economy", "undated"),
    answer=answer,
    lead=by_nation,
    cards=cards,
    exhibits={
        "cases-by-nation": by_nation,
        "cases-map": on_map,
        "cases-economy": of_economy,
        "cases-matrix": by_type,
        **workshop.VIEW,
        **LISTS,
        "mra-benefits": benefits,
    },
    news=("cases-by-nation", "cases-map", "cases-matrix"),
    evidence=indicators(
        *("dual_case_ticks", "dual_cases_by_state", "dual_cases_by_economy", "low_carbon_departments"),
        *("low_carbon_enrolment_ratio", "foreign_students_in_work_study", "workshop_people_count"),
        *("workshop_findings_count", "mra_users_known", "mra_linked_partners", "mra_status_count"),
    ),
    parts=_parts,
)


# Names on the map of the cases: Europe is crowded, so its names stand on lines of their own, led to by a thin line.


SPOTS: Final[dict[str, maps.Spot]] = {
    "IRL": ((69, -8), "top center", True),
    "DNK": ((70, 34), "middle right", True),
    "DEU": ((52, 36), "middle right", True),
    "ITA": ((35, 36), "middle right", True),
    "FRA": ((24, -5), "bottom center", True),
    "AUS": ((-45, 125), "middle center", False),
    "USA": ((16, -121), "middle left", False),
}
GAP: Final = "\u00a0"  # plotly drops an ordinary space at the end of a line


def names(codes: list[str]) -> list[Spec]:
    """Each economy by name."""
    spots = [maps.spot(code, SPOTS) for code in codes]
    texts = [f"{GAP}{labels.area(code)}{GAP}" for code in codes]
    words = maps.points(
        [place for place, _, _ in spots],
        texts=texts,
        mode="text",
        textposition=[side for _, side, _ in spots],
        hoverinfo="skip",
    )
    return [_leaders([code for code in codes if maps.spot(code, SPOTS)[2]]), words]


def _leaders(codes: list[str]) -> Spec:
    return maps.leaders([(boundaries.point("marker", code), _end(code)) for code in codes])


CLEARANCE: Final = (
    4  # degrees between the line and a name beneath its end; one that ends beside a name has the space's width
)


def _end(code: str) -> maps.Place:
    (north, east), side, _led = maps.spot(code, SPOTS)
    return north + (CLEARANCE if side.startswith("bottom") else 0), east


# The nations of the cases on a Pacific-centred map: solid where a case has a mark, the mark of the matrix where one has none.


def world_map(
    found: list[Case],
    counts: Indicator,
    *,
    lists: tuple[Dataset, ...],
    chosen: str | None = None,
    selected: str | None = None,
) -> Figure:
    """The map of all types, or of one.

    Args:
        found: the cases.
        counts: `dual_cases_by_economy`.
        lists: the datasets behind.
        chosen: the one type that is shown.
        selected: economy to be outlined.
    """
    shown = (chosen,) if chosen else TYPES
    codes = matrix.economies(found)
    marked = [code for code in codes if any(counts.value(area=code, category=name) for name in shown)]
    unknown = [code for code in codes if any(one.unknown for one in found if one.economy == code)]
    return Figure(
        id="cases-map",
        title=_title(marked, codes, chosen),
        subtitle=_("Nations with a case of dual training, as the source marks them; undated, chosen by the source"),
        spec=maps.world(
            _traces(codes, marked, unknown, _hover(found), selected),
            height=366,
            margin={"l": 0, "r": 0, "t": 0, "b": 40},
            **charts.LEGEND,
        ),
        alt="; ".join(_told(counts, code) for code in codes),
        rests_on=(counts,),
        lists=lists,
        table=_table(counts, codes),
        says=_says(marked, unknown),
    )


def _traces(
    codes: list[str], marked: list[str], unknown: list[str], hover: dict[str, str], selected: str | None
) -> list[Spec]:
    open_ = [code for code in codes if code not in marked]
    edge = {"line": {"color": theme.MUTED, "width": 2}}
    traces = [
        maps.areas("world", marked, theme.ACCENT, hover=[hover[code] for code in marked]),
        maps.areas("world", open_, maps.CLEAR, hover=[hover[code] for code in open_], marker=edge),
        *names(codes),
        matrix.nowhere("marked", symbol="square"),
        *([matrix.nowhere("unmarked")] if open_ else []),
        *([matrix.on_map("unknown", unknown)] if unknown else []),
    ]
    return [*traces, maps.outline("world", [selected], width=2.5)] if selected else traces


def _title(marked: list[str], codes: list[str], chosen: str | None) -> str:
    counts = {"marked": len(marked), "nations": len(codes)}
    if chosen is None and marked == codes:
        return _("Cases in {nations} nations, in each of them with a mark", **counts)
    if chosen is None:
        return _("Cases in {nations} nations, with a mark in {marked}", **counts)
    type_ = labels.word("case_type", chosen)
    return _("{type}: marked in {marked} of {nations} nations", type=type_, **counts)


def _says(marked: list[str], unknown: list[str]) -> tuple[str, ...]:
    names = ", ".join(labels.area(code) for code in marked) or "–"
    says = [_("**Marked:** {names}.", names=names)]
    if unknown:
        told = ", ".join(labels.area(code) for code in unknown)
        says.append(
            _(
                "**Unknown in part:** {names}: a case there carries no mark, so its counts are at least these.",
                names=told,
            )
        )
    return tuple(says)


def _hover(found: list[Case]) -> dict[str, str]:
    lines: dict[str, list[str]] = {}
    for one in found:
        types = ", ".join(name for name in TYPES if one.marks[name] == matrix.MARKED) or _("unknown")
        lines.setdefault(one.economy, []).append(f"{one.name}: {types}")
    return {code: f"<b>{labels.area(code)}</b><br>" + "<br>".join(texts) for code, texts in lines.items()}


def _told(counts: Indicator, code: str) -> str:
    return f"{labels.area(code)}: " + ", ".join(f"{name} {_number(counts, code, name)}" for name in TYPES)


def _table(counts: Indicator, codes: list[str]) -> Table:
    rows = [{labels.word("case_type", name): _number(counts, code, name) for name in TYPES} for code in codes]
    return Table(frame=pd.DataFrame(rows, index=pd.Index(map(labels.area, codes), name=_("Nation"))))


def _number(counts: Indicator, code: str, name: str) -> str:
    return words.figure(counts.row(area=code, category=name), counts.unit)
