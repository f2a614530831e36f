"""Whose turn it is to be drawn: pages of figures one after the other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Semaphore, local
from time import monotonic
from typing import Final

PATIENCE: Final = 4.0
"""Seconds for which a page waits for others at most: whatever holds one of them up, the rest is drawn beside it."""
# One, for Python runs the code of one thread at a time: fifty pages that are drawn beside each other take it from each
# other all the time and are all done at the end; one after the other, half of them are there in half of that time.
FREE: Final = Semaphore(1)


class _Waited(local):
    """How long a reader has waited whose page was not drawn yet: who clicks meanwhile is run again in the same thread."""

    seconds: float = 0.0


WAITED: Final = _Waited()


@contextmanager
def in_turn() -> Iterator[Callable[[], None]]:
    """One run of the script after those that came before it; gives what lets the next one begin before this one ends."""
    begun = monotonic()
    mine = [FREE] if FREE.acquire(timeout=max(0.0, PATIENCE - WAITED.seconds)) else []
    WAITED.seconds += monotonic() - begun

    def end() -> None:
        while mine:
            mine.pop().release()

    try:
        yield end
        WAITED.seconds = 0.0
    finally:
        end()
