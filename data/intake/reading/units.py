"""Units above a table or in its headings: (단위: 천명) means that every number counts thousands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data.intake.problem import Problem, Question
from data.intake.reading import words
from data.intake.reading.findings import Findings
from data.intake.reading.vocabulary import Vocabulary, without_unit
from i18n import message

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
        plain = words.plain(self.text)
        found = NOUN.search(plain)
        return "%" if plain in SHARES else found.group(1) if found else ""

    @property
    def scale(self) -> int | None:
        """1,000 for 천명, 1 for 명 and %; None for a word that is no unit."""
        plain = words.plain(self.text)
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
    findings.questions.append(_question(units[0], stated))
    return stated if answers.get("scale") == str(stated) else 1


def _mixed(units: list[Unit]) -> Problem:
    text = ", ".join(dict.fromkeys(unit.text for unit in units))
    told = message(
        "The table states the unit “{units}”, but all its figures must be in one unit, that of the template. "
        "Leave only columns with that unit and write it once.",
        units=text,
    )
    return Problem(code="table-mixed-units", message=told, row=units[0].row, value=text)


def _question(unit: Unit, stated: int) -> Question:
    return Question(
        name="scale",
        row=unit.row,
        message=message("The table states the unit “{unit}”. Are its numbers to be multiplied?", unit=unit.text),
        options={
            str(stated): message("Yes, by {scale}", scale=stated),
            "1": message("No, they are full numbers already"),
        },
    )
