"""Made-up enrolment records by a seed, and how long counting them takes: ratios to a scan of all columns by DuckDB."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from data.records.schema import TYPES, field, fields

SEED: Final = 2021
CHUNK: Final = 1_000_000
SIZES: Final = (100_000, 1_000_000, 10_000_000)
YEARS: Final = (2021, 2022, 2023)
DAY: Final = np.timedelta64(1, "D")
HEX: Final = np.array([f"{byte:02x}".encode() for byte in range(256)])
PROVINCES: Final = tuple(f"KR-{code}" for code in (11, 26, 27, 28, 29, 30, 31, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50))
WEIGHTS: Final = np.array([18, 6, 5, 6, 3, 3, 2, 26, 3, 3, 4, 3, 4, 5, 6, 1, 1]) / 99


# Records: some three a person in three years, most at home in the province of their provider. No figure is of anybody.


def write(path: Path, *, rows: int, seed: int = SEED) -> None:
    """Write made-up records into a Parquet file, the same ones for the same seed and number of rows."""
    schema = pa.schema([(one["name"], TYPES[one["type"]]) for one in fields()])
    with pa.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for first in range(0, rows, CHUNK):
            count = min(CHUNK, rows - first)
            writer.write_table(_made(np.random.default_rng([seed, first]), count, persons=max(rows * 3 // 10, 1)))


def _made(random: np.random.Generator, count: int, *, persons: int) -> pa.Table:
    who = random.integers(0, persons, count)
    home = np.searchsorted(np.cumsum(WEIGHTS), _of(who, 1) / 2**64)
    there = np.where(random.random(count) < 0.8, home, random.choice(len(PROVINCES), count, p=WEIGHTS))
    employee = _of(who, 2) % 100 < 85
    works = np.where(random.random(count) < 0.9, home, random.choice(len(PROVINCES), count, p=WEIGHTS))
    workplace = _of(who, 3) % np.uint64(max(persons // 4, 1))
    provider = there * 250 + random.integers(0, 250, count)
    course = provider * 20 + random.integers(0, 20, count)
    start = np.datetime64(f"{YEARS[0]}-01-01") + random.integers(0, 365 * len(YEARS), count) * DAY
    columns = {
        "person": _keys(who, 11),
        "course": _codes("C", course),
        "provider": _codes("P", provider),
        "provider_province": _among(PROVINCES, there),
        "workplace": _keys(workplace, 12, known=employee),
        "workplace_province": _among(PROVINCES, works, known=employee),
        "residence_province": _among(PROVINCES, home),
        "category": _among(field("category")["constraints"]["enum"], employee.astype(int)),
        "kdt_field": _among(_kdt_fields(), course % 21, known=course % 17 == 0),
        "firm_size": _among(
            field("firm_size")["constraints"]["enum"], (_of(workplace, 4) % 7).astype(int), known=employee
        ),
        "start": pa.array(start.astype("datetime64[D]")),
        "end": pa.array((start + random.integers(1, 180, count) * DAY).astype("datetime64[D]")),
        "completed": pa.array(random.random(count) < 0.8),
        "employed_6m": pa.array(random.random(count) < 0.5),
        "delivery": _among(field("delivery")["constraints"]["enum"], random.integers(0, 4, count)),
    }
    return pa.table(columns, schema=pa.schema([(one["name"], TYPES[one["type"]]) for one in fields()]))


def _of(who: Any, salt: int) -> Any:
    """A number that always belongs to one person: the finish of splitmix64."""
    mixed = who.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(salt * 0x632BE59BD9B4E019 % 2**64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))


def _keys(who: Any, salt: int, *, known: Any = None) -> pa.Array:
    """32 hexadecimal digits each, as a keyed hash has them."""
    parts = np.stack([_of(who, salt), _of(who, salt + 100)], axis=1)
    texts = HEX[parts.view(np.uint8)].view("S32").ravel().astype("U32")
    return pa.array(texts, mask=None if known is None else ~known)


def _codes(letter: str, numbers: Any) -> pa.Array:
    return pa.array(np.char.add(letter, numbers.astype("U8")))


def _among(codes: Any, places: Any, *, known: Any = None) -> pa.Array:
    return pa.array(np.array(codes)[places], mask=None if known is None else ~known)


def _kdt_fields() -> tuple[str, ...]:
    from data.records.definitions import kdt_fields

    return kdt_fields()


# The table of ratios. Each measure is a process of its own: processor time and the most memory that it held.


SCAN: Final = "scan"
MEASURES: Final = {
    SCAN: "duckdb",
    "enrolments": "duckdb",
    "headcount": "duckdb",
    "headcount, SQL": "sql",
    "headcount, 512MB": "512MB",
    "headcount, Sail": "sail",
}
NAME: Final = "regional_training-{}-workplace"


def run(*, rows: int | None = None, out: Path | None = None, turns: int = 3) -> None:
    """Write records where a file is named; else print the table for the sizes, up to `rows` of them."""
    if out:
        write(out, rows=rows or SIZES[0])
        return
    print(f"{'rows':>12}{'measure':>20}{'cpu s':>9}{'of a scan':>11}{'MB':>8}")
    for size in (size for size in SIZES if size <= (rows or SIZES[1])):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "records.parquet"
            _run("benchmarks", "records", "--rows", str(size), "--out", str(path))
            _print(size, path, turns=turns)


def _print(size: int, path: Path, *, turns: int) -> None:
    base = 0.0
    for measure in MEASURES:
        seconds, megabytes = min(_measured(measure, path) for _turn in range(turns))
        base = base or seconds
        print(f"{size:>12,}{measure:>20}{seconds:>9.2f}{seconds / base:>11.2f}{megabytes:>8.0f}", flush=True)


def _measured(measure: str, path: Path) -> tuple[float, float]:
    seconds, megabytes = _run("benchmarks.records", measure, str(path)).split()[-2:]
    return float(seconds), float(megabytes)


def _run(*words: str) -> str:
    """What a process of its own prints: this one stays small, for the memory of a parent is counted to its children."""
    return subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True, check=True).stdout


def _alone(measure: str, path: Path) -> None:
    """One measure in this process: of the work alone, not of importing and connecting."""
    import resource

    from data.records.definitions import definitions
    from data.records.engines import engine, scratch_folder
    from data.records.schema import sources

    definition = definitions()[NAME.format("enrolments" if measure == "enrolments" else "headcount")]
    on, limit = ("sail", None) if measure.endswith("Sail") else ("duckdb", "512MB" if "512" in measure else None)
    with scratch_folder() as scratch, engine(on, memory_limit=limit, scratch=scratch) as used:
        files = sources(path, needed=definition.needs, scratch=scratch)
        table = definition.tables[""](used.table(files, definition.needs))
        query = used.connection.compile(table)
        before = time.process_time()
        if measure == SCAN:
            every = ", ".join(f'max("{one["name"]}")' for one in fields())
            used.connection.con.execute(f"SELECT {every} FROM '{path}'").fetchall()
        elif measure.endswith("SQL"):
            used.connection.con.execute(query).fetchall()
        else:
            used.rows(table, sources=files, names=definition.needs)
        seconds = time.process_time() - before
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    _alone(sys.argv[1], Path(sys.argv[2]))
