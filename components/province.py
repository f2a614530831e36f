"""What a page has to say about the chosen province, and the share that its estimate assumes."""

from typing import Final

import streamlit as st

from components import filters, say
from components.controls import choose
from components.figures import words
from components.figures.concentration import estimates
from components.figures.state import State
from data import labels
from i18n import _

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
    say.caption(f"{told} {_moves(state)}")
    return None if chosen == f"{printed:g}" else chosen


def _moves(state: State) -> str:
    if not state.province:
        return _("What each point of it does to a province stands in the table.")
    return _(
        "Each point moves {province} by {people}.",
        province=labels.area(state.province),
        people=estimates.moved(state.compute("trainees_per_share_point"), state.province),
    )


def not_by_province() -> None:
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
