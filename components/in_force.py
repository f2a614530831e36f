"""The version of the data that a run of a page shows: the newest when the run begins, and no other until it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import streamlit as st

from components import say
from data import catalogue
from data.store.errors import UnavailableError
from data.store.head import head, one_run
from i18n import _

SHOWN: Final = "version shown"


@contextmanager
def followed() -> Iterator[None]:
    """One run with one version of the data; where the store can't be used, the bundled data, and the page says why."""
    with one_run():
        try:
            _fix(head())
        except UnavailableError as error:
            _fix(0)
            _tell(error)
        st.session_state[SHOWN] = catalogue.head()
        try:
            yield
        except UnavailableError as error:  # it failed after all was read: the page ends here
            _tell(error)


def hold() -> None:
    """The same version for a part of a page that runs alone; where another one has come, the whole page runs instead."""
    try:
        _fix(head())
    except UnavailableError:
        _fix(0)  # as on the whole page, which then says why
    if catalogue.head() != st.session_state[SHOWN]:
        st.rerun()


def _fix(version: int) -> None:
    catalogue.as_of(version)
    catalogue.require_readable()


def _tell(error: UnavailableError) -> None:
    told = _("Published figures cannot be reached at the moment: these are the bundled data alone.")
    say.error(f"{told} {error}", icon=":material/cloud_off:")
