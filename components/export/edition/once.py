"""A state of a page that notes what is read of it: what does not depend on a filter is made once for all its values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from components.figures.state import State

Made = TypeVar("Made")
FILTERED: Final = ("province", "year")
# By what makes it: what it has read, and what came of it.
Memory = dict[Any, list[tuple[dict[str, Any], Any]]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Watched(State):
    """One of the states of a page that share a memory.

    Attributes:
        memory: what the states have made.
        read: the filters that have been asked for.
    """

    memory: Memory
    read: set[str] = field(default_factory=set)

    def __getattribute__(self, name: str) -> Any:
        """An attribute; a filter is noted."""
        if name in FILTERED:
            object.__getattribute__(self, "read").add(name)
        return object.__getattribute__(self, name)

    def made(self, make: Callable[[State], Made]) -> Made:
        """What is made from this state, or was from another one in which all that was read is the same."""
        mine = {name: object.__getattribute__(self, name) for name in FILTERED}
        for values, found in self.memory.setdefault(make, []):
            if all(mine[name] == value for name, value in values.items()):
                self.read.update(values)
                result: Made = found
                return result
        fresh = Watched(
            outlook=self.outlook,
            choices=self.choices,
            compared=self.compared,
            today=self.today,
            memory=self.memory,
            **mine,
        )
        result = make(fresh)
        # The filters were read by the copy just made, not by what it was made for.
        self.memory[make].append(({name: mine[name] for name in fresh.read}, result))
        self.read.update(fresh.read)
        return result
