"""The slides on one province, each made from a state of the data."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from components.figures.card import Card
from components.figures.concentration import by_province
from components.figures.concentration import view as concentration
from components.figures.concentration.comparison import of_provinces
from components.figures.overview import view as overview
from components.figures.slide import Slide
from components.figures.state import State
from components.figures.stories import limits, province_headlines, province_notes
from components.figures.stories.reporting_cards import reporting_cards
from data.outlook import Outlook

NEIGHBOURS: Final = 3  # provinces to stand beside it


@dataclass(frozen=True, kw_only=True, eq=False)
class Place:
    """A province and a state of the data."""

    code: str
    outlook: Outlook

    @cached_property
    def state(self) -> State:
        """The pages with this province chosen, in the latest year of the trainee table."""
        year = int(self.outlook.dataset("trainees").table["year"].max())
        return State(outlook=self.outlook, year=year, province=self.code)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Residents, SME firms, the quotient of the zone, trainees."""
        return tuple(overview.of_province(self.state))

    @property
    def link(self) -> str:
        """The page on where training happens, with this province chosen."""
        return f"/concentration?province={self.code}&year={self.state.year}"


def known(place: Place) -> Slide:
    """What is known of it at one glance."""
    return Slide(
        id="known",
        headline=province_headlines.known(place.state),
        shown=None,
        cards=place.cards,
        limits=limits.said(limits.PLACE_UNKNOWN),
        note=str(province_notes.KNOWN),
        link=f"/?province={place.code}&year={place.state.year}",
    )


def residents(place: Place) -> Slide:
    """Its residents among those of all provinces."""
    return Slide(
        id="residents",
        headline=province_headlines.residents(place.state),
        shown=by_province.on_map(place.state),
        cards=place.cards[:1],
        note=str(province_notes.RESIDENTS),
        link=place.link,
    )


def firms(place: Place) -> Slide:
    """Its SME firms among those of all provinces."""
    measure = "sme_firms_by_province"
    return Slide(
        id="firms",
        headline=province_headlines.firms(place.state),
        shown=by_province.on_map(replace(place.state, choices={"measure": measure})),
        cards=place.cards[1:2],
        limits=limits.said(province_notes.FIRMS_ROUNDED),
        note=str(province_notes.FIRMS),
        link=f"{place.link}&measure={measure}",
    )


def beside(place: Place) -> Slide:
    """It and the provinces nearest in residents, whatever their place on a map."""
    residents = of_provinces(by_province.values(place.state).measure)
    nearest = (residents - residents[place.code]).abs().sort_values(kind="stable").index[: NEIGHBOURS + 1]
    codes = tuple(str(code) for code in nearest)
    return Slide(
        id="beside",
        headline=province_headlines.beside(codes),
        shown=by_province.side_by_side(replace(place.state, compared=codes)),
        note=str(province_notes.BESIDE),
        link=f"{place.link}&compare={','.join(codes)}",
    )


def zone(place: Place) -> Slide:
    """Its zone: all that is known of where training happens."""
    return Slide(
        id="zone",
        headline=province_headlines.zone(place.state),
        shown=concentration.zones(place.state),
        cards=place.cards[2:3],
        limits=limits.said(limits.UNDATED_SHARE, limits.PLACE_UNKNOWN),
        note=str(province_notes.ZONE),
        link=place.link,
    )


def trainees(place: Place) -> Slide | None:
    """What the office has reported, else its estimate; None where neither can be drawn."""
    known = place.code in set(place.state.compute("regional_trainees", year=place.state.year).table["area"])
    shown = concentration.fact_bars(place.state) if known else concentration.estimated_bars(place.state)
    if shown is None:
        return None
    return Slide(
        id="trainees",
        headline=province_headlines.reported(place.state) if known else province_headlines.estimated(place.state),
        shown=shown,
        cards=place.cards[3:],
        limits=() if known else limits.said(limits.IF_IT_HELD, limits.NO_RANK),
        note=str(province_notes.REPORTED if known else province_notes.ESTIMATED),
        link=place.link,
    )


def reported(place: Place) -> Slide:
    """How many provinces have reported, and who has not."""
    return Slide(
        id="reported",
        headline=province_headlines.meter(place.state),
        shown=concentration.facts(place.state),
        cards=reporting_cards(place.outlook, year=place.state.year),
        limits=(province_headlines.missing(place.state),),
        note=str(province_notes.METER),
        link=place.link,
    )


SLIDES: Final = (known, residents, firms, beside, zone, trainees, reported)
