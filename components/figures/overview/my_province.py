"""One province: what is known of it, and what its office has reported or is only estimated."""

from collections.abc import Callable
from dataclasses import replace

from components.figures import words
from components.figures.card import Card, card, nothing_yet
from components.figures.concentration.comparison import ranks
from data import labels
from i18n import _
from i18n.numbers import brief, number
from indicators.areas import zone_of
from indicators.indicator import Indicator
from indicators.regional_training import TWO_WAYS

Compute = Callable[..., Indicator]


def cards(compute: Compute, province: str, *, year: int, residents_year: int) -> list[Card]:
    """Residents, SME firms, the zone's quotient, and trainees: as reported for the year, else estimated as a range."""
    reported = compute("regional_trainees", year=year)
    known = province in set(reported.table["area"])
    # An office that counts its two categories in different ways has reported: an estimate would be no better.
    two_ways = any(refusal.area == province and refusal.reason == TWO_WAYS for refusal in reported.refusals)
    trainees = _reported(reported, province) if known else _estimate(compute, province)
    return [
        _residents(compute, province, residents_year),
        _firms(compute, province),
        _zone(compute, province, known=known),
        nothing_yet(reported, label=_("Trainees"), note=str(TWO_WAYS)) if two_ways else trainees,
    ]


def _residents(compute: Compute, province: str, year: int) -> Card:
    residents, share = compute("residents_by_province", year=year), compute("residents_share_pct", year=year)
    note = _(
        "{share} % of Korea's residents, rank {rank} of 17, 31 December {year}.",
        share=share.value(area=province),
        rank=int(ranks(residents)[province]),
        year=year,
    )
    found = card(residents, residents.row(area=province), label=_("Residents"), note=note, page="concentration")
    return replace(found, rests_on=(residents, share))


def _firms(compute: Compute, province: str) -> Card:
    firms, density = compute("sme_firms_by_province"), compute("smes_per_1000_residents")
    note = _(
        "Rank {rank} of 17; {density}. Printed in units of 10,000, the year is inferred.",
        rank=int(ranks(firms)[province]),
        density=words.full(density.value(area=province), density.unit),
    )
    return card(firms, firms.row(area=province), label=_("SME firms"), note=note, page="concentration")


def _zone(compute: Compute, province: str, *, known: bool) -> Card:
    quotients, zone = compute("location_quotient"), zone_of(province)
    note = _("Share of training over share of residents of the zone “{zone}”.", zone=labels.area(zone))
    if not known:
        note += " " + _("Whether {province} lies over or under is not known.", province=labels.area(province))
    found = quotients.row(area=zone, category="residents", undated=True)
    value = number(found.number, digits=3)
    label = _("Location quotient of its zone")
    return card(quotients, found, label=label, note=note, value=value, page="concentration")


def _reported(reported: Indicator, province: str) -> Card:
    note = _("Job seekers and employees as the province's office has reported them. How it counts is in its file.")
    return card(reported, reported.row(area=province), label=_("Trainees"), note=note, page="concentration")


def _estimate(compute: Compute, province: str) -> Card:
    estimate = compute("trainees_by_province")
    low, high = sorted(estimate.value(area=province, category=weight) for weight in ("residents", "sme_firms"))
    note = _(
        "A range between two ways of spreading the zone's trainees, if the undated share held in 2021. No rank, no quotient."
    )
    found = estimate.row(area=province, category="residents")
    value = words.bounded(words.counted(words.span(brief(low), brief(high)), estimate.unit), found.bound)
    return card(estimate, found, label=_("Trainees"), note=note, value=value, page="concentration")
