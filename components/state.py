"""What the reader has chosen and the data it is shown from."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import streamlit as st

from components import address, filters, say
from components.door import reading
from components.figures.state import Made, State
from components.files.rows import VERSION
from components.session import session
from data import catalogue
from data.outlook import Outlook
from data.releases import release
from data.store import location
from data.store.errors import OtherDataError, UnavailableError
from data.store.head import recent_head
from data.store.location import one_run
from i18n import _, current
from i18n.dates import today

# The state that the reader has chosen: the filters in force, the choices of the page, the data, the day.


def chosen(*, compared: Sequence[str] = (), **choices: object) -> State:
    """The state of a page with its own choices, by their names in the address; None where nothing is chosen."""
    common = filters.choices()
    plain = Shared(
        outlook=Outlook(), year=common.year, province=common.province, compared=tuple(compared), today=today()
    )
    return plain.having(**choices)


# What is made from a state is made once for all readers who have chosen the same, in the same language and version.


@dataclass(frozen=True, kw_only=True, eq=False)
class Shared(State):
    """A state whose parts are made once for all who share it. What was made is read, never changed."""

    def made(self, make: Callable[[State], Made]) -> Made:
        """What is made from this state, or was for another reader."""
        made: Made = _made(_Part(make=make, of=self, mark=self._mark))
        return made

    @cached_property
    def _mark(self) -> tuple[Hashable, ...]:
        choices = tuple(sorted(self.choices.items()))
        data = (self.outlook, location.state(at=catalogue.head()))
        return (*data, self.year, self.province, self.compared, choices, self.today, current())


@dataclass(frozen=True, kw_only=True)
class _Part:
    """What is made of a state; all states with the same mark make the same."""

    make: Callable[[State], Any]
    of: State = field(compare=False)
    mark: tuple[Hashable, ...]


@lru_cache(maxsize=1000)
def _made(part: _Part) -> Any:
    return part.make(part.of)


# The version of the data that a run of a page shows: the newest when the run begins, or the one that the address names, and
# no other until it ends.


@contextmanager
def followed() -> Iterator[None]:
    """One run with one version of the data; where the store can't be used, the bundled data, and the page says why."""
    with one_run():
        try:
            session.newest.set(recent_head())
            _fix(*_asked_for())
            address.write(VERSION, session.pinned.get() or None)
        except UnavailableError as error:  # what the address names stays in it for when the store is back
            session.newest.set(0)
            _fix(0)
            _tell(error)
            if session.pinned.get():  # the newest may well be whole
                st.button(_("Show the newest version"), key="to the newest", on_click=address.stay, args=(None,))
        session.version.set(catalogue.head())
        try:
            yield
        except UnavailableError as error:  # it failed after all was read: the page ends here
            _tell(error)


def hold() -> None:
    """The same version for a part of a page that runs alone; where another came, or a sign-in is over, the whole page runs."""
    if not reading.may_read():
        st.rerun()
    try:
        pin = session.pinned.get()
        _fix(*(catalogue.referred(pin) if pin else (recent_head(), "")))
    except UnavailableError:
        _fix(0)  # as on the whole page, which then says why
    if catalogue.head() != session.version.get():
        st.rerun()


def at_newest() -> None:
    """Let the rest of the run see the newest version, whatever the address names: what acts on the data acts on that."""
    if catalogue.head() != session.newest.get() or release():
        _fix(session.newest.get())
        session.version.set(catalogue.head())
        filters.follow()  # it may have other years


def _asked_for() -> tuple[int, str]:
    """The version that the address names; the newest where it names none, and where it can't be shown, which is told."""
    asked, kept = st.query_params.get(VERSION, ""), session.pinned.get()
    numbers, refused = {"": (session.newest.get(), "")}, ""
    for name in dict.fromkeys(one for one in (kept, asked) if one):
        try:
            numbers[name] = catalogue.referred(name)
        except OtherDataError as error:
            refused = str(error)
    address.follow(VERSION, numbers, "")
    if refused:
        instead = _("The newest version is shown.")
        filters.notice(f"{refused} {instead}")
    return numbers[session.pinned.get()]


def _fix(version: int, of_release: str = "") -> None:
    catalogue.as_of(version, of_release)
    catalogue.require_readable()


def _tell(error: UnavailableError) -> None:
    told = _("Published figures cannot be reached at the moment: these are the bundled data alone.")
    say.error(f"{told} {error}", icon=":material/cloud_off:")
