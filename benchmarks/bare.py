"""What Streamlit itself takes: pages that hold one Plotly bar chart, or one choropleth, and nothing else."""

import shutil
from pathlib import Path

from components.offline import PLOTLY
from geo import boundaries
from indicators.areas import PROVINCES

SETTINGS = Path(__file__).parents[1] / ".streamlit"
MAIN = """import streamlit as st

st.navigation([st.Page("chart.py", default=True), st.Page("sub.py")]).run()
"""
CHART = """import streamlit as st

st.title("Bare")
st.plotly_chart({"data": [{"type": "bar", "x": [1, 2, 3], "y": [3, 1, 2]}], "layout": {}})
"""
MAP = """import json
from pathlib import Path

import streamlit as st

areas = json.loads(Path({areas!r}).read_text("utf-8"))
chosen = st.segmented_control("Measure", ["a", "b"], default="a", required=True)
values = list(range(17)) if chosen == "a" else list(range(17, 0, -1))
trace = {{"type": "choropleth", "geojson": areas, "locations": {codes}, "z": values, "showscale": False}}
layout = {{"geo": {{"fitbounds": "locations", "visible": False}}, "height": 500}}
st.plotly_chart({{"data": [trace], "layout": layout}}, key="province-map", config={config})
"""


def write_map(folder: Path) -> Path:
    """Write an app with a choropleth of the provinces and a choice between two measures; the script to run."""
    shutil.copytree(SETTINGS, folder / ".streamlit")
    script = folder / "main.py"
    areas = str(boundaries.path("provinces"))
    script.write_text(MAP.format(areas=areas, codes=list(PROVINCES), config=PLOTLY), "utf-8")
    return script


def write(folder: Path) -> Path:
    """Write the app into a folder, with our own settings; the script to run."""
    shutil.copytree(SETTINGS, folder / ".streamlit")
    (folder / "chart.py").write_text(CHART, "utf-8")
    (folder / "sub.py").write_text(CHART, "utf-8")
    script = folder / "main.py"
    script.write_text(MAIN, "utf-8")
    return script
