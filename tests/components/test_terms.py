"""The glossary: terms in both languages, each explained in a sentence, and used where a page names them."""

import re
from pathlib import Path

import pytest

from components.evidence import explain
from components.figures import sources
from components.figures.pages import FIGURE_PAGES, PAGES
from data.package import bundled
from i18n import speaking

FOLDER = Path(__file__).parents[2] / "pages"
ROWS = bundled("glossary").rows


def test_a_term_is_explained_in_the_readers_language() -> None:
    with speaking("en"):
        assert str(explain("capital_area")).startswith("**Capital area**: Seoul, Incheon and Gyeonggi-do")
    with speaking("ko"):
        assert str(explain("capital_area")).startswith("**수도권**: 서울·인천·경기")


def test_several_terms_are_paragraphs_and_none_is_no_help() -> None:
    with speaking("en"):
        assert str(explain("take_up", "implementation_rate")).count("\n\n**") == 1
    assert explain() is None


def test_a_term_that_the_glossary_lacks_is_an_error() -> None:
    with pytest.raises(KeyError, match="take-up"):
        explain("take-up")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.term)
def test_each_definition_is_one_short_sentence_in_its_own_language(row) -> None:
    assert not re.search("[가-힣]", row.label_en + row.definition_en)
    assert re.search("[가-힣]", row.label_ko)
    assert row.definition_ko.endswith("니다.")
    for text in (row.definition_en, row.definition_ko):
        assert len(re.findall(r"[.](?: |$)", text)) == 1, text
        assert len(text) <= 160


def test_no_term_stands_twice() -> None:
    for column in ("term", "label_en", "label_ko"):
        assert bundled("glossary").table[column].is_unique


@pytest.mark.parametrize("name", [name for name in PAGES if name != "access"])  # which names no figure
def test_each_page_explains_terms_of_the_glossary_at_its_head(name: str) -> None:
    terms = FIGURE_PAGES[name].terms if name in FIGURE_PAGES else _of_head(name)
    assert terms
    assert set(terms) <= {row.term for row in ROWS}


def _of_head(name: str) -> list[str]:
    """The terms of a page without figures, which stand in its file."""
    named = re.search(r"terms=\(([^)]*)\)", (FOLDER / f"{name}.py").read_text("utf-8"))
    return re.findall(r'"(\w+)"', named[1]) if named else []


def test_the_table_holds_all_terms_in_the_order_of_the_alphabet() -> None:
    with speaking("ko"):
        frame = sources.glossary().frame
    assert len(frame) == len(ROWS)
    assert list(frame.index) == sorted(frame.index)
