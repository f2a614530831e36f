"""The sentences of each page that rest on the data: its answer, the titles of its pictures, the meter."""

from typing import Final

from components.figures.concentration import reporting
from components.figures.state import State
from components.figures.views import ANSWERS, VIEWS

Texts = dict[str, str]

# The exhibits whose titles tell the news of a page; the others are named the same whatever the data.
TITLES: Final[dict[str, tuple[str, ...]]] = {
    "overview": (),
    "trends": ("trainees-by-category", "trainees-index", "trainees-contributions"),
    "sme": ("sme-take-up",),
    "concentration": ("zone-map", "zone-shares", "quotients"),
    "kdt": ("kdt-shortage",),
    "targets": ("targets-dumbbells",),
    "mra": ("mra-map", "mra-matrix", "mra-timeline"),
    "skills": ("skill-trends", "programme-map", "hrd-roadmap", "hrdnet-linking", "vocational-history"),
    "qualifications": (
        *("dual-ranks", "dual-demand", "dual-demand-levels", "programme-qualification-items"),
        *("apprenticeship-schools", "apprenticeship-learners", "p-tech-participants", "ipp-universities"),
    ),
    "cases": ("cases-matrix", "cases-map"),
}


def sentences(page: str, state: State) -> Texts:
    """Answer and titles of a page by stable names; on the overview and where training happens also the reports."""
    found = {"answer": ANSWERS[page](state), **_titles(page, TITLES[page], state)}
    if page in ("overview", "concentration"):
        found |= {f"meter {year}": _meter(state, year) for year in _years(state)}
    if page == "concentration":
        found |= _facts(state)
    return found


def _titles(page: str, ids: tuple[str, ...], state: State) -> Texts:
    made = {name: VIEWS[page][name](state) for name in ids}
    return {name: exhibit.title for name, exhibit in made.items() if exhibit}


def _facts(state: State) -> Texts:
    """The title of the map of facts, of each year that has any."""
    states = {year: state.having(reported=year) for year in _years(state)}
    return {
        f"facts {year}": title
        for year, then in states.items()
        for title in _titles("concentration", ("reported-map",), then).values()
    }


def _meter(state: State, year: int) -> str:
    reported, covered = (
        state.compute(name, year=year) for name in ("provinces_reported_count", "residents_covered_pct")
    )
    return reporting.meter(reported, covered)


def _years(state: State) -> list[int]:
    """The year of the filter and those that offices have reported."""
    return sorted({state.year, *(int(one) for one in state.dataset("regional_training").table["year"])})
