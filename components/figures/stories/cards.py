"""Key figures of slides."""

from dataclasses import replace

from components.figures import words
from components.figures.cards import Card, card, nothing_yet
from components.figures.concentration.estimates import Estimates
from components.figures.concentration.reports import Reports
from components.figures.concentration.zones import distance, lead, share_card
from components.figures.mra import agreements as summary
from components.figures.mra.agreements import Agreement, agreements, names, of_state
from components.figures.stories.pictures import is_estimate
from data import labels
from data.outlook import Outlook
from i18n import _
from i18n.numbers import number
from indicators.cooperation import groupings
from indicators.indicator import APEC, CAPITAL, ELSEWHERE, PROVINCES, ZONES, Indicator, Value
from indicators.zones import REST, rest_of

# Key figures of the trainee table: the index, contributions, and the job seekers of the first and the last year.


def index_card(index: Indicator, change: Indicator, year: int, *, base: int) -> Card:
    """The index of a year, and the change that led there."""
    if year in set(change.table["year"]):
        moved = words.change(change.value(year=year, category="total"))
        note = _("{change} on the year before.", change=moved)
    else:
        note = _("Nothing is known of {before}: no change to tell.", before=year - 1)
    label = _("Trainees, {base} = 100", base=base)
    return card(index, index.row(year=year, category="total"), label=label, note=note, also=(change,)).named(str(year))


def contribution_card(contribution: Indicator, change: Indicator, year: int) -> Card:
    """What employees contributed to the change of the total in a year."""
    found = contribution.row(year=year, category="employee")
    return card(
        contribution,
        found,
        label=_("Contribution of employees"),
        value=words.change(found.number, "percentage_points"),
        note=_("Of a change of {change}.", change=words.change(change.value(year=year, category="total"))),
        also=(change,),
    )


def job_seekers_card(trainees: Indicator, index: Indicator) -> Card:
    """Job seekers of the first and of the last year, as printed."""
    years = sorted({int(year) for year in trainees.table["year"]})
    first, last = (number(trainees.value(year=year, category="job_seeker")) for year in (years[0], years[-1]))
    return card(
        trainees,
        trainees.row(year=years[-1], category="job_seeker"),
        label=labels.word("trainee_category", "job_seeker"),
        value=f"{first} → {last}",
        note=_("{times} times.", times=number(index.value(year=years[-1], category="job_seeker") / 100, digits=2)),
        also=(index,),
    ).dated(words.span(years[0], years[-1]))


# Key figures that rest on the undated share: per resident, above parity, estimates of single provinces.


def per_resident(per_1000: Indicator) -> tuple[Card, ...]:
    """Trainees per 1,000 residents of each zone, and how many times one is the other; no cards where there is no estimate."""
    if per_1000.table.empty:
        return ()
    found = [
        card(
            per_1000,
            per_1000.row(area=zone),
            label=_("Trainees per 1,000 residents: {zone}", zone=labels.short_area(zone)),
            note=_basis(per_1000),
        ).named(zone)
        for zone in ZONES
    ]
    times = per_1000.value(area=CAPITAL) / per_1000.value(area=ELSEWHERE)
    ratio = card(
        per_1000,
        per_1000.row(area=CAPITAL),
        label=_("Capital area over elsewhere"),
        value=labels.bounded(words.full(times, "ratio"), per_1000.row(area=CAPITAL).bound),
        note=_("The ratio of both, under the same assumption.") if is_estimate(per_1000) else _("The ratio of both."),
    )
    return (*found, ratio.named("ratio"))


def _basis(found: Indicator) -> str:
    """What trainees by zone rest on."""
    if found.rows and found.rows[0].status == "computed":
        return _("As the zones were counted.")
    if not is_estimate(found):
        rest = rest_of(found, found.rows[0].year) if found.rows else ""
        return str(REST[rest]) if rest else _("As the offices report.")
    return _("If the undated share held then.") if "undated" in found.flags else _("By the share of that year.")


def _apart(dissimilarity: Indicator, *, above: bool) -> Card:
    """The distance of the share that leads; why there is none, where it is refused."""
    known = max((row.year or 0 for row in dissimilarity.rows), default=0)
    refused = [one for one in dissimilarity.refusals if (one.year or 0) > known or not dissimilarity.rows]
    if refused:
        label = _("Training apart from parity with residents")
        return nothing_yet(dissimilarity, label=label, note=str(refused[0].reason))
    found = dissimilarity.newest(category="residents")
    return card(
        dissimilarity.only(found),
        found,
        label=_("Training above parity with residents") if above else _("Training below parity with residents"),
        note=_("A yardstick, not a target."),
    )


def above_parity(dissimilarity: Indicator, parity: Indicator) -> tuple[Card, ...]:
    """The share of training that parity with residents would move, and how many trainees of the year that is."""
    above = parity.table.empty or parity.value(area=CAPITAL) >= 0
    share = _apart(dissimilarity, above=above)
    if parity.table.empty:
        return (replace(share, label=_("Training apart from parity with residents")),)
    found = parity.row(area=CAPITAL)
    people = card(
        parity,
        found,
        label=_("The same in trainees"),
        value=distance(found, parity.unit),
        note=_basis(parity),
    )
    return share, people


def moved_by_rounding(shares: Indicator, total: float | None) -> str:
    """How many trainees the rounding of an exact share alone may move; nothing of the sort of one that is computed."""
    led = lead(shares)
    printed = led.capital.number
    if led.of_offices or led.counted or total is None or led.capital.bound != "exact":
        return _("A yardstick, not a target.")
    decimals = len(repr(printed).partition(".")[2].rstrip("0"))
    moved = total * 0.5 * 10**-decimals / 100
    return _(
        "A yardstick, not a target; the rounding of {share} alone moves it by {people} trainees.",
        share=words.full(printed, "percent"),
        people=words.rounded(moved, "count"),
    )


def of_provinces(found: Estimates, *codes: str) -> tuple[Card, ...]:
    """The estimates of some provinces with what moves them, or what they have reported."""
    return tuple(_province(found, code) for code in codes)


def of_reports(reports: Reports, *codes: str) -> tuple[Card, ...]:
    """What some provinces have reported of both categories together, where there is such a total."""
    told = {code: reports.total(code) for code in codes}
    note = _("As its office has reported it: no estimate.")
    return tuple(
        card(reports.totals, total, label=labels.area(code), note=note).named(code)
        for code, total in told.items()
        if total
    )


def _province(found: Estimates, code: str) -> Card:
    if code in found.given:
        note = _("As its office has reported it: no estimate.")
        return card(found.reported, found.given[code], label=labels.area(code), note=note).named(code)
    return card(
        found.estimate,
        found.row(code),
        label=labels.area(code),
        value=words.rounded(found.number(code), found.estimate.unit, figures=3),
        note=_("By residents of its zone; each point of the share: {people}.", people=found.moved(code)),
        also=(found.per_point,),
    ).named(code)


# Key figures of mutual recognition, for the slides of two stories.


def of_groups(outlook: Outlook) -> tuple[Card, ...]:
    """Agreements by state, then partners with a signed agreement among ASEAN and among APEC."""
    compute = outlook.compute
    partners = compute("mra_signed_partners"), compute("mra_signed_partners_pct"), compute("mra_linked_partners")
    listed, economies = agreements(outlook.dataset("mra_agreements")), outlook.dataset("economies")
    return tuple(summary.cards(compute("mra_status_count"), partners=partners, listed=listed, economies=economies))


def by_profession(counts: Indicator, listed: list[Agreement], *professions: str) -> tuple[Card, ...]:
    """Signed agreements of each profession, and who is in talks on it.

    Args:
        counts: `mra_status_count`, which rests on the same list.
        listed: all agreements.
        professions: codes of professions.
    """
    return tuple(_profession(counts, [one for one in listed if one.profession == code], code) for code in professions)


def linked_partners(outlook: Outlook) -> tuple[Card, ...]:
    """Members of each group with at least one link."""
    linked, members = outlook.compute("mra_linked_partners"), groupings(outlook.dataset("economies"))
    titles = {
        "asean": _("ASEAN Member States with at least one link"),
        "apec": _("Other APEC economies with at least one link"),
    }
    note = _("Signed agreements and full memberships; lists of different years.")
    return tuple(
        card(
            linked,
            linked.row(category=group),
            label=title,
            value=words.part_of(linked.value(category=group), len(members[group])),
            note=note,
        )
        .named(group)
        .dated(_("as of the list"))
        for group, title in titles.items()
    )


def of_workshop(found: Indicator, *, year: str) -> tuple[Card, ...]:
    """How many obstacles were pointed out and how many solutions cited.

    Args:
        found: `workshop_findings_count`.
        year: year of the workshop.
    """
    notes = {"issue": _("Pointed out; by whom is not said."), "solution": _("Cited by participants.")}
    return tuple(
        card(found, found.row(area=APEC, category=kind), label=labels.word("workshop_finding", kind), note=note)
        .named(kind)
        .dated(year)
        for kind, note in notes.items()
    )


def with_users(users: Indicator, counts: Indicator) -> Card:
    """For how many signed agreements a number of users is known."""
    found = card(
        users,
        users.row(),
        label=_("Signed agreements with a usage figure"),
        value=_(
            "{count} of {all} agreements",
            count=number(users.value()),
            all=number(counts.value(category="signed")),
        ),
        note=_("Not known is not none."),
        also=(counts,),
    )
    return found.dated(_("as of the list"))


def _profession(counts: Indicator, listed: list[Agreement], code: str) -> Card:
    signed, talks = of_state(listed, "signed"), of_state(listed, "on_going")
    note = _("Signed with: {names}.", names=names(signed)) if signed else _("None signed.")
    if talks:
        note += " " + _("Under discussion with: {names}.", names=names(talks))
    found = card(
        counts,
        counts.row(category="signed"),
        label=labels.word("profession", code),
        value=number(len(signed)),
        note=note,
    )
    return found.named(code).dated(_("as of the list"))


# Key figures of what the provinces have reported: how many of 17, and the residents who live in them.


def reporting_cards(outlook: Outlook, *, year: int | None = None) -> tuple[Card, ...]:
    """The meter of a year, the newest reported, as one or two cards; residents are left out where they are not known."""
    year = year or outlook.compute("provinces_reported_count").row().year
    reported, covered = (
        outlook.compute(name, year=year) for name in ("provinces_reported_count", "residents_covered_pct")
    )
    told = {"count": number(reported.value()), "all": len(PROVINCES)}
    is_whole = reported.value() == len(PROVINCES)
    count = _("all {all} provinces", **told) if is_whole else _("{count} of {all} provinces", **told)
    note = _("A province counts once job seekers and employees are both in.")
    meter = card(reported, reported.row(), label=_("Provinces that have reported"), value=count, note=note)
    if covered.table.empty:
        return (meter,)
    share = words.full(covered.value(), "percent")
    note = _("Residents of the provinces that have reported.")
    return meter, card(covered, covered.row(), label=_("Residents covered"), value=share, note=note)


# Key figures of the two zones, for the slides on concentration.


def share_cards(shares: Indicator, *bases: str) -> tuple[Card, ...]:
    """The capital area's share of training, then its computed shares of the bases."""
    led = lead(shares)
    training = share_card(shares, led)
    if led.of_the_source:
        training = replace(training, note=_("Participation and facilities together, as the source prints it."))
    found = {"residents": led.residents, "sme_firms": led.firms}
    return (training, *(_share(shares, base, found[base]) for base in bases))


def _share(shares: Indicator, base: str, found: Value) -> Card:
    value = words.full(found.number, "percent", digits=2)
    label = _("{base} in the capital area", base=labels.word("base", base))
    return card(shares.only(found), found, label=label, value=value, note=_("Of all of Korea.")).named(base)
