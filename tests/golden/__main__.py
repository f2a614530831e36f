"""Approve what pages and stories say and draw now: `python -m tests.golden`."""

from collections import defaultdict
from typing import Any

from tests.golden.approved import FOLDER, STORES, path, records, written
from tests.stores import store

FOLDER.mkdir(exist_ok=True)
found: dict[str, dict[str, Any]] = defaultdict(dict)
for name in STORES:
    with store(name):
        for page, way, one in records(name):
            found[page][way] = one
for page, ways in found.items():
    path(page).write_text(written(ways), "utf-8")
