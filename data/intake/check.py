"""The whole way of a file: read, understood, checked."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

import numpy as np
import pandas as pd

from data.intake import problem
from data.intake import read as reading
from data.intake.checks import CHECKS
from data.intake.persons import rows_with_pieces
from data.intake.problem import Problem, Question
from data.intake.upload import Against, Checked, Draft, Reading, Upload
from data.intake.values import is_number, understood
from data.package import codes, gaps, keys, optional_keys, source_columns
from data.stewardship import NOTHING, statements

# What the Table Schema of its dataset finds faulty in the typed rows of a file; frictionless judges all but blanks.


POSITION: Final = "row of the draft"  # the name of no field
AT_ONCE: Final = 10_000  # rows that are objects at a time
MOST_ERRORS: Final = 20_000
"""Where frictionless stops: it takes 0.06 ms to word an error, and a file with so many has one fault in it all."""
CODES: Final = {"primary-key": "row-duplicate-key", "constraint-error": "cell-constraint", "type-error": "cell-type"}

Fault = tuple[str, int, str]


def held_against_schema(draft: Draft) -> Draft:
    """The draft with what its Table Schema finds, besides the cells that could not be understood."""
    faults = defaultdict(list, {code: list(places) for code, places in draft.faults.items()})
    broken = list(_broken(draft))
    for code, position, name in (*_blanks(draft), *broken):
        faults[code].append((position, name))
    return replace(draft, faults=dict(faults), cut=len(broken) >= MOST_ERRORS)


def _blanks(draft: Draft) -> Iterator[Fault]:
    """Required cells without a value. A figure may be marked as missing: that is what the office reports, no fault."""
    for field in _fields(draft):
        if field.get("constraints", {}).get("required") and field["name"] in draft.reading.cells:
            reasons = draft.missing[field["name"]]
            figure = is_number(field) and field["name"] not in draft.against.resource["schema"]["primaryKey"]
            blank = reasons == "blank" if figure else ~reasons.isin(["", "unreadable"])
            yield from (("cell-blank", int(position), field["name"]) for position in np.flatnonzero(blank))


def _broken(draft: Draft) -> Iterator[Fault]:
    """Values outside their limits, and rows that are there twice; a key without a part that it needs is compared with none."""
    key = [name for name in keys(draft.against.resource) if name in draft.reading.cells]
    needed = [name for name in key if name not in optional_keys(draft.against.resource)]
    whole = draft.table[needed].notna().all(axis="columns")
    for rows, columns in ((draft.table[whole], key), (draft.table[~whole], [])):
        if len(rows):
            yield from _reported(rows, fields=_fields(draft), key=columns)


def _fields(draft: Draft) -> list[dict[str, Any]]:
    return [field for field in draft.against.resource["schema"]["fields"] if field["name"] in draft.table]


def _reported(table: pd.DataFrame, *, fields: list[dict[str, Any]], key: list[str]) -> Iterator[Fault]:
    from frictionless import Resource, Schema  # 0.3 s, and only a file that is checked needs it

    filled = [field for field in fields if table[field["name"]].notna().any()]
    names = [field["name"] for field in filled]

    def each_row() -> Iterator[list[Any]]:
        """Handed over one by one, rows are not copied with what describes them."""
        yield [POSITION, *names]
        for start in range(0, len(table), AT_ONCE):
            rows = table[names].iloc[start : start + AT_ONCE]
            cells = rows.astype("object").where(rows.notna(), None)
            yield from map(list, zip(rows.index.tolist(), *(cells[name].tolist() for name in names), strict=True))

    schema = {
        "fields": [{"name": POSITION, "type": "integer"}, *map(_judged, filled)],
        "primaryKey": [name for name in key if name in names],
    }
    report = Resource(data=each_row, schema=Schema.from_descriptor(schema)).validate(limit_errors=MOST_ERRORS)
    errors: list[Any] = report.tasks[0].errors
    for error in errors:
        yield CODES[error.type], int(error.cells[0]), getattr(error, "field_name", key[-1] if key else "")


def _judged(field: dict[str, Any]) -> dict[str, Any]:
    """A field as frictionless is to judge it: blanks are ours, and a string is judged faster than a date."""
    limits = {name: limit for name, limit in field.get("constraints", {}).items() if name != "required"}
    return {
        "name": field["name"],
        "type": "string" if field["type"] == "date" else field["type"],
        "constraints": limits,
    }


# All that can be said of a file, at once: what was read, what was mended, what is wrong, what is open.


Progress = Callable[[float], None]
READ, UNDERSTOOD, JUDGED, DONE = 0.4, 0.6, 0.85, 1.0
"""How far along a check is after each stage, as measured on 100,000 rows."""


def check(upload: Upload, *, dataset: str, against: Against, progress: Progress | None = None) -> Checked:
    """Read a file, understand its cells, and run every check that can run.

    Args:
        upload: the file, and what its uploader has answered.
        dataset: the name of the dataset that it is for.
        against: what it is held against, as `data.intake.upload.against` gives it.
        progress: told at the end of each stage and check how much is done, from 0 to 1. What it raises ends the check, and
            nothing of it is kept.
    """
    tell = progress or (lambda done: None)
    read, problems, fixes, left_out, questions, searched = reading.read(
        upload, resource=against.resource, progress=lambda done: tell(done * READ)
    )
    draft = None
    if read is not None:
        tell(READ)
        found = understood(read, against=against, answers=upload.answers)
        tell(UNDERSTOOD)
        draft = held_against_schema(found.draft)
        tell(JUDGED)
        problems = [*problems, *_looked_at(draft, tell)]
        fixes, questions = [*fixes, *found.fixes], _asked_once(questions, found.questions)
    tell(DONE)
    still_open = [question for question in questions if question.required and not question.answered(upload.answers)]
    blocked = still_open or any(problem.severity == "error" for problem in problems)
    pieces = rows_with_pieces(problems)
    return Checked(
        dataset=dataset,
        rows=len(read.rows) if read else 0,
        problems=tuple(problem.problem(told, hidden=told.row in pieces) for told in _in_order(problems, read)),
        fixes=tuple(problem.fix(made, hidden=made.row in pieces) for made in fixes),
        left_out=tuple(problem.left_out(part, hidden=part.row in pieces) for part in left_out),
        questions=tuple(map(problem.question, questions)),
        still_open=tuple(map(problem.question, still_open)),
        table=None if blocked or draft is None else _publishable(draft),
        cut=draft is not None and draft.cut,
        searched=searched,
    )


def _looked_at(draft: Draft, tell: Progress) -> Iterator[Problem]:
    """What each check finds; told after each of them."""
    for number, look in enumerate(CHECKS.values(), start=1):
        yield from look(draft)
        tell(JUDGED + (DONE - JUDGED) * number / len(CHECKS))


def _asked_once(first: list[Question], others: list[Question]) -> list[Question]:
    """Each question by its name: what the file raises goes before what it does not say."""
    asked = {question.name for question in first}
    return [*first, *(question for question in others if question.name not in asked)]


def _in_order(problems: list[Problem], read: Reading | None) -> list[Problem]:
    """As a reader meets them, each cause once: what another problem of the same cell explains is not told beside it."""
    at = {(one.row, one.column, mark) for one in problems if one.row and one.column for mark in _grounds(one)}
    measured = {one.column for one in problems if one.code == "table-measure"}
    lost = {one.row for one in problems if one.code == "file-mojibake"}
    counted = [one for one in problems if one.code == "row-cell-count"]
    rest = {(one.row, str(one.value).partition(",")[2]) for one in counted if one.column}  # 000 of 27,000
    unread = any(one.column is None for one in counted)
    two = any(one.code == "table-second" for one in problems)
    told = [
        one
        for one in dict.fromkeys(problems)
        if not any((one.row, one.column, mark) in at for mark in EXPLAINED.get(one.code, ()))
        and not (one.code == "header-unknown" and one.column in measured)
        and not (one.code in OF_LETTERS and one.row in lost and LOST.fullmatch(one.value or ""))
        and not (one.code in OF_LETTERS and (one.row, (one.value or "").strip(" 명인")) in rest)
        and not (one.code == "plausible-missing-province" and unread)
        and not (one.code == "table-wide" and two)
        and not (one.code in OF_SIZE and read and read.unsure)
    ]
    return sorted(told, key=partial(_order, headings=list(read.headings.values()) if read else []))


UNSAVED: Final = "a formula without its result"
WRONG: Final = "any error"
EXPLAINED: Final = {
    **{code: (WRONG,) for code in CHECKS if code.startswith("plausible-")},
    "privacy-small-cell": (WRONG,),
    "cell-blank": (UNSAVED,),
    "cell-type": ("safety-formula",),
    "code-unknown": ("safety-formula",),
    "code-subset": ("code-unknown",),
}
"""What is not told of a cell where one of these is: how likely or how small a figure is that is none."""
EXPLAINING: Final = frozenset(mark for marks in EXPLAINED.values() for mark in marks)
OF_SIZE: Final = ("plausible-scale", "plausible-jump", "plausible-level", "plausible-digit", "privacy-small-cell")
"""What is told of how large a figure is: of none that may have to be multiplied."""
OF_LETTERS: Final = ("cell-type", "code-unknown")
LOST: Final = re.compile(r"(?=[^?]*\?\?)[ ?()·,_\d]+")
"""A text whose letters were lost: what is told of its row says so."""


def _grounds(one: Problem) -> Iterator[str]:
    """What a problem explains others of its cell by."""
    if one.code in EXPLAINING:
        yield one.code
    if one.severity == "error":
        yield WRONG
    if one.code == "cell-error-value" and one.value is None:
        yield UNSAVED


def _order(problem: Problem, *, headings: list[str]) -> tuple[int, int, str]:
    """As a reader goes through the file: what concerns all of it first, then row by row from left to right."""
    column = headings.index(problem.column) if problem.column in headings else len(headings)
    return problem.row or 0, column, problem.code


def _publishable(draft: Draft) -> pd.DataFrame:
    """The rows as they would be published: a figure that is marked as missing keeps its mark, and is never 0.

    Where a dataset has no column for the mark, a row without its figure is left out. A national file changes rows by its
    columns, so the table has no others; an office's rows are the whole of their scope.
    """
    fields, marks = draft.against.resource["schema"]["fields"], gaps(draft.against.resource)
    needed = [field["name"] for field in fields if field.get("constraints", {}).get("required")]
    kept = [name for name in needed if name in draft.table and name not in marks]
    marked = {column: _marks(draft, figure, column) for figure, column in marks.items()}
    unsaid = draft.lacks if draft.against.resource["publishes"] == "national" else []
    table = draft.table.drop(columns=unsaid).assign(**marked)
    return _stating(table.dropna(subset=[name for name in kept if name in table]).reset_index(drop=True))


def _stating(table: pd.DataFrame) -> pd.DataFrame:
    """The table without the columns of sources where none is stated in them, as in a template that came back."""
    if any(one != NOTHING for one in statements(table)):
        return table
    return table.drop(columns=[field["name"] for field in source_columns()], errors="ignore")


def _marks(draft: Draft, figure: str, column: str) -> "pd.Series[str]":
    known = codes(draft.against.resource, column)
    return draft.missing[figure].where(draft.missing[figure].isin(known)).astype("str")
