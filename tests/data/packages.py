"""A small data package in a folder of a test, to be broken there."""

import json
from pathlib import Path
from typing import Any

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
