"""What Streamlit itself takes: pages that hold one Plotly bar chart, or one choropleth, and nothing else."""

import json
import shutil
from pathlib import Path

from components.figures.concentration.provinces import ProvinceValues, province_map
from components.figures.exhibit import Spec
from components.offline import PLOTLY
from data.catalogue import compute
from geo import boundaries

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

specs = json.loads(Path({specs!r}).read_text("utf-8"))
chosen = st.segmented_control("Measure", list(specs), default=list(specs)[0], required=True)
st.plotly_chart(specs[chosen], key="province-map", config={config})
"""


def write_map(folder: Path) -> Path:
    """Write an app with our choropleth of the provinces and a choice between two measures; the script to run."""
    shutil.copytree(SETTINGS, folder / ".streamlit")
    specs = folder / "specs.json"
    specs.write_text(json.dumps({"a": _spec("residents_by_province"), "b": _spec("sme_firms_by_province")}), "utf-8")
    script = folder / "main.py"
    script.write_text(MAP.format(specs=str(specs), config=PLOTLY), "utf-8")
    return script


def _spec(measure: str) -> Spec:
    """The map as our page draws it, its boundaries inside, as a bare page without our route for them holds them."""
    spec = province_map(ProvinceValues(measure=compute(measure), name=measure), selected=None).spec
    areas = boundaries.read("provinces")
    return {**spec, "data": [{**trace, "geojson": areas} if "geojson" in trace else trace for trace in spec["data"]]}


def write(folder: Path) -> Path:
    """Write the app into a folder, with our own settings; the script to run."""
    shutil.copytree(SETTINGS, folder / ".streamlit")
    (folder / "chart.py").write_text(CHART, "utf-8")
    (folder / "sub.py").write_text(CHART, "utf-8")
    script = folder / "main.py"
    script.write_text(MAIN, "utf-8")
    return script
