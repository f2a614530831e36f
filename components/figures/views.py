"""Every exhibit of every page by the page's name and its own id: what pages, files, slides and stories show."""

from collections.abc import Mapping
from typing import Final

from components.figures.cases import view as cases
from components.figures.concentration import view as concentration
from components.figures.exhibit import Exhibit
from components.figures.kdt import view as kdt
from components.figures.mra import view as mra
from components.figures.overview import view as overview
from components.figures.qualifications import view as qualifications
from components.figures.skills import view as skills
from components.figures.sme import view as sme
from components.figures.state import Answer, Cards, State, View
from components.figures.targets import view as targets
from components.figures.trends import view as trends

# In the order of the navigation; the exhibits in the order of their page.
PAGES: Final = {
    "overview": overview,
    "targets": targets,
    "trends": trends,
    "sme": sme,
    "concentration": concentration,
    "kdt": kdt,
    "qualifications": qualifications,
    "skills": skills,
    "mra": mra,
    "cases": cases,
}
VIEWS: Final[Mapping[str, Mapping[str, View]]] = {name: page.VIEW for name, page in PAGES.items()}
ANSWERS: Final[Mapping[str, Answer]] = {name: page.answer for name, page in PAGES.items()}
CARDS: Final[Mapping[str, Cards]] = {name: page.cards for name, page in PAGES.items()}


def exhibits(page: str, state: State) -> list[Exhibit]:
    """All that a page can show in a state, in its order; what the data or the choices don't give is left out."""
    made = (view(state) for view in VIEWS[page].values())
    return [one for one in made if one]
