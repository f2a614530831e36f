"""Presenting: what is listed, what the check tells, and stories of one's own."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.door import key
from components.figures.exhibit import Figure
from components.figures.stories import story
from components.present import listing, own
from components.session import session
from data import catalogue
from data.outlook import Outlook
from data.package import package
from data.store.actor import Standing
from data.store.errors import UnavailableError
from data.store.stories import MOST_STEPS, LeftStory, Step, StoryDraft, history, left, read, save, stories
from i18n import speaking
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


@pytest.mark.parametrize(
    ("url", "survives"),
    [
        ("https://training.example.go.kr/present", True),
        ("http://127.0.0.1:8501/present", True),
        ("http://localhost:8501/present", True),
        ("http://10.1.2.3:8501/present", False),
        ("http://training.example.go.kr/present", False),
    ],
)
def test_a_talk_can_be_loaded_anew_with_the_line_cut_where_browsers_allow_it(
    url: str, survives: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert listing.survives(url) == survives
    monkeypatch.setenv("DASHBOARD_OFFLINE", "off")
    assert not listing.survives(url)


@pytest.mark.parametrize(("lang", "label"), [("en", "Take the talk along first"), ("ko", "발표 파일을 먼저 내려받기")])
def test_elsewhere_the_file_is_offered_before_the_talk_begins(
    open_page: Opens, monkeypatch: pytest.MonkeyPatch, lang: str, label: str
) -> None:
    def offered(at: AppTest) -> bool:
        return label in {one.proto.label for one in at.get("download_button")}

    assert not offered(open_page("present", lang=lang))
    monkeypatch.setattr(listing, "survives", lambda _url: False)
    assert offered(open_page("present", lang=lang))


def test_the_check_tells_each_step_and_what_its_figures_are(open_page: Opens, tables: Tables) -> None:
    at = open_page("present")
    at.session_state["check"] = True
    at.run()
    steps, file = tables(at)[:2]
    assert [one.value for one in at.success] == ["All 10 steps are built."]
    assert list(steps["Built"]) == ["yes"] * 10
    assert "undated" in steps.loc["4"].iloc[-1]  # 68.5% has no year
    assert list(file["State"])[:3] == [
        "8, in the file",
        "those of this computer: nothing is fetched",
        "forbidden by the file itself",
    ]
    megabytes = float(file["State"].iloc[3].split()[0])
    assert 0.05 < megabytes < 0.5  # pictures as drawn; a charting library alone would be 2 MB


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


def test_the_note_of_the_shipped_step_is_there_to_be_changed_and_follows_the_data_until_it_is(open_page: Opens) -> None:
    at = open_page("present")
    button(at, "Copy the chosen story").click().run()
    at.session_state["step 0"] = True
    at.run()
    given = {}
    for lang, label in (("en", "Note for the speaker (English)"), ("ko", "Note for the speaker (한국어)")):
        with speaking(lang):
            given[lang] = story("overview", Outlook()).slides[0].note
        assert box(at, label).value == given[lang]
    box(at, "Note for the speaker (English)").set_value(given["en"] + " Ask them.").run()
    assert at.session_state[session.work.name].draft.steps[0].note == {"en": given["en"] + " Ask them."}
    box(at, "Note for the speaker (English)").set_value(given["en"]).run()
    assert at.session_state[session.work.name].draft.steps[0].note == {"en": ""}


def test_steps_are_put_in_order_and_what_was_open_stays_open(open_page: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    orders = {"second first": [1, 0, *range(2, 10)], "none": [0, 0]}

    def in_place_of_the_list(**_more: object) -> None:
        for name, order in orders.items():
            st.button(name, on_click=own.arrange, args=(order,))

    monkeypatch.setattr(own, "_LIST", in_place_of_the_list)
    at = open_page("present")
    button(at, "Copy the chosen story").click().run()
    at.session_state["step 1"] = True
    at.run()
    button(at, "second first").click().run()
    found = at.session_state[session.work.name].draft
    assert [step.shipped for step in found.steps][:3] == ["overview-2", "overview-1", "overview-3"]
    assert (at.session_state["step 0"], at.session_state["step 1"]) == (True, False)
    button(at, "none").click().run()
    assert at.session_state[session.work.name].draft == found, "what is no order changes nothing"
    button(at, "Take out").click().run()
    assert [at.session_state[f"step {place}"] for place in range(3)] == [False] * 3


def test_each_step_is_listed_with_its_picture(open_page: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict] = []
    monkeypatch.setattr(own, "_LIST", lambda **more: shown.append(more["data"]))
    at = open_page("present")
    button(at, "Copy the chosen story").click().run()
    steps = shown[-1]["steps"]
    with speaking("en"):
        slides = story("overview", Outlook()).slides
    assert [one["headline"] for one in steps] == [slide.headline for slide in slides]
    assert [bool(one["picture"]) for one in steps] == [isinstance(slide.shown, Figure) for slide in slides]
    assert all(one["picture"] or one["instead"] for one in steps)


def test_a_copy_is_changed_reordered_and_saved(open_page: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        own, "_LIST", lambda **_more: st.button("Up", on_click=own.arrange, args=([1, 0, *range(2, 10)],))
    )
    at = open_page("present")
    button(at, "Copy the chosen story").click().run()
    box(at, "Title (English)").set_value("For the workshop").run()
    at.session_state["step 1"] = True
    at.run()
    box(at, "Headline (한국어)").set_value("우리 제목").run()
    button(at, "Up").click().run()
    at.session_state["step 2"] = True
    at.run()
    at.button(key="out 2").click().run()
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


def test_choices_of_a_page_are_put_into_a_step_and_changed_there(open_page: Opens) -> None:
    at = open_page("present")
    button(at, "Begin an empty story").click().run()
    at.session_state["add a step"] = True
    at.run()
    at.selectbox(key="page of the new step in en").set_value("mra").run()
    at.selectbox(key="partner of the new step on mra in en").set_value("VNM").run()
    at.selectbox(key="profession of the new step on mra in en").set_value("engineer").run()
    at.selectbox(key="exhibit of the new step in en").set_value("mra-economy").run()
    button(at, "Add this step").click().run()
    kept = at.session_state["story in work"].draft.steps[0]
    assert (kept.page, kept.exhibit) == ("mra", "mra-economy")
    assert {name: kept.query.get(name) for name in ("partner", "profession")} == {
        "partner": "VNM",
        "profession": "engineer",
    }
    at.session_state["step 0"] = True
    at.run()
    at.selectbox(key="partner of step 0 in en").set_value("AUS").run()
    assert at.session_state["story in work"].draft.steps[0].query["partner"] == "AUS"
    button(at, "Take the last change back").click().run()
    assert at.session_state["story in work"].draft.steps[0].query["partner"] == "VNM"
    at.session_state["step 0"] = True
    at.run()
    assert at.selectbox(key="partner of step 0 in en").value == "VNM"
    assert not at.exception


def test_a_target_of_one_s_own_is_put_into_a_step(open_page: Opens) -> None:
    at = open_page("present")
    button(at, "Begin an empty story").click().run()
    at.session_state["add a step"] = True
    at.run()
    at.selectbox(key="page of the new step in en").set_value("targets").run()
    at.number_input(key="target of the new step on targets in en").set_value(6_000_000).run()
    at.number_input(key="by of the new step on targets in en").set_value(2030).run()
    button(at, "Add this step").click().run()
    kept = at.session_state["story in work"].draft.steps[0].query
    assert (kept["target"], kept["by"]) == ("6000000", "2030")
    assert not at.exception


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.org/nowhere", "trends?year=1999", "?", "trends?province=KR-99", "http://[::1"),
        *("targets?target=abc&by=q", "targets?years=-5", "kdt?field=zz", "sme?yardstick=own&sme_own=1e9"),
    ],
)
def test_a_link_that_leads_to_nothing_is_told(open_page: Opens, address: str) -> None:
    at = open_page("present")
    button(at, "Begin an empty story").click().run()
    at.session_state["add a step"] = True
    at.run()
    at.text_input(key="link of the new step").set_value(address).run()
    assert not at.exception
    assert len(at.warning) == 1
    assert "Add this step" not in [one.label for one in at.button]


def test_a_choice_that_the_page_no_longer_has_is_shown_and_can_be_taken_out(open_page: Opens) -> None:
    step = Step(page="mra", exhibit="mra-economy", query={"partner": "ZZZ"})
    story = save(replace(DRAFT, steps=(step,)), actor=BUSAN, reason="one").id
    at = open_page("present", story=story)
    button(at, "Change the chosen story").click().run()
    at.session_state["step 0"] = True
    at.run()
    assert at.selectbox(key="partner of step 0 in en").value == "ZZZ"
    at.selectbox(key="partner of step 0 in en").set_value("").run()
    assert dict(at.session_state["story in work"].draft.steps[0].query) == {}
    assert not at.exception


def test_a_story_is_told_to_be_full_before_anything_is_lost(open_page: Opens) -> None:
    steps = (Step(shipped="overview-1"),) * (MOST_STEPS - 1)
    story = save(replace(DRAFT, steps=steps), actor=BUSAN, reason="one").id
    at = open_page("present", story=story)
    button(at, "Change the chosen story").click().run()
    at.session_state["step 0"] = True
    at.session_state["add a step"] = True
    at.run()
    assert not any("at most 40 steps" in one.value for one in at.caption)
    button(at, "Duplicate").click().run()
    assert any("at most 40 steps" in one.value for one in at.caption)
    assert button(at, "Duplicate").disabled
    assert button(at, "Add this step").disabled
    button(at, "Take out").click().run()
    assert any("is kept for you until" in one.value for one in at.caption)


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


class TestTwoAtOneStory:
    """They are told before they collide."""

    @pytest.fixture
    def opened(self, open_page: Opens, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
        name = save(DRAFT, actor=BUSAN, reason="one").id

        def as_(person: str) -> AppTest:
            monkeypatch.setattr(own, "owner", lambda: person)
            at = open_page("present", story=name)
            begin = [one for one in at.button if one.label == "Change the chosen story"]
            return begin[0].click().run() if begin else at

        return as_

    def test_the_second_is_told_of_the_first_and_the_first_of_the_second(
        self, opened: Callable[[str], AppTest], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = opened("one of two")
        assert not told(first, "Somebody else is changing")
        assert told(opened("the other"), "Somebody else is changing this story too")
        monkeypatch.setattr(own, "owner", lambda: "one of two")
        assert told(first.run(), "Somebody else is changing this story too")

    def test_whoever_works_on_is_told_once_a_newer_version_was_saved(self, opened: Callable[[str], AppTest]) -> None:
        at = opened("one of two")
        save(DRAFT, actor=BUSAN, reason="two", story_id=stories()[0].id, seen=1)
        assert told(at.run(), "saved version 2 of this story")

    @pytest.mark.parametrize(
        ("choice", "title"), [("Go on with that state", "There"), ("Go on with the state of this window", "Here")]
    )
    def test_two_windows_of_one_person_write_nothing_over(
        self, opened: Callable[[str], AppTest], choice: str, title: str
    ) -> None:
        here = opened("one person")
        there = opened("one person")
        box(there, "Title (English)").set_value("There").run()
        box(here, "Title (English)").set_value("Here").run()
        assert told(here, "in another window")
        kept = left("one person")
        assert kept is not None
        assert kept.draft.title["en"] == "There"
        button(here, choice).click().run()
        assert not told(here, "in another window")
        assert box(here, "Title (English)").value == title
        kept = left("one person")
        assert kept is not None
        assert kept.draft.title["en"] == title

    def test_a_story_that_is_begun_in_a_second_window_leaves_that_of_the_first(
        self, open_page: Opens, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(own, "owner", lambda: "one person")
        here, there = open_page("present"), open_page("present")
        button(there, "Begin an empty story").click().run()
        box(there, "Title (English)").set_value("There").run()
        button(here, "Copy the chosen story").click().run()
        assert told(here, "in another window")
        button(here, "Put away without saving").click().run()
        kept = left("one person")
        assert kept is not None
        assert kept.draft.title["en"] == "There"

    def test_what_is_gone_back_to_stays_the_next_version_of_its_own_story(
        self, opened: Callable[[str], AppTest]
    ) -> None:
        here = opened("one person")
        name = here.session_state["story"]
        there = opened("one person")
        button(there, "Put away without saving").click().run()
        button(there, "Begin an empty story").click().run()
        box(there, "Title (English)").set_value("Another").run()
        box(here, "Title (English)").set_value("Here").run()
        button(here, "Go on with that state").click().run()
        assert here.session_state["story in work"].story is None
        button(here, "Take the last change back").click().run()
        found = here.session_state["story in work"]
        assert (found.draft.title["en"], found.story, found.seen) == ("Here", name, 1)


def told(at: AppTest, words: str) -> bool:
    return any(words in one.value for one in at.warning)


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
    monkeypatch.setattr(key, "standing", lambda: Standing.PROXIED)
    assert any("Publishing is off" in one.value for one in open_page("present").warning)


def test_a_story_of_the_address_that_does_not_exist_gives_the_first(seen_page: Opens) -> None:
    assert seen_page("present", story="own-none").session_state["story"] == "overview"


def test_taking_back_brings_the_open_steps_back_too(open_page: Opens) -> None:
    at = open_page("present")
    button(at, "Copy the chosen story").click().run()
    at.session_state["step 0"] = at.session_state["step 3"] = True
    at.run()
    at.button(key="out 0").click().run()
    assert [at.session_state[f"step {place}"] for place in range(4)] == [False, False, True, False]
    button(at, "Take the last change back").click().run()
    assert [at.session_state[f"step {place}"] for place in range(4)] == [True, False, False, True]


def test_what_was_put_away_can_be_taken_up_again_until_another_is_begun(open_page: Opens) -> None:
    at = open_page("present")
    button(at, "Begin an empty story").click().run()
    box(at, "Title (English)").set_value("Half").run()
    button(at, "Put away without saving").click().run()
    button(at, "Take it up again").click().run()
    assert box(at, "Title (English)").value == "Half"
    assert any("is kept for you until" in one.value for one in at.caption)
    button(at, "Take the last change back").click().run()
    assert box(at, "Title (English)").value == ""
    button(at, "Put away without saving").click().run()
    button(at, "Begin an empty story").click().run()
    box(at, "Title (English)").set_value("Another").run()
    box(at, "Title (한국어)").set_value("다른 것").run()
    assert at.session_state[session.story_put_away.name] is None


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
        monkeypatch.setattr(key, "standing", lambda: Standing.FAR)
        assert button(open_page("present"), "Begin an empty story")

    def test_that_the_store_does_not_take_is_told(self, open_page: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
        def away(*_told: object, **_more: object) -> LeftStory:
            raise UnavailableError(writes=True)

        at = open_page("present")
        button(at, "Begin an empty story").click().run()
        with monkeypatch.context() as patch:
            patch.setattr(own, "leave", away)
            box(at, "Title (English)").set_value("Half").run()
        assert any("cannot be reached" in one.value and "not kept" in one.value for one in at.warning)
        assert not any("is kept for you until" in one.value for one in at.caption)
        box(at, "Title (English)").set_value("Whole").run()
        assert not at.warning
        assert box(open_page("present"), "Title (English)").value == "Whole"

    def test_that_tells_of_a_person_is_not_kept_and_says_so(self, open_page: Opens) -> None:
        at = open_page("present")
        button(at, "Begin an empty story").click().run()
        box(at, "Title (English)").set_value("Call 010-1234-5678").run()
        assert any("is not kept for your next visit" in one.value for one in at.warning)
        assert box(at, "Title (English)").value == "Call 010-1234-5678"
        assert button(open_page("present"), "Begin an empty story")
