"""Files that take long: what they are made of, whose turn it is, and who makes them for several replicas."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, text
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from components.export import queue
from components.export.errors import ElsewhereError, LaterError, UnmadeError
from components.export.own import Talk
from components.export.packs import Pack, Progress
from components.export.queue import PACK, PAGES, PLAYER, STORY, TALK, Recipe, Turns, Worker
from components.figures.state import Occasion
from components.say import JOINER
from components.server import MIDDLEWARE, routes
from data.store import files, location
from data.store.errors import NoAnswerError
from data.store.location import VARIABLE
from i18n import speaking
from i18n.dates import today
from tests.components.asgi import get
from tests.data.store.reports import published, report

ROOT = Path(__file__).parents[3]
RECIPE = Recipe(what=PACK, kind="zip", of=("KR-26",), head=0, language="en", day=today().isoformat())


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty store on PostgreSQL, as several replicas share it."""
    address = os.environ.get("POSTGRES_TEST_URL")
    if not address:
        missing = pytest.fail if os.environ.get("REQUIRE_POSTGRES") else pytest.skip
        missing("POSTGRES_TEST_URL names no PostgreSQL server")
    name = f"test_{uuid4().hex}"
    admin = create_engine(str(address), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection, speaking("en"):
        connection.execute(text(f"CREATE SCHEMA {name}"))
        store = f"{address}{'&' if '?' in str(address) else '?'}options=-csearch_path%3D{name}"
        monkeypatch.setenv(VARIABLE, store)
        pool = queue.Pool(idle=0.1)
        monkeypatch.setattr(queue, "POOL", pool)
        yield store
        until(lambda: not pool._at_work)
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody in this process makes anything."""
    monkeypatch.setenv(queue.WORKERS, "0")


class TestARecipe:
    def test_is_read_as_it_was_told(self) -> None:
        talk = Talk(name="overview", edition=2, head=3, language="ko", day=date(2026, 11, 29), release="1e188673")
        whole = Recipe.of_talk(
            talk, what=STORY, kind="pptx", address="https://x", occasion=Occasion(name="Forum", place="Busan")
        )
        assert Recipe.read(whole.told) == whole
        assert Recipe.read(whole.told).talk == talk

    def test_has_a_digest_of_all_that_it_says(self) -> None:
        others = {
            "what": PAGES,
            "kind": "pdf",
            "of": ("KR-27",),
            "head": 1,
            "language": "ko",
            "day": "2021-01-01",
            "release": "1e188673",
            "edition": 1,
            "address": "https://x",
            "occasion": (("name", "Forum"),),
        }
        assert others.keys() == {field.name for field in fields(Recipe)}
        digests = {replace(RECIPE, **{name: value}).digest for name, value in others.items()}  # type: ignore[arg-type]
        assert len(digests | {RECIPE.digest}) == len(others) + 1

    def test_is_another_one_of_another_program(self, monkeypatch: pytest.MonkeyPatch) -> None:
        before = RECIPE.digest
        monkeypatch.setattr(queue, "program", lambda: "another")
        assert RECIPE.digest != before

    def test_the_program_is_known_by_its_code_words_and_tables(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(queue, "ROOT", tmp_path)
        seen = set()
        for place in (
            "components/a.py",
            "data/a.csv",
            "locales/ko/a.po",
            "indicators/a.py",
            "geo/a.geojson",
            "i18n/a.py",
        ):
            (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
            for content in ("1", "2"):
                (tmp_path / place).write_text(content)
                seen.add(queue.program.__wrapped__())
        assert len(seen) == 12


class TestTurns:
    def test_so_many_at_once_and_the_others_in_the_order_they_came(self) -> None:
        turns, began, go = Turns(1), [], Event()
        places: dict[int, list[int]] = {1: [], 2: []}

        def comes(number: int) -> None:
            with turns.turn(places.get(number, []).append):
                began.append(number)
                if number == 0:
                    go.wait(30)

        threads = [Thread(target=comes, args=(number,)) for number in range(3)]
        for number, thread in enumerate(threads):
            thread.start()
            until(lambda number=number: number in began or bool(places.get(number)))  # type: ignore[misc]
        assert began == [0]
        go.set()
        for thread in threads:
            thread.join(30)
        assert began == [0, 1, 2]
        assert (places[1][0], places[2][0]) == (1, 2)

    def test_who_is_told_to_stop_while_waiting_leaves_the_queue(self) -> None:
        turns = Turns(1)

        def stop(_place: int) -> None:
            raise KeyboardInterrupt

        with turns.turn():
            with suppress(KeyboardInterrupt), turns.turn(stop):
                raise AssertionError
            assert len(turns._waiting) == 1
        with turns.turn():
            pass


def until(holds: "object", *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_one_process_makes_its_files_itself_and_keeps_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(queue.MAKERS, PACK, lambda _recipe, _told: Pack(content=b"made here"))
    assert not queue.is_shared()
    assert queue.content(RECIPE, "a.zip") == b"made here"
    assert location.absent()


@pytest.mark.usefixtures("server")
class TestSeveralReplicas:
    def test_a_file_is_made_by_the_pool_of_a_replica_and_given_where_it_is_kept(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = []

        def makes(recipe: Recipe, _told: object) -> Pack:
            made.append(recipe)
            return Pack(content=b"once for all", missing=("one",))

        monkeypatch.setitem(queue.MAKERS, PACK, makes)
        for _reader in range(2):
            with pytest.raises(ElsewhereError, match=r"^made/[0-9a-f]{64}\.zip\?name=%EB%B6%80%EC%82%B0\.zip$"):
                queue.content(RECIPE, "부산.zip")
        assert made == [RECIPE]
        found = queue.standing(RECIPE)
        assert found is not None
        assert found.file is not None
        kept = files.parts(found.file.sha256, "zip")
        assert kept is not None
        assert b"".join(kept[1]) == b"once for all"

    def test_no_worker_of_this_replica_begins_where_they_run_apart(self, apart: None) -> None:
        queue.want(RECIPE)
        assert not queue.POOL._at_work
        assert (found := queue.standing(RECIPE)) is not None
        assert found.place == 1

    def test_who_waits_too_long_is_told_the_place_and_that_it_is_kept(
        self, apart: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(queue, "PATIENCE_S", 0.1)
        with pytest.raises(LaterError, match=r"^Place 1 in the queue\. It is kept once it is made"):
            queue.content(RECIPE, "a.zip")

    def test_what_cannot_be_made_is_told_in_the_language_of_the_file(
        self, apart: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(_recipe: Recipe, _told: object) -> Pack:
            raise ZeroDivisionError

        monkeypatch.setitem(queue.MAKERS, PACK, fails)
        korean = replace(RECIPE, language="ko")
        queue.want(korean)
        assert Worker().one()
        with pytest.raises(UnmadeError, match=r"만들 수 없습니다|만들지 못했습니다"):
            failed(korean)

    def test_a_file_that_is_no_longer_wanted_is_not_made_to_its_end(
        self, apart: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = []

        def makes(_recipe: Recipe, tell: object) -> Pack:
            for done in range(4):
                told.append(done)
                if done == 2:
                    with files.beside() as connection:
                        assert connection is not None
                        files.forget_all(connection)
                tell(Progress(done=done, all=4, file="f"))  # type: ignore[operator]
            raise AssertionError

        monkeypatch.setitem(queue.MAKERS, PACK, makes)
        queue.want(RECIPE)
        assert Worker().one()
        assert told == [0, 1, 2]
        assert queue.standing(RECIPE) is None

    def test_a_database_that_is_away_in_the_middle_costs_no_file(
        self, apart: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(_recipe: Recipe, _told: object) -> Pack:
            raise NoAnswerError

        monkeypatch.setitem(queue.MAKERS, PACK, fails)
        queue.want(RECIPE)
        worker = Worker()
        with pytest.raises(NoAnswerError):
            worker.one()
        monkeypatch.setitem(queue.MAKERS, PACK, lambda _recipe, _told: Pack(content=b"made"))
        assert Worker().one()
        assert (found := queue.standing(RECIPE)) is not None
        assert found.file is not None

    def test_a_process_of_its_own_makes_the_same_file(self, apart: None) -> None:
        published(report())
        recipe = Recipe(what=PAGES, kind="xlsx", of=("trends",), head=1, language="ko", day="2026-11-29")
        queue.want(recipe)
        done = subprocess.run(
            [sys.executable, "-m", "components.export", "work", "--once"], cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        found = queue.standing(recipe)
        assert found is not None
        assert found.file is not None
        kept = files.parts(found.file.sha256, "xlsx")
        assert kept is not None
        assert b"".join(kept[1]) == recipe.made().content

    def test_a_worker_that_is_told_to_end_gives_its_file_back_at_once(self, apart: None) -> None:
        queue.want(replace(RECIPE, of=("KR-26", "KR-27")))
        worker = subprocess.Popen(
            [sys.executable, "-m", "components.export", "work"], cwd=ROOT, stderr=subprocess.DEVNULL
        )
        try:
            until(lambda: (found := queue.standing(replace(RECIPE, of=("KR-26", "KR-27")))) and not found.place)
        finally:
            worker.terminate()
        assert worker.wait(30) == 0
        assert (found := queue.standing(replace(RECIPE, of=("KR-26", "KR-27")))) is not None
        assert found.place == 1


def taken(worker: str) -> files.Task:
    found = files.take(worker, program=queue.program())
    assert found is not None
    return found


TALK_ITSELF = b"""<html><meta http-equiv="Content-Security-Policy" content="default-src 'none'">the talk</html>"""
APP = Starlette(routes=routes(), middleware=MIDDLEWARE)


@pytest.mark.usefixtures("server", "apart")
class TestTheAddress:
    def made(self, content: bytes, *, kind: str = "zip") -> str:
        """Where it is, once it is made."""
        recipe = replace(RECIPE, kind=kind)
        queue.want(recipe)
        files.keep(taken("w"), "w", content)
        found = queue.standing(recipe)
        assert found is not None
        return f"/{queue.address(found, f'부산.{kind}')}"

    def test_gives_the_file_under_its_name_from_every_replica(self) -> None:
        content = b"12345678" * (files.PART // 4)
        address = self.made(content)
        for replica in (APP, Starlette(routes=routes(), middleware=MIDDLEWARE)):
            status, headers, body = get(replica, address)
            assert (status, body) == (200, content)
            assert headers["content-length"] == str(len(content))
            assert headers["content-type"] == "application/zip"
            assert headers["content-disposition"] == "attachment; filename*=utf-8''%EB%B6%80%EC%82%B0.zip"
        assert get(APP, address, if_none_match=headers["etag"])[::2] == (304, b"")

    def test_of_a_page_is_saved_and_never_shown_as_one_of_ours(self) -> None:
        _status, headers, body = get(APP, self.made(b"<script>alert(1)</script>", kind="html"))
        assert body == b"<script>alert(1)</script>"
        assert headers["content-disposition"].startswith("attachment")
        assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")

    @pytest.mark.parametrize("name", ['"; filename="a.exe', "a\r\nSet-Cookie: a=b", "../../etc/passwd", ""])
    def test_takes_no_name_that_is_none(self, name: str) -> None:
        address = self.made(b"1").partition("?")[0]
        _status, headers, _body = get(APP, f"{address}?{urlencode({'name': name})}")
        assert re.fullmatch(r"attachment; filename\*=utf-8''[\w.%-]+", headers["content-disposition"])
        assert "set-cookie" not in headers

    @pytest.mark.parametrize("name", ["0" * 64 + ".zip", "x.zip", "0.exe", "%27.zip", "a/b.zip"])
    def test_without_a_file_says_so(self, name: str) -> None:
        self.made(b"1")
        assert get(APP, f"/made/{name}")[0] == 404

    def test_says_so_when_the_database_is_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        address = self.made(b"1")
        monkeypatch.setenv(VARIABLE, "postgresql+psycopg://nobody@127.0.0.1:1/none")
        assert get(APP, address)[0] == 503

    def test_of_a_talk_is_asked_of_the_worker_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(queue.WORKERS, "1")
        made = []

        def makes(recipe: Recipe, _told: object) -> Pack:
            made.append(recipe)
            return Pack(content=TALK_ITSELF)

        monkeypatch.setitem(queue.MAKERS, PLAYER, makes)
        for _replica in range(2):
            status, headers, body = get(APP, "/stories/mra.html?version=0&lang=ko")
            assert (status, body) == (200, TALK_ITSELF)
            assert headers["content-type"].startswith("text/html")
        assert [recipe.of for recipe in made] == [("mra",)]

    def test_of_a_talk_that_waits_says_that_it_is_being_made(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(queue, "PATIENCE_S", 0.1)
        status, _headers, body = get(APP, "/stories/mra.html?version=0&lang=ko")
        assert status == 503
        assert "This talk is being made." in body.decode()

    @pytest.mark.parametrize("most", ["MOST_OPEN", "MOST_OF_ADDRESS"])
    def test_a_talk_is_refused_in_words_where_the_queue_or_the_address_has_enough(
        self, apart: None, monkeypatch: pytest.MonkeyPatch, most: str
    ) -> None:
        """Whoever asks by the address alone counts too, whatever cookie they bring."""
        monkeypatch.setattr(queue, "PATIENCE_S", 0.1)
        monkeypatch.setattr(files, most, 1)
        asked = "/stories/{}.html?version=0&lang=ko"
        assert "This talk is being made." in get(APP, asked.format("mra"), cookie=f"reader={'a' * 32}")[2].decode()
        status, _headers, body = get(APP, asked.format("overview"), cookie=f"reader={'b' * 32}")
        assert status == 503
        assert "Too many talks and files are wanted at present" in body.decode()


def _page() -> None:
    from components.present.files import _packs
    from i18n import speak

    speak("en")
    _packs()


@pytest.mark.usefixtures("server", "apart")
class TestThePage:
    def seen(self) -> AppTest:
        at = AppTest.from_function(_page, default_timeout=60)
        at.session_state["pack of"] = "KR-26"
        return at.run()

    def test_shows_the_place_then_how_far_it_is_then_the_file_in_whichever_session(self) -> None:
        queue.want(replace(RECIPE, of=("KR-27",)))
        at = self.seen()
        assert not bars(at)
        at.button[0].click().run()
        assert bars(at) == [(0, "Place 2 in the queue.")]
        files.keep(taken("v"), "v", b"")
        task = taken("w")
        assert files.go_on(task, "w", done=1, whole=4)
        again = self.seen()  # as of a reader whose replica has stopped
        assert bars(again) == [(25, "The file is being made: 1 of 4 parts.")]
        files.keep(task, "w", b"made", missing=("No brief.",))
        last = self.seen()
        assert not bars(last)
        assert "No brief." in last.error[0].value
        [link] = last.get("link_button")
        assert re.match(r"made/[0-9a-f]{64}\.zip\?name=pack_KR-26_0_en\.zip", link.proto.url)

    def test_says_why_it_could_not_be_made_and_lets_it_be_tried_again(self) -> None:
        at = self.seen()
        at.button[0].click().run()
        files.give_up(taken("w"), "w", "Not made.")
        at = self.seen()
        assert [one.value for one in at.error] == ["Not made."]
        at.button[0].click().run()
        assert bars(at) == [(0, "Place 1 in the queue.")]

    def test_whoever_asked_stops_it_whether_it_waits_or_is_begun(self) -> None:
        for begun in (False, True):
            at = self.seen()
            at.button(key="make pack").click().run()
            task = taken("w") if begun else None
            at.run()
            at.button(key="stop pack").click().run()
            assert not at.exception
            assert queue.standing(RECIPE) is None
            assert task is None or not files.go_on(task, "w")
            at.run()
            assert not bars(at)
            assert "stop pack" not in [one.key for one in at.button]

    def test_what_others_want_as_well_goes_on(self) -> None:
        first, second, third = self.seen(), self.seen(), self.seen()
        for at in (first, second):
            at.button(key="make pack").click().run()
        third.run()
        assert "stop pack" not in [one.key for one in third.button], "who has not asked for it is offered no stop"
        first.button(key="stop pack").click().run()
        assert ["Others want this pack as well" in one.value for one in first.info] == [True]
        assert bars(first) == [(0, "Place 1 in the queue.")]
        assert "stop pack" not in [one.key for one in first.button]
        second.run()
        second.button(key="stop pack").click().run()
        assert ["The pack was stopped" in one.value for one in second.success] == [True]
        assert queue.standing(RECIPE) is None

    def test_says_when_no_worker_is_there_and_when_the_database_is_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        at = self.seen()
        at.button[0].click().run()
        monkeypatch.setattr(files, "ALONE_S", -1.0)
        assert "No worker makes files at present." in bars(self.seen())[0][1]
        monkeypatch.setattr(queue, "standing", away)
        assert len(self.seen().error) == 1


def away(_recipe: Recipe) -> None:
    raise NoAnswerError


def bars(at: AppTest) -> list[tuple[int, str]]:
    return [(one.proto.value, one.proto.text.replace(JOINER, "")) for one in at.get("progress")]


def failed(recipe: Recipe) -> None:
    found = queue.standing(recipe)
    assert found is not None
    raise UnmadeError(found.failed)


def test_the_command_says_where_there_is_nothing_to_do() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "components.export", "work", "--lang", "en"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "there is nothing to do" in done.stderr


@pytest.mark.parametrize(
    "recipe",
    [
        Recipe(what=TALK, kind="html", of=("mra",), head=0, language="ko", day="2026-11-29"),
        Recipe(what=PAGES, kind="pdf", of=("mra",), head=0, language="en", day="2026-11-29"),
    ],
)
def test_the_same_recipe_gives_the_same_bytes(recipe: Recipe) -> None:
    assert recipe.made().content == Recipe.read(recipe.told).made().content
