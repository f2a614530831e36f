"""What the country's figures let expect of a province: the national trainees by its share of residents."""

import pandas as pd

from data import fields
from data.intake.upload import Draft
from indicators.dataset import Dataset


def expected_trainees(draft: Draft, name: str) -> "pd.Series[float]":
    """Trainees of each row if its province trained like the country; empty where the rows are no trainees of a category.

    A year that is not known nationally is taken for the nearest one that is.
    """
    table, against = draft.table, draft.against
    nothing = pd.Series(float("nan"), index=table.index)
    if name not in fields.trainees(against.resource) or not {"year", "province", "category"} <= set(table):
        return nothing
    residents = residents_of(table, against.population)
    country = against.population.table.groupby("year")["residents"].sum()
    everyone = nearest_year(table["year"], country.index.tolist()).map(country)
    return _national(table, against.trainees) * residents / everyone.astype("float64")


def residents_of(table: pd.DataFrame, population: Dataset) -> "pd.Series[float]":
    """Residents of the province of each row at the end of its year, or of the nearest year that is known."""
    known = population.table.set_index(["year", "province"])["residents"].astype("float64")
    years = nearest_year(table["year"], population.table["year"].unique().tolist())
    return _looked_up(known, years, table["province"])


def nearest_year(years: "pd.Series[int]", known: list[int]) -> "pd.Series[int]":
    """For each year the nearest known one, the later of two; empty stays empty."""
    nearest = {
        year: min(known, key=lambda other: (abs(other - year), -other)) for year in years.dropna().unique() if known
    }
    return years.map(nearest)


def _national(table: pd.DataFrame, trainees: Dataset) -> "pd.Series[float]":
    known = trainees.table.set_index(["year", "category"])["trainees"].astype("float64")
    return _looked_up(known, nearest_year(table["year"], trainees.table["year"].unique().tolist()), table["category"])


def _looked_up(known: "pd.Series[float]", years: "pd.Series[int]", codes: "pd.Series[str]") -> "pd.Series[float]":
    wanted = pd.MultiIndex.from_arrays([years, codes])
    return pd.Series(known.reindex(wanted).to_numpy(), index=years.index)
