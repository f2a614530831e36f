"""Pages that hold more than their cards and exhibits: what stands between these, from the state of the page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from components.export.edition.once import Watched
from components.export.edition.parts import Cards, Folded, Heading, Listed, Part, Sentence
from components.figures.cases import view as cases
from components.figures.cases import workshop_view
from components.figures.concentration import by_province, reporting, summary
from components.figures.concentration import view as concentration
from components.figures.figure import Figure
from components.figures.kdt import fields
from components.figures.kdt import view as kdt
from components.figures.overview import view as overview
from components.figures.qualifications import view as qualifications
from components.figures.sme import readings
from components.figures.sme import view as sme
from components.figures.state import State, View
from data import labels
from i18n import _

ON_MAPS: Final = ("mra-map", "cases-map")
# What a page lets its reader choose stands here one below the other.
READINGS: Final = [partial(sme.sixty, reading=one) for one in readings.READINGS]


def _overview(state: Watched) -> list[Part]:
    mine = Cards(cards=state.made(overview.of_province))
    choose = Sentence(text=_("Choose a province to see what is known of it, and what is only estimated."), boxed=True)
    return [
        Heading(text=_("As-is → to-be")),
        Sentence(text=_("What the benefits table adds to the number of trainees; no year is given for either state")),
        Cards(cards=state.made(overview.strip)),
        Heading(text=_("My province: {name}", name=labels.area(state.province or "KR"))),
        mine if state.province else choose,
        Heading(text=_("Who has reported")),
        *state.made(_meter),
    ]


def _concentration(state: Watched) -> list[Part]:
    parity, per_1000 = state.compute("trainees_above_parity"), state.compute("trainees_per_1000_residents")
    asked = [one for one in (state.made(concentration.rings), state.made(concentration.estimated_bars)) if one]
    title = _("Show estimates for 2021, if the undated share held then")
    refused = state.compute("trainees_by_province", year=state.year).refusals
    return [
        *shown(concentration.VIEW, state, "zone-map", "zone-shares", "quotients"),
        Heading(text=_("What is known of every province")),
        *(state.made(one) for one in MEASURED),
        *shown(concentration.VIEW, state, "tile-map", "provinces-side-by-side"),
        Heading(text=_("Trainees by province")),
        *state.made(_meter),
        *shown(concentration.VIEW, state, "reported-map", "reported-bars", "provinces-reported"),
        *([Folded(title=title, exhibits=asked)] if asked else [Sentence(text=str(one.reason)) for one in refused[:1]]),
        Sentence(text=summary.parity_sentence(parity, per_1000)),
        *shown(concentration.VIEW, state, "province-concentration"),
    ]


def _measured(state: State, *, measure: str) -> Figure:
    found = by_province.on_map(replace(state, choices={"measure": measure}))
    return found if measure == by_province.RESIDENTS else replace(found, id=f"{found.id}-{measure}")


def _meter(state: State) -> list[Part]:
    names = ("provinces_reported_count", "residents_covered_pct")
    reported, covered = (state.compute(name, year=state.year) for name in names)
    return [Sentence(text=f"**{reporting.meter(reported, covered)}**"), Sentence(text=reporting.missing(reported))]


def _kdt(state: Watched) -> list[Part]:
    tail = shown(kdt.VIEW, state, "kdt-columns", "kdt-national-figures")
    return [*shown(kdt.VIEW, state, "kdt-shortage"), *state.made(_fields), *tail]


def _fields(state: State) -> list[Part]:
    training = state.dataset("kdt_training")
    told = [fields.about_province(training, state.province)] if state.province else []
    parts: list[Part] = [Sentence(text=text, boxed=True) for text in (*told, fields.about_reports(training)) if text]
    for group, tiles in fields.tiles(state.dataset("kdt_fields"), training, province=state.province).items():
        entries = [(f"{one.number} {one.name}", " · ".join(filter(None, (one.figures, one.note)))) for one in tiles]
        parts += [Heading(text=fields.group_title(group, len(tiles))), Listed(entries=entries)]
    return parts


def _sme(state: Watched) -> list[Part]:
    return [
        *shown(sme.VIEW, state, "sme-take-up", "sme-distance"),
        Heading(text=_("5 % and 60 % measure different things: neither a gap nor a trend")),
        Cards(cards=state.made(sme.counted)),
        *(state.made(one) for one in READINGS),
        *shown(sme.VIEW, state, "joint-training"),
    ]


def _qualifications(state: Watched) -> list[Part]:
    return [*shown(qualifications.VIEW, state), Cards(cards=state.made(qualifications.taking_part))]


def _cases(state: Watched) -> list[Part]:
    return [
        *shown(cases.VIEW, state, "cases-matrix", "cases-map"),
        Heading(text=_("Low carbon and global talent")),
        Cards(cards=state.made(cases.printed)),
        *shown(cases.VIEW, state, "low-carbon", "global-talent", "mra-benefits"),
        Heading(text=_("The APEC workshop of 2017")),
        Sentence(text=_("Each issue with the figure that stands for it today, and the page that shows it")),
        Cards(cards=state.made(workshop_view.issues)),
        *shown(workshop_view.VIEW, state),
    ]


def shown(view: Mapping[str, View], state: Watched, *ids: str) -> list[Part]:
    """Some exhibits of a page, or all; a map of the world with what must be said beside it."""
    found: list[Part] = []
    for one in (state.made(view[name]) for name in ids or view):
        if one:
            found += [one, *([_boundaries()] if one.id in ON_MAPS else [])]
    return found


def _boundaries() -> Sentence:
    return Sentence(text=_("Boundaries on the map imply no position on any territory."))


MEASURED: Final = [partial(_measured, measure=one) for one in by_province.MEASURES]
ARRANGED: Final[dict[str, Callable[[Watched], list[Part]]]] = {
    "overview": _overview,
    "concentration": _concentration,
    "kdt": _kdt,
    "sme": _sme,
    "qualifications": _qualifications,
    "cases": _cases,
}
