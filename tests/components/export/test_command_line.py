"""`python -m components.export`: files that are there whole, and clear words where they can't be made."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest

from components.export.__main__ import main
from components.export.packs import KINDS
from i18n import LANGUAGES, current, speak
from tests.components.export.slides import opened, steps


@pytest.fixture(autouse=True)
def _language_as_before() -> Iterator[None]:
    before = current()
    yield
    speak(before)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments]) == 2
    told = capsys.readouterr().err
    assert told.startswith("python -m components.export: ")
    assert "Traceback" not in told
    return told.removeprefix("python -m components.export: ").strip()


def test_a_workbook_of_a_province_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "busan.xlsx"
    assert main(["xlsx", "--province", "KR-26", "--lang", "ko", "--out", str(out)]) == 0
    assert "부산광역시" in openpyxl.load_workbook(out).worksheets[1]["A1"].value
    assert capsys.readouterr().out.startswith("busan.xlsx: 0.0")
    assert [path.name for path in tmp_path.iterdir()] == ["busan.xlsx"]


def test_a_workbook_of_a_page_is_written_with_the_day_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "trends.xlsx"
    assert main(["xlsx", "--page", "trends", "--lang", "en", "--day", "2026-11-22", "--out", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    notes = dict(row[:2] for row in book["Notes"].iter_rows(values_only=True))
    assert (notes["Title"], notes["Accessed on"]) == ("Trainee trends", "2026-11-22")


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (["--story", "mra", "--lang", "en"], "Mutual recognition"),
        (["--page", "trends", "--lang", "ko"], "훈련인원 추이"),
        (["--province", "KR-26", "--lang", "ko"], "부산광역시 현황"),
    ],
)
def test_a_brief_is_written(tmp_path: Path, asked: list[str], title: str) -> None:
    out = tmp_path / "brief.pdf"
    assert main(["pdf", *asked, "--out", str(out)]) == 0
    assert pypdf.PdfReader(out).metadata.title.startswith(title)


def test_slides_of_a_story_are_written(tmp_path: Path) -> None:
    out = tmp_path / "overview.pptx"
    assert main(["pptx", "--story", "overview", "--lang", "en", "--out", str(out)]) == 0
    assert len(steps(out.read_bytes())) == 10


def test_the_occasion_stands_on_the_cover(tmp_path: Path) -> None:
    out = tmp_path / "overview.pptx"
    asked = ["--occasion", "A forum", "--place", "Gyeongju", "--when", "8 December", "--speaker", "A. Speaker"]
    assert main(["pptx", "--story", "overview", "--lang", "en", *asked, "--out", str(out)]) == 0
    cover = opened(out.read_bytes()).slides[0]
    assert cover.placeholders[17].text_frame.text.startswith("A forum\nGyeongju · 8 December\nA. Speaker\n")


def test_a_pack_without_a_province_holds_all_and_says_how_far_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in KINDS:
        monkeypatch.setitem(KINDS, kind, lambda make, taken, address: b"a file")
    out = tmp_path / "all.zip"
    assert main(["pack", "--lang", "en", "--out", str(out)]) == 0
    assert len(zipfile.ZipFile(out).namelist()) == 17 * 4 + 1
    assert capsys.readouterr().err.splitlines()[-1] == "68/68 KR-50/province_KR-50_en.html"


def broken(make: Any, taken: Any, address: Any) -> bytes:
    """What a maker did that met a missing cell in one province."""
    if make().id == "province-KR-42":
        raise TypeError("boolean value of NA is ambiguous")
    return b"a file"


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "KR-42_en.xlsx” could not be made"), ("ko", "KR-42_ko.xlsx” 파일을 만들지 못했습니다")],
)
def test_a_pack_without_one_file_is_written_names_it_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    for kind in KINDS:
        monkeypatch.setitem(KINDS, kind, broken if kind == "xlsx" else lambda make, taken, address: b"a file")
    out = tmp_path / "all.zip"
    assert main(["pack", "--lang", language, "--out", str(out)]) == 1
    assert len(zipfile.ZipFile(out).namelist()) == 17 * 4
    heard = capsys.readouterr().err
    assert told in heard
    assert "Traceback" not in heard


def test_a_fault_is_told_in_one_sentence_and_leaves_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "xlsx", broken)
    out = tmp_path / "gangwon.xlsx"
    assert main(["xlsx", "--province", "KR-42", "--lang", "en", "--out", str(out)]) == 1
    heard = capsys.readouterr().err
    assert "“gangwon.xlsx” could not be made" in heard
    assert "NA is ambiguous" not in heard
    assert not out.exists()


def test_a_file_that_was_there_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "trends.xlsx"
    out.write_bytes(b"earlier")
    assert main(["xlsx", "--page", "trends", "--out", str(out)]) == 0
    assert openpyxl.load_workbook(io.BytesIO(out.read_bytes())).sheetnames[0] == "목차"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["pptx", "--story", "nix"], "There is no story “nix”. There are: overview,"),
        (["pptx", "--province", "KR-99"], "There is no province “KR-99”. There are: KR-11,"),
        (["docx"], "There is no kind of file “docx”. There are: pptx, xlsx, pdf, html, pack"),
        (["xlsx", "--page", "nix"], "There is no page “nix”. There are: overview,"),
        (["pptx", "--story", "province"], "Which province? Add --province, one of: KR-11,"),
        (["pptx", "--story", "overview", "--province", "KR-26"], "The story “overview” is of all of Korea"),
        (["pptx", "--page", "trends"], "--page is for workbooks"),
        (["html", "--page", "trends"], "--page is for workbooks"),
        (["xlsx", "--page", "trends", "--story", "overview"], "--page stands instead of --story"),
        (["pack", "--story", "overview"], "A pack holds the story of each province"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    out = tmp_path / "file"
    assert refused(capsys, *arguments, "--lang", "en", "--out", str(out)).startswith(told)
    assert not list(tmp_path.iterdir())


def test_refusals_are_told_in_the_language_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(capsys, "pptx", "--story", "nix", "--lang", "ko", "--out", str(tmp_path / "file"))
    assert told.startswith("찾을 수 없는 발표자료: “nix”. 선택할 수 있는 값: overview")


def test_a_language_that_there_is_not_is_refused_in_korean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(capsys, "pptx", "--lang", "qaa", "--out", str(tmp_path / "file"))
    assert told.startswith(f"찾을 수 없는 언어: “qaa”. 선택할 수 있는 값: {', '.join(LANGUAGES)}")


def test_a_file_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "pptx", "--lang", "en") == "Where to? Add --out FILE."


def test_a_folder_that_there_is_not_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(capsys, "pptx", "--lang", "en", "--out", str(tmp_path / "nowhere" / "file"))
    assert told == f"There is no folder “{tmp_path / 'nowhere'}”."


def test_a_folder_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "pptx", "--lang", "en", "--out", str(tmp_path)).endswith("is a folder: name a file in it.")


def test_a_disk_that_is_full_leaves_what_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "trends.xlsx"
    out.write_bytes(b"earlier")

    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    told = refused(capsys, "xlsx", "--page", "trends", "--lang", "en", "--out", str(out))
    assert told.endswith("could not be written: No space left on device")
    assert out.read_bytes() == b"earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["trends.xlsx"]
