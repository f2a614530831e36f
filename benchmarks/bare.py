"""What Streamlit itself takes: a page and a sub-page that hold one Plotly bar chart and nothing else."""

import shutil
from pathlib import Path

SETTINGS = Path(__file__).parents[1] / ".streamlit"
MAIN = """import streamlit as st

st.navigation([st.Page("chart.py", default=True), st.Page("sub.py")]).run()
"""
CHART = """import streamlit as st

st.title("Bare")
st.plotly_chart({"data": [{"type": "bar", "x": [1, 2, 3], "y": [3, 1, 2]}], "layout": {}})
"""


def write(folder: Path) -> Path:
    """Write the app into a folder, with our own settings; the script to run."""
    shutil.copytree(SETTINGS, folder / ".streamlit")
    (folder / "chart.py").write_text(CHART, "utf-8")
    (folder / "sub.py").write_text(CHART, "utf-8")
    script = folder / "main.py"
    script.write_text(MAIN, "utf-8")
    return script
