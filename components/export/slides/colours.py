"""Colours of a slide: paper is light, so the placeholders of a figure are those of the light theme."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

CONFIG: Final = Path(__file__).parents[3] / ".streamlit" / "config.toml"
LISTS: Final = ("chartCategoricalColors", "chartSequentialColors", "chartDivergingColors")


@cache
def light() -> dict[str, str]:
    """The light theme of the dashboard: each placeholder (`#000001`) and each single setting (`primaryColor`)."""
    theme = tomllib.loads(CONFIG.read_text("utf-8"))["theme"]["light"]
    listed = [colour for name in LISTS for colour in theme[name]]
    numbered = {f"#{place:06d}": colour for place, colour in enumerate(listed, start=1)}
    return numbered | {name: value for name, value in theme.items() if isinstance(value, str)}


def rgb(colour: str | None) -> str | None:
    """Six digits for a placeholder or a colour; None for one that cannot be seen."""
    if not colour or (colour.startswith("rgba(") and colour.rstrip(")").rpartition(",")[2].strip() == "0"):
        return None
    return light().get(colour, colour).removeprefix("#").upper()
