"""Map classes: readable limits, about evenly filled, nothing outside."""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.figures.maps import class_limits, class_of
from geo.boundaries import BoundaryError

# Residents of the 17 provinces, end of 2021, as published, in thousands.
RESIDENTS = [9509, 3350, 2385, 2949, 1442, 1452, 1121, 13565, 1539, 1597, 2119, 1787, 1833, 2627, 3314, 677, 372]
VALUES = st.lists(st.floats(0.001, 1e9, allow_nan=False), min_size=1, max_size=40)


def test_residents_fall_into_five_classes_of_about_the_same_number() -> None:
    limits = class_limits(RESIDENTS)
    assert len(limits) == 6
    filled = Counter(class_of(value, limits) for value in RESIDENTS)
    assert sorted(filled) == [0, 1, 2, 3, 4]
    # 17 values in 5 classes: 3.4 each
    assert all(2 <= count <= 5 for count in filled.values())


def test_limits_have_two_significant_digits() -> None:
    for limit in class_limits(RESIDENTS):
        assert float(f"{limit:.2g}") == limit


def test_limits_hold_every_value() -> None:
    limits = class_limits(RESIDENTS)
    assert limits[0] <= min(RESIDENTS)
    assert limits[-1] >= max(RESIDENTS)


def test_a_value_on_a_limit_belongs_to_the_class_above_it_and_the_last_limit_to_the_last() -> None:
    limits = (0.0, 10.0, 20.0)
    assert [class_of(value, limits) for value in (0, 9.99, 10, 20)] == [0, 0, 1, 1]


def test_values_outside_the_limits_are_an_error() -> None:
    with pytest.raises(BoundaryError, match="21 lies outside"):
        class_of(21, (0.0, 10.0, 20.0))


def test_no_values_are_an_error() -> None:
    with pytest.raises(BoundaryError, match="no values"):
        class_limits([])


def test_equal_values_make_one_class() -> None:
    limits = class_limits([7.0] * 17)
    assert {class_of(7.0, limits)} == {0}
    assert len(limits) == 2


@example([249_999_999.9921875])
@given(VALUES)
def test_limits_ascend_and_hold_every_value_whatever_the_values(values: list[float]) -> None:
    limits = class_limits(values)
    assert list(limits) == sorted(set(limits))
    assert 2 <= len(limits) <= 6
    assert all(0 <= class_of(value, limits) < len(limits) - 1 for value in values)
