"""`code-subset`: 사업주훈련 (employer-provided training) is only a part of the training of employees."""

import re
from collections.abc import Iterator
from typing import Final

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message

PART: Final = re.compile(r"사업주|employer", re.IGNORECASE)
TOLD: Final = message(
    "Employer-provided training is only a part of the training of employees, which also holds individual and consortium "
    "training: send all of it, or confirm with a reason."
)


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a row whose category is written as employer-provided training."""
    if "category" in draft.reading.cells:
        for position in found.positions(draft.reading.cells["category"].str.contains(PART)):
            yield found.at(draft, position, "category", code="code-subset", message=TOLD)
