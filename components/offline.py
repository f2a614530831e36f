"""Settings without which a chart or map would ask the network."""

import json
from typing import Any, Final

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
