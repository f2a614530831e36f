"""`python -m data list`: what was published and restored, newest first."""

import argparse
import json
from typing import Any

from data.commands.versions_text import as_line, as_object
from data.package import package
from i18n import DEFAULT, LANGUAGES, _


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("list", help="list the published versions, newest first")
    parser.add_argument("--dataset", metavar="NAME", help="only versions of this dataset")
    parser.add_argument("--province", metavar="KR-NN", help="only versions that touch this province")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> str:
    from data.store.history import versions

    if options.dataset:
        package().resource(options.dataset)
    found = versions(options.dataset, options.province)
    if options.format == "json":
        return json.dumps([as_object(version) for version in found], ensure_ascii=False, indent=2)
    lines = [as_line(version) for version in found]
    return "\n".join([*lines, f"0 · {package().version} · {_('bundled data')}"])
