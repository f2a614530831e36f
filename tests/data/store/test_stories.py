import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from data.store.actor import Actor
from data.store.copies import backup, restore_backup
from data.store.errors import (
    NewerStoryError,
    NotAllowedError,
    PersonalDataError,
    StoreError,
    UnconfirmedError,
    UnknownStoryError,
)
from data.store.location import absent, file, head
from data.store.stories import MOST_STEPS, Step, StoryDraft, history, read, save, stories
from tests.data.store.reports import BUSAN, DAEGU, published, report
from tests.data.store.test_copies import Elsewhere, elsewhere

__all__ = ["elsewhere"]

LEVELS = Step(
    page="trends",
    exhibit="trainees-by-category",
    query={"year": "2020"},
    headline={"en": "The year of the fall", "ko": "감소한 해"},
    note={"en": "Pause here.", "ko": ""},
)
SHIPPED = Step(shipped="overview-3")
DRAFT = StoryDraft(title={"en": "Busan workshop", "ko": "부산 워크숍"}, steps=(LEVELS, SHIPPED))


@pytest.mark.usefixtures("database")
class TestOnBothDatabases:
    def test_a_saved_story_is_read_again_as_it_was(self) -> None:
        kept = save(DRAFT, actor=BUSAN, reason=" for the workshop ")
        found = read(kept.id)
        assert found == kept
        assert (found.version, found.who, found.role, found.via) == (1, "Busan office", "office", "sign-in")
        assert (found.reason, found.head) == ("for the workshop", 0)
        assert found.draft.title == DRAFT.title
        assert found.draft.steps[0] == LEVELS
        assert found.draft.steps[1].shipped == "overview-3"
        assert found.draft.steps[1].headline == {"en": "", "ko": ""}

    def test_every_save_is_a_version_and_none_is_changed(self) -> None:
        first = save(DRAFT, actor=BUSAN, reason="one")
        other = save(DRAFT, actor=DAEGU, reason="another story")
        shorter = replace(DRAFT, steps=(SHIPPED,))
        second = save(shorter, actor=DAEGU, reason="two", story_id=first.id, seen=1)
        assert [(one.version, one.who, len(one.draft.steps)) for one in history(first.id)] == [
            (2, "Daegu office", 1),
            (1, "Busan office", 2),
        ]
        assert read(first.id, 1) == first
        assert {one.id: one.version for one in stories()} == {first.id: 2, other.id: 1}
        assert stories()[0] == second

    def test_what_somebody_saved_meanwhile_is_not_written_over(self) -> None:
        story = save(DRAFT, actor=BUSAN, reason="one").id
        save(DRAFT, actor=DAEGU, reason="two", story_id=story, seen=1)
        with pytest.raises(NewerStoryError, match="Version 2 of this story"):
            save(DRAFT, actor=BUSAN, reason="three", story_id=story, seen=1)
        assert len(history(story)) == 2

    def test_it_remembers_the_version_of_the_data_it_was_written_for(self) -> None:
        published(report())
        assert save(DRAFT, actor=BUSAN, reason="one").head == 1

    def test_saving_a_story_is_no_version_of_the_data(self) -> None:
        save(DRAFT, actor=BUSAN, reason="one")
        assert head() == 0

    def test_text_that_no_database_takes_is_mended(self) -> None:
        step = replace(LEVELS, note={"en": "one\0two\ud800", "ko": ""})
        story = save(StoryDraft(title=DRAFT.title, steps=(step,)), actor=BUSAN, reason="one")
        assert read(story.id).draft.steps[0].note["en"] == "onetwo?"


def test_there_are_none_before_the_first_and_looking_makes_no_store() -> None:
    assert stories() == []
    with pytest.raises(UnknownStoryError, match="no story “own-1”"):
        read("own-1")
    assert absent()


def before_there_were_stories() -> None:
    """One version and no table of stories, as the first program made it."""
    path = file()
    assert path is not None
    shutil.copyfile(Path(__file__).parent / "fixtures" / "schema-1.sqlite3", path)
    with closing(sqlite3.connect(path)) as made:
        made.execute("DROP TABLE stories")
        made.commit()


def test_a_store_of_before_there_were_stories_has_none_and_takes_one() -> None:
    before_there_were_stories()
    assert stories() == []
    assert save(DRAFT, actor=BUSAN, reason="one").version == 1


def test_a_version_that_does_not_exist_is_told() -> None:
    story = save(DRAFT, actor=BUSAN, reason="one")
    with pytest.raises(UnknownStoryError):
        read(story.id, 2)


def test_nobody_adds_a_version_to_a_story_that_does_not_exist() -> None:
    with pytest.raises(UnknownStoryError):
        save(DRAFT, actor=BUSAN, reason="one", story_id="overview")


def test_a_reader_saves_nothing_and_is_told_why() -> None:
    with pytest.raises(NotAllowedError, match="You may read but not publish here"):
        save(DRAFT, actor=Actor(name="r", role="reader", via="sign-in"), reason="one")
    assert absent()


@pytest.mark.parametrize(
    ("draft", "reason", "told"),
    [
        (DRAFT, " ", "Say in a note"),
        (replace(DRAFT, title={"en": "Busan"}), "one", "a title in 한국어"),
        (replace(DRAFT, title={"en": " ", "ko": "\0"}), "one", "a title in 한국어, English"),
        (replace(DRAFT, steps=(SHIPPED,) * (MOST_STEPS + 1)), "one", "at most 40 steps; this one has 41"),
    ],
)
def test_what_is_missing_or_too_much_is_told_and_nothing_is_written(draft: StoryDraft, reason: str, told: str) -> None:
    with pytest.raises((StoreError, UnconfirmedError), match=told):
        save(draft, actor=BUSAN, reason=reason)
    assert absent()


PHONE = {"en": "", "ko": "문의 010-1234-5678"}


@pytest.mark.parametrize(
    "draft",
    [
        replace(DRAFT, title=DRAFT.title | {"en": "Busan, 051-123-4567"}),
        replace(DRAFT, steps=(replace(LEVELS, headline=PHONE),)),
        replace(DRAFT, steps=(SHIPPED, replace(LEVELS, note=PHONE))),
        replace(DRAFT, steps=(replace(LEVELS, query={"words": "kim@example.go.kr"}),)),
    ],
    ids=["title", "headline", "note", "words searched for"],
)
def test_no_text_of_a_story_keeps_a_person_s_number_or_address(draft: StoryDraft) -> None:
    with pytest.raises(PersonalDataError):
        save(draft, actor=BUSAN, reason="for the workshop")
    with pytest.raises(PersonalDataError):
        save(DRAFT, actor=BUSAN, reason="as kim@example.go.kr asked")
    assert not stories()


def test_a_step_of_a_later_program_is_read_for_what_we_know_of_it() -> None:
    assert Step.of({"shipped": "mra-1", "colour": "red"}) == Step(shipped="mra-1")


def test_a_backup_brings_all_versions_of_stories_back(tmp_path: Path, elsewhere: Elsewhere) -> None:
    story = save(DRAFT, actor=BUSAN, reason="one").id
    save(DRAFT, actor=BUSAN, reason="two", story_id=story, seen=1)
    before = history(story)
    backup(tmp_path / "copy.sqlite3")
    elsewhere()
    restore_backup(tmp_path / "copy.sqlite3")
    assert history(story) == before
    restore_backup(tmp_path / "copy.sqlite3")
    assert history(story) == before


def test_a_backup_of_before_there_were_stories_comes_back(tmp_path: Path, elsewhere: Elsewhere) -> None:
    before_there_were_stories()
    backup(tmp_path / "copy.sqlite3")
    elsewhere()
    assert restore_backup(tmp_path / "copy.sqlite3") == 1
