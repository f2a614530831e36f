"""The file of a command and what its caller says of it: `FILE --sheet NAME --set NAME=VALUE`."""

import argparse
from typing import Any, Final

from data.errors import DataError, ParameterError
from data.intake.upload import Upload
from data.intake.values import codes
from i18n import _

ASKED: Final = frozenset({"sheet", "scale", "fill_down", "dash", "gwangju", "province_codes"})
"""Questions about a file as a whole; all others are about a column and have its name."""


def upload(options: argparse.Namespace, *, resource: dict[str, Any]) -> Upload:
    """The file that `options.file` names, with the answers in `options.set` and `options.sheet`.

    Raises:
        DataError: there is no such file, or it can't be read.
        ParameterError: an answer is not of the form NAME=VALUE, or not among those that its column allows.
    """
    answers = dict(_answer(text, resource) for text in options.set)
    if options.sheet:
        answers["sheet"] = options.sheet
    try:
        content = options.file.read_bytes()
    except OSError as error:
        raise DataError(
            _("{name}: the file cannot be read. Check its name and folder.", name=options.file.name)
        ) from error
    return Upload(name=options.file.name, content=content, answers=answers)


def _answer(text: str, resource: dict[str, Any]) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ParameterError(_("--set {text}: write NAME=VALUE.", text=text))
    for field in resource["schema"]["fields"]:
        kind = codes.list_of(field, resource)
        if field["name"] == name and kind:
            among = codes.allowed(field, kind)
            if codes.code(value, kind=kind, among=among).value is None:
                known = ", ".join(among)
                raise ParameterError(_("--set {text}: {name} is one of {codes}.", text=text, name=name, codes=known))
    if name not in ASKED and all(field["name"] != name for field in resource["schema"]["fields"]):
        raise ParameterError(_("--set {text}: no file is asked for {name}.", text=text, name=name))
    return name, value
