"""A language is one catalogue: with three messages it can be chosen, has these three in its words, and all else in English."""

import io
from collections.abc import Iterator
from datetime import date
from functools import partial

import openpyxl
import pytest
from babel.messages.catalog import Catalog

from components.export.book import book, of_pages
from components.figures.charts import chart
from components.figures.pages import FIGURE_PAGES, PAGES
from components.figures.state import State
from components.figures.words import unbroken
from components.files.rows import Provenance
from components.server import page_language
from data import labels
from data.outlook import Outlook
from data.package import in_each_language, in_language, package
from data.store.stories import Step, StoryDraft, save
from i18n import LANGUAGES, _, by_language, columns, current, language, speaking, supported
from i18n.language import languages
from i18n.numbers import brief, compact, number, signed, won
from tests.data.store.reports import BUSAN
from tests.i18n.pseudo import catalogues
from tests.pages.conftest import _as_on_a_server, opened  # noqa: F401

THREE = {"Province": "Tỉnh, thành phố", "Mutual recognition": "Công nhận lẫn nhau", "{n} million": "{n} triệu"}


@pytest.fixture(scope="module", autouse=True)
def _spoken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    vietnamese, brazilian = Catalog(locale="vi"), Catalog(locale="pt_BR")
    for text, told in THREE.items():
        vietnamese.add(text, told)
    with catalogues(tmp_path_factory.mktemp("locales"), {"vi": vietnamese, "pt_BR": brazilian}):
        yield


def test_it_can_be_chosen_by_its_own_name() -> None:
    assert list(LANGUAGES.items()) == [
        ("ko", "한국어"),
        ("en", "English"),
        ("pt-BR", "Português (Brasil)"),
        ("vi", "Tiếng Việt"),
    ]
    assert supported("vi-VN") == "vi"


def test_its_words_are_there_and_all_others_are_english() -> None:
    with speaking("vi"):
        assert [_("Province"), _("Mutual recognition"), _("Overview")] == [*list(THREE.values())[:2], "Overview"]
        assert labels.area("KR-26") == "Busan"
        assert labels.word("value_status", "reported") == "Reported"
        assert in_language(package().resource("trainees"), "title") == package().resource("trainees")["title"]
        told = FIGURE_PAGES["mra"].answer(_state())
    with speaking("en"):
        assert told == FIGURE_PAGES["mra"].answer(_state())  # a sentence without separators of numbers


def _state() -> State:
    return State(outlook=Outlook(), year=2021, today=date(2026, 11, 22))


def test_numbers_have_its_separators_and_its_word() -> None:
    with speaking("vi"):
        assert number(1_234.5, digits=1) == "1.234,5"
        assert compact(4_000_000) == "4 triệu"
        assert compact(4_661_782) == "4,66 triệu"
        assert brief(669_000) == "669k"
        assert brief(10_000) == "10k"
        assert [signed(-0.04, digits=1), signed(1_000, digits=0)] == ["0,0", "+1.000"]
        assert won(416.2) == 416.2
        assert chart([])["layout"]["separators"] == ",."
    with speaking("pt-BR"):
        assert [number(1_234.5, digits=1), current()] == ["1.234,5", "pt-BR"]


def test_a_tag_with_a_region_finds_the_nearest() -> None:
    assert [supported(tag) for tag in ("pt-BR", "pt_br", "pt-PT", "pt")] == ["pt-BR"] * 4
    assert columns("label", "pt-BR") == ("label_pt_BR", "label_pt", "label_en")


def test_what_is_kept_by_language_falls_back() -> None:
    with speaking("vi"):
        assert by_language({"en": 18, "ko": 11}) == 18
        assert by_language({"en": "Title", "vi": ""}) == "Title"
        assert in_language({"title": "Title", "title_ko": "제목", "title_vi": "Tên"}, "title") == "Tên"
    told = in_each_language("title", lambda: _("Province"))
    assert told == {"title_ko": "시·도", "title": "Province", "title_pt_BR": "Province", "title_vi": "Tỉnh, thành phố"}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs(page: str) -> None:
    at = opened(page, lang="vi")
    assert at.session_state["lang"] == "vi"
    title = PAGES[page].title.text if page != "overview" else "Lifelong learning in Korea"
    assert at.title[0].value == unbroken(THREE.get(title, title))


def test_a_server_writes_it_into_the_page() -> None:
    scope = {"type": "http", "query_string": b"lang=vi", "headers": []}
    asked = {"type": "http", "query_string": b"", "headers": [(b"accept-language", b"pt-PT,en;q=0.5")]}
    assert [page_language(scope), page_language(asked)] == ["vi", "pt-BR"]


def test_a_workbook_has_sheets_of_each_language() -> None:
    with speaking("vi"):
        taken = Provenance(data=Outlook(), filters="", accessed=date(2026, 11, 22), link="/")
        content = book(partial(of_pages, ["mra"], _state()), taken=taken)
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    marks = [sheet.title[:3] for sheet in sheets if sheet["D1"].hyperlink]
    assert (sheets[0]["B2"].value, sorted(marks[1:])) == ("Công nhận lẫn nhau", ["EN ", "KO ", "PT-"])


def test_a_story_needs_no_title_in_it() -> None:
    save(StoryDraft(title={"en": "Busan", "ko": "부산"}, steps=(Step(shipped="overview-3"),)), actor=BUSAN, reason="1")
    at = opened("present", lang="vi")
    assert any("Busan" in option for box in at.selectbox for option in box.options)


def test_the_folder_decides() -> None:
    assert list(languages(language.LOCALES)) == list(LANGUAGES)
