from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.package import bundled
from indicators.dataset import Dataset, IndicatorError
from indicators.indicator import PROVINCES, Indicator
from indicators.provinces import (
    province_hhi,
    rank_ends,
    residents_by_province,
    sme_firms_by_province,
    sme_firms_rank,
    smes_per_1000_residents,
    smes_per_1000_residents_rank,
)
from tests.indicators.tables import NO_REPORTS, all_reported, firms, provisional, residents

PEOPLE = residents(KR_11=500, KR_26=1500)
FIRMS = firms(KR_11=50, KR_26=75)


class TestResidentsByProvince:
    def test_it_is_as_published(self) -> None:
        found = residents_by_province(population=PEOPLE).row(area="KR-26", year=2021)
        assert (found.number, found.status) == (1500, "reported")

    def test_a_year_without_figures_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="no residents of 2018"):
            residents_by_province(population=PEOPLE, year=2018)


class TestSmeFirmsByProvince:
    def test_it_keeps_the_bound_and_says_that_the_year_is_inferred(self) -> None:
        found = sme_firms_by_province(sme_firms=FIRMS)
        assert (found.value(area="KR-11"), found.row(area="KR-11").bound) == (50, "about")
        assert "year" in found.assumptions


def test_a_province_that_was_sent_with_its_year_makes_no_other_year_an_inferred_one() -> None:
    """The bundled firms are of an inferred 2021; Busan is sent with 2024, of which nothing is inferred."""
    table = bundled("sme_firms").table.copy()
    busan = table["province"] == "KR-26"
    table.loc[busan, ["firms", "year", "year_basis", "status"]] = [500_000, 2024, pd.NA, "uploaded"]
    told = sme_firms_by_province(sme_firms=replace(bundled("sme_firms"), table=table)).assumptions["year"]
    assert "2021" in str(told)
    assert "2024" not in str(told)


class TestSmesPer1000Residents:
    def test_it_is_firms_over_residents(self) -> None:
        found = smes_per_1000_residents(sme_firms=FIRMS, population=PEOPLE).row(area="KR-26")
        assert (found.number, found.bound, found.status) == (pytest.approx(50), "about", "computed")  # 75 / 1,500

    def test_a_province_without_residents_has_none(self) -> None:
        found = smes_per_1000_residents(sme_firms=FIRMS, population=PEOPLE)
        assert list(found.table["area"]) == ["KR-11", "KR-26"]


def hhi(regional_training: Dataset, year: int = 2021) -> Indicator:
    return province_hhi(population=PEOPLE, sme_firms=FIRMS, regional_training=regional_training, year=year)


class TestProvinceHhi:
    def test_it_is_the_sum_of_squared_shares(self) -> None:
        assert hhi(NO_REPORTS).value(category="residents") == pytest.approx(0.625)  # 0.25^2 + 0.75^2
        assert hhi(NO_REPORTS).value(category="sme_firms") == pytest.approx(0.52)  # 0.4^2 + 0.6^2

    def test_that_of_rounded_firms_is_about(self) -> None:
        assert hhi(NO_REPORTS).row(category="sme_firms").bound == "about"

    def test_that_of_trainees_is_refused_until_all_have_reported(self) -> None:
        some = all_reported().where(province=("KR-11", "KR-26"))
        assert "trainees" not in set(hhi(some).table["category"])
        assert dict(hhi(some).refusals[0].reason.values)["count"] == 2

    def test_that_of_trainees_is_given_when_all_have_reported(self) -> None:
        assert hhi(all_reported()).value(category="trainees") == pytest.approx(1 / 17)  # 17 equal shares
        assert hhi(all_reported()).refusals == ()

    def test_reports_of_another_year_do_not_count(self) -> None:
        assert hhi(all_reported(year=2022)).refusals[0].year == 2021

    def test_while_the_newest_year_is_incomplete_that_of_the_last_complete_one_stands_with_its_year(self) -> None:
        begun = all_reported(year=2022).where(province=("KR-11", "KR-26"))
        both = replace(begun, table=pd.concat([all_reported().table, begun.table], ignore_index=True))
        found = hhi(both, year=2022)
        assert (found.row(category="trainees").year, found.value(category="trainees")) == (2021, pytest.approx(1 / 17))
        assert [(one.year, dict(one.reason.values)["count"]) for one in found.refusals] == [(2022, 2)]

    def test_a_later_year_is_none_of_an_earlier_one(self) -> None:
        assert "trainees" not in set(hhi(all_reported(year=2022)).table["category"])

    def test_that_of_firms_counted_exactly_is_exact(self) -> None:
        sent = replace(FIRMS, table=FIRMS.table.assign(bound="exact"))
        found = province_hhi(population=PEOPLE, sme_firms=sent, regional_training=NO_REPORTS, year=2021)
        assert found.row(category="sme_firms").bound == "exact"

    def test_reports_of_different_basis_are_not_added_up(self) -> None:
        mixed = all_reported()
        mixed.table.loc[mixed.table["province"] == "KR-11", "basis"] = "residence"
        assert "trainees" not in set(hhi(mixed).table["category"])


ROUNDED = firms(KR_11=50_000, KR_26=75_000, KR_27=50_000, KR_28=49_000)


class TestSmeFirmsRank:
    def test_it_has_both_ends_where_the_rounding_leaves_the_order_open(self) -> None:
        found = sme_firms_rank(sme_firms=ROUNDED)
        ends = {code: [found.value(area=code, category=end) for end in ("best", "worst")] for code in PROVINCES[:4]}
        # 49,500 to 50,500 twice; 49,000 ends at 49,500, where these begin
        assert ends == {"KR-11": [2, 3], "KR-26": [1, 1], "KR-27": [2, 3], "KR-28": [4, 4]}
        assert "rounding" in found.assumptions

    def test_exact_counts_have_one_rank_each_and_share_it_where_they_are_equal(self) -> None:
        exact = replace(ROUNDED, table=ROUNDED.table.assign(bound="exact"))
        found = sme_firms_rank(sme_firms=exact)
        assert [found.value(area="KR-27", category=end) for end in ("best", "worst")] == [2, 2]
        assert "rounding" not in found.assumptions


class TestSmesPer1000ResidentsRank:
    def test_the_rounding_of_the_firms_is_divided_by_the_residents(self) -> None:
        # 50,000 / 500,000 = 100 +- 1; 75,000 / 750,000 = 100 +- 0.67; 49,000 / 500,000 = 98 +- 1
        people = residents(KR_11=500_000, KR_26=750_000, KR_28=500_000)
        found = smes_per_1000_residents_rank(sme_firms=ROUNDED, population=people)
        ends = {
            code: [found.value(area=code, category=end) for end in ("best", "worst")] for code in found.table["area"]
        }
        assert ends == {"KR-11": [1, 2], "KR-26": [1, 2], "KR-28": [3, 3]}


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(-499, 499)), min_size=2, max_size=17),
)
def test_the_rank_of_the_true_counts_lies_between_the_ends(drawn: list[tuple[int, int]]) -> None:
    true = {str(place): thousands * 1_000 + off for place, (thousands, off) in enumerate(drawn)}
    printed = {str(place): float(thousands * 1_000) for place, (thousands, _off) in enumerate(drawn)}
    for code, (best, worst) in rank_ends(printed, dict.fromkeys(printed, 500.0)).items():
        assert best <= 1 + sum(other > true[code] for other in true.values()) <= worst

    def test_is_provisional_for_trainees_alone_where_a_report_is(self) -> None:
        found = hhi(provisional(all_reported(), "KR-26"))
        assert found.row(category="trainees").flags == ("provisional",)
        assert found.row(category="residents").flags == ()
