"""The check before the talk, made when it is asked for."""

import streamlit as st

from components import say
from components.export import readiness, shelf
from components.export.whole import UnmadeError, made
from components.figures.slide import Story
from components.figures.stories.shipped import STORIES
from components.present.listing import Listed
from components.tables import rows
from data import catalogue
from data.outlook import Outlook
from data.store.errors import StoreError
from i18n import _


def check(one: Listed) -> None:
    """What is ready and what must be said, step by step; closed until it is opened."""
    fold = st.expander(_("Check before the talk"), icon=":material/fact_check:", key="check", on_change="rerun")
    if fold.open:
        with fold, st.spinner(_("The talk is being put together")):
            try:
                story, content = made(one.title, lambda: _talk(one))
            except (UnmadeError, StoreError) as error:
                say.error(str(error), icon=":material/error:")
            else:
                _checked(one, story, content)


def _talk(one: Listed) -> tuple[Story, bytes]:
    return shelf.maker(one.name, Outlook(), edition=one.talk.edition)(), shelf.page(one.talk)


def _checked(one: Listed, story: Story, content: bytes) -> None:
    missing = readiness.unready(story)
    if missing:
        told = _("Nothing to show on: {steps}. The reason stands on the slide.", steps=", ".join(map(str, missing)))
        say.warning(told, icon=":material/warning:")
    else:
        say.success(_("All {count} steps are built.", count=len(story.slides)), icon=":material/check_circle:")
    rows(readiness.steps(story), alt=_("Steps of the story"))
    rows(readiness.of_file(content), alt=_("File of the talk"))
    say.text(_("Data version {version}: frozen from the start of the talk on.", version=catalogue.version()))
    _own_words(one)


def _own_words(one: Listed) -> None:
    """Headlines of one's own don't follow the data: said where newer figures came after they were written."""
    if one.name in STORIES or one.kept is None or one.kept.head == catalogue.head():
        return
    own = [str(place) for place, step in enumerate(one.kept.draft.steps, 1) if any(step.headline.values())]
    if own:
        say.warning(
            _(
                "Figures were published after this story was saved. Read again the headlines that you wrote yourself: {steps}.",
                steps=", ".join(own),
            ),
            icon=":material/edit_note:",
        )
