"""A workbook of figures in both languages."""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any, Final, TypeVar

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from components.export.book import charts
from components.export.book.charts import Drawn, drawn
from components.figures import words
from components.figures.exhibit import Exhibit, Figure, Table
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import Data, Slide, State, Story
from components.files import workbook
from components.files.rows import Provenance, label
from components.files.workbook import Grid, Note
from data.package import in_language, package
from data.spreadsheet import HEAD, OPTIONS, WRAPPED, visible
from i18n import LANGUAGES, _, current, speaking

# What a workbook holds: the exhibits of pages, or the slides of a story, in the reader's language.


@dataclass(frozen=True, kw_only=True, eq=False)
class Contents:
    """Exhibits under a title.

    Attributes:
        title: of the workbook.
        exhibits: each with the part that it belongs to, such as the title of its page.
    """

    title: str
    exhibits: tuple[tuple[str, Exhibit], ...]


class KeyFigures(Exhibit):
    """Key figures without a picture: their files hold the values of the indicators behind them."""

    @property
    def filed_as_shown(self) -> bool:
        """A card rounds and words its number."""
        return False


def of_pages(names: Iterable[str], state: State) -> Contents:
    """All exhibits of some pages; what stands on two of them once."""
    found: dict[str, tuple[str, Exhibit]] = {}
    for name in names:
        for exhibit in exhibits(name, state):
            found.setdefault(exhibit.id, (str(FIGURE_PAGES[name].title), exhibit))
    parts = {part for part, _exhibit in found.values()}
    title = parts.pop() if len(parts) == 1 else _("Korea's lifelong learning and vocational training")
    return Contents(title=title, exhibits=tuple(found.values()))


def of_story(story: Story) -> Contents:
    """The slides of a story that show figures, under their headlines."""
    shown = (of_slide(slide) for slide in story.slides)
    return Contents(title=story.title, exhibits=tuple((story.title, one) for one in shown if one))


def of_slide(slide: Slide) -> Exhibit | None:
    """What a slide shows, with all that its key figures rest on; None where it has no figures."""
    of_cards = (one for card in slide.cards for one in card.rests_on)
    if slide.shown:
        resting = dict.fromkeys([*slide.shown.rests_on, *of_cards])
        return replace(slide.shown, id=slide.id, title=slide.headline, rests_on=tuple(resting))
    if not slide.cards:
        return None
    return KeyFigures(
        id=slide.id, title=slide.headline, subtitle="", table=_cards(slide), rests_on=tuple(dict.fromkeys(of_cards))
    )


def _cards(slide: Slide) -> Table:
    frame = pd.DataFrame({_("Value"): [card.value for card in slide.cards]})
    frame.index = pd.Index([card.label for card in slide.cards], name=_("Indicator"))
    return Table(frame=frame)


# Files in both languages: what is made in each, the reader's first.


Made = TypeVar("Made")


def reader_first() -> tuple[str, ...]:
    """The languages, the reader's before the others."""
    return tuple(dict.fromkeys([current(), *LANGUAGES]))


def in_each(make: Callable[[], Made]) -> list[Made]:
    """What is made in each language."""
    found = []
    for language in reader_first():
        with speaking(language):
            found.append(make())
    return found


def joined(*texts: str) -> str:
    """The same in each language on one line; once where all say the same."""
    return " · ".join(dict.fromkeys(text for text in texts if text))


# One table of the same in several languages: what is the same in all stands once, words stand beside each other.


Cells = list[Any]
Column = tuple[str, Cells, tuple[int | None, ...]]


def side_by_side(grids: Sequence[Grid]) -> Grid:
    """The same table made in each language, as one table."""
    columns = [column for place in range(grids[0].frame.shape[1]) for column in _columns(grids, place)]
    frame = pd.concat([pd.Series(cells, dtype="object") for _title, cells, _digits in columns], axis=1)
    frame.columns = [title for title, _cells, _digits in columns]
    return Grid(frame=frame, digits=tuple(digits for _title, _cells, digits in columns))


def _columns(grids: Sequence[Grid], place: int) -> list[Column]:
    titles = [str(grid.frame.columns[place]) for grid in grids]
    versions = [grid.columns[place] for grid in grids]
    rows = list(zip(*versions, strict=True))
    digits = grids[0].digits[place]
    if all(_same(row) for row in rows):
        return [(joined(*titles), versions[0], digits)]
    if any(map(_side_by_side_numbers, rows)) and all(_same(row) or _words(row) for row in rows):
        # A year among which some are undated: still one column.
        return [(joined(*titles), [row[0] if _same(row) else joined(*row) for row in rows], digits)]
    return [(title, cells, grid.digits[place]) for title, cells, grid in zip(titles, versions, grids, strict=True)]


def _same(row: tuple[Any, ...]) -> bool:
    # What is missing is asked first: pandas answers a comparison with it neither yes nor no.
    if any(pd.isna(cell) for cell in row):
        return all(pd.isna(cell) for cell in row)
    return all(cell == row[0] for cell in row)


def _words(row: tuple[Any, ...]) -> bool:
    return all(isinstance(cell, str) for cell in row)


def _side_by_side_numbers(row: tuple[Any, ...]) -> bool:
    return not any(isinstance(cell, str) or pd.isna(cell) for cell in row)


# All that a workbook tells in one language, made once before anything is written.


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
    meanings = workbook.meanings(*(indicator for exhibit in shown for indicator in exhibit.rests_on))
    return Told(
        title=contents.title,
        sheets=[_sheet(part, exhibit, taken.data) for part, exhibit in contents.exhibits],
        notes=[(_("Title"), contents.title), *taken.titled().items(), *workbook.kinds(), *dict.fromkeys(meanings)],
        sources=workbook.sources(*behind, data=taken.data),
        caveats=workbook.caveats(*behind, data=taken.data),
    )


def _sheet(part: str, exhibit: Exhibit, data: Data) -> Sheet:
    picture = drawn(exhibit) if isinstance(exhibit, Figure) else None
    return Sheet(
        part=part,
        called=_called(exhibit),
        title=exhibit.title,
        subtitle=" · ".join(text for text in (exhibit.subtitle, words.statuses(*exhibit.behind)) if text),
        cells=workbook.filed(exhibit, data=data),
        drawn=picture,
        numbers=_told_numbers(picture, exhibit) if picture else None,
        alt=exhibit.alt if isinstance(exhibit, Figure) else "",
    )


def _called(exhibit: Exhibit) -> str:
    """The name of its first indicator or list, which is a word or two, rather than the finding."""
    if exhibit.rests_on:
        return label(exhibit.rests_on[0])
    if exhibit.lists:
        return in_language(package().resource(exhibit.lists[0].name), "title")
    return exhibit.title


def _told_numbers(picture: Drawn, exhibit: Exhibit) -> Grid:
    """The numbers of a picture: a row for each name, a column for each series."""
    columns = {picture.named: picture.names}
    columns |= {series.name: [series.values.get(name) for name in picture.names] for series in picture.series}
    numbers = [value for series in picture.series for value in series.values.values()]
    whole = all(value.is_integer() for value in numbers)
    digits = 0 if whole or not exhibit.rests_on else workbook.decimals(exhibit.rests_on[0].unit)
    shown = ((None,) * len(picture.names), *((digits,) * len(picture.names) for _series in picture.series))
    return Grid(frame=pd.DataFrame(columns), digits=shown)


# The sheet of one exhibit: title in both languages, Excel's own chart, its numbers, and all values beneath.


TITLE: Final = {"bold": True, "font_size": 14}
WIDEST: Final = (
    28  # two languages beside each other: what is longer is read in its cell, sources and caveats at the end
)
PIXELS: Final = 20  # of a row


def put(book: xlsxwriter.Workbook, name: str, sheets: list[Sheet], *, contents: str) -> None:
    """Write one exhibit, made in each language.

    Args:
        book: the workbook.
        name: of the sheet.
        sheets: the same exhibit in each language, the reader's first.
        contents: name of the sheet that lists all.
    """
    sheet = book.add_worksheet(name)
    top = _heading(book, sheet, sheets, contents)
    cells = side_by_side([one.cells for one in sheets])
    shown = [cells]
    if numbers := _exhibit_sheet_numbers(sheets):
        shown.append(numbers)
        top = _chart(book, sheet, sheets[0], numbers, top=top)
    workbook.put(book, sheet, cells, top=top)
    workbook.widen(sheet, *shown, widest=WIDEST)
    lines, columns = cells.frame.shape
    printable(sheet)
    sheet.autofilter(top, 0, top + max(lines, 1), columns - 1)


def address(name: str) -> str:
    """The first cell of a sheet, for a link inside the workbook."""
    return "internal:'{}'!A1".format(name.replace("'", "''"))


def printable(sheet: Worksheet) -> None:
    """On A4 across, as many columns as there are on one sheet of paper."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _heading(book: xlsxwriter.Workbook, sheet: Worksheet, sheets: list[Sheet], contents: str) -> int:
    """Titles and subtitles, then the way back; the row where the rest begins."""
    title = book.add_format(TITLE)
    for line, one in enumerate(sheets):
        sheet.write_string(2 * line, 0, one.title, title)
        sheet.write_string(2 * line + 1, 0, one.subtitle)
    link = book.add_format({"font_color": "#0B50D0", "underline": 1})
    sheet.write_url(2 * len(sheets), 0, address(contents), link, contents)
    return 2 * len(sheets) + 2


def _exhibit_sheet_numbers(sheets: list[Sheet]) -> Grid | None:
    found = [one.numbers for one in sheets if one.numbers]
    return side_by_side(found) if found else None


def _chart(book: xlsxwriter.Workbook, sheet: Worksheet, shown: Sheet, numbers: Grid, *, top: int) -> int:
    """The chart and beneath it its numbers; the row where the rest begins."""
    assert shown.drawn
    below = top + charts.height(shown.drawn) // PIXELS + 2
    first = numbers.frame.shape[1] - len(shown.drawn.series)
    digits = next(one for column in numbers.digits for one in column if one is not None)
    made = charts.chart(
        book, shown.drawn, sheet=sheet.get_name(), top=below, first=first, pattern=workbook.pattern(digits)
    )
    sheet.insert_chart(top, 0, made, {"description": visible(shown.alt), "object_position": 2})
    workbook.put(book, sheet, numbers, top=below)
    return below + len(numbers.frame) + 3


# Names of sheets as Excel takes them: at most 31 letters, none of them forbidden, each name once.


LONGEST: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")


def sheet_names(called: Iterable[str]) -> list[str]:
    """A name for each sheet: its number, by which no two are the same, and what fits of what it is called."""
    return [_name(place, words) for place, words in enumerate(called, start=1)]


def _name(place: int, words: str) -> str:
    # An apostrophe at the end is refused; letters beyond the first 65,536 count twice in Excel.
    legal = " ".join(_FORBIDDEN.sub(" ", words).replace("'", "’").split())
    name = f"{place:02} {legal}"
    while len(name.encode("utf-16-le")) > 2 * LONGEST:
        name = name[:-1]
    return name.strip()


# The workbook: contents with links, a sheet for each exhibit, notes, sources and caveats in full.


LINK: Final = {"font_color": "#0B50D0", "underline": 1, **WRAPPED}
NAME_WIDTH, PART_WIDTH, HEADLINE_WIDTH = 34, 26, 64


def book(made: Callable[[], Contents], *, taken: Provenance) -> bytes:
    """An Excel file of many exhibits in both languages, the reader's first.

    Args:
        made: makes the contents in the language in force; called once for each language.
        taken: version of the data, filters, day and link.
    """
    versions = in_each(lambda: told(made(), taken=taken))
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as file:
        day = datetime.combine(taken.accessed, time())
        file.set_properties({"title": visible(joined(*(one.title for one in versions))), "created": day})
        contents = joined(*in_each(lambda: _("Contents")))
        names = sheet_names(sheet.called for sheet in versions[0].sheets)
        _contents(file, contents, versions, names)
        for name, *sheets in zip(names, *(one.sheets for one in versions), strict=True):
            put(file, name, sheets, contents=contents)
        for called, pairs in _last(versions):
            sheet = file.add_worksheet(called)
            workbook.put_notes(file, sheet, *pairs)
            printable(sheet)
    return out.getvalue()


def _contents(file: xlsxwriter.Workbook, called: str, versions: list[Told], names: list[str]) -> None:
    """Which sheet shows what, each a link."""
    sheet = file.add_worksheet(called)
    head, text, link = (file.add_format(look) for look in (HEAD, WRAPPED, LINK))
    for column, width in enumerate((NAME_WIDTH, *[PART_WIDTH] * len(versions), *[HEADLINE_WIDTH] * len(versions))):
        sheet.set_column(column, column, width)
    titles = in_each(lambda: (_("Part"), _("Headline")))
    for column, title in enumerate(
        [joined(*in_each(lambda: _("Sheet"))), *(one for pair in zip(*titles, strict=True) for one in pair)]
    ):
        sheet.write_string(0, column, title, head)
    for line, (name, *shown) in enumerate(zip(names, *(one.sheets for one in versions), strict=True), start=1):
        sheet.write_url(line, 0, address(name), link, name)
        for column, said in enumerate([*(one.part for one in shown), *(one.title for one in shown)], start=1):
            sheet.write_string(line, column, said, text)
    sheet.freeze_panes(1, 1)
    printable(sheet)


def _last(versions: list[Told]) -> list[tuple[str, list[list[workbook.Note]]]]:
    """The sheets at the end: name and texts."""
    return [
        (joined(*in_each(lambda: _("Notes"))), [one.notes for one in versions]),
        (joined(*in_each(lambda: _("Sources"))), [one.sources for one in versions]),
        (joined(*in_each(lambda: _("Caveats"))), [one.caveats for one in versions]),
    ]


# A workbook of many exhibits in both languages: contents, a sheet with an Excel chart for each, notes, sources, caveats.


__all__ = ["Contents", "book", "of_pages", "of_story"]
