"""What is known of the same thing from before: the version in force, else the nearest earlier year of file or version."""

import pandas as pd

from data import fields
from data.intake.upload import Draft


def earlier(draft: Draft, name: str) -> pd.DataFrame:
    """Columns `value` and `year`, a row for each row of the draft; both empty where nothing is known.

    Of the same key the version in force is taken, and `year` is empty then. Else the nearest earlier year: the file's own
    figure before that of the version, for it is the one to be published. Without one of its keys no row is known.
    """
    keys = fields.keys(draft.against.resource)
    nothing = pd.DataFrame({"value": float("nan"), "year": pd.NA}, index=draft.table.index).astype({"year": "Int64"})
    if not set(keys) <= set(draft.table):
        return nothing
    mine = draft.table[[*keys, name]].astype({name: "float64"})
    current = draft.against.current.table[[*keys, name]].astype({name: "float64"})
    known = current.dropna().drop_duplicates(keys).rename(columns={name: "value"})
    same = nothing.assign(value=mine[keys].merge(known, on=keys, how="left")["value"])
    return (
        same.where(same["value"].notna(), _year_before(mine, current, keys=keys, name=name)) if "year" in keys else same
    )


def _year_before(mine: pd.DataFrame, current: pd.DataFrame, *, keys: list[str], name: str) -> pd.DataFrame:
    rest = [key for key in keys if key != "year"]
    known = pd.concat([mine, current]).dropna().drop_duplicates(keys).sort_values("year", kind="stable")
    of_before = known.groupby(rest) if rest else known
    known = known[keys].assign(value=of_before[name].shift(1), before=of_before["year"].shift(1))
    found = mine[keys].merge(known, on=keys, how="left")
    return pd.DataFrame({"value": found["value"], "year": found["before"].astype("Int64")})
