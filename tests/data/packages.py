"""Data packages: a small one in a folder of a test, to be broken there, and what frictionless says of one in a ZIP."""

import io
import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from frictionless import Package, system

from data.package import sha256

FILES = {
    "places": "code,label\nKR-11,Seoul\nKR-26,Busan\n",
    "counts": "year,place,people\n2020,KR-11,10\n2021,KR-11,12\n2021,KR-26,7\n",
}
SCHEMAS: dict[str, dict[str, Any]] = {
    "places": {
        "fields": [
            {"name": "code", "type": "string", "constraints": {"required": True}},
            {"name": "label", "type": "string"},
        ],
        "primaryKey": ["code"],
    },
    "counts": {
        "fields": [
            {"name": "year", "type": "integer", "constraints": {"required": True}},
            {"name": "place", "type": "string", "constraints": {"required": True}},
            {"name": "people", "type": "integer", "constraints": {"minimum": 0}},
        ],
        "primaryKey": ["year", "place"],
        "foreignKeys": [{"fields": ["place"], "reference": {"resource": "places", "fields": ["code"]}}],
    },
}


def written(folder: Path) -> Path:
    """The package of two files, sound and sealed, in the folder."""
    resources = []
    for name, text in FILES.items():
        (folder / f"{name}.csv").write_text(text, "utf-8", newline="\n")
        resources.append(
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "bytes": len(text.encode()),
                "hash": sha256(text.encode()),
                "schema": SCHEMAS[name],
            }
        )
    descriptor = {"name": "small", "version": "1", "sources": [], "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    return folder


def changed(folder: Path, name: str, before: str, after: str) -> None:
    """Replace one text in a file of the package."""
    path = folder / f"{name}.csv"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8", newline="\n")


def unfit(content: bytes) -> list[str]:
    """What `frictionless validate` says against a package in a ZIP, its checksums and sizes included."""
    with tempfile.TemporaryDirectory() as folder, system.use_context(trusted=True):
        zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
        report = Package.from_descriptor(str(Path(folder) / "datapackage.json")).validate()
    faults = [f"{task.place}: {error.message}" for task in report.tasks for error in task.errors]
    return faults + [error.message for error in report.errors]
