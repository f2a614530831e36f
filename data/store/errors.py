"""Why something is not published, restored or kept. Every message says what to do, in the language in force."""

from data.errors import DataError
from i18n import _


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
