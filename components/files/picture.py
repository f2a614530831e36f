"""A figure as a picture file, made without a browser: SVG, and PNG in the fonts of the machine."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import resvg_py

from components.figures import words
from components.figures.exhibit import Figure
from components.figures.page import ON_MAPS, boundaries
from components.figures.state import Data
from components.files.rows import caveats_of, cited, published, sources_of
from components.scene import filed
from components.scene.svg import svg
from data.spreadsheet import visible
from i18n import _

FONTS: Final = "DASHBOARD_FONTS"
SHARP: Final = 2  # pixels of the file for each of the picture: paper and large screens show them all
LISTED: Final = 4  # more sources than these are named by who published them
BUNDLED: Final = Path(__file__).parent / "fonts"  # Latin letters and Hangul, for machines that have none


def svg_file(figure: Figure, *, data: Data, link: str, theme: str, width: float) -> str:
    """The figure with its title, the kinds of its figures, sources, version and address, in the reader's language.

    Args:
        figure: the picture.
        data: the state of the data that it shows.
        link: where the same is found on the dashboard.
        theme: `light` or `dark`.
        width: in pixels.
    """
    kinds = words.unbroken(words.statuses(*figure.behind))
    made = filed(figure, width=width, kinds=kinds, foot=foot(figure, data=data, link=link))
    return visible(svg(made, theme=theme))


def foot(figure: Figure, *, data: Data, link: str) -> Sequence[str]:
    """What must be known of a picture wherever it stands: cautions, sources in full, version of the data, address."""
    cautions = "; ".join(one.label for one in caveats_of(*figure.behind, data=data))
    said = [boundaries()] if figure.id in ON_MAPS else []
    said += [_("{label}: {value}", label=_("Caveats"), value=cautions)] if cautions else []
    names = sources_of(*figure.behind)
    sources = _("Source: {citation}", citation=" | ".join(cited(name, data=data) for name in names))
    if len(names) > LISTED:
        sources = _("{published} (in full at the address)", published=published(*figure.behind, data=data))
    version = _("{label}: {value}", label=_("Data version"), value=data.version())
    return [*said, *([sources] if names else []), f"{version} · {link}"]


def png(picture: str) -> bytes:
    """An SVG as PNG, twice as many pixels as it is wide."""
    folders = [str(folder) for folder in fonts()]
    return resvg_py.svg_to_bytes(svg_string=picture, zoom=SHARP, font_dirs=folders, languages=["ko", "en"])


def fonts() -> list[Path]:
    """Folders of fonts beside those of the machine: that of the operator, where one is named, and ours."""
    named = os.environ.get(FONTS, "").strip()
    return [*([Path(named).resolve()] if named else []), BUNDLED]
