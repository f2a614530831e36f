"""The datasets without a browser: indicators, checks, the versions that offices published, the seal of the bundled files."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from data import indicator_output, releases
from data.catalogue import as_of, compute, dataset, indicators, referred
from data.commands import (
    add_audit,
    add_backup,
    add_check,
    add_compare,
    add_empty_version,
    add_export,
    add_grants,
    add_list,
    add_publish,
    add_restore,
    add_show,
)
from data.package import DataError, ParameterError, bundled, seal
from data.records.command import add_aggregate
from data.store.errors import StoreError
from i18n import DEFAULT, LANGUAGES, _, speak
from indicators.dataset import IndicatorError
from indicators.registry import Parameter

ADD: Final = (
    add_check,
    add_compare,
    add_list,
    add_show,
    add_publish,
    add_restore,
    add_empty_version,
    add_export,
    add_backup,
    add_aggregate,
    add_grants,
    add_audit,
)


STOPPED: Final = 130  # as a shell tells that Ctrl+C ended a program


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    0 when it worked, 1 when a file has problems or was refused, 2 when it was called wrongly, 130 when it was stopped.
    """
    options = _parser().parse_args(arguments)
    options.unshown = _unshown
    speak(options.lang)
    logging.getLogger("data").addHandler(logging.NullHandler())  # what a database says is for the log of a server
    try:
        answer: str | tuple[str, int] = options.command(options)
    except StoreError as error:
        print(f"python -m data: {error}", file=sys.stderr)
        return 1
    except (DataError, IndicatorError, ValueError) as error:
        print(f"python -m data: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        told = _("stopped")
        print(f"python -m data: {told}", file=sys.stderr)
        return STOPPED
    text, code = answer if isinstance(answer, tuple) else (answer, 0)
    return _printed(text, code)


def _printed(text: str, code: int) -> int:
    """The code, once the text is printed; whoever reads only its first lines and hangs up has had what they wanted."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more as it ends
    return code


def _unshown(name: str, after: pd.DataFrame) -> Sequence[str]:
    """What readers could not be shown any more. Only here, where the program starts, do the data know of what shows them."""
    from components.export.packs import unshown

    return unshown(name, after)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    parser.set_defaults(lang=DEFAULT)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    show = commands.add_parser("indicators", help="print indicators with their sources, caveats and refusals")
    show.add_argument("--id", metavar="ID", help="one indicator (default: all)")
    show.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    show.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="needs --id; repeatable")
    show.add_argument("--version", metavar="NAME", help="as a link names it after `version=` (default: the newest)")
    show.add_argument(
        "--format",
        choices=list(indicator_output.FORMATS),
        default="json",
        help="markdown: the bundled data, in English",
    )
    show.add_argument("--out", type=Path, metavar="FILE", help="write FILE, once all is computed")
    show.add_argument("--check", type=Path, metavar="FILE", help="print no indicators: 1 if FILE holds anything else")
    show.set_defaults(command=_indicators)
    mark = commands.add_parser("seal", help="record the checksums of the bundled files in datapackage.json")
    mark.set_defaults(command=lambda _: seal())
    kept = commands.add_parser(
        "keep", help="keep the bundled tables of a release, so that links of it open after the next"
    )
    kept.set_defaults(command=_keep)
    for parser_of in (mark, kept):
        parser_of.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    for add in ADD:
        add(commands)
    return parser


def _indicators(options: argparse.Namespace) -> tuple[str, int]:
    if options.param and not options.id:
        raise ParameterError(_("--param belongs to one indicator: add --id ID."))
    parameters = dict(_parameter(text) for text in options.param)
    if options.version is not None:
        as_of(*referred(options.version))
    state = bundled if options.format == "markdown" else dataset
    found = [compute(name, state, **parameters) for name in ([options.id] if options.id else indicators())]
    text = indicator_output.FORMATS[options.format](found)
    if options.out:
        options.out.write_text(f"{text}\n", "utf-8")
        return _("{file} is written", file=options.out), 0
    if not options.check:
        return text, 0
    if options.check.is_file() and options.check.read_text("utf-8") == f"{text}\n":
        return _("{file} is up to date", file=options.check), 0
    return _("{file} is stale: let this command write it, without --check.", file=options.check), 1


def _keep(_options: argparse.Namespace) -> str:
    return _("{file} is written", file=releases.keep([compute(name, bundled) for name in indicators()]))


def _parameter(text: str) -> tuple[str, Parameter]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ParameterError(_("--param {text}: write NAME=VALUE.", text=text))
    for kind in (int, float):
        try:
            return name, kind(value)
        except ValueError:
            continue
    return name, value


if __name__ == "__main__":
    sys.exit(main())
