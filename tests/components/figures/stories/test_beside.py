"""Beside others: figures of surveys, in as many pictures as slides have room for."""

import pytest

from components.figures.exhibit import Exhibit, Figure
from components.figures.stories import story
from data.outlook import Outlook
from i18n import LANGUAGES, speaking
from tests import stores


def dots(shown: Exhibit | None) -> list[tuple[float, float]]:
    assert isinstance(shown, Figure)
    return [place for trace in shown.spec["data"] for place in zip(trace["x"], trace["y"], strict=True)]


@pytest.mark.parametrize("store", ["bundled", "later"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_in_parts_leaves_no_dot_alone_on_a_slide(store: str, language: str) -> None:
    """Of eleven figures on the capital area one stands alone for its concept: it shares a slide with its neighbours."""
    with stores.store(store), speaking(language):
        parts = [[one.shown for one in step.in_parts()] for step in story("beside", Outlook()).slides[:5]]
    counts = [[len(dots(shown)) for shown in told] for told in parts]
    assert sum(counts[4]) == 11
    assert [told for told in counts if len(told) > 1 and min(told) < 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_of_a_picture_in_parts_stands_in_one_of_them(language: str) -> None:
    with speaking(language):
        step = story("beside", Outlook()).slides[4]
        whole = dots(step.shown)
        parts = [place for one in step.in_parts() for place in dots(one.shown)]
    assert sorted(x for x, _y in parts) == sorted(x for x, _y in whole)
