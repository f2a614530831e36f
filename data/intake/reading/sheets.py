"""Which sheet of a workbook holds the table."""

from collections.abc import Callable, Mapping
from typing import Final

from data.intake.own_files import NOTES_SHEETS
from data.intake.problem import Question
from data.intake.reading.findings import AskedError, RefusedError
from data.intake.reading.grid import Grid
from data.intake.reading.limits import SEARCHED_ROWS
from data.intake.reading.workbook import Workbook
from i18n import message

LOOKED_AT: Final = 3 * SEARCHED_ROWS


def chosen(book: Workbook, *, answers: Mapping[str, str], is_table: Callable[[Grid], bool]) -> str:
    """The sheet that was answered, else the only one with a table.

    Raises:
        AskedError: several sheets hold a table, or there is none of the answered name.
        RefusedError: no sheet can be told.
    """
    if answers.get("sheet") in book.all_sheets:
        return answers["sheet"]
    filled = _filled(book)
    if not filled:
        raise RefusedError("file-empty", message("The workbook is empty: no sheet that is shown holds anything."))
    tables = [name for name, beginning in filled.items() if is_table(beginning)]
    if len(tables) > 1 or "sheet" in answers:  # a name that no sheet has answers nothing
        raise AskedError(_question(tables or list(filled)))
    if not tables and len(filled) > 1:
        raise _unclear(list(filled))
    return (tables or list(filled))[0]


def _filled(book: Workbook) -> dict[str, Grid]:
    names = [name for name in book.sheets if name.strip() not in NOTES_SHEETS.values()]
    beginnings = {name: book.beginning(name, last_row=LOOKED_AT) for name in names}
    return {name: grid for name, grid in beginnings.items() if grid.rows}


def _unclear(names: list[str]) -> RefusedError:
    told = message(
        "It cannot be told which sheet holds the table: {sheets}. Keep the sheet with the table and delete the others.",
        sheets=", ".join(names),
    )
    return RefusedError("file-sheet-unclear", told)


def _question(names: list[str]) -> Question:
    return Question(
        name="sheet",
        message=message("Which sheet holds the table that is to be uploaded?"),
        options={name: message("Sheet “{sheet}”", sheet=name) for name in names},
    )
