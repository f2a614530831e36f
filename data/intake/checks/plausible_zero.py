"""`plausible-zero`: nobody at all, where there were people before or where every row is about people."""

from collections.abc import Iterator
from typing import Final

from data import fields
from data.intake import found
from data.intake.earlier import earlier
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message

TOLD: Final = message("0 says that there was nobody: write x where the number is not known, or confirm with a reason.")


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a nought of a required count, or of one that was more before.

    Other noughts are common: most provinces have no course in most fields of K-Digital Training.
    """
    for name in fields.counts(draft.against.resource):
        if name in draft.table:
            noughts = draft.table[name] == 0
            if name not in fields.required(draft.against.resource):
                noughts &= earlier(draft, name)["value"] > 0
            for position in found.positions(noughts):
                yield found.at(draft, position, name, code="plausible-zero", message=TOLD)
