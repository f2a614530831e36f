"""The two zones: shares, quotients, what parity would take."""

import pandas as pd

from components import theme
from components.figures import charts, maps, words
from components.figures.cards import Card, card
from components.figures.exhibit import Figure, Spec, Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.indicator import CAPITAL, ELSEWHERE, PROVINCES, ZONES, Indicator, Value, zone_of

# Values of the two zones as a table, a column for each base.


BASES = ("trainees", "residents", "sme_firms")


def zone_table(indicator: Indicator, *, digits: int) -> Table:
    """Rows: the zones; columns: base and year, in the order of BASES; what offices have reported has its own columns."""
    rows = [row for row in indicator.rows if row.area in ZONES]
    columns = sorted({(row.category, row.year) for row in rows}, key=_place)
    frame = pd.DataFrame(index=pd.Index([labels.area(zone) for zone in ZONES], name=_("Zone")))
    for base, year in columns:
        cells = [row for row in rows if (row.category, row.year) == (base, year)]
        when = words.flagged(_("undated") if year is None else str(year), *cells)
        values = {row.area: row.number for row in cells}
        frame[f"{labels.word('base', base)} ({when})"] = [values.get(zone) for zone in ZONES]
    frame[_("Kind of figure")] = words.row_statuses(indicator, by="area", order=ZONES)
    return Table(frame=frame, digits=digits)


def _place(column: tuple[str, int | None]) -> tuple[int, int]:
    base, year = column
    return BASES.index(base), year or 0


# Two solid zones with their share of training: all that is reported of where training happens.


def zone_map(shares: Indicator, reported: Indicator, *, selected: str | None) -> Figure:
    """The map of the two zones; the chosen province with a strong outline."""
    found = {zone: shares.row(area=zone, category="trainees", undated=True) for zone in ZONES}
    traces = [_zone(zone, row) for zone, row in found.items()]
    if selected:
        traces.append(maps.outline("provinces", [selected]))
    return Figure(
        id="zone-map",
        title=_("Share of training by zone")
        if reported.value()
        else _("Two zones are all that is known of where training happens"),
        subtitle=_("Share of training participation and facilities; undated, definition not stated"),
        spec=maps.korea(
            traces,
            height=430,
            annotations=charts.headings(*(_heading(zone, row) for zone, row in found.items())),
            margin=charts.HEADED,
        ),
        alt="; ".join(f"{labels.area(zone)}: {words.full(row.number, 'percent')}" for zone, row in found.items()),
        rests_on=(shares,),
        table=zone_table(shares, digits=2),
        says=_zone_map_says(found[CAPITAL], reported),
    )


def _zone_map_says(capital: Value, reported: Indicator) -> tuple[str, ...]:
    share = words.full(capital.number, "percent")
    below = _("**Nothing is known below the two zones**: no source gives a training figure for any province.")
    if reported.value():
        below = _("**Provinces that have reported** so far: {count} of 17.", count=number(reported.value()))
    return (
        _("**Reported** is the {share} of the capital area alone; the rest is what remains.", share=share),
        below,
        _(
            "**Place is not defined**: it may be the provider's office, the workplace or the home. "
            "Distance courses usually count where the provider is registered."
        ),
    )


def _zone(zone: str, row: Value) -> Spec:
    codes = [code for code in PROVINCES if zone_of(code) == zone]
    told = f"{labels.area(zone)}: {words.full(row.number, 'percent')}<br>{words.kind(row)} · {words.year(row)}"
    return maps.areas("provinces", codes, theme.ZONE[zone], hover=[f"{labels.area(code)}<br>{told}" for code in codes])


def _heading(zone: str, row: Value) -> tuple[str, str]:
    return f"{labels.short_area(zone)} {words.full(row.number, 'percent')}", theme.ZONE[zone]


# Training, residents and SME firms to 100 %, split by zone.


def shares_bars(shares: Indicator) -> Figure:
    """Three lying bars; the zones are named above the first, each in its colour."""
    return Figure(
        id="zone-shares",
        title=_zone_shares_title(shares),
        subtitle=_("Share of each zone, percent; training undated, residents and SME firms 2021"),
        spec=charts.chart(
            [_bar(shares, zone) for zone in ZONES],
            height=250,
            barmode="stack",
            xaxis=charts.value_axis(showgrid=False),
            yaxis=charts.category_axis(autorange="reversed"),
            annotations=charts.headings(*((labels.short_area(zone), theme.ZONE[zone]) for zone in ZONES)),
            margin=charts.HEADED,
            meta={"named": _("Base")},
        ),
        alt="; ".join(
            f"{labels.word('base', row.category)}, {labels.area(row.area)}: {words.full(row.number, 'percent')}"
            for row in shares.rows
        ),
        rests_on=(shares,),
        table=zone_table(shares, digits=2),
    )


def _zone_shares_title(shares: Indicator) -> str:
    training, *others = (shares.value(area=CAPITAL, category=base, undated=base == "trainees") for base in BASES)
    if training > max(others):
        return _("The capital area's share of training, undated, is above its shares of residents and firms")
    return _("Training, residents and firms by zone")


def _bar(shares: Indicator, zone: str) -> Spec:
    names = [_("Training") if base == "trainees" else labels.word("base", base) for base in BASES]
    rows = [shares.row(area=zone, category=base, undated=base == "trainees") for base in BASES]
    return charts.bars(
        name=labels.area(zone),
        names=names,
        values=[row.number for row in rows],
        labels=[number(row.number, digits=1) for row in rows],
        hover=[
            f"{labels.area(zone)}, {name}<br>{words.full(row.number, 'percent')}<br>"
            f"{words.kind(row)} · {words.year(row)}"
            for name, row in zip(names, rows, strict=True)
        ],
        orientation="h",
        marker={"color": theme.ZONE[zone]},
        textposition="inside",
        insidetextanchor="middle",
        textfont={"color": theme.BACKGROUND},
    )


# Location quotients of the two zones around 1, the line of proportion.


QUOTIENT_BASES = ("residents", "sme_firms")
Rows = dict[tuple[str, str], Value]


def quotient_dots(quotients: Indicator, dissimilarity: Indicator) -> Figure:
    """Dots for both zones and both bases; what they and the dissimilarity say stands beneath."""
    rows = {
        (zone, base): quotients.row(area=zone, category=base, undated=True) for zone in ZONES for base in QUOTIENT_BASES
    }
    line = {"color": theme.INK, "dash": "dot", "width": 1}
    return Figure(
        id="quotients",
        title=quotients_title(rows),
        subtitle=_("Share of training over share of the base; numerator undated, bases 2021"),
        spec=charts.chart(
            [_dots(rows, zone) for zone in ZONES],
            height=270,
            xaxis=charts.value_axis(rangemode="normal", showgrid=False, zeroline=False),
            yaxis=charts.category_axis(range=[1.6, -0.7]),
            shapes=[{"type": "line", "x0": 1, "x1": 1, "y0": 0, "y1": 1, "yref": "paper", "line": line}],
            annotations=[charts.note(_("in proportion: 1"), x=1, y=1, yref="paper", yanchor="bottom")],
            margin=charts.HEADED,
        ),
        alt="; ".join(
            f"{labels.area(zone)}, {labels.word('base', base)}: {number(row.number, digits=3)}"
            for (zone, base), row in rows.items()
        ),
        rests_on=(quotients, dissimilarity),
        table=zone_table(quotients, digits=3),
        says=_quotients_says(dissimilarity),
    )


def quotients_title(rows: Rows) -> str:
    """Between which quotients the capital area lies, where both are above 1; one that both round to is told once."""
    held = [row.number for (zone, _base), row in rows.items() if zone == CAPITAL]
    if min(held) <= 1:
        return _("Location quotients of the two zones")
    low, high = (number(end, digits=1) for end in (min(held), max(held)))
    if low == high:
        return _("By either base the capital area holds about {times} times its share", times=low)
    return _("By either base the capital area holds about {low} to {high} times its share", low=low, high=high)


def _quotients_says(dissimilarity: Indicator) -> tuple[str, ...]:
    return (
        _(
            "**Read it so**: 1 means that a zone trains in proportion to its base, 2 twice that. "
            "It says nothing about single provinces."
        ),
        _(
            "**Dissimilarity**: at parity with residents {residents} of training would be in the other zone, "
            "at parity with SME firms {firms}.",
            residents=words.full(dissimilarity.value(category="residents"), "percent"),
            firms=words.full(dissimilarity.value(category="sme_firms"), "percent"),
        ),
    )


def _dots(rows: Rows, zone: str) -> Spec:
    values = [rows[zone, base].number for base in QUOTIENT_BASES]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": values,
        "y": [_("against {base}", base=labels.word("base", base)) for base in QUOTIENT_BASES],
        "text": [f"{labels.short_area(zone)}<br><b>{number(value, digits=3)}</b>" for value in values],
        # Over and under the row, so that they stay apart where both zones have nearly the same quotient.
        "textposition": "top center" if zone == CAPITAL else "bottom center",
        "cliponaxis": False,
        "hoverinfo": "text",
        "marker": {"size": 16, "color": theme.ZONE[zone], "symbol": "circle" if zone == CAPITAL else "square"},
    }


# Metropolitan concentration: the answer and the cards.


def answer(shares: Indicator) -> str:
    """The page's answer in one sentence."""
    return _(
        "{training} of training participation and facilities is in the capital area, home to {residents} of residents",
        training=words.full(shares.value(area=CAPITAL, category="trainees", undated=True), "percent"),
        residents=words.full(shares.value(area=CAPITAL, category="residents"), "percent"),
    )


def cards(shares: Indicator, quotients: Indicator, parity: Indicator, reported: Indicator) -> list[Card]:
    """The share, the quotient, what parity would take, and who has reported."""
    return [_share(shares), _quotient(quotients), _parity(parity), _reported(reported)]


def _share(shares: Indicator) -> Card:
    found = shares.row(area=CAPITAL, category="trainees", undated=True)
    note = _("One share for participants and facilities together; year, definition and basis of place are not stated.")
    return card(shares, found, label=_("Training in the capital area"), note=note)


def _quotient(quotients: Indicator) -> Card:
    found = quotients.row(area=CAPITAL, category="residents", undated=True)
    note = _(
        "Share of training over share of residents; elsewhere {elsewhere}. 1 is in proportion.",
        elsewhere=number(quotients.value(area=ELSEWHERE, category="residents", undated=True), digits=3),
    )
    value = number(found.number, digits=3)
    return card(quotients, found, label=_("Location quotient"), note=note, value=value)


def _parity(parity: Indicator) -> Card:
    found = parity.row(area=CAPITAL)
    note = _(
        "Trainees beyond the capital area's share of residents, if the share held in 2021. A yardstick, not a target."
    )
    return card(
        parity, found, label=_("Above parity with residents"), note=note, value=words.rounded(found.number, parity.unit)
    )


def _reported(reported: Indicator) -> Card:
    found = reported.row()
    note = _(
        "Provinces that have reported their trainees of {year}, of 17. Until all have, provinces are not compared.",
        year=found.year,
    )
    return card(reported, found, label=_("Provinces that have reported"), note=note)


def parity_sentence(parity: Indicator, per_1000: Indicator) -> str:
    """What parity would take, and the same per resident, as one conditional sentence."""
    return _(
        "**If the share held in 2021**, there were {capital} trainees per 1,000 residents in the capital area and "
        "{elsewhere} elsewhere; at parity with residents {parity} more would be elsewhere. {status}.",
        status=words.kind(parity.row(area=CAPITAL)),
        capital=number(per_1000.value(area=CAPITAL)),
        elsewhere=number(per_1000.value(area=ELSEWHERE)),
        parity=words.rounded(parity.value(area=CAPITAL), "count"),
    )
