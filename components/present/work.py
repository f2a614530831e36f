"""The story that somebody is working on: kept in the session until it is saved or put away."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from data.store.story import Step, StoryDraft

KEY: Final = "story in work"


@dataclass(frozen=True, kw_only=True)
class Work:
    """A draft, and the story whose next version it will be: None for a new one.

    `seen` is the version that was opened.
    """

    draft: StoryDraft
    story: str | None = None
    seen: int = 0


def work() -> Work | None:
    """What is worked on, if there is anything."""
    found: Work | None = st.session_state.get(KEY)
    return found


def begin(draft: StoryDraft, story: str | None = None, seen: int = 0) -> None:
    """Work on a draft from now on."""
    st.session_state[KEY] = Work(draft=draft, story=story, seen=seen)


def end() -> None:
    """Put the draft away, saved or given up."""
    st.session_state[KEY] = None


def title(language: str, key: str) -> None:
    """Take the title that was typed into a box."""
    draft = _draft()
    _change(replace(draft, title={**draft.title, language: st.session_state[key]}))


def words(place: int, part: str, language: str, key: str) -> None:
    """Take a headline or note of a step that was typed into a box; places count from 0."""
    step = _draft().steps[place]
    told: Mapping[str, str] = getattr(step, part)
    _put(place, replace(step, **{part: {**told, language: st.session_state[key]}}))


def add(*steps: Step) -> None:
    """Add steps at the end."""
    _steps([*_draft().steps, *steps])


def move(place: int, by: int) -> None:
    """Change places with a neighbour."""
    steps = list(_draft().steps)
    steps[place], steps[place + by] = steps[place + by], steps[place]
    _steps(steps)


def twice(place: int) -> None:
    """The same step once more, behind itself."""
    steps = list(_draft().steps)
    _steps([*steps[: place + 1], *steps[place:]])


def remove(place: int) -> None:
    """Take a step out."""
    _steps([step for at, step in enumerate(_draft().steps) if at != place])


def _put(place: int, step: Step) -> None:
    _steps([step if at == place else one for at, one in enumerate(_draft().steps)])


def _steps(steps: list[Step]) -> None:
    _change(replace(_draft(), steps=tuple(steps)))


def _draft() -> StoryDraft:
    found: Work = st.session_state[KEY]
    return found.draft


def _change(draft: StoryDraft) -> None:
    st.session_state[KEY] = replace(st.session_state[KEY], draft=draft)
