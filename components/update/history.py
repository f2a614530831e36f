"""The versions of a table: who published what, any two compared, any one restored."""

import pandas as pd
import streamlit as st

from components import say
from components.address import ALWAYS
from components.figures.exhibit import Exhibit
from components.figures.update import history
from components.figures.update.rows import sentence
from components.tables import table
from components.update import work
from components.update.preview import cell_by_cell
from data.intake.compare import between
from data.store.errors import StoreError, UnavailableError
from data.store.history import versions
from data.store.in_force import table as in_force
from data.store.restoring import restore
from data.store.version import Version
from i18n import _, speaking


def show(name: str, province: str | None) -> None:
    """Draw the timeline of a table, of one province where one is chosen, and what can be done with its versions."""
    say.header(_("Versions"), divider="gray")
    try:
        found = versions(dataset=name, province=province)
    except UnavailableError as error:
        say.warning(str(error), icon=":material/cloud_off:")
        return
    if not found:
        say.text(_("Nothing has been published yet: the bundled data are in force."))
        return
    table(
        Exhibit(
            id="versions",
            title=_("Who published what"),
            subtitle=_("Newest first; nothing is ever deleted, and the bundled data stay as version 0"),
            table=history.timeline(found),
        )
    )
    left, right = st.columns(2, gap="large")
    with left:
        _two(name, found, province)
    with right:
        _bring_back(name, found, province)


def _lines(found: list[Version]) -> dict[int, str]:
    return {version.id: history.in_a_line(version) for version in found} | {0: history.bundled_in_a_line()}


def _two(name: str, found: list[Version], province: str | None) -> None:
    """Two states of the table held against each other: as of one version and as of another."""
    say.subheader(_("Compare two states"))
    lines, newest_first = _lines(found), [*(version.id for version in found), 0]
    earlier = st.selectbox(_("As of version"), newest_first, index=1, format_func=lines.__getitem__, key="earlier")
    later = st.selectbox(_("against version"), newest_first, index=0, format_func=lines.__getitem__, key="later")
    try:
        before, after = (_of(in_force(name, head=number), province) for number in (earlier, later))
    except UnavailableError as error:  # one that is not in force any more may be damaged
        say.warning(str(error), icon=":material/cloud_off:")
        return
    result = between(name, before, after)
    say.strong(sentence(result))
    cell_by_cell(name, result)


def _of(frame: pd.DataFrame, province: str | None) -> pd.DataFrame:
    return frame if province is None or "province" not in frame else frame[frame["province"] == province]


def _bring_back(name: str, found: list[Version], province: str | None) -> None:
    """The rows of a version become a new version; those of other provinces stay."""
    say.subheader(_("Restore a version"))
    with st.form("restore", border=False):
        lines = _lines(found)
        st.selectbox(
            _("Version to restore"), list(lines), index=1, format_func=lines.__getitem__, key="restored version"
        )
        st.text_input(_("Note: why it is restored"), key="note of the restoration", max_chars=1000)
        st.form_submit_button(_("Restore"), icon=":material/history:", on_click=_restore, args=(name, province))
    if refused := st.session_state.pop("not restored", None):
        say.error(refused, icon=":material/block:")


def _restore(name: str, province: str | None) -> None:
    with speaking(st.session_state[ALWAYS]):
        try:
            made = restore(
                st.session_state["restored version"],
                actor=work.actor(),
                note=st.session_state["note of the restoration"],
                dataset=name,
                province=province,
            )
        except StoreError as error:
            st.session_state["not restored"] = str(error)
            return
    st.session_state["published"] = made.id
