"""What is known of every province as a choropleth; the small provinces are named on the tiles."""

from components import theme
from components.figures import maps
from components.figures.concentration.province_values import ProvinceValues, ink
from components.figures.figure import Figure, Spec
from data import labels
from geo import boundaries
from i18n import _, current

# Provinces whose name fits into their area, in the short words of each language; the tiles name them all.
NAMED = {
    "ko": ("KR-41", "KR-42", "KR-43", "KR-44", "KR-45", "KR-46", "KR-47", "KR-48", "KR-49"),
    "en": ("KR-42", "KR-47", "KR-48", "KR-49"),
}


def province_map(values: ProvinceValues, *, selected: str | None) -> Figure:
    """A choropleth of the 17 provinces in at most five classes; a click selects a province."""
    traces = [_fill(values), _names(values)]
    if selected:
        traces.append(maps.outline("provinces", [selected]))
    return Figure(
        id="province-map",
        title=values.title(),
        subtitle=_("{name}, 17 provinces, {year}", name=values.name, year=values.year),
        hint=_("Click a province to choose it."),
        spec=maps.korea(traces, height=500),
        alt=values.alt,
        rests_on=(values.measure,),
        table=values.table(),
    )


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
    }


def _names(values: ProvinceValues) -> Spec:
    places, classes, named = boundaries.points("label"), values.classes, NAMED[current()]
    return maps.points(
        [places[code] for code in named],
        texts=[labels.short_area(code) for code in named],
        mode="text",
        textposition="middle center",
        textfont={"size": 11, "color": [ink(classes[code]) for code in named]},
    )
