"""Pictures that only slides show."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.cards import Card
from components.figures.concentration.zones import Lead, lead, shown
from components.figures.exhibit import Figure, Spec, Table
from data import labels
from data.outlook import Outlook
from i18n import _
from i18n.numbers import number
from indicators.cooperation import agreement_states
from indicators.dataset import Dataset
from indicators.indicator import CAPITAL, ELSEWHERE, KOREA, LOWER_BOUNDS, ZONES, Indicator, Value
from indicators.kind import Kind, computed, in_order
from indicators.provinces import BASES, largest_remainder
from indicators.zones import rest_of

# The capital area's share of training over its share of each base at hand: residents, SME firms, SME workers.


WORKERS: Final = "sme_workers"


@dataclass(frozen=True, kw_only=True)
class BaseQuotient:
    """One quotient: the base, its year, the capital area's share of it in percent, the quotient itself, its bound and kind."""

    base: str
    year: int | None
    share: float
    number: float
    status: str
    flags: tuple[str, ...] = ()
    bound: str = "exact"

    @property
    def told(self) -> str:
        """The quotient with its bound."""
        return labels.bounded(number(self.number, digits=2), self.bound)

    @property
    def name(self) -> str:
        """The base with its year."""
        return _("against {base}, {year}", base=labels.word("base", self.base), year=self.year)


def base_quotients(outlook: Outlook) -> list[BaseQuotient]:
    """The quotients that the pages show, then that of SME workers of the latest year known for the capital area."""
    shares, quotient = outlook.compute("metropolitan_share_pct"), outlook.compute("location_quotient")
    led, found = lead(shares), []
    for base, share in zip(BASES, (led.residents, led.firms), strict=True):
        row = shown(quotient, year=led.year, area=CAPITAL, category=base)
        found.append(_quotient(base, share.year, share=share.number, of=row, number=row.number, kind=row.kind))
    return [*found, *_of_workers(outlook.dataset("sme_by_zone"), led.capital)]


def cards(found: list[BaseQuotient], quotient: Indicator, *, year: int | None) -> tuple[Card, ...]:
    """A key figure for each quotient; `year` is that of the share of training."""
    return tuple(
        Card(
            id=f"card-{quotient.id}-{one.base}",
            label=one.name,
            value=one.told,
            status=one.status,
            flags=words.flags_of(one),
            when=_("numerator undated") if year is None else _("numerator of {year}", year=year),
            note=_("The capital area holds {share} of this base.", share=words.full(one.share, "percent", digits=2)),
            rests_on=(quotient,),
        )
        for one in found
    )


def dots(found: list[BaseQuotient], quotient: Indicator, *, lists: tuple[Dataset, ...], year: int | None) -> Figure:
    """A dot for each base, right of the line of proportion where the capital area holds more than its share."""
    names, line = [one.name for one in found], {"color": theme.INK, "dash": "dot", "width": 1}
    return Figure(
        id="quotients-by-base",
        title=_("The capital area's share of training over its share of each base"),
        subtitle=_("Location quotient of the capital area; numerator undated, 1 is in proportion")
        if year is None
        else _("Location quotient of the capital area; numerator of {year}, 1 is in proportion", year=year),
        spec=charts.chart(
            [_marks(found, names)],
            height=290,
            xaxis=charts.value_axis(showgrid=False),
            yaxis=charts.category_axis(autorange="reversed"),
            shapes=[{"type": "line", "x0": 1, "x1": 1, "y0": 0, "y1": 1, "yref": "paper", "line": line}],
            annotations=[charts.note(_("in proportion: 1"), x=1, y=1, yref="paper", yanchor="bottom")],
            margin=charts.HEADED,
        ),
        alt="; ".join(f"{name}: {_in_words(one)}" for name, one in zip(names, found, strict=True)),
        rests_on=(quotient,),
        lists=lists,
        table=_base_quotients_table(found),
    )


def _of_workers(sme_by_zone: Dataset, training: Value) -> list[BaseQuotient]:
    workers = sme_by_zone.where(measure="workers")
    years = workers.where(area=CAPITAL).table["year"]
    if years.empty:
        return []
    year = int(years.max())
    capital, korea = (workers.number("value", year=year, area=area) for area in (CAPITAL, KOREA))
    share = capital / korea * 100
    kind = computed(workers.where(year=year).kind, training.kind)
    return [_quotient(WORKERS, year, share=share, of=training, number=training.number / share, kind=kind)]


def _quotient(base: str, year: int | None, *, share: float, of: Value, number: float, kind: Kind) -> BaseQuotient:
    """The quotient of a base; its bound is that of what it is made of."""
    flags = in_order(kind.flags)
    return BaseQuotient(
        base=base, year=year, share=share, number=number, status=kind.status, flags=flags, bound=of.bound
    )


def _marks(found: list[BaseQuotient], names: list[str]) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [one.number for one in found],
        "y": names,
        "text": [f"  <b>{_in_words(one)}</b>" for one in found],
        "textposition": "middle right",
        "textfont": {"size": charts.LABEL_SIZE, "color": theme.TEXT},
        "cliponaxis": False,
        "hoverinfo": "text",
        "marker": {"size": 16, "color": theme.CAPITAL_AREA},
    }


def _in_words(one: BaseQuotient) -> str:
    return words.flagged(one.told, one)


def _base_quotients_table(found: list[BaseQuotient]) -> Table:
    rows = [
        {
            _("Base"): labels.word("base", one.base),
            _("Year"): str(one.year),
            _("Share of the capital area, %"): one.share,
            _("Quotient"): one.number,
            _("Kind of figure"): words.kind(one),
        }
        for one in found
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Base")), digits=2)


# A hundred trainees as dots: those in the capital area, those elsewhere, and those whom parity would move there.


DOTS: Final = 100
HIGH: Final = 5  # dots on top of each other
MOVING: Final = "moving"
STYLES: Final[dict[str, Spec]] = {
    CAPITAL: {"symbol": "circle", "size": 20, "color": theme.CAPITAL_AREA},
    MOVING: {"symbol": "circle-open", "size": 18, "color": theme.ACCENT, "line": {"width": 3}},
    ELSEWHERE: {"symbol": "square", "size": 18, "color": theme.ELSEWHERE},
}


def parts(shares: Indicator) -> dict[str, int]:
    """Of 100 trainees: who stays in the capital area, who would move for parity with residents, who is elsewhere.

    Nobody moves where it is open on which side of parity the capital area lies.

    Args:
        shares: `metropolitan_share_pct`.
    """
    led = lead(shares)
    found = {zone: row.number for zone, row in led.training.items()}
    apart = found[CAPITAL] - led.residents.number
    is_open = apart < 0 and led.capital.bound in LOWER_BOUNDS
    moving = 0.0 if is_open else abs(apart)
    found[CAPITAL if apart > 0 else ELSEWHERE] -= moving
    placed = pd.Series({CAPITAL: found[CAPITAL], MOVING: moving, ELSEWHERE: found[ELSEWHERE]})
    counts = {str(name): int(count) for name, count in largest_remainder(DOTS, placed).items()}
    return {name: count for name, count in counts.items() if count or name != MOVING}


def dots_of_parity(shares: Indicator, dissimilarity: Indicator) -> Figure:
    """The dots in columns of five, from the capital area on the left to elsewhere on the right."""
    counts, led = parts(shares), lead(shares)
    names = {name: _name(name, led) for name in counts}
    axis = {"visible": False, "fixedrange": True}
    return Figure(
        id="parity-dots",
        title=_("A hundred trainees and parity with residents"),
        subtitle=_parity_subtitle(led),
        spec=charts.chart(
            _traces(counts, names),
            height=260,
            xaxis=axis | {"range": [-0.8, DOTS / HIGH - 0.2]},
            yaxis=axis | {"range": [HIGH - 0.3, -0.7]},
            margin={"l": 8, "r": 8, "t": 8, "b": 48, "pad": 4},
            **charts.LEGEND,
        ),
        alt="; ".join(f"{names[name]}: {count}" for name, count in counts.items()),
        rests_on=(
            shares.only(*led.training.values(), led.residents),
            dissimilarity.only(*(row for row in dissimilarity.rows if row.year == led.year)),
        ),
        table=Table(
            frame=pd.DataFrame(
                {_("Of 100 trainees"): list(counts.values())}, index=pd.Index(names.values(), name=_("Zone"))
            )
        ),
    )


def _parity_subtitle(led: Lead) -> str:
    when = words.year(led.residents)
    if led.year is None:
        return _("Each dot is one of 100 trainees; the share of training is undated, residents of {year}", year=when)
    return _(
        "Each dot is one of 100 trainees; the share of training is of {training}, residents of {year}",
        training=led.year,
        year=when,
    )


def _name(part: str, led: Lead) -> str:
    if part != MOVING:
        return labels.short_area(part)
    if led.capital.number < led.residents.number:
        return _("In the capital area, for parity with residents")
    return _("Elsewhere, for parity with residents")


def _traces(counts: dict[str, int], names: dict[str, str]) -> list[Spec]:
    traces, placed = [], 0
    for name, count in counts.items():
        places = range(placed, placed + count)
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": f"{names[name]} ({count})",
                "x": [place // HIGH for place in places],
                "y": [place % HIGH for place in places],
                "hoverinfo": "name",
                "marker": STYLES[name],
            }
        )
        placed += count
    return traces


# Trainees per 1,000 residents of the two zones as hatched columns: an estimate, if the undated share held.


def columns(per_1000: Indicator) -> Figure:
    """Two columns from zero, each with its number.

    Args:
        per_1000: `trainees_per_1000_residents`.
    """
    zones = [zone for zone in ZONES if zone in set(per_1000.table["area"])]
    values = {zone: per_1000.value(area=zone) for zone in zones}
    return Figure(
        id="trainees-per-resident",
        title=_("Trainees per 1,000 residents by zone, estimated")
        if is_estimate(per_1000)
        else _("Trainees per 1,000 residents by zone"),
        subtitle=_columns_subtitle(per_1000),
        spec=charts.chart(
            [_hatched(values, per_1000)],
            height=340,
            bargap=0.6,
            xaxis=charts.category_axis(),
            yaxis=charts.value_axis(),
        ),
        alt="; ".join(f"{labels.area(zone)}: {_per_head(per_1000, zone)}" for zone in values),
        rests_on=(per_1000,),
        table=_per_resident_table(values, per_1000),
        says=tuple(str(text) for text in per_1000.assumptions.values()),
    )


def is_estimate(indicator: Indicator) -> bool:
    """Whether any of its values is an estimate, which is hatched."""
    return any(row.status == "estimated" for row in indicator.rows)


def _columns_subtitle(per_1000: Indicator) -> str:
    year = ", ".join(dict.fromkeys(words.year(row) for row in per_1000.rows))
    if any(row.status == "computed" for row in per_1000.rows):
        return _("Trainees of {year} per 1,000 residents, as the zones were counted", year=year)
    if per_1000.rows and rest_of(per_1000, per_1000.rows[0].year):
        return _(
            "Trainees of {year} per 1,000 residents: of one zone as its offices report, of the other the rest",
            year=year,
        )
    if not is_estimate(per_1000):
        return _("Trainees of {year} per 1,000 residents, as the offices report them", year=year)
    if "undated" in per_1000.flags:
        return _(
            "Trainees of {year} per 1,000 residents, if the undated share held then; hatched: estimated", year=year
        )
    return _("Trainees of {year} per 1,000 residents, by the share of that year; hatched: estimated", year=year)


def _hatched(values: dict[str, float], per_1000: Indicator) -> Spec:
    fill = [theme.ZONE[zone] for zone in values]
    pattern = {**charts.HATCHED, "fgcolor": theme.BACKGROUND} if is_estimate(per_1000) else {}
    return charts.bars(
        name=_("Trainees per 1,000 residents"),
        names=[labels.short_area(zone) for zone in values],
        values=list(values.values()),
        labels=[
            f"<b>{words.flagged(number(value, digits=1), per_1000.row(area=zone))}</b>"
            for zone, value in values.items()
        ],
        hover=[
            f"{labels.area(zone)}<br>{words.full(value, per_1000.unit)}<br>{words.statuses(per_1000)}"
            for zone, value in values.items()
        ],
        marker={"color": fill, "pattern": pattern, "line": {"color": fill, "width": 1.5}},
    )


def _per_head(per_1000: Indicator, zone: str) -> str:
    found = per_1000.row(area=zone)
    return words.flagged(words.full(found.number, per_1000.unit), found)


def _per_resident_table(values: dict[str, float], per_1000: Indicator) -> Table:
    columns = {
        _("Trainees per 1,000 residents"): list(values.values()),
        _("Kind of figure"): [words.kind(per_1000.row(area=zone)) for zone in values],
    }
    names = pd.Index([labels.area(zone) for zone in values], name=_("Zone"))
    return Table(frame=pd.DataFrame(columns, index=names), digits=1)


# How many workers used each signed agreement: an empty bar where no source says so.


HALF = 0.3


def bars(listing: Dataset, known: Indicator) -> Figure:
    """A row for each signed agreement; a dotted box over the whole width says that nothing is known.

    Args:
        listing: `mra_agreements`, whose `users` are the people who used an agreement.
        known: `mra_users_known`.
    """
    users = _users(listing)
    return Figure(
        id="mra-users",
        title=_("Workers who used each signed agreement"),
        subtitle=_("People; a dotted box is not zero: no figure is in our sources"),
        spec=_spec(users),
        alt="; ".join(f"{name}: {_told(count)}" for name, count in users.items()),
        rests_on=(known,),
        lists=(listing,),
        table=_usage_bars_table(users),
    )


def _users(listing: Dataset) -> dict[str, float | None]:
    states = agreement_states(listing)
    signed = listing.where(agreement=list(states[states == "signed"].index))
    return {labels.text(row, "label"): None if pd.isna(row.users) else float(row.users) for row in signed.rows}


def _told(count: float | None) -> str:
    return _("not in our sources") if count is None else words.full(count, "people")


def _spec(users: dict[str, float | None]) -> Spec:
    places = {name: -float(place) for place, name in enumerate(users)}
    unknown = [name for name, count in users.items() if count is None]
    line = {"color": theme.MUTED, "width": 1.5, "dash": "dot"}
    boxes = [
        {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "line": line}
        | {"y0": places[name] - HALF, "y1": places[name] + HALF}
        for name in unknown
    ]
    drawn = charts.bars(
        name=_("Workers who used it"),
        names=list(places.values()),
        values=list(users.values()),
        labels=["" if count is None else _told(count) for count in users.values()],
        hover=[f"{name}<br>{_told(count)}" for name, count in users.items()],
        orientation="h",
        width=2 * HALF,
        marker={"color": theme.ACCENT},
        textfont={"color": theme.TEXT, "size": charts.LABEL_SIZE},
    )
    return charts.chart(
        [drawn],
        height=60 * max(len(users), 1) + 40,
        xaxis=charts.value_axis(showgrid=False),
        yaxis=charts.row_axis(list(places.values()), list(users), bottom=-len(users) + 0.5, top=0.5),
        shapes=boxes,
        annotations=[charts.note(_told(None), x=0, y=places[name], xanchor="left", xshift=6) for name in unknown],
    )


def _usage_bars_table(users: dict[str, float | None]) -> Table:
    names = pd.Index(list(users), name=_("Agreement"))
    return Table(
        frame=pd.DataFrame({_("Workers who used it"): [_told(count) for count in users.values()]}, index=names)
    )
