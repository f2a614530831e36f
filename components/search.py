"""Search over pages, indicators, provinces, economies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import streamlit as st

from components.figures.pages import PAGES
from components.session import Slot, session
from data import labels
from data.catalogue import dataset, version
from i18n import Message, _, current, in_each, message
from indicators.registry import REGISTRY

# What a reader can search for: pages, indicators, provinces and economies, each with its words in both languages.


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
        aliases: other and former names, in any language.
    """

    kind: str
    code: str
    names: Mapping[str, str]
    page: str
    aliases: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Unique over all kinds."""
        return f"{self.kind} {self.code}"

    def text(self) -> str:
        """What the reader sees and types against: `Ulsan · 울산광역시 · Province · Ulsan-si`, the reader's language first.

        Of the aliases, those whose words do not stand there anyhow: the box would find them too, but not first.
        """
        first = self.names[current()]
        others = (name for name in dict.fromkeys(self.names.values()) if name != first)
        told, more = " · ".join([first, *others, str(KINDS[self.kind])]), ""
        for alias in sorted(self.aliases, key=len, reverse=True):
            if not _stands(alias, told + more):
                more += f", {alias}" if more else f" · {alias}"
        return told + more


def _stands(alias: str, text: str) -> bool:
    """Whether the words of an alias stand in a text in their order, in either case, with hyphens or without."""
    rest = _plain(text)
    for word in alias.split():
        _before, stands, rest = rest.partition(_plain(word))
        if not stands:
            return False
    return True


def _plain(text: str) -> str:
    return text.lower().replace("-", "").replace(" ", "")


def entries(pages: Mapping[str, Message]) -> dict[str, Entry]:
    """Everything that can be found, by id: pages first, then provinces, economies, indicators.

    Args:
        pages: title of each page by its name.
    """
    listed = [_entry("page", name, title.__str__, page=name) for name, title in pages.items()]
    listed += [_province(row) for row in dataset("provinces").rows]
    listed += [_entry("economy", code, partial(labels.area, code), page="mra") for code in partners()]
    listed += [
        _entry("indicator", row.id, partial(labels.text, row, "label"), page=REGISTRY[row.id].page)
        for row in dataset("indicators").rows
    ]
    return {entry.id: entry for entry in listed}


def partners() -> list[str]:
    """Codes of all economies but Korea, and of partners of agreements that are none (the EU)."""
    listed = [*dataset("economies").table["iso3"], *dataset("mra_agreements").table["partner"].dropna()]
    return [code for code in dict.fromkeys(listed) if code != "KOR"]


def _province(row: Any) -> Entry:
    entry = _entry("province", row.code, partial(labels.area, row.code), page="overview")
    return replace(entry, aliases=tuple(row.aliases.split("|")))


def _entry(kind: str, code: str, say: Callable[[], str], *, page: str) -> Entry:
    return Entry(kind=kind, code=code, names=in_each(say), page=page)


# The search box: find a page, an indicator, a province or an economy by Korean or English words, and go there.


# What choosing an entry puts into force, by its kind: the filter or the choice of that name.
SETS: Final = {"province": session.province, "economy": session.partner}


def search() -> None:
    """Draw the box; one widget for each language, empty again once something was chosen."""
    texts = _texts(current(), version())
    box = session.widget("search")
    st.selectbox(
        _("Search pages, indicators, provinces, economies"),
        list(texts),
        index=None,
        format_func=texts.__getitem__,
        key=box.name,
        placeholder=_("Korean or English words"),
        icon=":material/search:",
        on_change=_choose,
        args=(box,),
    )


def follow() -> None:
    """Go to what the reader chose in the box, if anything, before the page is drawn."""
    chosen = session.found.pop()
    if chosen:
        _go(_entries(version())[chosen])


def _choose(box: Slot[str | None]) -> None:
    # The pages are not known yet when this runs, so the switch waits for `follow`.
    session.found.set(box.get())
    box.set(None)


def _go(entry: Entry) -> None:
    if entry.kind in SETS:
        SETS[entry.kind].set(entry.code)
    if entry.kind == "indicator" and entry.page == "sources":
        session.tab.set("indicators")  # the one with its definition: no page shows its values
    # A switch before the widgets are drawn forgets them; of the filters, only the language is held by its widget alone.
    session.language.set(current())
    st.switch_page(f"pages/{entry.page}.py")


@st.cache_resource(show_spinner=False)
def _entries(version: str) -> dict[str, Entry]:
    return entries({name: page.title for name, page in PAGES.items()})


@st.cache_resource(show_spinner=False)
def _texts(language: str, version: str) -> dict[str, str]:
    return {name: entry.text() for name, entry in _entries(version).items()}
