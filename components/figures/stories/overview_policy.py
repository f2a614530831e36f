"""Overview for ministers, the last five slides: two rates, the shortage, the goals, recognition, open questions."""

from components.figures import words
from components.figures.card import Card, card
from components.figures.kdt import shortage as forecasts
from components.figures.kdt import summary as kdt
from components.figures.mra import agreements
from components.figures.mra import matrix as matrices
from components.figures.slide import Slide
from components.figures.sme.readings import panels
from components.figures.stories import limits, overview_headlines, overview_notes, recognition_cards
from components.figures.stories.questions import open_questions, questions
from components.figures.stories.reporting_cards import reporting_cards
from components.figures.targets.dumbbells import dumbbells
from components.figures.targets.summary import ROWS
from data import labels
from data.outlook import Outlook
from i18n import _
from i18n.numbers import number
from indicators.indicator import Indicator
from indicators.mra import groupings


def two_rates(outlook: Outlook) -> Slide:
    """Two rates side by side as cards, without a common axis."""
    participation, implementation = (outlook.compute(f"sme_{name}_pct") for name in ("participation", "implementation"))
    return Slide(
        id="overview-6",
        headline=overview_headlines.two_rates(participation.row(), implementation.row()),
        shown=None,
        cards=tuple(panels(participation, implementation)),
        limits=limits.said(limits.TWO_RATES),
        note=str(overview_notes.NOTES["overview-6"]),
        link="/sme",
    )


def shortage(outlook: Outlook) -> Slide:
    """The forecast shortage and the part of it that is published by field."""
    compute, forecast = outlook.compute, outlook.dataset("skill_shortage")
    short, known = compute("kdt_shortage_by_field"), compute("kdt_shortage_fields")
    published, percent = compute("kdt_shortage_published"), compute("kdt_shortage_published_pct")
    period = kdt.period(forecast)
    cards = kdt.cards(
        compute("kdt_fields_count"), compute("kdt_field_coverage"), short, published, percent, period=period
    )
    return Slide(
        id="overview-7",
        headline=overview_headlines.shortage(short, known, period=period),
        shown=forecasts.bar(short, compute("kdt_shortage_unpublished"), percent, forecast, period=period),
        cards=tuple(cards[1:3]),
        limits=limits.said(limits.NO_SUBTRACTION),
        note=str(overview_notes.NOTES["overview-7"]),
        link="/kdt",
    )


def goals(outlook: Outlook) -> Slide:
    """How far the goals of the benefits table lie from its as-is figures."""
    as_is, to_be = (outlook.compute("policy_state", state=state) for state in ("as_is", "to_be"))
    gap = outlook.compute("as_is_to_be_gap")
    return Slide(
        id="overview-8",
        headline=overview_headlines.goals(gap),
        shown=dumbbells(as_is, to_be, gap, outlook.compute("trainees_total")),
        cards=tuple(_goal(name, as_is, to_be, gap) for name in ROWS),
        limits=limits.said(limits.NOT_THE_TABLE, limits.OWNERS),
        note=str(overview_notes.NOTES["overview-8"]),
        link="/targets",
    )


def recognition(outlook: Outlook) -> Slide:
    """Agreements by partner and profession."""
    counts, listing = outlook.compute("mra_status_count"), outlook.dataset("mra_agreements")
    listed, members = agreements.agreements(listing), groupings(outlook.dataset("economies"))["asean"]
    signed = agreements.of_state(listed, "signed")
    partners = list(dict.fromkeys(one.partner for one in signed if one.partner in members))
    return Slide(
        id="overview-9",
        headline=overview_headlines.one_asean_partner(counts, partners),
        shown=matrices.matrix(listed, counts, lists=(listing,)),
        cards=recognition_cards.of_groups(outlook)[:2],
        limits=limits.said(limits.TALKS),
        note=str(overview_notes.NOTES["overview-9"]),
        link="/mra",
    )


def what_is_open(outlook: Outlook) -> Slide:
    """The questions whose answers would make the figures comparable, each with its owner."""
    asked = questions(outlook)
    return Slide(
        id="overview-10",
        headline=overview_headlines.answers(sum(not one.answered for one in asked)),
        shown=open_questions(outlook, asked),
        cards=reporting_cards(outlook)[:1],
        note=str(overview_notes.NOTES["overview-10"]),
        link="/sources?tab=caveats",
    )


def _goal(name: str, as_is: Indicator, to_be: Indicator, gap: Indicator) -> Card:
    now, then = as_is.row(category=name), to_be.value(category=name)
    note = _("{gap}; no year is stated.", gap=words.change(gap.value(category=name), "trainees", digits=0))
    return card(
        as_is,
        now,
        label=labels.word("target", name),
        value=f"{number(now.number)} → {number(then)}",
        note=note,
        also=(to_be, gap),
    ).named(name)


SLIDES = (two_rates, shortage, goals, recognition, what_is_open)
