"""What the session of a reader holds, all of it: the one module that touches Streamlit's session state.

What a module leaves for another one, or for its own next run, is a slot of `session`: named once, typed, with what stands
there before anything was set. Of several of a kind (by choice, table, step) a method gives the slot of one. A name is also
the key of the widget whose value is read here; keys of widgets that nobody reads stay with the widget.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

import streamlit as st

from i18n import current

if TYPE_CHECKING:  # what these import is for the pages that need it, not for every cold start
    from components.export.packs import Pack
    from data.intake.upload import Checked, Upload
    from data.store.drafts import KeptDraft
    from data.store.stories import LeftStory, StoryDraft

T = TypeVar("T")


class _Unset(Enum):
    """The default of a slot without one."""

    UNSET = "unset"


@dataclass(frozen=True)
class Slot(Generic[T]):
    """One thing that a session holds.

    Attributes:
        name: its key, which may be that of a widget.
        default: what it is until it is set; a slot without one is set before it is read. Nothing that can be changed.
    """

    name: str
    default: T | _Unset = _Unset.UNSET

    def get(self) -> T:
        """What is held, else the default.

        Raises:
            KeyError: nothing is held, and there is no default.
        """
        if isinstance(self.default, _Unset):
            return cast("T", st.session_state[self.name])
        return cast("T", st.session_state.get(self.name, self.default))

    def set(self, value: T) -> None:
        """Hold a value from now on."""
        st.session_state[self.name] = value

    def pop(self) -> T:
        """What is held, else the default; it is held no longer. Raises as `get` does."""
        found = self.get()
        if self.is_held():
            del st.session_state[self.name]
        return found

    def is_held(self) -> bool:
        """Whether anything was set."""
        return self.name in st.session_state


@dataclass(frozen=True, kw_only=True)
class Work:
    """A story in work, and the one whose next version it will be: None for a new one.

    `seen` is the version that was opened, `before` are the states that can be gone back to, the last one first; of each of
    those `opened` are the steps that were open.
    """

    draft: "StoryDraft"
    story: str | None = None
    seen: int = 0
    before: tuple["Work", ...] = ()
    opened: tuple[bool, ...] = ()


class Session:
    """The slots of the session that runs."""

    # Choices that more than one module makes or reads; their names are those in the address.
    language: Final = Slot[str]("lang")
    province: Final = Slot[str]("province")
    year: Final = Slot[str]("year")
    partner: Final = Slot[str]("partner")
    programme: Final = Slot[str]("programme")
    field: Final = Slot[str]("field")
    story: Final = Slot[str]("story")
    tab: Final = Slot[str]("tab")

    # One run of a page: what the address may say, what the page uses, what it shows and tells.
    address_is_ours: Final = Slot[bool]("the address was ours")
    was_chosen: Final = Slot[bool]("a choice was made", default=False)
    address_is_stale: Final = Slot[bool]("a choice began the run", default=False)
    filters: Final = Slot[tuple[str, ...]]("filters that the page uses")
    bar_is_open: Final = Slot[bool]("the bar is open on a telephone", default=False)
    estimates: Final = Slot[bool]("estimates", default=False)  # the reader's switch on the page of concentration
    notices: Final = Slot[tuple[str, ...]]("notices", default=())
    pinned: Final = Slot[str]("version", default="")  # the version that the address names; nothing for the newest
    newest: Final = Slot[int]("newest version", default=0)
    version: Final = Slot[int]("version shown")
    found: Final = Slot[str | None]("found by search", default=None)
    sought: Final = Slot[str]("exhibit that search has led to", default="")  # what holds it stays open
    place: Final = Slot[str]("place that search leads to", default="")  # with a number that tells two visits apart

    # Who sits there, and the key that was typed.
    visitor: Final = Slot[str]("visitor of this session")
    entrance: Final = Slot[str]("entrance of this session", default="")
    signed_in: Final = Slot[str]("who signed in, as the audit was told", default="")
    turned_away: Final = Slot[bool]("turned away without sign-in", default=False)
    key: Final = Slot[str]("key of this server, as typed")
    key_was_wrong: Final = Slot[bool]("key of this server was wrong", default=False)

    # What an administrator grants and revokes, and what came of it.
    granting: Final = Slot[str]("what came of a grant", default="")
    refused_right: Final = Slot[str]("why a grant was refused", default="")

    # A file handed in: the last one taken, what was checked with what the checks found, what is said with it.
    file: Final = Slot[str | None]("file taken", default=None)
    unchecked: Final = Slot[str | None]("file not checked for want of the right", default="")
    checked: "Final[Slot[tuple[tuple[object, ...], Checked] | None]]" = Slot("checked", default=None)
    remembered: Final = Slot[Mapping[tuple[str, str, str], str]]("answers to remember", default=MappingProxyType({}))
    seen: Final = Slot[int]("seen")
    note: Final = Slot[str]("note of the publication")
    source: Final = Slot[str]("source of the publication")
    fixes: Final = Slot[bool]("mends accepted", default=False)
    removals: Final = Slot[int | None]("rows meant to go", default=None)
    take_over: Final = Slot[bool]("province taken over", default=False)
    is_of_another: Final = Slot[bool]("other publisher", default=False)
    refused: Final = Slot[str | None]("refused", default=None)
    published: Final = Slot[int | None]("published", default=None)
    restored: Final = Slot[int]("restored version")
    restored_note: Final = Slot[str]("note of the restoration")
    restored_refused: Final = Slot[str | None]("not restored", default=None)
    emptied: Final = Slot[int | None]("version to empty", default=None)
    emptied_why: Final = Slot[str]("reason of the emptying", default="")
    emptied_typed: Final = Slot[int | None]("number of the version to empty", default=None)
    emptied_refused: Final = Slot[str | None]("not emptied", default=None)

    # A story in work, its versions, and the pack that was made.
    work: Final = Slot[Work | None]("story in work", default=None)
    left: "Final[Slot[LeftStory | None]]" = Slot("story in work as kept", default=None)
    left_elsewhere: "Final[Slot[LeftStory | None]]" = Slot("story in work as changed in another window", default=None)
    story_put_away: Final = Slot[Work | None]("story put away without saving", default=None)
    story_unkept: Final = Slot[str]("story in work not kept", default="")
    story_note: Final = Slot[str]("note of the story", default="")
    story_version_note: Final = Slot[str]("note of the story version", default="")
    story_saved: Final = Slot[int | None]("story saved", default=None)
    story_refused: Final = Slot[str | None]("story refused", default=None)
    pack: "Final[Slot[tuple[str, Pack] | None]]" = Slot("pack made", default=None)
    pack_stopped: Final = Slot[bool]("pack stopped", default=False)
    pack_goes_on: Final = Slot[bool]("pack goes on", default=False)  # stopped by who asked, and wanted by others

    def choice(self, name: str) -> Slot[str]:
        """A choice of a page by its name in the address: a code, or words that were typed."""
        return Slot(name)

    def choices(self, name: str) -> Slot[list[str]]:
        """A choice of several codes by its name in the address."""
        return Slot(name)

    def number(self, name: str) -> Slot[int | None]:
        """A number that was typed, by its name in the address."""
        return Slot(name)

    def written(self, name: str) -> Slot[str | None]:
        """What was last written to the address of a choice."""
        return Slot(f"{name} as written to the address", default=None)

    def default(self, name: str) -> Slot[str | None]:
        """What a choice was put to by default: as long as it stands there, nobody has chosen."""
        return Slot(f"{name} by default", default=None)

    def told(self, name: str) -> Slot[str | None]:
        """A choice in the words of the language in force."""
        return Slot(f"{name} told in {current()}", default=None)

    def widget(self, name: str) -> Slot[Any]:
        """The widget of a choice or a text in the language in force; each language has its own."""
        return Slot(f"{name} in {current()}")

    def marks(self, picture: str) -> Slot[Mapping[str, Any]]:
        """What is selected in a picture, as Streamlit gives it."""
        return Slot(picture)

    def keeps_version(self, figure: str) -> Slot[bool]:
        """The switch of a figure that keeps the version in the address."""
        return Slot(f"pin at {figure}")

    def upload(self, dataset: str) -> "Slot[Upload | None]":
        """The file that is worked on for a table."""
        return Slot(f"upload of {dataset}", default=None)

    def kept(self, dataset: str) -> "Slot[KeptDraft | None]":
        """That file as it is kept for the next visit."""
        return Slot(f"upload of {dataset} as kept", default=None)

    def is_from_earlier(self, dataset: str) -> Slot[bool]:
        """Whether that file comes from an earlier visit."""
        return Slot(f"upload of {dataset} from an earlier visit", default=False)

    def why_not_kept(self, dataset: str) -> Slot[str]:
        """Why that file is not kept; nothing where that says nothing of it."""
        return Slot(f"upload of {dataset} not kept", default="")

    def put_away(self, dataset: str) -> Slot[int]:
        """How many files of a table were put away."""
        return Slot(f"uploads of {dataset} put away", default=0)

    def reason(self, code: str) -> Slot[str]:
        """The reason that was typed for a warning of the checks."""
        return Slot(f"reason for {code}")


session: Final = Session()
