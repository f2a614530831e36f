"""File names that say what they hold: `trainees-by-category_2019-2021_en.csv`."""

from components.figures.figure import Figure
from i18n import current
from indicators.indicator import Indicator


def name(figure: Figure, *, province: str | None) -> str:
    """Figure, period, code of the chosen province if any, language; without the ending."""
    parts = [figure.id, period(*figure.rests_on), province, current()]
    return "_".join(part for part in parts if part)


def period(*indicators: Indicator) -> str:
    """First and last year of the values, or `undated`."""
    years = {int(year) for indicator in indicators for year in indicator.table["year"].dropna()}
    if not years:
        return "undated"
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}-{last}"
