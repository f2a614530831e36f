"""Stories of one's own: steps, saving, versions."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final, Literal, Protocol
from urllib.parse import parse_qsl, urlsplit

import pandas as pd
import streamlit as st

from components import filters, say
from components.address import ALWAYS, within
from components.door import sign_in
from components.draw import rows
from components.export.own import NOTHING, copied, own_story, state_of
from components.figures import sme, targets
from components.figures.cases.matrix import cases, economies
from components.figures.exhibit import Figure, Table
from components.figures.mra import agreements
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import Slide, Story
from components.files.rows import VERSION
from components.filters import draw
from components.present.listing import Listed
from components.say import literal
from components.scene import picture
from components.scene.svg import svg
from components.search import partners
from components.server import address
from components.session import Slot, Work, session
from components.update.handing_in import actor, owner
from data import labels
from data.catalogue import dataset, version
from data.outlook import Outlook
from data.package import DataError
from data.store import location
from data.store.actor import require_publisher_role
from data.store.errors import PersonalDataError, StoreError, UnavailableError
from data.store.stories import (
    MOST_STEPS,
    KeptStory,
    LeftStory,
    Step,
    StoryDraft,
    Texts,
    forget,
    history,
    leave,
    left,
    others_at,
    read,
    save,
)
from i18n import LANGUAGES, _, current, speaking
from i18n.dates import second_of
from indicators.dataset import IndicatorError
from indicators.dual import TYPES

# The story that somebody is working on, until it is saved or put away: in the session, and in the store for their next visit or
# another replica. What can be taken back is the session's alone.


Part = Literal["headline", "note"]  # what is said of a step in words of one's own


def begin(draft: StoryDraft, story: str | None = None, seen: int = 0) -> None:
    """Work on a draft from now on."""
    _go_on(Work(draft=draft, story=story, seen=seen))


def end() -> None:
    """Put the draft away, saved or given up; what another window of the same person has left since stays."""
    with suppress(StoreError):  # a draft that can't be reached is no reason to fail
        if not _elsewhere():
            forget(owner())
    session.work.set(None)
    session.left.set(None)
    session.left_elsewhere.set(None)


def put_away() -> None:
    """Give the draft up, so that it can be taken up again as long as nothing else was begun."""
    found = _work()
    end()
    session.story_put_away.set(found)


def take_up() -> None:
    """Go on with what was put away."""
    if found := session.story_put_away.get():
        _go_on(found)


def _go_on(work: Work) -> None:
    session.work.set(work)
    session.story_put_away.set(None)
    session.left.set(None)
    session.left_elsewhere.set(None)
    _leave()


def in_work() -> Work | None:
    """The story in work: of this session, else the one that its author left on an earlier visit."""
    if not session.work.is_held():
        found = _left()
        session.left.set(found)
        session.work.set(Work(draft=found.draft, story=found.story, seen=found.seen) if found else None)
    return session.work.get()


def _left() -> LeftStory | None:
    try:
        require_publisher_role(actor())  # the number of a browser alone shows nobody what its user has left
        return left(owner())
    except StoreError:
        return None


def _leave() -> None:
    """Keep the story in work for the next visit, where its author may save stories and the store can be written.

    What the same person wrote in another window meanwhile is not written over: that is asked.
    """
    found = _work()
    session.story_unkept.set("")
    with speaking(session.language.get()):  # a callback runs before the page, where no language is in force
        try:
            if elsewhere := _elsewhere():
                session.left_elsewhere.set(elsewhere)
                return
            session.left.set(leave(found.draft, actor=actor(), owner=owner(), story=found.story, seen=found.seen))
        except PersonalDataError as error:
            session.left.set(None)
            session.story_unkept.set(str(error))
        except StoreError as error:
            session.story_unkept.set(str(error))  # it is worked on all the same


def _elsewhere() -> LeftStory | None:
    """What another window of the same person has left since this one last wrote, or before it wrote anything."""
    there, known = left(owner()), session.left.get()
    return there if there and (known is None or there.at > known.at) else None


def take_over() -> None:
    """Go on with what the other window has left."""
    found = session.left_elsewhere.pop()
    if found:
        session.left.set(found)
        session.work.set(Work(draft=found.draft, story=found.story, seen=found.seen, before=_with_this_state()))


def keep_mine() -> None:
    """Go on with what this window has, and leave that."""
    session.left.set(session.left_elsewhere.pop())
    _leave()


def title(language: str, box: Slot[str]) -> None:
    """Take the title that was typed into a box."""
    draft = _draft()
    _change(replace(draft, title={**draft.title, language: box.get()}))


def words(place: int, part: Part, language: str, box: Slot[str], given: str) -> None:
    """Take a headline or note of a step that was typed into a box, unless it is what was given; places count from 0."""
    typed = box.get()
    step, said = _draft().steps[place], {language: "" if typed == given else typed}
    if part == "headline":
        _put(place, replace(step, headline={**step.headline, **said}))
    else:
        _put(place, replace(step, note={**step.note, **said}))


def add(*steps: Step) -> None:
    """Add steps at the end."""
    _steps([*_draft().steps, *steps])


def arrange(order: list[int]) -> None:
    """Put the steps into an order of their places; each stays open or closed. What is none is not taken."""
    steps = _draft().steps
    if sorted(order) != list(range(len(steps))):
        return
    opened = _opened()
    _steps([steps[place] for place in order])
    _open([opened[place] for place in order])


def _opened() -> tuple[bool, ...]:
    return tuple(_fold(place).get() for place in range(len(_draft().steps)))


def _open(opened: list[bool]) -> None:
    """Which steps stay open, by their places from now on."""
    for place, is_open in enumerate(opened):
        _fold(place).set(is_open)


def _fold(place: int) -> Slot[bool]:
    return Slot(f"step {place}", default=False)


def twice(place: int) -> None:
    """The same step once more, behind itself."""
    steps, opened = _draft().steps, _opened()
    _steps([*steps[: place + 1], *steps[place:]])
    _open([*opened[: place + 1], False, *opened[place + 1 :]])


def remove(place: int) -> None:
    """Take a step out."""
    opened = _opened()
    _steps([step for at, step in enumerate(_draft().steps) if at != place])
    _open([*opened[:place], *opened[place + 1 :], False])


def _put(place: int, step: Step) -> None:
    _steps([step if at == place else one for at, one in enumerate(_draft().steps)])


def _steps(steps: list[Step]) -> None:
    _change(replace(_draft(), steps=tuple(steps)))


def _work() -> Work:
    found = session.work.get()
    assert found is not None
    return found


def _draft() -> StoryDraft:
    return _work().draft


KEPT: Final = 50  # changes that can be taken back


def _change(draft: StoryDraft) -> None:
    found = _work()
    if draft != found.draft:
        session.work.set(replace(found, draft=draft, before=_with_this_state()))
        _leave()


def _with_this_state() -> tuple[Work, ...]:
    """What can be gone back to from the next state: this one, with the steps that are open, then those before it."""
    found = _work()
    return (replace(found, before=(), opened=_opened()), *found.before)[:KEPT]


def undo() -> None:
    """Take the last change back."""
    found = _work()
    if found.before:
        last, *others = found.before
        _open(list(last.opened))
        session.work.set(replace(last, before=tuple(others), opened=()))
        _leave()


# Adding a step to the story in work: a picture or table of a page, with its year and province, or as a link shows it.


LINK: Final = "link of the new step"


def show() -> None:
    """The choice of a picture, closed until it is opened."""
    fold = st.expander(_("Add a step"), icon=":material/add:", key="add a step", on_change="rerun")
    if fold.open:
        with fold:
            _form()


def _form() -> None:
    label = _("Link to a view, from its “Take away” (or leave it empty and choose below)")
    link = st.text_input(label, key=LINK, max_chars=2000).strip()
    page, query = _of_link(link) if link else _chosen()
    if page not in FIGURE_PAGES:
        say.warning(_("This link leads to no page with pictures."), icon=":material/link_off:")
        return
    found, refused = _shown_on(page, query)
    if not found:
        say.warning(refused, icon=":material/warning:")
        return
    exhibit = _choose(_("Picture or table"), found, name="exhibit of the new step")
    step = Step(page=page, exhibit=exhibit, query=query)
    st.button(_("Add this step"), icon=":material/add:", on_click=add, args=(step,), disabled=_is_full())


def _shown_on(page: str, query: dict[str, str]) -> tuple[dict[str, str], str]:
    """The pictures and tables that a page has with some choices; why none where it has none."""
    try:
        return {one.id: one.title for one in exhibits(page, state_of(query, Outlook()))}, str(NOTHING)
    except (DataError, IndicatorError) as error:
        return {}, str(error)
    except (ValueError, LookupError):  # a choice in a form that the page does not know
        return {}, str(NOTHING)


def _is_full() -> bool:
    """Whether the story has as many steps as one may have."""
    return len(_draft().steps) >= MOST_STEPS


def _chosen() -> tuple[str, dict[str, str]]:
    """The page and what it is asked for; the year is always said, so that a later one doesn't change the step."""
    pages = {name: str(record.title) for name, record in FIGURE_PAGES.items() if record.exhibits}
    page, query = _choose(_("Page"), pages, name="page of the new step"), {}
    if "year" in FIGURE_PAGES[page].filters:
        years = filters.years()[::-1]
        query["year"] = _choose(_("Year"), dict(zip(years, years, strict=True)), name="year of the new step")
    if "province" in FIGURE_PAGES[page].filters:
        places = {code: labels.area(code) for code in (filters.ALL, *filters.provinces())}
        province = _choose(_("Province"), places, name="province of the new step")
        query |= {} if province == filters.ALL else {"province": province}
    return page, query | _of_the_page(page)


def _of_the_page(page: str) -> dict[str, str]:
    """What is chosen of the page's own choices, by their names in its address; the page's own beginning where nothing is."""
    query: dict[str, str] = {}
    for one in _offered(page):
        value: object
        name = f"{one.name} of the new step on {page}"
        if one.words is None:
            value = st.number_input(one.label, 0, one.most, key=f"{name} in {current()}")
        else:
            value = _choose(one.label, one.words, name=name)
        query |= {one.name: str(value)} if value else {}
    return query


def _choose(label: str, options: dict[str, str], *, name: str) -> str:
    choice = session.choice(name)
    if not choice.is_held() or choice.get() not in options:
        choice.set(next(iter(options)))
    return draw(st.selectbox, label, options, choice=choice)


def _of_link(link: str) -> tuple[str, dict[str, str]]:
    """The page and the choices of an address; the language is the reader's own, the data are those of each showing."""
    try:
        asked = urlsplit(within(link))
    except ValueError:  # no address at all
        return "", {}
    query = {name: value for name, value in parse_qsl(asked.query) if name not in (ALWAYS, VERSION)}
    return asked.path.strip("/"), query


# What a page lets its reader choose beside year and province, and a step keeps: an economy, a profession, a target of one's own.


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A choice of a page.

    Attributes:
        name: that it has in the address.
        label: what it is called.
        words: of the codes that can be chosen, the first for none; None for a whole number.
        most: of a number; 0 is none.
    """

    name: str
    label: str
    words: dict[str, str] | None = None
    most: int = 0


def _offered(page: str) -> list[Offered]:
    return OFFERED[page]() if page in OFFERED else []


def _of_agreements() -> list[Offered]:
    listing, memberships = dataset("mra_agreements"), dataset("mra_memberships")
    worded = {code: labels.word("profession", code) for code in agreements.professions(listing)}
    accords = {code: labels.word("agreement", code) for code in agreements.shared(memberships)}
    return [
        Offered(name="partner", label=_("One economy"), words=filters.economies(partners())),
        Offered(name="profession", label=_("Profession on the map"), words={"": _("All"), **worded}),
        Offered(name="accord", label=_("Accord or register"), words=accords),
    ]


def _of_cases() -> list[Offered]:
    kinds = {name: labels.word("case_type", name) for name in TYPES}
    listed = economies(cases(dataset("dual_cases")))
    return [
        Offered(name="type", label=_("Type of case"), words={"": _("All"), **kinds}),
        Offered(name="partner", label=_("One economy"), words=filters.economies(listed)),
    ]


def _of_targets() -> list[Offered]:
    horizon = _("Years from as-is to the goals (your assumption; 0: no horizon)")
    return [
        Offered(name="years", label=horizon, most=targets.LONGEST),
        Offered(name="target", label=_("Trainees a year"), most=10**10),
        Offered(name="by", label=_("Target year"), most=9999),
    ]


def _of_firms() -> list[Offered]:
    kinds = {"": _("the largest"), sme.OWN: _("your own target")}
    return [
        Offered(name="yardstick", label=_("Hold take-up against"), words=kinds),
        Offered(name="sme_own", label=_("Your target, %"), most=100),
    ]


OFFERED: Final[dict[str, Callable[[], list[Offered]]]] = {
    "mra": _of_agreements,
    "cases": _of_cases,
    "targets": _of_targets,
    "sme": _of_firms,
}


def _choices(place: int, step: Step) -> None:
    """The choices of the page of a step, as the step keeps them; one that is changed is a change of the story like any other."""
    for one in _offered(step.page):
        box = session.widget(f"{one.name} of step {place}")
        kept, args = step.query.get(one.name, ""), (place, one.name, box)
        if one.words is None:
            box.set(min(int(kept), one.most) if kept.isdecimal() else 0)
            st.number_input(one.label, 0, one.most, key=box.name, on_change=_rechosen, args=args)
        else:
            known = dict(one.words) if kept in one.words else {kept: kept, **one.words}  # what is gone can be taken out
            box.set(kept)
            st.selectbox(
                one.label, list(known), format_func=known.__getitem__, key=box.name, on_change=_rechosen, args=args
            )


def _rechosen(place: int, name: str, box: Slot[Any]) -> None:
    step, chosen = _draft().steps[place], box.get()
    kept = {known: value for known, value in step.query.items() if known != name}
    _put(place, replace(step, query=kept | ({name: str(chosen)} if chosen else {})))


# The steps of the story in work: their order and their words.


class _Box(Protocol):
    """A box for words, of one line or of several."""

    def __call__(
        self, label: str, *, key: str, on_change: Callable[..., None], args: tuple[object, ...], placeholder: str | None
    ) -> str | None: ...


PARTS: Final[dict[Part, _Box]] = {"headline": st.text_input, "note": st.text_area}


HERE: Final = Path(__file__).parent
_LIST: Final = st.components.v2.component(
    "steps", js=(HERE / "steps.js").read_text("utf-8"), css=(HERE / "steps.css").read_text("utf-8")
)
SMALL: Final = 328.0  # pixels of a picture that is shown small


def show_steps(draft: StoryDraft) -> None:
    """All steps with their pictures, to be put in order; then one line that opens for each, made only when it is opened."""
    story = _story(draft, current())
    _overview(story)
    for place, (step, slide) in enumerate(zip(draft.steps, story.slides, strict=True)):
        label = f"{place + 1}. {literal(slide.headline)}"
        fold = st.expander(label, key=_fold(place).name, on_change="rerun")
        if fold.open:
            with fold:
                _order(place)
                _choices(place, step)
                _words(place, step, draft)
                if slide.shown is None and not slide.cards:
                    say.warning(" ".join(slide.limits), icon=":material/warning:")


def _story(draft: StoryDraft, language: str) -> Story:
    with speaking(language):
        return _built(json.dumps(asdict(draft)), f"{version()} {location.state()}", language, _draft=draft)


def _overview(story: Story) -> None:
    """The list that is moved by dragging and by keys; nothing before there is a step."""
    if not story.slides:
        return
    words = {
        "list": _("Order of the steps: drag a step, or press ↑ ↓"),
        "up": _("Up"),
        "down": _("Down"),
        "moved": _("Now step {place}: {headline}", place="{place}", headline="{headline}"),
    }
    say.caption(_("Drag a step to its place, or move it by its arrows; Alt and an arrow key do the same."))
    box = session.widget("order of the steps")
    _LIST(
        key=box.name,
        data={"steps": [_in_small(one) for one in story.slides], "words": words, "unsaved": bool(_work().before)},
        on_order_change=partial(_ordered, box),
    )


def _in_small(slide: Slide) -> dict[str, str]:
    told = {"headline": slide.headline, "picture": "", "instead": "⚠"}
    if isinstance(slide.shown, Figure):
        drawn = picture(slide.shown, width=SMALL, alone=True)
        return told | {"picture": svg(replace(drawn, id=f"small-{slide.id}"), theme="light")}
    if slide.shown:
        return told | {"instead": _("Table")}
    return told | {"instead": slide.cards[0].value} if slide.cards else told


def _ordered(box: Slot[Any]) -> None:
    found = box.get() if box.is_held() else None
    if found and (order := found.get("order")):
        arrange([int(place) for place in order])


@st.cache_resource(show_spinner=False, max_entries=50)
def _built(known: str, mark: str, language: str, _draft: StoryDraft) -> Story:
    return own_story(_draft, Outlook(), name="own")


def _order(place: int) -> None:
    buttons: dict[str, tuple[str, str, Callable[..., None]]] = {
        "twice": (_("Duplicate"), "content_copy", twice),
        "out": (_("Take out"), "delete", remove),
    }
    with st.container(horizontal=True, gap="small"):
        for name, (label, icon, does) in buttons.items():
            st.button(
                label,
                key=f"{name} {place}",
                icon=f":material/{icon}:",
                on_click=does,
                args=(place,),
                type="tertiary",
                disabled=name == "twice" and _is_full(),
            )


def _words(place: int, step: Step, draft: StoryDraft) -> None:
    """The boxes of a step. A note is there to be changed, and follows the data until it is."""
    labels: dict[Part, str] = {"headline": _("Headline"), "note": _("Note for the speaker")}
    bare = replace(draft, steps=tuple(replace(one, headline={}, note={}) for one in draft.steps))
    for part, widget in PARTS.items():
        for language, name in LANGUAGES.items():
            made = _story(bare, language).slides[place]
            box = session.widget(f"{part} {place} {language}")
            told: Texts = getattr(step, part)
            given = made.note if part == "note" else ""
            box.set(told.get(language, "") or given)
            widget(
                f"{labels[part]} ({name})",
                key=box.name,
                on_change=words,
                args=(place, part, language, box, given),
                placeholder=_("From the data: {headline}", headline=made.headline) if part == "headline" else None,
            )


# A story of one's own: begun from another one or from nothing, changed, saved as a version.


def done() -> None:
    """That a story was saved, once."""
    if (version := session.story_saved.pop()) is not None:
        say.success(_("Saved as version {version} of the story.", version=str(version)), icon=":material/check_circle:")


def show_making(one: Listed) -> None:
    """What can be begun, or the story in work."""
    try:
        require_publisher_role(actor())
    except StoreError as error:
        say.warning(str(error), icon=":material/lock:")
    sign_in.ask()
    if found := in_work():
        _at_work(found)
    else:
        _ways_to_begin(one)


def _ways_to_begin(one: Listed) -> None:
    say.text(_("Shipped stories stay as they are. A copy is yours: its order, its words, its steps."))
    with st.container(horizontal=True, gap="small"):
        st.button(_("Copy the chosen story"), icon=":material/content_copy:", on_click=_copy, args=(one,))
        if one.kept:
            kept = one.kept
            args = (kept.draft, kept.id, kept.version)
            st.button(_("Change the chosen story"), icon=":material/edit:", on_click=begin, args=args)
        empty = StoryDraft(title={}, steps=())
        st.button(_("Begin an empty story"), icon=":material/note_add:", on_click=begin, args=(empty,))
    if session.story_put_away.get():
        say.info(_("The story in work was put away without saving."), icon=":material/delete:")
        st.button(_("Take it up again"), icon=":material/undo:", on_click=take_up)


def _copy(one: Listed) -> None:
    begin(one.kept.draft if one.kept else copied(one.name))


def _at_work(found: Work) -> None:
    for column, language in zip(st.columns(len(LANGUAGES)), LANGUAGES, strict=True):
        box = session.widget(f"title {language}")
        box.set(found.draft.title.get(language, ""))
        label = _("Title ({language})", language=LANGUAGES[language])
        column.text_input(label, key=box.name, on_change=title, args=(language, box))
    _beside(found)
    show_steps(found.draft)
    if _is_full():
        say.caption(_("A story has at most {count} steps: take one out before you add another.", count=MOST_STEPS))
    taken_back = _("Take the last change back")
    st.button(taken_back, key="undo", icon=":material/undo:", on_click=undo, disabled=not found.before)
    show()
    _how_long()
    _saving(found)


def _beside(found: Work) -> None:
    """Before two collide: who else is at this story, what was saved meanwhile, what another window of one's own holds."""
    if elsewhere := session.left_elsewhere.get():
        told = _(
            "You changed the story in work in another window at {time}. This window is no longer kept.",
            time=second_of(elsewhere.at),
        )
        say.warning(told, icon=":material/tab:")
        with st.container(horizontal=True, gap="small"):
            st.button(_("Go on with that state"), on_click=take_over)
            st.button(_("Go on with the state of this window"), on_click=keep_mine)
    if found.story is None:
        return
    with suppress(StoreError):
        if (newest := read(found.story)).version > found.seen:
            told = _(
                "{author} saved version {version} of this story at {time}, after you opened it. Save yours as a story of its "
                "own, or open the newer one.",
                author=newest.author,
                version=str(newest.version),
                time=second_of(newest.at),
            )
            say.warning(told, icon=":material/group:")
        if at := others_at(found.story, owner=owner()):
            told = _(
                "Somebody else is changing this story too, last at {time}. Whoever saves second is refused: talk to each other "
                "first, or save as a story of its own.",
                time=second_of(at),
            )
            say.warning(told, icon=":material/group:")


def _how_long() -> None:
    """For how long the story in work is kept for the next visit, or why it is not."""
    if told := session.story_unkept.get():
        say.warning(told + " " + _("The story in work is not kept for your next visit."), icon=":material/block:")
    elif kept := session.left.get():
        say.caption(
            _("The story in work is kept for you until {time}; then it is deleted.", time=second_of(kept.until))
        )


def _saving(found: Work) -> None:
    if refused := session.story_refused.pop():
        say.error(refused, icon=":material/block:")
    st.text_input(_("Note: what changes and why"), key=session.story_note.name, max_chars=1000)
    with st.container(horizontal=True, gap="small"):
        st.button(_("Save"), icon=":material/save:", on_click=keep, args=(found.story,))
        if found.story:
            st.button(_("Save as a story of its own"), icon=":material/save_as:", on_click=keep, args=(None,))
        st.button(_("Put away without saving"), icon=":material/delete:", on_click=put_away, type="tertiary")


def keep(story: str | None) -> None:
    """Save the story in work; where that is refused, everything typed stays."""
    found = _work()
    with speaking(session.language.get()):  # a callback runs before the page, where no language is in force
        try:
            made = save(
                found.draft,
                actor=actor(),
                reason=session.story_note.get(),
                story_id=story,
                seen=found.seen if story else 0,
            )
        except StoreError as error:
            session.story_refused.set(str(error))
            return
    end()
    session.story_note.set("")
    session.story_saved.set(made.version)
    session.story.set(made.id)


# The versions of a story that somebody made: who changed what and why, the link to each, any of them restored.


def show_versions(one: Listed) -> None:
    """The history of the chosen story; one that comes with the dashboard has none."""
    if one.kept is None:
        return
    say.subheader(_("Versions of this story"))
    try:
        found = history(one.name)
    except UnavailableError as error:
        say.warning(str(error), icon=":material/cloud_off:")
        return
    rows(_timeline(found), alt=_("Versions of this story"))
    _link(one)
    _back(found)


def _timeline(found: list[KeptStory]) -> Table:
    lines = [[kept.author, second_of(kept.at), kept.reason, len(kept.draft.steps)] for kept in found]
    index = pd.Index([str(kept.version) for kept in found], name=_("Version"))
    titles = [_("Saved by"), _("Saved"), _("Note"), _("Steps")]
    return Table(frame=pd.DataFrame(lines, columns=titles, index=index))


def _link(one: Listed) -> None:
    say.text(_("Link for others: the talk as it is now, with the data as they are now"))
    talk = one.talk
    link = address(talk.name, version=talk.head, edition=talk.edition, language=talk.language)
    st.code(f"{(st.context.url or '').rpartition('/')[0]}/{link}", language=None, wrap_lines=True)


def _back(found: list[KeptStory]) -> None:
    """An earlier version becomes the newest again, or the story goes off the list; both are versions like any other."""
    lines = {
        kept.version: _("Version {version}: {note}", version=str(kept.version), note=kept.reason) for kept in found
    }
    box = session.widget("story version to restore")
    st.selectbox(_("Version to restore"), list(lines), format_func=lines.__getitem__, key=box.name)
    st.text_input(_("Note: why"), key=session.story_version_note.name, max_chars=1000)
    newest = found[0]
    with st.container(horizontal=True, gap="small"):
        args = (newest, {kept.version: kept.draft for kept in found}, box)
        st.button(_("Restore this version"), icon=":material/history:", on_click=_restore, args=args)
        st.button(_("Take the story off the list"), icon=":material/delete:", on_click=_take_off, args=(newest,))
    if refused := session.story_refused.pop():
        say.error(refused, icon=":material/block:")


def _restore(newest: KeptStory, drafts: dict[int, StoryDraft], box: Slot[int]) -> None:
    _save(newest, drafts[box.get()])


def _take_off(newest: KeptStory) -> None:
    _save(newest, StoryDraft(title=newest.draft.title, steps=()))


def _save(newest: KeptStory, draft: StoryDraft) -> None:
    with speaking(session.language.get()):  # a callback runs before the page, where no language is in force
        try:
            made = save(
                draft, actor=actor(), reason=session.story_version_note.get(), story_id=newest.id, seen=newest.version
            )
        except StoreError as error:
            session.story_refused.set(str(error))
            return
    session.story_version_note.set("")
    session.story_saved.set(made.version)
