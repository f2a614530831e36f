"""The file of a talk: both languages whole, every figure with its kind, nothing that a browser would have to fetch."""

import base64
import gzip
import html
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from components.export import own as readiness
from components.export.own import own_story
from components.export.player import player, standing
from components.figures.exhibit import Figure
from components.figures.state import Story
from components.files.rows import Provenance
from data.outlook import Outlook
from data.store.stories import Step, StoryDraft
from i18n import LANGUAGES, speaking
from tests.components.export import stand_in
from tests.components.export.edition_file import pictured

TAKEN = Provenance(data=Outlook(), filters="none", accessed=date(2026, 3, 1), link="/stories/small.html")


@pytest.fixture(scope="module")
def page() -> bytes:
    with speaking("en"):
        return player(stand_in.story, taken=TAKEN, back="../present")


@pytest.fixture(scope="module")
def data(page: bytes) -> dict[str, Any]:
    packed = re.search(rb'id="data">([^<]+)<', page)
    assert packed
    found: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    return found


def own(*steps: Step) -> Story:
    return own_story(StoryDraft(title={"en": "Ours", "ko": "우리"}, steps=steps), Outlook(), name="own-1")


def test_both_languages_are_inside_and_step_for_step_the_same(data: dict[str, Any]) -> None:
    english, korean = data["languages"]["en"]["slides"], data["languages"]["ko"]["slides"]
    assert [slide["note"] for slide in english] == ["Note 1", "Note 2", "Note 3", "", "Note 5"]
    assert [slide["note"] for slide in korean] == ["메모 1", "메모 2", "메모 3", "", "메모 5"]
    assert [bool(slide["shown"]) for slide in english] == [bool(slide["shown"]) for slide in korean]
    assert data["languages"]["en"]["words"].keys() == data["languages"]["ko"]["words"].keys()


def test_every_word_of_the_players_own_is_translated(data: dict[str, Any]) -> None:
    for name, words in data["languages"]["ko"]["words"].items():
        assert re.search("[가-힣]", words), name


def test_every_step_names_its_sources_and_the_version_of_the_data(data: dict[str, Any]) -> None:
    told = data["languages"]["en"]
    assert told["version"] == f"Data version {TAKEN.version}, 2026-03-01"
    assert all(slide["source"].startswith("Source: ") for slide in told["slides"])


def test_every_key_figure_has_its_kind(data: dict[str, Any]) -> None:
    kinds = [card["kind"] for slide in data["languages"]["en"]["slides"] for card in slide["cards"]]
    assert kinds
    assert all(kind[0] in "■▤▨▣" for kind in kinds)


def test_words_of_somebodys_own_stay_words(page: bytes, data: dict[str, Any]) -> None:
    assert data["languages"]["en"]["slides"][2]["headline"] == "<b>Four</b> figures & no picture"
    assert b"<b>Four" not in page


def test_it_holds_the_pictures_it_shows_and_forbids_the_network(page: bytes) -> None:
    with speaking("en"):
        states = list(readiness.of_file(page).frame["State"])
    assert states[0] == "3, in the file"
    assert states[2] == "forbidden by the file itself"
    assert len(page) < 500_000


def test_its_pictures_say_what_the_figures_say_and_have_names_of_their_own(data: dict[str, Any]) -> None:
    names = []
    for language in LANGUAGES:
        with speaking(language):
            figures = [one.shown for one in stand_in.story().slides if isinstance(one.shown, Figure)]
        slides = [one for one in data["languages"][language]["slides"] if "drawn" in (one["shown"] or {})]
        for figure, slide in zip(figures, slides, strict=True):
            drawn = slide["shown"]["drawn"]
            for runs in (*(room["svg"] for room in drawn["stage"]), drawn["phone"], *drawn["paper"].values()):
                told = pictured(data, runs)
                assert f">{html.escape(figure.alt)}</desc>" in told
                assert "var(--ink" in told, "no colours of one theme"
                names += re.findall(r' id="([^"]+)"', told)
    assert len(names) == len(set(names))


def test_a_picture_has_letters_for_the_last_row_in_every_room_of_a_stage(data: dict[str, Any]) -> None:
    drawn = [
        slide["shown"]["drawn"] for slide in data["languages"]["ko"]["slides"] if "drawn" in (slide["shown"] or {})
    ]
    assert drawn
    for one in drawn:
        sizes = [
            float(size)
            for room in one["stage"]
            for size in re.findall(r'font-size="([\d.]+)"', pictured(data, room["svg"]))
        ]
        assert min(sizes) >= one["letters"] >= 0.022 * 720


def test_slides_with_undated_and_estimated_figures_are_marked() -> None:
    with speaking("en"):
        story = stand_in.story()
        # 2019-21 is dated; 68.5% has no year; the cards of the overview hold the undated 5%
        assert [standing(slide) for slide in story.slides[:3]] == [(), ("undated",), ("undated",)]
        rings = own(Step(page="concentration", exhibit="estimate-map", query={"year": "2021", "estimates": "on"}))
        assert "estimated" in standing(rings.slides[0])


class TestOwnStory:
    def test_a_picture_is_shown_with_its_year_and_its_own_headline(self) -> None:
        step = Step(
            page="trends", exhibit="trainees-by-category", query={"year": "2020"}, headline={"en": "Mine", "ko": ""}
        )
        with speaking("en"):
            slide = own(step).slides[0]
            assert slide.headline == "Mine"
            assert slide.shown is not None
            assert "<b>2020</b>" in json.dumps(slide.shown.spec)  # type: ignore[attr-defined]
            assert slide.link == "/trends?year=2020"
            assert slide.limits
        with speaking("ko"):
            assert own(step).slides[0].headline == own(replace(step, headline={})).slides[0].headline

    def test_a_step_of_a_shipped_story_keeps_its_figures_and_takes_new_words(self) -> None:
        with speaking("en"):
            slide = own(Step(shipped="overview-4", note={"en": "Mind the year."})).slides[0]
        assert slide.id == "own-1-1"
        assert slide.shown is not None
        assert slide.note == "Mind the year."

    @pytest.mark.parametrize(
        ("step", "told"),
        [
            (Step(page="trends", exhibit="gone"), "no longer has this picture"),
            (Step(page="gone", exhibit="gone"), "no longer has this picture"),
            (Step(shipped="overview-99"), "no longer has this picture"),
            (Step(shipped="other-1"), "no longer has this picture"),
            (Step(page="mra", exhibit="mra-economy"), "nothing to show with these choices"),
            (Step(page="trends", exhibit="trainees-rates", query={"year": "1999"}), "no figures of 1999"),
            (Step(page="trends", exhibit="trainees-rates", query={"province": "KR-99"}), "no province “KR-99”"),
        ],
    )
    def test_a_step_that_cannot_be_shown_says_why_on_its_slide(self, step: Step, told: str) -> None:
        with speaking("en"):
            story = own(step, Step(page="trends", exhibit="trainees-rates"))
            assert story.slides[0].shown is None
            assert told in story.slides[0].limits[0]
            assert story.slides[1].shown is not None
            assert readiness.unready(story) == [1]
