"""A few provinces side by side, on measures that are known of each: value, rank of 17, share of Korea."""

from collections.abc import Callable
from typing import Final

import pandas as pd

from components.figures import units, words
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.areas import KOREA, PROVINCES
from indicators.indicator import Indicator
from indicators.province_bases import RANK_ENDS
from indicators.province_bases import rank_ends as _rank_ends

Compute = Callable[..., Indicator]


RANKED: Final = {
    "sme_firms_by_province": "sme_firms_rank",
    "smes_per_1000_residents": "smes_per_1000_residents_rank",
}  # measures that the source rounds, by the indicator of the ranks that the rounding leaves


def comparable(compute: Compute, *, year: int, residents_year: int) -> dict[str, tuple[Indicator, ...]]:
    """What may be compared: residents, SME firms and their density; trainees only where an office has reported them.

    Each with the indicator of its ranks where the source rounds it.
    """
    names = {
        _("Residents, {year}", year=residents_year): ("residents_by_province", {"year": residents_year}),
        _("SME firms"): ("sme_firms_by_province", {}),
        _("SME firms per 1,000 residents"): ("smes_per_1000_residents", {}),
        _("Trainees as reported, {year}", year=year): ("regional_trainees", {"year": year}),
    }
    found = {
        name: (compute(measure, **chosen), *((compute(RANKED[measure]),) if measure in RANKED else ()))
        for name, (measure, chosen) in names.items()
    }
    return {name: behind for name, behind in found.items() if not behind[0].table.empty}


def comparison(found: dict[str, tuple[Indicator, ...]], codes: list[str]) -> Table:
    """Rows: the provinces in the order of choice; columns: each measure and its rank among the known.

    Measures that the provinces count in different ways have no rank; one that the source rounds has the ranks that
    the rounding leaves open.
    """
    frame = pd.DataFrame(index=pd.Index([labels.area(code) for code in codes], name=_("Province")))
    digits = {}
    for name, (measure, *order) in found.items():
        values = of_provinces(measure)
        column = f"{name} · {words.marked(measure.table['status'])}"
        digits[column] = units.DIGITS.get(measure.unit, 0)
        frame[column] = list(values.reindex(codes))
        if measure.flags:
            kinds = dict(zip(measure.table["area"], map(words.kind, measure.table.itertuples()), strict=True))
            frame[_("Kind of figure: {name}", name=name)] = [kinds.get(code) for code in codes]
        if _may_be_ranked(measure):
            ends = {code: rank_ends(order[0], code) for code in codes} if order else ranks(measure)
            frame[_("Rank of {count}: {name}", count=len(values), name=name)] = [
                told_rank(ends[code]) if code in ends else None for code in codes
            ]
    return Table(frame=frame, digits=digits)


def _may_be_ranked(measure: Indicator) -> bool:
    return all(refusal.area != KOREA for refusal in measure.refusals)


def of_provinces(measure: Indicator) -> pd.Series:
    """Values by province code."""
    rows = measure.table[measure.table["area"].isin(PROVINCES)]
    return rows.set_index("area")["value"]


def ranks(measure: Indicator) -> dict[str, tuple[int, int]]:
    """Best and worst rank by province code, 1 is the highest, of a measure without rounding: equal values share one."""
    values = {str(code): float(value) for code, value in of_provinces(measure).items()}
    return _rank_ends(values, dict.fromkeys(values, 0.0))


def rank_ends(order: Indicator, code: str) -> tuple[int, int]:
    """Best and worst rank of a province, from the indicator of the ranks."""
    best, worst = (int(order.value(area=code, category=end)) for end in RANK_ENDS)
    return best, worst


def told_rank(ends: tuple[int, int]) -> str:
    """A rank in words: 4, or 4–5 where the rounding of the source does not decide it."""
    best, worst = ends
    return str(best) if best == worst else words.span(best, worst)
