"""The state that the reader has chosen: the filters in force, the choices of the page, the data through the cache."""

from collections.abc import Sequence

from components import filters
from components.compute import Cached
from components.figures.state import State
from components.takeaway import today


def chosen(*, compared: Sequence[str] = (), **choices: object) -> State:
    """The state of a page with its own choices, by their names in the address; None where nothing is chosen."""
    common = filters.choices()
    plain = State(outlook=Cached(), year=common.year, province=common.province, compared=tuple(compared), today=today())
    return plain.having(**choices)
