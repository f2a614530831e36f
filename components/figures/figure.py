"""A figure: a finding, the picture that shows it, the same in a table, and the indicators that it rests on."""

from dataclasses import dataclass
from typing import Any

from components.figures.table import Table
from indicators.indicator import Indicator

Spec = dict[str, Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class Figure:
    """One picture of a page.

    Attributes:
        id: stable name, also the key of its widgets.
        title: the finding, made from the data.
        subtitle: measure, place, time and unit.
        spec: a Plotly figure as a plain dict (data, layout), colours by theme placeholder.
        alt: what the picture shows, in words.
        rests_on: the indicators it draws; its evidence.
        table: the same as a table, its texts in the reader's language.
        says: what the picture says, a sentence each, to stand beside it.
    """

    id: str
    title: str
    subtitle: str
    spec: Spec
    alt: str
    rests_on: tuple[Indicator, ...]
    table: Table
    says: tuple[str, ...] = ()
