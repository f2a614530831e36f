"""File names that say what they hold: `trainees-by-category_2019-2021_en.csv`."""

import pandas as pd

from components.figures.exhibit import Exhibit
from i18n import current
from indicators.indicator import Indicator


def name(figure: Exhibit, *, province: str | None) -> str:
    """Figure, period of its values if it shows some, code of the province if any, language; without the ending."""
    parts = [figure.id, period(*figure.rests_on) if figure.rests_on else None, province, current()]
    return "_".join(part for part in parts if part)


def period(*indicators: Indicator) -> str:
    """First and last year of the values; that some or all of them are undated is said as well."""
    found = [year for indicator in indicators for year in indicator.table["year"]]
    years = sorted({int(year) for year in found if pd.notna(year)})
    spans = [str(year) for year in dict.fromkeys((years[0], years[-1]))] if years else []
    undated = ["undated"] if not years or any(pd.isna(year) for year in found) else []
    return "-".join([*spans, *undated])
