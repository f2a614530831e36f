"""`cell-error-value`: an error of the spreadsheet (#REF!, #N/A, NULL) where a value is wanted."""

from collections.abc import Iterator

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message


def check(draft: Draft) -> Iterator[Problem]:
    """Every cell that shows an error instead of a value."""
    for position, name, text in draft.faulty("cell-error-value"):
        told = message(
            "“{value}” is an error of the spreadsheet. Mend the formula, or enter the value itself.", value=text
        )
        yield found.at(draft, position, name, code="cell-error-value", message=told)
