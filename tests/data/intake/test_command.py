"""`python -m data check`: what it prints and how it ends."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.__main__ import main
from i18n import current, speak

CLEAN = "연도,시도,구분,훈련인원\n2021,부산,실업자,43000\n2021,부산,재직자,259000\n"


@pytest.fixture(autouse=True)
def _language_as_before() -> Iterator[None]:
    before = current()
    yield
    speak(before)


def run(tmp_path: Path, text: str, *arguments: str) -> int:
    path = tmp_path / "file.csv"
    path.write_text(text, "utf-8")
    return main(["check", str(path), "--dataset", "regional_training", *arguments])


def test_a_clean_file_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, CLEAN, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "valid": True,
        "dataset": "regional_training",
        "rows": 2,
        "problems": [],
    }


def test_a_file_with_problems_ends_with_1_and_names_each_by_row_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, CLEAN.replace("43000", "43천a"), "--format", "json", "--lang", "en") == 1
    assert json.loads(capsys.readouterr().out) == {
        "valid": False,
        "dataset": "regional_training",
        "rows": 2,
        "problems": [
            {
                "code": "cell-type",
                "severity": "error",
                "row": 2,
                "column": "훈련인원",
                "value": "43천a",
                "message": "“43천a” is no whole number. Enter it in digits, such as 1234.",
            }
        ],
    }


def test_a_warning_is_a_problem_of_a_valid_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, CLEAN.replace("43000", "-"), "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["valid"]
    assert [problem["severity"] for problem in found["problems"]] == ["warning"]


def test_text_says_what_is_wrong_what_was_mended_and_what_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, CLEAN.replace("부산,실업자", "부산시,실업자").replace("259000", "-5"), "--lang", "en")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Error: row 3, 훈련인원: “-5” is too small: Trainees is at least 0. [cell-constraint]"
    assert "Mended: row 2, 시도: “부산시” → “KR-26”: Read as Busan (KR-26)." in lines
    assert any(line.endswith("(--set basis=provider|workplace|residence)") for line in lines)
    assert lines[-1] == "regional_training: rows 2, errors 1, warnings 0, notes 0"


def test_answers_are_given_by_set(tmp_path: Path) -> None:
    text = CLEAN.replace("부산", "광주시").replace("43000", "18000").replace("259000", "111000")
    assert run(tmp_path, text) == 1
    assert run(tmp_path, text, "--set", "gwangju=KR-29", "--set", "basis=거주지") == 0


def test_rows_of_another_province_are_refused(tmp_path: Path) -> None:
    assert run(tmp_path, CLEAN, "--province", "KR-26") == 0
    assert run(tmp_path, CLEAN, "--province", "KR-27") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--dataset", "moon"), "no dataset 'moon': there are trainees"),
        (("--dataset", "provinces"), "provinces is not published by upload: there are trainees"),
        (("--province", "KR-99"), "no province KR-99: there are KR-11"),
        (("--set", "basis"), "--set basis: write NAME=VALUE."),
        (("--set", "bassis=residence"), "--set bassis=residence: no file is asked for bassis."),
        (("--set", "basis=moon"), "--set basis=moon: basis is one of provider, workplace, residence."),
    ],
)
def test_misuse_ends_with_2_and_says_what_is_allowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    assert run(tmp_path, CLEAN, "--lang", "en", *arguments) == 2
    assert told in capsys.readouterr().err


def test_a_file_that_is_not_there_is_misuse_and_its_folder_is_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "none.csv"), "--dataset", "trainees", "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert "none.csv: the file cannot be read." in told
    assert str(tmp_path) not in told


def test_a_search_that_was_ended_says_that_there_is_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"2021,부산,실업자,-{number}\n" for number in range(1, 4))
    run(tmp_path, CLEAN + rows, "--lang", "en")
    assert "there are more errors" not in capsys.readouterr().out
    monkeypatch.setattr("data.intake.schema.MOST_ERRORS", 2)
    run(tmp_path, CLEAN + rows, "--lang", "en")
    assert capsys.readouterr().out.endswith("there are more errors.\n")
