"""Overview for ministers."""

from typing import Final

import pandas as pd

from components.figures import kdt, sme, targets, trends, words
from components.figures.cards import Card, card
from components.figures.concentration.zones import lead, shares_bars
from components.figures.kdt.forecast import bar, period_of
from components.figures.mra import agreements, matrix
from components.figures.mra.agreements import Agreement
from components.figures.sme import (
    ALL,
    LARGEST,
    can_be_read_twice,
    in_words,
    panels,
    printed,
    take_up_by_size,
    yardstick,
)
from components.figures.state import Neutral, Slide
from components.figures.stories import cards, shared
from components.figures.stories.cards import (
    contribution_card,
    index_card,
    job_seekers_card,
    reporting_cards,
    share_cards,
)
from components.figures.stories.shared import (
    Question,
    above,
    first_letter_up,
    half,
    is_half,
    open_questions,
    people,
    questions,
)
from components.figures.targets import EMPLOYER, ROWS, UNEMPLOYED, dumbbells
from data import labels, naming
from data.outlook import Outlook
from data.sentences import true
from i18n import Message, _, message, spelled
from i18n.numbers import compact, number
from indicators.cooperation import groupings
from indicators.dataset import Dataset
from indicators.indicator import Indicator, Value
from indicators.kdt import forecast_fields
from indicators.sme import INSURED

# What the slides for ministers find, from the data; the neutral title where a claim no longer holds.


def level_headline(total: Value) -> str:
    """How many were counted, and what is not said of them."""
    if total.status == "estimated":
        return Neutral(_("Trainees by year"))
    counted = words.short(total.number, "trainees")
    return _(
        "Korea's statistics counted {level} in {year}; whether people or enrolments is not stated",
        level=counted,
        year=total.year,
    )


def fall_and_rise(change: Indicator, index: Indicator) -> str:
    """The fall and the rise of a table of three years that ends above its first."""
    years = sorted(int(year) for year in index.table["year"])
    last = {year: index.value(year=year, category="total") for year in sorted(set(years))}
    base, *later = last
    if len(later) != 2 or not last[later[0]] < last[base] < last[later[1]]:
        return Neutral(_("Index, {base} = 100", base=base))
    fell, rose = (abs(change.value(year=year, category="total")) for year in later)
    return _(
        "Training fell {fell} in {low}, then rose {rose} in {high}, to {level} {base}",
        fell=words.full(fell, "percent"),
        rose=words.full(rose, "percent"),
        level=above(last[later[1]]),
        **{"base": base, "low": later[0], "high": later[1]},
    )


def contributions(share: Indicator, change: Indicator, index: Indicator) -> str:
    """Who made the rise of the last of three years; a fall, or categories that part, make no such claim."""
    years = sorted({int(year) for year in index.table["year"]})
    made = share.table[(share.table["year"] == years[-1]) & (share.table["category"] == "employee")]["value"]
    times = index.value(year=years[-1], category="job_seeker") / 100
    moved = change.table[(change.table["year"] == years[-1]) & (change.table["category"] == "total")]["value"]
    rose = (moved > 0).any() and times > 1
    if len(years) != 3 or not rose or not made.between(50, 100).any():
        return Neutral(_("Contributions"))
    return _(
        "Employees made {share} of the {year} rise; job-seeker training grew {times}-fold in {span} years",
        share=words.full(float(made.iloc[0]), "percent"),
        year=years[-1],
        times=number(times, digits=1),
        span=spelled(years[-1] - years[0]),
    )


def capital_area_headline(shares: Indicator) -> str:
    """Where the source puts training, against residents."""
    led = lead(shares)
    training, residents = led.capital.number, led.residents.number
    if not led.of_the_source:
        told = {"training": led.dated, "residents": led.held_against(led.residents)}
        return words.opening(
            _("{training} of training is in the capital area, home to {residents} of residents", **told)
        )
    if training <= residents or not is_half(residents):
        return Neutral(_("Capital area"))
    return _(
        "The source puts {training} of participation and facilities in the capital area, home to {residents} of residents",
        training=words.full(training, "percent"),
        residents=half(residents),
    )


def take_up_headline(rate: Indicator, for_each: Indicator) -> str:
    """All workplaces against the largest."""
    every, largest, ratio = rate.newest(category=ALL), rate.newest(category=LARGEST), for_each.newest(category=ALL)
    if every.year != largest.year or every.year != ratio.year or largest.number <= every.number:
        return Neutral(_("Take-up by size"))
    return _(
        "One insured workplace in {n} took part in employer training; of those with {size}, {share}",
        n=number(ratio.number),
        size=labels.word("firm_size", LARGEST),
        share=in_words(largest.number),
    )


def two_rates(participation: Value, implementation: Value) -> str:
    """Two printed rates that are no gap; what an authority publishes later may count otherwise."""
    if {participation.status, implementation.status} != {"reported"}:
        return Neutral(_("Participation rate and implementation rate"))
    rates = {"first": printed(participation), "second": printed(implementation)}
    return _("{first} and {second} measure different things: they are not a gap", **rates)


def shortage(short: Indicator, known: Indicator, *, period: str, fields: int | None) -> str:
    """The forecast, and how many of its fields have a figure; nothing of it where how many there are is not known."""
    if fields is None or not 1 < known.value() < fields:
        return Neutral(_("Forecast shortage by field"))
    return _(
        "A shortage of {people} is forecast for {period} in {fields} new-technology fields; we hold {known} of the {fields}",
        people=people(short.value(category="all")),
        period=period,
        fields=spelled(fields),
        known=spelled(known.value()),
    )


def goals(gap: Indicator) -> str:
    """How far the goals lie from as-is, in the words of the source."""
    added = {name: gap.row(category=name) for name in (UNEMPLOYED, EMPLOYER)}
    if min(row.number for row in added.values()) <= 0:
        return Neutral(_("As-is and to-be"))
    goals = {
        told: labels.bounded(people(added[name].number), added[name].bound)
        for told, name in (("unemployed", UNEMPLOYED), ("employer", EMPLOYER))
    }
    if any(gap.row(category=name).year for name in added):
        return _(
            "Goals: {unemployed} more unemployed people in training, {employer} more “business owners” (source wording)",
            **goals,
        )
    if any(words.was_sent(gap.row(category=name).kind) for name in added):
        return _(
            "Goals, no year given: {unemployed} more unemployed people in training, {employer} more “business owners”",
            **goals,
        )
    return _(
        "Goals of the source, no year given: {unemployed} more unemployed people in training, "
        "{employer} more “business owners”",
        **goals,
    )


def one_asean_partner(counts: Indicator, partners: list[str]) -> str:
    """How many agreements are signed, and who of ASEAN has signed, where that is one.

    Args:
        counts: `mra_status_count`.
        partners: codes of the ASEAN Member States with a signed agreement.
    """
    if len(partners) != 1 or counts.value(category="signed") < 2:
        return Neutral(_("Agreements by partner and profession"))
    told = _(
        "{signed} bilateral recognition agreements; {partner} is the one ASEAN partner with an agreement signed",
        signed=spelled(counts.value(category="signed")),
        partner=labels.area(partners[0]),
    )
    return first_letter_up(told)


def answers(count: int) -> str:
    """How many questions are open."""
    if count < 2:
        return Neutral(_("What would make these figures comparable"))
    return first_letter_up(_("{count} answers would make these figures comparable", count=spelled(count)))


# What the speaker says to ministers on each slide, and what not.


NOTES: Final[dict[str, Message]] = {
    "overview-2": message(
        "Say each step by itself, then where the last year stands against the first. "
        "Do not give an average growth a year. "
        "Swings this large would fit a count of enrolments rather than of people; the source does not say which it is."
    ),
    "overview-2 even": message(
        "Say each step by itself, then where the last year stands against the first. "
        "Do not give an average growth a year. The source does not say whether people or enrolments are counted."
    ),
    "overview-3": message(
        "Say what each category contributed to the change, then how each moved by itself: these are different things. "
        "A small group can grow fast and still contribute little. "
        "Add that one learning card replaced two in January 2020, so part of the shift may be classification."
    ),
    "overview-4 sent": shared.SENT_UNDATED,
    "overview-4 dated": message(
        "Quote the share with its year and say whose it is. "
        "The shares of residents and SME firms beside it are computed from counts; their year stands on the cards."
    ),
    "overview-4": message(
        "Quote the share as the source's, without a year. "
        "Say that it stands for participation and facilities together and that the place that is counted is not defined. "
        "The shares of residents and SME firms beside it are computed from counts; their year stands on the cards."
    ),
    "overview-5": message(
        "A workplace counts once, however many of its people train: this is the use of a scheme, not a share of workers. "
        "Say how many of them have fewer than 5 people, so that the rate for all sizes is not taken for that of the others. "
        "Do not set this rate beside the implementation rate of the next slide."
    ),
    "overview-6 dated": message(
        "Read each card with the line under it: who is counted. "
        "One is a participation rate, the other an implementation rate: say the year of each as it stands on the card. "
        "Do not subtract one from the other and do not speak of a rise."
    ),
    "overview-6": message(
        "Read each card with the line under it: who is counted. "
        "One is a participation rate without a year, the other an implementation rate that may be today's or the target. "
        "Do not subtract one from the other and do not speak of a rise."
    ),
    "overview-7": message(
        "Say “forecast” and “in all these years together”. What is not published by field is not found, not zero. "
        "Do not subtract trainees from the shortage: whether the supply in it counts training is not stated. "
        "The fields of the forecast are not those of K-Digital Training."
    ),
    "overview-8": message(
        "Say both differences in the words of the source, as people, without a percentage: it names no year for either state. "
        "Do not compare with the yearly table: years or definitions differ. "
        "Whose training is meant by “business owners” is our reading."
    ),
    "overview-8 dated": message(
        "Say both differences as people, without a percentage, and the year of a goal where its card has one. "
        "Do not compare with the yearly table: years or definitions differ. "
        "Whose training is meant by “business owners” is our reading."
    ),
    "overview-9 sent": message(
        "Say “signed”, “under discussion” and “multilateral” apart: talks are not recognition. "
        "The signatures of the presentation were checked outside it, against published reports and not the agreements "
        "themselves; those that were sent since were not. "
        "An agreement with one state does not bind the rest of an economy."
    ),
    "overview-9": message(
        "Say “signed”, “under discussion” and “multilateral” apart: talks are not recognition. "
        "The signatures were checked outside the presentation, against published reports and not the agreements themselves. "
        "An agreement with one state does not bind the rest of an economy."
    ),
    "overview-10 reported": message(
        "Close with a request rather than a figure: each line names who can answer it. "
        "Those that are open need one sentence each. "
        "The count on the card is that of the moment at which this story was opened."
    ),
    "overview-10 in part": message(
        "Close with a request rather than a figure: each line names who can answer it, and what was sent since. "
        "Those that are open need one sentence each, but for the last, which grows with every province that reports. "
        "The count on the card is that of the moment at which this story was opened."
    ),
    "overview-10": message(
        "Close with a request rather than a figure: each line names who can answer it. "
        "All but the last need one sentence each; the last grows with every province that reports. "
        "The count on the card is that of the moment at which this story was opened."
    ),
}


def level_note(counted: float, printed: Dataset) -> str:
    """How to say the level aloud, and which printed figures not to use.

    Args:
        counted: trainees of the latest year.
        printed: `printed_figures`.
    """
    return _(
        "Say “{short}”, aloud “{aloud}”. The presentation prints {a_year} a year and “about {percent}” of the population, "
        "neither with the year it is of: use the table. "
        "Whether a person with three courses counts once or three times is not stated.",
        short=words.short(counted, "trainees"),
        aloud=labels.bounded(words.short(round(counted, -5), "trainees"), "about"),
        a_year=compact(printed.number("value", measure="trainees_a_year")),
        percent=words.full(printed.number("value", measure="trainees_share_of_population_pct"), "percent", digits=0),
    )


# Overview for ministers, the first five slides: how many train, who they are, where, and in which workplaces.


def level(outlook: Outlook) -> Slide:
    """Trainees by year and category."""
    compute = outlook.compute
    total, trainees, change = (compute(f"trainees_{name}") for name in ("total", "by_category", "change_pct"))
    share, index, per_100 = (
        compute(name) for name in ("job_seeker_share_pct", "trainees_index", "trainees_per_100_residents")
    )
    year, printed = _latest(total), outlook.dataset("printed_figures")
    return Slide(
        id="overview-1",
        headline=level_headline(total.row(year=year)),
        shown=trends.levels_by_category(trainees, total, share, index, change=change, year=year),
        cards=tuple(trends.cards_of(total, trainees, change, per_100, printed=printed, year=year)[:3]),
        limits=shared.said(outlook, shared.PEOPLE_OR_ENROLMENTS, shared.NO_PART_OF_RESIDENTS),
        note=level_note(total.value(year=year), printed),
        link=f"/trends?year={year}",
    )


def index(outlook: Outlook) -> Slide:
    """The fall of one year and the rise of the next."""
    index, change = outlook.compute("trainees_index"), outlook.compute("trainees_change_pct")
    years = sorted({int(year) for year in index.table["year"]})
    return Slide(
        id="overview-2",
        headline=fall_and_rise(change, index),
        shown=trends.index_lines(index, outlook.compute("recovery_ratio")),
        cards=tuple(index_card(index, change, year, base=years[0]) for year in years[1:][-2:]),
        limits=shared.said(outlook, shared.PEOPLE_OR_ENROLMENTS, shared.NO_AVERAGE),
        note=str(NOTES["overview-2" if trends.swings(change) else "overview-2 even"]),
        link=f"/trends?year={years[-1]}",
    )


def who_made_it(outlook: Outlook) -> Slide:
    """What each category contributed to the change."""
    contribution, share = (outlook.compute(f"trainees_change_{name}") for name in ("contribution_pp", "share_pct"))
    change, index, trainees = (outlook.compute(f"trainees_{name}") for name in ("change_pct", "index", "by_category"))
    year = _latest(change)
    return Slide(
        id="overview-3",
        headline=contributions(share, change, index),
        shown=trends.contributions(contribution, share, year=year),
        cards=(contribution_card(contribution, change, year), job_seekers_card(trainees, index)),
        limits=shared.said(outlook, shared.ONE_CARD, shared.PEOPLE_OR_ENROLMENTS),
        note=str(NOTES["overview-3"]),
        link=f"/trends?year={year}",
    )


def capital_area(outlook: Outlook) -> Slide:
    """Training, SME firms and residents in the capital area."""
    shares = outlook.compute("metropolitan_share_pct")
    led = lead(shares)
    spoken_of = "overview-4 dated" if led.year else "overview-4" if led.of_the_source else "overview-4 sent"
    return Slide(
        id="overview-4",
        headline=capital_area_headline(shares),
        shown=shares_bars(shares),
        cards=share_cards(shares, "residents", "sme_firms"),
        limits=shared.said(outlook, shared.UNDATED_SHARE),
        note=str(NOTES[spoken_of]),
        link="/concentration",
    )


def take_up(outlook: Outlook) -> Slide:
    """Take-up of employer training by size of workplace."""
    names = ("employer_training_take_up_pct", "take_up_excluding_micro_pct", "micro_workplaces_share_pct")
    rate, without_micro, micro = (outlook.compute(name) for name in names)
    part, insured = (outlook.compute(f"{name}_establishments_count") for name in ("participating", "insured"))
    of_its_year = [row for row in micro.rows if (row.category, row.year) == (INSURED, rate.newest(category=ALL).year)]
    small = (
        _(
            "{share} of these workplaces have fewer than 5 people (I-28).",
            share=words.full(row.number, "percent", digits=0),
        )
        for row in of_its_year
    )
    return Slide(
        id="overview-5",
        headline=take_up_headline(rate, outlook.compute("insured_per_participating_ratio")),
        shown=take_up_by_size(
            rate, without_micro, micro, outlook.dataset("sme_participation"), against=yardstick(rate, own=None)
        ),
        cards=tuple(_rate(rate, size, part, insured) for size in (sme.ALL, sme.LARGEST)),
        limits=shared.said(outlook, *inferred_year(rate), *small),
        note=str(NOTES["overview-5"]),
        link="/sme",
    )


def inferred_year(rate: Indicator) -> tuple[Message, ...]:
    """That a year is inferred, where that of a newest rate is."""
    shown = [rate.newest(category=size) for size in dict.fromkeys(row.category for row in rate.rows)]
    inferred = any("year_inferred" in row.flags for row in shown)
    return tuple(text for name, text in rate.assumptions.items() if name == "year" and inferred)


def _latest(indicator: Indicator) -> int:
    return int(indicator.table["year"].max())


def _rate(rate: Indicator, size: str, part: Indicator, insured: Indicator) -> Card:
    found = rate.newest(category=size)
    note, label = sme.behind(found, part, insured), labels.word("firm_size", size)
    return card(rate, found, label=label, note=note, also=(part, insured)).named(size).dated(sme.dated(found))


SLIDES = (level, index, who_made_it, capital_area, take_up)


# Overview for ministers, the last five slides: two rates, the shortage, the goals, recognition, open questions.


def two_rates_slide(outlook: Outlook) -> Slide:
    """Two rates side by side as cards, without a common axis."""
    participation, implementation = (outlook.compute(f"sme_{name}_pct") for name in ("participation", "implementation"))
    two_ways = can_be_read_twice(outlook.dataset("sme_participation"))
    of_the_source = two_ways and participation.newest().year is None and implementation.newest().year is None
    return Slide(
        id="overview-6",
        headline=two_rates(participation.newest(), implementation.newest()),
        shown=None,
        cards=tuple(panels(participation, implementation, is_open=two_ways)),
        limits=shared.said(outlook, shared.TWO_RATES),
        note=str(NOTES["overview-6" if of_the_source else "overview-6 dated"]),
        link="/sme",
    )


def shortage_slide(outlook: Outlook) -> Slide:
    """The forecast shortage and the part of it that is published by field."""
    compute, forecast = outlook.compute, outlook.dataset("skill_shortage")
    short, known = compute("kdt_shortage_by_field"), compute("kdt_shortage_fields")
    published, percent = compute("kdt_shortage_published"), compute("kdt_shortage_published_pct")
    period = period_of(forecast)
    cards = kdt.cards_of(
        compute("kdt_fields_count"), compute("kdt_field_coverage"), short, published, percent, forecast=forecast
    )
    return Slide(
        id="overview-7",
        headline=shortage(short, known, period=period, fields=forecast_fields(forecast)),
        shown=bar(short, compute("kdt_shortage_unpublished"), percent, forecast, period=period),
        cards=tuple(cards[1:3]),
        limits=shared.said(outlook, shared.NO_SUBTRACTION),
        note=str(NOTES["overview-7"]),
        link="/kdt",
    )


def goals_slide(outlook: Outlook) -> Slide:
    """How far the goals of the benefits table lie from its as-is figures."""
    as_is, to_be = (outlook.compute("policy_state", state=state) for state in ("as_is", "to_be"))
    gap = outlook.compute("as_is_to_be_gap")
    return Slide(
        id="overview-8",
        headline=goals(gap),
        shown=dumbbells(as_is, to_be, gap, outlook.compute("trainees_total")),
        cards=tuple(_goal(name, as_is, to_be, gap) for name in ROWS),
        limits=shared.said(outlook, shared.NOT_THE_TABLE, shared.OWNERS),
        note=str(NOTES["overview-8" if true(shared.UNDATED_GOALS, outlook) else "overview-8 dated"]),
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
        headline=one_asean_partner(counts, partners),
        shown=matrix.matrix(listed, counts, lists=(listing,)),
        cards=cards.of_groups(outlook)[:2],
        limits=shared.said(outlook, shared.TALKS),
        note=str(NOTES["overview-9 sent" if _sent_unchecked(listing, signed) else "overview-9"]),
        link="/mra",
    )


def _sent_unchecked(listing: Dataset, signed: list[Agreement]) -> bool:
    """Whether the national authority has sent a signature that names nothing it was checked against."""
    codes = {one.id for one in signed}
    return any(
        row.agreement in codes and row.status == "national" and pd.isna(row.checked_source) for row in listing.rows
    )


def what_is_open(outlook: Outlook) -> Slide:
    """The questions whose answers would make the figures comparable, each with its owner."""
    asked = questions(outlook)
    return Slide(
        id="overview-10",
        headline=answers(sum(bool(one.left) for one in asked)),
        shown=open_questions(outlook, asked),
        cards=reporting_cards(outlook)[:1],
        note=str(NOTES[_spoken_of(asked)]),
        link="/sources?tab=caveats",
    )


def _spoken_of(asked: list[Question]) -> str:
    """Which note fits the questions: none answered, the last of them, or others."""
    if not asked[-1].left:
        return "overview-10 reported"
    return "overview-10 in part" if any(one.answers for one in asked) else "overview-10"


def _goal(name: str, as_is: Indicator, to_be: Indicator, gap: Indicator) -> Card:
    now, then = (found.row(category=name) for found in (as_is, to_be))
    year, told = gap.row(category=name).year, targets.change(gap, name)
    note = _("{gap} by {year}.", gap=told, year=year) if year else _("{gap}; no year is stated.", gap=told)
    return card(
        as_is,
        now,
        label=naming.target(name),
        value=" → ".join(labels.bounded(number(one.number), one.bound) for one in (now, then)),
        note=note,
        also=(to_be, gap),
    ).named(name)


POLICY_SLIDES = (two_rates_slide, shortage_slide, goals_slide, recognition, what_is_open)
