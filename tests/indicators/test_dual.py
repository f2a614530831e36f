import pytest

from indicators.dataset import IndicatorError
from indicators.dual import (
    dual_demand_high_level_share_pct,
    dual_demand_mentions,
    dual_demand_net_mentions,
    dual_demand_programme_net_mentions,
    dual_demand_programmes,
)
from tests.indicators.tables import dataset

COLUMNS = "direction programme level institutions"
TOLD = dataset(
    "dual_demand",
    COLUMNS,
    ("rise", "quality_L3", "L3", 6),
    ("rise", "design_L3", "L3", 2),
    ("rise", "software_L5", "L5", 8),
    ("rise", "analysis_L4", "L4", 4),
    ("fall", "quality_L3", "L3", 5),
    ("fall", "welding_L2", "L2", 4),
)


class TestDualDemandNetMentions:
    def test_it_is_mentions_of_a_rise_less_mentions_of_a_fall_by_level(self) -> None:
        found = dual_demand_net_mentions(dual_demand=TOLD)
        assert found.value(category="L3") == 3  # 6 + 2 - 5
        assert found.value(category="L2") == -4  # 0 - 4

    def test_no_mention_of_a_fall_is_a_fall_of_zero(self) -> None:
        assert dual_demand_net_mentions(dual_demand=TOLD).value(category="L5") == 8


class TestDualDemandProgrammeNetMentions:
    def test_a_programme_in_both_lists_stands_once(self) -> None:
        found = dual_demand_programme_net_mentions(dual_demand=TOLD)
        assert found.value(category="quality_L3") == 1  # 6 - 5
        assert found.value(category="welding_L2") == -4
        assert len(found.table) == 5


class TestDualDemandMentions:
    def test_mentions_of_a_direction_are_added_up_by_level_and_in_all(self) -> None:
        rise = dual_demand_mentions(dual_demand=TOLD)
        assert [rise.value(category=name) for name in ("L2", "L3", "L4", "L5", "total")] == [0, 8, 4, 8, 20]
        assert dual_demand_mentions(dual_demand=TOLD, direction="fall").value(category="total") == 9

    def test_another_direction_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="one of rise, fall"):
            dual_demand_mentions(dual_demand=TOLD, direction="sideways")


class TestDualDemandProgrammes:
    def test_programmes_of_both_lists_are_counted_in_each(self) -> None:
        found = dual_demand_programmes(dual_demand=TOLD)
        assert [found.value(category=name) for name in ("rise", "fall", "both")] == [4, 2, 1]


class TestDualDemandHighLevelSharePct:
    def test_level_four_and_above_is_told_apart_from_above_level_four(self) -> None:
        found = dual_demand_high_level_share_pct(dual_demand=TOLD)
        assert found.value(category="programmes_from_L4") == 50  # 2 of 4
        assert found.value(category="programmes_above_L4") == 25  # 1 of 4
        assert found.value(category="mentions_from_L4") == pytest.approx(60)  # 12 of 20
        assert found.value(category="mentions_above_L4") == pytest.approx(40)  # 8 of 20

    def test_an_empty_list_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="expected to rise"):
            dual_demand_high_level_share_pct(dual_demand=TOLD.where(direction="fall"))
