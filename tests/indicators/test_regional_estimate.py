import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.dataset import IndicatorError
from indicators.indicator import Indicator
from indicators.provinces import estimate_spread_pct, largest_remainder, trainees_by_province, trainees_per_share_point
from tests.indicators.tables import NO_COUNTS, NO_REPORTS, SHARE, firms, residents, residents_of_years, trainees

TOTAL = trainees((2020, 1, 1), (2021, 10, 90), (2022, 20, 80))
PEOPLE = residents_of_years(2020, 2021, 2022, 2026, KR_11=100, KR_41=200, KR_26=300, KR_49=100)
FIRMS = firms(KR_11=30, KR_41=30, KR_26=10, KR_49=10)


def estimate(year: int = 2021, **share: float) -> Indicator:
    return trainees_by_province(
        trainees=TOTAL,
        zone_shares=SHARE,
        population=PEOPLE,
        sme_firms=FIRMS,
        regional_training=NO_REPORTS,
        year=year,
        **share,
        trainees_by_zone=NO_COUNTS,
    )


class TestTraineesByProvince:
    def test_each_zone_is_spread_by_residents_and_by_firms(self) -> None:
        # capital area 60 of 100 trainees, elsewhere 40
        assert estimate().value(area="KR-11", category="residents") == 20  # 60 x 100 / 300
        assert estimate().value(area="KR-11", category="sme_firms") == 30  # 60 x 30 / 60
        assert estimate().value(area="KR-26", category="residents") == 30  # 40 x 300 / 400

    def test_the_provinces_add_up_to_the_total(self) -> None:
        assert set(estimate().table.groupby("category")["value"].sum()) == {100}

    def test_it_is_an_estimate_and_never_a_rank(self) -> None:
        assert set(estimate().table["status"]) == {"estimated"}
        assert [refusal.area for refusal in estimate().refusals] == ["KR-NN"]

    @pytest.mark.parametrize("year", [2020, 2022, 2026])
    def test_an_earlier_and_a_later_year_are_refused(self, year: int) -> None:
        assert estimate(year).table.empty
        assert [refusal.year for refusal in estimate(year).refusals] == [year] * 2  # one for each weight
        # and not that residents or trainees are missing
        assert all("undated" in refusal.reason.text for refusal in estimate(year).refusals)

    def test_the_share_of_a_reader_takes_the_place_of_the_printed_one(self) -> None:
        # 70 of 100 trainees in the capital area: 70 x 100 / 300 and 30 x 300 / 400, to whole numbers
        found = estimate(capital_share_pct=70)
        assert (found.value(area="KR-11", category="residents"), found.value(area="KR-26", category="residents")) == (
            23,
            23,
        )
        assert set(found.table.groupby("category")["value"].sum()) == {100}
        assert dict(found.assumptions["share_held"].values) == {"year": 2021, "share": 70.0, "printed": 60.0}

    def test_a_share_is_between_0_and_100(self) -> None:
        for share in (-1, 100.1, float("nan")):
            with pytest.raises(IndicatorError, match="between 0 and 100"):
                estimate(capital_share_pct=share)


class TestTraineesPerSharePoint:
    def test_it_is_a_hundredth_of_the_trainees_by_residents_with_the_sign_of_the_zone(self) -> None:
        found = trainees_per_share_point(trainees=TOTAL, population=PEOPLE, year=2021)
        assert found.value(area="KR-11") == pytest.approx(1 / 3)  # 1 x 100 / 300
        assert found.value(area="KR-26") == pytest.approx(-0.75)  # -1 x 300 / 400
        assert set(found.table["status"]) == {"estimated"}

    def test_it_is_what_the_estimate_moves_by_but_for_whole_numbers(self) -> None:
        moved = estimate(capital_share_pct=61).table["value"] - estimate().table["value"]
        of_residents = moved[estimate().table["category"] == "residents"]
        assert of_residents.abs().max() <= 2  # 0.75 at most, and each end rounded to a whole number

    def test_a_province_without_residents_has_none(self) -> None:
        found = trainees_per_share_point(trainees=TOTAL, population=PEOPLE, year=2021)
        assert list(found.table["area"]) == ["KR-11", "KR-26", "KR-41", "KR-49"]


class TestEstimateSpreadPct:
    def test_it_is_the_distance_between_the_two_estimates(self) -> None:
        people = residents(**{f"KR_{code}": 1 for code in (11, 28, 41, 26)}, **dict.fromkeys(OTHERS, 1))
        of_firms = firms(**{"KR_11": 2, "KR_28": 1, "KR_41": 1, "KR_26": 1}, **dict.fromkeys(OTHERS, 1))
        found = estimate_spread_pct(
            trainees=trainees((2021, 0, 1000)),
            zone_shares=SHARE,
            population=people,
            sme_firms=of_firms,
            regional_training=NO_REPORTS,
            trainees_by_zone=NO_COUNTS,
        )
        # Seoul: 600 / 3 = 200 by residents, 600 x 2 / 4 = 300 by firms
        assert found.value(area="KR-11") == pytest.approx(50)
        assert set(found.table["status"]) == {"estimated"}


OTHERS = [f"KR_{code}" for code in (27, 29, 30, 31, 42, 43, 44, 45, 46, 47, 48, 49, 50)]


def test_the_largest_remainders_are_rounded_up() -> None:
    # 10 x (0.45, 0.35, 0.2) = 4.5, 3.5, 2.0: floors 4, 3, 2; the first of the equal remainders gets the one left
    assert list(largest_remainder(10, pd.Series([45.0, 35.0, 20.0]))) == [5, 3, 2]


@given(total=st.integers(0, 5_000_000), weights=st.lists(st.integers(1, 20_000_000), min_size=1, max_size=17))
def test_whole_numbers_add_up_and_stay_within_one_of_their_share(total: int, weights: list[int]) -> None:
    shares = pd.Series(weights, dtype="float64")
    parts = largest_remainder(total, shares)
    assert parts.sum() == total
    assert ((parts - shares / shares.sum() * total).abs() <= 1.000001).all()
