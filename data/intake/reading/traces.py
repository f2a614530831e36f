"""What a file shows of its past: letters broken by a wrong encoding, hidden rows, formulas saved without a result."""

from typing import Final

from data.intake.problem import Problem
from data.intake.reading.findings import Findings
from data.intake.reading.grid import Grid, letters
from data.intake.reading.limits import LONGEST_SHOWN
from i18n import message

BROKEN_LETTERS: Final = ("\ufffd", "占쏙옙", "占쏙", "ï¿½", "锟斤拷")


def tell_traces(grid: Grid, *, below: int, findings: Findings) -> None:
    """Tell them, as far as they stand below the headings in the spreadsheet's row `below`; broken letters anywhere."""
    findings.problems.extend(_broken_letters(grid))
    hidden = [number for number in grid.numbers if number > below and number in grid.hidden]
    if hidden:
        findings.problems.append(_hidden(hidden))
    findings.problems.extend(_unsaved(row, column) for row, column in grid.unsaved if row > below)


def _broken_letters(grid: Grid) -> list[Problem]:
    """One problem a row, at its first broken cell."""
    if not _is_broken("\n".join(map("\t".join, grid.rows))):
        return []
    return [
        _mojibake(next(text for text in row if _is_broken(text)), number)
        for row, number in zip(grid.rows, grid.numbers, strict=True)
        if _is_broken("\n".join(row))
    ]


def _is_broken(text: str) -> bool:
    return any(mark in text for mark in BROKEN_LETTERS)


def _mojibake(text: str, number: int) -> Problem:
    told = message(
        "The letters were lost when the file was saved in a wrong encoding, and cannot be brought back. "
        "Open the original and save it: File > Save As > CSV UTF-8 (Comma delimited) (*.csv)."
    )
    return Problem(code="file-mojibake", message=told, row=number, value=text[:LONGEST_SHOWN])


def _hidden(rows: list[int]) -> Problem:
    told = message(
        "{count} rows are hidden in the sheet, by hand or by a filter. They are read too: "
        "show them in Excel and delete what does not belong there.",
        count=len(rows),
    )
    return Problem(code="row-hidden", message=told, row=rows[0])


def _unsaved(row: int, column: int) -> Problem:
    told = message(
        "The cell holds a formula whose result was not saved. Open the file in Excel, save it and upload it again."
    )
    return Problem(code="cell-error-value", message=told, row=row, column=letters(column))
