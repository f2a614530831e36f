from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from data.intake.problem import Problem
from data.package import bundled
from data.store.errors import (
    PersonalDataError,
    ReferredError,
    RemovalsError,
    UnconfirmedError,
    UnfitTableError,
    UnshownError,
)
from data.store.head import head
from data.store.location import DEFAULT, file, url
from data.store.publishing import restore
from data.store.versions import rows, table, version, versions
from i18n import message
from tests.data.store.reports import ADMINISTRATOR, BUSAN, DAEGU, MINISTRY, published, report, trainees_by_place

JUMP = Problem(code="plausible-jump", message=message("2 of 3"), row=4, column="trainees", value="9\0")
NIL = Problem(code="row-blank", message=message("2 of 3"))
FAULT = Problem(code="cell-type", message=message("2 of 3"))


@pytest.mark.usefixtures("database")
class TestOnBothDatabases:
    def test_what_was_published_is_in_force_with_its_status_and_source(self) -> None:
        published(report())
        found = table("regional_training")
        assert found["trainees"].tolist() == [50, 200]
        assert found["trainees"].dtype == "Int64"
        assert found["status"].tolist() == ["uploaded", "uploaded"]
        assert found["source"].tolist() == ["upload_1", "upload_1"]
        assert found["basis"].isna().all()

    def test_a_version_tells_who_published_what_when_and_why(self) -> None:
        before = datetime.now(UTC)
        written = published(
            report(), note="  mended totals ", problems=[JUMP, NIL], reasons={"plausible-jump": "merger"}
        )
        found = version(1)
        assert found == written
        assert (found.dataset, found.scopes, found.provinces) == ("regional_training", ((2021, "KR-26"),), ("KR-26",))
        assert (found.who, found.via, found.role, found.kind) == ("Busan office", "sign-in", "office", "publish")
        assert (found.note, found.restored, found.rows) == ("mended totals", None, 2)
        assert before <= found.at <= datetime.now(UTC)
        assert found.reasons == {"plausible-jump": "merger"}
        assert [problem["code"] for problem in found.problems] == ["plausible-jump", "row-blank"]
        assert found.problems[0] | {"message": "", "message_ko": ""} == {
            **{"code": "plausible-jump", "severity": "warning", "row": 4, "column": "trainees", "value": "9"},
            **{"message": "", "message_ko": ""},
        }

    @pytest.mark.parametrize("said", [None, 0, 2, -1])
    def test_rows_in_force_go_only_where_their_number_is_confirmed(self, said: int | None) -> None:
        published(report())
        with pytest.raises(RemovalsError, match="2021 · Busan · Job seekers") as refused:
            published(report().iloc[1:], removals=said)
        assert refused.value.count == 1
        assert (head(), table("regional_training")["trainees"].tolist()) == (1, [50, 200])
        made = published(report().iloc[1:], removals=1)
        assert made == version(2)
        assert (made.removals, version(1).removals) == (1, 0)
        assert "2021 · 부산광역시 · " in made.problems[0]["message_ko"]

    def test_what_nothing_goes_with_cannot_be_confirmed_as_a_removal(self) -> None:
        with pytest.raises(RemovalsError, match="none would"):
            published(report(), removals=1)
        assert published(report(), removals=0).removals == 0

    def test_a_year_of_a_national_table_that_gets_fewer_rows_loses_them_by_number_only(self) -> None:
        employees = pd.DataFrame({"year": [2021], "category": ["employee"], "trainees": [8]})
        with pytest.raises(RemovalsError, match="2021 · Job seekers") as refused:
            published(employees, actor=MINISTRY, dataset="trainees", replace=True, removals=None)
        assert refused.value.count == 1
        assert len(table("trainees")) == len(bundled("trainees").table)
        published(employees, actor=MINISTRY, dataset="trainees", replace=True, removals=1)
        assert len(table("trainees")) == len(bundled("trainees").table) - 1
        assert version(1).withdrawn == ((2021, "job_seeker"),)

    def test_whoever_restores_names_what_is_to_be_in_force_and_confirms_no_number(self) -> None:
        published(report().iloc[1:])
        published(report())
        assert restore(1, actor=BUSAN, note="only employees were right").rows == 1
        assert table("regional_training")["trainees"].tolist() == [200]

    def test_it_replaces_the_rows_of_its_own_province_and_year_only(self) -> None:
        published(report("KR-26", 2020, employees=1))
        published(report("KR-26", 2021, employees=2))
        published(report("KR-27", 2021, employees=3), actor=DAEGU)
        published(report("KR-26", 2021, employees=4).iloc[1:])
        assert trainees_by_place(table("regional_training")) == {
            ("KR-26", 2020): 51,
            ("KR-26", 2021): 4,  # one row took the place of two
            ("KR-27", 2021): 53,
        }

    def test_a_national_file_adds_rows_and_changes_those_of_its_keys(self) -> None:
        before = bundled("trainees").table
        new = pd.DataFrame({"year": [2022, 2021], "category": "employee", "trainees": [7, 8]})
        published(new, actor=MINISTRY, dataset="trainees")
        found = table("trainees")
        assert found["year"].tolist() == [2019, 2019, 2020, 2020, 2021, 2021, 2022]
        pd.testing.assert_frame_equal(found[:5], before[:5])
        assert found["trainees"].tolist()[5:] == [8, 7]
        assert found["source"].tolist()[5:] == ["upload_1", "upload_1"]
        assert version(1).scopes == ((2021,), (2022,))

    def test_a_national_file_may_replace_the_years_that_it_holds(self) -> None:
        new = pd.DataFrame({"year": [2022, 2021], "category": "employee", "trainees": [7, 8]})
        published(new, actor=MINISTRY, dataset="trainees", replace=True)
        assert table("trainees")["year"].tolist() == [2019, 2019, 2020, 2020, 2021, 2022]

    def test_a_national_file_without_years_may_replace_the_whole_dataset(self) -> None:
        zones = pd.DataFrame({"zone": ["capital"], "share_pct": [70.0]})
        published(zones, actor=MINISTRY, dataset="zone_shares", replace=True)
        assert table("zone_shares")["share_pct"].tolist() == [70.0]
        assert version(1).scopes == ((),)

    def test_the_state_of_an_earlier_time_can_still_be_read(self) -> None:
        published(report(employees=1))
        published(report(employees=2))
        assert [table("regional_training", head=number)["trainees"].sum() for number in (0, 1, 2)] == [0, 51, 52]

    def test_history_is_told_newest_first_by_dataset_and_province(self) -> None:
        published(report())
        published(report("KR-27"), actor=DAEGU)
        published(pd.DataFrame({"zone": ["capital"], "share_pct": [70.0]}), actor=MINISTRY, dataset="zone_shares")
        assert [found.id for found in versions()] == [3, 2, 1]
        assert [found.id for found in versions("regional_training")] == [2, 1]
        assert [found.id for found in versions("regional_training", "KR-26")] == [1]
        assert rows(2)["province"].tolist() == ["KR-27", "KR-27"]

    @pytest.mark.parametrize(
        ("named", "told"),
        [
            ({"note": " \0"}, "Say in a note"),
            ({"problems": [JUMP]}, "reason for each warning: plausible-jump"),
            ({"problems": [JUMP], "reasons": {"plausible-jump": " "}}, "reason for each warning"),
            ({"problems": [FAULT]}, r"still has errors \(cell-type\)"),
        ],
        ids=["note", "no reason", "blank reason", "error"],
    )
    def test_nothing_is_published_without_what_must_be_said(self, named: dict[str, object], told: str) -> None:
        with pytest.raises(UnconfirmedError, match=told):
            published(report(), **named)
        assert head() == 0

    @pytest.mark.parametrize(
        ("broken", "told"),
        [
            (report().iloc[:0], "no rows"),
            (report().assign(colour="red"), "Unknown columns: colour"),
            (report().drop(columns="category"), "no category"),
            (report().assign(category=None), "no category"),
            (pd.concat([report(), report()]), "the same year, province, category"),
            (report("KR-99"), "Unknown provinces: KR-99"),
        ],
        ids=["empty", "column", "no key", "empty key", "same key", "province"],
    )
    def test_rows_that_have_no_place_are_refused_whatever_the_checks_said(
        self, broken: pd.DataFrame, told: str
    ) -> None:
        with pytest.raises(UnfitTableError, match=told):
            published(broken, actor=ADMINISTRATOR)
        assert head() == 0


@pytest.mark.parametrize(
    "text", ["문의 051-123-4567", "kim@example.go.kr", "900101-1234567", "x" * 2_000 + " 010 1234 5678"]
)
@pytest.mark.parametrize(
    ("field", "where"),
    [("note", "Note"), ("source", "Source of the figures"), ("reasons", "plausible-jump")],
)
def test_nobody_s_number_or_address_is_kept_in_what_a_publisher_writes(field: str, where: str, text: str) -> None:
    told = {"note": "figures", "source": "직업능력연구원, 2022", "reasons": {"plausible-jump": "merger"}}
    told[field] = {"plausible-jump": text} if field == "reasons" else text
    with pytest.raises(PersonalDataError) as refused:
        published(report(), problems=[JUMP], **told)
    assert where in str(refused.value)
    assert text not in str(refused.value)
    assert not versions()


def test_nor_in_the_reason_of_a_restoration() -> None:
    published(report())
    with pytest.raises(PersonalDataError):
        restore(1, actor=BUSAN, note="담당 010-1234-5678")
    assert head() == 1


def test_reading_makes_no_store() -> None:
    assert head() == 0
    assert versions() == []
    assert table("trainees") is bundled("trainees").table
    made = file()
    assert made is not None
    assert not made.exists()


def test_the_store_lies_under_var_unless_the_environment_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_DATABASE_URL")
    assert file() == DEFAULT == Path(__file__).parents[3] / "var" / "dashboard.sqlite3"
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", "postgresql+psycopg://host/name")
    assert (file(), url()) == (None, "postgresql+psycopg://host/name")


def test_the_database_is_in_wal_mode_so_that_readers_never_wait() -> None:
    published(report(), actor=BUSAN)
    made = file()
    assert made is not None
    assert made.read_bytes()[18:20] == b"\2\2"  # the file header's read and write version: 2 is WAL
    assert [path.name for path in made.parent.iterdir() if path.name.startswith(".new-")] == []


# No row rests on one that is not in force, in whichever order the two tables are published.


def _clouds() -> pd.DataFrame:
    return pd.DataFrame([{"year": 2024, "province": "KR-26", "field": "cloud", "courses": 12, "trainees": 340}])


def _without_cloud() -> pd.DataFrame:
    fields = bundled("kdt_fields").table
    return fields[fields["field"] != "cloud"].drop(columns=["status", "source"])


@pytest.mark.usefixtures("database")
def test_a_row_that_others_in_force_rest_on_does_not_go() -> None:
    published(_clouds(), dataset="kdt_training")
    with pytest.raises(ReferredError, match="2024 · Busan · Cloud"):
        published(_without_cloud(), dataset="kdt_fields", actor=MINISTRY, replace=True)
    assert head() == 1


@pytest.mark.usefixtures("database")
def test_a_row_does_not_come_that_rests_on_one_which_is_gone() -> None:
    published(_without_cloud(), dataset="kdt_fields", actor=MINISTRY, replace=True)
    with pytest.raises(ReferredError, match=r"K-Digital Training by province and field.*Cloud"):
        published(_clouds(), dataset="kdt_training")
    assert head() == 1


@pytest.mark.usefixtures("database")
def test_nor_is_an_earlier_version_restored_that_would_part_them() -> None:
    published(_without_cloud(), dataset="kdt_fields", actor=MINISTRY, replace=True)
    restore(0, dataset="kdt_fields", actor=MINISTRY, note="the printed 21")
    published(_clouds(), dataset="kdt_training")
    with pytest.raises(ReferredError):
        restore(1, actor=MINISTRY, note="without cloud")
    restore(0, dataset="kdt_training", province="KR-26", actor=BUSAN, note="nothing was reported")
    restore(1, actor=MINISTRY, note="without cloud")
    with pytest.raises(ReferredError):
        restore(3, actor=BUSAN, note="the figures again")


def test_where_a_row_of_a_national_table_goes_whoever_shows_it_is_asked() -> None:
    asked: list[tuple[str, int]] = []

    def unshown(name: str, after: pd.DataFrame) -> list[str]:
        asked.append((name, len(after)))
        return [] if len(after) == 21 else ["K-Digital Training"]

    told = {"dataset": "kdt_fields", "actor": MINISTRY}
    with pytest.raises(UnshownError, match=r"\(Cloud\).*K-Digital Training"):
        published(_without_cloud(), replace=True, unshown=unshown, **told)
    assert head() == 0
    published(_without_cloud(), replace=True, **told)
    restore(0, note="the printed 21", unshown=unshown, **told)
    with pytest.raises(UnshownError):
        restore(1, note="again", unshown=unshown, actor=MINISTRY)
    assert asked == [("kdt_fields", 20), ("kdt_fields", 20)]  # nothing goes where all 21 come back
    assert head() == 2


def test_no_page_is_made_where_an_office_takes_its_row_back() -> None:
    published(report())
    published(report().iloc[:1], unshown=lambda _name, _after: ["never asked"])
    assert head() == 2
