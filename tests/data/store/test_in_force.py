"""What the rest of the dashboard sees of a publication, through the catalogue."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pandas as pd
import pytest
from sqlalchemy import select

from components.files.rows import citation
from data import catalogue
from data.commands import as_csv
from data.indicator_output import as_json
from data.intake.check import check
from data.intake.compare import comparison, sources_changed
from data.intake.template import template
from data.intake.upload import Upload, against
from data.outlook import Outlook
from data.package import UnknownNameError, bundled, in_language, package
from data.store import versions
from data.store.actor import Standing, local_actor
from data.store.connection import engine_of
from data.store.copies import backup
from data.store.errors import PersonalDataError, UnavailableError
from data.store.head import head
from data.store.location import file
from data.store.publishing import restore
from data.store.schema import VERSIONS, identify
from i18n import speaking
from tests.data.store.reports import BUSAN, MINISTRY, published, report


def test_the_bundled_data_are_in_force_until_something_is_published() -> None:
    assert catalogue.version() == package().version
    assert catalogue.dataset("trainees") is bundled("trainees")


def test_a_publication_moves_the_version_and_the_dataset() -> None:
    published(report())
    assert catalogue.version() == f"{package().version}.1"
    found = catalogue.dataset("regional_training")
    assert (found.version, found.kind.status, found.sources) == ("1", "uploaded", ("upload_1",))
    assert catalogue.compute("provinces_reported_count", year=2021).value() == 1
    pd.testing.assert_frame_equal(catalogue.dataset("trainees").table, bundled("trainees").table)


def test_a_run_that_has_begun_stays_with_its_version() -> None:
    published(report(employees=1))
    catalogue.as_of(catalogue.head())
    published(report(employees=2))
    assert catalogue.version().endswith(".1")
    assert catalogue.dataset("regional_training").table["trainees"].max() == 50
    catalogue.as_of(None)
    assert catalogue.version().endswith(".2")


def test_each_run_has_its_own_version() -> None:
    published(report())
    published(report())
    fixed, asked = Event(), Event()

    def early() -> str:
        catalogue.as_of(1)
        fixed.set()
        asked.wait(10)
        return catalogue.version()

    with ThreadPoolExecutor() as pool:
        first = pool.submit(early)
        fixed.wait(10)
        assert catalogue.version().endswith(".2")
        asked.set()
        assert first.result().endswith(".1")


def test_a_dataset_is_read_once_for_a_version() -> None:
    published(report())
    assert catalogue.dataset("regional_training") is catalogue.dataset("regional_training")


def test_a_published_version_is_a_source_like_any_other() -> None:
    written = published(report(), source="  Busan city, Training 2021, 2022-03-31\0")
    found = catalogue.source("upload_1")
    assert set(found) - {"origin", "published"} <= {key for source in package().descriptor["sources"] for key in source}
    assert (found["publisher"], found["kind"], found["licence"]) == (
        "Busan city, Training 2021, 2022-03-31",
        "upload",
        "not stated",
    )
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", found["date"])
    assert in_language(found, "title") == f"Trainees by province, version {written.id}"
    with speaking("ko"):
        assert in_language(found, "title").startswith("시·도별 훈련인원")


def test_the_day_of_a_published_source_is_that_of_the_zone_in_which_times_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Four in the afternoon in Greenwich is one in the morning of the next day in Seoul."""
    written = replace(published(report()), at=datetime(2027, 5, 11, 16, 0, tzinfo=UTC))
    monkeypatch.setattr(versions, "version", lambda number: written)
    found = versions.origin(written.id)
    assert (found["date"], found["published"]) == ("2027-05-12", "2027-05-12")


def test_figures_of_an_office_and_of_the_national_authority_can_be_told_apart() -> None:
    published(report())
    published(pd.DataFrame({"zone": ["KR-CAP"], "share_pct": [61.2]}), actor=MINISTRY, dataset="zone_shares")
    assert [catalogue.source(f"upload_{number}")["origin"] for number in (1, 2)] == ["office", "national"]


@pytest.mark.parametrize("given", [None, "", " \n "])
def test_a_source_that_nobody_gave_is_said_to_be_missing_and_is_never_the_account(given: str | None) -> None:
    published(report(), source=given)
    found = catalogue.source("upload_1")
    assert (found["publisher"], found["publisher_ko"]) == ("source not stated", "출처 미기재")
    assert "Busan office" not in str(found)


def sent(dataset: str, text: str) -> pd.DataFrame:
    """The rows of a file as its check gives them."""
    found = check(Upload(name="a.csv", content=text.encode()), dataset=dataset, against=against(dataset))
    assert found.table is not None, [str(problem.message) for problem in found.problems]
    return found.table


TWO_SOURCES = (
    "연도,구분,훈련인원,출처기관,자료명,공표일,출처 주소\n"
    "2023,실업자,521300,고용노동부,직업능력개발 통계,2024-03-29,https://www.moel.go.kr/1\n"
    "2023,재직자,3815400,한국산업인력공단,사업주훈련 통계,2024. 5.,javascript:alert(1)\n"
)


class TestSourcesOfSingleRows:
    def test_one_file_has_two_and_each_row_names_its_own(self) -> None:
        written = published(sent("trainees", TWO_SOURCES), dataset="trainees", actor=MINISTRY, source="of all others")
        found = catalogue.dataset("trainees").where(year=2023).table
        assert found["source"].tolist() == ["upload_1_1", "upload_1_2"]
        first, second = (catalogue.source(name) for name in found["source"])
        assert (first["publisher"], first["title"], first["date"]) == ("고용노동부", "직업능력개발 통계", "2024-03-29")
        assert (first["path"], second["path"]) == ("https://www.moel.go.kr/1", "javascript:alert(1)")
        assert second["publisher_ko"] == "한국산업인력공단"
        assert "Ministry" not in str([first, second])
        assert written.told_source.startswith("of all others; 고용노동부, 직업능력개발 통계")

    def test_a_row_that_states_none_has_that_of_the_file(self) -> None:
        text = TWO_SOURCES.replace("한국산업인력공단,사업주훈련 통계,2024. 5.,javascript:alert(1)", ",,,")
        published(sent("trainees", text), dataset="trainees", actor=MINISTRY, source="Ministry of Employment, 2024")
        names = catalogue.dataset("trainees").where(year=2023).table["source"].tolist()
        assert names == ["upload_1_1", "upload_1"]
        assert catalogue.source("upload_1")["publisher"] == "Ministry of Employment, 2024"

    def test_one_column_holds_all_of_it(self) -> None:
        text = "zone,share_pct,year,bound,출처\nKR-CAP,61.2,2023,exact,통계청 2024년 발표\n"
        published(sent("zone_shares", text), dataset="zone_shares", actor=MINISTRY)
        found = catalogue.source(catalogue.dataset("zone_shares").where(year=2023).table["source"].iloc[0])
        assert (found["publisher"], found["title"]) == ("통계청 2024년 발표", "Share of training by zone, version 1")

    def test_json_and_citations_tell_them_and_only_a_web_address_can_be_followed(self) -> None:
        published(sent("trainees", TWO_SOURCES), dataset="trainees", actor=MINISTRY)
        found = catalogue.compute("trainees_by_category")
        (told,) = json.loads(as_json([found]))
        assert [source["publisher"] for source in told["sources"]][-2:] == ["고용노동부", "한국산업인력공단"]
        of_2023 = [value["sources"] for value in told["values"] if value["year"] == 2023]
        assert of_2023 == [["upload_1_1"], ["upload_1_2"]]
        with speaking("ko"):
            first, second = (citation(name, data=Outlook()) for name in ("upload_1_1", "upload_1_2"))
        assert (first.address, second.address) == ("https://www.moel.go.kr/1", "")
        assert "javascript:alert(1)" in second.rest

    def test_only_a_source_that_differs_is_a_change_and_compare_shows_it(self) -> None:
        published(sent("trainees", TWO_SOURCES), dataset="trainees", actor=MINISTRY)
        same = sent("trainees", TWO_SOURCES)
        assert comparison("trainees", same).same
        other = sent("trainees", TWO_SOURCES.replace("2024. 5.", "2024. 6."))
        found = comparison("trainees", other)
        assert found.changed[["category", "column"]].to_numpy().tolist() == [["employee", "source"]]
        assert [
            found.changed[side].iloc[0].count(day) for side, day in (("before", "2024. 5."), ("after", "2024. 6."))
        ] == [1, 1]
        made = published(other, dataset="trainees", actor=MINISTRY)
        assert made.rows == 1  # the other row stays what it was
        assert catalogue.dataset("trainees").where(year=2023).table["source"].tolist() == ["upload_1_1", "upload_2_1"]
        (line,) = sources_changed("trainees", 2)
        assert line == (
            "한국산업인력공단, 사업주훈련 통계, 2024. 5., javascript:alert(1) → "
            "한국산업인력공단, 사업주훈련 통계, 2024. 6., javascript:alert(1) (rows: 1)"
        )

    def test_an_export_or_a_template_handed_back_states_no_other_source(self) -> None:
        published(sent("trainees", TWO_SOURCES), dataset="trainees", actor=MINISTRY)
        for content in (as_csv("trainees"), template("trainees", province=None, year=None, form="csv")):
            found = check(Upload(name="a.csv", content=content), dataset="trainees", against=against("trainees"))
            assert found.table is not None
            assert comparison("trainees", found.table).same

    def test_a_person_in_it_is_refused_like_anywhere(self) -> None:
        text = TWO_SOURCES.replace("사업주훈련 통계", "김철수 010-1234-5678")
        found = check(Upload(name="a.csv", content=text.encode()), dataset="trainees", against=against("trainees"))
        assert "privacy-identifier" in {problem.code for problem in found.problems}
        table = sent("trainees", TWO_SOURCES).assign(source_title="010-1234-5678")
        with pytest.raises(PersonalDataError, match="Source of the figures"):
            published(table, dataset="trainees", actor=MINISTRY)

    def test_a_backup_brings_them_back(self, tmp_path: Path) -> None:
        published(sent("trainees", TWO_SOURCES), dataset="trainees", actor=MINISTRY)
        backup(tmp_path / "copy")
        with engine_of(tmp_path / "copy").connect() as copy:
            identify(copy)
            assert len(copy.execute(select(VERSIONS.c.sources)).scalar_one()) == 2


def test_restored_rows_keep_their_source() -> None:
    published(report(employees=1), source="Busan city")
    published(report(employees=2), source="another")
    assert restore(1, actor=BUSAN, note="back").source == "Busan city"
    assert catalogue.dataset("regional_training").sources == ("upload_1",)
    assert catalogue.source("upload_1")["publisher"] == "Busan city"


def test_whoever_has_no_name_is_named_in_the_readers_language() -> None:
    written = published(report(), actor=local_actor(Standing.LET_IN))
    assert written.publisher == "local user"
    with speaking("ko"):
        assert written.publisher == "로컬 사용자"


@pytest.mark.parametrize("name", ["upload_9", "upload_x", "upload_"])
def test_a_version_that_is_not_there_is_no_source(name: str) -> None:
    with pytest.raises(UnknownNameError):
        catalogue.source(name)


def test_a_database_that_does_not_answer_is_told_without_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", "postgresql+psycopg://nobody@/none?host=/nowhere")
    with pytest.raises(UnavailableError, match=r"^The database of published data cannot be reached\.[^/]*$"):
        head()


def test_a_file_that_is_no_database_is_told_and_left_alone() -> None:
    made = file()
    assert made is not None
    made.write_bytes(b"year,province\n" * 100)
    with pytest.raises(UnavailableError):
        head()
    with pytest.raises(UnavailableError):
        published(report(), seen=0)
    assert made.read_bytes() == b"year,province\n" * 100
