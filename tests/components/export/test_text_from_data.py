"""Text from data is text in every kind of file: no link, picture, colour, script or formula comes of it."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from components.export.book import book, of_pages
from components.export.edition import edition
from components.export.player import player
from components.export.slides import faults
from components.export.slides.pages import deck
from components.figures.exhibit import Exhibit, Figure
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import Slide, State, Story
from components.figures.stories import STORIES, province, story
from components.files.rows import Provenance, filed
from components.files.taken import citation, comma_separated
from components.files.workbook import workbook
from data.outlook import Outlook
from data.package import package
from i18n import speaking
from tests import poison
from tests.components.export.edition_file import data, pictures
from tests.poison import MARK

DRAWN = {"svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "line", "text", "tspan"}
COMPONENTS = Path(__file__).parents[3] / "components"


@pytest.fixture(scope="module", params=["ko", "en"], autouse=True)
def _poisoned(request: pytest.FixtureRequest) -> Iterator[None]:
    with poison.everywhere(), speaking(request.param):
        yield


@pytest.fixture(scope="module")
def shown(_poisoned: None) -> list[Exhibit]:
    """All exhibits of all pages, and of all stories."""
    state = State(outlook=Outlook(), year=2021, province="KR-26", compared=("KR-11", "KR-26"))
    of_pages = [one for page in FIGURE_PAGES for one in exhibits(page, state)]
    stories = [*(story(name, Outlook()) for name in STORIES), province.story("KR-26", Outlook())]
    return of_pages + [slide.shown for one in stories for slide in one.slides if slide.shown]


def addresses(content: bytes) -> set[str]:
    """All that the parts of a package lead to outside of it."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        rels = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")]
        inner = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
    found = {
        target
        for text in rels
        for one in re.findall(r"<Relationship [^>]*>", text)
        if 'TargetMode="External"' in one
        for target in re.findall(r'Target="([^"]*)"', one)
    }
    return found.union(*map(addresses, inner)) if inner else found


def formulas(content: bytes) -> list[str]:
    sheets = openpyxl.load_workbook(io.BytesIO(content))
    return [cell.coordinate for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_words_of_most_tables_are_poisoned() -> None:
    assert len({one.split(".")[0] for one in poison.columns()}) > 30
    assert {"mra_agreements.label_ko", "kdt_fields.note_en", "codelists.label_en", "dual_cases.printed"} <= set(
        poison.columns()
    )


def test_a_picture_draws_it_as_it_stands(shown: list[Exhibit]) -> None:
    specs = [one.spec for one in shown if isinstance(one, Figure)]
    assert sum(MARK in str(spec) for spec in specs) > 15
    assert [text for spec in specs for text in poison.markup(spec)] == []


def test_slides_hold_it_without_a_link_and_their_sheets_without_a_formula(
    shown: list[Exhibit], taken: Provenance
) -> None:
    steps = tuple(Slide(id=one.id, headline=one.title, shown=one, note=one.subtitle) for one in shown)
    made = deck(Story(id="all", title=poison.poisoned("A story"), slides=steps), taken=taken)
    assert faults(made) == []
    assert addresses(made) == set()
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert any(MARK.encode() in parts.read(name) for name in parts.namelist() if "slides/slide" in name)


def test_workbooks_hold_it_without_a_link_or_a_formula(shown: list[Exhibit], taken: Provenance) -> None:
    state = State(outlook=Outlook(), year=2021)
    made = [
        book(lambda: of_pages(FIGURE_PAGES, state), taken=taken),
        *(workbook(one, taken=taken) for one in shown[::6]),
    ]
    for content in made:
        assert formulas(content) == []
        assert addresses(content) == set()


def test_no_cell_of_a_csv_file_is_computed(shown: list[Exhibit], taken: Provenance) -> None:
    for one in shown:
        text = comma_separated(filed(one, data=taken.data), taken=taken).decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "@", "\t", "\r"))] == []
        assert [cell for cell in cells if re.match(r"[+-](?![\d.]+$)", cell)] == []
        assert citation(one, taken=taken)


def test_an_edition_and_a_talk_lead_nowhere_but_to_the_sources_of_the_package(taken: Provenance) -> None:
    known = {str(one.get("path", "")) for one in package().descriptor["sources"]}
    for content in (edition(None, taken=taken), player(lambda: story("mra", Outlook()), taken=taken)):
        held = data(content)
        assert MARK in json.dumps(held)
        elements = [one for document in pictures(held) for one in ElementTree.fromstring(document).iter()]
        assert {one.tag.rpartition("}")[2] for one in elements} <= DRAWN
        assert not {name for one in elements for name in one.attrib if "href" in name or name.startswith("on")}
        assert _addresses(held) <= known | {""}


@pytest.mark.parametrize("file", sorted(COMPONENTS.rglob("*.js")), ids=lambda file: file.name)
def test_no_script_makes_markup_of_a_text(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not re.search(
        r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|createContextualFragment|eval\(", text
    )


def _addresses(held: dict[str, Any]) -> set[str]:
    """What the sources of an edition lead to: the second of two words."""
    places = [place for one in held.get("pool", []) if isinstance(one, dict) for place in one.get("sources", [])]
    listed = [
        entry
        for one in held.get("pool", [])
        if isinstance(one, dict)
        for part in one.get("parts", [])
        for entry in part.get("listed", [])
    ]
    return {held["pool"][place][1] for place in places} | {entry[2] for entry in listed if len(entry) > 2}
