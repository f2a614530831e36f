"""The votes for skill trends as the page reads them: rank, share, printed arrow, and what the shares say of it."""

from dataclasses import dataclass

import pandas as pd

from components.figures import words
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.skill_trends import arrow_checks


@dataclass(frozen=True, kw_only=True)
class Vote:
    """One option in one year.

    Attributes:
        option: its code.
        name: its name.
        year: of the survey.
        rank: from 1.
        share: percent of the votes.
        before: rank of the year before as printed, or None.
        arrow: printed arrow: up, down, same, new, lost.
        change: of the share on the year before in percentage points, or None.
        check: whether the arrow fits the change.
        status: reported, computed, estimated or uploaded.
    """

    option: str
    name: str
    year: int
    rank: int
    share: float
    before: int | None
    arrow: str
    change: float | None
    check: str
    status: str


def votes(skill_trends: Dataset) -> list[Vote]:
    """All votes, year by year in the order of their ranks."""
    table = skill_trends.table.assign(**arrow_checks(skill_trends)[["change", "check"]])
    return [
        Vote(
            option=row.option,
            name=labels.word("skill_trend", row.option),
            year=int(row.year),
            rank=int(row.rank),
            share=float(row.share_pct),
            before=None if pd.isna(row.previous_rank) else int(row.previous_rank),
            arrow=row.arrow,
            change=None if pd.isna(row.change) else float(row.change),
            check=row.check,
            status=row.status,
        )
        for row in table.sort_values(["year", "rank"]).itertuples()
    ]


def latest(found: list[Vote]) -> list[Vote]:
    """Those of the last year."""
    return [one for one in found if one.year == found[-1].year]


def earlier(found: list[Vote], vote: Vote) -> Vote | None:
    """The same option in the year before."""
    return next((one for one in found if one.option == vote.option and one.year == vote.year - 1), None)


def riser(found: list[Vote]) -> Vote | None:
    """The option of the last year whose share rose most; None where none rose."""
    return max((one for one in latest(found) if (one.change or 0) > 0), key=lambda one: one.change or 0, default=None)


def faller(found: list[Vote]) -> Vote | None:
    """The option of the last year whose share fell most; None where none fell."""
    return min((one for one in latest(found) if (one.change or 0) < 0), key=lambda one: one.change or 0, default=None)


def contradicted(found: list[Vote]) -> list[Vote]:
    """Options whose printed arrow contradicts their shares."""
    return [one for one in found if one.check == "contradicts"]


def as_printed(vote: Vote) -> str:
    """A share with the decimal that is printed."""
    return words.full(vote.share, "percent")


def table(found: list[Vote], changes: Indicator) -> Table:
    """A row for each option and year; the change on the year before is computed, all else printed."""
    change = _("Change, pp · {kind}", kind=words.statuses(changes))
    rows = [
        {
            _("Option"): _("{name}, {year}", name=one.name, year=str(one.year)),
            _("Rank"): one.rank,
            _("Rank the year before"): str(one.before or "–"),
            _("Share of votes, %"): one.share,
            change: "–" if one.change is None else words.change(one.change, ""),
            _("Printed arrow"): labels.word("arrow", one.arrow),
            _("Arrow against shares"): labels.word("arrow_check", one.check),
            _("Kind of figure"): words.kind(one),
        }
        for one in found
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Option")), digits={_("Share of votes, %"): 1})


def told(vote: Vote) -> str:
    """What hovering tells of an option in a year."""
    lines = [
        f"<b>{vote.name}</b>, {vote.year}",
        _("rank {rank}, {share} of votes", rank=number(vote.rank), share=as_printed(vote)),
        _("Printed arrow: {arrow}", arrow=labels.word("arrow", vote.arrow)),
        labels.word("arrow_check", vote.check),
        words.kind(vote),
    ]
    return "<br>".join(lines)
