"""What the source says in words: its model of lifelong learning, the bank, its claims, and what each lacks."""

from typing import Any, Final

import pandas as pd

from components.figures.skills.linking import when
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.indicator import Indicator

TOPICS: Final = ("skill_trends", "shortage", "participation", "kdt")
CLAIM: Final = "gdp_and_trainees"


def model(points: Dataset) -> Table:
    """The Korean model: what marks it, and what each mark means."""
    rows = [
        {
            _("Mark of the model"): labels.word("model_feature", row.feature),
            _("What it means"): labels.text(row, "text"),
            _("Note"): labels.text(row, "note"),
        }
        for row in points.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Mark of the model")))


def bank(elements: Dataset) -> Table:
    """The job competency bank: what it is and what is planned, with the start as printed."""
    rows = [
        {
            _("Element"): labels.word("competency_bank_element", row.element),
            _("What the source says"): labels.text(row, "text"),
            _("Start"): _("not stated") if pd.isna(row.start) else when(row.start),
            _("Note"): labels.text(row, "note"),
        }
        for row in elements.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Element")))


def claim(said: Dataset, correlation: Indicator) -> Table:
    """The claim on GDP and trainees, why no correlation is given, and what the copy lacks."""
    row = said.where(statement=CLAIM).rows[0]
    parts = {
        _("Claim"): labels.text(row, "text"),
        _("Correlation"): _("Not given: {reason}", reason=" ".join(str(one.reason) for one in correlation.refusals)),
        _("What is missing"): labels.text(row, "note"),
    }
    return Table(frame=pd.DataFrame({_("What is said"): parts}))


def others(said: Dataset) -> Table:
    """Statements on skills, shortage, participation and K-Digital Training, with whom the source names for them."""
    rows = [_row(row) for topic in TOPICS for row in said.where(topic=topic).rows]
    return Table(frame=pd.DataFrame(rows).set_index(_("Statement")))


def _row(row: Any) -> dict[str, str]:
    return {
        _("Statement"): labels.text(row, "label"),
        _("Topic"): labels.word("topic", row.topic),
        _("What the source says"): labels.text(row, "text"),
        _("According to"): labels.text(row, "attributed") or "–",
        _("Note"): labels.text(row, "note"),
    }
