"""Metropolitan concentration."""

from typing import Final

from components.figures import words
from components.figures.concentration.estimates import Estimates, estimate_bars, gathered
from components.figures.concentration.reports import gather, reported_map, reporting_tiles
from components.figures.concentration.zones import lead, nothing_by_province, zone_map
from components.figures.state import Neutral, Slide, State, estimated_year, offered_years
from components.figures.stories import cards, pictures, shared
from components.figures.stories.cards import reporting_cards, share_cards
from components.figures.stories.pictures import MOVING, BaseQuotient, is_estimate, parts
from components.figures.stories.shared import is_half
from data.outlook import Outlook
from i18n import Message, _, message
from i18n.numbers import number
from indicators.indicator import CAPITAL, ELSEWHERE, LOWER_BOUNDS, PROVINCES, ZONES, Indicator
from indicators.zones import rest_of

# What the slides on concentration find, from the data; the neutral title where a claim no longer holds.


def half_of_residents(shares: Indicator) -> str:
    """The share of training against that of residents; the printed one against one half."""
    led = lead(shares)
    training, residents = led.capital.number, led.residents.number
    if not led.of_the_source:
        told = {"training": led.dated, "residents": led.held_against(led.residents)}
        if training < residents and led.capital.bound not in LOWER_BOUNDS:
            less = _("{training} of training, less than the {residents} of residents in the capital area", **told)
            return words.opening(less)
        if training > residents:
            more = _("{training} of training, more than the {residents} of residents in the capital area", **told)
            return words.opening(more)
        return Neutral(_("Share of training by zone"))
    if training <= residents or not is_half(residents):
        return Neutral(_("Share of training by zone"))
    return _(
        "Half of residents, {training} of training: what the source says, and does not say",
        training=words.full(training, "percent"),
    )


def by_any_base(found: list[BaseQuotient], *, bound: str = "exact") -> str:
    """Between which quotients the capital area lies, where all are on one side of 1; neutral of a lower bound."""
    low, high = (number(end, digits=1) for end in (min(one.number for one in found), max(one.number for one in found)))
    if bound in LOWER_BOUNDS or min(one.number for one in found) <= 1 <= max(one.number for one in found):
        return Neutral(_("Location quotients of the capital area"))
    if low == high:
        once = _("By any base at hand the capital area holds about {times} times its share", times=low)
        return words.flagged(once, *found)
    told = _("By any base at hand the capital area holds about {low} to {high} times its share", low=low, high=high)
    return words.flagged(told, *found)


def if_it_held(per_1000: Indicator) -> str:
    """How many trainees per 1,000 residents each zone has; with the condition where the undated share is taken to hold."""
    values = {row.area: row.number for row in per_1000.rows}
    if not values:
        return Neutral(_("Trainees per 1,000 residents by zone"))
    if is_estimate(per_1000) or len(values) < len(ZONES):
        return _estimated(per_1000, values)
    told = _told(per_1000, values)
    if {row.status for row in per_1000.rows} == {"computed"}:
        counted = _(
            "In {year} there were {capital} trainees per 1,000 residents in the capital area and {elsewhere} elsewhere, as "
            "the zones were counted",
            **told,
        )
        return words.flagged(counted, *per_1000.rows)
    if rest_of(per_1000, per_1000.rows[0].year):
        rest = _(
            "In {year} there were {capital} trainees per 1,000 residents in the capital area and {elsewhere} elsewhere, from "
            "the offices of one zone and the national total",
            **told,
        )
        return words.flagged(rest, *per_1000.rows)
    reported = _(
        "In {year} there were {capital} trainees per 1,000 residents in the capital area and {elsewhere} elsewhere, as "
        "the offices report",
        **told,
    )
    return words.flagged(reported, *per_1000.rows)


def _estimated(per_1000: Indicator, values: dict[str, float]) -> str:
    if len(values) < len(ZONES) or "undated" not in per_1000.flags or values[CAPITAL] <= values[ELSEWHERE]:
        return Neutral(_("Trainees per 1,000 residents by zone, estimated"))
    return _(
        "If the share held in {year}, there were {capital} trainees per 1,000 residents in the capital area "
        "and {elsewhere} elsewhere",
        **_told(per_1000, values),
    )


def _told(per_1000: Indicator, values: dict[str, float]) -> dict[str, object]:
    return {
        "year": per_1000.rows[0].year,
        "capital": number(values[CAPITAL]),
        "elsewhere": number(values[ELSEWHERE]),
    }


def parity_headline(shares: Indicator, *, year: int | None) -> str:
    """How many of a hundred trainees parity with residents would place elsewhere; neutral where it would place none there.

    `year` is that of the trainees beside it; residents of another are named with theirs.
    """
    moving, led = parts(shares).get(MOVING, 0), lead(shares)
    if not moving or led.overlaps or led.capital.number < led.residents.number:
        return Neutral(_("Parity with residents"))
    told = _("Parity with residents would place {n} of every 100 trainees elsewhere", n=moving)
    if led.residents.year != (year or led.residents.year):
        then = led.residents.year
        told = _(
            "Parity with the residents of {then} would place {n} of every 100 trainees elsewhere", n=moving, then=then
        )
    return words.flagged(told, led.capital)


def below_the_zones(found: Estimates, *, reported: bool) -> str:
    """That an estimate tells of residents alone, while no province has reported."""
    if found.given:
        return Neutral(_("Trainees by province: reported, or estimated by residents"))
    if reported:
        return Neutral(_("Trainees by province, estimated by residents"))
    return _("Below the two zones nothing is known yet: the estimates only divide the trainees of a zone by residents")


def who_reports(*, replaces: bool) -> str:
    """What a report does, while it takes the place of an estimate."""
    if not replaces:
        return Neutral(_("Who has reported"))
    return _("Each province that reports replaces an estimate with a reported figure")


# What the speaker says on metropolitan concentration, and what not.


NOTES: Final[dict[str, Message]] = {
    "concentration-1": message(
        "Quote the share as the source's: it has no year and stands for participation and facilities together. "
        "The share of residents is computed from counts; its year stands on the card. "
        "Do not say which place is counted: provider, workplace or home is not stated."
    ),
    "concentration-1 sent": shared.SENT_UNDATED,
    "concentration-1 dated": message(
        "Quote the share with its year and say whose it is. "
        "The share of residents is computed from counts; its year stands on the card. "
        "Where the source prints another share without a year, say that the two may count different things."
    ),
    "concentration-2 dated": message(
        "1 means in proportion to the base. Say that these are all bases at hand, and the year of each. "
        "The best base, employees by place of work, is not in the data: say so when asked."
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
    "concentration-3 dated": message(
        "Say of which year the figures are and whose they are. "
        "Hatched columns are estimates, solid ones are counted or reported. "
        "Say whether people or enrolments are counted, where it is stated."
    ),
    "concentration-4": message(
        "This is a yardstick, not a proposal to move anybody. "
        "Employer distance courses are usually booked at the provider's registered office, "
        "so part of the concentration may be an artefact of where providers are registered."
    ),
    "concentration-4 reported": message(
        "This is a yardstick, not a proposal to move anybody. "
        "Say by which place the figures count, as whoever counted them states it: by the provider's registered office, by the "
        "workplace or by the home. Of the first, part of the concentration may be an artefact."
    ),
    "concentration-5": message(
        "Say both assumptions: that the capital area held the undated share in that year, "
        "and that trainees spread by residents inside a zone. Say how far each point of the share moves a province; "
        "on the page anybody can move it. "
        "Do not rank provinces: inside a zone all have the same quotient by construction. "
        "What an office has reported is shown as reported and not estimated."
    ),
    "concentration-5 dated": message(
        "Say that the share is applied to the trainees of its own year, and that trainees are assumed to spread by residents "
        "inside a zone. Say how far each point of the share moves a province; on the page anybody can move it. "
        "Do not rank provinces: inside a zone all have the same quotient by construction. "
        "What an office has reported is shown as reported and not estimated."
    ),
    "concentration-5 reported": message(
        "Nothing here is estimated. Say on which basis of place and in which way the offices count; "
        "provinces that count in different ways are not compared, and headcounts are not added up."
    ),
    "concentration-6 not estimated": message(
        "No estimate takes the place of a report here: where one is missing, ask for it. "
        "Ask each office to say on which basis it counts: place of provider, of work or of residence. "
        "The count is that of the moment at which this story was opened."
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
        shown=zone_map(shares, reported, selected=None, silent=nothing_by_province(outlook)),
        cards=share_cards(shares, "residents"),
        limits=shared.said(outlook, shared.UNDATED_SHARE, shared.of_place(shares)),
        note=_note("concentration-1", shares),
        link=_link(outlook),
    )


def by_base(outlook: Outlook) -> Slide:
    """The quotient by each base at hand."""
    found, quotients = pictures.base_quotients(outlook), outlook.compute("location_quotient")
    shares = outlook.compute("metropolitan_share_pct")
    quotient = quotients.only(*(row for row in quotients.rows if (row.area, row.year) == (CAPITAL, lead(shares).year)))
    return Slide(
        id="concentration-2",
        headline=by_any_base(found, bound=lead(shares).capital.bound),
        shown=pictures.dots(found, quotient, lists=(outlook.dataset("sme_by_zone"),), year=lead(shares).year),
        cards=pictures.cards(found, quotient, year=lead(shares).year),
        limits=shared.said(outlook, shared.NO_BEST_BASE),
        note=_note("concentration-2", shares),
        link=_link(outlook),
    )


def per_person(outlook: Outlook) -> Slide:
    """Trainees per 1,000 residents, by the share that leads."""
    per_1000, shares = outlook.compute("trainees_per_1000_residents"), outlook.compute("metropolitan_share_pct")
    way, waits = shared.missing(outlook, per_1000, "trainees", "population") or (_link(outlook), None)
    return Slide(
        id="concentration-3",
        headline=if_it_held(per_1000),
        shown=pictures.columns(per_1000) if per_1000.rows else waits,
        cards=cards.per_resident(per_1000),
        limits=shared.said(outlook, *shared.what_it_rests_on(per_1000), *(one.reason for one in per_1000.refusals)),
        note=_note("concentration-3", shares),
        link=way,
    )


def parity(outlook: Outlook) -> Slide:
    """What parity with residents would take."""
    shares, dissimilarity = outlook.compute("metropolitan_share_pct"), outlook.compute("dissimilarity_pct")
    found = outlook.compute("trainees_above_parity")
    totals = {row.year: row.number for row in outlook.compute("trainees_total").rows}
    total = totals.get(found.rows[0].year) if found.rows else None
    rests_on = (*shared.what_it_rests_on(found), *(one.reason for one in found.refusals))
    led = lead(shares)
    return Slide(
        id="concentration-4",
        headline=parity_headline(shares, year=found.rows[0].year if found.rows else None),
        shown=None if led.overlaps else pictures.dots_of_parity(shares, dissimilarity),
        cards=cards.above_parity(dissimilarity, found),
        limits=shared.said(outlook, cards.moved_by_rounding(shares, total), *rests_on),
        note=str(NOTES["concentration-4 reported" if led.of_offices or led.counted else "concentration-4"]),
        link=_link(outlook),
    )


def provinces(outlook: Outlook) -> Slide:
    """The estimates with what they assume; the reports alone once all provinces have reported."""
    year = estimated_year(outlook)
    found = gathered(State(outlook=outlook, year=year))
    if found is None:
        return _of_reports(outlook, year)
    reports = gather(outlook, year=year)
    return Slide(
        id="concentration-5",
        headline=below_the_zones(found, reported=not nothing_by_province(outlook)),
        shown=estimate_bars(found) if found.codes else reported_map(reports, selected=None),
        cards=cards.of_provinces(found, ISLAND, CITY, SMALLEST),
        limits=shared.said(outlook, shared.NO_RANK, *shared.what_it_rests_on(found.estimate)),
        note=str(NOTES["concentration-5" if "undated" in found.estimate.flags else "concentration-5 dated"]),
        link=_link(outlook),
    )


def _of_reports(outlook: Outlook, year: int) -> Slide:
    """What the provinces have reported, where nothing is estimated, and why nothing is."""
    reports = gather(outlook, year=year)
    refused = outlook.compute("trainees_by_province", year=year).refusals
    return Slide(
        id="concentration-5",
        headline=_("Trainees by province, as reported for {year}", year=year)
        if reports.codes
        else _("Trainees by province"),
        shown=reported_map(reports, selected=None) if reports.codes else None,
        cards=cards.of_reports(reports, ISLAND, CITY, SMALLEST),
        limits=shared.said(outlook, *(one.reason for one in refused[:1]), shared.SAY_THE_BASIS),
        note=str(NOTES["concentration-5 reported"]),
        link=_link(outlook),
    )


def reporting(outlook: Outlook) -> Slide:
    """Who has reported, who is missing, and where the template is."""
    reported = outlook.compute("provinces_reported_count")
    year = reported.row().year or estimated_year(outlook)
    replaces = bool(outlook.compute("trainees_by_province", year=year).rows) and reported.value() < len(PROVINCES)
    return Slide(
        id="concentration-6",
        headline=who_reports(replaces=replaces),
        shown=reporting_tiles(State(outlook=outlook, year=year)),
        cards=reporting_cards(outlook, year=year),
        limits=shared.said(outlook, shared.SAY_THE_BASIS),
        note=str(NOTES["concentration-6" if replaces else "concentration-6 not estimated"]),
        link=_template(outlook, year),
    )


def _note(name: str, shares: Indicator) -> str:
    """What the speaker says; in words of its own where the share has a year, and where it was sent without one."""
    led = lead(shares)
    if f"{name} sent" in NOTES and led.year is None and not led.of_the_source:
        return str(NOTES[f"{name} sent"])
    return str(NOTES[f"{name} dated" if led.year else name])


def _link(outlook: Outlook) -> str:
    """The page that shows the same, in the year of the estimates."""
    return f"/concentration?year={estimated_year(outlook)}"


def _template(outlook: Outlook, year: int) -> str:
    """The page with the template; in the year where the filter offers it."""
    asked = f"&year={year}" if year in offered_years(outlook) else ""
    return f"/data?dataset=regional_training{asked}"


SLIDES = (printed, by_base, per_person, parity, provinces, reporting)
