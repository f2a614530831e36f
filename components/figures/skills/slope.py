"""Votes for skill trends in two years as sloping lines, by rank or by share."""

from components import theme
from components.figures import chart, words
from components.figures.figure import Figure, Spec
from components.figures.skills import votes
from components.figures.skills.lines import picture
from components.figures.skills.votes import Vote
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator


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
    found = votes.votes(trends)
    return Figure(
        id="skill-trends",
        title=title(found),
        subtitle=_subtitle(found, by),
        spec=_spec(found, by),
        alt="; ".join(_alt(found, one) for one in votes.latest(found)),
        rests_on=(ranks if by == "rank" else shares, shares if by == "rank" else ranks, changes, checks),
        table=votes.table(found, changes),
        says=_says(found, checks),
    )


def title(found: list[Vote]) -> str:
    """Who rose most, in rank and share."""
    rose = votes.riser(found)
    before = votes.earlier(found, rose) if rose else None
    if rose is None or before is None:
        return _("Votes for skill trends, {year}", year=str(found[-1].year))
    return _(
        "{name} rises most: from {low} to {high} of the votes, from rank {old} to rank {new}",
        name=rose.name,
        low=votes.as_printed(before),
        high=votes.as_printed(rose),
        old=before.rank,
        new=rose.rank,
    )


def _subtitle(found: list[Vote], by: str) -> str:
    years = words.span(found[0].year, found[-1].year)
    if by == "rank":
        return _("Rank by votes of people in learning and development, world, {years}; not of Korea", years=years)
    return _("Share of votes of people in learning and development, %, world, {years}; not of Korea", years=years)


def _alt(found: list[Vote], vote: Vote) -> str:
    before = votes.earlier(found, vote)
    now = f"{number(vote.rank)} ({votes.as_printed(vote)})"
    if before is None:
        return f"{vote.name}: {labels.word('arrow', vote.arrow)}, {vote.year} {now}"
    return f"{vote.name}: {before.year} {number(before.rank)} ({votes.as_printed(before)}), {vote.year} {now}"


def _says(found: list[Vote], checks: Indicator) -> tuple[str, ...]:
    said = [_arrows(found, checks)]
    for one in votes.contradicted(found):
        before = votes.earlier(found, one)
        said.append(
            _(
                "**{name}** (open diamond): printed arrow “{arrow}”, yet {low} became {high}.",
                name=one.name,
                arrow=labels.word("arrow", one.arrow),
                low=votes.as_printed(before) if before else "–",
                high=votes.as_printed(one),
            )
        )
    said.append(
        _(
            "**Votes, not people:** each voter picks three of sixteen options. Shares lie close together, "
            "so a step in rank can be a tenth of a point."
        )
    )
    return tuple(said)


def _arrows(found: list[Vote], checks: Indicator) -> str:
    year = found[-1].year
    counts = checks.table[checks.table["year"] == year]
    told = [f"{labels.word('arrow_check', row.category)}: {number(row.value)}" for row in counts.itertuples()]
    return _(
        "**Printed arrows of {year}**, as we read them, follow the share and not the rank. {counts}.",
        year=str(year),
        counts="; ".join(told),
    )


def _spec(found: list[Vote], by: str) -> Spec:
    rose, fell = votes.riser(found), votes.faller(found)
    inks = {one.option: ink for one, ink in ((rose, theme.ACCENT), (fell, theme.INK)) if one}
    last = votes.latest(found)
    first = [one for one in found if one.year == last[0].year - 1]
    if not first:
        return chart.chart([], height=60, xaxis={"visible": False}, yaxis={"visible": False})
    return picture(first, last, inks=inks, by=by)
