"""Pictures for a hall: large letters, all of them within their room, and none that a picture needs left out."""

from itertools import combinations

import pytest

from components.export.player import HEIGHTS, LETTERS, WIDTHS
from components.figures.exhibit import Figure
from components.figures.state import Slide
from components.figures.stories import province, story
from components.scene import staged
from components.scene.parts import Box, Words, extent, flat
from data.outlook import Outlook
from i18n import LANGUAGES, speaking

ROOMS = [(wide, tall) for widths in WIDTHS.values() for wide in widths for tall in HEIGHTS]

SHARED = 0.3  # of their size: two lines that touch hold so much air


def _pairs(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Those that stand over each other from left to right."""
    return [
        (one, two) for one, two in combinations(boxes, 2) if min(one.right, two.right) - max(one.left, two.left) > 0
    ]


def words(step: Slide, wide: float, tall: float) -> list[Words]:
    assert isinstance(step.shown, Figure)
    drawn = flat(staged(step.shown, width=wide, height=tall, least=LETTERS).parts)
    return [one for one in drawn if isinstance(one, Words) and one.text.strip()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_beside_marks_stay_in_every_room(language: str) -> None:
    """A name in two tongues takes both sides of its mark to the limit; the side with more room has it."""
    with speaking(language):
        steps = [one for one in story("mra", Outlook()).slides if isinstance(one.shown, Figure)]
        for wide, tall in ROOMS[::3]:
            seen = [(one.text, extent(one)) for step in steps for one in words(step, wide, tall)]
            assert [text for text, box in seen if box.left < -1 or box.right > wide + 1] == []


@pytest.mark.parametrize(("language", "lowest"), [("ko", (620.0, 310.0)), ("en", (830.0, 310.0))])
def test_words_beside_marks_do_not_lie_over_each_other(language: str, lowest: tuple[float, float]) -> None:
    """Where rows are lower than two lines, as on paper, a name and its year stand in one."""
    with speaking(language):
        step = story("mra", Outlook()).slides[0]
        for wide, tall in (lowest, ROOMS[1], ROOMS[-1]):
            seen = [extent(one) for one in words(step, wide, tall) if "20" in one.text and "," in one.text]
            assert len(seen) == 7
            met = [min(one.bottom, two.bottom) - max(one.top, two.top) for one, two in _pairs(seen)]
            assert max(met, default=0.0) < SHARED * LETTERS, (wide, tall)


@pytest.mark.parametrize(("language", "residents"), [("en", "10,000,000 residents"), ("ko", "10,000,000명")])
def test_discs_beside_the_province_that_is_named_say_what_they_stand_for(language: str, residents: str) -> None:
    """Gyeonggi-do has the most, 13.6 million in 2021: the disc in the sea is of ten million."""
    with speaking(language):
        step = next(one for one in province.story("KR-26", Outlook()).slides if one.shown)
        told = [one.text for one in words(step, *ROOMS[0])]
    assert residents in told
