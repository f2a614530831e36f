"""Finding the headings: titles and units may stand above them, and there may be up to three rows of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from data.intake.reading import words
from data.intake.reading.columns import Column, column
from data.intake.reading.grid import Grid, cell
from data.intake.reading.limits import SEARCHED_ROWS
from data.intake.reading.vocabulary import Vocabulary, without_unit

DEEPEST: Final = 3
SAMPLED_CELLS: Final = 60
MOSTLY: Final = 0.8  # of the cells must be values of a field for the column to be taken for it
STUB: Final = "구분"  # the heading of categories, and what clerks write above any first column


@dataclass(frozen=True, kw_only=True, eq=False)
class Header:
    """The headings of a file.

    Attributes:
        first: position in the grid of their first row; `body` that of the first row below them.
        columns: those with a heading or with cells.
    """

    first: int
    body: int
    columns: list[Column]

    @property
    def information(self) -> float:
        """How much the headings say."""
        return sum(column.information for column in self.columns)

    @property
    def usable(self) -> bool:
        """Whether they can be the headings of a table: a field that stands above its own cells, and one thing more."""
        own = [column for column in self.columns if column.name and not column.across]
        kinds = {frozenset(column.dimensions) for column in self.columns if column.across and not column.sums}
        alike = len(kinds) <= 1 or not all(column.guessed for column in own)
        return bool(own) and alike and sum(column.known for column in self.columns) >= 2


def header(grid: Grid, *, vocabulary: Vocabulary) -> Header | None:
    """The rows among the first 20 of the file that say most as headings, the fewest and topmost of them; or None."""
    candidates = [
        found
        for depth in range(1, DEEPEST + 1)
        for first, number in enumerate(grid.numbers[: SEARCHED_ROWS + 1])
        if number <= SEARCHED_ROWS
        if (found := _candidate(grid, first=first, depth=depth, vocabulary=vocabulary)) and found.usable
    ]
    return max(candidates, key=lambda found: found.information, default=None)


def _candidate(grid: Grid, *, first: int, depth: int, vocabulary: Vocabulary) -> Header | None:
    rows = grid.rows[first : first + depth]
    if len(rows) < depth or any(_headings_in(row) < 2 for row in rows[:-1]):
        return None
    if any(_is_entry(rows[place], rows[:place], vocabulary=vocabulary) for place in range(1, depth)):
        return None
    below = grid.rows[first + depth : first + depth + SAMPLED_CELLS]
    width = max(map(len, [*rows, *below]))
    filled = [*(_filled(row, width) for row in rows[:-1]), rows[-1]]
    found: list[Column] = []
    for position in range(width):
        own = _headings(rows, position)
        cells = [cell(row, position) for row in below]
        if own or any(cells):
            named = _named(position, _headings(filled, position), own, vocabulary=vocabulary)
            found.append(_by_cells(named, cells, others=found, vocabulary=vocabulary))
    return Header(first=first, body=first + depth, columns=found)


def _is_entry(row: list[str], above: list[list[str]], *, vocabulary: Vocabulary) -> bool:
    """Whether a row below headings is the first of the table: values of two fields, each under the heading of its own.

    1,900 trainees look like a year; a year across a wide table stands under no other field's values.
    """
    own = {
        kind
        for position, text in enumerate(row)
        if (kind := vocabulary.dimension(text)) and (headings := _headings(above, position))
        if column(position, headings, vocabulary=vocabulary).name == kind
    }
    return len(own) > 1


def _headings_in(row: list[str]) -> int:
    """How many headings a row holds: a line with nothing but a title, or a title and a unit, is none of headings."""
    return sum(bool(without_unit(text.strip())[0]) for text in row)


def _filled(row: list[str], width: int) -> list[str]:
    """An upper row of headings in which each one stands above all the columns that it spans."""
    filled: list[str] = []
    for position in range(width):
        filled.append(cell(row, position) or (filled[-1] if filled else ""))
    return filled


def _headings(rows: list[list[str]], position: int) -> list[str]:
    """The headings above a column from top to bottom, each once, on one line each."""
    found = [" ".join(cell(row, position).split()) for row in rows]
    return list(dict.fromkeys(heading for heading in found if heading))


def _named(position: int, spanning: list[str], own: list[str], *, vocabulary: Vocabulary) -> Column:
    """By its own headings and those that span it; by its own alone where the others are not meant for it."""
    found = column(position, spanning, vocabulary=vocabulary) if own else Column(position=position, heading="")
    if found.known or spanning == own:
        return found
    return column(position, own, vocabulary=vocabulary)


def _by_cells(found: Column, cells: list[str], *, others: list[Column], vocabulary: Vocabulary) -> Column:
    """A column without a heading that says something (구분 does not), taken for what its cells are values of."""
    if found.known and words.plain(found.heading) != STUB:
        return found
    meant = _meant([text for text in cells if text], vocabulary.dimension)
    taken = {column.name for column in others}
    if meant is None or meant == found.name or meant in taken:
        return found
    return replace(found, name=meant, guessed=True)


def _meant(cells: list[str], dimension: Callable[[str], str | None]) -> str | None:
    kinds = [kind for text in cells if (kind := dimension(text)) != ""]
    for kind in dict.fromkeys(kind for kind in kinds if kind):
        if kinds.count(kind) >= MOSTLY * len(kinds):
            return kind
    return None
