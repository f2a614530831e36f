from indicators.dual import dual_case_ticks, dual_cases_by_economy, dual_cases_by_state
from tests.indicators.tables import dataset

CASES = dataset(
    "dual_cases",
    "case economy type_a type_b type_c type_d",
    ("airbus", "DEU", "no", "no", "yes", "yes"),
    ("abb", "DEU", "no", "no", "yes", "no"),
    ("bosch", "ITA", "yes", "no", "no", "no"),
    ("advanced", "ITA", "unknown", "unknown", "unknown", "unknown"),
)


class TestDualCaseTicks:
    def test_marks_are_counted_by_type_and_unknown_is_no_mark(self) -> None:
        found = dual_case_ticks(dual_cases=CASES)
        counts = [found.value(area="WORLD", category=name) for name in ("a", "b", "c", "d", "total")]
        assert counts == [1, 0, 2, 1, 4]


class TestDualCasesByState:
    def test_a_case_without_marks_is_unknown(self) -> None:
        found = dual_cases_by_state(dual_cases=CASES)
        assert [found.value(area="WORLD", category=name) for name in ("marked", "unknown", "total")] == [3, 1, 4]


class TestDualCasesByEconomy:
    def test_cases_of_a_nation_are_counted_by_type(self) -> None:
        found = dual_cases_by_economy(dual_cases=CASES).row(area="DEU", category="c")
        assert (found.number, found.bound) == (2, "exact")

    def test_an_unknown_case_makes_it_at_least(self) -> None:
        found = dual_cases_by_economy(dual_cases=CASES)
        assert [found.row(area="ITA", category=name).bound for name in "ab"] == ["at_least", "at_least"]
        assert found.value(area="ITA", category="a") == 1
