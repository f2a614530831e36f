"""Which store is in force, and the number of its newest version: what every run of a page asks first.

What opens a database is imported where one is there: a dashboard without versions never needs it.
"""

from time import monotonic
from typing import Final

from data.store import location
from data.store.errors import ReplacedStoreError

HEAD_S: Final = 1.0
"""How many seconds old the answer of a server may be that a run of a page begins with."""


def store_id() -> str:
    """The id of the store in force; "" where there is none, and for one of schema 1, which has no id.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    met = location.met_before(location.url())
    if not met.id and not location.absent():
        from data.store.connection import reading

        with reading():
            pass  # to open it is to meet it
    return met.id


def recent_head() -> int:
    """The newest version as a reader may see it: of a server, as it was at most HEAD_S ago; what this process writes, at once.

    Raises as `head` does.
    """
    met = location.met_before(location.url())
    if location.file() is None and met.there and met.asked > max(met.wrote, monotonic() - HEAD_S):
        location.require_not_failed()
        return met.newest
    return head()


def head() -> int:
    """The newest version; 0 while nothing was published, which is known without opening a database.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    location.require_not_failed()
    if location.absent():
        return 0
    from data.store.connection import reading
    from data.store.schema import emptied, newest, require_whole

    met, now = location.met_before(location.url()), monotonic()
    before = met.newest
    with reading() as connection:
        found = 0 if connection is None else newest(connection)
        if connection is not None and found != met.whole:
            require_whole(connection)
            met.emptied = emptied(connection)
    if found < before:
        raise ReplacedStoreError
    met.newest, met.whole, met.asked = max(met.newest, found), found, max(met.asked, now)
    return found
