"""The level mix: of what is expected to rise and fall, and of the top 15 by year."""

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.qualifications.statements import said
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number, signed
from indicators.dataset import Dataset
from indicators.indicator import Indicator

COLOURS = {"rise": theme.ACCENT, "fall": theme.MUTED}
TOTAL = "total"


def mentions(rise: Indicator, fall: Indicator, net: Indicator, high: Indicator, *, statements: Dataset) -> Figure:
    """Mentions of a rise and of a fall by level, side by side.

    Args:
        rise: `dual_demand_mentions` of a rise.
        fall: the same of a fall.
        net: `dual_demand_net_mentions`.
        high: `dual_demand_high_level_share_pct`.
        statements: `statements`, for what the source says of the levels.
    """
    levels = [str(code) for code in net.table["category"]]
    both = {"rise": rise, "fall": fall}
    return Figure(
        id="dual-demand-levels",
        title=title(net),
        subtitle=_("Mentions by institutions, by level of the programme, Korea, undated"),
        spec=_spec(both, levels),
        alt="; ".join(f"{_word(code)}: {_change(net.value(category=code))}" for code in levels),
        rests_on=(rise, fall, net, high),
        table=_table(both, net, levels),
        says=(
            *_shares(high),
            *said(statements, "demand_rise_level", "demand_fall_level"),
            _(
                "**All mentions:** {rise} of a rise, {fall} of a fall.",
                **{name: number(found.value(category=TOTAL)) for name, found in both.items()},
            ),
        ),
    )


def title(net: Indicator) -> str:
    """Between which levels net mentions run."""
    low, high = (net.table.loc[place] for place in (net.table["value"].idxmin(), net.table["value"].idxmax()))
    return _(
        "Rise less fall runs from {low} at {least} to {high} at {most}",
        low=_change(low["value"]),
        least=_word(low["category"]).lower(),
        high=_change(high["value"]),
        most=_word(high["category"]).lower(),
    )


def _shares(high: Indicator) -> tuple[str, ...]:
    names = ("programmes_from_L4", "programmes_above_L4", "mentions_from_L4", "mentions_above_L4")
    told = ", ".join(
        f"{labels.word('high_level_share', name)} {words.full(high.value(category=name), 'percent')}" for name in names
    )
    return (_("**Of the rising list:** {shares}.", shares=told),)


def _word(level: str) -> str:
    return labels.word("ncs_level", level)


def _change(value: float) -> str:
    return signed(value)


def _spec(both: dict[str, Indicator], levels: list[str]) -> Spec:
    headings = chart.headings((words.moved(1), COLOURS["rise"]), (words.moved(-1), COLOURS["fall"]))
    return chart.chart(
        [_bars(found, levels, name) for name, found in both.items()],
        height=320,
        barmode="group",
        xaxis=axes.category_axis(),
        yaxis=axes.value_axis(),
        annotations=headings,
        margin=chart.HEADED,
    )


def _bars(found: Indicator, levels: list[str], direction: str) -> Spec:
    values = [found.row(category=code) for code in levels]
    return chart.bars(
        names=[_word(code) for code in levels],
        values=[value.number for value in values],
        labels=[number(value.number) for value in values],
        hover=[
            f"{_word(code)}<br>{labels.word('direction', direction)}: {words.full(value.number, 'mentions')}<br>"
            f"{words.kind(value)}"
            for code, value in zip(levels, values, strict=True)
        ],
        marker={"color": COLOURS[direction]},
        textfont={"color": theme.TEXT},
    )


def _table(both: dict[str, Indicator], net: Indicator, levels: list[str]) -> Table:
    columns = {
        labels.word("direction", name): [found.value(category=code) for code in (*levels, TOTAL)]
        for name, found in both.items()
    }
    columns[_("Net mentions")] = [*(net.value(category=code) for code in levels), None]
    index = pd.Index([_word(code) for code in (*levels, TOTAL)], name=_("Level"))
    return Table(frame=pd.DataFrame(columns, index=index), totals=(_word(TOTAL),))
