"""Metropolitan concentration."""

from typing import Final

from components.figures import words
from components.figures.concentration.estimates import Estimates, estimate_bars, gathered
from components.figures.concentration.reports import gather, reported_map
from components.figures.concentration.zones import zone_map
from components.figures.state import Slide, State, estimated_year, offered_years
from components.figures.stories import cards, pictures, shared
from components.figures.stories.cards import reporting_cards, share_cards
from components.figures.stories.pictures import MOVING, BaseQuotient, parts
from components.figures.stories.shared import is_half
from data.outlook import Outlook
from i18n import Message, _, message
from i18n.numbers import number
from indicators.indicator import CAPITAL, ELSEWHERE, PROVINCES, Indicator

# What the slides on concentration find, from the data; the neutral title where a claim no longer holds.


def half_of_residents(shares: Indicator) -> str:
    """The printed share of training against one half of residents."""
    training = shares.value(area=CAPITAL, category="trainees", undated=True)
    residents = shares.value(area=CAPITAL, category="residents")
    if training <= residents or not is_half(residents):
        return _("Share of training by zone")
    return _(
        "Half of residents, {training} of training: what the source says, and does not say",
        training=words.full(training, "percent"),
    )


def by_any_base(found: list[BaseQuotient]) -> str:
    """Between which quotients the capital area lies, where all are above 1."""
    low, high = (number(end, digits=1) for end in (min(one.number for one in found), max(one.number for one in found)))
    if min(one.number for one in found) <= 1:
        return _("Location quotients of the capital area")
    if low == high:
        return _("By any base at hand the capital area holds about {times} times its share", times=low)
    return _("By any base at hand the capital area holds about {low} to {high} times its share", low=low, high=high)


def if_it_held(per_1000: Indicator, shares: Indicator) -> str:
    """What the undated share would mean for each zone; no such assumption once the year's own share is reported."""
    values = {row.area: row.number for row in per_1000.rows}
    if not values or counted(shares, year=per_1000.rows[0].year) or values[CAPITAL] <= values[ELSEWHERE]:
        return _("Trainees per 1,000 residents by zone, estimated")
    return _(
        "If the share held in {year}, there were {capital} trainees per 1,000 residents in the capital area "
        "and {elsewhere} elsewhere",
        year=per_1000.row(area=CAPITAL).year,
        capital=number(values[CAPITAL]),
        elsewhere=number(values[ELSEWHERE]),
    )


def parity_headline(shares: Indicator, *, year: int) -> str:
    """How many of a hundred trainees parity with residents would place elsewhere."""
    moving = parts(shares)[MOVING]
    if counted(shares, year=year) or not moving:
        return _("Parity with residents")
    return _("Parity with residents would place {n} of every 100 trainees elsewhere", n=moving)


def below_the_zones(found: Estimates) -> str:
    """That an estimate tells of residents alone, while no province has reported."""
    if found.given:
        return _("Trainees by province: reported, or estimated by residents")
    return _("Below the two zones nothing is known yet: the estimates only divide the trainees of a zone by residents")


def who_reports(reported: Indicator) -> str:
    """What a report does, while any is missing."""
    if reported.value() == len(PROVINCES):
        return _("Who has reported")
    return _("Each province that reports replaces an estimate with a reported figure")


def counted(shares: Indicator, *, year: int | None) -> bool:
    """Whether all provinces have reported the year of the estimates, so that it has a share of its own."""
    rows = shares.table[shares.table["category"] == "trainees"]
    return bool((rows["year"] == year).any())


# What the speaker says on metropolitan concentration, and what not.


NOTES: Final[dict[str, Message]] = {
    "concentration-1": message(
        "Quote the share as the source's: it has no year and stands for participation and facilities together. "
        "The share of residents is computed from counts; its year stands on the card. "
        "Do not say which place is counted: provider, workplace or home is not stated."
    ),
    "concentration-2": message(
        "1 means in proportion to the base. Say that these are all bases at hand, and that the numerator "
        "has no year. The best base, employees by place of work, is not in the data: say so when asked."
    ),
    "concentration-3": message(
        "Begin with “if”: the share is undated and is applied to the trainees of a year. "
        "Hatched columns are estimates; the ratio rests on the same assumption. "
        "People or enrolments is not stated, so this is not a share of residents."
    ),
    "concentration-4": message(
        "This is a yardstick, not a proposal to move anybody. "
        "Employer distance courses are usually booked at the provider's registered office, "
        "so part of the concentration may be an artefact of where providers are registered."
    ),
    "concentration-5": message(
        "Say both assumptions: that the capital area held the undated share in that year, "
        "and that trainees spread by residents inside a zone. Say how far each point of the share moves a province; "
        "on the page anybody can move it. "
        "Do not rank provinces: inside a zone all have the same quotient by construction. "
        "What an office has reported is shown as reported and not estimated."
    ),
    "concentration-6": message(
        "Ask for reports rather than complain of gaps: one file of a province is enough to replace its estimate. "
        "Ask each office to say on which basis it counts: place of provider, of work or of residence. "
        "The count is that of the moment at which this story was opened."
    ),
}


# Metropolitan concentration in six slides: what is printed, what it would mean, and what is not known.


ISLAND, CITY, SMALLEST = "KR-49", "KR-11", "KR-50"  # the provinces whose estimates stand as cards


def printed(outlook: Outlook) -> Slide:
    """The two zones with the printed share."""
    shares, reported = outlook.compute("metropolitan_share_pct"), outlook.compute("provinces_reported_count")
    return Slide(
        id="concentration-1",
        headline=half_of_residents(shares),
        shown=zone_map(shares, reported, selected=None),
        cards=share_cards(shares, "residents"),
        limits=shared.said(outlook, shared.UNDATED_SHARE, shared.PLACE_UNKNOWN),
        note=str(NOTES["concentration-1"]),
        link=_link(outlook),
    )


def by_base(outlook: Outlook) -> Slide:
    """The quotient by each base at hand."""
    found, quotient = pictures.base_quotients(outlook), outlook.compute("location_quotient")
    return Slide(
        id="concentration-2",
        headline=by_any_base(found),
        shown=pictures.dots(found, quotient, lists=(outlook.dataset("sme_by_zone"),)),
        cards=pictures.cards(found, quotient),
        limits=shared.said(outlook, shared.NO_BEST_BASE),
        note=str(NOTES["concentration-2"]),
        link=_link(outlook),
    )


def per_person(outlook: Outlook) -> Slide:
    """Trainees per 1,000 residents, if the share held."""
    per_1000 = outlook.compute("trainees_per_1000_residents")
    return Slide(
        id="concentration-3",
        headline=if_it_held(per_1000, outlook.compute("metropolitan_share_pct")),
        shown=pictures.columns(per_1000),
        cards=cards.per_resident(per_1000),
        limits=shared.said(outlook, shared.IF_IT_HELD),
        note=str(NOTES["concentration-3"]),
        link=_link(outlook),
    )


def parity(outlook: Outlook) -> Slide:
    """What parity with residents would take."""
    shares, dissimilarity = outlook.compute("metropolitan_share_pct"), outlook.compute("dissimilarity_pct")
    year = estimated_year(outlook)
    total = outlook.compute("trainees_total").value(year=year)
    return Slide(
        id="concentration-4",
        headline=parity_headline(shares, year=year),
        shown=pictures.dots_of_parity(shares, dissimilarity),
        cards=cards.above_parity(dissimilarity, outlook.compute("trainees_above_parity", year=year)),
        limits=shared.said(outlook, cards.moved_by_rounding(shares, total), shared.IF_IT_HELD),
        note=str(NOTES["concentration-4"]),
        link=_link(outlook),
    )


def provinces(outlook: Outlook) -> Slide:
    """The estimates with what they assume; the reports alone once all provinces have reported."""
    year = estimated_year(outlook)
    found = gathered(State(outlook=outlook, year=year))
    assert found  # of the one year that is not refused
    reports = gather(outlook, year=year)
    return Slide(
        id="concentration-5",
        headline=below_the_zones(found),
        shown=estimate_bars(found) if found.codes else reported_map(reports, selected=None),
        cards=cards.of_provinces(found, ISLAND, CITY, SMALLEST),
        limits=shared.said(outlook, shared.NO_RANK, shared.IF_IT_HELD),
        note=str(NOTES["concentration-5"]),
        link=_link(outlook),
    )


def reporting(outlook: Outlook) -> Slide:
    """Who has reported, who is missing, and where the template is."""
    reported = outlook.compute("provinces_reported_count")
    year = reported.row().year or estimated_year(outlook)
    return Slide(
        id="concentration-6",
        headline=who_reports(reported),
        shown=pictures.tiles(State(outlook=outlook, year=year)),
        cards=reporting_cards(outlook, year=year),
        limits=shared.said(outlook, shared.SAY_THE_BASIS),
        note=str(NOTES["concentration-6"]),
        link=_template(outlook, year),
    )


def _link(outlook: Outlook) -> str:
    """The page that shows the same, in the year of the estimates."""
    return f"/concentration?year={estimated_year(outlook)}"


def _template(outlook: Outlook, year: int) -> str:
    """The page with the template; in the year where the filter offers it."""
    asked = f"&year={year}" if year in offered_years(outlook) else ""
    return f"/data?dataset=regional_training{asked}"


SLIDES = (printed, by_base, per_person, parity, provinces, reporting)
