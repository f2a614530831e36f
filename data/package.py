"""The data package: the one place that says what a valid file looks like and where each figure comes from."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from data.errors import UnknownNameError
from i18n import current

ROOT: Final = Path(__file__).parent


@dataclass(frozen=True, kw_only=True, eq=False)
class Package:
    """A parsed datapackage.json (Frictionless Data Package) and the folder that it lies in."""

    root: Path
    descriptor: dict[str, Any]

    @property
    def version(self) -> str:
        """Version of the bundled data as a whole: its name, and a mark that moves with every sealed change."""
        hashes = "".join(resource["hash"] for resource in self.descriptor["resources"])
        return f"{self.descriptor['version']}+{hashlib.sha256(hashes.encode()).hexdigest()[:7]}"

    @property
    def names(self) -> list[str]:
        """Names of the datasets, in the order of the package."""
        return [str(resource["name"]) for resource in self.descriptor["resources"]]

    def resource(self, name: str) -> dict[str, Any]:
        """Descriptor of one dataset.

        Raises:
            UnknownNameError: the package holds no dataset of that name.
        """
        return _named(self.descriptor["resources"], name, "dataset")

    def source(self, name: str) -> dict[str, Any]:
        """One source entry: title, publisher, date, heading and lines or address, kind, licence.

        Raises:
            UnknownNameError: the package holds no source of that name.
        """
        return _named(self.descriptor["sources"], name, "source")


def _named(entries: list[dict[str, Any]], name: str, what: str) -> dict[str, Any]:
    for entry in entries:
        if entry["name"] == name:
            return entry
    raise UnknownNameError(f"no {what} {name!r}: there are {', '.join(entry['name'] for entry in entries)}")


@cache
def package(root: Path = ROOT) -> Package:
    """The package in a folder, read once: bundled data do not change while the program runs."""
    descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
    return Package(root=root, descriptor=descriptor)


def in_language(entry: dict[str, Any], key: str) -> str:
    """A text of the descriptor in the reader's language: `key` is English, `key_ko` Korean where it differs."""
    return str(entry.get(f"{key}_ko" if current() == "ko" else key) or entry.get(key) or "")


def sha256(content: bytes) -> str:
    """Checksum in the form of the package's `hash` property."""
    return "sha256:" + hashlib.sha256(content).hexdigest()
