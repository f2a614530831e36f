"""Everything to take along: all pages in one file, and packs of the provinces."""

from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from components import say
from components.export.packs import Pack, Progress, pack
from components.export.public import public_address
from components.export.whole import UnmadeError, made
from components.figures.state import State
from components.figures.views import VIEWS
from components.files.provenance import Provenance
from components.state import today
from components.takeaway import XLSX, download
from components.titles import TITLES
from data import labels
from data.outlook import Outlook
from data.store.errors import StoreError
from i18n import _, current
from indicators.areas import PROVINCES

ALL: Final = "all"
MADE: Final = "pack made"  # its name, its contents


def offer() -> None:
    """All pages as a workbook or as an edition to read, then the packs."""
    say.header(_("The whole dashboard, and packs of the provinces"), divider="gray")
    _pages()
    _packs()


def _pages() -> None:
    titles = {ALL: _("All pages"), **{name: str(TITLES[name]) for name, view in VIEWS.items() if view}}
    chosen = st.selectbox(_("Workbook of"), list(titles), format_func=titles.__getitem__, key="workbook of")
    names = [chosen] if chosen != ALL else list(VIEWS)
    outlook = Outlook()
    version = f"{outlook.head}_{current()}"
    with st.container(horizontal=True, gap="small"):
        make = partial(_workbook, names, outlook, today())
        download(_("Workbook (Excel)"), make, f"{chosen}_{version}.xlsx", mime=XLSX)
        make = partial(_edition, outlook, today())
        download(_("Edition of all pages (HTML)"), make, f"dashboard_{version}.html", mime="text/html")
    say.caption(
        _("The edition is one file for any browser, without a network; province, year and language still work in it.")
    )


def _workbook(names: list[str], outlook: Outlook, day: date) -> bytes:
    from components.export.book import book, of_pages

    year = int(outlook.dataset("trainees").table["year"].max())
    state = State(outlook=outlook, year=year, today=day)
    return book(lambda: of_pages(names, state), taken=_taken(outlook, day))


def _edition(outlook: Outlook, day: date) -> bytes:
    from components.export.edition.edition import edition

    return edition(None, taken=_taken(outlook, day))


def _taken(outlook: Outlook, day: date) -> Provenance:
    link = f"{public_address() or ''}/?lang={current()}"
    return Provenance(data=outlook, filters=_("none"), accessed=day, link=link)


def _packs() -> None:
    """A choice of provinces, a button, a bar that fills, then the file."""
    names = {ALL: _("All {count} provinces", count=len(PROVINCES)), **{code: labels.area(code) for code in PROVINCES}}
    chosen = st.selectbox(_("Pack of"), list(names), format_func=names.__getitem__, key="pack of")
    say.caption(_("One ZIP: slides, workbook and offline edition of each province, and a list of what is in it."))
    name = f"pack_{chosen}_{Outlook().head}_{current()}.zip"
    if st.button(_("Make the pack"), icon=":material/inventory_2:", key="make pack"):
        _make(name, list(PROVINCES) if chosen == ALL else [chosen])
    kept, ready = st.session_state.get(MADE, ("", Pack(content=b"")))
    if kept == name:
        _offer(name, ready)


def _make(name: str, codes: list[str]) -> None:
    """Keep the pack for the reader to save; where it could not be made, say so."""
    st.session_state.pop(MADE, None)
    try:
        st.session_state[MADE] = (name, made(name, partial(_made, codes)))
    except (UnmadeError, StoreError) as error:
        say.error(str(error), icon=":material/error:")


def _offer(name: str, ready: Pack) -> None:
    """The file, and before it what it lacks."""
    if ready.missing:
        told = [_("The pack is there without these files:"), *(f"- {text}" for text in ready.missing)]
        say.error("\n".join(told), icon=":material/error:")
    st.download_button(
        _("Save the pack"),
        ready.content,
        name,
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
    )


def _made(codes: list[str]) -> Pack:
    bar = st.progress(0.0, text=_("The pack is being made"))

    def told(progress: Progress) -> None:
        bar.progress(progress.done / progress.all, text=progress.file or _("The pack is ready."))

    return pack(codes, outlook=Outlook(), accessed=today(), address=public_address(), told=told)
