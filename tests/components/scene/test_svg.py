"""Every figure of every page as SVG: labels and marks of the figure, its words, its status, nothing over each other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import isnan
from typing import Any
from xml.etree import ElementTree

import pytest

from components.figures.exhibit import Figure, Spec
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State
from components.scene import picture
from components.scene.parts import Part, Shape, Words, extent, flat, palette, plain
from components.scene.svg import THEMES, sheet, svg
from data import labels
from data.outlook import Outlook
from data.package import UnknownNameError
from i18n import speaking
from tests.golden.approved import DAY

LANGUAGES = ("ko", "en")
WIDTHS = (720, 360)  # of a lead picture on a desk, and of any on a telephone
NAMESPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=LANGUAGES)
def figures(request: pytest.FixtureRequest) -> Iterator[dict[str, Figure]]:
    """All figures by page and id, in a language that stays in force."""
    with speaking(request.param):
        state = State(outlook=Outlook(), year=2021, province="KR-26", today=DAY)
        shown = [(page, one) for page in FIGURE_PAGES for one in exhibits(page, state)]
        yield {f"{page}/{one.id}": one for page, one in shown if isinstance(one, Figure)}


def test_each_page_has_a_figure_here(figures: dict[str, Figure]) -> None:
    assert {name.partition("/")[0] for name in figures} == set(FIGURE_PAGES)


def test_each_says_its_title_and_its_alternative_text(figures: dict[str, Figure]) -> None:
    for name, figure in figures.items():
        root = _drawn(figure)
        assert root.findtext(f"{NAMESPACE}title") == plain(figure.title), name
        assert root.findtext(f"{NAMESPACE}desc") == figure.alt, name
        assert root.get("role") == "img", name


def test_each_label_of_a_figure_is_drawn_and_no_other(figures: dict[str, Figure]) -> None:
    for name, figure in figures.items():
        told = Counter(" ".join("".join(text.itertext()).split()) for text in _texts(_drawn(figure)))
        assert told == _labels(figure.spec), name


def _texts(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Words as they are read: lines joined by a space."""
    for text in root.iter(f"{NAMESPACE}text"):
        for line in text:
            line.tail = " "
        yield text


def _labels(spec: Spec) -> Counter[str]:
    """The words that Plotly would write: labels of marks, of axes, notes, names of the legend, limits and unit of classes."""
    layout = spec["layout"]
    found = [text for trace in spec["data"] for text in _of_trace(trace)]
    found += [note["text"] for note in layout.get("annotations", ())]
    for name in ("xaxis", "yaxis", "yaxis2"):
        axis = layout.get(name, {"visible": False})
        if axis.get("visible", True) and axis.get("showticklabels", True):
            found += axis.get("ticktext") or axis.get("categoryarray") or map(str, axis.get("tickvals", ()))
    if layout.get("showlegend"):
        found += [
            one["name"] for one in spec["data"] if one.get("name") and one.get("showlegend") is not False and _has(one)
        ]
    return Counter(" ".join(plain(text).split()) for text in found if plain(text))


def _has(trace: Spec) -> bool:
    return len(trace.get("lat", trace.get("x", ()))) > 0


def _of_trace(trace: Spec) -> list[str]:
    if trace.get("showscale"):
        return [*trace["colorbar"]["ticktext"], trace["colorbar"]["title"]["text"]]
    if trace["type"] != "bar" and "text" not in trace.get("mode", ""):
        return []
    texts = trace.get("text") or ()
    return [str(text) for text in (texts if isinstance(texts, list | tuple) else [texts] * len(trace["x"])) if text]


def test_each_bar_and_each_point_is_one_mark_and_each_named_area_one_area(figures: dict[str, Figure]) -> None:
    for name, figure in figures.items():
        roles = Counter(one.get("class") for one in _drawn(figure).iter())
        assert roles["mark"] == sum(map(_marks, figure.spec["data"])), name
        areas = {code for one in figure.spec["data"] if one["type"] == "choropleth" for code in _named(one)}
        assert roles["area"] == len(areas), name


def _marks(trace: Spec) -> int:
    marker = trace.get("marker") or {}
    if trace["type"] == "bar":
        values = trace["x"] if trace.get("orientation") == "h" else trace["y"]
        return len(_there(values))
    if trace["type"] == "choropleth" or "markers" not in trace.get("mode", "markers") or marker.get("opacity") == 0:
        return 0
    across, up = ("lon", "lat") if "lon" in trace else ("x", "y")
    return sum(None not in place for place in zip(trace[across], trace[up], strict=True))


def _there(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None and not isnan(value)]


def _named(trace: Spec) -> Iterator[str]:
    """Areas that our lists name: the others are ground."""
    for code, value in zip(trace["locations"], trace["z"], strict=True):
        try:
            labels.area(code)
        except UnknownNameError:
            continue
        if value is not None:
            yield code


def test_bars_are_as_long_as_their_values(figures: dict[str, Figure]) -> None:
    for name, figure in figures.items():
        bars = [one for one in figure.spec["data"] if one["type"] == "bar"]
        if not bars:
            continue
        lying = bars[0].get("orientation") == "h"
        values = [value for one in bars for value in _there(one["x" if lying else "y"])]
        marks = [one for one in _drawn(figure).iter() if one.get("class") == "mark"][: len(values)]
        lengths = [float(one.get("width" if lying else "height", 0)) for one in marks]
        scale = max(lengths) / max(map(abs, values))
        # A tenth of a pixel is the grain of the file.
        assert lengths == pytest.approx([abs(value) * scale for value in values], abs=0.15), name


def test_an_estimate_is_hatched_and_nothing_else(figures: dict[str, Figure]) -> None:
    for name, figure in figures.items():
        statuses = {status for one in figure.rests_on for status in one.table["status"]}
        patterned = any((one.get("marker") or {}).get("pattern") for one in figure.spec["data"])
        areas = any(one["type"] == "choropleth" for one in figure.spec["data"])
        drawn = "url(#" in svg(picture(figure, width=720))
        assert drawn == (patterned or (areas and "estimated" in statuses)), name


@pytest.mark.parametrize("width", WIDTHS)
def test_no_words_lie_over_others_or_leave_the_picture(figures: dict[str, Figure], width: int) -> None:
    for name, figure in figures.items():
        made = picture(figure, width=width)
        placed = [one for one in _words(made.parts) if plain(one.text)]
        assert [f"{name}: {one.text}" for one in placed if not _inside(one, width, made.height)] == []
        over = [(plain(one.text), plain(other.text)) for one, other in combinations(placed, 2) if _over(one, other)]
        assert over == [], name


def _words(parts: tuple[Part, ...]) -> Iterator[Words]:
    for part in flat(parts):
        if isinstance(part, Words):
            yield part
        elif isinstance(part, Shape) and part.words:
            yield part.words


def _inside(words: Words, width: float, height: float) -> bool:
    """Of the air above and below letters, up to six pixels may lie outside."""
    box = extent(words)
    return box.left >= -3 and box.right <= width + 3 and box.top >= -6 and box.bottom <= height + 6


def _over(one: Words, other: Words) -> bool:
    """Whether letters touch; of the height of a line, 45% is air."""
    first, second = extent(one), extent(other)
    across = min(first.right, second.right) - max(first.left, second.left)
    down = min(first.bottom, second.bottom) - max(first.top, second.top)
    return across > 1 and down > min(one.size, other.size) * 0.45


@pytest.mark.parametrize("theme", THEMES)
def test_a_file_has_the_colours_of_its_theme_and_no_variable(figures: dict[str, Figure], theme: str) -> None:
    known = {colour.lower() for name, colour in palette(theme).items() if name.startswith("#")}
    for name, figure in figures.items():
        text = svg(picture(figure, width=720), theme=theme)
        assert "var(" not in text, name
        assert {one.lower() for one in re.findall(r"(?:fill|stroke)=\"(#\w{6})\"", text)} <= known, name


def test_in_a_page_every_colour_is_a_variable_of_both_themes(figures: dict[str, Figure]) -> None:
    known = re.findall(r"(--ink\d{6}):", sheet())
    assert len(known) == 2 * len(set(known)), "each once in light, once in dark"
    for name, figure in figures.items():
        text = svg(picture(figure, width=720))
        assert re.findall(r"(?:fill|stroke)=\"#", text) == [], name
        assert set(re.findall(r"var\((--ink\d{6}),", text)) <= set(known), name


def test_two_pictures_in_a_page_share_no_id(figures: dict[str, Figure]) -> None:
    by_figure = {one.id: re.findall(r' id="([^"]+)"', svg(picture(one, width=720))) for one in figures.values()}
    found = [name for names in by_figure.values() for name in names]
    assert len(found) == len(set(found))


def _drawn(figure: Figure) -> Any:
    return ElementTree.fromstring(svg(picture(figure, width=720), theme="light"))
