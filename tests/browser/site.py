"""The pages as the tests walk them: found in the folder, so that a new page is tested from its first day."""

from pathlib import Path

import pytest

NAMES = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py"))
LANGUAGES = ("en", "ko")
# Pages of text, cards and tables; every other page has at least one chart.
WITHOUT_CHARTS = {"overview", "changes", "data", "sources", "present"}

each_page = pytest.mark.parametrize("name", NAMES)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def path(name: str) -> str:
    """The path of a page: the overview is at the root."""
    return "/" if name == "overview" else f"/{name}"
