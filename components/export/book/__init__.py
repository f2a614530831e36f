"""A workbook of figures: the reader's language, then the others."""

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from components.export.book import charts
from components.export.book.charts import Drawn, drawn
from components.export.book.table import WIDEST, Read, read
from components.figures.exhibit import Exhibit, Figure, Table
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import Data, Slide, State, Story
from components.files import workbook
from components.files.rows import Provenance, label, marks
from components.files.workbook import Grid, Note
from data.package import in_language, package
from data.spreadsheet import FILLED, HEAD, HIGHEST, OPTIONS, WRAPPED, height, places, visible, width
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


# All that a workbook tells in one language, made once before anything is written.


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet:
    """One exhibit in one language.

    Attributes:
        part: what it belongs to.
        called: a few words for the tab.
        title: the finding.
        subtitle: measure, place, time, unit and kinds of figures.
        table: its values, or its table where it is filed as shown.
        drawn: what its picture shows, where that is bars or lines.
        numbers: those of the picture, as its own chart refers to them.
        alt: its picture in words.
        on: place of the sheet that holds the same cells; None where this one holds them.
    """

    part: str
    called: str
    title: str
    subtitle: str
    table: Read
    drawn: Drawn | None
    numbers: Grid | None
    alt: str
    on: int | None = None


def once(sheets: list[Sheet]) -> list[Sheet]:
    """Each table on one sheet: on that with a chart, else on the first; of pictures that are charts each has its own."""
    held: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(sheets):
        held.setdefault((one.table.cells.frame.to_csv(), str(one.table.beneath)), []).append(place)
    found = list(sheets)
    for alike in held.values():
        keeps = next((place for place in alike if sheets[place].drawn), alike[0])
        for place in alike:
            if place != keeps and not sheets[place].drawn:
                found[place] = replace(sheets[place], on=keeps)
    return found


@dataclass(frozen=True, kw_only=True, eq=False)
class Told:
    """A whole workbook in one language.

    Attributes:
        mark: what its sheets are called before their names; nothing in the reader's language.
        title: of the workbook.
        called: names of the sheets around those of the exhibits: contents, notes, sources, caveats.
        headed: titles of the columns of the contents.
        sheets: of the exhibits.
        notes, sources, caveats: in full.
    """

    mark: str
    title: str
    called: tuple[str, str, str, str]
    headed: tuple[str, str, str]
    sheets: list[Sheet]
    notes: list[Note]
    sources: list[Note]
    caveats: list[Note]


def told(contents: Contents, *, taken: Provenance, mark: str = "") -> Told:
    """All of it, in the language in force."""
    shown = [exhibit for _part, exhibit in contents.exhibits]
    behind = [one for exhibit in shown for one in exhibit.behind]
    meanings = workbook.meanings(*(indicator for exhibit in shown for indicator in exhibit.rests_on))
    return Told(
        mark=mark,
        title=contents.title,
        called=(_("Contents"), _("Notes"), _("Sources"), _("Caveats")),
        headed=(_("Sheet"), _("Part"), _("Headline")),
        sheets=once([_sheet(part, exhibit, taken.data) for part, exhibit in contents.exhibits]),
        notes=[(_("Title"), contents.title), *taken.titled().items(), *workbook.kinds(), *dict.fromkeys(meanings)],
        sources=workbook.sources(*behind, data=taken.data),
        caveats=workbook.caveats(*behind, data=taken.data),
    )


def _sheet(part: str, exhibit: Exhibit, data: Data) -> Sheet:
    picture = drawn(exhibit) if isinstance(exhibit, Figure) else None
    own = exhibit.table.told.shape[1] + 1 if exhibit.filed_as_shown else 1
    return Sheet(
        part=part,
        called=_called(exhibit),
        title=exhibit.title,
        subtitle=" · ".join(text for text in (exhibit.subtitle, marks(*exhibit.behind, data=data)) if text),
        table=read(workbook.filed(exhibit, data=data), own=own),
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


# The sheet of one exhibit: the finding, its numbers with Excel's own chart beside them, and all values beneath.


TITLE: Final[dict[str, Any]] = {"bold": True, "font_size": 14}
LINES, FOR_LONG = 3, 60  # of a text that is longer than that, and letters of a line of it, at most
MOST_LINES: Final = 25  # of a cell: no row is higher than 409 points
PIXELS: Final = 20  # of a row
APART: Final = 16  # pixels of a chart from what stands beside it
ACROSS: Final = 8  # columns on a sheet of paper, at most
SIZE: Final = 11  # points of the letters of a cell
TOP: Final = 4  # the row beneath finding, subtitle and the way back


def put(book: xlsxwriter.Workbook, name: str, shown: Sheet, *, contents: str) -> None:
    """Write one exhibit.

    Args:
        book: the workbook.
        name: of the sheet.
        shown: the exhibit in one language.
        contents: name of the sheet that lists all.
    """
    sheet = book.add_worksheet(name)
    cells = shown.table.cells
    letters = _letters(shown)
    for column, one in enumerate(letters):
        sheet.set_column(column, column, one)
    pixels = _pixels(letters, shown)
    pages = _pages(pixels)
    _heading(book, sheet, shown, contents, pixels[: pages[0]])
    top = TOP
    if shown.drawn and shown.numbers:
        _cells(book, sheet, shown.numbers, top=TOP, letters=letters)
        top = _chart(book, sheet, shown.drawn, shown.numbers, alt=shown.alt, pixels=pixels[: pages[0]])
    sheet.freeze_panes(TOP if top > TOP else TOP + 1, 1)
    sheet.repeat_rows(top)
    _cells(book, sheet, cells, top=top, letters=letters)
    end = top + max(len(cells.frame), 1)
    sheet.autofilter(top, 0, end, cells.frame.shape[1] - 1)
    last = _beneath(book, sheet, shown.table.beneath, below=end, pixels=pixels[: pages[0]])
    further = TOP if shown.numbers and shown.numbers.frame.shape[1] > pages[0] else top
    # The pages beside the first have an area of their own: without finding and subtitle, which their width would cut.
    areas = [(0, 0, last, pages[0] - 1), *((further, begin, end, after - 1) for begin, after in pairwise(pages))]
    printed = ",".join(f"'{name}'!{xl_range_abs(*area)}" for area in areas)
    book.define_name(f"'{name}'!_xlnm.Print_Area", f"={printed}")
    scale = _paged(sheet, pixels, pages)
    if _tall(sheet, min(end, top + LEAST)) > PAPER_TALL * 100 // scale:
        sheet.set_h_pagebreaks([top] if top > TOP else [])


def _tall(sheet: Worksheet, last: int) -> int:
    """Pixels of all rows to a last one."""
    return sum(sheet.row_sizes[row][0] if row in sheet.row_sizes else PIXELS for row in range(last + 1))


def _pixels(letters: list[float], shown: Sheet) -> list[int]:
    """The width of each column that is printed: of those that are read; words and chart take further ones where these fit."""
    columns = max(shown.table.columns, shown.numbers.frame.shape[1] if shown.numbers else 0)
    every = [round(LETTER * one) + EDGES for one in letters] + [USUAL] * ACROSS
    while columns < ACROSS and sum(every[: columns + 1]) <= (ROOM if shown.drawn else PAPER):
        columns += 1
    return every[:columns]


def _cells(book: xlsxwriter.Workbook, sheet: Worksheet, grid: Grid, *, top: int, letters: list[float]) -> None:
    """Write the cells from row `top` on, each row as high as its longest text in columns of so many letters."""
    workbook.put(book, sheet, grid, top=top, wrapped=True)
    rows: list[tuple[Any, ...]] = [tuple(grid.frame.columns), *zip(*grid.columns, strict=True)]
    for line, cells in enumerate(rows, start=top):
        sheet.set_row(line, height(zip(cells, letters, strict=False)))


def _letters(shown: Sheet) -> list[float]:
    """The width of each column: of its longest cell, up to what leaves room for others on paper; of long texts in lines.

    Codes are whole.
    """
    cells, read = shown.table.cells, shown.table.columns
    usual = workbook.widths(cells, *([shown.numbers] if shown.numbers else []), widest=WIDEST)
    long = [max((places(str(cell)) for cell in column), default=0) for column in cells.columns[:read]]
    letters = [max(wide, min(one / LINES, FOR_LONG), one / MOST_LINES) for one, wide in zip(long, usual, strict=False)]
    return [*letters, *workbook.widths(cells)[read:], *usual[cells.frame.shape[1] :]]


def _beneath(book: xlsxwriter.Workbook, sheet: Worksheet, told: list[Note], *, below: int, pixels: list[int]) -> int:
    """What holds of many rows, said once beneath them across the columns of the first page; the last row that is written."""
    head, text = book.add_format({**WRAPPED, "bold": True}), book.add_format(WRAPPED)
    line = below + bool(told)
    for title, words in told:
        for place, part in enumerate(_parts(words, sum(pixels[1:]) / LETTER * MOST_LINES * FILLED)):
            line += 1
            sheet.write_string(line, 0, "" if place else title, head)
            _spread(sheet, part, text, at=(line, 1), pixels=pixels)
    return line


def _parts(text: str, most: float) -> list[str]:
    """A text in parts that a row can hold."""
    parts = [""]
    for word in text.split(" "):
        longer = f"{parts[-1]} {word}" if parts[-1] else word
        parts = [*parts[:-1], longer] if places(longer) <= most or not parts[-1] else [*parts, word]
    return parts


def _spread(sheet: Worksheet, words: str, look: Format, *, at: tuple[int, int], pixels: list[int]) -> None:
    """A text from a cell on across the columns of the first page, in a row that is as high as it needs."""
    (line, first), last, larger = at, len(pixels) - 1, look.font_size / SIZE
    if last > first:
        sheet.merge_range(line, first, line, last, "", look)
    sheet.write_string(line, first, words, look)
    across = sum(pixels[first:]) / LETTER / larger
    sheet.set_row(line, min(round(height([(words, across)]) * larger), HIGHEST))


def address(name: str) -> str:
    """The first cell of a sheet, for a link inside the workbook."""
    return "internal:'{}'!A1".format(name.replace("'", "''"))


def printable(sheet: Worksheet) -> None:
    """On A4 across, as wide as the sheet of paper; what has more than a few columns is `_paged`."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


# Pixels of a letter, of the edges of a cell, of a column that nobody has widened, of a chart at least, and of A4 between its
# margins: 970, less what letters are wider where Excel's own font is missing. A chart has letters of 10 points, which are to
# be 8 at least on paper: no page is wider than that allows.
LETTER, EDGES, USUAL, NARROWEST, PAPER, WIDE_PAPER = 7, 5, 64, 340, 740, 970
ROOM: Final = PAPER * 10 // 8
PAPER_TALL: Final = 640  # pixels of rows on A4 across between its margins
LEAST: Final = 3  # rows of a table that begins beneath a chart on the same sheet of paper


def _paged(sheet: Worksheet, pixels: list[int], pages: list[int]) -> int:
    """All pages in one size, in which the widest fits on A4 across; that size in percent."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.repeat_columns(0)
    widest = max(pixels[0] * (begin > 0) + sum(pixels[begin:end]) for begin, end in pairwise([0, *pages]))
    scale = min(100 * PAPER // widest, 100)
    sheet.set_print_scale(scale)
    return scale


def _pages(pixels: list[int]) -> list[int]:
    """Where each page ends: a few columns on each, the first one on all, and none so wide that its letters get small."""
    ends, begin = [], 0
    while begin < len(pixels):
        room, most = (ROOM, ACROSS) if begin == 0 else (ROOM - pixels[0], ACROSS - 1)
        fits = (end for end in range(begin + most, begin + 1, -1) if sum(pixels[begin:end]) <= room)
        begin = min(next(fits, begin + 1), len(pixels))
        ends.append(begin)
    return ends


def _heading(book: xlsxwriter.Workbook, sheet: Worksheet, shown: Sheet, contents: str, pixels: list[int]) -> None:
    """Finding and subtitle across the first page, then the way back."""
    for line, (words, look) in enumerate(((shown.title, TITLE), (shown.subtitle, {}))):
        wide = places(words) * LETTER * look.get("font_size", SIZE) / SIZE
        if wide <= sum(pixels) * PAPER / WIDE_PAPER:
            # Cells that are one would be cut on the pages after the first, which have no more of them than the first column.
            sheet.write_string(line, 0, words, book.add_format(look))
        else:
            _spread(sheet, words, book.add_format({**WRAPPED, **look}), at=(line, 0), pixels=pixels)
    link = book.add_format({"font_color": "#0B50D0", "underline": 1})
    sheet.write_url(2, 0, address(contents), link, contents)


def _chart(
    book: xlsxwriter.Workbook, sheet: Worksheet, picture: Drawn, numbers: Grid, *, alt: str, pixels: list[int]
) -> int:
    """The chart beside its numbers, beneath them where the columns of the first page leave no room; where the rest begins."""
    columns, below = numbers.frame.shape[1], TOP + len(numbers.frame)
    beside = sum(pixels[columns:]) - 2 * APART
    is_beside = beside >= NARROWEST
    digits = next(one for column in numbers.digits for one in column if one is not None)
    made = charts.chart(
        book,
        picture,
        sheet=sheet.get_name(),
        top=TOP,
        first=columns - len(picture.series),
        pattern=workbook.pattern(digits),
        wide=min(beside if is_beside else sum(pixels) - EDGES, charts.WIDTH),
    )
    at, column = (TOP, columns) if is_beside else (below + 2, 0)
    more = {"description": visible(alt), "object_position": 2, "x_offset": APART * is_beside}
    sheet.insert_chart(at, column, made, more)
    return max(below, at + charts.height(picture) // PIXELS) + 3


# Names of sheets as Excel takes them: at most 31 letters, none of them forbidden, each name once.


LONGEST: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/!\\\x00-\x1f]+")  # Excel's own, and ! where the area of a sheet is named


def sheet_names(called: Iterable[str], *, mark: str = "") -> list[str]:
    """A name for each sheet: its number, by which no two are the same, and what fits of what it is called."""
    return [sheet_name(f"{mark}{place:02} {words}") for place, words in enumerate(called, start=1)]


def sheet_name(words: str) -> str:
    """What fits of a name."""
    # An apostrophe at the end is refused; letters beyond the first 65,536 count twice in Excel.
    name = " ".join(_FORBIDDEN.sub(" ", words).replace("'", "’").split())
    while len(name.encode("utf-16-le")) > 2 * LONGEST:
        name = name[:-1]
    return name.strip()


# The workbook: contents with links, a sheet for each exhibit, notes, sources and caveats in full; then the same in the
# other languages.


LINK: Final = {"font_color": "#0B50D0", "underline": 1, **WRAPPED}
# Letters of the parts, of the ways to other languages, and of the links with the titles: a link never goes on in a further
# line, and all of them stand on paper in letters of 8 points.
PARTS_WIDE, OTHERS_WIDE, NAMED_WIDE = 22, 22, 85


def book(made: Callable[[], Contents], *, taken: Provenance) -> bytes:
    """An Excel file of many exhibits, in the reader's language and after that in each other on sheets of its own.

    Args:
        made: makes the contents in the language in force; called once for each language.
        taken: version of the data, filters, day and link.
    """
    versions: list[Told] = []
    for language in dict.fromkeys([current(), *LANGUAGES]):
        with speaking(language):
            mark = f"{language.upper()} " if versions else ""
            versions.append(told(made(), taken=taken, mark=mark))
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as file:
        day = datetime.combine(taken.accessed, time())
        file.set_properties({"title": visible(versions[0].title), "created": day})
        for version in versions:
            _version(file, version, others=[one for one in versions if one is not version])
    return out.getvalue()


def _version(file: xlsxwriter.Workbook, version: Told, *, others: list[Told]) -> None:
    contents, *last = (_called_in(version, called) for called in version.called)
    names = _names(version)
    _contents(file, contents, version, names, others=others)
    for name, sheet in zip(names, version.sheets, strict=True):
        if sheet.on is None:
            put(file, name, sheet, contents=contents)
    for name, pairs in zip(last, (version.notes, version.sources, version.caveats), strict=True):
        sheet_of = file.add_worksheet(name)
        workbook.put_notes(file, sheet_of, pairs)
        printable(sheet_of)


def _names(version: Told) -> list[str]:
    """The name of the sheet of each exhibit; of two that show the same table, that of the one sheet which holds it."""
    own = [place for place, one in enumerate(version.sheets) if one.on is None]
    called = sheet_names((version.sheets[place].called for place in own), mark=version.mark)
    names = dict(zip(own, called, strict=True))
    return [names[place if one.on is None else one.on] for place, one in enumerate(version.sheets)]


def _called_in(version: Told, called: str) -> str:
    return sheet_name(f"{version.mark}{called}")


def _contents(file: xlsxwriter.Workbook, called: str, version: Told, names: list[str], *, others: list[Told]) -> None:
    """Which sheet shows what, each a link; beside the titles the way to the other languages."""
    sheet = file.add_worksheet(called)
    head, text, link = (file.add_format(look) for look in (HEAD, WRAPPED, LINK))
    links = width(names)
    widths = (links, PARTS_WIDE, NAMED_WIDE - links, OTHERS_WIDE)
    for column, wide in enumerate(widths):
        sheet.set_column(column, column, wide)
    for column, title in enumerate(version.headed):
        sheet.write_string(0, column, title, head)
    for column, other in enumerate(others, start=len(version.headed)):
        name = _called_in(other, other.called[0])
        sheet.write_url(0, column, address(name), link, name)
    for line, (name, shown) in enumerate(zip(names, version.sheets, strict=True), start=1):
        sheet.write_url(line, 0, address(name), link, name)
        sheet.write_string(line, 1, shown.part, text)
        sheet.write_string(line, 2, shown.title, text)
        sheet.set_row(line, height(zip((name, shown.part, shown.title), widths, strict=False)))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    printable(sheet)


__all__ = ["Contents", "book", "of_pages", "of_story"]
