from indicators.dual import dual_demand_net_mentions
from tests.indicators.tables import dataset

COLUMNS = "direction level institutions"


class TestDualDemandNetMentions:
    def test_it_is_mentions_of_a_rise_less_mentions_of_a_fall_by_level(self) -> None:
        told = dataset(
            "dual_demand", COLUMNS, ("rise", "L3", 6), ("rise", "L3", 2), ("fall", "L3", 5), ("fall", "L2", 4)
        )
        found = dual_demand_net_mentions(dual_demand=told)
        assert found.value(category="L3") == 3  # 6 + 2 - 5
        assert found.value(category="L2") == -4  # 0 - 4

    def test_no_mention_of_a_fall_is_a_fall_of_zero(self) -> None:
        assert dual_demand_net_mentions(dual_demand=dataset("dual_demand", COLUMNS, ("rise", "L5", 9))).value() == 9
