"""What is taken away from the trends page, opened again and held against the source and the indicator."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Locator, expect
from pptx import Presentation

from data.catalogue import compute
from data.package import package
from tests.browser.site import each_language
from tests.browser.test_words import UNTRANSLATED, foreign
from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

FIGURE = "trainees-by-category"
# As printed in the source.
TOTAL_2021, EMPLOYEES_2021 = 4_661_782, 3_992_319
VALUES = [
    value
    for name in ("trainees_total", "trainees_by_category", "job_seeker_share_pct", "trainees_index")
    for value in compute(name).table["value"]
]
WORDS = {
    "en": ("CSV table", "Excel workbook", "PNG picture", "SVG picture"),
    "ko": ("CSV 표", "엑셀 파일", "PNG 그림", "SVG 그림"),
}
SLIDE = {"en": "PowerPoint slide", "ko": "PowerPoint 슬라이드"}
SOURCE = {"en": "Source: ", "ko": "자료: "}
# The names of the languages of markup are addresses that nobody asks for.
NAMESPACES = re.compile(r'xmlns(?::\w+)?="http://www\.w3\.org/[^"]+"')


def _opened(visit: Callable[..., Visit], path: str, figure: str = FIGURE, **settings: Any) -> tuple[Visit, Locator]:
    seen = visit(path, **settings)
    seen.page.locator(f".st-key-takeaway-{figure} button").click()
    body = seen.page.get_by_test_id("stPopoverBody")
    body.locator("[data-kind=svg]").wait_for()
    seen.rest()
    return seen, body


def _saved(seen: Visit, body: Locator, label: str) -> tuple[str, bytes]:
    with seen.page.expect_download() as download:
        body.get_by_role("button", name=label).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@each_language
def test_the_tables_hold_the_values_of_the_indicators(visit: Callable[..., Visit], lang: str) -> None:
    seen, body = _opened(visit, f"/trends?lang={lang}&province=KR-26", lang=lang)
    csv, xlsx = (_saved(seen, body, label) for label in WORDS[lang][:2])
    assert (csv[0], xlsx[0]) == tuple(f"{FIGURE}_2019-2021_{lang}.{ending}" for ending in ("csv", "xlsx"))
    table = pd.read_csv(io.BytesIO(csv[1]))
    assert table.iloc[:, 8].tolist() == VALUES
    assert table.columns[8] == {"en": "Value", "ko": "값"}[lang]  # made in the reader's language, not the server's
    assert {TOTAL_2021, EMPLOYEES_2021} <= set(table.iloc[:, 8])
    assert set(table.iloc[:, -1]) == {
        f"{seen.home}/trends?lang={lang}&province=KR-26&year=2021&version=0-{package().digest}"
    }
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx[1])).worksheets[0]
    cells = [row[8] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == pytest.approx(VALUES, rel=1e-15)
    assert {cell.data_type for cell in cells} == {"n"}
    assert seen.problems == []


@each_language
def test_the_slide_holds_the_finding_and_the_values_as_a_native_chart(visit: Callable[..., Visit], lang: str) -> None:
    seen, body = _opened(visit, f"/trends?lang={lang}", lang=lang)
    name, content = _saved(seen, body, SLIDE[lang])
    assert name == f"{FIGURE}_2019-2021_{lang}.pptx"
    (slide,) = Presentation(io.BytesIO(content)).slides
    assert slide.shapes.title.text == seen.page.locator("h3").first.inner_text()
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    assert EMPLOYEES_2021 in {value for series in chart.plots[0].series for value in series.values}


@pytest.mark.parametrize(("lang", "theme", "paper"), [("en", "light", (255, 255, 255)), ("ko", "dark", (19, 20, 22))])
def test_the_pictures_are_of_slide_size_and_stand_alone(
    visit: Callable[..., Visit], lang: str, theme: str, paper: tuple[int, int, int]
) -> None:
    seen, body = _opened(visit, f"/trends?lang={lang}", lang=lang, theme=theme)
    title = seen.page.locator("h3").first.inner_text()
    png, svg = (_saved(seen, body, label) for label in WORDS[lang][2:])
    assert (png[0], svg[0]) == tuple(f"{FIGURE}_2019-2021_{lang}.{ending}" for ending in ("png", "svg"))
    picture = Image.open(io.BytesIO(png[1])).convert("RGB")
    assert picture.size == (1920, 1080)
    assert picture.getpixel((5, 5)) == paper
    assert len(picture.getcolors(maxcolors=1920 * 1080) or []) > 50  # paper, ink, two kinds of bars and their edges
    text = svg[1].decode()
    assert title in re.sub("<[^>]+>", " ", text).replace("  ", " ")
    assert SOURCE[lang] in text
    assert "2026.11." in text
    without = NAMESPACES.sub("", text)
    assert not re.search(r"https?:|//|href|@import|url\((?!#)", without)
    assert all(f'id="{name}"' in text for name in re.findall(r"url\(#([^)]+)\)", text))
    assert seen.outside == []
    assert seen.problems == []


def test_the_picture_file_shows_the_bars_when_it_is_opened_alone(visit: Callable[..., Visit]) -> None:
    seen, body = _opened(visit, "/trends?lang=en")
    _name, svg = _saved(seen, body, WORDS["en"][3])
    seen.page.set_content(svg.decode())
    bars = seen.page.locator("path").evaluate_all(
        "paths => paths.filter(path => getComputedStyle(path).fill === 'rgb(11, 80, 208)')"
        ".map(bar => bar.getBoundingClientRect()).map(box => Math.round(box.height))"
    )
    # three years of employees, as high as they are many
    assert len(bars) == 3
    assert bars[2] / bars[0] == pytest.approx(3_992_319 / 3_186_628, rel=0.02)


def test_a_map_is_taken_with_its_17_provinces_and_the_north(visit: Callable[..., Visit]) -> None:
    seen, body = _opened(visit, "/concentration?lang=en", "zone-map")
    name, svg = _saved(seen, body, WORDS["en"][3])
    assert name == "zone-map_2021-undated_en.svg"
    seen.page.set_content(svg.decode())
    sizes = seen.page.locator("path").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    assert sum(size > 5 for size in sizes) >= 18
    assert seen.outside == []


@each_language
def test_all_that_opens_is_in_the_language_of_the_reader(visit: Callable[..., Visit], lang: str) -> None:
    seen, body = _opened(visit, f"/trends?lang={lang}", lang=lang)
    _saved(seen, body, WORDS[lang][2])
    assert foreign(seen.words(), lang) == []
    if lang == "ko":
        assert {word.strip() for word in seen.words()} & UNTRANSLATED == set()
        assert not [word for word in body.locator("strong").all_inner_texts() if word.isascii()]


@each_language
def test_the_citation_and_the_link_are_ready_to_copy(visit: Callable[..., Visit], lang: str) -> None:
    seen, body = _opened(visit, f"/trends?lang={lang}&year=2020", lang=lang)
    link = f"{seen.home}/trends?lang={lang}&year=2020&version=0-{package().digest}"
    body.locator("summary").click()
    body.get_by_test_id("stCode").nth(2).wait_for()
    short, full, alone = body.get_by_test_id("stCode").locator("code").all_inner_texts()
    assert short.rstrip().endswith(link)
    assert "4,661,782" in full
    assert full.rstrip().endswith(link)
    assert alone.strip() == link
    again = visit(link.removeprefix(seen.home), lang=lang)
    assert again.page.locator("h3").first.inner_text() == seen.page.locator("h3").first.inner_text()


def test_without_the_chart_on_the_screen_the_reader_is_told_why_there_is_no_picture(
    visit: Callable[..., Visit],
) -> None:
    seen, body = _opened(visit, "/trends?lang=en")
    seen.page.locator(f".st-key-{FIGURE}").evaluate("chart => chart.remove()")
    body.get_by_role("button", name=WORDS["en"][2]).click()
    body.get_by_text("The chart is not on the screen. Show it, then save the picture.").wait_for()
    assert seen.problems == []


def test_the_picture_buttons_show_the_focus(visit: Callable[..., Visit]) -> None:
    seen, body = _opened(visit, "/trends?lang=en")
    body.get_by_role("button", name=WORDS["en"][3]).focus()
    seen.page.keyboard.press("Shift+Tab")
    button = body.get_by_role("button", name=WORDS["en"][2])
    assert button.evaluate("one => one.matches(':focus-visible')")
    assert button.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    with seen.page.expect_download():
        seen.page.keyboard.press("Enter")


@each_language
def test_a_table_without_a_picture_is_taken_as_it_is_read(visit: Callable[..., Visit], lang: str) -> None:
    seen = visit(f"/mra?lang={lang}&open=mra-scope", lang=lang)
    seen.page.locator(".st-key-takeaway-mra-scope button").click()
    body = seen.page.get_by_test_id("stPopoverBody")
    body.get_by_role("button", name=WORDS[lang][1]).wait_for()
    assert body.locator("[data-kind]").count() == 0  # no picture, so no picture to save
    csv, xlsx = (_saved(seen.rest(), body, label) for label in WORDS[lang][:2])
    assert (csv[0], xlsx[0]) == tuple(f"mra-scope_{lang}.{ending}" for ending in ("csv", "xlsx"))
    table = pd.read_csv(io.BytesIO(csv[1]))
    shown = seen.page.locator(".table").filter(has_text=table.iloc[0, 1]).last  # what the first entry recognises
    read = [one.replace("\N{WORD JOINER}", "") for one in shown.locator("tbody th").all_inner_texts()]
    assert table.iloc[:, 0].tolist() == read
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx[1])).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == table.iloc[:, 0].tolist()
    assert seen.problems == []


@each_language
@pytest.mark.parametrize(("name", "figure"), [("trends", FIGURE), ("concentration", "zone-shares")])
def test_the_box_begins_with_the_files_and_needs_no_scrolling(
    visit: Callable[..., Visit], name: str, figure: str, lang: str
) -> None:
    _seen, body = _opened(visit, f"/{name}?lang={lang}", figure, lang=lang, width=1440, height=900)
    table, workbook, png, svg = WORDS[lang]
    places = {}
    for one in (png, svg, table, workbook, SLIDE[lang]):
        place = body.get_by_role("button", name=one).bounding_box()
        assert place is not None
        places[one] = (round(place["y"] / 25), place["x"])
    assert min(places, key=lambda one: places[one]) == png
    assert body.evaluate("one => one.scrollHeight <= one.clientHeight")
    box = body.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900


WITHIN = """height => {
  const box = document.querySelector('[data-testid="stPopoverBody"]')?.getBoundingClientRect();
  return box && box.height > 200 && box.top >= 0 && box.bottom <= height;
}"""


@pytest.mark.parametrize(("lang", "width", "height"), [("ko", 360, 740), ("en", 1440, 900)])
def test_what_opens_stands_within_the_window_wherever_its_button_is(
    visit: Callable[..., Visit], lang: str, width: int, height: int
) -> None:
    seen = visit(f"/?lang={lang}", lang=lang, width=width, height=height)
    evidence = seen.page.locator('[class*="st-key-evidence"] button')
    for place, block in (("first", "start"), ("first", "center"), ("last", "end")):
        button = getattr(evidence, place)
        button.evaluate("(one, block) => one.scrollIntoView({ block })", block)
        button.click()
        seen.rest().page.wait_for_function(WITHIN, arg=height)
        seen.page.keyboard.press("Escape")
        expect(seen.page.get_by_test_id("stPopoverBody")).to_have_count(0)
    assert seen.problems == []


# How much of what has opened is out of sight; whether its cautions are seen; how its words break.
OUT_OF_SIGHT = """() => {
  const box = document.querySelector('[data-testid="stPopoverBody"]'), frame = box.getBoundingClientRect();
  const said = [...box.querySelectorAll('p')], care = said.find(one => one.textContent.startsWith('⚠'));
  const { bottom } = (care ?? said[0]).getBoundingClientRect();
  return [box.scrollHeight - box.clientHeight, bottom <= frame.bottom, getComputedStyle(said[1]).wordBreak];
}"""


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1440, 900)])
def test_evidence_fits_its_box(visit: Callable[..., Visit], width: int, height: int) -> None:
    seen = visit("/?lang=ko", lang="ko", width=width, height=height)
    buttons = seen.page.locator('[class*="st-key-evidence-panel"] button').all()
    assert buttons, "the overview has evidence"
    for button in buttons:
        button.click()
        seen.rest().page.wait_for_function(WITHIN, arg=height)
        body = seen.page.get_by_test_id("stPopoverBody")
        expect(body.get_by_role("link", name="출처와 산출 방법")).to_be_visible()
        assert seen.page.evaluate(OUT_OF_SIGHT) == [0, True, "keep-all"]
        seen.page.keyboard.press("Escape")
        expect(body).to_have_count(0)
