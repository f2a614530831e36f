"""Overview for ministers, the first five slides: how many train, who they are, where, and in which workplaces."""

from components.figures import words
from components.figures.card import Card, card
from components.figures.concentration.zone_shares import shares_bars
from components.figures.slide import Slide
from components.figures.sme import summary as sme
from components.figures.sme.take_up import by_size
from components.figures.sme.yardstick import yardstick
from components.figures.stories import limits, overview_headlines, overview_notes
from components.figures.stories.trainee_cards import contribution_card, index_card, job_seekers_card
from components.figures.stories.zone_cards import share_cards
from components.figures.trends import changes, contributions, levels
from data import labels
from data.outlook import Outlook
from i18n import _
from i18n.numbers import number
from indicators.employer_training import INSURED
from indicators.indicator import Indicator


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
        headline=overview_headlines.level(total.row(year=year)),
        shown=levels.by_category(trainees, total, share, index, year=year),
        cards=tuple(levels.cards(total, trainees, change, per_100, printed=printed, year=year)[:3]),
        limits=limits.said(limits.PEOPLE_OR_ENROLMENTS, limits.NO_PART_OF_RESIDENTS),
        note=overview_notes.level(total.value(year=year), printed),
        link=f"/trends?year={year}",
    )


def index(outlook: Outlook) -> Slide:
    """The fall of one year and the rise of the next."""
    index, change = outlook.compute("trainees_index"), outlook.compute("trainees_change_pct")
    years = sorted({int(year) for year in index.table["year"]})
    return Slide(
        id="overview-2",
        headline=overview_headlines.fall_and_rise(change, index),
        shown=changes.index_lines(index, outlook.compute("recovery_ratio")),
        cards=tuple(index_card(index, change, year, base=years[0]) for year in years[-3:]),
        limits=limits.said(limits.PEOPLE_OR_ENROLMENTS, limits.NO_AVERAGE),
        note=str(overview_notes.NOTES["overview-2"]),
        link=f"/trends?year={years[-1]}",
    )


def who_made_it(outlook: Outlook) -> Slide:
    """What each category contributed to the change."""
    contribution, share = (outlook.compute(f"trainees_change_{name}") for name in ("contribution_pp", "share_pct"))
    change, index, trainees = (outlook.compute(f"trainees_{name}") for name in ("change_pct", "index", "by_category"))
    year = _latest(change)
    return Slide(
        id="overview-3",
        headline=overview_headlines.contributions(share, change, index),
        shown=contributions.contributions(contribution, share),
        cards=(contribution_card(contribution, change, year), job_seekers_card(trainees, index)),
        limits=limits.said(limits.ONE_CARD, limits.PEOPLE_OR_ENROLMENTS),
        note=str(overview_notes.NOTES["overview-3"]),
        link=f"/trends?year={year}",
    )


def capital_area(outlook: Outlook) -> Slide:
    """Training, SME firms and residents in the capital area."""
    shares = outlook.compute("metropolitan_share_pct")
    return Slide(
        id="overview-4",
        headline=overview_headlines.capital_area(shares),
        shown=shares_bars(shares),
        cards=share_cards(shares, "residents", "sme_firms"),
        limits=limits.said(limits.UNDATED_SHARE),
        note=str(overview_notes.NOTES["overview-4"]),
        link="/concentration",
    )


def take_up(outlook: Outlook) -> Slide:
    """Take-up of employer training by size of workplace."""
    names = ("employer_training_take_up_pct", "take_up_excluding_micro_pct", "micro_workplaces_share_pct")
    rate, without_micro, micro = (outlook.compute(name) for name in names)
    part, insured = (outlook.compute(f"{name}_establishments_count") for name in ("participating", "insured"))
    micro_share = words.full(micro.value(category=INSURED), "percent", digits=0)
    small = _("{share} of these workplaces have fewer than 5 people (I-28).", share=micro_share)
    return Slide(
        id="overview-5",
        headline=overview_headlines.take_up(rate, outlook.compute("insured_per_participating_ratio")),
        shown=by_size(
            rate, without_micro, micro, outlook.dataset("sme_participation"), against=yardstick(rate, own=None)
        ),
        cards=tuple(_rate(rate, size, part, insured) for size in (sme.ALL, sme.LARGEST)),
        limits=limits.said(rate.assumptions["year"], small),
        note=str(overview_notes.NOTES["overview-5"]),
        link="/sme",
    )


def _latest(indicator: Indicator) -> int:
    return int(indicator.table["year"].max())


def _rate(rate: Indicator, size: str, part: Indicator, insured: Indicator) -> Card:
    found = rate.row(category=size)
    note = _(
        "{part} of {whole} insured workplaces",
        part=number(part.value(category=size)),
        whole=number(insured.value(category=size)),
    )
    label = labels.word("firm_size", size)
    return card(rate, found, label=label, note=note, also=(part, insured)).named(size).dated(sme.dated(found))


SLIDES = (level, index, who_made_it, capital_area, take_up)
