"""Cells that stand for the rows below them: filled down where a workbook merged them, offered where they are blank."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from data.intake.problem import Fix, Question
from data.intake.reading.body import Body
from data.intake.reading.columns import Column
from data.intake.reading.findings import Findings
from data.intake.reading.grid import Merge
from data.intake.reading.roles import column_name
from data.intake.reading.sums import Keys
from i18n import message

YES = "yes"


def filled(
    body: Body, merges: tuple[Merge, ...], *, keys: Keys, answers: Mapping[str, str], findings: Findings
) -> Body:
    """The rows with the key cells filled in that stand blank under a cell which speaks for them too."""
    columns = {column.position: column for column in keys.columns}
    meant = sorted((merge for merge in merges if merge.column in columns), key=lambda merge: merge.first_row)
    blank = any("" in keys.words(body, column) for column in keys.columns)
    if not meant and not blank:
        return body
    rows = [list(row) for row in body.rows]
    for merge in meant:
        _fill(rows, body.numbers, merge, columns[merge.column], findings=findings)
    if blank_cell := _blank_below(rows, keys):
        place, column = blank_cell
        findings.questions.append(_offer(row=body.numbers[place], column=column_name(column)))
        if answers.get("fill_down") == YES:
            _fill_blank(rows, body.numbers, keys, findings=findings)
    return replace(body, rows=rows)


def _fill(rows: list[list[str]], numbers: list[int], merge: Merge, column: Column, *, findings: Findings) -> None:
    first, last = bisect_left(numbers, merge.first_row), bisect_left(numbers, merge.last_row + 1)
    if last - first < 2 or numbers[first] != merge.first_row:
        return
    text = rows[first][column.position]
    for row in rows[first + 1 : last]:
        row[column.position] = text
    findings.fixes.append(_fix(text, column, row=numbers[first + 1], last=numbers[last - 1]))


def _fix(text: str, column: Column, *, row: int, last: int) -> Fix:
    told = message("The cell above stands for these rows too: “{text}” down to row {last}.", text=text, last=last)
    return Fix(message=told, before="", after=text, row=row, column=column.heading or None)


def _blank_below(rows: list[list[str]], keys: Keys) -> tuple[int, Column] | None:
    """The first key cell that is blank and could be filled from above: place of its row, and column."""
    columns = [column for column in keys.columns if rows and rows[0][column.position]]
    blank = (
        (place, column)
        for place, row in enumerate(rows)
        for column in columns
        if not row[column.position] and not keys.sum_in(row)
    )
    return next(blank, None)


def _fill_blank(rows: list[list[str]], numbers: list[int], keys: Keys, *, findings: Findings) -> None:
    """Within the same cells to the left: a total of all provinces, or the next year, repeats nothing from above."""
    for column in keys.columns:
        before = keys.left_of(column)
        above, group = "", [""]
        for row, number in zip(rows, numbers, strict=True):
            text, place = row[column.position], [row[key.position] for key in before.columns]
            if not text and above and place == group:
                row[column.position] = above
                findings.fixes.append(_fix(above, column, row=number, last=number))
            above, group = (text, place) if text else (above, group)


def _offer(*, row: int, column: str) -> Question:
    return Question(
        name="fill_down",
        row=row,
        column=column,
        message=message("Some cells of the first columns are blank. Do they repeat the cell above?"),
        options={
            YES: message("Yes, fill them in from the cell above"),
            "no": message("No, leave them blank"),
        },
    )
