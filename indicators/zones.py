"""The capital area against the rest of the country."""

from i18n import Message, message
from indicators.dataset import Dataset, IndicatorError
from indicators.indicator import (
    CAPITAL,
    ELSEWHERE,
    KOREA,
    PROVINCES,
    ZONES,
    Refusal,
    Result,
    Row,
    by_zone,
    sources_of,
    tidy,
    zone_of,
)
from indicators.kind import Kind, computed, estimated
from indicators.offices import NOT_ALL_FIGURES, complete_years, one_way_of_counting, reported_totals, sent, sent_in_full
from indicators.registry import indicator
from indicators.trainees import total_in

# The capital area against the rest: one reported share of training, two computed shares to hold it against.


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


@indicator(
    "zone_shares",
    "population",
    "sme_by_zone",
    "regional_training",
    unit="percent",
    page="concentration",
    caveats=("I-06", "I-27"),
)
def metropolitan_share_pct(
    *, zone_shares: Dataset, population: Dataset, sme_by_zone: Dataset, regional_training: Dataset
) -> Result:
    """Share of training, residents and SME firms in the capital area and elsewhere, in percent.

    Once all 17 provinces have reported a year on one basis, the zones' shares of that year stand beside the undated
    one, as rows with their year; the two are never mixed.

    Raises:
        IndicatorError: no residents are known for 2021.
    """
    complete = complete_years(regional_training)
    rows = _printed_rows(zone_shares)
    for base, (shares, kind) in _bases(population, sme_by_zone).items():
        rows += _computed_rows(YEAR, base, shares, kind)
    for year, counts in complete.items():
        zones = by_zone(counts)
        total = sum(zones.values())
        reported = {zone: zones[zone] / total * 100 for zone in ZONES if total}
        rows += _computed_rows(year, "trainees", reported, regional_training.where(year=year).kind)
    return Result(
        table=tidy(rows),
        category_kind="base",
        sources=sources_of(
            zone_shares.sources,
            population.where(year=YEAR).sources,
            sme_by_zone.sources,
            *((regional_training.sources,) if complete else ()),
        ),
        assumptions={"undated": UNDATED},
    )


def _printed_rows(zone_shares: Dataset) -> list[Row]:
    printed, training = _printed_share(zone_shares), training_shares(zone_shares)
    return [
        (CAPITAL, None, "trainees", training[CAPITAL], "exact", printed),
        (ELSEWHERE, None, "trainees", training[ELSEWHERE], "exact", computed(printed)),
    ]


def _printed_share(zone_shares: Dataset) -> Kind:
    return zone_shares.where(zone=CAPITAL).kind


def _bases(population: Dataset, sme_by_zone: Dataset) -> dict[str, tuple[dict[str, float], Kind]]:
    """The shares of zones that training is held against, and the kind of each."""
    return {
        "residents": (resident_shares(population), population.where(year=YEAR).kind),
        "sme_firms": (sme_shares(sme_by_zone), sme_by_zone.where(year=YEAR, measure="firms").kind),
    }


def _computed_rows(year: int, base: str, shares: dict[str, float], kind: Kind) -> list[Row]:
    return [(zone, year, base, share, "exact", computed(kind)) for zone, share in shares.items()]


@indicator(
    "zone_shares",
    "population",
    "sme_by_zone",
    "sme_firms",
    "regional_training",
    unit="ratio",
    page="concentration",
    caveats=("I-06", "I-27"),
)
def location_quotient(
    *,
    zone_shares: Dataset,
    population: Dataset,
    sme_by_zone: Dataset,
    sme_firms: Dataset,
    regional_training: Dataset,
) -> Result:
    """Share of training held by an area over its share of a base (residents, SME firms).

    1 means an area trains in proportion to its base, 2 twice that; an area without a base has none.
    Zones always; provinces only once all 17 have reported a year one way: inside a zone every estimated province has
    the zone's quotient by construction, and an upload over the printed total would mix two ways of counting.

    Source:
        Isard (1960), Methods of Regional Analysis; here the training analogue.
    """
    zones = _zone_quotients(zone_shares, _bases(population, sme_by_zone))
    provinces = _province_quotients(population, sme_firms, regional_training)
    return Result(
        table=tidy(zones + provinces),
        category_kind="base",
        sources=sources_of(
            zone_shares.sources,
            population.where(year=YEAR).sources,
            sme_by_zone.sources,
            *((regional_training.sources, sme_firms.sources) if provinces else ()),
        ),
        assumptions={"undated": UNDATED},
        refusals=() if provinces else (Refusal(reason=NOT_YET, area="KR-NN"),),
    )


def _zone_quotients(zone_shares: Dataset, bases: dict[str, tuple[dict[str, float], Kind]]) -> list[Row]:
    training, printed = training_shares(zone_shares), _printed_share(zone_shares)
    return [
        (zone, None, base, training[zone] / shares[zone], "exact", computed(printed, kind))
        for base, (shares, kind) in bases.items()
        for zone in ZONES
        if shares[zone]
    ]


def _province_quotients(population: Dataset, sme_firms: Dataset, regional_training: Dataset) -> list[Row]:
    firms = sme_firms.by("province", "firms")
    rows: list[Row] = []
    for year, counts in complete_years(regional_training).items():
        of_year, reported = population.where(year=year), regional_training.where(year=year).kind
        residents = of_year.by("province", "residents")
        rows += _over(counts, residents, (year, "residents", "exact"), computed(reported, of_year.kind))
        if year == YEAR:
            # The firms of a province are printed in units of 10,000 with one decimal.
            rows += _over(counts, firms, (year, "sme_firms", "about"), computed(reported, sme_firms.kind))
    return rows


def _over(counts: dict[str, float], base: dict[str, float], named: tuple[int, str, str], kind: Kind) -> list[Row]:
    """Quotients of all provinces over a base, which `named` gives with year and bound."""
    total, whole = sum(counts.values()), sum(base.values())
    year, name, bound = named
    return [
        (code, year, name, count / total / (base[code] / whole), bound, kind)
        for code, count in counts.items()
        if total and base.get(code)
    ]


# What the concentration of training amounts to: per resident, against parity, as one number.


ONLY_2021 = message("The share is undated. It is applied to 2021 only and to no other year.")
IF_IT_HELD = message("The undated share is taken to hold for the 2021 trainees.")


@indicator(
    "zone_shares",
    "trainees",
    "population",
    unit="per_1000_residents",
    page="concentration",
    caveats=("I-06", "I-27", "I-07"),
)
def trainees_per_1000_residents(*, zone_shares: Dataset, trainees: Dataset, population: Dataset) -> Result:
    """Trainees per 1,000 residents of each zone in 2021, if the undated share held then: an estimate.

    A zone without residents is left out.
    """
    total = total_in(trainees, YEAR)
    residents = by_zone(population.where(year=YEAR).by("province", "residents"))
    shares = training_shares(zone_shares)
    kind = estimated(_at_the_printed_share(zone_shares, trainees), population.where(year=YEAR).kind)
    rows: list[Row] = [
        (zone, YEAR, None, total * shares[zone] / 100 / residents[zone] * 1000, "about", kind)
        for zone in ZONES
        if residents[zone]
    ]
    return Result(
        table=tidy(rows),
        sources=sources_of(zone_shares.sources, trainees.sources, population.where(year=YEAR).sources),
        assumptions={"share_held": IF_IT_HELD},
    )


@indicator(
    "zone_shares",
    "trainees",
    "population",
    unit="trainees",
    page="concentration",
    caveats=("I-06", "I-27", "I-07"),
    year=2021,
)
def trainees_above_parity(*, zone_shares: Dataset, trainees: Dataset, population: Dataset, year: int) -> Result:
    """Trainees that the capital area has beyond its share of residents, if the undated share held in 2021.

    Other years are refused: nothing says that the share held then.
    """
    rows: list[Row] = []
    refusals: tuple[Refusal, ...] = ()
    if year == YEAR:
        excess = training_shares(zone_shares)[CAPITAL] - resident_shares(population)[CAPITAL]
        kind = estimated(_at_the_printed_share(zone_shares, trainees), population.where(year=YEAR).kind)
        rows = [(CAPITAL, YEAR, None, total_in(trainees, YEAR) * excess / 100, "about", kind)]
    else:
        refusals = (Refusal(reason=ONLY_2021, area=CAPITAL, year=year),)
    return Result(
        table=tidy(rows),
        sources=sources_of(zone_shares.sources, trainees.sources, population.where(year=YEAR).sources),
        assumptions={"share_held": IF_IT_HELD},
        refusals=refusals,
    )


def _at_the_printed_share(zone_shares: Dataset, trainees: Dataset) -> Kind:
    return _printed_share(zone_shares) | trainees.where(year=YEAR).kind


@indicator("zone_shares", "population", "sme_by_zone", unit="percent", page="concentration", caveats=("I-06", "I-27"))
def dissimilarity_pct(*, zone_shares: Dataset, population: Dataset, sme_by_zone: Dataset) -> Result:
    """Half the sum of absolute differences between two shares over the two zones (Hoover index), in percent.

    The share of training that would be in the other zone at parity with the base.
    """
    training, printed = training_shares(zone_shares), _printed_share(zone_shares)
    rows: list[Row] = [
        (
            KOREA,
            None,
            base,
            sum(abs(training[zone] - shares[zone]) for zone in ZONES) / 2,
            "exact",
            computed(printed, kind),
        )
        for base, (shares, kind) in _bases(population, sme_by_zone).items()
    ]
    return Result(
        table=tidy(rows),
        category_kind="base",
        sources=sources_of(zone_shares.sources, population.where(year=YEAR).sources, sme_by_zone.sources),
        assumptions={"undated": UNDATED},
    )


# The share of a zone whose provinces have all reported, to stand beside the undated one of the source.


ALL_REPORTED = message("All 17 provinces have reported one way: the share is of their own sum.")
PRINTED_TOTAL = message(
    "The share is of the printed total of the year, which does not say how it counts; "
    "it is taken to count as the offices do."
)
NOT_COMPLETE = message("Not all provinces of this zone have reported the year.")
DIFFERENT_WAYS = message("The provinces of this zone count on different bases or in different ways.")
NO_TOTAL = message("No total of all of Korea is known for the year.")
TOO_MANY = message("The provinces of this zone report more trainees than the printed total of the year.")


@indicator("regional_training", "trainees", unit="percent", page="concentration", caveats=("I-06", "I-27"), year=2021)
def reported_zone_share_pct(*, regional_training: Dataset, trainees: Dataset, year: int) -> Result:
    """Trainees reported by all provinces of a zone over those of Korea, in percent.

    Korea's are the sum of the 17 provinces once all have reported one way; until then the printed total of the year.
    A zone is refused while a province is missing, when its provinces count in different ways, and when they report
    more than the printed total.

    Args:
        regional_training: `year`, `province`, `category`, `trainees`, `basis`, `counting`.
        trainees: `year`, `category`, `trainees`: the printed total.
        year: the year asked for.

    Refusals:
        A zone that reports more trainees than the printed total.
    """
    of_year = regional_training.where(year=year)
    everyone = complete_years(of_year).get(year)
    whole = sum(everyone.values()) if everyone else _printed(trainees, year)
    found = {zone: _share(of_year, zone, whole) for zone in ZONES}
    whole_kind = of_year.kind if everyone else trainees.where(year=year).kind
    rows: list[Row] = [
        (zone, year, None, share, "exact", computed(whole_kind, of_year.where(province=_provinces(zone)).kind))
        for zone, share in found.items()
        if isinstance(share, float)
    ]
    return Result(
        table=tidy(rows),
        sources=sources_of(of_year.sources, () if everyone else trainees.sources),
        assumptions={"whole": ALL_REPORTED if everyone else PRINTED_TOTAL},
        refusals=tuple(
            Refusal(reason=reason, area=zone, year=year)
            for zone, reason in found.items()
            if isinstance(reason, Message)
        ),
    )


def _share(of_year: Dataset, zone: str, whole: float | None) -> float | Message:
    """The share of a zone, or why there is none."""
    codes = _provinces(zone)
    reports = of_year.where(province=codes)
    counts = reported_totals(reports)
    if len(counts) < len(codes):
        return NOT_ALL_FIGURES if len(sent_in_full(sent(reports))) == len(codes) else NOT_COMPLETE
    if not one_way_of_counting(reports):
        return DIFFERENT_WAYS
    if not whole:
        return NO_TOTAL
    share = sum(counts.values()) / whole * 100
    return share if share <= 100 else TOO_MANY


def _provinces(zone: str) -> list[str]:
    return [code for code in PROVINCES if zone_of(code) == zone]


def _printed(trainees: Dataset, year: int) -> float | None:
    try:
        return total_in(trainees, year)
    except IndicatorError:
        return None
