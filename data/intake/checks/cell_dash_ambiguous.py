"""`cell-dash-ambiguous`: lone dashes whose meaning nobody has told yet, nil or no figure."""

from collections.abc import Iterator

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message


def check(draft: Draft) -> Iterator[Problem]:
    """One warning a file, at its first dash."""
    dashes = sorted(draft.faulty("cell-dash-ambiguous"))
    if dashes:
        told = message(
            "A lone “-” stands in cells of figures ({count} in all). Say whether it means 0 or no figure.",
            count=len(dashes),
        )
        position, name, _text = dashes[0]
        yield found.at(draft, position, name, code="cell-dash-ambiguous", message=told)
