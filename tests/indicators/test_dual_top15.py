from i18n import speaking
from indicators.dual import dual_top15_every_year, dual_top15_level_places, dual_top15_rank, dual_top15_years, lasting
from tests.indicators.tables import dataset

RANKS = dataset(
    "dual_top15",
    "year rank programme level level_certainty",
    (2016, 1, "welding_L2", "L2", "printed"),
    (2016, 2, "software_L4", "L4", "printed"),
    (2017, 1, "software_L3", "L3", "inferred"),
    (2017, 2, "welding_L2", "L2", "printed"),
)
DEMAND = dataset(
    "dual_demand", "direction programme", ("fall", "welding_L2"), ("fall", "milling_L2"), ("rise", "software_L3")
)


class TestDualTop15Rank:
    def test_a_rank_is_as_printed(self) -> None:
        found = dual_top15_rank(dual_top15=RANKS).row(year=2017, category="welding_L2")
        assert (found.number, found.status) == (2, "reported")

    def test_uncertain_levels_are_told(self) -> None:
        with speaking("en"):
            assert "4 places: 1" in str(dual_top15_rank(dual_top15=RANKS).assumptions["levels"])


class TestDualTop15Years:
    def test_another_level_is_another_programme(self) -> None:
        found = dual_top15_years(dual_top15=RANKS)
        assert [found.value(category=name) for name in ("welding_L2", "software_L4", "software_L3")] == [2, 1, 1]


class TestDualTop15EveryYear:
    def test_programmes_of_every_year_are_set_against_the_falling_list(self) -> None:
        found = dual_top15_every_year(dual_top15=RANKS, dual_demand=DEMAND)
        assert lasting(RANKS) == ["welding_L2"]
        assert found.value(category="every_year") == 1
        assert found.value(category="every_year_expected_to_fall") == 1

    def test_a_programme_that_is_not_expected_to_fall_is_not_counted_twice(self) -> None:
        found = dual_top15_every_year(dual_top15=RANKS, dual_demand=DEMAND.where(direction="rise"))
        assert found.value(category="every_year_expected_to_fall") == 0


class TestDualTop15LevelPlaces:
    def test_places_are_counted_by_year_and_level_and_none_is_zero(self) -> None:
        found = dual_top15_level_places(dual_top15=RANKS)
        assert [found.value(year=2016, category=level) for level in ("L2", "L3", "L4")] == [1, 0, 1]
        assert found.value(year=2017, category="L3") == 1
