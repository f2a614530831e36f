"""What the slides on mutual recognition find, from the data; the neutral title where a claim no longer holds."""

from components.figures import words
from components.figures.mra.agreements import Agreement, of_state
from components.figures.stories.spoken import first_letter_up, spelled
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator

FEWEST = 2  # the sentences speak of several


def by_state(counts: Indicator, listed: list[Agreement]) -> str:
    """All entries by state, with the years between which agreements were signed."""
    found = {state: counts.value(category=state) for state in ("signed", "on_going", "multilateral")}
    years = [one.year for one in of_state(listed, "signed") if one.year]
    if min(found.values()) < FEWEST or not years:
        return _("Arrangements by year and state")
    return _(
        "Of {all} arrangements listed, {signed} are signed bilaterally ({years}), {on_going} under discussion, "
        "{multilateral} multilateral",
        all=spelled(sum(found.values())),
        years=words.span(min(years), max(years)),
        **{state: spelled(count) for state, count in found.items()},
    )


def by_profession(listed: list[Agreement]) -> str:
    """How many signed agreements cover each profession, where two professions have several and architects none."""
    signed = of_state(listed, "signed")
    counts = {code: sum(one.profession == code for one in signed) for code in ("it", "engineer", "architect")}
    if min(counts["it"], counts["engineer"]) < FEWEST or counts["architect"]:
        return _("Agreements by partner and profession")
    told = _(
        "{it} cover IT certificates, {engineers} cover engineers, none cover architects",
        it=spelled(counts["it"]),
        engineers=spelled(counts["engineer"]),
    )
    return first_letter_up(told)


def in_asean(listed: list[Agreement], members: set[str]) -> str:
    """Who of ASEAN has signed and who is in talks, where each is one."""
    signed, talks = (_partners(of_state(listed, state), members) for state in ("signed", "on_going"))
    if len(signed) != 1 or len(talks) != 1 or signed == talks:
        return _("Agreements with ASEAN Member States")
    return _(
        "Of {all} ASEAN Member States, {signed} has a signed agreement and {talks} is in discussion",
        all=spelled(len(members)),
        signed=labels.area(signed[0]),
        talks=labels.area(talks[0]),
    )


def in_apec(listed: list[Agreement], members: set[str]) -> str:
    """How many of the other APEC economies have signed, where one of them with a single state."""
    signed = [one for one in of_state(listed, "signed") if one.partner in members]
    partners = _partners(signed, members)
    if len(partners) < FEWEST or [one.place for one in signed if one.place] != ["texas"]:
        return _("Agreements with other APEC economies")
    return _(
        "Of the {all} other APEC economies {signed} have a signed agreement, one of them for a single state",
        all=len(members),
        signed=spelled(len(partners)),
    )


def no_licence(listed: list[Agreement]) -> str:
    """What recognition is not, while every signed agreement names what it does not cover."""
    signed = of_state(listed, "signed")
    if not signed or not all(one.reach[1] and one.reach[2] for one in signed):
        return _("What each agreement reaches")
    return _("Recognition of a certificate is not a licence to work")


def frameworks(linked: Indicator, signed: Indicator, members: dict[str, set[str]]) -> str:
    """How many members of each group have a link, where that is more than have signed."""
    further = {group: linked.value(category=group) > signed.value(category=group) for group in ("asean", "apec")}
    if not all(further.values()):
        return _("Links with Korea by economy")
    return _(
        "Shared frameworks reach further: {asean} of {of_asean} ASEAN members and {apec} of {of_apec} APEC economies "
        "have at least one link with Korea",
        asean=number(linked.value(category="asean")),
        apec=number(linked.value(category="apec")),
        of_asean=len(members["asean"]),
        of_apec=len(members["apec"]),
    )


def obstacles(findings: Dataset, found: Indicator, *, year: str) -> str:
    """What the workshop named, while the use by workers is among it."""
    issues = findings.where(kind="issue")
    count = found.value(area="APEC", category="issue")
    if count < FEWEST or "mra_users_known" not in set(issues.table["answer_indicator"]):
        return _("What the APEC workshop of {year} named", year=year)
    return _(
        "The {year} APEC workshop named {count} obstacles, among them that workers seldom use recognition",
        year=year,
        count=spelled(count),
    )


def users(known: Indicator) -> str:
    """That nothing is known of users, while that is so."""
    if known.value():
        return _("Workers who used each signed agreement")
    return _(
        "Our sources hold no figure on how many workers use these agreements; counting them is the step we propose"
    )


def _partners(found: list[Agreement], members: set[str]) -> list[str]:
    return list(dict.fromkeys(one.partner for one in found if one.partner in members))
