"""What the checks found in a file: one sentence, and the problems and mends as tables."""

import pandas as pd

from components.figures.table import Table
from data.intake.problem import Fix, Problem
from data.intake.report import MORE
from data.intake.template.sheet import Sheet
from data.intake.upload import Checked
from i18n import _, ngettext

SHOWN = 1000


def standing(checked: Checked) -> str:
    """`error`, `question`, `warning` or `clean`: what decides first how the file goes on."""
    if counted(checked, "error"):
        return "error"
    if checked.table is None:
        return "question"
    return "warning" if counted(checked, "warning") else "clean"


def sentence(checked: Checked) -> str:
    """How the file stands, and what comes next."""
    return f"{_sentence(checked)} {MORE}" if checked.cut else _sentence(checked)


def _sentence(checked: Checked) -> str:
    state, errors, warnings = standing(checked), counted(checked, "error"), counted(checked, "warning")
    if state == "error":
        return ngettext(
            "{count} error: nothing is published. Correct it in the file and upload the file again.",
            "{count} errors: nothing is published. Correct them in the file and upload the file again.",
            errors,
        )
    if state == "question":
        return _("The file leaves something open. Answer the questions below to go on.")
    if state == "warning":
        return ngettext(
            "No errors. {count} warning needs a reason before the file is published.",
            "No errors. {count} warnings need a reason before the file is published.",
            warnings,
        )
    return ngettext(
        "No errors: {count} row is ready to be compared.",
        "No errors: {count} rows are ready to be compared.",
        checked.rows,
    )


def counted(checked: Checked, severity: str) -> int:
    """How many problems weigh that much."""
    return sum(problem.severity == severity for problem in checked.problems)


def severities() -> dict[str, str]:
    """The words for what a problem does, heaviest first."""
    return {"error": _("Error"), "warning": _("Warning"), "note": _("For information")}


def problems(found: tuple[Problem, ...]) -> Table:
    """The first problems, a row each, in the order of the file."""
    words = severities()
    rows = [
        {
            _("Row"): "" if problem.row is None else str(problem.row),
            _("Kind"): words[problem.severity],
            _("Column"): problem.column or "",
            _("In the file"): problem.value or "",
            _("What was found and what to do"): str(problem.message),
            _("Suggestion"): problem.suggestion or "",
        }
        for problem in found[:SHOWN]
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Row")))


def fixes(made: tuple[Fix, ...]) -> Table:
    """What was read as something else than the file says, a row each."""
    rows = [
        {
            _("Row"): "" if fix.row is None else str(fix.row),
            _("Column"): fix.column or "",
            _("In the file"): fix.before,
            _("Read as"): fix.after,
            _("Why"): str(fix.message),
        }
        for fix in made[:SHOWN]
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Row")))


def long_form(wanted: Sheet) -> Table:
    """The first rows of a template, as a picture of a table with one figure in each row."""
    frame = pd.DataFrame([[str(cell) for cell in row] for row in wanted.cells[:4]], columns=wanted.headings)
    return Table(frame=frame.set_index(wanted.headings[0]))


def fixes_title(made: tuple[Fix, ...]) -> str:
    """How many cells and headings were read otherwise; confirmed with the publication."""
    return ngettext(
        "{count} cell or heading was read differently from how it is written",
        "{count} cells and headings were read differently from how they are written",
        sum(fix.count for fix in made),
    )


def how_many_shown(total: int) -> str:
    """Says that a list is cut, or nothing."""
    return _("The first {shown} of {count} are listed.", shown=SHOWN, count=total) if total > SHOWN else ""
