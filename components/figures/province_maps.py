"""What is known of every province, on a map and on tiles of one size; both share their classes."""

import pandas as pd

from components import theme
from components.figures import chart, maps, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from data import labels
from geo import boundaries, classes, tiles
from i18n import _
from i18n.numbers import compact, number
from indicators.areas import PROVINCES
from indicators.indicator import Indicator

LIGHT_CLASSES = 2  # up to here the fill is light (dark in the dark theme), so text on it takes the text colour


def province_map(measure: Indicator, *, name: str, selected: str | None) -> Figure:
    """A choropleth of the 17 provinces in at most five classes; a click selects a province."""
    values = by_province(measure)
    limits = classes.class_limits(list(values.values()))
    traces = [_fill(measure, values, limits), *_names(values)]
    if selected:
        traces.append(maps.outline("provinces", [selected]))
    return Figure(
        id="province-map",
        title=_spread(values, name),
        subtitle=_("{name}, 17 provinces, {year}; click a province to choose it", name=name, year=int(measure.table["year"].iloc[0])),
        spec=maps.korea(traces, height=600),
        alt="; ".join(f"{labels.area(code)}: {_value(value, measure)}" for code, value in values.items()),
        rests_on=(measure,),
        table=values_table(measure, name),
    )


def tile_map(measure: Indicator, *, name: str, selected: str | None) -> Figure:
    """The same on tiles: every province has the same size, so that small ones are seen."""
    values = by_province(measure)
    limits = classes.class_limits(list(values.values()))
    group = {code: classes.class_of(value, limits) for code, value in values.items()}
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [tiles.TILES[code][1] for code in values],
        "y": [-tiles.TILES[code][0] for code in values],
        "customdata": list(values),
        "text": [f"{labels.short_area(code)}<br>{_short(value, measure)}" for code, value in values.items()],
        "textfont": {"size": 11, "color": [_ink(group[code]) for code in values]},
        "hovertext": [_hover(code, value, measure) for code, value in values.items()],
        "hoverinfo": "text",
        "marker": {
            "symbol": "square",
            "size": 62,
            "color": [theme.CLASSES[group[code]] for code in values],
            "line": {"color": [theme.INK if code == selected else theme.BORDER for code in values], "width": [4 if code == selected else 1 for code in values]},
        },
        "unselected": {"marker": {"opacity": 1}},
    }
    axis = {"visible": False, "fixedrange": True}
    return Figure(
        id="tile-map",
        title=_("Every province the same size"),
        subtitle=_("{name}, the same classes as on the map", name=name),
        spec=chart.chart(
            [trace, _dokdo_tile()],
            height=470,
            xaxis=axis | {"range": [-0.6, 4.0]},
            yaxis=axis | {"range": [-5.6, 0.6]},
        ),
        alt="; ".join(f"{labels.area(code)}: {_value(value, measure)}" for code, value in values.items()),
        rests_on=(measure,),
        table=values_table(measure, name),
    )


def values_table(measure: Indicator, name: str) -> Table:
    """The 17 values, largest first, with their status."""
    rows = measure.table.sort_values("value", ascending=False)
    frame = pd.DataFrame(
        {name: list(rows["value"]), _("Kind of figure"): [words.status(status) for status in rows["status"]]},
        index=pd.Index([labels.area(code) for code in rows["area"]], name=_("Province")),
    )
    return Table(frame=frame, digits=words.DIGITS.get(measure.unit, 0))


def by_province(measure: Indicator) -> dict[str, float]:
    """Values by province code, in the order of the codes."""
    return {code: measure.value(area=code) for code in PROVINCES}


def _fill(measure: Indicator, values: dict[str, float], limits: tuple[float, ...]) -> Spec:
    count = len(limits) - 1
    steps = [[edge / count, theme.CLASSES[place]] for place in range(count) for edge in (place, place + 1)]
    codes = list(values)
    bar = {
        "orientation": "h",
        "thickness": 10,
        "len": 0.9,
        "y": -0.02,
        "yanchor": "top",
        "outlinewidth": 0,
        "tickvals": [place - 0.5 for place in range(count + 1)],
        "ticktext": [_short(limit, measure) for limit in limits],
        "tickfont": {"size": 12},
    }
    return maps.areas(
        "provinces",
        codes,
        theme.ACCENT,
        hover=[_hover(code, values[code], measure) for code in codes],
        z=[classes.class_of(values[code], limits) for code in codes],
        zmin=-0.5,
        zmax=count - 0.5,
        colorscale=steps,
        showscale=True,
        colorbar=bar,
        marker={"line": {"color": theme.MUTED, "width": 0.8}},
        unselected={"marker": {"opacity": 1}},
    )


def _names(values: dict[str, float]) -> list[Spec]:
    places = boundaries.points("label")
    wide = [code for code in values if code in ("KR-42", "KR-43", "KR-44", "KR-45", "KR-46", "KR-47", "KR-48", "KR-49", "KR-41")]
    return [
        maps.points(
            [places[code] for code in wide],
            texts=[labels.short_area(code) for code in wide],
            mode="text",
            textposition="middle center",
            textfont={"size": 12, "color": theme.TEXT, "weight": 600, "shadow": f"0 0 3px {theme.BACKGROUND}, 0 0 3px {theme.BACKGROUND}"},
        )
    ]


def _dokdo_tile() -> Spec:
    row, column = tiles.DOKDO
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [column],
        "y": [-row],
        "text": [_("Dokdo")],
        "textposition": "bottom center",
        "textfont": {"size": 11},
        "hoverinfo": "skip",
        "marker": {"size": 7, "color": theme.INK},
    }


def _spread(values: dict[str, float], name: str) -> str:
    ordered = sorted(values, key=values.__getitem__)
    return _("{name}: most in {most}, least in {least}", name=name, most=labels.area(ordered[-1]), least=labels.area(ordered[0]))


def _ink(group: int) -> str:
    return theme.TEXT if group < LIGHT_CLASSES else theme.BACKGROUND


def _short(value: float, measure: Indicator) -> str:
    return number(value) if measure.unit.startswith("per_") else compact(value)


def _value(value: float, measure: Indicator) -> str:
    return words.full(value, measure.unit)


def _hover(code: str, value: float, measure: Indicator) -> str:
    found = measure.row(area=code)
    return f"{labels.area(code)}, {found.year}<br>{_value(value, measure)}<br>{words.status(found.status)}"
