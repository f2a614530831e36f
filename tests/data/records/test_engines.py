"""Engines: the same figures from each, a limit of memory, and nothing left of a command that was killed."""

import contextlib
import os
import random
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import pytest

pytest.importorskip("ibis")
pytest.importorskip("duckdb")
pytest.importorskip("pysail")
pytest.importorskip("pyspark")

from data.__main__ import main
from data.records.definitions import definitions
from data.records.engines import PREFIX, engine, scratch_folder
from data.records.schema import RecordsError, sources

ROOT = Path(__file__).parents[3]
WAY = ("--dataset", "regional_training", "--counting", "headcount", "--basis", "workplace", "--lang", "en")


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from benchmarks.records import write

    path = tmp_path_factory.mktemp("records") / "million.parquet"
    write(path, rows=1_000_000)
    return path


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporary files of the test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def checksums(on: str, path: Path) -> dict[tuple[str, str], str]:
    """SHA-256 of what each table of each definition gives on an engine."""
    found = {}
    with scratch_folder() as scratch, engine(on, memory_limit=None, scratch=scratch) as used:
        for name, definition in definitions().items():
            files = sources(path, needed=definition.needs, scratch=scratch)
            records = used.table(files, definition.needs)
            for of, table in definition.tables.items():
                rows = used.rows(table(records), sources=files, names=definition.needs)
                text = rows.sort_values(list(rows)).to_csv(index=False)
                found[name, of] = sha256(text.encode()).hexdigest()
    return found


@pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")  # PySpark speaks to pandas as it was
def test_sail_gives_what_duckdb_gives_for_every_definition_and_a_million_records(million: Path) -> None:
    told = checksums("duckdb", million)
    assert (
        len(told) == 13 + 12 + 6 + 1
    )  # of Korea and its zones: four tables each of 3 headcounts, one each of 6 of the fields, one of sizes
    assert checksums("sail", million) == told


def test_a_limit_of_memory_changes_no_figure(million: Path, tmp_path: Path, temporary: Path) -> None:
    free, limited = tmp_path / "free.csv", tmp_path / "limited.csv"
    assert main(["aggregate", str(million), *WAY, "--out", str(free)]) == 0
    assert main(["aggregate", str(million), *WAY, "--out", str(limited), "--memory-limit", "512MB"]) == 0
    assert free.read_bytes() == limited.read_bytes()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--engine", "abacus"), "abacus: the engines are duckdb, sail and sc://HOST:PORT."),
        (("--engine", "sail", "--memory-limit", "1GB"), "--memory-limit belongs to DuckDB"),
        (("--memory-limit", "much"), "--memory-limit much: write 512MB or 4GB."),
    ],
)
def test_a_wrong_engine_is_told(
    made_up: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    assert main(["aggregate", str(made_up), *WAY, "--out", str(tmp_path / "out.csv"), *arguments]) == 1
    assert told in capsys.readouterr().out


def waited(process: "subprocess.Popen[bytes]", seconds: float) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=seconds)


def test_a_killed_command_leaves_no_half_file_and_the_next_one_clears_up(
    million: Path, tmp_path: Path, temporary: Path
) -> None:
    out, moments = tmp_path / "out.csv", random.Random(2021)
    old = "the file as it was\n"
    command = [sys.executable, "-m", "data", "aggregate", str(million), *WAY, "--out", str(out)]
    left = 0
    for _ in range(4):
        out.write_text(old, "utf-8")
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while process.poll() is None and not any(temporary.glob(f"{PREFIX}*/work")):
            waited(process, 0.02)
        waited(process, moments.uniform(0.0, 2.0))
        process.kill()
        process.wait()
        left += len(list(temporary.glob(f"{PREFIX}*")))
        text = out.read_text("utf-8")
        assert text == old or (text.startswith("year,province,category,trainees") and text.endswith('"\n'))
    assert left, "none was killed while it held a folder"
    assert main(["aggregate", str(million), *WAY, "--out", str(out)]) == 0
    assert list(temporary.iterdir()) == []
    assert list(tmp_path.glob(".*.part")) == []


def test_the_folder_of_a_command_that_runs_is_left_alone(temporary: Path) -> None:
    with scratch_folder() as held:
        (held / "spill").write_text("x", "utf-8")
        with scratch_folder():
            pass
        assert (held / "spill").exists()
    assert list(temporary.iterdir()) == []


def test_a_full_disk_or_too_little_memory_is_told_without_what_a_record_holds(million: Path) -> None:
    definition = definitions()["regional_training-headcount-workplace"]
    with scratch_folder() as scratch, engine("duckdb", memory_limit="20MB", scratch=scratch) as used:
        used.connection.con.execute("SET max_temp_directory_size = '1MB'")
        files = sources(million, needed=definition.needs, scratch=scratch)
        with pytest.raises(RecordsError, match="OutOfMemoryException"):
            used.rows(definition.tables[""](used.table(files, definition.needs)), sources=files, names=definition.needs)
