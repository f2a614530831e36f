"""The overview."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, concentration, kdt, mra, sme, targets, trends, words
from components.figures.cards import Card, card, nothing_yet
from components.figures.concentration import estimates, reports
from components.figures.concentration.provinces import rank_ends, ranks, told_rank
from components.figures.concentration.reports import REPORTED_CATEGORIES, Reports, gather
from components.figures.concentration.zones import Lead, lead
from components.figures.concentration.zones import shown as of_zones
from components.figures.exhibit import Behind, Exhibit, Figure, Spec, Table
from components.figures.kdt.forecast import period_of
from components.figures.page import Cards, FigurePage, Heading, Part, Sentence, indicators, shown
from components.figures.state import Compute, State, estimated_year
from components.figures.stories.shared import (
    NO_SUBTRACTION,
    NOT_THE_TABLE,
    TALKS,
    UNDATED_SHARE,
    of_place,
    open_questions,
    questions,
    said,
)
from data import labels, naming
from i18n import _, message
from i18n.numbers import number
from indicators.cooperation import agreement_states, groupings
from indicators.indicator import CAPITAL, LOWER_BOUNDS, Indicator, Value, zone_of
from indicators.offices import HEADCOUNT_BELOW, TWO_WAYS

# The overview: six headline figures, and the way from as-is to to-be.


def answer_of(total: Indicator, shares: Indicator, *, year: int) -> str:
    """The state of training in one sentence."""
    led = lead(shares, year=year)
    told = {
        "when": words.year(led.residents),
        "level": words.short(total.value(year=year), "trainees"),
        "year": year,
        "share": led.told,
        "residents": words.full(led.residents.number, "percent"),
    }
    if led.year is None:
        return _(
            "{level} in {year}; {share} of training (undated) in the capital area, home to {residents} of residents "
            "({when})",
            **told,
        )
    if led.of_offices and led.rest != CAPITAL:
        return _of_offices(told, led)
    return _(
        "{level} in {year}; {share} of training ({of}) in the capital area, home to {residents} of residents ({when})",
        of=led.year,
        **told,
    )


def _of_offices(told: dict[str, Any], led: Lead) -> str:
    if told["year"] == led.year == led.residents.year:  # one year is said once
        return _(
            "{level} in {year}; as the offices report, {share} of trainees in the capital area, home to {residents} of residents",
            **told,
        )
    return _(
        "{level} in {year}; as the offices report, {share} of trainees ({of}) in the capital area, home to {residents} of "
        "residents ({when})",
        of=led.year,
        **told,
    )


def cards(state: State) -> list[Card]:
    """Six cards: trainees, SMEs, capital area, shortage, K-Digital Training, mutual recognition."""
    return [
        _trainees(state.compute, state.year),
        _smes(state.compute),
        _capital(state.compute, state.year),
        _shortage(state),
        _kdt(state.compute),
        _mra(state),
    ]


def strip(state: State) -> list[Card]:
    """As-is → to-be for each quantified target and for both together."""
    as_is, to_be = state.compute("policy_state", state="as_is"), state.compute("policy_state", state="to_be")
    gap = state.compute("as_is_to_be_gap")
    cards = []
    for target in gap.table["category"]:
        row = gap.row(category=target)
        found = card(
            gap,
            row,
            label=naming.target(target),
            note=_from_to(as_is, to_be, gap, target),
            value=targets.added(gap, target),
            page="targets",
            also=(as_is, to_be),
        )
        cards.append(found.named(target))
    return cards


def _from_to(as_is: Indicator, to_be: Indicator, gap: Indicator, target: str) -> str:
    states = {"now": targets.in_short(as_is, target), "goal": targets.in_short(to_be, target)}
    if year := gap.row(category=target).year:
        return _("From {now} to {goal} by {year}; not comparable with the yearly table.", year=year, **states)
    if target == targets.BOTH and targets.dated(gap):
        return _("From {now} to {goal}. The goals share no year; not comparable with the yearly table.", **states)
    return _("From {now} to {goal}. No year is given; not comparable with the yearly table.", **states)


def _trainees(compute: Compute, year: int) -> Card:
    total, change = compute("trainees_total"), compute("trainees_change_pct")
    if year in set(change.table["year"]):
        moved = change.value(year=year, category="total")
        note = _(
            "{change} on {before}. People or enrolments: not stated.",
            change=words.moved_by(moved),
            before=year - 1,
        )
    elif year == int(total.table["year"].min()):
        note = _("First year of the table. People or enrolments: not stated.")
    else:
        note = _("Nothing is known of {before}. People or enrolments: not stated.", before=year - 1)
    heads, found = trends.headcount(compute, year=year)
    told = " ".join(filter(None, (note, trends.headcount_told(found))))
    also = (heads,) if found else ()
    return card(total, total.row(year=year), label=_("Trainees"), note=told, page="trends", also=also)


def _smes(compute: Compute) -> Card:
    rate, take_up = compute("sme_participation_pct"), compute("employer_training_take_up_pct")
    note = _(
        "Who is counted is not stated. Of all insured workplaces {rate} took part in employer training. "
        "Not comparable with the implementation rate.",
        rate=words.stated(take_up.newest(category="all"), "percent"),
    )
    told = sme.with_the_printed(note, rate)
    return card(rate, rate.newest(), label=_("SMEs taking part in training"), note=told, page="sme")


def _capital(compute: Compute, year: int) -> Card:
    shares = compute("metropolitan_share_pct")
    led = lead(shares, year=year)
    note = _against(led)
    value = None if led.year is None else led.share
    label = _("Training in the capital area")
    return card(
        shares,
        led.capital,
        label=label,
        note=" ".join(filter(None, (note, led.whole, led.beside, *_refused(shares)))),
        value=value,
        page="concentration",
    )


def _against(led: Lead) -> str:
    """Whose share it is, and the shares of residents and firms that it is held against, with their year where it is another."""
    shares = {"residents": led.held_against(led.residents), "firms": led.held_against(led.firms)}
    if led.of_the_source:
        return _(
            "One share for participants and facilities together, against {residents} of residents and {firms} of SMEs.",
            **shares,
        )
    if led.of_offices:
        return _of_reports(led, shares)
    if led.counted:
        note = _("As the zones were counted, against {residents} of residents and {firms} of SMEs.", **shares)
        return f"{note} {led.counted}"
    if led.year is None:
        return _("As it was sent, without a year, against {residents} of residents and {firms} of SMEs.", **shares)
    if led.sent_elsewhere:
        return _(
            "What remains of the {rest} elsewhere, as it was sent for the year, against {residents} of residents and {firms} of "
            "SMEs.",
            rest=led.sent_elsewhere,
            **shares,
        )
    return _("As it was sent for the year, against {residents} of residents and {firms} of SMEs.", **shares)


def _of_reports(led: Lead, shares: dict[str, str]) -> str:
    if led.rest == CAPITAL:
        return _(
            "What the offices elsewhere leave of the national total, against {residents} of residents and {firms} of SMEs.",
            **shares,
        )
    return _("As the offices report, against {residents} of residents and {firms} of SMEs.", **shares)


def _refused(found: Indicator) -> list[str]:
    """Why some of the values are not given, each reason once."""
    return list(dict.fromkeys(str(one.reason) for one in found.refusals))


def _shortage(state: State) -> Card:
    shortage, known = map(state.compute, ("kdt_shortage_by_field", "kdt_shortage_fields"))
    period = period_of(state.dataset("skill_shortage"))
    note = (
        _(
            "A forecast for all years together; figures of {known} of its fields are published. "
            "They are not the fields of K-Digital Training.",
            known=number(known.value()),
        )
        if known.value()
        else _("A forecast for all years together, without figures of single fields.")
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
    years = agreements.where(agreement=list(states[states == "signed"].index)).table["year"].dropna()
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
    return found if years.empty else found.dated(words.span(years.min(), years.max()))


# One province: what is known of it, and what its office has reported or is only estimated.


def province_cards(state: State, province: str, *, residents_year: int) -> list[Card]:
    """Residents, SME firms, the quotient, and trainees: as reported for the year, else estimated.

    Args:
        state: the state of the page.
        province: its code.
        residents_year: the year whose residents are shown.
    """
    return [*_beside_trainees(state, province, residents_year), _trainees_of_province(state, province)]


def _beside_trainees(state: State, province: str, residents_year: int) -> list[Card]:
    """What is known of a province without its office; whether it has reported, the quotient says."""
    return [
        _residents(state.compute, province, residents_year),
        _firms(state.compute, province),
        _quotient(state, province, known=province in set(_totals(state, province).table["area"])),
    ]


def _totals(state: State, province: str) -> Indicator:
    """What offices report in full, of the year of this one."""
    return state.compute("regional_trainees", year=reported_year(state, province))


def holds_estimate(state: State, province: str) -> bool:
    """Whether the trainees of a province are only estimated."""
    # An office that suppresses a category, or counts the two in different ways, has reported: an estimate would be no better.
    return province not in gather(state.outlook, year=reported_year(state, province)).codes


def reported_year(state: State, province: str) -> int:
    """The year of what the office of a province has reported: of its own reports the one that the filter stands for."""
    return state.year_of("regional_training", province=province)


def _trainees_of_province(state: State, province: str) -> Card:
    """As reported, else what there is of it, else the estimate."""
    totals = _totals(state, province)
    if province in set(totals.table["area"]):
        return _reported(totals, province)
    reports = gather(state.outlook, year=reported_year(state, province))
    return _in_part(reports, province) if province in reports.codes else _estimate(state, province)


def _residents(compute: Compute, province: str, year: int) -> Card:
    residents, share = compute("residents_by_province", year=year), compute("residents_share_pct", year=year)
    note = _(
        "{share} of Korea's residents, rank {rank} of 17, 31 December {year}.",
        share=words.full(share.value(area=province), "percent"),
        rank=told_rank(ranks(residents)[province]),
        year=year,
    )
    found = card(residents, residents.row(area=province), label=_("Residents"), note=note, page="concentration")
    return replace(found, rests_on=(residents, share))


def _firms(compute: Compute, province: str) -> Card:
    firms, density, order = map(compute, ("sme_firms_by_province", "smes_per_1000_residents", "sme_firms_rank"))
    found = firms.row(area=province)
    note = _(
        "Rank {rank} of 17; {density}.",
        rank=told_rank(rank_ends(order, province)),
        density=words.full(density.value(area=province), density.unit),
    )
    if is_rounded(found):
        note += " " + _("Rounded to 1,000 in the source, the year is inferred.")
    if instead := density.assumptions.get("residents"):
        note += f" {instead}"
    if len({row.year for row in firms.rows}) > 1:
        note += " " + _("The figures of the provinces are of different years.")
    return card(
        firms,
        found,
        label=_("SME firms"),
        note=note,
        page="concentration",
        also=(density, order),
    )


def is_rounded(firms: Value) -> bool:
    """Whether a number of SME firms is the one that the source rounds, and whose year is inferred; none that was sent is."""
    return "year_inferred" in firms.flags and not words.was_sent(firms.kind)


def _quotient(state: State, province: str, *, known: bool) -> Card:
    """The quotient of the province, once all have reported one way; else that of its zone."""
    quotients, zone = state.compute("location_quotient"), zone_of(province)
    own = [row for row in quotients.rows if (row.area, row.category) == (province, "residents")]
    if own:
        found = of_zones(quotients, year=state.year, area=province, category="residents")
        other = of_zones(quotients, year=found.year, area=zone, category="residents")
        note = _(
            "Share of the trainees that the offices report over share of residents; 1 is in proportion. Its zone, “{zone}”: "
            "{quotient}.",
            zone=labels.area(zone),
            quotient=number(other.number, digits=3),
        )
        label, shown = _("Location quotient"), quotients.only(found, other)
    else:
        found = of_zones(quotients, year=state.year, area=zone, category="residents")
        shown = quotients.only(found)
        note = _("Share of training over share of residents of the zone “{zone}”.", zone=labels.area(zone))
        if any(one.reason == HEADCOUNT_BELOW for one in quotients.refusals):
            note += f" {HEADCOUNT_BELOW}"
        elif not known:
            note += " " + _("Whether {province} lies over or under is not known.", province=labels.area(province))
        label = _("Location quotient of its zone")
    value = number(found.number, digits=3)
    return card(shown, found, label=label, note=note, value=value, page="concentration")


def _reported(reported: Indicator, province: str) -> Card:
    note = _("Job seekers and employees as the province's office has reported them. How it counts is in its file.")
    return card(reported, reported.row(area=province), label=_("Trainees"), note=note, page="concentration")


def _in_part(reports: Reports, province: str) -> Card:
    """What a province without a total has reported: the one figure that it gives, else why none is given."""
    given = [name for name in REPORTED_CATEGORIES if reports.part(province, name)]
    refused = [one.reason for one in reports.totals.refusals if one.area == province and one.category is None]
    why = "; ".join(reports.gaps(province)) or str(refused[0] if refused else TWO_WAYS)
    if len(given) == 1:
        found = reports.parts.row(area=province, category=given[0])
        label = _("Trainees: {category}", category=labels.word("trainee_category", given[0]))
        note = _("{gaps}. So there is no total of the province.", gaps=why)
        return card(reports.parts, found, label=label, note=note, page="concentration")
    told = nothing_yet(reports.parts, label=_("Trainees"), note=_with_its_parts(reports, province, given, why))
    return replace(told, value=_("no total") if given else reports.short(province), when=str(reports.year))


def _with_its_parts(reports: Reports, province: str, given: list[str], why: str) -> str:
    """Why there is no total, and the figures of both categories, which an office looks for, with their mark."""
    if not given:
        return why
    rows = {name: reports.parts.row(area=province, category=name) for name in given}
    parts = ", ".join(
        f"{labels.word('trainee_category', name)} {words.stated(row, 'trainees')}" for name, row in rows.items()
    )
    kinds = words.marked((row.status for row in rows.values()), *(row.flags for row in rows.values()))
    return _("{parts} ({kind}). {why}", parts=parts, kind=kinds, why=why)


def _estimate(state: State, province: str) -> Card:
    year = estimated_year(state.outlook)
    of_year = replace(state, year=year)
    estimate = estimates.by_residents(of_year)
    if estimate.table.empty:
        why = str(estimate.refusals[0].reason)
        return nothing_yet(estimate, label=_("Trainees"), note=why)
    per_point = state.compute("trainees_per_share_point", year=year)
    found = estimate.row(area=province, category=estimates.BY)
    known, told = estimates.share_of_data(of_year), {"year": year, "people": estimates.moved(per_point, province)}
    share = estimates.share_in_words(of_year)
    if known and known.year:
        note = _(
            "If trainees spread by residents inside a zone; the capital area's {share} is a figure of {year}, each point of it: "
            "{people}. No rank, no quotient.",
            share=share,
            **told,
        )
    else:
        note = _(
            "If the capital area held {share} in {year} and trainees spread by residents inside a zone; each point of the "
            "share: {people}. No rank, no quotient.",
            share=share,
            **told,
        )
    value = words.rounded(found.number, estimate.unit, figures=3)
    return card(estimate, found, label=_("Trainees"), note=note, value=value, page="concentration", also=(per_point,))


# The pictures: each a question with its answer, the exhibit of the page that tells more, and its key figures.


LEAD: Final = 321  # pixels
SMALL: Final = 150
SIZES: Final = 168  # nine bars, each with a name of a line
TILES: Final = 171
STRIP: Final = 132


@dataclass(frozen=True, kw_only=True, eq=False)
class Panel:
    """A question of the overview.

    Attributes:
        question: what is asked.
        answer: the finding, in a sentence made from the data.
        figure: the picture, the same that the page shows; None where the data give none.
        page: name of the page that says more.
        cards: the key figures that stand beneath.
        limits: what must be said beside the picture, in a few words.
        picks: what a click on a mark chooses: `province` or nothing.
    """

    question: str
    answer: str
    figure: Figure | None
    page: str
    cards: tuple[Card, ...] = ()
    limits: tuple[str, ...] = ()
    picks: str = ""

    @property
    def behind(self) -> tuple[Behind, ...]:
        """Everything that the picture and the key figures rest on, each once."""
        of_cards = (one for card in self.cards for one in card.rests_on)
        return tuple(dict.fromkeys([*(self.figure.behind if self.figure else ()), *of_cards]))


def growing(state: State) -> Figure:
    """Is training growing: the first of the pictures."""
    return trends.by_category(state, height=LEAD)


def panels(state: State) -> list[Panel]:
    """Five questions on training, then what is wanted and who has reported; all of Korea."""
    return [state.made(one) for one in (_growing, _where, _left_out, _new_technology, _recognised)]


def strips(state: State) -> list[Panel]:
    """What policy wants, and who has reported: a strip each."""
    reported = replace(state, year=state.year_of("regional_training"))
    goals = Panel(
        question=_("As-is → to-be: how much more is wanted?"),
        answer=targets.answer(state),
        figure=targets.both_states(state, height=STRIP),
        page="targets",
        cards=tuple(one for one in strip(state) if one.id.endswith(targets.BOTH)),
        limits=said(state.outlook, NOT_THE_TABLE),
    )
    tiles = reports.reporting_tiles(reported, strip=True)
    meter = Panel(
        question=_("Who has reported?"),
        answer=tiles.title,
        figure=tiles,
        page="concentration",
        limits=() if state.province else (_("Choose a province, here or above, to see what is known of it."),),
        picks="province",
    )
    return [goals, meter]


def _growing(state: State) -> Panel:
    return Panel(
        question=_("Is training growing?"),
        answer=trends.answer(state),
        figure=growing(state),
        page="trends",
        cards=(_trainees(state.compute, state.year),),
    )


def _where(state: State) -> Panel:
    return Panel(
        question=_("Where is it?"),
        answer=concentration.answer(replace(state, province=None)),
        figure=concentration.shares(state),
        page="concentration",
        cards=(_capital(state.compute, state.year),),
        limits=said(state.outlook, UNDATED_SHARE, of_place(state.compute("metropolitan_share_pct"))),
    )


def _left_out(state: State) -> Panel:
    return Panel(
        question=_("Who is left out?"),
        answer=sme.answer(state),
        figure=sme.by_size(state, height=SIZES),
        page="sme",
        cards=(_smes(state.compute),),
        limits=said(state.outlook, _("Whom it counts is not stated: it is not the take-up above (I-05).")),
    )


def _new_technology(state: State) -> Panel:
    figure = kdt.people(state, height=SMALL)
    return Panel(
        question=_("Does new-technology training keep up?"),
        answer=figure.title if figure else kdt.answer(state),
        figure=figure,
        page="kdt",
        cards=(_shortage(state),),
        limits=(*(figure.says[:-1] if figure else ()), *said(state.outlook, NO_SUBTRACTION)),
    )


def _recognised(state: State) -> Panel:
    tiles = mra.tiles(state, height=TILES)
    return Panel(
        question=_("Who recognises our qualifications?"),
        answer=tiles.title,
        figure=tiles,
        page="mra",
        cards=(_mra(state),),
        limits=said(state.outlook, TALKS),
    )


# What does not fit: figures of the sources that contradict each other, a pair each, and what the sources leave open.


PAIR: Final = 128  # pixels
BAR: Final = 0.4
DEEP: Final = 4  # rows of a pair
WHOLE: Final = 100.0


@dataclass(frozen=True, kw_only=True)
class Stated:
    """One of two figures: its name, the number, the same in words, its kind and year."""

    name: str
    number: float
    told: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two figures that should agree and do not, and why."""

    what: str
    first: Stated
    second: Stated
    caveat: str

    @property
    def larger(self) -> float:
        """The larger of both numbers."""
        return max(self.first.number, self.second.number)


def contradictions(state: State) -> Figure | None:
    """Each pair as two bars on a scale of its own; None where the data hold no such pair."""
    found = [pair for pair in (_goal_and_count(state), _printed_and_computed(state), *_schools(state)) if pair]
    if not found:
        return None
    return Figure(
        id="does-not-fit",
        title=_("Pairs of figures that do not fit together"),
        subtitle=_(
            "Each pair on a scale of its own: its larger figure is set to 100. No pair is to be subtracted or joined."
        ),
        spec=_pairs(found),
        alt="; ".join(f"{pair.what}: {pair.first.told}, {pair.second.told}" for pair in found),
        rests_on=tuple(map(state.compute, ("as_is_to_be_gap", "trainees_total", "trainees_per_100_residents"))),
        lists=(state.dataset("printed_figures"), state.dataset("dual_system").where(programme=APPRENTICES)),
        table=_pairs_table(found),
    )


def _pairs(found: list[Pair]) -> Spec:
    firsts, seconds = ([(getattr(pair, one), pair.larger) for pair in found] for one in ("first", "second"))
    return charts.chart(
        [_bars(firsts, 0, theme.AS_IS), _bars(seconds, 1, theme.ACCENT)],
        height=PAIR * len(found),
        bargap=0,
        xaxis=charts.value_axis(showgrid=False),
        yaxis=charts.row_axis([], [], bottom=DEEP * len(found) - 0.4, top=-0.4),
        annotations=[note for place, pair in enumerate(found) for note in _pair_names(pair, place)],
    )


def left_open(state: State) -> Exhibit:
    """What the sources leave open, and who can answer it."""
    return open_questions(state.outlook, questions(state.outlook))


def _goal_and_count(state: State) -> Pair | None:
    """Both goals together against the newest count; a pair while the goal lies below what is counted already."""
    goal = state.compute("policy_state", state="to_be").row(category=targets.BOTH)
    counted = state.compute("trainees_total").newest()
    if goal.number >= counted.number or goal.bound in LOWER_BOUNDS:
        return None
    return Pair(
        what=_("Goal below the count"),
        first=_stated(_("Both goals together"), goal, labels.bounded(words.short(goal.number, "trainees"), goal.bound)),
        second=_stated(_("Trainees counted"), counted, words.short(counted.number, "trainees")),
        caveat="I-02",
    )


def _printed_and_computed(state: State) -> Pair | None:
    """The printed share of the population against that of the newest year with residents; a pair unless they round alike."""
    rows = state.dataset("printed_figures").where(measure="trainees_share_of_population_pct").rows
    computed = state.compute("trainees_per_100_residents")
    if not rows or not computed.rows or round(computed.newest().number) == round(rows[0].value):
        return None
    printed, newest = rows[0], computed.newest()
    told = labels.bounded(words.full(printed.value, "percent", digits=0), printed.bound)
    return Pair(
        what=_("Share of the population"),
        first=Stated(
            name=_("As printed"), number=printed.value, told=told, kind=", ".join((words.kind(printed), _("undated")))
        ),
        second=_stated(_("By the table"), newest, words.full(newest.number, "percent", digits=2)),
        caveat="I-01",
    )


APPRENTICES: Final = "apprenticeship_school"


def _schools(state: State) -> Iterator[Pair]:
    """Apprenticeship schools of one year in two countings."""
    rows = state.dataset("dual_system").where(programme=APPRENTICES, measure="schools").rows
    printed = {row.year: row for row in rows if row.counting == "printed"}
    for other in (row for row in rows if row.counting == "in_training" and row.year in printed):
        one = printed[other.year]
        if one.value != other.value:
            yield Pair(
                what=_("Apprenticeship schools of {year}", year=other.year),
                first=_counted(_("In the presentation"), one),
                second=_counted(_("In training (ministry)"), other),
                caveat="I-13",
            )


def _counted(name: str, row: Any) -> Stated:
    kind = f"{words.kind(row)}, {row.year}"
    return Stated(name=name, number=row.value, told=words.full(row.value, row.unit), kind=kind)


def _stated(name: str, found: Value, told: str) -> Stated:
    return Stated(name=name, number=found.number, told=told, kind=f"{words.kind(found)}, {words.year(found)}")


def _bars(shown: list[tuple[Stated, float]], second: int, colour: str) -> Spec:
    return charts.bars(
        name=_("The larger of each pair = 100"),
        names=[DEEP * place + (1, 2.3)[second] + 0.65 for place in range(len(shown))],
        values=[one.number / most * WHOLE for one, most in shown],
        labels=[],
        hover=[f"{one.name}<br>{one.told}<br>{one.kind}" for one, _most in shown],
        orientation="h",
        width=BAR,
        marker={"color": colour},
    )


def _pair_names(pair: Pair, place: int) -> Iterator[Spec]:
    """The name of a pair, and over each bar what it is; beside the bars they would have no room."""
    told = (
        f"<b>{pair.what}</b> ({pair.caveat})",
        *(f"{one.name}: <b>{one.told}</b>" for one in (pair.first, pair.second)),
    )
    font = {"size": charts.LABEL_SIZE - 2, "color": theme.TEXT}
    for text, row in zip(told, (0, 1, 2.3), strict=True):
        yield charts.note(text, x=0, y=DEEP * place + row, xanchor="left", xshift=4, font=font)


def _pairs_table(found: list[Pair]) -> Table:
    rows = [(pair.what, one) for pair in found for one in (pair.first, pair.second)]
    columns = {_("Stated by"): [one.name for _what, one in rows], _("Figure"): [one.told for _what, one in rows]}
    columns[_("Kind of figure")] = [one.kind for _what, one in rows]
    names = pd.Index([what for what, _one in rows], name=_("What is counted"))
    return Table(frame=pd.DataFrame(columns, index=names))


# The overview: its answer and cards, from the state of the page. Its pictures are those of the other pages.


def answer(state: State) -> str:
    """The state of training for the year of the filter; that it is all of Korea's where a province is chosen."""
    total, shares = map(state.compute, ("trainees_total", "metropolitan_share_pct"))
    told = answer_of(total, shares, year=state.year)
    return _("All of Korea: {told}", told=told) if state.province else told


def of_province(state: State) -> list[Card]:
    """What is known of the chosen province, first what its office has reported; no cards for all of Korea."""
    if state.province is None:
        return []
    known = _beside_trainees(state, state.province, state.year_of("population"))
    trainees = _trainees_of_province(state, state.province)
    return [*known, trainees] if is_estimated(state) else [trainees, *known]


def is_estimated(state: State) -> bool:
    """Whether the trainees of the chosen province are only estimated."""
    return bool(state.province) and holds_estimate(state, state.province or "")


def of_estimates(state: State) -> State:
    """The same state in the year that estimates are of."""
    return replace(state, year=estimated_year(state.outlook))


def _parts(state: State) -> Iterator[Part]:
    yield from _mine(state)
    for panel in (*panels(state), *state.made(strips)):
        yield Heading(text=panel.question)
        if panel.figure is None or panel.figure.title != panel.answer:
            yield Sentence(text=panel.answer)
        yield from (one for one in (panel.figure,) if one)
    yield Heading(text=_("Does not fit"))
    yield from shown(PAGE.exhibits, state)


def _mine(state: State) -> Iterator[Part]:
    """The chosen province; on paper nothing can be chosen."""
    if not state.province:
        return
    mine = state.made(of_province)
    yield Heading(text=_("My province: {name}", name=labels.area(state.province)))
    yield Cards(cards=mine)
    if any(card.status == "estimated" for card in mine):
        yield Sentence(text=estimates.share_told(of_estimates(state)))


PAGE: Final = FigurePage(
    name="overview",
    title=message("Overview"),
    icon="dashboard",
    heading=message("Lifelong learning in Korea"),
    filters=("province", "year"),
    question=message(
        "Where do vocational training and its recognition stand, and which figures may be set side by side?"
    ),
    terms=("vocational_training", "trainees", "capital_area", "as_is_to_be", "undated", "estimate"),
    answer=answer,
    lead=growing,
    cards=cards,
    exhibits={"does-not-fit": contradictions, "open-questions": left_open},
    evidence=indicators(),
    parts=_parts,
)
