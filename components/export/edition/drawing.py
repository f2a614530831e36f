"""What the script needs to draw a figure: colours of both themes, the font, the boundaries that figures name."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from components import theme
from components.figures import maps
from components.offline import PLOTLY
from components.printing import colours
from geo import boundaries

CONFIG: Final = Path(__file__).parents[3] / ".streamlit" / "config.toml"
THEMES: Final = ("light", "dark")
PLACEHOLDERS: Final = tuple(f"#0000{place:02}" for place in range(1, 31))
# The names that style sheets use, in front of the colours that figures use.
NAMED: Final = {
    "background": theme.BACKGROUND,
    "surface": theme.SURFACE,
    "grid": theme.GRID,
    "border": theme.BORDER,
    "muted": theme.MUTED,
    "text": theme.TEXT,
    "accent": theme.ACCENT,
    "link": theme.SEQUENTIAL[6],
    "tint": theme.SEQUENTIAL[0],
}


def settings(data: str) -> dict[str, Any]:
    """For `draw.js`, with the boundaries that this data (as JSON) names."""
    named = {maps.address(name): name for name in boundaries.NAMES}
    return {
        "colours": {name: palette(name) for name in THEMES},
        "font": font(),
        "config": PLOTLY,
        "boundaries": {address: boundaries.read(name) for address, name in named.items() if address in data},
    }


def palette(name: str) -> dict[str, str]:
    """The colour of each placeholder in a theme."""
    return dict(zip(PLACEHOLDERS, colours(name), strict=True))


def variables() -> str:
    """Colours by name and the font for style sheets: light, dark where the system or the reader wants it."""
    light, dark = (
        "".join(f"--{name}:{palette(one)[placeholder]};" for name, placeholder in NAMED.items()) for one in THEMES
    )
    return (
        f":root{{--font:{font()};color-scheme:light;{light}}}\n"
        f'@media screen{{:root[data-theme="dark"]{{color-scheme:dark;{dark}}}}}\n'
        f'@media screen and (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{color-scheme:dark;{dark}}}}}'
    )


@cache
def font() -> str:
    """The fonts of the dashboard, by name: those that a machine has, down to any that it has."""
    families: str = tomllib.loads(CONFIG.read_text("utf-8"))["theme"]["font"]
    return families.replace("sans-serif", "system-ui, sans-serif")
