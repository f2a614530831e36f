"""What part of Korea's residents lives in each province."""

from indicators.dataset import Dataset, derived
from indicators.errors import IndicatorError
from indicators.indicator import Indicator, Row, tidy


def residents_share_pct(*, population: Dataset, year: int = 2021) -> Indicator:
    """Registered residents of each province over those of all 17 on 31 December, in percent.

    Raises:
        IndicatorError: no residents are known for the year.
    """
    chosen = population.where(year=year)
    residents = chosen.by("province", "residents")
    everyone = sum(residents.values())
    if not everyone:
        raise IndicatorError(f"population: no residents for {year}")
    rows: list[Row] = [
        (province, year, None, count / everyone * 100, "exact", derived(chosen.status))
        for province, count in residents.items()
    ]
    return Indicator(
        id="residents_share_pct", unit="percent", table=tidy(rows), sources=chosen.sources, caveats=("I-06",)
    )
