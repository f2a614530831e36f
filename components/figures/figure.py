"""A figure: a finding, the picture that shows it, the same in a table, and the indicators that it rests on."""

import re
from dataclasses import dataclass
from typing import Any, Final

from components.figures.exhibit import Exhibit

Spec = dict[str, Any]
# Plotly reads its texts as a small HTML: of that, bold words and ends of lines are ours. The rest (links, colours, sizes)
# can only come from data.
_MARKUP: Final = re.compile(r"<(?!/?b>|br>)")


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

    def __post_init__(self) -> None:
        """Let no text of the picture be markup but that of the house, whatever data it was made from."""
        object.__setattr__(self, "spec", _harmless(self.spec))

    @property
    def filed_as_shown(self) -> bool:
        """Pictures of entries are; of a picture of values, the file holds the values with all that is said of them."""
        return self.tabled or bool(self.lists)


def _harmless(part: Any) -> Any:
    """The same part of a spec, its texts as they are to be shown."""
    if isinstance(part, str):
        return _MARKUP.sub("&lt;", part)
    if isinstance(part, dict):
        return {key: _harmless(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_harmless(value) for value in part]
    return part
