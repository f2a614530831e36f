"""Every exhibit of every page by the page's name and its own id, and its sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from components.figures import (
    cases,
    comparison,
    concentration,
    kdt,
    mra,
    overview,
    qualifications,
    skills,
    sme,
    targets,
    trends,
)
from components.figures.concentration import reports
from components.figures.exhibit import Behind, Exhibit
from components.figures.page import DATA, PRESENT, FigurePage, Page
from components.figures.state import State, offered_years
from data.outlook import Outlook
from i18n import _, message
from indicators.dataset import NOT_COMPUTED

# Every exhibit of every page by the page's name and its own id: what pages, files, slides and stories show.


# In the order of the navigation; what the navigation, the search and the files are made from.
PAGES: Final[Mapping[str, Page]] = {
    page.name: page
    for page in (
        overview.PAGE,
        targets.PAGE,
        trends.PAGE,
        sme.PAGE,
        concentration.PAGE,
        kdt.PAGE,
        qualifications.PAGE,
        skills.PAGE,
        mra.PAGE,
        cases.PAGE,
        comparison.PAGE,
        Page(name="present", title=message("Present"), icon="slideshow", section=PRESENT),
        Page(
            name="data",
            title=message("Update the data"),
            icon="upload_file",
            section=DATA,
            filters=("province", "year"),
            acts=True,
        ),
        Page(
            name="changes",
            title=message("What changed"),
            icon="history",
            section=DATA,
            filters=("province",),
            of_releases=True,
        ),
        Page(name="access", title=message("Rights and log"), icon="admin_panel_settings", section=DATA, acts=True),
        Page(name="sources", title=message("Sources and method"), icon="menu_book", section=DATA),
    )
}
FIGURE_PAGES: Final = {name: page for name, page in PAGES.items() if isinstance(page, FigurePage)}


def exhibits(page: str, state: State) -> list[Exhibit]:
    """All that a page can show in a state, in its order; what the data or the choices don't give is left out."""
    made = (view(state) for view in FIGURE_PAGES[page].exhibits.values())
    return [one for one in made if one]


def behind(page: str, state: State) -> list[Behind]:
    """All indicators and lists that stand behind a page in a state, each once."""
    record = FIGURE_PAGES[page]
    shown = [one for exhibit in exhibits(page, state) for one in exhibit.behind]
    carded = [one for card in record.cards(state) for one in card.rests_on]
    return list(dict.fromkeys([*carded, *shown, *record.evidence(state)]))


# The sentences of each page that rest on the data: its answer, the titles of its pictures, the meter.


Texts = dict[str, str]


def sentences(page: str, state: State) -> Texts:
    """Answer and titles of a page by stable names; on the overview and where training happens also the reports."""
    record = FIGURE_PAGES[page]
    found = {"answer": record.answer(state), **_titles(page, record.news, state)}
    if page in ("overview", "concentration"):
        found |= {f"meter {year}": reports.meter(state, year=year) for year in _years(state)}
    if page == "concentration":
        found |= _facts(state)
    return found


def _titles(page: str, ids: tuple[str, ...], state: State) -> Texts:
    made = {name: FIGURE_PAGES[page].exhibits[name](state) for name in ids}
    return {name: exhibit.title for name, exhibit in made.items() if exhibit}


def _facts(state: State) -> Texts:
    """The title of the map of facts, of each year that has any."""
    states = {year: state.having(reported=year) for year in _years(state)}
    return {
        f"facts {year}": title
        for year, then in states.items()
        for title in _titles("concentration", ("reported-map",), then).values()
    }


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
    for page in FIGURE_PAGES:
        try:
            found[page] = sentences(page, State(outlook=outlook, year=year or offered_years(outlook)[-1]))
        except NOT_COMPUTED:  # what they say is for programmers; the indicators that fail are told beside, in words
            found[page] = {"answer": _("This page could not be shown.")}
    return found


def changed(before: dict[str, Texts], after: dict[str, Texts]) -> list[HeadlineChange]:
    """The sentences that differ between two results of `headlines`, in the order of the pages."""
    return [
        HeadlineChange(page=page, before=before[page].get(name, ""), after=after[page].get(name, ""))
        for page in before
        for name in dict.fromkeys([*before[page], *after[page]])
        if before[page].get(name) != after[page].get(name)
    ]
