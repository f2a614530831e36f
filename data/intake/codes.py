"""The text of a cell as a code: provinces and categories by any of their names."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

import pandas as pd

from data import catalogue, labels, naming
from data.package import bundled, in_language, package, source_columns
from data.store import location
from i18n import Message, message

PUBLISHED: Final = ("kdt_fields",)  # lists of codes that the national authority may lengthen
# What one text of a file means.


Value = int | float | str | bool


Found = TypeVar("Found")


class Cell(NamedTuple):
    """The meaning of one text.

    Attributes:
        value: as it would be published, or None when the cell is empty or could not be understood.
        missing: why there is no value (`blank`, `not_available`, `suppressed`, `not_applicable`, `unreadable`), else "".
        fault: code of the problem that keeps it from being understood, else "".
        fix: what was mended to understand it, else None. Cells of one column with the same fix are told together.
        finality: code of the mark behind the value (`1,234p` is provisional), else "".
    """

    value: Value | None = None
    missing: str = ""
    fault: str = ""
    fix: Message | None = None
    finality: str = ""


BLANK = Cell(missing="blank")


def unreadable(fault: str) -> Cell:
    """A text without a meaning that could be published."""
    return Cell(missing="unreadable", fault=fault)


# The many ways to type one character: full-width digits, hard spaces, Korean typed in parts.


# Only full-width forms become plain ones: NFKC would turn the footnote mark of 1,234² into a digit.
FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
SPACES: Final = dict.fromkeys((0x00A0, 0x2007, 0x2009, 0x202F, 0x3000, 0x0009, 0x000A, 0x000D), " ")
INVISIBLE: Final = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD), None)
PLAIN: Final = {**FULL_WIDTH, **SPACES, **INVISIBLE}
IGNORED: Final = re.compile(r"[\s·ㆍ・‧.,_'’‘`\-‐-―−()\[\]/]")


def plain(text: str) -> str:
    """The text with full-width signs, hard spaces and invisible signs as a keyboard would give them."""
    return text.translate(PLAIN).strip()


def key(text: str) -> str:
    """What two ways of writing one name have in common: no spaces, dots, dashes, brackets or capitals."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", plain(text))).casefold()


# Cells that say why they hold no value: blank, `…`, `x`, `c`, `z`, a lone dash, an error of the spreadsheet.


NOT_AVAILABLE: Final = ("...", "…", "..", "‥", "x")
SUPPRESSED: Final = ("c",)
NOT_APPLICABLE: Final = ("z",)
MARKS: Final = {"suppressed": "c", "not_available": "x", "not_applicable": "z"}
"""How a file writes each reason, as the template says."""
REASONS: Final[dict[str, str]] = {
    **dict.fromkeys(NOT_AVAILABLE, "not_available"),
    **dict.fromkeys(SUPPRESSED, "suppressed"),
    **dict.fromkeys(NOT_APPLICABLE, "not_applicable"),
}
READ_AS: Final[dict[str, Message]] = {
    "not_available": message("Read as not available: no figure is published here, and never 0."),
    "suppressed": message("Read as suppressed: no figure is published here, and never 0."),
    "not_applicable": message("Read as not applicable: no figure is published here, and never 0."),
}
DASHES: Final = frozenset("-‐‑‒–—―−ㅡ")
ERROR_VALUE: Final = re.compile(
    r"#(REF|N/?A|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC|FIELD|GETTING_DATA)[!?]?|#+|Err:[0-9]+|null|none|nan|n/?a|undefined",
    re.IGNORECASE,
)


def missing(text: str) -> Cell | None:
    """The cell of a text that says that there is no value; None for any other text."""
    found = plain(text)
    if not found:
        return BLANK
    reason = REASONS.get(found.lower())
    if reason:
        return Cell(missing=reason, fix=READ_AS[reason])
    return unreadable("cell-error-value") if ERROR_VALUE.fullmatch(found) else None


def is_dash(text: str) -> bool:
    """Whether a cell holds a lone dash: nil in Korean tables, missing elsewhere."""
    return plain(text) in DASHES


def dash(answer: str | None) -> Cell:
    """A lone dash as the uploader means it; until they say, no value is made up for it."""
    if answer == "nil":
        return Cell(value=0, fix=message("The dash is read as 0."))
    if answer == "missing":
        return Cell(missing="not_available", fix=READ_AS["not_available"])
    return Cell(missing="not_available", fault="cell-dash-ambiguous")


# A code as readers know it, put into their language when it is shown.


@dataclass(frozen=True)
class Label:
    """A code of a code list, or of one of the tables `provinces`, `economies`, `kdt_fields`."""

    kind: str
    code: str

    def __str__(self) -> str:
        """The label in the language in force."""
        if self.kind in ("provinces", "economies"):
            return labels.area(self.code)
        return naming.field(self.code) if self.kind == "kdt_fields" else labels.word(self.kind, self.code)

    @property
    def message(self) -> Message:
        """The label where a sentence is wanted, as an option of a question."""
        return Message("{label}", (("label", self),))


@dataclass(frozen=True)
class Labels:
    """Several codes of one list."""

    kind: str
    codes: tuple[str, ...]

    def __str__(self) -> str:
        """The labels in the language in force."""
        return ", ".join(str(Label(self.kind, code)) for code in self.codes)


@dataclass(frozen=True)
class DatasetTitle:
    """The title of a dataset."""

    name: str

    def __str__(self) -> str:
        """The title in the language in force."""
        return in_language(package().resource(self.name), "title")


@dataclass(frozen=True)
class FieldTitle:
    """The title of a field of a dataset."""

    dataset: str
    name: str

    def __str__(self) -> str:
        """The title in the language in force."""
        fields = [*package().resource(self.dataset)["schema"]["fields"], *source_columns()]
        return next(in_language(field, "title") for field in fields if field["name"] == self.name)


@dataclass(frozen=True)
class FieldTitles:
    """The titles of several fields of a dataset."""

    dataset: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        """The titles in the language in force."""
        return ", ".join(str(FieldTitle(self.dataset, name)) for name in self.names)


# Codes of code lists and of other tables: the code itself, a label in either language, or an alias.


LABELS: Final = re.compile(r"(label|short)_\w+")  # in any language


def list_of(field: dict[str, Any], resource: dict[str, Any]) -> str | None:
    """Where the codes of a field are listed: a code list, or another table that a foreign key leads to; None for free fields."""
    for reference in resource["schema"].get("foreignKeys", ()):
        listed = reference["reference"]["resource"]  # "" is the table itself, whose rows are no list of codes
        if listed and reference["fields"] in (field["name"], [field["name"]]):
            return str(listed)
    return field.get("codelist")


def allowed(field: dict[str, Any], kind: str) -> tuple[str, ...]:
    """The codes that a field may hold, in the order of their list."""
    return tuple(field.get("constraints", {}).get("enum", ())) or tuple(row["code"] for row in _entries(kind))


def _published() -> tuple[str, str]:
    """What is in force, and in which store: two stores number their versions alike."""
    return catalogue.version(), location.state()


def _once_for_each_state(ask: Callable[..., Found]) -> Callable[..., Found]:
    """What is known of a list of codes is found once, and again where the list itself is published: a field may be added."""
    kept = lru_cache(maxsize=256)(lambda state, *asked: ask(*asked))
    return wraps(ask)(lambda *asked: kept(_published() if asked[0] in PUBLISHED else "", *asked))


@_once_for_each_state
def names(kind: str, among: tuple[str, ...] | None = None) -> Mapping[str, str]:
    """Codes by every accepted way of writing them, reduced by `characters.key`; a way that means two codes is left out.

    Args:
        kind: where the codes are listed.
        among: those that may stand there (default: all): 명 means people where trainees can't stand.
    """
    found: dict[str, str] = {}
    twice = set()
    for row in (row for row in _entries(kind) if among is None or row["code"] in among):
        for name in {key(name) for name in (*row["official"], *row["aliases"]) if name}:
            if found.setdefault(name, row["code"]) != row["code"]:
                twice.add(name)
    return MappingProxyType({name: code for name, code in found.items() if name not in twice})


@_once_for_each_state
def official(kind: str) -> frozenset[str]:
    """Texts that need no fix: codes and labels as they stand in the table."""
    return frozenset(name for row in _entries(kind) for name in row["official"] if name)


FOOTNOTE: Final = re.compile(r"(?<=\w)\s*+(?:주?\s?[0-9]{1,2}\)|\*{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}[⁾)]?)$")
"""The mark of a note behind a name: 부산1), 실업자*. What the note says is looked at where it stands."""


LISTED: Final = re.compile(r"^(?:[○●◦ㅇ□■◇◆▶▷•·∙ㆍ・└├▪▫]|[①-⑳]|[가나다라마바사][.)])\s*+")
"""What stands before a name in a list: ○ 부산, ② 재직자, 가. 서울. A number may be that of another province."""
ENTIRE: Final = re.compile(r"(?<=\S)(?:\s++|_|(?=\())\(?전체\)?$")
"""부산시 전체 is Busan."""
KOREAN_AND_ENGLISH: Final = re.compile(
    r"(?P<korean>[^A-Za-z()/]*[가-힣][^A-Za-z()/]*?)\s*+[(/]?\s*+(?P<english>[A-Za-z][A-Za-z\s.-]*+)\)?"
)


def _in_both(text: str, known: Mapping[str, str]) -> str | None:
    """The code whose name stands there in both languages, as in yearbooks of statistics: 부산 Busan, 부산광역시(Busan)."""
    found = KOREAN_AND_ENGLISH.fullmatch(text) if len(text) <= LONGEST else None
    korean = known.get(key(found["korean"])) if found else None
    return korean if found and korean and korean == known.get(key(found["english"])) else None


def code(text: str, *, kind: str, among: tuple[str, ...] | None) -> Cell:
    """The code that a text means, if it is among those that the field may hold (None: all of the list)."""
    gap = Cell(missing="not_available") if is_dash(text) else None
    known = names(kind, among)
    bare = ENTIRE.sub("", LISTED.sub("", FOOTNOTE.sub("", plain(text))))
    found = known.get(key(text)) or known.get(key(bare)) or _in_both(bare, known)
    if gap or found is None:
        return gap or missing(text) or unreadable("code-unknown")
    return Cell(value=found, fix=None if text in official(kind) else read_as(kind, found))


def read_as(kind: str, found: str) -> Message:
    """What a text was read as: its label, and its code where that is one of numbers that offices enter themselves."""
    label = Label(kind, found)
    return (
        message("Read as {name} ({code}).", name=label, code=found)
        if any(map(str.isdigit, found))
        else message("Read as {name}.", name=label)
    )


@_once_for_each_state
def _entries(kind: str) -> list[dict[str, Any]]:
    table, column = _table(kind)
    rows = table.fillna("").to_dict("records")
    labels = [name for name in map(str, table.columns) if LABELS.fullmatch(name)]
    return [
        {
            "code": row[column],
            "official": [row[column], *(row[name] for name in labels)],
            "aliases": str(row.get("aliases", "")).split("|"),
        }
        for row in rows
    ]


def _table(kind: str) -> tuple[pd.DataFrame, str]:
    columns = {"provinces": "code", "economies": "iso3", "kdt_fields": "field"}
    if kind in columns:
        return catalogue.dataset(kind).table.astype("object"), columns[kind]
    return bundled("codelists").where(codelist=kind).table, "code"


# Bare numbers for provinces: 26 is Busan to the ministry and Ulsan to the statistics office.


BARE: Final = re.compile(r"(?P<number>[0-9]{2})(\.0+)?")
QUESTION: Final = "province_codes"
AMBIGUOUS: Final = ""
ISO: Final = "iso"
MINISTRY: Final = "ministry"
STATISTICS: Final = "statistics"


def bare(text: str) -> str | None:
    """The two digits of a bare number, None for any other text."""
    found = BARE.fullmatch(plain(text))
    return found["number"] if found else None


def decided(texts: Iterable[str], *, numbering: str | None = None, own: frozenset[str] | None = None) -> dict[str, str]:
    """The province of each known bare number among the texts, `AMBIGUOUS` where the file doesn't decide it.

    Args:
        texts: what stands in the column.
        numbering: which one it is, as far as the uploader has said.
        own: the provinces of the office; its own number in the ministry's numbering is no riddle.
    """
    found = {number for number in map(bare, texts) if number}
    told = numberings().get(numbering or "")
    if told:
        return {number: told[number] for number in found & told.keys()}
    known = {number for number in found if any(number in codes for codes in numberings().values())}
    if known & _only_statistics():
        return dict.fromkeys(known, AMBIGUOUS)
    fitting = [codes for codes in numberings().values() if known <= codes.keys()] or list(numberings().values())
    return {number: _province(number, fitting, own or frozenset()) for number in known}


@cache
def numberings() -> Mapping[str, Mapping[str, str]]:
    """Provinces by number, for each numbering in use; the ministry's holds the numbers before 2023 and 2024 as well."""
    rows = bundled("provinces").table.fillna("").to_dict("records")
    return {
        MINISTRY: {
            row[name]: row["code"] for row in rows for name in ("ministry_code", "ministry_code_old") if row[name]
        },
        STATISTICS: {row["statistics_code"]: row["code"] for row in rows},
        ISO: {row["code"].removeprefix("KR-"): row["code"] for row in rows},
    }


def _only_statistics() -> set[str]:
    return numberings()[STATISTICS].keys() - numberings()[MINISTRY].keys() - numberings()[ISO].keys()


def _province(number: str, fitting: list[Mapping[str, str]], own: frozenset[str]) -> str:
    meanings = {codes[number] for codes in fitting if number in codes}
    ministry = numberings()[MINISTRY].get(number, AMBIGUOUS)
    if len(meanings) == 1:
        return meanings.pop()
    return ministry if ministry in own & meanings else AMBIGUOUS


# Provinces: ISO codes, names in both languages, old and new, and numbers where they mean one province.


GWANGJU: Final = frozenset({"광주시", "gwangjusi", "gwangjucity"})
"""Names that a metropolitan city and a city of Gyeonggi-do share."""
PROVINCE_QUESTION: Final = "gwangju"
METROPOLITAN: Final = "KR-29"
ENDINGS: Final = ("province", "state", "do")


def province(text: str, *, numbers: Mapping[str, str], gwangju: str | None = None) -> Cell:
    """The ISO code of a province.

    Args:
        text: the cell.
        numbers: provinces by bare number, as `province_numbers.decided` reads the whole column.
        gwangju: what 광주시 means, as far as the uploader has said.
    """
    number = bare(text)
    if number:
        return _of_number(numbers.get(number))
    if key(text) in GWANGJU:
        return _of_gwangju(gwangju)
    if numbered := NUMBERED.fullmatch(plain(text)):
        return _of_numbered(numbered)
    cell = code(text, kind="provinces", among=None)
    if (
        cell.fault
        and plain(text).endswith(HALLS)  # 부산청 is an office of labour, which is one of three provinces
        and not (office := code(plain(text)[:-1], kind="provinces", among=None)).fault
    ):
        return _named(str(office.value))
    short = next((key(text).removesuffix(end) for end in ENDINGS if key(text).endswith(end)), None)
    return code(short, kind="provinces", among=None) if cell.fault and short else cell


HALLS: Final = ("시청", "도청")
NUMBERED: Final = re.compile(
    r"(?P<before>[0-9]{2})(?:0{8})?[\s.)_-](?P<name>[^0-9()]++)|(?P<named>[^0-9()]++)\((?P<behind>[0-9]{2})(?:0{8})?\)"
)
"""A province with its number before or behind it: 26 부산광역시, 부산광역시(26), 부산광역시  (2600000000)."""


def _of_numbered(found: re.Match[str]) -> Cell:
    """The province, where its name and its number agree by any numbering."""
    name, number = found["name"] or found["named"], found["before"] or found["behind"]
    cell = code(name, kind="provinces", among=None)
    if cell.value is None or cell.value not in {known.get(number) for known in numberings().values()}:
        return unreadable("code-unknown")
    return _named(str(cell.value))


def _of_number(found: str | None) -> Cell:
    if not found:
        return unreadable("code-ambiguous" if found == AMBIGUOUS else "code-unknown")
    return _named(found)


def _of_gwangju(answer: str | None) -> Cell:
    if answer is None:
        return unreadable("code-ambiguous")
    return _named(METROPOLITAN) if answer == METROPOLITAN else unreadable("code-unknown")


def _named(code: str) -> Cell:
    return Cell(value=code, fix=read_as("provinces", code))


# The known name that a wrong one was meant to be.


LONGEST: Final = 200  # letters; no name of a list is half as long, so that nothing longer is like one


def nearest(text: str, *, kind: str, allowed: tuple[str, ...], alike: float) -> str | None:
    """The code whose name is most like the text, or None when none is as much alike as `alike` (0 to 1).

    Letters of a Korean syllable are compared one by one: 경가 is nearer to 경기 than to 경남. Codes and numbers are not
    compared, since the one beside a wrong one is no likelier than any other. What is no slip of the finger says something else:
    취업자 shares most letters with 실업자, and 실업자 직업능력개발훈련 with 사업주 직업능력개발훈련, of another code.
    """
    if len(text) > LONGEST or any(sign.isdigit() for sign in text):
        return None
    listed = names(kind, allowed)
    known = {_letters(name): code for name, code in listed.items()}
    wanted = _letters(key(text))
    found = difflib.get_close_matches(wanted, known, n=1, cutoff=alike)
    if not found or not _is_slip(wanted, found[0]):
        return None
    near = known[found[0]]
    of_others = (name for name, code in listed.items() if code != near and len(name) > 2)
    return None if any(name in key(text) for name in of_others) else near


SHORT: Final = 6  # letters: three or fewer syllables without ends


def _is_slip(wanted: str, known: str) -> bool:
    """Whether a text is a name cut short, or one with a letter wrong, two in a longer one; 취업자 is none of 미취업자."""
    longest = max(len(wanted), len(known))
    if known.endswith(wanted) or wanted.endswith(known):
        return False
    return known.startswith(wanted) or _apart(wanted, known) <= max(1 if longest < SHORT else 2, longest // SHORT)


def _apart(first: str, second: str) -> int:
    """How many letters must be added, taken away or changed to make one of the other; two that changed places are one."""
    rows = [list(range(len(second) + 1))]
    for at, letter in enumerate(first, start=1):
        row = [at]
        for place, other in enumerate(second, start=1):
            least = min(rows[-1][place] + 1, row[-1] + 1, rows[-1][place - 1] + (letter != other))
            swapped = at > 1 and place > 1 and (first[at - 2], letter) == (other, second[place - 2])
            row.append(min(least, rows[-2][place - 2] + 1) if swapped else least)
        rows.append(row)
    return rows[-1][-1]


def more_than(text: str, *, kind: str, allowed: tuple[str, ...], alike: float) -> str | None:
    """The code whose name stands in a longer text, such as 여성 실업자; None where the rest may be a slip of the finger."""
    wanted = key(text)
    known = names(kind, allowed)
    found = [name for name in known if len(name) > 1 and name in wanted and name != wanted]
    if not found or len(text) > LONGEST or any(name.startswith(wanted) for name in known):
        return None
    if not BRACKETS.search(plain(text)) and difflib.get_close_matches(
        _letters(wanted), map(_letters, known), n=1, cutoff=alike
    ):
        return None
    return known[max(found, key=len)]


BRACKETS: Final = re.compile(r"[(\[<〈《【{].*\S")
"""What stands in brackets behind a name is no slip of the finger."""


def named_codes(text: str, *, kind: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """The codes whose names stand in a text beside one another: two in 실업자·재직자."""
    known = names(kind, allowed)
    parts = [known.get(key(part)) for part in AND.split(plain(text))] if len(text) <= LONGEST else []
    return tuple(dict.fromkeys(code for code in parts if code)) if all(parts) else ()


AND: Final = re.compile(r"[·ㆍ・‧,/+&]|및|\s와\s|과\s")


def named_provinces(text: str) -> tuple[str, ...]:
    """The provinces whose short names stand in a text: two in 대전(세종 포함)."""
    wanted = key(text)
    rows = bundled("provinces").table.fillna("").to_dict("records")
    named = [code for word, codes in REGIONS.items() if wanted in (word, f"{word}지역", f"{word}권") for code in codes]
    return tuple(named) or tuple(
        row["code"] for row in rows if any(key(row[name]) in wanted for name in row if name == "short_ko" and row[name])
    )


SANGDO: Final = ("KR-47", "KR-48")
REGIONS: Final = {
    **dict.fromkeys(("경상도", "경상"), SANGDO),
    **dict.fromkeys(("전라도", "전라"), ("KR-45", "KR-46")),
    **dict.fromkeys(("충청도", "충청"), ("KR-43", "KR-44")),
    "영남": ("KR-26", "KR-27", "KR-31", *SANGDO),
    "호남": ("KR-29", "KR-45", "KR-46"),
}
"""Regions of which the provinces bear other names; each is of several."""


def _letters(name: str) -> str:
    return unicodedata.normalize("NFD", name)
