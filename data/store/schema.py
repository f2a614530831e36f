"""The tables of a store, its id and its schema: told apart, made, brought up to date."""

import logging
import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import choice
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    func,
    insert,
    inspect,
    null,
    select,
    text,
    update,
)

from data.store import location
from data.store.errors import (
    DamagedStoreError,
    EmptyStoreError,
    ForeignStoreError,
    NewerStoreError,
    OtherStoreError,
    ReplacedStoreError,
)

# The tables of the store, as the newest schema has them. Rows of versions, scopes and stories are only ever added.


METADATA: Final = MetaData()
SCHEMA: Final = 8
NEEDED: Final = 5
"""The oldest schema whose programs read and write what this one has made: since then tables and columns were only added, and
what a program does not know may be left empty. A schema that takes away or changes what was there is needed itself."""
GROWN: Final[Mapping[str, int]] = {"zone_shares": 7, "sme_participation": 8}
"""By table whose key has grown, the schema that is needed once it was changed: programs before it take two rows for one."""

# One row: which store this is, and how its tables are made. A store of schema 1 does not have it.
STORE: Final = Table(
    "dashboard_store",
    METADATA,
    Column("id", String, primary_key=True),
    # What a program must know. Programs of before schema 6 take it for how far the tables are made.
    Column("schema", Integer, nullable=False),
    # Since schema 6: how far they are made, whoever may work on them; NULL where that is the same.
    Column("expanded", Integer),
    # Since schema 5: number and digest of the newest link of the audit, so that one taken off its end is missed.
    Column("audited", String),
)

VERSIONS: Final = Table(
    "versions",
    METADATA,
    # Counted by us under the writers' lock: a database's own counter leaves gaps and may become visible out of order.
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("dataset", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("restored", Integer),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("role", String, nullable=False),
    Column("via", String, nullable=False),
    Column("note", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("problems", JSON, nullable=False),
    Column("took_over", JSON, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    # Since schema 2: what the publisher gives as the source of the figures; NULL where nothing was given.
    Column("source", String),
    # Since schema 3: the keys of the rows that went, of a version that holds those that came or changed; NULL for one that
    # holds all rows of its scopes.
    Column("withdrawn", JSON(none_as_null=True)),
    # Since schema 4: what its file states of where rows come from, each source once; a row names its own, `upload_<id>_<place>`.
    Column("sources", JSON(none_as_null=True)),
    # Since schema 7: the columns that tell its rows apart, of a table whose key has grown; NULL where it is the key of before.
    Column("key", JSON(none_as_null=True)),
)

# What a version is about. Year 0 and province "" stand for datasets that are not cut by them: no part of a key may be NULL.
SCOPES: Final = Table(
    "scopes",
    METADATA,
    Column("version_id", Integer, ForeignKey(VERSIONS.c.id), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("province", String, primary_key=True),
    Column("dataset", String, nullable=False),
    # Whose rows these are: a restored version gives them back to their own publisher.
    Column("publisher", String, nullable=False),
    Index("scopes_by_dataset", "dataset", "year", "province", "version_id"),
)

# Since schema 2 a draft belongs to a visitor; before, everybody at a machine shared theirs.
DRAFTS: Final = Table(
    "drafts",
    METADATA,
    Column("owner", String, primary_key=True),
    Column("dataset", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("name", String, nullable=False),
    Column("answers", JSON, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# Since schema 6: the story that somebody is working on.
STORY_DRAFTS: Final = Table(
    "story_drafts",
    METADATA,
    Column("owner", String, primary_key=True),
    Column("at", String, nullable=False),
    # Of which story it will be the next version, and the version that was opened; NULL and 0 for a new one.
    Column("story", String),
    Column("seen", Integer, nullable=False),
    Column("title", JSON, nullable=False),
    Column("steps", JSON, nullable=False),
)

# Stories that people made themselves: each row is one version of one story as a whole.
STORIES: Final = Table(
    "stories",
    METADATA,
    Column("id", String, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("role", String, nullable=False),
    Column("via", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("title", JSON, nullable=False),
    Column("steps", JSON, nullable=False),
    # The newest version of the data when it was saved: words of one's own were written for those figures.
    Column("head", Integer, nullable=False),
)

# Who may do what, since schema 5: a row grants, or undoes an earlier one. None is ever changed or taken away.
GRANTS: Final = Table(
    "grants",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("undoes", Integer),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("via", String, nullable=False),
    Column("reason", String, nullable=False),
    # Whose: a person by the subject that an issuer knows them by, or all whom it puts into a group.
    Column("issuer", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("holder", String, nullable=False),
    Column("role", String, nullable=False),
    Column("provinces", JSON, nullable=False),
    # The first and the last day on which it holds; "" for no end.
    Column("since", String, nullable=False),
    Column("until", String, nullable=False),
)

# What was done and refused, since schema 5: each row holds the digest of the one before.
AUDIT: Final = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("role", String, nullable=False),
    Column("via", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("act", String, nullable=False),
    # JSON as text: a database that writes JSON anew would change what was hashed.
    Column("about", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("before", String, nullable=False),
    Column("digest", String, nullable=False),
)

# Since schema 7: files that take long to make, each once for all readers and replicas: wanted, taken by a worker, made. All of
# it can be made again, so it is in no backup. Moments are seconds by the clock of the database, since replicas have clocks of
# their own.
MADE: Final = Table(
    "made_files",
    METADATA,
    Column("recipe", String, primary_key=True),  # digest of what it is made of, and of the program that makes it
    Column("program", String, nullable=False),
    Column("told", String, nullable=False),  # the recipe itself, JSON
    Column("kind", String, nullable=False),  # ending of the file
    Column("owner", String),  # those who want it, as `files.want` is told, parted by spaces; "?" where nobody knows
    Column("asked", Double, nullable=False),
    Column("taken", Double),  # when its worker last said that it works at it; NULL while it waits
    Column("worker", String),
    Column("tries", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("whole", Integer, nullable=False),
    Column("ended", Double),
    # Of one that is there: digest and size of its bytes, what it lacks, and how many versions had been emptied when it was
    # begun. Of one that could not be made: why, in the words of its language.
    Column("sha256", String),
    Column("bytes", Integer),
    Column("missing", JSON(none_as_null=True)),
    Column("emptied", Integer),
    Column("failed", String),
)
PARTS: Final = Table(
    "made_parts",
    METADATA,
    Column("recipe", String, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)


# Which store a database is: ours, of which schema; empty, of another program, newer. And from one schema to the next.


LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud
LENGTH: Final = 6
DRAFT_DAYS: Final = 30
SINCE: Final = {VERSIONS.c.source: 2, VERSIONS.c.withdrawn: 3, VERSIONS.c.sources: 4, VERSIONS.c.key: 7}
DRAFTS_SINCE: Final = 2
TABLES_SINCE: Final = {GRANTS.name: 5, AUDIT.name: 5, STORY_DRAFTS.name: 6, MADE.name: 7, PARTS.name: 7}


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Which store it is.

    Attributes:
        id: made with the store, the same for as long as it lives and in its backups; "" in schema 1.
        schema: how far its tables are made; of a newer program that only added, more than this one knows.
        tables: all that the database has.
    """

    id: str
    schema: int
    tables: frozenset[str]


def new_id() -> str:
    """A name for a new store: six letters and digits."""
    return "".join(choice(LETTERS) for _ in range(LENGTH))


def make(connection: Connection, *, store_id: str) -> None:
    """All tables of the newest schema, in a database without any."""
    METADATA.create_all(connection)
    connection.execute(insert(STORE), [{"id": store_id, "schema": NEEDED, "expanded": SCHEMA}])


def identify(connection: Connection) -> Identity | None:
    """Which store a connection has opened; None for a server's database without tables, where nothing was published yet.

    Raises:
        EmptyStoreError, ForeignStoreError, NewerStoreError, DamagedStoreError: it is no store, or none for this program.
    """
    tables = frozenset(inspect(connection).get_table_names())
    if not tables and connection.dialect.name == "sqlite":
        raise EmptyStoreError
    if not tables:
        return None
    found = _named(connection, tables) if STORE.name in tables else _of_schema_1(connection, tables)
    connection.info["identity"] = found
    return found


def identity(connection: Connection) -> Identity:
    """What `identify` found."""
    found: Identity = connection.info["identity"]
    return found


def has(connection: Connection, table: Table) -> bool:
    """Whether the store has a table in the form that this program knows: an earlier schema may lack it."""
    found = identity(connection)
    return table.name in found.tables and not (table is DRAFTS and found.schema < DRAFTS_SINCE)


def columns(connection: Connection, table: Table, *, without: str = "") -> list[ColumnElement[Any]]:
    """The columns of a table to select; those that an earlier schema lacks are empty."""
    schema = identity(connection).schema
    return [
        column if SINCE.get(column, 1) <= schema else null().label(column.name)
        for column in table.c
        if column.name != without
    ]


def require_same(found: Identity | None, met: location.Met) -> None:
    """Let pass the store that this process knows, or one that it meets for the first time; and remember it.

    Raises:
        ReplacedStoreError: another store lies where one with versions was.
        OtherStoreError: the program has just begun, and the mark beside the store names another one.
    """
    name = found.id if found else ""
    if not met.id and location.marked() not in ("", name):
        raise OtherStoreError
    if met.newest and (found is None or (met.id and name != met.id)):
        raise ReplacedStoreError
    met.id, met.there = name, met.there or found is not None


def newest(connection: Connection) -> int:
    """The number of the newest version; 0 while only the bundled data are there.

    Raises:
        DamagedStoreError: versions are missing below it; they are counted without gaps and never deleted.
    """
    found, count = connection.execute(
        select(func.coalesce(func.max(VERSIONS.c.id), 0), func.count(VERSIONS.c.id))
    ).one()
    if found != count:
        raise DamagedStoreError
    return int(found)


# A version that held what must not be kept is emptied: it stays as `emptied`, with the reason and nothing else, and a later
# one, `emptying`, tells who did it and when. Neither holds rows: what is in force is as if they had never been.
WITHOUT_ROWS: Final = ("emptied", "emptying")


def emptied(connection: Connection) -> int:
    """How many versions were emptied."""
    return int(connection.execute(select(func.count()).where(VERSIONS.c.kind == WITHOUT_ROWS[0])).scalar_one())


def require_whole(connection: Connection) -> None:
    """Let pass a store without gaps; a file only if its tables and indexes still agree with each other (20 ms for 40 MB).

    Raises:
        DamagedStoreError: something is missing or wrong.
    """
    newest(connection)
    sqlite = connection.dialect.name == "sqlite"
    if sqlite and connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        raise DamagedStoreError


def migrate(connection: Connection) -> None:
    """Bring an older store to the newest schema, inside the transaction of whoever writes next; a newer one stays as it is."""
    for schema in range(identity(connection).schema, SCHEMA):
        MIGRATIONS[schema](connection)
    identify(connection)


def needs(connection: Connection) -> int:
    """The schema that a program must know of a store."""
    return int(connection.execute(select(STORE.c.schema)).scalar_one()) if has(connection, STORE) else 1


def require_programs(connection: Connection, needed: int) -> None:
    """From now on only programs that know a schema work on the store: to those of before it is one of a newer program."""
    if needs(connection) < needed:
        connection.execute(update(STORE).values(schema=needed))


def older(store: sqlite3.Connection, needs: int = NEEDED) -> int | None:
    """The schema of an SQLite file that is changed for good by bringing it to ours; None where it is only added to.

    Asked cheaply, `identify` tells for certain.
    """
    query = "SELECT name FROM sqlite_master WHERE name IN (?, ?)"
    names = [name for (name,) in store.execute(query, [STORE.name, DRAFTS.name])]
    if names == [DRAFTS.name]:
        return 1
    rows = store.execute(f"SELECT schema FROM {STORE.name}").fetchall() if STORE.name in names else []
    return rows[0][0] if len(rows) == 1 and isinstance(rows[0][0], int) and rows[0][0] < needs else None


def put_aside(path: Path, *, wait: float, needs: int = NEEDED) -> None:
    """Before an SQLite store of an older schema is changed: keep a copy of it beside it, `<name>.schema-<number>`.

    The copy holds no drafts. Those of schema 1 belong to nobody in particular and may hold what the check refused: they are
    wiped out of the file itself.
    """
    opened = sqlite3.connect(path.absolute().as_uri() + "?mode=rw", uri=True, timeout=wait, isolation_level=None)
    with closing(opened) as store, TemporaryDirectory(dir=path.parent, prefix=".new-") as folder:
        store.execute("PRAGMA secure_delete=ON")
        store.execute("BEGIN IMMEDIATE")
        schema = older(store, needs)
        if schema == 1:
            store.execute("DELETE FROM drafts")
        store.execute("COMMIT")
        if schema is None:  # somebody else was faster
            return
        copy = Path(folder) / path.name
        store.execute("VACUUM INTO ?", [str(copy)])
        if _is(copy, schema, needs):
            copy.replace(path.with_name(f"{path.name}.schema-{schema}"))
        if schema == 1:
            store.execute("VACUUM")  # what was deleted before still stands in free pages
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _is(copy: Path, schema: int, needs: int) -> bool:
    """Whether a copy was made before somebody else changed the store; its drafts are wiped out."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as made:
        made.execute("PRAGMA secure_delete=ON")
        made.execute("DELETE FROM drafts")
        made.execute("VACUUM")
        return older(made, needs) == schema


def purge(connection: Connection) -> None:
    """Delete the drafts that are older than a draft may get."""
    latest = (datetime.now(UTC) - timedelta(days=DRAFT_DAYS)).isoformat()
    for table in (DRAFTS, STORY_DRAFTS):
        if connection.execute(table.delete().where(table.c.at < latest)).rowcount:
            connection.info["wiped"] = True


def mark(path: Path, store_id: str) -> None:
    """Write beside the file which store it is, so that its loss is noticed; a mark that can't be written is no reason to fail."""
    place = location.marker(path)
    try:
        if not place.exists() or place.read_text("utf-8") != store_id:
            place.write_text(store_id, "utf-8")
    except (OSError, ValueError) as error:
        logging.getLogger(__name__).warning("store %s: %s", os.fspath(place.name), error)


def _named(connection: Connection, tables: frozenset[str]) -> Identity:
    rows = connection.execute(text(f"SELECT * FROM {STORE.name}")).mappings().all()  # an earlier schema lacks columns
    if len(rows) != 1 or not isinstance(needed := rows[0]["schema"], int):
        raise DamagedStoreError
    if needed > SCHEMA:
        raise NewerStoreError
    made = rows[0].get(STORE.c.expanded.name)
    schema = needed if made is None else made
    if not isinstance(schema, int) or schema < needed:
        raise DamagedStoreError
    if not {name for name in METADATA.tables if TABLES_SINCE.get(name, 1) <= schema} <= tables:
        raise DamagedStoreError
    return Identity(id=rows[0]["id"], schema=schema, tables=tables)


def _of_schema_1(connection: Connection, tables: frozenset[str]) -> Identity:
    if not {VERSIONS.name, SCOPES.name} <= tables:
        raise ForeignStoreError
    look = inspect(connection)
    for table in (VERSIONS, SCOPES):
        there = {column["name"] for column in look.get_columns(table.name)}
        if not {column.name for column in table.c if SINCE.get(column, 1) == 1} <= there:
            raise ForeignStoreError
    return Identity(id="", schema=1, tables=tables)


def _to_2(connection: Connection) -> None:
    """A source for each version, drafts that belong to a visitor, and a name for the store."""
    connection.execute(text("ALTER TABLE versions ADD COLUMN source VARCHAR"))
    connection.execute(text("DROP TABLE IF EXISTS drafts"))
    make(connection, store_id=new_id())


def _to_3(connection: Connection) -> None:
    """Versions that change rows, beside those that hold all rows of their scopes."""
    connection.execute(text("ALTER TABLE versions ADD COLUMN withdrawn JSON"))
    connection.execute(update(STORE).values(schema=3))


def _to_4(connection: Connection) -> None:
    """Sources of single rows."""
    connection.execute(text("ALTER TABLE versions ADD COLUMN sources JSON"))
    connection.execute(update(STORE).values(schema=4))


def _to_5(connection: Connection) -> None:
    """Grants, and the audit."""
    _add_to_store(connection, "audited VARCHAR")
    METADATA.create_all(connection, tables=[GRANTS, AUDIT])
    connection.execute(update(STORE).values(schema=5))


def _to_6(connection: Connection) -> None:
    """Stories in work, and a number of its own for what was only added: programs of schema 5 go on as before."""
    _add_to_store(connection, "expanded INTEGER")
    METADATA.create_all(connection, tables=[STORY_DRAFTS])
    connection.execute(update(STORE).values(schema=5, expanded=6))


def _to_7(connection: Connection) -> None:
    """Versions of tables whose key has grown say by which they tell rows apart; files are made for all replicas."""
    connection.execute(text("ALTER TABLE versions ADD COLUMN key JSON"))
    METADATA.create_all(connection, tables=[MADE, PARTS])
    connection.execute(update(STORE).values(expanded=7))


def _to_8(connection: Connection) -> None:
    """Nothing is made: another table's key has grown, which a program must know once that table is changed."""
    connection.execute(update(STORE).values(expanded=8))


def _add_to_store(connection: Connection, column: str) -> None:
    """A column more for the table that names the store, unless `_to_2` has just made it with all of them."""
    if column.split(maxsplit=1)[0] not in {there["name"] for there in inspect(connection).get_columns(STORE.name)}:
        connection.execute(text(f"ALTER TABLE {STORE.name} ADD COLUMN {column}"))


# Each is read by programs of before as long as it only adds what may be left empty, and leaves `schema` where it was.
MIGRATIONS: Final[Mapping[int, Callable[[Connection], None]]] = {
    1: _to_2,
    2: _to_3,
    3: _to_4,
    4: _to_5,
    5: _to_6,
    6: _to_7,
    7: _to_8,
}
