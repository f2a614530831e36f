"""What was chosen in the search box: the page, filter or list that it leads to, before the page is drawn."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.figures.pages import FIGURE_PAGES
from components.search import entries
from components.session import session
from tests.pages.test_every_page import LANGUAGES

Opens = Callable[..., AppTest]
EXHIBIT: Final = re.compile(r"(?:exhibit|table) (\S+)")


def choose(at: AppTest, found: str) -> AppTest:
    at.session_state[session.found.name] = found
    return at.run()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_opened_in_the_same_language(open_page: Opens, lang: str) -> None:
    at = choose(open_page("overview", lang=lang), "page trends")
    assert at.title[0].value == {"en": "Trainee trends", "ko": "훈련인원 추이"}[lang]
    assert at.session_state["lang"] == lang


def test_an_indicator_is_shown_by_its_page(open_page: Opens) -> None:
    assert choose(open_page("overview"), "indicator location_quotient").title[0].value == "Metropolitan concentration"


def test_an_indicator_that_no_page_shows_is_found_in_the_list_of_definitions(
    open_page: Opens, tables: Callable[..., list[pd.DataFrame]]
) -> None:
    at = choose(open_page("overview"), "indicator kdt_people")
    assert "kdt_people" in tables(at)[0].to_string()


def test_a_province_becomes_the_filter_and_is_told_on_the_overview(open_page: Opens) -> None:
    at = choose(open_page("mra", year="2020"), "province KR-26")
    assert at.session_state["province"] == "KR-26"
    assert "My province: Busan" in [heading.value for heading in at.subheader]
    assert at.session_state["year"] == "2020"


def test_an_economy_is_chosen_as_partner_on_the_page_of_mutual_recognition(open_page: Opens) -> None:
    at = choose(open_page("overview"), "economy VNM")
    assert at.session_state["partner"] == "VNM"
    assert at.title[0].value == "Mutual recognition"


@pytest.mark.parametrize("name", FIGURE_PAGES)
def test_a_line_that_holds_what_was_sought_is_open(open_page: Opens, as_folded: None, name: str) -> None:
    """Each figure and table of a page: what folds opens for the one that search led to, and stays closed for others."""
    sought = [one.place for one in entries(0).values() if one.kind == "exhibit" and one.page == name]
    at = open_page("sources")
    missing = [one for one in sought if one not in drawn(choose(at, f"exhibit {one}"))]
    assert missing == []


def drawn(at: AppTest) -> set[str]:
    """Ids of the exhibits on the page."""
    return {found[1] for found in map(EXHIBIT.search, _ids(at.main)) if found}


def _ids(block: Any) -> Iterator[str]:
    for child in getattr(block, "children", {}).values():
        yield str(getattr(getattr(child, "proto", None), "id", ""))
        yield from _ids(child)
