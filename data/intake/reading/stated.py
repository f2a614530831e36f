"""A year or a province that a table leaves out because its title says it."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from data.intake.problem import Problem, Question
from data.intake.reading.findings import Findings
from data.intake.reading.vocabulary import Vocabulary
from i18n import message

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
        if name in vocabulary.keys and answers.get(name):
            found[name] = answers[name]
        elif name in vocabulary.keys and (value := _named(name, lines, vocabulary)):
            row = next(line.row for line in lines if value in line.text)
            findings.questions.append(_question(name, value, vocabulary, row=row))
        else:
            findings.problems.append(_missing(name, vocabulary))
    return found


def _lacking(have: set[str], vocabulary: Vocabulary) -> list[str]:
    """The required fields that no column holds; a measure too where all are optional and none is there."""
    lacking = [name for name in vocabulary.required if name not in have]
    measured = have.intersection(vocabulary.measures) or not vocabulary.measures
    return lacking if measured or set(lacking) & set(vocabulary.measures) else [*lacking, vocabulary.measures[-1]]


def _named(name: str, lines: list[Title], vocabulary: Vocabulary) -> str | None:
    """The one value that the titles name; None where they name none or several."""
    if name == "year":
        values = [year for line in lines for year in YEARS.findall(line.text)]
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
