"""What the registry says of an indicator: its function, the datasets it needs, its default parameters."""

from collections.abc import Callable
from dataclasses import dataclass, field

from indicators.indicator import Indicator

Parameter = int | float | str | None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """How to compute one indicator."""

    function: Callable[..., Indicator]
    datasets: tuple[str, ...]
    parameters: dict[str, Parameter] = field(default_factory=dict)


def entry(function: Callable[..., Indicator], *datasets: str, **parameters: Parameter) -> tuple[str, Entry]:
    """An indicator by the name of its function."""
    return function.__name__, Entry(function=function, datasets=datasets, parameters=parameters)
