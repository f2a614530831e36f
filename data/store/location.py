"""Where versions are kept: DASHBOARD_DATABASE_URL, else an SQLite file under var/."""

import os
from pathlib import Path
from typing import Final

from data.package import ROOT

VARIABLE: Final = "DASHBOARD_DATABASE_URL"
SQLITE: Final = "sqlite:///"
DEFAULT: Final = ROOT.parent / "var" / "dashboard.sqlite3"


def url() -> str:
    """Address of the database, as SQLAlchemy writes it."""
    return os.environ.get(VARIABLE) or SQLITE + DEFAULT.as_posix()


def file() -> Path | None:
    """The file of the database; None for a server."""
    address = url()
    return Path(address.removeprefix(SQLITE)) if address.startswith(SQLITE) else None


def absent() -> bool:
    """Whether there is no file yet: known without opening anything."""
    path = file()
    return path is not None and not path.is_file()
