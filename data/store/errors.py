"""Why the store cannot be used, or refuses; each a sentence of its own."""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar, Final

from data.package import DataError
from i18n import Message, _, message

MOST_NAMED: Final = 20


class StoreError(DataError):
    """The store did not do what was asked; nothing was written."""


class UnavailableError(StoreError):
    """The store cannot be used. What `told` says goes on pages and to commands: it names no path and no address."""

    told: ClassVar[Message] = message(
        "The database of published data cannot be reached. Try again, or tell the operator."
    )

    undone: ClassVar[bool] = True  # whether nothing was written can be said for certain

    def __init__(self, *, writes: bool = False) -> None:
        """`writes`: whether somebody wanted to write, and must know that nothing came of it."""
        told = str(self.told)
        super().__init__(told + " " + _("Nothing was written.") if writes and self.undone else told)


class NoConnectionError(UnavailableError):
    """The server did not take the connection in time."""

    told = message(
        "The database of published data did not take the connection in time. Try again, or tell the operator."
    )


class TurnError(UnavailableError):
    """Somebody else kept the lock longer than we wait."""

    told = message(
        "Somebody else is writing to the database of published data and did not finish in time. Try again in a moment."
    )


class NoAnswerError(UnavailableError):
    """The server took the connection and then did not answer."""

    undone = False
    told = message(
        "The database of published data did not answer in time. If you were publishing, look at the list of versions before "
        "you try again."
    )


class EmptyStoreError(UnavailableError):
    """The file is there and holds nothing: no store of ours is ever without its tables."""

    told = message(
        "The file of published data is empty. Bring it back with `python -m data restore-backup` after "
        "moving the empty file away; if nothing was ever published, delete it."
    )


class VanishedStoreError(UnavailableError):
    """There was a store, and it is gone."""

    told = message(
        "The file of published data is gone from its place. Put it back, or bring a backup back with "
        "`python -m data restore-backup`."
    )


class ForeignStoreError(UnavailableError):
    """It is the database of another program, or none at all."""

    told = message(
        "What lies in the place of the published data is no database of this dashboard. Set "
        "DASHBOARD_DATABASE_URL to a place of its own."
    )


class DamagedStoreError(UnavailableError):
    """It was a store, and cannot be read as one any more."""

    told = message(
        "The database of published data is damaged. Move it away and bring a backup back with "
        "`python -m data restore-backup`."
    )


class NewerStoreError(UnavailableError):
    """A later version of the program made it."""

    told = message(
        "The database of published data was made by a newer version of this dashboard. Update the dashboard."
    )


class ReplacedStoreError(UnavailableError):
    """While the program ran, another store, or an older state of the same, came into its place."""

    told = message(
        "Another database, or an older state of it, came into the place of the published data while the dashboard ran. "
        "Restart the dashboard to go on with it."
    )


class OtherStoreError(ReplacedStoreError):
    """The mark beside the store names another one: it was replaced while no program ran."""

    told = message(
        "Another database has come into the place of the published data: it is not the one that the file beside it, named "
        "like it with `.id` at the end, tells of. Put the former one back; if this one is meant, delete "
        "that file."
    )


class SettingError(UnavailableError):
    """What is set as the place of the store names none."""

    told = message(
        "DASHBOARD_DATABASE_URL names no place for the published data. Set `sqlite:///` and the path of a file, or "
        "`postgresql+psycopg://` and the rest of the address of a PostgreSQL database; options after “?” are for PostgreSQL only."
    )


class ReadOnlyStoreError(UnavailableError):
    """It can be read and not written."""

    told = message(
        "The database of published data can be read but not written: its folder or the database is read-only."
    )


class FullDiskError(UnavailableError):
    """There is no room left to write."""

    told = message("The disk of the published data has no room left, or refuses to write. Tell the operator.")


@contextmanager
def as_written() -> Iterator[None]:
    """What this program once wrote and can no longer be understood is damaged.

    Raises:
        DamagedStoreError: in place of whatever the reading stumbled over.
    """
    try:
        yield
    except StoreError:
        raise
    except (ValueError, TypeError, LookupError, zlib.error) as error:
        raise DamagedStoreError from error


class NotAllowedError(StoreError):
    """The actor may not do this."""


class BrokenAuditError(StoreError):
    """The chain of the audit is not whole; `link` is the first that is not as it was written."""

    def __init__(self, link: int, why: str) -> None:
        self.link = link
        super().__init__(_("The audit is broken at link {link}: {why}.", link=str(link), why=why))


class UnknownVersionError(StoreError):
    """There is no version of that number."""

    def __init__(self, version_id: int) -> None:
        super().__init__(
            _("There is no version {version}. The history lists those there are.", version=str(version_id))
        )


class OtherDataError(StoreError):
    """An address names a version that cannot be shown here.

    Attributes:
        told: why, in whichever language is in force when it is shown.
    """

    def __init__(self, told: Message) -> None:
        self.told = told
        super().__init__(str(told))


class NewerVersionError(StoreError):
    """Another version of the same provinces came after the comparison that the actor saw."""

    def __init__(self, head: int) -> None:
        self.head = head
        super().__init__(
            _(
                "Version {version} of the same data was published after your comparison. Look at the comparison again, "
                "then publish.",
                version=str(head),
            )
        )


class OtherPublisherError(StoreError):
    """Somebody else publishes this province; both names as readers see them."""

    def __init__(self, *, province: str, publisher: str) -> None:
        self.province, self.publisher = province, publisher
        super().__init__(
            _(
                "{province} was published by {publisher}. A province has one publisher: agree with them, or let an "
                "administrator take the province over (`--take-over` on the command line).",
                province=province,
                publisher=publisher,
            )
        )


class UnkeptDraftError(StoreError):
    """An unfinished upload is not kept for the next visit; the message says why."""


class UnfitTableError(StoreError):
    """The rows cannot be a version of this dataset, though checks should have told."""


class PersonalDataError(StoreError):
    """What somebody wrote holds the number or address of a person; `where` says in which text, the message repeats none of it."""

    def __init__(self, where: str) -> None:
        super().__init__(
            _(
                "{where}: here stands what looks like a resident number, a telephone number or an e-mail address. "
                "Take it out: what is published is never deleted. Nothing was written.",
                where=where,
            )
        )


class UnconfirmedError(StoreError):
    """A note is missing, an error is left, or a warning has no reason."""


class RemovalsError(StoreError):
    """Rows in force would go, and not as many as were confirmed.

    Attributes:
        count: how many would go.
    """

    def __init__(self, names: Sequence[str], *, confirmed: int | None) -> None:
        self.count = len(names)
        super().__init__(_removals(names, confirmed=confirmed))


class UnshownError(StoreError):
    """Pages or stories need the rows that would go; `titles` are what a reader calls them."""

    def __init__(self, titles: Sequence[str], *, rows: Sequence[str]) -> None:
        self.titles = tuple(titles)
        super().__init__(
            _(
                "Without the rows that would go ({rows}) the dashboard could not show: {titles}. Keep these rows, or publish "
                "what replaces them. Nothing was written.",
                rows=listed(rows),
                titles=listed(titles),
            )
        )


class ReferredError(StoreError):
    """Rows of one table name rows that another one does not hold, or would not hold any more."""

    def __init__(self, rows: Sequence[str], *, table: str, missing: Sequence[str], referred: str) -> None:
        super().__init__(
            _(
                "“{table}” has rows that rest on rows of “{referred}” ({missing}): {rows}. Each needs the row it rests on: "
                "publish or keep it, or withdraw what rests on it first. Nothing was written.",
                table=table,
                referred=referred,
                missing=listed(missing),
                rows=listed(rows),
            )
        )


def _removals(names: Sequence[str], *, confirmed: int | None) -> str:
    count, rows = len(names), listed(names)
    if not names:
        return _(
            "Rows confirmed to go: {confirmed}, but none would: leave the confirmation out. Rows that a national file "
            "lacks go only where it replaces its table (`--replace` on the command line), and of a table with years only those "
            "of the years that it holds.",
            confirmed=confirmed,
        )
    if confirmed is None:
        return _(
            "Rows in force that would go with this file: {count} ({rows}). Rows go only where that is asked for: put them "
            "into the file with their figures and texts, or confirm how many go (`--confirm-removals {count}` on the command "
            "line).",
            count=count,
            rows=rows,
        )
    return _(
        "Rows confirmed to go: {confirmed}, but it would be {count} ({rows}). What counts is each row in force that the "
        "file lacks or leaves without figures, and in a table of texts each of which it leaves a cell blank: put them into the "
        "file, or confirm {count} (`--confirm-removals {count}` on the command line).",
        confirmed=confirmed,
        count=count,
        rows=rows,
    )


def listed(names: Sequence[str]) -> str:
    """Names of rows in one sentence, the first twenty of them; the others are counted."""
    rest = len(names) - MOST_NAMED
    return "; ".join(names[:MOST_NAMED]) + (" " + _("and {count} more", count=rest) if rest > 0 else "")


class UnknownStoryError(StoreError):
    """There is no story, or no version of it, of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(_("There is no story “{name}”. The list of stories names those there are.", name=name))


class NewerStoryError(StoreError):
    """Somebody saved the story after the actor had opened it."""

    def __init__(self, version: int) -> None:
        super().__init__(
            _(
                "Version {version} of this story was saved after you opened it. Save yours as a story of its own, or open "
                "the newer one.",
                version=str(version),
            )
        )
