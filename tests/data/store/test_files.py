"""Files made for all replicas: asked for once, taken once, kept by their digest, gone with what they may not hold."""

import hashlib
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TypeVar

import pytest
from sqlalchemy import NullPool, create_engine, text

from data.store import files
from data.store.errors import StoreError, TurnError
from data.store.files import LEASE_S, PART, Task, give_up, go_on, keep, parts, put_back, standing, take, want, withdraw
from data.store.location import met_before, url
from data.store.publishing import empty
from tests.data.store.reports import ADMINISTRATOR, published, report

pytestmark = pytest.mark.usefixtures("database")
T = TypeVar("T")


def asked(recipe: str, *, program: str = "p", owner: str | None = None) -> None:
    want(recipe, "{}", program=program, kind="zip", owner=owner)


def taken(worker: str = "w") -> Task:
    found = take(worker, program="p")
    assert found is not None
    return found


def changed(statement: str) -> None:
    made = create_engine(url(), poolclass=NullPool)
    with made.begin() as connection:
        connection.execute(text(statement))


def bytes_of(content: bytes) -> bytes | None:
    found = parts(hashlib.sha256(content).hexdigest(), "zip")
    return None if found is None else b"".join(found[1])


def test_a_file_is_wanted_once_and_each_who_waits_is_told_the_place() -> None:
    for recipe in ("b", "a", "b", "c"):
        asked(recipe)
    places = [(found := standing(recipe)) and found.place for recipe in ("b", "a", "c")]
    assert places == [1, 2, 3]
    assert taken().recipe == "b", "the longest wanted first"
    places = [(found := standing(recipe)) and found.place for recipe in ("b", "a", "c")]
    assert places == [0, 1, 2], "who is served stands in the queue no longer"


def test_nobody_has_asked_and_nothing_was_published() -> None:
    assert standing("a") is None
    assert take("w", program="p") is None
    assert parts("0" * 64, "zip") is None
    published(report())
    assert take("w", program="p") is None


def test_what_is_kept_is_served_by_its_digest_in_parts() -> None:
    content = bytes(range(256)) * (PART // 128)  # two parts to the byte
    for size in (0, 1, PART - 1, PART, PART + 1, 2 * PART):
        asked(f"of {size}")
        keep(taken(), "w", content[:size], missing=["one"])
        found = standing(f"of {size}")
        assert found is not None
        assert found.file is not None
        assert (found.ended, found.file.bytes, found.file.missing) == (True, size, ("one",))
        assert found.file.sha256 == hashlib.sha256(content[:size]).hexdigest()
        assert bytes_of(content[:size]) == content[:size]
    assert parts(hashlib.sha256(content).hexdigest(), "html") is None, "a ZIP is not served as a page"
    asked("of 1")
    assert take("w", program="p") is None, "what is there is not made again"


def test_a_worker_takes_what_its_own_program_makes() -> None:
    asked("a", program="of before")
    assert take("w", program="p") is None
    assert (found := take("w", program="of before")) is not None
    assert found.recipe == "a"


def test_a_worker_that_is_not_heard_of_loses_its_file_to_another() -> None:
    asked("a")
    first = taken("first")
    assert take("second", program="p") is None
    assert go_on(first, "first", done=3, whole=8)
    changed(f"UPDATE made_files SET taken = taken - {LEASE_S - 5}")
    assert take("second", program="p") is None
    assert (found := standing("a")) is not None
    assert (found.place, found.done, found.whole) == (0, 3, 8)
    changed("UPDATE made_files SET taken = taken - 6")
    assert (found := standing("a")) is not None
    assert found.place == 1
    second = taken("second")
    assert not go_on(first, "first")
    keep(first, "first", b"late")
    assert bytes_of(b"late") is None
    keep(second, "second", b"in time")
    assert bytes_of(b"in time") == b"in time"


def test_a_worker_that_ends_gives_back_what_it_has_not_made() -> None:
    asked("a")
    asked("b")
    keep(taken("w"), "w", b"made")
    taken("w")
    put_back("w")
    assert bytes_of(b"made") == b"made"
    assert taken("v").recipe == "b"


def test_a_file_that_ends_its_workers_is_given_up() -> None:
    asked("a")
    for worker in "uvw":
        taken(worker)
        changed(f"UPDATE made_files SET taken = taken - {LEASE_S + 1}")
    assert take("x", program="p") is None
    assert (found := standing("a")) is not None
    assert "each time its worker ended" in found.failed
    asked("a")
    assert taken().recipe == "a", "who asks again has it tried again"


def test_why_it_could_not_be_made_is_told_until_somebody_asks_again() -> None:
    asked("a")
    give_up(taken(), "w", "No such story.")
    assert (found := standing("a")) is not None
    assert (found.ended, found.failed, found.file) == (True, "No such story.", None)
    asked("a")
    assert (found := standing("a")) is not None
    assert (found.place, found.failed) == (1, "")


def test_a_queue_that_is_full_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_OPEN", 2)
    for recipe in ("a", "b", "a"):
        asked(recipe)
    with pytest.raises(StoreError, match="Too many files are wanted"):
        asked("c")
    keep(taken(), "w", b"")
    asked("c")


def test_one_reader_has_so_many_in_the_queue_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_OF_ONE", 2)
    for recipe in ("a", "b", "a"):
        want(recipe, "{}", program="p", kind="zip", owner="kim")
    with pytest.raises(StoreError, match=r"^2 files that you have asked for are not made yet"):
        want("c", "{}", program="p", kind="zip", owner="kim")
    want("c", "{}", program="p", kind="zip", owner="lee")
    want("d", "{}", program="p", kind="zip")
    want("e", "{}", program="p", kind="zip")
    keep(taken(), "w", b"")
    want("f", "{}", program="p", kind="zip", owner="kim")


def test_one_address_has_so_many_in_the_queue_whatever_its_readers_call_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "MOST_OF_ADDRESS", 3)
    for number in range(3):
        asked(f"{number}", owner=f"r{number}@here")
    with pytest.raises(StoreError, match=r"^3 files that were asked for from your address are not made yet"):
        asked("3", owner="r3@here")
    asked("0", owner="r3@here")  # what is made anyway can be waited for
    asked("3", owner="r3@there")
    asked("4")
    keep(taken(), "w", b"")
    asked("5", owner="r4@here")


def wanted_by(recipe: str) -> set[str] | None:
    return None if (found := standing(recipe)) is None else set(found.wanted_by)


class TestWhoeverWantsItNoLonger:
    def test_has_it_made_no_longer_whether_it_waits_or_is_begun(self) -> None:
        for recipe in "ab":
            asked(recipe, owner="kim@here")
        begun = taken()
        assert withdraw("a", owner="kim@here")
        assert withdraw("b", owner="kim@elsewhere"), "the same reader at another address"
        assert (standing("a"), standing("b"), take("w", program="p")) == (None, None, None)
        assert not go_on(begun, "w"), "its worker hears of it"
        keep(begun, "w", b"too late")
        assert bytes_of(b"too late") is None
        asked("a", owner="kim@here")
        assert taken().recipe == "a", "and it can be asked for again"

    def test_leaves_it_to_the_others_who_want_it(self) -> None:
        asked("a", owner="kim@here")
        asked("a", owner="lee@here")
        asked("a", owner="lee@here")
        assert wanted_by("a") == {"kim", "lee"}
        assert not withdraw("a", owner="kim@here")
        assert wanted_by("a") == {"lee"}
        assert not withdraw("a", owner="kim@here")
        assert withdraw("a", owner="lee@here")
        assert standing("a") is None

    def test_takes_nothing_from_who_never_said_a_name(self) -> None:
        asked("a")
        asked("a", owner="kim@here")
        assert not withdraw("a", owner="kim@here")
        assert taken().recipe == "a"

    def test_cannot_stop_what_others_want_or_take_back_what_is_made(self) -> None:
        asked("a", owner="kim@here")
        assert not withdraw("a", owner="lee@here")
        assert not withdraw("nothing", owner="lee@here")
        keep(taken(), "w", b"made")
        assert not withdraw("a", owner="kim@here")
        assert bytes_of(b"made") == b"made"

    def test_counts_no_longer_among_those_who_wait(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "MOST_OF_ONE", 1)
        asked("a", owner="kim@here")
        asked("a", owner="lee@here")
        withdraw("a", owner="kim@here")
        asked("b", owner="kim@here")

    def test_as_others_come_at_the_same_moment_it_is_made_for_them(self) -> None:
        """Whoever joins while the last one leaves has it made, or made anew: none is left waiting for nothing."""
        for turn in range(20):
            recipe = f"of turn {turn}"
            asked(recipe, owner="kim@here")
            with ThreadPoolExecutor(2) as pool:
                left = pool.submit(withdraw, recipe, owner="kim@here")
                pool.submit(asked, recipe, owner="lee@here").result()
                left.result()
            asked(recipe, owner="lee@here")
            assert wanted_by(recipe) == {"lee"}
            assert withdraw(recipe, owner="lee@here")


def test_who_waits_is_told_that_nobody_works() -> None:
    asked("a")
    changed("UPDATE made_files SET asked = asked - 61")
    assert (found := standing("a")) is not None
    assert found.alone
    asked("b")
    assert (found := standing("b")) is not None
    assert not found.alone, "only just asked for"
    taken()
    changed("UPDATE made_files SET asked = asked - 61")
    assert (found := standing("b")) is not None
    assert not found.alone, "somebody is at work"


class TestWhatMustNotBeKept:
    def test_goes_with_the_rows_that_are_taken_away_for_good(self) -> None:
        published(report())
        asked("there")
        asked("begun")
        keep(taken(), "w", b"with a name")
        begun = taken()
        empty(1, actor=ADMINISTRATOR, reason="held a name")
        assert standing("there") is None
        assert bytes_of(b"with a name") is None
        keep(begun, "w", b"with it too")
        assert bytes_of(b"with it too") is None

    def test_is_not_served_where_a_program_of_before_has_taken_the_rows_away(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        published(report())
        asked("there")
        asked("begun")
        keep(taken(), "w", b"with a name")
        begun = taken()
        monkeypatch.setattr("data.store.publishing.forget_all", lambda _connection: None)
        empty(1, actor=ADMINISTRATOR, reason="held a name")
        keep(begun, "w", b"with it too")
        assert (standing("there"), standing("begun")) == (None, None)
        assert (bytes_of(b"with a name"), bytes_of(b"with it too")) == (None, None)
        asked("there")
        keep(taken(), "w", b"without")
        assert bytes_of(b"without") == b"without"
        made = create_engine(url(), poolclass=NullPool)
        with made.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM made_parts")).scalar() == 1, "deleted, not only hidden"


def test_what_is_old_and_what_is_too_much_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    for recipe in "abc":
        asked(recipe)
        keep(taken(), "w", recipe.encode() * 10)
    changed("UPDATE made_files SET ended = ended - 604801 WHERE recipe = 'a'")
    monkeypatch.setattr(files, "MOST_BYTES", 20)
    asked("d")
    keep(taken(), "w", b"d" * 10)
    assert [bytes_of(recipe.encode() * 10) is not None for recipe in "abcd"] == [False, False, True, True]


def in_turn(act: Callable[[], T]) -> T:
    """As a worker does: whose turn does not come in time asks again."""
    while True:
        with suppress(TurnError):
            return act()


def test_forty_files_taken_by_eight_workers_are_made_once_each() -> None:
    for number in range(40):
        asked(f"{number:02}", owner=f"reader {number % 8}")

    def works(worker: str) -> list[str]:
        mine = []
        while task := in_turn(partial(take, worker, program="p")):
            in_turn(partial(keep, task, worker, task.recipe.encode()))
            mine.append(task.recipe)
        return mine

    with ThreadPoolExecutor(8) as pool:
        made = Counter(recipe for mine in pool.map(works, "abcdefgh") for recipe in mine)
    assert made == {f"{number:02}": 1 for number in range(40)}


def test_a_store_of_an_earlier_schema_is_added_to_by_who_asks() -> None:
    published(report())
    changed("DROP TABLE made_files")
    changed("DROP TABLE made_parts")
    changed("ALTER TABLE versions DROP COLUMN key")
    changed("UPDATE dashboard_store SET expanded = 6")
    met_before.cache_clear()
    assert (standing("a"), take("w", program="p"), parts("0" * 64, "zip")) == (None, None, None)
    empty(1, actor=ADMINISTRATOR, reason="held a name")
    asked("a")
    assert taken().recipe == "a"
