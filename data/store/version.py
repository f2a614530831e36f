"""One published state of some scopes of a dataset, without its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Final

from data.store.actor import shown

REMOVED: Final = "rows-removed"
"""The code under which `problems` keeps how many rows went with a version, and which."""
# Korea has had this offset without summer time since 1988: no time-zone database is needed.
KOREA: Final = timezone(timedelta(hours=9), "KST")


@dataclass(frozen=True, kw_only=True)
class Version:
    """Who published what, when and why.

    Attributes:
        id: counts all versions of all datasets from 1; 0 is the bundled data.
        scopes: what it replaces: (year, province), (year,) or () for the whole dataset, in order.
        provinces: those of the scopes, each once; empty for a national dataset.
        at: in UTC.
        kind: `publish` or `restore`.
        restored: the version whose rows came back (0 is the bundled data), None for a publication.
        sha256: checksum of the file that was published or whose rows came back.
        reasons: why warnings were accepted, by their code.
        problems: what the check had told: code, severity, row, column, value, message, message_ko; and the rows that went.
        source: what its publisher gives as the source of the figures; None where nothing was given.
        took_over: former publishers of provinces that an administrator took over.
        rows: how many it holds.
    """

    id: int
    dataset: str
    scopes: tuple[tuple[int | str, ...], ...]
    provinces: tuple[str, ...]
    at: datetime
    who: str
    via: str
    role: str
    note: str
    sha256: str
    kind: str
    rows: int
    restored: int | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Mapping[str, Any], ...] = ()
    took_over: tuple[str, ...] = ()
    source: str | None = None

    @property
    def removals(self) -> int:
        """How many rows that had been in force went with it, as its publisher confirmed."""
        return sum(int(problem["value"]) for problem in self.problems if problem["code"] == REMOVED)

    @property
    def publisher(self) -> str:
        """Who published it, as readers see it."""
        return shown(self.who)
