"""A page of our own that needs nothing but itself."""

import base64
import gzip
import hashlib
import html
import json
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from components import theme
from components.figures import maps
from components.figures.charts import PLOTLY
from components.theme import colours
from geo import boundaries
from i18n import _, each_once

# What the script needs to draw a figure: colours of both themes, the font, the boundaries that figures name.


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


# A page in one file: style, scripts, data and the charting library, the two large ones compressed until they are read.


HERE: Final = Path(__file__).parent
LIBRARY: Final = files("plotly") / "package_data" / "plotly.min.js"
# Nothing may be fetched; what may run is named by its checksum. Plotly writes style attributes.
POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)


def shell(
    *, title: str, language: str, data: dict[str, Any], styles: Sequence[str], scripts: Sequence[str], body: str
) -> bytes:
    """A whole page; the same arguments give the same bytes.

    Args:
        title: in the bar of the window.
        language: a key of LANGUAGES, for `<html lang>`.
        data: what the scripts find as `DATA`; figures in it name colours and boundaries as everywhere.
        styles: style sheets; they may use the variables of `drawing.variables`.
        scripts: texts that run as one module after `boot.js` and `draw.js`.
        body: HTML, escaped where it has to be.
    """
    text = _json(data)
    # Large data are written once: what drawing needs is put in behind them.
    text = f'{text.removesuffix("}")}{"," if data else ""}"drawing":{_json(settings(text))}}}'
    check, module = _read("check.js"), "\n".join([_read("boot.js"), _read("draw.js"), *scripts])
    policy = POLICY.format(scripts=" ".join([_checksum(check), _checksum(module), library()[1]]))
    return (
        _read("shell.html")
        .format(
            language=language,
            policy=policy,
            title=html.escape(title),
            styles="\n".join([variables(), _read("shell.css"), *styles]),
            needs=_needs(),
            body=body,
            check=check,
            data=_packed(text.encode()),
            library=library()[0],
            module=module,
        )
        .encode()
    )


def rules(page: bytes) -> str:
    """What a page of `shell` says that it may do, for the header of whoever serves it."""
    [found] = re.findall(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page[:10_000])
    return html.unescape(found.decode())


@cache
def library() -> tuple[str, str]:
    """The charting library, compressed, and its checksum for the policy."""
    source = LIBRARY.read_bytes()
    return _packed(source), _checksum(source.decode())


def _needs() -> str:
    told = each_once(
        lambda: _("This file needs a browser of 2023 or later with scripts allowed: Chrome, Edge, Firefox or Safari.")
    )
    return "".join(f'<p lang="{language}">{html.escape(text)}</p>' for language, text in told.items())


def _json(data: Any) -> str:
    """As JSON; a missing number is null, numbers of numpy are numbers."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=lambda one: one.tolist())
    # Python writes NaN, which no browser reads; inside a text of ours the word does not stand beside these signs.
    return re.sub(r"(?<=[:,\[])NaN(?=[,\]}])", "null", text)


def _packed(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()


def _checksum(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")
