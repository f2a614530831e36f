"""The checklist: four questions whose answers would make the figures comparable, each with who can answer it."""

from dataclasses import dataclass

import pandas as pd

from components.figures.exhibit import Exhibit
from components.figures.table import Table
from data import stewardship
from data.outlook import Outlook
from i18n import _
from indicators.areas import PROVINCES
from indicators.zone_shares import YEAR


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question: what is asked, of which dataset, what the answer would allow, and whether it is in."""

    asked: str
    dataset: str
    allows: str
    answered: bool


def questions(outlook: Outlook) -> list[Question]:
    """The four questions. No table has a column for the answers to the first three, so these stay open."""
    reported = outlook.compute("provinces_reported_count", year=YEAR)
    return [
        Question(
            asked=_("Are people or enrolments counted? (I-07)"),
            dataset="trainees",
            allows=_("Shares of residents and of workers"),
            answered=False,
        ),
        Question(
            asked=_("Of which year is the share of the capital area, and which place does it count? (I-06, I-27)"),
            dataset="zone_shares",
            allows=_("Trainees by zone without an assumption"),
            answered=False,
        ),
        Question(
            asked=_("From which year and to which year do the goals run? (I-02, I-10)"),
            dataset="policy_targets",
            allows=_("Progress towards the goals"),
            answered=False,
        ),
        Question(
            asked=_("How many trainees does each of the provinces count? (I-06)"),
            dataset="regional_training",
            allows=_("Provinces side by side"),
            answered=reported.value() == len(PROVINCES),
        ),
    ]


def open_questions(outlook: Outlook, asked: list[Question]) -> Exhibit:
    """The questions as a table."""
    rows = [
        {
            _("Question"): one.asked,
            _("Who can answer"): stewardship.owner(one.dataset),
            _("What the answer allows"): one.allows,
            _("State"): _("answered") if one.answered else _("open"),
        }
        for one in asked
    ]
    return Exhibit(
        id="open-questions",
        title=_("What would make these figures comparable"),
        subtitle=_("Questions that the sources leave open, and who can answer them"),
        table=Table(frame=pd.DataFrame(rows).set_index(_("Question"))),
        rests_on=(outlook.compute("provinces_reported_count", year=YEAR),),
        lists=tuple(outlook.dataset(name) for name in ("trainees", "zone_shares", "policy_targets")),
    )
