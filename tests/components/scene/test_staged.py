"""Pictures for a hall: large letters, all of them within their room, and none that a picture needs left out."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from shapely import LinearRing, box

from components.export.player import HEIGHTS, LETTERS, WIDTHS
from components.export.slides.master import NAMED
from components.export.slides.master import ROOMS as OF_SLIDES
from components.figures.exhibit import Figure
from components.figures.state import Slide
from components.figures.stories import province, story
from components.scene import staged
from components.scene.parts import Box, Group, Part, Path, Words, extent, flat
from data.outlook import Outlook
from i18n import LANGUAGES, speaking
from tests import stores

ROOMS = [(wide, tall) for widths in WIDTHS.values() for wide in widths for tall in HEIGHTS]

SHARED = 0.3  # of their size: two lines that touch hold so much air
AIR = 0.12  # of their size, above letters and beneath them
SPECK = 8.0  # pixels: an island that is smaller than a letter


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


def test_a_label_that_would_leave_its_bar_is_left_out() -> None:
    """Job seekers of 2019: 242,850 of the 4,661,782 of the highest bar, 5%: 12 of 230 pixels, letters are 17 of them."""
    with speaking("ko"):
        step = story("overview", Outlook()).slides[0]
        low, high = ({one.text for one in words(step, 620, tall)} for tall in (310, 490))
    assert "24.3만" not in low
    assert {"42.7만", "66.9만"} <= low
    assert "24.3만" in high


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_beside_marks_do_not_lie_over_each_other(language: str) -> None:
    """Where rows are lower than two lines, as on paper, a name and its year stand in one."""
    with speaking(language):
        step = story("mra", Outlook()).slides[0]
        for wide, tall in ROOMS:
            seen = [extent(one) for one in words(step, wide, tall) if "20" in one.text and "," in one.text]
            assert len(seen) == 7
            met = [min(one.bottom, two.bottom) - max(one.top, two.top) for one, two in _pairs(seen)]
            assert max(met, default=0.0) < SHARED * LETTERS, (wide, tall)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_rows_do_not_lie_over_each_other(language: str) -> None:
    """Names that stand upright beneath the matrix take most of a low room: the picture is then higher."""
    with speaking(language):
        step = story("mra", Outlook()).slides[5]
        for wide, tall in ROOMS:
            rows = [extent(one) for one in words(step, wide, tall) if one.role == "axis" and not one.turned]
            assert len(rows) == 5
            met = [min(one.bottom, two.bottom) - max(one.top, two.top) for one, two in _pairs(rows)]
            assert max(met, default=0.0) < SHARED * LETTERS, (wide, tall)


def test_what_a_line_leads_to_is_said_beside_the_province_that_is_named() -> None:
    """Nobody of the capital area has reported 2024: a line leads there from the sea."""
    with stores.store("years"), speaking("en"):
        step = province.story("KR-26", Outlook()).slides[-1]
        told = [one.text for one in words(step, *ROOMS[0])]
    assert "not reported" in told
    assert "<b>Busan</b>" in told or "**Busan**" in told


@pytest.mark.parametrize(("language", "residents"), [("en", "10,000,000 residents"), ("ko", "10,000,000명")])
def test_discs_beside_the_province_that_is_named_say_what_they_stand_for(language: str, residents: str) -> None:
    """Gyeonggi-do has the most, 13.6 million in 2021: the disc in the sea is of ten million."""
    with speaking(language):
        step = next(one for one in province.story("KR-26", Outlook()).slides if one.shown)
        told = [one.text for one in words(step, *ROOMS[0])]
    assert residents in told


def _borders(parts: Iterable[Part]) -> Iterable[tuple[str, LinearRing]]:
    """Coasts and borders of a map, where they stand on the picture."""
    for group in (one for one in parts if isinstance(one, Group)):
        scale = group.box.width / group.inner.width
        for area in (one for one in group.members if isinstance(one, Path)):
            for ring in area.rings:
                line = LinearRing([(group.box.left + x * scale, group.box.top + y * scale) for x, y in ring])
                left, top, right, bottom = line.bounds
                if max(right - left, bottom - top) > SPECK:
                    yield area.name, line


def _over_borders(parts: Iterable[Part]) -> list[str]:
    parts = list(parts)
    borders, found = list(_borders(parts)), []
    for name in (one for one in flat(parts) if isinstance(one, Words) and one.role == "label" and one.text.strip()):
        held = extent(name)
        letters = box(held.left, held.top + AIR * name.size, held.right, held.bottom - AIR * name.size)
        found += [f"{name.text} over {area}" for area, line in borders if letters.intersects(line)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("place", "names"), [(2, 11), (3, 7)])
def test_names_on_the_maps_of_agreements_stand_clear_of_borders_and_none_is_left_out(
    language: str, place: int, names: int
) -> None:
    """Eleven members of ASEAN; Korea and its six partners in APEC."""
    with speaking(language):
        step = story("mra", Outlook()).slides[place]
        assert isinstance(step.shown, Figure)
        room = OF_SLIDES["beside"][0]
        for wide, tall, least in ((room.width, room.height, NAMED), *((*one, LETTERS) for one in ROOMS)):
            parts = staged(step.shown, width=wide, height=tall, least=least).parts
            assert len([one for one in flat(parts) if isinstance(one, Words) and one.role == "label"]) == names
            assert _over_borders(parts) == [], (wide, tall)
