"""The part of a page on the APEC workshop of 2017: its issues with what is known today, its findings, who was there."""

import streamlit as st

from components import cards
from components.figures.cases import workshop
from components.figures.cases.workshop import Today
from components.tables import table
from data.catalogue import dataset
from i18n import _
from indicators.dataset import Dataset
from indicators.indicator import Indicator


def workshop_of_2017(today: Today, *, found: Indicator, people: Indicator, report: Dataset) -> None:
    """Issues as cards that lead to what is known today; findings in three voices; who was there; the report itself.

    Args:
        today: the indicators that stand for the issues now.
        found: `workshop_findings_count`.
        people: `workshop_people_count`.
        report: the statements on the workshop.
    """
    findings, groups, origins = (dataset(name) for name in ("workshop_findings", "workshop_people", "workshop_origins"))
    st.header(_("The APEC workshop of 2017"), divider="gray")
    st.caption(_("Each issue with the figure that stands for it today, and the page that shows it"))
    cards.row(*workshop.issues(findings, dataset("economies"), today))
    table(
        workshop.table(findings),
        title=workshop.voices(found),
        subtitle=_("Issues were pointed out, results noted by researchers, solutions cited by participants"),
        rests_on=(found,),
        lists=(findings,),
        name="workshop-findings",
    )
    table(
        workshop.people(people, groups, origins),
        title=workshop.in_both(origins),
        subtitle=_("Who was there, as printed; the sum is ours and holds if nobody is in two groups"),
        rests_on=(people,),
        lists=(groups, origins),
        name="workshop-people",
    )
    table(
        workshop.facts(report),
        title=_("The workshop and its report"),
        subtitle=_("What the report says of itself, in our own words"),
        lists=(report,),
        name="workshop",
    )
