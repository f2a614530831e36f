"""What kind of figure a value is: who it comes from, how it was made, what must be said of it; and how arithmetic joins kinds.

Kinds are a join-semilattice: joining is associative and commutative, joining with itself changes nothing, and no figure gets
better by arithmetic. docs/decisions/provenance.md has the words and marks of each.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Final

import pandas as pd

# From strong to weak, in the order in which they are told.
ORIGINS: Final = ("document", "statistic", "national", "office", "reader")
DERIVATIONS: Final = ("given", "computed", "estimated")
FLAGS: Final = ("undated", "year_inferred", "provisional", "revised", "break_in_series", "forecast")
# What a reader is told in one word; each has a mark.
STATUSES: Final = ("reported", "national", "uploaded", "computed", "from_offices", "estimated")
# The four words of the first version, which files and programs read.
WORDS: Final = {"national": "reported", "from_offices": "computed"}
# How a row of a table says it, which arithmetic on rows begins with.
_DERIVATION_OF_ROW: Final = {
    **dict.fromkeys(("reported", "uploaded", "national"), "given"),
    "computed": "computed",
    "estimated": "estimated",
}
# The flags that readers are told in words wherever the figure stands; the others are told by its year or its assumptions.
TOLD: Final = ("provisional", "revised")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The kind of one figure.

    Attributes:
        origins: of ORIGINS: `document` (one of the two source documents), `statistic` (a published one), `national` (an
            update of the national authority), `office` (a regional office's file), `reader` (an assumption of the reader).
        derivation: of DERIVATIONS.
        flags: of FLAGS.
        sources: names of source entries of the data package, or `upload_N`.
        caveats: ids of those that are true of this figure, and so of whatever is worked out from it.
    """

    origins: frozenset[str] = frozenset()
    derivation: str = "given"
    flags: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    caveats: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a code that is none."""
        for codes, known in ((self.origins, ORIGINS), ({self.derivation}, DERIVATIONS), (self.flags, FLAGS)):
            if unknown := codes - set(known):
                raise ValueError(f"unknown {', '.join(sorted(unknown))}: there are {', '.join(known)}")

    def __or__(self, other: "Kind") -> "Kind":
        """The kind of what is worked out from both: all origins, flags, sources and caveats; the weaker derivation."""
        return Kind(
            origins=self.origins | other.origins,
            derivation=_weaker(self.derivation, other.derivation),
            flags=self.flags | other.flags,
            sources=self.sources | other.sources,
            caveats=self.caveats | other.caveats,
        )

    @property
    def status(self) -> str:
        """Of STATUSES: the one word that a reader is told first."""
        if self.derivation == "estimated":
            return "estimated"
        if self.derivation == "computed":
            return "from_offices" if "office" in self.origins else "computed"
        if "office" in self.origins:
            return "uploaded"
        return "national" if "national" in self.origins else "reported"


READER: Final = Kind(origins=frozenset({"reader"}))
"""What a reader has typed: a share, a target, a horizon."""


def joined(kinds: Iterable[Kind]) -> Kind:
    """The kind of figures that stand together; of none, one that says nothing."""
    return reduce(Kind.__or__, kinds, Kind())


def computed(*kinds: Kind) -> Kind:
    """The kind of what arithmetic makes of figures of these kinds: at least computed."""
    return joined((*kinds, Kind(derivation="computed")))


def estimated(*kinds: Kind) -> Kind:
    """The kind of what a model makes of them."""
    return joined((*kinds, Kind(derivation="estimated")))


def _weaker(*derivations: str) -> str:
    return max(derivations, key=DERIVATIONS.index)


TELL_KIND: Final = ("status", "source", "year", "year_basis", "finality", "counting")
"""The columns of a table that say of which kind a row is."""


NOT_STATED: Final = frozenset({"I-07"})
"""The caveat of trainees that do not say whether people or enrolments are counted."""


def kind_of_row(row: Any, *, origin: str, said: Iterable[str] = ()) -> Kind:
    """The kind of a row of a table.

    Args:
        row: has those of TELL_KIND that its table has.
        origin: of ORIGINS, whoever it comes from.
        said: flags of all rows of its table.
    """
    source = getattr(row, "source", None)
    return Kind(
        origins=frozenset({origin}),
        derivation=_DERIVATION_OF_ROW[str(getattr(row, "status", "reported"))],
        flags=frozenset({*said, *_flags_of_row(row)}),
        sources=frozenset() if source is None or pd.isna(source) else frozenset({str(source)}),
        caveats=NOT_STATED if pd.isna(getattr(row, "counting", "")) else frozenset(),
    )


def _flags_of_row(row: Any) -> Iterable[str]:
    """Its finality unless it is final; that it has no year, or one that was worked out."""
    finality = getattr(row, "finality", None)
    if not pd.isna(finality) and finality in FLAGS:
        yield str(finality)
    if hasattr(row, "year") and pd.isna(row.year):
        yield "undated"
    if getattr(row, "year_basis", None) == "inferred":
        yield "year_inferred"


def in_order(codes: Iterable[str], order: Iterable[str] = FLAGS) -> tuple[str, ...]:
    """Codes that an order has, each once, in it."""
    present = set(codes)
    return tuple(code for code in order if code in present)


def with_caveats(kind: Kind, *caveats: str) -> Kind:
    """The same figure with caveats that are true of it, and of whatever is worked out from it."""
    return replace(kind, caveats=kind.caveats.union(caveats))


def without_caveats(kind: Kind) -> Kind:
    """The kind of what only counts rows: what is true of their figures is not true of how many they are."""
    return replace(kind, caveats=frozenset())


def without_flags(kind: Kind, *flags: str) -> Kind:
    """The same figure where a flag does not hold of it: a ratio of two shares of one document may drop one."""
    return replace(kind, flags=kind.flags - set(flags))
