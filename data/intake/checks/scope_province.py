"""`scope-province`: a row of a province that the uploader may not publish."""

from collections.abc import Iterator

from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.label import Label, Labels
from i18n import message


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a row whose province is known and is another office's."""
    allowed = draft.against.provinces
    if allowed is None or "province" not in draft.table:
        return
    own, provinces = Labels("provinces", tuple(sorted(allowed))), draft.table["province"]
    for row in found.rows(provinces.notna() & ~provinces.isin(allowed), code=provinces):
        told = message(
            "{province} is not among the provinces of your office ({own}): leave this row out of the file.",
            province=Label("provinces", row["code"]),
            own=own,
        )
        yield found.at(draft, row["position"], "province", code="scope-province", message=told)
