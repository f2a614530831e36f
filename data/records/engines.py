"""Where records are counted: DuckDB within this process, Sail beside it, or a cluster that speaks Spark Connect."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import ibis
import pyarrow as pa
import pyarrow.parquet
from ibis import Table

from data.records.schema import RecordsError, Source, field
from i18n import _

CLUSTER: Final = "sc://"
PREFIX: Final = "enrolment-records-"
LOCK: Final = "lock"


@dataclass(frozen=True, kw_only=True)
class Engine:
    """A connection of Ibis, with what it is called in the provenance of its figures."""

    connection: Any
    name: str

    def table(self, sources: Sequence[Source], names: Sequence[str]) -> Table:
        """The records of all files, with the fields that are asked for.

        Raises:
            RecordsError: one cannot be read.
        """
        with errors(sources, names):
            parts = [self._part(place, source, names) for place, source in enumerate(sources)]
        return ibis.union(*parts) if len(parts) > 1 else parts[0]

    def _part(self, place: int, source: Source, names: Sequence[str]) -> Table:
        raw = self.connection.read_parquet(str(source.table), table_name=f"records_{place}")
        return typed(raw, source, names)

    def rows(self, asked: Table, *, sources: Sequence[Source], names: Sequence[str]) -> Any:
        """What a definition gives, as a frame in the order of its keys.

        Raises:
            RecordsError: a file is damaged, or the engine gave up.
        """
        with errors(sources, names):
            return self.connection.to_pyarrow(asked).to_pandas()


def typed(raw: Table, source: Source, names: Sequence[str], *beside: str) -> Table:
    """The columns of a file under the names of the fields and with their types; those `beside` as they are."""
    columns = {name: raw[source.columns[name]] for name in names}
    kinds = {name: field(name)["type"] for name in names}
    return raw.select(
        *beside,
        **{
            name: column if str(column.type()) == kinds[name] else column.cast(kinds[name])
            for name, column in columns.items()
        },
    )


def require_other_records(sources: Sequence[Source], names: Sequence[str]) -> None:
    """Refuse a file with the very records of another one, kept in another way: they would count twice.

    Raises:
        RecordsError: with the names of both.
    """
    alike: dict[tuple[int, int], Source] = {}
    rows = [pa.parquet.read_metadata(source.table).num_rows for source in sources]
    for source, count in zip(sources, rows, strict=True):
        if count and rows.count(count) > 1:
            other = alike.setdefault((count, _digest(source, names)), source)
            if other is not source:
                told = _(
                    "{name} and {other} hold the same records: remove one.",
                    name=source.path.name,
                    other=other.path.name,
                )
                raise RecordsError(told)


def _digest(source: Source, names: Sequence[str]) -> int:
    """A number that the records of a file have in common with no others, in whatever order they are."""
    connection = ibis.duckdb.connect()
    try:
        with errors([source], names):
            records = typed(connection.read_parquet(str(source.table)), source, names)
            cells = [records[name].cast("string").fill_null("") for name in names]
            told = connection.to_pyarrow(
                records.select(one=ibis.literal("\x1f").join(cells).hash()).agg(all=ibis._["one"].bit_xor())
            )
            return int(told["all"][0].as_py())
    finally:
        connection.disconnect()


@contextmanager
def engine(asked: str, *, memory_limit: str | None, scratch: Path) -> Iterator[Engine]:
    """The engine of a name, until the block ends.

    Args:
        asked: `duckdb`, `sail`, or the address of a server, `sc://HOST:PORT`.
        memory_limit: at most so much memory (`512MB`); what does not fit is kept in `scratch`. DuckDB only.
        scratch: a folder of its own, which is removed with all that engines left there.

    Raises:
        RecordsError: there is no such engine, it is not installed, it does not answer, or takes no limit.
    """
    if memory_limit and asked != "duckdb":
        raise RecordsError(_("--memory-limit belongs to DuckDB: {engine} has a setting of its own.", engine=asked))
    with ExitStack() as stack:
        try:
            if asked == "duckdb":
                yield stack.enter_context(_duckdb(memory_limit, scratch))
            elif asked == "sail" or asked.startswith(CLUSTER):
                address = stack.enter_context(_sail(scratch)) if asked == "sail" else asked
                yield stack.enter_context(_spark(address, asked))
            else:
                raise RecordsError(_("{engine}: the engines are duckdb, sail and sc://HOST:PORT.", engine=asked))
        except ImportError as error:
            told = _("{engine} is not installed: pip install -r requirements-records.txt", engine=asked)
            raise RecordsError(told) from error


@contextmanager
def _duckdb(memory_limit: str | None, scratch: Path) -> Iterator[Engine]:
    import duckdb

    limits = {"memory_limit": memory_limit} if memory_limit else {}
    try:
        connection = ibis.duckdb.connect(temp_directory=str(scratch), **limits)
    except duckdb.Error as error:
        raise RecordsError(_("--memory-limit {limit}: write 512MB or 4GB.", limit=memory_limit or "")) from error
    connection.con.execute("SET enable_progress_bar = false")
    try:
        yield Engine(connection=connection, name=f"DuckDB {duckdb.__version__}")
    finally:
        connection.disconnect()


@contextmanager
def _sail(scratch: Path) -> Iterator[str]:
    from pysail.spark import SparkConnectServer

    os.environ["TMPDIR"] = str(scratch)  # where its engine keeps what does not fit into memory
    server = SparkConnectServer()
    server.start(background=True)
    try:
        host, port = server.listening_address
        yield f"{CLUSTER}{host}:{port}"
    finally:
        server.stop()


@contextmanager
def _spark(address: str, asked: str) -> Iterator[Engine]:
    from pyspark.sql import SparkSession

    try:
        session = SparkSession.builder.remote(address).create()
        connection = ibis.pyspark.connect(session)
        name = f"Sail {_sail_version()}" if asked == "sail" else f"Spark Connect {session.version}"
    except failures() as error:
        raise RecordsError(_("{address}: no Spark Connect server answers there.", address=address)) from error
    try:
        yield Engine(connection=connection, name=name)
    finally:
        session.stop()  # before its server: a session whose server is gone waits for it


def _sail_version() -> str:
    from importlib.metadata import version

    return version("pysail")


# What goes wrong within an engine, in our words: theirs may hold what stands in a record.


def failures() -> tuple[type[Exception], ...]:
    """The errors of the engines that are installed."""
    import duckdb
    from ibis.common.exceptions import IbisError

    found: list[type[Exception]] = [duckdb.Error, IbisError, pa.ArrowException]
    with suppress(ImportError):
        from grpc import RpcError
        from pyspark.errors import PySparkException

        found += [PySparkException, RpcError]
    return tuple(found)


@contextmanager
def errors(sources: Sequence[Source], names: Sequence[str]) -> Iterator[None]:
    """Says which file is damaged where an engine fails over it.

    Raises:
        RecordsError: with the file and the rows among which the damage is, else with the kind of failure.
    """
    try:
        yield
    except failures() as error:
        for source in sources:
            _require_whole(source, names)
        told = _(
            "The engine gave up ({kind}). Give it more memory with --memory-limit, or room where temporary files are.",
            kind=type(error).__name__,
        )
        raise RecordsError(told) from None


def _require_whole(source: Source, names: Sequence[str]) -> None:
    first = 1
    try:
        with closing(pa.parquet.ParquetFile(source.table)) as file:
            for group in range(file.num_row_groups):
                rows = file.metadata.row_group(group).num_rows
                file.read_row_group(group, columns=[source.columns[name] for name in names])
                first += rows
    except (OSError, pa.ArrowException):
        told = _("{name}: the file is damaged from row {row} on.", name=source.path.name, row=first)
        raise RecordsError(told) from None


# A folder for what must not stay: copies of records and what an engine spills. After a kill the next start removes it.


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder that only this user may read, removed at the end; those of commands that were killed go first."""
    _remove_left()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    with closing(sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")  # the system lets go of it when this process ends, however it ends
        work = folder / "work"
        work.mkdir()
        try:
            yield work
        finally:
            lock.execute("ROLLBACK")
            shutil.rmtree(folder, ignore_errors=True)


def _remove_left() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if (folder / LOCK).exists() and not _is_held(folder / LOCK):
            shutil.rmtree(folder, ignore_errors=True)


def _is_held(lock: Path) -> bool:
    try:
        with closing(sqlite3.connect(lock, timeout=0, isolation_level=None)) as taken:
            taken.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        return True  # or another user's
    return False


def codes_of(engine: Engine, table: Table, name: str, **where: Any) -> Mapping[str, str]:
    """How the values of a column differ from codes, by the names that are known of a code: none where all are codes.

    Args:
        engine: that the table is of.
        table: records.
        name: a field with a list of codes.
        where: `sources` and `names` of `Engine.rows`.
    """
    from data.intake.codes import key, names

    kinds = names(field(name)["codelist"])
    found = engine.rows(table.select(name).distinct(), **where)[name].dropna()
    known = {str(value): kinds.get(key(str(value))) for value in found}
    return {value: code for value, code in known.items() if code and code != value}
