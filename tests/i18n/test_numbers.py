"""Numbers as readers of each language expect them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import speaking
from i18n.numbers import brief, compact, in_sentence, number, signed, won


def test_koreans_count_won_by_hundreds_of_millions() -> None:
    with speaking("ko"):
        assert won(416.2) == 4_162
    with speaking("en"):
        assert won(416.2) == 416.2


@pytest.mark.parametrize(
    ("value", "korean", "english"),
    [
        (4_661_782, "466만", "4.66 million"),
        (345_000, "34.5만", "345,000"),
        (59_600, "5.96만", "59,600"),
        (13_565_450, "1,357만", "13.6 million"),
        (123_456_789, "1.23억", "123 million"),
        (4_000_000, "400만", "4 million"),
        (9_999, "9,999", "9,999"),
        (0, "0", "0"),
    ],
)
def test_large_numbers_have_three_significant_digits(value: float, korean: str, english: str) -> None:
    with speaking("ko"):
        assert compact(value) == korean
    with speaking("en"):
        assert compact(value) == english


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (68.25, 1, "68.3"),
        # 1.005 is stored a little lower; a reader rounds what is written
        (1.005, 2, "1.01"),
        (-2.5, 0, "−3"),
        (-0.04, 1, "0.0"),
        (4_661_782, 0, "4,661,782"),
        (68, 1, "68.0"),
    ],
)
def test_halves_are_rounded_away_from_zero_as_by_hand(value: float, digits: int, text: str) -> None:
    with speaking("en"):
        assert number(value, digits=digits) == text


@pytest.mark.parametrize(
    ("value", "text"), [(62.72, "+62.7"), (-16.46, "−16.5"), (0.0, "0.0"), (-0.04, "0.0"), (0.04, "0.0")]
)
def test_changes_carry_a_sign_and_zero_none(value: float, text: str) -> None:
    with speaking("ko"):
        assert signed(value, digits=1) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [(62.72, "62.7"), (-5, "−5"), (10_000, "10,000"), (9_999, 9_999), (2021, 2021), ("5.50", "5.50"), (True, True)],
)
def test_a_sentence_takes_fractions_with_one_decimal_and_years_as_they_are(value: object, shown: object) -> None:
    with speaking("en"):
        assert in_sentence(value) == shown


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_is_below_nought_has_one_sign_however_it_is_written(language: str) -> None:
    with speaking(language):
        written = [number(-23.5, digits=2), signed(-23.5, digits=2), compact(-23), brief(-23)]
    assert written == ["−23.50", "−23.50", "−23", "−23"]


@given(st.integers(0, 10**9))
def test_a_compact_number_is_within_half_a_unit_of_its_third_digit(value: int) -> None:
    with speaking("ko"):
        text = compact(value)
    scale = {"억": 10**8, "만": 10**4}.get(text[-1], 1)
    shown = float(text.rstrip("억만").replace(",", "")) * scale
    assert abs(shown - value) <= max(value * 0.0051, 0)
