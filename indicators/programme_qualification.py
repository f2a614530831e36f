"""Programme-based qualification: items of two years, institutions and participants of one."""

from i18n import message
from indicators.areas import KOREA
from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Row, tidy

CAVEATS = ("I-20",)
SAME = message("The items of the first year and the events of the last are taken for the same thing.")


def programme_qualification_items(*, programme_qualification: Dataset) -> Indicator:
    """Qualification items on offer, as printed for the first year and for the last."""
    return _printed("programme_qualification_items", "items", programme_qualification)


def programme_qualification_institutions(*, programme_qualification: Dataset) -> Indicator:
    """Institutions that run such courses, as printed; of one year or so far is not said."""
    return _printed("programme_qualification_institutions", "institutions", programme_qualification)


def programme_qualification_participants(*, programme_qualification: Dataset) -> Indicator:
    """People in such courses, as printed; of one year or so far is not said."""
    return _printed("programme_qualification_participants", "participants", programme_qualification)


def programme_qualification_items_ratio(*, programme_qualification: Dataset) -> Indicator:
    """Items of the last year over items of the first.

    Raises:
        IndicatorError: items of fewer than two years, or none in the first.
    """
    items = programme_qualification.where(measure="items")
    known = {int(row.year): float(row.value) for row in items.rows}
    first, last = min(known, default=0), max(known, default=0)
    if first == last or known[first] <= 0:
        raise IndicatorError(
            "programme_qualification_items_ratio: needs items of two years, more than none in the first"
        )
    return Indicator(
        id="programme_qualification_items_ratio",
        unit="ratio",
        table=tidy([(KOREA, last, None, known[last] / known[first], "exact", derived(items.status))]),
        sources=items.sources,
        caveats=CAVEATS,
        assumptions={"base": message("{first} = 1.", first=first), "same": SAME},
    )


def _printed(name: str, measure: str, programme_qualification: Dataset) -> Indicator:
    chosen = programme_qualification.where(measure=measure)
    rows: list[Row] = [(KOREA, row.year, None, float(row.value), row.bound, row.status) for row in chosen.rows]
    return Indicator(
        id=name,
        unit=measure,
        table=tidy(rows),
        sources=chosen.sources,
        caveats=CAVEATS,
        assumptions={"same": SAME} if measure == "items" else {},
    )
