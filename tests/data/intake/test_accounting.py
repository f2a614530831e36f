"""All that is in a file is a value, asked, refused or listed as left out; and what files of offices with one quirk each give."""

import io
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from data.intake.annotated import annotated
from data.intake.check import check
from data.intake.checks import CHECKS
from data.intake.problem import REASONS
from data.intake.report import as_json
from data.intake.upload import Checked, Upload, against
from i18n import speaking
from tests.data.intake.making import FIXTURES, TABLE, text, with_part, workbook
from tests.data.intake.making import part as part_of
from tests.data.intake.tables import QUIRKS, made, outcome, unaccounted

FILES = sorted(
    path for path in (*FIXTURES.iterdir(), *(FIXTURES / "clean").iterdir()) if path.suffix in (".csv", ".xlsx")
)
CASES = Path(__file__).parent / "cases"
RIGHT = json.loads((CASES / "right.json").read_text("utf-8"))
"""By file: its dataset, what is told, asked and may be published of it; a line here is changed only after it was looked at."""
HEAD = "연도,시도,구분,훈련인원"
ROWS = "2021,부산,실업자,43000\n2021,부산,재직자,259000\n"


def checked(content: str | bytes, *, dataset: str = "regional_training", name: str = "a", **answers: str) -> Checked:
    """What the check finds in a file."""
    raw = content.encode() if isinstance(content, str) else content
    return check(Upload(name=name, content=raw, answers=answers), dataset=dataset, against=against(dataset))


def told(found: Checked, *, weight: str = "") -> list[tuple[str, int | None, str | None]]:
    """Code, row and column of the problems that are no notes, or of one weight."""
    kept = [one for one in found.problems if (one.severity == weight if weight else one.severity != "note")]
    return [(one.code, one.row, one.column) for one in kept]


def figures(found: Checked, *names: str) -> list[tuple[Any, ...]]:
    """The columns named of what may be published."""
    assert found.table is not None, found.problems
    return list(found.table[list(names)].itertuples(index=False, name=None))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_cell_of_a_fixture_went_somewhere(path: Path) -> None:
    upload = Upload(name=path.name, content=path.read_bytes())
    found = check(upload, dataset="regional_training", against=against("regional_training"))
    assert unaccounted(upload, found) == []
    assert {part.reason for part in found.left_out} <= set(REASONS)


def _outcome_of(found: Checked) -> dict[str, Any]:
    """What a line of `right.json` says of a file, besides its dataset."""
    rows = [] if found.table is None else found.table.itertuples(index=False)
    return {
        "told": [list(one) for one in told(found)],
        "asked": [question.name for question in found.still_open],
        "published": [[cell for cell in row if not pd.isna(cell)] for row in rows],
    }


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir() if path.suffix != ".json"))
def test_a_file_that_an_office_sent_gives_what_is_right(name: str) -> None:
    right = RIGHT[name]
    upload = Upload(name=name, content=(CASES / name).read_bytes())
    found = check(upload, dataset=right["dataset"], against=against(right["dataset"]))
    assert _outcome_of(found) | {"dataset": right["dataset"]} == right
    assert name.endswith((".xls", ".txt")) or unaccounted(upload, found) == []


def _seeds(count: int) -> list[int]:
    return list(range(count))


def _goes_well(seed: int, quirk: str | None = None) -> None:
    chance = random.Random(seed)
    file = QUIRKS[quirk](quirk, chance) if quirk else made(chance)
    how, found = outcome(file)
    assert how != "wrong", (file, found.table)
    assert how == "read" or file.truth is None, (file, found.problems)
    assert unaccounted(Upload(name=file.name, content=file.content), found) == []


@pytest.mark.parametrize("quirk", QUIRKS)
def test_a_layout_with_a_quirk_is_read_right_or_not_without_a_word_and_each_cell_of_it_went_somewhere(
    quirk: str,
) -> None:
    _goes_well(20_261_128, quirk)


@pytest.mark.sweep
@pytest.mark.parametrize("seed", _seeds(1_000))
def test_each_cell_of_a_thousand_layouts_went_somewhere(seed: int) -> None:
    _goes_well(seed)


def test_a_cell_far_below_in_a_column_without_a_heading_is_told() -> None:
    rows = "".join(f"{year},부산,실업자,43,\n" for year in range(1951, 2021))
    found = checked(f"{HEAD},\n{rows}2021,부산,실업자,43,100\n")
    assert ("row-cell-count", 72, "훈련인원") in told(found, weight="error")
    assert [question.name for question in found.still_open] == ["beside"]


def test_cells_beside_the_table_are_asked_about_and_a_whole_column_without_a_heading_wants_one() -> None:
    rows = "".join(f"{year},부산,{what},43000,\n" for year in (2019, 2020) for what in ("실업자", "재직자"))
    content = f"{HEAD},\n{rows}2021,부산,실업자,43000,확인\n2021,부산,재직자,259000,\n"
    found = checked(content)
    assert [(one.name, one.row, one.column) for one in found.still_open] == [("beside", 6, "E")]
    answered = checked(content, beside="out")
    assert ("cells-beside", "E") in {(part.reason, part.column) for part in answered.left_out}
    assert len(figures(answered, "year")) == 6
    whole = checked(f"{HEAD},\n2021,부산,실업자,43000,가\n2021,부산,재직자,259000,나\n")
    assert ("header-blank", 1, "E") in told(whole, weight="error")


def test_what_cells_beside_the_table_say_of_its_figures_counts() -> None:
    content = f"{HEAD},\n2021,부산,실업자,43,(단위: 천명)\n2021,부산,재직자,259,\n"
    assert [question.name for question in checked(content).still_open] == ["beside", "scale"]
    part = checked(f"{HEAD},\n2021,부산,실업자,43000,여성만 집계\n2021,부산,재직자,259000,\n", beside="out")
    assert ("table-part", 2, None) in told(part)


def test_headings_in_two_rows_of_which_the_upper_says_another_measure_are_one_problem() -> None:
    content = "연도,시도,구분,목표\n,,,훈련인원\n2021,부산,실업자,43000\n2021,부산,재직자,259000\n"
    assert [one[0] for one in told(checked(content), weight="error")] == ["table-measure"]


def test_what_is_left_out_is_told_with_its_place_and_reason() -> None:
    content = f"시도별 현황,,,,\n(단위: 명),,,,\n{HEAD},비고\n2021,부산,실업자,43000,\n2021,부산,재직자,259000,확인\n"
    content += "자료: 고용노동부,,,,\n"
    with speaking("en"):
        parts = json.loads(as_json(checked(content)))["left_out"]
    assert [(part["reason"], part["row"], part["column"], part["text"]) for part in parts] == [
        ("title", 1, None, "시도별 현황"),
        ("unit", 2, None, "(단위: 명)"),
        ("note", 6, None, "자료: 고용노동부"),
        ("column-not-needed", None, "E", "비고"),
    ]
    assert parts[0]["why"] == "a title above the headings"


def test_other_sheets_are_told_hidden_ones_as_such() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(TABLE, (("메모",),), (("회의",),))))
    book["Sheet3"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    parts = checked(out.getvalue()).left_out
    assert [(part.reason, part.sheet) for part in parts] == [("sheet-other", "Sheet2"), ("sheet-hidden", "Sheet3")]


def test_a_table_on_a_hidden_sheet_is_said_to_be_hidden() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook((("요약",),), TABLE)))
    book["Sheet2"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert told(checked(out.getvalue())) == [("file-sheet-unclear", None, None)]


@pytest.mark.parametrize("said", ["여성", "월평균", "누계", "상반기", "청년", "전년", "1~6월"])
def test_brackets_that_say_more_than_a_unit_are_no_part_of_a_known_heading(said: str) -> None:
    heading = f"훈련인원({said})"
    assert told(checked(f"연도,시도,구분,{heading}\n{ROWS}")) == [("header-unknown", 1, heading)]


def test_brackets_of_a_target_are_another_measure_and_those_of_employers_a_part() -> None:
    target = "훈련인원(목표)"
    assert told(checked(f"연도,시도,구분,{target}\n{ROWS}")) == [("table-measure", None, target)]
    part = "훈련인원(사업주)"
    assert told(checked(f"연도,시도,구분,{part}\n{ROWS}")) == [("code-subset", 1, part)]


def test_brackets_may_say_a_year_how_people_are_counted_and_how_final_figures_are() -> None:
    year = checked("시도,구분,훈련인원(2021)\n부산,실업자,43000\n부산,재직자,259000\n")
    assert figures(year, "year", "trainees") == [(2021, 43_000), (2021, 259_000)]
    counted = checked(f"연도,시도,구분,훈련인원(실인원)\n{ROWS}")
    assert figures(counted, "counting")[0] == ("headcount",)
    final = checked(f"연도,시도,구분,훈련인원(잠정)\n{ROWS}")
    assert figures(final, "finality")[0] == ("provisional",)


@pytest.mark.parametrize("end", ["", ","])
def test_the_rest_of_a_number_among_remarks_is_an_error_in_each_row(end: str) -> None:
    found = checked(f"{HEAD},비고\n2021,부산,실업자,43,100{end}\n2021,부산,재직자,259,000{end}\n")
    assert told(found, weight="error") == [("row-cell-count", 2, "훈련인원"), ("row-cell-count", 3, "훈련인원")]
    fields = checked(f"연도,시도,분야,훈련인원,비고\n2021,부산,빅데이터,1,250{end}\n", dataset="kdt_training")
    assert told(fields, weight="error") == [("row-cell-count", 2, "훈련인원")]


def test_three_digits_in_a_column_of_their_own_are_asked_where_every_figure_may_be_parted() -> None:
    content = "연도,시도,분야,훈련인원,수료인원\n2021,부산,빅데이터,1,250\n"
    assert [question.name for question in checked(content, dataset="kdt_training").still_open] == ["split"]
    completers = content.replace("1,250", "900,875")
    assert [question.name for question in checked(completers, dataset="kdt_training").still_open] == ["split"]
    assert not checked(f"{completers}2021,부산,클라우드,60,57\n", dataset="kdt_training").still_open


@pytest.mark.parametrize(
    "headings",
    [
        *(
            "연도(상반기),시도,구분,훈련인원",
            "연도(1~6월),시도,구분,훈련인원",
            "기준(6월말),시도,구분,훈련인원",
            "전년도,시도,구분,훈련인원",
        ),
        *(
            "연도,시도,구분(여성),훈련인원",
            "연도,시도,여성,훈련인원",
            "연도,시도,구분(사업주),훈련인원",
            "연도,시도,구분(수료),훈련인원",
        ),
        "연도,시도(수도권 제외),구분,훈련인원",
    ],
)
def test_a_column_that_is_known_by_its_cells_says_still_what_stands_in_its_heading(headings: str) -> None:
    assert "table-part" in [problem.code for problem in checked(f"{headings}\n{ROWS}").problems]


def test_what_an_earlier_check_wrote_beside_a_note_is_no_word_of_the_office() -> None:
    note = '※ 자료: 고용노동부,,,,"설명 줄이므로 제외합니다"\n'
    found = checked(f"{HEAD},점검 결과\n{ROWS.replace(chr(10), ',' + chr(10))}{note}")
    assert "table-part" not in [problem.code for problem in found.problems]


@pytest.mark.parametrize("line", ["(단위: 천명)", "※ 단위: 천명", "(천명)"])
def test_a_unit_below_the_table_is_asked_as_one_above_it(line: str) -> None:
    content = f"{HEAD}\n2021,부산,실업자,43\n2021,부산,재직자,259\n{line},,,\n"
    assert [question.name for question in checked(content).still_open] == ["scale"]
    assert figures(checked(content, scale="1000"), "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize("cell", ["980%", '"17,500원"', "12과정"])
def test_a_share_or_money_is_no_number_of_people(cell: str) -> None:
    assert ("cell-type", 2, "훈련인원") in told(checked(f"{HEAD}\n2021,부산,실업자,{cell}\n2021,부산,재직자,259000\n"))


def test_a_month_is_asked_a_span_of_the_whole_year_is_read_and_other_parts_are_refused() -> None:
    month = f"{HEAD}\n{ROWS}".replace("2021", "2021년 12월")
    assert [question.name for question in checked(month).still_open] == ["december"]
    assert figures(checked(month, december="year"), "year")[0] == (2021,)
    assert figures(checked(f"{HEAD}\n{ROWS}".replace("2021", "2021.1~12월")), "year")[0] == (2021,)
    for part in (
        "2021 상반기",
        "2021Q4",
        "2021년 4/4분기",
        "2021.6",
        "202106",
        "21.6",
        "21년 6월",
        "'21.3",
        "21년 상반기",
    ):
        found = checked(f"{HEAD}\n{ROWS}".replace("2021", part))
        with speaking("en"):
            assert "part of a year" in str(found.problems[0].message)


@pytest.mark.parametrize(
    ("heading", "answers"), [("훈련생수", "headcount"), ("훈련실시인원", "enrolments"), ("훈련생 수(명)", "headcount")]
)
def test_a_likely_word_for_trainees_is_asked_with_how_they_are_counted(heading: str, answers: str) -> None:
    content = f"연도,시도,구분,{heading}\n{ROWS}"
    assert [question.name for question in checked(content).still_open] == ["counting"]
    assert figures(checked(content, counting=answers), "trainees", "counting")[0] == (43_000, answers)


def test_forms_of_kosis_and_of_the_register_of_residents_are_known() -> None:
    long = "시점,시도별(1),구분별(1),항목,데이터\n2021,부산광역시,실업자,훈련인원,43000\n"
    long += "2021,부산광역시,재직자,훈련인원,259000\n"
    assert figures(checked(long), "year", "trainees") == [(2021, 43_000), (2021, 259_000)]
    codes = long.replace("시점,시도별(1),구분별(1),항목,데이터", "PRD_DE,C1_NM,C2_NM,ITM_NM,DT")
    assert figures(checked(codes), "year", "trainees") == [(2021, 43_000), (2021, 259_000)]
    heads = "행정구역,2022년_계_총인구수,2022년_남_총인구수\n"
    residents = heads + '전국  (1000000000),"51,439,038","25,636,951"\n'
    residents += '부산광역시  (2600000000),"3,317,812","1,621,121"\n'
    found = checked(residents.encode("cp949"), dataset="population")
    assert figures(found, "year", "province", "residents") == [(2022, "KR-26", 3_317_812)]


def test_a_province_with_its_number_is_read_where_both_agree() -> None:
    content = f"{HEAD}\n2021,26 부산광역시,실업자,43000\n2021,부산광역시(26),재직자,259000\n"
    content += "2021,31.울산,실업자,14000\n2021,울산광역시청,재직자,87000\n"
    assert [row[0] for row in figures(checked(content), "province")] == ["KR-26", "KR-26", "KR-31", "KR-31"]
    assert ("code-unknown", 2, "시도") in told(checked(f"{HEAD}\n2021,41 부산광역시,실업자,43000\n"))


def test_words_for_no_figure_point_to_the_marks_for_it() -> None:
    found = checked(f"{HEAD}\n2021,부산,실업자,미집계\n2021,부산,재직자,비공개\n")
    with speaking("en"):
        first, second = (str(one.message) for one in found.problems if one.code == "cell-type")
    assert "enter x" in first
    assert "enter c" in second


def test_a_last_row_that_adds_up_the_others_without_a_word_is_one_problem() -> None:
    found = checked(f"{HEAD}\n{ROWS},,,302000\n")
    assert [(one.code, one.row, one.suggestion) for one in found.problems] == [("cell-blank", 4, "합계")]
    assert not found.still_open


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (text(TABLE, delimiter="|"), ""),
        (text([[f'="{cell}"' if isinstance(cell, int) else cell for cell in row] for row in TABLE]), ""),
        ("연도,시도,구분,훈련인원\n2021(확정),부산,실업자,43000\n2021(확정),부산,재직자,259000\n", ""),
        ("??,??,??,????\n2021,??,???,43000\n2021,??,???,259000\n", "file-mojibake"),
        (b'"??? ??",,,\n"??","??","??","????"\n2021,"??","???",43000\n"\x85 ?",,,\n', "file-mojibake"),
        (
            b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
            "file-type",
        ),
        ("\n< div >\n<table><tr><td>연도</td></tr></table>", "file-html-xls"),
        (f"{HEAD}\n{ROWS}".encode("iso2022_kr"), ""),
        ('ID;PSCALC3\nC;X1;Y1;K"연도"\n', "file-type"),
        ('TABLE\r\n0,1\r\n"EXCEL"\r\n', "file-type"),
    ],
    ids=[
        *("pipe", "as-text", "final", "question-marks", "question-marks-and-bytes", "flat-document", "div"),
        *("iso-2022-kr", "sylk", "dif"),
    ],
)
def test_other_dialects_are_read_or_named(content: str | bytes, code: str) -> None:
    assert [one.code for one in checked(content).problems] == ([code] if code else [])


def test_strict_workbooks_and_those_of_other_programs_are_named() -> None:
    plain = workbook(TABLE)
    strict = with_part(plain, "xl/workbook.xml", b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>')
    with speaking("en"):
        assert "Strict Open XML" in str(checked(strict).problems[0].message)


def test_a_row_of_data_is_never_taken_for_headings_and_what_was_seen_is_told() -> None:
    found = checked("기간,장소,대상,머릿수\n봄,강당,주민,43000\n가을,강당,주민,259000\n")
    assert [one.code for one in found.problems] == ["header-missing"]
    with speaking("en"):
        assert "기간, 장소, 대상, 머릿수" in str(found.problems[0].message)


UNITS = (
    *(
        "천명",
        "※ 천명 단위",
        "주: 단위는 천명임",
        "자료의 단위는 천명",
        "1) 단위는 천 명이다",
        "〈단위 : 천명〉",
        "【단위: 천명】",
    ),
    *(
        "단위 ; 천명",
        "(단위-천명)",
        "단 위 : 천 명",
        "(單位: 千名)",
        "(단위: 백명)",
        "단위: 100명",
        "(기준: 천명)",
        "(in thousands)",
    ),
)


# Above and below in turn; both for each in the sweep.
UNITS_IN_PLACES = [
    pytest.param(line, place, marks=() if (row + turn) % 2 else pytest.mark.sweep)
    for row, line in enumerate(UNITS)
    for turn, place in enumerate(("above", "below"))
]


@pytest.mark.parametrize(("line", "place"), UNITS_IN_PLACES)
def test_a_unit_is_asked_about_in_whatever_words_a_line_states_it(line: str, place: str) -> None:
    table = f"{HEAD}\n{ROWS}"
    content = f"{line},,,\n{table}" if place == "above" else f"{table}{line},,,\n"
    assert [question.name for question in checked(content).still_open] == ["scale"]


@pytest.mark.parametrize("line", ["(단위: 월평균 명)", "(단위: 명/월)", "(단위: 백만원)"])
def test_a_unit_that_is_not_understood_is_an_error(line: str) -> None:
    assert ("table-mixed-units", 1, None) in told(checked(f"{line},,,\n{HEAD}\n{ROWS}"), weight="error")


@pytest.mark.parametrize(
    "line",
    [
        "읍면동 단위 현황",
        "※ 전년 대비 3만 명 증가",
        "(단위: 명)",
        "(단위 : 명, 각 연도 말)",
        "자료: 여성가족부",
        "단위: 건",
    ],
)
def test_a_line_that_states_no_other_unit_and_no_part_raises_nothing(line: str) -> None:
    assert told(checked(f'"{line}",,,\n{HEAD}\n{ROWS}')) == []


PARTS = (
    *(
        "2021년 상반기 훈련현황 (단위: 명)",
        "2021년 1~6월 실적(단위:명)",
        "2021. 6. 30. 기준",
        "(2021.9.30 현재)",
        "외국인 훈련인원",
    ),
    *(
        "기간: 2021.1.1~2021.6.30",
        "2021년 훈련인원 추정",
        "국민내일배움카드 훈련인원",
        "수료인원 현황",
        "대상: 15~34세",
        "Jan-Jun 2021",
    ),
    *(
        "2021년도 부산 직업훈련 현황(여)",
        "신규 훈련인원",
        "2021년 예산액",
        "표본조사 결과",
        "가중치 적용",
        "기준년월: 202106",
        "자료기준일: 2021.07.15",
    ),
    *(
        "2021년 H1 실적",
        "(1.1.~6.30.)",
        "2021년 9개월분",
        "반년치",
        "2021학년도",
        "2021Q4",
        "원격훈련만",
        "30시간 이상 과정",
    ),
    *("초안", "훈련인원(안)", "작성 예시", "가상의 수치", "테스트", "검토 중", "집체훈련에 한함"),
)


@pytest.mark.parametrize("title", PARTS)
def test_a_title_that_says_a_part_wants_a_reason(title: str) -> None:
    assert told(checked(f'"{title}",,,\n{HEAD}\n{ROWS}')) == [("table-part", 1, None)]


@pytest.mark.parametrize(
    "title",
    [
        "2021.1.1~2021.12.31",
        "2021년 12월 31일 기준",
        "출력일: 2021.11.3",
        "2022. 3. 2.",
        "훈련 참여 및 수료 현황",
        "Jan-Dec 2021",
        "2021년 1~12월 누계",
        "(1.1.~12.31.)",
        "천 단위 구분기호 사용",
        "교육훈련 시험제도",
        "2.5~3.5% 수준",
    ],
)
def test_a_title_of_a_whole_year_or_with_the_day_of_the_paper_raises_nothing(title: str) -> None:
    assert told(checked(f'"{title}",,,\n{HEAD}\n{ROWS}')) == []


@pytest.mark.parametrize("title", ["2022년 직업훈련 현황", "울산광역시 직업훈련 현황"])
def test_a_title_of_another_year_or_province_than_all_rows_wants_a_reason(title: str) -> None:
    assert told(checked(f"{title},,,\n{HEAD}\n{ROWS}")) == [("table-title", 1, None)]


@pytest.mark.parametrize(
    "note",
    [
        "※ 중도탈락 제외",
        "※ 부산 실업자 42,500명으로 정정",
        "주) 상반기 실적임",
        "※ 2021년은 9월까지",
        "※ 세종 포함",
        "1) 여성만 집계",
        "* 수료자 기준",
        "※ 재직자는 사업주훈련만 해당",
        "1) 만15~29세",
        "※ 10명 미만은 0으로 표시",
        "※ 부산 재직자는 2020년 자료",
        "※ H1 only",
        "※ first half of the year",
        "※ 6개월간 실적",
        "※ 원격훈련만",
        "※ 집체훈련에 한함",
        "※ 임의값",
        "※ 오류 있음",
    ],
)
def test_a_note_or_remark_that_changes_what_figures_mean_wants_a_reason(note: str) -> None:
    below = checked(f'{HEAD}\n{ROWS}"{note}",,,\n')
    assert ("table-part", 4, None) in told(below)
    beside = checked(f'{HEAD},비고\n2021,부산,실업자,43000,"{note}"\n2021,부산,재직자,259000,확인\n')
    assert told(beside) == [("table-part", 2, None)]


@pytest.mark.parametrize(
    "note", ["자료: 부산광역시 (2022.3.)", "자료: 2022년 통계연보", "합계는 반올림으로 일치하지 않을 수 있음"]
)
def test_a_note_of_the_source_or_of_rounding_raises_nothing(note: str) -> None:
    assert told(checked(f'{HEAD}\n{ROWS}"{note}",,,\n')) == []


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("<표 3-1> 시도별 훈련인원(연인원)", "counting", "enrolments"),
        ("※ 연인원이 아닌 실인원 기준", "counting", "headcount"),
        ("(단위: 명, 연인원)", "counting", "enrolments"),
        ("※ 잠정치임", "finality", "provisional"),
        ("위 수치는 확정치임", "finality", "final"),
    ],
)
def test_what_a_line_says_of_all_figures_is_taken_and_told(line: str, name: str, value: str) -> None:
    for content in (f'"{line}",,,\n{HEAD}\n{ROWS}', f'{HEAD}\n{ROWS}"{line}",,,\n'):
        found = checked(content)
        assert figures(found, name) == [(value,), (value,)]
        assert [fix.before for fix in found.fixes if fix.after == value] == [line]


@pytest.mark.parametrize("line", ["* 실인원은 별도 집계", "* p: 잠정", "(연인원) (실인원)"])
def test_a_line_that_says_it_of_no_or_of_two_ways_is_only_a_note(line: str) -> None:
    table = checked(f'{HEAD}\n{ROWS}"{line}",,,\n').table
    assert table is not None
    assert table.reindex(columns=["counting", "finality"]).isna().all(axis=None)


@pytest.mark.parametrize("unit", ["천원", "K", "과정", "%"])
def test_a_column_of_units_that_are_none_of_people_is_an_error(unit: str) -> None:
    rows = ROWS.replace("\n", f",{unit}\n")
    assert ("table-mixed-units", 1, None) in told(checked(f"{HEAD},단위\n{rows}"), weight="error")


def test_brackets_that_say_what_took_place_are_no_part() -> None:
    rows = "2021,부산,실업자,50000,43000\n2021,부산,재직자,260000,259000\n"
    found = checked(f"연도,시도,구분,훈련인원(목표),훈련인원(실적)\n{rows}")
    assert figures(found, "trainees") == [(43_000,), (259_000,)]
    assert [part.reason for part in found.left_out] == ["column-other-measure"]


def _with(edit: Any, *others: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook(TABLE, *((("단위", "천명"),) for _ in others))))
    for sheet, name in zip(book.worksheets[1:], others, strict=True):
        sheet.title = name
    edit(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_what_a_comment_or_the_head_of_a_page_says_wants_a_reason_and_both_are_listed() -> None:
    def commented(sheet: Any) -> None:
        sheet["D3"].comment = Comment("상반기만 집계", "담당자")

    def printed(sheet: Any) -> None:
        sheet.oddHeader.center.text = "여성 훈련인원"

    found = checked(_with(commented))
    assert told(found) == [("table-part", 3, None)]
    assert [(part.reason, part.row, part.column) for part in found.left_out] == [("comment", 3, "D")]
    found = checked(_with(printed))
    assert told(found) == [("table-part", None, None)]
    assert [(part.reason, part.text) for part in found.left_out] == [("printed", "여성 훈련인원")]


@pytest.mark.parametrize(
    ("place", "words", "ways"),
    [
        ("D1", "담당자: 실인원 기준", ["headcount", "headcount"]),
        ("D1", "연인원으로 집계", ["enrolments", "enrolments"]),
        ("D1", "실인원 기준, 연인원 기준 혼재", []),
        ("D3", "실인원 기준", []),
    ],
)
def test_a_comment_on_a_heading_says_how_all_are_counted_and_one_on_a_figure_does_not(
    place: str, words: str, ways: list[str]
) -> None:
    def commented(sheet: Any) -> None:
        sheet[place].comment = Comment(words, "담당자")

    found = checked(_with(commented))
    assert found.table is not None
    assert found.table["counting"].dropna().tolist() == ways
    assert [part.reason for part in found.left_out] == ["comment"]


def test_comments_of_an_earlier_check_are_no_words_of_the_office() -> None:
    first = f"{HEAD}\n2021 상반기,부산,실업자,43000\n2021,부산,재직자,259000\n".encode()
    back = annotated(Upload(name="a.csv", content=first), checked(first), form="xlsx")
    book = openpyxl.load_workbook(io.BytesIO(back))
    assert book.worksheets[0]["A2"].comment is not None
    book.worksheets[0]["A2"].value = 2021
    out = io.BytesIO()
    book.save(out)
    assert told(checked(out.getvalue(), name="a.xlsx")) == []


def test_the_unit_that_a_sheet_of_description_states_is_that_of_the_table() -> None:
    assert [question.name for question in checked(_with(lambda sheet: None, "메타정보")).still_open] == ["scale"]
    assert [question.name for question in checked(_with(lambda sheet: None, "예산")).still_open] == ["scale"]
    budget = _with(lambda sheet: None, "예산")
    book = openpyxl.load_workbook(io.BytesIO(budget))
    book["예산"].append(["훈련비", 12_500])
    out = io.BytesIO()
    book.save(out)
    assert not checked(out.getvalue()).still_open  # a sheet of figures speaks of its own


@pytest.mark.parametrize(
    ("name", "told_of"),
    [
        *((word, True) for word in ("H1", "Q4", "Jan", "March", "Women", "target", "2021 half")),
        ("여성", True),
        ("2021 목표", True),
        ("청년정책과", False),
        ("부산", False),
    ],
)
def test_a_sheet_named_after_a_part_of_the_people_wants_a_reason(name: str, told_of: bool) -> None:
    def named(sheet: Any) -> None:
        sheet.title = name

    assert [one[0] for one in told(checked(_with(named)))] == ["table-part"] * told_of


def test_a_name_of_file_or_sheet_that_says_a_half_wants_a_reason() -> None:
    assert told(checked(f"{HEAD}\n{ROWS}", name="훈련현황_2021 상반기.csv")) == [("table-part", None, None)]
    assert told(checked(f"{HEAD}\n{ROWS}", name="훈련현황_3월 제출.csv")) == []


NAMES_OF_PARTS = (
    *("훈련인원_여성", "2021 누계", "훈련현황_1~6월"),
    *("훈련인원(월평균)", "부산_기장군", "제조업 훈련", "수료인원", "남", "국민내일배움카드"),
    *(
        "2021_H1",
        "training_2021Q4",
        "훈련인원(안)",
        "draft_2021",
        "훈련인원_20210630",
    ),
)
NAMES_OF_OFFICES = (
    *("여성가족국", "청년정책과_훈련인원", "고용노동부 부산청", "연구원"),
    *("훈련과정", "훈련 실시 현황", "half", "women", "2021_명", "employment training", "management_2021"),
)


@pytest.mark.parametrize("name", [*NAMES_OF_PARTS, *NAMES_OF_OFFICES])
def test_a_file_named_after_a_part_wants_a_reason_and_one_named_after_an_office_none(name: str) -> None:
    expected = [("table-part", None, None)] * (name in NAMES_OF_PARTS)
    assert told(checked(f"{HEAD}\n{ROWS}", name=f"{name}.csv")) == expected


@pytest.mark.parametrize(
    "name", ["2023_훈련인원_천명", "훈련인원(단위 천명)", "단위_만명", "2021 천명", "훈련_천 명", "trainees thousand"]
)
def test_a_unit_in_the_name_of_a_file_is_asked_about(name: str) -> None:
    assert [question.name for question in checked(f"{HEAD}\n{ROWS}", name=f"{name}.csv").still_open] == ["scale"]
    against_it = checked(f"{HEAD}(명)\n{ROWS}", name=f"{name}.csv")
    assert told(against_it) == [("table-mixed-units", None, None)]


def _drawn(edit: Any, *others: tuple[str, str]) -> bytes:
    """The table with what only another writer of workbooks can draw, and sheets with one line each beside it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("자료")
        for at, row in enumerate([HEAD.split(","), *(line.split(",") for line in ROWS.splitlines())]):
            sheet.write_row(at, 0, [int(text) if text.isdecimal() else text for text in row])
        edit(sheet)
        for name, line in others:
            book.add_worksheet(name).write(0, 0, line)
    return out.getvalue()


def _charted(title: str, *, axis: str = "직업훈련", own_sheet: bool = False) -> bytes:
    """The table with a chart of its figures over it, or on a sheet of the chart's own."""

    def drawn(sheet: Any) -> None:
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=4, min_row=1, max_row=3), titles_from_data=True)
        chart.title, chart.y_axis.title = title, axis
        if own_sheet:
            sheet.parent.create_chartsheet("그림").add_chart(chart)
        else:
            sheet.add_chart(chart, "H2")

    return _with(drawn)


def _prompt(words: str) -> DataValidation:
    shown = DataValidation(type="whole", operator="greaterThan", formula1="0", showInputMessage=True, prompt=words)
    shown.add("D2:D3")
    return shown


PLACES = {
    "text box": lambda words: _drawn(lambda sheet: sheet.insert_textbox(4, 4, words)),
    "button": lambda words: _drawn(lambda sheet: sheet.insert_button("F2", {"caption": words})),
    "description of a button": lambda words: _drawn(
        lambda sheet: sheet.insert_button("F2", {"caption": "집계", "description": words})
    ),
    "head of the page": lambda words: _drawn(lambda sheet: sheet.set_header(f"&C{words}")),
    "foot of the page": lambda words: _drawn(lambda sheet: sheet.set_footer(f"&R{words}")),
    "comment": lambda words: _drawn(lambda sheet: sheet.write_comment("D2", words)),
    "name of the sheet": lambda words: _with(lambda sheet: setattr(sheet, "title", words.replace(":", ""))),
    "another sheet": lambda words: _drawn(lambda sheet: None, ("표지", words)),
    "name of another sheet": lambda words: _drawn(lambda sheet: None, (words.replace(":", ""), "붙임")),
    "title of a chart": _charted,
    "axis of a chart": lambda words: _charted("훈련인원", axis=words),
    "sheet of a chart": lambda words: _charted(words, own_sheet=True),
    "message of a cell": lambda words: _with(lambda sheet: sheet.add_data_validation(_prompt(words))),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_unit_or_a_part_said_outside_the_table_is_asked_about_wherever_it_stands(place: str) -> None:
    assert [question.name for question in checked(PLACES[place]("단위: 천명")).still_open] == ["scale"]
    for part in ("여성", "상반기", "목표", "누계"):
        assert [one[0] for one in told(checked(PLACES[place](part)))] == ["table-part"]
    plain = checked(PLACES[place]("직업훈련 현황"))
    assert told(plain) == []
    assert not plain.still_open


def _named(name: str) -> bytes:
    """The table as an object of Excel, under a name."""
    return _drawn(
        lambda sheet: sheet.add_table(
            "A1:D3", {"name": name, "columns": [{"header": head} for head in HEAD.split(",")]}
        )
    )


def test_the_name_of_a_table_of_excel_counts_unless_excel_gave_it() -> None:
    assert [question.name for question in checked(_named("훈련인원_천명")).still_open] == ["scale"]
    (part,) = checked(_named("훈련_현황")).left_out
    assert (part.reason, part.text) == ("property", "훈련_현황")
    assert [checked(_named(name)).left_out for name in ("표1", "Table1")] == [(), ()]


def test_a_text_box_the_titles_of_a_chart_and_the_message_of_a_cell_are_listed_as_left_out() -> None:
    (part,) = checked(PLACES["text box"]("직업훈련 현황")).left_out
    assert (part.reason, part.text) == ("text-box", "직업훈련 현황")
    charted = [(part.reason, part.text) for part in checked(PLACES["title of a chart"]("훈련 현황")).left_out]
    assert charted == [("text-box", "훈련 현황"), ("text-box", "직업훈련")]
    own = [(part.reason, part.sheet, part.text) for part in checked(PLACES["sheet of a chart"]("훈련 현황")).left_out]
    assert own == [("sheet-other", "그림", "훈련 현황"), ("sheet-other", "그림", "직업훈련")]
    (part,) = checked(PLACES["message of a cell"]("정수로 입력")).left_out
    assert (part.reason, part.text) == ("prompt", "정수로 입력")


@pytest.mark.parametrize("name", ["2020년 훈련인원", "서울_훈련인원"])
def test_a_name_of_an_earlier_year_or_another_province_than_all_rows_wants_a_reason(name: str) -> None:
    assert told(checked(f"{HEAD}\n{ROWS}", name=f"{name}.csv")) == [("table-title", None, None)]
    assert told(checked(f"{HEAD}\n{ROWS}", name="부산_2022년 제출.csv")) == []
    assert told(checked(_with(lambda sheet: setattr(sheet, "title", name)))) == [("table-title", None, None)]


def test_a_sheet_named_description_states_no_unit() -> None:
    assert told(checked(_drawn(lambda sheet: None, ("설명", "(단위: 명)")))) == []


@pytest.mark.parametrize("heading", ["훈련참여자수", "참여자", "인원수", "Number of trainees", "participants"])
def test_more_words_for_trainees_are_asked_about(heading: str) -> None:
    assert [one.name for one in checked(f"연도,시도,구분,{heading}\n{ROWS}").still_open] == ["counting"]


@pytest.mark.parametrize("year", ["2021년(1~12월)", "2021.1~12월 누계", "2021년 연간 누계"])
def test_a_sum_of_all_months_is_its_year(year: str) -> None:
    assert figures(checked(f"{HEAD}\n{ROWS.replace('2021', year)}"), "year") == [(2021,), (2021,)]


NARROWER = (
    "목표치",
    "월평균",
    "기장군",
    "해운대구 지역",
    "창원시",
    "제조업",
    "대기업",
    "여성",
    "상반기",
    "부산은 잠정",
    "K-디지털",
)
NOT_NARROWER = (
    *("외국인 포함", "상·하반기 합계", "연간 누계", "여성·청년 포함", "인구총조사", "직업군별 훈련"),
    *("훈련 실시 현황", "한국직업능력연구원", "부산시", "여성가족부"),
)


@pytest.mark.parametrize("words", [*NARROWER, *NOT_NARROWER])
def test_a_note_or_a_title_with_a_narrower_word_wants_a_reason_as_a_heading_with_it_does(words: str) -> None:
    expected = words in NARROWER
    assert told(checked(f"{HEAD}\n{ROWS}※ {words},,,\n")) == [("table-part", 4, None)] * expected
    assert told(checked(f"{words},,,\n{HEAD}\n{ROWS}")) == [("table-part", 1, None)] * expected


@pytest.mark.parametrize("title", ["시도별 훈련인원(잠정)", "훈련 현황 [잠정치]", "※ 잠정치임"])
def test_a_title_that_says_how_final_its_figures_are_says_it_of_all(title: str) -> None:
    found = checked(f"{title},,,\n{HEAD}\n{ROWS}")
    assert told(found) == []
    assert figures(found, "finality") == [("provisional",), ("provisional",)]


@pytest.mark.parametrize("beside", ["수료인원", "증감률", "출처", "비고"])
def test_no_figure_begins_with_nought_so_the_number_before_it_was_parted(beside: str) -> None:
    found = checked(f"{HEAD},{beside}\n2021,부산,실업자,43,000\n2021,부산,재직자,259,000명\n")
    expected = [("row-cell-count", 2, "훈련인원"), ("row-cell-count", 3, "훈련인원")]
    assert told(found, weight="error") == expected
    across = checked("시도,구분,2020,2021\n부산,실업자,43,000\n부산,재직자,259,000\n")
    assert [one.code for one in across.problems if one.severity == "error"] == ["row-cell-count"] * 2


def test_more_courses_than_trainees_are_asked_for_a_number_that_was_parted() -> None:
    parted = "연도,시도,분야,훈련인원,과정수\n2021,부산,빅데이터,1,250\n"
    assert [question.name for question in checked(parted, dataset="kdt_training").still_open] == ["split"]
    honest = "연도,시도,분야,과정수,훈련인원\n2021,부산,빅데이터,5,250\n"
    assert not checked(honest, dataset="kdt_training").still_open


@pytest.mark.parametrize("figure", ["43.000", "43,00", "43,0000", "43,000F"])
def test_a_figure_of_two_meanings_is_not_guessed(figure: str) -> None:
    found = checked(f'{HEAD}\n2021,부산,실업자,"{figure}"\n2021,부산,재직자,259000\n')
    assert ("cell-type", 2, "훈련인원") in told(found)


@pytest.mark.parametrize("day", ["2021-12-05", "2021.12.1"])
def test_a_day_in_december_is_its_year_only_where_it_is_the_last(day: str) -> None:
    content = f"{HEAD}\n{ROWS}"
    assert [question.name for question in checked(content.replace("2021", day)).still_open] == ["december"]
    assert figures(checked(content.replace("2021", "2021-12-31")), "year")[0] == (2021,)


@pytest.mark.parametrize("word", ["여성 실업자", "청년구직자", "신규실업자", "실업자(여성)"])
def test_a_part_of_a_category_is_never_suggested_to_be_the_whole(word: str) -> None:
    found = checked(f"{HEAD}\n2021,부산,{word},43000\n2021,부산,재직자,259000\n")
    assert [(one.code, one.suggestion) for one in found.problems if one.row == 2] == [("code-unknown", None)]
    place = checked(f"{HEAD}\n2021,부산 제외,실업자,43000\n2021,부산강역시,재직자,259000\n")
    assert [one.suggestion for one in place.problems if one.code == "code-unknown"] == [None, "KR-26"]


def _formatted(code: str, *figures: float, **shape: Any) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEAD.split(","))
    for figure, what in zip(figures, ("실업자", "재직자"), strict=True):
        sheet.append([2021, "부산", what, figure])
        sheet.cell(sheet.max_row, 4).number_format = code
    for place, font in shape.items():
        sheet[place].font = font
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ('General"천명"', 43, 259),
        ('[<100]#,##0"천명";#,##0"명"', 43, 259_000),
        ('[>=1000]#,##0,"천명";0', 43_000, 259_000),
        ("#,##0백명", 430, 2_590),
    ],
)
def test_a_figure_is_what_its_cell_shows_by_whatever_format(code: str, first: int, second: int) -> None:
    found = checked(_formatted(code, first, second))
    assert found.table is None or figures(found, "trainees") == [(43_000,), (259_000,)]


def test_a_format_that_shows_words_or_nothing_in_place_of_a_figure_is_told() -> None:
    assert [one[0] for one in told(checked(_formatted('"비공개"', 43_000, 259_000)))] == ["cell-type"] * 2
    assert told(checked(_formatted(";;;", 43_000, 259_000))) == [("row-hidden", 2, None)]
    nil = checked(_formatted('[=0]"-";#,##0', 0, 259_000), dash="nil")
    assert figures(nil, "trainees") == [(0,), (259_000,)]


def test_a_row_of_which_any_cell_is_struck_out_is_told() -> None:
    line = Font(strike=True)
    assert told(checked(_formatted("0", 43_000, 259_000, C3=line))) == [("row-struck-out", 3, None)]


def test_columns_and_rows_too_small_to_be_seen_are_hidden() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_formatted("0", 43_000, 259_000)))
    book.active.column_dimensions["D"].width = 0.3
    book.active.row_dimensions[3].height = 0.5
    out = io.BytesIO()
    book.save(out)
    assert {one[0] for one in told(checked(out.getvalue()))} == {"column-hidden", "row-hidden"}


def test_more_forms_of_kosis_are_known() -> None:
    marked = "시도별(1),구분별(1),2020,2021 p)\n부산,실업자,28000,43000\n부산,재직자,160000,259000\n"
    assert figures(checked(marked), "year", "finality")[1] == (2021, "provisional")
    month = checked("시점,시도별(1),구분별(1),데이터\n2021.06,부산,실업자,43000\n2021.06,부산,재직자,259000\n")
    assert told(month, weight="error") == [("cell-type", 2, "시점"), ("cell-type", 3, "시점")]
    half = (
        "PRD_SE,PRD_DE,C1_NM,C2_NM,ITM_NM,DT\nH,2021,부산,실업자,훈련인원,43000\nH,2021,부산,재직자,훈련인원,259000\n"
    )
    assert told(checked(half)) == [("table-part", 2, None)]


def test_a_table_with_what_hrd_net_counts_beside_is_asked_what_its_trainees_are() -> None:
    heads = "번호,훈련연도,훈련지역,훈련유형,훈련과정수,훈련실시인원,수료인원,취업률"
    found = checked(f"{heads}\n1,2021,부산,실업자,100,43000,40000,61.2\n2,2021,부산,재직자,900,259000,250000,-\n")
    assert [question.name for question in found.still_open] == ["counting"]
    assert told(found, weight="error") == []


def test_a_question_stands_once_in_the_list() -> None:
    found = checked(f"연도,시도,구분,훈련생수\n{ROWS}")
    assert [question.name for question in found.questions].count("counting") == 1


def test_a_row_that_is_miscounted_is_not_said_to_be_missing_too() -> None:
    found = checked(f"{HEAD}\n2021,부산,실업자,43000,메모\n2021,부산,재직자,259000,,추가\n")
    assert told(found) == [("row-cell-count", 2, None), ("row-cell-count", 3, None)]


class Stopped(BaseException):
    """As Streamlit ends a script, and Ctrl+C a program."""


def _long(form: str) -> Upload:
    rows = [("연도", "시도", "구분", "훈련인원"), *((2021, "부산", "실업자", count) for count in range(40_000, 45_500))]
    return Upload(name=f"a.{form}", content=workbook(rows) if form == "xlsx" else text(rows).encode())


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_check_tells_how_far_it_is_and_ends_wherever_it_is_stopped(form: str) -> None:
    upload, known = _long(form), against("regional_training")
    told: list[float] = []
    check(upload, dataset="regional_training", against=known, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert sum(done < 0.4 for done in told) >= 1  # while the rows are read
    assert len(told) > len(CHECKS)
    for place in (0, len(told) // 2):
        steps = iter(range(len(told)))

        def stop(_done: float, *, steps: Iterator[int] = steps, place: int = place) -> None:
            if next(steps) == place:
                raise Stopped

        with pytest.raises(Stopped):
            check(upload, dataset="regional_training", against=known, progress=stop)


def _shaped(form: str, figures: tuple[int | str, int | str], *, heading: bool = False) -> bytes:
    """The table with a number format on its figures, or on its headings; digits that are given as text stay text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet, shape = book.add_worksheet("자료"), book.add_format({"num_format": form})
        sheet.write_row(0, 0, HEAD.split(","))
        for row, (word, figure) in enumerate(zip(("실업자", "재직자"), figures, strict=True), start=1):
            sheet.write_row(row, 0, [2021, "부산", word])
            write = sheet.write_string if isinstance(figure, str) else sheet.write_number
            write(row, 3, figure, None if heading else shape)
        if heading:
            sheet.write_string(0, 3, "훈련인원", shape)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "given"),
    [
        ('@"천명"', ("43", "259")),
        ('#,##0"천명"', ("43", 259)),
        ("#,##0,", (43_000, 259_000)),
        ("#,##0,", ("43", 259_000)),
        ("#,##0.0,", (43_000, 259_000)),
        ("#,##0.000,,", (43_000, 259_000)),
    ],
)
def test_thousands_that_only_a_number_format_says_are_told(form: str, given: tuple[int | str, int | str]) -> None:
    found = checked(_shaped(form, given))
    assert figures(found, "trainees") == [(43_000,), (259_000,)]
    assert {fix.after for fix in found.fixes if fix.column == "훈련인원"} == {"43000", "259000"}


@pytest.mark.parametrize(
    ("form", "given", "value"),
    [
        ("0%", ("43000", 259_000), "43000%"),
        ('#,##0"원"', ("43000", 259_000), "43000원"),
        ('"약 "@', ("43000", 259_000), "약43000"),
        ('#,##0;-#,##0;0;@" (여)"', ("43000", 259_000), "43000(여)"),
        ('#,##0,"명"', (43_000, 259_000), "43.000명"),
    ],
)
def test_a_sign_that_a_number_format_writes_beside_a_text_is_no_figure_of_people(
    form: str, given: tuple[int | str, int | str], value: str
) -> None:
    found = checked(_shaped(form, given))
    assert ("cell-type", value) in {(problem.code, problem.value) for problem in found.problems}


def test_a_part_that_a_number_format_writes_behind_a_heading_belongs_to_it() -> None:
    found = checked(_shaped('@"(여)"', (43_000, 259_000), heading=True))
    assert told(found) == [("header-unknown", 1, "훈련인원(여)")]


@pytest.mark.parametrize("form", ["@", "General", "#,##0", '0"명"'])
def test_a_format_that_says_nothing_of_a_text_changes_nothing(form: str) -> None:
    assert figures(checked(_shaped(form, ("43000", "259000"))), "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize(
    ("heading", "way"),
    [
        ("훈련연인원", "enrolments"),
        ("훈련 실인원수(명)", "headcount"),
        ("연인원 훈련생", "enrolments"),
        ("수강연인원", "enrolments"),
    ],
)
def test_a_heading_that_names_the_way_of_counting_within_a_word_is_told_as_it(heading: str, way: str) -> None:
    found = checked(f"연도,시도,구분,{heading}\n{ROWS}")
    assert told(found) == []
    assert figures(found, "trainees", "counting") == [(43_000, way), (259_000, way)]


@pytest.mark.parametrize(
    "heading", ["훈련인원 계", "훈련인원 합계", "전체 훈련인원", "총훈련인원", "연간훈련인원", "훈련인원계"]
)
def test_a_heading_that_says_a_sum_of_no_other_column_is_asked_about_with_the_way_of_counting(heading: str) -> None:
    content = f"연도,시도,구분,{heading}\n{ROWS}"
    assert [question.name for question in checked(content).still_open] == ["counting"]
    assert figures(checked(content, counting="headcount"), "trainees", "counting")[0] == (43_000, "headcount")
    wide = checked("연도,시도,실업자,재직자,훈련인원 계\n2021,부산,43000,259000,302000\n")
    assert figures(wide, "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize("heading", ["수료율", "수료율(%)", "취업률[%]", "참여율 (%)"])
@pytest.mark.parametrize("unit", ["(단위: 명, %)", "(단위: 명 %)", "(명, %)"])
def test_a_rate_beside_the_figures_is_left_out_and_its_unit_is_none_of_theirs(heading: str, unit: str) -> None:
    rows = "2021,부산,실업자,43000,80.1\n2021,부산,재직자,259000,90\n"
    found = checked(f'"{unit}",,,,\n{HEAD},{heading}\n{rows}')
    assert told(found) == []
    assert figures(found, "trainees") == [(43_000,), (259_000,)]
    assert figures(checked(f'연도,시도,구분,"훈련인원(명, %)",{heading}\n{rows}'), "trainees")[0] == (43_000,)


def test_a_hidden_column_of_remarks_that_divides_the_figures_wants_a_reason() -> None:
    def hide(sheet: Any) -> None:
        for at, word in enumerate(("비고", "여성", "남성"), start=1):
            sheet.cell(at, 5).value = word
        sheet.column_dimensions["E"].hidden = True

    assert ("table-part", 2) in {one[:2] for one in told(checked(_with(hide)))}


def test_a_row_without_a_category_that_adds_up_those_above_it_looks_like_their_sum() -> None:
    found = checked(f"{HEAD}\n{ROWS}2021,부산,,302000\n{ROWS.replace('2021', '2022')}2022,부산,,302000\n")
    sums = [problem for problem in found.problems if problem.code == "cell-blank"]
    assert [(problem.row, problem.column, problem.suggestion) for problem in sums] == [
        (4, "구분", "합계"),
        (7, "구분", "합계"),
    ]
    assert "2" in str(sums[0].message)
    assert not found.still_open
    blank = checked(f"{HEAD}\n{ROWS}2021,부산,,302001\n")
    assert [problem.suggestion for problem in blank.problems if problem.code == "cell-blank"] == ["재직자"]


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [
        (f"{HEAD},,{HEAD}", "2021,부산,실업자,43000,,2020,부산,실업자,42000", "F"),
        (f"{HEAD},{HEAD}", "2021,부산,실업자,43000,2020,부산,실업자,42000", "E"),
        (f"{HEAD},,지역,수료생", "2021,부산,실업자,43000,,부산,42000", "F"),
    ],
)
def test_a_second_table_to_the_right_is_one_problem(first: str, second: str, column: str) -> None:
    errors = [problem for problem in checked(f"{first}\n{second}\n").problems if problem.severity == "error"]
    assert [problem.code for problem in errors] == ["table-second"]
    with speaking("en"):
        assert f"column {column}" in str(errors[0].message)


@pytest.mark.parametrize("heads", ["년도,지역,대상,인원", "구분,수료생,취업률,비고", "시도별,훈련구분,훈련생수,연번"])
def test_a_second_table_below_may_have_headings_in_other_words(heads: str) -> None:
    found = checked(f"{HEAD}\n{ROWS}{heads}\n2020,부산,실업자,43000\n")
    assert told(found, weight="error") == [("table-second", 4, None)]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("시도(사업장)", "workplace"),
        ("시도(사업장 소재지)", "workplace"),
        ("시도별(거주지)", "residence"),
        ("시도(훈련기관)", "provider"),
    ],
)
def test_the_heading_of_the_provinces_may_say_by_which_place_people_are_counted(heading: str, place: str) -> None:
    assert figures(checked(f"연도,{heading},구분,훈련인원\n{ROWS}"), "basis") == [(place,), (place,)]


def _of_category(word: str) -> tuple[str | None, str]:
    (problem,) = [one for one in checked(f"{HEAD}\n2021,부산,{word},43\n").problems if one.code == "code-unknown"]
    with speaking("ko"):
        return problem.suggestion, str(problem.message)


@pytest.mark.parametrize("word", ["비실업자", "이직자", "퇴직자", "휴직자", "비구직자", "비 재직자"])
def test_a_word_for_others_is_never_taken_for_a_slip(word: str) -> None:
    assert _of_category(word)[0] is None


@pytest.mark.parametrize(("word", "code"), [("실엄자", "job_seeker"), ("제직자", "employee"), ("실업저", "job_seeker")])
def test_a_slip_of_a_category_is_offered_by_its_label(word: str, code: str) -> None:
    suggestion, told_of = _of_category(word)
    assert suggestion == code
    assert code not in told_of


@pytest.mark.parametrize("word", ["북한", "경상도", "전라도", "충청도", "영남", "North Korea", "호남 지역"])
def test_a_region_of_several_provinces_or_of_none_is_no_slip_of_one(word: str) -> None:
    found = checked(f"{HEAD}\n2021,{word},실업자,43000\n")
    (problem,) = [one for one in found.problems if one.code == "code-unknown"]
    assert problem.suggestion is None
    with speaking("en"):
        assert ("more than one province" in str(problem.message)) == (word not in ("북한", "North Korea"))


@pytest.mark.parametrize("heads", ["Year,Province,Category,Trainees", "year,PROVINCE,category,trainees"])
def test_english_headings_are_known(heads: str) -> None:
    assert figures(checked(f"{heads}\n{ROWS}"), "province", "trainees")[0] == ("KR-26", 43_000)


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        *((word, "enter x") for word in ("조사중", "확인 중", "n.a.", "N.A", "미정", "미조사", "무응답", "추후 확정")),
        *((word, "enter z") for word in ("해당없음", "해당 없음", "비해당", "해당사항 없음")),
        *((word, "enter c") for word in ("5명 미만", "5 미만", "<5", "3명 이하", "미공개", "*")),
    ],
)
def test_a_word_in_the_place_of_a_figure_points_to_the_mark_for_it(word: str, mark: str) -> None:
    found = checked(f"{HEAD}\n2021,부산,실업자,{word}\n2021,부산,재직자,259000\n")
    (problem,) = [one for one in found.problems if one.code == "cell-type"]
    with speaking("en"):
        assert mark in str(problem.message)


@pytest.mark.parametrize("heading", ["훈련인원(명)(1)", "훈련인원[명](단위: 명)", "훈련인원(명)(1)(명)"])
def test_several_brackets_that_say_nothing_are_passed_over(heading: str) -> None:
    assert figures(checked(f"연도,시도,구분,{heading}\n{ROWS}"), "trainees")[0] == (43_000,)


@pytest.mark.parametrize("said", ["예산", "편성", "배정", "승인", "지원", "국비"])
def test_what_money_was_set_aside_for_did_not_take_place(said: str) -> None:
    assert told(checked(f"연도,시도,구분,훈련인원({said})\n{ROWS}"), weight="error")


@pytest.mark.parametrize(("first", "asked"), [("150,875", True), ("60,875", True), ("875,150", False)])
def test_a_first_piece_smaller_than_the_second_is_in_doubt_however_large_it_is(first: str, asked: bool) -> None:
    content = f"연도,시도,분야,훈련인원,수료인원\n2021,부산,빅데이터,{first}\n2021,부산,클라우드,1500,1200\n"
    questions = [question.name for question in checked(content, dataset="kdt_training").still_open]
    assert questions == ["split"] * asked


def test_the_rest_of_figures_in_a_column_without_a_heading_is_an_error_in_each_row() -> None:
    rows = "2021,부산,실업자,43,100\n2021,부산,재직자,259,200\n2022,부산,실업자,950,\n2022,부산,재직자,900,\n"
    errors = [one for one in told(checked(f"{HEAD},\n{rows}"), weight="error") if one[0] == "row-cell-count"]
    assert errors == [("row-cell-count", row, "훈련인원") for row in (2, 3)]


@pytest.mark.parametrize(
    ("above", "heading"),
    [("(단위: 명)", "훈련인원(건)"), ("(단위: 건)", "훈련인원(명)"), ("(단위: 명, 건)", "훈련인원")],
)
def test_people_and_cases_are_two_units_though_both_count_one_by_one(above: str, heading: str) -> None:
    found = checked(f'"{above}",,,\n연도,시도,구분,{heading}\n{ROWS}')
    assert [one[0] for one in told(found)] == ["table-mixed-units"]


@pytest.mark.parametrize(
    "note",
    ["대전은 세종 포함", "세종특별자치시 포함", "충남(세종) 포함", "경상도 포함", "대전광역시 수치에 세종시포함"],
)
def test_figures_of_one_province_that_hold_those_of_another_want_a_reason(note: str) -> None:
    assert told(checked(f"{HEAD}\n{ROWS}※ {note},,,\n")) == [("table-part", 4, None)]


def test_a_table_of_residents_named_after_a_part_of_them_wants_a_reason_too() -> None:
    content = "연도,시도,총인구수(명)\n2021,부산,3350380\n"
    found = checked(content, dataset="population", name="2021년 여성 인구.csv")
    assert "table-part" in [one[0] for one in told(found)]
    assert "table-part" not in [one[0] for one in told(checked(content, dataset="population", name="인구.csv"))]


def _looking(rule: str, look: dict[str, Any], figures: tuple[int, int] = (43_000, 259_000)) -> bytes:
    """The table with a conditional format on its figures, as a rule of the sheet with a look of its own."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("자료")
        sheet.write_row(0, 0, HEAD.split(","))
        for row, (word, figure) in enumerate(zip(("실업자", "재직자"), figures, strict=True), start=1):
            sheet.write_row(row, 0, [2021, "부산", word, figure])
        shape = book.add_format(look)
        sheet.conditional_format(rule, {"type": "cell", "criteria": ">", "value": 0, "format": shape})
    return out.getvalue()


@pytest.mark.parametrize("form", ['#,##0"천명"', '0"천 명"', '[>1]#,##0"(천명)";0'])
def test_a_unit_that_only_a_conditional_format_shows_is_asked_about(form: str) -> None:
    content = _looking("D2:D3", {"num_format": form}, (43, 259))
    assert [question.name for question in checked(content).still_open] == ["scale"]
    assert figures(checked(content, scale="1000"), "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize("form", ['0"%"', '#,##0"원"', '#,##0"(여)"'])
def test_a_sign_of_something_else_that_a_conditional_format_shows_is_an_error(form: str) -> None:
    assert [one[0] for one in told(checked(_looking("D2:D3", {"num_format": form})), weight="error")] == [
        "table-mixed-units"
    ]


@pytest.mark.parametrize(
    ("look", "code"),
    [
        ({"num_format": ";;;"}, "row-hidden"),
        ({"font_color": "#FFFFFF"}, "row-hidden"),
        ({"font_color": "#FF0000", "bg_color": "#FF0000"}, "row-hidden"),
        ({"font_strikeout": True}, "row-struck-out"),
    ],
)
def test_figures_that_a_condition_hides_or_strikes_out_want_a_reason(look: dict[str, Any], code: str) -> None:
    assert [one[0] for one in told(checked(_looking("D2:D3", look)))] == [code]
    assert told(checked(_looking("G2:G3", look))) == []


@pytest.mark.parametrize(
    "look",
    [
        {"num_format": "#,##0"},
        {"num_format": '#,##0"명"'},
        {"num_format": "#,##0,"},
        {"font_color": "#9C0006", "bg_color": "#FFC7CE"},
        {"font_color": "#FFFFFF", "bg_color": "#C00000"},
        {"bold": True},
    ],
)
def test_a_conditional_format_that_says_nothing_raises_nothing(look: dict[str, Any]) -> None:
    found = checked(_looking("D2:D3", look))
    assert told(found) == []
    assert figures(found, "trainees") == [(43_000,), (259_000,)]


def _asking_another_sheet(
    look: str, *, place: str = "D2:D3", figures: tuple[float, float] = (43_000, 259_000)
) -> bytes:
    """A table with a condition that asks another sheet, as Excel keeps it: in the list of extensions, with its look."""
    plain = workbook(
        (HEAD.split(","), *((2021, "부산", *row) for row in zip(("실업자", "재직자"), figures, strict=True)))
    )
    rule = (
        '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings>'
        '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        f'<x14:cfRule type="expression" priority="1"><xm:f>설정!$A$1=1</xm:f>{look}</x14:cfRule>'
        f"<xm:sqref>{place}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>"
    )
    name = "xl/worksheets/sheet1.xml"
    return with_part(plain, name, part_of(plain, name).replace(b"</worksheet>", rule.encode()))


@pytest.mark.parametrize(
    ("look", "code"),
    [
        ("<font><strike/></font>", "row-struck-out"),
        ('<font><color rgb="FFFFFFFF"/></font>', "row-hidden"),
        ('<font><color theme="0"/></font><fill><patternFill><bgColor theme="0"/></patternFill></fill>', "row-hidden"),
        ('<numFmt numFmtId="170" formatCode=";;;"/>', "row-hidden"),
        ('<font><color rgb="FF9C0006"/></font>', ""),
        ('<font><color theme="0"/></font><fill><patternFill><bgColor rgb="FFC00000"/></patternFill></fill>', ""),
    ],
)
def test_a_condition_that_asks_another_sheet_counts_as_any_other(look: str, code: str) -> None:
    found = checked(_asking_another_sheet(f"<x14:dxf>{look}</x14:dxf>"))
    assert [one[0] for one in told(found)] == [code] * bool(code)
    assert told(checked(_asking_another_sheet(f"<x14:dxf>{look}</x14:dxf>", place="G2:G3"))) == []


def test_a_unit_that_a_condition_shows_which_asks_another_sheet_is_asked_about() -> None:
    look = '<x14:dxf><numFmt numFmtId="170" formatCode="#,##0&quot;천명&quot;"/></x14:dxf>'
    content = _asking_another_sheet(look, figures=(43, 259))
    assert [question.name for question in checked(content).still_open] == ["scale"]
    assert figures(checked(content, scale="1000"), "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize("kind", ["data_bar", "icon_set"])
@pytest.mark.parametrize("alone", [True, False])
def test_pictures_that_stand_in_the_place_of_figures_are_told(kind: str, *, alone: bool) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("자료")
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)
        picture = {"bar_only": alone} if kind == "data_bar" else {"icon_style": "3_arrows", "icons_only": alone}
        sheet.conditional_format("D2:D3", {"type": kind, **picture})
    found = checked(out.getvalue())
    assert [one[0] for one in told(found)] == ["row-hidden"] * alone
    assert figures(found, "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ('#,##0;-#,##0;"미집계"', "cell-type"),
        ('#,##0"명";-#,##0;"비공개"', "cell-type"),
        ('#,##0;-#,##0;"…"', "not_available"),
        ('#,##0;-#,##0;"c"', "suppressed"),
        ('#,##0;-#,##0;"-"', 0),
        ("#,##0;-#,##0;", 0),
        ('#,##0;-#,##0;0"명"', 0),
    ],
)
def test_a_zero_that_its_format_shows_as_words_is_no_zero(form: str, first: str | int) -> None:
    found = checked(_formatted(form, 0, 259_000))
    if first == "cell-type":
        assert told(found, weight="error") == [("cell-type", 2, "훈련인원")]
    else:
        column = "trainees" if first == 0 else "trainees_gap"
        assert figures(found, column)[0] == (first,)
    assert figures(checked(_formatted(form, 43_000, 259_000)), "trainees") == [(43_000,), (259_000,)]


def test_digits_that_are_a_text_keep_the_unit_of_a_format_that_has_words_for_zero() -> None:
    found = checked(_formatted('#,##0"천명";-#,##0;"미집계"', "43", 259))  # type: ignore[arg-type]
    assert figures(found, "trainees") == [(43_000,), (259_000,)]


def test_what_a_link_shows_when_it_is_pointed_at_is_listed_and_counts() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("자료")
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)
        sheet.write_url("D1", "https://www.work24.go.kr", string="훈련인원", tip="단위: 천명")
    found = checked(out.getvalue())
    assert [question.name for question in found.still_open] == ["scale"]
    assert ("prompt", "단위: 천명") in {(one.reason, one.text) for one in found.left_out}


def _coloured(**look: Any) -> bytes:
    """The table with its third row in letters of a look of their own."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet, shape = book.add_worksheet("자료"), book.add_format(look)
        sheet.write_row(0, 0, HEAD.split(","), book.add_format({"font_color": "#FFFFFF", "bg_color": "#1F497D"}))
        sheet.write_row(1, 0, [2021, "부산", "실업자", 43_000])
        sheet.write_row(2, 0, [2021, "부산", "재직자", 259_000], shape)
    return out.getvalue()


@pytest.mark.parametrize(
    "look",
    [
        {"font_color": "#FFFFFF"},
        {"font_color": "#FFFFFF", "bg_color": "#FFFFFF"},
        {"font_color": "#00FF00", "bg_color": "#00FF00"},
        {"font_size": 1},
    ],
)
def test_letters_of_the_colour_of_their_cells_are_hidden(look: dict[str, Any]) -> None:
    assert told(checked(_coloured(**look))) == [("row-hidden", 3, None)]


@pytest.mark.parametrize("look", [{"font_color": "#FF0000"}, {"font_color": "#FFFFFF", "bg_color": "#000000"}, {}])
def test_letters_of_another_colour_are_seen(look: dict[str, Any]) -> None:
    assert told(checked(_coloured(**look))) == []


@pytest.mark.parametrize(
    "content",
    [
        "시점,시도별(1),구분별(1),항목,데이터\n2021,부산,실업자,훈련인원(천명),43\n2021,부산,재직자,훈련인원(천명),259\n",
        f"{HEAD},비고\n2021,부산,실업자,43,천명\n2021,부산,재직자,259,천명\n",
        f"{HEAD},비고\n2021,부산,실업자,43,\n2021,부산,재직자,259,(단위: 천명)\n",
    ],
)
def test_a_unit_beside_the_figures_of_a_row_is_asked_about(content: str) -> None:
    assert [question.name for question in checked(content).still_open] == ["scale"]
    assert figures(checked(content, scale="1000"), "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize("note", ["※ 백명 단위에서 반올림", "※ 천명 미만 절사", "※ 천 단위 미만 반올림"])
def test_what_was_rounded_is_no_unit_of_the_figures(note: str) -> None:
    found = checked(f"{HEAD}\n{ROWS}{note},,,\n")
    assert figures(found, "trainees") == [(43_000,), (259_000,)]


def _sentences(found: Checked, code: str) -> list[str]:
    with speaking("en"):
        return [str(problem.message) for problem in found.problems if problem.code == code]


@pytest.mark.parametrize(
    "word",
    ["취업자", "국기훈련", "실업자(여)", "여성 실업자", "실업자·재직자", "실업자 및 재직자", "employed", "비실업자"],
)
def test_no_category_is_offered_for_a_word_that_says_something_else(word: str) -> None:
    assert _of_category(word)[0] is None


@pytest.mark.parametrize("place", ["본사", "전국공통", "부천", "부산(남)", "서울(본청)", "부산시 해운대구", "수원"])
def test_no_province_is_offered_for_a_place_that_is_none(place: str) -> None:
    problems = [one for one in checked(f"{HEAD}\n2021,{place},실업자,43\n").problems if one.code == "code-unknown"]
    assert [problem.suggestion for problem in problems] == [None]


def test_a_district_behind_its_province_is_no_second_province() -> None:
    found = checked(f"{HEAD}\n2021,부산시 해운대구,실업자,43\n")
    assert ["city or district" in told_of for told_of in _sentences(found, "code-unknown")] == [True]


def test_two_categories_in_a_cell_want_a_row_each() -> None:
    found = checked(f"{HEAD}\n2021,부산,실업자·재직자,302000\n")
    assert ["more than one" in told_of for told_of in _sentences(found, "code-unknown")] == [True]


@pytest.mark.parametrize(
    ("place", "what"), [("부산1)", "실업자*"), ("부산광역시 주2)", "실업자²"), ("부산*", "실업자훈련1)")]
)
def test_the_mark_of_a_footnote_behind_a_name_is_passed_over(place: str, what: str) -> None:
    found = checked(f"{HEAD}\n2021,{place},{what},43000\n2021,부산,재직자,259000\n")
    assert figures(found, "province", "category")[0] == ("KR-26", "job_seeker")
    part = checked(f"{HEAD}\n2021,{place},{what},43000\n2021,부산,재직자,259000\n1) 기장군 제외,,,\n")
    assert [one[0] for one in told(part)] == ["table-part"]


@pytest.mark.parametrize(
    "heading", ["여성훈련인원", "훈련인원-여성", "훈련인원 중 여성", "(여성)훈련인원", "훈련인원【여성】"]
)
def test_a_heading_that_says_more_than_a_known_one_is_one_problem_and_offers_none(heading: str) -> None:
    found = checked(f"연도,시도,구분,{heading}\n{ROWS}")
    errors = [problem for problem in found.problems if problem.severity == "error"]
    assert [(problem.code, problem.suggestion) for problem in errors] == [("header-unknown", None)]
    assert "says" in _sentences(found, "header-unknown")[0]


@pytest.mark.parametrize("said", ["여성", "1분기", "신규", "국비"])
def test_brackets_that_say_a_part_are_offered_no_heading_without_them(said: str) -> None:
    found = checked(f"연도,시도,구분,훈련인원({said})\n{ROWS}")
    assert {problem.suggestion for problem in found.problems if problem.code == "header-unknown"} == {None}


def test_the_rest_of_figures_in_a_column_that_may_be_deleted_is_an_error_in_each_row() -> None:
    found = checked(f"{HEAD},담당자\n2021,부산,실업자,43,100\n2021,부산,재직자,259,000\n")
    assert [one for one in told(found, weight="error") if one[0] == "row-cell-count"] == [
        ("row-cell-count", 2, "훈련인원"),
        ("row-cell-count", 3, "훈련인원"),
    ]


def test_an_unknown_column_that_cannot_be_seen_is_said_to_be_hidden() -> None:
    def hide(sheet: Any) -> None:
        sheet["E1"], sheet["E2"] = "수도권여부", "예"
        sheet.column_dimensions["E"].hidden = True

    (sentence,) = _sentences(checked(_with(hide)), "header-unknown")
    assert sentence.startswith("Column E is hidden")


@pytest.mark.parametrize(
    "heads",
    [
        "시도,구분,2021 상반기,2021 하반기",
        "시도,구분,2021.1/4,2021.2/4",
        "시도별(1),구분별(1),2021.01,2021.02",
        "시도,구분,1월,2월",
        "시도,구분,2021,\n,,상반기,하반기",
        "시도,구분,Q1,Q2",
        "시도,구분,2021년 1분기,2021년 2분기",
    ],
)
def test_columns_of_parts_of_a_year_are_one_problem_which_says_to_add_them_up(heads: str) -> None:
    content = f"{heads}\n부산,실업자,20000,23000\n부산,재직자,100000,159000\n"
    found = checked(content)
    errors = [problem for problem in found.problems if problem.severity == "error"]
    assert [problem.code for problem in errors] == ["header-unknown"]
    assert "Add them up" in _sentences(found, "header-unknown")[0]
    assert unaccounted(Upload(name="a.csv", content=content.encode()), found) == []


def test_residents_of_months_are_not_to_be_added_up() -> None:
    heads = "행정구역,2022년06월_총인구수,2022년06월_세대수"
    found = checked(f"{heads}\n부산광역시  (2600000000),3317812,1556823\n", dataset="population")
    (sentence,) = _sentences(found, "header-unknown")
    assert "Add" not in sentence
    cells = checked("연도,시도,총인구수\n2022.06,부산,3317812\n", dataset="population")
    assert "Add" not in _sentences(cells, "cell-type")[0]


@pytest.mark.parametrize(
    ("said", "asked", "column", "value"),
    [
        ("명, 연인원", [], "counting", "enrolments"),
        ("단위: 명, 실인원", [], "counting", "headcount"),
        ("잠정, 명", [], "finality", "provisional"),
        ("천명, 잠정", ["scale"], "finality", "provisional"),
        ("천명)(연인원", ["scale"], "counting", "enrolments"),
        ("연인원)(천명", ["scale"], "counting", "enrolments"),
        ("잠정)(천명", ["scale"], "finality", "provisional"),
    ],
)
def test_brackets_may_say_several_things(said: str, asked: list[str], column: str, value: str) -> None:
    content = f'연도,시도,구분,"훈련인원({said})"\n{ROWS}'
    assert [question.name for question in checked(content).still_open] == asked
    assert figures(checked(content, scale="1"), column)[0] == (value,)


@pytest.mark.parametrize("said", ["명, 여성", "천명, 상반기", "잠정, 청년"])
def test_brackets_of_which_one_part_is_not_understood_are_an_error(said: str) -> None:
    found = checked(f'연도,시도,구분,"훈련인원({said})"\n{ROWS}')
    assert ("header-unknown", 1, f"훈련인원({said})") in told(found)


@pytest.mark.parametrize("said", ["계", "합계", "소계"])
def test_brackets_that_say_a_sum_are_asked_about_alone_and_left_out_beside_its_parts(said: str) -> None:
    content = f"연도,시도,구분,훈련인원({said})\n{ROWS}"
    assert [question.name for question in checked(content).still_open] == ["counting"]
    wide = checked(f"연도,시도,실업자,재직자,훈련인원({said})\n2021,부산,43000,259000,302000\n")
    assert figures(wide, "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize("said", ["연간", "인원", "인원수"])
def test_brackets_that_say_what_every_dataset_counts_say_nothing(said: str) -> None:
    assert figures(checked(f"연도,시도,구분,훈련인원({said})\n{ROWS}"), "trainees")[0] == (43_000,)


@pytest.mark.parametrize("said", ["2021년", "실업자", "부산"])
def test_a_heading_that_names_what_a_column_says_too_is_told_so(said: str) -> None:
    found = checked(f"연도,시도,구분,훈련인원({said})\n{ROWS}")
    assert ["column of its own" in sentence for sentence in _sentences(found, "table-wide")] == [True]


def test_a_row_of_which_all_cells_stand_beside_the_table_is_asked_about_once() -> None:
    def sign(sheet: Any) -> None:
        sheet["G10"] = "담당자 확인"

    found = checked(_with(sign))
    assert told(found) == []
    assert [question.name for question in found.still_open] == ["beside"]
    assert figures(checked(_with(sign), beside="out"), "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize("word", ["수료인원", "여", "재직자", "2022년", "울산"])
def test_a_heading_within_a_table_is_one_problem_of_its_row(word: str) -> None:
    found = checked(f"{HEAD}\n{ROWS}{word},,,\n2022,부산,실업자,44000\n2022,부산,재직자,260000\n")
    assert [one for one in told(found, weight="error") if one[1] == 4] == [("cell-blank", 4, "연도")]
    assert f"“{word}”" in _sentences(found, "cell-blank")[0]
    assert "fill_down" not in [question.name for question in found.still_open]


def test_a_wide_table_below_is_a_second_one_and_a_table_above_is_told() -> None:
    below = checked(f"{HEAD}\n{ROWS}\n2. 연도별 추이\n시도,2021,2022\n부산,302000,304000\n")
    assert told(below, weight="error") == [("table-second", 5, None)]
    above = checked(f"구분,2021\n전국,1910000\n\n{HEAD}\n{ROWS}")
    assert told(above, weight="error") == [("table-second", 2, None)]
    titled = checked(f"2021년 부산 훈련인원,합계,302000,\n{HEAD}\n{ROWS}")
    assert told(titled, weight="error") == []
    words = checked(f"작성부서,일자리과\n작성일,2022-01-05\n문서번호,1234\n{HEAD}\n{ROWS}")
    assert told(words, weight="error") == []


def test_a_sum_above_its_parts_without_a_word_looks_like_one() -> None:
    found = checked(f"{HEAD}\n2021,부산,,302000\n{ROWS}")
    assert [(one.code, one.row, one.suggestion) for one in found.problems] == [("cell-blank", 2, "합계")]


@pytest.mark.parametrize("word", ["(계)", "【합계】", "Σ", "총합", "요약"])
def test_a_sum_may_be_written_in_other_words(word: str) -> None:
    assert figures(checked(f"{HEAD}\n{ROWS}{word},,,302000\n"), "trainees") == [(43_000,), (259_000,)]
    wrong = checked(f"{HEAD}\n{ROWS}{word},,,302001\n")
    assert told(wrong, weight="error") == [("table-total-mismatch", 4, "훈련인원")]


def test_a_row_with_more_cells_than_headings_makes_no_column_that_is_said_to_be_empty() -> None:
    found = checked(f"{HEAD}\n2021,부산,실업자,43,100\n2021,부산,재직자,259000\n")
    assert [part.reason for part in found.left_out] == []
    assert told(found, weight="error") == [("row-cell-count", 2, None)]


def test_an_item_that_is_not_the_measure_and_a_list_of_courses_are_told_what_to_do() -> None:
    items = checked("C1_NM,C2_NM,ITM_NM,PRD_DE,DT\n부산,실업자,훈련인원,2021,43000\n부산,실업자,수료인원,2021,41000\n")
    assert figures(items, "trainees") == [(43_000,)]
    assert [one.row for one in items.left_out if one.reason == "row-of-part"] == [3]
    other = checked("C1_NM,C2_NM,ITM_NM,PRD_DE,DT\n부산,실업자,수료인원,2021,41000\n")
    assert "It says 수료인원." in _sentences(other, "header-unknown")[0]
    courses = checked("훈련기관명,과정명,훈련시작일,수강인원,시도\n부산직업학교,용접,2021-01-05,18,부산\n")
    assert all("add the courses up" in sentence for sentence in _sentences(courses, "header-unknown"))


def test_a_span_of_the_whole_year_under_a_heading_of_periods_is_that_year() -> None:
    content = (
        "기간,시도,구분,훈련인원\n2021.1.1.~2021.12.31.,부산,실업자,43000\n2021.1.1.~2021.12.31.,부산,재직자,259000\n"
    )
    assert figures(checked(content), "year") == [(2021,), (2021,)]
    part = checked(content.replace("2021.12.31.", "2021.10.31."))
    assert {one[0] for one in told(part, weight="error")} == {"cell-type"}


@pytest.mark.parametrize(("name", "sheet", "whose"), [("a", "상반기", "sheet"), ("2021년 상반기", "자료", "file")])
def test_a_part_that_a_name_says_is_told_with_whose_name_it_is(name: str, sheet: str, whose: str) -> None:
    found = checked(workbook(TABLE, names=(sheet,)), name=f"{name}.xlsx")
    assert _sentences(found, "table-part")[0].startswith(f"The name of the {whose}")


# One cause, one problem; no advice to add what is there.


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2021,부산,재직자(사업주 포함),259000\n", [("code-unknown", 2, "구분")]),
        ("2021,부산,실업자,=43000\n2021,부산,재직자,259000\n", [("safety-formula", 2, "훈련인원")]),
        ("2021,부산,=실업자,43000\n2021,부산,재직자,259000\n", [("safety-formula", 2, "구분")]),
        ("2021,??,???,43000\n2021,부산,재직자,259000\n", [("file-mojibake", 2, None)]),
        ("2021,부산,실업자,????\n2021,부산,재직자,259000\n", [("file-mojibake", 2, None)]),
        ("2021 3월,부산,실업자,43000\n2021,부산,재직자,259000\n", [("cell-type", 2, "연도")]),
        ("2021,부샨,실업자,43000\n2021,부산,재직자,259000\n", [("code-unknown", 2, "시도")]),
    ],
)
def test_one_cause_is_one_problem(rows: str, expected: list[tuple[str, int | None, str | None]]) -> None:
    assert told(checked(f"{HEAD}\n{rows}")) == expected


def test_a_figure_that_a_comma_split_is_not_called_small() -> None:
    content = f"{HEAD},비고\n2021,부산,실업자,3,200,\n2021,부산,재직자,43,500,\n"
    assert told(checked(content)) == [("row-cell-count", 2, "훈련인원"), ("row-cell-count", 3, "훈련인원")]


def test_a_category_that_is_missing_beside_rows_that_are_understood_is_told_as_before() -> None:
    content = f"{HEAD}\n2021,부산,실업자,43000\n2020,부샨,실업자,42000\n"
    assert ("plausible-missing-province", 2, "구분") in told(checked(content))


def test_a_province_that_stands_there_under_a_name_that_is_none_is_not_missing() -> None:
    names = (
        "서울",
        "부산",
        "대구",
        "인천",
        "광주",
        "대전",
        "울산",
        "세종",
        "경기",
        "충북",
        "충남",
        "전북",
        "전남",
        "경북",
        "경남",
        "제주",
    )
    rows = "".join(f"2022,{name},{what},20000\n" for name in names for what in ("실업자", "재직자"))
    last = "2022,강원특자도,실업자,20000\n2022,강원특자도,재직자,20000\n"
    missing = ("plausible-missing-province", None, "시도")
    assert missing in told(checked(f"{HEAD}\n{rows}"))
    assert missing not in told(checked(f"{HEAD}\n{rows}{last}"))


# Words that help.


@pytest.mark.parametrize("rows", ["2021,전국,실업자,430000\n2021,전국,재직자,2590000\n", "2021,부산,계,302000\n"])
def test_a_table_of_nothing_but_sums_is_told_as_that(rows: str) -> None:
    with speaking("en"):
        found = json.loads(as_json(checked(f"{HEAD}\n{rows}")))
    assert [(one["code"], one["row"]) for one in found["problems"] if one["severity"] == "error"] == [("file-empty", 2)]
    assert any("All rows of the table are sums" in one["message"] for one in found["problems"])


@pytest.mark.parametrize(
    "content",
    [
        '"연도,시도,구분,훈련인원"\n"2021,부산,실업자,43000"\n"2021,부산,재직자,259000"\n',
        "연도^시도^구분^훈련인원\n2021^부산^실업자^43000\n2021^부산^재직자^259000\n",
        "연도  시도  구분  훈련인원\n2021  부산  실업자  43000\n2021  부산  재직자  259000\n",
        workbook([[HEAD], ["2021,부산,실업자,43000"], ["2021,부산,재직자,259000"]]),
    ],
)
def test_rows_that_stand_in_one_cell_each_are_told_how_to_part_them(content: str | bytes) -> None:
    with speaking("en"):
        found = json.loads(as_json(checked(content)))
    assert [one["code"] for one in found["problems"]] == ["header-missing"]
    assert "Text to Columns" in found["problems"][0]["message"]


def test_lines_of_words_are_no_rows_in_one_cell() -> None:
    with speaking("en"):
        found = json.loads(as_json(checked("제목, 둘, 셋\n메모\n가,나\n")))
    assert "Text to Columns" not in found["problems"][0]["message"]
    assert "Likely" not in found["problems"][0]["message"]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("부산(Busan)", "실업자"),
        ("부산광역시 Busan", "실업자 (Job seekers)"),
        ("○ 부산", "ㅇ실업자"),
        ("① 부산", "② 실업자"),
        ("가. 부산", "· 실업자"),
        ("부산시 전체", "실업자 전체"),
        ("부산(전체)", "실업자_전체"),
    ],
)
def test_names_in_two_languages_in_lists_and_of_all_are_read(name: str, what: str) -> None:
    found = checked(f"{HEAD}\n2021,{name},{what},43000\n2021,부산,재직자,259000\n")
    assert figures(found, "province", "category", "trainees")[0] == ("KR-26", "job_seeker", 43_000)


@pytest.mark.parametrize(
    "name", ["부산(Ulsan)", "부산 Ulsan", "부산(Seoul Busan)", "○ 부샨", "부전체", "가. 부산 일부"]
)
def test_names_that_differ_in_two_languages_or_say_more_are_not_read(name: str) -> None:
    found = checked(f"{HEAD}\n2021,{name},실업자,43000\n2021,부산,재직자,259000\n")
    assert ("code-unknown", 2, "시도") in told(found, weight="error")


@pytest.mark.parametrize("bracket", ["(1~12월)", "(1.1.~12.31.)", "(01월 ~ 12월)", "〈명〉", "《명》", "【명】"])
def test_brackets_that_say_the_whole_year_or_the_unit_change_nothing(bracket: str) -> None:
    content = f"{HEAD}{bracket}\n{ROWS}"
    assert figures(checked(content), "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize("bracket", ["(1~11월)", "(1.1.~6.30.)", "〈여성〉", "【천명】"])
def test_brackets_that_say_a_part_or_a_unit_still_count(bracket: str) -> None:
    assert checked(f"{HEAD}{bracket}\n{ROWS}").table is None


def test_a_column_that_says_in_every_row_that_all_are_counted_is_left_out() -> None:
    head = "시도별(1),성별(1),구분별(1),2021\n"
    found = checked(f"{head}부산광역시,계,실업자,43000\n부산광역시,계,재직자,259000\n")
    assert figures(found, "trainees") == [(43_000,), (259_000,)]
    assert ("column-of-all", "B") in {(one.reason, one.column) for one in found.left_out}
    women = checked(f"{head}부산광역시,여자,실업자,43000\n부산광역시,계,재직자,259000\n")
    assert told(women, weight="error") == [("header-unknown", 1, "성별(1)")]
    with speaking("en"):
        assert "both sexes up to one" in as_json(women)


def test_a_month_by_its_letter_is_a_part_of_a_year() -> None:
    with speaking("en"):
        assert "part of a year" in as_json(checked(f"{HEAD}\n2021M12,부산,실업자,43000\n"))


@pytest.mark.parametrize("mark", ["¹⁾", "*", "**", " 1)", "주1)", "²", "¹²⁾"])
def test_the_mark_of_a_note_behind_a_heading_is_no_part_of_it(mark: str) -> None:
    long = checked(f"{HEAD}{mark}\n{ROWS}")
    assert figures(long, "trainees") == [(43_000,), (259_000,)]
    wide = checked(f"시도,구분,2020,2021{mark}\n부산,실업자,42000,43000\n부산,재직자,250000,259000\n(상반기 실적),,,\n")
    assert figures(wide, "year", "trainees")[1] == (2021, 43_000)
    assert "table-part" in [one[0] for one in told(wide)]


def test_the_letters_by_which_columns_of_differences_name_others_change_nothing() -> None:
    rows = "부산,실업자,42000,43000,1000,2.4%\n부산,재직자,250000,259000,9000,3.6%\n"
    found = checked(f"시도,구분,2020(A),2021(B),증감(B-A),증감률((B-A)/A)\n{rows}")
    assert [row[0] for row in figures(found, "trainees")] == [42_000, 43_000, 250_000, 259_000]
    rate = checked(
        f"{HEAD}(A),수료인원(B),수료율(B/A)\n2021,부산,실업자,43000,40000,93\n2021,부산,재직자,259000,250000,97\n"
    )
    assert figures(rate, "trainees") == [(43_000,), (259_000,)]
    two = checked(f"{HEAD}(A),훈련인원(B)\n2021,부산,실업자,43000,40000\n2021,부산,재직자,259000,250000\n")
    assert told(two, weight="error") == [("header-duplicate", 1, "훈련인원(B)")]
    assert checked(f"{HEAD}(A-B)\n{ROWS}").table is None


def test_a_column_of_a_plan_is_one_problem_and_a_rank_is_left_out() -> None:
    plan = checked("시도,구분,2021,2022(계획)\n부산,실업자,43000,50000\n부산,재직자,259000,300000\n")
    assert told(plan, weight="error") == [("table-measure", None, "2022(계획)")]
    rank = checked(f"순위,{HEAD}\n1,2021,부산,재직자,259000\n2,2021,부산,실업자,43000\n")
    assert figures(rank, "trainees") == [(259_000,), (43_000,)]


@pytest.mark.parametrize(
    ("unit", "factor", "written"),
    [
        ("백명", 100, ("430", "2590")),
        ("천명", 1_000, ("43", "259")),
        ("만명", 10_000, ("4.3", "25.9")),
        ("십만명", 100_000, ("0.43", "2.59")),
        ("백만명", 1_000_000, ("0.043", "0.259")),
        ("1,000 persons", 1_000, ("43", "259")),
        ("10,000 persons", 10_000, ("4.3", "25.9")),
        ("ten thousand persons", 10_000, ("4.3", "25.9")),
    ],
)
def test_each_unit_multiplies_by_what_it_says(unit: str, factor: int, written: tuple[str, str]) -> None:
    rows = "".join(f"2021,부산,{what},{one}\n" for what, one in zip(("실업자", "재직자"), written, strict=True))
    content = f'"(단위: {unit})",,,\n{HEAD}\n{rows}'
    (asked,) = checked(content).still_open
    assert list(asked.options) == [str(factor), "1"]
    assert figures(checked(content, scale=str(factor)), "trainees") == [(43_000,), (259_000,)]
