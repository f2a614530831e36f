"""Keeping stories that people made: every save is a new version, and none is ever changed or taken away."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any, Final

from sqlalchemy import Row, Select, func, select

from data.store.actor import Actor, require_publisher_role
from data.store.connection import reading, writing
from data.store.errors import NewerStoryError, StoreError, UnknownStoryError, as_written
from data.store.head import head
from data.store.schema import has
from data.store.story import KeptStory, Step, StoryDraft, Texts
from data.store.tables import STORIES
from data.store.told import plain, required_note
from i18n import LANGUAGES, _

MOST_STEPS: Final = 40
MOST_LETTERS: Final = {"title": 120, "headline": 200, "note": 2_000}
NEWEST: Final = (STORIES.c.id, func.max(STORIES.c.version))


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
        StoreError: a title is missing, or there are too many steps.
        UnknownStoryError: there is no such story.
        NewerStoryError: somebody saved it meanwhile.
        UnavailableError: the database does not answer.
    """
    require_publisher_role(actor)
    row = {"reason": required_note(reason), "title": _titles(draft.title), "steps": _steps(draft.steps), "head": head()}
    row |= {"at": datetime.now(UTC).isoformat(), "who": actor.name, "role": actor.role, "via": actor.via}
    with writing() as connection:
        newest = connection.execute(select(func.max(STORIES.c.version)).where(STORIES.c.id == story_id)).scalar_one()
        if story_id and newest is None:
            raise UnknownStoryError(plain(story_id, most=40))
        if newest is not None and newest > seen:
            raise NewerStoryError(newest)
        row |= {"id": story_id or f"own-{token_hex(4)}", "version": (newest or 0) + 1}
        connection.execute(STORIES.insert(), [row])
    return _story(row)


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
    draft = StoryDraft(title=row["title"], steps=tuple(Step.of(step) for step in row["steps"]))
    return KeptStory(**told | {"at": datetime.fromisoformat(row["at"])}, draft=draft)


def _titles(title: Texts) -> dict[str, str]:
    told = _texts(title, most=MOST_LETTERS["title"])
    if missing := [LANGUAGES[language] for language in LANGUAGES if not told[language]]:
        raise StoreError(_("Give the story a title in {languages}.", languages=", ".join(missing)))
    return told


def _steps(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    if len(steps) > MOST_STEPS:
        raise StoreError(_("A story has at most {count} steps; this one has {own}.", count=MOST_STEPS, own=len(steps)))
    return [_step(step) for step in steps]


def _step(step: Step) -> dict[str, Any]:
    told = {name: _texts(getattr(step, name), most=MOST_LETTERS[name]) for name in ("headline", "note")}
    query = {plain(name, most=40): plain(value, most=200) for name, value in step.query.items()}
    return asdict(step) | told | {"query": query}


def _texts(texts: Texts, *, most: int) -> dict[str, str]:
    return {language: plain(texts.get(language, ""), most=most) for language in LANGUAGES}
