"""Sixteen updates that readers met, each one of a kind: what stands on pages, cards, captions and slides after it is right.

Each file of `tests/data/updates` is published as a ministry or an office does; its figures are invented.
"""

import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from components.figures.cards import Card
from components.figures.exhibit import Figure
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.sme import counted
from components.figures.state import State
from components.figures.stories import STORIES, story
from components.figures.stories.province import story as story_of
from components.files.rows import published as source_line
from data import catalogue
from data.__main__ import main
from data.effect import released
from data.intake.check import check
from data.intake.upload import Upload, against
from data.outlook import Outlook
from data.package import bundled
from data.sentences import caveats
from i18n import LANGUAGES, speaking
from indicators.indicator import CAPITAL_PROVINCES, PROVINCES
from indicators.trainees import CATEGORIES
from tests.golden import record

FILES: Final = Path(__file__).parent.parent / "data" / "updates"
Publishes = Callable[..., int]
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def publish(name: str, dataset: str, *arguments: str, language: str = "en") -> int:
    """The code that the command leaves with."""
    asked = ["publish", str(FILES / f"{name}.csv"), "--dataset", dataset, "--note", "made up", "--lang", language]
    with speaking(language):
        code = main([*asked, *arguments])
    catalogue.as_of(None)
    return code


def published(name: str, dataset: str, *arguments: str) -> None:
    assert publish(name, dataset, "--confirm-warnings", "checked with the office", *arguments) == 0


def send(dataset: str, content: str) -> None:
    """Publish figures that a test makes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sent.csv"
        file.write_text(content + "\n", "utf-8")
        asked = ["publish", str(file), "--dataset", dataset, "--note", "made up", "--confirm-warnings", "checked"]
        with speaking("en"):
            assert main(asked) == 0
    catalogue.as_of(None)


def state() -> State:
    outlook = Outlook()
    return State(outlook=outlook, year=int(outlook.dataset("trainees").table["year"].max()))


def answer(page: str, language: str) -> str:
    with speaking(language):
        return plain(FIGURE_PAGES[page].answer(state()))


def cards(page: str, language: str) -> dict[str, Card]:
    with speaking(language):
        return {one.id.removeprefix("card-"): one for one in FIGURE_PAGES[page].cards(state())}


def words(page: str, language: str) -> str:
    """All that a page says and draws."""
    with speaking(language):
        return plain("\n".join(texts(record.page(page, state()))))


def slides(name: str, language: str) -> str:
    """All that a story says and draws."""
    with speaking(language):
        return plain("\n".join(text for one in story(name, Outlook()).slides for text in texts(record.slide(one))))


def told(language: str) -> str:
    """Everything that is said of the data: pages, slides, caveats."""
    with speaking(language):
        beside = "\n".join(f"{one.label}: {one.text}" for one in caveats(Outlook()))
    pages = (words(page, language) for page in FIGURE_PAGES)
    return "\n".join([*pages, *(slides(name, language) for name in STORIES), plain(beside)])


def texts(part: Any) -> list[str]:
    if isinstance(part, Mapping):
        return [text for one in part.values() for text in texts(one)]
    if isinstance(part, list | tuple):
        return [text for one in part for text in texts(one)]
    return [part] if isinstance(part, str) else []


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def warned(name: str, dataset: str) -> list[str]:
    """The warnings that a file gets."""
    upload = Upload(name=f"{name}.csv", content=(FILES / f"{name}.csv").read_bytes())
    with speaking("en"):
        found = check(upload, dataset=dataset, against=against(dataset))
        return [str(one.message) for one in found.problems if one.severity == "warning"]


# All 17 provinces report: the capital area holds 40% of trainees, and 50.4% of residents.


@both_languages
def test_what_17_offices_report_leads_and_the_printed_share_stands_beside_it(language: str) -> None:
    published("regional40", "regional_training")
    assert re.search(r"40\.0%", answer("concentration", language))
    found = cards("concentration", language)
    assert found["metropolitan_share_pct"].value == "40.0%"
    assert found["location_quotient"].value == "0.794"  # 40.0 / 50.395: 26,023,283 of 51,638,809 residents
    assert re.search(r"68\.5%", words("concentration", language))


@both_languages
def test_the_overview_says_a_year_that_all_of_its_answer_has_once(language: str) -> None:
    published("regional40", "regional_training")
    assert answer("overview", language).count("2021") == 1
    send("trainees", "year,category,trainees\n2022,job_seeker,700000\n2022,employee,4000000")
    assert {"en": "in 2022; as", "ko": "2022년 훈련인원"}[language] in answer("overview", language)
    assert {"en": "of trainees (2021)", "ko": "(2021년)"}[language] in answer("overview", language)


@both_languages
def test_nothing_above_parity_is_said_of_an_area_below_it(language: str) -> None:
    published("regional40", "regional_training")
    said = words("concentration", language) + answer("overview", language) + slides("concentration", language)
    assert "840,000" not in said
    assert "84만" not in said
    assert not re.search(r"[-−]\d+(?:만|,000)", cards("concentration", language)["trainees_above_parity"].value)


@both_languages
def test_a_caveat_that_no_other_regional_figure_is_given_is_silent_once_there_is_one(language: str) -> None:
    published("regional40", "regional_training")
    with speaking(language):
        said = " ".join(one.text for one in caveats(Outlook()))
    assert {"en": "No other regional training figure", "ko": "다른 지역별 훈련 수치가 없으므로"}[language] not in said


def test_publishing_warns_that_the_reports_contradict_the_printed_share() -> None:
    assert any("68.5" in text for text in warned("regional40", "regional_training"))


@both_languages
def test_the_contradiction_that_was_confirmed_stands_beside_the_figure_with_its_reason(language: str) -> None:
    published("regional40", "regional_training")
    with speaking(language):
        (shown,) = [one for one in exhibits("concentration", state()) if one.id == "zone-map"]
        line = plain(source_line(*shown.rests_on, data=Outlook()))
    found = {
        "en": "68.5% stands as the share, but the figures give 40",
        "ko": "제시된 비중은 68.5%이나 수치로 계산하면 40",
    }
    assert found[language] in line
    assert "checked with the office" in line


# A share of the zone with a year.


@both_languages
@pytest.mark.parametrize(("name", "share"), [("zone45", "45.0"), ("zone-2023", "61.2")])
def test_a_dated_share_has_its_year_wherever_it_stands(language: str, name: str, share: str) -> None:
    published(name, "zone_shares")
    found = cards("concentration", language)["metropolitan_share_pct"]
    assert found.when == "2023"
    assert found.value.startswith(share)
    assert cards("overview", language)["metropolitan_share_pct"].when == "2023"
    assert "2023" in answer("overview", language)
    assert {"en": "(undated)", "ko": "(시점 미상)"}[language] not in answer("overview", language)


# 68.5 - 45.0 = 23.5 and 68.5 - 61.2 = 7.3.
@both_languages
@pytest.mark.parametrize(("name", "points"), [("zone45", "23.5"), ("zone-2023", "7.3")])
def test_the_printed_share_stands_beside_a_dated_one_with_the_difference(language: str, name: str, points: str) -> None:
    published(name, "zone_shares")
    beside = {"en": f"The source prints 68.5% without a year: {points} pp more", "ko": f"{points}%p 높습니다"}[language]
    for page in ("overview", "concentration"):
        assert beside in plain(cards(page, language)["metropolitan_share_pct"].note)
    assert beside in words("concentration", language)
    assert beside in slides("concentration", language)
    shares = Outlook().compute("metropolitan_share_pct")
    dated = {
        row.year: (row.number, row.kind.origins)
        for row in shares.rows
        if row.area == "KR-CAP" and row.category == "trainees"
    }
    assert set(dated) == {None, 2023}
    assert dated[None] == (68.5, {"document"})
    assert dated[2023][1] == {"national"}
    # What others count stands beside the share of the document, not beside what was sent.
    (document,) = (row for row in Outlook().compute("capital_area_by_place_pct").rows if row.category == "deck_capital")
    assert (document.number, document.year) == (68.5, None)


@both_languages
def test_a_share_of_2023_is_applied_to_no_other_year(language: str) -> None:
    published("zone45", "zone_shares")
    found = words("concentration", language)
    assert not re.search(r"if the capital area held 45\.0% in 2021|2021년 수도권 비중을 45\.0%로 가정", found)
    assert not re.search(r"[-−]25(?:0,000|만)", found)


# Trainees of further years, and revised ones.


@both_languages
def test_a_recovery_that_a_newer_year_has_undone_is_not_told(language: str) -> None:
    published("trainees2022", "trainees")
    said = words("trends", language) + slides("overview", language)
    # the picture and its table keep the point of 2021; no sentence speaks of it
    assert [line for line in said.splitlines() if "125.3" in line and " | " not in line] == []


def test_a_sum_of_a_national_update_still_says_where_it_comes_from() -> None:
    published("trainees2022", "trainees", "--source", "Ministry, Yearbook 2023")
    row = Outlook().compute("trainees_total").row(year=2022)
    assert row.kind.origins == {"national"}
    (source,) = row.kind.sources
    assert source.startswith("upload_")
    assert "Yearbook 2023" in str(Outlook().source(source))


@both_languages
def test_a_longer_series_shows_its_whole_peak_and_is_a_national_update(language: str) -> None:
    published("trainees-2022-2023", "trainees", "--source", "Ministry, Yearbook 2024")
    with speaking(language):
        (index,) = (one for one in exhibits("trends", state()) if one.id == "trainees-index")
    assert isinstance(index, Figure)
    drawn = [float(value) for trace in index.spec["data"] for value in trace["y"]]
    # job seekers of 2021 and 2019: 669,463 / 242,831
    assert max(drawn) == pytest.approx(275.7, abs=0.1)
    low_high = index.spec["layout"]["yaxis"].get("range")
    assert low_high is None or low_high[1] >= max(drawn)
    assert cards("trends", language)["trainees_by_category-employee"].status == "national"
    (source,) = Outlook().compute("trainees_by_category").row(year=2023, category="employee").kind.sources
    assert "Yearbook 2024" in str(Outlook().source(source))


@both_languages
def test_no_sentence_keeps_a_number_that_was_revised(language: str) -> None:
    published("trainees2021rev", "trainees")
    said = told(language)
    assert {"en": "3.87 million", "ko": "387만"}[language] in said  # 669,463 + 3,200,000
    # the table of claims on the page of sources quotes the documents and keeps what they print
    assert not re.search(r"4\.66 million|466만|3,992,319", said)


@both_languages
def test_the_share_of_residents_is_that_of_the_residents_in_force(language: str) -> None:
    published("population2021", "population")
    with speaking(language):
        said = plain(next(one.text for one in caveats(Outlook()) if one.id == "I-06"))
    assert "50.39" not in said
    # residents of the capital area, 14,264,187 + 4,422,562 + 20,348,175, of 51,842,...: three quarters
    assert re.search(r"75\.\d\d ?%", said)


# Rates of SMEs.


def test_a_correction_changes_the_rows_that_differ_and_no_other() -> None:
    published("smetake", "sme_participation")
    found = Outlook().dataset("sme_participation").table
    changed = found[found["source"].str.startswith("upload_")]
    assert list(zip(changed["firm_size"], changed["value"], strict=True)) == [("100_299", 20.0), ("1000_plus", 30.0)]
    assert set(found.drop(changed.index)["status"]) == {"reported"}


@both_languages
def test_a_rate_with_a_year_is_not_called_undated(language: str) -> None:
    published("sme-full-new-rate", "sme_participation")
    found = cards("sme", language)["sme_participation_pct"]
    assert (re.sub(r"\s", "", found.value), found.when, found.status) == ("6%", "2023", "national")
    beside = {"en": r"The source prints 5% without a year\.", "ko": r"자료에는 시점 없이 5%로 적혀 있습니다\."}[
        language
    ]
    assert re.search(beside, found.note)
    assert not re.search(
        r"which year: not stated|시점.*(?:없|미기재)|연도.*(?:없|미기재)", re.sub(beside, "", found.note)
    )
    overview = cards("overview", language)["sme_participation_pct"]
    assert (re.sub(r"\s", "", overview.value), overview.when) == ("6%", "2023")
    assert re.search(beside, overview.note)
    # of the rows, the word of JSON; readers see that of the card
    assert set(Outlook().dataset("sme_participation").table["status"]) == {"reported", "uploaded"}


@both_languages
@pytest.mark.parametrize(("sent", "otherwise"), [("6", r"6\.0"), ("6.5", r"6\.50|7"), ("8.75", r"8\.[78]")])
def test_a_rate_is_written_alike_everywhere_with_the_decimals_that_it_was_sent_with(
    language: str, sent: str, otherwise: str
) -> None:
    send(
        "sme_participation",
        "measure,firm_size,value,unit,year,bound,note_en,note_ko\n"
        f"participation_rate_pct,sme,{sent},percent,2026,exact,Sent anew.,다시 제출하였습니다.",
    )
    said = told(language)
    assert re.search(rf"(?<![\d.]){re.escape(sent)} ?%", said)
    assert not re.search(rf"(?<![\d.])(?:{otherwise}) ?%", said)
    assert (
        cards("overview", language)["sme_participation_pct"].value
        == cards("sme", language)["sme_participation_pct"].value
    )


@both_languages
def test_counts_of_a_newer_year_stand_beside_those_of_before(language: str) -> None:
    send(
        "sme_participation",
        "measure,firm_size,value,unit,year,bound\n"
        "insured_establishments,all,2600000,establishments,2023,exact\n"
        "participating_establishments,all,130000,establishments,2023,exact",
    )
    found = Outlook().compute("employer_training_take_up_pct")
    rates = {row.year: round(row.number, 2) for row in found.rows if row.category == "all"}
    assert rates == {2021: 4.54, 2023: 5.0}  # 113,952 of 2,511,690; 130,000 of 2,600,000
    shown = cards("sme", language)
    assert "2023" in shown["employer_training_take_up_pct"].when
    assert "2021" in shown["take_up_excluding_micro_pct"].when  # those under 5 people are not known of 2023
    assert "2023" in answer("sme", language)  # the answer holds it against the largest, of 2021
    assert "2021" in answer("sme", language)


# Fields of K-Digital Training, reported by one office.


@both_languages
def test_what_one_office_reports_of_all_fields_is_not_said_of_korea(language: str) -> None:
    published("kdt21", "kdt_training")
    said = answer("kdt", language)
    assert re.search(r"1 of 17 provinces|17개 시·도 중 1|1개 시·도", said)
    found = cards("kdt", language)["kdt_field_coverage"]
    assert found.when == "2024"
    assert re.search(r"1 of 17|17(?:개 시·도|곳) 중 1", plain(f"{found.value} {found.note}"))


# Agreements.


@both_languages
def test_a_file_of_one_agreement_adds_one(language: str) -> None:
    published("mra-only-new", "mra_agreements")
    assert len(Outlook().dataset("mra_agreements").table) == 11
    # five and the new one, and three under discussion, two multilateral as before
    assert {"6", "3", "2"} <= set(re.findall(r"\d+", answer("mra", language)))


def test_a_state_that_its_own_note_contradicts_is_warned_of() -> None:
    assert warned("mrathai", "mra_agreements")


# Targets.


@both_languages
def test_a_target_of_another_kind_is_shown_and_added_to_none(language: str) -> None:
    published("targets-plus-one", "policy_targets")
    said = told(language)
    assert "816,000" not in said
    assert not re.search(r"81만 6", said)
    assert {"en": "K-Digital Training by 2027", "ko": "2027년 KDT 인원"}[language] in said
    # 1,000,000 + 3,500,000 - 847,000 - 2,980,000, as before
    assert "673,000" in cards("targets", language)["as_is_to_be_gap-both"].value.replace("67만 3천", "673,000")


# What can't be published, and how that is said.


def test_one_category_alone_is_refused_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert publish("trainees-2022-jobseeker-only", "trainees", "--confirm-warnings", "checked", language="ko") == 1
    out, err = capsys.readouterr()
    said = [line for line in (out + err).splitlines() if line.strip()]
    assert not any(re.search("[a-z]+ needs", line) for line in said)
    # what was corrected in reading and the count of rows stand beside it
    assert len([line for line in said if line.startswith("오류")]) == 1
    assert all(re.search("[가-힣]", line) for line in said)


# An office that counts more trainees than residents.


@both_languages
def test_a_figure_above_the_residents_carries_its_reason_and_is_no_fact(language: str) -> None:
    published("sejong-more-trainees-than-residents", "regional_training")
    said = words("concentration", language)
    assert not re.search(r"\bfacts?\b|사실", said)
    with speaking(language):
        beneath = [source_line(*shown.rests_on, data=Outlook()) for shown in exhibits("concentration", state())]
    assert any("checked with the office" in line for line in beneath)


def test_a_headcount_by_residence_above_the_residents_is_an_error() -> None:
    content = (FILES / "sejong-more-trainees-than-residents.csv").read_text("utf-8").replace("provider", "residence")
    upload = Upload(name="sejong.csv", content=content.encode())
    found = check(upload, dataset="regional_training", against=against("regional_training"))
    assert "error" in {one.severity for one in found.problems}


# Figures that an office calls provisional.


@both_languages
def test_provisional_figures_are_called_so_wherever_they_stand(language: str) -> None:
    published("provisional", "regional_training")
    word = {"en": "Provisional", "ko": "잠정"}[language]
    with speaking(language):
        found = {one.id: "\n".join(texts(record._exhibit(one))) for one in exhibits("concentration", state())}
        busan = "\n".join(text for one in story_of("KR-26", Outlook()).slides for text in texts(record.slide(one)))
    assert [name for name in ("reported-map", "reported-bars", "provinces-reported") if word not in found[name]] == []
    assert word in busan


# A rate of a later year than the counts behind the one before.


@both_languages
def test_a_printed_rate_of_a_later_year_leads_and_is_not_held_against_counts_of_an_earlier_one(language: str) -> None:
    published("takeup2023", "sme_participation")
    shown = cards("sme", language)["employer_training_take_up_pct"]
    assert re.match(r"6\.10? ?%", plain(shown.value))
    assert "2023" in shown.when
    assert re.search(r"6\.1 ?%", cards("overview", language)["sme_participation_pct"].note)
    assert not re.search(r"4\.5 ?%", slides("overview", language))
    # the newest year leads the page's answer too, beside the largest of 2021
    leads = {"en": r"6\.10? ?% of insured workplaces .*\(2023\).*\(2021\)$", "ko": r".*6\.10? ?%\(2023\).*\(2021\)$"}
    assert re.match(leads[language], answer("sme", language))
    with speaking(language):
        assert "I-28" not in [one.id for one in caveats(Outlook())]  # 14.7% of 2021 is not “instead of” 6.1% of 2023
        assert (
            story("overview", Outlook()).slides[4].headline
            == {"en": "Take-up by size", "ko": "규모별 사업주훈련 참여율"}[language]
        )


# A total below its published parts, though somebody confirmed it.


@both_languages
def test_no_share_of_a_whole_is_said_where_the_parts_exceed_it(language: str) -> None:
    published("shortage-below-its-parts", "skill_shortage")
    said = told(language)
    assert "198.7" not in said  # 59,600 of 30,000
    assert {"en": "more than that total", "ko": "위 합계를 초과합니다"}[language] in said


# A bound of what was sent stands wherever the figure does, and begins a sentence as a sentence begins.


@both_languages
def test_at_least_stays_with_a_share_on_cards_headlines_and_pictures(language: str) -> None:
    published("zone-at-least", "zone_shares")
    least = {"en": "at least 55.5%", "ko": "55.5% 이상"}[language]
    found = cards("concentration", language)
    assert plain(found["metropolitan_share_pct"].value) == least
    assert "1.101" in found["location_quotient"].value  # 55.5 / 50.395
    assert found["location_quotient"].value != "1.101"
    assert plain(cards("overview", language)["metropolitan_share_pct"].value) == least
    assert answer("concentration", language).startswith(
        {"en": "At least 55.5% (2022) of", "ko": "수도권 훈련 비중 55.5% 이상"}[language]
    )
    said = "".join(map(partial(words, language=language), ("overview", "concentration")))
    said += "".join(map(partial(slides, language=language), ("overview", "concentration")))
    bare = re.findall(r"55\.5%(?! 이상)" if language == "ko" else r"(?<!at least )(?<!At least )55\.5%", said)
    assert not bare


# More of their kinds. Of the two targets of the benefits table one gets a year; another target is of a year that has passed.


@both_languages
def test_of_two_targets_one_of_which_has_a_year_the_sum_has_none_and_says_so(language: str) -> None:
    published("target-2022", "policy_targets")
    found = cards("targets", language)
    assert found["as_is_to_be_gap-unemployed"].when == "2022"
    assert found["as_is_to_be_gap-both"].when == {"en": "undated", "ko": "시점 미상"}[language]
    neither = {"en": "Neither has a year", "ko": "현황과 목표 모두 연도가 없습니다"}[language]
    assert neither not in found["as_is_to_be_gap-both"].note
    assert neither in found["as_is_to_be_gap-employer_training"].note
    assert "673,000" in found["as_is_to_be_gap-both"].value  # 153,000 + 520,000


@both_languages
def test_a_target_of_a_year_that_has_passed_is_told_as_of_that_year_and_added_to_nothing(language: str) -> None:
    published("target-past", "policy_targets")
    found = cards("targets", language)
    assert (found["as_is_to_be_gap-kdt_places"].when, found["as_is_to_be_gap-both"].value) == (
        "2020",
        {"en": "+673,000", "ko": "+673,000명"}[language],
    )
    assert "+10,000" in found["as_is_to_be_gap-kdt_places"].value
    assert "683,000" not in words("targets", language) + words("overview", language)


# A 22nd field, its figures from one province, and a field that moves to the other group: 9 and 12 are printed.


@both_languages
def test_a_22nd_field_of_one_province_says_nothing_of_korea(language: str) -> None:
    published("kdt-field-22", "kdt_fields")
    published("kdt-quantum", "kdt_training")
    told = answer("kdt", language)
    assert {"en": "22 fields", "ko": "22개"}[language] in told
    assert {"en": "in 1 of 17 provinces (2024)", "ko": "1곳"}[language] in told
    assert "2024" in told
    found = cards("kdt", language)["kdt_fields_count"]
    assert {"en": ("22", "10 digital and 12"), "ko": ("22개", "디지털 10개, 첨단산업 12개")}[language] == (
        found.value,
        found.note[: len({"en": "10 digital and 12", "ko": "디지털 10개, 첨단산업 12개"}[language])],
    )


@both_languages
def test_a_field_that_is_classed_anew_moves_one_count_to_the_other(language: str) -> None:
    published("kdt-reclassified", "kdt_fields")
    found = cards("kdt", language)["kdt_fields_count"]
    assert {"en": "8 digital and 13 of", "ko": "디지털 8개, 첨단산업 13개"}[language] in found.note
    assert {"en": "21", "ko": "21개"}[language] == found.value
    assert {"en": "9 digital and 12", "ko": "디지털 9개, 첨단산업 12개"}[language] not in told(language)


# A bundled row is corrected: 472,106 + 2,437,856 = 2,909,962 in 2020, and 4,661,782 / 2,909,962 = 1.602.


@both_languages
def test_a_corrected_row_moves_what_rests_on_it_and_nothing_else(language: str) -> None:
    published("trainees-2020-corrected", "trainees")
    assert re.search(r"\+60\.2 ?%", answer("trends", language))
    found = cards("trends", language)
    rose = {"en": "+{}%", "ko": "{}% 증가"}[language]
    assert rose.format("41.8") in found["trainees_by_category-job_seeker"].note  # 669,463 / 472,106
    assert rose.format("63.8") in found["trainees_by_category-employee"].note  # as before
    assert not re.search(r"62\.7 ?%|56\.7 ?%|−16\.5 ?%", told(language))
    status = {
        row.year: row.status for row in Outlook().compute("trainees_by_category").rows if row.category != "employee"
    }
    assert status == {2019: "reported", 2020: "national", 2021: "reported"}
    kinds = {row.year: row.kind.origins for row in Outlook().compute("trainees_by_category").rows}
    assert kinds[2021] == {"document"}


# One province alone: 27,600 + 164,500 = 192,100 in Busan.


@both_languages
def test_one_province_alone_is_told_as_one_of_17_and_moves_no_figure_of_korea(language: str) -> None:
    before = answer("concentration", language), answer("overview", language)
    published("busan-alone", "regional_training")
    assert (answer("concentration", language), answer("overview", language)) == before
    assert cards("concentration", language)["provinces_reported_count"].value == {"en": "1", "ko": "1곳"}[language]
    assert "192,100" in words("concentration", language)


# Offices report headcounts, which do not add up; the ministry sends those of Korea and of both zones: 1,200,000 of 2,100,000 are
# 57.1%, and 1,200,000 - 2,100,000 x 26,023,283 / 51,638,809 residents = 141,700 above parity.


def heads_of_all_offices() -> None:
    rows = [
        f"2021,{code},{one},{count},provider,headcount" for code in PROVINCES for one, count in HEADS_OF_ONE.items()
    ]
    send("regional_training", "\n".join(["year,province,category,trainees,basis,counting", *rows]))


HEADS_OF_ONE: Final = {"job_seeker": 30_000, "employee": 100_000}


@both_languages
def test_headcounts_without_a_national_one_are_refused_with_who_supplies_it_and_where(language: str) -> None:
    heads_of_all_offices()
    said = words("concentration", language)
    assert {"en": "“Trainees of Korea and its zones”", "ko": "‘전국·권역별 훈련인원’"}[language] in said
    assert "2,210,000" not in told(language)  # 17 x 130,000
    assert re.search(r"68\.5%", answer("overview", language))


@both_languages
def test_the_national_headcounts_lead_where_offices_report_heads(language: str) -> None:
    heads_of_all_offices()
    published("headcounts-national", "trainees_by_zone", "--source", "Headcounts of 2021")
    assert re.search(r"57\.1 ?%", answer("concentration", language))
    assert re.search(r"57\.1 ?%", answer("overview", language))
    found = cards("concentration", language)
    assert {"en": "142,000", "ko": "14.2만"}[language] in found["trainees_above_parity"].value
    assert {"en": "Headcounts of the national authority", "ko": "소관 부처가 전국과 권역별로"}[language] in found[
        "metropolitan_share_pct"
    ].note
    assert "2,100,000" in words("concentration", language)
    assert "2,100,000" in cards("trends", language)["trainees_headcount"].value
    assert "2,100,000" in cards("overview", language)["trainees_total"].note
    said = told(language)
    assert re.search(r"2,210,000|2,200,000", said) is None  # no sum of provinces, zones or categories
    wrong = {
        "en": ("As the offices report", "as the offices report", "what remains", "Below the two zones nothing"),
        "ko": ("지역 제출치 기준", "나머지입니다"),
    }
    assert [one for one in wrong[language] if one in said] == []
    with speaking(language):
        beneath = source_line(*exhibits("concentration", state())[0].rests_on, data=Outlook())
    assert "Headcounts of 2021" in beneath


def test_the_national_headcounts_are_in_the_files_with_origin_and_source() -> None:
    published("headcounts-national", "trainees_by_zone", "--source", "Headcounts of 2021")
    rows = Outlook().compute("trainees_headcount").rows
    assert {(row.status, *row.kind.origins, *row.kind.sources) for row in rows} == {
        ("national", "national", "upload_1")
    }
    assert [row.number for row in rows if (row.area, row.category) == ("KR", "total")] == [2_100_000]


# A share of which only a lower bound is known: at least 44% may be more than the 50.4% of residents.


@both_languages
def test_a_lower_bound_below_residents_leaves_open_on_which_side_the_capital_area_lies(language: str) -> None:
    send("zone_shares", "zone,share_pct,year,bound\nKR-CAP,44,2021,at_least")
    said = told(language)
    wrong = {
        "en": (
            "is below its shares",
            "less than the 50.4",
            "times its share",
            "short of the capital area",
            "more would be in",
        ),
        "ko": ("비중보다 낮음", "비중에 못 미치는", "비례 수준의 약"),
    }
    assert [one for one in wrong[language] if one in said] == []
    assert {"en": "is open", "ko": "알 수 없습니다"}[language] in cards("concentration", language)[
        "trainees_above_parity"
    ].note


# Two years with the same total: neither is the highest. 0 + 4,661,782 = 669,463 + 3,992,319.


@both_languages
def test_of_two_years_with_the_highest_total_none_is_named(language: str) -> None:
    send("trainees", "year,category,trainees\n2022,job_seeker,0\n2022,employee,4661782")
    assert {"en": "was the highest year", "ko": "최대"}[language] not in words("trends", language)


@both_languages
def test_a_headcount_of_a_later_year_than_the_table_stands_beside_its_newest_with_its_year(language: str) -> None:
    send("trainees_by_zone", "year,area,category,trainees,counting\n2023,KR,total,1000000,headcount")
    found = cards("trends", language)["trainees_headcount"]
    assert ("1,000,000" in found.value, found.when, found.status) == (True, "2023", "national")
    assert "2023" in cards("overview", language)["trainees_total"].note
    with speaking(language):
        earlier = FIGURE_PAGES["trends"].cards(State(outlook=Outlook(), year=2020))
    assert "card-trainees_headcount" not in {one.id for one in earlier}


# 669,463 + 3,461,642 = 4,131,105 of 51,638,809 residents are 8.0 in 100: the printed “about 8%” fits 2021 then.


@both_languages
def test_a_printed_share_fits_no_year_only_while_none_gives_it(language: str) -> None:
    none = {"en": "no year gives that", "ko": "어느 연도와도 맞지 않"}[language]
    assert none in cards("trends", language)["trainees_per_100_residents"].note
    send("trainees", "year,category,trainees\n2021,employee,3461642")
    note = cards("trends", language)["trainees_per_100_residents"].note
    assert none not in note
    assert "2021" in note
    # of the table with the targets another sentence says it, which stays true
    assert not re.search({"en": "no year gives", "ko": r"(?<!표의 )어느 연도와도"}[language], told(language))


@both_languages
def test_what_was_sent_without_a_year_is_not_called_printed(language: str) -> None:
    send("sme_participation", "measure,firm_size,value,unit,bound\nparticipation_rate_pct,sme,7,percent,exact")
    send("zone_shares", "zone,share_pct,bound\nKR-CAP,66,exact")
    undated = cards("sme", language)["sme_participation_pct"]
    assert not re.search("printed|인용", undated.label)
    send(
        "sme_participation", "measure,firm_size,value,unit,bound,year\nparticipation_rate_pct,sme,9,percent,exact,2023"
    )
    send("zone_shares", "zone,share_pct,bound,year\nKR-CAP,59,exact,2023")
    said = told(language)
    beside = {"en": ("Sent without a year: 7%.", "Sent without a year: 66%, 7.0 pp more."),
              "ko": ("시점 없이 제출된 값은 7%입니다.", "시점 없이 제출된 비중은 66%이며 7.0%p 높습니다.")}[language]  # fmt: skip
    assert all(one in said.replace("66.0%", "66%") for one in beside)
    assert not re.search(r"source prints (?:7|66)|자료에는 시점 없이 (?:7|66)", said)
    both = {"en": r"The 9% \(2023\) is a participation rate.*The 7% is a participation rate of SMEs without year",
            "ko": r"9%\(2023년\)는 해당 연도로 제출된.*7%는 연도와 분모가 없는"}[language]  # fmt: skip
    assert re.search(both, said)


# People found work: of 20,000 who completed in 2023 the ministry counts 11,000 in employment, 55.0%.


def completers(percent: float) -> str:
    rows = [("completers", 20_000, "people"), ("completers_employed", 11_000, "people")]
    rows = [*rows, ("completers_employed_pct", percent, "percent")]
    return "\n".join(["measure,period,value,unit,bound", *(f"{one},2023,{n},{unit},exact" for one, n, unit in rows)])


@both_languages
def test_a_rate_of_employment_that_was_sent_is_not_called_printed(language: str) -> None:
    send("kdt_programme", completers(55.0))
    said = words("kdt", language)
    as_sent = {"en": r"55\.0% of .* as sent: 11,000 of 20,000", "ko": r"수료자 취업률 55\.0%\(2023 제출치\)"}
    assert re.search(as_sent[language], said)
    assert not re.search({"en": r"55\.0%[^\n]*as printed", "ko": r"55\.0%\(자료 표기\)"}[language], said)


@both_languages
def test_a_rate_of_employment_that_its_counts_contradict_does_not_stand_before_them(language: str) -> None:
    send("kdt_programme", completers(65.0))
    assert not re.search({"en": r"65\.0% of completers", "ko": r"취업률 65\.0%"}[language], words("kdt", language))


@both_languages
def test_a_newer_rate_of_employment_leads_without_its_counts(language: str) -> None:
    send("kdt_programme", "measure,period,value,unit,bound\ncompleters_employed_pct,2023,58.1,percent,exact")
    leads = {"en": r"58\.1% of completers in employment \(2023\)", "ko": r"수료자 취업률 58\.1%\(2023\)"}
    assert re.search(leads[language], words("kdt", language))


# Seoul reports a year that the table of trainees does not have.


@both_languages
def test_who_has_reported_is_told_of_the_newest_year_that_an_office_sent(language: str) -> None:
    rows = [f"2022,KR-11,{one},{count},provider,enrolments" for one, count in HEADS_OF_ONE.items()]
    send("regional_training", "\n".join(["year,province,category,trainees,basis,counting", *rows]))
    found = cards("concentration", language)["provinces_reported_count"]
    assert (found.value, found.when) == ({"en": "1", "ko": "1곳"}[language], "2022")
    told = {"en": "for 2022: 1 of 17", "ko": "2022년"}[language]
    assert told in words("concentration", language)
    assert told in slides("concentration", language)


# A target is set anew by a file without notes, and the words for it are the former ones or follow.


@both_languages
def test_a_target_that_is_sent_anew_is_no_longer_a_goal_of_the_source(language: str) -> None:
    table = bundled("policy_targets").table
    row = table[table["measure"] == "unemployed"].drop(columns=["status", "source", "note_en", "note_ko"])
    row = row.assign(to_be=1_200_000, to_be_en="1,200,000 people", to_be_ko="1,200,000명")
    send("policy_targets", row.to_csv(index=False))
    assert "+353,000" in cards("targets", language)["as_is_to_be_gap-unemployed"].value  # 1,200,000 - 847,000
    former = {"en": "Goals of the source", "ko": "많은 수준, 연도 미기재"}
    assert former[language] not in slides("overview", language)


# Take-up of the largest and the smallest in 2024: the other sizes are of 2021, and no difference runs between the two years.


@both_languages
def test_sizes_of_two_years_say_which_and_are_not_held_against_each_other(language: str) -> None:
    sent = "measure,firm_size,value,unit,year,bound\ntake_up_pct,1000_plus,70,percent,2024,exact"
    send("sme_participation", sent)
    with speaking(language):
        (picture,) = (one for one in exhibits("sme", state()) if one.id == "sme-take-up")
    assert isinstance(picture, Figure)
    assert picture.table is not None
    apart = picture.table.frame.iloc[:, 1].dropna()
    assert apart.to_dict() == {{"en": "1,000 people or more (2024)", "ko": "1,000인 이상 (2024)"}[language]: 0.0}
    assert "70.0% (2024)" in picture.alt
    assert "48.4% (2021)" in picture.alt


# The ministry counts 7,000 learning workers in 2024; 23,490 are printed for 2021, 3.6 times the 6,535 of that year.


@both_languages
def test_a_ratio_of_2021_does_not_stand_beside_a_count_of_2024(language: str) -> None:
    header = "programme,measure,year,counting,value,unit,bound,note_en,note_ko"
    send("dual_system", f"{header}\napprenticeship_school,learning_workers,2024,in_training,7000,people,exact,,")
    said = words("qualifications", language)
    assert "7,000" in said
    assert not re.search(r"7,000[^\n]*3\.6", said)


# A share of 2023 over residents of 2021 is no quotient of residents of 2023.


@both_languages
def test_a_quotient_says_the_year_of_the_training_and_not_as_that_of_the_residents(language: str) -> None:
    send("zone_shares", "zone,share_pct,year,bound\nKR-CAP,61.2,2023,exact")
    said = words("concentration", language)
    assert {"en": "Residents (training 2023)", "ko": "주민등록인구(훈련 2023)"}[language] in said
    assert not re.search({"en": r"Residents \(2023\)", "ko": r"주민등록인구 \(2023\)"}[language], said)


# Ranks of 2024 after those of 2022: nothing is known of 2023.


@both_languages
def test_nobody_stayed_through_years_of_which_nothing_is_known(language: str) -> None:
    table = bundled("dual_top15").table
    last = table[table["year"] == 2022].drop(columns=["status", "source"]).assign(year=2024)
    send("dual_top15", last.to_csv(index=False))
    said = words("qualifications", language)
    assert {"en": "in the top 15 of each year known from 2016 to 2024", "ko": "순위가 있는 모든 해"}[language] in said
    assert not re.search({"en": "stayed in the top 15 from", "ko": "2016~2024년 매년"}[language], said)


# A forecast for 2028 to 2032: its total alone; two of its fields, one of them in no earlier forecast; a field without a total.


@both_languages
def test_a_newer_forecast_without_fields_leads_and_says_nothing_of_those_of_the_former(language: str) -> None:
    published("forecast-total-alone", "skill_shortage")
    said = told(language)
    assert "512,000" in cards("overview", language)["kdt_shortage_by_field"].value
    assert {"en": "512,000 people short in 2028–2032, none of them by field", "ko": "분야별 수치 없음"}[
        language
    ] in said
    assert {"en": "512,000 is a forecast for 2028-2032", "ko": "512,000명은 2028~2032년 전망치"}[language] in said
    # the eight fields are those of the printed forecast, and so are its figures
    former = {"en": r"345,000|\beight\b[^\n]{0,20} fields|of its 8|59,600", "ko": r"345,000|8개 분야|59,600"}
    assert not re.search(former[language], said)
    with speaking(language):
        found = Outlook().compute("kdt_shortage_by_field")
        assert [one.category for one in found.refusals] == ["artificial_intelligence", "cloud", "big_data", "nano"]
        # 345,000 is of other years, and has not become 512,000
        assert Outlook().moved(found) is None
        (effect,) = released("skill_shortage", 1, only="kdt_shortage_by_field")
        assert [one.after.number for one in effect.changes if one.after] == [512_000]
        assert all(one.before is None or one.after is None for one in effect.changes)


@both_languages
def test_a_newer_forecast_may_have_fields_that_no_earlier_one_had(language: str) -> None:
    published("forecast-other-fields", "skill_shortage")
    said = told(language)
    share = {"en": "5.1% of a forecast shortage of 512,000", "ko": "512,000명"}  # (21,000 + 5,000) / 512,000
    assert share[language] in answer("kdt", language)
    assert {"en": "Hydrogen", "ko": "수소"}[language] in said
    assert {"en": "how many it has in all is not stated", "ko": "전체 분야 수는 기재되어 있지"}[language] in said


@both_languages
def test_a_newer_forecast_without_its_total_waits_and_that_is_said(language: str) -> None:
    published("forecast-without-total", "skill_shortage")
    assert "345,000" in answer("kdt", language)
    waits = {"en": "A forecast for 2028 to 2032 was sent without its total", "ko": "2028~2032년 전망은 합계 없이 제출"}
    assert waits[language] in words("kdt", language)
    assert waits[language] in slides("overview", language)


# A share of 66.1% without a year in the place of the printed one: no document says it.


@both_languages
def test_an_undated_share_that_was_sent_is_none_of_the_source_s(language: str) -> None:
    published("zone-undated", "zone_shares")
    said = told(language)
    of_the_source = {
        "en": r"source puts 66|what the source says|facilities[^\n]{0,40}66\.1|66\.1%[^\n]{0,40}(?:participation|facilities)",
        "ko": r"자료에 따르면|자료가 말하는|(?:참여|인프라)[^\n]{0,30}66\.1|66\.1%[^\n]{0,30}인프라",
    }
    assert re.findall(of_the_source[language], said) == []
    as_one = {"en": "One (?:share for|figure stands for) participants", "ko": "하나의 수치로 제시하였으며"}
    assert not re.search(as_one[language], said)
    share = cards("concentration", language)["metropolitan_share_pct"]
    assert {"en": "As it was sent, without a year", "ko": "연도 없이 제출된"}[language] in share.note
    with speaking(language):
        assert "deck_capital" not in {row.category for row in Outlook().compute("capital_area_by_place_pct").rows}


@both_languages
@pytest.mark.parametrize("bound", ["exact", "at_least"])
def test_slides_say_of_an_undated_share_that_was_sent_that_it_has_no_year_and_not_that_it_is_printed(
    language: str, bound: str
) -> None:
    send("zone_shares", f"zone,share_pct,bound\nKR-CAP,71.3,{bound}")
    with speaking(language):
        shown = [one for name in ("overview", "concentration") for one in story(name, Outlook()).slides]
    (card, *_others) = [one for slide in shown for one in slide.cards if one.id == "card-metropolitan_share_pct"]
    assert {"en": "As it was sent, without a year", "ko": "연도 없이 제출된"}[language] in card.note
    said = told(language) + slides_of("KR-11", language)
    when = {"en": "(undated)", "ko": "(시점 미상)"}[language]
    led = {"en": r"71\.3% (\([^)]*\)) of training", "ko": r"훈련 비중 71\.3%(?: 이상)?(\([^)]*\))"}[language]
    assert set(re.findall(led, said)) == {when}
    assert "시점 미상년" not in said
    assert not any(one.headline.startswith("at least") for one in shown)  # a headline begins with a capital letter


@both_languages
def test_the_zone_of_a_province_says_that_its_printed_share_has_no_year(language: str) -> None:
    expected = {"en": "a zone with 68.5% (undated) of training", "ko": "훈련 비중 68.5%(시점 미상)"}
    assert expected[language] in slides_of("KR-11", language)


# The firms of one province, exact and of 2023: the others are rounded, and of 2021 by inference.


@both_languages
def test_a_number_of_firms_that_was_sent_is_neither_rounded_nor_of_an_inferred_year(language: str) -> None:
    published("firms-busan", "sme_firms")
    rounded = {"en": re.compile("[Rr]ounded to 1,000"), "ko": re.compile("1천 개 단위로 반올림")}[language]
    for code, holds in (("KR-26", False), ("KR-11", True)):
        assert bool(rounded.search(slides_of(code, language))) is holds, code
    with speaking(language):
        headline = plain(story_of("KR-26", Outlook()).slides[0].headline)
    assert "490,100" in headline or "49만" in headline
    assert not re.search("about 490|약 49", headline)
    # 490,100 of 2023 over residents of 2021, and other provinces' of 2021 beside them
    beside = {"en": ("Residents of 2021", "different years"), "ko": ("2021년 주민등록인구", "연도가 서로 다릅니다")}
    assert all(one in slides_of("KR-26", language) for one in beside[language])


# What the speaker says follows the data: of a dated share nothing is undated, of a dated goal nothing has no year.


def note_of(name: str, slide: str, language: str) -> str:
    """The note and the limits of a slide."""
    with speaking(language):
        (found,) = [one for one in story(name, Outlook()).slides if one.id == slide]
    return plain(" ".join((found.note, *found.limits)))


@both_languages
def test_the_speaker_does_not_call_the_share_of_a_year_undated(language: str) -> None:
    undated = {"en": "undated share", "ko": "시점 없는 비중|시점 미상"}[language]
    assert re.search(undated, note_of("concentration", "concentration-5", language))
    send("zone_shares", "zone,share_pct,year,bound\nKR-CAP,61.2,2021,exact")
    assert not re.search(undated, note_of("concentration", "concentration-5", language))


@both_languages
def test_the_speaker_of_what_offices_report_does_not_say_where_courses_are_booked(language: str) -> None:
    usually = {"en": "usually booked", "ko": "대개 훈련기관이"}[language]
    assert usually in note_of("concentration", "concentration-4", language)
    published("regional40", "regional_training")
    assert usually not in note_of("concentration", "concentration-4", language)
    last = {"en": "grows with every province", "ko": "제출할 때마다"}[language]
    assert last not in note_of("overview", "overview-10", language)


@both_languages
def test_a_goal_with_a_year_is_not_said_to_have_none(language: str) -> None:
    none = {"en": "names no year|No years", "ko": "시점이 없고|연도를 밝히지|연도가 없"}[language]
    assert re.search(none, note_of("overview", "overview-8", language))
    table = bundled("policy_targets").table
    row = table[table["measure"] == "employer_training"].drop(columns=["status", "source", "note_en", "note_ko"])
    send("policy_targets", row.assign(target_year=2027).to_csv(index=False))
    assert not re.search(none, note_of("overview", "overview-8", language))


@both_languages
def test_a_signature_that_was_sent_is_not_said_to_have_been_checked(language: str) -> None:
    checked = {"en": "those that were sent since were not", "ko": "이후 제출된 체결 건은 확인하지"}[language]
    assert checked not in note_of("overview", "overview-9", language)
    header = "agreement,kind,profession,partner,year,agreement_status,users,label_en,label_ko"
    send(
        "mra_agreements",
        f"{header}\nkr_vn_engineer,bilateral,engineer,VNM,2024,,,Korea-Viet Nam engineers,한·베트남 기술사",
    )
    assert checked in note_of("overview", "overview-9", language)


# 40% elsewhere, of 2023: that is what was sent, and the 60% of the capital area are what remains.


@both_languages
def test_a_share_that_was_sent_for_elsewhere_is_not_the_reported_one_of_the_capital_area(language: str) -> None:
    send("zone_shares", "zone,share_pct,year,bound\nKR-REST,40,2023,exact")
    said = words("concentration", language)
    right = {"en": "**Reported for 2023** is the 40.0% elsewhere", "ko": "**2023년 공표치**는 비수도권 비중 40.0%"}[
        language
    ]
    wrong = {"en": "is the 60.0% of the capital area", "ko": "공표치**는 수도권"}[language]
    assert (right in said, wrong in said) == (True, False)
    remains = {"en": "What remains of the 40.0% elsewhere", "ko": "비수도권 비중 40.0%의 나머지"}[language]
    notes = [
        cards("concentration", language)["metropolitan_share_pct"],
        cards("overview", language)["metropolitan_share_pct"],
    ]
    assert all(remains in one.note and one.status == "computed" for one in notes)


# Headcounts of both categories: each is in, and they do not add up. A mark in the place of one is a report in part.


@both_languages
def test_a_province_that_counts_heads_has_not_reported_in_part(language: str) -> None:
    rows = [
        f"2021,{code},{one},{n},residence,headcount" for code in ("KR-11", "KR-26") for one, n in HEADS_OF_ONE.items()
    ]
    rows = [row.replace(",30000,", ",c,") if "KR-26" in row else row for row in rows]
    send("regional_training", "\n".join(["year,province,category,trainees,basis,counting", *rows]))
    with speaking(language):
        headlines = {code: story_of(code, Outlook()).slides[0].headline for code in ("KR-11", "KR-26")}
    in_part = {"en": "trainees reported in part", "ko": "일부 제출"}[language]
    without = {"en": "trainees reported without a total", "ko": "제출(합계 없음)"}[language]
    assert (in_part in headlines["KR-11"], without in headlines["KR-11"]) == (False, True)
    assert (in_part in headlines["KR-26"], without in headlines["KR-26"]) == (True, False)


# Zones in which 1.4 and 1.65 of 3 million people trained: some in both, so no hundred trainees divide into two zones.


@both_languages
def test_people_who_trained_in_both_zones_are_no_hundred_dots(language: str) -> None:
    rows = [f"2023,{area},total,{count},headcount" for area, count in
            (("KR", 3_000_000), ("KR-CAP", 1_900_000), ("KR-REST", 1_200_000))]  # fmt: skip
    send("trainees_by_zone", "\n".join(["year,area,category,trainees,counting", *rows]))
    with speaking(language):
        (slide,) = [one for one in story("concentration", Outlook()).slides if one.id == "concentration-4"]
    assert slide.shown is None
    assert not re.search("100", slide.headline)


# All 17 provinces are on the map: no block is left of which nothing is known.


@both_languages
def test_a_map_that_is_full_speaks_of_no_rest(language: str) -> None:
    rest = {
        "en": "the rest of a zone is one block|what has no edge|not reported: 0",
        "ko": "나머지는 하나로|테두리 없는|미제출: 0",
    }
    published("regional40", "regional_training")
    assert not re.search(rest[language], words("concentration", language))
    assert {"en": "Solid is as reported", "ko": "채워진 시·도는 지역 제출치"}[language] in words(
        "concentration", language
    )


def slides_of(province: str, language: str) -> str:
    """All that the story of a province says."""
    with speaking(language):
        return plain(
            "\n".join(text for one in story_of(province, Outlook()).slides for text in texts(record.slide(one)))
        )


# Architects of the United States as a whole beside the engineers of Texas: the country is listed once, and not by its part.


@both_languages
def test_a_partner_that_signs_as_a_whole_is_not_listed_by_its_part_as_well(language: str) -> None:
    table = bundled("mra_agreements").table
    row = table[table["agreement"] == "kr_us_architect"].drop(columns=["status", "source", "note_en", "note_ko"])
    row = row.assign(agreement_status=None, year=2026, checked_source=None, checked_year=None)
    send("mra_agreements", row.to_csv(index=False))
    note = cards("mra", language)["mra_signed_partners-apec"].note
    names = {"en": ("United States", "United States (Texas)"), "ko": ("미국", "미국(텍사스주)")}[language]
    assert names[0] in note
    assert names[1] not in note
    alone = {"en": "one of them for a single state", "ko": "미국은 텍사스주에 한함"}[language]
    assert alone not in slides("mra", language)
    with speaking(language):
        assert "texas" not in Outlook().compute("mra_signed_partners").assumptions


# A share and a rate of the presentation, sent anew: what of them stands among the figures of others was not printed.


@both_languages
def test_a_figure_among_those_of_others_that_was_sent_is_exact_and_not_as_printed(language: str) -> None:
    table = bundled("comparisons").table
    row = table[table["figure"] == "kedi_2018"].drop(columns=["status", "source"]).assign(value=43.3)
    send("comparisons", row.to_csv(index=False))
    with speaking(language):
        (adults,) = (one for one in exhibits("comparison", state()) if one.id == "comparison-adults")
    assert adults.table is not None
    bound = {"en": "Bound", "ko": "값의 범위"}[language]
    told = adults.table.frame[[value for value in adults.table.frame.columns if value == bound]].iloc[:, 0]
    value = {"en": "Value (%)", "ko": "값(%)"}[language]
    found = dict(zip(adults.table.frame[value], told, strict=True))
    assert found[43.3] == {"en": "exact", "ko": "값 그대로"}[language]
    assert found[34.4] == {"en": "as printed", "ko": "제시값 그대로"}[language]


@both_languages
def test_why_a_figure_is_not_given_is_said_once(language: str) -> None:
    rates = "implementation_rate_pct,10_299,63.5,percent,2023,exact\nimplementation_rate_pct,300_plus,82.4,percent,2023,exact"
    send("sme_participation", f"measure,firm_size,value,unit,year,bound\n{rates}")
    with speaking(language):
        notes = [one.note for one in story("beside", Outlook()).slides]
    reason = {
        "en": "A figure that was sent is none of the document's",
        "ko": "제출된 수치는 발표자료의 수치가 아니므로",
    }
    assert max(note.count(reason[language]) for note in notes) == 1


@both_languages
def test_a_rate_of_large_firms_that_was_sent_for_a_year_stands_on_the_page(language: str) -> None:
    with speaking(language):
        assert len(counted(state())) == 2
        rate = "implementation_rate_pct,300_plus,82.4,percent,2023,exact"
        send("sme_participation", f"measure,firm_size,value,unit,year,bound\n{rate}")
        small, large = counted(state())[1:]
    assert large.value == "82.4%"
    assert "2023" in large.kind
    assert large.label != small.label


@both_languages
def test_what_a_file_changes_is_not_told_as_printed(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sent.csv"
        file.write_text("year,measure,value,bound\n2021,courses,78001,exact\n", "utf-8")
        with speaking(language):
            main(["compare", str(file), "--dataset", "training_supply", "--lang", language])
    told = capsys.readouterr().out
    assert {"en": "about → exact", "ko": "약 → 값 그대로"}[language] in told
    assert not re.search("as printed|제시값", told)


# A bound goes with its number, in whatever sentence, label or alternative text it stands; in a table it has a column of its own.


BOUNDED: Final = {  # a table, its rows as they are, and how the numbers of the newest are written
    "policy_targets": (
        "measure",
        ("unemployed", "employer_training"),
        ("1,000,000", "3,500,000", "153,000", "520,000"),
    ),
    "programme_qualification": ("measure", ("items",), ("103 in", "103 items", "6.9 times")),
    "zone_shares": ("zone", ("KR-CAP",), ("68.5%",)),
    "training_supply": ("measure", ("courses", "providers"), ("77,189", "4,238")),
    "sme_participation": ("measure", ("participation_rate_pct", "implementation_rate_pct"), ("80%",)),
}


@pytest.mark.parametrize("dataset", BOUNDED)
def test_a_bound_stays_with_its_number_in_every_sentence(dataset: str) -> None:
    key, codes, numbers = BOUNDED[dataset]
    found = bundled(dataset)
    newest = found.table[key].isin(codes) & (
        found.table["year"].eq(2021) if "items" in codes else found.table[key].notna()
    )
    was = found.table
    table = was.assign(bound=was["bound"].mask(newest, "at_least"), status=was["status"].mask(newest, "national"))
    outlook = Outlook(instead={dataset: replace(found, table=table)})
    with speaking("en"):
        pages = [record.page(name, State(outlook=outlook, year=2021)) for name in FIGURE_PAGES]
        steps = [record.slide(one) for name in STORIES for one in story(name, outlook).slides]
    said = [text for part in [*pages, *steps] for text in sentences_of(part)]
    told = [text for text in said if any(number in text for number in numbers)]
    assert told
    bare = re.compile(
        rf"(?<!at least )(?<!at least [+])(?<![\d,.])(?:{'|'.join(map(re.escape, numbers))})", re.IGNORECASE
    )
    assert [text for text in told if bare.search(text.replace("At least", "at least"))] == []


@pytest.mark.parametrize("dataset", BOUNDED)
def test_no_word_of_korean_stands_between_a_bound_and_its_counter(dataset: str) -> None:
    key, codes, _numbers = BOUNDED[dataset]
    found = bundled(dataset)
    table = found.table.assign(bound=found.table["bound"].mask(found.table[key].isin(codes), "at_least"))
    outlook = Outlook(instead={dataset: replace(found, table=table)})
    with speaking("ko"):
        pages = [record.page(name, State(outlook=outlook, year=2021)) for name in FIGURE_PAGES]
        steps = [record.slide(one) for name in STORIES for one in story(name, outlook).slides]
    said = [text for part in [*pages, *steps] for text in sentences_of(part)]
    assert [text for text in said if re.search(r"이상(?:명|개|곳|배|과정|건)", plain(text))] == []


def sentences_of(part: Any) -> list[str]:
    """What is said, without tables and without what is drawn."""
    spoken = ("answer", "title", "subtitle", "alt", "says", "headline", "value")
    if isinstance(part, Mapping):
        kept = {name: one for name, one in part.items() if name not in ("table", "layout", "traces")}
        own = [text for name in spoken for text in texts(kept.get(name))]
        return own + [text for one in kept.values() for text in sentences_of(one)]
    return [text for one in part for text in sentences_of(one)] if isinstance(part, list | tuple) else []


# Nothing is signed any more: no sentence lists nobody, and no date is made of no year.


@both_languages
def test_a_list_of_nobody_is_not_written_out(language: str) -> None:
    listed = bundled("mra_agreements")
    talks = listed.table[(listed.table["kind"] != "bilateral") | listed.table["agreement_status"].notna()]
    outlook = Outlook(instead={"mra_agreements": replace(listed, table=talks.reset_index(drop=True))})
    with speaking(language):
        pages = [record.page(name, State(outlook=outlook, year=2021)) for name in ("overview", "mra")]
        steps = [record.slide(one) for name in ("overview", "mra") for one in story(name, outlook).slides]
        beside = [one.text for one in caveats(outlook)]
    told = [*texts(pages), *texts(steps), *beside]
    assert [text for text in told if re.search(r"<NA>|nan\b|: –[;.]", text)] == []
    item = {"en": "Recognition of IT certificates covers", "ko": "정보기술 자격은 2개 종목"}[language]
    assert [text for text in beside if item in text] == []


# A share of the year is no condition: what it estimates is told with it and not with an "if".


@both_languages
@pytest.mark.parametrize("share", ["KR-CAP,49,2021,at_least", "KR-CAP,55,2021,exact"])
def test_estimates_by_the_share_of_a_year_are_under_no_condition(language: str, share: str) -> None:
    send("zone_shares", f"zone,share_pct,year,bound\n{share}")
    found = "\n".join((words("concentration", language), slides("concentration", language)))
    assert not re.search({"en": r"[Ii]f the capital area held", "ko": r"가정할 때의|로 가정하고"}[language], found)
    if "at_least" in share:
        assert not re.search(
            {"en": r"(?<!at least )49\.0%", "ko": r"49\.0%(?! 이상)"}[language], found.replace("At", "at")
        )
        assert {"en": "the rounding of", "ko": "의 반올림만으로도"}[language] not in slides("concentration", language)


@both_languages
def test_the_share_of_a_zone_in_a_total_that_was_sent_is_not_of_a_printed_one(language: str) -> None:
    send("trainees", "year,category,trainees\n2023,job_seeker,600000\n2023,employee,3200000")
    rows = [
        f"2023,{code},{one},400000,provider,enrolments,2023-12-31,final"
        for code in CAPITAL_PROVINCES
        for one in CATEGORIES
    ]
    head = "year,province,category,trainees,basis,counting,reference_date,finality"
    send("regional_training", "\n".join((head, *rows)))
    found = words("concentration", language) + words("overview", language) + slides("concentration", language)
    assert "63.2%" in found  # 2,400,000 of 3,800,000
    assert {"en": "printed total", "ko": "자료에 제시된 해당 연도 합계"}[language] not in found


@both_languages
@pytest.mark.parametrize("capital", [True, False], ids=["the capital area reports", "the rest of the country reports"])
def test_what_the_reports_of_one_zone_leave_to_the_other_is_called_no_report(language: str, capital: bool) -> None:
    rows = [
        f"2021,{code},{one},10000,provider,enrolments,2021-12-31,final"
        for code in PROVINCES
        if (code in CAPITAL_PROVINCES) == capital
        for one in CATEGORIES
    ]
    send(
        "regional_training",
        "\n".join(("year,province,category,trainees,basis,counting,reference_date,finality", *rows)),
    )
    found = words("concentration", language)
    # 60,000 of 4,661,782 in three provinces, or 280,000 in fourteen: what is left are 98.7% or 94.0%.
    left = {
        "en": "{} are the rest of the national total, not a report",
        "ko": "{}는 전국 합계에서 뺀 나머지이며, 제출치가 아닙니다",
    }
    named = {("en", True): "98.7% elsewhere", ("en", False): "94.0% of the capital area"}
    named |= {("ko", True): "비수도권 98.7%", ("ko", False): "수도권 94.0%"}
    assert left[language].format(named[language, capital]) in found
    if not capital:
        said = {"en": "s the offices report,", "ko": "지역 제출치 기준 2021년|지역 제출치로 산출한 비중"}[language]
        assert not re.search(said, found + words("overview", language))


# A hundred dots: parity moves trainees to where too few are, and none where that is open.


@pytest.mark.parametrize(
    ("share", "told"),
    [
        ("40,2021,exact", "In the capital area, for parity with residents: 10"),  # 50.4 of 100 residents
        ("60,2021,exact", "Elsewhere, for parity with residents: 10"),  # 60 - 50.4, largest remainder
        ("49,2021,at_least", ""),
    ],
)
def test_parity_moves_dots_to_where_trainees_are_short(share: str, told: str) -> None:
    send("zone_shares", f"zone,share_pct,year,bound\nKR-CAP,{share}")
    with speaking("en"):
        (step,) = [
            one for one in story("concentration", Outlook()).slides if one.shown and one.shown.id == "parity-dots"
        ]
    assert isinstance(step.shown, Figure)
    alt = plain(step.shown.alt)
    assert told in alt
    assert ("for parity" in alt) == bool(told)
    assert sum(int(number) for number in re.findall(r": (\d+)", alt)) == 100


# What the rate without a year is, is open until its reading or another rate is sent.


RATE = "measure,firm_size,value,unit,year,bound,role\nimplementation_rate_pct,"


@both_languages
def test_a_reading_that_was_sent_is_no_open_question(language: str) -> None:
    doubted = {"en": r"uncertain|If it is|likelier", "ko": r"불확실|현황으로 보면|목표로 보면|확인이 필요"}[language]
    assert re.search(doubted, words("sme", language))
    send("sme_participation", f"{RATE}10_299,60,percent,,exact,as_is")
    said = words("sme", language)
    assert {"en": "It was sent as today's rate", "ko": "현황으로 제출되었습니다"}[language] in said
    assert not re.search(doubted, said)
    assert not re.search(
        {"en": "today's or the target", "ko": "현황인지 목표인지"}[language], slides("overview", language)
    )


@both_languages
def test_a_reading_as_the_target_leaves_no_gap(language: str) -> None:
    send("sme_participation", f"{RATE}10_299,60,percent,,exact,to_be")
    said = words("sme", language)
    assert {"en": "It was sent as the target", "ko": "목표치로 제출되었습니다"}[language] in said
    assert {"en": "20 pp behind", "ko": "격차 20"}[language] not in said


@both_languages
def test_a_rate_that_was_sent_is_not_printed_as_a_lower_bound(language: str) -> None:
    bound = {"en": "printed as a lower bound", "ko": "하한으로 제시"}[language]
    assert bound in words("sme", language)
    send("sme_participation", f"{RATE}300_plus,78,percent,,exact,")
    said = words("sme", language)
    assert bound not in said
    assert {"en": "large firms are 18 pp ahead", "ko": "격차는 18%p"}[language] in said  # 78 - 60


# Figures of another year say so where a picture holds rates of several.


@both_languages
def test_what_is_said_of_the_smallest_workplaces_has_its_year_beside_rates_of_another(language: str) -> None:
    dated = {"en": "These are figures of 2021 (year inferred).", "ko": "2021 (연도 추정) 기준입니다."}[language]
    assert dated not in words("sme", language)
    sizes = "measure,firm_size,value,unit,year,bound\n"
    send(
        "sme_participation", f"{sizes}take_up_pct,all,45,percent,2023,exact\ntake_up_pct,under_5,40,percent,2023,exact"
    )
    assert dated in words("sme", language)
    # 76% of the workplaces of 2021: nothing is known of those of 2023
    assert not re.search(r"76%", slides("overview", language))


# A change of one person is no change of none.


@both_languages
def test_a_change_of_one_person_is_told_in_digits_that_show_it(language: str) -> None:
    send("trainees", "year,category,trainees\n2022,job_seeker,669463\n2022,employee,3992320")
    said = "\n".join((answer("trends", language), words("overview", language)))
    assert "+0.00002%" in said  # 1 of 4,661,782
    assert not re.search(r"(?<![\d.])0\.0{2,}%", said)


# All of a forecast is no "only".


def test_a_forecast_whose_fields_are_all_known_is_not_only_published_in_part() -> None:
    fields = ["all", "artificial_intelligence", "cloud", "big_data", "nano"]
    counts = (30_000, 10_000, 10_000, 9_000, 1_000)
    rows = [f"{field},2025-2029,shortage,{count}" for field, count in zip(fields, counts, strict=True)]
    send("skill_shortage", "\n".join(("field,period,measure,people", *rows)))
    said = answer("kdt", "ko") + words("kdt", "ko") + slides("overview", "ko")
    assert "100.0%" in said
    assert not re.search(r"100\.0%만|4개만", said)
