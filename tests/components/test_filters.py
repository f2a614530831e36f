"""Language, province and year of the whole dashboard: chosen once, kept, and told when a link asks for what isn't there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from i18n import speaking

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"


@pytest.fixture
def open_with() -> Callable[..., AppTest]:
    """`open_with(lang="ko")` is the overview opened by a link with these values."""

    def open_(**query: str) -> AppTest:
        at = AppTest.from_file(str(DASHBOARD), default_timeout=30)
        for name, value in query.items():
            at.query_params[name] = value
        at.run()
        assert not at.exception
        return at

    return open_


def _address(at: AppTest) -> dict[str, str]:
    return {name: value[0] if isinstance(value, list) else value for name, value in at.query_params.items()}


def test_without_a_word_from_link_or_browser_the_language_is_korean(open_with: Callable[..., AppTest]) -> None:
    at = open_with()
    assert at.session_state["lang"] == "ko"
    assert _address(at) == {"lang": "ko"}


def test_the_link_decides_language_province_and_year(open_with: Callable[..., AppTest]) -> None:
    at = open_with(lang="en", province="KR-26", year="2020")
    assert [at.session_state[name] for name in ("lang", "province", "year")] == ["en", "KR-26", "2020"]
    assert _address(at) == {"lang": "en", "province": "KR-26", "year": "2020"}
    assert not at.info


def test_the_defaults_are_all_of_korea_and_the_newest_year_and_stay_out_of_the_address(
    open_with: Callable[..., AppTest],
) -> None:
    at = open_with(lang="en")
    assert [at.session_state[name] for name in ("province", "year")] == ["KR", "2021"]
    assert _address(at) == {"lang": "en"}


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"lang": "fr"}, "fr"),
        ({"lang": "en", "province": "Busan"}, "province “Busan”"),
        ({"lang": "en", "year": "2018"}, "year “2018”"),
    ],
)
def test_what_a_link_asks_in_vain_is_told_once(
    open_with: Callable[..., AppTest], query: dict[str, str], notice: str
) -> None:
    at = open_with(**query)
    assert [notice in info.value for info in at.info] == [True]
    with speaking(at.session_state["lang"]):  # AppTest puts labels into words itself
        assert not at.run().info


def test_the_notice_names_the_years_that_there_are(open_with: Callable[..., AppTest]) -> None:
    assert "2019, 2020, 2021" in open_with(lang="en", year="1999").info[0].value


def test_filters_offer_the_17_provinces_and_the_years_of_the_table(open_with: Callable[..., AppTest]) -> None:
    at = open_with(lang="en")
    assert len(at.selectbox(key="province").options) == 18
    assert at.selectbox(key="province").options[2] == "Busan"


def test_a_change_of_language_keeps_province_and_year(open_with: Callable[..., AppTest]) -> None:
    at = open_with(lang="en", province="KR-26", year="2020")
    with speaking("en"):
        at.button_group(key="lang").set_value("ko").run()
    assert _address(at) == {"lang": "ko", "province": "KR-26", "year": "2020"}
