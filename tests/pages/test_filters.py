"""Language, province and year of all pages: chosen once, kept, and told when a link asks for what isn't there."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Opens = Callable[..., AppTest]


def _address(at: AppTest) -> dict[str, str]:
    return {name: value[0] if isinstance(value, list) else value for name, value in at.query_params.items()}


def test_the_link_decides_language_province_and_year(open_page: Opens) -> None:
    at = open_page("overview", lang="en", province="KR-26", year="2020")
    assert [at.session_state[name] for name in ("lang", "province", "year")] == ["en", "KR-26", "2020"]
    assert _address(at) == {"lang": "en", "province": "KR-26", "year": "2020"}
    assert not at.info


def test_the_defaults_are_all_of_korea_and_the_newest_year_and_stay_out_of_the_address(open_page: Opens) -> None:
    at = open_page("overview", lang="en")
    assert [at.session_state[name] for name in ("province", "year")] == ["KR", "2021"]
    assert _address(at) == {"lang": "en"}


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"lang": "fr"}, "fr"),
        ({"province": "Busan"}, "province “Busan”"),
        ({"year": "2018"}, "year “2018”"),
    ],
)
def test_what_a_link_asks_in_vain_is_told_once(open_page: Opens, query: dict[str, str], notice: str) -> None:
    at = open_page("overview", **query)
    assert [notice in info.value for info in at.info] == [True]
    assert not at.run().info


def test_a_language_that_we_lack_gives_korean(open_page: Opens) -> None:
    at = open_page("overview", lang="fr")
    assert at.session_state["lang"] == "ko"
    assert _address(at) == {"lang": "ko"}


def test_the_notice_names_the_years_that_there_are(open_page: Opens) -> None:
    assert "2019, 2020, 2021" in open_page("overview", year="1999").info[0].value


def test_the_province_filter_offers_all_of_korea_and_the_17(open_page: Opens) -> None:
    options = open_page("overview", lang="en").sidebar.selectbox(key="province in en").options
    assert len(options) == 18
    assert options[:3] == ["Korea", "Seoul", "Busan"]


def test_a_change_of_language_keeps_province_and_year(open_page: Opens) -> None:
    at = open_page("overview", lang="en", province="KR-26", year="2020")
    at.button_group(key="lang").set_value("ko").run()
    assert _address(at) == {"lang": "ko", "province": "KR-26", "year": "2020"}


def test_a_chosen_province_and_year_stand_in_the_address(open_page: Opens) -> None:
    at = open_page("overview", lang="en")
    at.sidebar.selectbox(key="province in en").select("KR-26").run()
    at.button_group(key="year in en").set_value("2019").run()
    assert _address(at) == {"lang": "en", "province": "KR-26", "year": "2019"}
