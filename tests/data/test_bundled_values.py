"""The bundled datasets hold what their sources print: sums and counts checked against figures from outside."""

import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).parents[2] / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
CAPITAL_AREA = ["KR-11", "KR-28", "KR-41"]


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv", encoding="utf-8")


def texts(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv", encoding="utf-8", dtype="str", keep_default_na=False)


@pytest.mark.parametrize(
    ("year", "total"),
    [
        (2019, 3_429_478),  # 242,850 + 3,186,628
        (2020, 2_864_962),  # 427,106 + 2,437,856
        (2021, 4_661_782),  # 669,463 + 3,992,319
    ],
)
def test_job_seekers_and_employees_add_up_to_the_printed_total(year: int, total: int) -> None:
    trainees, printed = table("trainees"), table("printed_figures")
    assert sorted(trainees.loc[trainees["year"] == year, "category"]) == ["employee", "job_seeker"]
    assert trainees.loc[trainees["year"] == year, "trainees"].sum() == total
    assert printed.query("measure == 'trainees_total' and year == @year")["value"].item() == total


@pytest.mark.parametrize(("year", "residents"), [(2019, 51_849_861), (2020, 51_829_023), (2021, 51_638_809)])
def test_seventeen_provinces_add_up_to_the_national_population(year: int, residents: int) -> None:
    people = table("population").query("year == @year")
    assert set(people["province"]) == set(table("provinces")["code"])
    assert people["residents"].sum() == residents


def test_capital_area_holds_half_of_the_residents() -> None:
    # 9,509,458 + 2,948,375 + 13,565,450 = 26,023,283; over 51,638,809 = 50.39%
    people = table("population").query("year == 2021 and province in @CAPITAL_AREA")
    assert people["residents"].sum() == 26_023_283
    assert sorted(table("provinces").query("zone == 'KR-CAP'")["code"]) == CAPITAL_AREA


def test_sme_firms_by_province_are_rounded_and_add_up_to_the_printed_map() -> None:
    firms = table("sme_firms")
    assert firms["firms"].sum() == 7_713_000  # 771.3 (tens of thousands); the exact total is 7,713,895
    assert (firms["firms"] % 1000 == 0).all()
    assert set(firms["bound"]) == {"about"}
    assert set(firms["year_basis"]) == {"inferred"}


def test_zones_add_up_to_all_smes_of_2021() -> None:
    firms = table("sme_by_zone").query("year == 2021 and measure == 'firms'").set_index("area")["value"]
    assert firms["KR"] == 7_713_895
    assert firms["KR-CAP"] + firms["KR-REST"] == 4_018_058 + 3_695_837 == 7_713_895


def test_workplaces_of_five_people_and_more_follow_from_the_counts() -> None:
    counts = table("sme_participation").pivot(index="firm_size", columns="measure", values="value")
    larger = counts.loc["all"] - counts.loc["under_5"]
    assert larger["participating_establishments"] == 87_828  # 113,952 - 26,124
    assert larger["insured_establishments"] == 597_287  # 2,511,690 - 1,914,403


def test_sixty_percent_is_never_given_as_a_target() -> None:
    row = table("sme_participation").query("measure == 'implementation_rate_pct' and firm_size == '10_299'").iloc[0]
    assert (row["value"], row["role"]) == (60, "uncertain")
    target = table("policy_targets").set_index("measure").loc["sme_implementation"]
    assert target["certainty"] == "ambiguous"
    assert pd.isna(target["as_is"])
    assert pd.isna(target["to_be"])


def test_as_is_and_to_be_people_add_up() -> None:
    people = table("policy_targets").query("unit == 'people'")
    assert people["as_is"].sum() == 3_827_000  # 847,000 + 2,980,000
    assert people["to_be"].sum() == 4_500_000  # 1,000,000 + 3,500,000


def test_twenty_one_fields_are_nine_digital_and_twelve_advanced() -> None:
    fields = table("kdt_fields")
    assert fields["kdt_group"].value_counts().to_dict() == {"digital": 9, "advanced_industry": 12}
    assert list(fields["number"]) == list(range(1, 22))


def test_four_published_shortages_add_up_to_their_printed_sum() -> None:
    people = table("skill_shortage").set_index(["field", "measure"])["people"]
    # 12,800 + 18,800 + 19,600 + 8,400
    four = sum(people[field, "shortage"] for field in ("artificial_intelligence", "cloud", "big_data", "nano"))
    assert four == people["four_fields", "shortage"] == 59_600
    assert people["cloud", "demand"] - people["cloud", "supply"] == people["cloud", "shortage"]


def test_demand_forecast_counts_mentions_of_both_lists() -> None:
    demand = table("dual_demand")
    assert demand.groupby("direction")["institutions"].agg(["size", "sum"]).to_dict("index") == {
        "rise": {"size": 14, "sum": 77},
        "fall": {"size": 10, "sum": 33},
    }
    both = demand[demand["in_both_lists"]].groupby("direction")["programme"].agg(set)
    assert both["rise"] == both["fall"] == {"quality_management_L3", "mechanical_element_design_L3", "cnc_milling_L3"}
    assert (demand["programme"].str[-2:] == demand["level"]).all()


def test_the_top_15_are_full_and_name_no_programme_twice_in_a_year() -> None:
    top = table("dual_top15")
    assert len(top) == 105  # 7 years x 15
    assert not top.duplicated(["year", "programme"]).any()
    assert (top["programme"].str[-2:] == top["level"]).all()
    assert top["programme"].nunique() == 33
    doubtful = top[top["level_certainty"] != "printed"]
    assert set(zip(doubtful["year"], doubtful["rank"], strict=True)) == {
        *((2018, 9), (2018, 15), (2020, 12), (2022, 7), (2022, 12))
    }


@pytest.mark.parametrize(("year", "total"), [(2022, 99.9), (2023, 100.1)])
def test_shares_of_votes_add_up_to_about_a_hundred(year: int, total: float) -> None:
    votes = table("skill_trends").query("year == @year")
    assert sorted(votes["rank"]) == list(range(1, 17))
    assert votes["share_pct"].sum() == pytest.approx(total)


def test_ranks_printed_as_previous_agree_with_the_ranks_of_the_year_before() -> None:
    votes = table("skill_trends").set_index("option")
    before, after = votes[votes["year"] == 2022], votes[votes["year"] == 2023]
    both = after.index.intersection(before.index)
    assert len(both) == 15
    assert (after.loc[both, "previous_rank"] == before.loc[both, "rank"]).all()


def test_repeated_rows_of_the_programme_map_repeat_programmes_that_stand_elsewhere() -> None:
    cells = table("programme_map")
    first = cells[~cells["repeated"]]["programme"]
    assert first.is_unique
    assert set(cells[cells["repeated"]]["programme"]) <= set(first)


def test_seven_nations_have_two_cases_each() -> None:
    assert set(table("dual_cases")["economy"].value_counts()) == {2}
    assert table("dual_cases")["economy"].nunique() == 7


def test_what_answers_an_issue_of_the_workshop_is_an_indicator() -> None:
    findings = table("workshop_findings")
    answered = findings.dropna(subset=["answer_indicator"])
    assert set(answered["kind"]) == {"issue"}
    assert len(answered) == 3
    assert set(answered["answer_indicator"]) <= set(texts("indicators")["id"])


def test_agreements_are_five_dated_three_under_discussion_two_multilateral() -> None:
    agreements = table("mra_agreements")
    assert (agreements["kind"] == "multilateral").sum() == 2
    assert (agreements["agreement_status"] == "on_going").sum() == 3
    dated = agreements.query("kind == 'bilateral' and agreement_status.isna() and year.notna()")
    assert sorted(dated["year"]) == [2001, 2006, 2008, 2015, 2016]
    assert (dated["year"] == dated["checked_year"]).all()


def test_economies_cover_apec_asean_and_every_member() -> None:
    economies = table("economies")
    assert (len(economies), economies["apec"].sum(), economies["asean"].sum()) == (40, 21, 11)
    assert set(table("mra_memberships")["economy"]) <= set(economies["iso3"])


@pytest.mark.parametrize("name", ["regional_training", "kdt_training"])
def test_no_regional_figure_is_invented(name: str) -> None:
    assert table(name).empty


def test_no_accepted_name_means_two_provinces() -> None:
    names = [name for aliases in texts("provinces")["aliases"] for name in aliases.casefold().split("|")]
    assert len(names) == len(set(names))
    assert "광주시" not in names  # Gyeonggi-do has a city of that name too


@pytest.mark.parametrize("name", RESOURCES)
def test_every_text_is_in_both_languages_or_in_neither(name: str) -> None:
    rows = texts(name)
    for english in (column for column in rows if column.endswith("_en")):
        korean = english.removesuffix("_en") + "_ko"
        assert ((rows[english] == "") == (rows[korean] == "")).all(), english


@pytest.mark.parametrize("name", RESOURCES)
def test_every_source_of_a_row_is_described(name: str) -> None:
    described = {source["name"] for source in PACKAGE["sources"]}
    rows = texts(name)
    for column in {"source", "checked_source"} & set(rows):
        assert set(rows[column]) - {""} <= described


@pytest.mark.parametrize("name", RESOURCES)
def test_every_file_is_the_one_that_was_sealed(name: str) -> None:
    raw = (DATA / RESOURCES[name]["path"]).read_bytes()
    assert RESOURCES[name]["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}"
    assert RESOURCES[name]["bytes"] == len(raw)
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw


def test_every_coded_column_allows_only_codes_of_its_list() -> None:
    lists = texts("codelists").groupby("codelist")["code"].agg(set)
    for resource in RESOURCES.values():
        for field in resource["schema"]["fields"]:
            if "codelist" in field:
                assert set(field["constraints"]["enum"]) <= lists[field["codelist"]], (resource["name"], field["name"])
