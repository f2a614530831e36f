"""`privacy-small-cell`: so few people that someone may be recognised."""

from collections.abc import Iterator
from typing import Final

from data import fields
from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.suppression import FEWEST, MOST
from i18n import message

TOLD: Final = message(
    "{fewest} to {most} people may be recognised: the number is left out of public downloads. "
    "Confirm that it may be published, or write c (suppressed).",
    fewest=FEWEST,
    most=MOST,
)


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a cell that counts one to four people."""
    for name in fields.people(draft.against.resource):
        if name in draft.table:
            for position in found.positions(draft.table[name].between(FEWEST, MOST)):
                yield found.at(draft, position, name, code="privacy-small-cell", message=TOLD)
