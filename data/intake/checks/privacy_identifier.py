"""`privacy-identifier`: a heading or a cell that looks like a resident number, a telephone number or an e-mail address."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pandas as pd

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message

# Six digits of a birthday, then a digit for century and sex; the last six are often masked already.
RESIDENT: Final = r"(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?[-–]?\s?[1-8][\d*]{6}(?![\d*])"
MOBILE: Final = r"(?<!\d)(?:\+82[\s-]?|0)1[016-9][\s.-]?\d{3,4}[\s.-]?\d{4}(?!\d)"
# A number of an office is only told from a count by its separators.
LANDLINE: Final = r"(?<!\d)\(?0(?:2|[3-6]\d)\)?[\s.-]\d{3,4}[\s.-]\d{4}(?!\d)"
ADDRESS: Final = r"[\w.+-]+@[\w-]+\.[\w.-]+"
IDENTIFIER: Final = re.compile("|".join((RESIDENT, MOBILE, LANDLINE, ADDRESS)))
HEADING: Final = re.compile(
    r"주민\s*(?:등록)?\s*번호|생년월일|성\s*명|휴대|전화|연락처|이메일|전자우편|e-?mail|phone|birth|resident\s*(?:registration)?\s*n",
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
            yield replace(problem, value=_masked(str(problem.value)))


def _holding(draft: Draft, name: str) -> "pd.Series[bool]":
    texts = draft.reading.cells[name]
    few = [text for text in texts.unique() if len(text) > 5 and IDENTIFIER.search(text)]
    return texts.isin(few)


def _masked(text: str) -> str:
    return text[:2] + re.sub(r"\w", "*", text[2:])
