"""`python -m data backup` and `restore-backup`: everything that was published, as one file; drafts only when asked for."""

import argparse
from pathlib import Path
from typing import Any

from i18n import DEFAULT, LANGUAGES, _


def add(commands: Any) -> None:
    """Register both commands."""
    for name, text, run in (
        ("backup", "write all published versions and stories into one new file", _backup),
        ("restore-backup", "bring back what a backup holds and the store lacks", _restore_backup),
    ):
        parser = commands.add_parser(name, help=text)
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
        parser.set_defaults(command=run)
        if run is _backup:
            parser.add_argument("--with-drafts", action="store_true", help="unfinished uploads too")


def _backup(options: argparse.Namespace) -> str:
    from data.store.copies import backup

    count = backup(options.file, with_drafts=options.with_drafts)
    return _("{name}: versions kept: {count}", name=options.file.name, count=count)


def _restore_backup(options: argparse.Namespace) -> str:
    from data.store.copies import restore_backup

    return _("{name}: versions that came back: {count}", name=options.file.name, count=restore_backup(options.file))
