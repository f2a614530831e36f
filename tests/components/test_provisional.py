"""A provisional figure says so wherever it stands: pictures, tables, cards, slides, files, command line."""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import xlsxwriter
from pptx import Presentation

from components.export.book.charts import chart, drawn
from components.export.edition import edition
from components.export.edition.shell import Pieces
from components.export.player import told
from components.export.slides.pages import deck, single
from components.figures import words
from components.figures.cards import Card
from components.figures.concentration import reports
from components.figures.exhibit import Exhibit, Figure
from components.figures.kdt import fields
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State, Story
from components.figures.stories import province, story
from components.figures.words import cells
from components.files.rows import Provenance, cited, filed, long_table
from components.files.taken import citation
from components.files.workbook import workbook
from data import catalogue
from data.__main__ import main
from data.catalogue import dataset
from data.outlook import Outlook
from data.package import package
from data.store import versions
from data.store.versions import version
from i18n import speaking
from indicators.indicator import CAPITAL, PROVINCES, zone_of
from tests.components.export.edition_file import data
from tests.components.export.slides import inside

# 12,100 + 33,900 = 46,000, in short 46k and 4.6만.
FILE = """연도,시도,구분,인원(명),집계기준,산정방식,훈련방법,기준일,잠정확정
2021,부산,구직자,12100,훈련기관 소재지,연인원,원격,2021-12-30,{first}
2021,부산,재직자,33900,훈련기관 소재지,연인원,원격,2021-12-30,{second}
"""
FIGURES = re.compile(r"(?<![\d,.])(?:46,000|33,900|12,100|46000|46k|4\.6만|46\.0k)(?![\d.])")
WORDS = {"en": "provisional", "ko": "잠정"}


def taken() -> Provenance:
    """What files say of themselves, with the data in force."""
    return Provenance(data=Outlook(), filters="none", accessed=date(2026, 11, 22), link="http://127.0.0.1/")


@pytest.fixture(params=WORDS)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(request.param):
        yield request.param


@pytest.fixture
def state(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> State:
    return published(tmp_path, capsys, first="잠정", second="잠정")


def published(folder: Path, capsys: pytest.CaptureFixture[str], *, first: str, second: str) -> State:
    """The pages with Busan chosen, once its file is in force."""
    file = folder / "busan.csv"
    file.write_text(FILE.format(first=first, second=second), "utf-8")
    asked = ["publish", str(file), "--dataset", "regional_training", "--note", "x", "--confirm-warnings", "x"]
    with speaking("en"):
        assert main([*asked, "--lang", "en"]) == 0
    capsys.readouterr()
    catalogue.as_of(None)
    return State(outlook=Outlook(), year=2021, province="KR-26", compared=("KR-26", "KR-11"))


def unmarked(texts: Iterable[str], language: str) -> list[str]:
    """The texts that give a figure of the file without saying that it is provisional; there must be some that give one."""
    giving = [text for text in texts if FIGURES.search(text)]
    assert giving
    return [text for text in giving if WORDS[language] not in text.lower()]


def of_picture(figure: Figure) -> Iterator[str]:
    """Labels with the names of what they stand beside, hover texts, the sentences, the text alternative."""
    yield from (figure.title, figure.alt, *figure.says)
    for trace in figure.spec["data"]:
        names = trace.get("y" if trace.get("orientation") == "h" else "x") or []
        for name, text in zip(names, trace.get("text") or [], strict=False):
            yield f"{name}: {text}"
        yield from trace.get("hovertext") or []
        yield from (trace.get("text") or []) if not names else []
    for note in figure.spec["layout"].get("annotations", ()):
        yield f"{note['y']}: {note['text']}"


def of_table(shown: Exhibit) -> Iterator[str]:
    """Each row of a table with the titles of its cells."""
    table = cells(shown.table)
    for row in table["rows"]:
        yield "; ".join(f"{head['title']} {cell['text']}" for head, cell in zip(table["columns"], row, strict=True))


def of_card(card: Card) -> str:
    return f"{card.label} {card.value} {card.kind}"


def shown(state: State) -> list[Exhibit]:
    return [one for page in ("overview", "concentration") for one in exhibits(page, state)]


class TestOnPages:
    def test_pictures_say_so_at_the_label_and_when_pointed_at(self, state: State, language: str) -> None:
        figures = [one for one in shown(state) if isinstance(one, Figure)]
        assert unmarked((text for figure in figures for text in of_picture(figure)), language) == []

    def test_tables_say_so_in_the_row(self, state: State, language: str) -> None:
        assert unmarked((text for one in shown(state) for text in of_table(one)), language) == []

    def test_cards_say_so(self, state: State, language: str) -> None:
        found = [card for name in ("overview", "concentration") for card in FIGURE_PAGES[name].cards(state)]
        assert unmarked(map(of_card, [*found, *province.story("KR-26", state.outlook).slides[0].cards]), language) == []

    def test_a_province_beside_it_is_not_coloured_by_it(self, state: State) -> None:
        with speaking("en"):
            (table,) = [one for one in exhibits("concentration", state) if one.id == "provinces-side-by-side"]
            rows = dict(zip(table.table.frame.index, of_table(table), strict=True))
        assert "Provisional" in rows["Busan"]
        assert "Provisional" not in rows["Seoul"]


class TestInStories:
    def test_headlines_cards_and_pictures_say_so(self, state: State, language: str) -> None:
        slides = province.story("KR-26", state.outlook).slides
        assert unmarked((slide.headline for slide in slides), language) == []
        assert unmarked((of_card(card) for slide in slides for card in slide.cards), language) == []
        seen = [slide.shown for slide in slides if isinstance(slide.shown, Figure)]
        assert unmarked((text for figure in seen for text in of_picture(figure)), language) == []

    def test_the_player_marks_the_slide(self, state: State) -> None:
        with speaking("en"):
            content = told(province.story("KR-26", state.outlook), taken=taken(), pieces=Pieces())
        marked = [slide for slide in content["slides"] if any("provisional" in mark for mark in slide["marks"])]
        assert any("46,000" in str(slide["cards"]) for slide in marked)


class TestOfWhatIsComputed:
    """All 17 provinces provisional: shares, quotients and trainees per resident are, in sentences, pictures and slides."""

    # 3 x 461,000 = 1,383,000 and 14 x 171,000 = 2,394,000 of 3,777,000; over 26,023,283 of 51,638,809 residents 0.727 (0.73),
    # elsewhere 1.278; per 1,000 residents 53.1 and 93.5; of SME firms 0.70
    FIGURES = re.compile(r"(?<![\d,.])(?:36\.6|63\.4|0\.727|0\.73|1\.278|53\.1|93\.5|0\.7)(?![\d.])")

    @pytest.fixture
    def data(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Outlook:
        counts = {code: (60_000, 401_000) if zone_of(code) == CAPITAL else (30_000, 141_000) for code in PROVINCES}
        rows = [
            f"2021,{code},{category},{count},provider,enrolments,provisional"
            for code, both in counts.items()
            for category, count in zip(("job_seeker", "employee"), both, strict=True)
        ]
        file = tmp_path / "all.csv"
        file.write_text("\n".join(["year,province,category,trainees,basis,counting,finality", *rows, ""]), "utf-8")
        asked = ["publish", str(file), "--dataset", "regional_training", "--note", "x", "--confirm-warnings", "x"]
        with speaking("en"):
            assert main([*asked, "--lang", "en"]) == 0
        capsys.readouterr()
        catalogue.as_of(None)
        return Outlook()

    def unmarked(self, texts: Iterable[str], language: str) -> list[str]:
        giving = [text for text in texts if self.FIGURES.search(text)]
        assert giving
        return [text for text in giving if WORDS[language] not in text.lower()]

    @pytest.mark.parametrize("code", [None, "KR-11"])
    def test_pages_say_so(self, data: Outlook, language: str, code: str | None) -> None:
        state = State(outlook=data, year=2021, province=code)
        told = [FIGURE_PAGES[page].answer(state) for page in ("overview", "concentration")]
        told += [of_card(card) for page in ("overview", "concentration") for card in FIGURE_PAGES[page].cards(state)]
        told += [text for one in shown(state) if isinstance(one, Figure) for text in of_picture(one)]
        told += [text for one in shown(state) for text in of_table(one)]
        assert self.unmarked(told, language) == []

    def test_slides_say_so(self, data: Outlook, language: str) -> None:
        slides = [one for name in ("overview", "concentration") for one in story(name, data).slides]
        slides += province.story("KR-26", data).slides
        told = [text for one in slides for text in (one.headline, *map(of_card, one.cards))]
        told += [text for one in slides if isinstance(one.shown, Figure) for text in of_picture(one.shown)]
        assert self.unmarked(told, language) == []


class TestInFiles:
    def test_a_csv_file_flags_each_value(self, state: State) -> None:
        with speaking("en"):
            (figure,) = [one for one in shown(state) if one.id == "reported-bars"]
            table = filed(figure, data=Outlook())
        busan = table[table["Area code"] == "KR-26"]
        # 33,900 and 12,100 as the office gives them, 46,000 together
        assert sorted(busan["Value"]) == [12_100, 33_900, 46_000]
        assert set(busan["Flags"]) == {"Provisional"}

    def test_a_citation_says_so(self, state: State, language: str) -> None:
        (figure,) = [one for one in shown(state) if one.id == "reported-bars"]
        assert unmarked(re.split(r"[;\n]", citation(figure, taken=taken())), language) == []

    def test_slides_say_so(self, state: State, language: str) -> None:
        story = province.story("KR-26", state.outlook)
        opened = Presentation(io.BytesIO(deck(story, taken=taken(), address="")))
        assert unmarked(text_shapes(opened), language) == []

    def test_a_single_slide_of_a_table_says_so(self, state: State, language: str) -> None:
        (table,) = [one for one in exhibits("concentration", state) if one.id == "provinces-side-by-side"]
        opened = Presentation(io.BytesIO(single(table, taken=taken(), address="")))
        (frame,) = [shape for shape in opened.slides[0].shapes if shape.has_table]
        rows = ["; ".join(cell.text for cell in row.cells) for row in frame.table.rows]
        assert unmarked(rows, language) == []

    @pytest.mark.parametrize("name", ["reported-map", "reported-bars", "estimate-ranges"])
    def test_a_workbook_says_so_in_each_row(self, state: State, language: str, name: str) -> None:
        (figure,) = [one for one in shown(state) if one.id == name]
        made = openpyxl.load_workbook(io.BytesIO(workbook(figure, taken=taken())))
        lines = [line for sheet in made for line in sheet.iter_rows(values_only=True)]
        rows = ["; ".join(str(cell) for cell in line if cell is not None) for line in lines]
        assert unmarked((row for row in rows if row not in (figure.title, figure.subtitle)), language) == []

    @pytest.mark.parametrize("name", ["reported-bars", "estimate-ranges"])
    def test_a_workbooks_own_chart_says_so_at_its_labels(self, state: State, language: str, name: str) -> None:
        (figure,) = [one for one in shown(state) if one.id == name and isinstance(one, Figure)]
        picture = drawn(figure)
        assert picture
        out = io.BytesIO()
        with xlsxwriter.Workbook(out) as made:
            sheet = made.add_worksheet("a")
            sheet.insert_chart(0, 0, chart(made, picture, sheet="a", top=0, first=1, wide=600, pattern="#,##0"))
        with zipfile.ZipFile(out) as package:
            content = package.read("xl/charts/chart1.xml").decode()
        assert unmarked(re.findall(r"<a:t>([^<]*)</a:t>", content), language) == []

    def test_the_edition_says_so(self, state: State, language: str) -> None:
        story: Story = province.story("KR-26", state.outlook)
        held = data(edition(lambda: story, taken=taken(), languages=[language]))
        assert unmarked(texts_of(held["pool"]), language) == []


def text_shapes(opened: Any) -> Iterator[str]:
    for slide in opened.slides:
        for shape in inside(slide.shapes):
            if shape.has_text_frame:
                yield shape.text_frame.text


def texts_of(value: Any) -> Iterator[str]:
    """A card and a row of a table as one text, other words each by itself."""
    match value:
        case {"value": _, "kind": _}:
            yield f"{value['label']} {value['value']} {value['kind']}"
        case {"columns": columns, "rows": rows}:
            heads = " ".join(head["title"] for head in columns)
            yield from (f"{heads}: {' '.join(cell['text'] for cell in row)}" for row in rows)
        case {"text": str() as text, "y": str() as name}:
            yield f"{name}: {text}"
        case dict():
            for part in value.values():
                yield from texts_of(part)
        case list():
            for part in value:
                yield from texts_of(part)
        case str():
            yield value


class TestOnTheCommandLine:
    def test_each_value_has_its_flags(self, state: State, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["indicators", "--id", "regional_trainees_by_category"]) == 0
        (found,) = json.loads(capsys.readouterr().out)
        assert [value["flags"] for value in found["values"]] == [["provisional"], ["provisional"]]

    def test_show_counts_the_rows(self, state: State, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["show", "--dataset", "regional_training", "--lang", "en"]) == 0
        assert "provisional: 2 rows" in capsys.readouterr().out
        assert main(["show", "--dataset", "regional_training", "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["datasets"][0]["flags"] == {"provisional": 2}


def test_one_provisional_part_makes_the_sum_provisional_and_not_the_other_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = published(tmp_path, capsys, first="잠정", second="확정")
    with speaking("en"):
        parts = long_table(state.compute("regional_trainees_by_category", year=2021), data=Outlook())
        total = state.compute("regional_trainees", year=2021).row(area="KR-26")
        (table,) = [one for one in exhibits("concentration", state) if one.id == "reported-map"]
    assert dict(zip(parts["Value"], parts["Flags"], strict=True)) == {12_100: "Provisional", 33_900: ""}
    assert total.flags == ("provisional",)
    told = table.table.frame.loc["Busan", "Provisional or final"]
    assert told == "Job seekers: Provisional; Employees: Final"


def test_final_figures_carry_no_flag_but_the_table_says_that_they_are_final(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = published(tmp_path, capsys, first="확정", second="확정")
    with speaking("en"):
        assert words.statuses(state.compute("regional_trainees", year=2021)) == "▤ Computed from offices' figures"
        (table,) = [one for one in exhibits("concentration", state) if one.id == "reported-map"]
    assert table.table.frame.loc["Busan", "Provisional or final"] == "Final"


class TestWhatAnOfficeSaysBesideItsNumbers:
    def test_every_column_that_it_may_fill_stands_in_the_table_of_reports(self, state: State) -> None:
        optional = {
            field["name"]
            for field in package().resource("regional_training")["schema"]["fields"]
            if field.get("filled_by") != "store" and not field.get("constraints", {}).get("required")
        }
        assert optional == set(reports.STATED)
        with speaking("en"):
            (table,) = [one for one in exhibits("concentration", state) if one.id == "reported-map"]
            row = table.table.frame.loc["Busan"]
            told = [row[str(title)] for title in reports.STATED.values()]
        assert told == ["Place of provider", "Enrolments", "Distance", "2021-12-30", "Provisional"]

    def test_every_column_of_the_fields_of_training_stands_on_the_tile(self) -> None:
        stored = dataset("kdt_training").table
        row = {"year": 2024, "province": "KR-11", "field": "cloud", "courses": 3, "trainees": 70}
        stated = {"reference_date": "2024-12-31", "finality": "provisional", "status": "uploaded", "source": "upload_1"}
        table = pd.DataFrame([row | stated]).reindex(columns=stored.columns).astype(stored.dtypes.to_dict())
        told = Outlook.after("kdt_training", table).dataset("kdt_training")
        with speaking("en"):
            tile = fields.reported(told)
        assert all(text in tile for text in ("3 courses", "70 trainees", "2024", "as of 2024-12-31", "Provisional"))
        with speaking("en"):
            covered = Outlook.after("kdt_training", table).compute("kdt_field_coverage")
        assert covered.row().flags == ("provisional",)

    def test_the_reason_of_a_confirmed_warning_stands_in_the_source(
        self, state: State, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (name,) = state.dataset("regional_training").sources
        with_reason = replace(version(1), reasons={"privacy-small-count": "checked by hand in Busan"})
        monkeypatch.setattr(versions, "version", lambda _id: with_reason)
        with speaking("en"):
            assert "a warning was confirmed: checked by hand in Busan" in cited(name, data=Outlook())
