import pytest

from indicators.dataset import IndicatorError
from indicators.provinces import residents_share_pct
from tests.indicators.tables import residents


class TestResidentsSharePct:
    def test_it_is_the_residents_of_a_province_over_those_of_all(self) -> None:
        found = residents_share_pct(population=residents(KR_11=300, KR_26=500))
        assert found.value(area="KR-11") == pytest.approx(37.5)  # 300 / 800
        assert found.value(area="KR-50") == 0
        assert set(found.table["status"]) == {"computed"}

    def test_another_year_has_shares_of_its_own(self) -> None:
        assert residents_share_pct(population=residents(2019, KR_26=1), year=2019).value(area="KR-26", year=2019) == 100

    def test_a_year_without_residents_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="no residents of 2019"):
            residents_share_pct(population=residents(2021, KR_11=1), year=2019)
