"""The one-file edition: what it holds of each page and story, how large it is, and that it asks for nothing."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest

from components.export.edition import edition
from components.export.edition.contents import linked
from components.figures import stories
from components.figures.exhibit import Figure
from components.figures.pages import FIGURE_PAGES
from components.figures.pages import exhibits as shown_on
from components.figures.state import State
from components.figures.stories import province
from data.outlook import Outlook
from data.package import package
from data.store.location import VARIABLE
from i18n import LANGUAGES, speaking
from tests.components.export.edition_file import (
    TAKEN,
    data,
    exhibits,
    of_all_pages,
    of_the_overview,
    page,
    pictured,
)

LARGEST = 1_000_000
OUTLOOK = Outlook()
# The state of each page in 2021 with Busan chosen: the choices that change it, province before year.
BUSAN = {"overview": "KR-26 2021", "trends": "2021", "concentration": "KR-26 2021", "kdt": "KR-26"}


@pytest.fixture(autouse=True)
def _store_of_its_own() -> None:
    """Nothing is published here, so that editions share what they have in common."""


@pytest.fixture(scope="module")
def whole() -> bytes:
    return of_all_pages()


@pytest.fixture(scope="module")
def held(whole: bytes) -> dict[str, Any]:
    return data(whole)


@pytest.fixture(scope="module")
def talk() -> bytes:
    return of_the_overview()


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, store_addresses: Iterator[str]) -> None:
    """Another store with nothing in it: what is asked for is made anew."""
    monkeypatch.setenv(VARIABLE, next(store_addresses))


class TestEdition:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", FIGURE_PAGES)
    def test_holds_every_exhibit_of_a_page_as_the_page_shows_it(
        self, held: dict[str, Any], name: str, language: str
    ) -> None:
        with speaking(language):
            wanted = {one.id: one for one in shown_on(name, State(outlook=OUTLOOK, year=2021, province="KR-26"))}
        found = {one["id"]: one for one in exhibits(held, page(held, language, name, BUSAN.get(name, "")))}
        assert set(wanted) <= set(found)
        for key, one in wanted.items():
            assert found[key]["title"] == one.title
            assert ("drawn" in found[key]) == isinstance(one, Figure)
            assert len(held["pool"][found[key]["table"]]["rows"]) == len(one.table.frame)

    def test_follows_province_and_year(self, held: dict[str, Any]) -> None:
        # The printed table: 242,850 job seekers and 3,186,628 employees in 2019; 4,661,782 trainees in 2021.
        def first_card(state: str) -> str:
            parts = page(held, "en", "overview", state)["parts"]
            return str(held["pool"][parts[0]["cards"][0]]["value"])

        assert first_card("KR 2021") == "4,661,782"
        assert first_card("KR 2019") == "3,429,478"
        states = held["languages"]["en"]["pages"]["concentration"]
        assert len(states) == 18 * 3  # Korea and 17 provinces, three years
        assert states["KR-26 2021"] != states["KR-11 2021"]

    def test_says_of_each_exhibit_where_it_comes_from(self, held: dict[str, Any]) -> None:
        with speaking("en"):
            known = {tuple(linked(one["name"], data=OUTLOOK)) for one in package().descriptor["sources"]}
        for name in FIGURE_PAGES:
            for one in exhibits(held, page(held, "en", name, BUSAN.get(name, ""))):
                behind = held["pool"][one["behind"]]
                sources = {tuple(held["pool"][place]) for place in behind["sources"]}
                assert sources <= known, one["id"]
                assert bool(behind["published"]) == bool(sources)

    @pytest.mark.parametrize("name", ["concentration", "overview"])
    def test_says_that_the_share_of_the_estimates_is_set_on_the_dashboard_where_it_says_what_a_point_does(
        self, held: dict[str, Any], name: str
    ) -> None:
        # 68.5% as printed; a point is 46,618 people of 4,661,782, of which Busan has 3,350,380 / 25,615,390 residents
        told = (
            "The estimates assume the 68.5% that the source prints without a year; another share is set on the dashboard. "
            "Each point moves Busan by about −6,100."
        )
        parts = page(held, "en", name, "KR-26 2021")["parts"]
        said = [part.get("says") or part.get("sentence") for part in parts]
        assert told in [str(one).replace("\N{NO-BREAK SPACE}", " ") for one in said]

    def test_holds_a_thing_once(self, held: dict[str, Any]) -> None:
        texts = [str(one) for one in held["pool"]]
        assert len(texts) == len(set(texts))

    def test_tells_version_day_and_address(self, whole: bytes) -> None:
        foot = whole.decode().split('<footer id="foot">')[1].split("</footer>")[0]
        assert f"{TAKEN.version}, 2026-11-22" in foot
        assert f'href="https://dashboard.example/?lang=en&amp;version={TAKEN.data.reference()}"' in foot
        assert 'lang="ko"' in foot
        assert 'lang="en"' in foot

    def test_says_how_to_supply_what_is_missing(self, held: dict[str, Any]) -> None:
        about = page(held, "ko", "sources")
        assert "누락 수치 제출 방법" in [part.get("heading") for part in about["parts"]]
        assert {"columns-regional_training", "columns-kdt_training"} <= {one["id"] for one in exhibits(held, about)}

    def test_is_small_enough_for_a_mail(self, whole: bytes) -> None:
        assert len(whole) <= LARGEST, f"{len(whole):,} bytes"

    def test_asks_for_nothing(self, whole: bytes) -> None:
        text = re.sub(r'<script type="text/plain".*?</script>', "", whole.decode(), flags=re.DOTALL)
        assert "default-src 'none'" in text
        assert not re.search(r"""(?:src|action|poster|data)=["']?https?:|@import|url\(\s*["']?https?:""", text)
        assert re.findall(r'<link[^>]+href="([^"]+)"', text) == ["data:,"]

    @pytest.mark.sweep
    @pytest.mark.usefixtures("elsewhere")
    def test_is_the_same_bytes_for_the_same_question(self, whole: bytes) -> None:
        with speaking("en"):
            assert edition(None, taken=TAKEN) == whole

    def test_opens_with_the_province_that_is_asked_for(self) -> None:
        with speaking("en"):
            assert data(edition(None, taken=TAKEN, province="KR-50"))["start"]["province"] == "KR-50"

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_draws_each_figure_for_a_screen_and_for_a_telephone(self, held: dict[str, Any], language: str) -> None:
        with speaking(language):
            figures = {
                one.id: one
                for one in shown_on("concentration", State(outlook=OUTLOOK, year=2021, province="KR-26"))
                if isinstance(one, Figure)
            }
        for one in exhibits(held, page(held, language, "concentration", "KR-26 2021")):
            if figure := figures.get(one["id"]):
                drawn = {room: pictured(held, runs) for room, runs in one["drawn"].items()}
                assert list(drawn) == ["wide", "narrow"]
                assert all(f">{html.escape(figure.alt)}</desc>" in told for told in drawn.values())
                assert (width(drawn["wide"]), width(drawn["narrow"])) == (900 if one["many"] else 560, 328)

    def test_makes_a_map_on_a_telephone_no_higher_than_it_has_to_be(self, held: dict[str, Any]) -> None:
        found = {one["id"]: one for one in exhibits(held, page(held, "en", "concentration", "KR 2021"))}
        told = pictured(held, found["province-map"]["drawn"]["narrow"])
        assert float(re.findall(r'height="([\d.]+)"', told)[0]) <= round(328 * 1.1) + 60  # a map of Korea and its scale


def width(document: str) -> float:
    return float(re.findall(r'width="([\d.]+)"', document)[0])


class TestEditionOfAStory:
    @pytest.mark.usefixtures("elsewhere")
    def test_is_the_same_bytes_for_the_same_question(self, talk: bytes) -> None:
        assert of_the_overview.__wrapped__() == talk

    def test_holds_each_slide_with_what_must_be_said(self, talk: bytes) -> None:
        held = data(talk)
        for language in LANGUAGES:
            with speaking(language):
                story = stories.story("overview", OUTLOOK)
            told = [part["slide"] for part in held["pool"][held["languages"][language]["story"]]["parts"]]
            assert [one["headline"] for one in told] == [slide.headline for slide in story.slides]
            assert [one["limits"] for one in told] == [list(slide.limits) for slide in story.slides]
            assert [one["note"] for one in told] == [slide.note for slide in story.slides]

    def test_brings_the_pages_that_its_slides_lead_to(self, talk: bytes) -> None:
        held = data(talk)
        assert held["first"] == "ko"
        assert held["names"][0] == "story"
        assert "trends" in held["names"]
        assert "cases" not in held["names"]

    def test_is_small_enough_for_a_mail(self, talk: bytes) -> None:
        assert len(talk) <= LARGEST, f"{len(talk):,} bytes"

    def test_of_a_province_opens_with_it(self) -> None:
        with speaking("ko"):
            held = data(edition(lambda: province.story("KR-49", OUTLOOK), taken=TAKEN))
        assert held["start"] == {"page": "story", "province": "KR-49"}
