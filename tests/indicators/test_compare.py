import pytest

from i18n import message
from indicators.dataset import NotComparableError
from indicators.indicator import Indicator, require_comparable, tidy
from tests.indicators.tables import REPORTED


def indicator(**other: object) -> Indicator:
    parts = {"id": "demo", "unit": "percent", "rows": tidy([("KR", 2021, None, 1, "exact", REPORTED)])}
    return Indicator(**{**parts, **other})  # type: ignore[arg-type]


def test_two_indicators_of_one_kind_may_be_compared() -> None:
    require_comparable(indicator(), indicator())


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"id": "another"}, "definition"),
        ({"category_kind": "firm_size"}, "definition"),
        ({"unit": "ratio"}, "unit"),
        ({"assumptions": {"horizon": message("Five years.")}}, "assumptions"),
        ({"rows": tidy([("KR-11", 2021, None, 1, "exact", REPORTED)])}, "areas"),
    ],
)
def test_each_difference_is_named(other: dict[str, object], named: str) -> None:
    with pytest.raises(NotComparableError, match=rf"differ in {named}$"):
        require_comparable(indicator(), indicator(**other))


def test_all_differences_are_named_at_once() -> None:
    with pytest.raises(NotComparableError, match=r"definition, unit$"):
        require_comparable(indicator(), indicator(id="another", unit="ratio"))
