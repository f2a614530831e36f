import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.__main__ import main
from data.package import DataError, SchemaError, bundled, seal, sha256
from i18n import current, speak
from indicators.registry import REGISTRY
from tests.data.packages import changed, written

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _english_and_then_the_language_as_before() -> Iterator[None]:
    before = current()
    speak("en")
    yield
    speak(before)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["indicators", *arguments]) == 0
    return capsys.readouterr().out


def test_all_indicators_are_printed_in_the_order_of_their_labels(capsys: pytest.CaptureFixture[str]) -> None:
    told = [found["id"] for found in json.loads(printed(capsys))]
    assert told == list(bundled("indicators").table["id"])
    assert set(told) == set(REGISTRY)


def test_one_indicator_is_printed_with_all_that_must_be_said_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = json.loads(printed(capsys, "--id", "recovery_ratio", "--lang", "en"))
    assert list(found) == [
        *("id", "name", "unit", "category_kind", "values", "sources", "caveats", "assumptions", "refusals")
    ]
    assert [value["category"] for value in found["values"]] == ["employee", "total"]
    assert found["sources"][0]["publisher"]
    assert [caveat["id"] for caveat in found["caveats"]] == ["I-07", "I-26"]
    assert [refusal["category"] for refusal in found["refusals"]] == ["job_seeker"]


def test_a_value_has_its_place_bound_and_status(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = json.loads(printed(capsys, "--id", "large_firm_implementation_pct"))
    assert found["values"] == [
        {
            **{"area": "KR", "year": None, "category": "300_plus", "value": 80},
            **{"bound": "more_than", "status": "reported", "origin": ["document"], "derivation": "given"},
            **{"flags": ["undated"], "sources": ["deck_benefits_footnote"]},
        }
    ]


@pytest.mark.parametrize(("language", "name"), [("ko", "훈련인원 합계"), ("en", "Trainees, total")])
def test_names_are_in_the_language_asked_for(capsys: pytest.CaptureFixture[str], language: str, name: str) -> None:
    (found,) = json.loads(printed(capsys, "--id", "trainees_total", "--lang", language))
    assert found["name"] == name


def test_the_language_is_korean_unless_said(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = json.loads(printed(capsys, "--id", "trainees_total"))
    assert found["name"] == "훈련인원 합계"


def test_csv_has_one_line_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    lines = list(csv.DictReader(io.StringIO(printed(capsys, "--id", "trainees_total", "--format", "csv"))))
    assert lines[-1] == {
        "id": "trainees_total",
        "unit": "trainees",
        "area": "KR",
        "year": "2021",
        "category": "total",
        "value": "4661782",
        "bound": "exact",
        "status": "reported",
        "origin": "document",
        "derivation": "given",
        "flags": "",
        "sources": "deck_trainees",
    }


def test_csv_leaves_the_year_of_an_undated_value_empty(capsys: pytest.CaptureFixture[str]) -> None:
    lines = list(csv.DictReader(io.StringIO(printed(capsys, "--id", "sme_participation_pct", "--format", "csv"))))
    assert lines[0]["year"] == ""


def test_markdown_tells_in_english_what_register_labels_docstring_and_values_say(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = printed(capsys, "--id", "recovery_ratio", "--format", "markdown", "--lang", "ko").split("## ")[1]
    head, *lines = told.rstrip().splitlines()
    assert head == "`recovery_ratio`"
    assert lines[1] == "Recovery ratio of trainees. Unit: ratio. Page: trends. Code: `indicators/trainees.py`."
    by_name = dict(line.removeprefix("- ").split(": ", 1) for line in lines[3:])
    assert list(by_name) == [
        *("Definition", "Reading", "Inputs", "Values, computed", "Assumptions", "Refusals", "Caveats")
    ]
    # employees 1,554,463 / 748,772, all 1,796,820 / 564,516
    assert by_name["Values, computed"] == "Employees: 2.076 (2021); Total: 3.183 (2021)"
    assert by_name["Inputs"] == "`trainees`"
    assert by_name["Refusals"] == "No fall from 2019 to 2020, so there is nothing to recover from."
    assert by_name["Caveats"].startswith("I-07 People or enrolments: not stated; I-26 ")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("trainees_index", "- Inputs: `trainees`; parameters `base_year` (the first year of `trainees`)"),
        ("large_firm_implementation_pct", "- Values, reported: 300 people or more: more than 80"),
        ("metropolitan_share_pct", "- Values, reported: Capital area, Trainees: 68.5"),
        ("trainees_gdp_correlation", "- Values: none on the bundled data"),
        ("mra_linked_partners", "- Refusals: Provisional and former members do not count."),
        ("location_quotient", "- Method: Isard (1960), Methods of Regional Analysis; here the training analogue."),
        ("progress_to_target", "- Formula: With base y0 in t0, latest y in t and target yT in T: pace = "),
    ],
)
def test_markdown_gives_what_an_indicator_has(capsys: pytest.CaptureFixture[str], name: str, line: str) -> None:
    assert f"\n{line}" in printed(capsys, "--id", name, "--format", "markdown")


def test_a_file_is_written_once_all_is_computed_and_kept_where_it_cannot_be(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "one.md"
    asked = ["indicators", "--lang", "en", "--format", "markdown", "--out", str(file)]
    assert main([*asked, "--id", "trainees_index"]) == 0
    assert main([*asked, "--id", "trainees_index", "--param", "base_year=1999"]) != 0
    assert main(["indicators", "--id", "trainees_index", "--format", "markdown", "--check", str(file)]) == 0


def test_a_file_is_checked_against_what_would_be_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    asked = ["indicators", "--lang", "en", "--id", "trainees_index", "--format", "markdown"]
    assert main(asked) == 0
    file = tmp_path / "one.md"
    file.write_text(capsys.readouterr().out, "utf-8")
    assert main([*asked, "--check", str(file)]) == 0
    file.write_text(file.read_text("utf-8").replace("83.54", "83.55"), "utf-8")
    assert main([*asked, "--check", str(file)]) == 1
    assert main([*asked, "--check", str(tmp_path / "missing.md")]) == 1
    assert [line.endswith("without --check.") for line in capsys.readouterr().out.splitlines()] == [False, True, True]


def test_parameters_reach_the_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = json.loads(
        printed(capsys, "--id", "progress_to_target", "--param", "target=5000000", "--param", "target_year=2025")
    )
    assert [value["category"] for value in found["values"]] == ["pace", "growth_ratio", "expected_share"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--id", "trainees_index", "--param", "colour=red"], "It has: base_year"),
        (["--id", "trainees_index", "--param", "base_year=1999"], "no trainees of 1999"),
        (["--id", "trainees_index", "--param", "base_year=first"], "whole number"),
        (["--id", "trainees_index", "--param", "base_year"], "write NAME=VALUE"),
        (["--id", "policy_state", "--param", "state=soon"], "one of as_is, to_be"),
        (["--param", "base_year=2020"], "add --id"),
        (["--id", "nothing"], "no indicator “nothing”"),
    ],
)
def test_a_wrong_parameter_exits_2_with_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["indicators", "--lang", "en", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert told in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["indicators", "--format", "xml"]])
def test_misuse_exits_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_it_runs_as_a_program_without_traceback() -> None:
    command = [
        sys.executable,
        "-m",
        "data",
        "indicators",
        "--lang",
        "en",
        "--id",
        "trainees_index",
        "--param",
        "colour=red",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("python -m data: trainees_index has no parameter colour")


def test_seal_records_a_change_made_on_purpose(tmp_path: Path) -> None:
    changed(written(tmp_path), "counts", "KR-26,7", "KR-26,8")
    assert seal(tmp_path) == "Files sealed: 2"
    (_, counts) = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["resources"]
    content = (tmp_path / "counts.csv").read_bytes()
    assert (counts["hash"], counts["bytes"]) == (sha256(content), len(content))


def test_seal_refuses_a_broken_file_and_leaves_the_descriptor_as_it_was(tmp_path: Path) -> None:
    changed(written(tmp_path), "counts", "KR-26,7", "KR-26,few")
    changed(tmp_path, "places", "Busan", "Pusan")
    before = (tmp_path / "datapackage.json").read_bytes()
    with pytest.raises(SchemaError, match="row 4, column people"):
        seal(tmp_path)
    assert (tmp_path / "datapackage.json").read_bytes() == before


def test_seal_refuses_a_missing_file_and_leaves_the_descriptor_as_it_was(tmp_path: Path) -> None:
    (written(tmp_path) / "counts.csv").unlink()
    before = (tmp_path / "datapackage.json").read_bytes()
    with pytest.raises(DataError, match="the file is missing"):
        seal(tmp_path)
    assert (tmp_path / "datapackage.json").read_bytes() == before


def test_whoever_reads_the_first_line_and_hangs_up_gets_no_traceback() -> None:
    """As `python -m data indicators | head -1` does: the answer is larger than what a pipe holds."""
    command = [sys.executable, "-m", "data", "indicators"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout
        assert started.stderr
        assert started.stdout.readline()
        started.stdout.close()
        assert (started.stderr.read(), started.wait()) == (b"", 0)
