"""The search box of the bar: found by words of either language, and there by one choice."""

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_every_page import LANGUAGES, PAGES

Opens = Callable[..., AppTest]


def choose(at: AppTest, found: str, *, lang: str = "en") -> AppTest:
    return at.main.selectbox(key=f"search in {lang}").set_value(found).run()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_the_box_first_in_its_side_bar_labelled_and_empty(
    seen_page: Opens, name: str, lang: str
) -> None:
    box = seen_page(name, lang=lang).main.selectbox[0]
    assert box.key == f"search in {lang}"
    assert box.label
    assert box.value is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_opened_in_the_same_language(open_page: Opens, lang: str) -> None:
    at = choose(open_page("overview", lang=lang), "page trends", lang=lang)
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


def test_the_box_is_empty_again_after_going_there(open_page: Opens) -> None:
    at = choose(open_page("overview"), "province KR-26")
    assert at.main.selectbox(key="search in en").value is None
    assert choose(at, "province KR-11").session_state["province"] == "KR-11"
