"""What the concentration of training amounts to: per resident, against parity, as one number."""

from i18n import message
from indicators.areas import CAPITAL, KOREA, ZONES, by_zone
from indicators.dataset import Dataset
from indicators.indicator import Indicator, Refusal, Row, sources_of, tidy
from indicators.trainee_table import total_in
from indicators.zone_shares import CAVEATS, UNDATED, YEAR, resident_shares, sme_shares, training_shares

ONLY_2021 = message("The share is undated. It is applied to 2021 only and to no other year.")
IF_IT_HELD = message("The undated share is taken to hold for the 2021 trainees.")
ESTIMATE_CAVEATS = (*CAVEATS, "I-07")


def trainees_per_1000_residents(*, zone_shares: Dataset, trainees: Dataset, population: Dataset) -> Indicator:
    """Trainees per 1,000 residents of each zone in 2021, if the undated share held then: an estimate.

    A zone without residents is left out.
    """
    total = total_in(trainees, YEAR)
    residents = by_zone(population.where(year=YEAR).by("province", "residents"))
    shares = training_shares(zone_shares)
    rows: list[Row] = [
        (zone, YEAR, None, total * shares[zone] / 100 / residents[zone] * 1000, "about", "estimated")
        for zone in ZONES
        if residents[zone]
    ]
    return Indicator(
        id="trainees_per_1000_residents",
        unit="per_1000_residents",
        table=tidy(rows),
        sources=sources_of(zone_shares.sources, trainees.sources, population.where(year=YEAR).sources),
        caveats=ESTIMATE_CAVEATS,
        assumptions={"share_held": IF_IT_HELD},
    )


def trainees_above_parity(
    *, zone_shares: Dataset, trainees: Dataset, population: Dataset, year: int = YEAR
) -> Indicator:
    """Trainees that the capital area has beyond its share of residents, if the undated share held in 2021.

    Other years are refused: nothing says that the share held then.
    """
    rows: list[Row] = []
    refusals: tuple[Refusal, ...] = ()
    if year == YEAR:
        excess = training_shares(zone_shares)[CAPITAL] - resident_shares(population)[CAPITAL]
        rows = [(CAPITAL, YEAR, None, total_in(trainees, YEAR) * excess / 100, "about", "estimated")]
    else:
        refusals = (Refusal(reason=ONLY_2021, area=CAPITAL, year=year),)
    return Indicator(
        id="trainees_above_parity",
        unit="trainees",
        table=tidy(rows),
        sources=sources_of(zone_shares.sources, trainees.sources, population.where(year=YEAR).sources),
        caveats=ESTIMATE_CAVEATS,
        assumptions={"share_held": IF_IT_HELD},
        refusals=refusals,
    )


def dissimilarity_pct(*, zone_shares: Dataset, population: Dataset, sme_by_zone: Dataset) -> Indicator:
    """Half the sum of absolute differences between two shares over the two zones (Hoover index), in percent.

    The share of training that would be in the other zone at parity with the base.
    """
    training = training_shares(zone_shares)
    rows: list[Row] = [
        (KOREA, None, base, sum(abs(training[zone] - shares[zone]) for zone in ZONES) / 2, "exact", "computed")
        for base, shares in (("residents", resident_shares(population)), ("sme_firms", sme_shares(sme_by_zone)))
    ]
    return Indicator(
        id="dissimilarity_pct",
        unit="percent",
        table=tidy(rows),
        category_kind="base",
        sources=sources_of(zone_shares.sources, population.where(year=YEAR).sources, sme_by_zone.sources),
        caveats=CAVEATS,
        assumptions={"undated": UNDATED},
    )
