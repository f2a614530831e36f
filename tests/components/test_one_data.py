"""What a view, a story or a file shows is of one state of the data: that of its state, never of those in force."""

import gzip
import io
import re
import zipfile
from base64 import b64decode
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product
from typing import Any

import pandas as pd
import pytest
from pypdf import PdfReader

from components.export.own import own_story
from components.export.packs import KINDS, pack
from components.export.player import player
from components.export.slides.pages import single
from components.figures import sources
from components.figures.pages import FIGURE_PAGES, exhibits, headlines
from components.figures.state import State, Story
from components.figures.stories import STORIES, province, story
from components.files.rows import Provenance, filed
from components.files.taken import citation, comma_separated
from components.files.workbook import workbook
from data import catalogue
from data.intake.compare import outcome
from data.outlook import PENDING, Outlook
from data.store.location import VARIABLE
from data.store.stories import Step, StoryDraft
from i18n import LANGUAGES, speaking
from tests.components.made_up import PUBLISHER, VERSION, MadeUp
from tests.data.store.reports import ADMINISTRATOR, published, report

DAY = date(2026, 11, 22)
MADE: Any = MadeUp()
TAKEN = Provenance(data=MADE, filters="none", accessed=DAY, link="https://dashboard.example/?lang=en")
CHOICES = {"partner": "VNM", "target": "60000000", "by": "2030", "years": "5", "programme": "software_development_L4"}
READERS = ("head", "version", "dataset", "source", "compute")


@pytest.fixture
def _closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue answers nobody."""
    for name in READERS:
        monkeypatch.setattr(catalogue, name, _asked(name))


def _asked(name: str) -> Callable[..., None]:
    def refuse(*asked: object, **more: object) -> None:
        raise AssertionError(f"catalogue.{name}{asked} was asked instead of the state")

    return refuse


def states() -> list[State]:
    plain = State(outlook=MADE, year=2021, today=DAY)
    return [plain.having(**CHOICES), State(outlook=MADE, year=2020, province="KR-26", compared=("KR-11",), today=DAY)]


def text_of(content: bytes) -> str:
    """All that a ZIP of documents, a brief or a page with packed data says."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(text_of(archive.read(name)) for name in archive.namelist())
    if content.startswith(b"%PDF"):
        return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    text = content.decode("utf-8", errors="ignore")
    packed = re.search(r'id="data">([^<]+)<', text)
    return text + (gzip.decompress(b64decode(packed[1])).decode() if packed else "")


def is_of_these_data(content: bytes) -> bool:
    text = text_of(content).replace("&apos;", "'").replace("&#39;", "'").replace("&#x27;", "'")
    return VERSION in text and PUBLISHER in text


@pytest.mark.usefixtures("_closed")
class TestMadeUpData:
    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("page", list(FIGURE_PAGES))
    def test_every_exhibit_answer_and_card_of_a_page_sees_no_others(self, page: str, lang: str) -> None:
        with speaking(lang):
            made = [one for state in states() for one in exhibits(page, state)]
            told = [make(state) for state in states() for make in (FIGURE_PAGES[page].answer, FIGURE_PAGES[page].cards)]
        assert made or not FIGURE_PAGES[page].exhibits
        assert all(told)

    def test_their_figures_are_shown(self) -> None:
        # twice the 4,661,782 trainees of 2021
        with speaking("en"):
            assert "9.32 million" in FIGURE_PAGES["trends"].answer(states()[0]).replace("\N{NO-BREAK SPACE}", " ")
            assert sources.datasets(MADE).frame.loc["trainees", "Rows"] == 6

    def test_so_are_the_sentences_before_and_after_an_update(self) -> None:
        with speaking("en"):
            told = headlines(MADE)
        assert set(told) == set(FIGURE_PAGES)
        assert not [one for one in told.values() if "could not be shown" in one["answer"]]

    @pytest.mark.parametrize(("name", "kind"), [*product(STORIES, ("pptx", "xlsx")), ("mra", "html")])
    def test_every_kind_of_file_of_a_story_holds_them(self, name: str, kind: str) -> None:
        with speaking("en"):
            assert is_of_these_data(KINDS[kind](lambda: story(name, MADE), TAKEN, None))

    @pytest.mark.parametrize("name", STORIES)
    def test_so_does_the_talk(self, name: str) -> None:
        with speaking("en"):
            assert is_of_these_data(player(lambda: story(name, MADE), taken=TAKEN))

    def test_so_does_a_pack(self) -> None:
        with speaking("en"):
            content = pack(["KR-26"], outlook=MADE, accessed=DAY).content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}
            assert VERSION.encode() in archive.read("manifest.json")
        assert len(files) == len(KINDS)
        assert all(is_of_these_data(one) for one in files.values())

    def test_so_do_the_workbook_and_the_edition_of_all_pages(self) -> None:
        from components.export.book import book, of_pages
        from components.export.edition import edition

        with speaking("en"):
            assert is_of_these_data(book(lambda: of_pages(FIGURE_PAGES, states()[0]), taken=TAKEN))
            assert is_of_these_data(edition(None, taken=TAKEN, languages=["en"]))

    def test_so_does_a_story_of_ones_own(self) -> None:
        steps = (Step(page="trends", exhibit="trainees-by-category", query={}), Step(shipped="overview-1"))
        with speaking("en"):
            made = own_story(StoryDraft(title={"en": "Ours", "ko": "우리"}, steps=steps), MADE, name="own-1")
            assert is_of_these_data(player(lambda: made, taken=TAKEN))

    @pytest.mark.parametrize("page", list(FIGURE_PAGES))
    def test_so_does_what_is_taken_away_of_one_exhibit(self, page: str) -> None:
        with speaking("en"):
            for one in exhibits(page, states()[0]):
                if one.behind:
                    assert is_of_these_data(citation(one, taken=TAKEN).encode())
                    assert is_of_these_data(comma_separated(filed(one, data=MADE), taken=TAKEN))
                    assert is_of_these_data(workbook(one, taken=TAKEN))
                    assert is_of_these_data(single(one, taken=TAKEN))


class TestOutlook:
    def test_it_stays_what_it_was_when_somebody_publishes_and_in_another_thread(self) -> None:
        before = Outlook()
        published(report("KR-26"), actor=ADMINISTRATOR)
        after = Outlook()
        with ThreadPoolExecutor(1) as pool:
            told = [pool.submit(reported, one).result() for one in (before, after)]
        assert told == [(0, 0), (1, 2)]
        assert after.version() == f"{before.version()}.1"

    def test_a_file_of_an_older_version_names_that_version_whatever_is_in_force(self) -> None:
        published(report("KR-26"), actor=ADMINISTRATOR)
        then = Provenance(data=Outlook(head=0), filters="none", accessed=DAY, link="/")
        with speaking("en"):
            content = KINDS["xlsx"](lambda: of_busan(then.data), then, None)
        assert Outlook(head=1).version() not in text_of(content)
        assert then.version in text_of(content)

    def test_states_of_one_version_share_a_cache_and_one_with_other_data_has_its_own(self) -> None:
        changed = Outlook.after("regional_training", report("KR-26"))
        again = Outlook.after("regional_training", report("KR-26"))
        assert len({Outlook(), Outlook(), Outlook(head=0)}) == 1
        assert len({Outlook(), changed, again, Outlook(head=1)}) == 4

    def test_an_indicator_is_computed_once_for_all_states_of_a_version_and_for_each_with_other_data(self) -> None:
        changed = Outlook.after("regional_training", outcome("regional_training", report("KR-26")))
        once, again, now = (
            one.compute("provinces_reported_count", year=2021) for one in (Outlook(), Outlook(), changed)
        )
        assert once is again
        assert now is changed.compute("provinces_reported_count", year=2021)
        assert (once.value(), now.value()) == (0, 1)

    def test_the_same_version_of_another_store_is_another_one(
        self, store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        published(report("KR-26"), actor=ADMINISTRATOR)
        assert reported(Outlook(head=1)) == (1, 2)
        monkeypatch.setenv(VARIABLE, next(store_addresses))
        published(pd.concat([report("KR-26"), report("KR-11")]), actor=ADMINISTRATOR)
        assert reported(Outlook(head=1)) == (2, 4)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_rows_that_nobody_has_published_have_a_source_that_says_so(self, lang: str) -> None:
        rows = report("KR-26", job_seekers=50_000, employees=200_000)
        then = Outlook.after("regional_training", outcome("regional_training", rows))
        said = {"en": "a file that is not published yet", "ko": "아직 게시하지 않은 파일"}[lang]
        with speaking(lang):
            taken = Provenance(data=then, filters="none", accessed=DAY, link="/")
            files = [KINDS[kind](lambda: of_busan(then), taken, None) for kind in ("pptx", "html")]
            assert then.version() != Outlook().version()
        assert PENDING in then.dataset("regional_training").sources
        assert all(said in text_of(one) for one in files)

    def test_a_national_table_can_be_looked_at_before_it_is_published(self) -> None:
        # the programme's figures name their publishers: those of rows not yet published were nowhere to be found
        own = catalogue.dataset("kdt_programme").table.drop(columns=["status", "source"])
        own = own.assign(value=own["value"] + 1)  # what is the same as before keeps its source
        then = Outlook.after("kdt_programme", outcome("kdt_programme", own))
        with speaking("en"):
            frame = FIGURE_PAGES["kdt"].exhibits["kdt-national-figures"](State(outlook=then, year=2021)).table.frame
        assert frame.iloc[:, -1].str.contains("a file that is not published yet").all()


def reported(outlook: Outlook) -> tuple[float, int]:
    rows: pd.DataFrame = outlook.dataset("regional_training").table
    return outlook.compute("provinces_reported_count", year=2021).value(), len(rows)


def of_busan(outlook: Any) -> Story:
    return province.story("KR-26", outlook)
