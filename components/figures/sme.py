"""SME participation against targets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from textwrap import wrap
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.cards import Card, card
from components.figures.exhibit import Exhibit, Figure, Spec, Table
from components.figures.page import PARTICIPATION, Cards, FigurePage, Heading, Part, indicators, shown
from components.figures.state import State
from data import labels
from i18n import Message, _, by_language, message
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator, Value
from indicators.sme import INSURED, TAKING_PART

# SME participation: the answer and the cards. Scheme take-up by workplaces, never set against survey rates.


ALL, REST, MICRO, LARGEST = "all", "5_plus", "under_5", "1000_plus"
FRACTIONS: dict[float, Message] = {
    1 / 4: message("one in four"),
    1 / 3: message("one in three"),
    1 / 2: message("one in two"),
    2 / 3: message("two in three"),
    3 / 4: message("three in four"),
}
NEAR = 0.025


def answer_of(take_up: Indicator, for_each: Indicator) -> str:
    """The page's answer in one sentence: all workplaces against the largest.

    Args:
        take_up: `employer_training_take_up_pct`.
        for_each: `insured_per_participating_ratio`.
    """
    every, largest = for_each.newest(category=ALL), take_up.newest(category=LARGEST)
    newest = take_up.newest(category=ALL)
    if newest.year and every.year and newest.year > every.year:
        return _(
            "{rate} of insured workplaces take part in employer training ({year}); of those with {size}, {share} ({then})",
            rate=words.figure(newest, "percent"),
            size=labels.word("firm_size", LARGEST),
            share=in_words(largest.number),
            year=words.year(newest),
            then=words.year(largest),
        )
    told = {
        "n": number(every.number),
        "size": labels.word("firm_size", LARGEST),
        "share": in_words(largest.number),
    }
    if every.year != largest.year:
        return _(
            "One insured workplace in {n} takes part in employer training ({year}); of those with {size}, {share} ({then})",
            **told,
            year=words.year(every),
            then=words.year(largest),
        )
    return _("One insured workplace in {n} takes part in employer training; of those with {size}, {share}", **told)


def in_words(percent: float) -> str:
    """A share as readers say it (two in three) where that is close enough, else in percent."""
    near = [name for share, name in FRACTIONS.items() if abs(percent / 100 - share) <= NEAR]
    return str(near[0]) if near else words.full(percent, "percent")


def cards_of(
    participation: Indicator, take_up: Indicator, without_micro: Indicator, *, part: Indicator, insured: Indicator
) -> list[Card]:
    """The 5% as printed, take-up of all workplaces, and take-up without those under 5 people.

    Args:
        participation: `sme_participation_pct`.
        take_up: `employer_training_take_up_pct`.
        without_micro: `take_up_excluding_micro_pct`.
        part: `participating_establishments_count`.
        insured: `insured_establishments_count`.
    """
    counts, rate = (part, insured), participation.newest()
    unsaid = (
        _("Of what and in which year: not stated. Not the same as the take-up beside it.")
        if rate.year is None
        else _("Of what: not stated. Not the same as the take-up beside it.")
    )
    return [
        card(
            participation,
            rate,
            label=_("SMEs in training") if rate.year else _named_undated(rate),
            value=printed(rate),
            note=with_the_printed(unsaid, participation),
        ),
        _rate(take_up, counts, size=ALL, label=_("Take-up of employer training, all sizes"), digits=2),
        _rate(without_micro, counts, size=REST, label=_("Take-up, workplaces of 5 and more")),
    ]


def _named_undated(rate: Value) -> str:
    """A rate without a year is what the document prints, until the national authority sends another one without a year."""
    return _("SMEs in training, as sent") if words.was_sent(rate.kind) else _("SMEs in training, as printed")


def printed(found: Value) -> str:
    """A percentage with the decimals that its source prints, and its bound."""
    return words.figure(found, "percent")


def printed_beside(rate: Indicator) -> str:
    """What is printed or was sent without a year, beside a rate with one; empty where that is the one that is shown."""
    undated = [row for row in rate.rows if row.year is None]
    if not undated or rate.newest().year is None:
        return ""
    told = {"printed": printed(undated[0])}
    if words.was_sent(undated[0].kind):
        return _("Sent without a year: {printed}.", **told)
    return _("The source prints {printed} without a year.", **told)


def of_year(counts: Indicator, found: Value) -> Value | None:
    """The count of a size behind a rate: of its year, or without one as it is; None where it is not known."""
    fits = [row for row in counts.rows if (row.category, row.year) == (found.category, found.year)]
    return fits[0] if fits else None


def behind(found: Value, part: Indicator, insured: Indicator) -> str:
    """How many workplaces of how many a rate is; empty where they are not known for its year."""
    some, every = of_year(part, found), of_year(insured, found)
    if some is None or every is None:
        return ""
    return _("{part} of {whole} insured workplaces", part=number(some.number), whole=number(every.number))


def dated(found: Value) -> str:
    """The year of a value, and that it is inferred where it is."""
    inferred = f" ({labels.word('year_basis', 'inferred')})" if "year_inferred" in found.flags else ""
    return f"{words.year(found)}{inferred}"


def _rate(
    rate: Indicator, counts: tuple[Indicator, Indicator], *, size: str, label: str, digits: int | None = None
) -> Card:
    """A card of a take-up rate with the workplaces behind it."""
    found = rate.newest(category=size)
    value = words.full(found.number, "percent", digits=digits)
    shown = card(rate, found, label=label, value=value, note=behind(found, *counts))
    return replace(shown.dated(dated(found)), rests_on=(rate, *counts))


# The picture of the 60%: beside large firms as today's rate, or alone as a target whose start is not printed.


TOP, BELOW = 1.0, 0.0
BEYOND: Final = 100.6  # percent: the edge of what is unknown, which ends at 100, lies within the picture
HALF = 0.23


def as_rate(small: Indicator, large: Indicator, width: str) -> Spec:
    """Two bars from zero; what lies above the lower bound of large firms is dotted, the gap named between them."""
    rates, names = (large, small), [_("300 and more"), _("10–299")]
    bars = charts.bars(
        name=_("Rate"),
        names=[TOP, BELOW],
        values=[rate.value() for rate in rates],
        labels=[f"<b>{printed(rate.row())}</b>" for rate in rates],
        hover=[_hover(rate, name) for rate, name in zip(rates, names, strict=True)],
        orientation="h",
        width=2 * HALF,
        marker={"color": theme.AS_IS},
        textposition="inside",
        insidetextanchor="end",
        textangle=0,
        textfont={"color": theme.BACKGROUND},
    )
    start, end = small.value(), large.value()
    ground = {"bgcolor": theme.BACKGROUND, "font": {"size": charts.LABEL_SIZE, "color": theme.TEXT}}
    label = charts.note(_("gap: {gap}", gap=width), x=99.5, y=(TOP + BELOW) / 2, xanchor="right", **ground)
    shapes = [
        _unknown(end, TOP),
        {"type": "line", "x0": end, "x1": end, "y0": BELOW - HALF, "y1": TOP - HALF, "line": _thin("dot")},
        {"type": "line", "x0": start, "x1": end, "y0": BELOW, "y1": BELOW, "line": _thin("solid")},
    ]
    return _two_rows([bars], names, annotations=[label], shapes=shapes)


def as_target(small: Indicator) -> Spec:
    """The target as an outline; today's rate as a dotted box that says that it is not printed."""
    target = charts.bars(
        name=_("Rate"),
        names=[BELOW],
        values=[small.value()],
        labels=[f"<b>{printed(small.row())}</b>"],
        hover=[_hover(small, _("10–299"))],
        orientation="h",
        width=2 * HALF,
        marker={"color": "rgba(0,0,0,0)", "line": {"color": theme.TO_BE, "width": 3}},
        textfont={"color": theme.TEXT},
    )
    label = charts.note(_("not printed in the source"), x=2, y=TOP, xanchor="left")
    return _two_rows([target], [_("today"), _("target")], annotations=[label], shapes=[_unknown(0, TOP)])


def _two_rows(traces: list[Spec], names: list[str], **layout: object) -> Spec:
    rows = charts.row_axis([TOP, BELOW], names, bottom=BELOW - 0.5, top=TOP + 0.5)
    axis = charts.value_axis(range=[0, BEYOND])
    return charts.chart(traces, height=240, xaxis=axis, yaxis=rows, **layout)


def _unknown(start: float, place: float) -> Spec:
    """From a lower bound, or from nothing, to 100%."""
    return {"type": "rect", "x0": start, "x1": 100, "y0": place - HALF, "y1": place + HALF, "line": _thin("dot")}


def _thin(dash: str) -> Spec:
    return {"color": theme.MUTED, "width": 1.5, "dash": dash}


def _hover(rate: Indicator, name: str) -> str:
    return f"{name}<br>{printed(rate.row())}<br>{words.kind(rate.row())}, {words.year(rate.row())}"


# The two printed rates: who is counted in each, and what the rate of implementation says under each of its readings.


NOW, TARGET = "as_is", "to_be"
READINGS = {NOW: message("Read as today's rate"), TARGET: message("Read as the target")}


def readings(printed: Dataset) -> dict[str, str]:
    """How the rate without a year can be read, with the words for it: in two ways until one of them is sent with it.

    Args:
        printed: `sme_participation`.
    """
    rates = printed.where(measure="implementation_rate_pct", firm_size="10_299")
    sent = {row.role for row in rates.rows if pd.isna(row.year)} & set(READINGS)
    return {name: str(way) for name, way in READINGS.items() if not sent or name in sent}


def can_be_read_twice(printed: Dataset) -> bool:
    """Whether the rate without a year can be read in more than one way."""
    return len(readings(printed)) > 1


def no_gap(state: State) -> str:
    """The heading over the two rates: that they are no gap, as long as both are the printed ones."""
    rates = [state.compute(f"sme_{name}_pct").newest() for name in ("participation", "implementation")]
    if {rate.status for rate in rates} != {"reported"}:
        return _("Participation rate and implementation rate")
    first, second = map(printed, rates)
    return _("{first} and {second} measure different things: neither a gap nor a trend", first=first, second=second)


def panels(participation: Indicator, implementation: Indicator, *, is_open: bool) -> list[Card]:
    """The two figures, each with who is counted under it; never on one axis.

    Args:
        participation: `sme_participation_pct`.
        implementation: `sme_implementation_pct`.
        is_open: whether the second can be read in two ways.
    """
    five = card(
        participation,
        participation.newest(),
        label=labels.word("sme_measure", "participation_rate_pct"),
        value=printed(participation.newest()),
        note=with_the_printed(
            _(
                "**Who is counted:** SMEs; of which sizes and out of how many is not stated. "
                "**Our reading:** a rate like the take-up of a scheme."
            ),
            participation,
        ),
    )
    implemented = card(
        implementation,
        implementation.newest(),
        label=labels.word("sme_measure", "implementation_rate_pct"),
        value=printed(implementation.newest()),
        note=with_the_printed(_implementing(implementation.newest(), is_open=is_open), implementation),
    )
    return [five.named("counted"), implemented.named("counted")]


def of_large(rate: Indicator) -> Card:
    """The rate of large firms in a year: the picture of the printed rates shows those without one."""
    note = _(
        "**Who is counted:** firms of that size; what counts as implementing is not stated. "
        "Not to be set beside a rate of another year, or of none."
    )
    newest = rate.newest()
    told = card(rate, newest, label=labels.indicator(rate.id), value=printed(newest), note=with_the_printed(note, rate))
    return told.named("counted")


def _implementing(rate: Value, *, is_open: bool) -> str:
    """Who is counted as implementing; whether it is today's rate is open of one without a year only, until that is sent."""
    if rate.year is not None or not is_open:
        return _(
            "**Who is counted:** firms with 10 to 300 employees, in the words of a footnote; what counts as implementing "
            "is not stated."
        )
    return _(
        "**Who is counted:** firms with 10 to 300 employees, in the words of a footnote; what counts as implementing "
        "is not stated. Today's rate or the target: uncertain. **Our reading:** 10 to 299 employees, as a survey asks."
    )


def with_the_printed(note: str, rate: Indicator) -> str:
    """A note on a rate with what the source prints beside it, where that is another one."""
    return " ".join(filter(None, (note, printed_beside(rate))))


def sixty_read(small: Indicator, large: Indicator, gap: Indicator, *, reading: str, is_open: bool = True) -> Figure:
    """The 60% as today's rate beside large firms, or as a target whose starting point is not printed.

    What has two readings is the printed rate: one that was sent with a year is shown on the cards, not here.
    """
    now = reading == NOW
    rates, apart = (small, large, gap), _as_printed(gap)
    small, large = (_only(rate, _as_printed(rate)) for rate in (small, large))
    width = labels.bounded(words.full(apart.number, "percentage_points", digits=0), apart.bound)
    ahead = width if apart.number > 0 else ""
    return Figure(
        id=f"sme-sixty-{reading}",
        title=_readings_title(small, ahead, now=now),
        subtitle=_(
            "Training implementation rate, % of firms, Korea, {year}",
            year=", ".join(dict.fromkeys(words.year(rate.row()) for rate in ((small, large) if now else (small,)))),
        ),
        spec=as_rate(small, large, width) if now else as_target(small),
        alt=_alt(small, large, now=now),
        rests_on=rates if now else rates[:1],
        table=_table(small, large, now=now),
        says=_readings_says(small, large, ahead, now=now) if is_open else (_as_it_was_sent(ahead, now=now),),
    )


def _as_printed(rate: Indicator) -> Value:
    """What is printed without a year; where that is gone, the newest."""
    return next((row for row in rate.rows if row.year is None), rate.newest())


def _only(rate: Indicator, found: Value) -> Indicator:
    """An indicator with one of its values."""
    return replace(rate, rows=tuple(row for row in rate.rows if row == found))


def _readings_title(small: Indicator, width: str, *, now: bool) -> str:
    """What the rate says under a reading; no width where small firms are not behind."""
    if now and not width:
        return _("As today's rate: firms of 10–299 beside those of 300 and more")
    if now:
        return _("As today's rate: firms of 10–299 are {gap} behind those of 300 and more", gap=width)
    return _("As the target: {target}, and no gap can be computed", target=printed(small.row()))


def _readings_says(small: Indicator, large: Indicator, width: str, *, now: bool) -> tuple[str, ...]:
    as_rate = _("**If it is today's rate**, the target is missing.")
    if width and words.was_sent(large.row().kind):
        as_rate = _("**If it is today's rate**, large firms are {gap} ahead, and the target is missing.", gap=width)
    elif width:
        as_rate = _(
            "**If it is today's rate**, large firms are {gap} ahead (their rate is printed as a lower bound), "
            "and the target is missing.",
            gap=width,
        )
    as_target = _("**If it is the target**, today's rate is not printed, so no gap can be computed.")
    first, second = (as_rate, as_target) if now else (as_target, as_rate)
    why = _(
        "The cells of that row ran together in the source. Today's rate is the likelier reading; "
        "have it confirmed before you quote either."
    )
    return (first, second) if words.was_sent(small.row().kind) else (first, second, why)


def _as_it_was_sent(width: str, *, now: bool) -> str:
    """What the rate says under the reading that was sent with it."""
    if not now:
        return _("**It was sent as the target**; today's rate is not in the data, so no gap can be computed.")
    if not width:
        return _("**It was sent as today's rate**; the target is missing.")
    return _("**It was sent as today's rate**: large firms are {gap} ahead, and the target is missing.", gap=width)


def _alt(small: Indicator, large: Indicator, *, now: bool) -> str:
    rate = printed(small.row())
    if now:
        return _("10–299 employees: {small}; 300 and more: {large}", small=rate, large=printed(large.row()))
    return _("Target {target}; today's rate: not printed in the source", target=rate)


def _table(small: Indicator, large: Indicator, *, now: bool) -> Table:
    role = labels.word("role", NOW if now else TARGET)
    rows = {labels.word("firm_size", "10_299"): (printed(small.row()), role)}
    if now:
        rows[labels.word("firm_size", "300_plus")] = (printed(large.row()), role)
    return Table(frame=pd.DataFrame.from_dict(rows, orient="index", columns=[_("Rate"), _("Read as")]))


# Joint training of large firms and their SME suppliers: the current scheme and the reform, side by side.


def joint_training_table(reform: Dataset, *, hours: tuple[Indicator, ...] = ()) -> Exhibit:
    """Both schemes with their title; `hours` are the indicators of its limits where a page names them."""
    return Exhibit(
        id="joint-training",
        title=_("Joint training with large firms: current and reform"),
        subtitle=reading(reform),
        table=as_is_to_be(reform),
        rests_on=hours,
        lists=(reform,),
    )


def as_is_to_be(reform: Dataset) -> Table:
    """Current scheme and reform by aspect, in words: the two limits in hours have different units (I-12)."""
    rows = [(labels.word("joint_training_aspect", row.aspect), _current(row), _revised(row)) for row in reform.rows]
    frame = pd.DataFrame(rows, columns=["", _("Current scheme"), _("Reform")])
    return Table(frame=frame.set_index(""))


def reading(reform: Dataset) -> str:
    """What must be read with the table."""
    notes = " ".join(dict.fromkeys(labels.text(row, "note") for row in reform.rows if labels.text(row, "note")))
    return _("As the plan describes it; no figures of use. {notes}", notes=notes)


def _current(row: Any) -> str:
    return labels.text(row, "current") or _("not described in the source")


def _revised(row: Any) -> str:
    text, start = labels.text(row, "revision"), row.start
    return text if pd.isna(start) else _("{text} (from {year})", text=text, year=int(start))


# What take-up is held against, and how far each size of workplace is from it.


@dataclass(frozen=True, kw_only=True)
class Yardstick:
    """A take-up in percent: that of the largest workplaces, or the reader's own target."""

    percent: float
    own: bool
    year: int | None = None

    @property
    def value(self) -> str:
        """Its number with the sign of percent."""
        return words.full(self.percent, "percent", digits=0 if self.own else 1)

    @property
    def name(self) -> str:
        """Its name with its value, for the line in the picture and for titles."""
        if self.own:
            return _("your target: {n}", n=self.value)
        return _("parity with the largest: {n}", n=self.value)


def yardstick(take_up: Indicator, *, own: int | None) -> Yardstick:
    """The reader's own target, or take-up of the largest workplaces when there is none."""
    if own is None:
        largest = take_up.newest(category=LARGEST)
        return Yardstick(percent=largest.number, own=False, year=largest.year)
    return Yardstick(percent=float(own), own=True)


def yardstick_not_held(own: int, *printed: Indicator) -> str:
    """Why take-up is not held against a target that the source prints as another rate (I-05); empty for others."""
    if own not in {row.number for rate in printed for row in rate.rows}:
        return ""
    return _(
        "{percent} is printed as a training implementation rate, which is no take-up (I-05): "
        "take-up is not held against it. Choose another target.",
        percent=words.full(own, "percent", digits=0),
    )


def distances(found: dict[str, Value], *, against: Yardstick) -> Table:
    """Take-up of each size, and how many percentage points it lies from the yardstick: from a rate of its own year alone."""
    apart = [
        row.number - against.percent if against.own or row.year == against.year else None for row in found.values()
    ]
    columns = {
        _("Take-up, %"): [row.number for row in found.values()],
        _("Against {percent}, pp", percent=against.value): apart,
        _("Kind of figure"): [words.kind(row) for row in found.values()],
    }
    names = [f"{labels.word('firm_size', size)}{when}" for size, when in of_years(found).items()]
    return Table(frame=pd.DataFrame(columns, index=names), digits=1)


def of_years(found: dict[str, Value]) -> dict[str, str]:
    """The year of each size in brackets, where they are not all of one."""
    mixed = len({row.year for row in found.values()}) > 1
    return {size: f" ({words.year(row)})" if mixed else "" for size, row in found.items()}


# Take-up by size of workplace: the main picture of the page, with the yardstick that the reader picks.


SIZES = (MICRO, "5_29", "30_49", "50_99", "100_299", "300_999", LARGEST)
LINE_NAME_AT = 0.9
TICK_LETTERS = 14
TAKE_UP: Final = 400  # pixels
LINES: Final = 40  # pixels of a row that has room for a name of two lines
LEFT_FROM: Final = 0.65  # of the farthest: from there on a name has its room left of its line
NAME_LETTERS = 18
OWN_LETTERS: Final = {"en": 13, "ko": 8}


def take_up_by_size(
    take_up: Indicator,
    without_micro: Indicator,
    micro: Indicator,
    printed: Dataset,
    *,
    against: Yardstick,
    height: int = TAKE_UP,
) -> Figure:
    """Bars by size of workplace, the two totals set apart above them, the yardstick as a line.

    Args:
        take_up: `employer_training_take_up_pct`.
        without_micro: `take_up_excluding_micro_pct`.
        micro: `micro_workplaces_share_pct`.
        printed: `sme_participation`, for the note on the rate that is printed twice.
        against: what take-up is held against.
        height: pixels of the picture.
    """
    found = sizes(take_up, without_micro)
    return Figure(
        id="sme-take-up",
        title=_take_up_title(found),
        subtitle=_(
            "Insured workplaces in employer training, % of all of their size, Korea, {year}",
            year=", ".join(dict.fromkeys(map(dated, found.values()))),
        ),
        spec=_picture(found, against, height),
        alt="; ".join(
            f"{labels.word('firm_size', size)}: {words.full(row.number, 'percent')}{of_years(found)[size]}"
            for size, row in found.items()
        ),
        rests_on=(take_up, without_micro, micro),
        table=distances(found, against=against),
        says=_take_up_says(without_micro, micro, printed, found),
    )


def sizes(take_up: Indicator, without_micro: Indicator) -> dict[str, Value]:
    """Take-up of all, of all but the smallest, and of each size."""
    found = {ALL: take_up.newest(category=ALL), REST: without_micro.newest()}
    return found | {size: take_up.newest(category=size) for size in SIZES}


def _take_up_title(found: dict[str, Value]) -> str:
    rates = [found[size].number for size in SIZES]
    if all(less < more for less, more in pairwise(rates)) and len({found[size].year for size in SIZES}) == 1:
        return _("Take-up rises with every size of workplace: from {low}% to {high}%", low=rates[0], high=rates[-1])
    return _("Take-up by size of workplace runs from {low}% to {high}%", low=min(rates), high=max(rates))


def _without_the_smallest(without_micro: Indicator, micro: Indicator) -> str:
    """What the smallest workplaces are of all and of those that take part, and the rate of the others, in one year."""
    others = without_micro.newest()
    of = {row.category: row.number for row in micro.rows if row.year == others.year}
    said = {"micro": of[INSURED], "part": of[TAKING_PART], "rate": others.number}
    if said["part"] >= said["micro"]:
        return _(
            "**{micro}% of insured workplaces have fewer than 5 people**, and {part}% of those that take part. "
            "Without them take-up is {rate}%.",
            **said,
        )
    return _(
        "**{micro}% of insured workplaces have fewer than 5 people**, but only {part}% of those that take part. "
        "Without them take-up is {rate}%: the rate for all sizes says little about the others.",
        **said,
    )


def _take_up_says(
    without_micro: Indicator, micro: Indicator, printed: Dataset, found: dict[str, Value]
) -> tuple[str, ...]:
    smallest, mixed = found[MICRO], any(of_years(found).values())
    rates = printed.where(measure="take_up_pct", firm_size=MICRO).rows
    notes = [labels.text(row, "note") for row in rates if (None if pd.isna(row.year) else row.year) == smallest.year]
    others = _without_the_smallest(without_micro, micro)
    if mixed:
        others += " " + _("These are figures of {year}.", year=dated(without_micro.newest()))
    return (
        others,
        _(
            "**A workplace counts once**, however many of its people train: "
            "this is the use of a scheme, not a share of workers."
        ),
        *(f"**{labels.word('firm_size', MICRO)}**: {note}" for note in notes if note),
    )


def _picture(found: dict[str, Value], against: Yardstick, height: int) -> Spec:
    """The yardstick is left out of a low picture: its name has no room, and the distance is told on the page itself."""
    places = {size: float(-position) for position, size in enumerate((ALL, REST, "", *SIZES)) if size}
    farthest = max(against.percent, *(row.number for row in found.values()))
    low = height < LINES * len(places)
    yardstick = (
        {} if low else {"name": [_line_name(against, farthest)], "shapes": [_line(against, min(places.values()))]}
    )
    return charts.chart(
        [_bars(found, places)],
        height=height,
        xaxis=charts.value_axis(),
        yaxis=_sizes(places, letters=2 * TICK_LETTERS if low else TICK_LETTERS),
        annotations=[*_labels(found, places, low=low), *yardstick.pop("name", [])],
        **yardstick,
    )


def _bars(found: dict[str, Value], places: dict[str, float]) -> Spec:
    hover = [
        f"{labels.word('firm_size', size)}<br>{words.full(row.number, 'percent')}<br>{words.kind(row)}, {dated(row)}"
        for size, row in found.items()
    ]
    return charts.bars(
        name=_("Take-up, %"),
        names=[places[size] for size in found],
        values=[row.number for row in found.values()],
        labels=[],
        hover=hover,
        orientation="h",
        width=0.62,
        marker={"color": [theme.ACCENT if size in SIZES else theme.TOTAL for size in found]},
    )


def _labels(found: dict[str, Value], places: dict[str, float], *, low: bool) -> list[Spec]:
    """The numbers; on the page's ground where there is a yardstick, so that its line doesn't strike them out."""
    ground = {} if low else {"bgcolor": theme.BACKGROUND, "borderpad": 1}
    font = {"size": charts.LABEL_SIZE - 3 * low, "color": theme.TEXT}
    return [
        charts.note(
            f"<b>{words.full(row.number, 'percent')}</b>{of_years(found)[size]}",
            x=row.number,
            y=places[size],
            xanchor="left",
            xshift=3,
            font=font,
            **ground,
        )
        for size, row in found.items()
    ]


def _sizes(places: dict[str, float], *, letters: int) -> Spec:
    return charts.row_axis(
        list(places.values()),
        ["<br>".join(wrap(labels.word("firm_size", size), letters)) for size in places],
        bottom=min(places.values()) - 0.6,
        top=LINE_NAME_AT + 0.5,
    )


def _line(against: Yardstick, bottom: float) -> Spec:
    style = {"color": theme.INK, "width": 2, "dash": "dash" if against.own else "dot"}
    return {"type": "line", "x0": against.percent, "x1": against.percent, "y0": bottom - 0.5, "y1": 0.55, "line": style}


def _line_name(against: Yardstick, farthest: float) -> Spec:
    anchor = "right" if against.percent > LEFT_FROM * farthest else "left"
    name = words.wrapped(against.name, width=by_language(OWN_LETTERS) if against.own else NAME_LETTERS)
    return charts.note(name, x=against.percent, y=LINE_NAME_AT, xanchor=anchor, font={"size": 13, "color": theme.TEXT})


# The page on small firms: its answer, cards and exhibits, from the state of the page.


PARITY, OWN = "parity", "own"
OWN_PCT: Final = 20  # the reader's target, until another is chosen


def answer(state: State) -> str:
    """Which sizes lie below the reader's own target; else take-up, and how many workplaces there are for each that takes part."""
    own = _own(state)
    if own and not not_held(state):
        rates = state.compute("employer_training_take_up_pct")
        sizes = [
            rates.newest(category=size) for size in dict.fromkeys(row.category for row in rates.rows) if size != ALL
        ]
        return _(
            "Against your target of {target}: {below} of {count} sizes of workplace lie below it",
            target=_("{n}%", n=number(own)),
            below=number(sum(row.number < own for row in sizes)),
            count=number(len(sizes)),
        )
    return answer_of(state.compute("employer_training_take_up_pct"), state.compute("insured_per_participating_ratio"))


def cards(state: State) -> list[Card]:
    """The 5% as printed, take-up with and without the smallest."""
    return cards_of(
        participation=state.compute("sme_participation_pct"),
        take_up=state.compute("employer_training_take_up_pct"),
        without_micro=state.compute("take_up_excluding_micro_pct"),
        part=state.compute("participating_establishments_count"),
        insured=state.compute("insured_establishments_count"),
    )


def counted(state: State) -> list[Card]:
    """The 5% and the 60%, each with who is counted; then the rate of large firms of a year, once one is sent."""
    rates = state.compute("sme_participation_pct"), state.compute("sme_implementation_pct")
    told = panels(*rates, is_open=can_be_read_twice(state.dataset("sme_participation")))
    large = state.compute("large_firm_implementation_pct")
    return [*told, of_large(large)] if large.newest().year is not None else told


def by_size(state: State, *, height: int = TAKE_UP) -> Figure:
    """Take-up by size of workplace, so many pixels high."""
    return take_up_by_size(
        take_up=state.compute("employer_training_take_up_pct"),
        without_micro=state.compute("take_up_excluding_micro_pct"),
        micro=state.compute("micro_workplaces_share_pct"),
        printed=state.dataset("sme_participation"),
        against=against(state),
        height=height,
    )


def distance(state: State) -> Exhibit:
    """How far each size is from the yardstick."""
    rates = state.compute("employer_training_take_up_pct"), state.compute("take_up_excluding_micro_pct")
    held = against(state)
    return Exhibit(
        id="sme-distance",
        title=_("How far each size is from {yardstick}", yardstick=held.name),
        subtitle=_("Percent and percentage points; a minus means below. A yardstick, not a target of the ministry."),
        table=distances(sizes(*rates), against=held),
        rests_on=rates,
    )


def sixty(state: State, *, reading: str) -> Figure:
    """The 60% under one reading."""
    return sixty_read(
        small=state.compute("sme_implementation_pct"),
        large=state.compute("large_firm_implementation_pct"),
        gap=state.compute("sme_gap_to_large_pp"),
        reading=reading,
        is_open=can_be_read_twice(state.dataset("sme_participation")),
    )


def sixty_if_chosen(state: State, *, reading: str) -> Figure | None:
    """The same; None where the other reading is chosen, or was sent."""
    left = list(readings(state.dataset("sme_participation")))
    chosen = state.choice("reading", NOW)
    return sixty(state, reading=reading) if reading == (chosen if chosen in left else left[0]) else None


def joint_training(state: State) -> Exhibit:
    """Joint training with large firms, current and reform."""
    return joint_training_table(state.dataset("sme_joint_training"))


def against(state: State) -> Yardstick:
    """What take-up is held against."""
    own = None if not_held(state) else _own(state)
    return yardstick(state.compute("employer_training_take_up_pct"), own=own)


def not_held(state: State) -> str:
    """Why take-up is not held against the reader's own target; empty where it is, or where there is none."""
    own = _own(state)
    printed = map(state.compute, ("sme_implementation_pct", "large_firm_implementation_pct"))
    return yardstick_not_held(own, *printed) if own else ""


def _own(state: State) -> int | None:
    return (state.number("sme_own") or OWN_PCT) if state.choice("yardstick", PARITY) == OWN else None


def _parts(state: State) -> Iterator[Part]:
    yield from shown(PAGE.exhibits, state, "sme-take-up", "sme-distance")
    yield Heading(text=no_gap(state))
    yield Cards(cards=state.made(counted))
    # What the page lets its reader choose stands here one below the other.
    yield from (state.made(_BOTH_READINGS[one]) for one in readings(state.dataset("sme_participation")))
    yield from shown(PAGE.exhibits, state, "joint-training")


_BOTH_READINGS: Final = {one: partial(sixty, reading=one) for one in READINGS}

PAGE: Final = FigurePage(
    name="sme",
    title=message("SME participation"),
    icon="factory",
    section=PARTICIPATION,
    question=message("How far are small firms behind, and against which target?"),
    terms=("sme", "establishment", "insured_workplace", "employer_training", "take_up", "implementation_rate"),
    answer=answer,
    lead=by_size,
    cards=cards,
    exhibits={
        "sme-take-up": by_size,
        **{f"sme-sixty-{reading}": partial(sixty_if_chosen, reading=reading) for reading in READINGS},
        "sme-distance": distance,
        "joint-training": joint_training,
    },
    news=("sme-take-up",),
    evidence=indicators(
        *("sme_participation_pct", "employer_training_take_up_pct", "take_up_excluding_micro_pct"),
        *("participating_establishments_count", "insured_establishments_count", "insured_per_participating_ratio"),
        *("micro_workplaces_share_pct", "sme_implementation_pct", "large_firm_implementation_pct"),
        "sme_gap_to_large_pp",
    ),
    parts=_parts,
)
