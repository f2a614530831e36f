"""Files to take along, and the check before the talk."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from components import say
from components.door.visitor import asker, visitor
from components.draw import rows
from components.export import own, queue
from components.export.errors import UnmadeError
from components.export.packs import Pack, Progress, made, pack, slides
from components.figures.pages import FIGURE_PAGES
from components.figures.state import Maker, Occasion, Story
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
    head = Outlook().head
    with st.container(horizontal=True, gap="small"):
        _of_pages(_("Workbook (Excel)"), chosen, "xlsx", XLSX, head=head)
        if chosen != ALL:
            _of_pages(_("Brief (PDF)"), chosen, "pdf", "application/pdf", head=head)
        _of_pages(_("Edition of all pages (HTML)"), ALL, "html", "text/html", head=head)
    say.caption(
        _("The edition is one file for any browser, without a network; province, year and language still work in it.")
    )


def _of_pages(label: str, chosen: str, kind: str, mime: str, *, head: int) -> None:
    names = queue.ALL_PAGES if chosen == ALL else (chosen,)
    called = f"{'dashboard' if kind == 'html' else chosen}_{head}_{current()}.{kind}"
    download(label, partial(queue.content, _recipe(queue.PAGES, kind, names), called, owner=asker()), called, mime=mime)


def _recipe(what: str, kind: str, of: Iterable[str]) -> queue.Recipe:
    outlook = Outlook()
    return queue.Recipe(
        what=what,
        kind=kind,
        of=tuple(of),
        head=outlook.head,
        release=outlook.release,
        language=current(),
        day=today().isoformat(),
        address=public_address(),
    )


def _packs() -> None:
    """A choice of provinces, a button, a bar that fills, then the file."""
    names = {ALL: _("All {count} provinces", count=len(PROVINCES)), **{code: labels.area(code) for code in PROVINCES}}
    chosen = st.selectbox(_("Pack of"), list(names), format_func=names.__getitem__, key="pack of")
    say.caption(
        _("One ZIP: slides, workbook, brief and offline edition of each province, and a list of what is in it.")
    )
    name = f"pack_{chosen}_{Outlook().head}_{current()}.zip"
    if queue.is_shared():
        _shared(name, _recipe(queue.PACK, "zip", PROVINCES if chosen == ALL else [chosen]))
        return
    if st.button(_("Make the pack"), icon=":material/inventory_2:", key="make pack"):
        _make(name, list(PROVINCES) if chosen == ALL else [chosen])
    _told_that_stopped()
    if (ready := session.pack.get()) and ready[0] == name:
        _offer(*ready)


def _make(name: str, codes: list[str]) -> None:
    """Keep the pack for the reader to save; where it could not be made, say so."""
    session.pack.set(None)
    session.pack_stopped.set(True)  # until it is there: whatever is pressed before ends this run here
    try:
        session.pack.set((name, made(name, partial(_made, codes))))
    except (UnmadeError, StoreError) as error:
        say.error(str(error), icon=":material/error:")
    session.pack_stopped.set(False)


def _shared(name: str, recipe: queue.Recipe) -> None:
    """The same where several replicas make it: whichever the reader comes back to shows how far it is, and gives it."""
    try:
        if st.button(_("Make the pack"), icon=":material/inventory_2:", key="make pack"):
            queue.want(recipe, owner=asker())
        found = queue.standing(recipe)
    except StoreError as error:
        say.error(str(error), icon=":material/error:")
        return
    _told_that_stopped()
    if found:
        st.fragment(_how_far, run_every=None if found.ended else 2)(name, recipe, found.ended)


def _told_that_stopped() -> None:
    if session.pack_stopped.pop():
        say.success(_("The pack was stopped; nothing of it is kept."), icon=":material/stop_circle:")
    if session.pack_goes_on.pop():
        say.info(_("Others want this pack as well: it goes on being made."), icon=":material/group:")


def _how_far(name: str, recipe: queue.Recipe, had_ended: bool) -> None:
    try:
        found = queue.standing(recipe)
    except StoreError as error:
        say.error(str(error), icon=":material/error:")
        return
    if found is None or found.ended is not had_ended or session.pack_goes_on.get():
        st.rerun()
    if found.failed:
        say.error(found.failed, icon=":material/error:")
    elif found.file:
        _lacking(found.file.missing)
        st.link_button(_("Save the pack"), queue.address(found, name), icon=":material/download:")
    else:
        st.progress(found.done / found.whole if found.whole else 0.0, text=queue.progress(found))
        if visitor() in found.wanted_by:
            st.button(_("Stop"), icon=":material/stop_circle:", key="stop pack", on_click=_stop, args=(recipe,))


def _stop(recipe: queue.Recipe) -> None:
    try:
        stopped = queue.stop(recipe, owner=asker())
        left = queue.standing(recipe)
    except StoreError:
        return  # it is as it was, and the page says so
    session.pack_stopped.set(stopped)
    session.pack_goes_on.set(left is not None and not left.ended)


def _lacking(missing: tuple[str, ...]) -> None:
    if missing:
        told = [_("The pack is there without these files:"), *(f"- {text}" for text in missing)]
        say.error("\n".join(told), icon=":material/error:")


def _offer(name: str, ready: Pack) -> None:
    """The file, and before it what it lacks."""
    _lacking(ready.missing)
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
        st.button(_("Stop"), icon=":material/stop_circle:", key="stop pack")

        def told(progress: Progress) -> None:
            done = _("{done} of {all}: {file}", done=str(progress.done), all=str(progress.all), file=progress.file)
            bar.progress(progress.done / progress.all, text=done if progress.file else _("The pack is ready."))

        with queue.FILES.turn(lambda place: bar.progress(0.0, text=queue.queued(place))):
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
        recipe = queue.Recipe.of_talk(talk, what=queue.TALK)
        called = f"talk-{name}.html"
        download(
            _("Talk in one file (HTML)"),
            partial(queue.content, recipe, called, owner=asker()),
            called,
            mime="text/html",
        )
        for kind, (label, mime) in OFFERED.items():
            make = _maker(talk, kind, occasion, template, f"{name}.{kind}")
            download(str(label), make, f"{name}.{kind}", mime=mime)
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
    with say.in_our_words():
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


def _maker(
    talk: own.Talk, kind: str, occasion: Occasion, template: "Template | None", name: str
) -> Callable[[], bytes]:
    if kind == "pptx" and template:  # of the reader's own: made here and kept nowhere
        return partial(_in_template, talk, occasion, template)
    recipe = queue.Recipe.of_talk(talk, what=queue.STORY, kind=kind, address=public_address(), occasion=occasion)
    return partial(queue.content, recipe, name, owner=asker())


def _in_template(talk: own.Talk, occasion: Occasion, template: "Template") -> bytes:
    def make(story: Maker, taken: Provenance) -> bytes:
        return slides(lambda: replace(story(), occasion=occasion), taken, public_address(), template=template)

    with queue.FILES.turn():
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
