"""Colours by meaning: readable in both themes, told apart without red and green, the same as Streamlit's placeholders."""

import tomllib
from colorsys import rgb_to_hsv
from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.elements.lib import streamlit_plotly_theme

from components import theme
from tests.components.colours import contrast, difference_seen_with

ROOT = Path(__file__).parents[2]
THEMES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
# In the order of chartCategoricalColors.
MEANINGS = {
    "employees": theme.EMPLOYEES,
    "job seekers": theme.JOB_SEEKERS,
    "total": theme.TOTAL,
    "capital area": theme.CAPITAL_AREA,
    "elsewhere": theme.ELSEWHERE,
    "as-is": theme.AS_IS,
    "to-be": theme.TO_BE,
    "on-going": theme.ON_GOING,
    "accent": theme.ACCENT,
    "ink": theme.INK,
}
# Those that stand side by side in one picture.
MEETING = [
    ("employees", "job seekers"),
    ("employees", "total"),
    ("job seekers", "total"),
    ("capital area", "elsewhere"),
    ("as-is", "to-be"),
    ("to-be", "on-going"),
]
LISTS = {
    "CATEGORY": "chartCategoricalColors",
    "SEQUENTIAL": "chartSequentialColors",
    "DIVERGING": "chartDivergingColors",
}
both = pytest.mark.parametrize("name", ["light", "dark"])


def colour(name: str, placeholder: str) -> str:
    """What the browser puts in for a placeholder in a theme."""
    for prefix, key in LISTS.items():
        for place in range(10):
            if getattr(streamlit_plotly_theme, f"{prefix}_{place}") == placeholder:
                found: str = THEMES[name][key][place]
                return found
    raise LookupError(placeholder)


def test_the_formulas_give_the_published_values() -> None:
    # WCAG: black on white 21:1; #767676 is the lightest grey with 4.5:1 on white (4.54)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    # black to white is 100 in lightness and nothing else; greys look the same to everyone
    assert difference_seen_with("nobody", "#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert difference_seen_with("protanopia", "#000000", "#ffffff") == pytest.approx(100, abs=0.5)
    # pure red and a dark yellow-green, the classic trap: plain to most, nearly one to a protanope
    assert difference_seen_with("nobody", "#ff0000", "#5f5f00") > 60
    assert difference_seen_with("protanopia", "#ff0000", "#5f5f00") < 20


def test_placeholders_are_those_that_streamlit_replaces() -> None:
    assert list(MEANINGS.values()) == [getattr(streamlit_plotly_theme, f"CATEGORY_{place}") for place in range(10)]
    assert list(theme.SEQUENTIAL) == [getattr(streamlit_plotly_theme, f"SEQUENTIAL_{place}") for place in range(10)]
    neutral = [theme.BACKGROUND, theme.SURFACE, theme.GRID, theme.LAND, theme.BORDER, theme.MUTED, theme.TEXT]
    known = [getattr(streamlit_plotly_theme, f"DIVERGING_{place}") for place in range(10)]
    assert [placeholder for placeholder in neutral if placeholder not in known] == []
    assert [known.index(placeholder) for placeholder in neutral] == sorted(map(known.index, neutral))


@both
def test_each_list_has_the_ten_colours_that_streamlit_asks_for(name: str) -> None:
    for key in LISTS.values():
        assert len(THEMES[name][key]) == 10, key


@both
@pytest.mark.parametrize("meaning", MEANINGS)
def test_each_meaning_stands_out_from_the_page_by_three_to_one(name: str, meaning: str) -> None:
    # WCAG 1.4.11 for graphics. Colours are compared as the browser gets them, in either theme.
    assert contrast(colour(name, MEANINGS[meaning]), THEMES[name]["backgroundColor"]) >= 3


@both
def test_the_darker_map_classes_stand_out_and_the_lighter_ones_have_an_outline_that_does(name: str) -> None:
    # The first steps of a scale are near the page's colour by nature; the maps draw them with the muted outline.
    page = THEMES[name]["backgroundColor"]
    assert [contrast(colour(name, step), page) >= 3 for step in theme.CLASSES[3:]] == [True, True]
    assert contrast(colour(name, theme.MUTED), page) >= 3
    assert '"color": theme.MUTED' in _source_of_the_province_map()


@both
def test_map_classes_get_steadily_further_from_the_page(name: str) -> None:
    steps = [contrast(colour(name, step), THEMES[name]["backgroundColor"]) for step in theme.CLASSES]
    assert steps == sorted(steps)
    # neighbouring classes differ enough to be told apart side by side
    assert all(after / before > 1.15 for before, after in pairwise(steps))


@both
@pytest.mark.parametrize("surface", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_is_readable_by_four_and_a_half_to_one(name: str, surface: str) -> None:
    page = THEMES[name][surface]
    for key in ("textColor", "grayTextColor", "linkColor"):
        assert contrast(THEMES[name][key], page) >= 4.5, key
    for placeholder in (theme.TEXT, theme.MUTED, theme.INK):
        assert contrast(colour(name, placeholder), page) >= 4.5, placeholder


@both
@pytest.mark.parametrize("blindness", ["protanopia", "deuteranopia"])
@pytest.mark.parametrize(("one", "other"), MEETING)
def test_colours_that_meet_in_a_chart_differ_plainly_for_the_colour_blind(
    name: str, blindness: str, one: str, other: str
) -> None:
    first, second = colour(name, MEANINGS[one]), colour(name, MEANINGS[other])
    assert difference_seen_with(blindness, first, second) >= 15


@both
def test_one_colour_has_one_meaning(name: str) -> None:
    colours = {meaning: colour(name, placeholder) for meaning, placeholder in MEANINGS.items()}
    # "as-is" and "elsewhere" are both the plain grey of what stands beside; they never meet in one chart.
    colours.pop("as-is")
    assert len(set(colours.values())) == len(colours)


def _source_of_the_province_map() -> str:
    return (ROOT / "components" / "figures" / "concentration" / "provinces.py").read_text("utf-8")


# Part of the colour wheel where each meaning lies, in degrees: amber, green, blues.
HUES = {
    "employees": (200, 230),
    "job seekers": (30, 50),
    "capital area": (200, 230),
    "to-be": (110, 140),
    "on-going": (200, 230),
    "accent": (200, 230),
}


@both
@pytest.mark.parametrize("meaning", HUES)
def test_a_meaning_keeps_its_hue_in_both_themes(name: str, meaning: str) -> None:
    red, green, blue = (int(colour(name, MEANINGS[meaning])[at : at + 2], 16) / 255 for at in (1, 3, 5))
    least, most = HUES[meaning]
    assert least <= rgb_to_hsv(red, green, blue)[0] * 360 <= most
