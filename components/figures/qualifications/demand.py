"""Which dual programmes institutions name as rising and as falling: both lists in one picture."""

from typing import Any

import pandas as pd

from components.figures.figure import Figure
from components.figures.qualifications import demand_marks
from components.figures.qualifications.demand_marks import Counts
from components.figures.qualifications.statements import said
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator

FEW = 5  # institutions: of so few no forecast for a programme is made


def demand(
    net: Indicator,
    programmes: Indicator,
    years: Indicator,
    *,
    forecast: Dataset,
    statements: Dataset,
    followed: str | None,
) -> Figure:
    """Bars to the right for a rise, to the left for a fall; a programme of both lists has both.

    Args:
        net: `dual_demand_programme_net_mentions`.
        programmes: `dual_demand_programmes`.
        years: `dual_top15_years`.
        forecast: `dual_demand`.
        statements: `statements`, for what the source says of both lists.
        followed: code of the programme that the reader follows, or None.
    """
    counts = _counts(forecast)
    order = sorted(counts, key=lambda code: (-net.value(category=code), -counts[code].get("rise", 0)))
    return Figure(
        id="dual-demand",
        title=title(programmes),
        subtitle=_("Institutions that name a programme, Korea; base year and how many were asked: not stated"),
        spec=demand_marks.bars(counts, order, followed),
        alt="; ".join(f"{labels.word('dual_programme', code)}: {_told(counts[code])}" for code in order),
        rests_on=(net, programmes, years),
        lists=(forecast,),
        table=_table(counts, order, net, years, forecast),
        says=_says(counts, statements),
    )


def title(programmes: Indicator) -> str:
    """How many are named as rising, as falling and as both."""
    counts = {name: number(programmes.value(category=name)) for name in ("rise", "fall", "both")}
    return _(
        "Institutions name {rise} programmes as rising and {fall} as falling; {both} stand in both lists", **counts
    )


def _counts(forecast: Dataset) -> Counts:
    found: Counts = {}
    for row in forecast.rows:
        found.setdefault(row.programme, {})[row.direction] = float(row.institutions)
    return found


def _told(found: dict[str, float]) -> str:
    return ", ".join(f"{labels.word('direction', name)} {number(count)}" for name, count in found.items())


def _says(counts: Counts, statements: Dataset) -> tuple[str, ...]:
    both = [labels.word("dual_programme", code).replace(", ", " ") for code, found in counts.items() if len(found) > 1]
    return (
        _("**In both lists:** {names}. The lists point both ways for them.", names=", ".join(both) or "–"),
        _few(counts),
        *said(statements, "demand_rise_kind", "demand_fall_kind"),
        _("**Opinions, not trainees:** an institution may name several programmes, so sums count mentions."),
    )


def _few(counts: Counts) -> str:
    named = [count for found in counts.values() for count in found.values()]
    return _(
        "**Few mentions:** {few} of {all} entries rest on {most} institutions or fewer, of an unknown number asked: "
        "no forecast for a single programme.",
        few=sum(count <= FEW for count in named),
        all=len(named),
        most=FEW,
    )


def _table(counts: Counts, order: list[str], net: Indicator, years: Indicator, forecast: Dataset) -> Table:
    spelt = {code: "; ".join(forecast.where(programme=code).table["printed"]) for code in order}
    known = years.table.set_index("category")["value"]
    rows: list[dict[str, Any]] = [
        {
            _("Programme"): labels.word("dual_programme", code),
            labels.word("direction", "rise"): counts[code].get("rise"),
            labels.word("direction", "fall"): counts[code].get("fall"),
            _("Net mentions"): net.value(category=code),
            _("Years in the top 15"): float(known.get(code, 0)),
            _("As the source spells it"): spelt[code],
        }
        for code in order
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Programme")))
