"""What is known of every province."""

from dataclasses import dataclass
from math import floor, log10
from typing import Final

import pandas as pd

from components import theme
from components.figures import charts, maps, words
from components.figures.exhibit import Exhibit, Figure, Spec, Table
from components.figures.maps import class_limits, class_of
from components.figures.state import Compute, State, View
from data import labels
from geo import boundaries
from geo.boundaries import DOKDO, TILES
from i18n import _, by_language, message
from i18n.numbers import brief, number
from indicators.indicator import KOREA, PROVINCES, Indicator, Refusal
from indicators.provinces import RANK_ENDS
from indicators.provinces import rank_ends as _rank_ends

# A few provinces side by side, on measures that are known of each: value, rank of 17, share of Korea.


RANKED: Final = {
    "sme_firms_by_province": "sme_firms_rank",
    "smes_per_1000_residents": "smes_per_1000_residents_rank",
}  # measures that the source rounds, by the indicator of the ranks that the rounding leaves


def comparable(compute: Compute, *, year: int, residents_year: int) -> dict[str, tuple[Indicator, ...]]:
    """What may be compared: residents, SME firms and their density; trainees only where an office has reported them.

    Each with the indicator of its ranks where the source rounds it.
    """
    names = {
        _("Residents, {year}", year=residents_year): ("residents_by_province", {"year": residents_year}),
        _("SME firms"): ("sme_firms_by_province", {}),
        _("SME firms per 1,000 residents"): ("smes_per_1000_residents", {}),
        _("Trainees as reported, {year}", year=year): ("regional_trainees", {"year": year}),
    }
    found = {
        name: (compute(measure, **chosen), *((compute(RANKED[measure]),) if measure in RANKED else ()))
        for name, (measure, chosen) in names.items()
    }
    return {name: behind for name, behind in found.items() if len(of_provinces(behind[0])) or _gaps(behind[0])}


def _gaps(measure: Indicator) -> list[Refusal]:
    """The provinces that have sent a mark in the place of a figure."""
    return [one for one in measure.refusals if one.gap]


def comparison(found: dict[str, tuple[Indicator, ...]], codes: list[str]) -> Table:
    """Rows: the provinces in the order of choice; columns: each measure and its rank among the known.

    Measures that the provinces count in different ways have no rank, nor has the only province known; one that the source
    rounds has the ranks that the rounding leaves open.
    """
    frame = pd.DataFrame(index=pd.Index([labels.area(code) for code in codes], name=_("Province")))
    digits: dict[str, int] = {}
    gaps: dict[tuple[str, str], str] = {}
    for name, (measure, *order) in found.items():
        values = of_provinces(measure)
        column = " · ".join(part for part in (name, words.marked(measure.table["status"])) if part)
        digits[column] = words.DIGITS.get(measure.unit, 0)
        frame[column] = list(values.reindex(codes))
        gaps |= {
            (labels.area(one.area), column): words.gap(one.gap or "") for one in _gaps(measure) if one.area in codes
        }
        if words.flag_words(measure.flags):
            kinds = dict(zip(measure.table["area"], map(words.kind, measure.rows), strict=True))
            frame[_("Kind of figure: {name}", name=name)] = [kinds.get(code) for code in codes]
        if len(values) > 1 and _may_be_ranked(measure):
            ends = {code: rank_ends(order[0], code) for code in codes} if order else ranks(measure)
            frame[_("Rank of {count}: {name}", count=len(values), name=name)] = [
                told_rank(ends[code]) if code in ends else None for code in codes
            ]
    return Table(frame=frame, digits=digits, gaps=gaps)


def _may_be_ranked(measure: Indicator) -> bool:
    # What stands for Korea in the place of a sum says that the provinces do not add up.
    return all(refusal.area != KOREA for refusal in measure.refusals) and KOREA not in set(measure.table["area"])


def of_provinces(measure: Indicator) -> pd.Series:
    """Values by province code."""
    rows = measure.table[measure.table["area"].isin(PROVINCES)]
    return rows.set_index("area")["value"]


def ranks(measure: Indicator) -> dict[str, tuple[int, int]]:
    """Best and worst rank by province code, 1 is the highest, of a measure without rounding: equal values share one."""
    values = {str(code): float(value) for code, value in of_provinces(measure).items()}
    return _rank_ends(values, dict.fromkeys(values, 0.0))


def rank_ends(order: Indicator, code: str) -> tuple[int, int]:
    """Best and worst rank of a province, from the indicator of the ranks."""
    best, worst = (int(order.value(area=code, category=end)) for end in RANK_ENDS)
    return best, worst


def told_rank(ends: tuple[int, int]) -> str:
    """A rank in words: 4, or 4–5 where the rounding of the source does not decide it."""
    best, worst = ends
    return str(best) if best == worst else words.span(best, worst)


# One value for each of the 17 provinces: the numbers, their classes and words, shared by map, tiles and columns.


LIGHT_CLASSES = 3  # fills up to here are near the background, so text on them takes the ink


@dataclass(frozen=True, kw_only=True, eq=False)
class ProvinceValues:
    """A measure over the 17 provinces and its name in the reader's language.

    Attributes:
        measure: the values.
        name: of the measure.
        order: the ranks that the rounding of the source leaves; None for a measure that is not rounded.
    """

    measure: Indicator
    name: str
    order: Indicator | None = None

    @property
    def is_rate(self) -> bool:
        """Whether the values are per residents, and not counts, which are the larger the larger a province is."""
        return self.measure.unit.startswith("per_")

    @property
    def numbers(self) -> dict[str, float]:
        """Values by province code, in the order of the codes."""
        return {code: self.measure.value(area=code) for code in PROVINCES}

    @property
    def limits(self) -> tuple[float, ...]:
        """Limits of the map classes."""
        return class_limits(list(self.numbers.values()))

    @property
    def classes(self) -> dict[str, int]:
        """Class of each province."""
        limits = self.limits
        return {code: class_of(value, limits) for code, value in self.numbers.items()}

    @property
    def year(self) -> int:
        """The year of all values."""
        return int(self.measure.table["year"].iloc[0])

    @property
    def alt(self) -> str:
        """All values in words, for those who don't see the picture."""
        return "; ".join(f"{labels.area(code)}: {self.full(value)}" for code, value in self.numbers.items())

    def full(self, value: float) -> str:
        """A value in full with its unit."""
        return words.full(value, self.measure.unit)

    def short(self, value: float) -> str:
        """A value short enough for a tile."""
        return number(value) if self.is_rate else brief(value)

    def hover(self, code: str) -> str:
        """What is told of a province: name, year, value, status."""
        row = self.measure.row(area=code)
        return f"{labels.area(code)}, {self.year}<br>{self.full(row.number)}<br>{words.kind(row)}"

    def title(self) -> str:
        """Where the value is largest and smallest, where the rounding of the source decides both."""
        codes = self.numbers
        ends = {code: rank_ends(self.order, code) for code in codes} if self.order else ranks(self.measure)
        most, least = ([code for code in codes if ends[code] == (place, place)] for place in (1, len(codes)))
        if len(most) != 1 or len(least) != 1:
            return self.name
        first, last = labels.area(most[0]), labels.area(least[0])
        return _("{name}: most in {most}, least in {least}", name=self.name, most=first, least=last)

    def table(self) -> Table:
        """The 17 values, largest first, with their status."""
        rows = sorted(self.measure.rows, key=lambda row: row.number, reverse=True)
        frame = pd.DataFrame(
            {self.name: [row.number for row in rows], _("Kind of figure"): list(map(words.kind, rows))},
            index=pd.Index([labels.area(row.area) for row in rows], name=_("Province")),
        )
        return Table(frame=frame, digits=words.DIGITS.get(self.measure.unit, 0))


def ink(group: int) -> str:
    """The colour of text on a fill of a class."""
    return theme.INK if group < LIGHT_CLASSES else theme.BACKGROUND


# What is known of every province on the map: a rate in classes, a count as discs; the tiles name all provinces.


# Provinces whose name fits into their area, in the short words of each language; the tiles name them all.
NAMED = {
    "ko": ("KR-41", "KR-42", "KR-43", "KR-44", "KR-45", "KR-46", "KR-47", "KR-48", "KR-49"),
    "en": ("KR-42", "KR-47", "KR-49"),
}
LARGEST_DISC: Final = 56  # pixels across


def province_map(values: ProvinceValues, *, selected: str | None) -> Figure:
    """The 17 provinces; a click selects one. A count in classes would say that large provinces have much of everything."""
    traces = [_fill(values), _names(values)] if values.is_rate else [_blank(), _discs(values, selected), _key(values)]
    told = (
        _("{name}, 17 provinces, {year}", name=values.name, year=values.year)
        if values.is_rate
        else _("{name}, 17 provinces, {year}; the area of a disc is the number", name=values.name, year=values.year)
    )
    if selected:
        traces.append(maps.outline("provinces", [selected]))
    return Figure(
        id="province-map",
        title=values.title(),
        subtitle=told,
        hint=_("Click a province to choose it."),
        spec=maps.korea(traces, height=390),
        alt=values.alt,
        rests_on=(values.measure,),
        table=values.table(),
    )


def _blank() -> Spec:
    return maps.areas(
        "provinces", list(PROVINCES), theme.SURFACE, marker={"line": {"color": theme.MUTED, "width": 0.8}}
    )


def _discs(values: ProvinceValues, selected: str | None) -> Spec:
    """A disc for each province, the largest first so that none hides a smaller one; the chosen one has an edge."""
    places, numbers = boundaries.points("label"), values.numbers
    codes = sorted(numbers, key=lambda code: -numbers[code])
    largest = numbers[codes[0]]
    return maps.points(
        [places[code] for code in codes],
        customdata=codes,
        hover=[values.hover(code) for code in codes],
        marker={
            "symbol": "circle",
            "size": [LARGEST_DISC * (numbers[code] / largest) ** 0.5 for code in codes],
            "color": theme.ACCENT,
            "opacity": 1,
            "line": {
                "color": [theme.INK if code == selected else theme.BACKGROUND for code in codes],
                "width": [3 if code == selected else 1 for code in codes],
            },
        },
    )


# Where the disc that says what an area stands for has room: in the sea to the south-east.
OFF_SHORE: Final = (33.9, 130.1)


def _key(values: ProvinceValues) -> Spec:
    """A disc of a round number with its unit."""
    largest = max(values.numbers.values())
    told = 10.0 ** floor(log10(largest))
    marker = {
        "symbol": "circle-open",
        "size": [LARGEST_DISC * (told / largest) ** 0.5],
        "color": theme.MUTED,
        "line": {"color": theme.MUTED, "width": 1},
    }
    return maps.points([OFF_SHORE], texts=[values.full(told)], textposition="bottom center", marker=marker)


def _fill(values: ProvinceValues) -> Spec:
    count = len(values.limits) - 1
    steps = [[edge / count, theme.CLASSES[place]] for place in range(count) for edge in (place, place + 1)]
    classes = values.classes
    return maps.areas(
        "provinces",
        list(classes),
        theme.ACCENT,
        hover=[values.hover(code) for code in classes],
        z=list(classes.values()),
        zmin=-0.5,
        zmax=count - 0.5,
        colorscale=steps,
        showscale=True,
        colorbar=_legend(values),
        marker={"line": {"color": theme.MUTED, "width": 0.8}},
        unselected={"marker": {"opacity": 1}},
    )


def _legend(values: ProvinceValues) -> Spec:
    return {
        "orientation": "h",
        "thickness": 10,
        "len": 0.9,
        "y": -0.02,
        "yanchor": "top",
        "outlinewidth": 0,
        "tickvals": [place - 0.5 for place in range(len(values.limits))],
        "ticktext": [values.short(limit) for limit in values.limits],
        "tickfont": {"size": 12},
        "title": {"text": words.unit(values.measure.unit), "side": "top", "font": {"size": 12}},
    }


def _names(values: ProvinceValues) -> Spec:
    places, classes, named = boundaries.points("label"), values.classes, by_language(NAMED)
    return maps.points(
        [places[code] for code in named],
        texts=[labels.short_area(code) for code in named],
        mode="text",
        textposition="middle center",
        textfont={"size": 11, "color": [ink(classes[code]) for code in named]},
    )


# The same values on tiles of one size, so that small provinces are seen as well as large ones.


TILE: Final = 64  # pixels


def tile_map(values: ProvinceValues, *, selected: str | None) -> Figure:
    """Tiles with name and value; a click selects a province."""
    axis = {"visible": False, "fixedrange": True}
    return Figure(
        id="tile-map",
        title=_("Every province the same size"),
        subtitle=_("{name}, the same classes as on the map", name=values.name)
        if values.is_rate
        else _("{name}, {year}; shaded by number", name=values.name, year=values.year),
        spec=charts.chart(
            [_tiles(values, selected), _dokdo()],
            height=414,
            # One scale for both axes: tiles that belong together stand together on a wide screen too.
            xaxis=axis | {"range": [-0.6, 3.8], "scaleanchor": "y", "constrain": "domain"},
            yaxis=axis | {"range": [-5.6, 0.6]},
        ),
        alt=values.alt,
        rests_on=(values.measure,),
        table=values.table(),
    )


def _tiles(values: ProvinceValues, selected: str | None) -> Spec:
    numbers, classes = values.numbers, values.classes
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [TILES[code][1] for code in numbers],
        "y": [-TILES[code][0] for code in numbers],
        "customdata": list(numbers),
        "text": [f"{labels.short_area(code)}<br>{values.short(value)}" for code, value in numbers.items()],
        "textfont": {"size": 11, "color": [ink(classes[code]) for code in numbers]},
        "hovertext": [values.hover(code) for code in numbers],
        "hoverinfo": "text",
        "marker": {
            "symbol": "square",
            "size": TILE,
            "color": [theme.CLASSES[classes[code]] for code in numbers],
            "line": {
                "color": [theme.INK if code == selected else theme.BORDER for code in numbers],
                "width": [4 if code == selected else 1 for code in numbers],
            },
        },
        "unselected": {"marker": {"opacity": 1}},
    }


def _dokdo() -> Spec:
    row, column = DOKDO
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [column],
        "y": [-row],
        "text": [_("Dokdo")],
        "textposition": "bottom center",
        "textfont": {"size": 11, "color": theme.TEXT},
        "hoverinfo": "skip",
        "marker": {"size": 7, "color": theme.INK},
    }


# What is known of every province, from the state of the page: a measure on map and tiles, provinces side by side.


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


WHOLE: Final = 100.0  # the longest bar of a measure
ROW: Final = 26  # pixels of a bar, and of the name of a measure above its bars


def compared(state: State) -> Figure | None:
    """Each measure of the provinces compared, its bars on a scale of their own; None without two of them."""
    codes, listed = list(state.compared), side_by_side(state)
    if len(codes) < 2 or listed is None:
        return None
    measured = [values(state.having(measure=name)) for name in MEASURES]
    return Figure(
        id="provinces-compared",
        title=", ".join(map(labels.short_area, codes)),
        subtitle=_("Each measure on a scale of its own: the largest bar is the largest of these provinces"),
        spec=_compared_spec(measured, codes),
        alt="; ".join(
            f"{one.name}: {', '.join(f'{labels.area(code)} {one.full(one.numbers[code])}' for code in codes)}"
            for one in measured
        ),
        rests_on=tuple(one.measure for one in measured),
        table=listed.table,
    )


def _compared_spec(measured: list[ProvinceValues], codes: list[str]) -> Spec:
    deep = len(codes) + 1.5
    starts = [deep * place for place in range(len(measured))]
    places = [start + 1 + row for start in starts for row in range(len(codes))]
    return charts.chart(
        [_compared_bars(measured, codes, places)],
        height=int(ROW * deep * len(measured)),
        bargap=0,
        xaxis=charts.value_axis(showgrid=False),
        yaxis=charts.row_axis(
            places,
            [labels.short_area(code) for code in codes] * len(measured),
            bottom=deep * len(measured) - 0.9,
            top=-0.6,
        ),
        annotations=[
            charts.note(f"<b>{one.name}</b>", x=0, y=start, xanchor="left", font={"size": 13, "color": theme.TEXT})
            for one, start in zip(measured, starts, strict=True)
        ],
    )


def _compared_bars(measured: list[ProvinceValues], codes: list[str], places: list[float]) -> Spec:
    numbers = [[one.numbers[code] for code in codes] for one in measured]
    return charts.bars(
        name=_("The largest of each measure = 100"),
        names=places,
        values=[value / max(group) * WHOLE for group in numbers for value in group],
        labels=[
            number(value, digits=words.DIGITS.get(one.measure.unit, 0))  # the unit is part of the measure's name
            for one, group in zip(measured, numbers, strict=True)
            for value in group
        ],
        hover=[one.hover(code) for one in measured for code in codes],
        orientation="h",
        width=0.7,
        marker={"color": theme.ACCENT},
    )


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
    return state.year_of("population")


VIEW: Final[dict[str, View]] = {
    "provinces-compared": compared,
    "province-map": on_map,
    "tile-map": on_tiles,
    "provinces-side-by-side": side_by_side,
}
