"""The file of a command and what its caller says of it: `FILE --sheet NAME --set NAME=VALUE`."""

import argparse
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from data.errors import DataError, ParameterError
from data.intake.problem import Question
from data.intake.upload import Against, Checked, Upload
from data.intake.values import codes, questions
from data.intake.values.column import is_year, reader
from i18n import _

ASKED: Final = frozenset({"sheet", "scale", "fill_down", "dash", "gwangju", "province_codes"})
"""Questions about a file as a whole; all others are about a column and have its name."""
FORMS: Final = {"date": "2021-12-31", "integer": "1234", "number": "68.5", "boolean": "true"}


def checked(options: argparse.Namespace, *, against: Against) -> tuple[Upload, Checked]:
    """The file that `options.file` names, and what the checks say of it with the answers in `options.set` and `options.sheet`.

    Raises:
        DataError: there is no such file, or it can't be read.
        ParameterError: an answer is not of the form NAME=VALUE, nothing asks for it, or it is not among the choices.
    """
    from data.intake.check import check

    answers = dict(_answer(text, against) for text in options.set)
    if options.sheet:
        answers["sheet"] = options.sheet
    try:
        content = options.file.read_bytes()
    except OSError as error:
        raise DataError(
            _("{name}: the file cannot be read. Check its name and folder.", name=options.file.name)
        ) from error
    file = Upload(name=options.file.name, content=content, answers=answers)
    found = check(file, dataset=against.resource["name"], against=against)
    _require_answers(answers, found)
    return file, found


def _answer(text: str, against: Against) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ParameterError(_("--set {text}: write NAME=VALUE.", text=text))
    if name in ASKED:
        return name, value
    field = _fields(against.resource).get(name)
    if field is None:
        known = ", ".join([*_fields(against.resource), *sorted(ASKED)])
        raise ParameterError(
            _("--set {text}: no file is asked for {name}, only for {names}.", text=text, name=name, names=known)
        )
    return name, _value(value, field, against=against, text=text)


def _fields(resource: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The columns that an answer can stand for: the keys, and what describes a file as a whole."""
    keys = resource["schema"]["primaryKey"]
    fields = {str(field["name"]): field for field in resource["schema"]["fields"]}
    return {name: field for name, field in fields.items() if name in keys or questions.optional(field, resource)}


def _value(value: str, field: dict[str, Any], *, against: Against, text: str) -> str:
    """The answer as it is read in a cell: a code for any of its names, else as it was given."""
    cell = reader(field, texts=pd.Series([value]), scale=1, against=against, answers={})(value)
    kind = codes.list_of(field, against.resource)
    if cell.value is None and kind:
        among = ", ".join(codes.allowed(field, kind))
        raise ParameterError(_("--set {text}: {name} is one of {codes}.", text=text, name=field["name"], codes=among))
    if cell.value is None:
        form = "2021" if is_year(field) else FORMS.get(field["type"], "…")
        raise ParameterError(_("--set {text}: {name} is written as {form}.", text=text, name=field["name"], form=form))
    return str(cell.value) if kind else value


def _require_answers(answers: Mapping[str, str], found: Checked) -> None:
    """Let answers pass that the file asks for and that are among its choices.

    Raises:
        ParameterError: the first that is not, with the choices.
    """
    asked = {question.name: question for question in found.questions}
    for name, value in answers.items():
        question = asked.get(name)
        if question and not question.answered(answers):
            told = _("{name}={value}: {name} is one of {choices}.", name=name, value=value, choices=_choices(question))
            raise ParameterError(told)
        # A workbook with one sheet does not ask for it, nor is all asked of a file that could not be read so far.
        if question is None and found.rows and name in ASKED - {"sheet"}:
            names = ", ".join(asked) or _("nothing")
            raise ParameterError(_("{name}={value}: this file asks for {names}.", name=name, value=value, names=names))


def _choices(question: Question) -> str:
    return ", ".join(f"{value} ({told})" for value, told in question.options.items())
