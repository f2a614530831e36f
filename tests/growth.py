"""How work grows with what is worked on: the tests assert that, and never seconds, which only tell of a machine."""

import time
from collections.abc import Callable
from functools import partial
from typing import Final

RUNS: Final = 5
TWICE: Final = 2.5  # the most that twice the text may cost; what costs four times grows with the square


def least(action: Callable[[], object], *, runs: int = RUNS) -> float:
    """The processor time of the quickest of several runs: another program can only make one longer."""
    return min(_once(action) for _ in range(runs))


def growth(work: Callable[[int], object], *, small: int, doublings: int = 1, runs: int = RUNS) -> float:
    """How many times as much work each doubling of a size is, from `small` on; 2 is in proportion, 4 is its square."""
    large = small * 2**doublings
    first, last = (least(partial(work, size), runs=runs) for size in (small, large))
    return float((last / first) ** (1 / doublings))


def _once(action: Callable[[], object]) -> float:
    began = time.process_time()
    action()
    return time.process_time() - began
