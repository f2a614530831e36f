"""What is told while a file is read."""

from dataclasses import dataclass, field

from data.intake.problem import Fix, Problem, Question
from i18n import Message


class RefusedError(Exception):
    """The file cannot be read any further; carries the problem that says why."""

    def __init__(self, code: str, message: Message, *, row: int | None = None, column: str | None = None) -> None:
        super().__init__(code)
        self.problem = Problem(code=code, message=message, row=row, column=column)


class AskedError(Exception):
    """The file cannot be read any further before a question is answered."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.name)
        self.question = question


@dataclass(frozen=True, kw_only=True, eq=False)
class Findings:
    """Everything found so far; the stages of reading add to it."""

    problems: list[Problem] = field(default_factory=list)
    fixes: list[Fix] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
