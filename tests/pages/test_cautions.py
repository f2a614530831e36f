"""Cautions of severity A never fold: they stand below the picture that they are about, in a few words."""

import pytest

from components.figures.pages import FIGURE_PAGES
from components.figures.state import State
from components.files.rows import caveats_of
from data.outlook import Outlook
from i18n import speaking
from i18n.dates import today

PAGES = [
    name for name in FIGURE_PAGES if name not in ("overview", "comparison")
]  # whose pictures have a line each of their own


def in_view(at) -> str:
    told = [one.value for one in at.caption if one.value.startswith("⚠")]
    return "".join(told).replace("\N{WORD JOINER}", "")


@pytest.mark.parametrize("name", [*PAGES, "comparison"])
def test_the_headline_figures_have_their_gravest_cautions_in_view(seen_page, name):
    with speaking("en"):
        state = State(outlook=Outlook(), year=2021, today=today())
        behind = [one for card in state.made(FIGURE_PAGES[name].cards) for one in card.rests_on]
        graves = [one.label for one in caveats_of(*behind, data=state.outlook, severity="A")]
    plain = in_view(seen_page(name, lang="en"))
    assert [one for one in graves if one.replace("\N{WORD JOINER}", "") not in plain] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_lead_picture_has_its_gravest_cautions_in_view(seen_page, name):
    with speaking("en"):
        state = State(outlook=Outlook(), year=2021, today=today())
        graves = [
            one.label
            for one in caveats_of(*state.made(FIGURE_PAGES[name].lead).behind, data=state.outlook, severity="A")
        ]
    plain = in_view(seen_page(name, lang="en"))
    assert [one for one in graves if one.replace("\N{WORD JOINER}", "") not in plain] == []


def test_some_lead_pictures_have_such_cautions():
    with speaking("en"):
        state = State(outlook=Outlook(), year=2021, today=today())
        found = {
            name: caveats_of(*state.made(FIGURE_PAGES[name].lead).behind, data=state.outlook, severity="A")
            for name in PAGES
        }
    assert {"trends", "concentration", "sme", "targets", "mra", "kdt"} <= {
        name for name, graves in found.items() if graves
    }
