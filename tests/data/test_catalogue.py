import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from data import catalogue
from data.package import ChecksumError, DataError, ParameterError, SchemaError, UnknownNameError, bundled
from i18n import speaking
from indicators.dataset import IndicatorError
from indicators.registry import REGISTRY
from tests.data.packages import changed, written


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with speaking("en"):
        yield


def test_a_sound_file_is_read_with_the_types_of_its_schema(tmp_path: Path) -> None:
    table = bundled("counts", root=written(tmp_path)).table
    assert table["people"].tolist() == [10, 12, 7]
    assert table["people"].dtype == "Int64"


def test_an_empty_cell_is_a_missing_value(tmp_path: Path) -> None:
    assert pd.isna(bundled("training_supply").table["bound"]).sum() == 0
    assert bundled("zone_shares").table["year"].isna().all()


def test_a_changed_figure_that_fits_the_schema_is_caught_by_its_checksum(tmp_path: Path) -> None:
    changed(written(tmp_path), "counts", "KR-26,7", "KR-26,8")
    with pytest.raises(ChecksumError, match=r"counts\.csv differs from the checksum"):
        bundled("counts", root=tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("KR-11,12", "KR-11,many", "row 3, column people"),
        ("KR-11,12", "KR-11,-1", "row 3, column people"),
        ("2021,KR-26", ",KR-26", "row 4, column year"),
        ("2021,KR-26", "2021,KR-99", "row 4, column place"),
        ("2021,KR-26", "2021,KR-11", "row 4, column year, place"),
        ("year,place,people", "year,place", "row 1, column people"),
        ("place", "spot", "row 1, column place"),
    ],
    ids=["type", "minimum", "required", "foreign key", "duplicate key", "missing column", "renamed column"],
)
def test_a_file_that_breaks_its_schema_is_refused_with_its_place(
    tmp_path: Path, before: str, after: str, place: str
) -> None:
    changed(written(tmp_path), "counts", before, after)
    with pytest.raises(SchemaError) as caught:
        bundled("counts", root=tmp_path)
    assert str(caught.value).startswith(f"counts.csv, {place}: ")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (written(tmp_path) / "counts.csv").unlink()
    with pytest.raises(DataError, match=r"counts\.csv: the file is missing"):
        bundled("counts", root=tmp_path)


def test_a_file_is_not_taken_for_sound_because_another_one_is(tmp_path: Path) -> None:
    changed(written(tmp_path), "counts", "KR-26,7", "KR-26,8")
    assert len(bundled("places", root=tmp_path).table) == 2


def test_an_unknown_dataset_is_told_which_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"no dataset “trainee”. There are: trainees, "):
        catalogue.dataset("trainee")


def test_an_unknown_source_is_told_which_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"no source “hearsay”\. There are: deck_trainees, "):
        catalogue.source("hearsay")


def test_an_unknown_indicator_is_told_which_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"no indicator “trainees”\. There are: trainees_total, "):
        catalogue.compute("trainees")


@pytest.mark.parametrize(
    ("name", "known"), [("trainees_index", "base_year"), ("trainees_total", "none"), ("policy_state", "state")]
)
def test_an_unknown_parameter_is_told_which_there_are(name: str, known: str) -> None:
    with pytest.raises(UnknownNameError, match=f"{name} has no parameter colour. It has: {known}$"):
        catalogue.compute(name, colour="red")


@pytest.mark.parametrize(
    ("name", "parameters", "wanted"),
    [
        ("trainees_index", {"base_year": "first"}, "base_year of trainees_index is a whole number"),
        ("trainees_index", {"base_year": 2019.5}, "base_year of trainees_index is a whole number"),
        ("policy_state", {"state": 5}, "state of policy_state is a word"),
        (
            "progress_to_target",
            {"target": float("nan"), "target_year": 2030},
            "target of progress_to_target is a number",
        ),
        ("progress_to_target", {"target": "much", "target_year": 2030}, "target of progress_to_target is a number"),
    ],
)
def test_a_parameter_of_the_wrong_kind_is_refused(name: str, parameters: dict[str, object], wanted: str) -> None:
    with pytest.raises(ParameterError, match=wanted):
        catalogue.compute(name, **parameters)  # type: ignore[arg-type]


def test_a_parameter_changes_what_is_computed() -> None:
    found = catalogue.compute("required_annual_growth_pct", years=1)
    assert found.value(category="unemployed") == pytest.approx(18.06, abs=0.005)  # 1,000,000 / 847,000


def test_a_parameter_that_cannot_be_served_is_an_error_of_the_indicator() -> None:
    with pytest.raises(IndicatorError, match="no residents of 2030"):
        catalogue.compute("residents_by_province", year=2030)


@pytest.mark.parametrize("name", [name for name, entry in REGISTRY.items() if "year" in entry.parameters])
def test_a_year_without_data_is_an_error_or_a_refusal_and_never_a_number_without_one(name: str) -> None:
    refused = name in (
        "trainees_by_province",
        "trainees_above_parity",
        "province_hhi",
        "provinces_reported_count",
        "residents_covered_pct",
        "regional_trainees",
        "regional_trainees_by_category",
        "reported_zone_share_pct",
        "trainees_per_1000_residents",
        "estimate_spread_pct",
    )
    if refused:
        assert catalogue.compute(name, year=1999).refusals
    else:
        with pytest.raises(IndicatorError, match="1999"):
            catalogue.compute(name, year=1999)


def test_an_indicator_cannot_be_changed_by_its_reader() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        catalogue.compute("trainees_total").unit = "persons"  # type: ignore[misc]
