"""A page of our own that needs nothing but itself."""

import base64
import gzip
import hashlib
import html
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Self

from components import theme
from components.scene.svg import THEMES, family, ink, inks
from i18n import _, each_once

# Colours and fonts for style sheets and pictures.


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


def variables() -> str:
    """The font and colours, by name and as pictures write them: light, dark where the system or the reader wants it."""
    named = "".join(f"--{name}:{ink(colour)};" for name, colour in NAMED.items())
    light, dark = map(inks, THEMES)
    return (
        f":root{{--font:{font()};{named}color-scheme:light;{light}}}\n"
        f'@media screen{{:root[data-theme="dark"]{{color-scheme:dark;{dark}}}}}\n'
        f'@media screen and (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{color-scheme:dark;{dark}}}}}'
    )


def font() -> str:
    """The fonts of the dashboard, by name: those that a machine has, down to any that it has."""
    return family().replace("sans-serif", "system-ui, sans-serif")


# Pictures of a file: elements that many of them have stand in it once.


TAGS: Final = re.compile("(?=<)")


class Pieces:
    """Elements of pictures (SVG), each named by its place: provinces and words are alike in most pictures."""

    def __init__(self) -> None:
        self.listed: list[str] = []
        self._places: dict[str, int] = {}

    def copy(self) -> Self:
        """The same elements in the same places, to which others can be added."""
        other = type(self)()
        other.listed, other._places = self.listed.copy(), self._places.copy()
        return other

    def of(self, document: str) -> list[int]:
        """The places of the elements of a picture in runs: first, last, first, last and so on."""
        runs: list[int] = []
        for element in TAGS.split(document)[1:]:
            place = self._places.setdefault(element, len(self.listed))
            if place == len(self.listed):
                self.listed.append(element)
            if runs and place == runs[-1] + 1:
                runs[-1] = place
            else:
                runs += [place, place]
        return runs


# A page in one file: style, scripts and data, which are compressed until they are read.


HERE: Final = Path(__file__).parent
# Nothing may be fetched; what may run is named by its checksum. Pictures place their words by attributes of style. Of a server
# that gives the page, its worker may keep it.
POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; "
    "worker-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


def shell(
    *,
    title: str,
    language: str,
    data: dict[str, Any],
    pieces: Pieces,
    styles: Sequence[str],
    scripts: Sequence[str],
    body: str,
) -> bytes:
    """A whole page; the same arguments give the same bytes.

    Args:
        title: in the bar of the window.
        language: a key of LANGUAGES, for `<html lang>`.
        data: what the scripts find as `DATA`.
        pieces: of which its pictures are made; `drawing` of `boot.js` puts them together.
        styles: style sheets; they may use the variables of `variables`.
        scripts: texts that run as one module after `boot.js`.
        body: HTML, escaped where it has to be.
    """
    check, module = _read("check.js"), "\n".join([_read("boot.js"), *scripts])
    policy = POLICY.format(scripts=" ".join([_checksum(check), _checksum(module)]))
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
            data=_packed(_json(data | {"pieces": pieces.listed}).encode()),
            module=module,
        )
        .encode()
    )


def rules(page: bytes) -> str:
    """What a page of `shell` says that it may do, for the header of whoever serves it."""
    [found] = re.findall(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page[:10_000])
    return html.unescape(found.decode())


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
