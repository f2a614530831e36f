"""Servers that are measured, ours and bare ones, with what they work and hold."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from components.figures.charts import PLOTLY
from components.figures.concentration.provinces import ProvinceValues, province_map
from components.figures.exhibit import Spec
from data.catalogue import compute
from geo import boundaries
from tests.browser.serving import free_port, running


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server of this machine: its address, without a slash at the end, and the number of its process."""

    at: str
    process: int

    @property
    def worked(self) -> float:
        """Seconds that it has worked, in itself and in the kernel for it."""
        told = Path(f"/proc/{self.process}/stat").read_text("ascii").rsplit(")", 1)[1].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def holds(self) -> int:
        """Megabytes that it holds."""
        lines = Path(f"/proc/{self.process}/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))


@contextmanager
def served(script: Path, *, log: Path) -> Iterator[Server]:
    """Run a Streamlit script on a free port; what it says is written into `log`."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port)]
    at = f"http://127.0.0.1:{port}"
    with running(command, folder=script.parent, log=log, health=at) as process:
        yield Server(at=at, process=process)


# What Streamlit itself takes: pages that hold one Plotly bar chart, or one choropleth, and nothing else.


SETTINGS = Path(__file__).parents[1] / ".streamlit"
MAIN = """import streamlit as st

st.navigation([st.Page("chart.py", default=True), st.Page("sub.py")]).run()
"""
BARE_CHART = """import streamlit as st

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


def write_bare_map(folder: Path) -> Path:
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


def write_bare_chart(folder: Path) -> Path:
    """Write the app into a folder, with our own settings; the script to run."""
    shutil.copytree(SETTINGS, folder / ".streamlit")
    (folder / "chart.py").write_text(BARE_CHART, "utf-8")
    (folder / "sub.py").write_text(BARE_CHART, "utf-8")
    script = folder / "main.py"
    script.write_text(MAIN, "utf-8")
    return script
