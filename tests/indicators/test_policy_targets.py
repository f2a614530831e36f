import pytest

from i18n import speaking
from indicators.dataset import IndicatorError
from indicators.targets import as_is_to_be_gap, as_is_to_be_gap_pct, policy_state, required_annual_growth_pct
from tests.indicators.tables import dataset

TABLE = dataset(
    "policy_targets",
    "measure as_is to_be certainty",
    ("unemployed", 100.0, 121.0, "clear"),
    ("employer_training", 400.0, 400.0, "clear"),
    ("sme_implementation", None, None, "ambiguous"),
)


class TestPolicyState:
    def test_a_row_is_reported_and_undated(self) -> None:
        found = policy_state(policy_targets=TABLE, state="to_be").row(category="unemployed")
        assert (found.number, found.year, found.status) == (121, None, "reported")

    def test_the_sum_of_both_rows_is_computed(self) -> None:
        found = policy_state(policy_targets=TABLE, state="as_is").row(category="both")
        assert (found.number, found.status) == (500, "computed")  # 100 + 400

    @pytest.mark.parametrize(
        ("first", "second", "told"),
        [
            ("exact", "exact", "exact"),
            ("exact", "at_least", "at_least"),
            ("about", "exact", "about"),
            ("at_least", "about", "about"),  # which may lie below what is stated, so that the sum is no lower bound
            ("more_than", "about", "about"),
            ("more_than", "at_least", "at_least"),
        ],
    )
    def test_a_sum_is_as_vague_as_its_vaguest_row(self, first: str, second: str, told: str) -> None:
        columns = "measure as_is to_be certainty bound"
        rows = (("unemployed", 100.0, 121.0, "clear", first), ("employer_training", 400.0, 400.0, "clear", second))
        found = policy_state(policy_targets=dataset("policy_targets", columns, *rows), state="to_be")
        assert found.row(category="both").bound == told

    def test_a_row_without_numbers_is_left_out(self) -> None:
        assert "sme_implementation" not in set(policy_state(policy_targets=TABLE, state="as_is").table["category"])

    def test_another_state_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="one of as_is, to_be, not “soon”"):
            policy_state(policy_targets=TABLE, state="soon")


class TestAsIsToBeGap:
    def test_it_is_to_be_less_as_is(self) -> None:
        found = as_is_to_be_gap(policy_targets=TABLE)
        assert found.value(category="unemployed") == 21  # 121 - 100
        assert found.value(category="both") == 21  # 521 - 500

    def test_it_never_stands_without_the_caveat_on_the_other_table(self) -> None:
        assert "I-02" in as_is_to_be_gap(policy_targets=TABLE).caveats


class TestAsIsToBeGapPct:
    def test_it_is_over_as_is(self) -> None:
        assert as_is_to_be_gap_pct(policy_targets=TABLE).value(category="unemployed") == pytest.approx(21)  # 121 / 100


class TestRequiredAnnualGrowthPct:
    def test_it_is_compounded_over_the_horizon(self) -> None:
        found = required_annual_growth_pct(policy_targets=TABLE, years=2)
        assert found.value(category="unemployed") == pytest.approx(10)  # 1.21 ** (1/2) = 1.1
        assert found.value(category="employer_training") == pytest.approx(0)

    def test_the_horizon_is_said_to_be_the_readers_own(self) -> None:
        with speaking("en"):
            told = str(required_annual_growth_pct(policy_targets=TABLE, years=7).assumptions["horizon"])
        assert "7 years" in told

    def test_a_horizon_below_one_year_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="1 or more, not 0"):
            required_annual_growth_pct(policy_targets=TABLE, years=0)
