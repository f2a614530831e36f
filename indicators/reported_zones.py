"""The share of a zone whose provinces have all reported, to stand beside the undated one of the source."""

from i18n import Message, message
from indicators.areas import PROVINCES, ZONES, zone_of
from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Refusal, Row, sources_of, tidy
from indicators.trainee_table import total_in
from indicators.uploads import complete_years, one_way_of_counting, reported_totals
from indicators.zone_shares import CAVEATS

ALL_REPORTED = message("All 17 provinces have reported one way: the share is of their own sum.")
PRINTED_TOTAL = message(
    "The share is of the printed total of the year, which does not say how it counts; "
    "it is taken to count as the offices do."
)
NOT_COMPLETE = message("Not all provinces of this zone have reported the year.")
DIFFERENT_WAYS = message("The provinces of this zone count on different bases or in different ways.")
NO_TOTAL = message("No total of all of Korea is known for the year.")
TOO_MANY = message("The provinces of this zone report more trainees than the printed total of the year.")


def reported_zone_share_pct(*, regional_training: Dataset, trainees: Dataset, year: int = 2021) -> Indicator:
    """Trainees reported by all provinces of a zone over those of Korea, in percent.

    Korea's are the sum of the 17 provinces once all have reported one way; until then the printed total of the year.
    A zone is refused while a province is missing, when its provinces count in different ways, and when they report
    more than the printed total.

    Args:
        regional_training: `year`, `province`, `category`, `trainees`, `basis`, `counting`.
        trainees: `year`, `category`, `trainees`: the printed total.
        year: the year asked for.
    """
    of_year = regional_training.where(year=year)
    everyone = complete_years(of_year).get(year)
    whole = sum(everyone.values()) if everyone else _printed(trainees, year)
    found = {zone: _share(of_year, zone, whole) for zone in ZONES}
    status = derived(of_year.status, trainees.status)
    rows: list[Row] = [
        (zone, year, None, share, "exact", status, _flags(of_year, zone, whole=bool(everyone)))
        for zone, share in found.items()
        if isinstance(share, float)
    ]
    return Indicator(
        id="reported_zone_share_pct",
        unit="percent",
        table=tidy(rows),
        sources=sources_of(of_year.sources, () if everyone else trainees.sources),
        caveats=CAVEATS,
        assumptions={"whole": ALL_REPORTED if everyone else PRINTED_TOTAL},
        refusals=tuple(
            Refusal(reason=reason, area=zone, year=year)
            for zone, reason in found.items()
            if isinstance(reason, Message)
        ),
    )


def _share(of_year: Dataset, zone: str, whole: float | None) -> float | Message:
    """The share of a zone, or why there is none."""
    codes = [code for code in PROVINCES if zone_of(code) == zone]
    reports = of_year.where(province=codes)
    counts = reported_totals(reports)
    if len(counts) < len(codes):
        return NOT_COMPLETE
    if not one_way_of_counting(reports):
        return DIFFERENT_WAYS
    if not whole:
        return NO_TOTAL
    share = sum(counts.values()) / whole * 100
    return share if share <= 100 else TOO_MANY


def _flags(of_year: Dataset, zone: str, *, whole: bool) -> str:
    """Those of the zone's own reports, and of all others too where their sum is what the share is of."""
    codes = [code for code in PROVINCES if whole or zone_of(code) == zone]
    return of_year.where(province=codes).flags


def _printed(trainees: Dataset, year: int) -> float | None:
    try:
        return total_in(trainees, year)
    except IndicatorError:
        return None
