"""A story of each province."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from components.figures import concentration, overview, words
from components.figures.cards import Card
from components.figures.concentration import estimates, provinces, reports
from components.figures.concentration.provinces import of_provinces, rank_ends, ranks, told_rank
from components.figures.concentration.zones import lead
from components.figures.state import Slide, State, Story, estimated_year, offered_years
from components.figures.stories import shared
from components.figures.stories.cards import reporting_cards
from data import labels
from data.outlook import Outlook
from data.package import UnknownNameError, unknown
from i18n import _, message
from i18n.numbers import compact
from indicators.indicator import PROVINCES, Indicator, zone_of

# What the slides on a province say first, from the data; estimates as ranges, never as a rank.


def known(state: State) -> str:
    """Residents, SME firms, and whether trainees are reported."""
    firms = state.compute("sme_firms_by_province").row(area=_code(state))
    told = {
        "province": _name(state),
        "residents": words.short(provinces.values(state).numbers[_code(state)], "residents"),
        "firms": labels.bounded(words.counted(compact(firms.number), "firms"), firms.bound),
    }
    trainees = _trainees(state)
    if _code(state) in set(trainees.table["area"]):
        found = trainees.row(area=_code(state))
        reported = words.flagged(words.short(found.number, "trainees"), found)
        return _("{province}: {residents}, {firms} SME firms, {reported} as reported", reported=reported, **told)
    sent = reports.gather(state.outlook, year=_year(state))
    if _code(state) in sent.codes:
        if sent.gaps(_code(state)):
            return _("{province}: {residents}, {firms} SME firms, trainees reported in part", **told)
        return _("{province}: {residents}, {firms} SME firms, trainees reported without a total", **told)
    return _("{province}: {residents}, {firms} SME firms, trainees not reported", **told)


def residents(state: State) -> str:
    """The share of Korea's residents and its rank."""
    share = state.compute("residents_share_pct", year=state.year_of("population"))
    return _(
        "{province}: {share} of Korea's residents, rank {rank} of 17",
        province=_name(state),
        share=words.full(share.value(area=_code(state)), "percent"),
        rank=told_rank(ranks(provinces.values(state).measure)[_code(state)]),
    )


def firms(state: State) -> str:
    """The ranks by SME firms and by their density; both ends where the rounding of the source leaves it open."""
    rank, dense = (
        told_rank(rank_ends(state.compute(name), _code(state)))
        for name in ("sme_firms_rank", "smes_per_1000_residents_rank")
    )
    return _(
        "{province}: rank {rank} of 17 by SME firms, rank {dense} by SME firms per 1,000 residents",
        province=_name(state),
        rank=rank,
        dense=dense,
    )


def beside(codes: tuple[str, ...]) -> str:
    """A province and those nearest to it in residents."""
    province, *others = (labels.area(code) for code in codes)
    return _(
        "{province} beside the provinces nearest in residents: {others}", province=province, others=", ".join(others)
    )


def zone(state: State) -> str:
    """The zone's share of training, which says nothing of the province."""
    found = zone_of(_code(state))
    row = lead(state.compute("metropolitan_share_pct"), year=state.year).training[found]
    return _(
        "{province} is part of a zone with {share} of training: {zone}",
        province=_name(state),
        zone=labels.area(found),
        share=words.dated(words.stated(row, "percent"), row),
    )


def reported(state: State) -> str:
    """What the office has reported, be it one category and the mark of the other."""
    if _code(state) not in set(_trainees(state).table["area"]):
        return _(
            "{province}, as reported for {year}: {parts}", province=_name(state), year=_year(state), parts=_parts(state)
        )
    found = _trainees(state).row(area=_code(state))
    count = words.flagged(words.full(found.number, "trainees"), found)
    return _("{province}: {count} as reported for {year}", province=_name(state), count=count, year=_year(state))


def estimated(state: State) -> str:
    """The estimate with its condition; of one province, not set against others."""
    found, known = estimates.by_residents(state).row(area=_code(state)), estimates.share_of_data(state)
    told = {
        "province": _name(state),
        "people": words.rounded(found.number, "count", figures=3),
        "year": found.year,
        "share": estimates.share_in_words(state),
    }
    if known and known.year:
        return _(
            "{province}: {people} trainees in {year}, if trainees spread by residents; share of the capital area: {share}",
            **told,
        )
    return _(
        "{province}: {people} trainees in {year}, if the capital area held {share} and trainees spread by residents",
        **told,
    )


def _parts(state: State) -> str:
    """Both categories as reported, or why one has no figure; empty where nothing is reported."""
    found = reports.gather(state.outlook, year=_year(state))
    return ", ".join(found.in_words(_code(state))) if _code(state) in found.codes else ""


def _own_quotient(state: State) -> bool:
    """Whether the province has a quotient of its own."""
    return _code(state) in set(state.compute("location_quotient").table["area"])


def _trainees(state: State) -> Indicator:
    return state.compute("regional_trainees", year=_year(state))


def _year(state: State) -> int:
    return overview.reported_year(state, _code(state))


def _name(state: State) -> str:
    return labels.area(_code(state))


def _code(state: State) -> str:
    assert state.province
    return state.province


# What the speaker says on the slides of a province, and what not.


FIRMS_ROUNDED: Final = message("SME firms are rounded to 1,000 in the source; their year is inferred.")
KNOWN: Final = message(
    "Say which of these figures are counted and which is only estimated. "
    "The quotient is that of the zone, not of the province."
)
ALL_KNOWN: Final = message(
    "All provinces have reported one way: the quotient is that of the province. Say on which basis the offices count."
)
RESIDENTS: Final = message(
    "Registered residents at the end of the year. The map is by classes; every value is in the workbook."
)
FIRMS: Final = message(
    "Firms are counted where they are registered. Many firms per resident do not mean that many people train."
)
BESIDE: Final = message(
    "These provinces were chosen because they have about as many residents, not because they train alike. "
    "Trainees stand here only where an office has reported them."
)
ZONE: Final = message(
    "The share is that of the whole zone. Whether this province lies over or under it is not known; "
    "the source does not say which place is counted either."
)
ZONE_COMPLETE: Final = message(
    "The share is that of the whole zone, from what the offices report for the year. "
    "The province's own quotient stands on the card; say on which basis the offices count."
)
ESTIMATED: Final = message(
    "Say both assumptions with the number: the share that the capital area held, and trainees spread by residents. "
    "Each point of the share moves the number by what stands on the card. "
    "Every province of a zone has the same quotient by construction: do not rank provinces by these numbers."
)
REPORTED: Final = message(
    "Say on which basis of place and in which way the office counts, as its file states. "
    "Provinces that count in different ways are not compared."
)
METER: Final = message(
    "Each province that reports replaces an estimate with a reported figure. "
    "The template for the figures is on the page for updates."
)


# The slides on one province, each made from a state of the data.


NEIGHBOURS: Final = 3  # provinces to stand beside it


@dataclass(frozen=True, kw_only=True, eq=False)
class Place:
    """A province and a state of the data."""

    code: str
    outlook: Outlook

    @cached_property
    def state(self) -> State:
        """The pages with this province chosen, in the latest year of the trainee table."""
        return State(outlook=self.outlook, year=offered_years(self.outlook)[-1], province=self.code)

    @property
    def of_reports(self) -> State:
        """The same, with what this province has reported of its newest year."""
        return self.state.having(reported=overview.reported_year(self.state, self.code))

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Residents, SME firms, the quotient of the zone, trainees."""
        year = self.state.year_of("population")
        return tuple(overview.province_cards(self.state, self.code, residents_year=year))

    @property
    def link(self) -> str:
        """The page on where training happens, with this province chosen."""
        return f"/concentration?province={self.code}&year={self.state.year}"


def known_slide(place: Place) -> Slide:
    """What is known of it at one glance."""
    return Slide(
        id="known",
        headline=known(place.state),
        shown=None,
        cards=place.cards,
        limits=shared.said(place.state.outlook, shared.of_place(place.state.compute("metropolitan_share_pct"))),
        note=str(ALL_KNOWN if _own_quotient(place.state) else KNOWN),
        link=f"/?province={place.code}&year={place.state.year}",
    )


def residents_slide(place: Place) -> Slide:
    """Its residents among those of all provinces."""
    return Slide(
        id="residents",
        headline=residents(place.state),
        shown=provinces.on_map(place.state),
        cards=place.cards[:1],
        note=str(RESIDENTS),
        link=place.link,
    )


def firms_slide(place: Place) -> Slide:
    """Its SME firms among those of all provinces."""
    measure = "sme_firms_by_province"
    found = place.state.compute(measure).row(area=place.code)
    return Slide(
        id="firms",
        headline=firms(place.state),
        shown=provinces.on_map(replace(place.state, choices={"measure": measure})),
        cards=place.cards[1:2],
        limits=shared.said(place.state.outlook, FIRMS_ROUNDED) if overview.is_rounded(found) else (),
        note=str(FIRMS),
        link=f"{place.link}&measure={measure}",
    )


def beside_slide(place: Place) -> Slide:
    """It and the provinces nearest in residents, whatever their place on a map."""
    residents = of_provinces(provinces.values(place.state).measure)
    nearest = (residents - residents[place.code]).abs().sort_values(kind="stable").index[: NEIGHBOURS + 1]
    codes = tuple(str(code) for code in nearest)
    return Slide(
        id="beside",
        headline=beside(codes),
        shown=provinces.side_by_side(replace(place.state, compared=codes)),
        note=str(BESIDE),
        link=f"{place.link}&compare={','.join(codes)}",
    )


def zone_slide(place: Place) -> Slide:
    """Its zone: all that is known of where training happens."""
    return Slide(
        id="zone",
        headline=zone(place.state),
        shown=concentration.both_zones(place.state),
        cards=place.cards[2:3],
        limits=shared.said(
            place.state.outlook, shared.UNDATED_SHARE, shared.of_place(place.state.compute("metropolitan_share_pct"))
        ),
        note=str(ZONE_COMPLETE if _own_quotient(place.state) else ZONE),
        link=place.link,
    )


def trainees(place: Place) -> Slide | None:
    """What the office has reported, else its estimate; None where neither can be drawn."""
    known = not overview.is_estimated(place.state)
    state = place.of_reports if known else replace(place.state, year=estimated_year(place.outlook))
    shown = concentration.fact_bars(state) if known else concentration.estimated_bars(state)
    if shown is None:
        return None
    rests_on = shared.what_it_rests_on(estimates.by_residents(state))
    return Slide(
        id="trainees",
        headline=reported(state) if known else estimated(state),
        shown=shown,
        cards=place.cards[3:],
        limits=() if known else shared.said(place.state.outlook, *rests_on, shared.NO_RANK),
        note=str(REPORTED if known else ESTIMATED),
        link=place.link,
    )


def reported_slide(place: Place) -> Slide:
    """How many provinces have reported, and who has not."""
    year = place.state.year_of("regional_training")
    return Slide(
        id="reported",
        headline=reports.meter(place.state, year=year),
        shown=concentration.facts(place.state.having(reported=year)),
        cards=reporting_cards(place.outlook, year=year),
        limits=reports.missing(place.state, year=year),
        note=str(METER),
        link=place.link,
    )


SLIDES: Final = (known_slide, residents_slide, firms_slide, beside_slide, zone_slide, trainees, reported_slide)


# One province: what is known of it, its zone, what its office has reported or is only estimated, and who has reported.


def story(code: str, outlook: Outlook) -> Story:
    """Seven slides on a province in the reader's language, six where its trainees can't even be estimated.

    Args:
        code: of the province.
        outlook: the data as they are, or as they would be.

    Raises:
        UnknownNameError: no such province.
    """
    require_provinces([code])
    place = Place(code=code, outlook=outlook)
    made = (slide(place) for slide in SLIDES)
    slides = tuple(replace(one, id=f"{code}-{number}") for number, one in enumerate(filter(None, made), start=1))
    return Story(
        id=f"province-{code}",
        title=_("What is known of {province}", province=labels.area(code)),
        slides=slides,
        province=code,
    )


def require_provinces(codes: Iterable[str]) -> None:
    """Let the codes of provinces pass.

    Raises:
        UnknownNameError: no such province.
    """
    for code in codes:
        if code not in PROVINCES:
            raise UnknownNameError(unknown(message("province"), code, PROVINCES))
