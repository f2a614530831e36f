"""Taking a figure away, without a browser: when it is made, and what day it says."""

from collections.abc import Callable
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from components import takeaway


def _opened(at: AppTest, figure: str) -> list[str]:
    at.session_state[f"takeaway {figure}"] = True
    at.run()
    assert not at.exception
    return [code.value for code in at.code]


def test_nothing_is_made_before_it_is_opened(open_page: Callable[..., AppTest]) -> None:
    at = open_page("trends")
    assert len(at.code) == 0
    assert len(at.get("download_button")) == 0


@pytest.mark.parametrize(
    ("lang", "filters"), [("en", "province Busan, year 2020"), ("ko", "시·도 부산광역시, 연도 2020")]
)
def test_citation_and_link_carry_the_filters(open_page: Callable[..., AppTest], lang: str, filters: str) -> None:
    at = open_page("trends", lang=lang, province="KR-26", year="2020")
    citation, link = _opened(at, "trainees-by-category")
    assert filters in citation
    assert dict(parse_qsl(link.partition("?")[2])) == {"lang": lang, "province": "KR-26", "year": "2020"}
    assert citation.endswith(link)


def test_the_link_names_the_year_even_where_it_is_the_latest(open_page: Callable[..., AppTest]) -> None:
    assert "year=2021" in _opened(open_page("trends"), "trainees-by-category")[1]


def test_a_choice_of_the_page_is_in_filters_and_link(open_page: Callable[..., AppTest]) -> None:
    citation, link = _opened(open_page("concentration", measure="smes_per_1000_residents"), "province-map")
    assert "measure=smes_per_1000_residents" in link
    assert "measure=smes_per_1000_residents" in citation.splitlines()[-2]


@pytest.mark.parametrize("zone", ["Asia/Seoul", "Etc/Unknown", "../../etc", "", None])
def test_a_time_zone_that_nobody_knows_is_taken_for_seoul(monkeypatch: pytest.MonkeyPatch, zone: str | None) -> None:
    class Context:
        timezone = zone

    monkeypatch.setattr(takeaway.st, "context", Context())
    assert str(takeaway._clock()) == "Asia/Seoul"


def test_the_day_is_the_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    class Context:
        timezone = "America/New_York"

    monkeypatch.setattr(takeaway.st, "context", Context())
    assert str(takeaway._clock()) == "America/New_York"
