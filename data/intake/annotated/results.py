"""The problems of a file as they are written into it: beside each row, on each cell, and counted below the table."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from data.intake.annotated.layout import Layout
from data.intake.own_files import FOOTNOTE, annotation_heading
from data.intake.problem import Problem
from data.intake.upload import Checked
from i18n import _, message

MARKED: Final = 1000
WEIGHTS: Final = {
    "error": message("Error"),
    "warning": message("To be confirmed"),
    "note": message("For information"),
}


@dataclass(frozen=True, kw_only=True)
class Results:
    """What is added to a file.

    Attributes:
        rows: texts by row, for the added column.
        cells: texts and the severity of the worst of them, by (row, column).
        lines: for below the table: how many problems there are, and those of the whole file.
    """

    rows: dict[int, list[str]]
    cells: dict[tuple[int, int], tuple[str, list[str]]]
    lines: list[str]


def results(checked: Checked, *, layout: Layout) -> Results:
    """The first 1,000 problems, errors before warnings, each where it belongs; all are counted."""
    order = list(WEIGHTS)
    shown = sorted(checked.problems, key=lambda problem: order.index(problem.severity))[:MARKED]
    rows: dict[int, list[str]] = defaultdict(list)
    cells: dict[tuple[int, int], tuple[str, list[str]]] = {}
    lines = [_count(checked)]
    for problem in shown:
        row = problem.row or (layout.heading_row if problem.column in layout.columns else None)
        if row is None or row == layout.heading_row or row > len(layout.cells):
            lines.append(told(problem))
        else:
            rows[row].append(told(problem))
        if row is not None and problem.column in layout.columns:
            column = layout.columns[problem.column]
            place = layout.head_of(row, column), column
            cells.setdefault(place, (problem.severity, []))[1].append(told(problem))
    return Results(rows=dict(rows), cells=cells, lines=[f"{FOOTNOTE} {annotation_heading()}: {line}" for line in lines])


def told(problem: Problem) -> str:
    """A problem in one sentence with its weight, its column and what would be right."""
    weight, text = WEIGHTS[problem.severity], str(problem.message)
    head = f"{weight} [{problem.column}]" if problem.column else str(weight)
    if problem.suggestion and problem.suggestion not in text:
        text += " " + _("Suggestion: {suggestion}", suggestion=problem.suggestion)
    return f"{head}: {text}"


def _count(checked: Checked) -> str:
    counts = Counter(problem.severity for problem in checked.problems)
    line = _(
        "errors: {errors}, warnings to be confirmed: {warnings}, remarks: {notes}.",
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
    )
    if len(checked.problems) > MARKED:
        line += " " + _("The first {count} are marked.", count=f"{MARKED:,}")
    return line
