"""How often one name may do a thing, in memory that does not grow."""

import pytest

from components.door.pace import WAIT, Pace


def test_one_name_does_so_much_in_a_minute_and_no_other_pays_for_it() -> None:
    now = [0.0]
    pace = Pace(3, clock=lambda: now[0])
    assert [pace.allows("kim") for _ in range(5)] == [True, True, True, False, False]
    assert pace.allows("lee")
    now[0] = WAIT - 0.1
    assert not pace.allows("kim")
    now[0] = WAIT
    assert pace.allows("kim")


def test_names_that_are_gone_take_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.door.pace.MOST_NAMES", 10)
    now = [0.0]
    pace = Pace(3, clock=lambda: now[0])
    for name in range(11):
        pace.allows(str(name))
    now[0] = WAIT
    assert pace.allows("kim")
    assert set(pace._done) == {"kim"}


def test_a_name_that_is_not_gone_has_its_whole_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.door.pace.MOST_NAMES", 0)
    now = [0.0]
    pace = Pace(2, clock=lambda: now[0])
    assert pace.allows("kim")
    now[0] = WAIT - 1
    assert pace.allows("kim")
    now[0] = WAIT  # the first is a minute old, the second is not
    assert pace.allows("lee")
    assert [pace.allows("kim"), pace.allows("kim")] == [True, False]
