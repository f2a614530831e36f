"""Taking a figure away, without a browser: when it is made, and what day it says."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from data.package import package
from tests.pages.test_every_page import EVEN, LANGUAGES, blocks, figures, openers


def _opened(at: AppTest, figure: str) -> list[str]:
    at.session_state[f"takeaway {figure}"] = True
    at.run()
    assert not at.exception
    return [code.value for code in at.code][1:]  # after the line to cite


def test_nothing_is_made_before_it_is_opened(open_page: Callable[..., AppTest]) -> None:
    at = open_page("trends")
    assert len(at.code) == 0
    assert len(at.get("download_button")) == 0


@pytest.mark.parametrize(("lang", "filters"), [("en", "filters: Year: 2020"), ("ko", "조건: 연도: 2020")])
def test_citation_and_link_carry_the_filters(open_page: Callable[..., AppTest], lang: str, filters: str) -> None:
    at = open_page("trends", lang=lang, province="KR-26", year="2020")
    citation, link = _opened(at, "trainees-by-category")
    assert filters in citation
    assert dict(parse_qsl(link.partition("?")[2])) == {
        **{"lang": lang, "province": "KR-26", "year": "2020"},
        "version": f"0-{package().digest}",
    }
    assert citation.endswith(link)


def test_the_link_names_the_year_even_where_it_is_the_latest(open_page: Callable[..., AppTest]) -> None:
    assert "year=2021" in _opened(open_page("trends"), "trainees-by-category")[1]


def test_a_choice_of_the_page_is_in_filters_and_link(open_page: Callable[..., AppTest]) -> None:
    citation, link = _opened(open_page("concentration", measure="smes_per_1000_residents"), "province-map")
    assert "measure=smes_per_1000_residents" in link
    assert citation.splitlines()[-2].endswith(
        "filters: Province: Korea · Year: 2021 · Measure: SME firms per 1,000 residents"
    )


@pytest.mark.parametrize(
    ("name", "asked", "figure", "told"),
    [
        ("mra", {"partner": "VNM", "profession": "it"}, "mra-map", "지도에 표시할 직종: 정보기술(IT) 자격"),
        ("mra", {"partner": "VNM"}, "mra-map", "경제체: 베트남"),
        (
            "targets",
            {"years": "8"},
            "targets-dumbbells",
            "현황에서 목표까지의 연수(이용자 가정, 0은 미정): 8",
        ),
        ("concentration", {"compare": "KR-26,KR-11"}, "zone-map", "부산광역시, 서울특별시"),
    ],
)
def test_choices_are_told_in_the_readers_words_and_linked_by_their_codes(
    open_page: Callable[..., AppTest], name: str, asked: dict[str, str], figure: str, told: str
) -> None:
    citation, link = _opened(open_page(name, lang="ko", **asked), figure)
    assert told in citation.splitlines()[-2]
    assert not re.search(r"\w=\w", citation.splitlines()[-2])
    assert asked.items() <= dict(parse_qsl(link.partition("?")[2])).items()


@pytest.mark.parametrize("name", ["mra", "sme", "targets"])
def test_a_page_that_uses_no_filter_says_so(open_page: Callable[..., AppTest], name: str) -> None:
    at = open_page(name, province="KR-26", year="2020")
    citation, link = _opened(at, figures(at)[0])
    assert citation.splitlines()[-2].endswith("filters: none")
    assert {"province": "KR-26", "year": "2020"}.items() <= dict(parse_qsl(link.partition("?")[2])).items()


@pytest.mark.parametrize(("name", "lang"), EVEN)
def test_every_table_and_every_picture_can_be_taken_away(
    seen_page: Callable[..., AppTest],
    at_work: Callable[..., AbstractContextManager[AppTest]],
    tables: Callable[..., list[object]],
    name: str,
    lang: str,
) -> None:
    plain = seen_page(name, lang=lang)
    found = openers(plain, "takeaway")
    # The overview draws pictures of other pages, without their tables and definitions.
    charts = [block for block in blocks(plain.main) if block.type == "plotly_chart"]
    shown = charts if name == "overview" else figures(plain)
    assert len(found) == len(tables(plain)) + len(shown)
    with at_work(name, dict.fromkeys(found, True), lang=lang) as at:
        assert not at.exception
        assert len(at.code) == 3 * len(found)  # a line to cite, the citation with values, the link
        assert len(at.get("download_button")) == 3 * len(found)  # CSV, Excel, slide


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_to_do_on_the_screen_is_no_part_of_what_is_taken_away(
    open_page: Callable[..., AppTest], lang: str
) -> None:
    at = open_page("concentration", lang=lang)
    for figure in figures(at):
        citation, _link = _opened(at, figure)[:2]
        assert not re.search("click|누르|클릭", citation, re.IGNORECASE), figure
        at.session_state[f"takeaway {figure}"] = False
