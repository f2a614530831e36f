"""What the rest of the dashboard sees of a publication, through the catalogue."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pandas as pd
import pytest

from data import catalogue
from data.package import UnknownNameError, bundled, in_language, package
from data.store.actor import Standing, local_actor
from data.store.errors import UnavailableError
from data.store.location import file, head
from data.store.publishing import restore
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
    assert set(found) - {"origin"} <= {key for source in package().descriptor["sources"] for key in source}
    assert (found["publisher"], found["kind"], found["licence"]) == (
        "Busan city, Training 2021, 2022-03-31",
        "upload",
        "not stated",
    )
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", found["date"])
    assert in_language(found, "title") == f"Trainees by province, version {written.id}"
    with speaking("ko"):
        assert in_language(found, "title").startswith("시·도별 훈련인원")


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


@pytest.mark.parametrize("address", ["postgresql+psycopg://nobody@/none?host=/nowhere", "oracle://x", "no address"])
def test_a_database_that_does_not_answer_is_told_without_its_address(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", address)
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
