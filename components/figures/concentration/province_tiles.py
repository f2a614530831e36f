"""The same values on tiles of one size, so that small provinces are seen as well as large ones."""

from components import theme
from components.figures import chart
from components.figures.concentration.province_values import ProvinceValues, ink
from components.figures.figure import Figure, Spec
from data import labels
from geo.tiles import DOKDO, TILES
from i18n import _

TILE = 60  # pixels


def tile_map(values: ProvinceValues, *, selected: str | None) -> Figure:
    """Tiles with name and value; a click selects a province."""
    axis = {"visible": False, "fixedrange": True}
    return Figure(
        id="tile-map",
        title=_("Every province the same size"),
        subtitle=_("{name}, the same classes as on the map", name=values.name),
        spec=chart.chart(
            [_tiles(values, selected), _dokdo()],
            height=470,
            xaxis=axis | {"range": [-0.6, 3.8]},
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
