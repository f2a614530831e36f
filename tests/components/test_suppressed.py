"""A suppressed figure says so wherever it would stand, and takes nothing along that its office has reported beside it."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from components.export.edition import edition
from components.export.packs import pack
from components.export.slides.pages import single
from components.figures import overview
from components.figures.cards import Card
from components.figures.exhibit import Exhibit, Figure
from components.figures.kdt.fields import Tile, tiles
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State
from components.figures.stories import province
from components.figures.words import MARKS, cells
from components.files.rows import Provenance, long_table
from components.files.workbook import workbook
from data.__main__ import main
from data.catalogue import dataset
from data.commands import as_package
from data.outlook import Outlook
from i18n import speaking
from tests.components.export.edition_file import data
from tests.components.export.slides import inside
from tests.data.packages import unfit
from tests.stores import fill

WORDS = {"en": ("suppressed", "not reported"), "ko": ("비공개", "미제출")}
CATEGORIES = {"en": ("Employees", "Job seekers"), "ko": ("재직자훈련", "실업자훈련(구직자)")}
BUSAN = {"en": "Busan", "ko": "부산광역시"}
GIVEN, SHORT = "164,500", {"en": "165k (provisional)", "ko": "16.5만(잠정치)"}
DAY = date(2026, 11, 22)


@pytest.fixture(params=WORDS)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(request.param):
        yield request.param


@pytest.fixture
def state() -> State:
    """Busan reports 164,500 employees, provisional, and suppresses its job seekers."""
    fill("suppressed")
    return State(outlook=Outlook(), year=2021, province="KR-26", compared=("KR-26", "KR-11"), today=DAY)


def taken() -> Provenance:
    return Provenance(data=Outlook(), filters="none", accessed=DAY, link="http://127.0.0.1/")


def shown(state: State, name: str) -> Exhibit:
    (found,) = [one for one in exhibits("concentration", state) if one.id == name]
    return found


def read(table: Exhibit, row: str) -> dict[str, str]:
    """The cells of a row as the page and the edition show them, by the titles of their columns."""
    held = cells(table.table)
    (found,) = [line for line in held["rows"] if line[0]["text"] == row]
    return {head["title"]: cell["text"] for head, cell in zip(held["columns"], found, strict=True)}


class TestOnPages:
    @pytest.mark.parametrize("name", ["reported-map", "reported-bars"])
    def test_the_table_of_reports_gives_the_figure_and_the_word(self, state: State, language: str, name: str) -> None:
        row, (given, hidden) = read(shown(state, name), BUSAN[language]), CATEGORIES[language]
        suppressed, not_reported = WORDS[language]
        assert (row[given], row[hidden]) == (GIVEN, suppressed)
        kind = list(row.values())[-1]
        assert kind.startswith("▣\N{NO-BREAK SPACE}")
        assert kind.endswith(f"{hidden}: {suppressed}")
        assert {"en": "Provisional", "ko": "잠정치"}[language] in kind
        assert not_reported not in row.values()

    @pytest.mark.parametrize("name", ["reported-map", "reported-bars"])
    def test_pictures_say_both(self, state: State, language: str, name: str) -> None:
        figure = shown(state, name)
        assert isinstance(figure, Figure)
        suppressed, _not_reported = WORDS[language]
        assert f"{CATEGORIES[language][1]}: {suppressed}" in figure.alt
        assert GIVEN in figure.alt
        told = [text for trace in figure.spec["data"] for text in trace.get("hovertext") or []]
        assert any(BUSAN[language] in text and GIVEN in text for text in told)
        assert any(BUSAN[language] in text and suppressed in text for text in told)

    def test_its_bar_says_what_there_is_and_what_is_not(self, state: State, language: str) -> None:
        figure = shown(state, "reported-bars")
        assert isinstance(figure, Figure)
        assert SHORT[language] in [text for bars in figure.spec["data"] for text in bars["text"]]
        missing = [note["text"] for note in figure.spec["layout"]["annotations"] if note["x"] == 0 and "yshift" in note]
        assert missing == [WORDS[language][0]] * 2

    def test_no_page_shows_a_small_count_that_an_office_has_published(self, state: State, language: str) -> None:
        """Sejong sent 21,000 employees and 3 job seekers: the first is shown, the second is suppressed as if it had said so."""
        suppressed, sejong = WORDS[language][0], {"en": "Sejong", "ko": "세종특별자치시"}[language]
        row, (given, hidden) = read(shown(state, "reported-bars"), sejong), CATEGORIES[language]
        assert (row[given], row[hidden]) == ("21,000", suppressed)
        [found] = Outlook().dataset("regional_training").where(province="KR-50", category="job_seeker").rows
        assert (pd.isna(found.trainees), found.trainees_gap) == (True, "suppressed")
        chosen = replace(state, province="KR-50")
        for figure in (one for page in FIGURE_PAGES for one in exhibits(page, chosen) if isinstance(one, Figure)):
            assert not re.search(rf"{re.escape(hidden)}:? 3(?![\d,.])", f"{figure.alt} {figure.spec}")

    def test_how_far_it_is_and_beside_others(self, state: State, language: str) -> None:
        suppressed, not_reported = WORDS[language]
        standing = " ".join(read(shown(state, "provinces-reported"), BUSAN[language]).values())
        assert suppressed in standing
        assert not_reported not in standing
        assert suppressed in read(shown(state, "provinces-side-by-side"), BUSAN[language]).values()

    def test_the_card_of_the_province_gives_the_figure_and_no_estimate(self, state: State, language: str) -> None:
        trainees = overview.of_province(state)[0]
        assert (trainees.value.removesuffix("명"), trainees.status, trainees.flags) == (
            *(GIVEN, "uploaded"),
            ("provisional",),
        )
        assert WORDS[language][0] in trainees.note
        assert not overview.is_estimated(state)

    def test_no_card_or_tile_has_a_mark_without_a_figure(self, state: State, language: str) -> None:
        suppressed, _not_reported = WORDS[language]
        tiles = {tile.number: tile.figures for tile in all_tiles(state)}
        # 16 nano: both are suppressed; 2 cloud: 12 courses, trainees suppressed; 17 robot: 430 trainees, courses suppressed
        assert tiles[16].count(suppressed) == 2
        assert not any(mark in tiles[16] for mark in MARKS.values())
        assert tiles[16].endswith("2021")
        assert ("12" in tiles[2], "430" in tiles[17]) == (True, True)
        assert all("▣" in tiles[number] and suppressed in tiles[number] for number in (2, 17))

    def test_the_card_of_the_fields_has_the_year_of_its_rows(self, state: State, language: str) -> None:
        covered = FIGURE_PAGES["kdt"].cards(state)[-1]
        assert (covered.value.removesuffix("개"), covered.when) == ("2", "2021")
        assert WORDS[language][0] in covered.note


def all_tiles(state: State) -> list[Tile]:
    groups = tiles(state.dataset("kdt_fields"), state.dataset("kdt_training"))
    return [tile for tiles in groups.values() for tile in tiles]


class TestInStories:
    def test_headlines_and_cards_give_both(self, state: State, language: str) -> None:
        slides = province.story("KR-26", state.outlook).slides
        suppressed, not_reported = WORDS[language]
        known, trainees = slides[0], slides[5]
        # The first headline has no room for both: its cards give them.
        told = " ".join(f"{card.label} {card.value} {card.note}" for card in known.cards)
        for text in (told, trainees.headline):
            assert GIVEN in text
            assert suppressed in text
        assert not_reported not in f"{known.headline} {trainees.headline}"
        assert isinstance(trainees.shown, Figure)
        assert trainees.shown.id == "reported-bars"

    def test_the_pack_gives_both_in_slides_workbook_and_edition(self, state: State, language: str) -> None:
        made = pack(["KR-26"], outlook=state.outlook, accessed=DAY)
        suppressed, _not_reported = WORDS[language]
        with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
            held = {name.rpartition(".")[2]: archive.read(name) for name in archive.namelist()}
        found = {"pptx": of_slides(held["pptx"]), "xlsx": of_book(held["xlsx"]), "html": json.dumps(data(held["html"]))}
        for text in (found["pptx"], found["xlsx"], json.loads(json.dumps(found["html"]))):
            assert re.search(r"164,?500", text)
        assert suppressed in found["pptx"]
        assert suppressed.lower() in found["xlsx"].lower()
        assert suppressed in json.dumps(data(held["html"]), ensure_ascii=False)


def of_slides(content: bytes) -> str:
    shapes = [shape for slide in Presentation(io.BytesIO(content)).slides for shape in inside(slide.shapes)]
    return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def of_book(content: bytes) -> str:
    made = openpyxl.load_workbook(io.BytesIO(content))
    lines = [line for sheet in made for line in sheet.iter_rows(values_only=True)]
    return "\n".join("; ".join(str(cell) for cell in line if cell is not None) for line in lines)


class TestInFiles:
    def test_a_row_without_a_number_says_so_as_its_kind(self, state: State) -> None:
        with speaking("en"):
            table = long_table(state.compute("regional_trainees_by_category"), data=state.outlook)
        busan = table[table["Area code"] == "KR-26"].set_index("Category code")
        assert busan.loc["employee", ["Value", "Kind of figure", "Flags"]].tolist() == [
            *(164_500, "Uploaded", "Provisional")
        ]
        assert busan["Value"].isna()["job_seeker"]
        assert busan.loc["job_seeker", "Kind of figure"] == "Suppressed"

    @pytest.mark.parametrize("name", ["reported-map", "provinces-side-by-side"])
    def test_a_workbook_writes_the_word_in_the_cell(self, state: State, language: str, name: str) -> None:
        text = of_book(workbook(shown(state, name), taken=taken()))
        assert re.search(rf"{re.escape(BUSAN[language])}.*; {WORDS[language][0]};", text)

    def test_a_single_slide_of_a_table_writes_it_too(self, state: State, language: str) -> None:
        opened = Presentation(io.BytesIO(single(shown(state, "provinces-side-by-side"), taken=taken(), address="")))
        (frame,) = [shape for shape in opened.slides[0].shapes if shape.has_table]
        written = [cell.text for row in frame.table.rows for cell in row.cells]
        assert WORDS[language][0] in written

    def test_the_edition_of_all_pages_has_the_table_and_the_tile(self, state: State, language: str) -> None:
        held = json.dumps(data(edition(None, taken=taken(), languages=[language]))["pool"], ensure_ascii=False)
        assert GIVEN in held
        assert f'"text": "{WORDS[language][0]}"' in held
        assert f"{ {'en': 'courses', 'ko': '훈련과정 수'}[language] }: {WORDS[language][0]}" in held


class TestOnTheCommandLine:
    def test_an_indicator_gives_the_mark_as_json_and_as_csv(
        self, state: State, capsys: pytest.CaptureFixture[str]
    ) -> None:
        asked = ["indicators", "--id", "regional_trainees_by_category"]
        assert main(asked) == 0
        (found,) = json.loads(capsys.readouterr().out)
        busan = [one for one in found["refusals"] if one["area"] == "KR-26"]
        assert [(one["category"], one["gap"]) for one in busan] == [("job_seeker", "suppressed")]
        assert main([*asked, "--format", "csv"]) == 0
        rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
        marked = [(row["area"], row["category"], row["value"]) for row in rows if row["status"] == "suppressed"]
        assert marked == [("KR-26", "job_seeker", "")]

    def test_the_table_keeps_the_row_with_its_mark(self, state: State, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["export", "--dataset", "regional_training"]) == 0
        (row,) = [
            row
            for row in csv.DictReader(io.StringIO(capsys.readouterr().out))
            if (row["province"], row["category"]) == ("KR-26", "job_seeker")
        ]
        assert (row["trainees"], row["trainees_gap"], row["finality"]) == ("", "suppressed", "provisional")

    def test_show_counts_the_suppressed_figures(self, state: State, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["show", "--dataset", "kdt_training", "--lang", "en"]) == 0
        # robot's courses, cloud's trainees, both of nano
        assert "suppressed: 4 figures" in capsys.readouterr().out

    def test_the_package_of_all_tables_fits_its_own_schema(self, state: State) -> None:
        assert unfit(as_package()) == []


def test_where_both_are_suppressed_the_card_says_so_without_a_mark(language: str) -> None:
    fill("suppressed")
    found = dataset("regional_training")
    table = found.table.assign(
        trainees=found.table["trainees"].mask(found.table["province"] == "KR-26"),
        trainees_gap=found.table["trainees_gap"].mask(found.table["province"] == "KR-26", "suppressed"),
    )
    state = State(outlook=Outlook.after("regional_training", table), year=2021, province="KR-26", today=DAY)
    card: Card = overview.of_province(state)[0]
    assert (card.value, card.status, card.kind) == (WORDS[language][0], None, "2021")
    assert read(shown(state, "reported-bars"), BUSAN[language])[CATEGORIES[language][0]] == WORDS[language][0]


def test_a_publication_that_changes_one_mark_for_another_is_told_as_a_change() -> None:
    from data.intake.compare import between

    fill("suppressed")
    before = dataset("regional_training").table
    after = before.assign(trainees_gap=before["trainees_gap"].replace("suppressed", "not_available"))
    (changed,) = between("regional_training", before, after).changed.to_dict("records")
    told: dict[str, Any] = {str(name): value for name, value in changed.items()}
    assert (told["column"], told["before"], told["after"]) == ("trainees_gap", "suppressed", "not_available")
