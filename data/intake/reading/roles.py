"""Which columns of a file are read, and what is told of the others."""

import re
from dataclasses import dataclass
from typing import Final

from data.intake.own_files import ANNOTATION_HEADINGS
from data.intake.problem import Fix, Problem
from data.intake.reading import words
from data.intake.reading.body import Body
from data.intake.reading.columns import ABOVE, Column
from data.intake.reading.findings import Findings
from data.intake.reading.grid import letters
from data.intake.reading.vocabulary import Vocabulary
from i18n import message

OURS: Final = frozenset(map(words.plain, ANNOTATION_HEADINGS.values()))
# Numbers of rows, remarks and shares stand beside the figures of many tables.
PASSED_OVER: Final = re.compile(
    r"연번|순번|번호|no\.?|비고|remarks?|(전년)?대비.*|증감.*|구성비.*|비중.*|비율.*|점유율.*"
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Roles:
    """The columns that are read: one for each field, those of a wide table; and the headings that are no field's."""

    fields: dict[str, Column]
    across: list[Column]
    unread: tuple[str, ...]


def roles(columns: list[Column], body: Body, *, row: int, vocabulary: Vocabulary, findings: Findings) -> Roles:
    """Give every column its role; headings stand in the spreadsheet's `row`."""
    fields: dict[str, Column] = {}
    across: list[Column] = []
    unread: list[str] = []
    beside = any(column.name == vocabulary.people and not column.other_measure for column in columns)
    for column in columns:
        if words.plain(column.heading) in OURS:
            continue
        if _passed_over(column, body, vocabulary) or (beside and column.other_measure):
            findings.fixes.append(_left_out(column, row=row))
        elif column.across:
            across.append(column)
        elif column.name is None:
            findings.problems.append(_unknown(column, row=row, vocabulary=vocabulary))
            unread.append(column.heading)
        elif column.name in fields:
            findings.problems.append(_duplicate(column, fields[column.name], row=row))
        else:
            fields[column.name] = column
    findings.fixes.extend(
        _guessed(column, row=row, vocabulary=vocabulary) for column in fields.values() if column.guessed
    )
    return Roles(fields=fields, across=across, unread=tuple(heading for heading in unread if heading))


def _passed_over(column: Column, body: Body, vocabulary: Vocabulary) -> bool:
    """What the store fills in, what no dataset needs, and columns of which only the heading is there."""
    if column.name in vocabulary.stored:
        return True
    if column.name is not None or column.across:
        return False
    blank = not any(row[column.position] for row in body.rows)
    return blank or bool(PASSED_OVER.fullmatch(words.plain(column.heading.rpartition(ABOVE)[2])))


def _left_out(column: Column, *, row: int) -> Fix:
    told = message("The column is not needed and is left out.")
    return Fix(
        message=told, before=column.heading, after="", row=row, column=column.heading or letters(column.position)
    )


def _guessed(column: Column, *, row: int, vocabulary: Vocabulary) -> Fix:
    name = str(column.name)
    told = message("The column is read as “{field}”, which its cells are values of.", field=vocabulary.titles(name))
    return Fix(message=told, before=column.heading, after=name, row=row, column=column_name(column))


def column_name(column: Column) -> str:
    """The heading of a column, or its letter where it has none."""
    return column.heading or letters(column.position)


def _unknown(column: Column, *, row: int, vocabulary: Vocabulary) -> Problem:
    if not column.heading:
        told = message(
            "Column {column} holds cells but has no heading: give it one, or delete it.",
            column=letters(column.position),
        )
        return Problem(code="header-blank", message=told, row=row, column=letters(column.position))
    told = message(
        "“{heading}” is not a heading of this dataset. Use one of the template, or delete the column.",
        heading=column.heading,
    )
    nearest = vocabulary.nearest(column.heading)
    return Problem(
        code="header-unknown", message=told, row=row, column=column.heading, value=column.heading, suggestion=nearest
    )


def _duplicate(column: Column, first: Column, *, row: int) -> Problem:
    told = message(
        "Two columns are headed “{first}” and “{second}”, which mean the same. Keep the one that is right.",
        first=column_name(first),
        second=column_name(column),
    )
    return Problem(code="header-duplicate", message=told, row=row, column=column_name(column), value=column.heading)
