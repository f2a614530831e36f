"""Programme-based qualification: items of the first and the last printed year, the rest as single figures."""

from itertools import pairwise

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.card import Card, card
from components.figures.figure import Figure, Spec
from components.figures.qualifications.statements import said
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator

ROW = 34  # pixels of a year whose bar lies


def items(found: Indicator, ratio: Indicator, *, printed: Dataset, statements: Dataset) -> Figure:
    """Two bars from zero on an axis of years; the years between are named as not printed.

    Args:
        found: `programme_qualification_items`.
        ratio: `programme_qualification_items_ratio`.
        printed: `programme_qualification`, all its rows for the table.
        statements: `statements`, for what it is and how it is said to grow.
    """
    years = sorted(int(year) for year in found.table["year"])
    return Figure(
        id="programme-qualification-items",
        title=title(found, ratio),
        subtitle=_("Items of programme-based qualification, Korea; the years between are not printed"),
        spec=_spec(found, years),
        alt="; ".join(f"{year}: {words.full(found.value(year=year), 'items')}" for year in years),
        rests_on=(found, ratio),
        lists=(printed,),
        table=_table(printed),
        says=said(statements, "programme_qualification_definition", "programme_qualification_growth"),
    )


def title(found: Indicator, ratio: Indicator) -> str:
    """From which number to which, and how many times that is."""
    years = sorted(int(year) for year in found.table["year"])
    return _(
        "Items of programme-based qualification: {first} in {start}, {last} in {end}, {times} times",
        first=number(found.value(year=years[0])),
        start=years[0],
        last=number(found.value(year=years[-1])),
        end=years[-1],
        times=number(ratio.value(), digits=1),
    )


def cards(institutions: Indicator, participants: Indicator) -> list[Card]:
    """Institutions and participants; of one year or so far is not stated, so neither is divided by the other."""
    note = _("Of that year alone or so far: not stated. Do not divide by items or institutions.")
    names = {"institutions": institutions, "participants": participants}
    return [
        card(found, found.row(), label=labels.word("qualification_measure", name), note=note)
        for name, found in names.items()
    ]


def _spec(found: Indicator, years: list[int]) -> Spec:
    values = [found.row(year=year) for year in years]
    standing = chart.stands(years)
    bars = chart.bars(
        names=years,
        values=[value.number for value in values],
        labels=[f"<b>{number(value.number)}</b>" for value in values],
        hover=[f"{value.year}<br>{words.full(value.number, 'items')}<br>{words.kind(value)}" for value in values],
        width=0.9,
        marker={"color": theme.ACCENT},
        textfont={"color": theme.TEXT},
        orientation="v" if standing else "h",
    )
    between = [_gap(*pair, standing) for pair in pairwise(years) if pair[1] - pair[0] > 1]
    return chart.chart(
        [bars],
        height=300 if standing else chart.rows_height(years, row=ROW),
        **chart.over_years(axes.year_axis(years), standing=standing),
        annotations=between,
    )


def _gap(before: int, after: int, standing: bool) -> Spec:
    """What stands between two bars whose years do not follow each other."""
    missing = str(before + 1) if after - before == 2 else words.span(before + 1, after - 1)
    text, middle = _("{years}:<br>not printed", years=missing), (before + after) / 2
    if standing:
        return chart.note(text, x=middle, y=0, yanchor="bottom")
    return chart.note(text.replace("<br>", " "), x=0, y=middle, xanchor="left", xshift=axes.GAP)


def _table(printed: Dataset) -> Table:
    rows = [
        {
            _("What is counted"): labels.word("qualification_measure", row.measure),
            _("Year"): str(row.year),
            _("Number"): row.value,
            _("Kind of figure"): words.kind(row),
            _("Note"): labels.text(row, "note"),
        }
        for row in printed.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("What is counted")))
