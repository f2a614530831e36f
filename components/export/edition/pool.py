"""Values that an edition holds once, however often its pages show them."""

import json
from collections.abc import Callable
from typing import Any, Self


class Pool:
    """Distinct values in the order in which they came; each is named by its place."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._places: dict[str, int] = {}
        self._seen: dict[int, tuple[object, int]] = {}

    def copy(self) -> Self:
        """Another pool with the same values in the same places."""
        other = type(self)()
        other.values, other._places = self.values.copy(), self._places.copy()
        return other

    def keep(self, value: Any) -> int:
        """The place of a value; that of its equal where there is one."""
        text = json.dumps(value, ensure_ascii=False, default=lambda one: one.tolist())
        if text not in self._places:
            self._places[text] = len(self.values)
            self.values.append(value)
        return self._places[text]

    def once(self, origin: object, make: Callable[[], Any]) -> int:
        """The place of what is made of an object, made at its first coming."""
        if id(origin) not in self._seen:
            self._seen[id(origin)] = origin, self.keep(make())  # the object stays, so that no other takes its number
        return self._seen[id(origin)][1]
