"""Checks for persons."""

import re
from collections.abc import Iterator
from typing import Final

from data import package
from data.intake import upload
from data.intake.checks.register import check
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.suppression import FEWEST, MOST
from i18n import message

# `privacy-identifier`: a heading of numbers, addresses or names of persons.


HEADING: Final = re.compile(
    r"주민\s*+(?:등록)?\s*+번호|생년월일|성\s*+명|휴대|전화|연락처|이메일|전자우편|e-?mail|phone|birth"
    r"|resident\s*+(?:registration)?\s*+n",
    re.IGNORECASE,
)


@check("privacy-identifier", "error")
def privacy_identifier(draft: Draft) -> Iterator[Problem]:
    """One problem a heading. Cells are searched where the file is read, those that are left out too."""
    reading = draft.reading
    for heading in (*reading.headings.values(), *reading.unread):
        if HEADING.search(heading):
            told = message("“{heading}” tells of persons: upload numbers of people only.", heading=heading)
            yield Problem(message=told, column=heading)


# `privacy-small-cell`: so few people that someone may be recognised.


TOLD: Final = message(
    "{fewest} to {most} people may be recognised: the number is left out of public downloads. "
    "Confirm that it may be published, or write c (suppressed).",
    fewest=FEWEST,
    most=MOST,
)


@check("privacy-small-cell", "warning")
def privacy_small_cell(draft: Draft) -> Iterator[Problem]:
    """One problem a cell that counts one to four people."""
    for name in package.people(draft.against.resource):
        if name in draft.table:
            for position in upload.positions(draft.table[name].between(FEWEST, MOST)):
                yield upload.at(draft, position, name, message=TOLD)
