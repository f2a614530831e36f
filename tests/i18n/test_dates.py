"""Days and moments are those of one zone, Korea's unless another is set, wherever reader and server are."""

from datetime import UTC, datetime

import pytest

from i18n import speaking
from i18n.dates import TimeZoneError, day_of, minute_of, second_of, today, zone_of

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


def test_another_zone_may_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_TIME_ZONE", "Europe/Paris")  # in May two hours ahead of UTC
    with speaking("en"):
        assert day_of(LATE) == "May 11, 2027"
        assert minute_of(LATE) == "2027-05-11 17:30"
        assert zone_of(LATE) == "CEST"
        assert second_of(LATE) == "2027-05-11 17:30:00 (CEST, UTC+02:00)"


@pytest.mark.parametrize("name", ["", " ", "Asia/Seoul"])
def test_korea_is_the_zone_where_none_is_set_or_it_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("DASHBOARD_TIME_ZONE", name)
    assert second_of(LATE).startswith("2027-05-12 00:30:00")
    assert zone_of(LATE) == "KST"


@pytest.mark.parametrize("name", ["Seoul time", "../etc/passwd", "Asia", "Asia/Nowhere"])
def test_a_name_of_no_zone_is_refused_with_one_that_is(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("DASHBOARD_TIME_ZONE", name)
    with speaking("en"), pytest.raises(TimeZoneError, match="Name one such as Asia/Seoul"):
        today()
