"""The faults that reading finds, each in a fixture of its own, and files of other programs."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from data.intake import workbook as archive
from data.intake.problem import MOST_BYTES
from data.intake.read import read
from data.intake.upload import Upload
from data.package import package
from tests.data.intake.making import FIXTURES, TABLE, faulty, part, text, with_part, workbook
from tests.data.intake.reading.files import codes, reading_of, told

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)


@pytest.mark.parametrize("name", faulty())
def test_a_fault_is_told_as_the_golden_list_says(name: str) -> None:
    golden = json.loads((FIXTURES / name).with_suffix(".json").read_text("utf-8"))
    found = reading_of((FIXTURES / name).read_bytes(), name=name)
    assert name.rpartition(".")[0] in codes(found)
    assert set(told(found)) == {(problem["code"], problem["row"], problem["value"]) for problem in golden}


@pytest.mark.parametrize(
    ("content", "name", "code", "words"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "file-type", "old Excel format"),
        (OLE + "HwpSummaryInformation".encode("utf-16-le"), "a.hwp", "file-type", "Hangul"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "file-drm", "password"),
        (OLE, "a.cell", "file-type", "Hancell"),
        (OLE, "a.doc", "file-type", "not a table"),
        (b"\x09\x08\x10\x00", "a.xls", "file-type", "old Excel format"),
        (b"%PDF-1.4", "a.pdf", "file-type", "PDF"),
        (b"SCDSA004" + bytes(50), "a.xlsx", "file-drm", "security program"),
        (b"\r\n%PDF-1.4", "a.pdf", "file-type", "PDF"),
        (b"\x1f\x8b\x08" + bytes(50), "a.csv.gz", "file-type", "compressed"),
        (b"7z\xbc\xaf\x27\x1c", "a.7z", "file-type", "compressed"),
        (b"ALZ\x01" + bytes(50), "a.alz", "file-type", "compressed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png", "file-type", "not a table"),
        (b'<?xml version="1.0"?><rows>', "a.xml", "file-html-xls", "XML"),
        (b"\x03\xc8\xbe\xff\x00\x01" * 99, "a.xlsx", "file-drm", "security program"),
        (b"<div><table>", "a.xls", "file-html-xls", "web page"),
        (b"MIME-Version: 1.0\r\n\r\n<html>", "a.xls", "file-html-xls", "web page"),
        (b"<html><table>", "a.xls", "file-html-xls", "web page"),
        ("\ufeff<!DOCTYPE html>".encode("utf-16-le"), "a.xls", "file-html-xls", "web page"),
        (b"year,province\n2021,\x00\n", "a.csv", "file-unreadable", "bytes that no text has"),
        (b"\xef\xbb\xbf \r\n", "a.csv", "file-empty", "empty"),
        (b"PK\x03\x04 and no more", "a.xlsx", "file-unreadable", "damaged"),
    ],
)
def test_a_file_of_another_program_is_named_with_the_way_to_save_it(
    content: bytes, name: str, code: str, words: str
) -> None:
    found = reading_of(content, name=name)
    assert codes(found) == [code]
    assert words in found.problems[0].message.text


@pytest.mark.parametrize(
    ("entry", "code", "words"),
    [
        ("xl/workbook.bin", "file-type", ".xlsb"),
        ("Contents/content.hpf", "file-type", "Hangul"),
        ("word/document.xml", "file-type", "not a table"),
        ("2021.csv", "file-type", "compressed"),
        ("xl/externalLinks/externalLink1.xml", "file-archive-unsafe", "other files"),
        ("xl/vbaProject.bin", "file-archive-unsafe", "macros"),
    ],
)
def test_an_archive_is_known_by_its_parts(entry: str, code: str, words: str) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(entry, b"")
    found = reading_of(out.getvalue(), name="a.xlsx")
    assert codes(found) == [code]
    assert words in found.problems[0].message.text


def test_an_archive_that_would_fill_the_memory_is_not_unpacked() -> None:
    # 40 MB of one letter pack into 40 kB: 1,000 to 1
    bomb = with_part(workbook(TABLE), "xl/worksheets/sheet1.xml", b"a" * 40_000_000)
    assert len(bomb) < 100_000
    assert codes(reading_of(bomb)) == ["file-archive-unsafe"]


def test_shared_texts_that_would_take_long_to_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook(TABLE)
    monkeypatch.setattr(archive, "MOST_PART_BYTES", len(part(content, "xl/sharedStrings.xml")) - 1)
    assert codes(reading_of(content)) == ["file-archive-unsafe"]


def test_entities_of_a_workbook_are_not_expanded() -> None:
    plain = workbook(TABLE)
    sheet = part(plain, "xl/worksheets/sheet1.xml").replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY a "7">]><worksheet')
    sheet = sheet.replace(b"<v>43000</v>", b"<v>&a;</v>")
    assert codes(reading_of(with_part(plain, "xl/worksheets/sheet1.xml", sheet))) == ["file-unreadable"]
    strings = part(plain, "xl/sharedStrings.xml").replace(b"<sst", b'<!DOCTYPE a [<!ENTITY a "a">]><sst')
    assert codes(reading_of(with_part(plain, "xl/sharedStrings.xml", strings))) == ["file-unreadable"]


def test_a_file_over_ten_megabytes_is_refused_before_it_is_opened() -> None:
    found = reading_of(b"PK\x03\x04" + bytes(MOST_BYTES))
    assert codes(found) == ["file-too-large"]


@pytest.mark.parametrize("make", [lambda rows: text(rows).encode(), workbook], ids=["csv", "xlsx"])
def test_rows_over_the_limit_are_refused_and_the_limit_can_be_raised(make: Callable[..., bytes]) -> None:
    content = make([*TABLE, *[(year, "부산", "실업자", 1) for year in range(1950, 1960)]])
    upload, resource = Upload(name="a", content=content), package().resource("regional_training")
    assert codes(read(upload, resource=resource, most_rows=11)) == ["file-too-large"]
    assert not read(upload, resource=resource, most_rows=12).problems


def test_a_long_file_is_refused_before_its_headings_are_looked_for() -> None:
    upload, resource = Upload(name="a", content=b"x,y\n" * 40), package().resource("regional_training")
    assert codes(read(upload, resource=resource, most_rows=11)) == ["file-too-large"]


def test_a_narrow_file_that_unfolds_into_too_many_rows_is_refused() -> None:
    wide = text([("시도", "구분", *range(2001, 2011)), ("부산", "실업자", *range(10)), ("부산", "재직자", *range(10))])
    upload, resource = Upload(name="a", content=wide.encode()), package().resource("regional_training")
    assert codes(read(upload, resource=resource, most_rows=19)) == ["file-too-large"]


def test_the_line_that_no_encoding_fits_is_named() -> None:
    found = reading_of("연도,시도\n".encode("cp949") * 4 + b"2021,\xff\n")
    assert told(found) == [("file-encoding", 5, None)]


def test_several_faults_are_told_at_once() -> None:
    found = reading_of("연도,시도,훈련인원,담당\n2021,부산,1,김\n\n2021,부산\n2021,부산,합계�,2\n")
    assert set(codes(found)) == {"header-unknown", "header-missing", "row-blank", "row-cell-count", "file-mojibake"}
