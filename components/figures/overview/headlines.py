"""The overview: six headline figures, and the way from as-is to to-be."""

from collections.abc import Callable

from components.figures import words
from components.figures.card import Card, card
from components.figures.state import State
from data import labels
from i18n import _
from i18n.numbers import number, signed
from indicators.areas import CAPITAL
from indicators.indicator import Indicator
from indicators.mra import agreement_states, groupings

Compute = Callable[..., Indicator]


def answer(total: Indicator, shares: Indicator, *, year: int) -> str:
    """The state of training in one sentence."""
    return _(
        "{level} in {year}; {share} of training (undated) in the capital area, home to {residents} of residents ({when})",
        when=words.year(shares.row(area=CAPITAL, category="residents")),
        level=words.short(total.value(year=year), "trainees"),
        year=year,
        share=words.full(shares.value(area=CAPITAL, category="trainees", undated=True), "percent"),
        residents=words.full(shares.value(area=CAPITAL, category="residents"), "percent"),
    )


def headlines(state: State) -> list[Card]:
    """Six cards: trainees, SMEs, capital area, shortage, K-Digital Training, mutual recognition."""
    return [
        _trainees(state.compute, state.year),
        _smes(state.compute),
        _capital(state.compute),
        _shortage(state),
        _kdt(state.compute),
        _mra(state),
    ]


def strip(compute: Compute) -> list[Card]:
    """As-is → to-be for each quantified target and for both together."""
    as_is, to_be = compute("policy_state", state="as_is"), compute("policy_state", state="to_be")
    gap = compute("as_is_to_be_gap")
    cards = []
    for target in gap.table["category"]:
        note = _(
            "From {now} to {goal}. No year is given; not comparable with the yearly table.",
            now=words.short(as_is.value(category=target), "trainees"),
            goal=words.short(to_be.value(category=target), "trainees"),
        )
        value = words.counted(signed(gap.value(category=target)), gap.unit)
        found = card(
            gap,
            gap.row(category=target),
            label=labels.word("target", target),
            note=note,
            value=value,
            page="targets",
            also=(as_is, to_be),
        )
        cards.append(found.named(target))
    return cards


def _trainees(compute: Compute, year: int) -> Card:
    total, change = compute("trainees_total"), compute("trainees_change_pct")
    if year in set(change.table["year"]):
        moved = change.value(year=year, category="total")
        note = _(
            "{change} ({word}) on {before}. People or enrolments: not stated.",
            change=words.change(moved),
            word=words.moved(moved),
            before=year - 1,
        )
    elif year == int(total.table["year"].min()):
        note = _("First year of the table. People or enrolments: not stated.")
    else:
        note = _("Nothing is known of {before}. People or enrolments: not stated.", before=year - 1)
    return card(total, total.row(year=year), label=_("Trainees"), note=note, page="trends")


def _smes(compute: Compute) -> Card:
    rate, take_up = compute("sme_participation_pct"), compute("employer_training_take_up_pct")
    note = _(
        "Who is counted is not stated. Of all insured workplaces {rate} took part in employer training. "
        "Not comparable with the implementation rate.",
        rate=words.full(take_up.value(category="all"), "percent"),
    )
    return card(rate, rate.row(), label=_("SMEs taking part in training"), note=note, page="sme")


def _capital(compute: Compute) -> Card:
    shares = compute("metropolitan_share_pct")
    note = _(
        "One share for participants and facilities together, against {residents} of residents and {firms} of SMEs.",
        residents=words.full(shares.value(area=CAPITAL, category="residents"), "percent"),
        firms=words.full(shares.value(area=CAPITAL, category="sme_firms"), "percent"),
    )
    found = shares.row(area=CAPITAL, category="trainees", undated=True)
    return card(shares, found, label=_("Training in the capital area"), note=note, page="concentration")


def _shortage(state: State) -> Card:
    shortage, known = map(state.compute, ("kdt_shortage_by_field", "kdt_shortage_fields"))
    forecast = state.dataset("skill_shortage").where(field="all", measure="shortage")
    period = labels.word("period", forecast.table["period"].iloc[0])
    note = _(
        "A forecast for all years together; figures of {known} of its fields are published. "
        "They are not the fields of K-Digital Training.",
        known=number(known.value()),
    )
    found = card(
        shortage, shortage.row(category="all"), label=_("People short in new technology"), note=note, page="kdt"
    )
    return found.dated(period)


def _kdt(compute: Compute) -> Card:
    fields, covered = compute("kdt_fields_count"), compute("kdt_field_coverage")
    note = _(
        "{digital} digital and {advanced} of advanced industry. Courses or trainees are reported for {covered} of them.",
        digital=number(fields.value(category="digital")),
        advanced=number(fields.value(category="advanced_industry")),
        covered=number(covered.value()),
    )
    return card(fields, fields.row(category="total"), label=_("Fields of K-Digital Training"), note=note, page="kdt")


def _mra(state: State) -> Card:
    counts, partners = map(state.compute, ("mra_status_count", "mra_signed_partners"))
    agreements, members = state.dataset("mra_agreements"), groupings(state.dataset("economies"))
    states = agreement_states(agreements)
    years = agreements.where(agreement=list(states[states == "signed"].index)).table["year"]
    note = _(
        "{on_going} more under discussion, {multilateral} multilateral. Signed partners: {asean} of {of_asean} in ASEAN, "
        "{apec} of {of_apec} in APEC.",
        on_going=number(counts.value(category="on_going")),
        multilateral=number(counts.value(category="multilateral")),
        asean=number(partners.value(category="asean")),
        apec=number(partners.value(category="apec")),
        of_asean=len(members["asean"]),
        of_apec=len(members["apec"]),
    )
    label = _("Bilateral recognition agreements signed")
    found = card(counts, counts.row(category="signed"), label=label, note=note, page="mra", also=(partners,))
    return found.dated(words.span(years.min(), years.max()))
