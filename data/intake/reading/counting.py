"""연인원 and 실인원: which of them the figures are, and which one is taken where a table gives both."""

from collections.abc import Mapping

from data.intake.problem import Question
from data.intake.reading.columns import Column
from data.intake.reading.findings import Findings
from i18n import message

FIELD = "counting"


def counted(
    columns: list[Column], *, row: int, answers: Mapping[str, str], findings: Findings
) -> tuple[list[Column], str]:
    """The columns without those of the other way of counting, and the way of counting that the headings in `row` state."""
    ways = list(dict.fromkeys(column.counting for column in columns if column.counting))
    if len(ways) < 2 or any(column.name == FIELD for column in columns):
        return columns, ways[0] if len(ways) == 1 else ""
    first = next(column for column in columns if column.counting)
    findings.questions.append(_question(row=row, column=first.heading))
    taken = answers[FIELD] if answers.get(FIELD) in ways else ways[0]
    return [column for column in columns if column.counting in ("", taken)], taken


def _question(*, row: int, column: str) -> Question:
    return Question(
        name=FIELD,
        row=row,
        column=column,
        message=message("The table gives both enrolments and headcount. Which of them is to be published?"),
        options={
            "enrolments": message("Enrolments: a person in three courses counts three times"),
            "headcount": message("Headcount: a person counts once"),
        },
    )
