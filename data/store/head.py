"""The number of the newest version: what every run of a page asks first."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from data.store import location
from data.store.errors import ReplacedStoreError, UnavailableError


@dataclass
class Run:
    """One run of a page; `failed` is what the store answered when it could not be used."""

    failed: type[UnavailableError] | None = None


_run: Final[ContextVar[Run | None]] = ContextVar("run", default=None)


@contextmanager
def one_run() -> Iterator[None]:
    """What belongs together: once the store has failed in it, nothing in it waits for the store again."""
    before = _run.set(Run())
    try:
        yield
    finally:
        _run.reset(before)


def require_not_failed() -> None:
    """Raise what the store has answered in this run already, if it failed."""
    run = _run.get()
    if run and run.failed:
        raise run.failed


def remember(failed: UnavailableError) -> None:
    """Let the rest of this run know that the store cannot be used."""
    if run := _run.get():
        run.failed = type(failed)


def head() -> int:
    """The newest version; 0 while nothing was published, which is known without opening a database.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    require_not_failed()
    if location.absent():
        return 0
    from data.store.connection import reading
    from data.store.schema import newest, require_whole

    met = location.met(location.url())
    before = met.newest
    with reading() as connection:
        found = 0 if connection is None else newest(connection)
        if connection is not None and found != met.whole:
            require_whole(connection)
    if found < before:
        raise ReplacedStoreError
    met.newest, met.whole = max(met.newest, found), found
    return found
