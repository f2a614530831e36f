"""A story that somebody made: steps in order, each a saved state of a page or a step of a shipped story."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from data.store.actor import shown

Texts = Mapping[str, str]  # by language; empty where nothing was written


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step. Either `shipped` names a step of a shipped story, or page, exhibit and query say what is shown.

    Attributes:
        shipped: id of a step of a shipped story, such as `overview-3`.
        page: name of a page.
        exhibit: id of one of its pictures or tables.
        query: the choices it is shown with, as they stand in the address of the page: year, province and its own.
        headline: in words of one's own; where there are none, the finding is made from the data.
        note: what the speaker says.
    """

    shipped: str = ""
    page: str = ""
    exhibit: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    headline: Texts = field(default_factory=dict)
    note: Texts = field(default_factory=dict)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """A step as the database holds it; what a later program may have added is left out."""
        return cls(**{name: stored[name] for name in cls.__dataclass_fields__ if name in stored})


@dataclass(frozen=True, kw_only=True)
class StoryDraft:
    """What is saved: a title in both languages, and the steps in order."""

    title: Texts
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class KeptStory:
    """One version of a story.

    Attributes:
        id: stable name, also in its address.
        version: counts the versions of this story from 1.
        draft: what it says.
        head: the newest version of the data when it was saved.
        at: in UTC.
        reason: what changed and why, in the words of who saved it.
    """

    id: str
    version: int
    draft: StoryDraft
    head: int
    at: datetime
    who: str
    role: str
    via: str
    reason: str

    @property
    def author(self) -> str:
        """Who saved it, as readers see it."""
        return shown(self.who)
