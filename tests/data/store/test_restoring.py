from collections.abc import Callable
from functools import partial

import pandas as pd
import pytest
from sqlalchemy import Connection

from data import catalogue
from data.__main__ import main
from data.package import bundled
from data.store import publishing, versions
from data.store.errors import (
    NotAllowedError,
    PersonalDataError,
    StoreError,
    UnconfirmedError,
    UnknownVersionError,
)
from data.store.head import head
from data.store.publishing import empty, restore
from data.store.versions import in_force, rows, table, version
from tests.data.store.reports import ADMINISTRATOR, BUSAN, DAEGU, MINISTRY, published, report, trainees_by_place
from tests.growth import TWICE, least

pytestmark = pytest.mark.usefixtures("database")


def test_the_rows_of_an_earlier_version_come_back_as_a_new_one_with_their_own_source() -> None:
    published(report(employees=1))
    published(report(employees=2))
    made = restore(1, actor=BUSAN, note="the first was right")
    assert (made.id, made.kind, made.restored, made.note) == (3, "restore", 1, "the first was right")
    assert (made.scopes, made.sha256, made.rows) == (version(1).scopes, version(1).sha256, 2)
    assert table("regional_training")["trainees"].tolist() == [50, 1]
    assert set(table("regional_training")["source"]) == {"upload_1"}
    assert head() == 3


def test_nothing_but_the_versions_own_province_and_year_is_touched() -> None:
    published(report("KR-26", 2021, employees=1))
    published(report("KR-26", 2022, employees=2))
    published(report("KR-27", 2021, employees=3), actor=DAEGU)
    published(report("KR-26", 2021, employees=4))
    restore(1, actor=BUSAN, note="back")
    assert trainees_by_place(table("regional_training")) == {
        ("KR-26", 2021): 51,
        ("KR-26", 2022): 52,
        ("KR-27", 2021): 53,
    }


def test_one_province_of_a_version_of_many_can_be_restored() -> None:
    both = pd.concat([report("KR-26", employees=1), report("KR-27", employees=1)])
    published(both, actor=ADMINISTRATOR)
    published(both.assign(trainees=9), actor=ADMINISTRATOR)
    made = restore(1, actor=ADMINISTRATOR, note="Busan only", province="KR-26")
    assert made.provinces == ("KR-26",)
    assert trainees_by_place(table("regional_training")) == {("KR-26", 2021): 51, ("KR-27", 2021): 18}


def test_a_restored_version_can_be_restored() -> None:
    published(report(employees=1))
    published(report(employees=2))
    restore(1, actor=BUSAN, note="back")
    restore(2, actor=BUSAN, note="forth")
    restore(3, actor=BUSAN, note="back")
    assert table("regional_training")["trainees"].tolist() == [50, 1]


def test_version_0_takes_every_published_row_of_a_province_out_again() -> None:
    published(report(year=2020))
    published(report(year=2021))
    published(report("KR-27"), actor=DAEGU)
    restore(0, actor=BUSAN, note="wrong file", dataset="regional_training", province="KR-26")
    assert trainees_by_place(table("regional_training")) == {("KR-27", 2021): 250}
    assert rows(4).empty


def test_version_0_of_a_national_dataset_is_its_bundled_rows() -> None:
    published(
        pd.DataFrame({"year": [2021], "category": ["employee"], "trainees": [8]}), actor=MINISTRY, dataset="trainees"
    )
    restore(0, actor=MINISTRY, note="wrong", dataset="trainees")
    pd.testing.assert_frame_equal(table("trainees"), bundled("trainees").table)
    assert version(2).restored == 0


@pytest.mark.parametrize(
    ("number", "named", "error", "told"),
    [
        (9, {}, UnknownVersionError, "no version 9"),
        (1, {"note": ""}, UnconfirmedError, "note"),
        (1, {"dataset": "trainees"}, StoreError, "Version 1 is one of regional_training"),
        (1, {"province": "KR-27"}, StoreError, "nothing to restore"),
        (0, {}, StoreError, "name the dataset"),
        (0, {"dataset": "regional_training"}, StoreError, "Name the province"),
        (0, {"dataset": "regional_training", "province": "KR-27"}, StoreError, "nothing to restore"),
        (1, {"actor": DAEGU}, NotAllowedError, "^Busan: not among"),
    ],
)
def test_a_restoration_that_has_no_sense_or_right_changes_nothing(
    number: int, named: dict[str, object], error: type[Exception], told: str
) -> None:
    published(report())
    with pytest.raises(error, match=told):
        restore(number, **{"actor": BUSAN, "note": "why", **named})  # type: ignore[arg-type]
    assert head() == 1


def test_an_office_brings_back_its_rows_whoever_published_since() -> None:
    published(report())
    published(report(), actor=ADMINISTRATOR, take_over=True)
    assert restore(1, actor=BUSAN, note="as reported").id == 3


IN_FORCE = r"in force already|이미 적용"


def test_what_is_in_force_already_is_not_restored_once_more() -> None:
    published(report(employees=1))
    published(report(employees=2))
    published(
        pd.DataFrame({"year": [2021], "category": ["employee"], "trainees": [8]}), actor=MINISTRY, dataset="trainees"
    )
    for number, actor in ((2, BUSAN), (3, MINISTRY)):
        with pytest.raises(StoreError, match=IN_FORCE):
            restore(number, actor=actor, note="again")
    assert head() == 3
    restore(1, actor=BUSAN, note="the first was right")
    restore(0, actor=MINISTRY, note="as printed", dataset="trainees")
    for number, actor, dataset in ((1, BUSAN, None), (0, MINISTRY, "trainees")):
        with pytest.raises(StoreError, match=IN_FORCE):
            restore(number, actor=actor, dataset=dataset, note="again")
    assert head() == 5


def trainees_of(number: int) -> pd.DataFrame:
    """The trainees of 2021 in so many made-up categories, five each."""
    return pd.DataFrame({"year": 2021, "category": [f"c{place}" for place in range(number)], "trainees": 5})


def test_the_history_is_not_read_while_other_writers_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (3, 2):
        published(trainees_of(number), actor=MINISTRY, dataset="trainees", replace=True)
    states: dict[str, int] = {}

    def counted(connection: Connection, name: str, *, head: int | None = None) -> pd.DataFrame:
        states[name] = states.get(name, 0) + 1
        return in_force(connection, name, head=head)

    for module in (publishing, versions):
        monkeypatch.setattr(module, "in_force", counted)
    restore(1, actor=MINISTRY, note="back")
    assert states["trainees"] == 2  # what comes back, and what is in force now, each once and before the writer begins
    assert set(table("trainees").query("year == 2021")["category"]) == {"c0", "c1", "c2"}


def test_what_somebody_else_published_meanwhile_goes_as_well() -> None:
    for number in (2, 4):
        published(trainees_of(number), actor=MINISTRY, dataset="trainees", replace=True)

    def meanwhile(_dataset: str, _after: pd.DataFrame) -> list[str]:  # asked of c2 and c3, which go
        published(trainees_of(5), actor=MINISTRY, dataset="trainees")
        return []

    made = restore(1, actor=MINISTRY, note="back", unshown=meanwhile)
    assert made.id == 4
    assert set(table("trainees").query("year == 2021")["category"]) == {"c0", "c1"}


@pytest.mark.parametrize("read", ["_earlier", "table"])  # what comes back, and what is in force: emptied behind either
@pytest.mark.parametrize(("wiped", "left"), [(1, {"d"}), (2, None)])
def test_what_is_emptied_meanwhile_does_not_come_back(
    monkeypatch: pytest.MonkeyPatch, read: str, wiped: int, left: set[str] | None
) -> None:
    of_a_person = pd.DataFrame({"year": 2021, "category": ["d"], "trainees": 7})
    for rows_of in (trainees_of(1), of_a_person, trainees_of(2)):
        published(rows_of, actor=MINISTRY, dataset="trainees")
    before = getattr(publishing, read)

    def emptied(*named: object, **told: object) -> object:
        monkeypatch.setattr(publishing, read, before)
        found = before(*named, **told)
        empty(wiped, actor=ADMINISTRATOR, reason="must go")
        return found

    monkeypatch.setattr(publishing, read, emptied)
    if left is None:
        with pytest.raises(StoreError, match="Version 2 holds no rows"):
            restore(2, actor=MINISTRY, note="back")
        assert head() == 4
        return
    assert set(rows(restore(2, actor=MINISTRY, note="back").id)["category"]) <= left
    assert not set(table("trainees").query("year == 2021")["category"]) & {"c0", "c1"}


@pytest.mark.sweep
def test_twice_the_rows_are_restored_with_twice_the_work(another_store: Callable[[], None]) -> None:
    def work(size: int) -> float:
        another_store()  # each size has as many versions before it as the other
        number = published(trainees_of(size), actor=MINISTRY, dataset="trainees", replace=True).id
        return least(partial(bring_back, number, size), runs=1)

    def bring_back(number: int, size: int) -> None:
        restore(0, actor=MINISTRY, note="as printed", dataset="trainees")  # what is in force is not restored once more
        restore(number, actor=MINISTRY, note="back")
        found = table("trainees")
        assert found.loc[found["year"] == 2021, "trainees"].sum() == 5 * size

    small, large = (min(work(size) for _ in range(3)) for size in (50_000, 100_000))
    assert large / small <= TWICE


PERSONAL = pd.DataFrame(
    {
        "agreement": ["kr_vn_engineer"],
        "kind": ["bilateral"],
        "profession": ["engineer"],
        "partner": ["VNM"],
        "year": [2024],
    }
).assign(label_en="Hong Gil-dong, born 1980", label_ko="홍길동 1980년생")


class TestEmptying:
    def test_takes_rows_and_words_away_and_leaves_a_tombstone(self) -> None:
        published(report(employees=1), note="the first")
        published(report(employees=2), note="of Hong Gil-dong", source="Hong Gil-dong", reasons={})
        made = empty(2, actor=ADMINISTRATOR, reason="it named a person")
        assert (made.id, made.kind, made.restored, made.rows, made.note) == (3, "emptying", 2, 0, "it named a person")
        assert made.who == "Administrator"
        left = version(2)
        assert (left.kind, left.note, left.source, left.rows, left.sources) == (
            "emptied",
            "it named a person",
            None,
            0,
            (),
        )
        assert left.scopes == ((2021, "KR-26"),)
        assert rows(2).empty
        for number in (2, 3):  # as of it, and since, the figures are those without it
            found = table("regional_training", head=number)
            assert set(found["source"]) == {"upload_1"}
            assert found["trainees"].max() == 50

    def test_a_national_row_is_what_it_was_before_and_later_changes_stay(self) -> None:
        share = pd.DataFrame({"zone": ["KR-CAP"], "share_pct": [61.2], "year": [2023]})
        published(PERSONAL, dataset="mra_agreements", actor=MINISTRY)
        published(PERSONAL.assign(agreement="kr_la_engineer"), dataset="mra_agreements", actor=MINISTRY)
        published(share, dataset="zone_shares", actor=MINISTRY)
        empty(1, actor=ADMINISTRATOR, reason="it named a person")
        found = catalogue.dataset("mra_agreements")
        assert found.sources[-1] == "upload_2"
        assert "upload_1" not in found.sources
        assert catalogue.source("upload_1")["publisher"] == "source not stated"

    def test_a_state_that_was_read_before_is_read_anew(self) -> None:
        published(report(employees=7_000))
        head()
        assert catalogue.dataset("regional_training", at=1).table["trainees"].max() == 7_000
        empty(1, actor=ADMINISTRATOR, reason="it named a person")
        head()
        assert catalogue.dataset("regional_training", at=1).table.empty

    def test_only_an_administrator_does_it_once_and_with_a_reason(self) -> None:
        published(report())
        with pytest.raises(NotAllowedError, match="Only an administrator"):
            empty(1, actor=BUSAN, reason="it named a person")
        with pytest.raises(UnconfirmedError):
            empty(1, actor=ADMINISTRATOR, reason=" ")
        with pytest.raises(PersonalDataError):
            empty(1, actor=ADMINISTRATOR, reason="of 010-1234-5678")
        empty(1, actor=ADMINISTRATOR, reason="it named a person")
        for number in (1, 2):
            with pytest.raises(StoreError, match=f"Version {number} holds no rows"):
                empty(number, actor=ADMINISTRATOR, reason="again")
            with pytest.raises(StoreError, match=f"Version {number} holds no rows"):
                restore(number, actor=ADMINISTRATOR, note="back")

    def test_versions_that_brought_its_rows_back_are_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        published(report(employees=1))
        published(report(employees=2))
        restore(1, actor=BUSAN, note="back")
        assert main(["empty-version", "1", "--reason", "it named a person", "--lang", "en"]) == 0
        told = capsys.readouterr().out
        assert "Emptying of version 1" in told
        assert "These versions hold rows of it as well: 3" in told
