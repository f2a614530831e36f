"""The page on qualifications: its answer, cards and exhibits, from the state of the page."""

from collections.abc import Iterator
from typing import Final

from components.figures.cards import Card
from components.figures.exhibit import Exhibit, Figure
from components.figures.page import QUALIFICATIONS, Cards, FigurePage, Part, shown
from components.figures.qualifications import demand, dual, programmes
from components.figures.state import State
from i18n import _, message
from indicators.dataset import Dataset
from indicators.indicator import Indicator


def answer(state: State) -> str:
    """How the items grew, and which programmes stayed."""
    return programmes.answer(
        state.compute("programme_qualification_items"),
        state.compute("dual_top15_every_year"),
        programmes.named_as_falling(*_lists(state)),
    )


def cards(state: State) -> list[Card]:
    """Items, learning workers, programmes of every year, programmes that rise."""
    return programmes.cards(
        items=state.compute("programme_qualification_items"),
        ratio=state.compute("programme_qualification_items_ratio"),
        learners=state.compute("apprenticeship_learners"),
        against=state.compute("apprenticeship_printed_to_ministry_ratio"),
        programmes=state.compute("dual_demand_programmes"),
        every=state.compute("dual_top15_every_year"),
    )


def taking_part(state: State) -> list[Card]:
    """Institutions and participants of programme-based qualification."""
    return dual.cards(
        institutions=state.compute("programme_qualification_institutions"),
        participants=state.compute("programme_qualification_participants"),
    )


def ranks(state: State) -> Figure:
    """The top 15 by year."""
    return programmes.ranks(
        state.compute("dual_top15_rank"),
        state.compute("dual_top15_every_year"),
        lists=_lists(state),
        statements=state.dataset("statements"),
        followed=_followed(state),
    )


def of_programme(state: State) -> Exhibit:
    """What both lists hold of the programme that is followed; without one, the uncertain places."""
    lists, followed = _lists(state), _followed(state)
    return Exhibit(
        id="dual-programme",
        title=programmes.told(followed, *lists),
        subtitle=_("As the source spells it; a rank says nothing about size"),
        table=programmes.programme_entries(followed, *lists),
        lists=lists,
    )


def demand_by_industry(state: State) -> Figure:
    """Which programmes institutions name as rising and as falling."""
    return demand.demand(
        net=state.compute("dual_demand_programme_net_mentions"),
        programmes=state.compute("dual_demand_programmes"),
        years=state.compute("dual_top15_years"),
        forecast=state.dataset("dual_demand"),
        statements=state.dataset("statements"),
        followed=_followed(state),
    )


def levels(state: State) -> Figure:
    """Mentions of a rise and of a fall by level."""
    return demand.mentions(
        state.compute("dual_demand_mentions", direction="rise"),
        state.compute("dual_demand_mentions", direction="fall"),
        state.compute("dual_demand_net_mentions"),
        state.compute("dual_demand_high_level_share_pct"),
        statements=state.dataset("statements"),
    )


def level_places(state: State) -> Figure:
    """Places of the top 15 by level."""
    return demand.level_places(state.compute("dual_top15_level_places"), state.dataset("dual_top15"))


def programme_items(state: State) -> Figure:
    """Items of programme-based qualification."""
    return dual.items(
        found=state.compute("programme_qualification_items"),
        ratio=state.compute("programme_qualification_items_ratio"),
        printed=state.dataset("programme_qualification"),
        statements=state.dataset("statements"),
    )


def reform(state: State) -> Exhibit:
    """The reform of qualifications."""
    listed = state.dataset("ncs_reform")
    return Exhibit(
        id="ncs-reform",
        title=_("Reform of qualifications by the National Competency Standards"),
        subtitle=_("Measures as the source names them; no figures"),
        table=dual.measures(listed),
        lists=(listed,),
    )


def frameworks(state: State) -> Exhibit:
    """What a framework is built of."""
    listed = state.dataset("qualification_frameworks")
    return Exhibit(
        id="qualification-frameworks",
        title=_("What a qualifications framework is built of"),
        subtitle=dual.reading(listed),
        table=dual.frameworks(listed),
        lists=(listed,),
    )


def _lists(state: State) -> tuple[Dataset, Dataset]:
    return state.dataset("dual_top15"), state.dataset("dual_demand")


def _followed(state: State) -> str | None:
    return state.choice("programme") or None


def _parts(state: State) -> Iterator[Part]:
    yield from shown(PAGE.exhibits, state)
    yield Cards(cards=state.made(taking_part))


def _evidence(state: State) -> Iterator[Indicator]:
    of_lists = (
        *("dual_top15_rank", "dual_top15_years", "dual_top15_every_year", "dual_top15_level_places"),
        *("dual_demand_programmes", "dual_demand_programme_net_mentions", "dual_demand_net_mentions"),
    )
    of_system = (
        *("dual_demand_high_level_share_pct", "apprenticeship_schools", "apprenticeship_learners"),
        *("apprenticeship_printed_to_ministry_ratio", "p_tech_participants", "ipp_universities"),
        *("dual_system_growth_ratio", "programme_qualification_items", "programme_qualification_items_ratio"),
        *("programme_qualification_institutions", "programme_qualification_participants"),
    )
    yield from map(state.compute, of_lists)
    yield from (state.compute("dual_demand_mentions", direction=direction) for direction in ("rise", "fall"))
    yield from map(state.compute, of_system)


PAGE: Final = FigurePage(
    name="qualifications",
    title=message("Qualifications and work-based learning"),
    icon="workspace_premium",
    section=QUALIFICATIONS,
    question=message(
        "How did Korea's qualifications and work-based learning grow, and which programmes rise and fall?"
    ),
    terms=("dual_system", "ncs", "ncs_level", "programme_qualification"),
    answer=answer,
    lead=dual.learners_of,
    cards=cards,
    exhibits={
        "apprenticeship-learners": dual.learners_of,
        "programme-qualification-items": programme_items,
        "dual-ranks": ranks,
        "dual-programme": of_programme,
        "dual-demand": demand_by_industry,
        "dual-demand-levels": levels,
        "dual-top15-levels": level_places,
        "apprenticeship-schools": dual.schools_of,
        "p-tech-participants": dual.p_tech_of,
        "ipp-universities": dual.universities_of,
        "ncs-reform": reform,
        "qualification-frameworks": frameworks,
    },
    news=(
        *("dual-ranks", "dual-demand", "dual-demand-levels", "programme-qualification-items"),
        *("apprenticeship-schools", "apprenticeship-learners", "p-tech-participants", "ipp-universities"),
    ),
    evidence=_evidence,
    parts=_parts,
)
