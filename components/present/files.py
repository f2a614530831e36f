"""Files to take along, and the check before the talk."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from components import say
from components.draw import rows
from components.export import own
from components.export.packs import KINDS, Maker, Pack, Progress, UnmadeError, made, pack, slides
from components.figures.pages import FIGURE_PAGES
from components.figures.state import Occasion, State, Story, offered_years
from components.figures.stories import STORIES
from components.files.rows import Provenance
from components.files.taken import public_address
from components.present.listing import Listed
from components.session import session
from components.takeaway import PPTX, XLSX, download
from data import catalogue, labels
from data.outlook import Outlook
from data.store.errors import StoreError
from i18n import Message, _, current, message
from i18n.dates import today
from indicators.indicator import PROVINCES

if TYPE_CHECKING:
    from components.export.slides.template import Template

# Everything to take along: all pages in one file, and packs of the provinces.


ALL: Final = "all"


def offer() -> None:
    """All pages as a workbook or as an edition to read, then the packs."""
    say.header(_("The whole dashboard, and packs of the provinces"), divider="gray")
    _pages()
    _packs()


def _pages() -> None:
    titles = {ALL: _("All pages"), **{name: str(page.title) for name, page in FIGURE_PAGES.items() if page.exhibits}}
    chosen = st.selectbox(_("Workbook or brief of"), list(titles), format_func=titles.__getitem__, key="workbook of")
    names = [chosen] if chosen != ALL else list(FIGURE_PAGES)
    outlook = Outlook()
    version = f"{outlook.head}_{current()}"
    with st.container(horizontal=True, gap="small"):
        make = partial(_workbook, names, outlook, today())
        download(_("Workbook (Excel)"), make, f"{chosen}_{version}.xlsx", mime=XLSX)
        if chosen != ALL:
            make = partial(_brief, chosen, outlook, today())
            download(_("Brief (PDF)"), make, f"{chosen}_{version}.pdf", mime="application/pdf")
        make = partial(_edition, outlook, today())
        download(_("Edition of all pages (HTML)"), make, f"dashboard_{version}.html", mime="text/html")
    say.caption(
        _("The edition is one file for any browser, without a network; province, year and language still work in it.")
    )


def _workbook(names: list[str], outlook: Outlook, day: date) -> bytes:
    from components.export.book import book, of_pages

    year = offered_years(outlook)[-1]
    state = State(outlook=outlook, year=year, today=day)
    return book(lambda: of_pages(names, state), taken=_taken(outlook, day))


def _brief(name: str, outlook: Outlook, day: date) -> bytes:
    from components.export.brief import of_page

    state = State(outlook=outlook, year=offered_years(outlook)[-1], today=day)
    return of_page(name, state, taken=_taken(outlook, day))


def _edition(outlook: Outlook, day: date) -> bytes:
    from components.export.edition import edition

    return edition(None, taken=_taken(outlook, day))


def _taken(outlook: Outlook, day: date) -> Provenance:
    link = f"{public_address() or ''}/?lang={current()}"
    return Provenance(data=outlook, filters=_("none"), accessed=day, link=link)


def _packs() -> None:
    """A choice of provinces, a button, a bar that fills, then the file."""
    names = {ALL: _("All {count} provinces", count=len(PROVINCES)), **{code: labels.area(code) for code in PROVINCES}}
    chosen = st.selectbox(_("Pack of"), list(names), format_func=names.__getitem__, key="pack of")
    say.caption(
        _("One ZIP: slides, workbook, brief and offline edition of each province, and a list of what is in it.")
    )
    name = f"pack_{chosen}_{Outlook().head}_{current()}.zip"
    if st.button(_("Make the pack"), icon=":material/inventory_2:", key="make pack"):
        _make(name, list(PROVINCES) if chosen == ALL else [chosen])
    if session.pack_stopped.pop():
        say.success(_("The pack was stopped; nothing of it is kept."), icon=":material/stop_circle:")
    if (ready := session.pack.get()) and ready[0] == name:
        _offer(*ready)


def _make(name: str, codes: list[str]) -> None:
    """Keep the pack for the reader to save; where it could not be made, say so."""
    session.pack.set(None)
    try:
        session.pack.set((name, made(name, partial(_made, codes))))
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
    """The pack, under a bar that fills. Whatever is pressed meanwhile ends this run before its next file: so does “Stop”."""
    with st.empty().container():
        bar = st.progress(0.0, text=_("The pack is being made"))
        st.button(
            _("Stop"), icon=":material/stop_circle:", key="stop pack", on_click=session.pack_stopped.set, args=(True,)
        )

        def told(progress: Progress) -> None:
            done = _("{done} of {all}: {file}", done=str(progress.done), all=str(progress.all), file=progress.file)
            bar.progress(progress.done / progress.all, text=done if progress.file else _("The pack is ready."))

        return pack(codes, outlook=Outlook(), accessed=today(), address=public_address(), told=told)


# What a presenter takes along: the talk as one file, slides, a workbook, an edition to be read.


# Label and media type by the ending of the file; the talk itself is the player's own.
OFFERED: Final[dict[str, tuple[Message, str]]] = {
    "pptx": (message("Slides (PowerPoint)"), PPTX),
    "pdf": (message("Brief (PDF)"), "application/pdf"),
    "xlsx": (message("Workbook (Excel)"), XLSX),
    "html": (message("Edition to read (HTML)"), "text/html"),
}


# What the cover and the last slide say of the occasion, by the field that is written into.
OCCASION: Final[dict[str, Message]] = {
    "name": message("Occasion"),
    "place": message("Place"),
    "when": message("Day"),
    "speaker": message("Speaker and office"),
    "contact": message("Contact for questions"),
}


def offer_files(one: Listed) -> None:
    """A button for each file; each is made when it is asked for, with the data of this run of the page."""
    talk = one.talk
    name = f"{one.name}_{talk.head}_{talk.language}"
    occasion, template = _occasion()
    with st.container(horizontal=True, gap="small"):
        download(_("Talk in one file (HTML)"), partial(own.file, talk), f"talk-{name}.html", mime="text/html")
        for kind, (label, mime) in OFFERED.items():
            download(str(label), partial(_file, talk, kind, occasion, template), f"{name}.{kind}", mime=mime)
    say.caption(
        _("The files open by double click, without a network; the talk holds both languages and the speaker window.")
    )


def _occasion() -> "tuple[Occasion, Template | None]":
    """What is written into the fields, where nothing is not said; and the template of the slides, ours unless given."""
    with st.expander(
        _("Slides: occasion, place, day, speaker, contact; a template of your own"), icon=":material/badge:"
    ):
        written = {
            name: st.text_input(str(label), key=f"occasion {name}", max_chars=120) for name, label in OCCASION.items()
        }
        return Occasion(**written), _template()


def _template() -> "Template | None":
    """The template that is given, and what it lacks; in words why it is none."""
    given = st.file_uploader(_("Template of your own (.potx or .pptx)"), type=["potx", "pptx"], key="template")
    if given is None:
        return None
    from components.export.slides.template import TemplateError, read

    try:
        found = read(given.getvalue())
    except TemplateError as refused:
        say.error(str(refused), icon=":material/error:")
        return None
    if found.lacking:
        told = [_("The slides are made in this template. What it lacks:"), *(f"- {text}" for text in found.lacking)]
        say.warning("\n".join(told), icon=":material/fact_check:")
    else:
        say.success(_("The slides are made in this template; it lacks nothing."), icon=":material/check_circle:")
    return found


def _file(talk: own.Talk, kind: str, occasion: Occasion, template: "Template | None") -> bytes:
    def make(story: Maker, taken: Provenance) -> bytes:
        write = partial(slides, template=template) if kind == "pptx" and template else KINDS[kind]
        return write(lambda: replace(story(), occasion=occasion), taken, public_address())

    return own.frozen(talk, make)


# The check before the talk, made when it is asked for.


def check(one: Listed) -> None:
    """What is ready and what must be said, step by step; closed until it is opened."""
    fold = st.expander(_("Check before the talk"), icon=":material/fact_check:", key="check", on_change="rerun")
    if fold.open:
        with fold, st.spinner(_("The talk is being put together")):
            try:
                story, content = made(one.title, lambda: _talk(one))
            except (UnmadeError, StoreError) as error:
                say.error(str(error), icon=":material/error:")
            else:
                _checked(one, story, content)


def _talk(one: Listed) -> tuple[Story, bytes]:
    return own.maker(one.name, Outlook(), edition=one.talk.edition)(), own.page(one.talk)


def _checked(one: Listed, story: Story, content: bytes) -> None:
    missing = own.unready(story)
    if missing:
        told = _("Nothing to show on: {steps}. The reason stands on the slide.", steps=", ".join(map(str, missing)))
        say.warning(told, icon=":material/warning:")
    else:
        say.success(_("All {count} steps are built.", count=len(story.slides)), icon=":material/check_circle:")
    rows(own.steps(story), alt=_("Steps of the story"))
    rows(own.of_file(content), alt=_("File of the talk"))
    say.text(_("Data version {version}: frozen from the start of the talk on.", version=catalogue.version()))
    _own_words(one)


def _own_words(one: Listed) -> None:
    """Headlines of one's own don't follow the data: said where newer figures came after they were written."""
    if one.name in STORIES or one.kept is None or one.kept.head == catalogue.head():
        return
    own = [str(place) for place, step in enumerate(one.kept.draft.steps, 1) if any(step.headline.values())]
    if own:
        say.warning(
            _(
                "Figures were published after this story was saved. Read again the headlines that you wrote yourself: {steps}.",
                steps=", ".join(own),
            ),
            icon=":material/edit_note:",
        )
