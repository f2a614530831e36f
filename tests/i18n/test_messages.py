"""Texts: Korean where it stands in the catalogue, as written where not; numbers inside in the reader's form."""

import pytest

from i18n import _, message, messages, ngettext, speaking


def test_a_text_is_given_in_the_language_in_force() -> None:
    with speaking("ko"):
        assert _("Province") == "시·도"
    with speaking("en"):
        assert _("Province") == "Province"


def test_a_text_that_is_missing_stays_as_written() -> None:
    with speaking("ko"):
        assert _("No catalogue holds this.") == "No catalogue holds this."


def test_numbers_in_a_sentence_are_written_by_the_locale() -> None:
    with speaking("en"):
        assert _("{many}, {share}, {year}", many=4661782, share=62.72, year=2021) == "4,661,782, 62.7, 2021"


def test_braces_in_a_text_without_values_are_left_alone() -> None:
    with speaking("en"):
        assert _("a {name} nobody fills") == "a {name} nobody fills"


def test_a_message_is_put_into_words_when_it_is_shown() -> None:
    marked = message("{n} residents", n=51_638_809)
    with speaking("ko"):
        korean = str(marked)
    with speaking("en"):
        assert str(marked) == "51,638,809 residents"
    assert "51,638,809" in korean
    assert "residents" not in korean


def test_a_count_chooses_the_plural_of_english() -> None:
    with speaking("en"):
        assert ngettext("{count} field", "{count} fields", 1) == "1 field"
        assert ngettext("{count} field", "{count} fields", 21) == "21 fields"


@pytest.mark.parametrize(
    ("template", "value", "read"),
    [
        ("훈련의 {share}(시점 미상)가 수도권", "68.5%", "훈련의 68.5%(시점 미상)가 수도권"),  # 퍼센트
        ("훈련의 {share}(시점 미상)가 수도권", "55.5% 이상", "훈련의 55.5% 이상(시점 미상)이 수도권"),
        ("{share}({of})가 수도권", "55.5% 초과 (2023)", "55.5% 초과 (2023)(2023)가 수도권"),  # 초과: no consonant
        ("‘{zone}’은 낮음", "수도권", "‘수도권’은 낮음"),
        ("‘{zone}’은 낮음", "제주", "‘제주’는 낮음"),
        ("버전 {n}으로 ", 1, "버전 1로 "),  # 일
        ("버전 {n}로 ", 3, "버전 3으로 "),  # 삼
        ("버전 {n}로 ", 10, "버전 10으로 "),  # 십
        ("{area}로 ", "서울", "서울로 "),
        ("{area}를 ", "서울", "서울을 "),
        ("{gap}와 ", "3.2%p", "3.2%p와 "),
        ("{name}은 ", "STEP", "STEP은 "),  # not known how it is read: as written
        ("{share}%가 ", 60, "60%가 "),
        ("{low}에서 {low}로 ", "6", "6에서 6으로 "),
        ("{area}가지 ", "셋", "셋가지 "),  # no particle
        ("버전 {n}(으)로 ", 3, "버전 3으로 "),  # both are written, one is read
        ("버전 {n}(으)로 ", 1, "버전 1로 "),
        ("“{area}”이(가) ", "제주", "“제주”가 "),
        ("{area}와(과) ", "서울", "서울과 "),
        ("제목에 {n}(이)라고 ", 2022, "제목에 2022라고 "),  # 이
        ("제목에 {n}(이)라고 ", 2023, "제목에 2023이라고 "),
        ("{name}은(는) ", "STEP", "STEP은(는) "),  # not known how it is read: both
        ("합계({n}만 명)는 ", 3, "합계(3만 명)는 "),  # the value itself stands in brackets
        ("합계({n})는 ", "450만 명", "합계(450만 명)는 "),
    ],
)
def test_a_particle_goes_by_the_last_sound_before_it_and_brackets_have_none(
    template: str, value: object, read: str
) -> None:
    with speaking("ko"):
        values = dict.fromkeys(("share", "zone", "n", "area", "gap", "name", "low"), value) | {"of": "2023"}
        assert messages._fill(template, values) == read
    with speaking("en"):
        assert messages._fill("{n}은 ", {"n": 2}) == "2은 "
