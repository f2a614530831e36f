"""Rows and columns that hold sums of others: left out of the data, kept to check them."""

from dataclasses import dataclass, replace

from data.intake.problem import Problem
from data.intake.reading.body import Body
from data.intake.reading.columns import Column
from data.intake.reading.findings import Findings
from data.intake.reading.vocabulary import Vocabulary
from i18n import message


@dataclass(frozen=True, kw_only=True, eq=False)
class Keys:
    """The columns with the key fields, from left to right."""

    columns: list[Column]
    vocabulary: Vocabulary

    def left_of(self, column: Column) -> "Keys":
        """Those left of a column."""
        return replace(self, columns=[key for key in self.columns if key.position < column.position])

    def sum_in(self, row: list[str]) -> Column | None:
        """The column in which a row says 합계, 전국 or the like."""
        return next((key for key in self.columns if self.vocabulary.is_sum(row[key.position])), None)

    def words(self, body: Body, column: Column) -> set[str]:
        """The different texts in a column: a set of them is looked through faster than a long table."""
        return {row[column.position] for row in body.rows}


@dataclass(frozen=True, kw_only=True, eq=False)
class Parts:
    """The rows of data and the rows of sums."""

    data: Body
    sums: Body


def apart(body: Body, *, keys: Keys, findings: Findings) -> Parts:
    """The rows of sums apart from the others; each is told."""
    if not any(map(keys.vocabulary.is_sum, set().union(*(keys.words(body, column) for column in keys.columns)))):
        return Parts(data=body, sums=Body(rows=[], numbers=[]))
    data, sums = Body(rows=[], numbers=[]), Body(rows=[], numbers=[])
    for row, number in zip(body.rows, body.numbers, strict=True):
        column = keys.sum_in(row)
        part = data if column is None else sums
        part.rows.append(row)
        part.numbers.append(number)
        if column is not None:
            findings.problems.append(left_out(row[column.position], row=number, column=column.heading))
    return Parts(data=data, sums=sums)


def left_out(word: str, *, row: int, column: str) -> Problem:
    """The note on a row or a column that holds sums."""
    told = message("“{word}” is a sum: it is left out and used to check the parts.", word=word.strip())
    return Problem(code="table-total-row", message=told, row=row, column=column or None, value=word)
