"""`table-measure`: people who completed, found work or applied are sent as trainees."""

import re
from collections.abc import Iterator
from typing import Final

from data import fields
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.label import FieldTitle
from i18n import message

# 미취업자 (people without work) are a category of trainees, so 취업 counts only without 미 before it.
OTHER_MEASURES: Final = re.compile(
    r"수료|이수|(?<!미)취업|정원|모집|신청|계획|complet|graduat|in employment|placed|capacity|applica|planned",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a heading that names another measure, where the number of trainees should stand."""
    for name in fields.trainees(draft.against.resource):
        for heading in _headings(draft, name):
            if OTHER_MEASURES.search(heading):
                told = message(
                    "“{heading}” is not the number of trainees: send everyone who took part, under “{wanted}”.",
                    heading=heading,
                    wanted=FieldTitle(draft.against.resource["name"], name),
                )
                yield Problem(code="table-measure", message=told, column=heading)


def _headings(draft: Draft, name: str) -> list[str]:
    """Where the number stands; all unknown headings when it stands nowhere."""
    reading = draft.reading
    if name in reading.headings:
        return [reading.headings[name]]
    return list(dict.fromkeys([*(reading.value_headings or []), *reading.unread]))
