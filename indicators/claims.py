"""Two claims that the source invites a reader to compute, and why they are refused."""

import pandas as pd

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.indicator import Indicator, Refusal, Row, tidy

NO_SERIES = message("The chart is lost and the series of trainees was not found; two things that grow look linear.")
UNITS = message("One figure is hours a day, the other hours of the whole course.")


def joint_training_hours_ratio(*, sme_joint_training: Dataset) -> Indicator:
    """Hours of joint training after the reform over hours today; refused where the two are of different units."""
    rows: list[Row] = []
    refusals: list[Refusal] = []
    for row in sme_joint_training.rows:
        if pd.isna(row.current_hours) or pd.isna(row.revision_hours):
            continue
        if row.current_unit == row.revision_unit:
            ratio = float(row.revision_hours / row.current_hours)
            rows.append((KOREA, None, row.aspect, ratio, "exact", derived(row.status)))
        else:
            refusals.append(Refusal(reason=UNITS, category=row.aspect))
    return Indicator(
        id="joint_training_hours_ratio",
        unit="ratio",
        table=tidy(rows),
        category_kind="joint_training_hours",
        sources=sme_joint_training.sources,
        caveats=("I-12",),
        refusals=tuple(refusals),
    )


def trainees_gdp_correlation(*, statements: Dataset) -> Indicator:
    """Correlation of GDP per head and trainees, which the source claims to be linear: refused, no data were printed."""
    return Indicator(
        id="trainees_gdp_correlation",
        unit="ratio",
        table=tidy([]),
        sources=statements.where(topic="economy_and_training").sources,
        caveats=("I-22",),
        refusals=(Refusal(reason=NO_SERIES),),
    )
