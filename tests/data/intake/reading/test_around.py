"""What a workbook says outside its cells: a unit, a period or a part is asked or told, and all of it is listed as left out."""

import base64
import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from i18n import speaking
from tests.data.intake.making import TABLE
from tests.data.intake.test_accounting import checked, figures, told

Change = Callable[[Any, Any], object]
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _book(change: Change) -> bytes:
    book = openpyxl.Workbook()
    for row in TABLE:
        book.active.append(list(row))  # type: ignore[union-attr]
    change(book, book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _drawn(change: Change) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)
        change(book, sheet)
    return out.getvalue()


def _property(name: str, text: str) -> Change:
    return lambda book, _sheet: setattr(book.properties, name, text)


def _named(name: str, value: str) -> Change:
    return lambda book, _sheet: book.defined_names.__setitem__(name, DefinedName(name, attr_text=value))


def _added(name: str, text: str) -> Change:
    return lambda book, _sheet: book.custom_doc_props.append(StringProperty(name=name, value=text))


def _valid(**said: str) -> Change:
    def change(_book: Any, sheet: Any) -> None:
        valid = DataValidation(type="list" if "formula1" in said else "whole", **said)
        valid.add("C2:C3")
        sheet.add_data_validation(valid)

    return change


def _picture(text: str) -> Change:
    given = {"image_data": io.BytesIO(PICTURE), "description": text}
    return lambda _book, sheet: sheet.insert_image("F2", "a.png", given)


SAYS_THOUSANDS: Sequence[tuple[str, bytes, str]] = [
    ("title", _book(_property("title", "시도별 훈련인원(단위: 천명)")), "property"),
    ("subject", _book(_property("subject", "Unit: thousand persons")), "property"),
    ("category", _book(_property("category", "thousands")), "property"),
    ("comments", _drawn(lambda book, _sheet: book.set_properties({"comments": "단위: 천명"})), "property"),
    ("own", _book(_added("단위", "천명")), "property"),
    ("constant", _book(_named("단위", '"천명"')), "property"),
    ("name", _book(_named("훈련인원_천명", "Sheet!$D$2:$D$3")), "property"),
    ("list", _book(_valid(formula1='"단위: 천명"')), "list"),
    ("error", _book(_valid(formula1="0", error="단위: 천명", errorTitle="오류")), "prompt"),
    ("box", _drawn(lambda _book, sheet: sheet.insert_textbox("F2", "(단위: 천명)")), "text-box"),
    ("box-alt", _drawn(lambda _book, sheet: sheet.insert_textbox("F2", "", {"description": "단위: 천명"})), "text-box"),
    ("picture", _drawn(_picture("단위: 천명")), "text-box"),
    ("header", _drawn(lambda _book, sheet: sheet.set_header("&C(단위: 천명)")), "printed"),
    ("footer", _drawn(lambda _book, sheet: sheet.set_footer("&RUnit: thousand people")), "printed"),
    ("comment", _drawn(lambda _book, sheet: sheet.write_comment("D1", "단위: 천명")), "comment"),
]


@pytest.mark.parametrize(
    ("content", "reason"), [one[1:] for one in SAYS_THOUSANDS], ids=[one[0] for one in SAYS_THOUSANDS]
)
def test_a_unit_outside_the_cells_is_asked_and_listed(content: bytes, reason: str) -> None:
    found = checked(content)
    assert [question.name for question in found.still_open] == ["scale"]
    place = next(part for part in found.left_out if part.reason == reason)
    for language in ("en", "ko"):
        with speaking(language):  # nobody sees a property in a cell: the question says where it stands
            assert str(place.why) in str(found.still_open[0].message) or reason == "comment"
    assert figures(checked(content, scale="1"), "trainees") == [(43_000,), (259_000,)]


@pytest.mark.parametrize(
    "change",
    [
        _property("description", "2021년 상반기 실적"),
        _property("subject", "여성 훈련인원"),
        _added("기간", "2021년 1~6월"),
    ],
    ids=["half", "women", "months"],
)
def test_a_part_that_a_property_says_is_told(change: Change) -> None:
    found = checked(_book(change))
    assert told(found) == [("table-part", None, None)]
    with speaking("ko"):
        assert "적힌 곳: 통합 문서의 속성" in str(found.problems[0].message)
    with speaking("en"):
        assert "Where it stands: a property of the workbook" in str(found.problems[0].message)


LISTED: Sequence[tuple[Change, str, str]] = [
    (_property("title", "시도별 훈련인원"), "property", "시도별 훈련인원"),
    (_property("keywords", "훈련;통계"), "property", "훈련;통계"),
    (_added("Department", "Training"), "property", "Department: Training"),
    (_named("자료", "Sheet!$A$1:$D$3"), "property", "자료"),
    (_named("배율", "7"), "property", "배율: 7"),
    (_valid(formula1='"실업자,재직자"'), "list", "실업자,재직자"),
    (_valid(formula1="0", prompt="Choose one"), "prompt", "Choose one"),
]


@pytest.mark.parametrize(("change", "reason", "text"), LISTED, ids=[one[2] for one in LISTED])
def test_what_says_nothing_of_the_figures_is_listed(change: Change, reason: str, text: str) -> None:
    found = checked(_book(change))
    assert told(found) == []
    assert not found.still_open
    assert (reason, text) in {(part.reason, part.text) for part in found.left_out}


def test_the_names_that_a_program_gives_to_cells_are_none_of_the_office() -> None:
    def change(_book: Any, sheet: Any) -> None:
        sheet.print_title_rows = "1:1"
        sheet.auto_filter.ref = "A1:D3"

    assert checked(_book(change)).left_out == ()
