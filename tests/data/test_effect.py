"""What a file does to the indicators, before it is published."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pytest

from data.catalogue import compute, dataset
from data.effect import Effect, effects, facts, moved, stops
from data.intake.compare import outcome
from data.outlook import Outlook
from i18n import speaking
from indicators.indicator import Value, ValueChange
from tests.indicators.tables import COMPUTED


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def report(province: str, job_seekers: int, employees: int, *, year: int = 2021) -> pd.DataFrame:
    rows = [(year, province, "job_seeker", job_seekers), (year, province, "employee", employees)]
    frame = pd.DataFrame(rows, columns=["year", "province", "category", "trainees"])
    return outcome("regional_training", frame.astype({"year": "Int64", "trainees": "Int64"}))


def by_name(found: list[Effect], year: int | None = 2021) -> dict[str, Effect]:
    return {effect.indicator: effect for effect in found if effect.parameters.get("year", year) == year}


def test_a_report_gives_values_their_status_and_takes_away_a_refusal() -> None:
    found = by_name(effects("regional_training", report("KR-26", 50_000, 200_000)))
    (change,) = found["regional_trainees"].changes
    assert (change.area, change.year, change.before) == ("KR-26", 2021, None)
    assert change.after is not None
    assert (change.after.number, change.after.status) == (250_000, "from_offices")  # 50,000 + 200,000
    assert {value.after.status for value in found["regional_trainees_by_category"].changes if value.after} == {
        "uploaded"
    }
    assert [refusal.area for refusal in found["regional_trainees"].refusals_gone] == ["KR-26"]


def test_a_value_that_moves_is_told_before_and_after() -> None:
    (change,) = by_name(effects("regional_training", report("KR-26", 1, 2)))["provinces_reported_count"].changes
    assert change.before is not None
    assert change.after is not None
    assert (change.before.number, change.after.number) == (0, 1)


def test_a_year_that_is_not_the_usual_one_is_looked_at_as_well() -> None:
    found = effects("regional_training", report("KR-26", 10, 20, year=2023))
    assert by_name(found, 2023)["regional_trainees"].changes
    assert "regional_trainees" not in by_name(found, 2021)


def test_indicators_without_the_dataset_and_those_that_stay_are_not_told() -> None:
    found = by_name(effects("regional_training", report("KR-26", 1, 2)))
    assert "trainees_total" not in found
    assert "metropolitan_share_pct" not in found  # 68.5% stays until all have reported


def test_the_same_rows_have_no_effect() -> None:
    for name in ("trainees", "regional_training", "population", "mra_agreements"):
        assert effects(name, dataset(name).table) == []


def test_an_indicator_that_could_be_computed_no_more_says_why() -> None:
    half = dataset("trainees").table.query("not (year == 2020 and category == 'employee')")
    found = by_name(effects("trainees", half))
    assert found["trainees_total"].broken == ("“Trainees by category” would lack rows that it needs: 2020 · Employees")
    assert found["trainees_total"].unit == "trainees"


def test_no_rows_at_all_break_indicators_and_not_the_comparison() -> None:
    found = effects("trainees", dataset("trainees").table.iloc[:0])
    assert {effect.indicator for effect in found if effect.broken} >= {"trainees_total", "trainees_index"}
    (estimates,) = (effect for effect in found if effect.indicator == "trainees_by_province")
    assert estimates.refusals_new  # refused with the reason, which breaks nothing


def test_an_estimate_becomes_a_fact_when_its_office_reports() -> None:
    (fact,) = facts(effects("regional_training", report("KR-49", 9_000, 31_000)))
    # Jeju by residents: 4,661,782 x 0.315 x 676,759 / 25,615,526
    assert (fact.area, fact.year, fact.estimate) == ("KR-49", 2021, 38_797)
    assert fact.reported.number == 40_000  # 9,000 + 31,000


def test_a_year_without_estimates_makes_no_fact_of_one() -> None:
    assert facts(effects("regional_training", report("KR-49", 9_000, 31_000, year=2020))) == []


def test_a_corrected_report_was_a_fact_before() -> None:
    was, now = (Value(number=number, year=2021, bound="exact", kind=COMPUTED) for number in (1.0, 2.0))
    change = ValueChange(area="KR-49", year=2021, category=None, before=was, after=now)
    effect = Effect(
        indicator="regional_trainees",
        unit="trainees",
        category_kind=None,
        parameters={"year": 2021},
        changes=(change,),
    )
    assert facts([effect]) == []


def test_the_same_number_of_another_kind_is_an_effect() -> None:
    sent = dataset("population").table.assign(status="uploaded")
    busan = next(
        change
        for change in by_name(effects("population", sent))["residents_by_province"].changes
        if change.area == "KR-26"
    )
    assert busan.before is not None
    assert busan.after is not None
    assert busan.before.number == busan.after.number
    assert (busan.before.status, busan.after.status) == ("reported", "national")


def test_an_outlook_changes_nothing_in_force() -> None:
    then = Outlook.after("regional_training", report("KR-26", 1, 2))
    assert then.compute("provinces_reported_count").value() == 1
    assert len(then.dataset("regional_training").table) == 2
    assert compute("provinces_reported_count").value() == 0
    assert Outlook().compute("provinces_reported_count").value() == 0


def test_a_state_with_rows_that_nobody_has_published_is_no_published_one_and_has_no_name() -> None:
    then = Outlook.after("regional_training", report("KR-26", 1, 2))
    assert Outlook() != then
    assert then != Outlook()
    assert then.reference() == ""


def test_what_only_chooses_the_year_of_an_indicator_makes_it_another_one() -> None:
    """The offices are asked for the newest year of the trainees, which the indicator is not made of."""
    counted = [(2023, "job_seeker", 1), (2023, "employee", 2)]
    rows = pd.DataFrame(counted, columns=["year", "category", "trainees"])
    then = Outlook.after("trainees", outcome("trainees", rows.astype({"year": "Int64", "trainees": "Int64"})))
    assert then.compute("provinces_reported_count").parameters["year"] == 2023
    assert Outlook().compute("provinces_reported_count").parameters["year"] == 2021


def test_a_dataset_that_an_indicator_does_not_need_makes_no_difference() -> None:
    swapped = compute("kdt_fields_count", {"kdt_fields": dataset("kdt_fields")}.__getitem__)
    assert swapped.value(category="total") == 21


def test_a_national_table_that_lacks_a_category_of_an_indicator_must_not_be_published() -> None:
    fields = dataset("kdt_fields").table
    without = fields[fields["kdt_group"] != "advanced_industry"]
    assert stops("kdt_fields", effects("kdt_fields", without))[0].endswith(
        ": nothing would be left of Advanced industry"
    )
    assert stops("kdt_fields", effects("kdt_fields", fields.iloc[1:])) == ()


def test_an_office_may_report_fewer_categories_than_before() -> None:
    assert stops("regional_training", effects("regional_training", report("KR-26", 1_000, 2_000))) == ()


def test_an_earlier_year_that_differs_is_looked_at_as_well() -> None:
    both = pd.concat([report("KR-26", 10, 20), report("KR-26", 30, 40, year=2020)], ignore_index=True)
    found = effects("regional_training", both)
    assert by_name(found, 2021)["regional_trainees"].changes
    (earlier,) = by_name(found, 2020)["regional_trainees"].changes
    assert earlier.after is not None
    assert earlier.after.number == 70  # 30 + 40


def test_an_office_may_report_fewer_categories_than_before_and_a_national_table_may_not() -> None:
    fewer = Effect(
        indicator="regional_trainees_by_category",
        unit="trainees",
        category_kind="trainee_category",
        parameters={},
        lost=("employee",),
    )
    assert stops("regional_training", [fewer]) == ()
    assert len(stops("trainees", [fewer])) == 1


def test_a_refusal_that_goes_is_told_also_where_no_value_comes() -> None:
    refused = compute("regional_trainees")
    assert refused.refusals
    (effect,) = moved([refused], [replace(refused, refusals=())])
    assert effect.refusals_gone == refused.refusals
    assert (effect.changes, effect.refusals_new) == ((), ())
    assert moved([refused], [refused]) == []


def test_a_year_that_is_withdrawn_between_others_is_told_of() -> None:
    residents = dataset("population").table
    found = effects("population", residents[residents["year"] != 2020].reset_index(drop=True))
    told = [one for one in found if one.indicator == "residents_by_province" and one.parameters == {"year": 2020}]
    assert told
