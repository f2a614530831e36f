"""The head of a page: question, answer, terms; where filters don't reach."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import address, draw, filters, say
from components.address import stay
from components.evidence import explain
from components.figures import words
from components.figures.concentration import estimates
from components.figures.exhibit import Exhibit, Figure
from components.figures.page import FigurePage, Page
from components.figures.pages import behind
from components.figures.state import State
from components.filters import choose
from components.session import Slot, session
from components.state import chosen as here
from data import catalogue, labels
from data.effect import Effect, computed_otherwise, moved
from data.outlook import Outlook
from data.releases import release, sealed
from data.store import location
from data.store.errors import listed
from i18n import _, current, ngettext
from i18n.dates import day_of
from indicators.dataset import NOT_COMPUTED, Dataset
from indicators.indicator import Indicator

# The head of every page: its question, and the answer in one sentence with the number in it.


@dataclass(frozen=True)
class Frame:
    """Where the parts of a page of figures stand, one below the other: every page has the same order.

    Attributes:
        head: its question and its answer in one line.
        picture: the lead picture.
        choices: what turns that picture, beside it.
        beside: what the picture says, or a smaller picture.
        line: the headline figures.
    """

    head: DeltaGenerator
    picture: DeltaGenerator
    choices: DeltaGenerator
    beside: DeltaGenerator
    line: DeltaGenerator


def framed(*, told_first: bool = False) -> Frame:
    """The frame of a page, empty: what stands first may be known last.

    Where it is `told_first`, what the picture says is the key to it, and stands nearer to it than the choices.
    """
    head = st.container(gap="xsmall")
    with st.container(key="frame"):
        picture, right = st.columns([2, 1], gap="large")
    with right:
        first, second = st.container(gap="small"), st.container(gap="small")
    choices, beside = (second, first) if told_first else (first, second)
    return Frame(head, picture, choices, beside, st.container())


def answered(
    frame: Frame,
    page: FigurePage,
    state: State,
    *,
    on_select: Callable[[str], Callable[[], None]] | None = None,
    beside: Figure | None = None,
    listed: Exhibit | None = None,
    both: bool = False,
) -> None:
    """Fill the frame of a page: its answer, its lead picture, what that says or a picture or short table beside it, its figures.

    `on_select` says, by the id of the picture, what a click on the lead does, and where `both` have marks to choose, on
    that beside it.
    """
    lead = state.made(page.lead)
    with frame.head:
        header(str(page.heading or page.title), page.asks(state), state.made(page.answer), terms=page.terms)
    with frame.picture:
        draw.lead(lead, on_select=on_select and on_select(lead.id))
    with frame.beside:
        if beside:
            chosen = on_select(beside.id) if on_select and both else None
            draw.draw(beside, after=lead, together=True, on_select=chosen)
        elif listed:
            draw.table(listed)
            say.fold(_("What it shows"), partial(draw.said, lead), key=f"said-{lead.id}", printed=True)
        else:
            draw.said(lead)
    with frame.line:
        draw.line(*state.made(page.cards), below=[lead, beside] if beside else [lead])


def header(title: str, question: str, answer: str, *, terms: tuple[str, ...] = ()) -> None:
    """Draw the head of a page; what could not be taken from the link is told here.

    `terms` of the glossary are explained beside the question.
    """
    filters.notices()
    with st.container(gap="xsmall", key="head"):
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            say.title(title)
            say.text(question, help=explain(*terms), width="content")
        say.header(answer)


# An earlier version of the data, which a citation or a link has named: said over all pages, with the way to the newest.


def told_if_older(page: Page) -> None:
    """Say of which day and version the data are where the address keeps an earlier one, and what has changed since."""
    shown, pin = catalogue.head(), session.pinned.get()
    if page.acts and pin:
        say.info(_("This page shows and changes the newest version of the data, whatever the address keeps."))
    if shown == session.newest.get() and not release():
        return
    found = _moved_since(page)
    told = [_of_when(shown), _of_which_release(), _how_much(found)]
    say.warning(" ".join(filter(None, told)), icon=":material/history:")
    _told_if_computed_otherwise(page)
    _told_if_emptied(shown)
    with st.container(horizontal=True, gap="small"):
        label = _("Show the newest version")
        st.button(label, icon=":material/update:", type="tertiary", key="to the newest", on_click=stay, args=(None,))
        if found:
            fold = st.popover(
                _("Show what has changed"),
                icon=":material/difference:",
                type="tertiary",
                key="since",
                on_change="rerun",
            )
            if fold.open:
                with fold:
                    _since(found)


def _told_if_emptied(shown: int) -> None:
    """Which versions until the one shown were emptied, and why: what was cited of them is not here any more."""
    from data.store.versions import versions

    for one in versions():
        if one.id <= shown and one.kind == "emptied":
            told = _(
                "Version {version} was emptied by an administrator: {reason}", version=str(one.id), reason=one.note
            )
            missing = _("The figures here are as they were without it.")
            say.error(f"{told} {missing}", icon=":material/delete_forever:")


def _since(found: list[Effect]) -> None:
    from components.figures import update  # with all that reads files: not for every cold start

    draw.rows(update.indicators(found), alt=_("What has changed since"))


def _of_when(shown: int) -> str:
    from data.store.versions import version

    if not shown:
        return _("You see the bundled data, version 0, as they are without anything that was published.")
    return _("You see the data of {day}, version {version}.", day=day_of(version(shown).at), version=str(shown))


def _of_which_release() -> str:
    """That the bundled tables are those of an earlier release, where they are."""
    if not release():
        return ""
    return _("The bundled tables are those of an earlier release, {release}.", release=sealed().version)


def _told_if_computed_otherwise(page: Page) -> None:
    """Which figures of the page this program computes in another way than the release whose tables are shown did."""
    if not release() or not isinstance(page, FigurePage):
        return
    if found := computed_otherwise(_ids_behind(page)):
        names = listed([labels.indicator(name) for name in found])
        say.warning(
            _(
                "This program computes in another way than that release did: {indicators}. These figures may differ "
                "from those that were cited.",
                indicators=names,
            ),
            icon=":material/function:",
        )


def _ids_behind(page: FigurePage) -> list[str]:
    try:
        found = behind(page.name, here())
    except NOT_COMPUTED:
        return []
    return list(dict.fromkeys(one.id for one in found if isinstance(one, Indicator)))


def _how_much(found: list[Effect] | None) -> str:
    """Nothing where the page has no figures, shows lists that differ, or cannot be shown with the newest data."""
    if found is None:
        return ""
    count = sum(len(effect.changes) for effect in found)
    if not count:
        return _("None of the figures behind this page has changed since.")
    return ngettext(
        "{count} figure behind this page has changed since.",
        "{count} figures behind this page have changed since.",
        count,
    )


def _moved_since(page: Page) -> list[Effect] | None:
    """What differs between the version shown and the newest in the figures of a page; None where that can't be said."""
    if not isinstance(page, FigurePage):
        return None
    state, newest = here(), session.newest.get()
    heads = (catalogue.version(), catalogue.version(at=newest), location.state())
    return _compared(page.name, (*heads, current(), state.year, state.province), _state=state, _newest=newest)


@st.cache_resource(show_spinner=False, max_entries=100)
def _compared(name: str, mark: tuple[str | int | None, ...], *, _state: State, _newest: int) -> list[Effect] | None:
    try:
        before, after = behind(name, _state), behind(name, replace(_state, outlook=Outlook(head=_newest, release="")))
    except NOT_COMPUTED:
        return None
    found = moved(*([one for one in all_ if isinstance(one, Indicator)] for all_ in (before, after)))
    lists = [{one.name: one for one in all_ if isinstance(one, Dataset)} for all_ in (before, after)]
    same = all(lists[0][name].table.equals(one.table) for name, one in lists[1].items() if name in lists[0])
    return found if found or same else None


# What a page has to say about the chosen province, and the share that its estimate assumes.


STEPS: Final = 200  # half a point each, from none to all


def assumed_share(state: State) -> str | None:
    """The reader's own share of the capital area, which stands in the address; None where the known one stands.

    What each point of it does to the chosen province is told beneath.
    """
    known = estimates.known_share(state)
    if known is None:
        return None
    shares = sorted({known.number, *(100 * step / STEPS for step in range(STEPS + 1))})
    chosen = choose(
        st.select_slider,
        _("Share of the capital area that the estimates assume"),
        {f"{share:g}": words.full(share, "percent") for share in shares},
        name="share",
        default=f"{known.number:g}",
    )
    told = estimates.share_stands(state, words.in_full(known, "percent"))
    say.caption(f"{told} {estimates.moves(state)}")
    return None if chosen == f"{known.number:g}" else chosen


# Choosing a province, an economy or a programme by a click on a picture; a second click on it takes the choice back.


def chooses_province(figure: str) -> Callable[[], None]:
    """What to do when a mark of the figure is clicked: take its province as the filter of all pages."""
    return partial(_choose, figure, session.province, filters.provinces(), filters.ALL)


def chooses_partner(figure: str, economies: Collection[str]) -> Callable[[], None]:
    """What to do when a mark of the figure is clicked: take its economy as the one that the page tells about."""
    return partial(_choose, figure, session.partner, economies, "")


def chooses_programme(figure: str, programmes: Collection[str]) -> Callable[[], None]:
    """What to do when a mark of the figure is clicked: follow its programme."""
    return partial(_choose, figure, session.programme, programmes, "")


def _choose(figure: str, choice: Slot[str], allowed: Collection[str], nothing: str) -> None:
    points = session.marks(figure).get()["selection"]["points"]
    codes = [point.get("location") or point.get("customdata") for point in points]
    chosen = next((code for code in codes if code in allowed), nothing)
    choice.set(nothing if chosen == choice.get() else chosen)
    address.chosen()
