"""What a reader can search for: pages, indicators, provinces and economies, each with its words in both languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from data import labels
from data.catalogue import dataset
from i18n import LANGUAGES, Message, current, message, speaking

KINDS: Final = {
    "page": message("Page"),
    "province": message("Province"),
    "economy": message("Economy"),
    "indicator": message("Indicator"),
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing to be found.

    Attributes:
        kind: a key of KINDS.
        code: page name, province code, ISO code or `EU`, or indicator id.
        names: its name by language.
        page: name of the page that it is on.
    """

    kind: str
    code: str
    names: Mapping[str, str]
    page: str

    @property
    def id(self) -> str:
        """Unique over all kinds."""
        return f"{self.kind} {self.code}"

    def text(self) -> str:
        """What the reader sees and types against: `Busan · 부산광역시 · Province`, the reader's language first."""
        first = self.names[current()]
        others = (name for name in self.names.values() if name != first)
        return " · ".join([first, *others, str(KINDS[self.kind])])


def entries(pages: Mapping[str, Message]) -> dict[str, Entry]:
    """Everything that can be found, by id: pages first, then provinces, economies, indicators.

    Args:
        pages: title of each page by its name.
    """
    found = [_entry("page", name, title.__str__, page=name) for name, title in pages.items()]
    provinces = dataset("provinces").table["code"]
    found += [_entry("province", code, partial(labels.area, code), page="overview") for code in provinces]
    found += [_entry("economy", code, partial(labels.area, code), page="mra") for code in partners()]
    indicators = dataset("indicators").rows
    found += [_entry("indicator", row.id, partial(labels.text, row, "label"), page=row.page) for row in indicators]
    return {entry.id: entry for entry in found}


def partners() -> list[str]:
    """Codes of all economies but Korea, and of partners of agreements that are none (the EU)."""
    listed = [*dataset("economies").table["iso3"], *dataset("mra_agreements").table["partner"].dropna()]
    return [code for code in dict.fromkeys(listed) if code != "KOR"]


def _entry(kind: str, code: str, say: Callable[[], str], *, page: str) -> Entry:
    names = {}
    for language in LANGUAGES:
        with speaking(language):
            names[language] = say()
    return Entry(kind=kind, code=code, names=names, page=page)
