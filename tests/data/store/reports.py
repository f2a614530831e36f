"""Offices and what they publish, small enough to count by hand."""

from typing import Any

import pandas as pd

import data.intake.checks  # noqa: F401  what a problem weighs is known once the checks have registered themselves
from data.intake.upload import Checked, Upload
from data.package import sha256
from data.store.actor import Actor
from data.store.drafts import KeptDraft, save_draft
from data.store.errors import RemovalsError
from data.store.head import head
from data.store.publishing import publish
from data.store.versions import Version

BUSAN = Actor(name="Busan office", role="office", via="sign-in", provinces=frozenset({"KR-26"}))
DAEGU = Actor(name="Daegu office", role="office", via="sign-in", provinces=frozenset({"KR-27"}))
MINISTRY = Actor(name="Ministry", role="national", via="sign-in")
ADMINISTRATOR = Actor(name="Administrator", role="administrator", via="sign-in")
VISITOR = "a browser of Busan"


def report(province: str = "KR-26", year: int = 2021, *, job_seekers: int = 50, employees: int = 200) -> pd.DataFrame:
    """What one province trains in one year, in two rows."""
    counts = {"job_seeker": job_seekers, "employee": employees}
    return pd.DataFrame(
        [{"year": year, "province": province, "category": name, "trainees": count} for name, count in counts.items()]
    )


def published(
    table: pd.DataFrame, *, actor: Actor = BUSAN, dataset: str = "regional_training", **named: Any
) -> Version:
    """Publish as somebody who has just compared and has counted what goes, unless said otherwise."""
    told = {"note": "figures of the year", "seen": head(), "sha256": sha256(b"file")} | named
    try:
        return publish(table, dataset=dataset, actor=actor, **told)
    except RemovalsError as error:
        if "removals" in named:
            raise
        return publish(table, dataset=dataset, actor=actor, **told, removals=error.count)


def kept(
    content: bytes = b"file",
    *,
    actor: Actor = BUSAN,
    owner: str = VISITOR,
    dataset: str = "regional_training",
    **told: Any,
) -> KeptDraft:
    """Keep an upload in which the check found nothing, unless said otherwise."""
    upload = Upload(**{"name": "a.csv"} | told, content=content)
    return save_draft(upload, checked=Checked(dataset=dataset, rows=1, problems=()), actor=actor, owner=owner)


def trainees_by_place(table: pd.DataFrame) -> dict[tuple[str, int], int]:
    """The sum of each province and year."""
    sums = table.groupby(["province", "year"])["trainees"].sum()
    return {(str(province), int(year)): int(count) for (province, year), count in sums.items()}  # type: ignore[misc]
