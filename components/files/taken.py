"""A figure taken away: citation, CSV, names of files, the public address."""

import os
from typing import Any, Final

import pandas as pd

from components.figures import words
from components.figures.exhibit import Exhibit
from components.figures.state import Data
from components.files.rows import Provenance, cited, label, published, sources_of, unit_word
from data import labels, naming
from data.spreadsheet import harmless
from i18n import _, current
from indicators.indicator import Indicator, Value

# A figure as one text to paste: finding, values, kind of figure, sources, version, day, link.


NAMED: Final = 2  # publishers
LISTED: Final = 9  # more values than these are given as a range


def citation(figure: Exhibit, *, taken: Provenance) -> str:
    """The figure in a few lines, each value with its status; a long row of values as its range."""
    indicators = [indicator for indicator in figure.rests_on if len(indicator.table)]
    lines = [
        figure.title,
        figure.subtitle,
        *(f"- {_values(indicator)}" for indicator in indicators),
        *_sources(figure, taken.data),
        taken.in_a_line(),
        taken.link,
    ]
    return "\n".join(line.replace("\N{NO-BREAK SPACE}", " ") for line in lines)


def in_short(figure: Exhibit, *, taken: Provenance) -> str:
    """The figure in one line, as a footnote has it: publishers, finding, version of the data, day, link."""
    told = (published(*figure.behind, data=taken.data, most=NAMED), figure.title, taken.dated(), taken.link)
    return ". ".join(filter(None, told)).replace("\N{NO-BREAK SPACE}", " ")


def _sources(figure: Exhibit, data: Data) -> list[str]:
    names = " | ".join(cited(name, data=data) for name in sources_of(*figure.behind))
    return [_("Source: {citation}", citation=names)] if names else []


def _values(indicator: Indicator) -> str:
    head = f"{label(indicator)} ({unit_word(indicator.unit)}; {words.statuses(indicator)})"
    if len(indicator.table) > LISTED:
        ordered = sorted(indicator.rows, key=lambda row: row.number)
        low, high = (_told(ordered[place], indicator.unit) for place in (0, -1))
        return f"{head}: " + _("{count} values, from {low} to {high}", count=len(ordered), low=low, high=high)
    return f"{head}: " + "; ".join(_one(indicator, row) for row in indicator.rows)


def _one(indicator: Indicator, row: Value) -> str:
    """One value; what all values share is not said again, but a status is where they differ."""
    table = indicator.table
    name = [labels.short_area(row.area)] if row.area != "KR" else []
    if indicator.category_kind and table["category"].nunique() > 1:
        name.append(naming.category(indicator.category_kind, row.category))
    mark = f" {words.MARKS[row.status]}" if table["status"].nunique() > 1 else ""
    return f"{', '.join([*name, words.year(row)])}: {_told(row, indicator.unit)}{mark}"


def _told(value: Value, unit: str) -> str:
    return words.flagged(words.figure(value, unit), value)


# A table as a CSV file that Excel and programs read alike.


def comma_separated(rows: pd.DataFrame, *, taken: Provenance) -> bytes:
    """The rows in UTF-8 with a byte order mark, without which Excel garbles Korean.

    Version, filters, day and link are columns of their own: lines above the table would break programs that read it.
    """
    table = rows.assign(**taken.titled()).map(_plain).rename(columns=harmless)
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _plain(cell: Any) -> Any:
    """Whole numbers without a decimal point, others in full; text that a spreadsheet would compute gets an apostrophe."""
    if isinstance(cell, float):
        return None if pd.isna(cell) else repr(int(cell) if cell.is_integer() else cell)
    return harmless(cell) if isinstance(cell, str) else cell


# File names that say what they hold: `trainees-by-category_2019-2021_en.csv`.


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


# The address at which others reach this dashboard, where its operator has set one: for links and QR codes on slides.


VARIABLE: Final = "DASHBOARD_ADDRESS"


def public_address() -> str | None:
    """Without a slash at its end; None where none is set or where it is no web address."""
    named = os.environ.get(VARIABLE, "").strip().rstrip("/")
    return named if named.startswith(("http://", "https://")) else None
