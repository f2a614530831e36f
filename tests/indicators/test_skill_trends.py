import pytest

from indicators.skills import (
    arrow_checks,
    skill_trend_arrow_check,
    skill_trend_rank,
    skill_trend_share_change_pp,
    skill_trend_share_pct,
)
from tests.indicators.tables import dataset

VOTES = dataset(
    "skill_trends",
    "year rank option share_pct previous_rank arrow",
    (2022, 1, "reskilling", 12.5, 1, "same"),
    (2022, 2, "platforms", 6.7, 2, "down"),
    (2022, 3, "support", 4.9, 3, "down"),
    (2022, 4, "curation", 2.7, 4, "lost"),
    (2023, 1, "reskilling", 12.0, 1, "down"),
    (2023, 2, "platforms", 6.1, 2, "same"),
    (2023, 3, "support", 4.9, 3, "up"),
    (2023, 4, "metaverse", 2.6, None, "new"),
)


class TestSkillTrendSharePct:
    def test_shares_are_as_printed(self) -> None:
        found = skill_trend_share_pct(skill_trends=VOTES)
        assert found.row(area="WORLD", year=2022, category="platforms").number == 6.7

    def test_they_are_of_the_world_and_not_of_korea(self) -> None:
        assert set(skill_trend_share_pct(skill_trends=VOTES).table["area"]) == {"WORLD"}


class TestSkillTrendRank:
    def test_ranks_are_as_printed(self) -> None:
        found = skill_trend_rank(skill_trends=VOTES)
        assert found.row(area="WORLD", year=2023, category="metaverse").number == 4


class TestSkillTrendShareChangePp:
    def test_it_is_this_share_less_the_one_before(self) -> None:
        found = skill_trend_share_change_pp(skill_trends=VOTES)
        assert found.value(area="WORLD", category="reskilling") == pytest.approx(-0.5)  # 12.0 - 12.5
        assert found.value(area="WORLD", category="support") == 0

    def test_an_option_of_one_year_has_none(self) -> None:
        categories = set(skill_trend_share_change_pp(skill_trends=VOTES).table["category"])
        assert categories == {"reskilling", "platforms", "support"}


class TestSkillTrendArrowCheck:
    def test_each_arrow_is_held_against_the_shares(self) -> None:
        checked = arrow_checks(VOTES).query("year == 2023")
        assert dict(zip(checked["option"], checked["check"], strict=True)) == {
            "reskilling": "agrees",  # down, -0.5
            "platforms": "contradicts",  # same, -0.6
            "support": "hidden_by_rounding",  # up, 0.0
            "metaverse": "no_earlier_share",
        }

    def test_the_first_year_cannot_be_checked(self) -> None:
        found = skill_trend_arrow_check(skill_trends=VOTES)
        assert found.value(area="WORLD", year=2022, category="no_earlier_share") == 3
        assert found.value(area="WORLD", year=2022, category="no_arrow") == 1

    @pytest.mark.parametrize(("arrow", "check"), [("same", "agrees"), ("up", "hidden_by_rounding")])
    def test_equal_shares_agree_with_no_change_alone(self, arrow: str, check: str) -> None:
        equal = dataset(
            "skill_trends",
            "year rank option share_pct previous_rank arrow",
            (2022, 1, "other", 0.3, 1, "lost"),
            (2023, 1, "other", 0.1 + 0.2, 1, arrow),  # 0.30000000000000004 is no change
        )
        assert arrow_checks(equal)["check"].iloc[-1] == check
