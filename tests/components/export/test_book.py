"""The workbook of many exhibits, read back: numbers are the indicators', charts refer to them, each language has its sheets."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from components.export.book import Contents, book, of_pages, of_story
from components.export.book.table import read
from components.figures.exhibit import Exhibit, Figure, Spec, Table
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.stories.province import story
from components.files.rows import Provenance
from components.files.workbook import Grid, widths
from data.outlook import Outlook
from data.spreadsheet import places
from i18n import speaking
from tests.components.export import rendered
from tests.components.export.books import (
    STATE,
    chart,
    charted,
    in_reader_s_language,
    of_page,
    opened,
    printed,
    rows,
    sheet_of,
    whole,
)
from tests.stores import store

IN_KOREAN = "훈련인원의 대부분은 재직자훈련, 2021년 최대"
BY_CATEGORY = "Most trainees are employees; 2021 was the highest year of the table"
# KRIVET, table of trainees 2019-21
EMPLOYEES, JOB_SEEKERS = [3_186_628, 2_437_856, 3_992_319], [242_850, 427_106, 669_463]


def test_values_are_numbers_with_year_unit_kind_and_bound(taken: Provenance) -> None:
    sheet = sheet_of(of_page("trends", taken), BY_CATEGORY)
    total = [row for row in rows(sheet, "Indicator") if row["Indicator code"] == "trainees_total"]
    # 2,864,962 = 2,437,856 + 427,106
    assert [(row["Year"], row["Value"]) for row in total] == [
        *((2019, 3_429_478), (2020, 2_864_962), (2021, 4_661_782))
    ]
    assert [total[0][title] for title in ("Unit", "Kind of figure", "Bound")] == ["trainees", "Reported", "exact"]


def test_a_fraction_is_held_in_all_digits_that_excel_knows(taken: Provenance) -> None:
    sheet = sheet_of(of_page("trends", taken), "Employees made 86.5% of the change of 2021")
    found = {
        (row["Year"], row["Category code"]): row["Value"]
        for row in rows(sheet, "Indicator")
        if row["Indicator code"] == "trainees_change_contribution_pp"
    }
    # (3,992,319 - 2,437,856) / 2,864,962
    assert found[2021, "employee"] == pytest.approx(100 * 1_554_463 / 2_864_962, rel=1e-14)


def test_a_year_that_is_not_known_says_so(taken: Provenance) -> None:
    sheet = sheet_of(
        of_page("concentration", taken),
        "The capital area's share of training, undated, is above its shares of residents and firms",
    )
    found = {row["Year"] for row in rows(sheet, "Indicator")}
    assert found == {2021, "undated"}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_chart_of_stacked_bars_refers_to_the_numbers_above_the_table(taken: Provenance, language: str) -> None:
    found = of_page("trends", taken, language)
    made = chart(sheet_of(found, IN_KOREAN if language == "ko" else BY_CATEGORY))
    assert (made.tagname, made.grouping) == ("barChart", "stacked")
    assert [charted(found, series.val.numRef.f) for series in made.series] == [EMPLOYEES, JOB_SEEKERS]
    assert [charted(found, series.cat.numRef.f) for series in made.series] == [[2019, 2020, 2021]] * 2
    names = [charted(found, series.tx.strRef.f)[0] for series in made.series]
    assert names == {"en": ["Employees", "Job seekers"], "ko": ["재직자훈련", "실업자훈련(구직자)"]}[language]


def test_a_chart_of_lines_refers_to_the_index(taken: Provenance) -> None:
    found = of_page("trends", taken)
    made = chart(sheet_of(found, "Job seekers kept rising; employees fell and came back above the base"))
    assert made.tagname == "lineChart"
    # 669,463 / 242,850, 3,992,319 / 3,186,628 and 4,661,782 / 3,429,478, in percent
    assert [charted(found, series.val.numRef.f)[-1] for series in made.series] == pytest.approx(
        [275.669343216, 125.283497164, 135.932698796]
    )


def test_an_estimate_is_one_hatched_bar_without_digits_that_it_does_not_have(taken: Provenance) -> None:
    found = of_page("concentration", taken)
    title = "If the capital area held 68.5% in 2021: trainees by province, spread by residents"
    (series,) = chart(sheet_of(found, title)).series
    names = charted(found, series.cat.strRef.f)
    assert charted(found, series.val.numRef.f)[names.index("Jeju")] == 38_797  # by residents
    assert series.spPr.pattFill.prst == "wdUpDiag"
    assert series.dLbls is None


def test_what_stands_at_the_top_of_a_picture_stands_at_the_top_of_the_table(taken: Provenance) -> None:
    found = of_page("sme", taken)
    (made,) = [one for sheet in in_reader_s_language(found) for one in sheet._charts]
    assert charted(found, made.series[0].cat.strRef.f)[0] == "All sizes"
    # 113,952 of 2,511,690 insured workplaces
    assert charted(found, made.series[0].val.numRef.f)[0] == pytest.approx(100 * 113_952 / 2_511_690)
    assert made.x_axis.scaling.orientation == "maxMin"


HEADED = {
    BY_CATEGORY: ["Year", "Employees", "Job seekers"],
    "The capital area's share of training, 2021, is below its shares of residents and firms": [
        *("Base", "Capital area", "Outside the capital area")
    ],
    "The capital area's share of training, undated, is above its shares of residents and firms": [
        *("Base", "Capital area", "Outside the capital area")
    ],
    "Of 345,000 people short in 2023–2027, 17.3% are published by field": [
        *("Period", "Big data", "Cloud"),
        *("Artificial intelligence", "Nano", "Not found"),
    ],
    "Items of programme-based qualification: 15 in 2015, 103 in 2021, 6.9 times": [
        *("Year", "Items of programme-based qualification")
    ],
}


@pytest.mark.parametrize("state", ["bundled", "all-provinces"])
def test_the_numbers_beside_a_chart_stand_under_what_they_are(taken: Provenance, state: str) -> None:
    with store(state):
        found = opened(lambda: of_pages(FIGURE_PAGES, replace(STATE, outlook=Outlook())), taken)
    headed = {sheet["A1"].value: _headings(sheet) for sheet in in_reader_s_language(found) if sheet._charts}
    assert len(headed) == 18
    assert not [one for titles in headed.values() for one in titles if one.startswith(("Value", "값"))]
    known = headed.keys() & HEADED.keys()
    assert {title: headed[title] for title in known} == {title: HEADED[title] for title in known}
    assert len(known) == len(HEADED) - 1  # of the two titles of the zones, one


def _headings(sheet: Worksheet) -> list[str]:
    """What stands in the row above the numbers of a chart."""
    [top] = {range_boundaries(series.tx.strRef.f.rsplit("!", 1)[1])[1] for series in chart(sheet).series}
    return [cell.value for cell in sheet[top] if cell.value]


def test_every_picture_of_bars_or_lines_has_a_chart_but_those_that_would_hide_an_open_bound(taken: Provenance) -> None:
    found = whole(taken)
    charted_titles = {sheet["A1"].value for sheet in in_reader_s_language(found) if sheet._charts}
    with speaking("en"):
        shown = [exhibit for _part, exhibit in of_pages(FIGURE_PAGES, STATE).exhibits]
    bars = {one.title for one in shown if any(trace["type"] == "bar" for trace in _traces(one))}
    lines = {one.title for one in shown if one.id == "trainees-index"}
    # "More than 80%" as a bar of 80 would say 80.
    # The two bars of a pair that does not fit have a scale of their own.
    hidden = {one.title for one in shown if one.id in ("sme-sixty-as_is", "does-not-fit")}
    assert hidden < bars
    assert charted_titles == bars - hidden | lines


def _traces(shown: Exhibit) -> list[Spec]:
    return shown.spec["data"] if isinstance(shown, Figure) else []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_exhibit_of_every_page_has_a_sheet_that_the_contents_link_to(taken: Provenance, language: str) -> None:
    found = whole(taken, language)
    contents = found.worksheets[0]
    wanted = {exhibit.id for page in FIGURE_PAGES for exhibit in exhibits(page, STATE)}
    links = [row[0].hyperlink.location for row in contents.iter_rows(min_row=2)]
    own = [sheet.title for sheet in in_reader_s_language(found)]
    assert len(links) == len(wanted)
    assert sorted({link.rsplit("!", 1)[0].strip("'") for link in links}) == sorted(own[1:-3])


@pytest.mark.parametrize("language", ["en", "ko"])
def test_each_table_stands_on_one_sheet(taken: Provenance, language: str) -> None:
    sheets = in_reader_s_language(whole(taken, language))[1:-3]
    tables: dict[str, str] = {}
    for sheet in sheets:
        top = next(line for line in range(sheet.max_row, 0, -1) if _is_head(sheet, line))
        told = str([[cell.value for cell in row] for row in sheet.iter_rows(min_row=top)])
        assert told not in tables, (sheet.title, tables.get(told))
        tables[told] = sheet.title


def _is_head(sheet: Worksheet, line: int) -> bool:
    return bool(sheet.cell(line, 1).font.b) and bool(sheet.cell(line, 2).font.b)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_text_has_room_in_its_cell_or_goes_on_beneath(taken: Provenance, language: str) -> None:
    for sheet in in_reader_s_language(whole(taken, language))[1:-3]:
        merged = {str(one).partition(":")[0]: one for one in sheet.merged_cells.ranges}
        for row in sheet.iter_rows(min_row=6):
            for cell in row:
                if not isinstance(cell.value, str):
                    continue
                taken_up = merged.get(cell.coordinate)
                columns = range(taken_up.min_col, taken_up.max_col + 1) if taken_up else [cell.column]
                wide = sum(_wide(sheet, column) for column in columns)
                lines = places(cell.value) / wide
                assert lines <= 1 or cell.alignment.wrap_text, f"{sheet.title} {cell.coordinate}"
                assert lines <= 27, f"{sheet.title} {cell.coordinate}: higher than a row can be (409 points)"
                if taken_up:
                    assert 15 * lines <= (sheet.row_dimensions[cell.row].height or 15)  # none is written of one line


def _wide(sheet: Worksheet, column: int) -> float:
    told = sheet.column_dimensions
    for one in told.values():
        if one.min and one.min <= column <= one.max:
            return float(one.width)
    return 8.43  # of a column that nobody has widened


def test_a_head_stands_on_the_side_of_its_numbers_with_a_gap_to_the_words_beside(taken: Provenance) -> None:
    sheet = sheet_of(of_page("trends", taken), BY_CATEGORY)
    for line in (line for line in range(1, sheet.max_row) if _is_head(sheet, line)):
        before: object = None
        for head in sheet[line]:
            below = sheet.cell(line + 1, head.column)
            if below.value is not None:
                numbers, behind = (isinstance(value, int | float) for value in (below.value, before))
                side = ("right", 1) if numbers else ("left", int(behind))
                looks = (head.alignment, below.alignment)
                assert {(one.horizontal, one.indent) for one in looks} == {side}, below.coordinate
            before = below.value


def test_a_number_has_room_with_its_separators_and_its_gap() -> None:
    # 51,638,809 is ten letters, a gap of two and two at the edges; a third is shown as 0.3 in the narrowest column, of 9
    grid = Grid(frame=pd.DataFrame({"a": [51_638_809], "b": [1 / 3]}), digits=((0,), (1,)))
    assert widths(grid) == [14, 9]


def test_a_link_of_the_contents_stands_in_one_line(taken: Provenance) -> None:
    contents = of_page("mra", taken, "ko").worksheets[0]
    longest = max(places(row[0].value) for row in contents.iter_rows(min_row=2))
    assert longest > 30
    assert _wide(contents, 1) > longest


CODES = {"Indicator code", "Parameters", "Area code", "Category code"}


@pytest.mark.parametrize("state", ["bundled", "one-province"])
def test_what_is_the_same_in_all_rows_is_said_once_beneath_them_and_so_is_each_long_text(
    taken: Provenance, state: str
) -> None:
    with store(state):
        found = opened(lambda: of_pages(FIGURE_PAGES, replace(STATE, outlook=Outlook())), taken)
    checked = 0
    for sheet in in_reader_s_language(found):
        if not (values := _values(sheet)):
            continue
        told = {title for title in values[0] if title and len({row[title] for row in values}) == 1}
        texts = {title for title in told if all(isinstance(row[title], str) for row in values)}
        columns = {cell.value for line in range(1, sheet.max_row) if _is_head(sheet, line) for cell in sheet[line]}
        assert not (texts & columns) - CODES - {"Indicator"}, sheet.title
        assert columns & {"Assumptions", "Source", "Caveats"} == set()
        below = {str(row[0].value) for row in sheet.iter_rows(min_row=6) if row[1].value}
        named = {mark for row in values for mark in str(row.get("Notes", "")).split() if mark != "None"}
        assert named == {title.rsplit(" ", 1)[1] for title in below if title.endswith("]")}, sheet.title
        assert any(title.startswith("Source") for title in below), sheet.title
        checked += 1
    assert checked > 10


def _values(sheet: Worksheet) -> list[dict[str, object]]:
    heads = [line for line in range(1, sheet.max_row) if _is_head(sheet, line)]
    is_of_values = any(cell.value == "Indicator code" for line in heads for cell in sheet[line])
    return rows(sheet, "Indicator") if is_of_values else []


def _head_of_values(sheet: Worksheet) -> int:
    return next(
        line for line in range(1, sheet.max_row) if _is_head(sheet, line) and sheet.cell(line, 1).value == "Indicator"
    )


def test_a_page_holds_many_rows_though_their_sources_are_of_many_lines(taken: Provenance) -> None:
    with store("one-province"):
        found = opened(lambda: of_pages(["concentration"], replace(STATE, outlook=Outlook())), taken)
    title = "If the capital area held 68.5% in 2021: trainees by province, spread by residents"
    sheet = sheet_of(found, title)
    head = _head_of_values(sheet)
    high = [sheet.row_dimensions[line].height or 15 for line in range(head + 1, head + 36)]
    assert sheet.cell(head + 36, 1).value is None  # 17 estimates, 17 of a point, and what Busan sent
    assert [last for _first, _top, last, _bottom in printed(sheet)] == [8]  # codes are not printed
    assert max(high) <= 5 * 17  # the name of an indicator in four lines or five; a source took a page


def test_codes_stand_behind_what_is_read_and_are_filtered_with_it(taken: Provenance) -> None:
    sheet = sheet_of(of_page("trends", taken), BY_CATEGORY)
    head = next(
        line for line in range(1, sheet.max_row) if _is_head(sheet, line) and sheet.cell(line, 1).value == "Indicator"
    )
    titles = [cell.value for cell in sheet[head] if cell.value]
    assert titles == [
        *("Indicator", "Year", "Category", "Value", "Unit", "Kind of figure", "Notes"),
        *("Indicator code", "Parameters", "Area code", "Category code"),
    ]
    first, top, last, _bottom = range_boundaries(sheet.auto_filter.ref)
    assert (first, top, last) == (1, head, len(titles))
    assert _wide(sheet, 8) > len("trainees_by_category")


def test_a_table_in_parts() -> None:
    frame = pd.DataFrame(
        {
            "Indicator": ["a", "a"],
            "Indicator code": ["x", "x"],
            "Year": [2021, 2021],
            "Unit": ["%", "%"],
            "Flags": ["", ""],
            "Value": [1, 1],
            "Assumptions": ["One.", ""],
            "Source": ["S", "S"],
            "Caveats": ["One.", "Two."],
        }
    )
    with speaking("en"):
        found = read(Grid(frame=frame, digits=((None, None),) * 9), own=1)
    # Numbers stay, though they are the same; nothing is said of what is empty; a mark for each text under each title.
    assert found.cells.frame.to_dict("list") == {
        "Indicator": ["a", "a"],
        "Year": [2021, 2021],
        "Value": [1, 1],
        "Notes": ["[1] [2]", "[3]"],
        "Indicator code": ["x", "x"],
    }
    assert found.columns == 4
    assert found.beneath == [
        *(("Unit", "%"), ("Source", "S")),
        *(("Assumptions [1]", "One."), ("Caveats [2]", "One."), ("Caveats [3]", "Two.")),
    ]


@pytest.mark.parametrize(("language", "other", "title"), [("en", "KO ", IN_KOREAN), ("ko", "EN ", BY_CATEGORY)])
def test_the_other_language_has_sheets_of_its_own_that_the_contents_lead_to(
    taken: Provenance, language: str, other: str, title: str
) -> None:
    found = of_page("trends", taken, language)
    own = in_reader_s_language(found)
    rest = found.worksheets[len(own) :]
    assert all(sheet.title.startswith(other) for sheet in rest)
    assert len(rest) == len(own)
    assert rest[1]["A1"].value == title
    assert own[0]["D1"].hyperlink.location.rsplit("!", 1)[0].strip("'") == rest[0].title
    assert rest[0]["D1"].hyperlink.location.rsplit("!", 1)[0].strip("'") == own[0].title


def test_no_cell_holds_two_languages_but_names(taken: Provenance) -> None:
    hangul = re.compile("[가-힣]")
    sheets = in_reader_s_language(of_page("sme", taken))[1:]  # the contents name the way to the other language
    cells = [cell.value for sheet in sheets for row in sheet for cell in row]
    assert not [one for one in cells if isinstance(one, str) and hangul.search(one)]


def test_the_numbers_stand_on_the_first_screen_with_the_chart_beside_them(taken: Provenance) -> None:
    sheet = sheet_of(of_page("trends", taken), BY_CATEGORY)
    assert [cell.value for cell in sheet[6]][:3] == [2019, 3_186_628, 242_850]
    at = chart(sheet).anchor._from
    assert (at.row, at.col) == (4, 3)  # beside three columns
    assert sheet.freeze_panes == "B5"


def test_paper_holds_eight_columns_and_each_page_says_what_its_rows_are(taken: Provenance) -> None:
    beside = 0
    for sheet in in_reader_s_language(whole(taken)):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        if sheet.print_area:
            (left, first, _column, last), *further = areas = printed(sheet)
            assert (left, first) == (1, 1)
            assert last >= max(cell.row for row in sheet.iter_rows() for cell in row if cell.value is not None)
            assert max(end - start + 1 for start, _top, end, _last in areas) <= 8
            # Finding and subtitle would be cut there: their column is repeated, those that they go on in are not.
            assert all(top > 4 for _start, top, _end, _last in further), sheet.title
            beside += len(further)
            assert sheet.print_title_cols == "$A:$A"
            assert sheet.page_setup.fitToHeight == 0 or (sheet.page_setup.scale or 100) >= 80, "letters below 8 points"
    assert beside


@rendered.needs_office
@pytest.mark.parametrize(("language", "name"), [("en", "kdt"), ("ko", "cases"), ("ko", "sme")])
def test_no_letter_on_paper_is_smaller_than_eight_points(
    taken: Provenance, language: str, name: str, tmp_path: Path
) -> None:
    with speaking(language):
        content = book(lambda: of_pages([name], STATE), taken=taken)
    found = rendered.smallest(content, "book.xlsx", tmp_path)
    assert len(found) > 10
    assert min(found) >= 8 - 0.1  # a chart is drawn in whole pixels


def test_a_row_is_as_high_as_the_words_of_its_heading_and_contents(taken: Provenance) -> None:
    contents, *sheets = in_reader_s_language(whole(taken))[:-3]
    long = max(contents.iter_rows(min_row=2), key=lambda row: len(row[2].value))
    assert contents.row_dimensions[long[0].row].height >= 2 * 15
    heads = [sheet[line] for sheet in sheets for line in range(1, sheet.max_row + 1) if _is_head(sheet, line)]
    long = [cell for head in heads for cell in head if places(str(cell.value)) > _wide(cell.parent, cell.column)]
    assert long
    assert [one.value for one in long if (one.parent.row_dimensions[one.row].height or 15) < 2 * 15] == []


def test_a_text_that_no_row_can_hold_goes_on_in_further_rows(taken: Provenance) -> None:
    long = " ".join(["word"] * 2_000)

    def made() -> Contents:
        part, shown = of_pages(["trends"], STATE).exhibits[0]
        frame = shown.table.frame.assign(Told=long)
        return Contents(
            title="t", exhibits=((part, Exhibit(id="x", title="t", subtitle="", table=Table(frame=frame))),)
        )

    sheet = opened(made, taken).worksheets[1]
    told = [row[1].value for row in sheet.iter_rows() if str(row[1].value).startswith("word")]
    assert " ".join(told) == long
    assert len(told) > 1


def test_a_chart_stands_whole_on_the_first_sheet_of_paper(taken: Provenance) -> None:
    checked = 0
    for sheet in in_reader_s_language(whole(taken)):
        for one in sheet._charts:
            assert one.anchor.to.col < printed(sheet)[0][2], sheet.title
            assert one.anchor.to.row < _head(sheet) - 1, sheet.title
            checked += 1
    assert checked


def test_a_table_begins_beneath_its_chart_where_three_of_its_rows_have_room_there(taken: Provenance) -> None:
    room = 595 - 2 * 54  # points of A4 across, less margins of three quarters of an inch
    found: dict[bool, list[str]] = {False: [], True: []}
    for sheet in in_reader_s_language(whole(taken)):
        if sheet._charts:
            head, scale = _head(sheet), (sheet.page_setup.scale or 100) / 100
            rows = range(1, min(head + 3, sheet.auto_filter.ref and range_boundaries(sheet.auto_filter.ref)[3]) + 1)
            tall = sum(sheet.row_dimensions[row].height or 15 for row in rows) * scale
            parted = [one.id for one in sheet.row_breaks.brk]
            assert parted == ([head - 1] if tall > room - 10 else []), (sheet.title, tall)
            found[bool(parted)].append(sheet.title)
    assert found[False], "a chart of few bars leaves room"
    assert found[True], "one of many bars leaves none"


def _head(sheet: Worksheet) -> int:
    """The row of the titles of a table, which are repeated on each sheet of paper."""
    (row,) = {int(one) for one in re.findall("[0-9]+", sheet.print_title_rows)}
    return row


def test_no_year_has_a_thousands_separator(taken: Provenance) -> None:
    sheets = {sheet.title: sheet for sheet in in_reader_s_language(of_page("mra", taken))}
    accords = next(sheet for name, sheet in sheets.items() if "Membership" in name)
    head = next(cell for cell in accords[5] if cell.value == "Year")
    below = [accords.cell(line, head.column) for line in range(6, accords.max_row + 1)]
    years = [one for one in below if isinstance(one.value, int | float)]
    assert years
    assert {one.number_format for one in years} == {"General"}


def test_years_are_numbers_and_sums_work(taken: Provenance) -> None:
    for sheet in in_reader_s_language(whole(taken)):
        heads = [cell for row in sheet for cell in row if cell.value == "Year"]
        for head in heads:
            below = [sheet.cell(line, head.column).value for line in range(head.row + 1, sheet.max_row + 1)]
            assert not [one for one in below if isinstance(one, str) and one.isdigit()], sheet.title


def test_notes_sources_and_caveats_stand_in_full(taken: Provenance) -> None:
    found = of_page("trends", taken)
    notes, sources, caveats = in_reader_s_language(found)[-3:]
    assert [sheet.title for sheet in (notes, sources, caveats)] == ["Notes", "Sources", "Caveats"]
    told = " ".join(str(cell.value) for row in caveats.iter_rows() for cell in row).replace("\xa0", " ")
    assert "9.03% of 51,638,809 residents" in told
    assert "KRIVET" in str(sources["B1"].value)
    assert "한국직업능력연구원" in str(found["KO 자료 출처"]["B1"].value)
    assert {"Data version", "■ Reported"} <= {row[0].value for row in notes.iter_rows()}


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "https://example.org"])
def test_no_cell_that_came_from_text_is_a_formula_or_leads_away(taken: Provenance, text: str) -> None:
    found = opened(_hostile(text), replace(taken, filters=text, link=text))
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row]
    assert sum(cell.value == text for cell in cells) >= 6
    assert "f" not in {cell.data_type for cell in cells}
    assert {cell.hyperlink.target for cell in cells if cell.hyperlink} == {None}


def _hostile(text: str) -> Callable[[], Contents]:
    def made() -> Contents:
        shown = exhibits("trends", STATE)[0]
        frame = shown.table.frame.rename(index={"Employees": text, "재직자훈련": text})
        told: Exhibit = replace(shown, title=text, subtitle=text, table=replace(shown.table, frame=frame))
        return Contents(title=text, exhibits=((text, told),))

    return made


def test_a_story_is_a_workbook_of_its_slides_with_the_values_of_their_key_figures(taken: Provenance) -> None:
    found = opened(lambda: of_story(story("KR-49", Outlook())), taken)
    titles = [row[2] for row in found.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert len(titles) == 7
    known = rows(found.worksheets[1], "Indicator")
    residents = [row for row in known if row["Indicator code"] == "residents_by_province"]
    # Ministry of the Interior and Safety, 31 December 2021
    assert [row["Value"] for row in residents if row["Area code"] == "KR-49"] == [676_759]
