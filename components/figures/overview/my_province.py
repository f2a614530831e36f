"""One province: what is known of it, and what its office has reported or is only estimated."""

from collections.abc import Callable
from dataclasses import replace

from components.figures import words
from components.figures.card import Card, card, nothing_yet
from components.figures.concentration import estimates
from components.figures.concentration.comparison import rank_ends, ranks, told_rank
from components.figures.state import State
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.areas import zone_of
from indicators.indicator import Indicator
from indicators.regional_training import TWO_WAYS
from indicators.zone_shares import YEAR

Compute = Callable[..., Indicator]


def cards(state: State, province: str, *, residents_year: int) -> list[Card]:
    """Residents, SME firms, the zone's quotient, and trainees: as reported for the year, else estimated."""
    compute, reported = state.compute, state.compute("regional_trainees", year=state.year)
    known = province in set(reported.table["area"])
    trainees = _reported(reported, province) if known else _estimate(state, province)
    return [
        _residents(compute, province, residents_year),
        _firms(compute, province),
        _zone(compute, province, known=known),
        nothing_yet(reported, label=_("Trainees"), note=str(TWO_WAYS)) if _two_ways(reported, province) else trainees,
    ]


def is_estimated(state: State, province: str) -> bool:
    """Whether the trainees of a province are only estimated."""
    reported = state.compute("regional_trainees", year=state.year)
    return province not in set(reported.table["area"]) and not _two_ways(reported, province)


def _two_ways(reported: Indicator, province: str) -> bool:
    # An office that counts its two categories in different ways has reported: an estimate would be no better.
    return any(refusal.area == province and refusal.reason == TWO_WAYS for refusal in reported.refusals)


def _residents(compute: Compute, province: str, year: int) -> Card:
    residents, share = compute("residents_by_province", year=year), compute("residents_share_pct", year=year)
    note = _(
        "{share} of Korea's residents, rank {rank} of 17, 31 December {year}.",
        share=words.full(share.value(area=province), "percent"),
        rank=told_rank(ranks(residents)[province]),
        year=year,
    )
    found = card(residents, residents.row(area=province), label=_("Residents"), note=note, page="concentration")
    return replace(found, rests_on=(residents, share))


def _firms(compute: Compute, province: str) -> Card:
    firms, density, order = map(compute, ("sme_firms_by_province", "smes_per_1000_residents", "sme_firms_rank"))
    note = _(
        "Rank {rank} of 17; {density}. Rounded to 1,000 in the source, the year is inferred.",
        rank=told_rank(rank_ends(order, province)),
        density=words.full(density.value(area=province), density.unit),
    )
    return card(
        firms,
        firms.row(area=province),
        label=_("SME firms"),
        note=note,
        page="concentration",
        also=(density, order),
    )


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


def _estimate(state: State, province: str) -> Card:
    estimate = estimates.by_residents(replace(state, year=YEAR))
    per_point = state.compute("trainees_per_share_point")
    found = estimate.row(area=province, category=estimates.BY)
    note = _(
        "If the capital area held {share} in 2021 and trainees spread by residents inside a zone; each point of the "
        "share: {people}. No rank, no quotient.",
        share=words.full(estimates.assumed_share(state), "percent"),
        people=estimates.moved(per_point, province),
    )
    value = words.rounded(found.number, estimate.unit, figures=3)
    return card(estimate, found, label=_("Trainees"), note=note, value=value, page="concentration", also=(per_point,))
