"""The file of a talk: both languages whole, every figure with its kind, nothing that a browser would have to fetch."""

import base64
import gzip
import html
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest

from components.export import own as readiness
from components.export.own import own_story
from components.export.player import ALONE, BESIDE, pictures, player, standing
from components.figures.exhibit import Figure
from components.figures.state import Story
from components.figures.stories import STORIES, story
from components.files.rows import Provenance
from components.scene import Picture, crowded
from components.scene.parts import Box, Part, Shape, Words, flat, label, plain
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


def test_it_holds_its_pictures_and_forbids_the_network(page: bytes) -> None:
    with speaking("en"):
        states = list(readiness.of_file(page).frame["State"])
        pictures = sum(isinstance(slide.shown, Figure) for slide in stand_in.story().slides)
    assert states[0] == f"{pictures} drawn in the file"
    assert states[2] == "forbidden by the file itself"
    assert len(page) < 400_000


class TestPictures:
    """The pictures of the talk, put together as its script does."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_say_what_the_figures_say_in_every_room(self, data: dict[str, Any], language: str) -> None:
        with speaking(language):
            figures = [one.shown for one in stand_in.story().slides if isinstance(one.shown, Figure)]
        slides = [one for one in data["languages"][language]["slides"] if one["drawn"]]
        for figure, slide in zip(figures, slides, strict=True):
            assert {"page", "phone"} < set(slide["drawn"])
            for room, runs in slide["drawn"].items():
                told = pictured(data, runs)
                assert f">{html.escape(figure.alt)}</desc>" in told, room
                assert "var(--ink" in told, "no colours of one theme"

    def test_have_names_of_their_own(self, data: dict[str, Any]) -> None:
        slides = [one for told in data["languages"].values() for one in told["slides"]]
        names = [re.findall(r' id="([^"]+)"', pictured(data, runs)) for one in slides for runs in one["drawn"].values()]
        found = [name for some in names for name in some]
        assert len(found) == len(set(found))

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", STORIES)
    def test_can_be_read_from_the_last_row(self, name: str, language: str) -> None:
        """Letters have 2.2 % of a window 720 pixels high; 1.5 where much is said beneath, or rows and columns are many."""
        with speaking(language):
            steps = [part for slide in story(name, Outlook()).slides for part in slide.in_parts()]
            for figure, alone in [(one.shown, not one.cards) for one in steps if isinstance(one.shown, Figure)]:
                rooms = ALONE if alone else BESIDE
                least = {
                    room: letters(made, rooms[room])
                    for room, made in pictures(figure, alone=alone).items()
                    if room in rooms
                }
                roomy = [size for room, size in least.items() if "low" not in room and figure.id not in FULL]
                assert min(least.values()) >= 0.0155 * 720, (figure.id, least)
                assert min(roomy, default=99) >= 0.022 * 720, (figure.id, least)

    def test_are_crowded_where_words_lie_over_each_other_or_over_a_mark(self) -> None:
        def shown(*parts: Part) -> Picture:
            return Picture(id="x", title="x", says="x", width=200, height=100, parts=parts)

        word = label("1,000", 50, 50, size=12)
        below, beside = label("2,000", 50, 55, size=12), label("2,000", 120, 50, size=12)
        ring = Shape(box=Box.around(50, 50, 12, 12), name="-", kind="circle")
        assert not crowded(shown(word, beside, replace(ring, box=Box.around(50, 80, 12, 12))))
        assert crowded(shown(word, below))
        assert crowded(shown(word, ring))
        assert crowded(shown(label("1,000", 198, 50, size=12)))


FULL: Final = ("mra-matrix", "mra-timeline", "mra-links")


def letters(made: Picture, room: tuple[int, int]) -> float:
    """The smallest letters of a picture that fills its room, in pixels."""
    scale = min(room[0] / made.width, room[1] / made.height)
    sizes = [one.size for one in flat(made.parts) if isinstance(one, Words) and plain(one.text)]
    sizes += [one.words.size for one in flat(made.parts) if isinstance(one, Shape) and one.words]
    return round(min(sizes) * scale, 1)


def test_slides_with_undated_and_estimated_figures_are_marked() -> None:
    with speaking("en"):
        story = stand_in.story()
        # 2019-21 is dated; 68.5 % has no year; the cards of the overview hold the undated 5 %
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
