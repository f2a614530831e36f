"""The trainees of 2019-21 as a table of years and categories, which several indicators start from."""

import math
from collections.abc import Iterator

import pandas as pd

from indicators.dataset import Dataset
from indicators.errors import IndicatorError

CATEGORIES = ("job_seeker", "employee")
LEVEL_CAVEATS = ("I-01", "I-02", "I-07")
CATEGORY_CAVEATS = ("I-07", "I-26")


def levels(trainees: Dataset) -> pd.DataFrame:
    """Trainees by year (index) and category (columns job_seeker, employee, total); years ascend.

    Raises:
        IndicatorError: a year lacks one of the two categories.
    """
    table = trainees.table.pivot(index="year", columns="category", values="trainees").sort_index()
    missing = set(CATEGORIES) - set(table.columns)
    if missing or table[list(CATEGORIES)].isna().any(axis=None):
        raise IndicatorError("trainees: every year needs both categories, job_seeker and employee")
    table = table[list(CATEGORIES)].astype("float64")
    table.index = table.index.astype(int)
    return table.assign(total=table.sum(axis=1))


def cells(table: pd.DataFrame) -> Iterator[tuple[int, str, float]]:
    """Year, category and number of each cell of a table like that of `levels` that holds a finite number."""
    for year, values in zip(table.index, table.to_numpy(dtype="float64"), strict=True):
        for category, value in zip(table.columns, values, strict=True):
            if math.isfinite(value):
                yield int(year), str(category), float(value)


def total_in(trainees: Dataset, year: int) -> float:
    """All trainees of a year.

    Raises:
        IndicatorError: the year is not in the data.
    """
    totals = {known: value for known, _, value in cells(levels(trainees)[["total"]])}
    if year not in totals:
        raise IndicatorError(f"trainees: no figures for {year}; there are {', '.join(map(str, totals))}")
    return totals[year]
