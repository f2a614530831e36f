"""`python -m data show`: what is in force, dataset by dataset, or all that is known of one version."""

import argparse
import json
from collections import Counter
from typing import Any

from data import catalogue, labels
from data.commands.versions_text import as_object
from data.package import in_language, package
from data.store.head import head as newest
from i18n import DEFAULT, LANGUAGES, _
from indicators.dataset import FLAGS, Dataset, row_flags


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("show", help="show what is in force, or one version with its reasons and problems")
    parser.add_argument("version", nargs="?", type=int, metavar="VERSION")
    parser.add_argument("--dataset", metavar="NAME", help="only this dataset")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", choices=list(LANGUAGES), default=DEFAULT)
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> str:
    if options.version is not None:
        return _one(options.version, form=options.format)
    catalogue.as_of(newest())
    names = [options.dataset] if options.dataset else package().names
    found = [_in_force(name) for name in names]
    if options.format == "json":
        return json.dumps({"version": catalogue.version(), "datasets": found}, ensure_ascii=False, indent=2)
    return "\n".join([catalogue.version(), *(_line(entry) for entry in found)])


def _one(number: int, *, form: str) -> str:
    from data.store.history import version

    told = as_object(version(number))
    if form == "json":
        return json.dumps(told, ensure_ascii=False, indent=2)
    return "\n".join(f"{name}: {value}" for name, value in told.items())


def _in_force(name: str) -> dict[str, Any]:
    resource, dataset = package().resource(name), catalogue.dataset(name)
    statuses = dataset.table["status"].value_counts().to_dict() if "status" in dataset.table else {}
    uploads = sorted(int(source.removeprefix("upload_")) for source in dataset.sources if source.startswith("upload_"))
    return {
        "name": name,
        "title": in_language(resource, "title"),
        "publishes": resource["publishes"],
        "rows": len(dataset.table),
        "flags": _flags(dataset),
        "statuses": {str(status): int(count) for status, count in statuses.items()},
        "versions": uploads,
    }


def _flags(dataset: Dataset) -> dict[str, int]:
    """How many rows each flag is said of."""
    told = Counter(flag for row in dataset.rows for flag in row_flags(row).split())
    return {flag: told[flag] for flag in FLAGS if told[flag]}


def _line(entry: dict[str, Any]) -> str:
    parts = [entry["name"], entry["title"], _("rows: {count}", count=entry["rows"])]
    if entry["versions"]:
        parts.append(_("published: {versions}", versions=", ".join(map(str, entry["versions"]))))
    parts += [
        _("{flag}: {count} rows", flag=labels.word("finality", flag).lower(), count=count)
        for flag, count in entry["flags"].items()
    ]
    return " · ".join(parts)
