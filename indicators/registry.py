"""Every indicator by name: its function, the datasets it needs (its keyword arguments) and its default parameters."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from indicators import (
    dual,
    employer_training,
    kdt,
    mra,
    policy_targets,
    progress,
    province_bases,
    province_shares,
    regional_estimate,
    regional_training,
    reported_zones,
    sme_rates,
    trainee_levels,
    trainee_structure,
    uploads,
    workplaces,
    zone_gap,
    zone_shares,
)
from indicators.indicator import Indicator

Parameter = int | float | str | None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """How to compute one indicator."""

    function: Callable[..., Indicator]
    datasets: tuple[str, ...]
    parameters: dict[str, Parameter] = field(default_factory=dict)


def _entry(function: Callable[..., Indicator], *datasets: str, **parameters: Parameter) -> tuple[str, Entry]:
    return function.__name__, Entry(function=function, datasets=datasets, parameters=parameters)


ZONE_BASES: Final = ("zone_shares", "population", "sme_by_zone")
SPREAD: Final = ("trainees", "zone_shares", "population", "sme_firms")
MRA: Final = ("mra_agreements", "economies")

REGISTRY: Final[dict[str, Entry]] = dict(
    [
        _entry(trainee_levels.trainees_total, "trainees", "printed_figures"),
        _entry(trainee_levels.trainees_by_category, "trainees"),
        _entry(trainee_levels.trainees_change_pct, "trainees"),
        _entry(trainee_levels.trainees_index, "trainees", base_year=2019),
        _entry(trainee_levels.trainees_cagr_pct, "trainees"),
        _entry(trainee_structure.trainees_change_contribution_pp, "trainees"),
        _entry(trainee_structure.trainees_change_share_pct, "trainees"),
        _entry(trainee_structure.recovery_ratio, "trainees"),
        _entry(trainee_structure.job_seeker_share_pct, "trainees"),
        _entry(trainee_structure.trainees_per_100_residents, "trainees", "population"),
        _entry(sme_rates.sme_participation_pct, "sme_participation"),
        _entry(employer_training.employer_training_take_up_pct, "sme_participation"),
        _entry(sme_rates.sme_implementation_pct, "sme_participation"),
        _entry(sme_rates.large_firm_implementation_pct, "sme_participation"),
        _entry(sme_rates.sme_gap_to_large_pp, "sme_participation"),
        _entry(employer_training.take_up_excluding_micro_pct, "sme_participation"),
        _entry(workplaces.insured_establishments_count, "sme_participation"),
        _entry(workplaces.participating_establishments_count, "sme_participation"),
        _entry(workplaces.insured_per_participating_ratio, "sme_participation"),
        _entry(workplaces.micro_workplaces_share_pct, "sme_participation"),
        _entry(zone_shares.metropolitan_share_pct, *ZONE_BASES, "regional_training"),
        _entry(zone_shares.location_quotient, *ZONE_BASES, "sme_firms", "regional_training"),
        _entry(regional_estimate.trainees_by_province, *SPREAD, year=2021),
        _entry(zone_gap.trainees_per_1000_residents, "zone_shares", "trainees", "population"),
        _entry(zone_gap.trainees_above_parity, "zone_shares", "trainees", "population", year=2021),
        _entry(zone_gap.dissimilarity_pct, *ZONE_BASES),
        _entry(province_bases.residents_by_province, "population", year=2021),
        _entry(province_shares.residents_share_pct, "population", year=2021),
        _entry(province_bases.sme_firms_by_province, "sme_firms"),
        _entry(province_bases.smes_per_1000_residents, "sme_firms", "population"),
        _entry(province_bases.province_hhi, "population", "sme_firms", "regional_training", year=2021),
        _entry(regional_estimate.estimate_spread_pct, *SPREAD),
        _entry(uploads.provinces_reported_count, "regional_training", year=2021),
        _entry(uploads.residents_covered_pct, "regional_training", "population", year=2021),
        _entry(regional_training.regional_trainees, "regional_training", year=2021),
        _entry(regional_training.regional_trainees_by_category, "regional_training", year=2021),
        _entry(reported_zones.reported_zone_share_pct, "regional_training", "trainees", year=2021),
        _entry(kdt.kdt_fields_count, "kdt_fields"),
        _entry(kdt.kdt_shortage_by_field, "skill_shortage"),
        _entry(kdt.kdt_shortage_fields, "skill_shortage"),
        _entry(kdt.kdt_shortage_published, "skill_shortage"),
        _entry(kdt.kdt_shortage_published_pct, "skill_shortage"),
        _entry(kdt.kdt_shortage_unpublished, "skill_shortage"),
        _entry(kdt.kdt_field_coverage, "kdt_fields", "kdt_training"),
        _entry(mra.mra_status_count, "mra_agreements"),
        _entry(mra.mra_linked_partners, *MRA, "mra_memberships"),
        _entry(mra.mra_signed_partners, *MRA),
        _entry(mra.mra_signed_partners_pct, *MRA),
        _entry(dual.dual_demand_net_mentions, "dual_demand"),
        _entry(policy_targets.policy_state, "policy_targets", state="as_is"),
        _entry(policy_targets.as_is_to_be_gap, "policy_targets"),
        _entry(policy_targets.as_is_to_be_gap_pct, "policy_targets"),
        _entry(policy_targets.required_annual_growth_pct, "policy_targets", years=5),
        _entry(
            progress.progress_to_target, "trainees", "policy_targets", base_year=None, target=None, target_year=None
        ),
    ]
)
