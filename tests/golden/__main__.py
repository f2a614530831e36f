"""Approve what pages and stories say and draw now: `python -m tests.golden [NAME ...]`."""

import argparse
from collections import defaultdict
from typing import Any

from tests.golden.approved import FOLDER, NAMES, STORES, path, records, written
from tests.stores import store

parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
parser.add_argument(
    "names", nargs="*", choices=[[], *NAMES], metavar="NAME", help=f"one of {', '.join(NAMES)} (default: all)"
)
names = parser.parse_args().names or NAMES
FOLDER.mkdir(exist_ok=True)
found: dict[str, dict[str, Any]] = defaultdict(dict)
for name in STORES:
    with store(name):
        for page, way, one in records(name, of=names):
            found[page][way] = one
for page, ways in found.items():
    path(page).write_text(written(ways), "utf-8")
    print(path(page))
