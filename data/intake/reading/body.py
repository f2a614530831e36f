"""The rows below the headings: which belong to the table, and which lines of text are left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from data.intake.problem import Problem
from data.intake.reading.findings import Findings
from data.intake.reading.grid import Grid
from data.intake.reading.header import Header
from data.intake.reading.limits import LONGEST_SHOWN
from data.intake.reading.units import in_heading
from data.intake.reading.vocabulary import Vocabulary
from i18n import message

NOTE: Final = re.compile(
    r"\s*+(?:[※＊*☞]|\[?주\s*+\d{0,2}\s*+[\]):：.]|주석|(?:자료|출처|비고|참고)\s*+(?:원)?\s*+[:：)]|\d{1,2}\)\s"
    r"|(?:sources?|notes?)\s*+\d*+\s*+[:：)])",
    re.IGNORECASE,
)
NUMBER: Final = re.compile(r"\s*[-△▲]?\d[\d,.]*\s*")


@dataclass(frozen=True, kw_only=True, eq=False)
class Body:
    """Rows with their place in the spreadsheet, all as wide as the table."""

    rows: list[list[str]]
    numbers: list[int]


def body(grid: Grid, header: Header, *, vocabulary: Vocabulary, findings: Findings) -> Body:
    """The rows of the table; lines of text, blank rows and rows with too many or too few cells are left out and told."""
    first, last = _first(grid, header), _last(grid, header, vocabulary)
    kept = list(_kept(grid, header, vocabulary, rows=slice(first, last), findings=findings))
    for row, number in zip(grid.rows[last:], grid.numbers[last:], strict=True):
        _tell_note(row, number, findings=findings)
    _tell_blank(grid.numbers[header.body - 1 : last], findings=findings)
    return Body(rows=[row for row, _ in kept], numbers=[number for _, number in kept])


def _kept(
    grid: Grid, header: Header, vocabulary: Vocabulary, *, rows: slice, findings: Findings
) -> Iterator[tuple[list[str], int]]:
    width = max(column.position for column in header.columns) + 1
    headings = grid.rows[header.body - 1]
    fewest, most = _expected_cells(grid, header, vocabulary)
    for row, number in zip(grid.rows[rows], grid.numbers[rows], strict=True):
        if _is_note(row) or row[: len(headings)] == headings:  # printed tables repeat their headings on each page
            _tell_note(row, number, findings=findings)
        elif grid.delimited and (len(row) < fewest or any(row[most:])):
            findings.problems.append(_miscounted(row, number, expected=most))
        else:
            yield row if len(row) == width else row[:width] + [""] * (width - len(row)), number


def _first(grid: Grid, header: Header) -> int:
    """Past a row under the headings that holds nothing but units."""
    below = grid.rows[header.body : header.body + 1]
    return header.body + sum(all(in_heading(text, row=0) for text in row if text) for row in below)


def _last(grid: Grid, header: Header, vocabulary: Vocabulary) -> int:
    """Where the lines of text below the table begin: the last rows in which one cell alone holds anything."""
    last = len(grid.rows)
    while last > header.body and len(header.columns) > 2 and _is_line(grid.rows[last - 1], vocabulary):
        last -= 1
    return last


def _is_line(row: list[str], vocabulary: Vocabulary) -> bool:
    texts = [text for text in row if text]
    return _is_note(row) or (len(texts) == 1 and texts[0] == row[0] and vocabulary.dimension(texts[0]) is None)


def _is_note(row: list[str]) -> bool:
    """Whether a row is a line of text such as "자료: 고용노동부", and no row of figures."""
    start = row[0] or next(text for text in row if text)
    return bool(NOTE.match(start)) and not any(NUMBER.fullmatch(text) for text in row if text is not start)


def _expected_cells(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[int, int]:
    """The fewest and the most cells that a row may have. Excel leaves out blank cells at the end of a row, in blocks of
    16 rows, so only those must be there without which there is no figure.
    """
    needed = (*vocabulary.keys, *vocabulary.measures)
    places = [column.position + 1 for column in header.columns if column.across or column.name in needed]
    return max(places, default=0), max(map(len, grid.rows[header.first : header.body]))


def _miscounted(row: list[str], number: int, *, expected: int) -> Problem:
    told = message(
        "The row has {found} cells, but there are {expected} headings. Put numbers and texts that hold commas "
        "between double quotes, or add what is missing.",
        found=len(row),
        expected=expected,
    )
    return Problem(code="row-cell-count", message=told, row=number, value=",".join(row)[:LONGEST_SHOWN])


def _tell_note(row: list[str], number: int, *, findings: Findings) -> None:
    text = " ".join(" ".join(row).split())
    told = message("A line of text, not a row of figures: it is left out.")
    findings.problems.append(Problem(code="row-note", message=told, row=number, value=text[:LONGEST_SHOWN]))


def _tell_blank(numbers: list[int], *, findings: Findings) -> None:
    """One note for all blank rows inside the table, at the first of them."""
    gaps = [(before + 1, after - before - 1) for before, after in pairwise(numbers) if after > before + 1]
    if gaps:
        told = message("Blank rows inside the table are skipped: {count}.", count=sum(count for _, count in gaps))
        findings.problems.append(Problem(code="row-blank", message=told, row=gaps[0][0]))
