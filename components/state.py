"""The state that the reader has chosen: the filters in force, the choices of the page, the data through the cache."""

from collections.abc import Sequence
from functools import cache

from components import compute, filters
from components.figures.state import State
from components.takeaway import today
from data import catalogue
from indicators.dataset import Dataset
from indicators.entry import Parameter
from indicators.indicator import Indicator


class Cached:
    """The data in force, for one run of a page; indicators are computed once for all sessions."""

    def __init__(self) -> None:
        # Most are asked for several times in a run, and Streamlit's cache takes its time to find one.
        self._compute = cache(compute.compute)

    def compute(self, indicator: str, /, **parameters: Parameter) -> Indicator:
        """An indicator by its id."""
        return self._compute(indicator, **parameters)

    def dataset(self, name: str) -> Dataset:
        """A dataset by its name."""
        return catalogue.dataset(name)


def chosen(*, compared: Sequence[str] = (), **choices: object) -> State:
    """The state of a page with its own choices, by their names in the address; None where nothing is chosen."""
    common = filters.choices()
    plain = State(outlook=Cached(), year=common.year, province=common.province, compared=tuple(compared), today=today())
    return plain.having(**choices)
