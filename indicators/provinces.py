"""What is known and what is estimated of every province."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from i18n import Message, message
from indicators.dataset import Dataset, IndicatorError, newest, years
from indicators.indicator import (
    CAPITAL,
    ELSEWHERE,
    KOREA,
    PROVINCES,
    ZONES,
    Indicator,
    Refusal,
    Result,
    Row,
    by_zone,
    full_years,
    sources_of,
    tidy,
    zone_of,
)
from indicators.kind import READER, Kind, computed, estimated, joined
from indicators.offices import (
    HEADCOUNT_BELOW,
    HEADS,
    NO_SUM,
    NOT_ALL_FIGURES,
    complete_years,
    headcounts,
    one_way_of_counting,
    reported_totals,
    sent,
    sent_in_full,
)
from indicators.registry import YearOf, indicator, newest_of
from indicators.trainees import total_in
from indicators.zones import (
    NO_RESIDENTS,
    PRINTED_YEAR,
    Share,
    applied,
    held,
    known_shares,
    not_applied,
    stand_in,
)

# What is known of every province: residents, SME firms, and firms per resident.


@dataclass(frozen=True)
class YearOfAll(YearOf):
    """The newest year of which the residents of all provinces are known."""

    def of(self, given: Mapping[str, Any]) -> int:
        """The year; raises as `stand_in` does."""
        return stand_in(full_years(given["population"]), None)


FULL: Final = YearOfAll(("population",))
RANK_ENDS = ("best", "worst")
ROUNDED_TO = 1_000  # firms: the source prints units of 10,000 with one decimal
FIRMS_ROUNDED = message(
    "Firms are rounded to 1,000 in the source: where that leaves the order of provinces open, both ends of the rank "
    "are given."
)


def firms_year(sme_firms: Dataset) -> dict[str, Message]:
    """That the year of the firms was inferred, where it was."""
    years = {int(row.year) for row in sme_firms.rows if "year_inferred" in sme_firms.kind_of(row).flags}
    if not years:
        return {}
    told = message("The year {year} is inferred: the printed provinces add up to the {year} total.", year=max(years))
    return {"year": told}


@indicator("population", unit="residents", page="concentration", caveats=("I-25",), year=FULL)
def residents_by_province(*, population: Dataset, year: int) -> Result:
    """Registered residents of each province on 31 December, as published.

    Raises:
        IndicatorError: no figures for the year.
    """
    chosen = population.where(year=year)
    if chosen.table.empty:
        raise IndicatorError(message(NO_RESIDENTS.text, year=year))
    rows: list[Row] = [
        (row.province, year, None, float(row.residents), "exact", chosen.kind_of(row)) for row in chosen.rows
    ]
    return Result(rows=tidy(rows), sources=chosen.sources)


@indicator("sme_firms", unit="firms", page="concentration", caveats=("I-25",))
def sme_firms_by_province(*, sme_firms: Dataset) -> Result:
    """SME firms of each province, printed in units of 10,000 with one decimal (so rounded to 1,000)."""
    rows: list[Row] = [
        (row.province, int(row.year), None, float(row.firms), row.bound, sme_firms.kind_of(row))
        for row in sme_firms.rows
    ]
    return Result(rows=tidy(rows), sources=sme_firms.sources, assumptions=firms_year(sme_firms))


@indicator("sme_firms", "population", unit="per_1000_residents", page="concentration", caveats=("I-25",))
def smes_per_1000_residents(*, sme_firms: Dataset, population: Dataset) -> Result:
    """SME firms over residents at the end of their year, per 1,000, by province. One without residents is left out.

    Residents of the nearest year stand in where those of the year of the firms are not known.
    """
    residents = _beside_firms(population, sme_firms)
    people, of_people = residents.by("province", "residents"), residents.kind_by("province")
    rows: list[Row] = [
        (
            *(row.province, int(row.year), None, row.firms / people[row.province] * 1000, row.bound),
            computed(sme_firms.kind_of(row), of_people[row.province]),
        )
        for row in sme_firms.rows
        if people.get(row.province)
    ]
    return Result(
        rows=tidy(rows),
        sources=sources_of(sme_firms.sources, residents.sources),
        assumptions=firms_year(sme_firms) | _residents_instead(sme_firms, residents),
    )


def _residents_instead(sme_firms: Dataset, residents: Dataset) -> dict[str, Message]:
    """That residents of another year stand in, where some firms are of another."""
    of = newest(residents)
    if set(years(sme_firms)) <= {of}:
        return {}
    return {"residents": message("Residents of {year}, whatever the year of the firms.", year=of)}


def _beside_firms(population: Dataset, sme_firms: Dataset) -> Dataset:
    """The residents that the firms are set against."""
    return population.where(year=stand_in(full_years(population), newest(sme_firms)))


@indicator("sme_firms", unit="rank", page="concentration", caveats=("I-25",))
def sme_firms_rank(*, sme_firms: Dataset) -> Result:
    """Best and worst rank that each province can have by SME firms, 1 the most; equal where the rounding decides it."""
    values = {row.province: float(row.firms) for row in sme_firms.rows}
    return _ranked(values, _rounding(sme_firms), computed(sme_firms.kind), sme_firms)


@indicator("sme_firms", "population", unit="rank", page="concentration", caveats=("I-25",))
def smes_per_1000_residents_rank(*, sme_firms: Dataset, population: Dataset) -> Result:
    """The same by SME firms over residents at the end of their year. A province without residents is left out."""
    density = smes_per_1000_residents(sme_firms=sme_firms, population=population)
    people = _beside_firms(population, sme_firms).by("province", "residents")
    values = {str(code): density.value(area=str(code)) for code in density.table["area"]}
    rounding = {code: half / people[code] * 1000 for code, half in _rounding(sme_firms).items() if code in values}
    kind = joined(row.kind for row in density.rows)
    return replace(_ranked(values, rounding, kind, sme_firms), sources=density.sources)


def rank_ends(values: Mapping[str, float], rounding: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """Best and worst rank of each, 1 the highest, if each true value lies within its rounding of the printed one.

    Another stands above for certain where even its lowest value reaches our highest; it may stand above where its
    highest exceeds our lowest. Exact values that are equal share the better rank.

    Args:
        values: as printed or computed, by code.
        rounding: half of the unit that each is rounded to, by code; 0 for an exact one.
    """
    low = {code: value - rounding[code] for code, value in values.items()}
    high = {code: value + rounding[code] for code, value in values.items()}
    above = {
        code: [other for other in values if values[other] > values[code] and low[other] >= high[code]]
        for code in values
    }
    maybe = {code: [other for other in values if other != code and high[other] > low[code]] for code in values}
    return {code: (1 + len(above[code]), 1 + len(maybe[code])) for code in values}


def _rounding(sme_firms: Dataset) -> dict[str, float]:
    return {row.province: ROUNDED_TO / 2 if row.bound == "about" else 0.0 for row in sme_firms.rows}


def _ranked(
    values: Mapping[str, float],
    rounding: Mapping[str, float],
    kind: Kind,
    sme_firms: Dataset,
) -> Result:
    rows: list[Row] = [
        (code, newest(sme_firms), end, float(rank), "exact", kind)
        for code, ends in rank_ends(values, rounding).items()
        for end, rank in zip(RANK_ENDS, ends, strict=True)
    ]
    return Result(
        rows=tidy(rows),
        category_kind="rank_end",
        sources=sme_firms.sources,
        assumptions=firms_year(sme_firms) | ({"rounding": FIRMS_ROUNDED} if any(rounding.values()) else {}),
    )


@indicator(
    "population",
    "sme_firms",
    "regional_training",
    unit="index_0_1",
    page="concentration",
    caveats=("I-25",),
    year=newest_of("regional_training", otherwise="population"),
)
def province_hhi(*, population: Dataset, sme_firms: Dataset, regional_training: Dataset, year: int) -> Result:
    """Herfindahl-Hirschman index over the 17 provinces: the sum of squared shares, 1/17 (even) to 1 (all in one).

    Of trainees only of a year that all 17 provinces have reported on one basis: the year itself, else the latest before it.

    Refusals:
        Of a year that not all have reported, or in headcounts, or not on one basis.

    Source:
        Hirschman (1964), The Paternity of an Index. American Economic Review 54(5).
    """
    of_residents, firms = stand_in(full_years(population), year), sme_firms
    residents, of_trainees = population.where(year=of_residents), _complete_until(regional_training, year)
    told = regional_training.where(year=year if of_trainees is None else (of_trainees, year))
    rounded = "about" if any(_rounding(firms).values()) else "exact"
    rows: list[Row] = [
        (KOREA, of_residents, "residents", _hhi(residents.table["residents"]), "exact", computed(residents.kind)),
        (KOREA, newest(firms), "sme_firms", _hhi(firms.table["firms"]), rounded, computed(firms.kind)),
    ]
    if of_trainees is not None:
        of_year = regional_training.where(year=of_trainees)
        counts = pd.Series({code: count for (code, _), count in reported_totals(of_year).items()})
        rows.append((KOREA, of_trainees, "trainees", _hhi(counts), "exact", computed(of_year.kind)))
    return Result(
        rows=tidy(rows),
        category_kind="base",
        sources=sources_of(residents.sources, firms.sources, told.sources),
        refusals=() if of_trainees == year else (_incomplete(regional_training.where(year=year), year),),
    )


def _complete_until(regional_training: Dataset, year: int) -> int | None:
    """The latest year until one that all 17 provinces have reported one way and not in headcounts; None without any."""
    known = (one for one, counts in complete_years(regional_training).items() if one <= year and any(counts.values()))
    return max((one for one in known if not headcounts(regional_training.where(year=one))), default=None)


def _incomplete(of_year: Dataset, year: int) -> Refusal:
    """Why no index of trainees is given of a year."""
    if headcounts(of_year):
        reason = HEADCOUNT_BELOW
    elif not one_way_of_counting(of_year):
        reason = NO_SUM
    elif sent_in_full(sent(of_year)) == set(PROVINCES):
        reason = NOT_ALL_FIGURES
    else:
        known = len(reported_totals(of_year))
        reason = message("Reported on one basis for {year}: only {count} of 17 provinces.", count=known, year=year)
    return Refusal(reason=reason, year=year, category="trainees")


def _hhi(counts: "pd.Series[float]") -> float:
    shares = counts.astype("float64") / counts.sum()
    return float((shares**2).sum())


# What part of Korea's residents lives in each province.


@indicator("population", unit="percent", page="overview", caveats=("I-25",), year=FULL)
def residents_share_pct(*, population: Dataset, year: int) -> Result:
    """Registered residents of each province over those of all 17 on 31 December, in percent.

    Raises:
        IndicatorError: the residents of all provinces are not known for the year.
    """
    chosen = population.where(year=year)
    residents = chosen.by("province", "residents") if year in full_years(population) else {}
    everyone = sum(residents.values())
    if not everyone:
        raise IndicatorError(message(NO_RESIDENTS.text, year=year))
    rows: list[Row] = [
        (province, year, None, count / everyone * 100, "exact", computed(chosen.kind))
        for province, count in residents.items()
    ]
    return Result(rows=tidy(rows), sources=chosen.sources)


# Trainees by province, estimated from a zone's share and from residents or firms. Never a rank, never a quotient.


SPREAD_EVENLY = message("Inside a zone trainees are spread in proportion to residents, or to SME firms.")
NO_SHARE = message("No share of the capital area is known for the year.")
NO_RANK = message(
    "Inside a zone nothing is known, so estimated provinces are not ranked and have no quotient of their own."
)
BASES: Final = ("residents", "sme_firms")
"""What trainees of a place are held against, and by which they are spread over the provinces of a zone."""
SIGNS = {CAPITAL: 1, ELSEWHERE: -1}
BY_RESIDENTS = message("Inside a zone trainees are spread in proportion to residents.")


@dataclass(frozen=True)
class YearOfEstimate(YearOf):
    """The newest year of which both the trainees and a share are known; the one of the undated share where there is none."""

    def of(self, given: Mapping[str, Any]) -> int:
        """The year, from the tables by their names."""
        more = (given.get(name) for name in ("regional_training", "trainees", "trainees_by_zone"))
        shares = known_shares(given["zone_shares"], *more)
        applicable = (
            one for one in years(given["trainees"]) if (share := applied(shares, one)) and share.counting != HEADS
        )
        return max(applicable, default=PRINTED_YEAR)


ESTIMATED: Final = YearOfEstimate(("trainees", "zone_shares", "regional_training", "trainees_by_zone"))


@indicator(
    "trainees",
    "zone_shares",
    "population",
    "sme_firms",
    "regional_training",
    "trainees_by_zone",
    unit="trainees",
    page="concentration",
    caveats=("I-07",),
    year=ESTIMATED,
    capital_share_pct=None,
)
def trainees_by_province(
    *,
    trainees: Dataset,
    zone_shares: Dataset,
    population: Dataset,
    sme_firms: Dataset,
    regional_training: Dataset,
    trainees_by_zone: Dataset,
    year: int,
    capital_share_pct: float | None,
) -> Result:
    """Estimated trainees of each province in a year: each zone's trainees spread by residents, and by SME firms.

    The two are two ways to fill one gap: the distance between them is no range in which the number would lie.
    Whole numbers by largest remainder: they add up to the zone and to the total. The share of a year is applied to that
    year, the undated one to 2021; any other year is refused.

    Args:
        trainees: `year`, `category`, `trainees`.
        zone_shares: `zone`, `share_pct`, `year`; bundled: the undated 68.5%.
        population: `year`, `province`, `residents`.
        sme_firms: `province`, `firms`.
        regional_training: what the offices report: the share of a zone that is complete leads.
        trainees_by_zone: counts of Korea and its zones; headcounts are not spread.
        year: one to be estimated, or to be refused.
        capital_share_pct: a reader's own share of the capital area, 0 to 100, in the place of the known one.

    Raises:
        IndicatorError: the share is not between 0 and 100.

    Refusals:
        A year of which no share or no trainees are known, and one that all provinces have reported one way.
    """
    shares = known_shares(zone_shares, regional_training, trainees, trainees_by_zone)
    residents = _residents(population, year)
    share = applied(shares, year)
    refused: tuple[Refusal, ...] = (Refusal(reason=NO_RANK, area="KR-NN", year=year),)
    rows: list[Row] = []
    if (why := _not_estimated(share, year, trainees)) or share is None:
        refused = _refused(why or not_applied(shares, year), year)
    else:
        split = share if capital_share_pct is None else _own(share, capital_share_pct)
        rows = _estimates(trainees.where(year=year), split, residents, sme_firms)
    of_share = sorted(share.kinds[CAPITAL].sources) if share else ()
    return Result(
        rows=tidy(rows),
        category_kind="weight",
        sources=sources_of(*(one.sources for one in (zone_shares, trainees, residents, sme_firms)), of_share),
        assumptions={"share_held": _held(share, year, capital_share_pct), "spread": SPREAD_EVENLY},
        refusals=refused,
    )


def _refused(reason: Message, year: int) -> tuple[Refusal, ...]:
    return tuple(Refusal(reason=reason, area="KR-NN", year=year, category=base) for base in BASES)


def _not_estimated(share: Share | None, year: int, trainees: Dataset) -> Message | None:
    """Why a year of which a share is known has no estimates."""
    if share is not None and share.of_all:
        return message("All 17 provinces have reported {year}: nothing is estimated.", year=year)
    if share is not None and share.counting == HEADS:
        return message(
            "What is known of the zones in {year} are headcounts: they are not spread over provinces together with figures "
            "that do not say how they count.",
            year=year,
        )
    if year not in years(trainees):
        return message("The trainees of {year} are not in the data.", year=year) if share is not None else None
    return None


def _residents(population: Dataset, year: int) -> Dataset:
    """The residents by whom trainees of a year are spread: of the year, else of the nearest that is known."""
    return population.where(year=stand_in(full_years(population), year))


@indicator(
    "trainees",
    "population",
    unit="trainees",
    page="concentration",
    caveats=("I-07",),
    year=ESTIMATED,
)
def trainees_per_share_point(*, trainees: Dataset, population: Dataset, year: int) -> Result:
    """How many trainees more each percentage point of the capital area's share gives the estimate of a province.

    That spread by residents, in the year; below zero outside the capital area. Unrounded: a reader who moves the share
    from 68.5% to 69.5% sees the estimate move by so many, but for its rounding to whole numbers.

    Args:
        trainees: `year`, `category`, `trainees`.
        population: `year`, `province`, `residents`.
        year: whose trainees are estimated.
    """
    point, residents = total_in(trainees, year) / 100, _residents(population, year)
    people = residents.by("province", "residents")
    zones, kind = by_zone(people), estimated(trainees.where(year=year).kind, residents.kind)
    rows: list[Row] = [
        (code, year, None, SIGNS[zone_of(code)] * point * people[code] / zones[zone_of(code)], "about", kind)
        for code in PROVINCES
        if people.get(code)
    ]
    return Result(
        rows=tidy(rows), sources=sources_of(trainees.sources, residents.sources), assumptions={"spread": BY_RESIDENTS}
    )


@indicator(
    "trainees",
    "zone_shares",
    "population",
    "sme_firms",
    "regional_training",
    "trainees_by_zone",
    unit="percent",
    page="sources",
    caveats=("I-07",),
    year=ESTIMATED,
)
def estimate_spread_pct(
    *,
    trainees: Dataset,
    zone_shares: Dataset,
    population: Dataset,
    sme_firms: Dataset,
    regional_training: Dataset,
    trainees_by_zone: Dataset,
    year: int,
) -> Result:
    """How far the two estimates of a province lie apart: SME-weighted over resident-weighted, less 1, in percent."""
    estimate = trainees_by_province(
        trainees=trainees,
        zone_shares=zone_shares,
        population=population,
        sme_firms=sme_firms,
        regional_training=regional_training,
        trainees_by_zone=trainees_by_zone,
        year=year,
        capital_share_pct=None,
    )
    return _apart(estimate, year)


def _apart(estimate: Indicator, year: int) -> Result:
    """The distance between the two; the refusal of the estimates where there are none."""
    if estimate.table.empty:
        refused = Refusal(reason=estimate.refusals[0].reason, area="KR-NN", year=year)
        return Result(rows=tidy(()), sources=estimate.sources, refusals=(refused,))
    by_weight = estimate.table.pivot(index="area", columns="category", values="value")
    spread = (by_weight["sme_firms"] / by_weight["residents"] - 1) * 100
    kind = joined(row.kind for row in estimate.rows)
    return Result(
        rows=tidy((str(code), year, None, value, "about", kind) for code, value in spread.items()),
        sources=estimate.sources,
        assumptions=estimate.assumptions,
    )


def largest_remainder(total: int, shares: "pd.Series[float]") -> "pd.Series[int]":
    """Whole numbers in proportion to `shares` that add up to `total` (Hamilton's method)."""
    exact = shares / shares.sum() * total
    floors = exact // 1
    short = int(total - floors.sum())
    up = (exact - floors).sort_values(ascending=False, kind="stable").index[:short]
    return floors.add(pd.Series(1.0, index=up), fill_value=0).reindex(shares.index).astype(int)


def _own(share: Share, capital_share_pct: float) -> Share:
    """The reader's own share of the capital area in the place of a known one."""
    if not 0 <= capital_share_pct <= 100:
        told = {"name": "capital_share_pct", "least": 0, "most": 100, "given": capital_share_pct}
        raise IndicatorError(message("{name} is between {least} and {most}, not {given}.", **told))
    percent = {CAPITAL: float(capital_share_pct), ELSEWHERE: 100 - float(capital_share_pct)}
    return replace(share, percent=percent, kinds=dict.fromkeys(percent, READER))


def _estimates(trainees: Dataset, share: Share, residents: Dataset, sme_firms: Dataset) -> list[Row]:
    """One row a province and way of spreading; `trainees` are those of one year."""
    (year,) = years(trainees)
    kinds = _kinds_of_estimates(trainees.kind | share.kinds[CAPITAL], residents, sme_firms)
    rows: list[Row] = []
    for base, weights in _weights(residents, sme_firms).items():
        spread = _spread(total_in(trainees, year), share.percent, weights)
        rows += [(code, year, base, spread[code], "about", kinds[base]) for code in PROVINCES]
    return rows


def _held(share: Share | None, year: int, capital_share_pct: float | None) -> Message:
    """What is taken for the capital area's share: the known one unless the reader has chosen another."""
    known = share.percent[CAPITAL] if share else None
    if capital_share_pct is None or capital_share_pct == known:
        return held(share) if share else NO_SHARE
    taken = float(capital_share_pct)
    if share is None or share.year is not None:
        return message(
            "The reader takes the capital area's share of the {year} trainees to be {share}%.", year=year, share=taken
        )
    return message(
        "The reader takes the capital area's share of the {year} trainees to be {share}%; the source prints {printed}% "
        "without a year.",
        year=year,
        share=taken,
        printed=known,
    )


def _kinds_of_estimates(spread: Kind, residents: Dataset, sme_firms: Dataset) -> dict[str, Kind]:
    """By what trainees are spread by; `spread` is the kind of the trainees of a zone."""
    return {"residents": estimated(spread, residents.kind), "sme_firms": estimated(spread, sme_firms.kind)}


def _weights(residents: Dataset, sme_firms: Dataset) -> dict[str, "pd.Series[float]"]:
    return {
        "residents": residents.table.set_index("province")["residents"].astype("float64"),
        "sme_firms": sme_firms.table.set_index("province")["firms"].astype("float64"),
    }


def _spread(total: float, shares: Mapping[str, float], weights: "pd.Series[float]") -> "pd.Series[int]":
    zones = largest_remainder(int(total), pd.Series(dict(shares)))
    parts = [
        largest_remainder(int(zones[zone]), weights[[code for code in PROVINCES if zone_of(code) == zone]])
        for zone in ZONES
    ]
    return pd.concat(parts)
