"""Whatever the bytes are, reading tells or reads, and never raises."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.intake.annotated import annotated
from data.intake.check import check
from data.intake.problem import SEVERITY
from data.intake.read import Read
from data.intake.report import as_text
from data.intake.upload import Upload, against
from data.package import package
from data.store.versions import require_fit
from tests.data.intake.making import TABLE, clean, part, text, with_part, workbook
from tests.data.intake.reading.files import reading_of

FILES = list(clean().values())
WORKBOOKS = [content for content in FILES if content.startswith(b"PK")]
PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml")
WORDS = [
    "연도",
    "시도",
    "구분",
    "훈련인원",
    "연인원",
    "2021",
    "'21",
    "부산",
    "실업자",
    "합계",
    "전국",
    "(단위: 천명)",
    "※",
]
CELLS = st.one_of(st.sampled_from(WORDS), st.text(max_size=5))
PUBLISHED = st.sampled_from([name for name in package().names if package().resource(name)["publishes"] != "none"])
ANSWERS: list[dict[str, str]] = [
    {},
    {"fill_down": "yes", "scale": "1000", "dash": "nil", "sheet": "Sheet1", "year": "2021"},
]
DATASETS = st.sampled_from(["regional_training", "kdt_training", "zone_shares", "sme_participation"])

many = settings(
    max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
few = settings(many, max_examples=40)


def holds(found: Read) -> None:
    """A list of known problems, or rows that belong together; a place can be named for every cell."""
    assert {problem.code for problem in found.problems} <= set(SEVERITY)
    if found.reading is None:
        assert found.problems or found.questions
        return
    reading = found.reading
    assert len(reading.cells) == len(reading.rows) > 0
    assert len(reading.totals) == len(reading.total_rows)
    assert reading.value_headings is None or len(reading.value_headings) == len(reading.rows)
    assert all(str(dtype) == "str" for dtype in reading.cells.dtypes)
    assert not reading.cells.isna().any(axis=None)
    assert reading.place(0, str(reading.cells.columns[0]))[0] >= 1
    told = [problem.message for problem in found.problems]
    told += [fix.message for fix in found.fixes] + [question.message for question in found.questions]
    assert all(map(str, told))


def grids(data: st.DataObject) -> bytes:
    """A table of words that headings and cells are made of, in one of the dialects."""
    rows = data.draw(st.lists(st.lists(CELLS, max_size=6), max_size=8))
    if data.draw(st.booleans()):
        return workbook([[cell[:50] for cell in row] for row in rows])
    return text(rows, delimiter=data.draw(st.sampled_from(",;\t"))).encode("utf-8", "replace")


def mutated(data: st.DataObject) -> bytes:
    """A real file with some bytes cut out and others put in."""
    content = bytearray(data.draw(st.sampled_from(FILES)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    return bytes(content[: data.draw(st.integers(0, len(content)))]) if data.draw(st.booleans()) else bytes(content)


def damaged_inside(data: st.DataObject) -> bytes:
    """A workbook whose archive is whole and one of whose parts is not."""
    content, name = data.draw(st.sampled_from(WORKBOOKS)), data.draw(st.sampled_from(PARTS))
    inner = bytearray(part(content, name))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(inner)))
        inner[at : at + data.draw(st.integers(0, 20))] = data.draw(
            st.one_of(st.binary(max_size=6), st.sampled_from([b'"', b"<", b"</c>", b"99999999999", b"-1", b"NaN"]))
        )
    return with_part(content, name, bytes(inner))


def any_bytes(data: st.DataObject) -> bytes:
    """Bytes, mostly with the beginning of a kind of file."""
    start = data.draw(
        st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0"])
    )
    return start + data.draw(st.binary(max_size=300))


MAKERS = (any_bytes, mutated, damaged_inside, grids)


@few
@given(data=st.data(), dataset=DATASETS)
def test_any_file_is_read_or_told(data: st.DataObject, dataset: str) -> None:
    make = data.draw(st.sampled_from(MAKERS))
    holds(reading_of(make(data), dataset=dataset))


@pytest.mark.sweep
@pytest.mark.parametrize("make", MAKERS)
@many
@given(data=st.data(), dataset=DATASETS)
def test_two_thousand_files_of_every_kind_are_read_or_told(make, data: st.DataObject, dataset: str) -> None:  # type: ignore[no-untyped-def]
    holds(reading_of(make(data), dataset=dataset, fill_down="yes", scale="1000", counting="headcount"))


def checks(data: st.DataObject, content: bytes, dataset: str) -> None:
    """A table, or reasons why there is none; the words of all of it; and the file handed back."""
    upload = Upload(name="file", content=content, answers=data.draw(st.sampled_from(ANSWERS)))
    found = check(upload, dataset=dataset, against=against(dataset))
    assert {problem.code for problem in found.problems} <= set(SEVERITY)
    assert found.valid if found.table is not None else (found.questions or not found.valid)
    assert as_text(found)
    assert annotated(upload, found, form=data.draw(st.sampled_from(["csv", "xlsx"])))
    if found.table is not None and len(found.table):
        require_fit(found.table, package().resource(dataset))


@few
@given(data=st.data(), dataset=PUBLISHED)
def test_any_file_is_checked_and_handed_back(data: st.DataObject, dataset: str) -> None:
    checks(data, data.draw(st.sampled_from(MAKERS))(data), dataset)


@pytest.mark.sweep
@pytest.mark.parametrize("make", MAKERS)
@many
@given(data=st.data(), dataset=PUBLISHED)
def test_two_thousand_files_of_every_kind_are_checked_and_handed_back(  # type: ignore[no-untyped-def]
    make, data: st.DataObject, dataset: str
) -> None:
    checks(data, make(data), dataset)


@pytest.mark.parametrize("step", [101, pytest.param(7, marks=pytest.mark.sweep)])
def test_a_workbook_cut_anywhere_is_told(step: int) -> None:
    content = workbook(TABLE)
    for length in range(1, len(content), step):
        holds(reading_of(content[:length]))


def test_parts_that_lie_about_their_size_are_told() -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(TABLE))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry.filename))
    lying = out.getvalue().replace(b"<sheetData>", b"<sheetDatax")
    holds(reading_of(lying))
