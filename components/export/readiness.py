"""The check before the talk: is every step built, what must be said of its figures, does the file need anything else?"""

import base64
import gzip
import json
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from components.export.player.standing import marked
from components.figures.slide import Slide, Story
from components.figures.table import Table
from i18n import _
from i18n.numbers import number

FORBIDS_ALL = b"default-src 'none'"


def steps(story: Story) -> Table:
    """Each step with what it shows and which of its figures are estimated or undated."""
    rows = [(slide.headline, _built(slide), "; ".join(marked(slide)) or _("none")) for slide in story.slides]
    columns = [_("Headline"), _("Built"), _("Estimated or undated figures")]
    index = pd.Index([str(place) for place in range(1, len(rows) + 1)], name=_("Step"))
    return Table(frame=pd.DataFrame(rows, columns=columns, index=index))


def unready(story: Story) -> list[int]:
    """Numbers of the steps that have nothing to show."""
    return [place for place, slide in enumerate(story.slides, 1) if not _shows(slide)]


def of_file(content: bytes) -> Table:
    """What the file of the talk holds and may ask for."""
    missing = sorted(_boundaries(_data(content)))
    rows = {
        _("Boundaries of maps"): _("missing: {names}", names=", ".join(missing)) if missing else _("in the file"),
        _("Fonts"): _("those of this computer: nothing is fetched"),
        _("Network"): _("forbidden by the file itself")
        if FORBIDS_ALL in content
        else _("not forbidden: do not rely on it"),
        _("Size"): _("{megabytes} MB", megabytes=number(len(content) / 1_000_000, digits=1)),
    }
    frame = pd.DataFrame({_("State"): list(rows.values())}, index=pd.Index(rows, name=_("Part of the file")))
    return Table(frame=frame)


def _shows(slide: Slide) -> bool:
    return slide.shown is not None or bool(slide.cards)


def _built(slide: Slide) -> str:
    return _("yes") if _shows(slide) else _("no: {reason}", reason=" ".join(slide.limits))


def _data(content: bytes) -> dict[str, Any]:
    packed = re.search(rb'id="data">([^<]+)<', content)
    found: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed[1]))) if packed else {}
    return found


def _boundaries(data: dict[str, Any]) -> Iterator[str]:
    """Addresses of boundaries that its pictures name and it does not hold."""
    held = data.get("drawing", {}).get("boundaries", {})
    slides = (slide for told in data["languages"].values() for slide in told["slides"])
    specs = (slide["shown"]["spec"] for slide in slides if slide["shown"] and "spec" in slide["shown"])
    named = {trace["geojson"] for spec in specs for trace in spec["data"] if isinstance(trace.get("geojson"), str)}
    yield from named - set(held)
