"""`privacy-identifier`: a heading of numbers, addresses or names of persons."""

import re
from collections.abc import Iterator
from typing import Final

from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import message

HEADING: Final = re.compile(
    r"주민\s*+(?:등록)?\s*+번호|생년월일|성\s*+명|휴대|전화|연락처|이메일|전자우편|e-?mail|phone|birth"
    r"|resident\s*+(?:registration)?\s*+n",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a heading. Cells are searched where the file is read, those that are left out too."""
    reading = draft.reading
    for heading in (*reading.headings.values(), *reading.unread):
        if HEADING.search(heading):
            told = message("“{heading}” tells of persons: upload numbers of people only.", heading=heading)
            yield Problem(code="privacy-identifier", message=told, column=heading)
