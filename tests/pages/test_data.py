"""An office's way through /data: template, file, what is wrong, what it changes, publication, receipt, restoration."""

import re
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st

from components.door import key, pace, sign_in
from components.update import handing_in
from data import catalogue
from data.store.actor import LOCAL_USER, Actor, Standing
from data.store.audit import entries
from data.store.location import VARIABLE, file
from data.store.publishing import restore
from data.store.versions import versions
from tests.data.store.reports import BUSAN, published, report
from tests.pages.conftest import WORDS

pytestmark = pytest.mark.usefixtures("at_the_machine")
EXAMPLES = Path(__file__).parents[2] / "examples"
LOCAL = Actor(name=LOCAL_USER, role="administrator", via="local")
CLEAN, FAULTY = "SAMPLE-busan-2021-cp949.csv", "SAMPLE-gangwon-three-errors.csv"


@pytest.fixture
def hand_in(open_page):
    """`hand_in(name)` opens the page and gives it one of the sample files."""

    def hand_in_(name, **query):
        at = open_page("data", **query)
        at.file_uploader[0].upload(name, (EXAMPLES / name).read_bytes()).run()
        assert not at.exception, at.exception
        return at

    return hand_in_


def publish(at, note="First report of Busan"):
    at.text_area[0].set_value(note)
    at.checkbox[0].check()
    button(at, "Publish").click().run()
    return at


def with_index(found, name):
    return next(table for table in found if table.index.name == name)


def button(at, label):
    return next(one for one in at.button if one.label == label)


def test_a_faulty_file_is_told_of_row_by_row_and_changes_nothing(hand_in, texts, tables):
    at = hand_in(FAULTY)
    assert "3 errors: nothing is published" in texts(at)
    found = with_index(tables(at), "Row")
    assert list(found.index) == ["4", "6", "7"]
    assert "Is it Employees?" in found.loc["7", "What was found and what to do"]
    assert "Publish" not in [one.label for one in at.button]
    assert catalogue.head() == 0


def test_a_layout_that_cannot_be_read_is_answered_with_a_picture_of_the_long_form(open_page, tables):
    at = open_page("data")
    wide = EXAMPLES.parent / "tests" / "data" / "intake" / "fixtures" / "table-wide.csv"
    at.file_uploader[0].upload(wide.name, wide.read_bytes()).run()
    wanted = with_index(tables(at), "Year")
    assert list(wanted.columns)[:3] == ["Province", "Category", "Trainees"]
    assert list(wanted["Province"][:2]) == ["Seoul", "Seoul"]


def test_what_must_be_answered_stands_before_what_may_stay_open(open_page):
    at = open_page("data", province="KR-26")
    divided = "연도,시도,성별,구분,훈련인원\n" + "".join(
        f"2021,부산광역시,{sex},{category},{people}\n"
        for sex, category, people in (
            *(("계", "실업자", 27_600), ("남", "실업자", 12_000), ("여", "실업자", 15_600)),
            *(("계", "재직자", 164_500), ("남", "재직자", 90_000), ("여", "재직자", 74_500)),
        )
    )
    at.file_uploader[0].upload("a.csv", divided.encode()).run()
    said = [
        one.label if one.type == "selectbox" else one.value for one in at.main if one.type in ("selectbox", "caption")
    ]
    between = said.index("These may stay open: what is not answered is published as not stated.")
    assert said[between - 1].startswith("“성별” divides the figures")
    assert "the file doesn't say" in said[between + 1]


def test_the_korean_page_tells_the_same_in_korean(hand_in, texts):
    assert "오류 3건" in texts(hand_in(FAULTY, lang="ko"))


def test_a_clean_file_shows_what_it_changes_before_it_is_published(hand_in, texts, tables):
    at = hand_in(CLEAN)
    assert "Rows added: 2; changed: 0; removed: 0; as before: 0" in texts(at)
    totals, estimates, sentences = (with_index(tables(at), name) for name in ("Row", "Province", "Page"))
    # 27,600 + 164,500 in the sample
    assert totals.loc["2021 · Busan", "After"] == "192,100"
    assert estimates.loc["Busan", "As reported"] == "192,100 trainees · ▤ Computed from offices' figures"
    assert "1 of 17 provinces, 6.5% of residents, has reported for 2021" in list(sentences["After"])
    assert catalogue.head() == 0


def test_a_published_file_is_in_force_and_receipted(hand_in, texts, tables):
    at = publish(hand_in(CLEAN))
    assert "Version 1 is in force" in texts(at)
    assert "1 of 17 provinces, 6.5% of residents, has reported for 2021" in texts(at)
    receipt = with_index(tables(at), "Receipt")["Stated"]
    assert receipt["Total of Trainees"] == "192,100 trainees"
    assert versions()[0].note == "First report of Busan"


def test_mends_that_nobody_confirmed_are_not_published(hand_in, texts):
    at = hand_in(CLEAN)
    at.text_area[0].set_value("First report")
    button(at, "Publish").click().run()
    assert "confirm that it is right" in texts(at)
    assert catalogue.head() == 0


def test_rows_that_would_go_are_named_and_their_number_must_be_typed(hand_in, texts):
    more = report("KR-26", job_seekers=27_000, employees=164_000)
    published(pd.concat([more, more.iloc[:1].assign(category="employer")]), actor=LOCAL)
    at = publish(hand_in(CLEAN))
    assert "Rows in force that would go with this file: 1" in texts(at)
    assert catalogue.head() == 1
    at.number_input[0].set_value(2)
    at = publish(at)
    assert "Rows confirmed to go: 2, but it would be 1" in texts(at)
    assert catalogue.head() == 1
    at.number_input[0].set_value(1)
    at = publish(at)
    assert versions()[0].removals == 1


AGREEMENT = (
    "agreement,kind,profession,partner,year,label_en,label_ko,users\n"
    "kr_vn_engineer,bilateral,engineer,VNM,2024,Korea-Viet Nam engineers,한·베트남 기술사,\n"
)


def test_a_national_file_adds_a_row_unless_it_is_said_to_replace_the_table(open_page, texts):
    at = open_page("data", dataset="mra_agreements")
    at.file_uploader[0].upload("one.csv", AGREEMENT.encode()).run()
    assert "Rows added: 1; changed: 0; removed: 0; as before: 10" in texts(at)
    (replaces,) = (one for one in at.toggle if one.label == "The file replaces the table")
    replaces.set_value(True).run()
    assert "Rows added: 1; changed: 0; removed: 10; as before: 0" in texts(at)
    assert "Rows in force that would go with this file: 10" in texts(at)
    replaces.set_value(False).run()
    at.text_area[0].set_value("A new agreement")
    button(at, "Publish").click().run()
    assert "Version 1 is in force" in texts(at)
    assert len(catalogue.dataset("mra_agreements").table) == 11


def test_a_publication_without_a_note_is_refused_and_the_file_stays(hand_in, texts):
    at = publish(hand_in(CLEAN), note="")
    assert "Say in a note what changes and why" in texts(at)
    assert CLEAN in texts(at)
    assert catalogue.head() == 0


def test_a_telephone_number_in_note_or_source_is_refused_and_the_file_stays(hand_in, texts):
    at = publish(hand_in(CLEAN), note="Ask 051-123-4567")
    assert "Note: here stands what looks like a resident number" in texts(at)
    at.text_input[0].set_value("Busan, kim@example.go.kr")
    at = publish(at)
    assert "Source of the figures: here stands" in texts(at)
    assert CLEAN in texts(at)
    assert catalogue.head() == 0


def test_what_came_in_since_the_comparison_is_shown_before_anything_is_published(hand_in, texts):
    at = hand_in(CLEAN)
    published(report("KR-26"), actor=BUSAN)
    publish(at)
    assert "Version 1 of the same data was published after your comparison" in texts(at)
    # the new comparison: both rows hold other numbers than the office's
    assert "Rows added: 0; changed: 2; removed: 0" in texts(at)
    assert catalogue.head() == 1


def test_a_province_of_another_publisher_is_taken_over_only_on_purpose(hand_in, texts):
    published(report("KR-26", job_seekers=27_000, employees=164_000), actor=BUSAN)
    at = publish(hand_in(CLEAN))
    assert "Busan was published by Busan office" in texts(at)
    assert catalogue.head() == 1
    take_over = next(one for one in at.checkbox if "Take the province over" in one.label)
    take_over.check()
    button(at, "Publish").click().run()
    assert versions()[0].took_over == ("Busan office",)


@pytest.fixture
def browser(monkeypatch):
    """`browser(name)`: whose browser opens the pages from now on."""

    def browser_(name):
        monkeypatch.setattr("components.update.handing_in.visitor", lambda: name)

    browser_("a browser")
    return browser_


@pytest.mark.usefixtures("browser")
def test_an_unfinished_file_is_there_on_the_next_visit(hand_in, open_page, texts):
    assert "are kept for this browser until" in texts(hand_in(FAULTY))
    at = open_page("data")
    assert f"“{FAULTY}” is kept from your last visit" in texts(at)
    assert "3 errors" in texts(at)
    button(at, "Put this file away").click().run()
    assert "3 errors" not in texts(at)
    assert "3 errors" not in texts(open_page("data"))


def test_another_browser_is_not_offered_it(hand_in, open_page, texts, browser):
    hand_in(FAULTY)
    browser("another browser")
    assert FAULTY not in texts(open_page("data"))
    browser("a browser")
    assert FAULTY in texts(open_page("data"))


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize("column", ["구분", "비고"])
def test_a_file_with_personal_data_is_kept_nowhere_and_neither_is_the_one_before(open_page, texts, column):
    at = open_page("data")
    for content in ("2021,부산,실업자,43,\n", "2021,부산,실업자,43,900101-1234567\n"):
        table = f"연도,시도,구분,훈련인원,{column}\n{content}"
        at.file_uploader[0].upload("persons.csv", table.encode()).run()
    assert "it is kept nowhere, not even for your next visit" in texts(at)
    left = [path for path in file().parent.glob(f"{file().name}*") if b"900101" in path.read_bytes()]
    assert left == []
    assert "persons.csv" not in texts(open_page("data"))


def test_the_source_is_what_the_publisher_gives_and_never_who_pressed_the_button(hand_in, open_page, texts):
    at = hand_in(CLEAN)
    field = next(one for one in at.text_input if one.label.startswith("Source of the figures"))
    field.set_value("Busan Metropolitan City, Training statistics 2021, 2022-03-31")
    publish(at)
    assert versions()[0].source == "Busan Metropolitan City, Training statistics 2021, 2022-03-31"
    text = texts(open_page("concentration", province="KR-26"))
    assert "Source: Busan Metropolitan City, Training statistics 2021, 2022-03-31" in text
    assert "Source: local user" not in text


def test_without_a_source_it_says_so(hand_in, open_page, texts):
    publish(hand_in(CLEAN))
    assert "Source: source not stated" in texts(open_page("concentration", province="KR-26"))
    assert "출처 미기재" in texts(open_page("concentration", province="KR-26", lang="ko"))


def test_what_the_file_leaves_open_is_answered_once_and_published_with_it(hand_in):
    at = hand_in("SAMPLE-chungcheong-ministry-table.xlsx")
    basis = next(one for one in at.selectbox if one.label.startswith("Basis of place"))
    basis.select("provider").run()
    publish(at)
    assert not at.exception
    rows = catalogue.dataset("regional_training").where(year=2021).table
    assert set(rows["basis"]) == {"provider"}
    assert rows["counting"].isna().all()


def test_what_a_heading_counts_is_asked_once_in_a_session(open_page):
    def asked(at):
        return next(one for one in at.selectbox if "훈련생수" in one.label)

    at = open_page("data")
    content = "연도,시도,구분,{}\n2021,부산,실업자,43000\n2021,부산,재직자,{}\n"
    at.file_uploader[0].upload("first.csv", content.format("훈련생수", 259_000).encode()).run()
    assert asked(at).value is None
    asked(at).select("headcount").run()
    at.file_uploader[0].upload("second.csv", content.format("훈련생수", 258_000).encode()).run()
    assert asked(at).value == "headcount"
    assert "Publish" in [one.label for one in at.button]
    at.file_uploader[0].upload("third.csv", content.format("훈련생수(명)", 257_000).encode()).run()
    assert asked(at).value is None  # another heading may count in another way


def test_a_check_can_be_stopped_while_it_runs_and_the_file_is_put_away(open_page, texts, monkeypatch):
    def half(upload, *, progress, **_):
        progress(0.5)
        st.stop()  # as a click does where the check next tells how far it is

    at = open_page("data")
    monkeypatch.setattr(handing_in, "check", half)
    at.file_uploader[0].upload(CLEAN, (EXAMPLES / CLEAN).read_bytes()).run()
    monkeypatch.undo()
    button(at, "Stop the check").click().run()
    assert not at.exception
    assert CLEAN not in texts(at)
    assert "Stop the check" not in [one.label for one in at.button]


def test_a_version_is_restored_with_a_note_as_a_new_one(hand_in, texts):
    at = publish(hand_in(CLEAN, province="KR-26"))
    next(one for one in at.text_input if one.label.startswith("Note: why")).set_value("A test")
    button(at, "Restore").click().run()
    assert "Version 2 is in force" in texts(at)
    assert catalogue.dataset("regional_training").table.empty


def empty(
    at, *, version, typed, why="It named a person", said=("Version to empty", "Reason", "Number of", "Empty for")
):
    """Choose a version, give the reason and type a number; `said` are the first words of the fields and the button."""
    fields = zip((at.selectbox, at.text_input, at.number_input), said, (version, why, typed), strict=False)
    for kind, label, value in fields:
        next(one for one in kind if one.label.startswith(label)).set_value(value)
    next(one for one in at.button if one.label.startswith(said[-1])).click().run()
    assert not at.exception, at.exception
    return at


@pytest.mark.parametrize(
    ("lang", "said", "told"),
    [
        (
            "en",
            ("Version to empty", "Reason", "Number of the version", "Empty for good"),
            ("Version 1 is empty now; version 3 says why.", "Version", "Emptied"),
        ),
        (
            "ko",
            ("내용을 삭제할 버전", "사유", "버전 번호", "영구 삭제"),
            ("버전 1의 내용을 삭제했습니다. 사유는 버전 3에 남습니다.", "버전", "내용 삭제됨"),
        ),
    ],
)
def test_an_administrator_empties_a_version_whose_number_is_typed(open_page, tables, lang, said, told):
    published(report(employees=1), actor=BUSAN, note="of Hong Gil-dong")
    published(report(employees=2), actor=BUSAN)
    at = empty(open_page("data", lang=lang), version=1, typed=1, said=said)
    done, heading, tombstone = told
    (success,) = (one.value for one in at.success)
    assert done in success
    assert "python -m data empty-version 1 --in FILE" in success
    timeline = with_index(tables(at), heading)
    assert list(timeline.index) == ["3", "2", "1"]
    assert {tombstone, "It named a person"} <= set(timeline.loc["1"])
    assert "Hong Gil-dong" not in str(timeline)
    assert catalogue.dataset("regional_training", at=1).table.empty
    assert {version.id: version.kind for version in versions()} == {1: "emptied", 2: "publish", 3: "emptying"}


@pytest.mark.parametrize(
    ("typed", "why", "told"),
    [
        (2, "It named a person", "nothing was taken away"),
        (None, "It named a person", "nothing was taken away"),
        (1, " ", "note"),
        (1, "of 010-1234-5678", "telephone number"),
    ],
)
def test_nothing_is_emptied_by_mistake(open_page, texts, typed, why, told):
    published(report(), actor=BUSAN)
    at = empty(open_page("data"), version=1, typed=typed, why=why)
    assert told in " ".join(str(one.value) for one in at.error)
    assert (catalogue.head(), versions()[0].kind) == (1, "publish")


def test_only_an_administrator_is_offered_to_empty_a_version_and_may(open_page, monkeypatch):
    published(report(), actor=BUSAN)
    at = open_page("data")
    monkeypatch.setattr(key, "standing", lambda: Standing.FAR)  # the page was opened before
    empty(at, version=1, typed=1)
    assert (catalogue.head(), versions()[0].kind) == (1, "publish")
    at = open_page("data")
    assert "Empty for good" not in [one.label for one in at.button]


def test_versions_that_brought_the_rows_back_are_named_where_one_is_emptied(open_page, texts):
    published(report(employees=1), actor=BUSAN)
    published(report(employees=2), actor=BUSAN)
    restore(1, actor=BUSAN, note="back")
    assert "These versions hold rows of it as well: 3" in texts(empty(open_page("data"), version=1, typed=1))


def test_names_and_headings_of_a_file_are_words_and_nothing_else(open_page):
    at = open_page("data")
    name = "![x](http://elsewhere.example/x.png) :material/home: $x$ <b>.csv"
    unit = "(단위: 천명 **x** [y](http://elsewhere.example))"
    at.file_uploader[0].upload(name, f"{unit}\n연도,시도,구분,훈련인원\n2021,부산,실업자,43\n".encode()).run()
    drawn = [str(one.value) for kind in WORDS for one in at.get(kind)]  # as Markdown gets it
    drawn += [one.label for kind in (at.selectbox, at.text_input) for one in kind]
    assert "elsewhere.example" in "".join(drawn)
    assert not [text for text in drawn if re.search(r"(?<!\\)(!?\[|\$|<b|\*\*x)|:material", text)]


def test_nothing_can_be_published_from_another_machine(hand_in, open_page, texts, monkeypatch):
    at = hand_in(CLEAN)
    monkeypatch.setattr(key, "standing", lambda: Standing.FAR)  # the page was opened before
    publish(at)
    assert "Publishing is off" in texts(at)
    assert catalogue.head() == 0


@pytest.mark.parametrize("standing", [Standing.FAR, Standing.PROXIED, Standing.FOREIGN])
def test_no_file_is_checked_for_who_could_not_publish_it(hand_in, open_page, texts, monkeypatch, standing):
    published(report())
    monkeypatch.setattr(key, "standing", lambda: standing)
    monkeypatch.setattr(handing_in, "check", lambda *_given, **_named: pytest.fail("it was checked"))
    at = hand_in(CLEAN)
    assert "Publishing is off" in texts(at)
    assert "Files are checked here for who may publish this table" in texts(at)
    assert not [one for one in at.button if one.label == "Publish"]
    at.run()
    assert [(one.act, one.outcome) for one in entries() if one.act == "check"] == [("check", "refused")]
    # nor is the file kept: whoever comes next would see it
    assert "is kept from your last visit" not in texts(open_page("data"))


def test_whoever_sits_at_the_machine_has_files_checked_before_the_key_is_shown(hand_in, texts, monkeypatch):
    monkeypatch.setattr(key, "standing", lambda: Standing.KEYLESS)
    assert "2 rows are ready to be compared" in texts(hand_in(CLEAN))


def test_where_people_sign_in_nobody_has_files_checked_without_it(hand_in, texts, monkeypatch):
    monkeypatch.setattr(key, "standing", lambda: Standing.KEYLESS)
    monkeypatch.setattr(sign_in, "signs_in", lambda: True)
    assert "Files are checked here for who may publish this table" in texts(hand_in(CLEAN))


def test_nothing_can_be_restored_from_another_machine(open_page, texts, monkeypatch):
    published(report("KR-26"), actor=BUSAN)
    monkeypatch.setattr(key, "standing", lambda: Standing.FAR)
    at = open_page("data")
    next(one for one in at.text_input if one.label.startswith("Note: why")).set_value("A test")
    button(at, "Restore").click().run()
    assert "Publishing is off" in texts(at)
    assert catalogue.head() == 1


def test_a_draft_of_the_person_at_the_machine_is_shown_to_nobody_else(hand_in, open_page, texts, monkeypatch):
    hand_in(FAULTY)
    monkeypatch.setattr(key, "standing", lambda: Standing.FAR)
    assert FAULTY not in texts(open_page("data"))


def test_a_database_that_does_not_answer_is_told_without_its_place(hand_in, texts, tmp_path, monkeypatch):
    at = hand_in(CLEAN)
    place = tmp_path / "no-database"
    place.write_bytes(b"no database " * 1_000)
    monkeypatch.setenv(VARIABLE, f"sqlite:///{place.as_posix()}")
    publish(at)
    assert not at.exception
    assert "no database of this dashboard. Set DASHBOARD_DATABASE_URL" in texts(at)
    assert "no-database" not in texts(at)


def test_a_file_is_checked_where_the_database_does_not_answer(hand_in, texts, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path.as_posix()}")  # a folder is no database
    assert "3 errors" in texts(hand_in(FAULTY))
    place = tmp_path / "no-database"
    place.write_bytes(b"no database " * 1_000)
    monkeypatch.setenv(VARIABLE, f"sqlite:///{place.as_posix()}")
    assert "3 errors" in texts(hand_in(FAULTY))


@pytest.mark.parametrize("name", ["kdt_training", "trainees", "population"])
def test_every_table_has_its_template_and_its_keeper(seen_page, texts, name):
    assert "Published by" in texts(seen_page("data", dataset=name))


FIXTURES = EXAMPLES.parent / "tests" / "data" / "intake" / "fixtures"
REASON = "Counted anew in May"
JOINER = "\N{WORD JOINER}"  # keeps a particle with its percent sign


@pytest.mark.parametrize(("lang", "words"), [("en", "68.5% stands as the share"), ("ko", "제시된 비중은 68.5%이나")])
def test_a_contradiction_wants_a_reason_on_the_page_and_the_reason_stands_beside_the_figure(
    open_page, texts, tables, lang, words
):
    at = open_page("data", lang=lang)
    file = FIXTURES / "contradicts-share.csv"
    at.file_uploader[0].upload(file.name, file.read_bytes()).run()
    assert any(words in cell for table in tables(at) for cell in table.to_numpy().ravel() if isinstance(cell, str))
    publish = {"en": "Publish", "ko": "게시"}[lang]
    at.text_area[0].set_value("All provinces of 2021")
    for box in at.checkbox:
        box.check()
    button(at, publish).click().run()
    assert catalogue.head() == 0
    next(box for box in at.text_input if words in box.label.replace(JOINER, "")).set_value(REASON)
    button(at, publish).click().run()
    assert catalogue.head() == 1
    shown = texts(open_page("concentration", lang=lang)).replace(JOINER, "")
    assert words in shown
    assert REASON in shown


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_cannot_be_is_an_error_on_the_page(open_page, tables, lang):
    at = open_page("data", lang=lang)
    file = FIXTURES / "exceeds-residents.csv"
    at.file_uploader[0].upload(file.name, file.read_bytes()).run()
    assert not at.exception
    words = {"en": "cannot have been in training", "ko": "주민등록인구 371,895명을 넘을 수 없습니다"}[lang]
    assert any(words in cell for table in tables(at) for cell in table.to_numpy().ravel() if isinstance(cell, str))
    assert {"en": "Publish", "ko": "게시"}[lang] not in [one.label for one in at.button]


def test_whoever_has_too_much_checked_waits(hand_in, texts, monkeypatch):
    monkeypatch.setattr(pace, "may_have_checked", lambda owner: False)
    at = hand_in(CLEAN)
    assert "Too many files were checked for you within a minute" in texts(at)
    assert not [one for one in at.button if one.label == "Publish"]


def test_a_table_to_which_nothing_was_published_says_so_of_itself_alone(open_page, texts) -> None:
    published(report(), actor=BUSAN)
    assert "Nothing has been published in this table yet" in texts(open_page("data", dataset="trainees"))
    assert "Seoul has published nothing in this table yet" in texts(open_page("data", province="KR-11"))
    assert "nothing" not in texts(open_page("data", province="KR-26")).casefold().partition("versions")[2]


@pytest.mark.parametrize(("standing", "named"), [(Standing.LET_IN, True), (Standing.FAR, False)])
def test_the_history_names_who_published_to_those_who_may(open_page, tables, monkeypatch, standing, named):
    published(report("KR-26"), actor=BUSAN)
    monkeypatch.setattr(key, "standing", lambda: standing)
    history = with_index(tables(open_page("data")), "Version")
    assert history["Provinces"].tolist() == ["Busan"]
    assert (BUSAN.name in history.to_string()) is named
