"""`plausible-exceeds-population`: more trainees than the province has residents."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from data import fields
from data.intake import found
from data.intake.expected import residents_of
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.label import Label
from i18n import Message, message


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a province and year, at its largest count: categories and fields of a year are added up."""
    if not {"year", "province"} <= set(draft.table):
        return
    for name in (name for name in fields.trainees(draft.against.resource) if name in draft.table):
        sums = _sums(draft, name)
        for row in sums[sums["trainees"] > sums["residents"]].to_dict("records"):
            yield found.at(draft, row["position"], name, code="plausible-exceeds-population", message=_tell(row))


def _tell(row: dict[Any, Any]) -> Message:
    return message(
        "{trainees} trainees in {year} are more than the {residents} residents of {province}: correct the number, "
        "or confirm with a reason.",
        trainees=int(row["trainees"]),
        year=int(row["year"]),
        residents=int(row["residents"]),
        province=Label("provinces", row["province"]),
    )


def _sums(draft: Draft, name: str) -> pd.DataFrame:
    """Trainees and residents by year and province, and the position of the largest count."""
    table = draft.table.reset_index(drop=True).dropna(subset=["year", "province", name])
    groups = table.astype({name: "float64"}).groupby(["year", "province"])[name]
    sums = groups.agg(trainees="sum", position="idxmax").reset_index()
    return sums.assign(residents=residents_of(sums, draft.against.population))
