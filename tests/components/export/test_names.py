"""Names of sheets that Excel takes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.export.book import of_pages, sheet_names, told
from components.figures.pages import FIGURE_PAGES
from components.files.rows import Provenance
from i18n import speaking
from tests.components.export.books import STATE


def _require_legal(names: list[str]) -> None:
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
    assert len({name.casefold() for name in names}) == len(names)


@given(st.lists(st.text(), max_size=20))
def test_any_words_give_legal_names(called: list[str]) -> None:
    _require_legal(sheet_names(called))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_sheets_of_all_pages_have_legal_names_in_both_languages(language: str, taken: Provenance) -> None:
    with speaking(language):
        names = sheet_names(sheet.called for sheet in told(of_pages(FIGURE_PAGES, STATE), taken=taken).sheets)
    _require_legal(names)
    assert len(names) > 50


def test_a_name_says_what_the_sheet_holds() -> None:
    assert sheet_names(["Trainees, total", "a/b: 'c'!"]) == ["01 Trainees, total", "02 a b ’c’"]
