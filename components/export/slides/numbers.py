"""Names and number formats of a chart's series, and its labels: native numbers where they say the same as the figure."""

import re
from collections.abc import Sequence
from typing import Final

import pandas as pd

from components.export.slides.body import paragraphs, properties
from components.export.slides.markup import plain
from components.export.slides.native import BODY, UNBROKEN
from components.figures.figure import Figure, Spec
from i18n import _
from i18n.numbers import number

SHOWN: Final = "".join(
    f'<c:{name} val="{{{name}}}"/>'
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)
HIDDEN: Final = dict.fromkeys(re.findall(r"{(\w+)}", SHOWN), 0)
WITH_VALUE: Final = HIDDEN | {"showVal": 1}


def series_name(trace: Spec, figure: Figure) -> str:
    """The name of a series: its own, or that of the table's column or row that holds its numbers."""
    if trace.get("name"):
        return plain(trace["name"])
    wanted = {round(value, 6) for value in values_of(trace) if value is not None}
    frame = figure.table.frame
    for title, cells in (*frame.items(), *frame.iterrows()):
        if wanted and wanted <= set(pd.to_numeric(cells, errors="coerce").round(6)):
            return plain(str(title))
    return _("Value")


def values_of(trace: Spec) -> list[float | None]:
    """The numbers of a trace, missing where there is none: along the axis that holds no names."""
    lying = trace.get("orientation") == "h" or any(isinstance(value, str) for value in trace["y"])
    found = trace["x"] if lying else trace["y"]
    return [None if value is None or pd.isna(value) else float(value) for value in found]


def digits(values: Sequence[float | None]) -> int:
    """Decimals in which numbers are shown in the chart's sheet: none for whole ones, at most two."""
    known = [value for value in values if value is not None]
    return next((places for places in (0, 1) if all(round(one, places) == one for one in known)), 2)


def pattern(places: int) -> str:
    """The number format of a spreadsheet; both languages write 1,234.5."""
    return "#,##0" + ("." + "0" * places if places else "")


def labels(
    texts: Sequence[str], values: Sequence[float | None], *, at: Sequence[str], inks: Sequence[str | None], size: float
) -> str:
    """The labels of a series. Native numbers follow when somebody edits the data; other words are written as they are."""
    places = digits(values)
    same = [
        value is not None and text == number(value, digits=places) for text, value in zip(texts, values, strict=True)
    ]
    if all(same) and len(set(at)) == 1 and len(set(inks)) == 1:
        return f"<c:dLbls>{_native(places, at[0], inks[0], size)}</c:dLbls>"
    each = "".join(
        _label(place, text, where, ink, size)
        for place, (text, where, ink) in enumerate(zip(texts, at, inks, strict=True))
        if plain(text)
    )
    return f"<c:dLbls>{each}{SHOWN.format(**HIDDEN)}</c:dLbls>"


def _native(places: int, where: str, ink: str | None, size: float) -> str:
    look = f"{BODY}<a:p><a:pPr>{properties('defRPr', size=size, colour=ink)}</a:pPr>{properties('endParaRPr')}</a:p>"
    form = f'<c:numFmt formatCode="{pattern(places)}" sourceLinked="0"/>'
    bare = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    return f'{form}{bare}<c:txPr>{look}</c:txPr><c:dLblPos val="{where}"/>{SHOWN.format(**WITH_VALUE)}'


def _label(place: int, text: str, where: str, ink: str | None, size: float) -> str:
    rich = f"<c:tx><c:rich>{UNBROKEN}{paragraphs(text, size=size, colour=ink, align='center')}</c:rich></c:tx>"
    shown = SHOWN.format(**WITH_VALUE)
    return f'<c:dLbl><c:idx val="{place}"/>{rich}<c:dLblPos val="{where}"/>{shown}</c:dLbl>'
