"""Demand for learning workers by sector and level."""

from typing import Any

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.exhibit import Figure, Spec, Table
from components.figures.qualifications.dual import said
from data import labels
from i18n import _
from i18n.numbers import number, signed
from indicators.dataset import Dataset
from indicators.indicator import Indicator

# Marks of the demand forecast: bars to the right for a rise, to the left for a fall, from one zero line.


ROW = 34  # pixels
LINE = 17  # of a row that has a name of several lines
NAME = 26  # letters
COLOURS = {"rise": theme.ACCENT, "fall": theme.MUTED}
Counts = dict[str, dict[str, float]]


def bars(counts: Counts, order: list[str], followed: str | None) -> Spec:
    """The picture: a row for each programme, in the order given."""
    names = [_name(code, counts, followed) for code in order]
    return charts.chart(
        [_demand_marks_bars(counts, order, name) for name in COLOURS],
        height=max(ROW, LINE * (1 + max((name.count("<br>") for name in names), default=0)) + 4) * len(order) + 50,
        barmode="overlay",
        xaxis=charts.value_axis(showgrid=False),
        yaxis=charts.row_axis([float(place) for place in range(len(order))], names, bottom=len(order) - 0.4, top=-0.6),
        annotations=[_heading(name) for name in COLOURS],
        margin=charts.HEADED,
    )


def _heading(direction: str) -> Spec:
    """The word for a direction, above its side of the zero line."""
    rises = direction == "rise"
    return charts.note(
        f"<b>{words.moved(1 if rises else -1)}</b>",
        x=0,
        y=1,
        yref="paper",
        xanchor="left" if rises else "right",
        yanchor="bottom",
        xshift=6 if rises else -6,
        font={"size": charts.LABEL_SIZE, "color": COLOURS[direction]},
    )


def _demand_marks_bars(counts: Counts, order: list[str], direction: str) -> Spec:
    found = [(place, code, counts[code][direction]) for place, code in enumerate(order) if direction in counts[code]]
    sign = -1 if direction == "fall" else 1
    return charts.bars(
        name=labels.word("direction", direction),
        names=[place for place, _code, _count in found],
        values=[sign * count for _place, _code, count in found],
        labels=[_label(counts[code], direction) for _place, code, _count in found],
        hover=[
            f"<b>{labels.word('dual_programme', code)}</b><br>{labels.word('direction', direction)}: "
            f"{words.full(count, 'institutions')}<br>{words.status('reported')}"
            for _place, code, count in found
        ],
        customdata=[code for _place, code, _count in found],
        orientation="h",
        width=0.66,
        marker={"color": COLOURS[direction]},
        textfont={"color": theme.TEXT},
    )


def _label(found: dict[str, float], direction: str) -> str:
    text = number(found[direction])
    return _("{n} · both", n=text) if direction == "rise" and len(found) > 1 else text


def _name(code: str, counts: Counts, followed: str | None) -> str:
    name = words.wrapped(labels.word("dual_programme", code), width=NAME)
    if code == followed:
        return f"<b>▸ {name}</b>"
    return f"<b>{name}</b>" if len(counts[code]) > 1 else name


# Which dual programmes institutions name as rising and as falling: both lists in one picture.


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
        spec=bars(counts, order, followed),
        alt="; ".join(f"{labels.word('dual_programme', code)}: {_demand_told(counts[code])}" for code in order),
        rests_on=(net, programmes, years),
        lists=(forecast,),
        table=_demand_table(counts, order, net, years, forecast),
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


def _demand_told(found: dict[str, float]) -> str:
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


def _demand_table(counts: Counts, order: list[str], net: Indicator, years: Indicator, forecast: Dataset) -> Table:
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


# The places of the top 15 by level, year by year.


# A level is an order, so its steps are those of one colour; words in a cell keep their contrast on each.
STEPS = (
    (theme.SEQUENTIAL[1], theme.INK),
    (theme.SEQUENTIAL[3], theme.INK),
    (theme.SEQUENTIAL[6], theme.BACKGROUND),
    (theme.SEQUENTIAL[8], theme.BACKGROUND),
)


YEAR_ROW = 34  # pixels of a year whose bar lies


def level_places(places: Indicator, top15: Dataset) -> Figure:
    """Stacked bars by year, the lowest level at the bottom.

    Args:
        places: `dual_top15_level_places`.
        top15: `dual_top15`, for which levels are uncertain.
    """
    wide = places.table.pivot(index="category", columns="year", values="value").sort_index()
    years = [int(year) for year in wide.columns]
    return Figure(
        id="dual-top15-levels",
        title=_title(wide, years, top15),
        subtitle=_(
            "Places of the top 15 by level, number of programmes, Korea, {first}–{last}; every programme counts as one",
            first=years[0],
            last=years[-1],
        ),
        spec=_level_places_spec(wide, years),
        alt="; ".join(f"{year}: {_level_places_told(wide[year])}" for year in years),
        rests_on=(places,),
        table=_level_places_table(wide),
        says=(_("**Uncertain levels** are counted as they are printed or inferred: see the cells that carry a “?”."),),
    )


def _title(wide: pd.DataFrame, years: list[int], top15: Dataset) -> str:
    leading = {_leading(top15.where(year=year)) for year in years}
    if not charts.with_gaps(years) and len(leading) == 1 and (code := leading.pop()):
        level = labels.word("ncs_level", code)
        return _(
            "{level} has most places in every year from {first} to {last}", level=level, first=years[0], last=years[-1]
        )
    return _("Places of the top 15 by level, {first}–{last}", first=years[0], last=years[-1])


def _leading(of_year: Dataset) -> str | None:
    """The level with most places of a year, whatever the uncertain ones are; None where they leave it open."""
    certain = of_year.table[of_year.table["level_certainty"] == "printed"]["level"].value_counts()
    if certain.empty:
        return None
    most = str(certain.idxmax())
    open_to_others = len(of_year.table) - int(certain.sum())
    second = max(certain.drop(most), default=0)
    return most if certain[most] > second + open_to_others else None


def _level_places_told(column: "pd.Series[float]") -> str:
    return ", ".join(f"{labels.word('ncs_level', str(code))} {number(value)}" for code, value in column.items())


def _level_places_spec(wide: pd.DataFrame, years: list[int]) -> Spec:
    standing = charts.stands(years)
    both = charts.over_years(charts.year_axis(years), standing=standing)
    return charts.chart(
        [
            _level_places_bars(wide, str(level), years, step, standing)
            for level, step in zip(wide.index, STEPS, strict=False)
        ],
        height=340 if standing else charts.rows_height(years, row=YEAR_ROW),
        barmode="stack",
        bargap=0.2,
        xaxis=both["xaxis"] | {"showgrid": False},
        yaxis=both["yaxis"] | {"showgrid": False},
        annotations=charts.gaps(years, standing=standing),
        margin={"l": 8, "r": 8, "t": 8, "b": 52, "pad": 4},  # the years, and beneath them the key
        **charts.LEGEND,
    )


def _level_places_bars(wide: pd.DataFrame, level: str, years: list[int], step: tuple[str, str], standing: bool) -> Spec:
    values, (fill, ink) = [float(wide[year][level]) for year in years], step
    word = labels.word("ncs_level", level)
    return charts.bars(
        name=level,
        names=years,
        values=values,
        labels=[number(value) if value else "" for value in values],
        hover=[
            f"{word}, {year}<br>{words.full(value, 'programmes')}<br>{words.status('computed')}"
            for year, value in zip(years, values, strict=True)
        ],
        marker={"color": fill, "line": {"color": theme.BACKGROUND, "width": 1}},
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont={"color": ink},
        textangle=0,
        orientation="v" if standing else "h",
    )


def _level_places_table(wide: pd.DataFrame) -> Table:
    frame = wide.copy()
    frame.columns = [str(year) for year in wide.columns]
    frame.index = pd.Index([labels.word("ncs_level", str(code)) for code in wide.index], name=_("Level"))
    return Table(frame=frame)


# The level mix of what institutions name as rising and falling.


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
        title=levels_title(net),
        subtitle=_("Mentions by institutions, by level of the programme, Korea, undated"),
        spec=_levels_spec(both, levels),
        alt="; ".join(f"{_word(code)}: {signed(net.value(category=code))}" for code in levels),
        rests_on=(rise, fall, net, high),
        table=_levels_table(both, net, levels),
        says=(
            *_shares(high),
            *said(statements, "demand_rise_level", "demand_fall_level"),
            _(
                "**All mentions:** {rise} of a rise, {fall} of a fall.",
                **{name: number(found.value(category=TOTAL)) for name, found in both.items()},
            ),
        ),
    )


def levels_title(net: Indicator) -> str:
    """Between which levels net mentions run."""
    low, high = (end(net.rows, key=lambda row: row.number) for end in (min, max))
    return _(
        "Mentions of a rise less those of a fall: from {low} at {least} to {high} at {most}",
        low=signed(low.number),
        least=_word(low.category).lower(),
        high=signed(high.number),
        most=_word(high.category).lower(),
    )


def _shares(high: Indicator) -> tuple[str, ...]:
    names = ("programmes_from_L4", "programmes_above_L4", "mentions_from_L4", "mentions_above_L4")
    told = ", ".join(
        f"{labels.word('high_level_share', name)} {words.full(high.value(category=name), 'percent')}" for name in names
    )
    return (_("**Of the rising list:** {shares}.", shares=told),)


def _word(level: str) -> str:
    return labels.word("ncs_level", level)


def _levels_spec(both: dict[str, Indicator], levels: list[str]) -> Spec:
    headings = charts.headings((words.moved(1), COLOURS["rise"]), (words.moved(-1), COLOURS["fall"]))
    return charts.chart(
        [_levels_bars(found, levels, name) for name, found in both.items()],
        height=320,
        barmode="group",
        xaxis=charts.category_axis(),
        yaxis=charts.value_axis(),
        annotations=headings,
        margin=charts.HEADED,
    )


def _levels_bars(found: Indicator, levels: list[str], direction: str) -> Spec:
    values = [found.row(category=code) for code in levels]
    return charts.bars(
        name=labels.word("direction", direction),
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


def _levels_table(both: dict[str, Indicator], net: Indicator, levels: list[str]) -> Table:
    columns: dict[str, list[float | None]] = {
        labels.word("direction", name): [found.value(category=code) for code in (*levels, TOTAL)]
        for name, found in both.items()
    }
    columns[_("Net mentions")] = [*(net.value(category=code) for code in levels), None]
    index = pd.Index([_word(code) for code in (*levels, TOTAL)], name=_("Level"))
    return Table(frame=pd.DataFrame(columns, index=index), totals=(_word(TOTAL),))
