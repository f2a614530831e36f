import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import func, select, update

from data import catalogue
from data.__main__ import main
from data.package import package
from data.store import location
from data.store.actor import Actor
from data.store.audit import verify
from data.store.connection import WAIT, reading, writing
from data.store.copies import backup, empty_in_backup, restore_backup
from data.store.drafts import load_draft
from data.store.errors import StoreError
from data.store.head import head
from data.store.location import VARIABLE, absent, file
from data.store.publishing import empty
from data.store.schema import DRAFTS
from data.store.versions import table, version, versions
from tests.data.store.reports import ADMINISTRATOR, DAEGU, VISITOR, kept, published, report, trainees_by_place

Elsewhere = Callable[[], None]


@pytest.fixture
def elsewhere(store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """Go on with an empty store at another address."""
    return lambda: monkeypatch.setenv(VARIABLE, next(store_addresses))


def _ten_times(province: str) -> int:
    """An office that corrects its report again and again; how many versions came of it."""
    office = Actor(name=province, role="office", via="sign-in", provinces=frozenset({province}))
    return len([published(report(province, employees=number), actor=office, seen=10**6) for number in range(10)])


@pytest.mark.usefixtures("database")
class TestOnBothDatabases:
    def test_a_backup_brings_everything_back_elsewhere(self, tmp_path: Path, elsewhere: Elsewhere) -> None:
        published(report(employees=1))
        published(report("KR-27", employees=2), actor=DAEGU)
        kept(b"draft", dataset="kdt_training", answers={"basis": "workplace"})
        before = versions()
        assert backup(tmp_path / "copy.sqlite3", with_drafts=True) == 2
        elsewhere()
        assert restore_backup(tmp_path / "copy.sqlite3") == 2
        assert versions() == before
        assert trainees_by_place(table("regional_training")) == {("KR-26", 2021): 51, ("KR-27", 2021): 52}
        draft = load_draft(VISITOR, "kdt_training")
        assert draft is not None
        assert draft.upload.content == b"draft"
        assert published(report()).id == 3

    def test_a_backup_is_restored_into_the_same_database(self, tmp_path: Path) -> None:
        published(report())
        backup(tmp_path / "copy.sqlite3")
        assert restore_backup(tmp_path / "copy.sqlite3") == 0

    def test_drill_a_backup_that_is_made_while_offices_publish_is_one_moment_of_the_store(
        self, tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(WAIT, "60")
        published(report())
        with ThreadPoolExecutor(3) as offices:
            writes = [offices.submit(_ten_times, code) for code in ("KR-11", "KR-27", "KR-28")]
            while head() < 4:
                assert not all(one.done() for one in writes)
            held = backup(tmp_path / "copy.sqlite3")
            assert [one.result() for one in writes] == [10, 10, 10]
        known, end = versions(), verify()[0]
        assert (len(known), head()) == (31, 31)
        elsewhere()
        restore_backup(tmp_path / "copy.sqlite3")
        print(f"versions in the backup: {held} of 31, links of the audit: {verify()[0]} of {end}")  # noqa: T201
        assert versions() == known[-held:]  # newest first
        assert verify()[0] == held + 1  # and that it was brought back

    def test_versions_that_a_backup_lacks_are_never_lost(self, tmp_path: Path) -> None:
        published(report())
        backup(tmp_path / "copy.sqlite3")
        published(report(employees=9))
        with pytest.raises(StoreError, match="versions that this backup lacks"):
            restore_backup(tmp_path / "copy.sqlite3")
        assert head() == 2
        assert table("regional_training")["trainees"].tolist() == [50, 9]


def test_another_history_is_not_mixed_with_this_one(tmp_path: Path, elsewhere: Elsewhere) -> None:
    published(report())
    published(report())
    backup(tmp_path / "copy.sqlite3")
    elsewhere()
    published(report())
    with pytest.raises(StoreError, match="versions that this backup lacks"):
        restore_backup(tmp_path / "copy.sqlite3")
    assert head() == 1


def test_a_draft_of_today_is_not_replaced_by_one_of_the_backup(tmp_path: Path) -> None:
    kept(b"then", dataset="kdt_training")
    backup(tmp_path / "copy.sqlite3", with_drafts=True)
    kept(b"now", dataset="kdt_training")
    restore_backup(tmp_path / "copy.sqlite3")
    draft = load_draft(VISITOR, "kdt_training")
    assert draft is not None
    assert draft.upload.content == b"now"


def test_a_draft_that_has_grown_too_old_in_its_backup_does_not_come_back(tmp_path: Path, elsewhere: Elsewhere) -> None:
    published(report())
    kept(b"then")
    with writing() as connection:
        connection.execute(update(DRAFTS).values(at="2020-01-01T00:00:00+00:00"))
    backup(tmp_path / "copy.sqlite3", with_drafts=True)
    elsewhere()
    restore_backup(tmp_path / "copy.sqlite3")
    with reading() as connection_2:
        assert connection_2 is not None
        assert connection_2.execute(select(func.count()).select_from(DRAFTS)).scalar_one() == 0


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "kept.csv").write_text("mine", "utf-8")
    with pytest.raises(StoreError, match=r"kept\.csv: give a new file"):
        backup(tmp_path / "kept.csv")
    assert (tmp_path / "kept.csv").read_text("utf-8") == "mine"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="in a folder that is there"):
        backup(tmp_path / "none" / "copy.sqlite3")


def test_a_store_without_versions_can_be_backed_up_and_is_not_made_by_it(tmp_path: Path) -> None:
    assert backup(tmp_path / "copy.sqlite3") == 0
    assert absent()
    assert [path.name for path in tmp_path.iterdir()] == ["copy.sqlite3"]


@pytest.mark.parametrize("content", [b"", b"year,province\n" * 100], ids=["empty", "not a database"])
def test_a_file_that_is_no_backup_is_told_and_changes_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.csv").write_bytes(content)
    with pytest.raises(StoreError, match=r"other\.csv is no backup"):
        restore_backup(tmp_path / "other.csv")
    assert absent()


def test_a_backup_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        restore_backup(tmp_path / "none.sqlite3")


def everything(place: Path) -> bytes:
    """What stands in a store and its log, byte for byte."""
    return b"".join(path.read_bytes() for path in sorted(place.parent.glob(f"{place.name}*")))


def test_nothing_of_an_emptied_version_is_left_in_the_file_or_in_a_backup(tmp_path: Path) -> None:
    published(report(), source="Hong Gil-dong of Busan", note="a telling note")
    copy, place = tmp_path / "copy.sqlite3", file()
    assert place is not None
    backup(copy)
    assert b"a telling note" in everything(place)
    empty(1, actor=ADMINISTRATOR, reason="it named a person")
    assert main(["empty-version", "1", "--in", str(copy), "--reason", "it named a person"]) == 0
    for one in (place, copy):
        assert b"a telling note" not in everything(one)
        assert b"Hong Gil-dong" not in everything(one)
    backup(tmp_path / "later.sqlite3")
    assert b"it named a person" in everything(tmp_path / "later.sqlite3")
    assert b"Hong Gil-dong" not in everything(tmp_path / "later.sqlite3")


OLDER = sorted((Path(__file__).parent / "fixtures").glob("*.sqlite3"))


@pytest.mark.parametrize("made", OLDER, ids=[path.stem for path in OLDER])
def test_a_backup_of_an_older_program_comes_back_as_it_reads_in_its_place_and_stays_as_it_was(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, here = tmp_path / "older.sqlite3", tmp_path / "var" / "dashboard.sqlite3"
    shutil.copyfile(made, copy)
    monkeypatch.setenv(VARIABLE, f"sqlite:///{copy.as_posix()}")
    listed, rows = versions(), {name: table(name) for name in package().names}
    here.parent.mkdir()
    monkeypatch.setenv(VARIABLE, f"sqlite:///{here.as_posix()}")
    assert restore_backup(copy) == len(listed)
    assert copy.read_bytes() == made.read_bytes()
    assert [(one.id, one.at, one.note) for one in versions()] == [(one.id, one.at, one.note) for one in listed]
    for name, before in rows.items():
        pd.testing.assert_frame_equal(table(name), before)
    assert main(["audit", "verify"]) == 0
    assert published(report(), note="goes on").id == len(listed) + 1


def test_drill_a_folder_that_was_moved_away_comes_back_and_links_of_before_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As docs/operations.md has it: backup, move `var` away, restore-backup; or the file of the backup put in the place."""
    var = tmp_path / "var"
    var.mkdir()
    monkeypatch.setenv(VARIABLE, f"sqlite:///{(var / 'dashboard.sqlite3').as_posix()}")
    published(report(employees=1))
    link = catalogue.reference()
    assert main(["backup", str(tmp_path / "copy.sqlite3")]) == 0
    var.rename(tmp_path / "var-damaged")
    for by_hand in (False, True):
        shutil.rmtree(var, ignore_errors=True)
        var.mkdir()
        location.met_before.cache_clear()  # the server was stopped
        if by_hand:
            shutil.copyfile(tmp_path / "copy.sqlite3", var / "dashboard.sqlite3")
        else:
            assert main(["restore-backup", str(tmp_path / "copy.sqlite3")]) == 0
        location.met_before.cache_clear()
        assert catalogue.referred(link) == (1, "")
        assert trainees_by_place(table("regional_training", head=1)) == {("KR-26", 2021): 51}
        assert main(["audit", "verify"]) == 0


def test_an_emptied_backup_comes_back_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(report())
    backup(tmp_path / "copy.sqlite3")
    empty_in_backup(tmp_path / "copy.sqlite3", 1, reason="it named a person")
    monkeypatch.setenv(VARIABLE, f"sqlite:///{(tmp_path / 'new.sqlite3').as_posix()}")
    assert restore_backup(tmp_path / "copy.sqlite3") == 1
    assert version(1).kind == "emptied"
    assert table("regional_training").empty
