"""The version of the data that a run of a page shows: the newest when the run begins, and no other until it ends."""

from typing import Final

import streamlit as st

from components import say
from data import catalogue
from data.store.errors import UnavailableError
from data.store.head import head
from i18n import _

SHOWN: Final = "version shown"


def follow() -> None:
    """Fix the version for this run; where the store can't be reached, the bundled data, and the page says so."""
    try:
        catalogue.as_of(head())
    except UnavailableError:
        catalogue.as_of(0)
        say.error(
            _("Published figures cannot be reached at the moment: these are the bundled data alone."),
            icon=":material/cloud_off:",
        )
    st.session_state[SHOWN] = catalogue.head()


def hold() -> None:
    """The same version for a part of a page that runs alone; where a newer one has come, the whole page runs instead."""
    catalogue.as_of(None)
    if catalogue.head() != st.session_state[SHOWN]:
        st.rerun()
    catalogue.as_of(st.session_state[SHOWN])
