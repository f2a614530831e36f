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
from indicators.indicator import WORLD, Indicator
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


# The lines of the slope: two upright scales, names on the right, labels kept apart.


HEIGHT: Final = 680  # pixels
APART, NARROW = 35, 18  # pixels between two labels, of two lines and of one
LETTERS: Final = {"en": 19, "ko": 12}


Placed = list[tuple[Vote, float]]


def picture(first: list[Vote], last: list[Vote], *, inks: dict[str, str], by: str) -> Spec:
    """The votes of two years; options of `inks` in a colour of their own and thick, the others muted."""
    values = [_value(one, by) for one in (*first, *last)]
    # Labels may stand beyond the marks: what they take at most is left out of the height.
    pixel = (max(values) - min(values) or 1.0) / max(HEIGHT - APART * len(last), HEIGHT / 3)
    left = _placed(first, NARROW * pixel, by)
    right = _placed(last, APART * pixel, by)
    gone = _placed(_only(first, last), NARROW * pixel, by)
    reach = [*values, *(place for _one, place in (*left, *right, *gone))]
    return charts.chart(
        _traces(first, last, inks, by),
        height=HEIGHT + 40,
        xaxis=_years(first[0].year, last[0].year),
        yaxis={
            "visible": False,
            "range": [min(reach) - APART * pixel, max(reach) + APART * pixel],
            "fixedrange": True,
        },
        shapes=[
            *(_leader(_value(one, by), place, (-0.02, -0.09)) for one, place in left),
            *(_leader(_value(one, by), place, (1.03, 1.12)) for one, place in right),
        ],
        annotations=[
            *(_number(one, place, by) for one, place in left),
            *(_name(one, place, inks.get(one.option), by) for one, place in right),
            *(_gone(one, place) for one, place in gone),
        ],
    )


def _placed(side: list[Vote], gap: float, by: str) -> Placed:
    return list(zip(side, charts.spread([_value(one, by) for one in side], gap), strict=True))


def _traces(first: list[Vote], last: list[Vote], inks: dict[str, str], by: str) -> list[Spec]:
    was = {one.option: one for one in first}
    lines = [_line(was.get(one.option), one, inks.get(one.option), by) for one in last]
    return lines + [_line(one, None, None, by) for one in _only(first, last)]


def _only(first: list[Vote], last: list[Vote]) -> list[Vote]:
    """Options of the first year that are not asked again."""
    asked = {one.option for one in last}
    return [one for one in first if one.option not in asked]


def _years(*years: int) -> Spec:
    return charts.value_axis(
        range=[-0.42, 2.6],
        showgrid=False,
        zeroline=False,
        side="top",
        showticklabels=True,
        tickvals=[0, 1],
        ticktext=[f"<b>{year}</b>" for year in years],
    )


def _value(vote: Vote, by: str) -> float:
    return -float(vote.rank) if by == "rank" else vote.share


def _text(vote: Vote, by: str) -> str:
    return str(vote.rank) if by == "rank" else as_printed(vote)


def _line(was: Vote | None, now: Vote | None, ink: str | None, by: str) -> Spec:
    ends = [(place, one) for place, one in enumerate((was, now)) if one]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [place for place, _one in ends],
        "y": [_value(one, by) for _place, one in ends],
        "hovertext": [told(one) for _place, one in ends],
        "hoverinfo": "text",
        "cliponaxis": False,
        "line": {"color": ink or theme.MUTED, "width": 4 if ink else 1.5},
        "marker": {
            "color": ink or theme.MUTED,
            "opacity": 1,  # sizes of their own make plotly fade the marks
            "size": [15 if one.check == "contradicts" else 9 for _place, one in ends],
            "symbol": ["diamond-open" if one.check == "contradicts" else "circle" for _place, one in ends],
        },
    }


def _leader(value: float, place: float, reach: tuple[float, float]) -> Spec:
    """From the mark to its label, which may stand higher or lower."""
    line = {"color": theme.BORDER, "width": 1}
    ends = {"x0": reach[0], "x1": reach[1], "y0": value, "y1": place}
    return {"type": "line", **ends, "line": line, "layer": "below"}


def _number(vote: Vote, place: float, by: str) -> Spec:
    return charts.note(_text(vote, by), x=-0.1, y=place, xanchor="right")


def _name(vote: Vote, place: float, ink: str | None, by: str) -> Spec:
    text = words.wrapped(f"{_text(vote, by)} {vote.name}", width=by_language(LETTERS))
    told = f"<b>{text}</b>" if ink else text
    return charts.note(
        told, x=1.14, y=place, xanchor="left", align="left", font={"size": 12, "color": ink or theme.TEXT}
    )


def _gone(vote: Vote, place: float) -> Spec:
    """An option that is not asked again, named beside its mark."""
    return charts.note(vote.name, x=0.05, y=place, xanchor="left", bgcolor=theme.BACKGROUND)


# Votes for skill trends in two years as sloping lines, by rank or by share.


def slope(
    shares: Indicator, ranks: Indicator, changes: Indicator, checks: Indicator, trends: Dataset, *, by: str
) -> Figure:
    """Lines from the year before to the last year.

    Args:
        shares: `skill_trend_share_pct`.
        ranks: `skill_trend_rank`.
        changes: `skill_trend_share_change_pp`.
        checks: `skill_trend_arrow_check`.
        trends: `skill_trends`.
        by: `rank` or `share`.
    """
    found = votes(trends)
    return Figure(
        id="skill-trends",
        title=title(found),
        subtitle=_subtitle(found, by),
        spec=_spec(found, by),
        alt="; ".join(_alt(found, one) for one in latest(found)),
        rests_on=(ranks if by == "rank" else shares, shares if by == "rank" else ranks, changes, checks),
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
        "{name} rises most: from {low} to {high} of the votes, from rank {old} to rank {new}",
        name=rose.name,
        low=as_printed(before),
        high=as_printed(rose),
        old=before.rank,
        new=rose.rank,
    )


def _subtitle(found: list[Vote], by: str) -> str:
    years = words.span(found[0].year, found[-1].year)
    if by == "rank":
        return _("Rank by votes of people in learning and development, world, {years}; not of Korea", years=years)
    return _("Share of votes of people in learning and development, %, world, {years}; not of Korea", years=years)


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
                "**{name}** (open diamond): printed arrow “{arrow}”, yet {low} became {high}.",
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
    return _(
        "**Printed arrows of {year}**, as we read them, follow the share and not the rank. {counts}.",
        year=str(year),
        counts="; ".join(told),
    )


def _spec(found: list[Vote], by: str) -> Spec:
    rose, fell = riser(found), faller(found)
    inks = {one.option: ink for one, ink in ((rose, theme.ACCENT), (fell, theme.INK)) if one}
    last = latest(found)
    first = [one for one in found if one.year == last[0].year - 1]
    if not first:
        return charts.chart([], height=60, xaxis={"visible": False}, yaxis={"visible": False})
    return picture(first, last, inks=inks, by=by)


# Skills and reform outlook: the answer and the cards.


def answer(trends: Dataset) -> str:
    """The page's answer in one sentence: what leads and rises among the votes of the world; no figure of Korea with it."""
    found = votes(trends)
    lead = latest(found)[0]
    before, rose = earlier(found, lead), riser(found)
    known = {
        "lead": lead.name,
        "share": as_printed(lead),
        "year": str(lead.year),
    }
    if before is None or before.rank != 1 or rose is None or rose.option == lead.option:
        return _("“{lead}” leads the votes of {year} with {share}, worldwide", **known)
    return _(
        "“{lead}” leads the votes of both years ({share} in {year}) and “{rise}” rises most, worldwide",
        rise=rose.name,
        **known,
    )


def cards(
    trends: Dataset, changes: Indicator, checks: Indicator, courses: Indicator, providers: Indicator
) -> list[Card]:
    """What rose most, how the printed arrows fit, courses and providers."""
    found = votes(trends)
    rose = riser(found)
    made = [_rise(changes, rose, faller(found))] if rose else []
    return [*made, _summary_arrows(checks, found), *_supply(courses, providers)]


def _rise(changes: Indicator, rose: Vote, fell: Vote | None) -> Card:
    value = changes.row(area=WORLD, year=rose.year, category=rose.option)
    note = _("Percentage points of the votes. No option rose more.")
    if fell:
        note = _(
            "Percentage points of the votes. {name} lost most: {change}.",
            name=fell.name,
            change=words.change(fell.change or 0, "percentage_points"),
        )
    label = _("Largest rise: {name}", name=rose.name)
    return card(changes, value, label=label, value=words.change(value.number, "percentage_points"), note=note)


def _summary_arrows(checks: Indicator, found: list[Vote]) -> Card:
    wrong = contradicted(latest(found))
    year = found[-1].year
    kinds = checks.table[checks.table["year"] == year]["category"]
    told = "contradicts" if wrong else next(kind for kind in ("agrees", *kinds) if kind in set(kinds))
    note = _("Options of {year}: the arrow beside {names}.", year=str(year), names=", ".join(one.name for one in wrong))
    if not wrong:
        note = _("Options of {year}; none contradicts its shares.", year=str(year))
    return card(
        checks, checks.row(area=WORLD, year=year, category=told), label=labels.word("arrow_check", told), note=note
    )


def _supply(courses: Indicator, providers: Indicator) -> list[Card]:
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
