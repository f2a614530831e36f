"""What is known of every province, from the state of the page: a measure on map and tiles, provinces side by side."""

from typing import Final

from components.figures.concentration.comparison import RANKED, comparable, comparison
from components.figures.concentration.province_map import province_map
from components.figures.concentration.province_tiles import tile_map
from components.figures.concentration.province_values import ProvinceValues
from components.figures.exhibit import Exhibit
from components.figures.figure import Figure
from components.figures.state import State, View, residents_year
from i18n import _, message

RESIDENTS: Final = "residents_by_province"
MEASURES: Final = {
    RESIDENTS: message("Residents"),
    "sme_firms_by_province": message("SME firms"),
    "smes_per_1000_residents": message("SME firms per 1,000 residents"),
}


def values(state: State) -> ProvinceValues:
    """The chosen measure, residents unless another is chosen."""
    chosen = state.choice("measure", RESIDENTS)
    year = {"year": _residents_year(state)} if chosen == RESIDENTS else {}
    order = state.compute(RANKED[chosen]) if chosen in RANKED else None
    return ProvinceValues(measure=state.compute(chosen, **year), name=str(MEASURES[chosen]), order=order)


def on_map(state: State) -> Figure:
    """The chosen measure as a choropleth."""
    return province_map(values(state), selected=state.province)


def on_tiles(state: State) -> Figure:
    """The same on tiles of one size."""
    return tile_map(values(state), selected=state.province)


def side_by_side(state: State) -> Exhibit | None:
    """The provinces compared, or the chosen one alone; None without any."""
    codes = list(state.compared) or [code for code in (state.province,) if code]
    if not codes:
        return None
    known = comparable(state.compute, year=state.year, residents_year=_residents_year(state))
    return Exhibit(
        id="provinces-side-by-side",
        title=_("Provinces side by side"),
        subtitle=_("Only what is known of every province, or reported by its office; estimates are never ranked"),
        table=comparison(known, codes),
        rests_on=tuple(one for behind in known.values() for one in behind),
    )


def _residents_year(state: State) -> int:
    return residents_year(state.dataset("population"), year=state.year)


VIEW: Final[dict[str, View]] = {
    "province-map": on_map,
    "tile-map": on_tiles,
    "provinces-side-by-side": side_by_side,
}
