"""Metropolitan concentration in six slides: what is printed, what it would mean, and what is not known."""

from components.figures.concentration.estimate_bars import estimate_bars
from components.figures.concentration.estimates import gathered
from components.figures.concentration.reported_map import reported_map
from components.figures.concentration.reports import gather
from components.figures.concentration.zone_map import zone_map
from components.figures.slide import Slide
from components.figures.state import State
from components.figures.stories import (
    base_quotients,
    concentration_headlines,
    estimate_cards,
    limits,
    parity_dots,
    per_resident,
    reporting_tiles,
)
from components.figures.stories.concentration_notes import NOTES
from components.figures.stories.reporting_cards import reporting_cards
from components.figures.stories.zone_cards import share_cards
from data.outlook import Outlook
from indicators.zone_shares import YEAR

ISLAND, CITY, SMALLEST = "KR-49", "KR-11", "KR-50"  # the provinces whose estimates stand as cards
LINK = f"/concentration?year={YEAR}"


def printed(outlook: Outlook) -> Slide:
    """The two zones with the printed share."""
    shares, reported = outlook.compute("metropolitan_share_pct"), outlook.compute("provinces_reported_count")
    return Slide(
        id="concentration-1",
        headline=concentration_headlines.half_of_residents(shares),
        shown=zone_map(shares, reported, selected=None),
        cards=share_cards(shares, "residents"),
        limits=limits.said(limits.UNDATED_SHARE, limits.PLACE_UNKNOWN),
        note=str(NOTES["concentration-1"]),
        link=LINK,
    )


def by_base(outlook: Outlook) -> Slide:
    """The quotient by each base at hand."""
    found, quotient = base_quotients.base_quotients(outlook), outlook.compute("location_quotient")
    return Slide(
        id="concentration-2",
        headline=concentration_headlines.by_any_base(found),
        shown=base_quotients.dots(found, quotient, lists=(outlook.dataset("sme_by_zone"),)),
        cards=base_quotients.cards(found, quotient),
        limits=limits.said(limits.NO_BEST_BASE),
        note=str(NOTES["concentration-2"]),
        link=LINK,
    )


def per_person(outlook: Outlook) -> Slide:
    """Trainees per 1,000 residents, if the share held."""
    per_1000 = outlook.compute("trainees_per_1000_residents")
    return Slide(
        id="concentration-3",
        headline=concentration_headlines.if_it_held(per_1000, outlook.compute("metropolitan_share_pct")),
        shown=per_resident.columns(per_1000),
        cards=estimate_cards.per_resident(per_1000),
        limits=limits.said(limits.IF_IT_HELD),
        note=str(NOTES["concentration-3"]),
        link=LINK,
    )


def parity(outlook: Outlook) -> Slide:
    """What parity with residents would take."""
    shares, dissimilarity = outlook.compute("metropolitan_share_pct"), outlook.compute("dissimilarity_pct")
    total = outlook.compute("trainees_total").value(year=YEAR)
    return Slide(
        id="concentration-4",
        headline=concentration_headlines.parity(shares),
        shown=parity_dots.dots(shares, dissimilarity),
        cards=estimate_cards.above_parity(dissimilarity, outlook.compute("trainees_above_parity", year=YEAR)),
        limits=limits.said(estimate_cards.moved_by_rounding(shares, total), limits.IF_IT_HELD),
        note=str(NOTES["concentration-4"]),
        link=LINK,
    )


def provinces(outlook: Outlook) -> Slide:
    """The estimates with what they assume; the reports alone once all provinces have reported."""
    found = gathered(State(outlook=outlook, year=YEAR))
    assert found  # of the one year that is not refused
    reports = gather(outlook.compute, outlook.dataset("regional_training"), year=YEAR)
    return Slide(
        id="concentration-5",
        headline=concentration_headlines.below_the_zones(found),
        shown=estimate_bars(found) if found.codes else reported_map(reports, selected=None),
        cards=estimate_cards.of_provinces(found, ISLAND, CITY, SMALLEST),
        limits=limits.said(limits.NO_RANK, limits.IF_IT_HELD),
        note=str(NOTES["concentration-5"]),
        link=LINK,
    )


def reporting(outlook: Outlook) -> Slide:
    """Who has reported, who is missing, and where the template is."""
    reported, covered = (
        outlook.compute(name, year=YEAR) for name in ("provinces_reported_count", "residents_covered_pct")
    )
    return Slide(
        id="concentration-6",
        headline=concentration_headlines.who_reports(reported),
        shown=reporting_tiles.tiles(reported, covered),
        cards=reporting_cards(outlook),
        limits=limits.said(limits.SAY_THE_BASIS),
        note=str(NOTES["concentration-6"]),
        link=f"/data?dataset=regional_training&year={YEAR}",
    )


SLIDES = (printed, by_base, per_person, parity, provinces, reporting)
