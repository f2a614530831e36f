"""`plausible-scale`: a count that is about 1,000 or 10,000 times too large or too small, as 천명 and 만명 make it."""

from collections.abc import Iterator
from typing import Any

from data import fields
from data.intake import found
from data.intake.earlier import earlier
from data.intake.expected import expected_trainees
from data.intake.problem import Problem
from data.intake.slip import slip
from data.intake.upload import Draft
from i18n import Message, message


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a cell: against what is known from before, else against what the country's figures let expect."""
    for name in fields.counts(draft.against.resource):
        if name in draft.table:
            known = earlier(draft, name)["value"]
            known = known.where(known > 0, expected_trainees(draft, name))
            factors = slip(draft.table[name].astype("float64"), known)
            for row in found.rows(factors.notna(), value=draft.table[name], known=known, factor=factors):
                yield found.at(draft, row["position"], name, code="plausible-scale", message=_tell(row))


def _tell(row: dict[str, Any]) -> Message:
    factor, now = row["factor"], int(row["value"])
    about = int(float(f"{row['known']:.3g}"))  # what is to be expected is known in three digits at best
    if factor > 1:
        return message(
            "{now} is about {times} times the {about} to be expected: write the number itself, "
            "or confirm with a reason.",
            now=now,
            times=round(factor),
            about=about,
        )
    return message(
        "{now} is about one {times}th of the {about} to be expected: was it counted in thousands or ten thousands (천명, 만명)? "
        "Write the number itself, or confirm with a reason.",
        now=now,
        times=round(1 / factor),
        about=about,
    )
