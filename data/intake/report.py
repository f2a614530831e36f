"""What the check of a file found, as text for people and as JSON for programs."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from data.intake.problem import Fix, LeftOut, Problem, Question
from data.intake.upload import Checked
from i18n import Message, _, message

MOST_LINES: Final = 1_000
"""More problems than this nobody reads; all are counted."""
MORE: Final = message("So many rows break the rules of the table that the search was ended: there are more errors.")
WEIGHTS: Final[dict[str, Message]] = {"error": message("Error"), "warning": message("Warning"), "note": message("Note")}


def as_json(checked: Checked) -> str:
    """One object; messages in the language in force.

    `valid` says that nothing blocks the file, `clean` that besides no warning wants a reason: the command ends with 0.
    `questions` are open: until each is answered the file is not valid. `unstated` is what may be said of the file besides.
    `left_out` are the parts of the file that are no part of its table: `reason` is a code, `why` says it.
    """
    found = {
        "valid": checked.valid,
        "clean": checked.clean,
        "dataset": checked.dataset,
        "rows": checked.rows,
        "problems": [_object(problem) for problem in checked.problems],
        "questions": [_asked(question) for question in checked.still_open],
        "mends": [_mend(fix) for fix in checked.fixes],
        "left_out": [_left_out(part) for part in checked.left_out],
        "unstated": [_asked(question) for question in checked.questions if not question.required],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_text(checked: Checked) -> str:
    """Problems line by line, then what was mended and what is open; the counts last, where a terminal shows them."""
    lines = [_line(problem) for problem in checked.problems[:MOST_LINES]]
    lines += [_mended(fix) for fix in checked.fixes[:MOST_LINES]]
    lines += [_open(question) for question in checked.still_open]
    lines += [_unstated(question) for question in checked.questions if not question.required]
    return "\n".join([*lines, _counted(checked)])


def warnings(checked: Checked) -> list[str]:
    """A line for each warning, which wants a reason before the file is published."""
    told = [_line(problem) for problem in checked.problems if problem.severity == "warning"]
    return told[:MOST_LINES]


def warnings_as_objects(checked: Checked) -> list[dict[str, Any]]:
    """The same for programs."""
    return [_object(problem) for problem in checked.problems if problem.severity == "warning"]


FORMATS: Final[dict[str, Callable[[Checked], str]]] = {"text": as_text, "json": as_json}


def _object(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "message": str(problem.message),
    }


def _asked(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "row": question.row,
        "column": question.column,
        "sentence": str(question.message),
        "choices": {value: str(told) for value, told in question.options.items()},
    }


def _mend(fix: Fix) -> dict[str, Any]:
    return {
        "row": fix.row,
        "column": fix.column,
        "was": fix.before,
        "is": fix.after,
        "count": fix.count,
        "message": str(fix.message),
    }


def _left_out(part: LeftOut) -> dict[str, Any]:
    return {
        "reason": part.reason,
        "why": str(part.why),
        "sheet": part.sheet or None,
        "row": part.row,
        "column": part.column,
        "text": part.text,
    }


def _line(problem: Problem) -> str:
    return f"{WEIGHTS[problem.severity]}: {_place(problem)}{problem.message} [{problem.code}]"


def _mended(fix: Fix) -> str:
    told = _(
        "Mended: {place}“{before}” → “{after}”: {message}",
        place=_place(fix),
        before=fix.before,
        after=fix.after,
        message=fix.message,
    )
    return told if fix.count == 1 else told + " " + _("(cells: {count})", count=fix.count)


def _open(question: Question) -> str:
    return _("Question: {message} ({how})", message=question.message, how=_how(question))


def _unstated(question: Question) -> str:
    """What the file does not say and may be added, without anything waiting for it."""
    return _("Not stated, may be added: {message} ({how})", message=question.message, how=_how(question))


def _how(question: Question) -> str:
    return f"--set {question.name}={'|'.join(question.options) or '…'}"


def _place(told: Problem | Fix) -> str:
    row = "" if told.row is None else _("row {row}", row=str(told.row))
    return ", ".join(part for part in (row, told.column) if part) + (": " if row or told.column else "")


def _counted(checked: Checked) -> str:
    count = Counter(problem.severity for problem in checked.problems)
    told = _(
        "{dataset}: rows {rows}, errors {errors}, warnings {warnings}, notes {notes}",
        dataset=checked.dataset,
        rows=checked.rows,
        errors=count["error"],
        warnings=count["warning"],
        notes=count["note"],
    )
    return f"{told} {MORE}" if checked.cut else told
