"""The APEC workshop of 2017."""

from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from components.figures import words
from components.figures.cards import Card, card
from components.figures.exhibit import Exhibit, Table
from components.figures.state import State, View
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.cooperation import groupings
from indicators.dataset import Dataset
from indicators.indicator import APEC, Indicator

# The APEC workshop of 2017: its issues with what is known today, findings in three voices, who was there.


@dataclass(frozen=True, kw_only=True)
class Today:
    """What is known now of mutual recognition: `mra_linked_partners`, `mra_status_count`, `mra_users_known`."""

    linked: Indicator
    counts: Indicator
    users: Indicator


def issues(findings: Dataset, economies: Dataset, today: Today) -> list[Card]:
    """The issues, each with the figure that stands for it today and a way to the page that shows it.

    Args:
        findings: `workshop_findings`, which names an indicator for each issue.
        economies: `economies`, for how many members the groups have.
        today: the indicators.
    """
    made = (_linked(today.linked, economies), _counts(today.counts), _users(today.users, today.counts))
    known = {one.rests_on[0].id: one for one in made}
    return [_issue(row, known[row.answer_indicator]) for row in findings.where(kind="issue").rows]


def voices(counted: Indicator) -> str:
    """How many findings of each kind, and that they are not of one voice."""
    known = {name: number(counted.value(area=APEC, category=name)) for name in ("issue", "result", "solution")}
    return _("{issue} issues, {result} results and {solution} solutions, in three voices", **known)


def table(findings: Dataset) -> Table:
    """All findings, each with who voiced it: three voices, not one."""
    rows = [
        {
            _("Finding"): labels.text(row, "label"),
            _("Kind"): labels.word("workshop_finding", row.kind),
            _("No."): int(row.position),
            _("Voice"): labels.word("workshop_voice", row.voice),
        }
        for row in findings.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Finding")))


def people(counted: Indicator, groups: Dataset, origins: Dataset) -> Table:
    """How many came, by group, from where, and all together; the sum is not in the source."""
    codes = [*groups.table["group"], "total"]
    notes = {row.group: labels.text(row, "note") for row in groups.rows}
    rows = [
        {
            _("Group"): labels.word("workshop_group", code),
            _("People"): counted.value(area=APEC, category=code),
            _("From"): ", ".join(_origin(row) for row in origins.where(group=code).rows) or "–",
            _("Note"): notes.get(code) or "–",
            _("Kind of figure"): words.kind(counted.row(area=APEC, category=code)),
        }
        for code in codes
    ]
    total = labels.word("workshop_group", "total")
    return Table(frame=pd.DataFrame(rows).set_index(_("Group")), totals=(total,))


def in_both(origins: Dataset) -> str:
    """Who is named among the speakers and among the other participants, in a sentence."""
    speakers, others = (set(origins.where(group=group).table["economy"].dropna()) for group in ("speakers", "others"))
    names = ", ".join(sorted(labels.area(code) for code in speakers & others))
    if not names:
        return _("No economy is named in both groups")
    return _("Named both among the speakers and among the others: {names}", names=names)


def facts(statements: Dataset) -> Table:
    """What the report says of the workshop: title, date, place, aim, method, what was to come of it."""
    rows = [
        {
            _("What"): labels.text(row, "label"),
            _("As the report says"): labels.text(row, "text"),
            _("Note"): labels.text(row, "note") or "–",
        }
        for row in statements.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("What")))


def held(statements: Dataset) -> str:
    """The year of the workshop, as its date is printed."""
    return str(int(statements.where(statement="workshop_date").rows[0].year))


def _issue(row: Any, known: Card) -> Card:
    issue = _("Issue {number}: {text}", number=int(row.position), text=labels.text(row, "label"))
    note = f"{known.note}  \n{labels.text(row, 'answer')}"
    return replace(known.named("issue"), label=issue, note=note, page=row.answer_page)


def _linked(linked: Indicator, economies: Dataset) -> Card:
    members = groupings(economies)
    told = {name: words.part_of(linked.value(category=name), len(members[name])) for name in ("apec", "asean")}
    note = _(
        "**Today:** other APEC economies with at least one link with Korea; in ASEAN {asean}.", asean=told["asean"]
    )
    found = card(linked, linked.row(category="apec"), label="", note=note, value=told["apec"])
    return found.dated(_("as of the list"))


def _counts(counts: Indicator) -> Card:
    note = _(
        "**Today:** bilateral agreements signed; {on_going} under discussion, {multilateral} multilateral.",
        on_going=number(counts.value(category="on_going")),
        multilateral=number(counts.value(category="multilateral")),
    )
    return card(counts, counts.row(category="signed"), label="", note=note).dated(_("as of the list"))


def _users(users: Indicator, counts: Indicator) -> Card:
    note = _("**Today:** signed agreements for which a source says how many used them. Not known is not none.")
    value = words.part_of(users.value(), counts.value(category="signed"))
    found = card(users, users.row(), label="", note=note, value=value)
    return replace(found, rests_on=(users, counts)).dated(_("as of the list"))


def _origin(row: Any) -> str:
    return labels.text(row, "body") if pd.isna(row.economy) else labels.area(row.economy)


# The APEC workshop of 2017, from the state of the page: its issues as cards, its findings, who was there, its report.


def workshop_issues(state: State) -> list[Card]:
    """The issues, each with the figure that stands for it today."""
    today = Today(
        linked=state.compute("mra_linked_partners"),
        counts=state.compute("mra_status_count"),
        users=state.compute("mra_users_known"),
    )
    return issues(state.dataset("workshop_findings"), state.dataset("economies"), today)


def findings(state: State) -> Exhibit:
    """All findings in their three voices."""
    found, listed = state.compute("workshop_findings_count"), state.dataset("workshop_findings")
    return Exhibit(
        id="workshop-findings",
        title=voices(found),
        subtitle=_("Issues were pointed out, results noted by researchers, solutions cited by participants"),
        table=table(listed),
        rests_on=(found,),
        lists=(listed,),
    )


def workshop_people(state: State) -> Exhibit:
    """Who was there."""
    counted = state.compute("workshop_people_count")
    groups, origins = state.dataset("workshop_people"), state.dataset("workshop_origins")
    return Exhibit(
        id="workshop-people",
        title=in_both(origins),
        subtitle=_("Who was there, as printed; the sum is ours and holds if nobody is in two groups"),
        table=people(counted, groups, origins),
        rests_on=(counted,),
        lists=(groups, origins),
    )


def workshop_facts(state: State) -> Exhibit:
    """The workshop and its report."""
    report = state.dataset("statements").where(topic="workshop")
    return Exhibit(
        id="workshop",
        title=_("The workshop and its report"),
        subtitle=_("What the report says of itself, in our own words"),
        table=facts(report),
        lists=(report,),
    )


VIEW: Final[dict[str, View]] = {
    "workshop-findings": findings,
    "workshop-people": workshop_people,
    "workshop": workshop_facts,
}
