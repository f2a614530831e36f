"""Headline figures."""

from dataclasses import dataclass, replace
from typing import Self

from components.figures import words
from i18n import _
from indicators.indicator import Indicator, Value


@dataclass(frozen=True, kw_only=True, eq=False)
class Card:
    """One headline figure of a page.

    Attributes:
        id: stable name, also the key of its widgets.
        label: what is measured.
        value: the number with its unit, or that there is none.
        status: reported, computed, estimated or uploaded; None where there is no figure.
        when: its year, or that it is undated.
        note: one sentence: how it changed, or what it must not be taken for.
        rests_on: the indicators behind it; its evidence.
        page: name of the page that says more, or None.
        flags: what is said of the figure beside its status, such as that it is provisional.
        found: the value that it shows, of the first indicator; None where it shows none, or several.
    """

    id: str
    label: str
    value: str
    status: str | None
    when: str
    note: str
    rests_on: tuple[Indicator, ...]
    page: str | None = None
    flags: tuple[str, ...] = ()
    found: Value | None = None

    @property
    def kind(self) -> str:
        """Status, flags and year in words: ▣ Uploaded · Provisional · 2021; the year alone where there is no figure."""
        return f"{words.kind(self)} · {self.when}" if self.status else self.when

    def named(self, name: str) -> Self:
        """The same card with a name added to its id, for several cards of one indicator."""
        return replace(self, id=f"{self.id}-{name}")

    def dated(self, when: str) -> Self:
        """The same card with a period in words."""
        return replace(self, when=when)


def card(
    indicator: Indicator,
    found: Value,
    *,
    label: str,
    note: str,
    value: str | None = None,
    page: str | None = None,
    also: tuple[Indicator, ...] = (),
) -> Card:
    """A card of one value of an indicator; `value` where the number is to be worded otherwise, `also` what the note tells."""
    return Card(
        id=f"card-{indicator.id}",
        label=label,
        value=value or words.figure(found, indicator.unit),
        status=found.status,
        flags=words.flags_of(found),
        when=words.year(found),
        note=note,
        rests_on=(indicator, *also),
        page=page,
        found=found,
    )


def nothing_yet(indicator: Indicator, *, label: str, note: str) -> Card:
    """A card that says that there is no figure, and in its note how to supply it."""
    return Card(
        id=f"card-{indicator.id}",
        label=label,
        value=_("no figure yet"),
        status=None,
        when=_("not reported"),
        note=note,
        rests_on=(indicator,),
    )
