"""What is taken along without a story: all pages in one file, packs of provinces, slides with the public address."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from components.export.packs import KINDS
from components.files.taken import public_address
from components.session import session
from components.takeaway import PPTX
from tests.components.export import templates
from tests.components.export.slides import steps

Opens = Callable[..., AppTest]


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("en", {"Workbook (Excel)", "Edition of all pages (HTML)"}),
        ("ko", {"통계표(Excel)", "전체 페이지 열람용 파일(HTML)"}),
    ],
)
def test_a_workbook_of_any_page_and_an_edition_of_all_can_be_had(seen_page: Opens, lang: str, labels: set[str]) -> None:
    at = seen_page("present", lang=lang)
    assert labels <= {one.proto.label for one in at.get("download_button")}
    pages = at.selectbox(key="workbook of").options
    assert len(pages) == 12  # all, and the eleven pages with exhibits


@pytest.mark.parametrize(("lang", "label"), [("en", "Brief (PDF)"), ("ko", "보고자료(PDF)")])
def test_a_brief_of_one_page_can_be_had(seen_page: Opens, lang: str, label: str) -> None:
    at = seen_page("present", lang=lang)
    before = [one.proto.label for one in at.get("download_button")].count(label)
    at.selectbox(key="workbook of").select("trends").run()
    assert [one.proto.label for one in at.get("download_button")].count(label) == before + 1


def test_a_pack_of_a_province_is_made_with_slides_workbook_and_edition_that_open(open_page: Opens) -> None:
    at = open_page("present", lang="ko")
    at.selectbox(key="pack of").select("KR-26").run()
    at.button(key="make pack").click().run(timeout=120)
    assert not at.exception
    name, ready = at.session_state[session.pack.name]
    assert name.startswith("pack_KR-26_0_ko")
    with zipfile.ZipFile(io.BytesIO(ready.content)) as archive:
        told = json.loads(archive.read("manifest.json"))
        assert {one["kind"] for one in told["files"]} == {"pptx", "xlsx", "pdf", "html"}
        assert {one["name"] for one in told["files"]} == {"부산광역시"}
        content = {one["kind"]: archive.read(one["file"]) for one in told["files"]}
    assert len(steps(content["pptx"])) == 8  # the first with its four figures on two
    assert len(openpyxl.load_workbook(io.BytesIO(content["xlsx"])).sheetnames) == 2 * (7 + 4)
    assert content["html"].startswith(b"<!")
    assert "일괄 파일 내려받기" in {one.proto.label for one in at.get("download_button")}


@pytest.mark.parametrize(
    ("lang", "told", "saved"),
    [("en", "could not be made", "Save the pack"), ("ko", "파일을 만들지 못했습니다", "일괄 파일 내려받기")],
)
class TestAMakerThatFails:
    def test_is_named_beside_the_pack_of_all_the_others(
        self, open_page: Opens, monkeypatch: pytest.MonkeyPatch, lang: str, told: str, saved: str
    ) -> None:
        for kind in KINDS:
            monkeypatch.setitem(KINDS, kind, _broken if kind == "xlsx" else lambda make, taken, address: b"a file")
        at = open_page("present", lang=lang)
        at.button(key="make pack").click().run(timeout=120)
        assert not at.exception
        (error,) = at.error
        assert f"KR-42_{lang}.xlsx” {told}" in error.value.replace("\\", "")
        assert saved in {one.proto.label for one in at.get("download_button")}

    def test_alone_is_an_error_of_ours_and_no_pack(
        self, open_page: Opens, monkeypatch: pytest.MonkeyPatch, lang: str, told: str, saved: str
    ) -> None:
        for kind in KINDS:
            monkeypatch.setitem(KINDS, kind, _broken)
        at = open_page("present", lang=lang)
        at.selectbox(key="pack of").select("KR-42").run()
        at.button(key="make pack").click().run()
        assert not at.exception
        assert told in at.error[0].value
        assert saved not in {one.proto.label for one in at.get("download_button")}

    def test_is_told_in_the_check_before_the_talk(
        self, open_page: Opens, monkeypatch: pytest.MonkeyPatch, lang: str, told: str, saved: str
    ) -> None:
        monkeypatch.setattr("components.present.files.own.page", _broken)
        at = open_page("present", lang=lang)
        at.session_state["check"] = True
        at.run()
        assert not at.exception
        assert told in at.error[0].value


def _broken(make: Any, *_others: Any) -> bytes:
    """What a maker did that met a missing cell in one province."""
    if getattr(make, "name", "") or make().id == "province-KR-42":
        raise TypeError("boolean value of NA is ambiguous")
    return b"a file"


@pytest.mark.parametrize(
    ("value", "found"),
    [("https://example.go.kr/", "https://example.go.kr"), ("example.go.kr", None), ("", None), ("javascript:1", None)],
)
def test_only_a_web_address_is_a_public_one(monkeypatch: pytest.MonkeyPatch, value: str, found: str | None) -> None:
    monkeypatch.setenv("DASHBOARD_ADDRESS", value)
    assert public_address() == found


@pytest.mark.parametrize(
    ("lang", "taken", "refused"),
    [
        ("en", "The slides are made in this template.", "not 16:9"),
        ("ko", "이 서식 파일로 슬라이드를 만듭니다.", "16:9가 아닙니다"),
    ],
)
def test_a_template_of_one_s_own_is_taken_or_refused_in_words(
    open_page: Opens, lang: str, taken: str, refused: str
) -> None:
    at = open_page("present", lang=lang)
    at.get("file_uploader")[0].upload("ministry.potx", templates.template(potx=True), PPTX).run()
    assert not at.exception
    assert [one.value for one in at.warning if one.value.startswith(taken)]
    at = open_page("present", lang=lang)
    at.get("file_uploader")[0].upload("square.pptx", templates.template(size=(9_144_000, 6_858_000)), PPTX).run()
    assert [one.value for one in at.error if refused in one.value.replace("\N{WORD JOINER}", "")]
