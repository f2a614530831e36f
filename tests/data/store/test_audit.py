"""The audit: whole under many writers, broken by every hand that touches it."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from data.package import sha256
from data.store.actor import Actor, operator
from data.store.audit import START, add, entries, verify
from data.store.connection import WAIT, writing
from data.store.copies import backup, restore_backup
from data.store.errors import BrokenAuditError, NotAllowedError, StoreError
from data.store.grants import Wanted, grant, revoke
from data.store.location import VARIABLE, absent, file
from data.store.publishing import empty, restore
from data.store.stories import save
from tests.data.store.reports import ADMINISTRATOR, BUSAN, DAEGU, kept, published, report
from tests.data.store.test_stories import DRAFT
from tests.data.store.test_writers import PROVINCES, at_once

READER = Actor(name="reader", role="reader", via="local")


def acts() -> list[tuple[str, str]]:
    return [(entry.act, entry.outcome) for entry in entries()]


def _undone(connection: Connection) -> None:
    add(connection, actor=BUSAN, act="publish", about={})
    raise RuntimeError


@pytest.mark.usefixtures("database")
class TestOnBothDatabases:
    def test_what_is_done_is_told_in_its_own_transaction_and_what_is_refused_too(self) -> None:
        kept()
        published(report(employees=1))
        published(report(employees=2))
        restore(1, actor=BUSAN, note="back")
        empty(2, actor=ADMINISTRATOR, reason="persons")
        with pytest.raises(NotAllowedError):
            published(report("KR-27"))
        with pytest.raises(RuntimeError), writing() as connection:
            _undone(connection)
        assert acts() == [
            ("upload", "done"),
            *[("publish", "done")] * 2,
            ("restore", "done"),
            ("empty", "done"),
            ("publish", "refused"),
        ]
        assert verify() == (6, entries()[-1].digest)
        assert json.loads(entries()[-1].about) == {"dataset": "regional_training", "why": "NotAllowed"}

    def test_writers_at_once_never_fork_the_chain(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(WAIT, "60")
        published(report("KR-11"), actor=ADMINISTRATOR)

        def write(number: int) -> None:
            published(report(PROVINCES[number + 1]), actor=ADMINISTRATOR, seen=1)
            with pytest.raises(NotAllowedError):
                published(report(PROVINCES[number + 1]), actor=READER)

        at_once(write, writers=10)
        links = entries()
        assert [link.before for link in links] == [START, *(link.digest for link in links[:-1])]
        assert verify()[0] == 21

    def test_the_chain_goes_with_a_backup(
        self, tmp_path: Path, store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        published(report())
        grant(
            Wanted(issuer="https://id.example", kind="group", holder="g", role="national"), actor=operator(), reason="r"
        )
        before = verify()
        backup(tmp_path / "copy.sqlite3")
        monkeypatch.setenv(VARIABLE, next(store_addresses))
        restore_backup(tmp_path / "copy.sqlite3")
        assert verify("-".join(map(str, before)))[0] == 3
        assert acts()[-1] == ("restore-backup", "done")


def test_a_backup_whose_audit_went_another_way_is_refused(tmp_path: Path) -> None:
    published(report())
    backup(tmp_path / "a.sqlite3")
    shutil.copyfile(tmp_path / "a.sqlite3", tmp_path / "b.sqlite3")
    with closing(sqlite3.connect(tmp_path / "b.sqlite3")) as made, made:
        made.execute("UPDATE audit SET who = 'somebody else'")
    restore_backup(tmp_path / "a.sqlite3")
    with pytest.raises(StoreError, match="an audit or grants of their own"):
        restore_backup(tmp_path / "b.sqlite3")


def four_links() -> None:
    published(report(employees=1))
    published(report("KR-27"), actor=DAEGU)
    with pytest.raises(NotAllowedError):
        published(report(), actor=READER)
    published(report(employees=2))


def rehashed(made: sqlite3.Connection) -> None:
    """Link 2 changed by somebody who gives it a digest that fits, and leaves link 3 as it was."""
    made.row_factory = sqlite3.Row
    row = dict(made.execute("SELECT * FROM audit WHERE id = 2").fetchone()) | {"who": "nobody"}
    row.pop("digest")
    digest = sha256(json.dumps(row, sort_keys=True, separators=(",", ":")).encode()).removeprefix("sha256:")
    made.execute("UPDATE audit SET who = 'nobody', digest = ? WHERE id = 2", [digest])


def put_between(made: sqlite3.Connection) -> None:
    made.execute("UPDATE audit SET id = id + 10 WHERE id > 2")
    made.execute("UPDATE audit SET id = id - 9 WHERE id > 10")
    made.execute(
        "INSERT INTO audit SELECT 3, at, who, role, via, origin, act, about, outcome, digest, digest FROM audit WHERE id=2"
    )


COLUMNS = ("at", "who", "role", "via", "origin", "act", "about", "outcome")
BROKEN: dict[str, tuple[Callable[[sqlite3.Connection], object], int, str]] = {
    **{
        name: (
            lambda made, name=name: made.execute(f"UPDATE audit SET {name} = {name} || ' ' WHERE id = 2"),
            2,
            "changed",
        )  # type: ignore[misc]
        for name in COLUMNS
    },
    "digest": (lambda made: made.execute("UPDATE audit SET digest = 'f' WHERE id = 2"), 2, "changed"),
    "before": (lambda made: made.execute("UPDATE audit SET before = 'f' WHERE id = 2"), 2, "does not hold the digest"),
    "changed, with a digest that fits": (rehashed, 3, "does not hold the digest"),
    "first taken out": (lambda made: made.execute("DELETE FROM audit WHERE id = 1"), 1, "taken out"),
    "taken out": (lambda made: made.execute("DELETE FROM audit WHERE id = 3"), 3, "taken out"),
    "last taken out": (lambda made: made.execute("DELETE FROM audit WHERE id = 4"), 4, "newest links were taken out"),
    "all taken out": (lambda made: made.execute("DELETE FROM audit"), 1, "newest links were taken out"),
    "put in between": (put_between, 3, "changed"),
    "put in at the end": (
        lambda made: made.execute(
            "INSERT INTO audit SELECT 5, at, who, role, via, origin, act, about, outcome, digest, 'f' FROM audit WHERE id=4"
        ),
        5,
        "changed",
    ),
    "publisher of a version changed": (
        lambda made: made.execute("UPDATE versions SET who='x' WHERE id = 2"),
        2,
        "version 2",
    ),
    "rows of a version changed": (
        lambda made: made.execute("UPDATE versions SET payload=(SELECT payload FROM versions WHERE id=1) WHERE id=3"),
        4,
        "version 3",
    ),
    **{
        f"{name} of a version changed": (
            lambda made, name=name, value=value: made.execute(f"UPDATE versions SET {name} = ? WHERE id = 3", [value]),
            4,
            "version 3",
        )
        for name, value in {
            **dict.fromkeys(("at", "role", "via", "note", "source"), "x"),
            **dict.fromkeys(("reasons", "problems", "took_over", "withdrawn", "sources", "key"), '["x"]'),
            "restored": 1,
        }.items()
    },
    **{
        f"scopes of a version: {name}": (lambda made, act=act: made.execute(act), 4, "version 3")
        for name, act in {
            "gone, so that it is in force nowhere": "DELETE FROM scopes WHERE version_id = 3",
            "another province": "UPDATE scopes SET province = 'KR-11' WHERE version_id = 3",
            "another year": "UPDATE scopes SET year = 2030 WHERE version_id = 3 AND year = 2021",
            "another publisher": "UPDATE scopes SET publisher = 'x' WHERE version_id = 3",
            "one more": "INSERT INTO scopes VALUES (3, 2031, 'KR-26', 'regional_training', 'x')",
        }.items()
    },
    "a version emptied by hand": (
        lambda made: made.execute("UPDATE versions SET kind='emptied', note='' WHERE id = 2"),
        2,
        "version 2",
    ),
    "a version put in": (
        lambda made: made.execute(
            "INSERT INTO versions SELECT 4, dataset, kind, restored, at, who, role, via, note, sha256, reasons, problems,"
            " took_over, rows, payload, source, withdrawn, sources, key FROM versions WHERE id=3"
        ),
        5,
        "no link tells of version 4",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_each_touch_is_found_at_the_first_link_that_it_broke(case: str) -> None:
    four_links()
    assert verify()[0] == 4
    place = file()
    assert place
    touch, link, why = BROKEN[case]
    with closing(sqlite3.connect(place)) as made, made:
        touch(made)
    with pytest.raises(BrokenAuditError, match=why) as told:
        verify()
    assert told.value.link == link


def test_a_chain_that_was_made_anew_lacks_the_link_that_somebody_has_noted() -> None:
    four_links()
    number, digest = verify()
    assert verify(f"{number}-{digest}")[0] == 4
    with pytest.raises(BrokenAuditError, match="does not hold"):
        verify(f"{number}-{'0' * 64}")


def test_a_refusal_makes_no_store() -> None:
    with pytest.raises(NotAllowedError):
        published(report(), actor=READER)
    assert absent()
    assert verify() == (0, START)


def test_no_word_that_somebody_wrote_and_no_name_of_a_file_stands_in_the_audit() -> None:
    kept(b"content-x", name="kim-minji.csv", answers={"basis": "answer-x"})
    published(report(), note="note-x", source="source-x")
    text = "".join(entry.about for entry in entries())
    assert not [word for word in ("content-x", "kim", "answer-x", "note-x", "source-x") if word in text]


@pytest.mark.parametrize(
    "touch", ["UPDATE stories SET steps = '[]'", "UPDATE stories SET who = 'x'", "DELETE FROM stories"]
)
def test_a_story_that_somebody_changed_or_took_away_is_found(touch: str) -> None:
    save(DRAFT, actor=BUSAN, reason="for the workshop")
    assert verify()[0] == 1
    place = file()
    assert place
    with closing(sqlite3.connect(place)) as made, made:
        made.execute(touch)
    with pytest.raises(BrokenAuditError, match="the story that it tells of") as told:
        verify()
    assert told.value.link == 1


def test_a_version_that_was_emptied_keeps_what_it_was_about() -> None:
    four_links()
    empty(3, actor=ADMINISTRATOR, reason="persons")
    assert verify()[0] == 5
    place = file()
    assert place
    with closing(sqlite3.connect(place)) as made, made:
        made.execute("UPDATE scopes SET province = 'KR-11' WHERE version_id = 3")
    with pytest.raises(BrokenAuditError, match="version 3"):
        verify()


def test_a_refusal_before_the_first_store_stands_in_the_log_of_the_server(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(NotAllowedError):
        published(report(), actor=READER)
    [line] = [one.getMessage() for one in caplog.records if "before the first store" in one.getMessage()]
    assert line.startswith("audit before the first store: publish (refused)")
    assert json.loads(line.split(": ", 2)[2])["who"] == READER.name
    assert absent()


def test_what_was_taken_off_the_end_stays_missing_when_others_follow(tmp_path: Path) -> None:
    four_links()
    place = file()
    assert place
    with closing(sqlite3.connect(place)) as made, made:
        made.execute("DELETE FROM audit WHERE id = 4")
    backup(tmp_path / "copy.sqlite3")
    published(report(employees=3))
    with pytest.raises(BrokenAuditError, match="taken out") as told:
        verify()
    assert told.value.link == 4
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as made:
        assert made.execute("SELECT audited FROM dashboard_store").fetchone()[0].startswith("4 ")


def test_versions_from_before_the_audit_are_told_of_by_its_first_link() -> None:
    place = file()
    assert place
    shutil.copyfile(Path(__file__).parent / "fixtures" / "schema-1.sqlite3", place)
    published(report("KR-27"), actor=ADMINISTRATOR)
    assert acts() == [("begin", "done"), ("publish", "done")]
    assert verify()[0] == 2
    with closing(sqlite3.connect(place)) as made, made:
        made.execute("UPDATE versions SET who = 'somebody else' WHERE id = 1")
    with pytest.raises(BrokenAuditError, match="versions before it") as told:
        verify()
    assert told.value.link == 1


def test_a_version_put_into_a_store_whose_audit_tells_of_none_is_found() -> None:
    grant(Wanted(issuer="https://id.example", kind="group", holder="g", role="national"), actor=operator(), reason="r")
    place = file()
    assert place
    with closing(sqlite3.connect(place)) as made, made:
        names = [row[1] for row in made.execute("PRAGMA table_info(versions)")]
        values = dict.fromkeys(names, "") | {"id": 1, "rows": 0, "payload": b"", "dataset": "trainees"}
        made.execute(f"INSERT INTO versions VALUES ({', '.join('?' * len(names))})", [values[name] for name in names])
    with pytest.raises(BrokenAuditError, match="no link tells of version 1"):
        verify()


GRANT_TOUCHED = {
    "role": ("UPDATE grants SET role = 'administrator' WHERE id = 1", 1, "grant 1 is not as it tells"),
    "holder": ("UPDATE grants SET holder = 'me' WHERE id = 1", 1, "grant 1 is not as it tells"),
    "last day": ("UPDATE grants SET until = '2099-01-01' WHERE id = 1", 1, "grant 1 is not as it tells"),
    "revocation turned into a grant": ("UPDATE grants SET undoes = NULL WHERE id = 2", 2, "grant 2 is not as it tells"),
    "revocation taken out": ("DELETE FROM grants WHERE id = 2", 2, "grant 2 is not as it tells"),
    "put in": (
        "INSERT INTO grants SELECT 3, NULL, at, who, via, reason, issuer, kind, holder, 'administrator', '[]', since, until"
        " FROM grants WHERE id = 1",
        3,
        "no link tells of grant 3",
    ),
}


@pytest.mark.parametrize("case", GRANT_TOUCHED)
def test_a_right_that_somebody_gave_behind_the_programs_back_is_found(case: str) -> None:
    wanted = Wanted(issuer="https://id.example", kind="group", holder="g", role="national")
    revoke(grant(wanted, actor=operator(), reason="r").id, actor=operator(), reason="gone")
    assert verify()[0] == 2
    place = file()
    assert place
    statement, link, why = GRANT_TOUCHED[case]
    with closing(sqlite3.connect(place)) as made, made:
        made.execute(statement)
    with pytest.raises(BrokenAuditError, match=why) as told:
        verify()
    assert told.value.link == link
