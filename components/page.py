"""The head of a page: question, answer, terms; where filters don't reach."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Final

import streamlit as st

from components import address, draw, filters, say
from components.evidence import explain
from components.figures import words
from components.figures.concentration import estimates
from components.figures.page import FigurePage
from components.figures.state import State
from components.filters import choose
from components.session import Slot, session
from data import labels
from i18n import _

# The head of every page: its question, and the answer in one sentence with the number in it.


def head(page: FigurePage, state: State) -> None:
    """The head of a page of figures: its question, its answer and cards in this state; that it knows no provinces."""
    header(str(page.heading or page.title), str(page.question), page.answer(state), terms=page.terms)
    cards = page.cards(state)
    draw.row(*cards, columns=4 if len(cards) % 3 else 3)
    if "province" not in page.filters:
        _not_by_province()


def header(title: str, question: str, answer: str, *, terms: tuple[str, ...] = ()) -> None:
    """Draw the head of a page; what could not be taken from the link is told here.

    `terms` of the glossary are explained beside the question.
    """
    filters.notices()
    with st.container(gap="xsmall"):
        say.title(title)
        say.text(question, help=explain(*terms))
        say.header(answer.replace(" %", "\N{NO-BREAK SPACE}%"), divider="gray")


# What a page has to say about the chosen province, and the share that its estimate assumes.


STEPS: Final = 200  # half a point each, from none to all


def assumed_share(state: State) -> str | None:
    """The reader's own share of the capital area, which stands in the address; None where the printed one stands.

    What each point of it does to the chosen province is told beneath.
    """
    printed = estimates.printed_share(state)
    shares = sorted({printed, *(100 * step / STEPS for step in range(STEPS + 1))})
    chosen = choose(
        st.select_slider,
        _("Share of the capital area that the estimates assume"),
        {f"{share:g}": words.full(share, "percent") for share in shares},
        name="share",
        default=f"{printed:g}",
    )
    told = _(
        "The source prints {share} without a year; any other share is yours.", share=words.full(printed, "percent")
    )
    say.caption(f"{told} {estimates.moves(state)}")
    return None if chosen == f"{printed:g}" else chosen


def _not_by_province() -> None:
    """Tell a reader who chose a province that this page has figures of Korea only, and how to supply more."""
    chosen = filters.choices().province
    if chosen:
        say.info(
            _(
                "This page has no figures of {province}: what it shows is for all of Korea. "
                "A regional office supplies its own with the `regional_training` table (see Sources and method).",
                province=labels.area(chosen),
            ),
            icon=":material/location_off:",
        )


# Choosing a province, an economy or a programme by a click on a picture; a second click on it takes the choice back.


def chooses_province(figure: str) -> Callable[[], None]:
    """What to do when a mark of the figure is clicked: take its province as the filter of all pages."""
    return partial(_choose, figure, session.province, filters.provinces(), filters.ALL)


def chooses_partner(figure: str, economies: Collection[str]) -> Callable[[], None]:
    """What to do when a mark of the figure is clicked: take its economy as the one that the page tells about."""
    return partial(_choose, figure, session.partner, economies, "")


def chooses_programme(figure: str, programmes: Collection[str]) -> Callable[[], None]:
    """What to do when a mark of the figure is clicked: follow its programme."""
    return partial(_choose, figure, session.programme, programmes, "")


def _choose(figure: str, choice: Slot[str], allowed: Collection[str], nothing: str) -> None:
    points = session.marks(figure).get()["selection"]["points"]
    codes = [point.get("location") or point.get("customdata") for point in points]
    chosen = next((code for code in codes if code in allowed), nothing)
    choice.set(nothing if chosen == choice.get() else chosen)
    address.chosen()
