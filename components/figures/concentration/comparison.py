"""A few provinces side by side, on measures that are known of each: value, rank of 17, share of Korea."""

from collections.abc import Callable

import pandas as pd

from components.figures import units, words
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.areas import KOREA, PROVINCES
from indicators.indicator import Indicator

Compute = Callable[..., Indicator]


def comparable(compute: Compute, *, year: int, residents_year: int) -> dict[str, Indicator]:
    """What may be compared: residents, SME firms and their density; trainees only where an office has reported them."""
    residents, firms = compute("residents_by_province", year=residents_year), compute("sme_firms_by_province")
    found = {
        _("Residents, {year}", year=residents_year): residents,
        _("SME firms"): firms,
        _("SME firms per 1,000 residents"): compute("smes_per_1000_residents"),
        _("Trainees as reported, {year}", year=year): compute("regional_trainees", year=year),
    }
    return {name: measure for name, measure in found.items() if not measure.table.empty}


def comparison(found: dict[str, Indicator], codes: list[str]) -> Table:
    """Rows: the provinces in the order of choice; columns: each measure and its rank among the known.

    Measures that the provinces count in different ways have no rank.
    """
    frame = pd.DataFrame(index=pd.Index([labels.area(code) for code in codes], name=_("Province")))
    digits = {}
    for name, measure in found.items():
        values = of_provinces(measure)
        column = f"{name} · {words.marked(measure.table['status'])}"
        digits[column] = units.DIGITS.get(measure.unit, 0)
        frame[column] = list(values.reindex(codes))
        if measure.flags:
            kinds = dict(zip(measure.table["area"], map(words.kind, measure.table.itertuples()), strict=True))
            frame[_("Kind of figure: {name}", name=name)] = [kinds.get(code) for code in codes]
        if _may_be_ranked(measure):
            frame[_("Rank of {count}: {name}", count=len(values), name=name)] = list(ranks(measure).reindex(codes))
    return Table(frame=frame, digits=digits)


def _may_be_ranked(measure: Indicator) -> bool:
    return all(refusal.area != KOREA for refusal in measure.refusals)


def of_provinces(measure: Indicator) -> pd.Series:
    """Values by province code."""
    rows = measure.table[measure.table["area"].isin(PROVINCES)]
    return rows.set_index("area")["value"]


def ranks(measure: Indicator) -> pd.Series:
    """Ranks by province code, 1 is the highest; equal values share the better rank."""
    return of_provinces(measure).rank(ascending=False, method="min").astype("Int64")
