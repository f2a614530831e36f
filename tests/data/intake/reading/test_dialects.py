"""Every accepted dialect of the same table gives the same rows."""

import re
from pathlib import Path

import pytest

from data.intake.read import Read
from tests.data.intake.making import FIXTURES
from tests.data.intake.reading.files import codes, reading_of, rows

CLEAN = sorted((FIXTURES / "clean").iterdir())
MEANT = {"실업자": "job seeker", "Job seekers": "job seeker", "재직자": "employee", "Employees": "employee"}


@pytest.mark.parametrize("file", CLEAN, ids=lambda file: file.name)
def test_it_reads_as_the_same_table(file: Path) -> None:
    found = reading_of(file.read_bytes(), name=file.name)
    assert not [problem.code for problem in found.problems if problem.severity != "note"]
    assert not [question.name for question in found.questions]
    # Busan in 2021: 43,000 job seekers and 259,000 employees
    assert _meaning(found) == [("2021", "Busan", "job seeker", 43_000), ("2021", "Busan", "employee", 259_000)]


def _meaning(found: Read) -> list[tuple[str, str, str, int]]:
    """The rows without regard to how years, names and numbers are written, which the values stage understands."""
    return [
        (
            year[:4],
            "Busan" if re.match("부산|Busan", province.replace(" ", "")) else "",
            MEANT[category],
            _number(people),
        )
        for year, province, category, people in rows(found, "year", "province", "category", "trainees")
    ]


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def test_only_notes_are_told_of_the_table_with_totals() -> None:
    assert codes(reading_of((FIXTURES / "clean" / "totals.csv").read_bytes())) == ["table-total-row"]
