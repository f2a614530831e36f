"""Province packs: what is in the ZIP, and what its manifest says of it."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from components.export import packs
from components.export.errors import UnmadeError
from components.export.packs import KINDS, Progress
from data.outlook import Outlook
from data.package import UnknownNameError
from i18n import speaking
from indicators.indicator import PROVINCES
from tests.components.export.books import in_reader_s_language

DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that say what they are made of instead of being made: quick, and the same everywhere."""

    def stand_in(kind: str) -> Any:
        return lambda make, taken, address: f"{kind} {make().id} {taken.link} {address}".encode()

    for kind in KINDS:
        monkeypatch.setitem(KINDS, kind, stand_in(kind))


def made(*codes: str, **asked: Any) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packs.pack(codes, outlook=Outlook(), accessed=DAY, **asked).content))


def manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(archive.read("manifest.json"))
    return found


@pytest.mark.usefixtures("light")
class TestAPack:
    def test_holds_slides_workbook_brief_and_edition_of_each_province(self) -> None:
        kinds = ("html", "pdf", "pptx", "xlsx")
        files = [f"{code}/province_{code}_en.{kind}" for code in ("KR-26", "KR-49") for kind in kinds]
        assert sorted(made("KR-26", "KR-49").namelist()) == [*files, "manifest.json"]

    def test_has_a_manifest_with_the_checksum_and_the_size_of_every_file(self) -> None:
        archive = made("KR-26")
        for entry in manifest(archive)["files"]:
            content = archive.read(entry["file"])
            assert entry["sha256"] == hashlib.sha256(content).hexdigest()
            assert entry["bytes"] == len(content)

    def test_says_from_which_data_in_which_language_and_when_it_was_made(self) -> None:
        told = manifest(made("KR-26"))
        assert told["version"].startswith("20")
        assert (told["language"], told["day"]) == ("en", "2026-11-22")

    def test_says_what_each_file_holds(self) -> None:
        entry = manifest(made("KR-26"))["files"][0]
        assert (entry["province"], entry["name"], entry["kind"]) == ("KR-26", "Busan", "pptx")
        assert entry["contents"][1] == "Busan: 6.5% of Korea's residents, rank 3 of 17"
        assert len(entry["contents"]) == 7

    def test_tells_before_each_file_how_far_it_is_and_at_the_end_that_it_is_done(self) -> None:
        heard: list[Progress] = []
        made("KR-26", told=heard.append)
        assert [(one.done, one.all) for one in heard] == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
        assert heard[-1].file == ""

    def test_made_twice_has_the_same_bytes(self) -> None:
        one, other = (packs.pack(["KR-26"], outlook=Outlook(), accessed=DAY).content for _turn in range(2))
        assert one == other

    def test_leads_to_the_province_at_the_address_of_the_dashboard(self) -> None:
        content = made("KR-26", address="https://example.org/").read("KR-26/province_KR-26_en.pptx").decode()
        assert "https://example.org/concentration?lang=en&province=KR-26" in content

    def test_holds_all_seventeen(self) -> None:
        assert len(made(*PROVINCES).namelist()) == 17 * 4 + 1


def failing(monkeypatch: pytest.MonkeyPatch, kind: str, *codes: str) -> None:
    """From now on the files of a kind fail for some provinces, as they did when a cell was missing."""
    make = KINDS[kind]

    def broken(story: Any, taken: Any, address: Any) -> bytes:
        if story().id.removeprefix("province-") in codes:
            raise TypeError("boolean value of NA is ambiguous")
        return make(story, taken, address)

    monkeypatch.setitem(KINDS, kind, broken)


@pytest.mark.usefixtures("light")
class TestAPackOfWhichAFileFails:
    def test_holds_all_the_others_and_names_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        failing(monkeypatch, "xlsx", "KR-42")
        ready = packs.pack(PROVINCES, outlook=Outlook(), accessed=DAY)
        archive = zipfile.ZipFile(io.BytesIO(ready.content))
        assert len(archive.namelist()) == 17 * 4 - 1 + 1  # without one, with the manifest
        assert "KR-42/province_KR-42_en.pptx" in archive.namelist()
        (told,) = ready.missing
        assert told.startswith("“KR-42/province_KR-42_en.xlsx” could not be made")
        assert "tell whoever runs the dashboard" in told
        assert "TypeError" not in told

    def test_says_so_in_its_manifest(self, monkeypatch: pytest.MonkeyPatch) -> None:
        failing(monkeypatch, "html", "KR-26")
        told = manifest(made("KR-26", "KR-27"))
        assert [one["file"] for one in told["missing"]] == ["KR-26/province_KR-26_en.html"]
        assert len(told["files"]) == 2 * 4 - 1

    def test_is_no_pack_where_nothing_could_be_made(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for kind in KINDS:
            failing(monkeypatch, kind, "KR-26")
        with pytest.raises(UnmadeError, match=r"province_KR-26_en\.pptx"):
            packs.pack(["KR-26"], outlook=Outlook(), accessed=DAY)


def test_a_province_that_there_is_not_is_refused_before_anything_is_made() -> None:
    with pytest.raises(UnknownNameError, match="no province “KR-99”"):
        packs.pack(["KR-99"], outlook=Outlook(), accessed=DAY)


@pytest.mark.sweep
def test_a_real_pack_holds_files_that_open() -> None:
    import openpyxl
    from pptx import Presentation

    archive = made("KR-26")
    # cover, key messages, seven steps of which the first takes two slides, closing, two of sources and two of cautions
    assert len(Presentation(io.BytesIO(archive.read("KR-26/province_KR-26_en.pptx"))).slides) == 2 + 8 + 1 + 2 + 2
    workbook = openpyxl.load_workbook(io.BytesIO(archive.read("KR-26/province_KR-26_en.xlsx")))
    assert len(in_reader_s_language(workbook)) == 7 + 4  # contents, and the three last
    assert len(workbook.sheetnames) == 2 * (7 + 4)
    assert archive.read("KR-26/province_KR-26_en.html").startswith(b"<!")
    assert archive.read("KR-26/province_KR-26_en.pdf").startswith(b"%PDF")
