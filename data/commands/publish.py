"""`python -m data publish`: check a file and put it in force."""

import argparse
from pathlib import Path
from typing import Any

import pandas as pd

from data import catalogue
from data.commands.upload import checked
from data.commands.versions_text import as_line
from data.intake import report
from data.intake.against import against
from data.package import sha256
from data.store.head import head as newest
from i18n import DEFAULT, LANGUAGES, _


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("publish", help="check a file and put its rows in force")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dataset", required=True, metavar="NAME")
    parser.add_argument("--note", required=True, metavar="TEXT", help="what changes and why")
    parser.add_argument("--source", metavar="TEXT", help="where the figures come from: publisher, title, date, address")
    parser.add_argument("--province", metavar="KR-NN", help="refuse rows of any other province")
    parser.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook with several")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="what the file does not say")
    parser.add_argument("--confirm-warnings", default="", metavar="REASON", help="accept all warnings for this reason")
    parser.add_argument("--confirm-removals", type=_count, metavar="N", help="how many rows in force are meant to go")
    parser.add_argument("--take-over", action="store_true", help="make a province of another publisher your own")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_run)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("a count of rows, 0 or more")
    return int(text)


def _run(options: argparse.Namespace) -> str | tuple[str, int]:
    from data.store.actor import operator
    from data.store.errors import UnconfirmedError
    from data.store.publishing import publish

    catalogue.as_of(newest())  # the file is checked against what its publication is said to have seen
    held = against(options.dataset, None if options.province is None else {options.province})
    file, found = checked(options, against=held)
    if found.table is None:
        return report.FORMATS["text"](found), 1
    if refused := _refused(options.dataset, found.table):
        return refused, 1
    try:
        version = publish(
            found.table,
            dataset=options.dataset,
            actor=operator(),
            note=options.note,
            seen=catalogue.head(),
            sha256=sha256(file.content),
            reasons={problem.code: options.confirm_warnings for problem in found.problems},
            problems=found.problems,
            take_over=options.take_over,
            source=options.source,
            removals=options.confirm_removals,
        )
    except UnconfirmedError as error:  # the warnings must be read before a reason can be given
        return f"{report.FORMATS['text'](found)}\n{error}", 1
    return as_line(version)


def _refused(name: str, table: pd.DataFrame) -> str:
    """Why the table would break the pages of the dashboard; empty where it doesn't."""
    from data.effect import effects, stops
    from data.intake.compare import outcome

    reasons = stops(name, effects(name, outcome(name, table)))
    told = _("Nothing is published: with this file some indicators could not be computed any more. Complete the file.")
    return "\n".join([*reasons, told]) if reasons else ""
