"""Days and moments are those of Korea, wherever reader and server are."""

from datetime import UTC, datetime

import pytest

from i18n import speaking
from i18n.dates import day_of, minute_of, today

LATE = datetime(2027, 5, 11, 15, 30, tzinfo=UTC)  # half past midnight of the 12th in Korea, nine hours ahead


@pytest.mark.parametrize(("language", "told"), [("en", "May 12, 2027"), ("ko", "2027년 5월 12일")])
def test_a_day_is_told_as_each_language_writes_it(language: str, told: str) -> None:
    with speaking(language):
        assert day_of(LATE) == told


def test_a_moment_is_told_to_the_minute() -> None:
    assert minute_of(LATE) == "2027-05-12 00:30"


def test_today_is_the_day_in_korea(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):  # type: ignore[no-untyped-def,override]
            return LATE.astimezone(tz)

    monkeypatch.setattr("i18n.dates.datetime", Clock)
    assert today().isoformat() == "2027-05-12"
