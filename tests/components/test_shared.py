"""What is made of a state is made once for all readers who have chosen the same, and for nobody else."""

from datetime import date
from typing import Any

import pytest

from components.figures.state import State
from components.state import Shared
from data.outlook import Outlook
from i18n import speaking
from tests.data.store.reports import published, report

DAY = date(2026, 11, 29)


def _state(**chosen: Any) -> Shared:
    return Shared(**{"outlook": Outlook(), "year": 2021, "today": DAY, **chosen})


class _Maker:
    """Makes something, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, state: State) -> tuple[int, str | None]:
        self.times += 1
        return state.year, state.province


def test_two_readers_with_the_same_choices_share_what_is_made() -> None:
    make = _Maker()
    with speaking("en"):
        assert _state(choices={"a": "1", "b": "2"}).made(make) == (2021, None)
        assert _state(choices={"b": "2", "a": "1"}).made(make) == (2021, None)
    assert make.times == 1


@pytest.mark.parametrize(
    "other",
    [
        {"year": 2020},
        {"province": "KR-26"},
        {"compared": ("KR-11",)},
        {"choices": {"a": "2"}},
        {"today": date(2027, 1, 1)},
    ],
)
def test_another_choice_is_made_anew(other: dict[str, Any]) -> None:
    make = _Maker()
    with speaking("en"):
        _state().made(make)
        told = _state(**other).made(make)
    assert make.times == 2
    assert told == (other.get("year", 2021), other.get("province"))


def test_another_language_and_another_version_are_made_anew() -> None:
    make = _Maker()
    for language in ("en", "ko"):
        with speaking(language):
            _state().made(make)
    assert make.times == 2
    published(report("KR-26"))
    with speaking("en"):
        _state().made(make)
    assert make.times == 3


def test_a_part_that_fails_is_not_kept() -> None:
    times = []

    def fails(_state: State) -> int:
        times.append(1)
        raise LookupError("no such row")

    for _turn in range(2):
        with pytest.raises(LookupError, match="no such row"):
            _state().made(fails)
    assert len(times) == 2
