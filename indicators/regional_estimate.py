"""Trainees by province, estimated from a zone's share and from residents or firms. Never a rank, never a quotient."""

import pandas as pd

from i18n import Message, message
from indicators.areas import CAPITAL, ELSEWHERE, PROVINCES, ZONES, by_zone, zone_of
from indicators.dataset import Dataset
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Refusal, Row, sources_of, tidy
from indicators.trainee_table import total_in
from indicators.zone_gap import ESTIMATE_CAVEATS, IF_IT_HELD, ONLY_2021
from indicators.zone_shares import YEAR, training_shares

SPREAD_EVENLY = message("Inside a zone trainees are spread in proportion to residents, or to SME firms.")
NO_RANK = message(
    "Inside a zone nothing is known, so estimated provinces are not ranked and have no quotient of their own."
)
SIGNS = {CAPITAL: 1, ELSEWHERE: -1}
BY_RESIDENTS = message("Inside a zone trainees are spread in proportion to residents.")


def trainees_by_province(
    *,
    trainees: Dataset,
    zone_shares: Dataset,
    population: Dataset,
    sme_firms: Dataset,
    year: int = YEAR,
    capital_share_pct: float | None = None,
) -> Indicator:
    """Estimated trainees of each province in 2021: each zone's trainees spread by residents, and by SME firms.

    The two are two ways to fill one gap: the distance between them is no range in which the number would lie.
    Whole numbers by largest remainder: they add up to the zone and to the total. Any other year is refused.

    Args:
        trainees: `year`, `category`, `trainees`.
        zone_shares: `zone`, `share_pct`; the undated 68.5 %.
        population: `year`, `province`, `residents`.
        sme_firms: `province`, `firms`.
        year: 2021, or a year to be refused.
        capital_share_pct: a reader's own share of the capital area, 0 to 100, in the place of the printed one.

    Raises:
        IndicatorError: the share is not between 0 and 100.
    """
    refusals = (Refusal(reason=NO_RANK, area="KR-NN", year=YEAR),)
    rows: list[Row] = []
    if year == YEAR:
        for base, weights in _weights(population, sme_firms).items():
            spread = _spread(total_in(trainees, YEAR), _shares(zone_shares, capital_share_pct), weights)
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
        assumptions={"share_held": _held(zone_shares, capital_share_pct), "spread": SPREAD_EVENLY},
        refusals=refusals,
    )


def trainees_per_share_point(*, trainees: Dataset, population: Dataset) -> Indicator:
    """How many trainees more each percentage point of the capital area's share gives the estimate of a province.

    That spread by residents, in 2021; below zero outside the capital area. Unrounded: a reader who moves the share
    from 68.5 % to 69.5 % sees the estimate move by so many, but for its rounding to whole numbers.

    Args:
        trainees: `year`, `category`, `trainees`.
        population: `year`, `province`, `residents`.
    """
    point, residents = total_in(trainees, YEAR) / 100, population.where(year=YEAR)
    people = residents.by("province", "residents")
    zones = by_zone(people)
    rows: list[Row] = [
        (code, YEAR, None, SIGNS[zone_of(code)] * point * people[code] / zones[zone_of(code)], "about", "estimated")
        for code in PROVINCES
        if people.get(code)
    ]
    return Indicator(
        id="trainees_per_share_point",
        unit="trainees",
        table=tidy(rows),
        sources=sources_of(trainees.sources, residents.sources),
        caveats=ESTIMATE_CAVEATS,
        assumptions={"spread": BY_RESIDENTS},
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


def _shares(zone_shares: Dataset, capital_share_pct: float | None) -> dict[str, float]:
    if capital_share_pct is None:
        return training_shares(zone_shares)
    if not 0 <= capital_share_pct <= 100:
        raise IndicatorError(f"capital_share_pct: a share is between 0 and 100, not {capital_share_pct}")
    return {CAPITAL: float(capital_share_pct), ELSEWHERE: 100 - float(capital_share_pct)}


def _held(zone_shares: Dataset, capital_share_pct: float | None) -> Message:
    """What is taken for the capital area's share: the printed one unless the reader has chosen another."""
    printed = training_shares(zone_shares)[CAPITAL]
    if capital_share_pct is None or capital_share_pct == printed:
        return IF_IT_HELD
    return message(
        "The reader takes the capital area's share of the 2021 trainees to be {share} %; the source prints {printed} % "
        "without a year.",
        share=float(capital_share_pct),
        printed=printed,
    )


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
