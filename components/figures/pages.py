"""Every exhibit of every page by the page's name and its own id, and its sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from components.figures import (
    cases_page,
    concentration_page,
    kdt,
    mra_page,
    overview,
    qualifications_page,
    skills_page,
    sme,
    targets,
    trends,
)
from components.figures.concentration import reports
from components.figures.exhibit import Exhibit
from components.figures.state import Answer, Cards, State, View
from data.effect import NOT_COMPUTED
from data.outlook import Outlook
from i18n import _

# Every exhibit of every page by the page's name and its own id: what pages, files, slides and stories show.


# In the order of the navigation; the exhibits in the order of their page.
PAGES: Final = {
    "overview": overview,
    "targets": targets,
    "trends": trends,
    "sme": sme,
    "concentration": concentration_page,
    "kdt": kdt,
    "qualifications": qualifications_page,
    "skills": skills_page,
    "mra": mra_page,
    "cases": cases_page,
}
VIEWS: Final[Mapping[str, Mapping[str, View]]] = {name: page.VIEW for name, page in PAGES.items()}
ANSWERS: Final[Mapping[str, Answer]] = {name: page.answer for name, page in PAGES.items()}
CARDS: Final[Mapping[str, Cards]] = {name: page.cards for name, page in PAGES.items()}


def exhibits(page: str, state: State) -> list[Exhibit]:
    """All that a page can show in a state, in its order; what the data or the choices don't give is left out."""
    made = (view(state) for view in VIEWS[page].values())
    return [one for one in made if one]


# The sentences of each page that rest on the data: its answer, the titles of its pictures, the meter.


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
    return reports.meter(reported, covered)


def _years(state: State) -> list[int]:
    """The year of the filter and those that offices have reported."""
    return sorted({state.year, *(int(one) for one in state.dataset("regional_training").table["year"])})


# What the pages say first: answers, titles of pictures and the meter, as they are or as they would be after an update.


@dataclass(frozen=True, kw_only=True)
class HeadlineChange:
    """One sentence of a page that an update changes; empty where there is none."""

    page: str
    before: str
    after: str


def headlines(outlook: Outlook, *, year: int | None = None) -> dict[str, Texts]:
    """The sentences of each page by stable names, in the reader's language; a page that would fail says why.

    Args:
        outlook: the data as they are, or as they would be.
        year: the year of the filter; the latest of the trainee table unless given.
    """
    found = {}
    for page in TITLES:
        try:
            latest = int(outlook.dataset("trainees").table["year"].max())
            found[page] = sentences(page, State(outlook=outlook, year=year or latest))
        except NOT_COMPUTED as error:
            found[page] = {"answer": _("This page could not be shown: {reason}", reason=error)}
    return found


def changed(before: dict[str, Texts], after: dict[str, Texts]) -> list[HeadlineChange]:
    """The sentences that differ between two results of `headlines`, in the order of the pages."""
    return [
        HeadlineChange(page=page, before=before[page].get(name, ""), after=after[page].get(name, ""))
        for page in before
        for name in dict.fromkeys([*before[page], *after[page]])
        if before[page].get(name) != after[page].get(name)
    ]
