"""The pictures of the dual system, from the state of the page: schools, learning workers, P-TECH, universities."""

from typing import Final

from components.figures.figure import Figure
from components.figures.qualifications import dual_says
from components.figures.qualifications.dual_system import counted
from components.figures.state import State, View
from indicators.indicator import Indicator


def schools(state: State) -> Figure:
    """Apprenticeship schools."""
    system, ratios = state.dataset("dual_system"), _ratios(state)
    return counted(
        state.compute("apprenticeship_schools"),
        system.where(programme="apprenticeship_school", measure=["schools", "departments"]),
        data=state.outlook,
        says=dual_says.schools(*ratios, system, state.dataset("statements")),
        ratios=ratios,
    )


def learners(state: State) -> Figure:
    """Learning workers at apprenticeship schools."""
    system, ratios = state.dataset("dual_system"), _ratios(state)
    return counted(
        state.compute("apprenticeship_learners"),
        system.where(measure="learning_workers"),
        data=state.outlook,
        says=dual_says.learners(*ratios, system),
        ratios=ratios,
    )


def p_tech(state: State) -> Figure:
    """Participants of P-TECH."""
    rows = state.dataset("dual_system").where(programme="p_tech")
    says = dual_says.p_tech(state.dataset("statements"))
    return counted(state.compute("p_tech_participants"), rows, data=state.outlook, says=says)


def universities(state: State) -> Figure:
    """Universities of the long-term placements."""
    growth = state.compute("dual_system_growth_ratio")
    return counted(
        state.compute("ipp_universities"),
        state.dataset("dual_system").where(programme="ipp"),
        data=state.outlook,
        says=dual_says.universities(growth, state.dataset("statements")),
        ratios=(growth,),
    )


def _ratios(state: State) -> tuple[Indicator, Indicator]:
    return state.compute("dual_system_growth_ratio"), state.compute("apprenticeship_printed_to_ministry_ratio")


VIEW: Final[dict[str, View]] = {
    "apprenticeship-schools": schools,
    "apprenticeship-learners": learners,
    "p-tech-participants": p_tech,
    "ipp-universities": universities,
}
