"""Tiny tables written in a test: columns, rows, and the status and source that every stored row carries."""

from dataclasses import replace

import pandas as pd

from indicators.dataset import Dataset
from indicators.indicator import PROVINCES
from indicators.kind import Kind, computed

REPORTED = Kind(origins=frozenset({"document"}))
COMPUTED = computed(REPORTED)
Cell = str | int | float | bool | None


def dataset(name: str, columns: str, *rows: tuple[Cell, ...], status: str = "reported") -> Dataset:
    """A dataset whose columns are named in one string; every row has the one status and the source `<name>_source`."""
    table = pd.DataFrame(list(rows), columns=columns.split())
    return Dataset(name=name, table=table.assign(status=status, source=f"{name}_source"))


def trainees(*years: tuple[int, int, int], status: str = "reported") -> Dataset:
    """Rows of (year, job seekers, employees)."""
    rows = [
        (year, category, count)
        for year, *counts in years
        for category, count in zip(("job_seeker", "employee"), counts, strict=True)
    ]
    return dataset("trainees", "year category trainees", *rows, status=status)


def residents(year: int = 2021, **of_province: int) -> Dataset:
    """Residents of single provinces (`KR_11=300`); a province that is not named has none."""
    rows = [(year, code, of_province.get(code.replace("-", "_"), 0)) for code in PROVINCES]
    return dataset("population", "year province residents", *rows)


def residents_of_years(*years: int, **of_province: int) -> Dataset:
    """The same residents at the end of several years."""
    found = [residents(year, **of_province) for year in years]
    return replace(found[0], table=pd.concat([one.table for one in found], ignore_index=True))


def firms(**of_province: int) -> Dataset:
    """SME firms of single provinces, printed as about; a province that is not named has none."""
    rows = [(code, of_province.get(code.replace("-", "_"), 0), 2021, "inferred", "about") for code in PROVINCES]
    return dataset("sme_firms", "province firms year year_basis bound", *rows)


UNSTATED = ("delivery", "reference_date", "finality")


def reports(*rows: tuple[int, str, str, int, str | None, str | None]) -> Dataset:
    """What offices have reported: (year, province, category, trainees, basis, counting); the rest is not stated."""
    told = dataset("regional_training", "year province category trainees basis counting", *rows, status="uploaded")
    return replace(told, table=told.table.reindex(columns=[*told.table, *UNSTATED]))


def marked(told: Dataset, **marks: str) -> Dataset:
    """The same reports with a mark in the place of some figures: `marked(told, KR_11_employee="suppressed")`."""
    places = [f"{row.province}_{row.category}".replace("-", "_") for row in told.rows]
    gaps = [marks.get(place) for place in places]
    counts = [None if mark else row.trainees for mark, row in zip(gaps, told.rows, strict=True)]
    table = told.table.assign(trainees=pd.array(counts, dtype="Int64"), trainees_gap=gaps)
    return replace(told, table=table)


def provisional(told: Dataset, province: str) -> Dataset:
    """The same reports, those of one province provisional and all others final."""
    finality = ["provisional" if code == province else "final" for code in told.table["province"]]
    return replace(told, table=told.table.assign(finality=finality))


def all_reported(
    count: int = 10, *, year: int = 2021, basis: str = "provider", counting: str = "enrolments"
) -> Dataset:
    """Reports of all 17 provinces, each with `count` trainees in both categories."""
    return reports(
        *(
            (year, code, category, count, basis, counting)
            for code in PROVINCES
            for category in ("job_seeker", "employee")
        )
    )


SHARE = dataset("zone_shares", "zone share_pct year", ("KR-CAP", 60.0, None))
SMES = dataset("sme_by_zone", "year area measure value", (2021, "KR", "firms", 200), (2021, "KR-CAP", "firms", 100))
NO_REPORTS = reports()


def counted(*rows: tuple[int, str, str, int, str], basis: str | None = None) -> Dataset:
    """What the national authority has counted of Korea and its zones: (year, area, category, trainees, counting)."""
    told = dataset("trainees_by_zone", "year area category trainees counting", *rows, status="uploaded")
    return replace(told, table=told.table.assign(basis=basis, finality=None), publisher="national")


NO_COUNTS = counted()
