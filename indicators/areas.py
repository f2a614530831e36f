"""Areas: KR, its two zones, the provinces by ISO 3166-2 code, and what lies beyond Korea."""

from collections.abc import Mapping
from typing import Final

KOREA: Final = "KR"
CAPITAL: Final = "KR-CAP"
ELSEWHERE: Final = "KR-REST"
WORLD: Final = "WORLD"
APEC: Final = "APEC"
ZONES: Final = (CAPITAL, ELSEWHERE)
CAPITAL_PROVINCES: Final = frozenset({"KR-11", "KR-28", "KR-41"})
PROVINCES: Final = (
    *("KR-11", "KR-26", "KR-27", "KR-28", "KR-29", "KR-30", "KR-31", "KR-41", "KR-42"),
    *("KR-43", "KR-44", "KR-45", "KR-46", "KR-47", "KR-48", "KR-49", "KR-50"),
)


def zone_of(province: str) -> str:
    """The zone that a province lies in."""
    return CAPITAL if province in CAPITAL_PROVINCES else ELSEWHERE


def by_zone(values: Mapping[str, float]) -> dict[str, float]:
    """Sums over the two zones of values by province."""
    sums = dict.fromkeys(ZONES, 0.0)
    for province, value in values.items():
        sums[zone_of(str(province))] += float(value)
    return sums
