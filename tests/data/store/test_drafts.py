"""Unfinished uploads: whose they are, how long they stay, and which are never kept."""

import io
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from sqlalchemy import update

from data.intake.check import check
from data.intake.upload import Checked, Upload, against
from data.store.actor import Actor
from data.store.connection import writing
from data.store.drafts import MOST_BYTES, KeptDraft, delete_draft, load_draft, save_draft
from data.store.errors import NotAllowedError, UnkeptDraftError
from data.store.head import head
from data.store.location import absent, file
from data.store.schema import DRAFTS
from tests.data.store.reports import BUSAN, VISITOR, kept, published, report

DATASET = "regional_training"
OTHER = "another browser"
CLEAN = "year,province,category,trainees\n2021,KR-26,job_seeker,43\n"
PERSON = "900101-1234567"


@pytest.mark.usefixtures("database")
class TestOnBothDatabases:
    def test_an_unfinished_upload_is_there_at_the_next_visit(self) -> None:
        kept("연도,시도\r\n".encode("cp949"), name="한글\0.csv", answers={"basis": "workplace"})
        found = load_draft(VISITOR, DATASET)
        assert found is not None
        assert (found.upload.content, found.upload.name) == ("연도,시도\r\n".encode("cp949"), "한글.csv")
        assert found.upload.answers == {"basis": "workplace"}
        assert head() == 0

    def test_the_last_one_counts(self) -> None:
        kept(b"first")
        kept(b"second")
        found = load_draft(VISITOR, DATASET)
        assert found is not None
        assert found.upload.content == b"second"

    def test_nobody_sees_that_of_another(self) -> None:
        kept()
        assert load_draft(OTHER, DATASET) is None
        assert load_draft(VISITOR, "kdt_training") is None

    def test_it_is_gone_when_given_up(self) -> None:
        kept()
        kept(owner=OTHER)
        delete_draft(VISITOR, DATASET)
        assert load_draft(VISITOR, DATASET) is None
        assert load_draft(OTHER, DATASET) is not None

    def test_after_thirty_days_it_is_offered_to_nobody_and_deleted_by_the_next_writer(self) -> None:
        kept(b"old,figures")
        kept(b"young", owner=OTHER)
        _grown(VISITOR, days=30)
        _grown(OTHER, days=29)
        assert load_draft(VISITOR, DATASET) is None
        published(report())
        assert _owners() == [OTHER]

    def test_it_says_how_long_it_is_kept(self) -> None:
        made = kept()
        assert made.until - made.at == timedelta(days=30)


def _grown(owner: str, *, days: int) -> None:
    at = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    with writing() as connection:
        connection.execute(update(DRAFTS).where(DRAFTS.c.owner == owner).values(at=at))


def _owners() -> list[str]:
    with writing() as connection:
        return [row.owner for row in connection.execute(DRAFTS.select())]


def checked(content: bytes, name: str = "a.csv") -> tuple[Upload, Checked]:
    upload = Upload(name=name, content=content)
    return upload, check(upload, dataset=DATASET, against=against(DATASET, None))


def workbook(*, properties: str = "", rich: bool = False, **cells: Any) -> bytes:
    book = openpyxl.Workbook()
    for row in CLEAN.splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row.split(",")])
    book.create_sheet("다른 시트")["A1"] = cells.get("other")
    book.create_sheet("hidden").sheet_state = "hidden"
    book["hidden"]["B7"] = cells.get("hidden")
    if note := cells.get("note"):
        book.active["A1"].comment = Comment(note, "kim")
    book.properties.creator = properties
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as packed:
        packed.writestr(name, part)
    return made.getvalue()


RUNS = b"<sst><si><r><t>900101-</t></r><r><rPr><b/></rPr><t>1234567</t></r></si></sst>"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (CLEAN.replace("43", PERSON).encode(), "a.csv"),
        (f"{CLEAN}2021,KR-26,employee,12,{PERSON}\n".encode(), "more cells than headings.csv"),
        (f"자료: 홍길동 010-1234-5678\n{CLEAN}".encode(), "a note above.csv"),
        (f"{CLEAN}\n※ kim@example.org\n".encode("utf-16"), "a note below, in another encoding.csv"),
        (f"nothing of a table {PERSON}".encode(), "no table.csv"),
        (CLEAN.encode(), f"홍길동 {PERSON}.csv"),
        (workbook(other=PERSON), "another sheet.xlsx"),
        (workbook(other=9001011234567), "a number.xlsx"),
        (workbook(hidden="010 1234 5678"), "a hidden sheet.xlsx"),
        (workbook(note=f"주민번호 {PERSON}"), "a comment.xlsx"),
        (workbook(properties="kim@example.org"), "properties.xlsx"),
        (with_part(workbook(), "xl/sharedStrings2.xml", RUNS), "formatted within a cell.xlsx"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_tells_of_persons_anywhere_is_never_kept(content: bytes, name: str) -> None:
    upload, found = checked(content, name)
    with pytest.raises(UnkeptDraftError, match="looks like personal data"):
        save_draft(upload, checked=found, actor=BUSAN, owner=VISITOR)
    assert absent()


def test_what_the_check_calls_personal_is_not_kept_though_no_number_is_found() -> None:
    upload, found = checked("연도,시도,구분,훈련인원,성명\n2021,부산,실업자,43,홍길동\n".encode())
    assert "privacy-identifier" in {problem.code for problem in found.problems}
    with pytest.raises(UnkeptDraftError, match="looks like personal data"):
        save_draft(upload, checked=found, actor=BUSAN, owner=VISITOR)


@pytest.mark.parametrize(
    "content",
    [b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"PK\x03\x04 broken", with_part(workbook(), "xl/embeddings/other.docx", b"PK")],
    ids=["protected", "broken", "a file within the file"],
)
def test_a_file_that_cannot_be_read_through_is_not_kept(content: bytes) -> None:
    upload, found = checked(content, "a.xlsx")
    with pytest.raises(UnkeptDraftError, match="cannot be read through"):
        save_draft(upload, checked=found, actor=BUSAN, owner=VISITOR)
    assert absent()


@pytest.mark.parametrize("content", [CLEAN.encode(), workbook(), workbook(other="합계 1,234,567")])
def test_a_file_of_figures_is_kept(content: bytes) -> None:
    upload, found = checked(content, "a.xlsx" if content.startswith(b"PK") else "a.csv")
    save_draft(upload, checked=found, actor=BUSAN, owner=VISITOR)
    assert load_draft(VISITOR, DATASET) is not None


def test_a_file_that_could_never_be_published_is_not_kept() -> None:
    with pytest.raises(UnkeptDraftError, match="larger than 10 MB"):
        kept(b"0" * (MOST_BYTES + 1))
    assert absent()


def test_a_reader_keeps_nothing() -> None:
    with pytest.raises(NotAllowedError):
        kept(actor=Actor(name="r", role="reader", via="sign-in"))
    assert absent()


def test_looking_for_a_draft_and_giving_none_up_makes_no_store() -> None:
    assert load_draft(VISITOR, DATASET) is None
    delete_draft(VISITOR, DATASET)
    assert absent()


@pytest.fixture
def another_reader() -> Iterator[None]:
    """Somebody else has the store open, so that its log is not folded in when a writer closes."""
    kept(b"begins")
    path = file()
    assert path is not None
    other = sqlite3.connect(path)
    other.execute("SELECT count(*) FROM drafts").fetchone()
    yield
    other.close()


@pytest.mark.usefixtures("another_reader")
def test_nothing_of_a_deleted_draft_is_left_in_the_files_of_the_store() -> None:
    kept(b"a line that must go, " * 2_000)
    delete_draft(VISITOR, DATASET)
    published(report())
    path = file()
    assert path is not None
    left = [found.name for found in path.parent.glob(f"{path.name}*") if b"a line that must go" in found.read_bytes()]
    assert left == []


def test_a_draft_says_when_it_was_kept() -> None:
    before = datetime.now(UTC)
    made: KeptDraft = kept()
    assert before <= made.at <= datetime.now(UTC)


def test_a_person_in_an_answer_is_not_kept_either() -> None:
    with pytest.raises(UnkeptDraftError, match="personal data"):
        kept(answers={"basis": "담당 010-1234-5678"})
    assert load_draft(VISITOR, DATASET) is None


def test_what_is_deleted_is_overwritten_whatever_sqlite_was_built_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def careless(*place: Any, **told: Any) -> sqlite3.Connection:
        made = connect(*place, **told)
        made.execute("PRAGMA secure_delete=OFF")
        return made

    kept()
    monkeypatch.setattr(sqlite3, "connect", careless)
    with writing() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
