"""A file to rows of text under the names of the fields of its dataset."""

from collections.abc import Callable
from typing import Any, NamedTuple

from data.intake.problem import Fix, Problem, Question
from data.intake.reading import delimited, kind, persons, sheets
from data.intake.reading.findings import AskedError, Findings, RefusedError
from data.intake.reading.grid import Grid
from data.intake.reading.header import header
from data.intake.reading.limits import MOST_ROWS
from data.intake.reading.table import table
from data.intake.reading.vocabulary import Vocabulary, vocabulary
from data.intake.reading.workbook import Workbook
from data.intake.upload import Reading, Upload


class Read(NamedTuple):
    """What was read, and what is told of it; `reading` is None when the file could not be understood so far.

    `searched` says whether all of the file was searched for numbers and addresses of persons.
    """

    reading: Reading | None
    problems: list[Problem]
    fixes: list[Fix]
    questions: list[Question]
    searched: bool


def read(
    upload: Upload,
    *,
    resource: dict[str, Any],
    progress: Callable[[float], None] | None = None,
    most_rows: int = MOST_ROWS,
) -> Read:
    """Read a file whatever its bytes are; nothing in it raises.

    Args:
        upload: the file and the answers given so far (`sheet`, `scale`, `fill_down`, `counting`, and key fields).
        resource: descriptor of the dataset in datapackage.json.
        progress: told how much of the file was read, 0 to 1.
        most_rows: files with more rows are refused.
    """
    words = vocabulary(resource)
    findings = Findings()
    reading: Reading | None = None
    searched = False
    try:
        cells = _searched(upload, words, most_rows=most_rows, progress=progress, findings=findings)
        searched = True
        reading = table(cells, upload=upload, vocabulary=words, most_rows=most_rows, findings=findings)
    except RefusedError as refused:
        findings.problems.append(refused.problem)
    except AskedError as asked:
        findings.questions.append(asked.question)
        searched = True
    if progress:
        progress(1.0)
    return Read(reading, findings.problems, findings.fixes, findings.questions, searched)


def _searched(
    upload: Upload, words: Vocabulary, *, most_rows: int, progress: Callable[[float], None] | None, findings: Findings
) -> Grid:
    """The cells that are read, once the whole file is searched for numbers and addresses of persons."""
    if not kind.workbook(upload.content, name=upload.name):
        cells = delimited.grid(upload.content, most_rows=most_rows)
        findings.problems.extend(persons.in_file(cells, name=upload.name, vocabulary=words))
        return cells
    book, found = Workbook(upload.content), None
    try:
        found = book.grid(_sheet(book, upload, words), most_rows=most_rows, progress=progress)
        return found
    finally:  # also where it is asked which sheet is meant: the file is kept until that is answered
        told = persons.in_workbook(book, upload.content, name=upload.name, grid=found, vocabulary=words)
        findings.problems.extend(told)


def grid(
    upload: Upload, words: Vocabulary, *, most_rows: int = MOST_ROWS, progress: Callable[[float], None] | None = None
) -> Grid:
    """The cells of the sheet that is read, or of the delimited file.

    Raises:
        RefusedError: the file cannot be read; the problem says why.
        AskedError: it is not told which sheet is meant.
    """
    if not kind.workbook(upload.content, name=upload.name):
        return delimited.grid(upload.content, most_rows=most_rows)
    book = Workbook(upload.content)
    return book.grid(_sheet(book, upload, words), most_rows=most_rows, progress=progress)


def _sheet(book: Workbook, upload: Upload, words: Vocabulary) -> str:
    return sheets.chosen(
        book, answers=upload.answers, is_table=lambda sheet: header(sheet, vocabulary=words) is not None
    )
