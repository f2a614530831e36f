"""The number of the newest version: what every run of a page asks first."""

from data.store import location


def head() -> int:
    """The newest version; 0 while nothing was published, which is known without opening a database.

    Raises:
        UnavailableError: the database does not answer.
    """
    if location.absent():
        return 0
    from data.store.connection import reading
    from data.store.history import newest

    with reading() as connection:
        return 0 if connection is None else newest(connection)
