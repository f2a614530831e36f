"""What a page shows and a reader may take away: tables, exhibits, figures."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self

import pandas as pd

from i18n import _
from indicators.dataset import Dataset
from indicators.indicator import Indicator

# A table of a figure: numbers stay numbers, so that they align and sort; how many decimals is said once.


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """Rows and columns titled in the reader's language, units in the titles.

    Attributes:
        frame: numbers as numbers, words as words; missing where there is none.
        digits: decimals of all numbers, or by column.
        totals: names of rows that sum up others; they stay at the end.
        pages: by column, the name of the page that each cell leads to, or None.
        behind: by row, the indicator that it shows, where rows show different ones; empty where all rest on the same.
        gaps: by row and column, the word that stands where there is no number, such as that it is suppressed.
    """

    frame: pd.DataFrame
    digits: int | dict[str, int] = 0
    totals: tuple[str, ...] = ()
    pages: dict[str, list[str | None]] = field(default_factory=dict)
    behind: tuple[Indicator, ...] = ()
    gaps: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def told(self) -> pd.DataFrame:
        """The frame as it is read: with the words of the gaps among the numbers."""
        if not self.gaps:
            return self.frame
        told = self.frame.astype("object")
        for (row, column), word in self.gaps.items():
            told.loc[row, column] = word
        return told

    def after(self, rows: int) -> Self:
        """The table without its first rows."""
        left = self.frame.iloc[rows:]
        kept = {key: word for key, word in self.gaps.items() if key[0] in left.index}
        return replace(
            self,
            frame=left,
            pages={column: cells[rows:] for column, cells in self.pages.items()},
            behind=self.behind[rows:],
            gaps=kept,
        )

    @property
    def named(self) -> str:
        """Title of the first column, which names the rows."""
        return str(self.frame.index.name or _("Item"))

    def places(self, column: str) -> int:
        """Decimals of a column's numbers."""
        return self.digits if isinstance(self.digits, int) else self.digits.get(column, 0)


# What a page shows and a reader may take away: a finding, its table, and what it rests on; with or without a picture.


Behind = Indicator | Dataset


@dataclass(frozen=True, kw_only=True, eq=False)
class Exhibit:
    """A table that stands alone; a Figure adds a picture to it.

    Attributes:
        id: stable name, also the key of its widgets and the beginning of its files' names.
        title: the finding, made from the data.
        subtitle: measure, place, time and unit.
        table: its texts in the reader's language.
        rests_on: the indicators it shows; its evidence.
        lists: the datasets whose rows it shows as entries: agreements, members, rows of a plan.
    """

    id: str
    title: str
    subtitle: str
    table: Table
    rests_on: tuple[Indicator, ...] = ()
    lists: tuple[Dataset, ...] = ()

    @property
    def behind(self) -> tuple[Behind, ...]:
        """Everything that has sources, kinds of figures and caveats to tell."""
        return (*self.rests_on, *self.lists)

    @property
    def filed_as_shown(self) -> bool:
        """Whether its files hold the table as it is read, rather than one row for each value of its indicators."""
        return True


# A figure: a finding, the picture that shows it, the same in a table, and the indicators that it rests on.


Spec = dict[str, Any]
SAID_ALOUD: Final[Spec] = {"captureevents": False}  # the setting of a note by which the alternative text repeats it
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
        parts: makes the same in pictures of fewer rows, one after the other, where a slide has no room for all of them.
    """

    spec: Spec
    alt: str
    says: tuple[str, ...] = ()
    hint: str = ""
    tabled: bool = False
    parts: "Callable[[], Sequence[Figure]] | None" = None

    def __post_init__(self) -> None:
        """Let no text of the picture be markup but that of the house, whatever data it was made from.

        What a note says of what is missing in the picture is said in its alternative text as well.
        """
        object.__setattr__(self, "spec", _harmless(self.spec))
        notes = (one for one in self.spec.get("layout", {}).get("annotations", ()) if SAID_ALOUD.items() <= one.items())
        missing = [text for one in notes if (text := one["text"].replace("<br>", " ")) not in self.alt]
        object.__setattr__(self, "alt", "; ".join(filter(None, (self.alt, *missing))))

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
