"""Where the store is, and what it was when it was last met."""

import math
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from data.package import ROOT
from data.releases import release
from data.store.errors import (
    ForeignStoreError,
    SettingError,
    UnavailableError,
    VanishedStoreError,
)

# Where versions are kept: DASHBOARD_DATABASE_URL, else an SQLite file under var/. And whether a store was there before.


VARIABLE: Final = "DASHBOARD_DATABASE_URL"
SQLITE: Final = "sqlite:///"
POSTGRES: Final = re.compile(r"postgresql(\+\w+)?://\S+")
DEFAULT: Final = ROOT.parent / "var" / "dashboard.sqlite3"


@dataclass
class Met:
    """What this process has seen of a store. Tables are kept by version number: another history must not slip in.

    Attributes:
        id: of the store; "" before it was met, and for one that has none yet.
        newest: the newest version that was seen.
        whole: the newest version when all of the store was last looked through for damage; -1 before that.
        there: whether there was a store at all.
        emptied: how many versions had been emptied when it was last looked through.
        asked: when the newest version was last asked for, by the clock of `monotonic`.
        wrote: when this process last wrote, by the same clock.
    """

    id: str = ""
    newest: int = 0
    whole: int = -1
    there: bool = False
    emptied: int = 0
    asked: float = -math.inf
    wrote: float = -math.inf


def url() -> str:
    """Address of the database, as SQLAlchemy writes it."""
    return os.environ.get(VARIABLE) or SQLITE + DEFAULT.as_posix()


def require_setting() -> None:
    """Let pass an address that names a store.

    Raises:
        SettingError: it names none, or asks an SQLite file for what we open it without.
    """
    address = url()
    if address.startswith(SQLITE):
        path = address.removeprefix(SQLITE)
        if not path.strip() or "?" in path or path.startswith(":"):
            raise SettingError
    elif not POSTGRES.match(address):
        raise SettingError


def file() -> Path | None:
    """The file of the database; None for a server."""
    address = url()
    return Path(address.removeprefix(SQLITE)) if address.startswith(SQLITE) else None


@cache
def met_before(address: str) -> Met:
    """What this process has seen at an address so far."""
    return Met()


def marker(path: Path) -> Path:
    """The small file beside a store that names it: it stays when the store itself gets lost."""
    return path.with_name(f"{path.name}.id")


def state(*, at: int | None = None) -> str:
    """What caches of old versions go by: the store, how many of its versions were emptied as far as this process knows, and
    the release whose bundled tables are read here.

    At version 0, which is the bundled tables alone, all stores are alike.
    """
    return release() if at == 0 else f"{url()} {met_before(url()).emptied} {release()}"


def marked() -> str:
    """The id of the store that was last written in this place; "" where nothing tells."""
    path = file()
    try:
        return "" if path is None else marker(path).read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""


def log(path: Path) -> Path:
    """SQLite's write-ahead log, in which the newest versions may still stand."""
    return path.with_name(f"{path.name}-wal")


def absent() -> bool:
    """Whether there is no store yet: known without opening anything.

    Raises:
        SettingError: no place is set for it.
        ForeignStoreError: what is there is no file.
        VanishedStoreError: there was one, and it is gone.
    """
    require_setting()
    path = file()
    if path is None:
        return False
    # In this order: a store that is made meanwhile leaves its traces only once it is there itself.
    traces = met_before(url()).there or os.path.lexists(marker(path)) or os.path.lexists(log(path))
    if path.exists() and not path.is_file():  # a pipe, a device, a folder
        raise ForeignStoreError
    if os.path.lexists(path):  # a link that leads nowhere is a store that cannot be reached
        return False
    if traces:
        raise VanishedStoreError
    return True


# One run of a page, in which a store that has failed is not asked again.


@dataclass
class Run:
    """One run of a page; `failed` is what the store answered when it could not be used."""

    failed: type[UnavailableError] | None = None


_run: Final[ContextVar[Run | None]] = ContextVar("run", default=None)


@contextmanager
def one_run() -> Iterator[None]:
    """What belongs together: once the store has failed in it, nothing in it waits for the store again."""
    before = _run.set(Run())
    try:
        yield
    finally:
        _run.reset(before)


def require_not_failed() -> None:
    """Raise what the store has answered in this run already, if it failed."""
    run = _run.get()
    if run and run.failed:
        raise run.failed


def remember(failed: UnavailableError) -> None:
    """Let the rest of this run know that the store cannot be used."""
    if run := _run.get():
        run.failed = type(failed)
