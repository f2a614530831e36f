from indicators.indicator import PROVINCES, by_zone, zone_of


def test_seoul_incheon_and_gyeonggi_are_the_capital_area() -> None:
    assert [code for code in PROVINCES if zone_of(code) == "KR-CAP"] == ["KR-11", "KR-28", "KR-41"]


def test_there_are_17_provinces() -> None:
    assert len(set(PROVINCES)) == 17


def test_provinces_are_summed_over_the_two_zones() -> None:
    # capital area 1 + 4 = 5, Busan elsewhere
    assert by_zone({"KR-11": 1, "KR-41": 4, "KR-26": 2}) == {"KR-CAP": 5, "KR-REST": 2}


def test_a_zone_without_provinces_has_nothing() -> None:
    assert by_zone({})["KR-REST"] == 0
