"""What the slides for ministers find, from the data; the neutral title where a claim no longer holds."""

from components.figures import words
from components.figures.sme.summary import ALL, LARGEST, in_words, printed
from components.figures.stories.spoken import above, first_letter_up, half, is_half, people, spelled
from components.figures.targets.summary import EMPLOYER, UNEMPLOYED
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.areas import CAPITAL
from indicators.indicator import Indicator, Value
from indicators.kdt import FORECAST_FIELDS


def level(total: Value) -> str:
    """How many were counted, and what is not said of them."""
    if total.status == "estimated":
        return _("Trainees by year")
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
        return _("Index, {base} = 100", base=base)
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
        return _("Contributions")
    return _(
        "Employees made {share} of the {year} rise; job-seeker training grew {times}-fold in {span} years",
        share=words.full(float(made.iloc[0]), "percent"),
        year=years[-1],
        times=number(times, digits=1),
        span=spelled(years[-1] - years[0]),
    )


def capital_area(shares: Indicator) -> str:
    """Where the source puts training, against residents."""
    training = shares.value(area=CAPITAL, category="trainees", undated=True)
    residents = shares.value(area=CAPITAL, category="residents")
    if training <= residents or not is_half(residents):
        return _("Capital area")
    return _(
        "The source puts {training} of participation and facilities in the capital area, home to {residents} of residents",
        training=words.full(training, "percent"),
        residents=half(residents),
    )


def take_up(rate: Indicator, for_each: Indicator) -> str:
    """All workplaces against the largest."""
    if rate.value(category=LARGEST) <= rate.value(category=ALL):
        return _("Take-up by size")
    return _(
        "One insured workplace in {n} took part in employer training; of those with {size}, {share}",
        n=number(for_each.value(category=ALL)),
        size=labels.word("firm_size", LARGEST),
        share=in_words(rate.value(category=LARGEST)),
    )


def two_rates(participation: Value, implementation: Value) -> str:
    """Two printed rates that are no gap; what an authority publishes later may count otherwise."""
    if {participation.status, implementation.status} != {"reported"}:
        return _("Participation rate and implementation rate")
    rates = {"first": printed(participation), "second": printed(implementation)}
    return _("{first} and {second} measure different things: they are not a gap", **rates)


def shortage(short: Indicator, known: Indicator, *, period: str) -> str:
    """The forecast, and how many of its fields have a figure."""
    if not 1 < known.value() < FORECAST_FIELDS:
        return _("Forecast shortage by field")
    return _(
        "A shortage of {people} is forecast for {period} in {fields} new-technology fields; we hold {known} of the {fields}",
        people=people(short.value(category="all")),
        period=period,
        fields=spelled(FORECAST_FIELDS),
        known=spelled(known.value()),
    )


def goals(gap: Indicator) -> str:
    """How far the goals lie from as-is, in the words of the source."""
    added = {name: gap.value(category=name) for name in (UNEMPLOYED, EMPLOYER)}
    if min(added.values()) <= 0:
        return _("As-is and to-be")
    return _(
        "Goals of the source: {unemployed} more unemployed people in training, {employer} more “business owners” "
        "(source wording); no year is given",
        unemployed=people(added[UNEMPLOYED]),
        employer=people(added[EMPLOYER]),
    )


def one_asean_partner(counts: Indicator, partners: list[str]) -> str:
    """How many agreements are signed, and who of ASEAN has signed, where that is one.

    Args:
        counts: `mra_status_count`.
        partners: codes of the ASEAN Member States with a signed agreement.
    """
    if len(partners) != 1 or counts.value(category="signed") < 2:
        return _("Agreements by partner and profession")
    told = _(
        "{signed} bilateral recognition agreements; {partner} is the one ASEAN partner with an agreement signed",
        signed=spelled(counts.value(category="signed")),
        partner=labels.area(partners[0]),
    )
    return first_letter_up(told)


def answers(count: int) -> str:
    """How many questions are open."""
    if count < 2:
        return _("What would make these figures comparable")
    return first_letter_up(_("{count} answers would make these figures comparable", count=spelled(count)))
