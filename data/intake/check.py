"""All that can be said of a file, at once: what was read, what was mended, what is wrong, what is open."""

from collections.abc import Callable
from functools import partial
from itertools import chain

import pandas as pd

from data.intake import presentable, reading
from data.intake.checks import CHECKS
from data.intake.problem import Problem
from data.intake.schema import held_against_schema
from data.intake.upload import Against, Checked, Draft, Upload
from data.intake.values.draft import understood

Progress = Callable[[float], None]
READ, UNDERSTOOD, JUDGED, DONE = 0.4, 0.6, 0.85, 1.0
"""How far along a check is after each stage, as measured on 100,000 rows."""


def check(upload: Upload, *, dataset: str, against: Against, progress: Progress | None = None) -> Checked:
    """Read a file, understand its cells, and run every check that can run.

    Args:
        upload: the file, and what its uploader has answered.
        dataset: the name of the dataset that it is for.
        against: what it is held against, as `data.intake.against.against` gives it.
        progress: told at the end of each stage how much is done, from 0 to 1.
    """
    tell = progress or (lambda done: None)
    read, problems, fixes, questions, searched = reading.read(
        upload, resource=against.resource, progress=lambda done: tell(done * READ)
    )
    draft = None
    if read is not None:
        tell(READ)
        found = understood(read, against=against, answers=upload.answers)
        tell(UNDERSTOOD)
        draft = held_against_schema(found.draft)
        tell(JUDGED)
        problems = [*problems, *chain.from_iterable(look(draft) for look in CHECKS)]
        fixes, questions = [*fixes, *found.fixes], [*questions, *found.questions]
    tell(DONE)
    unanswered = [question for question in questions if not question.answered(upload.answers)]
    still_open = [question for question in unanswered if question.required]
    blocked = still_open or any(problem.severity == "error" for problem in problems)
    in_order = sorted(problems, key=partial(_order, headings=list(read.headings.values()) if read else []))
    return Checked(
        dataset=dataset,
        rows=len(read.rows) if read else 0,
        problems=tuple(map(presentable.problem, in_order)),
        fixes=tuple(map(presentable.fix, fixes)),
        questions=tuple(map(presentable.question, questions)),
        still_open=tuple(map(presentable.question, still_open)),
        table=None if blocked or draft is None else _publishable(draft),
        cut=draft is not None and draft.cut,
        searched=searched,
    )


def _order(problem: Problem, *, headings: list[str]) -> tuple[int, int, str]:
    """As a reader goes through the file: what concerns all of it first, then row by row from left to right."""
    column = headings.index(problem.column) if problem.column in headings else len(headings)
    return problem.row or 0, column, problem.code


def _publishable(draft: Draft) -> pd.DataFrame:
    """The rows as they would be published: one whose figure is marked as missing stays unreported, and never 0."""
    fields = draft.against.resource["schema"]["fields"]
    needed = [field["name"] for field in fields if field.get("constraints", {}).get("required")]
    return draft.table.dropna(subset=[name for name in needed if name in draft.table]).reset_index(drop=True)
