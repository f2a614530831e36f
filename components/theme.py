"""Colours by meaning. A chart names a placeholder; the browser puts in the colour of the theme in force.

Streamlit replaces these placeholders in every Plotly figure by the lists in .streamlit/config.toml
(chartCategoricalColors, chartSequentialColors, chartDivergingColors), so a chart is right in light and dark from its
first frame, and follows a switch without a rerun. A test holds the placeholders against Streamlit's own.
"""

from typing import Final

# Categorical: one colour, one meaning, everywhere.
EMPLOYEES: Final = "#000001"
JOB_SEEKERS: Final = "#000002"
TOTAL: Final = "#000003"
CAPITAL_AREA: Final = "#000004"
ELSEWHERE: Final = "#000005"
AS_IS: Final = "#000006"
TO_BE: Final = "#000007"
ON_GOING: Final = "#000008"
ACCENT: Final = "#000009"
INK: Final = "#000010"

SEQUENTIAL: Final = tuple(f"#0000{step}" for step in range(11, 21))

# Neutrals, from the page's background to its text.
BACKGROUND: Final = "#000021"
SURFACE: Final = "#000022"
GRID: Final = "#000023"
LAND: Final = "#000024"
BORDER: Final = "#000025"
MUTED: Final = "#000028"
TEXT: Final = "#000029"

SIGNED: Final = TO_BE
CATEGORY: Final = {"employee": EMPLOYEES, "job_seeker": JOB_SEEKERS, "total": TOTAL}
ZONE: Final = {"KR-CAP": CAPITAL_AREA, "KR-REST": ELSEWHERE}

CLASSES: Final = (SEQUENTIAL[1], SEQUENTIAL[2], SEQUENTIAL[3], SEQUENTIAL[6], SEQUENTIAL[7])
HATCH: Final = "/"
