"""Checks of codes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from data.intake import codes, upload
from data.intake.cells import STRUCK, struck_in_part
from data.intake.checks import check
from data.intake.codes import FieldTitle, Label, Labels, nearest, plain
from data.intake.problem import Problem
from data.intake.upload import Draft
from i18n import Message, message
from i18n.dates import today

# `code-ambiguous`: a province that could be two, a bare number of several numberings or 광주시.


@check("code-ambiguous", "error")
def code_ambiguous(draft: Draft) -> Iterator[Problem]:
    """Every cell that more than one province fits."""
    for position, name, text in draft.faulty("code-ambiguous"):
        number = codes.bare(text)
        told = _of_number(text, number) if number else _of_gwangju(text)
        yield upload.at(draft, position, name, message=told)


def _of_gwangju(text: str) -> Message:
    return message(
        "“{value}” is Gwangju Metropolitan City or Gwangju-si in Gyeonggi-do. Answer the question, or enter “광주광역시”.",
        value=text,
    )


def _of_number(text: str, number: str) -> Message:
    found = [numbering[number] for numbering in codes.numberings().values() if number in numbering]
    first, *others = dict.fromkeys(found)
    if others:
        return message(
            "“{value}” is {first} in one numbering and {second} in another. Say which one the file follows, or enter names.",
            value=text,
            first=Label("provinces", first),
            second=Label("provinces", others[-1]),
        )
    return message(
        "“{value}” is {first} in one numbering, but other numbers of the file belong to another one. "
        "Say which one the file follows, or enter names.",
        value=text,
        first=Label("provinces", first),
    )


# `code-subset`: 사업주훈련 (employer-provided training) is only a part of the training of employees.


PART: Final = re.compile(r"사업주|employer", re.IGNORECASE)
TOLD: Final = message(
    "Employer-provided training is only a part of the training of employees, which also holds individual and consortium "
    "training: send all of it, or confirm with a reason."
)


@check("code-subset", "warning")
def code_subset(draft: Draft) -> Iterator[Problem]:
    """One problem a row whose category is written as employer-provided training."""
    if "category" in draft.reading.cells:
        for position in upload.positions(draft.reading.cells["category"].str.contains(PART)):
            yield upload.at(draft, position, "category", message=TOLD)


# `code-unknown`: a word that is no code, label or known name of its list.


PROGRAMME: Final = re.compile(r"카드|국가기간|전략산업|사업주|훈련과정|계좌제|컨소시엄|일학습|programme", re.IGNORECASE)
DISTRICT: Final = re.compile(r".*[가-힣](시|군|구|읍|면|동)|.*-(si|gun|gu)", re.IGNORECASE)
AREA: Final = re.compile(r"[가-힣·]{1,8}(?:권|권역|지방|지역)")
"""동남권, 호남지방: more than one province."""
NONE_OF_LIST: Final = re.compile(
    r"기타(?:지역)?|그\s?(?:외|밖)|(?:(?:지역|주소|소재지|거주지)\s?)?(?:미\s?(?:상|분류|확인|기재)|불명|불상|불분명)|분류\s?불능|무응답|해외|국외|others?|unknown|abroad",
    re.IGNORECASE,
)
"""What stands in a list for all that is in none of its places or kinds."""
NUMBER_BEHIND: Final = re.compile(r"\s?\([0-9]{10}\)$")
OTHERS: Final = re.compile(
    r"\s*+(?:[비이전퇴휴무탈복]\s*+(?:실업|재직|구직|직자|취업|근로)|북한|북조선|이북|north\s*korea)", re.IGNORECASE
)
"""Words that differ by a syllable from those of a list and say something else: 비실업자, 이직자, 북한."""
MOST_NAMED: Final = 6
MOST_COMPARED: Final = 1_000  # different words; comparing one takes a millisecond
ALIKE: Final = 0.6
SURELY_ALIKE: Final = 0.85
"""Cities and districts end as provinces do; only a slip of the finger (부산강역시) is as near as this."""


@check("code-unknown", "error")
def code_unknown(draft: Draft) -> Iterator[Problem]:
    """Every word that is not in its list, with the nearest one that is."""
    fields = {field["name"]: field for field in draft.against.resource["schema"]["fields"]}
    told: dict[tuple[str, str], tuple[Message, str | None]] = {}
    for position, name, text in draft.faulty("code-unknown"):
        if (name, text) not in told:
            told[name, text] = _told(text, fields[name], draft.against.resource, compare=len(told) < MOST_COMPARED)
        sentence, near = told[name, text]
        yield replace(upload.at(draft, position, name, message=sentence), suggestion=near)


def _told(text: str, field: dict[str, Any], resource: dict[str, Any], *, compare: bool) -> tuple[Message, str | None]:
    kind = str(codes.list_of(field, resource))
    allowed = codes.allowed(field, kind)
    if STRUCK in text:
        return struck_in_part(text), None
    district = kind == "provinces" and DISTRICT.fullmatch(NUMBER_BEHIND.sub("", plain(text))) is not None
    alike = SURELY_ALIKE if district else ALIKE
    if district and _is_within(plain(text).split()):
        return _district(text), None  # 부산 해운대구, in which 대구 is no province
    two = codes.named_provinces(text) if kind == "provinces" else codes.named_codes(text, kind=kind, allowed=allowed)
    if len(two) > 1:
        return _two_provinces(text, two) if kind == "provinces" else _two_codes(text, Labels(kind, two)), None
    near = nearest(text, kind=kind, allowed=allowed, alike=alike) if compare and not OTHERS.match(text) else None
    if not district and compare and (more := codes.more_than(text, kind=kind, allowed=allowed, alike=SURELY_ALIKE)):
        return _more_than(text, Label(kind, more)), None
    if district and not near:
        return _district(text), None
    return _sentence(text, FieldTitle(resource["name"], field["name"]), Labels(kind, allowed), near), near


def _is_within(words: list[str]) -> bool:
    """Whether a province is followed by a place in it, and by no other province."""
    known = [codes.province(word, numbers={}).value is not None for word in words]
    return len(words) > 1 and known[0] and not any(known[1:])


def _district(text: str) -> Message:
    return message("“{value}” is a city or district. Add the figures up by province.", value=text)


def _area(text: str) -> Message:
    return message(
        "“{value}” is an area of several provinces. Give the figures of each province in a row of its own; where the row adds up "
        "others of the file, write “{sum}”.",
        value=text,
        sum=f"{text.strip()} 소계",
    )


def _two_codes(text: str, known: Labels) -> Message:
    return message(
        "“{value}” names more than one of the list ({names}). Give the figures of each in a row of its own.",
        value=text,
        names=known,
    )


def _more_than(text: str, known: Label) -> Message:
    return message(
        "“{value}” says more than “{name}”. Enter “{name}” only where the figures are all of it; those of a part cannot "
        "stand for it.",
        value=text,
        name=known,
    )


def _two_provinces(text: str, provinces: tuple[str, ...]) -> Message:
    return message(
        "“{value}” names more than one province ({provinces}). Give the figures of each in a row of its own.",
        value=text,
        provinces=Labels("provinces", provinces),
    )


def _sentence(text: str, title: FieldTitle, choices: Labels, near: str | None) -> Message:
    if near and not any(map(str.isdigit, near)):
        return message(
            "“{value}” is not known as {field}. Is it {name}?", value=text, field=title, name=Label(choices.kind, near)
        )
    if near:
        return message(
            "“{value}” is not known as {field}. Is it {name} ({code})?",
            value=text,
            field=title,
            name=Label(choices.kind, near),
            code=near,
        )
    return _without_near(text, title, choices)


def _without_near(text: str, title: FieldTitle, choices: Labels) -> Message:
    """What to do with a word that is like none of its list."""
    if NONE_OF_LIST.fullmatch(text.strip()):
        return message(
            "“{value}” is none of those that there are as {field}. Add its figures to the row that they belong to; where they "
            "belong to none, delete the row.",
            value=text,
            field=title,
        )
    if choices.kind == "provinces" and AREA.fullmatch(plain(text)):
        return _area(text)
    if choices.kind == "trainee_category":
        return _no_category(text, title, choices)
    if len(choices.codes) <= MOST_NAMED:
        return message(
            "“{value}” is not known as {field}. Choose among: {choices}.", value=text, field=title, choices=choices
        )
    return message("“{value}” is not known as {field}. Choose from the list in the template.", value=text, field=title)


def _no_category(text: str, title: FieldTitle, choices: Labels) -> Message:
    if PROGRAMME.search(text):
        return message(
            "“{value}” is a programme, not a {field}. Add the programmes up by category, and enter one row "
            "for each of: {choices}.",
            value=text,
            field=title,
            choices=choices,
        )
    return message(
        "“{value}” is not known as {field}. Enter one row for each of: {choices}; where these are people of a part of one, "
        "add the parts up first.",
        value=text,
        field=title,
        choices=choices,
    )


# `code-year-unknown`: a code in a year that doesn't know it: a province before it was founded, or a year that hasn't begun.


FOUNDED: Final = {
    "KR-26": 1963,
    "KR-27": 1981,
    "KR-28": 1981,
    "KR-29": 1986,
    "KR-30": 1989,
    "KR-31": 1997,
    "KR-50": 2012,
}
"""First years of the cities that were once part of another province; their figures stand there before."""


@check("code-year-unknown", "error")
def code_year_unknown(draft: Draft) -> Iterator[Problem]:
    """One problem a year to come, one a row of a province before its first year; impossible years are another fault."""
    if "year" not in draft.reading.cells:
        return
    impossible = [position for position, name in draft.faults.get("cell-constraint", ()) if name == "year"]
    years = draft.table["year"].mask(draft.table.index.isin(impossible))
    yield from _to_come(draft, years)
    if "province" in draft.reading.cells:
        yield from _before_the_first(draft, years)


def _to_come(draft: Draft, years: "pd.Series[Any]") -> Iterator[Problem]:
    to_come = years > today().year
    for row in upload.rows(to_come & ~years.duplicated(), year=years, count=years.groupby(years).transform("size")):
        told = message("The year {year} has not begun. Correct the year.", year=str(row["year"]))
        if row["count"] > 1:
            told = message(
                "The year {year}, of which there are {count} rows, has not begun. Correct the year.",
                year=str(row["year"]),
                count=int(row["count"]),
            )
        yield upload.at(draft, row["position"], "year", message=told)


def _before_the_first(draft: Draft, years: "pd.Series[Any]") -> Iterator[Problem]:
    provinces = draft.table["province"]
    founded = provinces.map(FOUNDED).astype("Int64")
    for row in upload.rows(years < founded, code=provinces, founded=founded):
        told = message(
            "{name} has been a province since {year}. Enter the province that it was part of, or correct the year.",
            name=Label("provinces", row["code"]),
            year=str(row["founded"]),
        )
        yield upload.at(draft, row["position"], "province", message=told)
