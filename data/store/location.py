"""Where versions are kept: DASHBOARD_DATABASE_URL, else an SQLite file under var/. And whether a store was there before."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from data.package import ROOT
from data.store.errors import VanishedStoreError

VARIABLE: Final = "DASHBOARD_DATABASE_URL"
SQLITE: Final = "sqlite:///"
DEFAULT: Final = ROOT.parent / "var" / "dashboard.sqlite3"


@dataclass
class Met:
    """What this process has seen of a store. Tables are kept by version number: another history must not slip in.

    Attributes:
        id: of the store; "" before it was met, and for one that has none yet.
        newest: the newest version that was seen.
        whole: the newest version when all of the store was last looked through for damage; -1 before that.
        there: whether there was a store at all.
    """

    id: str = ""
    newest: int = 0
    whole: int = -1
    there: bool = False


def url() -> str:
    """Address of the database, as SQLAlchemy writes it."""
    return os.environ.get(VARIABLE) or SQLITE + DEFAULT.as_posix()


def file() -> Path | None:
    """The file of the database; None for a server."""
    address = url()
    return Path(address.removeprefix(SQLITE)) if address.startswith(SQLITE) else None


@cache
def met(address: str) -> Met:
    """What this process has seen at an address so far."""
    return Met()


def marker(path: Path) -> Path:
    """The small file beside a store that names it: it stays when the store itself gets lost."""
    return path.with_name(f"{path.name}.id")


def log(path: Path) -> Path:
    """SQLite's write-ahead log, in which the newest versions may still stand."""
    return path.with_name(f"{path.name}-wal")


def absent() -> bool:
    """Whether there is no store yet: known without opening anything.

    Raises:
        VanishedStoreError: there was one, and it is gone.
    """
    path = file()
    if path is None:
        return False
    # In this order: a store that is made meanwhile leaves its traces only once it is there itself.
    traces = met(url()).there or os.path.lexists(marker(path)) or os.path.lexists(log(path))
    if os.path.lexists(path):  # a link that leads nowhere is a store that cannot be reached
        return False
    if traces:
        raise VanishedStoreError
    return True
