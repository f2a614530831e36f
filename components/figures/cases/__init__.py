"""The page on cases: its answer, cards and exhibits, from the state of the page."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from components.figures.cards import Card
from components.figures.cases import matrix, workshop, world
from components.figures.cases.matrix import Case
from components.figures.exhibit import Exhibit, Figure
from components.figures.page import INTERNATIONAL, Cards, FigurePage, Heading, Part, Sentence, indicators, shown
from components.figures.state import State
from i18n import _, message

ALL: Final = "all"
ENTRIES: Final = {"low_carbon": message("Low carbon"), "global_talent": message("Global talent")}


def answer(state: State) -> str:
    """What the cases show."""
    ticks, states = state.compute("dual_case_ticks"), state.compute("dual_cases_by_state")
    return matrix.answer(_cases(state), ticks=ticks, states=states)


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
    return world.world(
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
        "cases-economy": of_economy,
        "cases-map": on_map,
        "cases-matrix": by_type,
        **workshop.VIEW,
        **{name.replace("_", "-"): partial(entries, name=name) for name in ENTRIES},
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
