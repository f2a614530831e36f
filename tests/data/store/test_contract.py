"""A program one schema older or newer works on the same store, or refuses in words; a failed migration leaves it as it was."""

import io
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Connection, NullPool, create_engine, text, update

from data.releases import reading_release
from data.store import location, schema
from data.store.audit import entries, verify
from data.store.copies import backup, restore_backup
from data.store.drafts import delete_draft, load_draft
from data.store.errors import NewerStoreError, StoreError, UnavailableError
from data.store.grants import Wanted, grant, grants, revoke
from data.store.head import head
from data.store.location import VARIABLE, met_before, url
from data.store.publishing import empty, restore
from data.store.schema import GROWN, SCHEMA, STORE
from data.store.stories import StoryDraft, save, stories
from data.store.versions import table, versions
from tests.data.store.reports import ADMINISTRATOR, MINISTRY, VISITOR, kept, published, report, trainees_by_place

ROOT = Path(__file__).parents[3]
# The last commits of programs of before: one that takes a newer schema for none of its own, one of schema 5, one of schema 6,
# to which a zone has one share, whatever its year, and one of schema 7, to which so has a rate of firms.
BEFORE = {4: "4922948", 5: "92f3bc0", 6: "084ee62", 7: "c078b05"}
TITLE = {"ko": "이야기", "en": "A story"}
FILE = ROOT / "examples" / "SAMPLE-busan-2021-cp949.csv"


def changed(*statements: str) -> None:
    """The store as another program leaves it, met anew."""
    made = create_engine(url(), poolclass=NullPool)
    with made.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    met_before.cache_clear()


def told() -> dict[str, int | None]:
    """What the store says of its schema."""
    with closing(create_engine(url(), poolclass=NullPool).connect()) as connection:
        row = connection.execute(text("SELECT * FROM dashboard_store")).mappings().one()
    return {name: row.get(name) for name in ("schema", "expanded")}


def brought_back_to_5() -> None:
    """The store as a program of schema 5 has made it."""
    changed("DROP TABLE made_files", "DROP TABLE made_parts", "DROP TABLE story_drafts")
    changed("ALTER TABLE dashboard_store DROP COLUMN expanded", "ALTER TABLE versions DROP COLUMN key")
    assert told() == {"schema": 5, "expanded": None}


EXPANDED = (
    "ALTER TABLE versions ADD COLUMN reviewer VARCHAR",
    "ALTER TABLE audit ADD COLUMN device VARCHAR",
    "ALTER TABLE dashboard_store ADD COLUMN region VARCHAR",
    "CREATE TABLE reviews (id INTEGER PRIMARY KEY, words VARCHAR NOT NULL)",
    f"UPDATE dashboard_store SET expanded = {SCHEMA + 1}",
)
CONTRACTED = (
    "ALTER TABLE versions DROP COLUMN reasons",
    f"UPDATE dashboard_store SET schema = {SCHEMA + 1}, expanded = {SCHEMA + 1}",
)


@pytest.mark.usefixtures("database")
class TestANewerProgram:
    def test_that_only_added_leaves_a_store_that_this_one_reads_and_writes(self) -> None:
        published(report(employees=200))
        changed(*EXPANDED)
        assert head() == 1
        published(report(employees=300))
        published(report("KR-27"), actor=ADMINISTRATOR)
        assert restore(1, dataset="regional_training", actor=ADMINISTRATOR, province="KR-26", note="again").id == 4
        assert trainees_by_place(table("regional_training")) == {("KR-26", 2021): 250, ("KR-27", 2021): 250}
        assert empty(2, actor=ADMINISTRATOR, reason="held a name").id == 5
        kept()
        assert load_draft(VISITOR, "regional_training") is not None
        delete_draft(VISITOR, "regional_training")
        given = grant(
            Wanted(issuer="https://id", kind="subject", holder="a", role="national"), actor=ADMINISTRATOR, reason="x"
        )
        revoke(given.id, actor=ADMINISTRATOR, reason="y")
        assert [one.revoked_by is None for one in grants()] == [False]
        save(StoryDraft(title=TITLE, steps=()), actor=ADMINISTRATOR, reason="first")
        assert len(stories()) == 1
        assert verify()[0] == len(entries()) == 9, "five versions, a file, two of grants, a story"
        assert told() == {"schema": 5, "expanded": SCHEMA + 1}, "what the newer program has made stays made"

    def test_that_only_added_has_its_store_backed_up_by_itself(self, tmp_path: Path) -> None:
        published(report())
        changed(*EXPANDED)
        with pytest.raises(StoreError, match=r"is not backed up: audit\.device, dashboard_store\.region, reviews"):
            backup(tmp_path / "copy.sqlite3")

    @pytest.mark.parametrize(
        "work",
        [head, lambda: published(report(), seen=1), versions, lambda: load_draft(VISITOR, "trainees"), entries],
    )
    def test_that_took_something_away_is_refused_in_words(self, work: Callable[[], object]) -> None:
        published(report())
        changed(*CONTRACTED)
        with pytest.raises(NewerStoreError, match="made by a newer version of this dashboard"):
            work()


def test_a_backup_of_a_newer_program_is_not_brought_back_without_what_it_added(tmp_path: Path) -> None:
    published(report())
    backup(tmp_path / "copy.sqlite3")
    made = create_engine(f"sqlite:///{tmp_path / 'copy.sqlite3'}", poolclass=NullPool)
    with made.begin() as connection:
        for statement in EXPANDED:
            connection.execute(text(statement))
    with pytest.raises(StoreError, match="made by a newer version"):
        restore_backup(tmp_path / "copy.sqlite3")


@pytest.mark.usefixtures("database")
class TestAnOlderStore:
    def test_is_read_as_it_is_and_added_to_by_the_first_writer(self) -> None:
        published(report())
        brought_back_to_5()
        assert (head(), told()["expanded"]) == (1, None)
        published(report(employees=300))
        assert told() == {"schema": 5, "expanded": SCHEMA}
        assert verify()[0] == 2

    @pytest.mark.parametrize("fault", ["before the tables", "after them"])
    def test_stays_as_it_was_when_its_migration_fails(self, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
        published(report())
        brought_back_to_5()
        right = dict(schema.MIGRATIONS)

        def fails(connection: Connection) -> None:
            if fault == "after them":
                right[5](connection)
            connection.execute(update(STORE).values(audited="nothing"))
            connection.execute(text("ALTER TABLE nowhere ADD COLUMN nothing INTEGER"))

        monkeypatch.setattr(schema, "MIGRATIONS", right | {5: fails})
        with pytest.raises(UnavailableError, match=r"Nothing was written\."):
            published(report(employees=300), seen=1)
        assert (told(), head(), verify()[0]) == ({"schema": 5, "expanded": None}, 1, 1)
        monkeypatch.setattr(schema, "MIGRATIONS", right)
        assert published(report(employees=300)).id == 2
        assert verify()[0] == 2


class OfBefore:
    """A program of before, as it was committed, that works on the store in force."""

    def __init__(self, made: int, folder: Path) -> None:
        command = ["git", "-C", str(ROOT), "archive", BEFORE[made], "data", "indicators", "i18n", "geo", "locales"]
        found = subprocess.run([*command, "components", "examples"], capture_output=True, check=False)
        if found.returncode:
            pytest.skip("these files came without their history")
        with tarfile.open(fileobj=io.BytesIO(found.stdout)) as archive:
            archive.extractall(folder, filter="data")
        self.folder = folder

    def data(self, *arguments: str) -> tuple[int, str]:
        """Exit code and words of `python -m data`."""
        command = [sys.executable, "-m", "data", *arguments, "--lang", "en"]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def publish(self, file: Path = FILE, dataset: str = "regional_training") -> tuple[int, str]:
        said: Mapping[str, str] = {"--dataset": dataset, "--note": "of before", "--confirm-warnings": "seen"}
        return self.data("publish", str(file), *(word for pair in said.items() for word in pair))

    def share(self, percent: float, year: int | None) -> tuple[int, str]:
        """Publish a share of the capital area."""
        file = self.folder / "share.csv"
        file.write_text(f"zone,share_pct,year,bound\nKR-CAP,{percent},{year or ''},exact\n")
        return self.publish(file, "zone_shares")


@pytest.mark.usefixtures("database")
class TestAProgramOfBefore:
    @pytest.mark.parametrize(("made", "expanded"), [(5, None), (6, 6)])
    def test_and_this_one_work_in_turns_on_one_store(self, made: int, expanded: int | None, tmp_path: Path) -> None:
        before = OfBefore(made, tmp_path)
        assert before.publish()[0] == 0, "a store of its own making"
        assert told() == {"schema": 5, "expanded": expanded}
        published(report("KR-27"), actor=ADMINISTRATOR)
        assert told() == {"schema": 5, "expanded": SCHEMA}
        code, words = before.publish()
        assert code == 0, words
        # The sample holds 27,600 and 164,500 of Busan in 2021; Daegu's 50 and 200 are this program's.
        assert trainees_by_place(table("regional_training")) == {("KR-26", 2021): 192_100, ("KR-27", 2021): 250}
        code, words = before.data("audit", "verify")
        assert (code, head(), verify()[0]) == (0, 3, 3), words
        assert told() == {"schema": 5, "expanded": SCHEMA}

    def test_that_knows_no_such_store_refuses_in_words(self, tmp_path: Path) -> None:
        before = OfBefore(4, tmp_path)
        published(report())
        code, words = before.publish()
        assert (code, head()) == (1, 1)
        assert "made by a newer version of this dashboard" in words

    def test_leaves_a_store_that_this_one_reads(self, tmp_path: Path) -> None:
        before = OfBefore(4, tmp_path)
        assert before.publish()[0] == 0
        assert (told()["schema"], head()) == (4, 1)
        published(report("KR-27"), actor=ADMINISTRATOR)
        assert (told(), len(versions())) == ({"schema": 5, "expanded": SCHEMA}, 2)


# A table whose key has grown: to programs of schema 6 a zone has one share, now it has one for each year and one without.


Shares = dict[int | None, float]


def shares(version: int | None = None) -> Shares:
    """The shares of the capital area by year, as of a version."""
    rows = table("zone_shares", head=version)
    return {
        None if pd.isna(year) else int(year): share for year, share in zip(rows["year"], rows["share_pct"], strict=True)
    }


def share(percent: float, year: int | None) -> pd.DataFrame:
    return pd.DataFrame({"zone": ["KR-CAP"], "share_pct": [percent], "year": [year], "bound": ["exact"]})


def sent(percent: float, year: int | None) -> int:
    """The number of a version with a share of the capital area."""
    return published(share(percent, year), dataset="zone_shares", actor=MINISTRY).id


@pytest.mark.usefixtures("database")
class TestAKeyThatHasGrown:
    def test_what_replaced_the_printed_share_stands_beside_it_and_what_was_corrected_does_not_come_back(
        self, tmp_path: Path
    ) -> None:
        before = OfBefore(6, tmp_path)
        for percent, year in ((60.0, 2022), (61.2, 2023)):  # the year of the first was wrong
            code, words = before.share(percent, year)
            assert code == 0, words
        assert shares() == {None: 68.5, 2023: 61.2}
        assert shares(1) == {None: 68.5, 2022: 60.0}
        assert sent(59.0, 2024) == 3
        assert shares() == {None: 68.5, 2023: 61.2, 2024: 59.0}

    def test_what_was_cited_of_the_program_of_before_is_what_it_showed(self, tmp_path: Path) -> None:
        before = OfBefore(6, tmp_path)
        before.share(60.0, 2022)
        sent(59.0, 2024)
        with reading_release("56f1241f"):  # its tables
            assert shares(1) == {2022: 60.0}
            assert shares(0) == {None: 68.5}

    def test_the_printed_share_that_was_corrected_stays_corrected(self, tmp_path: Path) -> None:
        before = OfBefore(6, tmp_path)
        before.share(70.0, None)
        assert shares() == {None: 70.0}
        code, words = before.data("restore", "0", "--dataset", "zone_shares", "--note", "as printed")
        assert code == 0, words
        assert shares() == {None: 68.5}

    def test_programs_of_before_go_on_until_such_a_table_is_written_and_then_refuse_in_words(
        self, tmp_path: Path
    ) -> None:
        before = OfBefore(6, tmp_path)
        published(report("KR-27"), actor=ADMINISTRATOR)
        assert told() == {"schema": 5, "expanded": SCHEMA}
        code, words = before.share(60.0, 2022)
        assert code == 0, words
        sent(61.2, 2023)
        assert told() == {"schema": GROWN["zone_shares"], "expanded": SCHEMA}
        code, words = before.share(62.0, 2023)
        assert (code, head()) == (1, 3)
        assert "made by a newer version of this dashboard" in words

    def test_a_row_is_withdrawn_and_brought_back_by_its_year(self) -> None:
        sent(60.0, 2022)
        sent(61.2, 2023)
        only = published(share(68.5, None), dataset="zone_shares", actor=MINISTRY, replace=True)
        assert (only.removals, only.withdrawn) == (2, (("KR-CAP", 2022), ("KR-CAP", 2023)))
        assert shares() == {None: 68.5}
        restore(2, dataset="zone_shares", actor=MINISTRY, note="too much")
        assert shares() == {None: 68.5, 2022: 60.0, 2023: 61.2}
        dated = published(share(61.0, 2023), dataset="zone_shares", actor=MINISTRY, replace=True)
        assert dated.withdrawn == (("KR-CAP", None), ("KR-CAP", 2022))
        assert shares() == {2023: 61.0}
        restore(0, dataset="zone_shares", actor=MINISTRY, note="as printed")
        assert shares() == {None: 68.5}
        assert verify()[0] == 6

    def test_a_backup_carries_it_and_what_programs_must_know(
        self, tmp_path: Path, store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sent(60.0, 2022)
        sent(61.2, 2023)
        backup(tmp_path / "copy.sqlite3")
        monkeypatch.setenv(VARIABLE, next(store_addresses))
        assert restore_backup(tmp_path / "copy.sqlite3") == 2
        assert shares() == {None: 68.5, 2022: 60.0, 2023: 61.2}
        assert told() == {"schema": GROWN["zone_shares"], "expanded": SCHEMA}


# The rates of firms, whose key has grown with schema 8.


def rate(percent: float, year: int | None) -> pd.DataFrame:
    """A participation rate of small firms."""
    return pd.DataFrame(
        {
            **{"measure": ["participation_rate_pct"], "firm_size": ["sme"], "value": [percent], "unit": ["percent"]},
            **{"year": [year], "bound": ["exact"]},
        }
    )


def rates(version: int | None = None) -> Shares:
    """The participation rates of small firms by year, as of a version."""
    rows = table("sme_participation", head=version).query("measure == 'participation_rate_pct'")
    return {None if pd.isna(year) else int(year): rate for year, rate in zip(rows["year"], rows["value"], strict=True)}


def rate_of_before(before: OfBefore, percent: float, year: int | None) -> tuple[int, str]:
    file = before.folder / "rate.csv"
    rate(percent, year).to_csv(file, index=False)
    return before.publish(file, "sme_participation")


@pytest.mark.usefixtures("database")
class TestRatesOfFirms:
    def test_what_replaced_the_printed_rate_stands_beside_it_and_what_was_cited_is_what_it_showed(
        self, tmp_path: Path
    ) -> None:
        before = OfBefore(7, tmp_path)
        code, words = rate_of_before(before, 6.2, 2023)
        assert code == 0, words
        assert rates() == {None: 5, 2023: 6.2}
        published(rate(7.0, 2024), dataset="sme_participation", actor=MINISTRY)
        assert rates() == {None: 5, 2023: 6.2, 2024: 7}
        with reading_release("11bdd95b"):  # its tables
            assert rates(1) == {2023: 6.2}
            assert rates(0) == {None: 5}

    def test_the_printed_rate_that_was_corrected_stays_corrected(self, tmp_path: Path) -> None:
        before = OfBefore(7, tmp_path)
        rate_of_before(before, 5.5, None)
        assert rates() == {None: 5.5}

    def test_a_program_that_takes_two_rates_for_one_refuses_in_words_once_there_are_two(self, tmp_path: Path) -> None:
        before = OfBefore(7, tmp_path)
        assert sent(61.2, 2023) == 1
        code, words = before.share(60.0, 2022)
        assert code == 0, words
        published(rate(6.2, 2023), dataset="sme_participation", actor=MINISTRY)
        assert told() == {"schema": GROWN["sme_participation"], "expanded": SCHEMA}
        code, words = rate_of_before(before, 7.0, 2023)
        assert (code, head()) == (1, 3)
        assert "made by a newer version of this dashboard" in words


def test_a_file_that_programs_of_before_open_is_copied_before_they_no_longer_can() -> None:
    published(report())
    path = location.file()
    assert path is not None
    copy = path.with_name(f"{path.name}.schema-5")
    assert not copy.exists()
    sent(61.2, 2023)
    made = create_engine(f"sqlite:///{copy}", poolclass=NullPool)
    with made.connect() as connection:
        assert connection.execute(text("SELECT schema FROM dashboard_store")).scalar_one() == 5
        assert connection.execute(text("SELECT count(*) FROM versions")).scalar_one() == 1
