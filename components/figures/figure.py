"""A figure: a finding, the picture that shows it, the same in a table, and the indicators that it rests on."""

from dataclasses import dataclass
from typing import Any

from components.figures.exhibit import Exhibit

Spec = dict[str, Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class Figure(Exhibit):
    """One picture of a page; `table` holds the same as the picture.

    Attributes:
        spec: a Plotly figure as a plain dict (data, layout), colours by theme placeholder.
        alt: what the picture shows, in words.
        says: what the picture says, a sentence each, to stand beside it.
        hint: what the reader can do with it on the screen; no part of what is taken away.
        tabled: whether its files hold its table, because a row of it is the reader's own and no value of an indicator.
    """

    spec: Spec
    alt: str
    says: tuple[str, ...] = ()
    hint: str = ""
    tabled: bool = False

    @property
    def filed_as_shown(self) -> bool:
        """Pictures of entries are; of a picture of values, the file holds the values with all that is said of them."""
        return self.tabled or bool(self.lists)
