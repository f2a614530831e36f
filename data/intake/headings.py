"""Which row holds the headings, and what each column is."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import takewhile
from typing import Any, Final, NamedTuple

import pandas as pd

from data.intake.codes import LABELS, FieldTitles
from data.intake.grid import DEEPEST, Grid, cell
from data.intake.problem import SEARCHED_ROWS, Findings, Problem, Question
from data.package import bundled, required, source_columns, texts_of
from i18n import message

# Words as they are compared: without spaces, dots, case, half-width forms and footnote marks.


IGNORED: Final = str.maketrans("", "", "·ㆍ・･•‧∙_\u200b\ufeff\u00ad'\"“”‘’*")
FOOTNOTE: Final = re.compile(r"(?:주?\d{1,2}\)|주\)|[¹²³⁴-⁹][⁰¹²³⁴-⁹]?[⁾)]?|\*{1,3})$")
LONGEST_FOOTNOTE: Final = len("주12)")
SPACES: Final = re.compile(r"\s+")
YEAR: Final = re.compile(r"(?:19|20)\d{2}(?:년|년도)?(?:\.?12(?:\.|월)(?:31(?:\.|일)?|말)?)?|['’‘`´]\d{2}(?:년|년도)?")
YEAR_SHOWN_AS_DATE: Final = re.compile(r"1905-0[67]-\d{2}")
TOTALS: Final = (
    *("합계", "총계", "총합", "소계", "계", "합", "전체", "요약", "σ", "∑"),
    *("total", "subtotal", "grandtotal", "sum", "all"),
)
SUMS: Final = frozenset(
    (
        *TOTALS,
        *("총합계", "누계"),
        *("전국", "전국계", "전국합계", "nationwide", "national", "korea"),
        *("수도권", "수도권계", "비수도권", "비수도권계", "capitalarea", "outsidethecapitalarea"),
    )
)
DERIVED: Final = re.compile(
    r"[가-힣]{0,8}(평균|중앙값|중위[값수]|표준편차|최[대소댓솟]|증감|(증감|증가|감소|성장|신장|점유)[률율]|구성비율?|비율|비중|개수|순위)[값치액수]?"
    r"|(전년|전월|전기|작년)(도)?(동[기월])?(대비|비)[가-힣]{0,6}[률율]?"
    r"|([a-z]{0,12})(average|mean|median|maximum|minimum|count|growth(rate)?|change(rate)?|increase|ratio|rank|percent(age)?)"
    r"|max|min|share(of[a-z]{1,12})?|yoy|year(on|over)year[a-z]{0,8}|%[a-z]{0,12}"
)
"""What is worked out of figures and is none: an average, a share, a change."""
ENCLOSED: Final = re.compile(r"[(\[<〈《【{〔]\s*+([^()\[\]<>〈〉《》【】{}〔〕]{1,10})[)\]>〉》】}〕]")  # 【합계】
APART: Final = re.compile(r"\S\s+(?:계|합|요약|total|sum)$", re.IGNORECASE)  # 부산 계; 기계 is a field
SUM_ENDINGS: Final = ("소계", "합계", "총계")  # 서울 소계


@lru_cache(maxsize=65_536)
def plain_words(text: str) -> str:
    """The form in which words are compared."""
    folded = unicodedata.normalize("NFKC", text.translate(IGNORED)).casefold()
    return SPACES.sub("", folded).translate(IGNORED)


# What brackets behind a heading may say: a unit, a level of KOSIS, how final the figures are. All else changes what they count.


HANJA: Final = str.maketrans("名人千萬万百", "명인천만만백")
NOUN: Final = re.compile(
    r"(명|인|건수?|개과정|과정|개소|개|곳|people|persons|trainees|enroll?ments|cases|courses|ofpeople)$"
)
SCALES: Final = {
    "": 1,
    **dict.fromkeys(("백", "100", "hundred", "hundreds"), 100),
    **dict.fromkeys(("천", "1천", "000", "1,000", "1000", "1/1000", "1/1,000", "thousand", "thousands"), 1_000),
    **dict.fromkeys(("만", "1만", "10,000", "10000", "1/10000", "1/10,000", "tenthousand", "tenthousands"), 10_000),
    "십만": 100_000,
    **dict.fromkeys(("백만", "million", "millions"), 1_000_000),
}
SHARES: Final = ("%", "퍼센트", "percent")
LEVEL: Final = re.compile(r"\d{1,2}|별|년|연도|실적|연간|인원|인원수|[A-Da-d]|[㉠-㉣]|[ⓐ-ⓓ]")
"""A level of KOSIS, what a column goes by, words for what every dataset counts (what took place in a whole year), and the letter
by which a column of differences names another: 2020(A), 2021(B), 증감(B-A)."""
FINALITY: Final = {
    **dict.fromkeys(("잠정", "잠정치", "p"), "provisional"),
    **dict.fromkeys(("수정", "수정치", "r"), "revised"),
    **dict.fromkeys(("확정", "확정치"), "final"),  # F is a forecast as often as not
}
PART: Final = re.compile(
    r"여성|여자|남성|남자|^[남여]$|외국인|이주민|목표|계획|예정|추정|전망|예측|누계|누적|월평균|평균|[상하전후]반기|(?<!구)분기(?!호)|월말|청년|고령|장애"
    r"|전년|전월|사업주|신규|내국인|표본|가중|[(（\[]\s*+[남여]\s*+[)）\]]|(?<!\d)\d{1,2}\s*+월|[1-4]\s*+/\s*+4|\d{1,2}\s*+(?:[~∼～-]\s*+\d{1,2}\s*+)?세(?!기)"
    r"|학년도|(?<!\d)\d{1,2}\s?개월\s?(?:간|분|치|누계|실적|합계)|반년"
    r"|(?<![\d.])\d{1,2}\s?[./]\s?\d{1,2}\.?\s*[~∼～]\s*\d{1,2}\s?[./]\s?\d{1,2}(?![\d%])"
    r"|(?<![A-Za-z])(?:[HQ][12]|Q[34]|[12]H|[1-4]Q)(?![A-Za-z\d])"
    r"|women|female|male\b|target|planned|average|cumulative|half|quarter|year.to.date|\bytd\b"
    r"|\b(?!jan[a-z]*\.?\s*[~∼～–-]\s*dec)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov)[a-z]*\.?\s*(?:[~∼～–-]|(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""Words that say that figures are not those of everyone, of a whole year, or of what took place."""
WHOLE_YEAR: Final = re.compile(
    r"0?1\s*+월?\s*+[~∼～-]\s*+12\s*+월(?:\s*+누[계적])?|12\s*+월\s*+(?:말|31\s*+일)"
    r"|(?<!\d)0?1\s?[./]\s?0?1\.?\s*[~∼～]\s*12\s?[./]\s?31|여성\s*+가족|전년\s*+(?:도|동기|동월)?\s*+대비"
)
"""What such words stand in without saying it: the whole year, the name of a ministry, a comparison."""


ALL_MONTHS: Final = re.compile(
    r"0?1\s*+월?\s*+[~∼～-]\s*+12\s*+월|0?1\s?[./]\s?0?1\s?\.?\s*[~∼～-]\s*12\s?[./]\s?31\s?\.?"
)


def noun_of(unit: str) -> str:
    """What a unit counts; "" where it does not say, % for a share."""
    plain = plain_words(unit).translate(HANJA)
    found = NOUN.search(plain)
    return "%" if plain in SHARES else found.group(1) if found else ""


def scale_of(unit: str) -> int | None:
    """1,000 for 천명, 1 for 명 and %; None for a word that is no unit."""
    plain = plain_words(unit).translate(HANJA)
    return 1 if noun_of(unit) == "%" else SCALES.get(NOUN.sub("", plain)) if plain else None


def part_in(text: str) -> str:
    """The word by which a text says that figures are a part of something; "" where it does not."""
    found = PART.search(WHOLE_YEAR.sub("", text))
    return found[0].strip() if found else ""


def without_footnote(text: str) -> str:
    """훈련인원1) and 훈련인원주1) as 훈련인원."""
    return text[:-LONGEST_FOOTNOTE] + FOOTNOTE.sub("", text[-LONGEST_FOOTNOTE:])


def is_year(text: str) -> bool:
    """2021, 2021년, '21, 2021.12.31., and 2021 that a workbook shows as a date of 1905."""
    tight = SPACES.sub("", text)
    return bool(YEAR.fullmatch(tight) or YEAR_SHOWN_AS_DATE.fullmatch(tight))


# The words for the codes of key fields: labels in all languages, short names and aliases.


PARTS_OF_EMPLOYEES: Final = ("사업주", "사업주훈련", "사업주 직업능력개발훈련", "사업주(훈련)")


def code_words(schema: dict[str, Any]) -> dict[str, str]:
    """The key field that each word is a value of, by the Table Schema of a dataset."""
    found: dict[str, str] = {}
    lists = {field["name"]: field for field in schema["fields"] if "codelist" in field}
    enumerated = {field["name"]: field["constraints"]["enum"] for field in schema["fields"] if _enumerated(field)}
    references = {str(_one(key["fields"])): key["reference"] for key in schema.get("foreignKeys", [])}
    for name in schema["primaryKey"]:
        if name in lists:
            found |= dict.fromkeys(_codelist(lists[name]["codelist"], tuple(lists[name]["constraints"]["enum"])), name)
        elif name in enumerated:
            found |= dict.fromkeys(map(plain_words, enumerated[name]), name)
        elif name in references:
            reference = references[name]
            found |= dict.fromkeys(_reference(reference["resource"], _one(reference["fields"])), name)
    if "category" in schema["primaryKey"]:
        found |= {plain_words(word): "category" for word in PARTS_OF_EMPLOYEES}
    return found


def _enumerated(field: dict[str, Any]) -> bool:
    """Whether its codes stand in the schema alone; "all" among them is no sum of the others."""
    return "codelist" not in field and "enum" in field.get("constraints", {})


def _one(names: str | list[str]) -> str:
    return names if isinstance(names, str) else names[0]


@lru_cache
def _codelist(name: str, codes: tuple[str, ...]) -> frozenset[str]:
    table = bundled("codelists").table
    return _words(table[(table["codelist"] == name) & table["code"].isin(codes)], "code")


@lru_cache
def _reference(dataset: str, key: str) -> frozenset[str]:
    return _words(bundled(dataset).table, key)


def _words(table: pd.DataFrame, key: str) -> frozenset[str]:
    columns = [name for name in map(str, table.columns) if name in (key, "aliases") or LABELS.fullmatch(name)]
    texts = (text for column in columns for text in table[column].dropna())
    return frozenset(plain_words(word) for text in texts for word in str(text).split("|"))


# The words of a dataset that may stand above a column: its fields, and the values of its key fields.


NUMBERS: Final = ("integer", "number")
COUNTING: Final = {"연인원": "enrolments", "실인원": "headcount", "enrolments": "enrolments", "headcount": "headcount"}
SUMMED: Final = re.compile(r"^(?:합계\s?:|sum\s(?:of|:))\s?", re.IGNORECASE)
"""How the heading of a pivot table begins above figures that it adds up: 합계 : 훈련인원."""
SIMILAR: Final = re.compile(
    r"(직업|직업능력개발)?(훈련|수강|교육|교육훈련)?(참여|참가)(자|인원)(수|계|합계)?|총?인원수|총인원|등록인원수?"
    r"|(numberof)?(trainees|participants|enrolledpersons)|(직업|직업능력개발)?(훈련|수강|교육|교육훈련)(실시|참여|참가|수강)?연?건수"
    r"|(총|연|연간|전체)?(직업|직업능력개발)?(훈련|수강|교육|교육훈련)(실시|참여|참가|등록|수강)?(생|자|인원|인원수|생인원)(총)?(수|계|합계|총계)?|수강인원|실시인원수?|(훈련)?입과(자|생|인원)수?|훈련인원(총)?수"
)
WAY: Final = re.compile(
    r"(?:직업|직업능력개발)?(?:훈련|수강|교육|교육훈련)?(?:생|참여|참가|실시|이용)?(?P<way>연인원|실인원)수?|(?P<first>연인원|실인원)(?:훈련|참여)(?:생|인원|자)?수?"
)
"""How people are counted, within a heading: 훈련연인원, 훈련 실인원수."""
VALUES: Final = ("데이터", "dt", "값", "수치", "data")
"""Headings of KOSIS above whatever its table counts."""
PERIODS: Final = (
    "기간",
    "실적기간",
    "대상기간",
    "기준시점",
    "시점",
    "수록시점",
    "prdde",
    "timeperiod",
    "기준년월",
    "기준연월",
    "통계년월",
    "연월",
    "년월",
)
"""Headings above years and, where nobody looked, months: each cell is told."""
ITEMS: Final = ("항목", "항목명", "itmnm", "item")
# Numbers of rows, remarks and shares stand beside the figures of many tables.
PASSED_OVER: Final = re.compile(
    r"연번|순번|순위|번호|no\.?|비고|remarks?|(전년)?대비.*|증감.*|구성비.*|비중.*|비율.*|점유율.*"
    r"|[가-힣]+[률율](\([^()]*\))?|(훈련|교육)?(과정|기관|사업장)수"
    r"|단위|주기|수록주기|freq(uency)?|periodicity|periodtype|unit_?nm|prd_?se|lst_?chn_?de|org_?id|tbl_?(id|nm)|itm_?id|c[1-8](_?(id|obj_?nm|obj_?nm_?eng|nm_?eng))?|itm_?nm_?eng|unit_?nm_?eng"
)
OTHER_MEASURES: Final = re.compile(
    r"(수료|이수|정원|모집|신청|계획|목표|예정)(자|생|인원)?(수)?|completers|graduates|applicants"
)
UNIT: Final = re.compile(r"\s*+(?:단위\s*+[:：]?\s*+|unit\s*+:?\s*+)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, eq=False)
class Vocabulary:
    """What the headings of a dataset can be.

    Attributes:
        dataset: its name.
        fields: name of the field by heading.
        values: name of the key field by one of its values ("실업자" is a category).
        keys: the key fields.
        measures: the fields with numbers that are no keys.
        stored: the fields that the store fills.
        required: the fields that no file may lack.
        people: the measure that counts trainees, where there is one.
    """

    dataset: str
    fields: dict[str, str]
    values: dict[str, str]
    keys: tuple[str, ...]
    measures: tuple[str, ...]
    stored: tuple[str, ...]
    required: tuple[str, ...]
    people: str | None

    def field(self, heading: str) -> str | None:
        """The field of a heading; a footnote mark and a unit in brackets may follow it."""
        heading = SUMMED.sub("", heading.strip())
        for text in (heading, without_footnote(heading), bare(heading)):
            if found := self.fields.get(plain_words(text)):
                return found
        heading = spread(heading)
        counted = COUNTING.get(plain_words(_bracket(heading)))
        if counted and self.people and self.fields.get(plain_words(bare(without_unit(heading)[0]))) == self.people:
            return self.people
        if self.people and (_counting(heading) or self.resembles(heading)):
            return self.people
        if "year" in self.keys and plain_words(bare(heading)) in PERIODS:
            return "year"
        return self.figure if plain_words(bare(heading)) in VALUES else None

    def resembles(self, heading: str) -> bool:
        """Whether a heading likely means the number of trainees, by a word that no dataset has for it."""
        plain = plain_words(bare(heading))
        return bool(self.people and SIMILAR.fullmatch(plain)) and plain not in self.fields

    @property
    def figure(self) -> str | None:
        """The measure that a column headed only “data” holds; None where there are several."""
        return self.people if self.people else self.measures[0] if len(self.measures) == 1 else None

    @property
    def counts_people(self) -> bool:
        """Whether the figures of the dataset are numbers of people, so that none of them is a share or an average."""
        return self.people is not None or self.dataset == "population"

    def is_sum(self, text: str) -> bool:
        """Whether a row or column under this word holds a sum of others; 수도권 does not in a dataset of zones."""
        bracketed = ENCLOSED.fullmatch(text.strip())
        plain = plain_words(bracketed[1] if bracketed else without_footnote(without_unit(text.strip())[0]).strip())
        return (plain in SUMS or plain.endswith(SUM_ENDINGS)) and plain not in self.values

    def is_derived(self, text: str) -> bool:
        """Whether a row or column under this word holds what is worked out of others: 전국 평균, (증가율), 구성비(%)."""
        bracketed = ENCLOSED.fullmatch(text.strip())
        plain = plain_words(bracketed[1] if bracketed else without_footnote(without_unit(text.strip())[0]).strip())
        return bool(DERIVED.fullmatch(plain)) and plain not in self.values and plain not in self.fields

    def knows(self, name: str) -> bool:
        """Whether the dataset has a field of that name."""
        return name in self.fields.values()

    @property
    def may_be_undated(self) -> bool:
        """Whether its rows have a year, of the figures and not of an event, that a file may leave out."""
        dated = "year" in self.keys or self.knows("year_basis")
        return dated and self.knows("year") and "year" not in self.required

    def excess(self, heading: str) -> tuple[str, str]:
        """The field that a heading names besides its brackets, and what they say; two "" where there are none."""
        inside = _bracket(heading)
        base = self.field(without_unit(heading.translate(WIDE_BRACKETS).strip())[0].strip()) if inside else None
        return (base, inside) if base else ("", "")

    def part_of_value(self, heading: str) -> tuple[str, str]:
        """The key that a heading names a value of besides its brackets, and what they say: 실업자(여성); two "" for others."""
        inside = _bracket(heading)
        key = self.dimension(without_unit(heading.translate(WIDE_BRACKETS).strip())[0].strip()) if inside else ""
        return (key, inside) if key else ("", "")

    def is_item(self, heading: str, cells: set[str]) -> bool:
        """Whether a column names, in each of its cells, the one measure that the table has, in one way (항목 of KOSIS)."""
        if plain_words(heading) not in ITEMS or self.figure is None:
            return False
        return bool(cells) and all(map(self.names_figure, cells)) and len(set(map(said_of, cells))) == 1

    def names_figure(self, text: str) -> bool:
        """Whether a text is a name of the one measure that the table has, and not only like one."""
        return (
            self.figure is not None and self.field(without_finality(text)) == self.figure and not self.resembles(text)
        )

    def is_sum_of_key(self, text: str) -> bool:
        """Whether a cell of a key says that its row holds a sum: 합계, or the name of the figure itself above its parts."""
        word = self.is_sum(text) or (bool(APART.search(text.strip())) and plain_words(text) not in self.values)
        return word or (self.names_figure(text) and self.dimension(text) is None)

    def titles(self, *names: str) -> FieldTitles:
        """What a reader calls some fields, in the language in force when it is shown."""
        return FieldTitles(self.dataset, names)

    def nearest(self, heading: str) -> str | None:
        """The known heading most like this one; None where it says more than that one (여성훈련인원)."""
        plain = plain_words(heading)
        found = next(iter(difflib.get_close_matches(plain, self.fields, n=1)), None)
        return found if found and not self.says_more(heading) else None

    def says_more(self, heading: str) -> str:
        """The longest known heading that stands within this one, besides words of its own; "" where none does."""
        plain = plain_words(heading)
        within = (known for known in self.fields if len(known) > 1 and known in plain and known != plain)
        return max(within, key=len, default="")

    def dimension(self, text: str) -> str | None:
        """The key field that a heading (or a cell) is a value of; "" for a sum, of whichever field."""
        if self.is_sum(text):
            return ""
        if "year" in self.keys and is_year(bare(without_finality(text))):
            return "year"
        return self.values.get(plain_words(text)) or self.values.get(plain_words(bare(text)))


@lru_cache(maxsize=65_536)
def bare(text: str) -> str:
    """A heading without the unit in brackets and the footnote mark that may follow it."""
    found = text.translate(WIDE_BRACKETS).strip()
    for _pair in range(MOST_BRACKETS):
        if not (inside := _bracket(found)) or not _says_nothing(inside):
            break
        found = without_unit(found)[0].strip()
    return without_footnote(found).strip()


MOST_BRACKETS: Final = 3
TOGETHER: Final = re.compile(r"[,;·ㆍ]")


def in_brackets(heading: str) -> tuple[str, list[str]]:
    """A heading without the brackets at its end, and each thing that these say: 훈련인원(천명, 잠정) says two."""
    found, parts = heading.translate(WIDE_BRACKETS).strip(), list[str]()
    for _pair in range(MOST_BRACKETS):
        before, inside = without_unit(found)
        if before == found:
            break
        parts = [*(UNIT.sub("", part.strip(), count=1) for part in TOGETHER.split(inside)), *parts]
        found = before.strip()
    return found, parts


@lru_cache(maxsize=65_536)
def spread(heading: str) -> str:
    """Brackets that say several things as brackets of one each, where all are understood: units, counting, how final."""
    base, parts = in_brackets(heading)
    kinds = (_is_unit, lambda part: plain_words(part) in COUNTING, lambda part: plain_words(part) in FINALITY)
    ordered = [part for kind in kinds for part in parts if kind(part)]
    if len(parts) < 2 or len(ordered) != len(parts):
        return heading
    return base + "".join(f"({part})" for part in ordered)


def _is_unit(part: str) -> bool:
    return bool(scale_of(part)) and noun_of(part) != "%"


WIDE_BRACKETS: Final = str.maketrans("（）［］〈〉《》【】〔〕", "()[]()()()()")
REGION_CODE: Final = re.compile(r"\d{10}")


def _bracket(text: str) -> str:
    return without_unit(text.translate(WIDE_BRACKETS).strip())[1].strip()


def _says_nothing(inside: str) -> bool:
    """Whether brackets say no more of a heading than its unit, or of a place than its number."""
    units = all(scale_of(part) for part in inside.split(",")) and noun_of(inside.split(",", maxsplit=1)[0]) != "%"
    level = LEVEL.fullmatch(inside) or ALL_MONTHS.fullmatch(inside) or REGION_CODE.fullmatch(inside)
    return bool(scale_of(inside) or units or level)


KOSIS_MARK: Final = re.compile(r"(?<=[0-9년])\s?+([pr])\)$", re.IGNORECASE)


def _marked(heading: str) -> str:
    """2021 p), as KOSIS writes it, with both brackets."""
    return KOSIS_MARK.sub(r"(\1)", heading.strip())


def finality_of(heading: str) -> str:
    """How final figures are by the brackets behind their heading: 훈련인원(잠정), 2022(p)."""
    return FINALITY.get(plain_words(_bracket(_marked(heading))), "")


def said_of(heading: str) -> tuple[str, str]:
    """How a heading says that people are counted, and how final its figures are; "" where it does not."""
    return _counting(without_finality(heading)), finality_of(heading)


def without_finality(heading: str) -> str:
    """The heading without those brackets."""
    if not finality_of(heading):
        return heading
    return without_unit(_marked(heading).translate(WIDE_BRACKETS).strip())[0].strip()


BEHIND: Final = re.compile(
    r"(?P<base>.*[가-힣a-z])[_\s/:·-]+(?P<unit>(?:십|백|천|만)+\s?명)", re.IGNORECASE
)  # 훈련인원_천명


def without_unit(heading: str) -> tuple[str, str]:
    """A heading without the brackets at its end, and what stands in them: 인원(단위: 명) as 인원 and 명."""
    if not heading.endswith((")", "]")):
        plainly = BEHIND.fullmatch(heading)
        return (plainly["base"], plainly["unit"]) if plainly else (heading, "")
    start = max(heading.rfind("("), heading.rfind("["))
    inside = heading[start + 1 : -1]
    if start < 0 or ")" in inside or "]" in inside:
        return heading, ""
    return heading[:start], UNIT.sub("", inside, count=1)


def vocabulary(resource: dict[str, Any]) -> Vocabulary:
    """The vocabulary of a dataset by its Table Schema."""
    schema = resource["schema"]
    fields = schema["fields"]
    keys = tuple(schema["primaryKey"])
    return Vocabulary(
        dataset=str(resource["name"]),
        # Where a file says its source in words; what a table itself has under such a heading goes first.
        fields=_by_heading(source_columns()) | _by_heading([one for one in fields if one["name"] != "source"]),
        values=code_words(schema),
        keys=keys,
        measures=tuple(
            field["name"] for field in fields if field["type"] in NUMBERS and field["name"] not in (*keys, "year")
        ),
        stored=tuple(field["name"] for field in fields if field.get("filled_by") == "store"),
        required=tuple(required(resource)),
        people=next((field["name"] for field in fields if field.get("unit") == "trainees"), None),
    )


def _by_heading(fields: list[dict[str, Any]]) -> dict[str, str]:
    """Fields by heading, with and without a unit in brackets: 인원(명) and 인원, but not 주 for 주(국문) and 주(영문)."""
    whole = {plain_words(text): field["name"] for field in fields for text in _known_headings(field)}
    short: dict[str, set[str]] = {}
    for one in fields:
        for text in _known_headings(one):
            short.setdefault(plain_words(without_unit(text)[0]), set()).add(one["name"])
    return {heading: names.pop() for heading, names in short.items() if heading and len(names) == 1} | whole


def _known_headings(field: dict[str, Any]) -> list[str]:
    return [field["name"], *texts_of(field, "title"), *field.get("aliases", [])]


# What a column of a file holds, by the words that stand above it.


ABOVE: Final = " / "  # between headings that stand above one another
PARTS: Final = re.compile(r"[\s_/|,]+")
MOST_PARTS: Final = 20  # of one heading; what has more words is a sentence


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        position: from 0.
        heading: as the file writes it; headings above one another are joined by " / ".
        name: the field that its cells belong to; None when the headings name no field.
        dimensions: key field -> the heading that is its value, for a column of a wide table.
        sums: headings that say "total", not yet known of which key field.
        counting: `enrolments` or `headcount` where a heading says so.
        other_measure: it counts other people than the dataset does (수료인원).
        guessed: without a heading of its own, its meaning was told by its cells.
        resembling: its heading likely means the number of trainees, which must be asked.
        finality: how final its figures are, where its heading says so.
        above: upper headings that say nothing of it.
        partly: no field's, but one of its headings is known, or would be without its brackets.
        period: the part of a year that its figures are of.
    """

    position: int
    heading: str
    name: str | None = None
    dimensions: dict[str, str] = field(default_factory=dict)
    sums: tuple[str, ...] = ()
    counting: str = ""
    other_measure: bool = False
    guessed: bool = False
    resembling: bool = False
    finality: str = ""
    above: tuple[str, ...] = ()
    partly: bool = False
    period: str = ""

    @property
    def across(self) -> bool:
        """Whether it holds values under the value of a key field, as the columns of a wide table do."""
        return bool(self.dimensions or self.sums)

    @property
    def known(self) -> bool:
        """Whether its headings say what it is."""
        return self.name is not None or self.across or bool(self.period)

    @property
    def last(self) -> str:
        """The lowest of its headings."""
        return self.heading.rpartition(ABOVE)[2]

    @property
    def information(self) -> float:
        """How much its headings say: what the best reading of a header is chosen by."""
        named = 0.5 if self.guessed else float(self.name is not None)
        return len(self.dimensions) + len(self.sums) + bool(self.period) + named


def column(position: int, headings: list[str], *, vocabulary: Vocabulary) -> Column:
    """What the headings above a column say, from top to bottom; upper ones that say nothing are passed over."""
    heading = ABOVE.join(headings)
    for first in range(len(headings)):
        found = _resolved(position, headings[first:], vocabulary=vocabulary)
        if found:
            return replace(found, heading=heading, above=tuple(headings[:first]))
    known = any(vocabulary.field(one) or vocabulary.dimension(one) for one in headings[:-1])
    part = any(vocabulary.part_of_value(one)[0] for one in headings)
    return Column(position=position, heading=heading, partly=known or part)


def _resolved(position: int, headings: list[str], *, vocabulary: Vocabulary) -> Column | None:
    whole = Column(position=position, heading="")
    headings = [*headings[:-1], spread(headings[-1])]
    base, inside = vocabulary.excess(headings[-1])
    if base and base == vocabulary.people and OTHER_MEASURES.fullmatch(plain_words(inside)):
        return replace(whole, name=base, other_measure=True)
    last, finality = without_finality(headings[-1]), finality_of(headings[-1])
    name = vocabulary.field(last)
    if name and (len(headings) == 1 or name not in vocabulary.measures):
        resembling = name == vocabulary.people and vocabulary.resembles(last)
        return replace(whole, name=name, counting=_counting(last), finality=finality, resembling=resembling)
    found: Column | None = whole
    for part in (part for heading in (*headings[:-1], last) for part in _parts(heading, vocabulary=vocabulary)):
        found = found and _with(found, part, vocabulary=vocabulary)
    if found is None or not found.known:
        return None
    if finality and "year" in found.dimensions:
        marked = f"{found.dimensions['year']}({_bracket(_marked(headings[-1]))})"
        return replace(found, dimensions={**found.dimensions, "year": marked})
    return replace(found, finality=finality)


WHOLE: Final = ("계", "합계", "총계", "소계", "전체")
PERIOD: Final = re.compile(
    r"(?:['’‘`]?\d{2}(?:\d{2})?(?:년도?)?[-./]?)?(?:[상하전후]반기|[1-4](?:/4)?분기|[1-4]/4|[QH][1-4]|[1-4][QH]|(?:0?[1-9]|1[0-2])월)"
    r"|(?:19|20)\d{2}(?:년도?|[-./])(?:0?[1-9]|1[0-2])월?",
    re.IGNORECASE,
)
"""A heading that is nothing but a part of a year, without spaces: 2021 상반기, 2021.1/4, 3월, 2021.06."""


def is_period(heading: str) -> bool:
    """Whether a heading names a part of a year, and neither the whole of it nor its end."""
    tight = SPACES.sub("", bare(heading))
    return bool(PERIOD.fullmatch(tight)) and not is_year(tight)


REGISTER: Final = re.compile(r"\d{4}년(?:\d{1,2}월)?_")
"""How the Ministry of the Interior begins the headings of its tables of residents."""


def _parts(heading: str, *, vocabulary: Vocabulary) -> list[str]:
    """The heading itself, or its words where only they are known ("2021년 실업자")."""
    if vocabulary.field(heading) or vocabulary.dimension(heading) is not None:
        return [heading]
    if is_period(heading):
        return [heading]
    inside = _bracket(heading)
    if inside and (
        vocabulary.dimension(inside) or inside in WHOLE
    ):  # 훈련인원(2021) counts what 훈련인원 below 2021 does
        return [without_unit(heading.translate(WIDE_BRACKETS).strip())[0].strip(), inside]
    parts = [part for part in PARTS.split(bare(heading), maxsplit=MOST_PARTS + 1) if part]
    if REGISTER.match(heading):  # 2022년_계_총인구수: of both sexes, no sum of other columns
        parts = [part for part in parts if part != "계"]
    return parts if len(parts) <= MOST_PARTS else [heading]


def _with(found: Column, part: str, *, vocabulary: Vocabulary) -> Column | None:
    """The column with one more heading; None when it does not fit those before it."""
    if is_period(part) and not found.period:
        return replace(found, period=part)
    dimension = vocabulary.dimension(part)
    name = vocabulary.field(part)
    if dimension == "" and name is None:
        return replace(found, sums=(*found.sums, part))
    if dimension and dimension not in found.dimensions:
        value = part if finality_of(part) else bare(part)
        return replace(found, dimensions={**found.dimensions, dimension: value})
    if OTHER_MEASURES.fullmatch(plain_words(bare(part))) and vocabulary.people and not found.name:
        return replace(found, name=vocabulary.people, other_measure=True)
    if name in vocabulary.measures and found.name in (None, name):
        likely = found.resembling or (name == vocabulary.people and vocabulary.resembles(part))
        return replace(found, name=name, counting=found.counting or _counting(part), resembling=likely)
    return None


def _counting(heading: str) -> str:
    plain = plain_words(bare(heading))
    way = WAY.fullmatch(plain)
    found = (way["way"] or way["first"]) if way else plain
    return COUNTING.get(found, "") or COUNTING.get(plain_words(_bracket(heading)), "")


# Finding the headings: titles and units may stand above them, and there may be up to three rows of them.


SAMPLED_CELLS: Final = 60
MOSTLY: Final = 0.8  # of the cells must be values of a field for the column to be taken for it
STUB: Final = "구분"  # the heading of categories, and what clerks write above any first column


@dataclass(frozen=True, kw_only=True, eq=False)
class Header:
    """The headings of a file.

    Attributes:
        first: position in the grid of their first row; `body` that of the first row below them.
        columns: those with a heading or with cells.
        figures: position of the first row below that is no more of them, such as units or numbers of columns.
    """

    first: int
    body: int
    columns: list[Column]
    figures: int = 0

    @property
    def information(self) -> float:
        """How much the headings say."""
        return sum(column.information for column in self.columns)

    @property
    def usable(self) -> bool:
        """Whether they can be the headings of a table: a field that stands above its own cells, and one thing more."""
        own = [column for column in self.columns if column.name and not column.across]
        across = [[*column.dimensions] for column in self.columns if column.across]
        if across == [[column.name] for column in own] and len(own) == 1:
            return False  # 연도 and 2021 beside each other: what a report was filtered by
        kinds = {frozenset(column.dimensions) for column in self.columns if column.across and not column.sums}
        alike = len(kinds) <= 1 or not all(column.guessed for column in own)
        return bool(own) and alike and sum(column.known or column.partly for column in self.columns) >= 2


def header(grid: Grid, *, vocabulary: Vocabulary) -> Header | None:
    """The rows among the first 20 of the file that say most as headings, the fewest and topmost of them; or None."""
    candidates = [
        found
        for depth in range(1, DEEPEST + 1)
        for first, number in enumerate(grid.numbers[: SEARCHED_ROWS + 1])
        if number <= SEARCHED_ROWS
        if (found := _candidate(grid, first=first, depth=depth, vocabulary=vocabulary)) and found.usable
    ]
    return max(candidates, key=lambda found: found.information, default=None)


def _candidate(grid: Grid, *, first: int, depth: int, vocabulary: Vocabulary) -> Header | None:
    rows = grid.rows[first : first + depth]
    if len(rows) < depth or any(_headings_in(row) < 2 for row in rows[:-1]):
        return None
    below = grid.rows[first + depth : first + depth + SAMPLED_CELLS]
    words = sum(1 for _row in takewhile(lambda row: not holds_figure(row), reversed(below)))
    figured = below[: len(below) - words] or below  # not what is explained in words below the table
    if _begins_data(rows[-1], below, vocabulary=vocabulary):
        return None
    if any(_is_entry(rows[place], rows[:place], vocabulary=vocabulary) for place in range(1, depth)):
        return None
    if depth < DEEPEST and below and _are_headings(below[0], above=rows[-1], vocabulary=vocabulary):
        return None
    width = max(map(len, [*rows, *below]))
    filled = [*(_filled(row, width) for row in rows[:-1]), rows[-1]]
    found: list[Column] = []
    for position in range(width):
        own = _headings_of_row(rows, position)
        if own or any(cell(row, position) for row in below):
            named = _named_in_header(position, _headings_of_row(filled, position), own, vocabulary=vocabulary)
            cells = [cell(row, position) for row in figured]
            found.append(_by_cells(named, cells, others=found, vocabulary=vocabulary))
    return Header(first=first, body=first + depth, columns=found)


def _is_entry(row: list[str], above: list[list[str]], *, vocabulary: Vocabulary) -> bool:
    """Whether a row below headings is the first of the table: values of two fields, each under the heading of its own.

    1,900 trainees look like a year; a year across a wide table stands under no other field's values.
    """
    own = {
        kind
        for position, text in enumerate(row)
        if (kind := vocabulary.dimension(text)) and (headings := _headings_of_row(above, position))
        if column(position, headings, vocabulary=vocabulary).name == kind
    }
    return len(own) > 1


def _are_headings(row: list[str], *, above: list[str], vocabulary: Vocabulary) -> bool:
    """Whether a row holds nothing but names of fields, or no figure below the first heading said again as KOSIS does: it belongs
    to the headings then. Those above it once more do not.
    """
    texts = [text for text in row if text.strip()]
    new = [text for at, text in enumerate(row) if text.strip() and text != cell(above, at)]
    if len(texts) == 1 and row[:1] == texts and vocabulary.names_figure(texts[0]):
        return False  # it heads the rows of its parts
    under = any(text and not cell(above, at) for at, text in enumerate(row))
    merged = under and not cell(row, 0) and len(texts) > 1  # 남, 여 below 재직자, which spans them
    spanned = (texts[:1] == row[:1] == above[:1] or merged) and not holds_figure(row)
    units = all(scale_of(text.strip(" ()[]")) for text in new)
    return bool(new) and ((spanned and not units) or all(vocabulary.field(text) for text in texts))


PLAIN_NUMBER: Final = re.compile(r"[△▲-]?[0-9][0-9,]{2,}(?:\.[0-9]+)?\s?(?:명|인|천명|건)?")


FIGURE_WITH_UNIT: Final = re.compile(r"\s*+[-△▲]?\s*+\d[\d,.]*+\s*+(?:[천만]?\s?명|인|건|개소?|%)?\s*+")


def holds_figure(row: list[str]) -> bool:
    """Whether a cell of a row is a number, a year among them."""
    return any(FIGURE_WITH_UNIT.fullmatch(text) for text in row if text)


MOST_ACROSS: Final = 2  # keys that stand above one another across a table in one row


def _begins_data(row: list[str], below: list[list[str]], *, vocabulary: Vocabulary) -> bool:
    """Whether a row is one of the data below it: values of two fields above values of the same two, or a figure."""
    if any(PLAIN_NUMBER.fullmatch(text.strip()) and not is_year(text) and not is_period(text) for text in row):
        return True
    kinds = {at: kind for at, text in enumerate(row) if (kind := vocabulary.dimension(text))}
    if len(kinds) == len(set(kinds.values())) == len(vocabulary.keys) > MOST_ACROSS:
        return True  # a year, a province and a category, each of them once
    same = {
        kind for at, kind in kinds.items() if _meant([cell(line, at) for line in below], vocabulary.dimension) == kind
    }
    return len(same) > 1


def _headings_in(row: list[str]) -> int:
    """How many headings a row holds: a line with nothing but a title, or a title and a unit, is none of headings."""
    return sum(bool(without_unit(text.strip())[0]) for text in row)


def _filled(row: list[str], width: int) -> list[str]:
    """An upper row of headings in which each one stands above all the columns that it spans."""
    filled: list[str] = []
    for position in range(width):
        filled.append(cell(row, position) or (filled[-1] if filled else ""))
    return filled


def _headings_of_row(rows: list[list[str]], position: int) -> list[str]:
    """The headings above a column from top to bottom, each once, on one line each."""
    found = [" ".join(cell(row, position).split()) for row in rows]
    return list(dict.fromkeys(heading for heading in found if heading))


def _named_in_header(position: int, spanning: list[str], own: list[str], *, vocabulary: Vocabulary) -> Column:
    """By its own headings and those that span it; by its own alone where the others are not meant for it."""
    found = column(position, spanning, vocabulary=vocabulary) if own else Column(position=position, heading="")
    if found.known or spanning == own:
        return found
    return column(position, own, vocabulary=vocabulary)


def _by_cells(found: Column, cells: list[str], *, others: list[Column], vocabulary: Vocabulary) -> Column:
    """A column without a heading that says something (구분 does not), taken for what its cells are values of."""
    if found.known and plain_words(found.heading) != STUB:
        return found
    meant = _meant(
        [text for text in cells if text],
        lambda text: "" if vocabulary.is_sum_of_key(text) else vocabulary.dimension(text),
    )
    taken = {column.name for column in others}
    if meant is None or meant == found.name or meant in taken:
        return found
    return replace(found, name=meant, guessed=True)


def _meant(cells: list[str], dimension: Callable[[str], str | None]) -> str | None:
    """The field that most of the cells are values of."""
    kinds = [kind for text in cells if (kind := dimension(text)) != ""]
    for kind in dict.fromkeys(kind for kind in kinds if kind):
        if kinds.count(kind) >= MOSTLY * len(kinds):
            return kind
    return None


# A year or a province that a table leaves out because its title says it.


WORDS: Final = re.compile(r"[^\s_(),.\[\]\-]+")
YEARS: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


class Title(NamedTuple):
    """A text that may say something of the whole table, and the row it stands in; None for a name."""

    text: str
    row: int | None = None


def stated(
    have: set[str], titles: Iterable[Title], *, answers: Mapping[str, str], vocabulary: Vocabulary, findings: Findings
) -> dict[str, str]:
    """The value of each key field that no column holds: as answered; else asked, if the titles name one; else missing."""
    found: dict[str, str] = {}
    lines = list(titles)
    for name in _lacking(have, vocabulary):
        of_table = name in vocabulary.keys or name == "year"  # a year that every row needs may stand in the title alone
        if of_table and answers.get(name):
            found[name] = answers[name]
        elif of_table and (value := _named_in_title(name, lines, vocabulary)):
            row = next(line.row for line in lines if value in line.text)
            findings.questions.append(_question(name, value, vocabulary, row=row))
        else:
            findings.problems.append(_missing(name, vocabulary))
    if "year" not in have and vocabulary.may_be_undated:
        found |= _year_of_titles(lines, answers=answers, vocabulary=vocabulary, findings=findings)
    return found


UNDATED: Final = "undated"


def _year_of_titles(
    lines: list[Title], *, answers: Mapping[str, str], vocabulary: Vocabulary, findings: Findings
) -> dict[str, str]:
    """The year that is answered where a file may leave it out, "" for none: asked where its titles name one, or several."""
    if answers.get("year"):
        return {"year": answers["year"] if answers["year"] != UNDATED else ""}
    years = list(dict.fromkeys(year for line in lines if not part_in(line.text) for year in YEARS.findall(line.text)))
    if years:
        told = message(
            "The table has no column “{field}”, but its title says {value}. Are its figures of that year?",
            field=vocabulary.titles("year"),
            value=", ".join(years),
        )
        options = {year: message("Yes, {value}", value=year) for year in years}
        options[UNDATED] = message("No, they have no year")
        row = next(line.row for line in lines if years[0] in line.text)
        findings.questions.append(Question(name="year", message=told, options=options, row=row))
    return {}


def _lacking(have: set[str], vocabulary: Vocabulary) -> list[str]:
    """The required fields that no column holds; a measure too where all are optional and none is there."""
    lacking = [name for name in vocabulary.required if name not in have]
    measured = have.intersection(vocabulary.measures) or not vocabulary.measures
    return lacking if measured or set(lacking) & set(vocabulary.measures) else [*lacking, vocabulary.measures[-1]]


def _named_in_title(name: str, lines: list[Title], vocabulary: Vocabulary) -> str | None:
    """The one value that the titles name; None where they name none or several."""
    if name == "year":
        values = [year for line in lines if not part_in(line.text) for year in YEARS.findall(line.text)]
    else:
        values = [word for line in lines for word in WORDS.findall(line.text) if vocabulary.dimension(word) == name]
    return values[0] if len(set(values)) == 1 else None


def _question(name: str, value: str, vocabulary: Vocabulary, *, row: int | None) -> Question:
    told = message(
        "The table has no column “{field}”, but its title says {value}. Is that right for all rows?",
        field=vocabulary.titles(name),
        value=str(value),
    )
    return Question(name=name, message=told, options={value: message("Yes, {value}", value=str(value))}, row=row)


def _missing(name: str, vocabulary: Vocabulary) -> Problem:
    field = vocabulary.titles(name)
    told = message("The column “{field}” is missing: add it, or take the heading from the template.", field=field)
    return Problem(code="header-missing", message=told, column=name)
