"""A page of an edition in every state of its filters, in the language in force."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Final

from components.export.edition.arranged import ARRANGED, shown
from components.export.edition.once import Memory, Watched
from components.export.edition.parts import Cards, Content
from components.figures.state import Data
from components.figures.views import ANSWERS, CARDS, VIEWS
from components.titles import FILTERS, TITLES
from indicators.areas import PROVINCES

WHOLE: Final = "KR"


def states(page: str, outlook: Data, *, today: date) -> Iterator[tuple[str, Content]]:
    """Each state by its name, such as `KR-26 2021`: the choices of the filters that change the page, in their order."""
    used = FILTERS.get(page, ())
    latest, memory = years(outlook)[-1], Memory()
    provinces = [WHOLE, *PROVINCES] if "province" in used else [WHOLE]
    for province, year in product(provinces, years(outlook) if "year" in used else [latest]):
        chosen = {"province": province, "year": str(year)}
        code = None if province == WHOLE else province
        state = Watched(outlook=outlook, year=year, province=code, today=today, memory=memory)
        yield " ".join(chosen[name] for name in used), content(page, state)


def content(page: str, state: Watched) -> Content:
    """A page in one state."""
    parts = ARRANGED[page](state) if page in ARRANGED else shown(VIEWS[page], state)
    cards = Cards(cards=state.made(CARDS[page]))
    return Content(title=str(TITLES[page]), answer=state.made(ANSWERS[page]), parts=(cards, *parts))


def years(outlook: Data) -> list[int]:
    """Years of the trainee table, ascending."""
    return sorted(int(year) for year in outlook.dataset("trainees").table["year"].unique())
