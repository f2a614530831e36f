"""The overview: five questions with their pictures, what policy wants, who has reported, what does not fit."""

import streamlit as st

from components import draw, evidence, page, say
from components.figures import overview
from components.page import chooses_province, header
from components.state import chosen
from data import labels
from i18n import _


def does_not_fit() -> None:
    """What contradicts each other in the sources, as a picture, and what they leave open."""
    draw.draw(state.made(overview.contradictions))
    draw.table(state.made(overview.left_open))


def strips() -> None:
    """What policy wants, and who has reported; a click on a square chooses a province."""
    with st.grid(2, min_column_width=300, gap="small"):
        for asked in state.made(overview.strips):
            pick = chooses_province(asked.figure.id) if asked.picks and asked.figure else None
            draw.strip(asked, on_select=pick)


def cautions() -> None:
    """What must be read with the figures of all pages, and where the rest stands."""
    evidence.all_caveats(severity="A")
    st.page_link(
        "pages/sources.py",
        label=_("All remarks, also those on single tables"),
        icon=":material/arrow_forward:",
        query_params={"tab": "caveats"},
    )


# The question
state = chosen()
header(
    str(overview.PAGE.heading), str(overview.PAGE.question), state.made(overview.PAGE.answer), terms=overview.PAGE.terms
)

# The answer, the chosen province first
with st.container(key="overview"):
    if state.province:
        say.subheader(_("My province: {name}", name=labels.area(state.province)))
        mine = st.container()
        if state.made(overview.is_estimated):
            with st.popover(_("Assume another share"), icon=":material/tune:", type="tertiary"):
                state = state.having(share=page.assumed_share(state.made(overview.of_estimates)))
        with mine:
            draw.slim(*state.made(overview.of_province))
    growing, where, *others = state.made(overview.panels)
    wide, beside = st.columns([3, 2], gap="small")
    with wide:
        draw.panel(growing)
    with beside:
        draw.panel(where)
    with st.grid(3, min_column_width=300, gap="small"):
        for asked in others:
            draw.panel(asked)
    if not state.province:
        strips()

# What is second to a chosen province, and the evidence
if state.province:
    say.fold(
        _("As-is → to-be, and which provinces have reported"),
        strips,
        key="strips",
        holds=[asked.figure.id for asked in state.made(overview.strips) if asked.figure],
    )

say.fold(
    _("Does not fit: figures that contradict each other, and what is open"),
    does_not_fit,
    key="does-not-fit",
    holds=overview.PAGE.exhibits,
)
care = _("Read with care: {count} cautions", count=evidence.count(severity="A"))
say.fold(care, cautions, key="cautions", printed=True)
