"""A national update changes rows: what it does not change keeps what it was, whoever sends what in which order.

All figures that are published here are invented.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.package import bundled, former_keys, package, typed, uploaded
from data.stewardship import applied, change
from data.store import location, versions
from data.store.connection import writing
from data.store.copies import restore_backup
from data.store.head import head
from data.store.publishing import empty, restore
from data.store.versions import Scope, _former_notes, record, rows, table, version
from tests.data.store.reports import ADMINISTRATOR, BUSAN, MINISTRY, published, report

RATES, AGREEMENTS = "sme_participation", "mra_agreements"
NATIONAL = [name for name in package().names if package().resource(name)["publishes"] == "national"]


def as_sent(name: str) -> pd.DataFrame:
    """The bundled rows without what the store fills, as a national file holds them."""
    return bundled(name).table.drop(columns=["status", "source"])


def rates(**changes: float) -> pd.DataFrame:
    """All rates as bundled, some take-up rates changed, by size of firm."""
    sent = as_sent(RATES)
    for size, value in changes.items():
        sent.loc[(sent["measure"] == "take_up_pct") & (sent["firm_size"] == size.removeprefix("_")), "value"] = value
    return sent


def by_source(name: str = RATES) -> dict[str, list[str]]:
    """The first column of the rows that are no longer the bundled ones, by their source."""
    found = table(name)
    key = former_keys(package().resource(name))[-1]
    sent = found[found["source"].str.startswith("upload_")]
    return {str(source): list(rows[key]) for source, rows in sent.groupby("source")}


@pytest.mark.usefixtures("database")
class TestAnUpdate:
    def test_two_rates_change_and_sixteen_keep_status_source_year_and_note(self) -> None:
        published(rates(_100_299=20.0, _1000_plus=30.0), actor=MINISTRY, dataset=RATES)
        assert by_source() == {"upload_1": ["100_299", "1000_plus"]}
        found, before = table(RATES), bundled(RATES).table
        others = found["status"] == "reported"
        assert others.sum() == len(before) - 2 == 16
        pd.testing.assert_frame_equal(found[others], before[others])
        assert (version(1).rows, len(rows(1))) == (2, 2)

    def test_a_file_that_lacks_columns_does_not_touch_the_rows_that_are_the_same_in_those_it_has(self) -> None:
        short = rates(_100_299=20.0)[["measure", "firm_size", "value", "unit", "bound"]]
        published(short, actor=MINISTRY, dataset=RATES)
        assert by_source() == {"upload_1": ["100_299"]}
        assert table(RATES)["note_en"].notna().sum() == bundled(RATES).table["note_en"].notna().sum()

    def test_a_changed_row_is_what_the_file_says_of_it(self) -> None:
        one = rates(under_5=2.0).query("firm_size == 'under_5' and measure == 'take_up_pct'")
        published(one.assign(note_en=None, note_ko=None, year=2023), actor=MINISTRY, dataset=RATES)
        found = table(RATES).query("firm_size == 'under_5' and measure == 'take_up_pct' and year == 2023").iloc[0]
        assert (found["value"], found["status"]) == (2.0, "uploaded")
        assert pd.isna(found["note_en"])

    def test_of_two_updates_each_row_has_the_source_of_the_one_that_changed_it(self) -> None:
        published(rates(_5_29=13.0, _30_49=25.0), actor=MINISTRY, dataset=RATES)
        published(rates(_5_29=13.0, _30_49=26.0), actor=MINISTRY, dataset=RATES)
        assert by_source() == {"upload_1": ["5_29"], "upload_2": ["30_49"]}

    def test_the_same_file_again_changes_nothing(self) -> None:
        published(rates(_5_29=13.0), actor=MINISTRY, dataset=RATES)
        before = table(RATES)
        assert published(rates(_5_29=13.0), actor=MINISTRY, dataset=RATES).rows == 0
        pd.testing.assert_frame_equal(table(RATES), before)

    def test_restoring_brings_back_what_was_with_an_earlier_version(self) -> None:
        published(rates(_5_29=13.0), actor=MINISTRY, dataset=RATES)
        then = table(RATES)
        published(rates(_5_29=14.0).iloc[3:], actor=MINISTRY, dataset=RATES, replace=True)
        assert len(table(RATES)) == len(then) - 3
        restore(1, actor=MINISTRY, note="the first was right")
        pd.testing.assert_frame_equal(table(RATES), then)
        restore(2, actor=MINISTRY, note="no, the second")
        assert len(table(RATES)) == len(then) - 3
        restore(0, actor=MINISTRY, note="as printed", dataset=RATES)
        pd.testing.assert_frame_equal(table(RATES), bundled(RATES).table)

    def test_a_table_that_is_one_scope_is_as_before_once_its_version_was_emptied(self) -> None:
        share = pd.DataFrame({"zone": ["KR-CAP"], "share_pct": [61.2], "year": [2023], "bound": ["exact"]})
        published(share, actor=ADMINISTRATOR, dataset="zone_shares")
        assert len(table("zone_shares")) == 2
        empty(1, actor=ADMINISTRATOR, reason="it named a person")
        pd.testing.assert_frame_equal(table("zone_shares"), bundled("zone_shares").table)

    def test_what_an_office_sent_before_is_in_force_again_once_its_newest_version_was_emptied(self) -> None:
        for employees in (200, 1_200):
            published(report(employees=employees), actor=BUSAN)
        empty(2, actor=ADMINISTRATOR, reason="it named a person")
        found = table("regional_training").set_index("category")["trainees"]
        assert found["employee"] == 200

    def test_a_year_that_was_not_there_then_goes_when_the_bundled_rows_are_restored(self) -> None:
        new = pd.DataFrame({"year": 2022, "category": ["job_seeker", "employee"], "trainees": [7, 8]})
        published(new, actor=MINISTRY, dataset="trainees")
        assert restore(0, actor=MINISTRY, note="wrong", dataset="trainees").withdrawn == (
            (2022, "job_seeker"),
            (2022, "employee"),
        )
        pd.testing.assert_frame_equal(table("trainees"), bundled("trainees").table)

    def test_an_office_still_replaces_its_year_as_a_whole(self) -> None:
        published(report(), actor=BUSAN)
        published(report(employees=9), actor=BUSAN)
        assert set(table("regional_training")["source"]) == {"upload_2"}
        assert version(2).withdrawn is None

    def test_a_bundled_row_that_was_brought_back_is_the_one_of_the_program_that_reads_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        published(rates(_5_29=13.0), actor=MINISTRY, dataset=RATES)
        restore(0, actor=MINISTRY, note="as printed", dataset=RATES)
        later = bundled(RATES).table.assign(note_en="mended by a later release")
        monkeypatch.setattr(
            "data.store.versions.bundled_then", lambda name: type(bundled(name))(name=name, table=later)
        )
        assert set(table(RATES)["note_en"]) == {"mended by a later release"}


def test_each_version_is_read_once_and_holds_no_more_than_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in range(8):
        published(rates(_5_29=20.0 + value), actor=MINISTRY, dataset=RATES)
    read: list[int] = []
    ask = versions._whole
    monkeypatch.setattr(versions, "_whole", lambda kept, resource: (read.append(kept.id), ask(kept, resource))[1])
    assert table(RATES).query("firm_size == '5_29'")["value"].tolist() == [27.0]
    assert read == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [len(rows(number)) for number in read] == [1] * 8


# What holds for every table and every file.

FIELDS = package().resource("trainees")
CELLS = st.dictionaries(
    st.tuples(st.integers(2019, 2023), st.sampled_from(["job_seeker", "employee"])), st.integers(0, 4), max_size=6
)


def of_trainees(cells: dict[tuple[int, str], int], source: str) -> pd.DataFrame:
    listed = [(year, category, count, "reported", source) for (year, category), count in cells.items()]
    return typed(pd.DataFrame(listed, columns=["year", "category", "trainees", "status", "source"]), FIELDS)


def counts(found: pd.DataFrame) -> dict[tuple[int, str], tuple[int, str]]:
    rows = found[["year", "category", "trainees", "source"]].itertuples(index=False, name=None)
    return {(year, category): (count, source) for year, category, count, source in rows}


@given(CELLS, CELLS, st.booleans())
def test_equal_rows_keep_their_source_changed_ones_take_the_new_one_and_the_others_stay(
    before: dict[tuple[int, str], int], sent: dict[tuple[int, str], int], replace: bool
) -> None:
    old, new = of_trainees(before, "old"), of_trainees(sent, "new")
    made = change(old, new, resource=FIELDS, columns=["year", "category", "trainees"], replace=replace)
    expected = {
        key: (count, "old")
        for key, count in before.items()
        if not replace or key in sent or key[0] not in {year for year, _category in sent}
    }
    expected |= {key: (count, "old" if before.get(key) == count else "new") for key, count in sent.items()}
    after = applied(old, made, resource=FIELDS)
    assert counts(after) == expected
    assert after["year"].is_monotonic_increasing
    again = change(after, new, resource=FIELDS, columns=["trainees"], replace=replace)
    assert (len(again.rows), len(again.withdrawn)) == (0, 0)


@given(CELLS, CELLS)
def test_two_updates_of_other_rows_come_to_the_same_in_either_order(
    first: dict[tuple[int, str], int], second: dict[tuple[int, str], int]
) -> None:
    apart = {key: count for key, count in second.items() if key not in first}
    states = []
    for order in ((first, apart), (apart, first)):
        now = of_trainees({}, "")
        for cells in order:
            made = change(now, of_trainees(cells, "sent"), resource=FIELDS, columns=["trainees"])
            now = applied(now, made, resource=FIELDS)
        states.append(counts(now))
    assert states[0] == states[1]


@pytest.mark.parametrize("name", [name for name in NATIONAL if len(bundled(name).table)])
def test_one_cell_of_any_national_table_changes_one_row(name: str) -> None:
    resource, before = package().resource(name), bundled(name).table
    names = [field["name"] for field in uploaded(resource)]
    free = next(column for column in reversed(names) if column not in resource["schema"]["primaryKey"])
    sent = before.assign(status="uploaded", source="upload_1")
    place = sent.index[-1]
    filled = 1 if sent[free].dtype != "str" else "another"
    sent.loc[place, free] = filled if sent[free].isna()[place] else pd.NA
    made = change(before, sent, resource=resource, columns=names)
    assert len(made.rows) == 1
    after = applied(before, made, resource=resource)
    pd.testing.assert_frame_equal(after.iloc[:-1], before.iloc[:-1])
    assert after["source"].iloc[-1] == "upload_1"


# Stores that older programs made. One is of commit 6845798 (schema 1), one of the program before this change (schema 2), both
# made by its `python -m data`: three cells of rates changed (1), one more in a file of all rates (2), trainees of 2022 and
# 2023 (3), a report of Busan (4), the bundled rates again (5), those of version 2 again (6). All rows of a file were marked as
# uploaded.

OLDER = [Path(__file__).parent / "fixtures" / name for name in ("schema-1-national.sqlite3", "schema-2.sqlite3")]
HEADS = {
    1: {"upload_1": ["100_299", "1000_plus", "1000_plus"]},
    2: {"upload_1": ["100_299", "1000_plus", "1000_plus"], "upload_2": ["sme"]},
    5: {},
    6: {"upload_1": ["100_299", "1000_plus", "1000_plus"], "upload_2": ["sme"]},
}


@pytest.fixture(params=OLDER, ids=["schema 1", "schema 2"])
def older(request: pytest.FixtureRequest) -> Path:
    """A store of an older program in the place of the one in force."""
    made = location.file()
    assert made is not None
    shutil.copyfile(request.param, made)
    return made


def sources_at(number: int) -> dict[str, list[str]]:
    found = table(RATES, head=number)
    sent = found[found["source"].str.startswith("upload_")]
    return {str(source): list(rows["firm_size"]) for source, rows in sent.groupby("source")}


def test_rows_of_an_older_store_that_are_the_bundled_ones_have_their_status_and_source_again(older: Path) -> None:
    before = older.read_bytes()
    assert {number: sources_at(number) for number in HEADS} == HEADS
    found, printed = table(RATES), bundled(RATES).table
    same = found["status"] == "reported"
    pd.testing.assert_frame_equal(found[same], printed[same])
    assert table("trainees")["source"].tolist() == [*bundled("trainees").table["source"], *["upload_3"] * 4]
    assert table("regional_training")["trainees"].tolist() == [12_000, 34_000]
    assert older.read_bytes() == before


def test_a_text_that_an_older_program_published_stays_and_only_a_note_that_a_release_mended_is_todays() -> None:
    sent = bundled(AGREEMENTS).table.assign(status="uploaded", source="upload_1")
    sent.loc[0, "note_en"] = "Renewed for five years."  # sent by the ministry
    former = "Under discussion: 2024 is not a year of signing."
    (place,) = sent.index[sent["partner"] == "THA"]
    assert former in _former_notes(AGREEMENTS)["note_en"]
    sent.loc[place, "note_en"] = former
    told = {"id": 1, "dataset": AGREEMENTS, "kind": "publish", "note": "all of them", "sha256": "0" * 64}
    with writing() as connection:  # as programs before schema 3 did: all rows, and no word of what was withdrawn
        record(connection, sent, actor=MINISTRY, publishers={Scope(): MINISTRY.name}, **told)
    found, printed = table(AGREEMENTS), bundled(AGREEMENTS).table
    assert found.loc[0, ["note_en", "status", "source"]].tolist() == ["Renewed for five years.", "uploaded", "upload_1"]
    pd.testing.assert_frame_equal(found.iloc[1:], printed.iloc[1:])


def test_an_older_store_takes_new_versions_and_keeps_a_copy_of_what_it_was(older: Path) -> None:
    published(rates(_5_29=13.0), actor=MINISTRY, dataset=RATES)
    # The file holds the rates as printed, one excepted: the four that differed from them are changed back, by this version.
    assert by_source() == {"upload_7": ["sme", "5_29", "100_299", "1000_plus", "1000_plus"]}
    assert sources_at(6) == HEADS[6]
    (copy,) = older.parent.glob(f"{older.name}.schema-?")
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT count(*) FROM versions").fetchone() == (6,)


def test_a_backup_of_an_older_store_is_read_the_same_way(tmp_path: Path) -> None:
    for file in OLDER[1:]:
        assert restore_backup(file) == 6
    assert head() == 6
    assert sources_at(6) == HEADS[6]
