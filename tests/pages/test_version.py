"""What is cited stays: links of every kind after any number of publications, and what cannot be shown is told in words."""

import io
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pandas as pd
import pytest
import streamlit as st
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from components import search, state
from components.export.__main__ import main as export
from components.export.queue import PAGES, Recipe
from components.figures.update import in_a_line
from components.files.rows import Provenance
from components.server import MIDDLEWARE, address, routes
from components.session import Slot
from data import catalogue
from data.__main__ import main as data
from data.outlook import Outlook
from data.package import package
from data.store.errors import OtherDataError
from data.store.location import file
from data.store.publishing import empty
from data.store.versions import version
from i18n import speaking
from tests.components.asgi import get
from tests.components.test_story_page import content
from tests.data.releases import earlier
from tests.data.store.reports import ADMINISTRATOR, MINISTRY, published, report

Open = Callable[..., AppTest]
Texts = Callable[[AppTest], str]
APP = Starlette(routes=routes(), middleware=MIDDLEWARE)
PICTURE = MSO_SHAPE_TYPE.PICTURE
TOLD = {"en": "You see the data of", "ko": "자료입니다"}


def publish(times: int, *, first: int = 1) -> None:
    """Busan of 2021 again and again, 1,000 employees more each time and 50 job seekers: 1,050, 2,050, 3,050 and so on."""
    for number in range(first, first + times):
        published(report(employees=1_000 * number), actor=ADMINISTRATOR)


def cited(at: AppTest, figure: str) -> tuple[str, str]:
    """Citation and link of a figure."""
    at.session_state[f"takeaway {figure}"] = True
    at.run()
    assert not at.exception
    return tuple(code.value for code in at.code)[1:]  # type: ignore[return-value]  # after the line to cite


def query(link: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(link).query))


def spoken(talk: str) -> str:
    """All slides of a talk."""
    status, _, body = get(APP, f"/{talk}")
    assert status == 200
    return json.dumps(content(body)["languages"]["en"]["slides"])


def test_after_five_publications_every_kind_of_link_shows_what_was_cited(
    open_page: Open, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(1)
    citation, link = cited(open_page("concentration", province="KR-26"), "reported-bars")
    named = catalogue.reference()
    assert query(link)["version"] == named
    assert citation.endswith(link)
    talk = address("concentration", version=1, edition=None, language="en")
    heard = spoken(talk)
    publish(5, first=2)

    again = open_page("concentration", **query(link))
    assert not again.exception
    assert cited(again, "reported-bars")[0] == citation
    assert cited(open_page("concentration", province="KR-26"), "reported-bars")[0] != citation
    assert spoken(talk) == heard
    assert spoken("stories/concentration.html?version=6&lang=en") != heard
    _by_command(named, tmp_path, capsys)


def _by_command(named: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Busan's 50 job seekers and 1,000 employees of version 1 are in the output, workbook and slides made of it today."""
    capsys.readouterr()
    assert data(["indicators", "--id", "regional_trainees", "--version", named, "--format", "json"]) == 0
    assert '"value": 1050' in re.sub(r"\.0\b", "", capsys.readouterr().out)
    catalogue.as_of(None)
    for kind, asked in {"xlsx": ["--page", "concentration"], "pptx": ["--story", "concentration"]}.items():
        made = folder / f"made.{kind}"
        told = ["--version", named, "--address", "https://dashboard.example", "--lang", "en", "--out", str(made)]
        assert export([kind, *asked, *told]) == 0
        assert _links(made) == {named}


def _links(made: Path) -> set[str]:
    """The versions that the links of a file name."""
    if made.suffix == ".xlsx":
        cells = [str(cell) for sheet in load_workbook(made) for row in sheet.values for cell in row if cell]
        found = [cell for cell in cells if cell.startswith("https://dashboard.example")]
    else:
        shapes = [shape for slide in Presentation(io.BytesIO(made.read_bytes())).slides for shape in slide.shapes]
        clicks = [shape.click_action.hyperlink.address for shape in shapes if shape.shape_type == PICTURE]
        found = [str(click) for click in clicks if click]
    assert found
    return {query(link)["version"] for link in found}


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_an_older_version_says_its_day_what_changed_and_leads_to_the_newest(
    open_page: Open, texts: Texts, lang: str
) -> None:
    publish(1)
    named, day = catalogue.reference(), version(1).at
    publish(1, first=2)
    at = open_page("concentration", lang=lang, version=named)
    told = next(one.value for one in at.warning if TOLD[lang] in one.value)
    assert str(day.year) in told
    assert re.search(r"[1-9]\d* figures|수치 [1-9]\d*개", told)
    at.button(key="to the newest").click().run()
    assert not at.exception
    assert TOLD[lang] not in texts(at)
    assert "version" not in at.query_params


def test_what_has_changed_since_is_listed_before_and_after(
    open_page: Open, tables: Callable[..., list[object]]
) -> None:
    publish(1)
    named = catalogue.reference()
    publish(1, first=2)
    at = open_page("concentration", version=named)
    at.session_state["since"] = True
    at.run()
    told = tables(at)[0].to_string()  # type: ignore[attr-defined]
    assert "1,050" in told
    assert "2,050" in told


@pytest.mark.parametrize("name", ["overview", "sources", "present", "trends"])
def test_a_page_without_a_change_says_so_or_nothing(open_page: Open, name: str) -> None:
    named = catalogue.reference()
    publish(1)
    at = open_page(name, version=named)
    assert "bundled data, version 0" in at.warning[0].value
    assert at.query_params["version"] == named


def test_the_newest_has_no_version_in_its_address_until_the_reader_keeps_it(open_page: Open, texts: Texts) -> None:
    publish(1)
    at = open_page("concentration")
    assert "version" not in at.query_params
    cited(at, "reported-bars")
    at.toggle(key="pin at reported-bars").set_value(True).run()
    assert at.query_params["version"] == catalogue.reference()
    assert TOLD["en"] not in texts(at)
    publish(1, first=2)
    at.run()
    assert TOLD["en"] in texts(at)
    assert at.query_params["version"] == catalogue.reference(at=1)
    at.toggle(key="pin at reported-bars").set_value(False).run()
    assert "version" not in at.query_params
    assert TOLD["en"] not in texts(at)


def test_a_version_stays_from_page_to_page_but_what_publishes_acts_on_the_newest(open_page: Open, texts: Texts) -> None:
    publish(1)
    named = catalogue.reference()
    publish(1, first=2)
    at = open_page("trends", version=named)
    at.switch_page("pages/kdt.py").run()
    assert TOLD["en"] in texts(at)
    assert at.query_params["version"] == named
    at.switch_page("pages/data.py").run()
    assert not at.exception
    assert "shows and changes the newest version" in texts(at)
    assert "version 2" not in texts(at)
    assert at.session_state["version shown"] == 2


REFUSED = {
    "another store": ("zzzzzz-1-{bundle}", "another store of data (zzzzzz)"),
    "other tables": ("{store}-1-00000000", "other bundled tables (00000000)"),
    "other tables without a store": ("0-00000000", "other bundled tables (00000000)"),
    "a later one": ("{store}-9-{bundle}", "the newest is 1"),
    "no name": ("14", "in a form that this program does not know"),
    "markup": ("<b>1</b>", "in a form that this program does not know"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_shown_is_told_and_the_newest_shown(open_page: Open, texts: Texts, kind: str) -> None:
    publish(1)
    asked, told = REFUSED[kind]
    store = catalogue.reference().partition("-")[0]
    at = open_page("concentration", version=asked.format(store=store, bundle=package().digest))
    assert told in texts(at)
    assert "The newest version is shown." in texts(at)
    assert "1 of 17 provinces" in texts(at)
    assert "version" not in at.query_params
    at.run()
    assert told not in texts(at)


def test_a_talk_of_another_store_is_refused_in_words() -> None:
    publish(1)
    status, _, body = get(APP, f"/stories/overview.html?version=zzzzzz-1-{package().digest}&lang=en")
    assert status == 404
    assert "another store of data (zzzzzz)" in body.decode()
    assert "다른" in body.decode()


@pytest.mark.parametrize(("named", "told"), [("zzzzzz-1-00000000", "zzzzzz"), ("", "알 수 없습니다")])
def test_a_command_refuses_what_cannot_be_shown(named: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert data(["indicators", "--version", named]) == 1
    assert told in capsys.readouterr().err


def test_a_backup_brings_the_version_back_under_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(1)
    named = catalogue.reference()
    assert data(["backup", str(tmp_path / "kept.sqlite3")]) == 0
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", f"sqlite:///{(tmp_path / 'new.sqlite3').as_posix()}")
    assert data(["restore-backup", str(tmp_path / "kept.sqlite3")]) == 0
    assert catalogue.referred(named) == (1, "")


def test_a_damaged_version_that_is_in_force_no_more_keeps_nobody_from_the_newest(open_page: Open, texts: Texts) -> None:
    publish(2)
    path = file()
    assert path
    with closing(sqlite3.connect(path)) as store:
        store.execute("UPDATE versions SET payload = x'00' WHERE id = 1")
        store.commit()
    at = open_page("concentration", version=catalogue.reference(at=1))
    assert "these are the bundled data alone" in texts(at)
    at.button(key="to the newest").click().run()
    assert not at.exception
    assert "1 of 17 provinces" in texts(at)
    assert "version" not in at.query_params


def test_a_store_without_an_id_is_named_by_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    publish(1)
    named = catalogue.reference()
    monkeypatch.setattr("data.catalogue.store_id", lambda: "")
    assert catalogue.reference() == ""
    taken = Provenance(data=Outlook(), filters="none", accessed=date(2027, 5, 12), link="/trends?year=2021")
    assert taken.link == "/trends?year=2021"
    with pytest.raises(OtherDataError):
        catalogue.referred(named)


@pytest.mark.parametrize(
    ("lang", "told", "timeline"),
    [
        ("en", "Version 2 was emptied by an administrator", "Emptied"),
        ("ko", "관리자가 버전 2의 내용을 삭제했습니다", "내용 삭제됨"),
    ],
)
def test_an_emptied_version_says_so_wherever_it_is_asked_for(
    open_page: Open, texts: Texts, lang: str, told: str, timeline: str
) -> None:
    publish(2)
    named = catalogue.reference(at=2)
    empty(2, actor=ADMINISTRATOR, reason="it named a person")
    at = open_page("concentration", lang=lang, version=named)
    assert told in texts(at)
    assert "it named a person" in texts(at)
    changes = texts(open_page("changes", lang=lang))
    assert timeline in changes
    assert "it named a person" in changes
    with speaking(lang):
        assert timeline in in_a_line(version(2))


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "without version 1, which was emptied"), ("ko", "내용이 삭제된 버전 1 제외")],
)
def test_what_was_cited_before_a_version_was_emptied_says_so_in_talks_pictures_and_files(lang: str, told: str) -> None:
    published(report())
    named = catalogue.reference()
    empty(1, actor=ADMINISTRATOR, reason="it named a person")
    catalogue.as_of(None)
    with speaking(lang):
        then, now = Outlook.named(named), Outlook()
        lines = [Provenance(data=one, filters="", accessed=date(2027, 5, 12), link="/").dated() for one in (then, now)]
    assert [told in line for line in lines] == [True, False]
    talks = (get(APP, f"/stories/mra.html?version={one}&lang={lang}")[2] for one in (named, catalogue.reference()))
    assert [told in content(talk)["languages"][lang]["version"] for talk in talks] == [True, False]
    picture = get(APP, f"/figure/zone-map.svg?version={named}&lang={lang}")[2].decode()
    assert told in picture


def test_what_was_cited_before_a_version_came_is_not_without_it() -> None:
    publish(2)
    named = [catalogue.reference(at=number) for number in (1, 2)]
    empty(2, actor=ADMINISTRATOR, reason="it named a person")
    catalogue.as_of(None)
    with speaking("en"):
        assert ["without" in Outlook.named(one).version() for one in named] == [False, True]


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The digest of a release whose tables are kept, before that of today."""
    return earlier(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "those of an earlier release, 2026.1.0+"), ("ko", "이전 배포본(2026.1.0+")]
)
def test_a_link_of_an_earlier_release_opens_its_figures_and_says_so(
    open_page: Open, texts: Texts, first: str, lang: str, told: str
) -> None:
    publish(1)
    store = catalogue.reference().partition("-")[0]
    at = open_page("trends", lang=lang, year="2021", version=f"{store}-1-{first}")
    assert not at.exception
    assert told in texts(at)
    assert "4,661,463" in texts(at)  # 669,463 job seekers and 3,992,000 employees
    assert "4,661,782" not in texts(at)
    assert "4,661,463" in cited(at, "trainees-by-category")[0]
    assert query(cited(at, "trainees-by-category")[1])["version"] == f"{store}-1-{first}"
    at.button(key="to the newest").click().run()
    assert not at.exception
    assert told not in texts(at)
    assert "4,661,782" in texts(at)


def test_a_talk_of_an_earlier_release_is_given_with_its_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = earlier(tmp_path, monkeypatch)
    assert "4,661,463" in spoken(f"stories/overview.html?version=0-{first}&lang=en")
    assert "4,661,463" not in spoken("stories/overview.html?version=0&lang=en")


def test_a_page_that_publishes_lets_go_of_the_earlier_release(open_page: Open, texts: Texts, first: str) -> None:
    at = open_page("data", version=f"0-{first}")
    assert not at.exception
    assert "shows and changes the newest version" in texts(at)
    assert "2026.1.0" not in texts(at)


# What rows are called is of the version too: a target that was sent, renamed and withdrawn has at each version its name of then.


BADGES = {
    **{"measure": "digital_badges", "group_en": "Badges", "group_ko": "배지", "unit": "people", "certainty": "clear"},
    **{"label_en": "Digital badges", "label_ko": "디지털 배지", "as_is": 1_000, "to_be": 5_000, "bound": "exact"},
    "target_year": 2030,
}
NAMES = {1: "Digital badges", 2: "Badges by mobile"}


@pytest.fixture
def renamed() -> dict[int, str]:
    """The names in addresses of the version with the target, of that with its other name, and of that without it."""
    published(pd.DataFrame([BADGES]), actor=MINISTRY, dataset="policy_targets")
    published(pd.DataFrame([{**BADGES, "label_en": NAMES[2]}]), actor=MINISTRY, dataset="policy_targets")
    left = catalogue.dataset("policy_targets").table.query("measure != 'digital_badges'")
    published(left.drop(columns=["status", "source"]), actor=MINISTRY, dataset="policy_targets", replace=True)
    return {number: catalogue.reference(at=number) for number in (1, 2, 3)}


def test_a_row_has_the_name_of_its_version_in_pictures_talks_and_files(renamed: dict[int, str], tmp_path: Path) -> None:
    for number, name in NAMES.items():
        other = NAMES[3 - number]
        picture = get(APP, f"/figure/targets-dumbbells.svg?version={renamed[number]}&lang=en")[2].decode()
        heard = spoken(f"stories/overview.html?version={renamed[number]}&lang=en")
        made = tmp_path / f"{number}.xlsx"
        told = ["--version", renamed[number], "--lang", "en", "--out", str(made)]
        assert export(["xlsx", "--page", "targets", *told]) == 0
        wanted = Recipe(what=PAGES, kind="xlsx", of=("targets",), head=number, language="en", day="2026-12-01").made()
        books = [made, io.BytesIO(wanted.content)]
        cells = [str([row for sheet in load_workbook(book) for row in sheet.values]) for book in books]
        for shown in (picture, heard, *cells):
            assert name in shown
            assert other not in shown
            assert "digital_badges" not in shown.replace(
                "digital_badges'", ""
            )  # its code stands in a column of its own
    assert "adges" not in get(APP, f"/figure/targets-dumbbells.svg?version={renamed[3]}&lang=en")[2].decode()


def test_a_file_that_is_made_after_the_page_has_the_names_of_the_page(
    open_page: Open, renamed: dict[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr(st, "download_button", lambda _label, make, file_name, **_told: made.update({file_name: make}))
    cited(open_page("targets", version=renamed[1]), "targets-dumbbells")
    catalogue.as_of(None)  # the file is asked for in another thread, where no page has fixed a version
    content = next(make for name, make in made.items() if name.endswith(".csv"))().decode("utf-8-sig")
    assert NAMES[1] in content
    assert NAMES[2] not in content


@pytest.mark.usefixtures("renamed")
def test_a_release_calls_what_is_no_more_by_its_last_name(open_page: Open, tables: Callable[..., list[object]]) -> None:
    of = [table["Of"] for table in tables(open_page("changes", changed="policy_targets"))]  # type: ignore[index]
    told = " ".join(place for column in of for place in column)
    assert NAMES[2] in told
    assert "digital_badges" not in told


# The search of a page is that of its version, though its box runs alone, where no page has put one in force.


def found(outlook: Outlook, words: str) -> str:
    catalogue.as_of(None)
    return str([(hit.name, hit.line) for hit in search._index("en", outlook).find(words).hits])


def test_the_search_of_an_earlier_release_finds_its_figures(first: str) -> None:
    """669,463 job seekers and 3,992,000 employees of then; 3,992,319 today."""
    then, now = Outlook.named(f"0-{first}"), Outlook()
    for _turn in ("made", "kept"):
        assert "4,661,463" in found(then, "4661463")
        assert "4,661,782" in found(now, "4661782")
        assert found(then, "4661782") == found(now, "4661463") == "[]"


def test_the_search_of_what_was_cited_finds_nothing_that_was_taken_away() -> None:
    published(pd.DataFrame([BADGES]), actor=MINISTRY, dataset="policy_targets")
    named = catalogue.reference()
    assert NAMES[1] in found(Outlook.named(named), "digital badges")
    empty(1, actor=ADMINISTRATOR, reason="it named a person")
    catalogue.as_of(None)
    assert NAMES[1] not in found(Outlook.named(named), "digital badges")


def test_a_part_of_a_page_that_runs_alone_stays_at_the_version_of_the_page_or_has_it_run_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(1)
    shown, kept, again = Slot[int]("version shown"), Slot[str]("version"), []
    held: dict[str, object] = {shown.name: 1, kept.name: ""}
    monkeypatch.setattr(st, "session_state", held)
    monkeypatch.setattr(st, "rerun", lambda: again.append(catalogue.head()))
    state.hold()
    assert again == []
    publish(1, first=2)
    state.hold()
    assert again == [2]
    held[kept.name] = catalogue.reference(at=1)
    state.hold()
    assert again == [2]
    assert catalogue.head() == 1
    catalogue.as_of(None)
