"""The versions of a story that somebody made: who changed what and why, the link to each, any of them restored."""

from typing import Final

import pandas as pd
import streamlit as st

from components import say
from components.address import ALWAYS
from components.figures.table import Table
from components.present.listing import Listed
from components.present.making import REFUSED, SAVED
from components.story_page import address
from components.tables import rows
from components.update.work import actor
from data.intake.receipt.facts import korea_time
from data.store.errors import StoreError, UnavailableError
from data.store.stories import history, save
from data.store.story import KeptStory, StoryDraft
from i18n import _, current, speaking

CHOSEN: Final = "story version to restore"
WHY: Final = "note of the story version"


def show(one: Listed) -> None:
    """The history of the chosen story; one that comes with the dashboard has none."""
    if one.kept is None:
        return
    say.subheader(_("Versions of this story"))
    try:
        found = history(one.name)
    except UnavailableError as error:
        say.warning(str(error), icon=":material/cloud_off:")
        return
    rows(_timeline(found), alt=_("Versions of this story"))
    _link(one)
    _back(found)


def _timeline(found: list[KeptStory]) -> Table:
    lines = [[kept.author, korea_time(kept.at), kept.reason, len(kept.draft.steps)] for kept in found]
    index = pd.Index([str(kept.version) for kept in found], name=_("Version"))
    titles = [_("Saved by"), _("Saved"), _("Note"), _("Steps")]
    return Table(frame=pd.DataFrame(lines, columns=titles, index=index))


def _link(one: Listed) -> None:
    say.text(_("Link for others: the talk as it is now, with the data as they are now"))
    talk = one.talk
    link = address(talk.name, version=talk.head, edition=talk.edition, language=talk.language)
    st.code(f"{(st.context.url or '').rpartition('/')[0]}/{link}", language=None, wrap_lines=True)


def _back(found: list[KeptStory]) -> None:
    """An earlier version becomes the newest again, or the story goes off the list; both are versions like any other."""
    lines = {
        kept.version: _("Version {version}: {note}", version=str(kept.version), note=kept.reason) for kept in found
    }
    st.selectbox(_("Version to restore"), list(lines), format_func=lines.__getitem__, key=f"{CHOSEN} in {current()}")
    st.text_input(_("Note: why"), key=WHY, max_chars=1000)
    newest = found[0]
    with st.container(horizontal=True, gap="small"):
        args = (newest, {kept.version: kept.draft for kept in found}, f"{CHOSEN} in {current()}")
        st.button(_("Restore this version"), icon=":material/history:", on_click=_restore, args=args)
        st.button(_("Take the story off the list"), icon=":material/delete:", on_click=_take_off, args=(newest,))
    if refused := st.session_state.pop(REFUSED, None):
        say.error(refused, icon=":material/block:")


def _restore(newest: KeptStory, drafts: dict[int, StoryDraft], key: str) -> None:
    _save(newest, drafts[st.session_state[key]])


def _take_off(newest: KeptStory) -> None:
    _save(newest, StoryDraft(title=newest.draft.title, steps=()))


def _save(newest: KeptStory, draft: StoryDraft) -> None:
    with speaking(st.session_state[ALWAYS]):  # a callback runs before the page, where no language is in force
        try:
            made = save(
                draft, actor=actor(), reason=st.session_state.get(WHY, ""), story_id=newest.id, seen=newest.version
            )
        except StoreError as error:
            st.session_state[REFUSED] = str(error)
            return
    st.session_state[WHY], st.session_state[SAVED] = "", made.version
