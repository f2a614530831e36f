"""The steps of the story in work: their order and their words."""

import json
from dataclasses import asdict

import streamlit as st

from components import say
from components.compute import Cached
from components.export.own import own_story
from components.figures.slide import Story
from components.literal import literal
from components.present import work
from data.catalogue import version
from data.store.story import Step, StoryDraft, Texts
from i18n import LANGUAGES, _, current

PARTS = {"headline": st.text_input, "note": st.text_area}


def show(draft: StoryDraft) -> None:
    """One line that opens for each step; what it holds is made only when it is opened."""
    story = _built(json.dumps(asdict(draft)), version(), current(), _draft=draft)
    for place, (step, slide) in enumerate(zip(draft.steps, story.slides, strict=True)):
        label = f"{place + 1}. {literal(slide.headline)}"
        fold = st.expander(label, key=f"step {place}", on_change="rerun")
        if fold.open:
            with fold:
                _order(place, last=len(draft.steps) - 1)
                _words(place, step, story.slides[place].headline)
                if slide.shown is None and not slide.cards:
                    say.warning(" ".join(slide.limits), icon=":material/warning:")


@st.cache_resource(show_spinner=False, max_entries=50)
def _built(known: str, version: str, language: str, _draft: StoryDraft) -> Story:
    return own_story(_draft, Cached(), name="own")


def _order(place: int, *, last: int) -> None:
    buttons = {
        "up": (_("Up"), "arrow_upward", work.move, (place, -1), place == 0),
        "down": (_("Down"), "arrow_downward", work.move, (place, 1), place == last),
        "twice": (_("Duplicate"), "content_copy", work.twice, (place,), False),
        "out": (_("Take out"), "delete", work.remove, (place,), False),
    }
    with st.container(horizontal=True, gap="small"):
        for name, (label, icon, does, where, off) in buttons.items():
            st.button(
                label,
                key=f"{name} {place}",
                icon=f":material/{icon}:",
                on_click=does,
                args=where,
                disabled=off,
                type="tertiary",
            )


def _words(place: int, step: Step, headline: str) -> None:
    labels = {"headline": _("Headline"), "note": _("Note for the speaker")}
    for part, widget in PARTS.items():
        for language, name in LANGUAGES.items():
            key = f"{part} {place} {language} in {current()}"
            told: Texts = getattr(step, part)
            st.session_state[key] = told.get(language, "")
            empty = _("From the data: {headline}", headline=headline) if part == "headline" else None
            widget(
                f"{labels[part]} ({name})",
                key=key,
                on_change=work.words,
                args=(place, part, language, key),
                placeholder=empty if language == current() else None,
            )
