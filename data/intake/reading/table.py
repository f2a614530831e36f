"""The table in a grid: its headings, what stands above and below it, and its rows."""

from data.intake.problem import Fix
from data.intake.reading import counting, units
from data.intake.reading.assembly import assembled
from data.intake.reading.body import body
from data.intake.reading.columns import ABOVE, Column
from data.intake.reading.findings import Findings, RefusedError
from data.intake.reading.grid import Grid
from data.intake.reading.header import Header, header
from data.intake.reading.limits import LONGEST_SHOWN, SEARCHED_ROWS, too_many_rows
from data.intake.reading.merged import filled
from data.intake.reading.roles import Roles, roles
from data.intake.reading.stated import Title, stated
from data.intake.reading.sums import Keys, apart
from data.intake.reading.traces import tell_traces
from data.intake.reading.vocabulary import Vocabulary
from data.intake.reading.wide import Group, groups
from data.intake.upload import Reading, Upload
from i18n import message


def table(
    grid: Grid,
    *,
    upload: Upload,
    vocabulary: Vocabulary,
    most_rows: int,
    findings: Findings,
) -> Reading:
    """The reading of a grid.

    Raises:
        RefusedError: no headings were found, or no rows below them, or too many.
    """
    found = _header(grid, vocabulary, findings=findings)
    row = grid.numbers[found.body - 1]
    tell_traces(grid, below=row, findings=findings)
    columns, counted = counting.counted(found.columns, row=row, answers=upload.answers, findings=findings)
    rows = body(grid, found, vocabulary=vocabulary, findings=findings)
    part = roles(columns, rows, row=row, vocabulary=vocabulary, findings=findings)
    keys = Keys(columns=_keys(part, vocabulary), vocabulary=vocabulary)
    whole = filled(rows, grid.merges, keys=keys, answers=upload.answers, findings=findings)
    parts = apart(whole, keys=keys, findings=findings)
    across = groups(part, parts.data, row=row, vocabulary=vocabulary, findings=findings)
    _require_rows(len(parts.data.rows), len(across), most=most_rows, row=row)
    _require_parts(across, row=row)
    have = {*part.fields, *across[0].dimensions, *across[0].measures}
    constants = stated(
        have, _titles(grid, found, upload), answers=upload.answers, vocabulary=vocabulary, findings=findings
    )
    if counted and vocabulary.knows(counting.FIELD) and counting.FIELD not in have:
        constants[counting.FIELD] = counted
    factor = units.scale(_units(grid, found, part), vocabulary=vocabulary, answers=upload.answers, findings=findings)
    return assembled(parts, part, across, constants=constants, scale=factor)


def _keys(part: Roles, vocabulary: Vocabulary) -> list[Column]:
    found = [column for name, column in part.fields.items() if name in vocabulary.keys]
    return sorted(found, key=lambda column: column.position)


def _header(grid: Grid, vocabulary: Vocabulary, *, findings: Findings) -> Header:
    found = header(grid, vocabulary=vocabulary)
    if found is None:
        titles = vocabulary.titles(*vocabulary.required)
        told = message(
            "None of the first {rows} rows holds headings of this dataset: {titles}.", rows=SEARCHED_ROWS, titles=titles
        )
        raise RefusedError("header-missing", told)
    if found.first:
        above = " ".join(text for row in grid.rows[: found.first] for text in row if text)
        told = message(
            "The headings stand in row {row}; the lines above them are no part of the table.",
            row=grid.numbers[found.first],
        )
        findings.fixes.append(Fix(message=told, before=above[:LONGEST_SHOWN], after="", row=grid.numbers[0]))
    return found


def _require_rows(rows: int, across: int, *, most: int, row: int) -> None:
    if not rows:
        raise RefusedError("file-empty", message("There are no rows of figures below the headings."), row=row)
    if rows * across > most:
        raise RefusedError("file-too-large", too_many_rows(most))


def _require_parts(across: list[Group], *, row: int) -> None:
    if all(group.summed for group in across):
        told = message("All columns of figures are sums. Upload the table with the figures that they add up.")
        raise RefusedError("header-missing", told, row=row)


def _titles(grid: Grid, found: Header, upload: Upload) -> list[Title]:
    """What may say the year or the province of the whole table: lines above it, its sheet, its file."""
    above = zip(grid.rows[: found.first], grid.numbers, strict=False)
    lines = [Title(text=text, row=number) for row, number in above for text in row]
    return [*lines, Title(text=grid.sheet), Title(text=upload.name.rpartition(".")[0])]


def _units(grid: Grid, found: Header, part: Roles) -> list[units.Unit]:
    """The units above the headings, and in the headings of the columns that are read."""
    above = [
        unit
        for row, number in zip(grid.rows[: found.first], grid.numbers, strict=False)
        for unit in units.in_line(",".join(text for text in row if text), row=number)
    ]
    number = grid.numbers[found.body - 1]
    headings = [text for column in (*part.fields.values(), *part.across) for text in column.heading.split(ABOVE)]
    return [*above, *(unit for text in headings for unit in units.in_heading(text, row=number))]
