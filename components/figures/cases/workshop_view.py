"""The APEC workshop of 2017, from the state of the page: its issues as cards, its findings, who was there, its report."""

from typing import Final

from components.figures.card import Card
from components.figures.cases import workshop
from components.figures.exhibit import Exhibit
from components.figures.state import State, View
from i18n import _


def issues(state: State) -> list[Card]:
    """The issues, each with the figure that stands for it today."""
    today = workshop.Today(
        linked=state.compute("mra_linked_partners"),
        counts=state.compute("mra_status_count"),
        users=state.compute("mra_users_known"),
    )
    return workshop.issues(state.dataset("workshop_findings"), state.dataset("economies"), today)


def findings(state: State) -> Exhibit:
    """All findings in their three voices."""
    found, listed = state.compute("workshop_findings_count"), state.dataset("workshop_findings")
    return Exhibit(
        id="workshop-findings",
        title=workshop.voices(found),
        subtitle=_("Issues were pointed out, results noted by researchers, solutions cited by participants"),
        table=workshop.table(listed),
        rests_on=(found,),
        lists=(listed,),
    )


def people(state: State) -> Exhibit:
    """Who was there."""
    counted = state.compute("workshop_people_count")
    groups, origins = state.dataset("workshop_people"), state.dataset("workshop_origins")
    return Exhibit(
        id="workshop-people",
        title=workshop.in_both(origins),
        subtitle=_("Who was there, as printed; the sum is ours and holds if nobody is in two groups"),
        table=workshop.people(counted, groups, origins),
        rests_on=(counted,),
        lists=(groups, origins),
    )


def facts(state: State) -> Exhibit:
    """The workshop and its report."""
    report = state.dataset("statements").where(topic="workshop")
    return Exhibit(
        id="workshop",
        title=_("The workshop and its report"),
        subtitle=_("What the report says of itself, in our own words"),
        table=workshop.facts(report),
        lists=(report,),
    )


VIEW: Final[dict[str, View]] = {
    "workshop-findings": findings,
    "workshop-people": people,
    "workshop": facts,
}
