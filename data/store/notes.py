"""What people say of a version: its note, the reasons for warnings, the problems that the check had found."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from data import naming
from data.intake.problem import Problem, identifies
from data.package import in_each_language
from data.store.errors import PersonalDataError, RemovalsError, UnconfirmedError, listed
from data.store.versions import REMOVED
from i18n import _

MOST_LETTERS: Final = 1_000
MOST_PROBLEMS: Final = 1_000


def said(*, note: str, source: str | None, problems: Sequence[Problem], reasons: Mapping[str, str]) -> dict[str, Any]:
    """Note, source, reasons and problems as a version keeps them.

    Raises:
        UnconfirmedError: the note is empty, an error is left, or a warning has no reason.
        PersonalDataError: the note, the source or a reason tells of a person.
    """
    return {
        "note": required_note(note),
        "source": written(source or "", where=_("Source of the figures")) or None,
        "reasons": confirmed(problems, reasons),
        "problems": recorded(problems),
    }


def required_note(note: str) -> str:
    """The note, fit for every database.

    Raises:
        UnconfirmedError: it is empty.
        PersonalDataError: it tells of a person.
    """
    kept = written(note, where=_("Note"))
    if not kept:
        raise UnconfirmedError(_("Say in a note what changes and why."))
    return kept


def confirmed(problems: Sequence[Problem], reasons: Mapping[str, str]) -> dict[str, str]:
    """The reason for each kind of warning that was found.

    Raises:
        UnconfirmedError: an error is left, or a warning has no reason.
        PersonalDataError: a reason tells of a person.
    """
    found = {problem.code: problem.severity for problem in problems}
    errors = sorted(code for code, severity in found.items() if severity == "error")
    if errors:
        raise UnconfirmedError(_("The file still has errors ({codes}). Mend them first.", codes=", ".join(errors)))
    warnings = sorted(code for code, severity in found.items() if severity == "warning")
    given = {
        code: written(reasons.get(code, ""), where=_("Reason for the warning {code}", code=code)) for code in warnings
    }
    if missing := [code for code, reason in given.items() if not reason]:
        raise UnconfirmedError(_("Give a reason for each warning: {codes}.", codes=", ".join(missing)))
    return given


def recorded(problems: Sequence[Problem]) -> tuple[dict[str, Any], ...]:
    """The first problems as they are kept, in all languages."""
    return tuple(_recorded(problem) for problem in problems[:MOST_PROBLEMS])


def removed(rows: pd.DataFrame, resource: dict[str, Any], *, confirmed: int | None) -> tuple[dict[str, Any], ...]:
    """What a version keeps of the rows that go with it, beside the problems of its file; nothing where none go.

    Raises:
        RemovalsError: not as many were confirmed; it names them.
    """
    if len(rows) != (confirmed or 0):
        raise RemovalsError(naming.rows(resource, rows), confirmed=confirmed)
    if rows.empty:
        return ()

    def told() -> str:
        names = listed(naming.rows(resource, rows))
        return plain(_("Rows that were in force and went: {count} ({rows})", count=len(rows), rows=names))

    place = {"row": None, "column": None, "value": str(len(rows))}
    return ({"code": REMOVED, "severity": "warning", **place, **in_each_language("message", told)},)


def written(text: str, *, where: str, most: int = MOST_LETTERS) -> str:
    """What somebody wrote, fit to be kept for good and shown to everybody.

    Args:
        text: what they wrote; all of it is searched, also what is cut off.
        where: what a reader calls the field that it was written into.
        most: letters that are kept.

    Raises:
        PersonalDataError: it holds what looks like the number or address of a person.
    """
    if identifies(text):
        raise PersonalDataError(where)
    return plain(text, most=most)


def plain(text: str, *, most: int = MOST_LETTERS) -> str:
    """Text that every database takes: no NUL, no half of a character pair, not endless."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip()[:most]


def _recorded(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "row": problem.row,
        "column": None if problem.column is None else plain(problem.column),
        "value": None if problem.value is None else plain(problem.value),
        **in_each_language("message", lambda: plain(str(problem.message))),
        **(in_each_language("finding", lambda: plain(str(problem.finding))) if problem.finding else {}),
    }
