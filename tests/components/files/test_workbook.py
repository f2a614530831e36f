"""The Excel file, read back: numbers are numbers, text is text, and the notes say what must be said."""

import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from components.figures.exhibit import Figure
from components.files.rows import Provenance
from components.files.workbook import Grid, widths, workbook
from data.catalogue import compute
from i18n import speaking


def _open(figure: Figure, taken: Provenance, language: str = "en") -> Workbook:
    with speaking(language):
        return openpyxl.load_workbook(io.BytesIO(workbook(figure, taken=taken)))


@pytest.mark.parametrize(("language", "title"), [("en", "Value"), ("ko", "값")])
def test_values_are_numbers_in_all_digits_that_excel_knows(
    trainees: Figure, taken: Provenance, language: str, title: str
) -> None:
    sheet = _open(trainees, taken, language).worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    cells = [row[heads.index(title)] for row in sheet.iter_rows(min_row=2)]
    values = [value for indicator in trainees.rests_on for value in indicator.table["value"]]
    # the file holds 16 digits, one more than Excel shows
    assert [cell.value for cell in cells] == pytest.approx(values, rel=1e-15)
    assert {cell.data_type for cell in cells} == {"n"}


def test_a_count_and_a_percentage_are_shown_as_readers_expect_them(trainees: Figure, taken: Provenance) -> None:
    sheet = _open(trainees, taken)["Data"]
    forms = {(row[9].value, row[8].number_format) for row in sheet.iter_rows(min_row=2)}
    assert {("trainees", "#,##0"), ("%", "#,##0.0")} <= forms


def test_years_are_numbers_without_a_separator(trainees: Figure, taken: Provenance) -> None:
    sheet = _open(trainees, taken)["Data"]
    assert {(row[5].value, row[5].number_format) for row in sheet.iter_rows(min_row=2)} == {
        (year, "General") for year in (2019, 2020, 2021)
    }


def test_the_head_stays_while_the_rest_scrolls(trainees: Figure, taken: Provenance) -> None:
    assert [sheet.freeze_panes for sheet in _open(trainees, taken).worksheets] == ["A2", "A2", None]


def test_the_table_of_the_page_is_there_as_shown(trainees: Figure, taken: Provenance) -> None:
    rows = list(_open(trainees, taken)["Table"].iter_rows(values_only=True))
    assert rows[0] == ("Trainees (number)", "2019", "2020", "2021", "Kind of figure")
    assert rows[-1] == ("Total", 3_429_478, 2_864_962, 4_661_782, "■ Reported")


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "https://example.org"])
def test_text_stays_text_in_every_sheet(trainees: Figure, taken: Provenance, text: str) -> None:
    table = replace(trainees.table, frame=trainees.table.frame.rename(index={"Total": text}, columns={"2019": text}))
    book = _open(replace(trainees, title=text, subtitle=text, table=table), replace(taken, filters=text, link=text))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert sum(cell.value == text for cell in cells) >= 5
    assert "f" not in {cell.data_type for cell in cells}
    assert not [cell.coordinate for cell in cells if cell.hyperlink]


def test_the_notes_hold_title_provenance_source_caveats_in_full_and_the_four_kinds(
    trainees: Figure, taken: Provenance
) -> None:
    rows = _open(trainees, taken)["Notes"].iter_rows(values_only=True)
    notes = {str(title).replace("\xa0", " "): str(text).replace("\xa0", " ") for title, text in rows}
    assert notes["Headline"] == trainees.title
    assert notes["Subtitle"] == trainees.subtitle
    assert notes["Data version"] == taken.version
    assert notes["Filters"] == taken.filters
    assert notes["Accessed on"] == "2026-11-22"
    assert notes["Link"] == taken.link
    assert "KRIVET" in notes["Source"]
    assert "9.03% of 51,638,809 residents" in notes["I-01 The printed 8% matches no year"]
    assert [title for title in notes if title[0] in "■▤▨▣"] == [
        "■ Reported",
        "■ Reported (national update)",
        "▤ Computed",
        "▤ Computed from offices' figures",
        "▨ Estimated",
        "▣ Uploaded",
    ]


def test_a_value_that_is_refused_is_told_in_the_notes(trainees: Figure, taken: Provenance) -> None:
    figure = replace(trainees, rests_on=(compute("recovery_ratio"),))
    notes = [row[1] for row in _open(figure, taken)["Notes"].iter_rows(values_only=True)]
    assert any("Not given:" in str(note) for note in notes)


def test_an_empty_cell_of_a_column_with_decimals_takes_no_width() -> None:
    shown = Grid(frame=pd.DataFrame({"n": pd.Series([1234.5, None, None], dtype=object)}), digits=((1, 1, None),))
    assert widths(shown) == widths(Grid(frame=pd.DataFrame({"n": [1234.5]}), digits=((1,),)))
