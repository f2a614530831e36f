"""What a sheet says of its numbers: their unit, how people are counted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data.intake import headings
from data.intake.headings import Column, Vocabulary, without_unit
from data.intake.problem import Findings, Problem, Question
from i18n import message

# Units above a table or in its headings: (단위: 천명) means that every number counts thousands.


LINE: Final = re.compile(r"(?:단위|units?\s*+[:：])\s*+[:：]?\s*+([^)\]\n]+)", re.IGNORECASE)
BETWEEN: Final = re.compile(r"[,·ㆍ/、]")
NOUN: Final = re.compile(r"(명|인|건|개과정|과정|개소|개|곳|people|persons|trainees|enrolments|courses|ofpeople)$")
SCALES: Final = {
    "": 1,
    "천": 1_000,
    "만": 10_000,
    "십만": 100_000,
    "백만": 1_000_000,
    "1,000": 1_000,
    "1000": 1_000,
    "10,000": 10_000,
    "thousand": 1_000,
    "thousands": 1_000,
    "million": 1_000_000,
}
SHARES: Final = ("%", "퍼센트", "percent")


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit as the file writes it, and the spreadsheet row that it stands in."""

    text: str
    row: int

    @property
    def noun(self) -> str:
        """What is counted; "" where the unit does not say, % for a share."""
        plain = headings.plain_words(self.text)
        found = NOUN.search(plain)
        return "%" if plain in SHARES else found.group(1) if found else ""

    @property
    def scale(self) -> int | None:
        """1,000 for 천명, 1 for 명 and %; None for a word that is no unit."""
        plain = headings.plain_words(self.text)
        return 1 if self.noun == "%" else SCALES.get(NOUN.sub("", plain)) if plain else None


def in_line(text: str, *, row: int) -> list[Unit]:
    """The units that a line above a table states."""
    stated = [found.group(1) for found in LINE.finditer(text)]
    whole = [[line] if Unit(text=line, row=row).scale else BETWEEN.split(line) for line in stated]
    return [Unit(text=part.strip(), row=row) for parts in whole for part in parts if part.strip()]


def in_heading(text: str, *, row: int) -> list[Unit]:
    """The unit in brackets at the end of a heading, or the heading itself where it is nothing but a unit."""
    _heading, stated = without_unit(text.strip())
    unit = Unit(text=stated, row=row)
    return [unit] if unit.scale else []


def scale(units: list[Unit], *, vocabulary: Vocabulary, answers: Mapping[str, str], findings: Findings) -> int:
    """What numbers must be multiplied by: asked where it is not 1, a problem where the units contradict one another."""
    scales = {unit.scale for unit in units if unit.scale}
    nouns = {unit.noun for unit in units if unit.noun}
    wrong = vocabulary.people is not None and "%" in nouns
    if len(scales) > 1 or wrong or (len(vocabulary.measures) == 1 and len(nouns) > 1):
        findings.problems.append(_mixed(units))
        return 1
    stated = next(iter(scales), 1)
    if stated == 1:
        return 1
    findings.questions.append(_ask_scale(units[0], stated))
    return stated if answers.get("scale") == str(stated) else 1


def _mixed(units: list[Unit]) -> Problem:
    text = ", ".join(dict.fromkeys(unit.text for unit in units))
    told = message(
        "The table states the unit “{units}”, but all its figures must be in one unit, that of the template. "
        "Leave only columns with that unit and write it once.",
        units=text,
    )
    return Problem(code="table-mixed-units", message=told, row=units[0].row, value=text)


def _ask_scale(unit: Unit, stated: int) -> Question:
    return Question(
        name="scale",
        row=unit.row,
        message=message("The table states the unit “{unit}”. Are its numbers to be multiplied?", unit=unit.text),
        options={
            str(stated): message("Yes, by {scale}", scale=stated),
            "1": message("No, they are full numbers already"),
        },
    )


# 연인원 and 실인원: which of them the figures are, and which one is taken where a table gives both.


FIELD = "counting"


def counted(
    columns: list[Column], *, row: int, answers: Mapping[str, str], findings: Findings
) -> tuple[list[Column], str]:
    """The columns without those of the other way of counting, and the way of counting that the headings in `row` state."""
    ways = list(dict.fromkeys(column.counting for column in columns if column.counting))
    if len(ways) < 2 or any(column.name == FIELD for column in columns):
        return columns, ways[0] if len(ways) == 1 else ""
    first = next(column for column in columns if column.counting)
    findings.questions.append(_ask_counting(row=row, column=first.heading))
    taken = answers[FIELD] if answers.get(FIELD) in ways else ways[0]
    return [column for column in columns if column.counting in ("", taken)], taken


def _ask_counting(*, row: int, column: str) -> Question:
    return Question(
        name=FIELD,
        row=row,
        column=column,
        message=message("The table gives both enrolments and headcount. Which of them is to be published?"),
        options={
            "enrolments": message("Enrolments: a person in three courses counts three times"),
            "headcount": message("Headcount: a person counts once"),
        },
    )
