"""The two zones: shares, quotients, what parity would take."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, maps, words
from components.figures.cards import Card, card, nothing_yet
from components.figures.exhibit import Figure, Spec, Table
from components.figures.state import Data
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.indicator import CAPITAL, ELSEWHERE, LOWER_BOUNDS, PROVINCES, ZONES, Indicator, Refusal, Value, zone_of
from indicators.provinces import BASES
from indicators.zones import REST, TABLE_TOTAL, rest_of, stand_in

# Which share of training is shown: that of the year of the filter, else the newest, else the one that is printed without a
# year. Where it has a year, the undated one stands beside it as printed, with the difference.


def shown(indicator: Indicator, *, year: int | None, area: str = "KR", category: str | None = None) -> Value:
    """The value of a year; where there is none or none is asked for, that of the newest year, or the undated one."""
    rows = [row for row in indicator.rows if row.area == area and category in (None, row.category)]
    of_year = [row for row in rows if year is not None and row.year == year]
    return of_year[0] if of_year else indicator.newest(area=area, category=category)


def base_of(shares: Indicator, base: str, *, year: int | None, area: str = CAPITAL) -> Value:
    """The share of a base that a share of training is held against: of its year, or what stands in for it."""
    rows = {row.year: row for row in shares.rows if (row.area, row.category) == (area, base) and row.year}
    return rows[stand_in(tuple(sorted(rows)), year)]


@dataclass(frozen=True, kw_only=True)
class Lead:
    """The share of training that is shown, and what stands beside it.

    Attributes:
        training: by zone.
        residents: the capital area's share of residents that it is held against.
        firms: the same of SME firms.
        printed: the undated share of the capital area, where one with a year is shown.
        counted: how Korea and its zones were counted, where the share is of such counts; empty of any other.
        rest: the zone that has not reported in full, whose share is what the offices of the other one leave of the total.
    """

    training: dict[str, Value]
    residents: Value
    firms: Value
    printed: Value | None
    counted: str = ""
    rest: str = ""

    @property
    def capital(self) -> Value:
        """The share of the capital area."""
        return self.training[CAPITAL]

    @property
    def year(self) -> int | None:
        """Of the share; None where it is undated."""
        return self.capital.year

    @property
    def of_the_source(self) -> bool:
        """Whether it is the one that the source prints, without a year: what was sent without one is another figure."""
        return self.year is None and not words.was_sent(self.capital.kind)

    @property
    def of_offices(self) -> bool:
        """Whether it is of what the offices have reported."""
        return "office" in self.capital.kind.origins

    @property
    def sent_elsewhere(self) -> str:
        """The share outside the capital area in words where that one was sent, and the capital area's is what remains."""
        rest = self.training[ELSEWHERE]
        alone = rest.kind.derivation == "given" and self.capital.kind.derivation != "given"
        return words.stated(rest, "percent") if alone else ""

    @property
    def overlaps(self) -> bool:
        """Whether some people count in both zones, so that no hundred trainees divide into those of one and of the other."""
        return sum(row.number for row in self.training.values()) > 100 + 1e-6

    @property
    def whole(self) -> str:
        """What the share of a single zone that has reported is held against; empty of any other."""
        return str(TABLE_TOTAL) if self.of_offices and self.capital.kind.origins != {"office"} else ""

    @property
    def share(self) -> str:
        """The share of the capital area in words, with its bound."""
        return words.stated(self.capital, "percent")

    @property
    def told(self) -> str:
        """The same in a sentence, where no mark stands beside it: 36.6% (provisional)."""
        return words.flagged(self.share, self.capital)

    @property
    def dated(self) -> str:
        """The same with its year, or that it has none: 61.2% (2023)."""
        return words.dated(self.share, self.capital)

    def held_against(self, base: Value) -> str:
        """A share of residents or of firms in words, with its year where that is another one."""
        told = words.full(base.number, "percent")
        return words.flagged(told, base) if base.year == self.year else words.dated(told, base)

    @property
    def beside(self) -> str:
        """The undated share beside it and the difference in a sentence; empty where it is the one that is shown."""
        if self.printed is None:
            return ""
        points, apart = self.printed.number - self.capital.number, _apart(self.printed, self.capital)
        told = {"printed": words.stated(self.printed, "percent"), "points": apart}
        if words.was_sent(self.printed.kind):
            return _beside_one_that_was_sent(points, told)
        if not apart:
            return _("The source prints {printed} without a year.", **told)
        if not round(points, 1):
            return _("The source prints {printed} without a year: the same.", **told)
        if points > 0:
            return _("The source prints {printed} without a year: {points} more.", **told)
        return _("The source prints {printed} without a year: {points} less.", **told)


def _apart(one: Value, other: Value) -> str:
    """By how many points two shares differ, as far as their bounds let it be said; empty where they don't."""
    points = one.number - other.number
    told = words.full(abs(points), "percentage_points")
    bounds = {one.bound, other.bound}
    if bounds.isdisjoint(LOWER_BOUNDS):
        return told if bounds == {"exact"} else labels.bounded(told, "about")
    return labels.bounded(told, one.bound) if other.bound == "exact" and points > 0 else ""


def _beside_one_that_was_sent(points: float, told: dict[str, str]) -> str:
    """The same of an undated share that no document prints: the national authority has sent it."""
    if not told["points"]:
        return _("Sent without a year: {printed}.", **told)
    if not round(points, 1):
        return _("Sent without a year: {printed}, the same.", **told)
    if points > 0:
        return _("Sent without a year: {printed}, {points} more.", **told)
    return _("Sent without a year: {printed}, {points} less.", **told)


def lead(shares: Indicator, *, year: int | None = None) -> Lead:
    """What of `metropolitan_share_pct` is shown in a year."""
    training = {zone: shown(shares, year=year, area=zone, category="trainees") for zone in ZONES}
    of = training[CAPITAL].year
    residents = base_of(shares, "residents", year=of)
    undated = [row for row in shares.rows if (row.area, row.category, row.year) == (CAPITAL, "trainees", None)]
    return Lead(
        training=training,
        residents=residents,
        firms=base_of(shares, "sme_firms", year=of or residents.year),
        printed=undated[0] if undated and of else None,
        counted=str(shares.assumptions.get(f"counted_{of}", "")),
        rest=rest_of(shares, of),
    )


# Values of the two zones as a table, a column for each base.


WITH_TRAINEES = ("trainees", *BASES)


def zone_table(indicator: Indicator, *, digits: int) -> Table:
    """Rows: the zones; columns: base and year, in the order of WITH_TRAINEES; what offices have reported has its own columns.

    Of quotients the year is that of the training, whatever year the base is of.
    """
    rows = [row for row in indicator.rows if row.area in ZONES]
    quotients = indicator.unit == "ratio"
    columns = sorted({(row.category, row.year) for row in rows}, key=_place)
    frame = pd.DataFrame(index=pd.Index([labels.area(zone) for zone in ZONES], name=_("Zone")))
    for base, year in columns:
        cells = [row for row in rows if (row.category, row.year) == (base, year)]
        when = ", ".join(filter(None, (_("undated") if year is None else str(year), words.said(*cells))))
        values = {row.area: row.number for row in cells}
        name = labels.word("base", base)
        heading = _("{base} (training {when})", base=name, when=when) if quotients else f"{name} ({when})"
        frame[heading] = [values.get(zone) for zone in ZONES]
    frame[_("Kind of figure")] = words.row_statuses(indicator, by="area", order=ZONES)
    return Table(frame=frame, digits=digits)


def _place(column: tuple[str, int | None]) -> tuple[int, int]:
    base, year = column
    return WITH_TRAINEES.index(base), year or 0


# Two solid zones with their share of training: all that is reported of where training happens.


FLAGGED = 46  # pixels above a map whose headings have a second line


def zone_map(
    shares: Indicator, reported: Indicator, *, selected: str | None, year: int | None = None, silent: bool = True
) -> Figure:
    """The map of the two zones; the chosen province with a strong outline.

    Args:
        shares: `metropolitan_share_pct`.
        reported: `provinces_reported_count`.
        selected: code of the chosen province.
        year: that is asked for; the newest unless it has a share.
        silent: whether no table has any training figure of a province (`nothing_by_province`).
    """
    led = lead(shares, year=year)
    traces = [_zone(zone, row) for zone, row in led.training.items()]
    if selected:
        traces.append(maps.outline("provinces", [selected]))
    return Figure(
        id="zone-map",
        title=_zone_map_title(led, silent=silent),
        subtitle=_zone_map_subtitle(led),
        spec=maps.korea(
            traces,
            height=350,
            annotations=charts.headings(*(_heading(zone, row) for zone, row in led.training.items())),
            margin=charts.HEADED | ({"t": FLAGGED} if words.said(*led.training.values()) else {}),
        ),
        alt="; ".join(f"{labels.area(zone)}: {_flagged(row)}" for zone, row in led.training.items()),
        rests_on=(shares,),
        table=zone_table(shares, digits=2),
        says=_zone_map_says(led, "" if silent else _reported_by(reported), refused=shares.refusals),
    )


BY_PROVINCE: Final = ("regional_training", "kdt_training")


def nothing_by_province(data: Data) -> bool:
    """Whether no office has sent a training figure of its province, of whichever year and training."""
    return all(data.dataset(name).table.empty for name in BY_PROVINCE)


def _zone_map_title(led: Lead, *, silent: bool) -> str:
    if led.year:
        return _("Share of training by zone, {year}", year=led.year)
    if not silent:
        return _("Share of training by zone")
    return _("Two zones are all that is known of where training happens")


def _zone_map_subtitle(led: Lead) -> str:
    if led.year is None:
        if not led.of_the_source:
            return _("Share of training as it was sent; neither year nor definition are stated")
        return _("Share of training participation and facilities; undated, definition not stated")
    if led.rest:
        return _("Share of trainees of {year}: of one zone as its offices report, of the other the rest", year=led.year)
    if led.of_offices:
        return _("Share of trainees of {year}, computed from what the offices report", year=led.year)
    if led.counted:
        return _("Share of trainees of {year}, as Korea and its zones were counted", year=led.year)
    return _("Share of training of {year} as it was sent; definition not stated", year=led.year)


def _zone_map_says(led: Lead, reported: str, *, refused: tuple[Refusal, ...]) -> tuple[str, ...]:
    return (
        _where_from(led),
        *([led.beside] if led.beside else []),
        reported or _("**Nothing is known below the two zones**: no source gives a training figure for any province."),
        *dict.fromkeys(str(one.reason) for one in refused),
        _place_of(led),
    )


def _place_of(led: Lead) -> str:
    """What is known of the place that the share counts."""
    if led.of_offices:
        return _(
            "**Place is as the offices state it**: by provider, by workplace or by home; it stands in their table."
        )
    if led.counted:
        return _("**Place is as the national authority states it**, if it does; it stands in its table.")
    return _(
        "**Place is not defined**: it may be the provider's office, the workplace or the home. "
        "Distance courses usually count where the provider is registered."
    )


def _where_from(led: Lead) -> str:
    """Whose the share is."""
    if led.year is None:
        return _("**Reported** is the {share} of the capital area alone; the rest is what remains.", share=led.share)
    told = {"share": led.told, "year": led.year, "rest": _flagged(led.training[ELSEWHERE])}
    if led.counted:
        said = _("**As the zones were counted for {year}**: {share} in the capital area, {rest} elsewhere.", **told)
        return f"{said} {led.counted}"
    if led.sent_elsewhere:
        return _(
            "**Reported for {year}** is the {rest} elsewhere; the {share} of the capital area are what remains.", **told
        )
    if not led.of_offices:
        return _(
            "**Reported for {year}** is the {share} of the capital area; the {rest} elsewhere are what remains.", **told
        )
    return f"{_of_reports(led, told)} {led.whole}".strip()


def _of_reports(led: Lead, told: dict[str, Any]) -> str:
    if led.rest == ELSEWHERE:
        return _(
            "**From what the offices of the capital area report for {year}**: {share} there. The {rest} elsewhere are the rest "
            "of the national total, not a report.",
            **told,
        )
    if led.rest:
        return _(
            "**From what the offices elsewhere report for {year}**: {rest} there. The {share} of the capital area are the rest "
            "of the national total, not a report.",
            **told,
        )
    return _("**From what the offices report for {year}**: {share} in the capital area, {rest} elsewhere.", **told)


def _reported_by(reported: Indicator) -> str:
    told = {"count": number(reported.value()), "year": reported.row().year}
    if reported.value() == len(PROVINCES):
        return _("**All 17 provinces have reported** for {year}.", **told)
    return _("**Provinces that have reported** for {year}: {count} of 17.", **told)


def _zone(zone: str, row: Value) -> Spec:
    codes = [code for code in PROVINCES if zone_of(code) == zone]
    told = f"{labels.area(zone)}: {words.stated(row, 'percent')}<br>{words.kind(row)} · {words.year(row)}"
    return maps.areas("provinces", codes, theme.ZONE[zone], hover=[f"{labels.area(code)}<br>{told}" for code in codes])


def _heading(zone: str, row: Value) -> tuple[str, str]:
    flags = f"<br>({words.said(row)})" if words.said(row) else ""  # beside each other two have no room on a telephone
    return f"{labels.short_area(zone)} {words.stated(row, 'percent')}{flags}", theme.ZONE[zone]


def _flagged(row: Value) -> str:
    """A share in words, with its bound and its flags."""
    return words.flagged(words.stated(row, "percent"), row)


# Training, residents and SME firms to 100%, split by zone.


def shares_bars(shares: Indicator, *, year: int | None = None) -> Figure:
    """Three lying bars against the line of residents; the zones are named above the first, each in its colour."""
    led = lead(shares, year=year)
    return Figure(
        id="zone-shares",
        title=_zone_shares_title(led),
        subtitle=_zone_shares_subtitle(led),
        spec=charts.chart(
            [_bar(shares, led, zone) for zone in ZONES],
            height=228,
            barmode="stack",
            xaxis=charts.value_axis(showgrid=False),
            yaxis=charts.category_axis(autorange="reversed"),
            annotations=[
                *charts.headings(*((labels.short_area(zone), theme.ZONE[zone]) for zone in ZONES)),
                _in_proportion(led.residents.number),
            ],
            shapes=[_proportion(led.residents.number)],
            margin={**charts.HEADED, "b": 28},
            meta={"named": _("Base")},
        ),
        alt="; ".join(
            f"{labels.word('base', row.category)}, {labels.area(row.area)}: {_flagged(row)}"
            for rows in zip(*(_held(shares, led, zone) for zone in ZONES), strict=True)
            for row in rows
        ),
        rests_on=(shares,),
        table=zone_table(shares, digits=2),
        says=(led.beside,) if led.beside else (),
    )


def _proportion(share: float) -> Spec:
    """The line at which training would be in proportion to residents."""
    ends = {"x0": share, "x1": share, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", "line": {"color": theme.INK, "width": 2, "dash": "dot"}, **ends}


def _in_proportion(share: float) -> Spec:
    return charts.note(
        _("in proportion to residents"),
        x=share,
        y=0,
        yref="paper",
        yanchor="top",
        font={"size": charts.LABEL_SIZE - 1, "color": theme.TEXT},
    )


def _zone_shares_subtitle(led: Lead) -> str:
    bases = {"residents": words.year(led.residents), "firms": words.year(led.firms)}
    if led.year is None and led.residents.year == led.firms.year:
        return _(
            "Share of each zone, percent; training undated, residents and SME firms {year}",
            year=words.year(led.residents),
        )
    return _(
        "Share of each zone, percent; training {training}, residents {residents}, SME firms {firms}",
        training=words.year(led.capital),
        **bases,
    )


def _zone_shares_title(led: Lead) -> str:
    training, others = led.capital.number, (led.residents.number, led.firms.number)
    if training > max(others):
        if led.year is None:
            return _("The capital area's share of training, undated, is above its shares of residents and firms")
        return _(
            "The capital area's share of training, {year}, is above its shares of residents and firms", year=led.year
        )
    if training < min(others) and led.year and led.capital.bound not in LOWER_BOUNDS:
        return _(
            "The capital area's share of training, {year}, is below its shares of residents and firms", year=led.year
        )
    return _("Training, residents and firms by zone")


def _held(shares: Indicator, led: Lead, zone: str) -> list[Value]:
    """The shares of a zone in the order of WITH_TRAINEES."""
    others = {"residents": led.residents, "sme_firms": led.firms}
    return [
        led.training[zone],
        *(base_of(shares, base, year=found.year, area=zone) for base, found in others.items()),
    ]


def _bar(shares: Indicator, led: Lead, zone: str) -> Spec:
    rows = _held(shares, led, zone)
    both = zip(*(_held(shares, led, one) for one in ZONES), strict=True)  # on one bar, which has one name
    names = [
        words.flagged(_("Training") if base == "trainees" else labels.word("base", base), *found)
        for base, found in zip(WITH_TRAINEES, both, strict=True)
    ]
    return charts.bars(
        name=labels.area(zone),
        names=names,
        values=[row.number for row in rows],
        labels=[number(row.number, digits=1) for row in rows],
        hover=[
            f"{labels.area(zone)}, {name}<br>{words.stated(row, 'percent')}<br>{words.kind(row)} · {words.year(row)}"
            for name, row in zip(names, rows, strict=True)
        ],
        orientation="h",
        marker={"color": theme.ZONE[zone]},
        textposition="inside",
        insidetextanchor="start" if zone == CAPITAL else "end",  # off the line of proportion, whatever the shares
        textangle=0,
        textfont={"color": theme.BACKGROUND},
    )


# Location quotients of the two zones around 1, the line of proportion.


Rows = dict[tuple[str, str], Value]


def quotient_dots(
    quotients: Indicator, dissimilarity: Indicator, shares: Indicator, *, year: int | None = None
) -> Figure:
    """Dots for both zones and both bases; what they and the dissimilarity say stands beneath.

    Args:
        quotients: `location_quotient`.
        dissimilarity: `dissimilarity_pct`.
        shares: `metropolitan_share_pct`, which says of which years they are.
        year: that is asked for.
    """
    led = lead(shares, year=year)
    rows = {(zone, base): shown(quotients, year=led.year, area=zone, category=base) for zone in ZONES for base in BASES}
    line = {"color": theme.INK, "dash": "dot", "width": 1}
    return Figure(
        id="quotients",
        title=quotients_title(rows, bound=led.capital.bound),
        subtitle=_quotients_subtitle(led),
        spec=charts.chart(
            [_dots(rows, zone) for zone in ZONES],
            height=270,
            xaxis=charts.value_axis(rangemode="normal", showgrid=False, zeroline=False),
            yaxis=charts.category_axis(range=[1.6, -0.7]),
            shapes=[{"type": "line", "x0": 1, "x1": 1, "y0": 0, "y1": 1, "yref": "paper", "line": line}],
            annotations=[charts.note(_("in proportion: 1"), x=1, y=1, yref="paper", yanchor="bottom")],
            margin=charts.HEADED,
        ),
        alt=_quotients_alt(rows),
        rests_on=(quotients, dissimilarity),
        table=zone_table(quotients, digits=3),
        says=(*_quotients_says(dissimilarity, year=led.year), *([led.beside] if led.beside else [])),
    )


def _in_words(quotient: Value) -> str:
    return words.flagged(labels.bounded(number(quotient.number, digits=3), quotient.bound), quotient)


def _quotients_alt(rows: Mapping[tuple[str, str], Value]) -> str:
    return "; ".join(
        f"{labels.area(zone)}, {labels.word('base', base)}: {_in_words(row)}" for (zone, base), row in rows.items()
    )


def _quotients_subtitle(led: Lead) -> str:
    if led.year is None and led.residents.year == led.firms.year:
        return _(
            "Share of training over share of the base; numerator undated, bases {year}", year=words.year(led.residents)
        )
    return _(
        "Share of training over share of the base; training {training}, residents {residents}, SME firms {firms}",
        training=words.year(led.capital),
        residents=words.year(led.residents),
        firms=words.year(led.firms),
    )


def quotients_title(rows: Rows, *, bound: str = "exact") -> str:
    """Between which quotients the capital area lies, where both are on one side of 1 and neither is a lower bound."""
    of_capital = [row for (zone, _base), row in rows.items() if zone == CAPITAL]
    held = [row.number for row in of_capital]
    if min(held) <= 1 <= max(held) or bound in LOWER_BOUNDS:
        return _("Location quotients of the two zones")
    low, high = (number(end, digits=1) for end in (min(held), max(held)))
    if low == high:
        once = _("By either base the capital area holds about {times} times its share", times=low)
        return words.flagged(once, *of_capital)
    told = _("By either base the capital area holds about {low} to {high} times its share", low=low, high=high)
    return words.flagged(told, *of_capital)


def _quotients_says(dissimilarity: Indicator, *, year: int | None) -> tuple[str, ...]:
    read = _(
        "**Read it so**: 1 means that a zone trains in proportion to its base, 2 twice that. "
        "It says nothing about single provinces."
    )
    refused = [str(one.reason) for one in dissimilarity.refusals if one.year == year]
    if refused:
        return read, refused[0]
    return (
        read,
        _(
            "**Dissimilarity**: at parity with residents {residents} of training would be in the other zone, "
            "at parity with SME firms {firms}.",
            residents=_flagged(shown(dissimilarity, year=year, category="residents")),
            firms=_flagged(shown(dissimilarity, year=year, category="sme_firms")),
        ),
    )


def _dots(rows: Rows, zone: str) -> Spec:
    values = [rows[zone, base].number for base in BASES]
    told = [_in_words(rows[zone, base]) for base in BASES]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": values,
        "y": [_("against {base}", base=labels.word("base", base)) for base in BASES],
        "text": [f"{labels.short_area(zone)}<br><b>{text}</b>" for text in told],
        # Over and under the row, so that they stay apart where both zones have nearly the same quotient.
        "textposition": "top center" if zone == CAPITAL else "bottom center",
        "cliponaxis": False,
        "hoverinfo": "text",
        "marker": {"size": 16, "color": theme.ZONE[zone], "symbol": "circle" if zone == CAPITAL else "square"},
    }


# Metropolitan concentration: the answer and the cards.


def answer(shares: Indicator, *, year: int | None = None, province: str | None = None) -> str:
    """The page's answer in one sentence; of a chosen province what is known of its zone."""
    led = lead(shares, year=year)
    if province:
        return _of_its_zone(shares, led, province, year=year)
    told = {"residents": words.full(led.residents.number, "percent"), "when": words.year(led.residents)}
    if led.of_the_source:
        return words.opening(
            _as_printed(led.share, told, of_the_year=led.residents.year == (year or led.residents.year))
        )
    if led.of_offices:
        return _as_offices_report(led, told)
    return words.opening(
        _(
            "{training} of training is in the capital area, home to {residents} of residents ({when})",
            training=led.dated,
            **told,
        )
    )


def _as_printed(training: str, told: dict[str, str], *, of_the_year: bool) -> str:
    """The undated share beside residents, whose year is named where it is not that of the page."""
    if of_the_year:
        return _(
            "{training} of training participation and facilities is in the capital area, home to {residents} of residents",
            training=training,
            residents=told["residents"],
        )
    return _(
        "{training} of training participation and facilities is in the capital area, home to {residents} of residents "
        "({when})",
        training=training,
        **told,
    )


def _as_offices_report(led: Lead, told: dict[str, str]) -> str:
    if led.rest == CAPITAL:
        return words.opening(
            _(
                "The offices elsewhere leave {training} of trainees in {year} to the capital area, home to {residents} of "
                "residents ({when})",
                training=led.told,
                year=led.year,
                **told,
            )
        )
    return _(
        "As the offices report, {training} of trainees in {year} are in the capital area, home to {residents} of "
        "residents ({when})",
        training=led.told,
        year=led.year,
        **told,
    )


def _of_its_zone(shares: Indicator, led: Lead, province: str, *, year: int | None) -> str:
    zone = zone_of(province)
    residents = base_of(shares, "residents", year=led.residents.year, area=zone)
    of_the_year = led.of_the_source and residents.year == (year or residents.year)
    return _(
        "{province} ({zone}): {training} of training and {residents} of residents are in its zone",
        province=labels.area(province),
        zone=labels.short_area(zone),
        training=words.dated(words.stated(led.training[zone], "percent"), led.training[zone]),
        residents=words.full(residents.number, "percent") if of_the_year else led.held_against(residents),
    )


def cards(
    shares: Indicator, quotients: Indicator, parity: Indicator, reported: Indicator, *, year: int | None = None
) -> list[Card]:
    """The share, the quotient, what parity would take, and who has reported."""
    led = lead(shares, year=year)
    return [share_card(shares, led), _quotient(quotients, led, year=year), parity_card(parity), _reported(reported)]


def share_card(shares: Indicator, led: Lead) -> Card:
    """The share that is shown; the undated one in the note where it has a year."""
    label = _("Training in the capital area")
    if led.year is None and not led.of_the_source:
        note = _("As it was sent, without a year; definition and basis of place are not stated.")
        return card(shares, led.capital, label=label, note=note)
    if led.year is None:
        note = _(
            "One share for participants and facilities together; year, definition and basis of place are not stated."
        )
        return card(shares, led.capital, label=label, note=note)
    note = " ".join(filter(None, (_dated_note(led), led.whole, led.beside)))
    return card(shares, led.capital, label=label, note=note, value=led.share)


def _dated_note(led: Lead) -> str:
    if led.rest == CAPITAL:
        return str(REST[CAPITAL])
    if led.of_offices:
        return _("Trainees whom the offices report.")
    if led.sent_elsewhere:
        return _(
            "What remains of the {rest} elsewhere, as it was sent for the year; definition and basis of place are not stated.",
            rest=led.sent_elsewhere,
        )
    return led.counted or _("As it was sent for the year; definition and basis of place are not stated.")


def _quotient(quotients: Indicator, led: Lead, *, year: int | None) -> Card:
    found, other = (shown(quotients, year=led.year, area=zone, category="residents") for zone in (CAPITAL, ELSEWHERE))
    note = _(
        "Share of training over share of residents; elsewhere {elsewhere}. 1 is in proportion.",
        elsewhere=labels.bounded(number(other.number, digits=3), other.bound),
    )
    if led.residents.year != (led.year or year or led.residents.year):
        note += " " + _("Residents of {year}.", year=led.residents.year)
    value = labels.bounded(number(found.number, digits=3), found.bound)
    return card(quotients.only(found, other), found, label=_("Location quotient"), note=note, value=value)


def parity_card(parity: Indicator) -> Card:
    """How many trainees the capital area has above or below its share of residents; why it is not known, where it is not."""
    if parity.table.empty:
        label = _("Distance from parity with residents")
        told = nothing_yet(parity, label=label, note=str(parity.refusals[0].reason))
        return told.dated(str(parity.refusals[0].year))
    found = parity.row(area=CAPITAL)
    above = found.number >= 0
    return card(
        parity,
        found,
        label=_("Above parity with residents") if above else _("Below parity with residents"),
        note=_parity_note(found, parity, above=above),
        value=distance(found, parity.unit),
    )


def distance(found: Value, unit: str) -> str:
    """A distance from parity without its sign: in two digits where it is estimated, in three where it is counted."""
    bound = found.bound if found.bound in LOWER_BOUNDS else "about"
    return words.rounded(abs(found.number), unit, figures=2 if found.status == "estimated" else 3, bound=bound)


def _parity_note(found: Value, parity: Indicator, *, above: bool) -> str:
    if "undated" in found.flags and above:
        return _(
            "Trainees beyond the capital area's share of residents, if the share held in {year}. A yardstick, not a target.",
            year=found.year,
        )
    if above:
        told = _("Trainees beyond the capital area's share of residents.")
    else:
        told = _("Trainees short of the capital area's share of residents.")
    assumed = " ".join(map(str, parity.assumptions.values()))
    return f"{told} {assumed} " + _("A yardstick, not a target.")


def _reported(reported: Indicator) -> Card:
    found = reported.row()
    if reported.refusals:
        note = _(
            "Provinces that have reported their trainees of {year}, of 17. Until all have, provinces are not compared.",
            year=found.year,
        )
    else:
        note = _("Provinces that have reported their trainees of {year}, of 17.", year=found.year)
    return card(reported, found, label=_("Provinces that have reported"), note=note)


def parity_sentence(parity: Indicator, per_1000: Indicator) -> str:
    """What parity would take, and the same per resident, as one sentence; why it is not said, where it is not."""
    if parity.table.empty or len(per_1000.rows) < len(ZONES):
        return " ".join(dict.fromkeys(str(one.reason) for one in (*parity.refusals, *per_1000.refusals)))
    found = parity.row(area=CAPITAL)
    told = {
        "status": words.kind(found),
        "year": found.year,
        "capital": number(per_1000.value(area=CAPITAL)),
        "elsewhere": number(per_1000.value(area=ELSEWHERE)),
        "parity": distance(found, "count"),
    }
    if "undated" in found.flags and found.number >= 0:
        return _(
            "**If the share held in {year}**, there were {capital} trainees per 1,000 residents in the capital area and "
            "{elsewhere} elsewhere; at parity with residents {parity} more would be elsewhere. {status}.",
            **told,
        )
    more = (
        _("At parity with residents {parity} more would be elsewhere. {status}.", **told)
        if found.number >= 0
        else _("At parity with residents {parity} more would be in the capital area. {status}.", **told)
    )
    return f"{_per_1000(per_1000, found, told)} {more}"


def _per_1000(per_1000: Indicator, found: Value, told: Mapping[str, object]) -> str:
    if found.status == "computed":
        return _(
            "**As the zones were counted for {year}**, there were {capital} trainees per 1,000 residents in the capital area "
            "and {elsewhere} elsewhere.",
            **told,
        )
    if rest_of(per_1000, found.year):
        return _(
            "**From the offices of one zone and the national total of {year}**, there were {capital} trainees per 1,000 "
            "residents in the capital area and {elsewhere} elsewhere.",
            **told,
        )
    if found.status != "estimated":
        return _(
            "**As the offices report for {year}**, there were {capital} trainees per 1,000 residents in the capital area and "
            "{elsewhere} elsewhere.",
            **told,
        )
    if "undated" in found.flags:
        return _(
            "**If the share held in {year}**, there were {capital} trainees per 1,000 residents in the capital area and "
            "{elsewhere} elsewhere.",
            **told,
        )
    return _(
        "**By the share of {year}**, there were {capital} trainees per 1,000 residents in the capital area and "
        "{elsewhere} elsewhere.",
        **told,
    )
