import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from data.store.actor import Actor
from data.store.audit import entries
from data.store.connection import reading, writing
from data.store.copies import backup, restore_backup
from data.store.errors import (
    NewerStoryError,
    NotAllowedError,
    PersonalDataError,
    StoreError,
    UnconfirmedError,
    UnknownStoryError,
)
from data.store.head import head
from data.store.location import absent, file
from data.store.schema import DRAFT_DAYS, STORY_DRAFTS
from data.store.stories import MOST_STEPS, Step, StoryDraft, forget, history, leave, left, read, save, stories
from tests.data.store.reports import BUSAN, DAEGU, VISITOR, published, report
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


def with_words(**words: str) -> StoryDraft:
    """The draft with words of one's own in its second step."""
    told = {part: {"en": "", "ko": text} for part, text in words.items()}
    return replace(DRAFT, steps=(LEVELS, replace(SHIPPED, **told)))


@pytest.mark.parametrize(
    ("draft", "reason", "told"),
    [
        (DRAFT, " ", "Say in a note"),
        (replace(DRAFT, title={"en": "Busan"}), "one", "a title in 한국어"),
        (replace(DRAFT, title={"en": " ", "ko": "\0"}), "one", "a title in 한국어, English"),
        (replace(DRAFT, steps=(SHIPPED,) * (MOST_STEPS + 1)), "one", "at most 40 steps; this one has 41"),
        (
            replace(DRAFT, title=DRAFT.title | {"en": "x" * 121}),
            "one",
            "Title of the story: a text has 121 letters. At most 120",
        ),
        (with_words(headline="x" * 201), "one", "Step 2 of the story: a text has 201 letters. At most 200"),
        (with_words(note="x" * 2001), "one", "Step 2 of the story: a text has 2001 letters. At most 2000"),
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


UNFINISHED = StoryDraft(title={"en": "Half", "ko": ""}, steps=(LEVELS,))
READER = Actor(name="r", role="reader", via="sign-in")


def rows_of_drafts() -> int:
    with reading() as connection:
        assert connection is not None
        return int(connection.execute(select(func.count()).select_from(STORY_DRAFTS)).scalar_one())


@pytest.mark.usefixtures("database")
class TestInWork:
    """What a replica that stops would take with it stands in the store."""

    def test_a_story_in_work_is_there_at_the_next_visit_and_the_last_state_counts(self) -> None:
        leave(DRAFT, actor=BUSAN, owner=VISITOR, story=None, seen=0)
        leave(UNFINISHED, actor=BUSAN, owner=VISITOR, story="own-1", seen=3)
        found = left(VISITOR)
        assert found is not None
        assert (found.draft, found.story, found.seen) == (UNFINISHED, "own-1", 3)
        assert (rows_of_drafts(), stories(), head()) == (1, [], 0)

    def test_nobody_sees_that_of_another_and_it_is_gone_when_put_away(self) -> None:
        leave(DRAFT, actor=BUSAN, owner=VISITOR, story=None, seen=0)
        leave(DRAFT, actor=DAEGU, owner="another", story=None, seen=0)
        forget(VISITOR)
        assert left(VISITOR) is None
        assert left("another") is not None

    def test_what_is_too_long_to_be_saved_is_there_to_be_shortened(self) -> None:
        long = replace(with_words(headline="x" * 3_000), title={"en": "y" * 1_000, "ko": ""})
        leave(long, actor=BUSAN, owner=VISITOR, story=None, seen=0)
        found = left(VISITOR)
        assert found is not None
        assert (found.draft.title["en"], found.draft.steps[1].headline["ko"]) == ("y" * 1_000, "x" * 3_000)

    def test_after_thirty_days_it_is_offered_to_nobody_and_deleted_by_the_next_writer(self) -> None:
        leave(DRAFT, actor=BUSAN, owner=VISITOR, story=None, seen=0)
        then = (datetime.now(UTC) - timedelta(days=DRAFT_DAYS, minutes=1)).isoformat()
        with writing() as connection:
            connection.execute(update(STORY_DRAFTS).values(at=then))
        assert left(VISITOR) is None
        published(report())
        assert rows_of_drafts() == 0

    def test_what_tells_of_a_person_is_kept_nowhere_nor_what_was_kept_before(self) -> None:
        leave(DRAFT, actor=BUSAN, owner=VISITOR, story=None, seen=0)
        told = replace(LEVELS, note={"en": "Call 010-1234-5678", "ko": ""})
        with pytest.raises(PersonalDataError):
            leave(replace(DRAFT, steps=(told,)), actor=BUSAN, owner=VISITOR, story=None, seen=0)
        assert rows_of_drafts() == 0
        assert [(one.act, one.outcome) for one in entries()] == [("story", "refused")]

    def test_who_may_not_save_stories_leaves_nothing_here(self) -> None:
        published(report())
        with pytest.raises(NotAllowedError):
            leave(DRAFT, actor=READER, owner=VISITOR, story=None, seen=0)
        assert rows_of_drafts() == 0

    def test_a_backup_holds_none_unless_it_is_asked_for(self, tmp_path: Path) -> None:
        leave(DRAFT, actor=BUSAN, owner=VISITOR, story=None, seen=0)
        for with_drafts, kept in ((False, []), (True, ["a browser of Busan"])):
            place = tmp_path / f"{with_drafts}.sqlite3"
            backup(place, with_drafts=with_drafts)
            with closing(sqlite3.connect(place)) as made:
                assert [owner for (owner,) in made.execute("SELECT owner FROM story_drafts")] == kept
