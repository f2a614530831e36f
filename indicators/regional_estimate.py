"""Trainees by province: a range between two ways of spreading each zone's trainees. Never a rank, never a quotient."""

import pandas as pd

from i18n import message
from indicators.areas import PROVINCES, ZONES, zone_of
from indicators.dataset import Dataset
from indicators.indicator import Indicator, Refusal, Row, sources_of, tidy
from indicators.trainee_table import total_in
from indicators.zone_gap import ESTIMATE_CAVEATS, IF_IT_HELD, ONLY_2021
from indicators.zone_shares import YEAR, training_shares

SPREAD_EVENLY = message("Inside a zone trainees are spread in proportion to residents, or to SME firms.")
NO_RANK = message(
    "Inside a zone nothing is known, so estimated provinces are not ranked and have no quotient of their own."
)


def trainees_by_province(
    *, trainees: Dataset, zone_shares: Dataset, population: Dataset, sme_firms: Dataset, year: int = YEAR
) -> Indicator:
    """Estimated trainees of each province in 2021: each zone's trainees spread by residents, and by SME firms.

    Whole numbers by largest remainder: they add up to the zone and to the total. Any other year is refused.

    Args:
        trainees: `year`, `category`, `trainees`.
        zone_shares: `zone`, `share_pct`; the undated 68.5 %.
        population: `year`, `province`, `residents`.
        sme_firms: `province`, `firms`.
        year: 2021, or a year to be refused.
    """
    refusals = (Refusal(reason=NO_RANK, area="KR-NN", year=YEAR),)
    rows: list[Row] = []
    if year == YEAR:
        for base, weights in _weights(population, sme_firms).items():
            spread = _spread(total_in(trainees, YEAR), training_shares(zone_shares), weights)
            rows += [(code, YEAR, base, spread[code], "about", "estimated") for code in PROVINCES]
    else:
        refusals = (Refusal(reason=ONLY_2021, area="KR-NN", year=year),)
    return Indicator(
        id="trainees_by_province",
        unit="trainees",
        table=tidy(rows),
        category_kind="weight",
        sources=sources_of(
            zone_shares.sources, trainees.sources, population.where(year=YEAR).sources, sme_firms.sources
        ),
        caveats=ESTIMATE_CAVEATS,
        assumptions={"share_held": IF_IT_HELD, "spread": SPREAD_EVENLY},
        refusals=refusals,
    )


def estimate_spread_pct(
    *, trainees: Dataset, zone_shares: Dataset, population: Dataset, sme_firms: Dataset
) -> Indicator:
    """How far the two estimates of a province lie apart: SME-weighted over resident-weighted, less 1, in percent."""
    estimate = trainees_by_province(
        trainees=trainees, zone_shares=zone_shares, population=population, sme_firms=sme_firms
    )
    by_weight = estimate.table.pivot(index="area", columns="category", values="value")
    spread = (by_weight["sme_firms"] / by_weight["residents"] - 1) * 100
    return Indicator(
        id="estimate_spread_pct",
        unit="percent",
        table=tidy((str(code), YEAR, None, value, "about", "estimated") for code, value in spread.items()),
        sources=estimate.sources,
        caveats=estimate.caveats,
        assumptions=estimate.assumptions,
    )


def largest_remainder(total: int, shares: "pd.Series[float]") -> "pd.Series[int]":
    """Whole numbers in proportion to `shares` that add up to `total` (Hamilton's method)."""
    exact = shares / shares.sum() * total
    floors = exact // 1
    short = int(total - floors.sum())
    up = (exact - floors).sort_values(ascending=False, kind="stable").index[:short]
    return floors.add(pd.Series(1.0, index=up), fill_value=0).reindex(shares.index).astype(int)


def _weights(population: Dataset, sme_firms: Dataset) -> dict[str, "pd.Series[float]"]:
    return {
        "residents": population.where(year=YEAR).table.set_index("province")["residents"].astype("float64"),
        "sme_firms": sme_firms.table.set_index("province")["firms"].astype("float64"),
    }


def _spread(total: float, shares: dict[str, float], weights: "pd.Series[float]") -> "pd.Series[int]":
    zones = largest_remainder(int(total), pd.Series(shares))
    parts = [
        largest_remainder(int(zones[zone]), weights[[code for code in PROVINCES if zone_of(code) == zone]])
        for zone in ZONES
    ]
    return pd.concat(parts)
