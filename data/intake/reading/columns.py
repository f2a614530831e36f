"""What a column of a file holds, by the words that stand above it."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from data.intake.reading import words
from data.intake.reading.vocabulary import COUNTING, OTHER_MEASURES, Vocabulary, bare

ABOVE: Final = " / "  # between headings that stand above one another
PARTS: Final = re.compile(r"[\s_/|,]+")
MOST_PARTS: Final = 20  # of one heading; what has more words is a sentence


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        position: from 0.
        heading: as the file writes it; headings above one another are joined by " / ".
        name: the field that its cells belong to; None when the headings name no field.
        dimensions: key field -> the heading that is its value, for a column of a wide table.
        sums: headings that say "total", not yet known of which key field.
        counting: `enrolments` or `headcount` where a heading says so.
        other_measure: it counts other people than the dataset does (수료인원).
        guessed: without a heading of its own, its meaning was told by its cells.
    """

    position: int
    heading: str
    name: str | None = None
    dimensions: dict[str, str] = field(default_factory=dict)
    sums: tuple[str, ...] = ()
    counting: str = ""
    other_measure: bool = False
    guessed: bool = False

    @property
    def across(self) -> bool:
        """Whether it holds values under the value of a key field, as the columns of a wide table do."""
        return bool(self.dimensions or self.sums)

    @property
    def known(self) -> bool:
        """Whether its headings say what it is."""
        return self.name is not None or self.across

    @property
    def information(self) -> float:
        """How much its headings say: what the best reading of a header is chosen by."""
        return len(self.dimensions) + len(self.sums) + (0.5 if self.guessed else float(self.name is not None))


def column(position: int, headings: list[str], *, vocabulary: Vocabulary) -> Column:
    """What the headings above a column say, from top to bottom; upper ones that say nothing are passed over."""
    heading = ABOVE.join(headings)
    for first in range(len(headings)):
        found = _resolved(position, headings[first:], vocabulary=vocabulary)
        if found:
            return replace(found, heading=heading)
    return Column(position=position, heading=heading)


def _resolved(position: int, headings: list[str], *, vocabulary: Vocabulary) -> Column | None:
    whole = Column(position=position, heading="")
    name = vocabulary.field(headings[-1])
    if name and (len(headings) == 1 or name not in vocabulary.measures):
        return replace(whole, name=name, counting=_counting(headings[-1]))
    found: Column | None = whole
    for part in (part for heading in headings for part in _parts(heading, vocabulary=vocabulary)):
        found = found and _with(found, part, vocabulary=vocabulary)
    return found if found and found.known else None


def _parts(heading: str, *, vocabulary: Vocabulary) -> list[str]:
    """The heading itself, or its words where only they are known ("2021년 실업자")."""
    if vocabulary.field(heading) or vocabulary.dimension(heading) is not None:
        return [heading]
    parts = [part for part in PARTS.split(bare(heading), maxsplit=MOST_PARTS + 1) if part]
    return parts if len(parts) <= MOST_PARTS else [heading]


def _with(found: Column, part: str, *, vocabulary: Vocabulary) -> Column | None:
    """The column with one more heading; None when it does not fit those before it."""
    dimension = vocabulary.dimension(part)
    name = vocabulary.field(part)
    if dimension == "" and name is None:
        return replace(found, sums=(*found.sums, part))
    if dimension and dimension not in found.dimensions:
        return replace(found, dimensions={**found.dimensions, dimension: bare(part)})
    if OTHER_MEASURES.fullmatch(words.plain(bare(part))) and vocabulary.people and not found.name:
        return replace(found, name=vocabulary.people, other_measure=True)
    if name in vocabulary.measures and found.name in (None, name):
        return replace(found, name=name, counting=found.counting or _counting(part))
    return None


def _counting(heading: str) -> str:
    return COUNTING.get(words.plain(bare(heading)), "")
