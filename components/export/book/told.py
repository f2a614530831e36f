"""All that a workbook tells in one language, made once before anything is written."""

from dataclasses import dataclass

import pandas as pd

from components.export.book.contents import Contents
from components.export.book.drawn import Drawn, drawn
from components.figures import words
from components.figures.exhibit import Exhibit
from components.figures.figure import Figure
from components.figures.state import Data
from components.files import grid, notes
from components.files.grid import Grid
from components.files.notes import Note
from components.files.provenance import Provenance
from components.files.rows import label, value_title
from data.package import in_language, package
from i18n import _


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet:
    """One exhibit in one language.

    Attributes:
        part: what it belongs to.
        called: a few words for the tab.
        title: the finding.
        subtitle: measure, place, time, unit and kinds of figures.
        cells: its values, or its table where it is filed as shown.
        drawn: what its picture shows, where that is bars or lines.
        numbers: the same as cells.
        alt: its picture in words.
    """

    part: str
    called: str
    title: str
    subtitle: str
    cells: Grid
    drawn: Drawn | None
    numbers: Grid | None
    alt: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Told:
    """A whole workbook in one language."""

    title: str
    sheets: list[Sheet]
    notes: list[Note]
    sources: list[Note]
    caveats: list[Note]


def told(contents: Contents, *, taken: Provenance) -> Told:
    """All of it, in the language in force."""
    shown = [exhibit for _part, exhibit in contents.exhibits]
    behind = [one for exhibit in shown for one in exhibit.behind]
    meanings = notes.meanings(*(indicator for exhibit in shown for indicator in exhibit.rests_on))
    return Told(
        title=contents.title,
        sheets=[_sheet(part, exhibit, taken.data) for part, exhibit in contents.exhibits],
        notes=[(_("Title"), contents.title), *taken.titled().items(), *notes.kinds(), *dict.fromkeys(meanings)],
        sources=notes.sources(*behind, data=taken.data),
        caveats=notes.caveats(*behind, data=taken.data),
    )


def _sheet(part: str, exhibit: Exhibit, data: Data) -> Sheet:
    picture = drawn(exhibit) if isinstance(exhibit, Figure) else None
    return Sheet(
        part=part,
        called=_called(exhibit),
        title=exhibit.title,
        subtitle=" · ".join(text for text in (exhibit.subtitle, words.statuses(*exhibit.behind)) if text),
        cells=grid.filed(exhibit, data=data),
        drawn=picture,
        numbers=_numbers(picture, exhibit) if picture else None,
        alt=exhibit.alt if isinstance(exhibit, Figure) else "",
    )


def _called(exhibit: Exhibit) -> str:
    """The name of its first indicator or list, which is a word or two, rather than the finding."""
    if exhibit.rests_on:
        return label(exhibit.rests_on[0])
    if exhibit.lists:
        return in_language(package().resource(exhibit.lists[0].name), "title")
    return exhibit.title


def _numbers(picture: Drawn, exhibit: Exhibit) -> Grid:
    """The numbers of a picture: a row for each name, a column for each series."""
    columns = {exhibit.table.named: picture.names}
    for place, series in enumerate(picture.series):
        columns[series.name or f"{value_title()} {place + 1}".strip()] = [
            series.values.get(name) for name in picture.names
        ]
    numbers = [value for series in picture.series for value in series.values.values()]
    whole = all(value.is_integer() for value in numbers)
    digits = 0 if whole or not exhibit.rests_on else grid.decimals(exhibit.rests_on[0].unit)
    shown = ((None,) * len(picture.names), *((digits,) * len(picture.names) for _series in picture.series))
    return Grid(frame=pd.DataFrame(columns), digits=shown)
