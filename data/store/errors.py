"""Why something is not published, restored or kept. Every message says what to do, in the language in force."""

from collections.abc import Sequence
from typing import Final

from data.errors import DataError
from i18n import _

MOST_NAMED: Final = 20


class StoreError(DataError):
    """The store did not do what was asked; nothing was written."""


class UnavailableError(StoreError):
    """The database does not answer, or holds something else."""

    def __init__(self) -> None:
        super().__init__(
            _("The database of published data cannot be reached. Nothing was written. Try again, or tell the operator.")
        )


class NotAllowedError(StoreError):
    """The actor may not do this."""


class UnknownVersionError(StoreError):
    """There is no version of that number."""

    def __init__(self, version_id: int) -> None:
        super().__init__(
            _("There is no version {version}. The history lists those there are.", version=str(version_id))
        )


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


class UnfitTableError(StoreError):
    """The rows cannot be a version of this dataset, though checks should have told."""


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


def _removals(names: Sequence[str], *, confirmed: int | None) -> str:
    count, rows = len(names), listed(names)
    if not names:
        return _(
            "{confirmed} rows were confirmed to go, but none would: leave the confirmation out.", confirmed=confirmed
        )
    if confirmed is None:
        return _(
            "Rows in force that would go with this file: {count} ({rows}). Rows go only where that is asked for: put them "
            "into the file with their figures, or confirm how many go (`--confirm-removals {count}` on the command line).",
            count=count,
            rows=rows,
        )
    return _(
        "{confirmed} rows were confirmed to go, but it would be {count} ({rows}). What counts is each row in force that the "
        "file lacks or leaves without figures: put them into the file, or confirm {count} "
        "(`--confirm-removals {count}` on the command line).",
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
