"""What of a file may be shown and kept: its texts cut short, and without the numbers and addresses of persons."""

from dataclasses import replace

from data.intake.identifiers import identifies, masked
from data.intake.problem import Fix, Problem, Question
from data.intake.reading.limits import LONGEST_SHOWN
from i18n import Message


def problem(told: Problem) -> Problem:
    """A problem that repeats nothing of the file that nobody should see again."""
    return replace(
        told,
        message=_message(told.message),
        column=_optional(told.column),
        value=_optional(told.value),
        suggestion=_optional(told.suggestion),
    )


def fix(made: Fix) -> Fix:
    """The same for what was mended."""
    return replace(
        made,
        message=_message(made.message),
        before=_text(made.before),
        after=_text(made.after),
        column=_optional(made.column),
    )


def question(asked: Question) -> Question:
    """The same for what is asked; an answer keeps its name, by which it is given."""
    options = {name: _message(option) for name, option in asked.options.items()}
    return replace(asked, message=_message(asked.message), options=options, column=_optional(asked.column))


def _message(told: Message) -> Message:
    values = tuple((name, _text(value) if isinstance(value, str) else value) for name, value in told.values)
    return replace(told, values=values)


def _optional(text: str | None) -> str | None:
    return None if text is None else _text(text)


def _text(text: str) -> str:
    short = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    return masked(short) if identifies(text) else short  # of the whole: a number may stand where it is cut
