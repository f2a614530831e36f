"""International cooperation, and what the sources claim."""

import pandas as pd

from i18n import message
from indicators.dataset import Dataset, derived
from indicators.indicator import APEC, KOREA, Indicator, Refusal, Row, tidy

# Low carbon, global talent and the APEC workshop of 2017: single printed figures and counted lists.


OVERLAP = message("The groups are taken not to overlap; the source does not say so.")
VOICES = message("Results were noted by researchers, issues pointed out, solutions cited by participants.")


def low_carbon_departments(*, low_carbon: Dataset) -> Indicator:
    """New departments of AI and low carbon, as printed; undated."""
    return _printed("low_carbon_departments", "departments", low_carbon, "new_departments", ("I-10", "I-16"))


def low_carbon_enrolment_ratio(*, low_carbon: Dataset) -> Indicator:
    """Enrolment of students over that of the year before, as printed; neither the year nor the number is known."""
    return _printed("low_carbon_enrolment_ratio", "ratio", low_carbon, "enrolment", ("I-10", "I-16"))


def foreign_students_in_work_study(*, global_talent: Dataset) -> Indicator:
    """Foreign students for whom the work-study programme is planned, as printed."""
    return _printed("foreign_students_in_work_study", "people", global_talent, "work_study", ("I-10",))


def workshop_people_count(*, workshop_people: Dataset) -> Indicator:
    """People at the workshop by group, as printed, and all together if nobody is in two groups."""
    rows: list[Row] = [(APEC, None, row.group, int(row.people), "exact", row.status) for row in workshop_people.rows]
    total = int(workshop_people.table["people"].sum())
    rows.append((APEC, None, "total", total, "exact", derived(workshop_people.status)))
    return Indicator(
        id="workshop_people_count",
        unit="people",
        table=tidy(rows),
        category_kind="workshop_group",
        sources=workshop_people.sources,
        caveats=("I-24",),
        assumptions={"overlap": OVERLAP},
    )


def workshop_findings_count(*, workshop_findings: Dataset) -> Indicator:
    """Results, issues and solutions of the workshop."""
    counts = workshop_findings.table["kind"].value_counts(sort=False)
    status = derived(workshop_findings.status)
    return Indicator(
        id="workshop_findings_count",
        unit="findings",
        table=tidy((APEC, None, str(kind), int(count), "exact", status) for kind, count in counts.items()),
        category_kind="workshop_finding",
        sources=workshop_findings.sources,
        caveats=("I-24",),
        assumptions={"voices": VOICES},
    )


def _printed(name: str, unit: str, dataset: Dataset, item: str, caveats: tuple[str, ...]) -> Indicator:
    chosen = dataset.where(item=item)
    value = chosen.number("value")
    first = chosen.rows[0]
    year = None if pd.isna(first.year) else int(first.year)
    return Indicator(
        id=name,
        unit=unit,
        table=tidy([(KOREA, year, None, value, first.bound, first.status)]),
        sources=chosen.sources,
        caveats=caveats,
    )


# Two claims that the source invites a reader to compute, and why they are refused.


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
