"""What can go wrong with a file that is made. The message of each is whole, in the reader's language."""


class UnwritableError(ValueError):
    """A file cannot be written where it is wanted. The message says why, in the reader's language."""


class UnmadeError(ValueError):
    """A file could not be made. The message says which one and what to do, in the reader's language."""


class LaterError(UnmadeError):
    """The file is not made yet; it is kept once it is."""


class ElsewhereError(Exception):
    """The file is there, and kept for all replicas at `address`, beside the pages."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address
