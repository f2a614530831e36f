"""How much one reader, and one address, may have done in a minute: a file that is checked takes a processor for seconds."""

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Final

from components.door import peers

WAIT: Final = 60.0  # seconds
MOST_NAMES: Final = 10_000


class Pace:
    """So many times within WAIT for each name; in this process, for a replica has its own processors."""

    def __init__(self, most: int, *, clock: Callable[[], float] = monotonic) -> None:
        self._most, self._clock = most, clock
        self._done: dict[str, deque[float]] = {}
        self._one_at_a_time = Lock()

    def allows(self, name: str) -> bool:
        """Whether it is not too often; then it counts."""
        with self._one_at_a_time:
            now = self._clock()
            if len(self._done) > MOST_NAMES:
                self._done = {one: times for one, times in self._done.items() if now - times[-1] < WAIT}
            times = self._done.setdefault(name, deque(maxlen=self._most))
            if len(times) == self._most and now - times[0] < WAIT:
                return False
            times.append(now)
            return True


OF_A_READER: Final = Pace(60)
OF_AN_ADDRESS: Final = Pace(1_200)  # a whole ministry may stand behind one


def may_have_checked(owner: str) -> bool:
    """Whether a file is checked for a reader now, or has to wait."""
    return OF_A_READER.allows(owner) and OF_AN_ADDRESS.allows(peers.origin())
