"""The sums that a file itself has, set against the rows that they are sums of."""

from typing import Final

import numpy as np
import pandas as pd

from data import fields
from data.intake.total_scope import ONE, REGION, TOTAL, scopes
from data.intake.upload import Draft
from indicators.areas import CAPITAL, ELSEWHERE, KOREA, PROVINCES, zone_of

MEMBERS: Final = {
    KOREA: len(PROVINCES),
    **{zone: sum(zone_of(code) == zone for code in PROVINCES) for zone in (CAPITAL, ELSEWHERE)},
}
# No province holds half of the country: a larger total beside one province is the country's, left over from its table.
OWN: Final = 2


def contradicted(draft: Draft, name: str) -> pd.DataFrame:
    """The totals of a count that their rows contradict: `position` among the totals, `total`, `parts`."""
    parts, totals = _parts(draft, name), scopes(draft, name)
    keys = [key for key in fields.keys(draft.against.resource) if key in parts]
    if not keys or totals.empty:
        return pd.DataFrame({"position": [], "total": [], "parts": []})
    compared = [
        _beside(rows, parts, keys=keys, kinds={key: str(rows[f"{key}_kind"].iat[0]) for key in keys})
        for _, rows in totals.groupby([f"{key}_kind" for key in keys])
    ]
    return _wrong(pd.concat(compared)).sort_values("position")[["position", "total", "parts"]]


def _parts(draft: Draft, name: str) -> pd.DataFrame:
    """The rows of the file: keys, number, whether the number is not known, whether people are counted once."""
    table, missing = draft.table, draft.missing
    keys = [key for key in fields.keys(draft.against.resource) if key in table]
    unknown = table[name].isna()
    if name in missing:
        unknown &= missing[name] != "not_applicable"
    once = table["counting"] == "headcount" if "counting" in table else False
    return table[keys].assign(parts=table[name].astype("float64"), unknown=unknown, once=once)


def _beside(totals: pd.DataFrame, parts: pd.DataFrame, *, keys: list[str], kinds: dict[str, str]) -> pd.DataFrame:
    """Totals of one pattern beside the sums of their rows.

    `open` is a sum of which rows may be missing from the file; `foreign` one that may be the country's, beside one province.
    """
    by = [key for key in keys if kinds[key] in (ONE, REGION)]
    rows = _regions(parts, totals["province"].unique()) if kinds.get("province") == REGION else parts
    unplaced = bool(rows[by].isna().any(axis=None))
    sums = totals[["position", "total", "step", *by]].astype({key: rows[key].dtype for key in by})
    found = sums.merge(_sums(rows, by), on=by) if by else sums.merge(_sums(rows, by), how="cross")
    whole = found["province"].map(MEMBERS) if kinds.get("province") == REGION else 0
    foreign = (found["provinces"] == 1) & (kinds.get("province") == TOTAL) & (found["total"] > OWN * found["parts"])
    return found.assign(open=found["unknown"] | unplaced | (found["provinces"] < whole), foreign=foreign)


def _regions(parts: pd.DataFrame, regions: "np.ndarray[tuple[int], np.dtype[np.object_]]") -> pd.DataFrame:
    """The rows once for each region that they lie in, which stands in place of their province."""
    copies = [parts[_within(parts["province"], region)].assign(province=region) for region in regions]
    return pd.concat([rows.assign(member=parts["province"]) for rows in copies])


def _within(provinces: "pd.Series[str]", region: str) -> "pd.Series[bool]":
    return provinces.isin([code for code in PROVINCES if region in (KOREA, zone_of(code))])


def _sums(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sum, number of rows, number of provinces, whether one is unknown or counts people once."""
    member = next((name for name in ("member", "province") if name in rows), "parts")
    groups = rows.assign(member=rows[member]).groupby(by or np.zeros(len(rows)))
    sums = groups.agg(
        parts=("parts", "sum"),
        rows=("parts", "size"),
        provinces=("member", "nunique"),
        unknown=("unknown", "any"),
        once=("once", "any"),
    )
    return sums.reset_index(drop=not by)


def _wrong(found: pd.DataFrame) -> pd.DataFrame:
    # Whole people are exact; where a digit stands for more or less than one, every number may be half a step off.
    off = np.where(found["step"] == 1, 0, found["step"] / 2 * (found["rows"] + 1))
    above = (found["parts"] - found["total"] > off) & ~found["once"]
    below = (found["total"] - found["parts"] > off) & ~found["open"] & ~found["foreign"]
    return found[above | below]
