"""What is counted: twenty records by hand, and the SQL that each definition prints."""

from pathlib import Path

import pytest

pytest.importorskip("ibis")
pytest.importorskip("duckdb")

from data.records.definitions import definitions
from data.records.engines import engine
from data.records.schema import field, fields, sources

PRINTED = Path(__file__).parents[3] / "docs" / "records"
# By definition and year: province and category, what the twenty records of conftest.py give. E twice in c5 is two enrolments.
BY_HAND = {
    "regional_training-enrolments-provider": {
        2022: {"KR-11 employee": 2, "KR-26 employee": 1, "KR-26 job_seeker": 2},
        2023: {
            **{"KR-11 employee": 3, "KR-26 employee": 3, "KR-41 employee": 5},
            **{"KR-11 job_seeker": 2, "KR-26 job_seeker": 2},
        },
    },
    "regional_training-headcount-provider": {
        2022: {"KR-11 employee": 2, "KR-26 employee": 1, "KR-26 job_seeker": 1},
        2023: {
            **{"KR-11 employee": 2, "KR-26 employee": 3, "KR-41 employee": 3},
            **{"KR-11 job_seeker": 2, "KR-26 job_seeker": 2},
        },
    },
    "regional_training-enrolments-workplace": {
        2022: {"KR-11 employee": 3},
        2023: {"KR-11 employee": 5, "KR-26 employee": 3, "KR-41 employee": 3},
    },
    "regional_training-headcount-workplace": {
        2022: {"KR-11 employee": 2},
        2023: {"KR-11 employee": 2, "KR-26 employee": 2, "KR-41 employee": 2},
    },
    "regional_training-enrolments-residence": {
        2022: {"KR-11 employee": 3, "KR-26 job_seeker": 1},
        2023: {
            **{"KR-11 employee": 2, "KR-26 employee": 4, "KR-41 employee": 5},
            **{"KR-11 job_seeker": 1, "KR-26 job_seeker": 1, "KR-41 job_seeker": 2},
        },
    },
    "regional_training-headcount-residence": {
        2022: {"KR-11 employee": 2, "KR-26 job_seeker": 1},
        2023: {
            **{"KR-11 employee": 1, "KR-26 employee": 3, "KR-41 employee": 2},
            **{"KR-11 job_seeker": 1, "KR-26 job_seeker": 1, "KR-41 job_seeker": 1},
        },
    },
    "kdt_training-enrolments-provider": {
        2022: {"KR-11 cloud": (1, 2)},
        2023: {"KR-11 cloud": (1, 3), "KR-26 cloud": (1, 3), "KR-41 robot": (1, 3)},
    },
    "kdt_training-headcount-provider": {
        2022: {"KR-11 cloud": (1, 2)},
        2023: {"KR-11 cloud": (1, 3), "KR-26 cloud": (1, 2), "KR-41 robot": (1, 2)},
    },
    "kdt_training-enrolments-workplace": {
        2022: {"KR-11 cloud": (1, 2)},
        2023: {"KR-11 cloud": (2, 3), "KR-26 cloud": (1, 1), "KR-26 robot": (1, 1), "KR-41 robot": (1, 2)},
    },
    "kdt_training-headcount-workplace": {
        2022: {"KR-11 cloud": (1, 2)},
        2023: {"KR-11 cloud": (2, 2), "KR-26 cloud": (1, 1), "KR-26 robot": (1, 1), "KR-41 robot": (1, 1)},
    },
    "kdt_training-enrolments-residence": {
        2022: {"KR-11 cloud": (1, 2)},
        2023: {
            **{"KR-11 cloud": (1, 2), "KR-26 cloud": (1, 2), "KR-41 cloud": (2, 2)},
            **{"KR-26 robot": (1, 1), "KR-41 robot": (1, 2)},
        },
    },
    "kdt_training-headcount-residence": {
        2022: {"KR-11 cloud": (1, 2)},
        2023: {
            **{"KR-11 cloud": (1, 2), "KR-26 cloud": (1, 1), "KR-41 cloud": (2, 1)},
            **{"KR-26 robot": (1, 1), "KR-41 robot": (1, 1)},
        },
    },
    # W1 grew from under 5 people to 5-29 within 2023 and counts once, in the larger class.
    "sme_participation": {2022: {"under_5": 1}, 2023: {"5_29": 2, "30_49": 1}},
}
# Of the country: 8 employees by province are 6 persons, for A and B trained in two; C was job seeker and employee.
OF_KOREA = {
    ("regional_training-headcount-provider", "category"): {
        2022: {"employee": 2, "job_seeker": 1},
        2023: {"employee": 6, "job_seeker": 2},
    },
    ("regional_training-headcount-provider", "all"): {2022: {"": 3}, 2023: {"": 7}},
    # By zone: A trained in Seoul and Busan and counts once in each zone, once in Korea.
    ("regional_training-headcount-provider", "zone and category"): {
        2022: {"KR-CAP employee": 2, "KR-REST employee": 1, "KR-REST job_seeker": 1},
        2023: {"KR-CAP employee": 4, "KR-REST employee": 3, "KR-CAP job_seeker": 2, "KR-REST job_seeker": 2},
    },
    ("regional_training-headcount-provider", "zone"): {
        2022: {"KR-CAP": 2, "KR-REST": 2},
        2023: {"KR-CAP": 6, "KR-REST": 4},
    },
    ("regional_training-headcount-workplace", "zone"): {2022: {"KR-CAP": 2}, 2023: {"KR-CAP": 4, "KR-REST": 2}},
    ("regional_training-headcount-residence", "zone and category"): {
        2022: {"KR-CAP employee": 2, "KR-REST job_seeker": 1},
        2023: {"KR-CAP employee": 3, "KR-REST employee": 3, "KR-CAP job_seeker": 2, "KR-REST job_seeker": 1},
    },
    ("regional_training-headcount-residence", "zone"): {
        2022: {"KR-CAP": 2, "KR-REST": 1},
        2023: {"KR-CAP": 5, "KR-REST": 3},
    },
    ("kdt_training-headcount-residence", "field"): {2022: {"cloud": (1, 2)}, 2023: {"cloud": (2, 3), "robot": (1, 2)}},
    ("kdt_training-enrolments-provider", "field"): {2022: {"cloud": (1, 2)}, 2023: {"cloud": (2, 6), "robot": (1, 3)}},
    ("sme_participation", "all"): {2022: {"": 1}, 2023: {"": 3}},
}
FIGURES = ("courses", "trainees", "value")


def counted(path: Path, name: str, of: str = "") -> dict[int, dict[str, object]]:
    definition = definitions()[name]
    with engine("duckdb", memory_limit=None, scratch=path.parent) as on:
        files = sources(path, needed=definition.needs, scratch=path.parent)
        table = on.table(files, definition.needs)
        rows = on.rows(definition.tables[of](table), sources=files, names=definition.needs)
    found: dict[int, dict[str, object]] = {}
    for row in rows.to_dict("records"):
        key = " ".join(
            row[column] for column in ("province", "area", "category", "field", "firm_size") if column in row
        )
        figures = tuple(row[column] for column in FIGURES if column in row)
        found.setdefault(row["year"], {})[key] = figures if len(figures) > 1 else figures[0]
    return found


def test_there_are_twelve_and_more_and_each_is_counted_by_hand() -> None:
    assert set(BY_HAND) == set(definitions())
    assert len(BY_HAND) >= 12


@pytest.mark.parametrize("name", BY_HAND)
def test_twenty_records_give_what_was_counted_by_hand(twenty: Path, name: str) -> None:
    assert counted(twenty, name) == BY_HAND[name]


@pytest.mark.parametrize(("name", "of"), OF_KOREA)
def test_the_whole_country_is_counted_anew_where_its_parts_do_not_add_up(twenty: Path, name: str, of: str) -> None:
    assert counted(twenty, name, of) == OF_KOREA[name, of]


def test_a_definition_is_the_one_that_is_printed() -> None:
    # After a change that was meant: python -m data definitions --out docs/records
    assert {path.stem for path in PRINTED.glob("*.sql")} == set(definitions())
    different = [
        name for name, one in definitions().items() if (PRINTED / f"{name}.sql").read_text("utf-8") != one.sql()
    ]
    assert different == []


def test_two_definitions_are_never_taken_for_each_other() -> None:
    assert len({one.hash for one in definitions().values()}) == len(definitions())


@pytest.mark.parametrize("dialect", ["duckdb", "pyspark", "trino", "bigquery"])
def test_each_is_printed_for_each_engine(dialect: str) -> None:
    assert "records" in definitions()["sme_participation"].sql(dialect)


def test_a_record_holds_no_name_and_no_number_of_a_person() -> None:
    assert field("person")["constraints"]["minLength"] == 16  # a resident number has 13 digits
    names = {one["name"] for one in fields()}
    assert not names & {"name", "birth", "phone", "email", "resident_number", "address"}
