"""The page on where training happens: its answer, cards and exhibits, from the state of the page."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from components.figures.cards import Card
from components.figures.concentration import estimates, provinces, reports, zones
from components.figures.concentration.estimates import estimate_bars, estimates_offered, ring_map, share_told
from components.figures.concentration.reports import Reports, gather, reported_bars, reported_map
from components.figures.concentration.zones import lead, quotient_dots, shares_bars, zone_map
from components.figures.exhibit import Exhibit, Figure
from components.figures.page import PARTICIPATION, FigurePage, Folded, Heading, Part, Sentence, shown
from components.figures.state import State, estimated_year
from i18n import _, message
from indicators.indicator import Indicator
from indicators.zones import PRINTED_YEAR


def answer(state: State) -> str:
    """The share of training, and that of residents; of the zone of a chosen province."""
    return zones.answer(state.compute("metropolitan_share_pct"), year=state.year, province=state.province)


def cards(state: State) -> list[Card]:
    """The share, the quotient, what parity would take, and who has reported."""
    return zones.cards(
        shares=state.compute("metropolitan_share_pct"),
        quotients=state.compute("location_quotient"),
        parity=state.made(parity),
        reported=state.compute("provinces_reported_count", year=state.year_of("regional_training")),
        year=state.year,
    )


def parity(state: State) -> Indicator:
    """What parity would take, by the share that is shown."""
    return state.compute("trainees_above_parity", year=_year_of_share(state))


def per_1000(state: State) -> Indicator:
    """Trainees per 1,000 residents, by the share that is shown."""
    return state.compute("trainees_per_1000_residents", year=_year_of_share(state))


def _year_of_share(state: State) -> int:
    """The year of the share that is shown; of the undated one, the year that it is applied to."""
    return lead(state.compute("metropolitan_share_pct"), year=state.year).year or PRINTED_YEAR


def both_zones(state: State) -> Figure:
    """The map of the two zones."""
    reported = state.compute("provinces_reported_count", year=state.year_of("regional_training"))
    shares, silent = state.compute("metropolitan_share_pct"), zones.nothing_by_province(state.outlook)
    return zone_map(shares, reported, selected=state.province, year=state.year, silent=silent)


def shares(state: State) -> Figure:
    """Training, residents and firms by zone."""
    return shares_bars(state.compute("metropolitan_share_pct"), year=state.year)


def quotients(state: State) -> Figure:
    """Location quotients of both zones."""
    names = ("location_quotient", "dissimilarity_pct", "metropolitan_share_pct")
    return quotient_dots(*map(state.compute, names), year=state.year)


def facts(state: State) -> Figure | None:
    """The map of what offices have reported; None while none has."""
    reports = _reports(state)
    return reported_map(reports, selected=state.province) if reports.codes else None


def fact_bars(state: State) -> Figure | None:
    """The same as bars."""
    reports = _reports(state)
    return reported_bars(reports, selected=state.province) if reports.codes else None


def standing(state: State) -> Exhibit:
    """How far each province is with a year, and how old its figures are."""
    year = reported_year(state)
    return Exhibit(
        id="provinces-reported",
        title=_("How far each province is, {year}", year=year),
        subtitle=_("Age in days: since the reference date, or since the publication where the file names none"),
        table=reports.standing(state.dataset("regional_training"), data=state.outlook, year=year, today=state.today),
    )


def standing_once_begun(state: State) -> Exhibit | None:
    """The same; None while nothing of the year is in."""
    return standing(state) if _reports(state).started else None


def offered(state: State) -> State:
    """The state in the year whose estimates are offered: its own where they are made, else that of the undated share."""
    is_made = not estimates.by_residents(state).table.empty
    return state if is_made else replace(state, year=estimated_year(state.outlook))


def rings(state: State) -> Figure | None:
    """The map of estimates; None where they are refused, or all provinces have reported."""
    found = estimates.estimates(state)
    return ring_map(found, selected=state.province) if found else None


def estimated_bars(state: State) -> Figure | None:
    """The same as bars."""
    found = estimates.estimates(state)
    return estimate_bars(found, selected=state.province) if found else None


def concentration(state: State) -> Exhibit:
    """The index over the 17 provinces."""
    hhi = state.compute("province_hhi")
    return Exhibit(
        id="province-concentration",
        title=_("Concentration over the 17 provinces"),
        subtitle=_("Herfindahl-Hirschman index: 0.059 when all are equal, 1 when all is in one province"),
        table=reports.concentration_table(hhi),
        rests_on=(hhi,),
    )


def reported_year(state: State) -> int:
    """The year whose reports are shown: that of the filter unless another is chosen."""
    return state.number("reported") or state.year


def _reports(state: State) -> Reports:
    return gather(state.outlook, year=reported_year(state))


def _parts(state: State) -> Iterator[Part]:
    yield from shown(PAGE.exhibits, state, "zone-map", "zone-shares", "quotients")
    yield Heading(text=_("What is known of every province"))
    yield from map(state.made, _MEASURED)
    yield from shown(PAGE.exhibits, state, "tile-map", "provinces-compared", "provinces-side-by-side")
    yield Heading(text=_("Trainees by province"))
    yield from state.made(reports.who_reported)
    yield from shown(PAGE.exhibits, state, "reported-map", "reported-bars", "provinces-reported")
    yield from _estimates_asked(state)
    yield Sentence(text=zones.parity_sentence(state.made(parity), state.made(per_1000)))
    yield from shown(PAGE.exhibits, state, "province-concentration")


def _estimates_asked(state: State) -> Iterator[Part]:
    """The estimates, folded; where they are refused, why."""
    asked = [one for one in (state.made(rings), state.made(estimated_bars)) if one]
    if asked:
        title = estimates_offered(state)
        yield Folded(title=title, says=state.made(share_told), exhibits=asked)
        return
    refused = state.compute("trainees_by_province", year=state.year).refusals
    yield from (Sentence(text=str(one.reason)) for one in refused[:1])


def _measured(state: State, *, measure: str) -> Figure:
    found = provinces.on_map(replace(state, choices={"measure": measure}))
    return found if measure == provinces.RESIDENTS else replace(found, id=f"{found.id}-{measure}")


def _evidence(state: State) -> Iterator[Indicator]:
    yield from map(state.compute, ("metropolitan_share_pct", "location_quotient"))
    yield from map(state.made, (parity, per_1000))
    yield from map(state.compute, ("dissimilarity_pct", "province_hhi", *provinces.MEASURES))
    yield from (state.compute(one, year=state.year) for one in ("provinces_reported_count", "residents_covered_pct"))


_MEASURED: Final = [partial(_measured, measure=one) for one in provinces.MEASURES]

ON_REQUEST: Final = ("estimate-map", "estimate-ranges")  # what is only estimated stands there once it is asked for

PAGE: Final = FigurePage(
    name="concentration",
    title=message("Metropolitan concentration"),
    icon="map",
    section=PARTICIPATION,
    filters=("province", "year"),
    question=message("Does training reach people where they live?"),
    terms=("capital_area", "location_quotient", "parity", "dissimilarity", "hhi", "place_basis"),
    answer=answer,
    lead=both_zones,
    cards=cards,
    exhibits={
        "zone-map": both_zones,
        "zone-shares": shares,
        **provinces.VIEW,
        "reported-map": facts,
        "reported-bars": fact_bars,
        "provinces-reported": standing_once_begun,
        "estimate-map": rings,
        "estimate-ranges": estimated_bars,
        "quotients": quotients,
        "province-concentration": concentration,
    },
    news=("zone-map", "zone-shares", "quotients"),
    evidence=_evidence,
    parts=_parts,
)
