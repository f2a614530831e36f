"""What a page shows and a reader may take away: a finding, its table, and what it rests on; with or without a picture."""

from dataclasses import dataclass

from components.figures.table import Table
from indicators.dataset import Dataset
from indicators.indicator import Indicator

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
