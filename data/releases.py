"""Bundled tables of earlier releases: what was cited from them still opens, with the figures of that day.

A release is kept as `data/kept/<digest>.zip`: its datapackage.json, its tables, and the values of its indicators as its
own formulas gave them. Words (labels, caveats, definitions) are those of the program that runs.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from data.package import ROOT, DataPackage, UnknownNameError, bundled, package, read_table, sha256, typed
from indicators.dataset import Dataset
from indicators.indicator import Indicator

FOLDER: Final = ROOT / "kept"
VALUES: Final = "values.csv"
OF_A_VALUE: Final = ("area", "year", "category", "bound", "number")
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the same tables make the same file

Values = frozenset[tuple[str, ...]]

# Which release is read: in a thread of work that of a link, else the program's own.

_read: Final[ContextVar[str]] = ContextVar("release", default="")


def release() -> str:
    """The digest of the earlier release whose tables are read here; "" where it is the program's own."""
    return _read.get()


def read(digest: str) -> None:
    """Read the tables of a release for the rest of this thread of work; "" are the program's own."""
    _read.set(digest)


@contextmanager
def reading_release(digest: str) -> Iterator[None]:
    """The same for a part of it."""
    before = _read.set(digest)
    try:
        yield
    finally:
        _read.reset(before)


# What is kept of it.


@dataclass(frozen=True, kw_only=True, eq=False)
class Kept:
    """An earlier release: what its datapackage.json says, its files by name, the values of its indicators by id."""

    package: DataPackage
    files: dict[str, bytes]
    values: dict[str, Values]


def is_kept(digest: str) -> bool:
    """Whether the tables of a release with that digest are here, and are what they were."""
    return kept(digest) is not None


def kept(digest: str) -> Kept | None:
    """The release of that digest; None where it is not kept or its file is damaged."""
    return _kept(FOLDER / f"{digest}.zip") if re.fullmatch(r"[0-9a-f]{8}", digest) else None


@lru_cache(maxsize=8)
def _kept(path: Path) -> Kept | None:
    if not path.is_file():
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        found = DataPackage(root=path.parent, descriptor=json.loads(files["datapackage.json"]))
        sound = all(sha256(files[one["path"]]) == one["hash"] for one in found.descriptor["resources"])
        values = _values(files[VALUES].decode("utf-8"))
    except (zipfile.BadZipFile, KeyError, ValueError):
        return None
    return Kept(package=found, files=files, values=values) if sound and found.digest == path.stem else None


def _values(text: str) -> dict[str, Values]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for indicator, *value in csv.reader(io.StringIO(text)):
        found.setdefault(indicator, set()).add(tuple(value))
    return {name: frozenset(values) for name, values in found.items()}


def sealed() -> DataPackage:
    """The package whose tables are read here: of the release of a link, else of the program."""
    found = kept(release()) if release() else None
    return found.package if found else package()


def base(name: str) -> Dataset:
    """A bundled dataset as the release that is read here has it; one that it did not have yet is the program's.

    Raises:
        UnknownNameError: no such dataset.
    """
    return _base(name, release()) if release() else bundled(name)


@lru_cache(maxsize=256)
def _base(name: str, digest: str) -> Dataset:
    now, found = package().resource(name), kept(digest)
    try:
        then = found.package.resource(name) if found else now
    except UnknownNameError:
        then = now
    if found is None or then["hash"] == now["hash"]:
        return bundled(name)
    # By the columns of today, which its indicators read: what the release did not have is empty.
    rows = typed(read_table(found.files[then["path"]], now["schema"]), now)
    sources = {
        one["name"]: "document" if "lines" in one else "statistic" for one in found.package.descriptor["sources"]
    }
    return replace(bundled(name), table=rows, origins={**sources, **bundled(name).origins})


def source(name: str) -> dict[str, Any]:
    """A source entry of the program, else of the release that is read here; raises as `DataPackage.source` does."""
    try:
        return package().source(name)
    except UnknownNameError:
        return sealed().source(name)


# Keeping one, and whether the program of today computes what it computed.


def keep(found: list[Indicator], *, root: Path = ROOT, folder: Path = FOLDER) -> Path:
    """Keep the tables of a package, before a release, and the values that it gives on them; the file that was written.

    Args:
        found: all indicators on its tables.
        root: its folder.
        folder: where releases are kept.
    """
    own = package(root)
    files = [own.root / "datapackage.json", *(own.root / one["path"] for one in own.descriptor["resources"])]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for indicator in sorted(found, key=lambda one: one.id):
        writer.writerows(sorted([indicator.id, *value] for value in values_of(indicator)))
    folder.mkdir(exist_ok=True)
    path = folder / f"{own.digest}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, LONG_AGO), file.read_bytes(), zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo(VALUES, LONG_AGO), out.getvalue(), zipfile.ZIP_DEFLATED)
    return path


def values_of(indicator: Indicator) -> Values:
    """The values of an indicator, as far as arithmetic on another machine must give them again: to nine digits."""
    rows = ((getattr(row, name) for name in OF_A_VALUE) for row in indicator.rows)
    return frozenset(tuple(_written(cell) for cell in row) for row in rows)


def _written(cell: str | float | None) -> str:
    return "" if cell is None else f"{cell:.9g}" if isinstance(cell, float) else str(cell)
