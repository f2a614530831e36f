"""What a sheet says of its numbers: their unit, how people are counted."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data.intake import headings
from data.intake.headings import Column, Vocabulary
from data.intake.problem import LONGEST_SHOWN, Findings, Fix, Problem, Question, placed
from i18n import message

# Units above a table or in its headings: (단위: 천명) means that every number counts thousands.


LINE: Final = re.compile(
    r"(?P<open>[(\[{<〈《【]\s*+)?(?:단\s*+위|單位|\bunits?(?=\s*+[:;=]))\s*+(?P<sign>[:;=/-]|[는은가])?\s*+(?P<unit>[^()\[\]{}<>〈〉《》【】\n]+)",
    re.IGNORECASE,
)
SAID: Final = re.compile(r"\s*+(?:임|이다|입니다|이며|(?:으?로|에)\s.*+|기준)[.]?$")
WITHIN: Final = re.compile(
    r"(?<![\d,.수여몇일이삼사오육칠팔구십백천만])(?<![\d,.수여몇]\s)(?P<unit>(?:십만|백만|십|백|천|만)\s?[명인](?!\s?(?:단위\s?)?(?:에서|미만|이하|까지|아래))|(?<![일이삼사오육칠팔구십백천만])(?:백|천|만|백만)(?=\s?단위(?!\s?(?:구분|쉼표|콤마|절사|반올림|에서|미만|이하)))|1\s?/\s?1(?:,?000|0,?000)(?!\d))|(?<![가-힣])(?P<cases>연?건수?)(?=\s?(?:기준|단위|(?:으로|로)\s?(?:집계|표기|작성|계산)))|in\s(?P<english>(?:ten\s)?(?:hundred|thousand|million)s)",
    re.IGNORECASE,
)
"""A unit that a sentence names without the word: 인원은 천명으로 표기, but not 3만 명."""
BETWEEN: Final = re.compile(r"[,·ㆍ/、]|\s++(?=%|퍼센트)")
PER: Final = re.compile(r"[/·ㆍ]\s?(?:월|분기|반기|일|시간|회|과정|개소)")


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit as the file writes it, and the spreadsheet row that it stands in; None for a name or another sheet.

    `field` is that of the column which states it, None for what is said of the whole table; `place` says what else than a cell
    it stands in, by the reason for which that is left out.
    """

    text: str
    row: int | None
    field: str | None = None
    place: str = ""

    @property
    def noun(self) -> str:
        """What is counted; "" where the unit does not say, % for a share."""
        return headings.noun_of(self.text)

    @property
    def scale(self) -> int | None:
        """1,000 for 천명, 1 for 명 and %; None for a word that is no unit."""
        return headings.scale_of(self.text)


def in_line(text: str, *, row: int | None, place: str = "") -> list[Unit]:
    """The units that a line above or below a table states; one that cannot be understood has no scale."""
    plain = unicodedata.normalize("NFKC", text).translate(headings.HANJA)
    stated = [part for found in LINE.finditer(plain) for part in _stated(found)] or _alone(plain) or _within(plain)
    return [Unit(text=part, row=row, place=place) for part in stated]


def in_name(text: str, *, place: str = "") -> list[Unit]:
    """The unit that the name of a file or sheet says: 2023_훈련인원_천명, (단위 천명); 3천명 in it is a number."""
    words = list(filter(None, NAME_PARTS.split(unicodedata.normalize("NFKC", text))))
    words = [word for word in words[:-1] if not word.isascii()] + words[-1:]  # an English unit ends a name
    alone = [one for word in words if _is_meant(one := Unit(text=word, row=None, place=place))]
    line = in_line(text.replace("_", " "), row=None, place=place)
    said = [unit for unit in line if LINE.search(text) or _is_meant(unit)]
    return said if any(unit.scale != 1 for unit in said) else alone or said


def _is_meant(unit: Unit) -> bool:
    """Whether a word of a name can only be a unit: 천명, 명, thousand; 과정, percent and hundred name its subject."""
    scale = unit.scale or 1
    english = unit.text.isascii() and not unit.text.isdecimal() and scale >= THOUSAND
    return bool(unit.scale and unit.noun == "명") or english or bool(unit.noun and scale != 1)  # 설명 is none


THOUSAND: Final = 1000


NAME_PARTS: Final = re.compile(r"[\s_()\[\].,·-]+")


def _stated(found: re.Match[str]) -> list[str]:
    """What stands behind the word for unit: the units in it; all of it where none is known and it must be one."""
    said = SAID.sub("", found["unit"].strip()).strip()
    whole = headings.scale_of(said) or PER.search(said)
    parts = [said] if whole else [part.strip() for part in BETWEEN.split(said)]
    known = [part for part in parts if part and headings.scale_of(part)]
    meant = said and (found["open"] or found["sign"] in (":", ";", "="))
    return known or ([said] if meant else [])


ALONE: Final = re.compile(r"[\s※*,]*+[(\[{<〈《【]?([^()\[\]{}<>〈〉《》【】]*+)[)\]}>〉》】]?[\s,]*+")


def _alone(text: str) -> list[str]:
    """The unit of a line that holds nothing else: (천명)."""
    found = ALONE.fullmatch(text)
    return [found[1].strip()] if found and headings.scale_of(found[1]) and headings.noun_of(found[1]) else []


def _within(text: str) -> list[str]:
    found = WITHIN.search(text)
    return [found["unit"] or found["cases"] or found["english"]] if found else []


def in_heading(text: str, *, row: int, field: str | None = None) -> list[Unit]:
    """The units in the brackets at the end of a heading, or the heading itself where it is nothing but a unit."""
    stated = headings.in_brackets(text)[1] or [text.strip()]
    return [unit for unit in (Unit(text=part, row=row, field=field) for part in stated) if unit.scale]


def scale(
    units: list[Unit], *, shares: bool, vocabulary: Vocabulary, answers: Mapping[str, str], findings: Findings
) -> int:
    """What numbers must be multiplied by: asked where it is not 1, a problem where the units contradict one another.

    `shares` says that a column of shares stands in the file and is left out: its unit is none of the figures.
    """
    units = [unit for unit in units if not (shares and unit.noun == "%")]
    scales = {unit.scale for unit in units if unit.scale}
    nouns = {unit.noun for unit in units if unit.noun}
    wrong = vocabulary.people is not None and bool(nouns & (OTHERS if len(vocabulary.measures) == 1 else {"%"}))
    unknown = any(unit.scale is None for unit in units)
    if unknown or len(scales) > 1 or wrong or (len(vocabulary.measures) == 1 and len(nouns) > 1):
        findings.problems.append(_mixed(units))
        return 1
    stated = next(iter(scales), 1)
    if stated == 1:
        return 1
    findings.questions.append(_ask_scale(units[0], stated))
    return stated if answers.get("scale") == str(stated) else 1


OTHERS: Final = {"%", "개소", "개", "곳", "과정", "개과정", "courses"}
"""What is counted where no people are."""
OF_PEOPLE: Final = {"명", "인", "people", "persons", "trainees", "ofpeople"}
CASES: Final = re.compile(r"[0-9]\s*+건수?\s*+")
UNIT: Final = "unit"


def ask_of_cases(units: list[Unit], *, counting: str, vocabulary: Vocabulary, findings: Findings) -> None:
    """A question where people are counted in a unit that names none, as 건 does; not where all are known to be enrolments."""
    of_people = [unit for unit in units if unit.noun and unit.field in (None, vocabulary.people)]
    said = {unit.noun for unit in of_people}
    asked = any(question.name == FIELD for question in findings.questions)
    refused = any(problem.code == "table-mixed-units" for problem in findings.problems)
    if not vocabulary.people or not said or said & OF_PEOPLE or counting == "enrolments" or asked or refused:
        return
    if vocabulary.knows(FIELD) and not counting:
        told = message(
            "The table states the unit “{unit}”. Does it count enrolments or people? Where it counts courses or institutions, "
            "enter the people instead.",
            unit=of_people[0].text,
        )
        asked_so = placed(told, of_people[0].place)
        findings.questions.append(Question(name=FIELD, row=of_people[0].row, message=asked_so, options=WAYS))
        return
    told = message(
        "The table states the unit “{unit}”. Do the figures under “{field}” count people? Where they count courses or "
        "institutions, enter the people instead.",
        unit=of_people[0].text,
        field=vocabulary.titles(vocabulary.people),
    )
    yes = {"people": message("Yes, they count people")}
    asked_so = placed(told, of_people[0].place)
    findings.questions.append(Question(name=UNIT, row=of_people[0].row, message=asked_so, options=yes))


def _mixed(units: list[Unit]) -> Problem:
    text = ", ".join(dict.fromkeys(unit.text for unit in units))
    told = message(
        "The table states the unit “{units}”, but all its figures must be in one unit, that of the template. "
        "Leave only columns with that unit and write it once.",
        units=text,
    )
    return Problem(code="table-mixed-units", message=placed(told, units[0].place), row=units[0].row, value=text)


def _ask_scale(unit: Unit, stated: int) -> Question:
    told = message("The table states the unit “{unit}”. Are its numbers to be multiplied?", unit=unit.text)
    return Question(
        name="scale",
        row=unit.row,
        message=placed(told, unit.place),
        options={
            str(stated): message("Yes, by {scale}", scale=stated),
            "1": message("No, they are full numbers already"),
        },
    )


# 연인원 and 실인원: which of them the figures are, and which one is taken where a table gives both.


FIELD = "counting"


def counted(
    columns: list[Column], *, row: int, vocabulary: Vocabulary, answers: Mapping[str, str], findings: Findings
) -> tuple[list[Column], str]:
    """The columns without those of the other way of counting, and the way of counting that the headings in `row` state."""
    _ask_likely(columns, row=row, vocabulary=vocabulary, findings=findings)
    ways = list(dict.fromkeys(column.counting for column in columns if column.counting))
    likely = any(column.resembling for column in columns)
    if likely and len(ways) < 2 and not any(column.name == FIELD for column in columns):
        return columns, answers.get(FIELD, "") if vocabulary.knows(FIELD) else ""
    if len(ways) < 2 or any(column.name == FIELD for column in columns):
        return columns, ways[0] if len(ways) == 1 else ""
    first = next(column for column in columns if column.counting)
    findings.questions.append(_ask_counting(row=row, column=first.heading))
    taken = answers[FIELD] if answers.get(FIELD) in ways else ways[0]
    return [column for column in columns if column.counting in ("", taken)], taken


OF_ALL: Final = {
    FIELD: re.compile(
        r"[(\[,]\s*+(?P<word>연인원|실인원)\s*+(?:기준)?\s*+[)\]]|(?P<said>연인원|실인원)\s*+(?:기준|임(?!\w)|입니다|이다|으로\s*+집계)"
    ),
    "finality": re.compile(
        r"^[\s※*(\[]*+(?:(?P<year>(?:19|20)\d\d)\s?년?도?\s?(?:자료|수치|통계|값)?[는은]?\s*+)?(?:(?:위|본|이|해당)\s?+(?:표|수치|자료)[는은의]?\s*+)?(?P<word>잠정치?|확정치?|수정치?)\s*+"
        r"(?:임|입니다|이다|자료|통계|집계)?[.\s)\]]*+$|[(\[]\s*+(?P<said>잠정치?|확정치?|수정치?)\s*+[)\]]\s*+$"
    ),
}
"""What a line beside the table says of all its figures: (연인원), ※ 잠정치임, 2021년은 잠정치임 where all are of 2021."""
MEANING: Final = headings.COUNTING | headings.FINALITY


def said_of_all(lines: list[tuple[str, int]], name: str, *, years: set[str], findings: Findings) -> str:
    """How all figures are counted, or how final they are, by the lines around them; "" where these say nothing, or both.

    What a line says of one year is said of all where the figures are of no other.
    """
    found = {
        MEANING[said["word"] or said["said"]]: (line, row)
        for line, row in lines
        for said in OF_ALL[name].finditer(line[:LONGEST_SHOWN])
        if not (year := said.groupdict().get("year")) or years == {year}
    }
    if len(found) != 1:
        return ""
    ((value, (line, row)),) = found.items()
    told = message("What this line says is taken for all figures.")
    findings.fixes.append(Fix(message=told, before=line[:LONGEST_SHOWN], after=value, row=row))
    return value


LIKELY: Final = "heading"
WAYS: Final = {
    "enrolments": message("Enrolments: a person in three courses counts three times"),
    "headcount": message("Headcount: a person counts once"),
}


def _ask_likely(columns: list[Column], *, row: int, vocabulary: Vocabulary, findings: Findings) -> None:
    """Whether a heading such as 훈련생수 means the number of trainees; and how they are counted, where nothing says it."""
    likely = next((column for column in columns if column.resembling), None)
    if likely is None or not vocabulary.people:
        return
    told = message(
        "Is “{heading}” the number of “{field}”?", heading=likely.heading, field=vocabulary.titles(vocabulary.people)
    )
    options = {"yes": message("Yes")}
    name = LIKELY
    if vocabulary.knows(FIELD) and not any(column.name == FIELD or column.counting for column in columns):
        told = message(
            "Is “{heading}” the number of “{field}”, and are enrolments or people counted?",
            heading=likely.heading,
            field=vocabulary.titles(vocabulary.people),
        )
        options, name = WAYS, FIELD
    findings.questions.append(Question(name=name, row=row, column=likely.heading, message=told, options=options))


def _ask_counting(*, row: int, column: str) -> Question:
    return Question(
        name=FIELD,
        row=row,
        column=column,
        message=message("The table gives both enrolments and headcount. Which of them is to be published?"),
        options=WAYS,
    )
