"""What stands behind figures, in the language in force: definitions, caveats and sources, each held once."""

from collections.abc import Iterable
from typing import Any

from components.export.edition.parts import Plain
from components.export.edition.pool import Pool
from components.figures import words
from components.figures.exhibit import Behind
from components.figures.state import Data
from components.files.sources import caveats_of, citation, definition_of, sources_of
from data import labels
from data.package import in_language
from i18n import _
from indicators.indicator import Indicator


class Evidence:
    """Keeps the evidence of an edition of one state of the data in a pool; what many exhibits rest on is worked out once."""

    def __init__(self, pool: Pool, data: Data) -> None:
        self.pool, self.data = pool, data
        self._known: dict[tuple[int, ...], tuple[tuple[Behind, ...], Plain]] = {}

    def of(self, behind: Iterable[Behind]) -> Plain:
        """Places of definitions, caveats and sources, and the line that names who published them."""
        found = tuple(dict.fromkeys(behind))
        key = tuple(map(id, found))  # the objects are kept beside, so that no other takes their place
        if key not in self._known:
            self._known[key] = found, self._told(found)
        return self._known[key][1]

    def _told(self, behind: tuple[Behind, ...]) -> Plain:
        return {
            "definitions": [self.pool.keep(_definition(one)) for one in behind if isinstance(one, Indicator)],
            "caveats": [self.pool.keep(caveat(row)) for row in caveats_of(*behind, data=self.data)],
            "sources": [self.pool.keep(linked(name, data=self.data)) for name in sources_of(*behind)],
            "published": published(*behind, data=self.data),
        }


def published(*behind: Behind, data: Data) -> str:
    """Who published what a figure rests on."""
    names = dict.fromkeys(in_language(data.source(name), "publisher") for name in sources_of(*behind))
    return _("Source: {citation}", citation="; ".join(names)) if names else ""


def linked(name: str, *, data: Data) -> list[str]:
    """A source in words, and the address that they lead to, empty where there is none."""
    found = citation(name, data=data)
    return [found.words, found.address]


def caveat(row: Any) -> list[str]:
    """Its number, what it is about, and its text."""
    return [row.id, labels.text(row, "label"), labels.text(row, "text")]


def _definition(indicator: Indicator) -> Plain:
    row = definition_of(indicator)
    told = [str(text) for text in indicator.assumptions.values()]
    told += [_("Not given: {reason}", reason=one.reason) for one in indicator.refusals if one.area in ("KR", "KR-NN")]
    return {
        "label": labels.text(row, "label"),
        "kinds": words.statuses(indicator),
        "texts": [labels.text(row, "definition"), labels.text(row, "reading")],
        "told": list(dict.fromkeys(told)),
    }
