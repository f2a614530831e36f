"""Presenting: what is listed, what the check tells, and stories of one's own."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components import door
from components.figures.stories import story
from components.present import own
from components.session import session
from data import catalogue
from data.outlook import Outlook
from data.package import package
from data.store.actor import Standing
from data.store.stories import Step, StoryDraft, history, read, save, stories
from tests.data.store.reports import ADMINISTRATOR, BUSAN, published, report

pytestmark = pytest.mark.usefixtures("at_the_machine")
Opens = Callable[..., AppTest]
Tables = Callable[[AppTest], list]
DRAFT = StoryDraft(
    title={"en": "Ours", "ko": "우리 이야기"},
    steps=(
        Step(page="trends", exhibit="trainees-rates", headline={"en": "Rates of ours", "ko": ""}),
        Step(page="trends", exhibit="no-such-picture"),
        Step(shipped="overview-4"),
    ),
)


def button(at: AppTest, label: str):
    return next(one for one in at.button if one.label == label)


def link(at: AppTest) -> str:
    return at.main.get("link_button")[0].proto.url


def box(at: AppTest, label: str):
    return next(one for one in (*at.text_input, *at.text_area) if one.label == label)


@pytest.mark.parametrize(
    ("lang", "title", "start"), [("en", "Overview for ministers", "Start the talk"), ("ko", "장관", "발표 시작")]
)
def test_shipped_stories_are_listed_and_the_first_can_be_started(
    seen_page: Opens, tables: Tables, lang: str, title: str, start: str
) -> None:
    at = seen_page("present", lang=lang)
    first = tables(at)[-1].iloc[0]
    assert title in str(first.name)
    assert first.iloc[0] == "10"
    assert at.main.get("link_button")[0].proto.label == start
    assert link(at) == f"stories/overview.html?version=0-{package().digest}&lang={lang}"


def test_the_talk_begins_with_the_newest_version_of_the_data(open_page: Opens) -> None:
    published(report())
    assert parse_qs(urlsplit(link(open_page("present"))).query)["version"] == [catalogue.reference(at=1)]


def test_the_check_tells_each_step_and_what_its_figures_are(open_page: Opens, tables: Tables) -> None:
    at = open_page("present")
    at.session_state["check"] = True
    at.run()
    steps, file = tables(at)[:2]
    assert [one.value for one in at.success] == ["All 10 steps are built."]
    assert list(steps["Built"]) == ["yes"] * 10
    assert "undated" in steps.loc["4"].iloc[-1]  # 68.5% has no year
    assert list(file["State"])[:3] == [
        "in the file",
        "those of this computer: nothing is fetched",
        "forbidden by the file itself",
    ]
    megabytes = float(file["State"].iloc[3].split()[0])
    assert 1.9 < megabytes < 3  # the charting library alone is 1.96 MB


def test_a_step_that_is_lost_says_so_in_the_check_and_the_others_stay(open_page: Opens, tables: Tables) -> None:
    story = save(DRAFT, actor=BUSAN, reason="one").id
    at = open_page("present", story=story)
    at.session_state["check"] = True
    at.run()
    assert any("Nothing to show on: 2" in one.value for one in at.warning)
    steps = tables(at)[0]
    assert steps.loc["1"].iloc[0] == "Rates of ours"
    assert "no longer has this picture" in steps.loc["2"].iloc[1]
    assert list(steps["Built"])[::2] == ["yes", "yes"]


def test_words_of_ones_own_are_to_be_read_again_after_newer_figures(open_page: Opens) -> None:
    story = save(DRAFT, actor=BUSAN, reason="one").id
    published(report(), actor=ADMINISTRATOR)
    at = open_page("present", story=story)
    at.session_state["check"] = True
    at.run()
    assert any("headlines that you wrote yourself: 1." in one.value for one in at.warning)


def test_changes_are_taken_back_one_by_one(open_page: Opens) -> None:
    at = open_page("present")
    button(at, "Copy the chosen story").click().run()
    assert button(at, "Take the last change back").disabled
    box(at, "Title (English)").set_value("For the workshop").run()
    at.session_state["step 1"] = True
    at.run()
    button(at, "Take out").click().run()
    second = at.session_state[session.work.name].draft.steps[1].shipped
    button(at, "Take the last change back").click().run()
    found = at.session_state[session.work.name].draft
    assert (second, found.steps[1].shipped) == ("overview-3", "overview-2")
    assert found.title["en"] == "For the workshop"
    button(at, "Take the last change back").click().run()
    assert box(at, "Title (English)").value == "Overview for ministers (copy)"
    assert button(at, "Take the last change back").disabled
    assert not at.exception


def test_the_note_of_the_shipped_step_stands_where_ones_own_may_be_written(open_page: Opens) -> None:
    at = open_page("present")
    button(at, "Copy the chosen story").click().run()
    at.session_state["step 0"] = True
    at.run()
    note = story("overview", Outlook()).slides[0].note
    assert box(at, "Note for the speaker (English)").proto.placeholder == note
    assert box(at, "Note for the speaker (English)").value == "", "it follows the data until somebody writes"


def test_a_copy_is_changed_reordered_and_saved(open_page: Opens) -> None:
    at = open_page("present")
    button(at, "Copy the chosen story").click().run()
    box(at, "Title (English)").set_value("For the workshop").run()
    at.session_state["step 1"] = True
    at.run()
    box(at, "Headline (한국어)").set_value("우리 제목").run()
    button(at, "Up").click().run()
    at.session_state["step 2"] = True
    at.run()
    button(at, "Take out").click().run()
    box(at, "Note: what changes and why").set_value("for Busan").run()
    button(at, "Save").click().run()
    assert not at.exception
    assert any("Saved as version 1" in one.value for one in at.success)
    kept = stories()[0]
    assert kept.draft.title["en"] == "For the workshop"
    assert [step.shipped for step in kept.draft.steps][:3] == ["overview-2", "overview-1", "overview-4"]
    assert kept.draft.steps[0].headline["ko"] == "우리 제목"
    assert at.session_state["story"] == kept.id
    assert link(at) == f"stories/{kept.id}.html?version=0-{package().digest}&edition=1&lang=en"


def test_a_picture_is_added_with_its_year_and_by_a_link(open_page: Opens) -> None:
    at = open_page("present")
    button(at, "Begin an empty story").click().run()
    at.session_state["add a step"] = True
    at.run()
    at.selectbox(key="page of the new step in en").set_value("trends").run()
    at.selectbox(key="year of the new step in en").set_value("2020").run()
    button(at, "Add this step").click().run()
    at.text_input(key="link of the new step").set_value(
        "http://127.0.0.1/mra?lang=ko&partner=VNM&profession=engineer"
    ).run()
    at.selectbox(key="exhibit of the new step in en").set_value("mra-economy").run()
    button(at, "Add this step").click().run()
    assert not at.exception
    first, second = at.session_state["story in work"].draft.steps
    assert (first.page, first.exhibit, dict(first.query)) == ("trends", "trainees-by-category", {"year": "2020"})
    assert (second.page, second.exhibit, dict(second.query)) == (
        "mra",
        "mra-economy",
        {"partner": "VNM", "profession": "engineer"},
    )


@pytest.mark.parametrize("address", ["https://example.org/nowhere", "trends?year=1999", "?", "trends?province=KR-99"])
def test_a_link_that_leads_to_nothing_is_told(open_page: Opens, address: str) -> None:
    at = open_page("present")
    button(at, "Begin an empty story").click().run()
    at.session_state["add a step"] = True
    at.run()
    at.text_input(key="link of the new step").set_value(address).run()
    assert not at.exception
    assert len(at.warning) == 1
    assert "Add this step" not in [one.label for one in at.button]


def test_a_refusal_keeps_what_was_typed(open_page: Opens) -> None:
    at = open_page("present")
    button(at, "Begin an empty story").click().run()
    box(at, "Title (English)").set_value("Half").run()
    box(at, "Note: what changes and why").set_value("one").run()
    button(at, "Save").click().run()
    assert any("a title in 한국어" in one.value for one in at.error)
    assert box(at, "Title (English)").value == "Half"
    assert box(at, "Note: what changes and why").value == "one"
    assert stories() == []


def test_what_somebody_saved_meanwhile_is_not_written_over(open_page: Opens) -> None:
    story = save(DRAFT, actor=BUSAN, reason="one").id
    at = open_page("present", story=story)
    button(at, "Change the chosen story").click().run()
    save(DRAFT, actor=BUSAN, reason="two", story_id=story, seen=1)
    box(at, "Note: what changes and why").set_value("mine").run()
    button(at, "Save").click().run()
    assert any("Version 2 of this story was saved after you opened it" in one.value for one in at.error)
    button(at, "Save as a story of its own").click().run()
    assert len(stories()) == 2
    assert len(history(story)) == 2


def test_an_earlier_version_is_restored_and_a_story_is_taken_off_the_list(open_page: Opens) -> None:
    story = save(DRAFT, actor=BUSAN, reason="one").id
    save(StoryDraft(title=DRAFT.title, steps=DRAFT.steps[:1]), actor=BUSAN, reason="two", story_id=story, seen=1)
    at = open_page("present", story=story)
    at.selectbox(key="story version to restore in en").set_value(1).run()
    box(at, "Note: why").set_value("the first was better").run()
    button(at, "Restore this version").click().run()
    assert read(story).draft == read(story, 1).draft
    assert read(story).version == 3
    box(at, "Note: why").set_value("done with it").run()
    button(at, "Take the story off the list").click().run()
    assert not at.exception
    assert at.session_state["story"] == "overview"
    assert [len(one.draft.steps) for one in history(story)] == [0, 3, 1, 3]


def test_a_title_that_somebody_wrote_is_no_markup(open_page: Opens, texts: Callable[[AppTest], str]) -> None:
    draft = StoryDraft(title={"en": "![x](http://e.org/a.png)", "ko": "가"}, steps=DRAFT.steps)
    story = save(draft, actor=BUSAN, reason="one").id
    at = open_page("present", story=story)
    button(at, "Change the chosen story").click().run()
    assert "![x](" not in texts(at)


def test_whoever_only_reads_is_told_that_nothing_can_be_saved(
    open_page: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "standing", lambda: Standing.PROXIED)
    assert any("Publishing is off" in one.value for one in open_page("present").warning)


def test_a_story_of_the_address_that_does_not_exist_gives_the_first(seen_page: Opens) -> None:
    assert seen_page("present", story="own-none").session_state["story"] == "overview"


class TestAStoryInWork:
    """It does not go with the session, nor with the replica that held it."""

    @pytest.fixture(autouse=True)
    def _same_person(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(own, "owner", lambda: "the same person in every session")

    def test_is_there_in_another_session_until_it_is_put_away(self, open_page: Opens) -> None:
        at = open_page("present")
        button(at, "Begin an empty story").click().run()
        box(at, "Title (English)").set_value("Half").run()
        assert any("is kept for you until" in one.value for one in at.caption)
        later = open_page("present")
        assert box(later, "Title (English)").value == "Half"
        button(later, "Put away without saving").click().run()
        assert button(open_page("present"), "Begin an empty story")

    def test_is_shown_to_nobody_without_the_right_to_save(
        self, open_page: Opens, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        at = open_page("present")
        button(at, "Begin an empty story").click().run()
        monkeypatch.setattr(door, "standing", lambda: Standing.FAR)
        assert button(open_page("present"), "Begin an empty story")

    def test_that_tells_of_a_person_is_not_kept_and_says_so(self, open_page: Opens) -> None:
        at = open_page("present")
        button(at, "Begin an empty story").click().run()
        box(at, "Title (English)").set_value("Call 010-1234-5678").run()
        assert any("is not kept for your next visit" in one.value for one in at.warning)
        assert box(at, "Title (English)").value == "Call 010-1234-5678"
        assert button(open_page("present"), "Begin an empty story")
