"""Stories that people made themselves, each version kept, and the one that somebody is working on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import Any, Final, Self

from sqlalchemy import Row, Select, func, select

from data.store.actor import Actor, require_publisher_role, shown
from data.store.audit import add, refusals, story_digest
from data.store.connection import reading, writing
from data.store.errors import NewerStoryError, PersonalDataError, StoreError, UnknownStoryError, as_written
from data.store.grants import current
from data.store.head import head
from data.store.notes import plain, required_note, written
from data.store.schema import DRAFT_DAYS, STORIES, STORY_DRAFTS, has
from i18n import DEFAULT, ENGLISH, LANGUAGES, _

# A story that somebody made: steps in order, each a saved state of a page or a step of a shipped story.


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


# Keeping stories that people made: every save is a new version, and none is ever changed or taken away.


MOST_STEPS: Final = 40
PARTS: Final = ("headline", "note")  # of a step: what is said in words of one's own
NEEDED: Final = (DEFAULT, ENGLISH)  # the languages of a title; all others fall back to English
MOST_LETTERS: Final = {"title": 120, "headline": 200, "note": 2_000}
IN_WORK: Final = 20_000  # letters of a text that is not saved yet: what is too long is there to be shortened
NEWEST: Final = (STORIES.c.id, func.max(STORIES.c.version))


@refusals("story")
def save(draft: StoryDraft, *, actor: Actor, reason: str, story_id: str | None = None, seen: int = 0) -> KeptStory:
    """Keep a story as a new version; a story without steps is one that was taken off the list.

    Args:
        draft: what it says.
        actor: who saves it; whoever may publish data may.
        reason: what changed and why.
        story_id: the story of which it is a version; a new one if not given.
        seen: the version that the actor had opened.

    Raises:
        NotAllowedError: the actor may not publish anything.
        UnconfirmedError: there is no reason.
        PersonalDataError: the reason or a text of the story holds the number or address of a person.
        StoreError: a title is missing, a text is too long, or there are too many steps.
        UnknownStoryError: there is no such story.
        NewerStoryError: somebody saved it meanwhile.
        UnavailableError: the database does not answer.
    """
    require_publisher_role(actor)
    row = {"reason": required_note(reason), "title": _titles(draft.title), "steps": _whole(draft.steps), "head": head()}
    row |= {"at": datetime.now(UTC).isoformat(), "who": actor.name, "role": actor.role, "via": actor.via}
    with writing() as connection:
        require_publisher_role(current(connection, actor))
        newest = connection.execute(select(func.max(STORIES.c.version)).where(STORIES.c.id == story_id)).scalar_one()
        if story_id and newest is None:
            raise UnknownStoryError(plain(story_id, most=40))
        if newest is not None and newest > seen:
            raise NewerStoryError(newest)
        row |= {"id": story_id or f"own-{token_hex(4)}", "version": (newest or 0) + 1}
        connection.execute(STORIES.insert(), [row])
        about = {"story": row["id"], "version": row["version"], "digest": story_digest(row)}
        add(connection, actor=actor, act="story", about=about)
    return _story(row)


# A story in work: one for each visitor, for as long as a file in work is kept; whichever replica they come to has it.


@dataclass(frozen=True, kw_only=True)
class LeftStory:
    """What somebody left: the draft, the story of which it will be the next version, and the version that was opened."""

    draft: StoryDraft
    story: str | None
    seen: int
    at: datetime

    @property
    def until(self) -> datetime:
        """When it is deleted (UTC)."""
        return self.at + timedelta(days=DRAFT_DAYS)


@refusals("story")
def leave(draft: StoryDraft, *, actor: Actor, owner: str, story: str | None, seen: int) -> LeftStory:
    """Keep a story in work in place of the one before.

    Args:
        draft: what it says so far; it may lack a title.
        actor: who works on it; only who may save stories leaves anything here.
        owner: the visitor to whom alone it is shown.
        story: of which it will be the next version; None for a new one.
        seen: the version that was opened.

    Raises:
        NotAllowedError: the actor may not save stories.
        PersonalDataError: a text holds the number or address of a person; then nothing is kept, nor what was before.
        StoreError: there are too many steps.
        UnavailableError: the database does not answer.
    """
    require_publisher_role(actor)
    try:
        kept = {"title": _texts(draft.title, where=_("Title of the story")), "steps": _steps(draft.steps)}
        row = kept | {"owner": owner, "story": story, "seen": seen}
    except PersonalDataError:
        forget(owner)
        raise
    row["at"] = datetime.now(UTC).isoformat()
    with writing(turn=1, patience=2) as connection:  # a page is waiting
        require_publisher_role(current(connection, actor))
        connection.info["wiped"] = True
        connection.execute(STORY_DRAFTS.delete().where(STORY_DRAFTS.c.owner == owner))
        connection.execute(STORY_DRAFTS.insert(), [row])
    return _left(row)


def left(owner: str) -> LeftStory | None:
    """The story that a visitor was working on, if there is one and it is not too old; raises UnavailableError."""
    with reading() as connection:
        if connection is None or not has(connection, STORY_DRAFTS):
            return None
        with as_written():
            row = connection.execute(select(STORY_DRAFTS).where(STORY_DRAFTS.c.owner == owner)).first()
            found = None if row is None else _left(_stored(row))
    return found if found and datetime.now(UTC) < found.until else None


AT_IT: Final = timedelta(hours=8)  # a working day: after it nobody is taken to be at work on it still


def others_at(story: str, *, owner: str) -> datetime | None:
    """When somebody else last changed what is to be the next version of a story, today; raises UnavailableError."""
    since = (datetime.now(UTC) - AT_IT).isoformat()
    same = (STORY_DRAFTS.c.story == story) & (STORY_DRAFTS.c.owner != owner) & (STORY_DRAFTS.c.at > since)
    with reading() as connection:
        if connection is None or not has(connection, STORY_DRAFTS):
            return None
        with as_written():
            found = connection.execute(select(func.max(STORY_DRAFTS.c.at)).where(same)).scalar_one()
    return datetime.fromisoformat(found) if found else None


def forget(owner: str) -> None:
    """Take the story in work away, once it is saved or given up; raises UnavailableError."""
    if left(owner) is None:
        return
    with writing(turn=1, patience=2) as connection:  # a page is waiting
        connection.info["wiped"] = True
        connection.execute(STORY_DRAFTS.delete().where(STORY_DRAFTS.c.owner == owner))


def _left(row: Mapping[str, Any]) -> LeftStory:
    return LeftStory(draft=_draft(row), story=row["story"], seen=row["seen"], at=datetime.fromisoformat(row["at"]))


def stories() -> list[KeptStory]:
    """The newest version of every story, the last saved first; raises UnavailableError."""
    newest = select(*NEWEST).group_by(STORIES.c.id).subquery()
    query = select(STORIES).join(newest, (STORIES.c.id == newest.c[0]) & (STORIES.c.version == newest.c[1]))
    return _found(query.order_by(STORIES.c.at.desc()))


def history(story_id: str) -> list[KeptStory]:
    """All versions of a story, newest first; raises UnavailableError."""
    return _found(select(STORIES).where(STORIES.c.id == story_id).order_by(STORIES.c.version.desc()))


def read(story_id: str, version: int | None = None) -> KeptStory:
    """One version of a story, the newest unless said.

    Raises:
        UnknownStoryError: there is none.
        UnavailableError: the database does not answer.
    """
    found = [one for one in history(story_id) if version in (None, one.version)]
    if not found:
        raise UnknownStoryError(plain(story_id, most=40))
    return found[0]


def _found(query: Select[Any]) -> list[KeptStory]:
    with reading() as connection:
        # A store that was made before there were stories has no table of them until something is written.
        if connection is None or not has(connection, STORIES):
            return []
        with as_written():
            return [_story(_stored(row)) for row in connection.execute(query)]


def _stored(row: Row[Any]) -> dict[str, Any]:
    return dict(row._mapping)


def _story(row: Mapping[str, Any]) -> KeptStory:
    told = {name: value for name, value in row.items() if name not in ("title", "steps")}
    return KeptStory(**told | {"at": datetime.fromisoformat(row["at"])}, draft=_draft(row))


def _draft(row: Mapping[str, Any]) -> StoryDraft:
    return StoryDraft(title=row["title"], steps=tuple(Step.of(step) for step in row["steps"]))


def _titles(title: Texts) -> dict[str, str]:
    told = _texts(title, where=_("Title of the story"))
    if missing := [LANGUAGES[language] for language in NEEDED if not told[language]]:
        raise StoreError(_("Give the story a title in {languages}.", languages=", ".join(missing)))
    _require_short(told, part="title", where=_("Title of the story"))
    return told


def _whole(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    """Steps that can be saved."""
    told = _steps(steps)
    for number, step in enumerate(told, start=1):
        for part in PARTS:
            _require_short(step[part], part=part, where=_step_of(number))
    return told


def _require_short(texts: Texts, *, part: str, where: str) -> None:
    count, most = max(map(len, texts.values())), MOST_LETTERS[part]
    if count > most:
        raise StoreError(
            _("{where}: a text has {count} letters. At most {most} can be saved.", where=where, count=count, most=most)
        )


def _steps(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    if len(steps) > MOST_STEPS:
        raise StoreError(_("A story has at most {count} steps; this one has {own}.", count=MOST_STEPS, own=len(steps)))
    return [_step(step, where=_step_of(number)) for number, step in enumerate(steps, start=1)]


def _step_of(number: int) -> str:
    return _("Step {number} of the story", number=str(number))


def _step(step: Step, *, where: str) -> dict[str, Any]:
    told = {part: _texts(getattr(step, part), where=where) for part in PARTS}
    query = {plain(name, most=40): written(value, most=200, where=where) for name, value in step.query.items()}
    return asdict(step) | told | {"query": query}


def _texts(texts: Texts, *, where: str) -> dict[str, str]:
    return {language: written(texts.get(language, ""), most=IN_WORK, where=where) for language in LANGUAGES}
