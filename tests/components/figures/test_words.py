"""Values in words: every unit has its words, and a card shows a number as the language writes it."""

import re
from dataclasses import replace

import pytest

from components.figures import words
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State
from data.catalogue import compute
from data.outlook import Outlook
from i18n import speaking
from indicators.indicator import Value
from indicators.registry import REGISTRY
from tests.indicators.tables import REPORTED

# An index and a quotient of squares are numbers alone.
WITHOUT_WORDS = {"index", "index_0_1"}
HYPHEN = re.compile(r"(?<![\w)\]–-])-\d")


@pytest.mark.parametrize("name", list(REGISTRY))
def test_the_unit_of_every_indicator_has_words(name: str) -> None:
    assert compute(name).unit in {*words.FULL, *WITHOUT_WORDS}


def test_what_is_counted_is_a_unit_with_words() -> None:
    assert set(words.FULL) >= words.COUNTED


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("시점·집계기준", "시점\u2060·집계기준"),
        ("a · ■ Reported · 2021", "a\u00a0· ■\u00a0Reported\u00a0· 2021"),
        ("· a", "· a"),
        ("2005-12-09, 2018-11", "2005-\u206012-\u206009, 2018-\u206011"),
        ("목록(I-09).", "목록(I-\u206009)."),
        ("협의는 I-09가 말하듯 (I-09, I-24)", "협의는 I-\u206009가 말하듯 (I-\u206009, I-\u206024)"),
        ("해당 시·도의", "해당 시\u2060·\u2060도의"),
        ("시·군·구별", "시\u2060·\u2060군\u2060·\u2060구별"),
        ("N speaker window, ? all keys.", "N speaker window, ?\u00a0all keys."),
        ("14.7%이므로, 20% 이상", "14.7%\u2060이므로, 20% 이상"),
        ("40%(2020년 조사)로 낮아졌습니다", "40%(2020년 조사)\u2060로 낮아졌습니다"),
        ("‘약 8%’로 적고", "‘약 8%’\u2060로 적고"),
        ("K-디지털 트레이닝, P-TECH, KR-26", "K-\u2060디지털 트레이닝, P-\u2060TECH, KR-26"),
        ("Jeollanam-do, high-income", "Jeollanam-\u2060do, high-income"),
        ("HRD-Net: the as-is has no year", "HRD-\u2060Net: the as-\u2060is has no year"),
        ("약 48.1만 개, 5 명", "약 48.1만\u00a0개, 5 명"),
    ],
)
def test_a_dot_stays_with_the_word_before_it_and_a_mark_with_its_word(text: str, kept: str) -> None:
    assert words.unbroken(text) == kept
    assert words.unbroken(kept) == kept  # a text may pass twice, as one of an edition does


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_table_or_picture_has_the_hyphen_of_keyboards_before_a_number(language: str) -> None:
    with speaking(language):
        state = State(outlook=Outlook(), year=2021, province="KR-26")
        shown = [one for page in FIGURE_PAGES for one in exhibits(page, state)]
        told = [text for one in shown for text in _texts([words.cells(one.table), one.title, getattr(one, "spec", "")])]
    assert any("−" in text for text in told)
    assert [text for text in told if HYPHEN.search(text)] == []


def _texts(part: object) -> list[str]:
    if isinstance(part, dict):
        # A key to sort by and a link are for the browser.
        return [text for key, one in part.items() if key not in {"sort", "link"} for text in _texts(one)]
    if isinstance(part, list | tuple):
        return [text for one in part for text in _texts(one)]
    return [part] if isinstance(part, str) else []


def test_workplaces_are_not_firms() -> None:
    with speaking("en"):
        assert words.full(113_952, "establishments") == "113,952 establishments"
    with speaking("ko"):
        assert words.full(113_952, "establishments") == "113,952개 사업장"


def test_a_small_change_does_not_read_as_none() -> None:
    with speaking("en"):
        assert words.change(-0.0317) == "\N{MINUS SIGN}0.03%"  # 3,149,000 after 3,150,000
        assert words.change(0) == "0.0%"
        assert words.change(62.71) == "+62.7%"


def test_one_is_no_plural() -> None:
    with speaking("en"):
        assert words.full(1, "courses") == "1 course"
        assert words.change(-1, "people", digits=0) == "−1 person"
        assert words.full(21, "courses") == "21 courses"
        assert words.full(1, "percent") == "1.0%"
    with speaking("ko"):
        assert words.full(1, "courses") == "1개 과정"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_unit_that_has_a_plural_has_words_for_one(language: str) -> None:
    with speaking(language):
        one = {unit: words.full(1, unit, digits=0) for unit in words.FULL}
    assert {unit for unit in words.FULL if re.fullmatch(r"\{n\} \w+s|\{n\} people", words.FULL[unit].text)} == {
        *words.ONE,
        "ratio",  # 1.36 times
    }
    assert not [text for text in one.values() if re.fullmatch("1 (?!times)\\w+s", text)]


@pytest.mark.parametrize(
    ("number", "unit", "bound", "english", "korean"),
    [
        (4_661_782.0, "trainees", "exact", "4,661,782", "4,661,782명"),
        (345_000.0, "people", "exact", "345,000", "345,000명"),
        (5.0, "agreements", "exact", "5", "5건"),
        (68.5, "percent", "exact", "68.5%", "68.5%"),
        (80.0, "percent", "more_than", "more than 80%", "80% 초과"),
        (9.03, "per_100_residents", "exact", "9.03", "9.03"),
    ],
)
def test_a_card_has_the_counter_in_korean_only(number: float, unit: str, bound: str, english: str, korean: str) -> None:
    found = Value(number=number, year=2021, bound=bound, kind=REPORTED)
    with speaking("en"):
        assert words.figure(found, unit) == english
    with speaking("ko"):
        assert words.figure(found, unit) == korean


def test_an_estimate_is_rounded_and_counted_alike() -> None:
    with speaking("en"):
        assert words.rounded(844_024, "trainees") == "about 840,000"
    with speaking("ko"):
        assert words.rounded(844_024, "trainees") == "약 84만 명"


def test_what_an_estimate_was_is_no_number_to_the_unit() -> None:
    (above,) = (row for row in compute("trainees_above_parity").rows if row.year == 2021)
    with speaking("en"):
        assert words.earlier(above, "trainees") == "about 840,000"  # 844,024
        assert words.earlier(replace(above, area="KR-26"), "trainees") == "about 844,000"
        assert words.earlier(compute("trainees_total").newest(), "trainees") == "4,661,782"


def test_no_line_begins_with_a_percent_sign_or_ends_within_a_range():
    assert words.unbroken("home to 50.4 % of residents") == "home to 50.4\N{NO-BREAK SPACE}% of residents"
    assert words.unbroken("each by 3–4 institutions") == "each by 3\N{WORD JOINER}–\N{WORD JOINER}4 institutions"
    assert words.unbroken("68.5%가") == "68.5%\N{WORD JOINER}가"


def test_a_change_has_a_sign_in_english_and_a_word_alone_in_korean() -> None:
    told = {
        62.7: ("+62.7% (rise)", "62.7% 증가"),
        -14.7: ("−14.7% (fall)", "14.7% 감소"),
        0.0: ("0.0% (no change)", "0.0%(변동 없음)"),
    }
    for value, (english, korean) in told.items():
        with speaking("en"):
            assert words.moved_by(value) == english
        with speaking("ko"):
            assert words.moved_by(value) == korean


def test_all_of_them_is_said_in_a_word() -> None:
    with speaking("ko"):
        assert (words.part_of(3, 3), words.part_of(2, 3)) == ("3개 모두", "3개 중 2개")
    with speaking("en"):
        assert (words.part_of(3, 3), words.part_of(2, 3)) == ("all 3", "2 of 3")
