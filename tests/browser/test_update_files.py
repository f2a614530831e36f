"""Files as offices have them on the page in Korean: each is told in whole sentences; a long check shows its way and ends."""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page, expect

from components.figures.words import unbroken
from tests.browser.visits import Visit
from tests.data.intake.making import text, workbook

pytestmark = pytest.mark.browser
HEAD = "연도,시도,구분,훈련인원"
ROWS = "2021,부산,실업자,43000\n2021,부산,재직자,259000\n"
TABLE = [HEAD.split(","), [2021, "부산", "실업자", 43_000], [2021, "부산", "재직자", 259_000]]
SHOTS = os.environ.get("SHOTS_OF_UPLOADS", "")
"""A folder, where somebody wants to look at the page."""


def _conditional() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet, shape = book.add_worksheet("자료"), book.add_format({"num_format": '#,##0"천명"'})
        for row, cells in enumerate((HEAD.split(","), (2021, "부산", "실업자", 43), (2021, "부산", "재직자", 259))):
            sheet.write_row(row, 0, cells)
        sheet.conditional_format("D2:D3", {"type": "cell", "criteria": ">", "value": 0, "format": shape})
    return out.getvalue()


def _boxed() -> bytes:
    """A table with a unit in a box, and with properties, that a picture of it shows nowhere."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": "시도별 훈련인원", "comments": "2021년 상반기 실적"})
        sheet = book.add_worksheet("자료")
        for row, cells in enumerate(TABLE):
            sheet.write_row(row, 0, cells)
        sheet.insert_textbox("F2", "(단위: 천명)")
    return out.getvalue()


HALVES = "시도,구분,2021 상반기,2021 하반기\n부산,실업자,20000,23000\n"
FILES: dict[str, tuple[str, bytes, str]] = {
    "brackets": ("a.csv", f"연도,시도,구분,훈련인원(여성)\n{ROWS}".encode("cp949"), "괄호에 “여성”이 있어"),
    "parted": ("a.csv", f"{HEAD},비고\n2021,부산,실업자,43,100\n".encode(), "쉼표에서 나뉜 것입니다"),
    "condition": ("a.xlsx", _conditional(), "표의 단위가 “천명”입니다"),
    "halves": ("a.csv", HALVES.encode(), "연도별로 합산한 열을 두고 이 열은 삭제해 주십시오"),
    "hidden": ("a.xlsx", workbook(TABLE, hidden=[3]), "보이지 않는 행이 1개 있으며"),
    "second": (
        "a.csv",
        f"{HEAD}\n{ROWS}\n연도별\n시도,2021,2022\n부산,1000,2000\n".encode(),
        "두 번째 표가 시작됩니다",
    ),
    "above": (
        "a.csv",
        f"구분,2021\n전국,1910000\n{HEAD}\n{ROWS}".encode(),
        "항목명 위쪽 2행에 다른 표의 수치가 있습니다",
    ),
    "heading": ("a.csv", f"{HEAD}\n{ROWS}수료인원,,,\n2022,부산,실업자,44000\n".encode(), "“수료인원”만 적힌 행입니다"),
    "kosis": (
        "a.csv",
        "C1_NM,C2_NM,ITM_NM,PRD_DE,DT\n부산,실업자,수료인원,2021,41000\n".encode("cp949"),
        "전체 인원의 수치를 적어 주십시오",
    ),
    "other": ("a.csv", f"{HEAD}\n2021,부산,취업자,43000\n".encode(), "“취업자”: 구분에 없는 값입니다"),
    "likely": ("a.csv", f"연도,시도,구분,훈련생수\n{ROWS}".encode(), "“훈련생수”가 “훈련인원”에 해당합니까?"),
    "words": ("a.csv", f"{HEAD}\n2021,부산,실업자,미집계\n2021,부산,재직자,비공개\n".encode(), "x를 입력해 주십시오"),
    "cases": ("a.csv", f"연도,시도,구분,훈련인원(건)\n{ROWS}".encode(), "연인원과 실인원 중 무엇을 센 것입니까?"),
    "units": ("a.csv", f"{HEAD}\n(년),,,(천명)\n{ROWS}".encode(), "표의 단위가 “천명”입니다"),
    "markdown": ("a.csv", f"{HEAD}\n---,---,---,---\n{ROWS}".replace(",", "|").encode(), "2행을 비교할 수 있습니다"),
    "number": ("a.csv", f"{HEAD}\n{ROWS}".replace("2021", "44197").encode(), "엑셀의 날짜 일련번호"),
    "era": ("a.csv", f"{HEAD}\n{ROWS}".replace("2021", "4354").encode(), "너무 큽니다"),
    "month": ("a.csv", f"{HEAD},기준일\n{ROWS}".replace("000\n", "000,2021-12\n").encode(), "날짜가 아닙니다"),
    "heading-letters": ("a.csv", f"연도,시도,구분,훈련??\n{ROWS}".encode(), "글자가 깨졌으며"),
    "box": ("a.xlsx", _boxed(), "적힌 곳: 통합 문서의 속성"),
    "letters": ("a.csv", text([["??", "??", "??", "????"], [2021, "??", "???", 1]]).encode(), "글자가 깨졌으며"),
}
ENGLISH = re.compile(r"[A-Za-z]{3,}(?: [a-z]{2,}){3,}")
"""Four words of English in a row are a sentence that nobody has translated."""


@pytest.fixture
def office(browser: Browser, fresh_server: str, server_key: str) -> Iterator[Page]:
    """The page of the update in Korean, for an office of a browser of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 1400}, locale="ko-KR")
    yield Visit(page=context.new_page(), home=fresh_server).open(f"/data?lang=ko&province=KR-26&key={server_key}").page
    context.close()


def _hand_in(page: Page, name: str, content: bytes) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def test_each_kind_of_file_is_told_in_whole_korean_sentences(office: Page) -> None:
    for kind, (ending, content, sentence) in FILES.items():
        name = f"{kind}.{ending.rpartition('.')[2]}"
        _hand_in(office, name, content)
        expect(office.get_by_text(name).first).to_be_visible()
        expect(office.get_by_role("main").get_by_text(unbroken(sentence)).first).to_be_visible()
        if SHOTS:
            office.screenshot(path=Path(SHOTS) / f"{kind}.png", full_page=True)
        assert ENGLISH.findall(office.get_by_role("main").inner_text()) == [], kind


def test_a_long_check_shows_how_far_it_is_and_a_click_ends_it(office: Page) -> None:
    rows = "".join(f"{1950 + at % 70},부산,실업자,{40_000 + at}\n" for at in range(100_000))
    _hand_in(office, "long.csv", f"{HEAD}\n{rows}".encode())
    stop = office.get_by_role("button", name="점검 중지")
    expect(office.get_by_text("파일을 점검하고 있습니다")).to_be_visible()
    stop.click()
    expect(stop).to_have_count(0)
    expect(office.get_by_text("파일을 점검하고 있습니다")).to_have_count(0)
    expect(office.get_by_text("long.csv")).to_have_count(0)
    _hand_in(office, "short.csv", f"{HEAD}\n{ROWS}".encode())
    expect(office.get_by_text("short.csv").first).to_be_visible()
    expect(office.get_by_role("button", name="게시", exact=True)).to_be_visible()
