"""Every figure that the bundled data must give, to the digits in which it is stated.

The figures were worked out from the source's table, the ministry's residents and the published counts of firms,
workplaces and agreements before the indicators were written.
"""

from typing import NamedTuple

import pytest

from data.catalogue import compute

KR, CAPITAL, ELSEWHERE = "KR", "KR-CAP", "KR-REST"
WORLD, APEC = "WORLD", "APEC"
SEOUL, BUSAN, INCHEON, ULSAN, GYEONGGI, JEJU, SEJONG = (f"KR-{code}" for code in (11, 26, 28, 31, 41, 49, 50))


class Figure(NamedTuple):
    name: str
    area: str
    year: int | None
    category: str | None
    expected: float
    digits: int
    status: str


PUBLISHED: list[tuple[str, str, int | None, str | None, float, int, str]] = [
    # id, area, year, category, expected, digits, status
    ("trainees_total", KR, 2019, "total", 3_429_478, 0, "reported"),
    ("trainees_total", KR, 2020, "total", 2_864_962, 0, "reported"),
    ("trainees_total", KR, 2021, "total", 4_661_782, 0, "reported"),
    ("trainees_by_category", KR, 2021, "job_seeker", 669_463, 0, "reported"),
    ("trainees_by_category", KR, 2021, "employee", 3_992_319, 0, "reported"),
    ("trainees_change_pct", KR, 2020, "total", -16.46, 2, "computed"),
    ("trainees_change_pct", KR, 2021, "total", 62.72, 2, "computed"),
    ("trainees_change_pct", KR, 2020, "job_seeker", 75.87, 2, "computed"),
    ("trainees_change_pct", KR, 2021, "job_seeker", 56.74, 2, "computed"),
    ("trainees_change_pct", KR, 2020, "employee", -23.50, 2, "computed"),
    ("trainees_change_pct", KR, 2021, "employee", 63.76, 2, "computed"),
    ("trainees_index", KR, 2019, "total", 100, 0, "computed"),
    ("trainees_index", KR, 2020, "total", 83.54, 2, "computed"),
    ("trainees_index", KR, 2021, "total", 135.93, 2, "computed"),
    ("trainees_cagr_pct", KR, 2021, "total", 16.59, 2, "computed"),
    ("trainees_cagr_pct", KR, 2021, "job_seeker", 66.03, 2, "computed"),
    ("trainees_cagr_pct", KR, 2021, "employee", 11.93, 2, "computed"),
    ("trainees_change_contribution_pp", KR, 2020, "job_seeker", 5.37, 2, "computed"),
    ("trainees_change_contribution_pp", KR, 2020, "employee", -21.83, 2, "computed"),
    ("trainees_change_contribution_pp", KR, 2021, "job_seeker", 8.46, 2, "computed"),
    ("trainees_change_contribution_pp", KR, 2021, "employee", 54.26, 2, "computed"),
    ("trainees_change_share_pct", KR, 2021, "employee", 86.5, 1, "computed"),
    ("trainees_change_share_pct", KR, 2021, "job_seeker", 13.5, 1, "computed"),
    ("recovery_ratio", KR, 2021, "employee", 2.08, 2, "computed"),
    ("recovery_ratio", KR, 2021, "total", 3.18, 2, "computed"),
    ("job_seeker_share_pct", KR, 2019, "job_seeker", 7.08, 2, "computed"),
    ("job_seeker_share_pct", KR, 2020, "job_seeker", 14.91, 2, "computed"),
    ("job_seeker_share_pct", KR, 2021, "job_seeker", 14.36, 2, "computed"),
    ("trainees_per_100_residents", KR, 2019, "total", 6.61, 2, "computed"),
    ("trainees_per_100_residents", KR, 2020, "total", 5.53, 2, "computed"),
    ("trainees_per_100_residents", KR, 2021, "total", 9.03, 2, "computed"),
    ("sme_participation_pct", KR, None, "sme", 5, 0, "reported"),
    ("employer_training_take_up_pct", KR, 2021, "all", 4.54, 2, "computed"),
    ("employer_training_take_up_pct", KR, 2021, "under_5", 1.36, 2, "computed"),
    ("employer_training_take_up_pct", KR, 2021, "5_29", 12, 0, "reported"),
    ("employer_training_take_up_pct", KR, 2021, "30_49", 24.8, 1, "reported"),
    ("employer_training_take_up_pct", KR, 2021, "50_99", 33.6, 1, "reported"),
    ("employer_training_take_up_pct", KR, 2021, "100_299", 41.2, 1, "reported"),
    ("employer_training_take_up_pct", KR, 2021, "300_999", 48.4, 1, "reported"),
    ("employer_training_take_up_pct", KR, 2021, "1000_plus", 68.29, 2, "computed"),
    ("sme_implementation_pct", KR, None, "10_299", 60, 0, "reported"),
    ("large_firm_implementation_pct", KR, None, "300_plus", 80, 0, "reported"),
    ("sme_gap_to_large_pp", KR, None, "10_299", 20, 0, "computed"),
    ("take_up_excluding_micro_pct", KR, 2021, "5_plus", 14.7, 1, "computed"),
    ("insured_establishments_count", KR, 2021, "all", 2_511_690, 0, "reported"),
    ("insured_establishments_count", KR, 2021, "5_plus", 597_287, 0, "computed"),
    ("participating_establishments_count", KR, 2021, "all", 113_952, 0, "reported"),
    ("participating_establishments_count", KR, 2021, "5_plus", 87_828, 0, "computed"),
    ("insured_per_participating_ratio", KR, 2021, "all", 22.04, 2, "computed"),
    ("micro_workplaces_share_pct", KR, 2021, "insured_establishments", 76.2, 1, "computed"),
    ("micro_workplaces_share_pct", KR, 2021, "participating_establishments", 22.9, 1, "computed"),
    ("metropolitan_share_pct", CAPITAL, None, "trainees", 68.5, 1, "reported"),
    ("metropolitan_share_pct", ELSEWHERE, None, "trainees", 31.5, 1, "computed"),
    ("metropolitan_share_pct", CAPITAL, None, "residents", 50.39, 2, "computed"),
    ("metropolitan_share_pct", CAPITAL, None, "sme_firms", 52.09, 2, "computed"),
    ("location_quotient", CAPITAL, None, "residents", 1.359, 3, "computed"),
    ("location_quotient", ELSEWHERE, None, "residents", 0.635, 3, "computed"),
    ("location_quotient", CAPITAL, None, "sme_firms", 1.315, 3, "computed"),
    ("location_quotient", ELSEWHERE, None, "sme_firms", 0.657, 3, "computed"),
    ("trainees_by_province", SEOUL, 2021, "residents", 1_166_907, 0, "estimated"),
    ("trainees_by_province", BUSAN, 2021, "residents", 192_067, 0, "estimated"),
    ("trainees_by_province", GYEONGGI, 2021, "residents", 1_664_618, 0, "estimated"),
    ("trainees_per_share_point", BUSAN, 2021, None, -6_097, 0, "estimated"),  # 46,617.82 x 3,350,380 / 25,615,526
    ("trainees_per_1000_residents", CAPITAL, 2021, None, 122.7, 1, "estimated"),
    ("trainees_per_1000_residents", ELSEWHERE, 2021, None, 57.3, 1, "estimated"),
    ("trainees_above_parity", CAPITAL, 2021, None, 844_024, 0, "estimated"),
    ("dissimilarity_pct", KR, None, "residents", 18.1, 1, "computed"),
    ("dissimilarity_pct", KR, None, "sme_firms", 16.4, 1, "computed"),
    ("residents_share_pct", JEJU, 2021, None, 1.31, 2, "computed"),  # 676,759 of 51,638,809
    ("sme_firms_rank", BUSAN, 2021, "worst", 3, 0, "computed"),
    ("smes_per_1000_residents_rank", BUSAN, 2021, "best", 9, 0, "computed"),
    ("smes_per_1000_residents_rank", BUSAN, 2021, "worst", 10, 0, "computed"),
    ("province_hhi", KR, 2021, "residents", 0.1275, 4, "computed"),
    ("estimate_spread_pct", JEJU, 2021, None, 28.0, 1, "estimated"),
    ("estimate_spread_pct", SEJONG, 2021, None, -21.7, 1, "estimated"),
    ("estimate_spread_pct", ULSAN, 2021, None, -14.7, 1, "estimated"),
    ("estimate_spread_pct", INCHEON, 2021, None, -11.5, 1, "estimated"),
    ("estimate_spread_pct", SEOUL, 2021, None, 10.7, 1, "estimated"),
    ("provinces_reported_count", KR, 2021, None, 0, 0, "computed"),
    ("residents_covered_pct", KR, 2021, None, 0, 0, "computed"),
    ("kdt_fields_count", KR, None, "digital", 9, 0, "computed"),
    ("kdt_fields_count", KR, None, "advanced_industry", 12, 0, "computed"),
    ("kdt_fields_count", KR, None, "total", 21, 0, "reported"),
    ("kdt_shortage_by_field", KR, None, "all", 345_000, 0, "reported"),
    ("kdt_shortage_by_field", KR, None, "artificial_intelligence", 12_800, 0, "reported"),
    ("kdt_shortage_fields", KR, None, None, 4, 0, "computed"),
    ("kdt_shortage_published", KR, None, None, 59_600, 0, "computed"),
    ("kdt_shortage_published_pct", KR, None, None, 17.3, 1, "computed"),
    ("kdt_shortage_unpublished", KR, None, None, 285_400, 0, "computed"),
    ("kdt_field_coverage", KR, None, None, 0, 0, "computed"),
    ("mra_status_count", KR, None, "signed", 5, 0, "computed"),
    ("mra_status_count", KR, None, "on_going", 3, 0, "computed"),
    ("mra_status_count", KR, None, "multilateral", 2, 0, "computed"),
    ("mra_linked_partners", KR, None, "asean", 6, 0, "computed"),
    ("mra_linked_partners", KR, None, "apec", 17, 0, "computed"),
    ("mra_signed_partners", KR, None, "asean", 1, 0, "computed"),
    ("mra_signed_partners", KR, None, "apec", 5, 0, "computed"),
    ("mra_signed_partners_pct", KR, None, "asean", 9.1, 1, "computed"),
    ("mra_signed_partners_pct", KR, None, "apec", 25.0, 1, "computed"),
    ("kdt_people", KR, 2023, "scale_people", 32_000, 0, "reported"),
    ("kdt_people", KR, 2023, "capacity_people", 55_076, 0, "reported"),
    ("mra_users_known", KR, None, None, 0, 0, "computed"),
    ("programme_qualification_items", KR, 2015, None, 15, 0, "reported"),
    ("programme_qualification_items", KR, 2021, None, 103, 0, "reported"),
    ("programme_qualification_items_ratio", KR, 2021, None, 6.87, 2, "computed"),
    ("programme_qualification_institutions", KR, 2021, None, 458, 0, "reported"),
    ("programme_qualification_participants", KR, 2021, None, 18_272, 0, "reported"),
    ("apprenticeship_schools", KR, 2014, "printed", 9, 0, "reported"),
    ("apprenticeship_schools", KR, 2021, "printed", 171, 0, "reported"),
    ("apprenticeship_schools", KR, 2021, "in_training", 143, 0, "reported"),
    ("apprenticeship_learners", KR, 2014, "printed", 494, 0, "reported"),
    ("apprenticeship_learners", KR, 2021, "printed", 23_490, 0, "reported"),
    ("apprenticeship_learners", KR, 2021, "in_training", 6_535, 0, "reported"),
    ("apprenticeship_printed_to_ministry_ratio", KR, 2021, "schools", 1.20, 2, "computed"),
    ("apprenticeship_printed_to_ministry_ratio", KR, 2021, "learning_workers", 3.59, 2, "computed"),
    ("p_tech_participants", KR, 2021, "printed", 1_414, 0, "reported"),
    ("p_tech_participants", KR, 2019, "taken_part", 1_400, 0, "reported"),
    ("ipp_universities", KR, 2015, None, 14, 0, "reported"),
    ("ipp_universities", KR, 2021, None, 35, 0, "reported"),
    ("dual_system_growth_ratio", KR, 2021, "apprenticeship_schools", 19, 0, "computed"),
    ("dual_system_growth_ratio", KR, 2021, "ipp_universities", 2.5, 1, "computed"),
    ("dual_top15_rank", KR, 2022, "software_development_L5", 1, 0, "reported"),
    ("dual_top15_rank", KR, 2016, "electronics_production_L2", 1, 0, "reported"),
    ("dual_top15_rank", KR, 2021, "automobile_maintenance_L2", 15, 0, "reported"),
    ("dual_top15_years", KR, None, "electronics_production_L2", 7, 0, "computed"),
    ("dual_top15_years", KR, None, "manual_welding_L2", 7, 0, "computed"),
    ("dual_top15_years", KR, None, "automobile_maintenance_L2", 7, 0, "computed"),
    ("dual_top15_every_year", KR, None, "every_year", 3, 0, "computed"),
    ("dual_top15_every_year", KR, None, "every_year_expected_to_fall", 3, 0, "computed"),
    ("dual_top15_level_places", KR, 2016, "L2", 4, 0, "computed"),
    ("dual_top15_level_places", KR, 2022, "L5", 1, 0, "computed"),
    ("dual_demand_net_mentions", KR, None, "L5", 29, 0, "computed"),
    ("dual_demand_net_mentions", KR, None, "L4", 3, 0, "computed"),
    ("dual_demand_net_mentions", KR, None, "L3", 25, 0, "computed"),
    ("dual_demand_net_mentions", KR, None, "L2", -13, 0, "computed"),
    ("dual_demand_programme_net_mentions", KR, None, "software_development_L5", 18, 0, "computed"),
    ("dual_demand_programme_net_mentions", KR, None, "quality_management_L3", 2, 0, "computed"),
    ("dual_demand_programme_net_mentions", KR, None, "manual_welding_L2", -4, 0, "computed"),
    ("dual_demand_mentions", KR, None, "L3", 42, 0, "computed"),
    ("dual_demand_mentions", KR, None, "total", 77, 0, "computed"),
    ("dual_demand_programmes", KR, None, "rise", 14, 0, "computed"),
    ("dual_demand_programmes", KR, None, "fall", 10, 0, "computed"),
    ("dual_demand_programmes", KR, None, "both", 3, 0, "computed"),
    ("dual_demand_high_level_share_pct", KR, None, "programmes_from_L4", 35.7, 1, "computed"),
    ("dual_demand_high_level_share_pct", KR, None, "mentions_from_L4", 41.6, 1, "computed"),
    ("dual_demand_high_level_share_pct", KR, None, "programmes_above_L4", 28.6, 1, "computed"),
    ("dual_demand_high_level_share_pct", KR, None, "mentions_above_L4", 37.7, 1, "computed"),
    ("training_courses", KR, 2021, None, 77_189, 0, "reported"),
    ("training_providers", KR, 2021, None, 4_238, 0, "reported"),
    ("skill_trend_share_pct", WORLD, 2022, "reskilling", 12.5, 1, "reported"),
    ("skill_trend_share_pct", WORLD, 2023, "artificial_intelligence", 9.2, 1, "reported"),
    ("skill_trend_rank", WORLD, 2022, "artificial_intelligence", 12, 0, "reported"),
    ("skill_trend_rank", WORLD, 2023, "artificial_intelligence", 2, 0, "reported"),
    ("skill_trend_share_change_pp", WORLD, 2023, "artificial_intelligence", 4.5, 1, "computed"),
    ("skill_trend_share_change_pp", WORLD, 2023, "social_learning", -2.1, 1, "computed"),
    ("skill_trend_arrow_check", WORLD, 2023, "agrees", 11, 0, "computed"),
    ("skill_trend_arrow_check", WORLD, 2023, "contradicts", 1, 0, "computed"),
    ("skill_trend_arrow_check", WORLD, 2023, "hidden_by_rounding", 2, 0, "computed"),
    ("programme_map_programmes", KR, None, "private", 10, 0, "computed"),
    ("programme_map_programmes", KR, None, "total", 13, 0, "computed"),
    ("programme_map_cells", KR, None, "repeated", 8, 0, "computed"),
    ("programme_map_cells", KR, None, "total", 21, 0, "computed"),
    ("hrd_roadmap_parts", KR, None, "stages", 5, 0, "computed"),
    ("hrd_roadmap_parts", KR, None, "programmes", 10, 0, "computed"),
    ("hrd_roadmap_parts", KR, None, "assigned_programmes", 0, 0, "computed"),
    ("dual_case_ticks", WORLD, None, "a", 5, 0, "computed"),
    ("dual_case_ticks", WORLD, None, "b", 3, 0, "computed"),
    ("dual_case_ticks", WORLD, None, "c", 6, 0, "computed"),
    ("dual_case_ticks", WORLD, None, "d", 5, 0, "computed"),
    ("dual_case_ticks", WORLD, None, "total", 19, 0, "computed"),
    ("dual_cases_by_state", WORLD, None, "unknown", 3, 0, "computed"),
    ("dual_cases_by_state", WORLD, None, "total", 14, 0, "computed"),
    ("dual_cases_by_economy", "DEU", None, "c", 2, 0, "computed"),
    ("low_carbon_departments", KR, None, None, 10, 0, "reported"),
    ("low_carbon_enrolment_ratio", KR, None, None, 2, 0, "reported"),
    ("foreign_students_in_work_study", KR, 2024, None, 1_000, 0, "reported"),
    ("workshop_people_count", APEC, None, "speakers", 4, 0, "reported"),
    ("workshop_people_count", APEC, None, "others", 30, 0, "reported"),
    ("workshop_people_count", APEC, None, "total", 37, 0, "computed"),
    ("workshop_findings_count", APEC, None, "issue", 3, 0, "computed"),
    ("workshop_findings_count", APEC, None, "solution", 7, 0, "computed"),
    ("policy_state", KR, None, "unemployed", 847_000, 0, "reported"),
    ("policy_state", KR, None, "employer_training", 2_980_000, 0, "reported"),
    ("policy_state", KR, None, "both", 3_827_000, 0, "computed"),
    ("as_is_to_be_gap", KR, None, "unemployed", 153_000, 0, "computed"),
    ("as_is_to_be_gap", KR, None, "employer_training", 520_000, 0, "computed"),
    ("as_is_to_be_gap", KR, None, "both", 673_000, 0, "computed"),
    ("as_is_to_be_gap_pct", KR, None, "unemployed", 18.06, 2, "computed"),
    ("as_is_to_be_gap_pct", KR, None, "employer_training", 17.45, 2, "computed"),
    ("as_is_to_be_gap_pct", KR, None, "both", 17.59, 2, "computed"),
    ("required_annual_growth_pct", KR, None, "unemployed", 3.38, 2, "computed"),
    ("required_annual_growth_pct", KR, None, "employer_training", 3.27, 2, "computed"),
    ("required_annual_growth_pct", KR, None, "both", 3.29, 2, "computed"),
]


@pytest.mark.parametrize(
    "figure", [Figure(*row) for row in PUBLISHED], ids=lambda row: f"{row.name}-{row.area}-{row.year}-{row.category}"
)
def test_the_bundled_data_give_the_stated_figure(figure: Figure) -> None:
    found = compute(figure.name).row(area=figure.area, year=figure.year, category=figure.category)
    assert found.number == pytest.approx(figure.expected, abs=0.5 * 10**-figure.digits + 1e-9)
    assert found.status == figure.status


def test_lower_bounds_stay_lower_bounds() -> None:
    for name in ("large_firm_implementation_pct", "sme_gap_to_large_pp"):
        assert compute(name).row().bound == "more_than"


@pytest.mark.parametrize("name", ["metropolitan_share_pct", "location_quotient", "dissimilarity_pct"])
def test_whatever_rests_on_the_share_of_training_is_undated(name: str) -> None:
    table = compute(name).table
    undated = table if name != "metropolitan_share_pct" else table[table["category"] == "trainees"]
    assert undated["year"].isna().all()


@pytest.mark.parametrize("weight", ["residents", "sme_firms"])
def test_estimated_provinces_add_up_to_the_printed_total(weight: str) -> None:
    table = compute("trainees_by_province").table
    assert table[table["category"] == weight]["value"].sum() == 4_661_782


def test_job_seekers_did_not_fall_and_have_no_recovery() -> None:
    assert [refusal.category for refusal in compute("recovery_ratio").refusals] == ["job_seeker"]


def test_the_shipped_targets_get_no_verdict() -> None:
    found = compute("progress_to_target")
    assert found.table.empty
    assert {refusal.category for refusal in found.refusals} == {
        *("unemployed", "employer_training", "sme_implementation", "total")
    }


def test_the_index_of_trainees_is_refused_while_no_province_has_reported() -> None:
    assert [refusal.category for refusal in compute("province_hhi").refusals] == ["trainees"]
    assert len(compute("provinces_reported_count").refusals) == 17
    assert compute("regional_trainees").table.empty
    assert len(compute("regional_trainees").refusals) == 17


def test_growth_of_learning_workers_hours_and_gdp_are_refused() -> None:
    assert [refusal.category for refusal in compute("dual_system_growth_ratio").refusals] == ["apprenticeship_learners"]
    for name in ("joint_training_hours_ratio", "trainees_gdp_correlation"):
        assert compute(name).table.empty
        assert len(compute(name).refusals) == 1


def test_the_fall_list_holds_33_mentions_below_level_four() -> None:
    fall = compute("dual_demand_mentions", direction="fall")
    assert [fall.value(category=name) for name in ("L2", "L3", "L4", "L5", "total")] == [16, 17, 0, 0, 33]


def test_nations_with_an_unknown_case_have_lower_bounds() -> None:
    table = compute("dual_cases_by_economy").table
    assert set(table[table["bound"] == "at_least"]["area"]) == {"ITA", "AUS", "USA"}
