"""What works without a network: settings of charts and maps, print."""

import json
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any, Final

# Settings without which a chart or map would ask the network.


_NOTHING: Final = {"type": "GeometryCollection", "geometries": []}
_LAYERS: Final = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
_TOPOLOGY: Final = {"type": "Topology", "objects": dict.fromkeys(_LAYERS, _NOTHING), "arcs": []}

# plotly.js fetches base maps for any geo trace, even with boundaries of one's own; the # swallows the file name it adds.
PLOTLY: Final[dict[str, Any]] = {
    "topojsonURL": "data:application/json," + json.dumps(_TOPOLOGY, separators=(",", ":")) + "#",
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
}


# The page on paper: a style sheet, and a script that fits charts to the sheet and to white paper.


HERE: Final = Path(__file__).parent
# The lists of .streamlit/config.toml that a chart takes its colours from, each in the same order in both themes.
LISTS: Final = ("chartCategoricalColors", "chartSequentialColors", "chartDivergingColors")


def head() -> str:
    """What printing adds to the head of the page."""
    dark, light = ([_browsers(colour) for colour in colours(theme)] for theme in ("dark", "light"))
    lists = {"LIGHT": dict(zip(dark, light, strict=True)), "DARK": dict(zip(light, dark, strict=True))}
    names = "".join(f"const {name} = {json.dumps(colours)};\n" for name, colours in lists.items())
    style, script = (HERE / "print.css").read_text("utf-8"), (HERE / "print.js").read_text("utf-8")
    return f'<style media="print">{style}</style><script type="module">{names}{script}</script>'


def colours(theme: str) -> list[str]:
    """The colours of a theme, in the order of the placeholders that figures name."""
    settings = tomllib.loads((HERE.parent / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][theme]
    return list(chain.from_iterable(settings[name] for name in LISTS))


def _browsers(colour: str) -> str:
    """`#0b50d0` as a browser gives it back: `rgb(11, 80, 208)`."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"
