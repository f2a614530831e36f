"""`python -m data check`: what it prints and how it ends."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.__main__ import main
from i18n import current, speak
from tests.data.intake.making import TABLE, workbook

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
    found = json.loads(capsys.readouterr().out)
    assert {name: found[name] for name in ("valid", "clean", "dataset", "rows", "problems", "questions")} == {
        "valid": True,
        "clean": True,
        "dataset": "regional_training",
        "rows": 2,
        "problems": [],
        "questions": [],
    }
    assert [asked["name"] for asked in found["unstated"]] == [
        *("basis", "counting", "delivery", "reference_date", "finality"),
    ]


def test_a_file_with_problems_ends_with_1_and_names_each_by_row_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, CLEAN.replace("43000", "43천a"), "--format", "json", "--lang", "en") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["valid"], found["dataset"], found["rows"]) == (False, "regional_training", 2)
    assert found["problems"] == [
        {
            "code": "cell-type",
            "severity": "error",
            "row": 2,
            "column": "훈련인원",
            "value": "43천a",
            "message": "“43천a” is no whole number. Enter it in digits, such as 1234.",
        }
    ]


def test_a_warning_is_a_problem_of_a_valid_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, CLEAN.replace("43000", "43"), "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["valid"], found["clean"]) == (True, False)
    assert [problem["severity"] for problem in found["problems"]] == ["warning"]


def test_text_says_what_is_wrong_what_was_mended_and_what_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, CLEAN.replace("부산,실업자", "부산시,실업자").replace("259000", "-5"), "--lang", "en")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Error: row 3, 훈련인원: “-5” is too small: Trainees is at least 0. [cell-constraint]"
    assert "Mended: row 2, 시도: “부산시” → “KR-26”: Read as Busan (KR-26)." in lines
    (basis,) = (line for line in lines if line.endswith("(--set basis=provider|workplace|residence)"))
    assert basis.startswith("Not stated, may be added: ")
    assert not any(line.startswith("Question: ") for line in lines)
    assert lines[-1] == "regional_training: rows 2, errors 1, warnings 0, notes 0"


QUESTIONS = {
    "scale": ("(단위: 천명),,,\n연도,시도,구분,훈련인원\n2021,부산,실업자,43\n", "scale", 1, None, ["1000", "1"]),
    "unit in a heading": (CLEAN.replace("훈련인원", "훈련인원(만명)"), "scale", 1, None, ["10000", "1"]),
    "dash": (CLEAN.replace("43000", "-"), "dash", 2, "훈련인원", ["nil", "missing"]),
    "year": ("2021년 훈련,,\n시도,구분,훈련인원\n부산,실업자,43000\n", "year", 1, None, ["2021"]),
    "province": ("부산 훈련,,\n연도,구분,훈련인원\n2021,실업자,43000\n", "province", 1, None, ["부산"]),
    "counting": (
        "연도,시도,구분,연인원,실인원\n2021,부산,실업자,43000,40000\n",
        *("counting", 1, "연인원", ["enrolments", "headcount"]),
    ),
    "fill down": (CLEAN.replace("2021,부산,재직자", ",부산,재직자"), "fill_down", 3, "연도", ["yes", "no"]),
    "gwangju": (CLEAN.replace("부산", "광주시"), "gwangju", 2, "시도", ["KR-29", "KR-41"]),
    "numbering": (CLEAN.replace("부산", "21"), "province_codes", 2, "시도", ["ministry", "statistics", "iso"]),
}
"""Files that leave something open: the question, where it is raised, and its choices."""


@pytest.mark.parametrize("case", QUESTIONS)
def test_an_open_question_is_told_with_its_place_and_choices_and_blocks_until_it_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    content, name, row, column, choices = QUESTIONS[case]
    assert run(tmp_path, content, "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["valid"]
    (asked,) = found["questions"]
    assert (asked["name"], asked["row"], asked["column"], list(asked["choices"])) == (name, row, column, choices)
    assert asked["sentence"]
    run(tmp_path, content, "--set", f"{name}={choices[0]}", "--format", "json")
    assert json.loads(capsys.readouterr().out)["questions"] == []


@pytest.mark.parametrize("case", QUESTIONS)
def test_the_text_names_the_open_question_too(tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    content, name, _row, _column, choices = QUESTIONS[case]
    run(tmp_path, content, "--lang", "en")
    (line,) = [
        line
        for line in capsys.readouterr().out.splitlines()
        if line.startswith("Question: ") and f"--set {name}=" in line
    ]
    assert line.endswith(f"(--set {name}={'|'.join(choices)})")


@pytest.mark.parametrize(
    "answer", ["dash=maybe", "scale=7", "gwangju=KR-11", "province_codes=old", "fill_down=perhaps"]
)
def test_a_wrong_answer_is_misuse_and_lists_the_choices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: str
) -> None:
    name = answer.partition("=")[0]
    content, _name, _row, _column, choices = next(case for case in QUESTIONS.values() if case[1] == name)
    assert run(tmp_path, content, "--set", answer, "--lang", "en") == 2
    told = capsys.readouterr().err
    assert answer in told
    assert all(choice in told for choice in choices)


def test_an_answer_to_what_this_file_does_not_ask_is_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, CLEAN, "--set", "scale=1000", "--lang", "en") == 2
    assert "scale=1000: this file asks for basis, counting" in capsys.readouterr().err


def test_a_workbook_of_several_sheets_is_not_valid_before_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sheets.xlsx"
    path.write_bytes(workbook(TABLE, TABLE, names=("2020년", "2021년")))
    told = ["check", str(path), "--dataset", "regional_training", "--format", "json"]
    assert main(told) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["valid"], found["rows"], found["problems"]) == (False, 0, [])
    assert [(asked["name"], list(asked["choices"])) for asked in found["questions"]] == [
        ("sheet", ["2020년", "2021년"])
    ]
    assert main([*told, "--set", "sheet=2021년"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 2
    assert main([*told, "--sheet", "2022년"]) == 2
    assert "2020년" in capsys.readouterr().err


def test_what_was_mended_is_told_by_row_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, CLEAN.replace("부산,실업자,43000", '부산시,실업자,"43,000명"'), "--format", "json", "--lang", "en")
    assert {"row": 2, "column": "훈련인원", "was": "43,000명", "is": "43000", "count": 1} in [
        {name: mend[name] for name in ("row", "column", "was", "is", "count")}
        for mend in json.loads(capsys.readouterr().out)["mends"]
    ]


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
        (("--dataset", "moon"), "There is no dataset “moon”. There are: trainees"),
        (("--dataset", "provinces"), "“provinces” is not published by upload. These are: trainees"),
        (("--province", "KR-99"), "There is no province “KR-99”. There are: KR-11"),
        (("--set", "basis"), "--set basis: write NAME=VALUE."),
        (
            ("--set", "bassis=residence"),
            "bassis=residence: no file is asked for bassis, only for year, province, ",
        ),
        (("--set", "year=soon"), "--set year=soon: year is written as 2021."),
        (("--set", "reference_date=soon"), "reference_date is written as 2021-12-31."),
        (("--set", "province=moon"), "--set province=moon: province is one of KR-11, "),
        (("--set", "trainees=5"), "no file is asked for trainees, only for "),
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
    monkeypatch.setattr("data.intake.check.MOST_ERRORS", 2)
    run(tmp_path, CLEAN + rows, "--lang", "en")
    assert capsys.readouterr().out.endswith("there are more errors.\n")


def test_two_answers_to_one_question_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = ("--set", "basis=provider", "--set", "basis=residence")
    assert run(tmp_path, CLEAN, *answers, "--lang", "en") == 2
    assert "--set basis stands there more than once" in capsys.readouterr().err


def test_a_check_that_is_stopped_ends_with_130_and_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("data.intake.check.check", stopped)
    assert run(tmp_path, CLEAN, "--lang", "en") == 130
    assert capsys.readouterr().err == "python -m data: stopped\n"


def test_a_terminal_shows_how_far_a_check_is_and_a_file_or_pipe_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, CLEAN, "--lang", "en") == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(tmp_path, CLEAN, "--lang", "en") == 0
    shown = capsys.readouterr().err.split("\r")
    assert shown[-2:] == ["The file is being checked: 100%", "\x1b[K"]
    assert len(shown) > 10


def test_ctrl_c_while_it_is_shown_ends_the_check_and_clears_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed(*_arguments: object, progress: Callable[[float], None], **_named: object) -> None:
        progress(0.5)
        raise KeyboardInterrupt

    monkeypatch.setattr("data.intake.check.check", pressed)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(tmp_path, CLEAN, "--lang", "en") == 130
    assert capsys.readouterr().err == "\rThe file is being checked: 50%\r\x1b[Kpython -m data: stopped\n"
