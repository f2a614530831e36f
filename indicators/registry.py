"""Every indicator by its id."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from indicators import cooperation, dual, kdt, mra, offices, provinces, skills, sme, targets, trainees, zones
from indicators.indicator import Indicator

# What the registry says of an indicator: its function, the datasets it needs, its default parameters.


Parameter = int | float | str | None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """How to compute one indicator."""

    function: Callable[..., Indicator]
    datasets: tuple[str, ...]
    parameters: dict[str, Parameter] = field(default_factory=dict)


def entry(function: Callable[..., Indicator], *datasets: str, **parameters: Parameter) -> tuple[str, Entry]:
    """An indicator by the name of its function."""
    return function.__name__, Entry(function=function, datasets=datasets, parameters=parameters)


# The part of the registry for qualifications, skills and reform, cases and cooperation.


BEYOND_TRAINING: Final[list[tuple[str, Entry]]] = [
    entry(skills.programme_qualification_items, "programme_qualification"),
    entry(skills.programme_qualification_items_ratio, "programme_qualification"),
    entry(skills.programme_qualification_institutions, "programme_qualification"),
    entry(skills.programme_qualification_participants, "programme_qualification"),
    entry(dual.apprenticeship_schools, "dual_system"),
    entry(dual.apprenticeship_learners, "dual_system"),
    entry(dual.apprenticeship_printed_to_ministry_ratio, "dual_system"),
    entry(dual.p_tech_participants, "dual_system"),
    entry(dual.ipp_universities, "dual_system"),
    entry(dual.dual_system_growth_ratio, "dual_system"),
    entry(dual.dual_top15_rank, "dual_top15"),
    entry(dual.dual_top15_years, "dual_top15"),
    entry(dual.dual_top15_every_year, "dual_top15", "dual_demand"),
    entry(dual.dual_top15_level_places, "dual_top15"),
    entry(dual.dual_demand_net_mentions, "dual_demand"),
    entry(dual.dual_demand_programme_net_mentions, "dual_demand"),
    entry(dual.dual_demand_mentions, "dual_demand", direction="rise"),
    entry(dual.dual_demand_programmes, "dual_demand"),
    entry(dual.dual_demand_high_level_share_pct, "dual_demand"),
    entry(trainees.training_courses, "training_supply"),
    entry(trainees.training_providers, "training_supply"),
    entry(skills.skill_trend_share_pct, "skill_trends"),
    entry(skills.skill_trend_rank, "skill_trends"),
    entry(skills.skill_trend_share_change_pp, "skill_trends"),
    entry(skills.skill_trend_arrow_check, "skill_trends"),
    entry(skills.programme_map_programmes, "programme_map"),
    entry(skills.programme_map_cells, "programme_map"),
    entry(cooperation.joint_training_hours_ratio, "sme_joint_training"),
    entry(skills.hrd_roadmap_parts, "hrd_roadmap"),
    entry(cooperation.trainees_gdp_correlation, "statements"),
    entry(dual.dual_case_ticks, "dual_cases"),
    entry(dual.dual_cases_by_state, "dual_cases"),
    entry(dual.dual_cases_by_economy, "dual_cases"),
    entry(cooperation.low_carbon_departments, "low_carbon"),
    entry(cooperation.low_carbon_enrolment_ratio, "low_carbon"),
    entry(cooperation.foreign_students_in_work_study, "global_talent"),
    entry(cooperation.workshop_people_count, "workshop_people"),
    entry(cooperation.workshop_findings_count, "workshop_findings"),
]


# Every indicator by name: its function, the datasets it needs (its keyword arguments) and its default parameters.


ZONE_BASES: Final = ("zone_shares", "population", "sme_by_zone")
SPREAD: Final = ("trainees", "zone_shares", "population", "sme_firms")
MRA: Final = ("mra_agreements", "economies")

REGISTRY: Final[dict[str, Entry]] = dict(
    [
        entry(trainees.trainees_total, "trainees", "printed_figures"),
        entry(trainees.trainees_by_category, "trainees"),
        entry(trainees.trainees_change_pct, "trainees"),
        entry(trainees.trainees_index, "trainees", base_year=2019),
        entry(trainees.trainees_cagr_pct, "trainees"),
        entry(trainees.trainees_change_contribution_pp, "trainees"),
        entry(trainees.trainees_change_share_pct, "trainees"),
        entry(trainees.recovery_ratio, "trainees"),
        entry(trainees.job_seeker_share_pct, "trainees"),
        entry(trainees.trainees_per_100_residents, "trainees", "population"),
        entry(sme.sme_participation_pct, "sme_participation"),
        entry(sme.employer_training_take_up_pct, "sme_participation"),
        entry(sme.sme_implementation_pct, "sme_participation"),
        entry(sme.large_firm_implementation_pct, "sme_participation"),
        entry(sme.sme_gap_to_large_pp, "sme_participation"),
        entry(sme.take_up_excluding_micro_pct, "sme_participation"),
        entry(sme.insured_establishments_count, "sme_participation"),
        entry(sme.participating_establishments_count, "sme_participation"),
        entry(sme.insured_per_participating_ratio, "sme_participation"),
        entry(sme.micro_workplaces_share_pct, "sme_participation"),
        entry(zones.metropolitan_share_pct, *ZONE_BASES, "regional_training"),
        entry(zones.location_quotient, *ZONE_BASES, "sme_firms", "regional_training"),
        entry(provinces.trainees_by_province, *SPREAD, year=2021, capital_share_pct=None),
        entry(provinces.trainees_per_share_point, "trainees", "population"),
        entry(zones.trainees_per_1000_residents, "zone_shares", "trainees", "population"),
        entry(zones.trainees_above_parity, "zone_shares", "trainees", "population", year=2021),
        entry(zones.dissimilarity_pct, *ZONE_BASES),
        entry(provinces.residents_by_province, "population", year=2021),
        entry(provinces.residents_share_pct, "population", year=2021),
        entry(provinces.sme_firms_by_province, "sme_firms"),
        entry(provinces.smes_per_1000_residents, "sme_firms", "population"),
        entry(provinces.sme_firms_rank, "sme_firms"),
        entry(provinces.smes_per_1000_residents_rank, "sme_firms", "population"),
        entry(provinces.province_hhi, "population", "sme_firms", "regional_training", year=2021),
        entry(provinces.estimate_spread_pct, *SPREAD),
        entry(offices.provinces_reported_count, "regional_training", year=2021),
        entry(offices.residents_covered_pct, "regional_training", "population", year=2021),
        entry(offices.regional_trainees, "regional_training", year=2021),
        entry(offices.regional_trainees_by_category, "regional_training", year=2021),
        entry(zones.reported_zone_share_pct, "regional_training", "trainees", year=2021),
        entry(kdt.kdt_fields_count, "kdt_fields"),
        entry(kdt.kdt_shortage_by_field, "skill_shortage"),
        entry(kdt.kdt_shortage_fields, "skill_shortage"),
        entry(kdt.kdt_shortage_published, "skill_shortage"),
        entry(kdt.kdt_shortage_published_pct, "skill_shortage"),
        entry(kdt.kdt_shortage_unpublished, "skill_shortage"),
        entry(kdt.kdt_field_coverage, "kdt_fields", "kdt_training"),
        entry(trainees.kdt_people, "kdt_programme"),
        entry(mra.mra_status_count, "mra_agreements"),
        entry(mra.mra_linked_partners, *MRA, "mra_memberships"),
        entry(mra.mra_signed_partners, *MRA),
        entry(mra.mra_signed_partners_pct, *MRA),
        entry(mra.mra_users_known, "mra_agreements"),
        *BEYOND_TRAINING,
        entry(targets.policy_state, "policy_targets", state="as_is"),
        entry(targets.as_is_to_be_gap, "policy_targets"),
        entry(targets.as_is_to_be_gap_pct, "policy_targets"),
        entry(targets.required_annual_growth_pct, "policy_targets", years=5),
        entry(targets.progress_to_target, "trainees", "policy_targets", base_year=None, target=None, target_year=None),
    ]
)
