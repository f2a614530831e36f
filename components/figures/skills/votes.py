"""Votes on skill trends."""

from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.cards import Card, card
from components.figures.exhibit import Figure, Spec, Table
from components.figures.skills.reform import when
from data import labels
from i18n import _, by_language
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.skills import arrow_checks

# The votes for skill trends as the page reads them: rank, share, printed arrow, and what the shares say of it.


SHARE_ROUNDING: Final = 0.05  # percentage points: half of the tenth that the source prints
TINY: Final = 1e-9


@dataclass(frozen=True, kw_only=True)
class Vote:
    """One option in one year.

    Attributes:
        option: its code.
        name: its name.
        year: of the survey.
        rank: from 1.
        share: percent of the votes.
        before: rank of the year before as printed, or None.
        arrow: printed arrow: up, down, same, new, lost.
        change: of the share on the year before in percentage points, or None.
        check: whether the arrow fits the change.
        status: reported, computed, estimated or uploaded.
    """

    option: str
    name: str
    year: int
    rank: int
    share: float
    before: int | None
    arrow: str
    change: float | None
    check: str
    status: str


def votes(skill_trends: Dataset) -> list[Vote]:
    """All votes, year by year in the order of their ranks."""
    table = skill_trends.table.assign(**arrow_checks(skill_trends)[["change", "check"]]).sort_values(["year", "rank"])
    return [
        Vote(
            option=row.option,
            name=labels.word("skill_trend", row.option),
            year=int(row.year),
            rank=int(row.rank),
            share=float(row.share_pct),
            before=None if pd.isna(row.previous_rank) else int(row.previous_rank),
            arrow=row.arrow,
            change=None if pd.isna(row.change) else float(row.change),
            check=row.check,
            status=row.status,
        )
        for row in replace(skill_trends, table=table).rows
    ]


def latest(found: list[Vote]) -> list[Vote]:
    """Those of the last year."""
    return [one for one in found if one.year == found[-1].year]


def earlier(found: list[Vote], vote: Vote) -> Vote | None:
    """The same option in the year before."""
    return next((one for one in found if one.option == vote.option and one.year == vote.year - 1), None)


def riser(found: list[Vote]) -> Vote | None:
    """The option of the last year whose share rose most; None where none rose, or the rounding leaves it open."""
    return _ahead([one for one in latest(found) if (one.change or 0) > 0])


def faller(found: list[Vote]) -> Vote | None:
    """The option of the last year whose share fell most; None where none fell, or the rounding leaves it open."""
    return _ahead([one for one in latest(found) if (one.change or 0) < 0])


def _ahead(moved: list[Vote]) -> Vote | None:
    """The largest change, if it is ahead by more than the rounding of four shares to a tenth can make up for."""
    ordered = sorted(moved, key=lambda one: -abs(one.change or 0))
    lead = [abs(one.change or 0) for one in ordered[:2]]
    return ordered[0] if ordered and lead[0] - (lead[1:] or [0.0])[0] > 4 * SHARE_ROUNDING - TINY else None


def contradicted(found: list[Vote]) -> list[Vote]:
    """Options whose printed arrow contradicts their shares."""
    return [one for one in found if one.check == "contradicts"]


def as_printed(vote: Vote) -> str:
    """A share with the decimal that is printed."""
    return words.full(vote.share, "percent")


def table(found: list[Vote], changes: Indicator) -> Table:
    """A row for each option and year; the change on the year before is computed, all else printed."""
    change = _("Change, pp · {kind}", kind=words.statuses(changes))
    rows = [
        {
            _("Option"): _("{name}, {year}", name=one.name, year=str(one.year)),
            _("Rank"): one.rank,
            _("Rank the year before"): str(one.before or "–"),
            _("Share of votes, %"): one.share,
            change: "–" if one.change is None else words.change(one.change, ""),
            _("Printed arrow"): labels.word("arrow", one.arrow),
            _("Arrow against shares"): labels.word("arrow_check", one.check),
            _("Kind of figure"): words.kind(one),
        }
        for one in found
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Option")), digits={_("Share of votes, %"): 1})


def told(vote: Vote) -> str:
    """What hovering tells of an option in a year."""
    lines = [
        f"<b>{vote.name}</b>, {vote.year}",
        _("rank {rank}, {share} of votes", rank=number(vote.rank), share=as_printed(vote)),
        _("Printed arrow: {arrow}", arrow=labels.word("arrow", vote.arrow)),
        labels.word("arrow_check", vote.check),
        words.kind(vote),
    ]
    return "<br>".join(lines)


# The shares of two years as dumbbells, a row for each option: an open mark for the year before, a filled one for the last.


ROW: Final = 32  # pixels
LETTERS: Final = {"en": 26, "ko": 14}
ROOM: Final = 0.25  # of the largest share: a smaller one has no room for a number on its left, on a telephone


def picture(first: list[Vote], last: list[Vote], *, inks: dict[str, str]) -> Spec:
    """The shares of two years; options of `inks` in a colour of their own and thick, the others muted."""
    before = {one.option: one for one in first}
    asked = {one.option for one in last}
    pairs = [(before.get(one.option), one) for one in last] + [(one, None) for one in first if one.option not in asked]
    names = [_name(was, now, inks) for was, now in pairs]
    years, most = (first[0].year, last[0].year), max(one.share for one in (*first, *last))
    room = ROOM * most
    return charts.chart(
        [
            *(_join(was, now, y, inks) for y, (was, now) in enumerate(pairs) if was and now),
            _dots(str(years[0]), [(was, y, now) for y, (was, now) in enumerate(pairs) if was], inks, room=room),
            _dots(
                str(years[1]),
                [(now, y, was) for y, (was, now) in enumerate(pairs) if now],
                inks,
                room=room,
                filled=True,
            ),
        ],
        height=ROW * len(pairs) + 90,
        margin={"l": 8, "r": 8, "t": 8, "b": 56, "pad": 4},
        xaxis=_shares(most),
        yaxis=charts.row_axis(list(range(len(pairs))), names, bottom=len(pairs) - 0.4, top=-0.6)
        | {"tickfont": {"size": charts.SMALLEST, "color": theme.TEXT}},  # a name of two lines touches no other
        **charts.LEGEND | {"legend": charts.LEGEND["legend"] | {"title": _unit()}},
    )


def _shares(most: float) -> Spec:
    """The axis of shares, with room for numbers beside the largest."""
    marks = [4.0 * step for step in range(int(0.3 * most) + 1)]  # of percent: more have no room on a telephone
    told = [words.full(one, "percent", digits=0) for one in marks]
    return charts.value_axis(showticklabels=True, tickvals=marks, ticktext=told, range=[-0.08 * most, 1.4 * most])


def _unit() -> Spec:
    return {"text": _("Share of votes, %"), "side": "left", "font": {"color": theme.MUTED, "size": 13}}


def _join(was: Vote, now: Vote, y: int, inks: dict[str, str]) -> Spec:
    ink = inks.get(now.option)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [was.share, now.share],
        "y": [y, y],
        "hoverinfo": "skip",
        "showlegend": False,
        "line": {"color": ink or theme.MUTED, "width": 5 if ink else 2.5},
    }


def _dots(
    year: str, found: list[tuple[Vote, int, Vote | None]], inks: dict[str, str], *, room: float, filled: bool = False
) -> Spec:
    """The marks of a year with their shares, each on the side away from the other year; above those below the share `room`."""
    colours = [inks.get(one.option, theme.MUTED) for one, _y, _other in found]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": year,
        "x": [one.share for one, _y, _other in found],
        "y": [y for _one, y, _other in found],
        "text": ["" if _same(one, other) and not filled else number(one.share, digits=1) for one, _y, other in found],
        "textposition": [_place(one, other, room) for one, _y, other in found],
        "textfont": {"size": 12, "color": theme.TEXT},
        "hovertext": [told(one) for one, _y, _other in found],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "color": colours if filled else theme.BACKGROUND,
            "opacity": 1,
            "size": 12,
            "line": {"color": colours, "width": 2.5},
        },
    }


def _same(one: Vote, other: Vote | None) -> bool:
    return other is not None and other.share == one.share


def _place(one: Vote, other: Vote | None, room: float) -> str:
    """Where a share stands at its mark; on the left of a small one it would lie on the axis."""
    if other is None or other.share <= one.share:
        return "middle right"
    return "middle left" if one.share >= room else "top center"


def _name(was: Vote | None, now: Vote | None, inks: dict[str, str]) -> str:
    """The rank of the last year and the option; of one that is not asked again its name alone."""
    named = now or was
    assert named is not None
    text = words.wrapped(f"{now.rank} {now.name}" if now else f"– {named.name}", width=by_language(LETTERS))
    return f"<b>{text}</b>" if named.option in inks else text


# Votes for skill trends in two years: who rose, who fell, and how far.


def dumbbells(shares: Indicator, ranks: Indicator, changes: Indicator, checks: Indicator, trends: Dataset) -> Figure:
    """From the year before to the last year, in the order of the last year's ranks.

    Args:
        shares: `skill_trend_share_pct`.
        ranks: `skill_trend_rank`.
        changes: `skill_trend_share_change_pp`.
        checks: `skill_trend_arrow_check`.
        trends: `skill_trends`.
    """
    found = votes(trends)
    return Figure(
        id="skill-trends",
        title=title(found),
        subtitle=_subtitle(found),
        spec=_spec(found),
        alt="; ".join(_alt(found, one) for one in latest(found)),
        rests_on=(shares, ranks, changes, checks),
        table=table(found, changes),
        says=_says(found, checks),
    )


def title(found: list[Vote]) -> str:
    """Who rose most, in rank and share."""
    rose = riser(found)
    before = earlier(found, rose) if rose else None
    if rose is None or before is None:
        return _("Votes for skill trends, {year}", year=str(found[-1].year))
    return _(
        "{name} rises most: {low} to {high} of the votes, rank {old} to {new}",
        name=rose.name,
        low=as_printed(before),
        high=as_printed(rose),
        old=before.rank,
        new=rose.rank,
    )


def _subtitle(found: list[Vote]) -> str:
    years = words.span(found[0].year, found[-1].year)
    return _(
        "Share of votes of people in learning and development, %, world, {years}, by rank of the last year; not of Korea",
        years=years,
    )


def _alt(found: list[Vote], vote: Vote) -> str:
    before = earlier(found, vote)
    now = f"{number(vote.rank)} ({as_printed(vote)})"
    if before is None:
        return f"{vote.name}: {labels.word('arrow', vote.arrow)}, {vote.year} {now}"
    return f"{vote.name}: {before.year} {number(before.rank)} ({as_printed(before)}), {vote.year} {now}"


def _says(found: list[Vote], checks: Indicator) -> tuple[str, ...]:
    said = [_slope_arrows(found, checks)]
    for one in contradicted(found):
        before = earlier(found, one)
        said.append(
            _(
                "**{name}:** printed arrow “{arrow}”, yet {low} became {high}.",
                name=one.name,
                arrow=labels.word("arrow", one.arrow),
                low=as_printed(before) if before else "–",
                high=as_printed(one),
            )
        )
    said.append(
        _(
            "**Votes, not people:** each voter picks three of sixteen options. Shares lie close together, "
            "so a step in rank can be a tenth of a point."
        )
    )
    return tuple(said)


def _slope_arrows(found: list[Vote], checks: Indicator) -> str:
    year = found[-1].year
    told = [
        f"{labels.word('arrow_check', row.category)}: {number(row.number)}" for row in checks.rows if row.year == year
    ]
    counted = {"year": str(year), "counts": "; ".join(told)}
    if any(words.was_sent(row.kind) for row in checks.rows if row.year == year):
        return _("**Arrows of {year}**, as they were sent, against the share and not the rank. {counts}.", **counted)
    return _("**Printed arrows of {year}**, as we read them, follow the share and not the rank. {counts}.", **counted)


def _spec(found: list[Vote]) -> Spec:
    rose, fell = riser(found), faller(found)
    inks = {one.option: ink for one, ink in ((rose, theme.ACCENT), (fell, theme.INK)) if one}
    last = latest(found)
    first = [one for one in found if one.year == last[0].year - 1]
    if not first:
        return charts.chart([], height=60, xaxis={"visible": False}, yaxis={"visible": False})
    return picture(first, last, inks=inks)


# Courses assessed and providers registered.


def supply(courses: Indicator, providers: Indicator) -> list[Card]:
    """Courses and providers of training; no ratio of the two."""
    note = _("Courses are assessed, providers registered: no ratio of the two means anything.")
    return [
        card(courses, courses.newest(), label=_("Training courses assessed"), note=note),
        card(providers, providers.newest(), label=_("Training providers registered"), note=note),
    ]


# What the source says in words: its model of lifelong learning, the bank, its claims, and what each lacks.


TOPICS: Final = ("skill_trends", "shortage", "participation", "kdt")
CLAIM: Final = "gdp_and_trainees"


def model(points: Dataset) -> Table:
    """The Korean model: what marks it, and what each mark means."""
    rows = [
        {
            _("Mark of the model"): labels.word("model_feature", row.feature),
            _("What it means"): labels.text(row, "text"),
            _("Note"): labels.text(row, "note"),
        }
        for row in points.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Mark of the model")))


def bank(elements: Dataset) -> Table:
    """The job competency bank: what it is and what is planned, with the start as printed."""
    rows = [
        {
            _("Element"): labels.word("competency_bank_element", row.element),
            _("What the source says"): labels.text(row, "text"),
            _("Start"): _("not stated") if pd.isna(row.start) else when(row.start),
            _("Note"): labels.text(row, "note"),
        }
        for row in elements.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Element")))


def claim(said: Dataset, correlation: Indicator) -> Table:
    """The claim on GDP and trainees, why no correlation is given, and what the copy lacks."""
    row = said.where(statement=CLAIM).rows[0]
    parts = {
        _("Claim"): labels.text(row, "text"),
        _("Correlation"): _("Not given: {reason}", reason=" ".join(str(one.reason) for one in correlation.refusals)),
        _("What is missing"): labels.text(row, "note"),
    }
    return Table(frame=pd.DataFrame({_("What is said"): parts}))


def others(said: Dataset) -> Table:
    """Statements on skills, shortage, participation and K-Digital Training, with whom the source names for them."""
    rows = [_row(row) for topic in TOPICS for row in said.where(topic=topic).rows]
    return Table(frame=pd.DataFrame(rows).set_index(_("Statement")))


def _row(row: Any) -> dict[str, str]:
    return {
        _("Statement"): labels.text(row, "label"),
        _("Topic"): labels.word("topic", row.topic),
        _("What the source says"): labels.text(row, "text"),
        _("According to"): labels.text(row, "attributed") or "–",
        _("Note"): labels.text(row, "note"),
    }
