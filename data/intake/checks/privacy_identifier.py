"""`privacy-identifier`: a heading or a cell that looks like a resident number, a telephone number or an e-mail address."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pandas as pd

from data.intake import found
from data.intake.identifiers import identifies, masked
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message

HEADING: Final = re.compile(
    r"주민\s*+(?:등록)?\s*+번호|생년월일|성\s*+명|휴대|전화|연락처|이메일|전자우편|e-?mail|phone|birth"
    r"|resident\s*+(?:registration)?\s*+n",
    re.IGNORECASE,
)

TOLD: Final = message(
    "This looks like a resident number, a telephone number or an e-mail address: delete it from the file."
)


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a heading, one a cell; what was found is masked, for problems are stored and shown."""
    reading = draft.reading
    for heading in (*reading.headings.values(), *reading.unread):
        if HEADING.search(heading):
            told = message("“{heading}” tells of persons: upload numbers of people only.", heading=heading)
            yield Problem(code="privacy-identifier", message=told, column=heading)
    for name in reading.cells:
        for position in found.positions(_holding(draft, str(name))):
            problem = found.at(draft, position, str(name), code="privacy-identifier", message=TOLD)
            yield replace(problem, value=masked(str(problem.value)))


def _holding(draft: Draft, name: str) -> "pd.Series[bool]":
    texts = draft.reading.cells[name]
    return texts.isin([text for text in texts.unique() if identifies(text)])
