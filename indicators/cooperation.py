"""International cooperation, and what the sources claim."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from i18n import message
from indicators.dataset import Dataset
from indicators.indicator import APEC, KOREA, Refusal, Result, Row, sources_of, tidy
from indicators.kind import Kind, computed, without_flags
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
        rows=tidy(rows),
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
        rows=tidy(
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
    bound = "exact" if pd.isna(first.bound) else first.bound  # a figure that was sent without one is what it is
    return Result(rows=tidy([(KOREA, year, None, value, bound, chosen.kind)]), sources=chosen.sources)


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
        rows=tidy(rows),
        category_kind="joint_training_hours",
        sources=sme_joint_training.sources,
        refusals=tuple(refusals),
    )


@indicator("statements", unit="ratio", page="skills", caveats=("I-22",))
def trainees_gdp_correlation(*, statements: Dataset) -> Result:
    """Correlation of GDP per head and trainees, which the source claims to be linear: refused, no data were printed."""
    return Result(
        rows=tidy([]),
        sources=statements.where(topic="economy_and_training").sources,
        refusals=(Refusal(reason=NO_SERIES),),
    )


# Mutual recognition of qualifications: agreements by state, and partners among ASEAN and APEC.


FULL = ("signatory", "founding_member", "full_member", "participant")
BILATERAL = "bilateral"
FRAMEWORKS = ("washington_accord", "seoul_accord", "apec_engineer", "apec_architect")
SIGNED = message("“Signed” is inferred: a bilateral agreement with a printed year that is not marked as on-going.")
TEXAS = message("The United States counts as a partner although its agreement binds Texas only.")
LISTS = message("The lists of members are of different years, 1999 to 2024.")


def agreement_states(mra_agreements: Dataset) -> "pd.Series[str]":
    """State of each agreement: `signed`, `on_going` or `multilateral`; the index is the agreement."""
    columns = (mra_agreements.table[name] for name in ("agreement", "kind", "agreement_status", "year"))
    found = {name: _state(kind, status, year) for name, kind, status, year in zip(*columns, strict=True)}
    return pd.Series({name: state for name, state in found.items() if state}, dtype="str")


def _state(kind: str, status: str | None, year: float | None) -> str | None:
    """None for an agreement that is neither multilateral nor on-going, and has no year of signing."""
    if kind == "multilateral":
        return kind
    if status == "on_going":
        return status
    return "signed" if pd.notna(year) else None


def signed_partners(mra_agreements: Dataset) -> set[str]:
    """ISO codes of the partners with a signed bilateral agreement."""
    states = agreement_states(mra_agreements)
    return set(mra_agreements.where(agreement=list(states[states == "signed"].index)).table["partner"])


def bound_in_part(mra_agreements: Dataset) -> set[str]:
    """ISO codes of the partners of which every signed agreement binds a part alone."""
    states = agreement_states(mra_agreements)
    signed = mra_agreements.where(agreement=list(states[states == "signed"].index))
    whole = {row.partner for row in signed.rows if pd.isna(row.scope)}
    return {row.partner for row in signed.rows} - whole


def links_of_partners(mra_agreements: Dataset, mra_memberships: Dataset) -> dict[str, set[str]]:
    """What counts as a link, by ISO code: `bilateral` where signed, and each shared framework with full membership."""
    links: dict[str, set[str]] = {partner: {BILATERAL} for partner in signed_partners(mra_agreements)}
    for row in mra_memberships.where(agreement=FRAMEWORKS, agreement_status=FULL).rows:
        links.setdefault(row.economy, set()).add(row.agreement)
    return {partner: kinds for partner, kinds in links.items() if partner != "KOR"}


def linked_partners(mra_agreements: Dataset, mra_memberships: Dataset) -> set[str]:
    """ISO codes of economies with a signed bilateral agreement or full membership of a framework that Korea shares."""
    return set(links_of_partners(mra_agreements, mra_memberships))


@indicator("mra_agreements", unit="agreements", page="mra", caveats=("I-09",))
def mra_status_count(*, mra_agreements: Dataset) -> Result:
    """Agreements by state: signed (inferred from a printed year), under discussion, multilateral.

    Refusals:
        A bilateral agreement without year and state is not counted.
    """
    counts = agreement_states(mra_agreements).value_counts()
    return Result(
        rows=tidy(
            (KOREA, None, state, int(counts.get(state, 0)), "exact", _counted(mra_agreements))
            for state in ("signed", "on_going", "multilateral")
        ),
        category_kind="agreement_status",
        sources=mra_agreements.sources,
        assumptions={"signed": SIGNED},
    )


@indicator("mra_agreements", "economies", unit="partners", page="mra", caveats=("I-09",))
def mra_signed_partners(*, mra_agreements: Dataset, economies: Dataset) -> Result:
    """Partners with a signed bilateral agreement, among the 11 ASEAN Member States and the 20 other APEC economies."""
    kind = _counted(mra_agreements, economies)
    rows = [
        (KOREA, None, group, len(members & signed_partners(mra_agreements)), "exact", kind)
        for group, members in groupings(economies).items()
    ]
    return _partners(rows, mra_agreements, economies)


@indicator("mra_agreements", "economies", unit="percent", page="mra", caveats=("I-09",))
def mra_signed_partners_pct(*, mra_agreements: Dataset, economies: Dataset) -> Result:
    """The same over the members of each group other than Korea, in percent."""
    kind = _counted(mra_agreements, economies)
    rows = [
        (KOREA, None, group, len(members & signed_partners(mra_agreements)) / len(members) * 100, "exact", kind)
        for group, members in groupings(economies).items()
    ]
    return _partners(rows, mra_agreements, economies)


@indicator("mra_agreements", "economies", "mra_memberships", unit="partners", page="mra", caveats=("I-09",))
def mra_linked_partners(*, mra_agreements: Dataset, mra_memberships: Dataset, economies: Dataset) -> Result:
    """Partners with at least one bilateral agreement or shared framework (full members only), by group.

    Frameworks: Washington Accord, Seoul Accord, APEC Engineer, APEC Architect.

    Refusals:
        Provisional and former members do not count.
    """
    linked = linked_partners(mra_agreements, mra_memberships)
    kind = _counted(mra_agreements, mra_memberships.where(agreement=FRAMEWORKS), economies)
    rows = [
        (KOREA, None, group, len(members & linked), "exact", kind) for group, members in groupings(economies).items()
    ]
    found = _partners(rows, mra_agreements, economies)
    return replace(
        found,
        sources=sources_of(found.sources, mra_memberships.where(agreement=FRAMEWORKS).sources),
        assumptions={**found.assumptions, "lists": LISTS},
    )


def _counted(*lists: Dataset) -> Kind:
    """The kind of a count of entries: that one of them has no year leaves the count as dated as its list."""
    return without_flags(computed(*(one.kind for one in lists)), "undated")


def groupings(economies: Dataset) -> dict[str, set[str]]:
    """Members of ASEAN and of APEC other than Korea, as ISO codes."""
    return {name: set(economies.where(**{name: True}).table["iso3"]) - {"KOR"} for name in ("asean", "apec")}


def _partners(rows: Iterable[Row], mra_agreements: Dataset, economies: Dataset) -> Result:
    sizes = {group: len(members) for group, members in groupings(economies).items()}
    return Result(
        rows=tidy(rows),
        category_kind="grouping",
        sources=sources_of(mra_agreements.sources, economies.sources),
        assumptions={
            "signed": SIGNED,
            **({"texas": TEXAS} if "USA" in bound_in_part(mra_agreements) else {}),
            "out_of": message("Of {asean} ASEAN Member States and {apec} other APEC economies.", **sizes),
        },
    )


# Use of mutual recognition agreements: for how many a number of users is known.


@indicator("mra_agreements", unit="agreements", page="cases", caveats=("I-09", "I-24"))
def mra_users_known(*, mra_agreements: Dataset) -> Result:
    """Signed agreements for which a source gives the number of people who used them."""
    states = agreement_states(mra_agreements)
    signed = mra_agreements.where(agreement=list(states[states == "signed"].index))
    known = int(signed.table["users"].notna().sum())
    return Result(
        rows=tidy([(KOREA, None, None, known, "exact", _counted(signed))]),
        sources=signed.sources,
        assumptions={"signed": SIGNED, "out_of": message("Of {count} signed agreements.", count=len(signed.table))},
    )
