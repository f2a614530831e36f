"""The capital area against the rest: one reported share of training, two computed shares to hold it against."""

from i18n import message
from indicators.areas import CAPITAL, ELSEWHERE, KOREA, ZONES, by_zone
from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Refusal, Row, Unflagged, sources_of, tidy
from indicators.uploads import complete_years

CAVEATS = ("I-06", "I-27")
UNDATED = message("The share of training is undated; it is one share for participants and facilities together.")
NOT_YET = message("A province has a quotient of its own once all 17 provinces have reported a year on one basis.")
YEAR = 2021


def training_shares(zone_shares: Dataset) -> dict[str, float]:
    """Share of training by zone, in percent; what is not in the capital area is elsewhere."""
    capital = zone_shares.number("share_pct", zone=CAPITAL)
    return {CAPITAL: capital, ELSEWHERE: 100 - capital}


def resident_shares(population: Dataset) -> dict[str, float]:
    """Share of residents by zone at the end of 2021, in percent, unrounded.

    Raises:
        IndicatorError: no residents are known for 2021.
    """
    zones = by_zone(population.where(year=YEAR).by("province", "residents"))
    if not sum(zones.values()):
        raise IndicatorError(f"population: no residents for {YEAR}")
    return {zone: count / sum(zones.values()) * 100 for zone, count in zones.items()}


def sme_shares(sme_by_zone: Dataset) -> dict[str, float]:
    """Share of SME firms by zone in 2021, in percent, from the exact counts."""
    counts = {area: sme_by_zone.number("value", year=YEAR, area=area, measure="firms") for area in (KOREA, CAPITAL)}
    capital = counts[CAPITAL] / counts[KOREA] * 100
    return {CAPITAL: capital, ELSEWHERE: 100 - capital}


def metropolitan_share_pct(
    *, zone_shares: Dataset, population: Dataset, sme_by_zone: Dataset, regional_training: Dataset
) -> Indicator:
    """Share of training, residents and SME firms in the capital area and elsewhere, in percent.

    Once all 17 provinces have reported a year on one basis, the zones' shares of that year stand beside the undated
    one, as rows with their year; the two are never mixed.
    """
    complete = complete_years(regional_training)
    rows = _printed_rows(zone_shares)
    for base, shares in (("residents", resident_shares(population)), ("sme_firms", sme_shares(sme_by_zone))):
        rows += _computed_rows(YEAR, base, shares)
    for year, counts in complete.items():
        zones = by_zone(counts)
        total = sum(zones.values())
        reported = {zone: zones[zone] / total * 100 for zone in ZONES if total}
        rows += _computed_rows(year, "trainees", reported, flags=regional_training.where(year=year).flags)
    return Indicator(
        id="metropolitan_share_pct",
        unit="percent",
        table=tidy(rows),
        category_kind="base",
        sources=sources_of(
            zone_shares.sources,
            population.where(year=YEAR).sources,
            sme_by_zone.sources,
            *((regional_training.sources,) if complete else ()),
        ),
        caveats=CAVEATS,
        assumptions={"undated": UNDATED},
    )


def _printed_rows(zone_shares: Dataset) -> list[Row]:
    status = zone_shares.where(zone=CAPITAL).table.iloc[0]["status"]
    training = training_shares(zone_shares)
    return [
        (CAPITAL, None, "trainees", training[CAPITAL], "exact", status),
        (ELSEWHERE, None, "trainees", training[ELSEWHERE], "exact", derived(status)),
    ]


def _computed_rows(year: int, base: str, shares: dict[str, float], *, flags: str = "") -> list[Row]:
    return [(zone, year, base, share, "exact", "computed", flags) for zone, share in shares.items()]


def location_quotient(
    *,
    zone_shares: Dataset,
    population: Dataset,
    sme_by_zone: Dataset,
    sme_firms: Dataset,
    regional_training: Dataset,
) -> Indicator:
    """Share of training held by an area over its share of a base (residents, SME firms).

    1 means an area trains in proportion to its base, 2 twice that; an area without a base has none.
    Zones always; provinces only once all 17 have reported a year one way: inside a zone every estimated province has
    the zone's quotient by construction, and an upload over the printed total would mix two ways of counting.

    Source:
        Isard (1960), Methods of Regional Analysis; here the training analogue.
    """
    bases = {"residents": resident_shares(population), "sme_firms": sme_shares(sme_by_zone)}
    zones = _zone_quotients(training_shares(zone_shares), bases)
    provinces = _province_quotients(population, sme_firms, regional_training)
    return Indicator(
        id="location_quotient",
        unit="ratio",
        table=tidy(zones + provinces),
        category_kind="base",
        sources=sources_of(
            zone_shares.sources,
            population.where(year=YEAR).sources,
            sme_by_zone.sources,
            *((regional_training.sources, sme_firms.sources) if provinces else ()),
        ),
        caveats=CAVEATS,
        assumptions={"undated": UNDATED},
        refusals=() if provinces else (Refusal(reason=NOT_YET, area="KR-NN"),),
    )


def _zone_quotients(training: dict[str, float], bases: dict[str, dict[str, float]]) -> list[Row]:
    return [
        (zone, None, base, training[zone] / shares[zone], "exact", "computed")
        for base, shares in bases.items()
        for zone in ZONES
        if shares[zone]
    ]


def _province_quotients(population: Dataset, sme_firms: Dataset, regional_training: Dataset) -> list[Row]:
    firms = sme_firms.by("province", "firms")
    rows: list[Row] = []
    for year, counts in complete_years(regional_training).items():
        residents = population.where(year=year).by("province", "residents")
        flags = regional_training.where(year=year).flags
        rows += [(*row, flags) for row in _over(counts, residents, year, "residents", "exact")]
        if year == YEAR:
            # The firms of a province are printed in units of 10,000 with one decimal.
            rows += [(*row, flags) for row in _over(counts, firms, year, "sme_firms", "about")]
    return rows


def _over(counts: dict[str, float], base: dict[str, float], year: int, name: str, bound: str) -> list[Unflagged]:
    total, whole = sum(counts.values()), sum(base.values())
    return [
        (code, year, name, count / total / (base[code] / whole), bound, "computed")
        for code, count in counts.items()
        if total and base.get(code)
    ]
