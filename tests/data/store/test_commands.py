"""`python -m data list|show|restore|export|backup|restore-backup`."""

import csv
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO, StringIO
from pathlib import Path

import pandas as pd
import pytest

from data.__main__ import main
from data.catalogue import dataset
from data.commands import as_package
from data.package import ROOT, bundled, package, sha256
from data.store.head import head
from data.store.location import VARIABLE
from data.store.location import file as place
from data.store.versions import table, version
from tests.data.packages import unfit
from tests.data.store.reports import ADMINISTRATOR, BUSAN, DAEGU, published, report
from tests.stores import STORES, store


@pytest.fixture(autouse=True)
def _somebody_at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "operator-7")


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(list(arguments)) == code
    out, err = capsys.readouterr()
    assert not (out and err)
    return (out or err).removesuffix("\n")


def test_versions_are_listed_newest_first_above_the_bundled_data(capsys: pytest.CaptureFixture[str]) -> None:
    published(report(), note="first")
    published(report("KR-27"), actor=DAEGU, note="second", source="Daegu, monthly report")
    lines = said(capsys, "list", "--lang", "en").splitlines()
    assert [line.split(" · ")[0] for line in lines] == ["2", "1", "0"]
    assert lines[1].endswith(
        "regional_training · KR-26 · Published · by Busan office · rows: 2 · first · source not stated"
    )
    assert lines[0].endswith("by Daegu office · rows: 2 · second · Daegu, monthly report")
    assert " KST · " in lines[1]
    assert lines[2] == f"0 · {package().version} · bundled data"


def test_the_list_can_be_cut_by_dataset_and_province(capsys: pytest.CaptureFixture[str]) -> None:
    published(report())
    published(report("KR-27"), actor=DAEGU)
    found = json.loads(said(capsys, "list", "--province", "KR-27", "--format", "json"))
    assert [(entry["id"], entry["provinces"], entry["publisher"]) for entry in found] == [
        (2, ["KR-27"], "Daegu office")
    ]
    assert json.loads(said(capsys, "list", "--dataset", "trainees", "--format", "json")) == []


def test_what_is_in_force_is_shown_with_the_versions_that_hold_it(capsys: pytest.CaptureFixture[str]) -> None:
    published(report())
    shown = json.loads(said(capsys, "show", "--dataset", "regional_training", "--format", "json", "--lang", "en"))
    assert shown["version"] == f"{package().version}.1"
    assert shown["datasets"] == [
        {
            "name": "regional_training",
            "title": "Trainees by province",
            "publishes": "regional",
            "rows": 2,
            "flags": {},
            "gaps": {},
            "statuses": {"uploaded": 2},
            "versions": [1],
        }
    ]
    assert len(said(capsys, "show").splitlines()) == len(package().names) + 1


def test_one_version_is_shown_with_all_that_is_known_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    published(report(), note="first")
    shown = json.loads(said(capsys, "show", "1", "--format", "json"))
    assert (shown["note"], shown["scopes"], shown["sha256"]) == ("first", [[2021, "KR-26"]], version(1).sha256)
    assert {"Note: first", "Provinces: Busan", "Years: 2021"} <= {
        *said(capsys, "show", "1", "--lang", "en").splitlines()
    }


def test_a_version_is_restored_under_the_name_of_the_operating_system(capsys: pytest.CaptureFixture[str]) -> None:
    published(report(employees=1))
    published(report(employees=2))
    assert "Restored (1) · by operator-7 · rows: 2 · back" in said(
        capsys, "restore", "1", "--note", "back", "--lang", "en"
    )
    assert (version(3).who, version(3).via, version(3).role) == ("operator-7", "command line", "administrator")
    assert table("regional_training")["trainees"].tolist() == [50, 1]


def test_the_bundled_rows_of_a_province_are_restored(capsys: pytest.CaptureFixture[str]) -> None:
    published(report())
    arguments = ("--dataset", "regional_training", "--province", "KR-26")
    said(capsys, "restore", "0", "--note", "wrong office", *arguments)
    assert table("regional_training").empty


def test_a_refusal_exits_1_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "restore", "9", "--note", "back", "--lang", "en", code=1)
    assert told == "python -m data: There is no version 9. The history lists those there are."


@pytest.mark.parametrize(
    "arguments",
    [("list", "--dataset", "regional"), ("show", "--dataset", "regional"), ("export",), ("export", "--dataset", "x")],
)
def test_misuse_exits_2_with_one_line(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert len(said(capsys, *arguments, code=2).splitlines()) == 1


def test_a_table_in_force_is_exported_as_it_stands(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    published(report())
    printed = said(capsys, "export", "--dataset", "regional_training")
    assert pd.read_csv(StringIO(printed))["trainees"].tolist() == [50, 200]
    said(capsys, "export", "--dataset", "regional_training", "--out", str(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").read_text("utf-8") == printed + "\n"


def test_all_tables_are_exported_as_a_package_that_fits_its_descriptor(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    published(report())
    said(capsys, "export", "--out", str(tmp_path / "all.zip"))
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        descriptor = json.loads(archive.read("datapackage.json"))
        files = {resource["name"]: archive.read(resource["path"]) for resource in descriptor["resources"]}
    assert descriptor["version"].endswith(".1")
    assert [resource["hash"] for resource in descriptor["resources"]] == [sha256(content) for content in files.values()]
    assert {"upload_1", *bundled("trainees").sources} <= {source["name"] for source in descriptor["sources"]}
    assert pd.read_csv(BytesIO(files["regional_training"]))["source"].tolist() == ["upload_1", "upload_1"]


@pytest.mark.parametrize("name", STORES)
def test_the_package_is_valid_whatever_was_published_and_sealed_where_nothing_was(name: str) -> None:
    with store(name):
        content = as_package()
        published_in = {one for one in package().names if not dataset(one).table.equals(bundled(one).table)}
    assert unfit(content) == []
    with zipfile.ZipFile(BytesIO(content)) as archive:
        files = {one: archive.read(package().resource(one)["path"]) for one in package().names}
    sealed = {one: (ROOT / package().resource(one)["path"]).read_bytes() for one in package().names}
    assert len(files) == 51
    assert {one for one in files if files[one] != sealed[one]} == published_in
    assert (name == "bundled") == (not published_in)


def test_a_table_of_all_kinds_of_cells_is_written_as_its_schema_reads_them(capsys: pytest.CaptureFixture[str]) -> None:
    table = bundled("programme_map").table.drop(columns=["status", "source"])
    table.loc[0, "note_en"] = 'a "quoted" word,\rand a lone return'
    published(table, actor=ADMINISTRATOR, dataset="programme_map")
    assert unfit(as_package()) == []
    printed = said(capsys, "export", "--dataset", "programme_map")
    assert "True" not in printed
    rows = list(csv.DictReader(StringIO(printed, newline="")))
    assert {row["repeated"] for row in rows} == {"true", "false"}
    assert rows[0]["note_en"] == 'a "quoted" word,\rand a lone return'


def test_a_whole_number_has_no_decimal_point_and_a_part_keeps_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    rows = pd.DataFrame({"zone": ["KR-CAP"], "share_pct": [60.0], "year": [2023], "bound": ["exact"]})
    published(rows, actor=ADMINISTRATOR, dataset="zone_shares")
    assert said(capsys, "export", "--dataset", "zone_shares").splitlines()[1:] == [
        "KR-CAP,68.5,,exact,reported,deck_metropolitan_share",
        "KR-CAP,60,2023,exact,uploaded,upload_1",
    ]
    published(rows.assign(share_pct=61.25), actor=ADMINISTRATOR, dataset="zone_shares")
    assert ",61.25,2023," in said(capsys, "export", "--dataset", "zone_shares")


def test_a_backup_brings_everything_back(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    store_addresses: Iterator[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published(report(), actor=BUSAN)
    copy = str(tmp_path / "copy.sqlite3")
    assert said(capsys, "backup", copy, "--lang", "en") == "copy.sqlite3: versions kept: 1"
    monkeypatch.setenv(VARIABLE, next(store_addresses))
    assert said(capsys, "restore-backup", copy, "--lang", "en") == "copy.sqlite3: versions that came back: 1"
    assert head() == 1


def test_a_damaged_store_is_told_in_one_sentence_and_not_in_the_words_of_the_database() -> None:
    published(report())
    path = place()
    assert path is not None
    kept = path.read_bytes()
    path.write_bytes(kept[:4096] + b"\x25" * (len(kept) - 4096))
    # In a process of its own, for pytest takes whatever is logged.
    command = [sys.executable, "-m", "data", "list", "--lang", "en"]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT.parent)
    (told,) = ended.stderr.splitlines()
    assert "is damaged" in told
    assert (ended.returncode, ended.stdout) == (1, "")


ISSUED = ["--issuer", "https://id.example.go.kr", "--reason", "the office"]


def test_grants_are_given_listed_and_revoked_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    office = [
        "--group",
        "busan",
        "--role",
        "office",
        "--province",
        "KR-26",
        "--since",
        "2026-01-01",
        "--until",
        "2026-01-31",
    ]
    told = said(capsys, "grant", *ISSUED, *office, "--lang", "en")
    assert told.startswith(
        "1 · expired · https://id.example.go.kr group busan · Regional office · Busan · 2026-01-01 – 2026-01-31 · by "
    )
    said(capsys, "grant", *ISSUED, "--subject", "a1", "--role", "national", "--lang", "en")
    said(capsys, "revoke", "2", "--reason", "moved", "--lang", "en")
    assert said(capsys, "grants", "--lang", "en").splitlines()[1].startswith("2 · revoked (row 3) · ")
    listed = json.loads(said(capsys, "grants", "--format", "json"))
    assert [(one["id"], one["state"], one["revoked_by"]) for one in listed] == [(1, "expired", None), (2, "revoked", 3)]


def test_the_first_administrator_is_named_by_a_command_once(capsys: pytest.CaptureFixture[str]) -> None:
    first = ["grant", *ISSUED, "--subject", "a1", "--role", "administrator", "--first", "--lang", "en"]
    said(capsys, *first)
    assert main(first) == 1
    assert "named once" in capsys.readouterr().err


def test_the_audit_is_listed_and_verified_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "grant", *ISSUED, "--subject", "=cmd()", "--role", "national", "--lang", "en")
    table = list(csv.DictReader(StringIO(said(capsys, "audit"))))
    assert [(row["act"], row["outcome"], row["via"]) for row in table] == [("grant", "done", "command line")]
    (entry,) = json.loads(said(capsys, "audit", "--format", "json"))
    assert entry["about"]["holder"] == "=cmd()"
    whole = said(capsys, "audit", "verify", "--lang", "en")
    assert whole == f"The audit is whole: 1 links. Keep its head elsewhere: 1-{entry['digest']}"
    store_file = place()
    assert store_file
    with closing(sqlite3.connect(store_file)) as made, made:
        made.execute("UPDATE audit SET outcome = 'refused'")
    assert main(["audit", "verify", "--lang", "en"]) == 1
    assert capsys.readouterr().err == "python -m data: The audit is broken at link 1: what it says was changed.\n"
