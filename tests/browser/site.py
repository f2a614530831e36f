"""The pages as the tests walk them: found in the folder, so that a new page is tested from its first day."""

from functools import cache
from pathlib import Path

import pytest

from components.figures.exhibit import Figure
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State
from data.outlook import Outlook

NAMES = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py"))
LANGUAGES = ("en", "ko")

each_page = pytest.mark.parametrize("name", NAMES)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def with_charts() -> frozenset[str]:
    """The pages that have a picture among their exhibits; the others are text, cards and tables."""
    state = State(outlook=Outlook(), year=2021)
    return frozenset(name for name in FIGURE_PAGES if any(isinstance(one, Figure) for one in exhibits(name, state)))


def path(name: str) -> str:
    """The path of a page: the overview is at the root."""
    return "/" if name == "overview" else f"/{name}"
