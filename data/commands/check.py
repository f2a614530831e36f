"""`python -m data check`: everything that is wrong with a file, before it is published."""

import argparse
from pathlib import Path
from typing import Any

from data.commands.upload import checked
from data.intake import report
from data.intake.against import against
from i18n import DEFAULT, LANGUAGES


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("check", help="check a file without publishing it: exit 0 clean, 1 with problems")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dataset", required=True, metavar="NAME")
    parser.add_argument("--province", metavar="KR-NN", help="refuse rows of any other province")
    parser.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook with several")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="what the file does not say")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.add_argument("--format", choices=list(report.FORMATS), default="text")
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> tuple[str, int]:
    held = against(options.dataset, None if options.province is None else {options.province})
    _file, found = checked(options, against=held)
    return report.FORMATS[options.format](found), 0 if found.clean else 1
