"""The tables of the store, as the newest schema has them. Rows of versions, scopes and stories are only ever added."""

from typing import Final

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table

METADATA: Final = MetaData()
SCHEMA: Final = 2

# One row: which store this is, and how its tables are made. A store of schema 1 does not have it.
STORE: Final = Table(
    "dashboard_store",
    METADATA,
    Column("id", String, primary_key=True),
    Column("schema", Integer, nullable=False),
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
)

# What a version replaces. Year 0 and province "" stand for datasets that are not cut by them: no part of a key may be NULL.
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
