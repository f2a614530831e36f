"""A story of one's own: begun from another one or from nothing, changed, saved as a version."""

from typing import Final

import streamlit as st

from components import door, say
from components.address import ALWAYS
from components.export.own import copied
from components.present import adding, steps, work
from components.present.listing import Listed
from components.update.work import actor
from data.store.actor import require_publisher_role
from data.store.errors import StoreError
from data.store.stories import save
from data.store.story import StoryDraft
from i18n import LANGUAGES, _, current, speaking

NOTE: Final = "note of the story"
SAVED: Final = "story saved"
REFUSED: Final = "story refused"


def done() -> None:
    """That a story was saved, once."""
    if (version := st.session_state.pop(SAVED, None)) is not None:
        say.success(_("Saved as version {version} of the story.", version=str(version)), icon=":material/check_circle:")


def show(one: Listed) -> None:
    """What can be begun, or the story in work."""
    try:
        require_publisher_role(actor())
    except StoreError as error:
        say.warning(str(error), icon=":material/lock:")
    door.ask()
    if work.work() is None:
        _ways_to_begin(one)
    else:
        _at_work()


def _ways_to_begin(one: Listed) -> None:
    say.text(_("Shipped stories stay as they are. A copy is yours: its order, its words, its steps."))
    with st.container(horizontal=True, gap="small"):
        st.button(_("Copy the chosen story"), icon=":material/content_copy:", on_click=_copy, args=(one,))
        if one.kept:
            kept = one.kept
            args = (kept.draft, kept.id, kept.version)
            st.button(_("Change the chosen story"), icon=":material/edit:", on_click=work.begin, args=args)
        empty = StoryDraft(title={}, steps=())
        st.button(_("Begin an empty story"), icon=":material/note_add:", on_click=work.begin, args=(empty,))


def _copy(one: Listed) -> None:
    work.begin(one.kept.draft if one.kept else copied(one.name))


def _at_work() -> None:
    found = work.work()
    assert found is not None
    for column, language in zip(st.columns(2), LANGUAGES, strict=True):
        key = f"title {language} in {current()}"
        st.session_state[key] = found.draft.title.get(language, "")
        label = _("Title ({language})", language=LANGUAGES[language])
        column.text_input(label, key=key, on_change=work.title, args=(language, key))
    steps.show(found.draft)
    adding.show()
    _saving(found)


def _saving(found: work.Work) -> None:
    if refused := st.session_state.pop(REFUSED, None):
        say.error(refused, icon=":material/block:")
    st.text_input(_("Note: what changes and why"), key=NOTE, max_chars=1000)
    with st.container(horizontal=True, gap="small"):
        st.button(_("Save"), icon=":material/save:", on_click=keep, args=(found.story,))
        if found.story:
            st.button(_("Save as a story of its own"), icon=":material/save_as:", on_click=keep, args=(None,))
        st.button(_("Put away without saving"), icon=":material/delete:", on_click=work.end, type="tertiary")


def keep(story: str | None) -> None:
    """Save the story in work; where that is refused, everything typed stays."""
    found = work.work()
    assert found is not None
    with speaking(st.session_state[ALWAYS]):  # a callback runs before the page, where no language is in force
        try:
            made = save(
                found.draft,
                actor=actor(),
                reason=st.session_state.get(NOTE, ""),
                story_id=story,
                seen=found.seen if story else 0,
            )
        except StoreError as error:
            st.session_state[REFUSED] = str(error)
            return
    work.end()
    st.session_state[NOTE] = ""
    st.session_state[SAVED], st.session_state["story"] = made.version, made.id
