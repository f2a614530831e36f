"""Files that take long to make, each made once for all readers: wanted, in a queue, taken by a worker, kept by their digest."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select, true, update

from data.package import sha256
from data.store.connection import beside, reading, writing
from data.store.errors import StoreError, as_written
from data.store.schema import MADE, PARTS, emptied, has
from i18n import _, message

LEASE_S: Final = 30.0
"""So long after a worker last said that it works at a file, another one may take it."""
ALONE_S: Final = 60.0  # after so long without any worker at work, those who wait are told
TRIES: Final = 3  # a file that ended so many workers is not tried again
WORN: Final = "worn"
WORN_OUT: Final = message(
    "This file could not be made: each time its worker ended in the middle. Tell whoever runs the dashboard."
)
DAYS: Final = 7
MOST_BYTES: Final = 2 << 30  # of all that are kept
MOST_OPEN: Final = 200  # of those that wait or are being made
MOST_OF_ONE: Final = 12  # and of those that one reader has asked for
MOST_OF_ADDRESS: Final = 100  # or all at one address: a ministry may stand behind one, but never the whole queue
UNKNOWN: Final = "?"  # somebody of whom nothing is known
MOST_NAMED: Final = 10_000  # letters: so many who ask for one file are known by name, two hundred
PART: Final = 1 << 20  # bytes: a file is written and sent in parts, so that no replica holds it whole


@dataclass(frozen=True, kw_only=True)
class File:
    """One that is there.

    Attributes:
        sha256: its digest, 64 hexadecimal digits, by which it is asked for.
        kind: its ending.
        bytes: its size.
        missing: what it lacks, a sentence each.
    """

    sha256: str
    kind: str
    bytes: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How it stands with a file that was asked for.

    Attributes:
        place: in the queue, from 1; 0 once a worker has taken it.
        done, whole: how many of its parts are made, of how many; 0 and 0 where it has none.
        file: there, once it is made.
        failed: why it could not be made; "" while that is not so.
        alone: whether it waits and no worker has been at work for a while.
        wanted_by: the readers who asked for it, while it is not there.
    """

    place: int = 0
    done: int = 0
    whole: int = 0
    file: File | None = None
    failed: str = ""
    alone: bool = False
    wanted_by: frozenset[str] = frozenset()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.file is not None or bool(self.failed)


@dataclass(frozen=True, kw_only=True)
class Task:
    """What a worker has taken: the digest of the recipe, the recipe, and how many versions had been emptied when it began."""

    recipe: str
    told: str
    emptied: int


def want(recipe: str, told: str, *, program: str, kind: str, owner: str | None = None) -> None:
    """Ask for a file; one that is there, wanted or being made is not asked for twice.

    Args:
        recipe: digest of all that it is made of and of the program.
        told: the recipe itself, JSON.
        program: digest of the program that makes it.
        kind: ending of the file.
        owner: who asks, `READER@ADDRESS` as digests of both, or the reader alone; None where nothing is known of them.

    Raises:
        StoreError: the queue is full, or this reader or their address has enough in it.
        UnavailableError: the store cannot be used; its kind says why.
    """
    _ready()
    with _files() as connection:
        assert connection is not None  # `_ready` has made the tables
        if _is_there(connection, recipe):
            _join(connection, recipe, owner or UNKNOWN)
            return
        _require_room(connection, owner)
        _delete(connection, MADE.c.recipe == recipe)
        row = {
            "recipe": recipe,
            "told": told,
            "program": program,
            "kind": kind,
            "owner": owner or UNKNOWN,
            "asked": _clock(connection),
        }
        _insert_once(connection, row | {"tries": 0, "done": 0, "whole": 0})


def withdraw(recipe: str, *, owner: str) -> bool:
    """Want a file no longer; whether it is made no longer, since nobody else wants it. One that is made stays.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    with _files() as connection:
        if connection is None:
            return False
        mine = and_(MADE.c.recipe == recipe, MADE.c.ended.is_(None), MADE.c.owner.is_not(None))
        row = connection.execute(select(MADE.c.owner).where(mine).with_for_update()).first()
        wanted = row.owner.split() if row else []
        others = [one for one in wanted if _reader(one) != _reader(owner)]
        if others == wanted:
            return False
        if others:
            connection.execute(update(MADE).where(mine).values(owner=" ".join(others)))
        else:
            # Its worker finds that out when it next says that it works at it.
            connection.execute(MADE.delete().where(mine))
        return not others


def standing(recipe: str) -> Standing | None:
    """How it stands with a file; None where nobody has asked for it, or it is kept no longer.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    with reading() as connection:
        if connection is None or not has(connection, MADE):
            return None
        with as_written():
            row = connection.execute(select(MADE).where(MADE.c.recipe == recipe)).first()
            if row is None or (row.sha256 and row.emptied != emptied(connection)):
                return None
            return _standing(connection, row)


def parts(digest: str, kind: str) -> tuple[File, Iterator[bytes]] | None:
    """A file that is there, and its bytes in parts; None where none of that digest and kind is kept.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    with reading() as connection:
        if connection is None or not has(connection, MADE):
            return None
        query = select(MADE).where(MADE.c.sha256 == digest, MADE.c.kind == kind, MADE.c.emptied == emptied(connection))
        row = connection.execute(query).first()
    if row is None:
        return None
    count = -(-row.bytes // PART)
    return _file(row), (_part(row.recipe, place) for place in range(count))


def take(worker: str, *, program: str) -> Task | None:
    """The file that is longest wanted of this program, from now on this worker's; None where none waits.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    with _files() as connection:
        if connection is None:
            return None
        now = _clock(connection)
        _give_up_on_worn(connection, now)
        query = select(MADE).where(_waits(now), MADE.c.program == program).order_by(MADE.c.asked, MADE.c.recipe)
        row = connection.execute(query.limit(1).with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        begun = {"taken": now, "worker": worker, "tries": row.tries + 1, "done": 0}
        connection.execute(update(MADE).where(MADE.c.recipe == row.recipe).values(begun))
        return Task(recipe=row.recipe, told=row.told, emptied=emptied(connection))


def go_on(task: Task, worker: str, *, done: int | None = None, whole: int | None = None) -> bool:
    """Say that a worker still works at a file, and how far it is; False where it is not its own any more.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    with _files() as connection:
        if connection is None:
            return False
        values = {"taken": _clock(connection)} | ({} if done is None else {"done": done, "whole": whole})
        return bool(connection.execute(update(MADE).where(_own(task, worker)).values(values)).rowcount)


def keep(task: Task, worker: str, content: bytes, *, missing: Sequence[str] = ()) -> None:
    """Keep what was made, and let go of what is old; where the file is no longer wanted, nothing is kept.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    digest = sha256(content).removeprefix("sha256:")
    with _files(patience=60) as connection:
        if connection is None:
            return
        values = {"sha256": digest, "bytes": len(content), "missing": list(missing), "emptied": task.emptied}
        ended = values | {"ended": _clock(connection)}
        if not connection.execute(update(MADE).where(_own(task, worker)).values(ended)).rowcount:
            return
        for place, at in enumerate(range(0, len(content), PART)):
            row = {"recipe": task.recipe, "place": place, "content": content[at : at + PART]}
            connection.execute(insert(PARTS), [row])
        _prune(connection)


def give_up(task: Task, worker: str, why: str) -> None:
    """Say why a file could not be made.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    with _files() as connection:
        if connection is not None:
            ended = {"ended": _clock(connection), "failed": why}
            connection.execute(update(MADE).where(_own(task, worker)).values(ended))


def put_back(worker: str) -> None:
    """Let others take at once what a worker that ends has not made, as if it had never taken it.

    Raises:
        UnavailableError: the store cannot be used; its kind says why.
    """
    with _files() as connection:
        if connection is not None:
            mine = and_(MADE.c.worker == worker, MADE.c.ended.is_(None))
            left = {"taken": None, "worker": None, "tries": MADE.c.tries - 1, "done": 0}
            connection.execute(update(MADE).where(mine).values(left))


def forget_all(connection: Connection) -> None:
    """Delete all files, and what is wanted: they may hold rows that are taken away for good."""
    if has(connection, MADE):
        _delete(connection, true())


@contextmanager
def _files(*, patience: float = 1) -> Iterator[Connection | None]:
    """A connection to the tables; None where there is no store, or one of an earlier schema."""
    with beside(patience=patience) as connection:
        yield connection if connection is not None and has(connection, MADE) else None


def _ready() -> None:
    """Make the tables where an earlier schema lacks them."""
    with reading() as connection:
        if connection is not None and has(connection, MADE):
            return
    with writing(turn=1, patience=2):
        pass


def _clock(connection: Connection) -> float:
    """The moment in seconds by the clock of the database."""
    if connection.dialect.name == "postgresql":
        return float(connection.execute(select(func.extract("epoch", func.clock_timestamp()))).scalar_one())
    return float(connection.execute(select((func.julianday("now") - 2_440_587.5) * 86_400)).scalar_one())


def _is_there(connection: Connection, recipe: str) -> bool:
    row = connection.execute(select(MADE).where(MADE.c.recipe == recipe)).first()
    return row is not None and not row.failed and row.emptied in (None, emptied(connection))


def _require_room(connection: Connection, owner: str | None) -> None:
    is_open = MADE.c.ended.is_(None)
    if connection.execute(select(func.count()).where(is_open)).scalar_one() >= MOST_OPEN:
        raise StoreError(_("Too many files are wanted at present. Try again in some minutes."))
    if owner is None:
        return
    reader, at, address = owner.partition("@")
    counted = (select(func.count()).where(is_open, MADE.c.owner.contains(one)) for one in (reader, at + address))
    theirs, of_address = (connection.execute(one).scalar_one() for one in counted)
    if theirs >= MOST_OF_ONE:
        raise StoreError(
            _("{count} files that you have asked for are not made yet. Wait for one of them.", count=str(theirs))
        )
    if address and of_address >= MOST_OF_ADDRESS:
        told = _(
            "{count} files that were asked for from your address are not made yet. Try again in some minutes.",
            count=str(of_address),
        )
        raise StoreError(told)


def _join(connection: Connection, recipe: str, owner: str) -> None:
    """One more who wants a file that is not made yet; each counts once."""
    is_open = and_(MADE.c.recipe == recipe, MADE.c.ended.is_(None))
    known = func.coalesce(MADE.c.owner, UNKNOWN)
    joins = and_(is_open, ~known.contains(owner), func.length(known) < MOST_NAMED)
    connection.execute(update(MADE).where(joins).values(owner=known + " " + owner))


def _insert_once(connection: Connection, row: dict[str, Any]) -> None:
    """Two readers may ask for the same file at the same moment."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_unless_there

        connection.execute(insert_unless_there(MADE).on_conflict_do_nothing(), [row])
    else:
        connection.execute(insert(MADE), [row])


def _waits(now: float) -> ColumnElement[bool]:
    """Whether nobody works at it: never taken, or by a worker that has not been heard of."""
    return and_(MADE.c.ended.is_(None), or_(MADE.c.taken.is_(None), MADE.c.taken < now - LEASE_S))


def _own(task: Task, worker: str) -> ColumnElement[bool]:
    return and_(MADE.c.recipe == task.recipe, MADE.c.worker == worker, MADE.c.ended.is_(None))


def _standing(connection: Connection, row: Row[Any]) -> Standing:
    if row.ended is not None:
        failed = str(WORN_OUT) if row.failed == WORN else row.failed or ""
        return Standing(file=_file(row) if row.sha256 else None, failed=failed)
    now, wanted_by = _clock(connection), frozenset(map(_reader, (row.owner or UNKNOWN).split()))
    if row.taken is not None and row.taken >= now - LEASE_S:
        return Standing(done=row.done, whole=row.whole, wanted_by=wanted_by)
    before = or_(MADE.c.asked < row.asked, and_(MADE.c.asked == row.asked, MADE.c.recipe < row.recipe))
    place = connection.execute(select(func.count()).where(_waits(now), before)).scalar_one() + 1
    works = select(func.max(func.coalesce(MADE.c.ended, MADE.c.taken))).where(MADE.c.worker.is_not(None))
    last = connection.execute(works).scalar_one() or 0.0
    return Standing(place=place, alone=max(last, row.asked) < now - ALONE_S, wanted_by=wanted_by)


def _reader(owner: str) -> str:
    return owner.partition("@")[0]


def _file(row: Row[Any]) -> File:
    return File(sha256=row.sha256, kind=row.kind, bytes=row.bytes, missing=tuple(row.missing or ()))


def _part(recipe: str, place: int) -> bytes:
    """One part; each is asked for by itself, so that a slow reader keeps no connection."""
    query = select(PARTS.c.content).where(PARTS.c.recipe == recipe, PARTS.c.place == place)
    with reading(patience=5) as connection:
        assert connection is not None  # it was there a moment ago
        return bytes(connection.execute(query).scalar_one())


def _give_up_on_worn(connection: Connection, now: float) -> None:
    worn = connection.execute(select(MADE.c.recipe).where(_waits(now), MADE.c.tries >= TRIES)).scalars().all()
    if worn:
        ended = {"ended": now, "failed": WORN}
        connection.execute(update(MADE).where(MADE.c.recipe.in_(worn), _waits(now)).values(ended))


def _prune(connection: Connection) -> None:
    """Delete what ended days ago, what rests on versions that were emptied since, and the oldest of what is too much."""
    stale = or_(MADE.c.ended < _clock(connection) - DAYS * 86_400, MADE.c.emptied < emptied(connection))
    _delete(connection, and_(MADE.c.ended.is_not(None), stale))
    kept = select(MADE.c.recipe, MADE.c.bytes).where(MADE.c.sha256.is_not(None)).order_by(MADE.c.ended.desc())
    room = MOST_BYTES
    for row in connection.execute(kept).all():
        room -= row.bytes
        if room < 0:
            _delete(connection, MADE.c.recipe == row.recipe)


def _delete(connection: Connection, which: ColumnElement[bool]) -> None:
    connection.execute(PARTS.delete().where(PARTS.c.recipe.in_(select(MADE.c.recipe).where(which))))
    connection.execute(MADE.delete().where(which))


def as_told(recipe: dict[str, Any]) -> str:
    """A recipe in one way of writing it, so that the same has the same digest."""
    return json.dumps(recipe, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
