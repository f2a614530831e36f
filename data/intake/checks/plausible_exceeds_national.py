"""`plausible-exceeds-national`: the provinces together hold more trainees than the country."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from data import fields
from data.intake import found
from data.intake.problem import Problem
from data.intake.upload import Draft
from data.intake.values.label import Label
from i18n import message

KEYS: Final = ["year", "category"]
# Figures by another place or another way of counting are never added up.
ONE_WAY: Final = ["basis", "counting"]


def check(draft: Draft) -> Iterator[Problem]:
    """One problem a year and category to which the file adds; provinces that it lacks count as they are in force."""
    if draft.against.resource["publishes"] != "regional" or not {*KEYS, "province"} <= set(draft.table):
        return
    for name in fields.trainees(draft.against.resource):
        sums = _sums(draft, name).merge(draft.against.trainees.table[[*KEYS, "trainees"]], on=KEYS)
        for row in sums[sums["sum"] > sums["trainees"]].to_dict("records"):
            told = message(
                "“{category}” in {year}: the provinces add up to {total}, the country has {national}. "
                "Correct the numbers, or confirm with a reason.",
                category=Label("trainee_category", row["category"]),
                year=int(row["year"]),
                total=int(row["sum"]),
                national=int(row["trainees"]),
            )
            yield Problem(code="plausible-exceeds-national", message=told, column=found.heading(draft, name))


def _sums(draft: Draft, name: str) -> pd.DataFrame:
    """Sums over file and version in force, by year, category and way of counting; only those that the file adds to."""
    sent = draft.table.reindex(columns=[*KEYS, "province", *ONE_WAY, name]).dropna(subset=[*KEYS, "province", name])
    current = draft.against.current.table[sent.columns]
    place = ["year", "province"]
    replaced = pd.MultiIndex.from_frame(current[place]).isin(pd.MultiIndex.from_frame(sent[place]))
    together = pd.concat([sent.assign(mine=True), current[~replaced].assign(mine=False)])
    together[ONE_WAY] = together[ONE_WAY].astype("object").fillna("")
    groups = together.astype({name: "float64"}).groupby([*KEYS, *ONE_WAY])
    sums = groups.agg(sum=(name, "sum"), mine=("mine", "any")).reset_index()
    return sums[sums["mine"]]
