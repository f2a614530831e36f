"""Files that take long: what they are made of, whose turn it is, and who makes them for several replicas."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, text

from components.export import queue
from components.export.own import Talk
from components.export.packs import ElsewhereError, LaterError, Pack, Progress, UnmadeError
from components.export.queue import PACK, PAGES, STORY, TALK, Recipe, Turns, Worker
from components.figures.state import Occasion
from data.store import files, location
from data.store.errors import NoAnswerError
from data.store.location import VARIABLE
from i18n import speaking
from tests.data.store.reports import published, report

ROOT = Path(__file__).parents[3]
RECIPE = Recipe(what=PACK, kind="zip", of=("KR-26",), head=0, language="en", day="2026-11-29")


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
            "day": "2026-11-30",
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
