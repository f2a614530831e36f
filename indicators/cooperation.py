"""International cooperation, and what the sources claim."""

import pandas as pd

from i18n import message
from indicators.dataset import Dataset
from indicators.indicator import APEC, KOREA, Refusal, Result, Row, tidy
from indicators.kind import computed
from indicators.registry import indicator

# Low carbon, global talent and the APEC workshop of 2017: single printed figures and counted lists.


OVERLAP = message("The groups are taken not to overlap; the source does not say so.")
VOICES = message("Results were noted by researchers, issues pointed out, solutions cited by participants.")


@indicator("low_carbon", unit="departments", page="cases", caveats=("I-10", "I-16"))
def low_carbon_departments(*, low_carbon: Dataset) -> Result:
    """New departments of AI and low carbon, as printed; undated."""
    return _printed(low_carbon, "new_departments")


@indicator("low_carbon", unit="ratio", page="cases", caveats=("I-10", "I-16"))
def low_carbon_enrolment_ratio(*, low_carbon: Dataset) -> Result:
    """Enrolment of students over that of the year before, as printed; neither the year nor the number is known."""
    return _printed(low_carbon, "enrolment")


@indicator("global_talent", unit="people", page="cases", caveats=("I-10",))
def foreign_students_in_work_study(*, global_talent: Dataset) -> Result:
    """Foreign students for whom the work-study programme is planned, as printed."""
    return _printed(global_talent, "work_study")


@indicator("workshop_people", unit="people", page="cases", caveats=("I-24",))
def workshop_people_count(*, workshop_people: Dataset) -> Result:
    """People at the workshop by group, as printed, and all together if nobody is in two groups."""
    rows: list[Row] = [
        (APEC, None, row.group, int(row.people), "exact", workshop_people.kind_of(row)) for row in workshop_people.rows
    ]
    total = int(workshop_people.table["people"].sum())
    rows.append((APEC, None, "total", total, "exact", computed(workshop_people.kind)))
    return Result(
        table=tidy(rows),
        category_kind="workshop_group",
        sources=workshop_people.sources,
        assumptions={"overlap": OVERLAP},
    )


@indicator("workshop_findings", unit="findings", page="cases", caveats=("I-24",))
def workshop_findings_count(*, workshop_findings: Dataset) -> Result:
    """Results, issues and solutions of the workshop."""
    counts = workshop_findings.table["kind"].value_counts(sort=False)
    kinds = workshop_findings.kind_by("kind")
    return Result(
        table=tidy(
            (APEC, None, str(kind), int(count), "exact", computed(kinds[kind])) for kind, count in counts.items()
        ),
        category_kind="workshop_finding",
        sources=workshop_findings.sources,
        assumptions={"voices": VOICES},
    )


def _printed(dataset: Dataset, item: str) -> Result:
    chosen = dataset.where(item=item)
    value = chosen.number("value")
    first = chosen.rows[0]
    year = None if pd.isna(first.year) else int(first.year)
    return Result(table=tidy([(KOREA, year, None, value, first.bound, chosen.kind)]), sources=chosen.sources)


# Two claims that the source invites a reader to compute, and why they are refused.


NO_SERIES = message("The chart is lost and the series of trainees was not found; two things that grow look linear.")
UNITS = message("One figure is hours a day, the other hours of the whole course.")


@indicator("sme_joint_training", unit="ratio", page="skills", caveats=("I-12",))
def joint_training_hours_ratio(*, sme_joint_training: Dataset) -> Result:
    """Hours of joint training after the reform over hours today; refused where the two are of different units."""
    rows: list[Row] = []
    refusals: list[Refusal] = []
    for row in sme_joint_training.rows:
        if pd.isna(row.current_hours) or pd.isna(row.revision_hours):
            continue
        if row.current_unit == row.revision_unit:
            ratio = float(row.revision_hours / row.current_hours)
            rows.append((KOREA, None, row.aspect, ratio, "exact", computed(sme_joint_training.kind_of(row))))
        else:
            refusals.append(Refusal(reason=UNITS, category=row.aspect))
    return Result(
        table=tidy(rows),
        category_kind="joint_training_hours",
        sources=sme_joint_training.sources,
        refusals=tuple(refusals),
    )


@indicator("statements", unit="ratio", page="skills", caveats=("I-22",))
def trainees_gdp_correlation(*, statements: Dataset) -> Result:
    """Correlation of GDP per head and trainees, which the source claims to be linear: refused, no data were printed."""
    return Result(
        table=tidy([]),
        sources=statements.where(topic="economy_and_training").sources,
        refusals=(Refusal(reason=NO_SERIES),),
    )
