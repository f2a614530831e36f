"""A store that is not as it should be: read-only, full, empty, gone, of another program, damaged, newer, older, replaced.

Each is told in its own words, none counts as "nothing published", and none makes numbers begin again at 1.
"""

import os
import random
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import MetaData, create_engine, text

from data import catalogue
from data.__main__ import main
from data.store.connection import engine
from data.store.copies import backup, restore_backup
from data.store.drafts import load_draft
from data.store.errors import (
    DamagedStoreError,
    EmptyStoreError,
    ForeignStoreError,
    FullDiskError,
    NewerStoreError,
    OtherStoreError,
    ReadOnlyStoreError,
    ReplacedStoreError,
    SettingError,
    StoreError,
    UnavailableError,
    VanishedStoreError,
)
from data.store.head import head
from data.store.location import VARIABLE, absent, file, met_before, url
from data.store.schema import METADATA, NEEDED, SCHEMA
from data.store.stories import stories
from data.store.versions import rows, version, versions
from tests.data.store.reports import BUSAN, DAEGU, VISITOR, kept, published, report

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights and limits of files are set as POSIX does")
# Made by the program before a store had a name: one version from the command line, and drafts, one of them with persons.
SCHEMA_1 = Path(__file__).parent / "fixtures" / "schema-1.sqlite3"
BUSAN_2021 = 192_100  # 27,600 + 164,500 in examples/SAMPLE-busan-2021-cp949.csv


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that everybody may enter, with the store to be in it."""
    with TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        monkeypatch.setenv(VARIABLE, f"sqlite:///{made}/store.sqlite3")
        yield Path(made)


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may write everywhere: without those rights."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    try:
        with as_somebody_else():
            yield
    finally:
        folder.chmod(0o755)
        for path in folder.iterdir():
            path.chmod(0o644)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow any more, as when the last block is taken."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def put_schema_1(at: Path) -> Path:
    shutil.copyfile(SCHEMA_1, at)
    return at


def place() -> Path:
    found = file()
    assert found is not None
    return found


def trainees() -> int:
    return int(catalogue.dataset("regional_training").table["trainees"].sum())


def with_a_log(folder: Path) -> None:
    """A store whose second version stands in the log alone, as after a server was killed."""
    published(report(employees=1))
    with closing(sqlite3.connect(place())) as other:
        other.execute("SELECT count(*) FROM versions").fetchone()
        other.execute("PRAGMA wal_autocheckpoint=0")
        published(report(employees=2))
        for name in ("store.sqlite3", "store.sqlite3-wal"):
            shutil.copyfile(folder / name, folder / f"{name}.kept")
    for name in ("store.sqlite3", "store.sqlite3-wal"):
        (folder / f"{name}.kept").replace(folder / name)
    (folder / "store.sqlite3-shm").unlink(missing_ok=True)


class TestReadingNeedsNoWriting:
    @pytest.mark.parametrize("state", [read_only, lambda _: full_disk()], ids=["read-only", "full"])
    @pytest.mark.parametrize("log", [False, True], ids=["without a log", "newest version in the log"])
    def test_published_figures_are_read(self, folder: Path, state: Callable[..., object], log: bool) -> None:
        if log:
            with_a_log(folder)
        else:
            published(report(employees=2))
        with state(folder):  # type: ignore[attr-defined]
            assert head() == (2 if log else 1)
            assert trainees() == 52
            assert versions()[0].id == head()
            assert stories() == []
            assert load_draft(VISITOR, "regional_training") is None
            assert catalogue.source("upload_1")["kind"] == "upload"

    @pytest.mark.parametrize("state", [read_only, lambda _: full_disk()], ids=["read-only", "full"])
    def test_a_store_of_schema_1_is_read_as_it_is(self, folder: Path, state: Callable[..., object]) -> None:
        put_schema_1(place())
        with state(folder):  # type: ignore[attr-defined]
            assert (head(), trainees()) == (1, BUSAN_2021)
            assert version(1).source is None
        assert place().read_bytes() == SCHEMA_1.read_bytes()

    def test_writing_is_refused_in_words_and_the_store_stays(self, folder: Path) -> None:
        published(report())
        with read_only(folder), pytest.raises(ReadOnlyStoreError, match="read but not written"):
            published(report())
        with full_disk(), pytest.raises(FullDiskError, match="no room left"):
            published(report())
        with full_disk(), pytest.raises(FullDiskError):
            kept()
        assert (head(), published(report()).id) == (1, 2)

    def test_a_first_publication_where_nothing_can_be_written_leaves_nothing(self, folder: Path) -> None:
        with read_only(folder), pytest.raises(ReadOnlyStoreError):
            published(report())
        with full_disk(), pytest.raises(FullDiskError):
            published(report())
        assert absent()
        assert list(folder.iterdir()) == []


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE versions (id INTEGER, package TEXT)")
        made.execute("CREATE TABLE drafts (actor TEXT, letter TEXT)")
        made.execute("INSERT INTO drafts VALUES ('kim', 'Dear')")
        made.commit()


def newer(path: Path) -> None:
    published(report())
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"UPDATE dashboard_store SET schema = {SCHEMA + 1}")
        made.commit()


def without_a_table(path: Path) -> None:
    published(report())
    with closing(sqlite3.connect(path)) as made:
        made.execute("DROP TABLE versions")
        made.commit()


def with_a_gap(path: Path) -> None:
    published(report())
    published(report())
    with closing(sqlite3.connect(path)) as made:
        made.execute("DELETE FROM versions WHERE id = 1")
        made.commit()


def gone(path: Path) -> None:
    published(report())
    path.unlink()


def gone_but_for_its_log(path: Path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(60))


STATES = {
    "empty": (lambda path: path.write_bytes(b""), EmptyStoreError, "is empty"),
    "without tables": (
        lambda path: sqlite3.connect(path).execute("PRAGMA user_version=1") and None,
        EmptyStoreError,
        "empty",
    ),
    "gone": (gone, VanishedStoreError, "is gone from its place"),
    "gone but for its log": (gone_but_for_its_log, VanishedStoreError, "is gone from its place"),
    "of another program": (other_program, ForeignStoreError, "no database of this dashboard"),
    "a table of figures": (
        lambda path: path.write_bytes(b"year,province\n" * 100),
        ForeignStoreError,
        "no database of",
    ),
    "cut short": (lambda path: path.write_bytes(SCHEMA_1.read_bytes()[:20_000]), DamagedStoreError, "is damaged"),
    "without a table": (without_a_table, DamagedStoreError, "is damaged"),
    "with a gap": (with_a_gap, DamagedStoreError, "is damaged"),
    "newer": (newer, NewerStoreError, "newer version of this dashboard"),
}


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest, folder: Path) -> tuple[type[UnavailableError], str]:
    spoil, error, told = STATES[request.param]
    spoil(place())
    # As a program that has just been started sees it: nothing is known from before.
    met_before.cache_clear()
    return error, told


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith(("-shm", "-wal", ".id"))
    }


def test_each_state_is_told_in_its_own_words_and_left_alone(
    state: tuple[type[UnavailableError], str], folder: Path, tmp_path: Path
) -> None:
    error, told = state
    before = contents(folder)
    asked: list[Callable[[], object]] = [
        head,
        lambda: published(report(), seen=0),
        kept,
        lambda: load_draft(VISITOR, "regional_training") if error is not DamagedStoreError else head(),
        lambda: backup(tmp_path / "copy.sqlite3"),
    ]
    for ask in asked:
        with pytest.raises(error, match=told):
            ask()
    assert contents(folder) == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["list"], ["show"], ["export", "--dataset", "trainees"], ["backup", "x.sqlite3"]])
def test_a_command_says_it_in_one_line_and_fails(
    state: tuple[type[UnavailableError], str],
    command: list[str],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*command, *([] if command[0] == "export" else ["--lang", "en"])]) == 1
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert str(place()) not in err


def test_a_store_that_is_gone_is_brought_back_and_goes_on_counting(folder: Path, tmp_path: Path) -> None:
    published(report())
    backup(tmp_path / "copy.sqlite3")
    name = (folder / "store.sqlite3.id").read_text("utf-8")
    place().unlink()
    met_before.cache_clear()
    assert restore_backup(tmp_path / "copy.sqlite3") == 1
    assert (folder / "store.sqlite3.id").read_text("utf-8") == name  # the same store again
    assert published(report()).id == 2


def test_one_that_goes_while_the_program_runs_is_missed_though_it_had_no_name(folder: Path) -> None:
    put_schema_1(place())
    assert head() == 1
    place().unlink()
    with pytest.raises(VanishedStoreError):
        head()
    with pytest.raises(VanishedStoreError):
        published(report(), seen=0)


def test_an_older_state_that_comes_into_its_place_is_noticed(folder: Path) -> None:
    published(report())
    shutil.copyfile(place(), folder / "older")
    published(report())
    assert head() == 2
    (folder / "older").replace(place())
    with pytest.raises(ReplacedStoreError, match="Restart the dashboard"):
        head()


def another_comes_into_its_place(store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A store with a version of its own lies where the one in force was; what it holds."""
    here = url()
    monkeypatch.setenv(VARIABLE, next(store_addresses))
    published(report("KR-27"), actor=DAEGU)
    other = place().read_bytes()
    monkeypatch.setenv(VARIABLE, here)
    place().write_bytes(other)
    return other


def test_another_store_that_comes_into_its_place_is_noticed(
    folder: Path, store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    published(report())
    assert head() == 1
    another_comes_into_its_place(store_addresses, monkeypatch)
    with pytest.raises(ReplacedStoreError):
        head()
    with pytest.raises(ReplacedStoreError):
        published(report(), seen=1)


def test_another_store_that_came_into_its_place_while_nothing_ran_is_noticed_by_the_mark_beside_it(
    folder: Path, store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    published(report())
    backup(tmp_path / "copy.sqlite3")
    other = another_comes_into_its_place(store_addresses, monkeypatch)
    for ask in (head, lambda: published(report(), seen=1), lambda: restore_backup(tmp_path / "copy.sqlite3")):
        met_before.cache_clear()
        with pytest.raises(OtherStoreError, match=r"\.id"):
            ask()
    met_before.cache_clear()
    place().unlink()  # moved away: its backup is the same store again, in this program and in the next
    assert restore_backup(tmp_path / "copy.sqlite3") == 1
    for _start in range(2):
        assert head() == 1
        met_before.cache_clear()
    place().write_bytes(other)
    place().with_name(f"{place().name}.id").unlink()  # as the sentence says, where the other one is meant
    assert head() == 1


@pytest.mark.parametrize(
    "set_to",
    [
        *(" ", "nonsense", "SQLITE:///x.db", "mysql://host/name", "sqlite://", "sqlite:///", "sqlite:///:memory:"),
        *("sqlite:////tmp/x.db?mode=ro", "postgresql://", "/srv/x.db"),
    ],
)
def test_a_setting_that_names_no_store_is_told_as_such_and_makes_nothing(
    set_to: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, set_to)
    for ask in (head, versions, lambda: published(report(), seen=0), lambda: backup(tmp_path / "copy.sqlite3")):
        with pytest.raises(SettingError, match="DASHBOARD_DATABASE_URL names no place"):
            ask()
    assert main(["list", "--lang", "en"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_only_who_wanted_to_write_is_told_that_nothing_was_written(folder: Path) -> None:
    place().write_bytes(b"")
    for ask in (head, versions):
        with pytest.raises(EmptyStoreError) as read:
            ask()
        assert "written" not in str(read.value)
    with pytest.raises(EmptyStoreError, match=r"Nothing was written\.$"):
        kept()


def test_what_is_no_file_is_no_store(folder: Path) -> None:
    os.mkfifo(place())
    for ask in (head, lambda: published(report(), seen=0)):
        with pytest.raises(ForeignStoreError):
            ask()


def test_a_link_that_leads_nowhere_is_no_store_without_versions(folder: Path) -> None:
    nowhere = folder / "store of a disk that is not there.sqlite3"
    place().symlink_to(nowhere)
    with pytest.raises(UnavailableError):
        head()
    with pytest.raises(UnavailableError):
        published(report(), seen=0)
    assert not nowhere.exists()


class TestDamage:
    """Whatever happens to the bytes: the right figures, or a sentence; never another error, never nothing."""

    QUESTIONS = (head, lambda: len(versions()), lambda: int(rows(1)["trainees"].sum()), trainees)
    RIGHT = (1, 1, BUSAN_2021, BUSAN_2021)

    def answers(self, content: bytes, addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch) -> list[object]:
        monkeypatch.setenv(VARIABLE, next(addresses))
        place().write_bytes(content)
        answers: list[object] = []
        for ask in self.QUESTIONS:
            try:
                answers.append(ask())
            except StoreError as error:
                answers.append(type(error))
        return answers

    def require_right_or_told(self, answers: list[object]) -> None:
        for answer, right in zip(answers, self.RIGHT, strict=True):
            assert answer == right or (isinstance(answer, type) and issubclass(answer, UnavailableError)), answers

    @pytest.mark.parametrize("size", [1, 50, 99, 100, 511, 512, 4_095, 4_096, 8_192, 20_000, 24_576, 40_960, 49_151])
    def test_a_file_that_was_cut(
        self, size: int, store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.require_right_or_told(self.answers(SCHEMA_1.read_bytes()[:size], store_addresses, monkeypatch))

    def test_a_bit_that_was_turned(self, store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch) -> None:
        whole, draw = SCHEMA_1.read_bytes(), random.Random(2021)
        used = [place for place, byte in enumerate(whole) if byte]  # the pages are empty for the most part
        for position in draw.sample(used, 300):
            content = bytearray(whole)
            content[position] ^= 1 << draw.randrange(8)
            self.require_right_or_told(self.answers(bytes(content), store_addresses, monkeypatch))


def schema_1_on_postgresql() -> None:
    """The tables and rows of the fixture, as the program before made them on a server."""
    source = create_engine(f"sqlite:///{SCHEMA_1}")
    tables = MetaData()
    tables.reflect(source)
    for column in (column for each in tables.tables.values() for column in each.c):
        column.type = column.type.as_generic()
    server = create_engine(url())
    tables.create_all(server)
    with source.connect() as old, server.begin() as new:
        for each in tables.sorted_tables:
            for row in old.execute(each.select()).mappings().all():
                new.execute(each.insert(), [dict(row)])
    source.dispose()
    server.dispose()


class TestFromSchema1:
    @pytest.mark.usefixtures("database")
    def test_it_is_read_as_it_is_and_changed_by_the_first_writer(self) -> None:
        if url().startswith("postgresql"):
            schema_1_on_postgresql()
        else:
            put_schema_1(place())
        assert (head(), trainees()) == (1, BUSAN_2021)
        assert version(1).source is None
        assert load_draft("local user", "regional_training") is None
        made = published(
            report("KR-27", job_seekers=1, employees=2), actor=BUSAN_AND_DAEGU, source="Daegu office, 2022"
        )
        assert (made.id, version(2).source, version(1).source) == (2, "Daegu office, 2022", None)
        assert trainees() == BUSAN_2021 + 3
        with engine(url()).connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM drafts")).scalar() == 0
            assert connection.execute(text("SELECT schema, expanded FROM dashboard_store")).one() == (NEEDED, SCHEMA)

    def test_the_drafts_of_before_are_nowhere_any_more(self, folder: Path) -> None:
        put_schema_1(place())
        with closing(sqlite3.connect(place())) as store:  # one more, that was given up long ago
            store.execute("PRAGMA secure_delete=OFF")
            given_up = b"880202-2345678, " * 1_000
            store.execute("INSERT INTO drafts VALUES ('kim', 'trainees', '2025', 'a.csv', '{}', ?)", [given_up])
            store.commit()
            store.execute("DELETE FROM drafts WHERE actor = 'kim'")
            store.commit()
        persons = (b"900101-1234567", b"880202-2345678")
        assert all(person in place().read_bytes() for person in persons)
        published(report("KR-27"), actor=BUSAN_AND_DAEGU)
        left = [path.name for path in folder.iterdir() if any(person in path.read_bytes() for person in persons)]
        assert left == []

    def test_what_was_there_before_lies_beside_it_without_the_drafts(self, folder: Path) -> None:
        put_schema_1(place())
        published(report("KR-27"), actor=BUSAN_AND_DAEGU)
        with closing(sqlite3.connect(folder / "store.sqlite3.schema-1")) as copy:
            assert copy.execute("SELECT id, who, note FROM versions").fetchall() == [
                (1, "operator", "First report of Busan")
            ]
            assert copy.execute("SELECT count(*) FROM drafts").fetchone() == (0,)

    def test_a_change_that_fails_leaves_it_as_it_was_and_is_made_later(self, folder: Path) -> None:
        put_schema_1(place())
        with full_disk(), pytest.raises(FullDiskError):
            published(report("KR-27"), actor=BUSAN_AND_DAEGU)
        assert (head(), trainees()) == (1, BUSAN_2021)
        assert published(report("KR-27"), actor=BUSAN_AND_DAEGU).id == 2

    def test_it_is_backed_up_without_being_changed(self, folder: Path, tmp_path: Path) -> None:
        put_schema_1(place())
        assert backup(tmp_path / "copy.sqlite3", with_drafts=True) == 1
        assert place().read_bytes() == SCHEMA_1.read_bytes()
        assert b"900101-1234567" not in (tmp_path / "copy.sqlite3").read_bytes()

    def test_a_backup_of_before_is_restored_without_its_drafts(self, folder: Path) -> None:
        assert restore_backup(SCHEMA_1) == 1
        assert (head(), trainees()) == (1, BUSAN_2021)
        assert b"900101-1234567" not in place().read_bytes()


BUSAN_AND_DAEGU = BUSAN.__class__(
    name="operator", role="office", via="sign-in", provinces=frozenset({"KR-26", "KR-27"})
)


class TestBackup:
    @pytest.mark.usefixtures("database")
    @pytest.mark.parametrize(
        ("change", "named"),
        [
            ("CREATE TABLE letters (id INTEGER)", "letters"),
            ("ALTER TABLE versions ADD COLUMN mood VARCHAR", "versions.mood"),
        ],
    )
    def test_what_it_does_not_know_is_not_left_out_in_silence(self, change: str, named: str, tmp_path: Path) -> None:
        published(report())
        with engine(url()).begin() as connection:
            connection.execute(text(change))
        with pytest.raises(StoreError, match=f"does not know, so it is not backed up: {named}"):
            backup(tmp_path / "copy.sqlite3")
        assert list(tmp_path.iterdir()) == []
        assert head() == 1  # it is read all the same

    @pytest.mark.usefixtures("database")
    def test_drafts_stay_behind_unless_asked_for(self, tmp_path: Path) -> None:
        published(report())
        kept(b"a line of a draft")
        backup(tmp_path / "without.sqlite3")
        backup(tmp_path / "with.sqlite3", with_drafts=True)
        assert b"a line of a draft" not in (tmp_path / "without.sqlite3").read_bytes()
        assert b"a line of a draft" in (tmp_path / "with.sqlite3").read_bytes()

    def test_a_newer_or_damaged_backup_is_told_apart(self, folder: Path, tmp_path: Path) -> None:
        published(report())
        backup(tmp_path / "copy.sqlite3")
        whole = (tmp_path / "copy.sqlite3").read_bytes()
        (tmp_path / "cut.sqlite3").write_bytes(whole[: len(whole) // 2])
        with pytest.raises(StoreError, match=r"cut\.sqlite3 is (damaged|no backup)"):
            restore_backup(tmp_path / "cut.sqlite3")
        with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
            copy.execute("UPDATE dashboard_store SET schema = 9")
            copy.commit()
        with pytest.raises(StoreError, match=r"copy\.sqlite3 was made by a newer version"):
            restore_backup(tmp_path / "copy.sqlite3")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_database_of_a_server_that_holds_something_else_is_told(database: str) -> None:
    with engine(database).begin() as connection:
        connection.execute(text("CREATE TABLE letters (id INTEGER)"))
    with pytest.raises(ForeignStoreError):
        head()
    with pytest.raises(ForeignStoreError):
        published(report(), seen=0)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_tables_of_a_server_that_go_while_the_program_runs_are_missed(database: str) -> None:
    published(report())
    assert head() == 1
    with engine(database).begin() as connection:
        METADATA.drop_all(connection)
    with pytest.raises(ReplacedStoreError):
        head()
    with pytest.raises(ReplacedStoreError):
        published(report(), seen=0)
