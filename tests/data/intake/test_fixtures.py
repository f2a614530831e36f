"""Every code has its file that shows the fault, the golden list of all problems found in it, and a sentence in both languages."""

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.commands import ASKED
from data.intake.check import check
from data.intake.checks import CHECKS
from data.intake.checks import check as check_of
from data.intake.problem import SEVERITY
from data.intake.upload import Checked, Upload, against
from data.package import package
from i18n import speaking

FIXTURES = Path(__file__).parent / "fixtures"
READ = (
    "file-",
    "header-",
    "row-blank",
    "row-derived",
    "row-note",
    "row-cell-count",
    "row-hidden",
    "row-struck-out",
    "column-hidden",
    "table-total-row",
    "table-second",
    "table-wide",
)
"""Codes found while a file is read, before there are rows that a check could look at; table-mixed-units is one of them."""
CIRCUMSTANCES: dict[str, dict[str, Any]] = {
    "scope-province": {"provinces": ["KR-26"]},
    "row-year-open": {"also_in_force": 2023},
}
"""For whom a fixture is checked, where it isn't for the whole country beside the bundled rows; also in force may be the dated
ones once more, of another year."""


def fixture(code: str) -> Path:
    """The file that shows a fault: `the-code.csv`, or `the-code.trainees.csv` where it is sent as another table than offices'."""
    (path,) = (path for path in FIXTURES.glob(f"{code}.*") if path.suffix != ".json")
    return path


def _dataset(code: str) -> str:
    return Path(fixture(code).stem).suffix.removeprefix(".") or "regional_training"


@cache
def checked(code: str) -> Checked:
    """What the check finds in the fixture of a code: the same, whatever is asked of it."""
    path, dataset = fixture(code), _dataset(code)
    beside = against(dataset, CIRCUMSTANCES.get(code, {}).get("provinces"))
    if year := CIRCUMSTANCES.get(code, {}).get("also_in_force"):
        dated = beside.current.table.dropna(subset="year").assign(year=year)
        table = pd.concat([beside.current.table, dated.astype(beside.current.table.dtypes)], ignore_index=True)
        beside = replace(beside, current=replace(beside.current, table=table))
    upload = Upload(name=path.name, content=path.read_bytes())
    return check(upload, dataset=dataset, against=beside)


def found_in(code: str) -> list[dict[str, Any]]:
    """What the check finds in the fixture of a code, as the golden lists have it."""
    return [{name: getattr(one, name) for name in ("code", "row", "column", "value")} for one in checked(code).problems]


def write_missing() -> None:
    """Write the list of a fixture that has none yet, for its author to read; one that is there is never written over.

    Raises:
        SystemExit: the fault is not found in the fixture.
    """
    for code in SEVERITY:
        path = FIXTURES / f"{code}.json"
        if not path.exists():
            found = found_in(code)
            if code not in {one["code"] for one in found}:
                told = ", ".join(dict.fromkeys(one["code"] for one in found)) or "nothing"
                raise SystemExit(
                    f"{code} is not found in {fixture(code).name}, read as {_dataset(code)}: {told} is. Another table "
                    "is named in the name of the file, as in the-code.trainees.csv."
                )
            lines = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in found)
            path.write_text(f"[\n{lines}\n]\n", "utf-8")


@pytest.mark.parametrize("code", SEVERITY)
def test_the_whole_list_of_problems_of_a_fixture_is_as_it_should_be(code: str) -> None:
    golden = json.loads((FIXTURES / f"{code}.json").read_text("utf-8"))
    assert code in {problem["code"] for problem in golden}
    assert found_in(code) == golden, (
        f"what is found in {fixture(code).name} has changed: narrow the check that finds more than it means to, or, where it "
        f"is right, delete {code}.json and run python -m tests.data.intake.test_fixtures"
    )


@pytest.mark.parametrize("code", SEVERITY)
def test_the_sentence_of_a_fault_is_written_in_both_languages(code: str) -> None:
    problem = next(problem for problem in checked(code).problems if problem.code == code)
    with speaking("ko"):
        korean = str(problem.message)
    with speaking("en"):
        english = str(problem.message)
    assert re.search("[가-힣]", korean)
    assert korean != english
    assert not re.search(r"\{\w+\}", korean + english)


def test_a_fault_is_found_while_the_file_is_read_or_by_the_check_of_its_code() -> None:
    read = {code for code in SEVERITY if code.startswith(READ)} | {"table-mixed-units"}
    assert read | set(CHECKS) == set(SEVERITY)
    assert not read & set(CHECKS)


def test_a_code_belongs_to_one_check() -> None:
    with pytest.raises(ValueError, match="plausible-jump"):
        check_of("plausible-jump", "error")


@pytest.mark.parametrize("code", SEVERITY)
def test_every_question_can_be_answered_on_the_command_line(code: str) -> None:
    fields = {field["name"] for name in package().names for field in package().resource(name)["schema"]["fields"]}
    assert {question.name for question in checked(code).questions} <= ASKED | fields


def test_no_fixture_is_without_a_code() -> None:
    assert {path.name.partition(".")[0] for path in FIXTURES.iterdir() if path.is_file()} == set(SEVERITY)


if __name__ == "__main__":
    write_missing()
