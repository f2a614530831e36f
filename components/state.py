"""What the reader has chosen and the data it is shown from."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from components import filters, say
from components.figures.state import State
from components.session import session
from data import catalogue
from data.outlook import Outlook
from data.store.errors import UnavailableError
from data.store.location import head, one_run
from i18n import _

# The state that the reader has chosen: the filters in force, the choices of the page, the data, the day.


HOME: Final = "Asia/Seoul"


def chosen(*, compared: Sequence[str] = (), **choices: object) -> State:
    """The state of a page with its own choices, by their names in the address; None where nothing is chosen."""
    common = filters.choices()
    plain = State(
        outlook=Outlook(), year=common.year, province=common.province, compared=tuple(compared), today=today()
    )
    return plain.having(**choices)


def today() -> date:
    """The day on the reader's clock."""
    return datetime.now(_clock()).date()


def _clock() -> ZoneInfo:
    """The reader's time zone as the browser gives it, which may be one that nobody knows."""
    try:
        return ZoneInfo(st.context.timezone or HOME)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(HOME)


# The version of the data that a run of a page shows: the newest when the run begins, and no other until it ends.


@contextmanager
def followed() -> Iterator[None]:
    """One run with one version of the data; where the store can't be used, the bundled data, and the page says why."""
    with one_run():
        try:
            _fix(head())
        except UnavailableError as error:
            _fix(0)
            _tell(error)
        session.version.set(catalogue.head())
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
    if catalogue.head() != session.version.get():
        st.rerun()


def _fix(version: int) -> None:
    catalogue.as_of(version)
    catalogue.require_readable()


def _tell(error: UnavailableError) -> None:
    told = _("Published figures cannot be reached at the moment: these are the bundled data alone.")
    say.error(f"{told} {error}", icon=":material/cloud_off:")
