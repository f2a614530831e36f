"""The pages as the tests walk them: found in the folder, so that a new page is tested from its first day."""

from pathlib import Path

import pytest

NAMES = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py"))
LANGUAGES = ("en", "ko")

each_page = pytest.mark.parametrize("name", NAMES)
# One page of each kind of part (tiles and tables, maps, a world map, folds of talks, a file handed in, registers): what is
# told of a request, and not of a page, is asked of these, and of all pages in the sweep.
KINDS = ("overview", "concentration", "cases", "present", "data", "sources")
each_kind_of_page = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in KINDS else pytest.mark.sweep) for name in NAMES]
)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def path(name: str) -> str:
    """The path of a page: the overview is at the root."""
    return "/" if name == "overview" else f"/{name}"
