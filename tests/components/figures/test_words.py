"""Values in words: every unit has its words, and a card shows a number as the language writes it."""

import pytest

from components.figures import words
from data.catalogue import compute
from i18n import speaking
from indicators.indicator import Value
from indicators.registry import REGISTRY
from tests.indicators.tables import REPORTED

# An index and a quotient of squares are numbers alone.
WITHOUT_WORDS = {"index", "index_0_1"}


@pytest.mark.parametrize("name", list(REGISTRY))
def test_the_unit_of_every_indicator_has_words(name: str) -> None:
    assert compute(name).unit in {*words.FULL, *WITHOUT_WORDS}


def test_what_is_counted_is_a_unit_with_words() -> None:
    assert set(words.FULL) >= words.COUNTED


def test_workplaces_are_not_firms() -> None:
    with speaking("en"):
        assert words.full(113_952, "establishments") == "113,952 establishments"
    with speaking("ko"):
        assert words.full(113_952, "establishments") == "113,952개 사업장"


@pytest.mark.parametrize(
    ("number", "unit", "bound", "english", "korean"),
    [
        (4_661_782.0, "trainees", "exact", "4,661,782", "4,661,782명"),
        (345_000.0, "people", "exact", "345,000", "345,000명"),
        (5.0, "agreements", "exact", "5", "5건"),
        (68.5, "percent", "exact", "68.5 %", "68.5%"),
        (80.0, "percent", "more_than", "more than 80 %", "80% 초과"),
        (9.03, "per_100_residents", "exact", "9.03", "9.03"),
    ],
)
def test_a_card_has_the_counter_in_korean_only(number: float, unit: str, bound: str, english: str, korean: str) -> None:
    found = Value(number=number, year=2021, bound=bound, kind=REPORTED)
    with speaking("en"):
        assert words.figure(found, unit) == english
    with speaking("ko"):
        assert words.figure(found, unit) == korean


def test_an_estimate_is_rounded_and_counted_alike() -> None:
    with speaking("en"):
        assert words.rounded(844_024, "trainees") == "about 840,000"
    with speaking("ko"):
        assert words.rounded(844_024, "trainees") == "약 84만 명"
