"""The template, read back: the right rows, words instead of codes, lists to choose from, notes."""

import codecs
import csv
import io
from dataclasses import replace
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from data import catalogue
from data.intake import template as template_rows
from data.intake.check import check
from data.intake.template import template, template_name
from data.intake.upload import Checked, Upload, against
from data.package import DataError, UnknownNameError, package
from i18n import speaking
from indicators.dataset import Dataset

PUBLISHED = [entry["name"] for entry in package().descriptor["resources"] if entry["publishes"] != "none"]
SOURCES_EN = ["Source: publisher", "Source: title", "Source: date", "Source: address"]
SOURCES_KO = ["출처기관", "자료명", "공표일", "출처 주소"]
IN_FORCE = pd.DataFrame(
    {
        "year": pd.array([2020, 2021], dtype="Int64"),
        "province": ["KR-26", "KR-26"],
        "category": ["employee", "job_seeker"],
        "trainees": pd.array([150_867, 3], dtype="Int64"),
        "basis": ["workplace", None],
        "counting": ["headcount", None],
        "delivery": pd.array([None, None], dtype="str"),
        "reference_date": ["2020-12-31", None],
        "finality": ["final", None],
        "trainees_gap": pd.array([None, None], dtype="str"),
        "status": ["uploaded", "uploaded"],
        "source": ["upload_1", "upload_2"],
    }
)


@pytest.fixture
def _figures_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    def dataset(name: str) -> Dataset:
        found = catalogue.dataset(name)
        return replace(found, table=IN_FORCE) if name == "regional_training" else found

    monkeypatch.setattr(template_rows, "dataset", dataset)


def _csv(name: str, *, province: str | None, year: int | None, language: str = "en") -> list[list[str]]:
    with speaking(language):
        content = template(name, province=province, year=year, form="csv")
    assert content.startswith(codecs.BOM_UTF8)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def _book(name: str, *, province: str | None, year: int | None, language: str = "en") -> Workbook:
    with speaking(language):
        return openpyxl.load_workbook(io.BytesIO(template(name, province=province, year=year, form="xlsx")))


def test_a_province_without_figures_gets_its_rows_to_fill_in_with_blank_numbers() -> None:
    assert _csv("regional_training", province="KR-26", year=2022, language="ko") == [
        [
            "연도",
            "시·도",
            "구분",
            "훈련인원",
            "집계기준",
            "인원 산정방식",
            "훈련방법",
            "기준일",
            "잠정·확정 구분",
            *SOURCES_KO,
        ],
        ["2022", "부산광역시", "실업자훈련(구직자)", *[""] * 10],
        ["2022", "부산광역시", "재직자훈련", *[""] * 10],
    ]


def test_the_titles_and_words_are_in_the_readers_language() -> None:
    head, first, *_rest = _csv("kdt_training", province="KR-49", year=2022)
    assert head[:5] == ["Year", "Province", "Field", "Courses", "Trainees"]
    assert first[:5] == ["2022", "Jeju", "Artificial intelligence", "", ""]


@pytest.mark.parametrize(("name", "count"), [("regional_training", 17 * 2), ("kdt_training", 17 * 21)])
def test_without_a_province_all_seventeen_are_in_it_for_the_latest_national_year(name: str, count: int) -> None:
    _head, *rows = _csv(name, province=None, year=None)
    assert len(rows) == count
    assert {row[0] for row in rows} == {"2021"}
    assert len({row[1] for row in rows}) == 17


@pytest.mark.usefixtures("_figures_in_force")
def test_figures_in_force_stand_in_their_rows_and_missing_rows_beside_them() -> None:
    _head, *rows = _csv("regional_training", province="KR-26", year=None)
    assert rows == [
        ["2020", "Busan", "Job seekers", *[""] * 10],
        *[
            [
                "2020",
                "Busan",
                "Employees",
                "150867",
                "Place of workplace",
                "Headcount",
                "",
                "2020-12-31",
                "Final",
                *[""] * 4,
            ]
        ],
        ["2021", "Busan", "Job seekers", "3", *[""] * 9],
        ["2021", "Busan", "Employees", *[""] * 10],
    ]


@pytest.mark.usefixtures("_figures_in_force")
def test_a_year_leaves_the_others_out() -> None:
    _head, *rows = _csv("regional_training", province="KR-26", year=2021)
    assert [row[:4] for row in rows] == [["2021", "Busan", "Job seekers", "3"], ["2021", "Busan", "Employees", ""]]


@pytest.mark.usefixtures("_figures_in_force")
def test_counts_of_few_people_are_left_out_for_those_who_may_not_publish_them() -> None:
    with speaking("en"):
        content = template("regional_training", province="KR-26", year=2021, form="csv", small_counts=False)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[1] == ["2021", "Busan", "Job seekers", *[""] * 10]


@pytest.mark.usefixtures("_figures_in_force")
def test_a_day_in_a_workbook_is_a_day_and_a_count_a_number() -> None:
    sheet = _book("regional_training", province="KR-26", year=2020).worksheets[0]
    year, *_words, day = (sheet.cell(3, column) for column in (1, 2, 3, 8))
    assert (year.value, year.number_format) == (2020, "General")
    assert (day.is_date, day.value.date().isoformat()) == (True, "2020-12-31")
    assert (sheet["D3"].value, sheet["D3"].number_format) == (150_867, "#,##0")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", PUBLISHED)
def test_every_dataset_that_is_published_has_a_template_with_all_its_columns(name: str, language: str) -> None:
    book = _book(name, province=None, year=None, language=language)
    fields = [field for field in package().resource(name)["schema"]["fields"] if field.get("filled_by") != "store"]
    titles = [field["title_ko" if language == "ko" else "title"] for field in fields]
    titles += SOURCES_KO if language == "ko" else SOURCES_EN
    data, notes, lists = book.worksheets
    assert [cell.value for cell in data[1]] == titles
    assert data.freeze_panes == "A2"
    assert (notes.title, notes.sheet_state) == ("안내" if language == "ko" else "Notes", "visible")
    assert set(titles) <= {row[0].value for row in notes.iter_rows()}
    assert lists.sheet_state == "hidden"
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


def _rules(book: Workbook) -> dict[str, DataValidation]:
    return {str(rule.sqref): rule for rule in book.worksheets[0].data_validations.dataValidation}


def test_codes_are_chosen_from_lists_that_hold_every_word() -> None:
    book = _book("regional_training", province="KR-26", year=2022, language="ko")
    rules = _rules(book)
    listed = {}
    for place, rule in rules.items():
        if rule.type == "list":
            name, area = rule.formula1.split("!")
            cells = book[name.strip("'")][area.replace("$", "")]
            listed[place[0]] = [row[0].value for row in cells]
    assert list(listed) == ["B", "C", "E", "F", "G", "I"]
    assert len(listed["B"]) == 17
    assert listed["C"] == ["실업자훈련(구직자)", "재직자훈련"]
    assert listed["F"] == ["연인원", "실인원"]
    assert "B2:B1003" in rules  # two rows, and room for a thousand


def test_a_number_below_its_least_is_asked_about_but_a_mark_may_stand() -> None:
    rules = _rules(_book("regional_training", province="KR-26", year=2022))
    year, trainees = (next(rule for place, rule in rules.items() if place[0] == letter) for letter in "AD")
    assert (trainees.type, trainees.operator, trainees.formula1) == ("whole", "greaterThanOrEqual", "0")
    assert (year.type, year.formula1, year.formula2) == ("whole", "1950", "2100")
    assert {year.errorStyle, trainees.errorStyle} == {"warning"}


def test_the_notes_say_what_a_column_means_and_takes() -> None:
    rows = _book("regional_training", province="KR-26", year=2022).worksheets[1].iter_rows(values_only=True)
    notes = {row[0]: row[1:] for row in rows if row[0]}
    assert notes["Due"][0].startswith("Figures of 2022: by 2023-03-31\n")
    assert "DASHBOARD_CONTACT" in notes["Contact"][0]
    assert notes["Title"] == ("Meaning", "Allowed", "Unit", "Needed", "Example")
    assert notes["Trainees"][1:] == ("0 or more", "trainees", "yes", "1234")
    assert notes["Way of counting"][1:] == (
        "Enrolments: A person in three courses counts three times.\nHeadcount: A person counts once.",
        *("", "no", "Enrolments"),
    )
    assert [notes[title][4] for title in ("Year", "Province", "Reference date")] == ["2021", "Seoul", "2021-12-31"]


def test_text_that_a_spreadsheet_would_compute_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    found = catalogue.dataset("mra_memberships")
    table = found.table.head(1).assign(note_en="=1+1", note_ko="@SUM(A1)")
    monkeypatch.setattr(template_rows, "dataset", lambda name: replace(found, table=table))
    assert _csv("mra_memberships", province=None, year=None)[1][-6:-4] == ["'=1+1", "'@SUM(A1)"]
    cells = list(_book("mra_memberships", province=None, year=None).worksheets[0][2])[-6:-4]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1", "s"), ("@SUM(A1)", "s")]


def test_a_fixed_list_has_no_template() -> None:
    with pytest.raises(DataError, match="provinces is a fixed list"):
        template("provinces", province=None, year=None, form="csv")


def test_an_unknown_province_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="KR-99"):
        template("regional_training", province="KR-99", year=None, form="csv")


def test_the_name_of_the_file_says_what_it_holds() -> None:
    with speaking("ko"):
        assert template_name("regional_training", province="KR-26", year=2021, form="xlsx") == (
            "regional-training_2021_KR-26_ko.xlsx"
        )
        assert template_name("kdt_training", province=None, year=None, form="csv") == "kdt-training_ko.csv"


@pytest.mark.usefixtures("_figures_in_force")
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_in_a_template_that_was_not_touched_only_the_unreported_rows_are_blank(form: Any, language: str) -> None:
    with speaking(language):
        content = template("regional_training", province="KR-26", year=None, form=form)
    checked = _checked("regional_training", content, form)
    errors = [(problem.code, problem.row) for problem in checked.problems if problem.severity == "error"]
    assert errors == [("cell-blank", 2), ("cell-blank", 5)]
    assert not checked.fixes


@pytest.mark.usefixtures("_figures_in_force")
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_in_force_comes_back_unchanged(form: Any, language: str) -> None:
    with speaking(language):
        content = template("regional_training", province="KR-26", year=2020, form=form)
    table = _checked("regional_training", _without_second_row(content, form), form).table
    assert table is not None
    assert table.astype("object").where(table.notna(), None).to_dict("records") == [
        {name: None if pd.isna(value) else value for name, value in IN_FORCE.iloc[0].items() if name in table}
    ]


@pytest.mark.parametrize("mark", ["c", "x", "z"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_figure_that_was_marked_as_missing_comes_back_with_its_mark(
    monkeypatch: pytest.MonkeyPatch, form: Any, mark: str
) -> None:
    reason = {"c": "suppressed", "x": "not_available", "z": "not_applicable"}[mark]
    held = IN_FORCE.assign(trainees=pd.array([None, 3], dtype="Int64"), trainees_gap=[reason, None])
    found = replace(catalogue.dataset("regional_training"), table=held)
    monkeypatch.setattr(template_rows, "dataset", lambda name: found if name == found.name else catalogue.dataset(name))
    content = template("regional_training", province="KR-26", year=2020, form=form)
    table = _checked("regional_training", _without_second_row(content, form), form).table
    assert table is not None
    assert table["trainees"].isna().all()
    assert table["trainees_gap"].tolist() == [reason]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_template_whose_columns_may_stay_blank_is_clean_as_it_is(form: Any) -> None:
    with speaking("ko"):
        content = template("kdt_training", province="KR-26", year=2022, form=form)
    checked = _checked("kdt_training", content, form)
    assert checked.valid
    assert not checked.fixes
    assert not checked.questions


def _checked(name: str, content: bytes, form: str) -> Checked:
    return check(Upload(name=f"busan.{form}", content=content), dataset=name, against=against(name))


def _without_second_row(content: bytes, form: str) -> bytes:
    if form == "csv":
        lines = content.splitlines(keepends=True)
        return b"".join([lines[0], *lines[2:]])
    book, out = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
    book.worksheets[0].delete_rows(2)
    book.save(out)
    return out.getvalue()
