"""No number is typed in prose: caveats, row notes, readings, speaker notes and the sentences of pages and slides look theirs up.

What may stand is listed here with its reason, phrase by phrase. Beside that a number may stand in a quotation of a document, in
the number of a caveat, under a claim that names it, and as a year beside a value of that year. `pytest -s` prints the count.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from data.package import bundled, package
from data.sentences import CLAIMED, VALUE
from tests.test_house_rules import ROOT

NUMBER: Final = {
    "en": re.compile(
        r"\d[\d.,]*|[½⅓⅔¼¾⅕⅛]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
        r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|half|halves|halv(?:ed|es|ing)|twice|thrice|doubl(?:ed?|es|ing)"
        r"|(?:tr|quadr)[iu]pl(?:ed?|es|ing)|\w+fold|thirds?|quarters?|fifths?|tenths?|hundreds?|thousands?|[mb]illions?|dozens?)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"\d[\d.,]*|(?<![가-힣])(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?: (?!번째)[가-힣])|(?<![가-힣])(?:둘|셋|넷)(?![가-힣])"
        r"|[½⅓⅔¼¾⅕⅛]|절반|갑절|곱절"
        r"|(?<![가-힣])(?:두|세|네|서너|두세|열[가-힣]{1,2}|스무|수십|수백) ?(?:배|번|곳|건|명|개)(?![가-힣]{2})"
        r"|(?<![가-힣])(?:스물|서른|마흔|쉰|예순|일흔|여든|아흔)"
        r"|(?<![가-힣])[일이삼사오육칠팔구십백천만]+ ?(?:퍼센트|프로(?![가-힣])|분의 ?[일이삼사오])"
        r"|(?<![가-힣])[이삼사오육칠팔구]?[십백천]만? ?(?:명|곳|건|개|배)(?![가-힣]{2})"
        r"|(?<![가-힣])반(?:으로| 이상| 이하| 가까이|이 )"
        r"|한 번도|단 한 "
    ),
}
# A translation writes small counts in digits where English has a word or an article.
OF_TRANSLATIONS: Final = re.compile(
    r"\d\d[\d.,]*|[½⅓⅔¼¾⅕⅛]|절반|갑절|곱절|(?<![가-힣])(?:두|세|네|수십) ?배|[가-힣] ?퍼센트|[이삼사오]분의|한 번도|단 한 "
)
WORDS: Final = {"two": "2", "doubled": "2", "three": "3", "four": "4", "five": "5", "fivefold": "5", "eight": "8"}
IGNORED: Final = re.compile(r"“[^”]*”|‘[^’]*’|`[^`]*`|\(?I-\d\d(?:, I-\d\d)*\)?|\{[^{}]*\}")

# What may stand: places, phrases there, by their reason. A phrase that stands nowhere is taken out of the list by a test.
YEAR: Final = r"(?:19|20)\d\d"
ANY: Final = ""
CODE: Final = "components/|indicators/"
DEFINED: Final = r"(?:indicators|glossary)\.definition"
ALLOWED: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "the year or day of an event, of a document, or of a count made once": (
        ("mra_agreements.note|mra_memberships.note", rf"{YEAR}|November|11월"),
        ("dual_system.note", rf"December {YEAR}|March {YEAR}|{YEAR}년 (?:3|12)월|{YEAR}"),
        ("skill_shortage.note", "text of 2024|2024년 고용노동부"),
        ("caveats.* I-(?:13|20|23|24|25|26)", rf"{YEAR}|on 1 July|7월 1일|1월|12월"),
        ("indicators.reading", "January 2020|in 2020 also|2020년 1월|2020년에는|dates 2021"),
        ("indicators.reading", "2021년으로|end of 2019|2019년 말|12월"),
        (CODE, "January 2020|From 2020|workshop of 2017|since 2025|1999 to 2024|31 December"),
        (CODE, "2020년|2017년|2025년|1999년부터 2024년|12월 31일"),
    ),
    "a count in a definition, or an example in one": (
        (CODE, "a share is 0 to 100%|비율은 0~100%"),
        (ANY, "three courses|three times|세 과정|세 번"),
        (ANY, "fewer than 5|5 and more|under 5|5인|10 to 299|10 to 300|10–299"),
        (ANY, "300 and more|10~300인|10~299|10인|299인|300인"),
        (ANY, "17 provinces|of 17|17개|17곳"),
        ("codelists.note", "14 other provinces|14개 시·도|11 Member|11개국|21 member|21개 회원|Four-year|4년제"),
        ("printed_figures.note|indicators.reading", "two categories|두 구분"),
        ("indicators.reading", "above level 4|4수준|over two zones|두 권역"),
        ("caveats.text I-14", "Three programmes|above level 4|level 4 or more|[34]수준"),
        ("caveats.text I-15", "levels 3, 4 and 5|3·4·5수준|명칭 1개"),
        ("caveats.text I-08", "eight fields|8개 분야"),
        ("caveats.label I-11|caveats.text I-11", "Two rows|두 행"),
        ("caveats.text I-02", "two targets|두 목표"),
        ("caveats.text I-09", "two items|2개 종목"),
        ("caveats.* I-25", "Three systems|3종|third list"),
        ("caveats.label I-24", "three voices|세 가지"),
        ("caveats.text I-22", "1인당"),
        ("caveats.* I-12", "1일"),
        (CODE, "[tT]wo zones|two categories|All 17|eight fields|the 21 fields|21개|8개 분야|top 15|Top 15|15위|15개"),
        (CODE, "three of sixteen options|16개 항목|all three methods|three methods|three voices"),
    ),
    "the precision of the source or of what is written": (
        ("kdt_programme.note", "to a thousand|1천 명"),
        ("indicators.reading", "a tenth of a point|to a tenth|in two digits|두 자리|0.1%p|한 단계"),
        (CODE, "billion won"),
        (CODE, "billion won"),
        (CODE, "to 1,000 in|a tenth of a point|in two digits"),
    ),
    "a point of the scale that is read, or what a rate is of": (
        ("indicators.reading", r"Above 100%|below 0%|above 1\b|1 means|^1 is|100%|0%|1이면|1보다|^0은|0이(?:며| 아니라)"),
        (CODE, r"= 100\b|set to 100|per 100|of every 100|[oO]f 100|per 1,000|\b1 is"),
        (CODE, r"1 means|2 twice|in proportion: 1|= 1\.|0\.059|1 when|^0: "),
        (CODE, r"one in (?:two|three|four)|(?:two|three) in (?:three|four)|^Half of|^half$"),
        (CODE, r"A hundred|=100|100명|100으로|2이면 그 두 배|^주민 절반|^절반$"),
        ("caveats.text I-03", "million"),
    ),
    "what a survey asks of whom, by its own definition": (
        ("comparisons.note", ".+"),
        ("codelists.note", r"within 12 months|12개월|of (?:20|30|5) (?:people|regular)|(?:20|30)인 이상|[12]주기|1년간"),
        ("caveats.text I-01", "25[–~]79"),
        ("caveats.text I-05", "30 to 299 people|30~299인|with 10 and more|(?:10|300)인 이상|한국 기업은 30"),
    ),
    "the formula of an indicator, or a point of its scale": (
        (DEFINED, r"[x×] 1(?:00|,000)(?!,?\d)|[x×] 1 ?%|1%p|- 1\)|\(1 ?[/÷]|100 ?- ?(?:the|수도권)|up to 100|100%"),
        (DEFINED, r"(?<!\d)0(?:인|이면|보다)|1/17|\bto 1 \(|1\(한 곳|1 이상|is 0\b|one decimal"),
        (DEFINED, "[Hh]alf the sum|절반|three years in a row are two intervals|연속된 3개 연도는 2개 구간|5 unless|5년\\)"),
        ("glossary.definition", "1 is in proportion|1 when|1이면|있으면 1|counts as 100|기준연도를 100|1 to 8|1~8수준"),
        ("glossary.definition", "5% to 7% is 2 percentage points, but a rise of 40%|5%에서 7%가 되면 2%p 증가이자 40%"),
    ),
    "what a definition counts, of whom and of when": (
        (DEFINED, "31 December|12월 31일|300 employees|300인|1,000 (?:and more|이상)|1,000인"),
        (DEFINED, "Four-year|4년제|fifteen|15위|15개|1위부터"),
        (DEFINED, "1 to 15|L2 to L5|L2~L5|level 4|4수준|steps of five years|5년 단위|1인당|12 months|12개월|1년간"),
        (DEFINED, "all 17|the 17|two states|of 2017|2017년|January 2020|2020년 1월|^Three scores|세 가지 값"),
        (DEFINED, r"[Tt]he two\b|in two|between two|two (?:zones|categories|sides|cards)"),
        (DEFINED, "두 (?:구분|권역|분야군|사업장|수치|수를|항목|카드|백분율)"),
    ),
    "a name or a code": (
        (ANY, "RE100|3D|KR-50|but 50|코드 50"),
    ),
    "these two: no count, but both of what was just named": (
        ("indicators.reading", "the two (?:shares|may)|between the two|of two provinces"),
        ("indicators.reading", "두 (?:비중|값|수치|내일|순위)|two training cards|둘"),
        ("caveats.* I-(?:16|17|19|22|23|24|26)", "두 번째|열 제목|두 수치|two institutions"),
        ("caveats.* I-(?:16|17|19|22|23|24|26)", "the two|Two things|두 (?:기관|값|번호|구분)|counts twice|두 단계"),
        (CODE, "replaced two|of the two|two things that grow|in two groups|the two|its two|names share|two points"),
        (CODE, "one card for two"),
    ),
}  # fmt: skip


def of_tables(language: str) -> Iterator[tuple[str, str]]:
    """Notes, readings and caveats, each with its place; of a caveat what is left once its values are taken out."""
    for name in package().names:
        table = bundled(name).table
        for column in ("note", "reading", "definition"):
            if f"{column}_{language}" in table:
                yield from ((f"{name}.{column}", str(text)) for text in table[f"{column}_{language}"].dropna())
    for row in bundled("caveats").rows:
        for column in ("label", "text"):
            yield f"caveats.{column} {row.id}", _unclaimed(getattr(row, f"{column}_{language}"))


def _unclaimed(template: str) -> str:
    """What a template says by itself: without its values, the years that they are of, and the numbers that its claims name."""
    years = set(re.findall(r"year=(\d{4})", template))
    told = CLAIMED.sub(lambda found: _without(set(re.findall(r"\d+", found["claim"])), found["words"]), template)
    return _without(years, VALUE.sub("", told))


def _without(known: set[str], words: str) -> str:
    either = NUMBER["en"].pattern + "|" + NUMBER["ko"].pattern
    return re.sub(either, lambda found: "" if _digits(found[0]) in known else found[0], VALUE.sub("", words))


def _digits(word: str) -> str:
    return WORDS.get(word.lower(), word.strip(".,"))


def of_sentences(language: str) -> Iterator[tuple[str, str]]:
    """What the modules of pages, slides and indicators say, each with its file."""
    with (ROOT / "locales" / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = {
            text: str(said)
            for one in read_po(file)
            for texts, strings in [((one.id,), (one.string,)) if isinstance(one.id, str) else (one.id, one.string)]
            for text, said in zip(texts, (*strings, *strings), strict=False)
        }
    for folder in ("components/figures", "indicators"):
        found = extract_from_dir(ROOT / folder, keywords={"_": None, "message": None, "ngettext": (1, 2)})
        for file_name, _line, told, *_rest in found:
            for text in (told,) if isinstance(told, str) else told:
                yield f"{folder}/{file_name}", text if language == "en" else catalogue[text]


def left(place: str, text: str, language: str) -> list[str]:
    """The numbers of a text that may not stand there."""
    told = IGNORED.sub("", text)
    for where, phrase in chain.from_iterable(ALLOWED.values()):
        if re.match(where, place):
            told = re.sub(phrase, "", told)
    pattern = OF_TRANSLATIONS if language == "ko" and re.match(CODE, place) else NUMBER[language]
    return [found[0] for found in pattern.finditer(told)]


def texts(language: str) -> list[tuple[str, str]]:
    """Everything that is searched."""
    return [*of_tables(language), *of_sentences(language)]


@pytest.mark.parametrize("language", NUMBER)
def test_no_number_is_typed_in_prose(language: str) -> None:
    found = [
        f"{place}: {', '.join(told)} in {text}"
        for place, text in texts(language)
        if (told := left(place, text, language))
    ]
    print(f"{len(found)} numbers typed in prose ({language})")  # noqa: T201
    assert not found, "\n".join(
        ["look the number up or give it by name ({year}); what may be typed stands in ALLOWED with its reason:", *found]
    )


def test_every_phrase_that_may_stand_stands_somewhere() -> None:
    searched = [(place, IGNORED.sub("", text)) for language in NUMBER for place, text in texts(language)]
    unused = [
        f"{where}: {phrase}"
        for where, phrase in chain.from_iterable(ALLOWED.values())
        if not any(re.match(where, place) and re.search(phrase, text) for place, text in searched)
    ]
    assert not unused


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the target lies below 4,661,782", ["4,661,782"]),
        ("two in three train", ["two", "three"]),
        ("half of them", ["half"]),
        ("“about 8%” of the population", []),
        ("{count} of them (I-07)", []),
    ],
)
def test_digits_and_number_words_are_found(text: str, numbers: list[str]) -> None:
    assert left("a table.note", text, "en") == numbers


@pytest.mark.parametrize(
    "text",
    [
        "once it tripled",
        "it halved",
        "sixty percent",
        "thirteen offices",
        "a billion won",
        "½ of them",
        "hundreds",
        "twenty-one",
    ],
)
def test_words_that_hide_a_number_are_found(text: str) -> None:
    assert left("a table.note", text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "두배로 늘어",
        "육십 퍼센트",
        "삼분의 일",
        "스무 곳",
        "열일곱 곳",
        "수십 명",
        "한 번도 없었습니다",
        "반 이상",
        "세번",
        "곱절",
        "백 명",
    ],
)
def test_words_that_hide_a_number_are_found_in_korean(text: str) -> None:
    assert left("a table.note", text, "ko")


@pytest.mark.parametrize("text", ["절반을 넘습니다", "두 배로 늘었습니다", "육십 퍼센트", "한 번도 없습니다"])
def test_a_translation_adds_no_number_of_its_own(text: str) -> None:
    assert left("components/figures/trends.py", text, "ko")


def test_number_words_are_found_in_korean() -> None:
    assert left("a table.note", "두 배로 늘어 절반을 넘었습니다", "ko") == ["두 배", "절반"]
