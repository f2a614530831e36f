"""`python -m data restore`: bring the rows of an earlier version back, as a new version."""

import argparse
from typing import Any

from data.commands.versions_text import as_line
from i18n import DEFAULT, LANGUAGES


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("restore", help="bring the rows of an earlier version back, as a new version")
    parser.add_argument("version", type=int, metavar="VERSION", help="0 is the bundled data")
    parser.add_argument("--note", required=True, metavar="TEXT", help="why")
    parser.add_argument("--dataset", metavar="NAME", help="needed for version 0")
    parser.add_argument("--province", metavar="KR-NN", help="only this province")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> str:
    from data.store.actor import operator
    from data.store.restoring import restore

    version = restore(
        options.version, actor=operator(), note=options.note, dataset=options.dataset, province=options.province
    )
    return as_line(version)
