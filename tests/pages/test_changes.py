"""What changed: each release with what it moved, on the page and as a feed; none of it names a person to readers."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pandas as pd
import pytest
from pptx import Presentation
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from components.export import edition, player
from components.export.book import _sheet
from components.export.edition.contents import Evidence, Pool
from components.export.edition.shell import Pieces
from components.export.slides.pages import deck
from components.figures.pages import FIGURE_PAGES
from components.figures.state import Slide, State, Story
from components.files.rows import Provenance, long_table, was
from components.server import MIDDLEWARE, routes
from data import catalogue
from data.intake.problem import Problem
from data.outlook import Outlook
from data.store.publishing import empty
from i18n import LANGUAGES, _, message, speaking
from indicators.indicator import PROVINCES
from tests.components.asgi import get
from tests.data.store.reports import ADMINISTRATOR, BUSAN, DAEGU, MINISTRY, published, report

Open = Callable[..., AppTest]
Texts = Callable[[AppTest], str]
Tables = Callable[[AppTest], list[pd.DataFrame]]
APP = Starlette(routes=routes(), middleware=MIDDLEWARE)
ATOM = "{http://www.w3.org/2005/Atom}"
JUMP = Problem(code="plausible-jump", message=message("2 of 3"))
HOSTILE = "<script>alert(1)</script> & [here](https://evil.example) **strong** \x0b"


def three() -> None:
    """Busan 50 and 200, then Daegu, then Busan 50 and 1,200: its sum rises by 1,000 from 250."""
    published(report(), actor=BUSAN, note="the first count")
    published(report("KR-27"), actor=DAEGU, note="of Daegu")
    told = {"reasons": {"plausible-jump": "counted again"}, "problems": (JUMP,)}
    published(report(employees=1_200), actor=BUSAN, note=HOSTILE, **told)


def feed(lang: str = "en", address: str = "/changes.atom") -> ElementTree.Element:
    status, headers, body = get(APP, f"{address}?lang={lang}")
    assert status == 200
    assert headers["content-type"].startswith("application/atom+xml")
    return ElementTree.fromstring(body)


def entries(root: ElementTree.Element) -> list[dict[str, str]]:
    return [{part.tag.removeprefix(ATOM): part.text or "" for part in one} for one in root.findall(f"{ATOM}entry")]


@pytest.mark.parametrize(("lang", "told"), [("en", "Nothing has been published yet"), ("ko", "아직 게시된 버전이 없")])
def test_without_a_release_it_says_so_and_how_there_comes_one(
    open_page: Open, texts: Texts, lang: str, told: str
) -> None:
    at = open_page("changes", lang=lang)
    assert told in texts(at)
    assert "python -m data publish" in texts(at)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "No release that fits holds rows of Seoul; those of national tables stand under all of Korea."),
        ("ko", "조건에 맞는 서울특별시의 게시 내역이 없습니다."),
    ],
)
def test_a_province_of_which_nothing_was_published_is_told_so(
    open_page: Open, texts: Texts, lang: str, told: str
) -> None:
    published(report(), actor=BUSAN)
    assert told in texts(open_page("changes", lang=lang, province="KR-11"))
    assert told not in texts(open_page("changes", lang=lang, province="KR-26"))
    assert "No release fits: choose another" in texts(open_page("changes", changed="trainees"))


class TestReleases:
    def test_stand_newest_first_with_office_reason_and_what_moved_by_how_much(
        self, open_page: Open, texts: Texts, tables: Tables
    ) -> None:
        three()
        at = open_page("changes")
        titles = [one.value for one in at.subheader]
        assert [title.partition(":")[0] for title in titles] == ["Version 3", "Version 2", "Version 1"]
        text = texts(at)
        assert "Office of Busan" in text
        assert "the first count" in text
        assert "Reason: counted again" in text
        rows = tables(at)[0]
        busan = rows[rows["Of"].str.startswith("Busan · 2021") & rows["After"].str.startswith("1,250")]
        assert busan["Before"].str.startswith("250 ").all()
        assert set(busan["Change"]) == {"+1,000"}

    def test_name_who_published_to_nobody_who_may_not(self, open_page: Open, texts: Texts) -> None:
        three()
        assert BUSAN.name not in texts(open_page("changes"))

    @pytest.mark.usefixtures("at_the_machine")
    def test_name_who_published_to_those_who_may(self, open_page: Open, texts: Texts) -> None:
        three()
        assert f"by {BUSAN.name}" in texts(open_page("changes"))

    @pytest.mark.parametrize(
        ("asked", "left"),
        [
            ({"province": "KR-27"}, ["Version 2"]),
            ({"changed": "trainees"}, []),
            ({"changed": "regional_training"}, ["Version 3", "Version 2", "Version 1"]),
            # 17 provinces, of which Busan has reported before: its second report makes no further one.
            ({"moved": "provinces_reported_count"}, ["Version 2", "Version 1"]),
            ({"moved": "trainees_total"}, []),
        ],
    )
    def test_are_chosen_by_table_province_and_indicator_in_the_address(
        self, open_page: Open, asked: dict[str, str], left: list[str]
    ) -> None:
        three()
        at = open_page("changes", **asked)
        assert [one.value.partition(":")[0] for one in at.subheader] == left

    def test_at_an_earlier_version_are_those_until_then(self, open_page: Open) -> None:
        three()
        at = open_page("changes", version=catalogue.reference(at=2))
        assert [one.value.partition(":")[0] for one in at.subheader] == ["Version 2", "Version 1"]

    def test_are_told_ten_at_a_time(self, open_page: Open) -> None:
        for number in range(1, 12):
            published(report(employees=number), actor=ADMINISTRATOR)
        assert len(open_page("changes").subheader) == 10
        assert [one.value.partition(":")[0] for one in open_page("changes", **{"from": "10"}).subheader] == [
            "Version 1"
        ]

    @pytest.mark.parametrize(("lang", "told"), [("en", "Source changed"), ("ko", "출처 변경")])
    def test_tell_a_source_that_changed(self, open_page: Open, texts: Texts, lang: str, told: str) -> None:
        rows = pd.DataFrame({"year": [2023], "category": ["employee"], "trainees": [3_815_400]})
        for day in ("2024. 5.", "2024. 6."):
            stated = rows.assign(source_publisher="한국산업인력공단", source_date=day)
            published(stated, actor=MINISTRY, dataset="trainees")
        shown = texts(open_page("changes", lang=lang))
        assert f"{told}: 한국산업인력공단, 2024. 5. → 한국산업인력공단, 2024. 6." in shown.replace("\\", "")
        assert "2024. 6." in next(one["content"] for one in entries(feed(lang)))

    def test_words_from_data_are_words(self, open_page: Open) -> None:
        three()
        at = open_page("changes")
        note = next(one.value for one in at.markdown if "alert" in one.value)
        assert "\\<script" in note
        assert "[here](" not in note


class TestFeed:
    def test_is_valid_without_a_release(self) -> None:
        root = feed()
        assert [root.find(f"{ATOM}{name}").text for name in ("id", "title", "updated")]  # type: ignore[union-attr]
        assert root.find(f"{ATOM}author/{ATOM}name") is not None
        assert entries(root) == []

    @pytest.mark.parametrize("lang", ["en", "ko"])
    def test_tells_each_release_newest_first(self, lang: str) -> None:
        three()
        root = feed(lang)
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        found = entries(root)
        assert len(found) == 3
        assert "3" in found[0]["title"]
        assert "250" in found[0]["content"]
        assert "+1,000" in found[0]["content"]
        assert "counted again" in found[0]["content"]
        assert all(one["updated"].endswith("+09:00") for one in found)
        assert root.find(f"{ATOM}updated").text == found[0]["updated"]  # type: ignore[union-attr]

    def test_a_figure_that_stands_as_it_did_has_not_moved_by_nothing(self) -> None:
        three()
        newest = entries(feed())[0]["content"]
        assert "(0)" not in newest
        assert "(0.0)" not in newest

    def test_a_release_that_was_emptied_is_updated_so_that_readers_of_the_feed_let_go_of_it(self) -> None:
        three()
        before = {one["id"]: one["updated"] for one in entries(feed())}
        made = empty(3, actor=ADMINISTRATOR, reason="it named a person")
        found = entries(feed())
        (third,) = [one for one in found if "emptied" in one["content"].lower() and one["id"] in before]
        assert HOSTILE.strip() not in third["content"]
        assert datetime.fromisoformat(third["updated"]) == made.at.replace(microsecond=0)
        assert datetime.fromisoformat(third["published"]) <= datetime.fromisoformat(third["updated"])
        others = [one for one in found if one["id"] in before and one["id"] != third["id"]]
        assert all(one["updated"] == before[one["id"]] == one["published"] for one in others)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_says_of_a_release_that_was_emptied_neither_that_nothing_moved_nor_that_no_source_was_stated(
        self, lang: str
    ) -> None:
        three()
        empty(3, actor=ADMINISTRATOR, reason="it named a person")
        catalogue.as_of(None)
        emptying, emptied = (one["content"] for one in (entries(feed(lang))[place] for place in (0, 1)))
        with speaking(lang):
            untrue = (_("No figure of an indicator has moved."), _("source not stated"))
            told = (
                _("Since then all figures stand without version {id}.", id="3"),
                _("What it had moved went with its rows."),
            )
        assert not [one for one in untrue if one in emptying + emptied]
        assert (told[0] in emptying, told[1] in emptied) == (True, True)

    def test_says_of_a_table_without_years_how_many_rows_came_and_not_that_all_did(self) -> None:
        share = pd.DataFrame({"zone": ["KR-CAP"], "share_pct": [61.2], "year": [2023], "bound": ["exact"]})
        published(share, dataset="zone_shares", actor=ADMINISTRATOR)
        assert entries(feed())[0]["content"].splitlines()[0] == "Published: 1 row"

    def test_says_how_much_more_has_moved(self) -> None:
        published(pd.concat([report(code) for code in PROVINCES[:9]], ignore_index=True), actor=ADMINISTRATOR)
        told = entries(feed())[0]["content"].splitlines()
        assert len([line for line in told if "→" in line]) == 20
        assert re.fullmatch(r"And \d+ more", told[-1])

    @pytest.mark.parametrize("lang", ["en", "ko"])
    def test_counts_as_many_as_it_lists_figures_that_moved_and_reasons_why_none_is_given(self, lang: str) -> None:
        three()
        for one in entries(feed(lang)):
            told = one["content"].splitlines()
            listed = [line for line in told if "→" in line]
            (counted,) = [line for line in told if re.search("have moved|has moved|바뀐 지표 수치", line)]
            found = [re.fullmatch(r"And (\d+) more|(\d+)개 더 보기", line) for line in told]
            more = [int(one[1] or one[2]) for one in found if one]
            assert sum(int(number) for number in re.findall(r"\d+", counted)) == len(listed) + sum(more)

    def test_speaks_korean(self) -> None:
        published(report())
        assert "부산광역시 담당 기관" in entries(feed("ko"))[0]["title"]

    def test_names_are_unique_and_stay(self) -> None:
        three()
        before = [one["id"] for one in entries(feed())]
        assert len({*before, *(one["id"] for one in entries(feed("ko")))}) == 6
        published(report("KR-11"), actor=ADMINISTRATOR)
        assert [one["id"] for one in entries(feed())][1:] == before

    def test_holds_no_name_of_a_person_and_text_from_data_is_text(self) -> None:
        three()
        body = get(APP, "/changes.atom?lang=en")[2].decode()
        assert BUSAN.name not in body
        assert "<script" not in body
        content = entries(feed())[0]["content"]
        assert "<script>alert(1)</script> & [here](https://evil.example)" in content
        assert "\x0b" not in content

    def test_links_lead_to_the_page_as_of_the_release(self, open_page: Open) -> None:
        three()
        href = feed().findall(f"{ATOM}entry")[1].find(f"{ATOM}link").get("href")  # type: ignore[union-attr]
        assert href
        assert urlsplit(href).path == "changes"  # beside the feed, wherever that stands
        asked = dict(parse_qsl(urlsplit(href).query))
        assert asked["version"] == catalogue.reference(at=2)
        assert open_page("changes", **asked).subheader[0].value.startswith("Version 2")

    def test_names_the_public_address_where_it_is_known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DASHBOARD_ADDRESS", "https://dashboard.example/dash")
        hrefs = [link.get("href") or "" for link in feed().iter(f"{ATOM}link")]
        assert hrefs[0] == "https://dashboard.example/dash/changes.atom?lang=en"
        assert all(href.startswith("https://dashboard.example/dash/") for href in hrefs)

    def test_stands_under_the_path_of_the_pages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("components.server.base", lambda: "/dash/")
        app = Starlette(routes=routes(), middleware=MIDDLEWARE)
        assert get(app, "/dash/changes.atom?lang=en")[0] == 200

    def test_leaves_no_language_in_force(self) -> None:
        with speaking("ko"):
            feed("en")
            assert "변경 내역" in (feed("ko").find(f"{ATOM}title").text or "")  # type: ignore[union-attr]

    def test_a_store_that_does_not_answer_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DASHBOARD_DATABASE_URL", "sqlite:////proc/nothing/here.sqlite3")
        monkeypatch.setattr("data.store.location.absent", lambda: False)
        assert get(APP, "/changes.atom")[0] == 503


class TestBesideFigures:
    """2021: 491,600 job seekers and 3,776,000 employees are bundled."""

    def revised(self, *counts: int) -> None:
        for count in counts:
            rows = pd.DataFrame({"year": [2021], "category": ["job_seeker"], "trainees": [count]})
            published(rows, actor=MINISTRY, dataset="trainees")

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("en", ("figures here moved, last with version 2", ", version 2 ", "[show](changes?lang=en")),
            ("ko", ("수치 ", "버전 2 게시 전까지", "[보기](changes?lang=ko")),
        ],
    )
    def test_what_moved_in_the_last_release_says_what_it_was_and_leads_to_the_release(
        self, open_page: Open, texts: Texts, lang: str, said: tuple[str, ...]
    ) -> None:
        self.revised(500_000, 510_000)
        shown = texts(open_page("trends", lang=lang, year="2021"))
        assert [words for words in said if words not in shown] == [], shown

    def test_a_figure_that_reads_as_it_did_says_nothing(self) -> None:
        """One person more among 4,661,782 moves the rise of 62.7% on 2020 in its fifth digit."""
        self.revised(669_463 + 1)
        data = Outlook()
        rise = data.compute("trainees_change_pct")
        moved = data.moved(rise)
        assert moved is not None
        place, before = next((place, one) for place, one in moved.before.items() if place[1] == 2021)
        found = next(row for row in rise.rows if (row.area, row.year, row.category or None) == place)
        assert found.number != before.number
        assert was(found, moved) == ""

    def test_a_figure_that_did_not_move_or_rests_on_another_table_says_nothing(self) -> None:
        self.revised(500_000)
        published(report(), actor=BUSAN)
        data = Outlook()
        moved = data.moved(data.compute("trainees_by_category"))
        assert moved is not None
        assert moved.version == 1  # the last of its own tables, whatever came to others since
        assert list(moved.before) == [("KR", 2021, "job_seeker")]
        assert data.moved(data.compute("sme_participation_pct")) is None

    def test_an_earlier_version_tells_its_own_last_release_and_not_one_that_came_later(self) -> None:
        for count in (500_000, 510_000, 520_000):
            self.revised(count)
        data = Outlook(head=2)
        moved = data.moved(data.compute("trainees_by_category"))
        assert moved is not None
        assert (moved.version, moved.before["KR", 2021, "job_seeker"].number) == (2, 500_000)

    def test_nothing_is_said_of_bundled_data(self, open_page: Open, texts: Texts) -> None:
        assert "changes?" not in texts(open_page("trends"))
        assert Outlook().moved(Outlook().compute("trainees_by_category")) is None

    def test_has_not_moved_where_only_its_kind_is_another(self) -> None:
        published(report().assign(finality="provisional"), actor=BUSAN)
        published(report().assign(finality="final"), actor=BUSAN)
        data = Outlook()
        assert data.moved(data.compute("regional_trainees", year=2021)) is None

    def test_stays_moved_by_the_release_that_moved_it_when_another_is_emptied(self) -> None:
        published(report("KR-27"), actor=DAEGU)
        published(report(), actor=BUSAN)
        published(report(employees=1_200), actor=BUSAN)
        empty(1, actor=ADMINISTRATOR, reason="it named a person")
        catalogue.as_of(None)
        data = Outlook()
        moved = data.moved(data.compute("regional_trainees", year=2021))
        assert moved is not None
        # Busan was 50 + 200
        assert (moved.version, [one.number for one in moved.before.values()]) == (3, [250])

    @pytest.mark.parametrize(("lang", "title"), [("en", "Moved in the last release"), ("ko", "최근 게시로 바뀐 수치")])
    def test_a_file_says_it_beside_the_value_and_nothing_where_nothing_moved(self, lang: str, title: str) -> None:
        with speaking(lang):
            found = Outlook().compute("trainees_by_category")
            assert title not in long_table(found, data=Outlook())
            self.revised(500_000, 510_000)
            catalogue.as_of(None)
            data = Outlook()
            column = long_table(data.compute("trainees_by_category"), data=data)[title]
        (told,) = column[column != ""]
        assert "500,000" in told
        assert "2" in told


def moved_lines(texts_: list[str], lang: str) -> list[str]:
    return [text for text in texts_ if {"en": "version 2", "ko": "버전 2"}[lang] in text]


@pytest.mark.parametrize("lang", ["en", "ko"])
class TestBesideFiguresThatAreTakenAway:
    """669,463 job seekers in 2021; revised to 500,000, then to 510,000 with version 2."""

    @pytest.fixture
    def taken(self, lang: str) -> Iterator[Provenance]:
        for count in (500_000, 510_000):
            rows = pd.DataFrame({"year": [2021], "category": ["job_seeker"], "trainees": [count]})
            published(rows, actor=MINISTRY, dataset="trainees")
        catalogue.as_of(None)
        with speaking(lang):
            yield Provenance(data=Outlook(), filters="none", accessed=date(2027, 5, 12), link="/trends")

    def one(self, taken: Provenance) -> tuple[Slide, Slide]:
        """A picture with two cards, whose second rests on a table that nobody has published; and the cards alone."""
        state = State(outlook=taken.data, year=2021)
        page = FIGURE_PAGES["trends"]
        (moved,) = [one for one in page.cards(state) if one.id.endswith("job_seeker")]
        (stays,) = [one for one in FIGURE_PAGES["sme"].cards(state) if one.id == "card-sme_participation_pct"]
        told = {"headline": "Headline", "link": "/trends", "note": ""}
        shown = page.exhibits["trainees-by-category"](state)
        return Slide(id="a", shown=shown, cards=(moved, stays), **told), Slide(
            id="b", shown=None, cards=(moved,), **told
        )

    def test_slides_say_it_in_the_line_of_marks_on_cards_and_in_the_notes(self, taken: Provenance, lang: str) -> None:
        slides = Presentation(io.BytesIO(deck(Story(id="s", title="S", slides=self.one(taken)), taken=taken))).slides
        (first,) = (one for one in slides if any(shape.has_chart for shape in one.shapes))
        words = [shape.text_frame.text for shape in first.shapes if shape.has_text_frame]
        before = {"en": "was 500,000 until", "ko": "500,000명"}[lang]
        marked = [text for text in words if "▤" in text or "■" in text or "▣" in text]
        assert [text for text in marked if before in text and "510,000" in text] != []  # the card
        assert [text for text in marked if before not in text and moved_lines([text], lang)] != []  # the subtitle
        assert not [text for text in words if "5%" in text and moved_lines([text], lang)]
        assert moved_lines([first.notes_slide.notes_text_frame.text], lang)

    def test_a_talk_and_an_edition_say_it_too(self, taken: Provenance, lang: str) -> None:
        story = Story(id="s", title="S", slides=self.one(taken))
        talk = player.told(story, taken=taken, pieces=Pieces())
        assert moved_lines([talk["slides"][0]["shown"]["subtitle"]], lang)
        assert [bool(moved_lines([card["kind"]], lang)) for card in talk["slides"][0]["cards"]] == [True, False]
        pool = Pool()
        evidence = Evidence(pool, taken.data)
        (shown, _alone), kept = story.slides, pool.values
        assert moved_lines([kept[edition._exhibit(shown.shown, evidence)]["subtitle"]], lang)
        kinds = [kept[place]["kind"] for place in edition._cards(shown.cards, evidence)]
        assert [bool(moved_lines([kind], lang)) for kind in kinds] == [True, False]

    def test_a_workbook_of_a_story_says_it(self, taken: Provenance, lang: str) -> None:
        assert moved_lines([_sheet("S", self.one(taken)[0].shown, taken.data).subtitle], lang)

    def test_nothing_is_said_as_of_the_bundled_data(self, taken: Provenance, lang: str) -> None:
        bundled = replace(taken, data=Outlook(head=0))
        talk = player.told(Story(id="s", title="S", slides=self.one(bundled)), taken=bundled, pieces=Pieces())
        assert not moved_lines([str(talk["slides"])], lang)
