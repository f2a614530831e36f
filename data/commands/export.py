"""`python -m data export`: the data in force, one table as CSV or all of them as a data package."""

import argparse
import json
import zipfile
from pathlib import Path
from typing import Any

from data import catalogue
from data.package import package, sha256
from data.store.head import head as newest


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "export", help="write the data in force: one table as CSV, or all as a ZIP data package"
    )
    parser.add_argument("--dataset", metavar="NAME", help="one table (default: all)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="needed for all tables; default: print the table")
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> str:
    catalogue.as_of(newest())
    if not options.out:
        if not options.dataset:
            raise ValueError("all tables are a ZIP file: add --out FILE, or --dataset NAME")
        return _csv(options.dataset).removesuffix("\n")
    if options.dataset:
        options.out.write_text(_csv(options.dataset), "utf-8", newline="")
    else:
        _package(options.out)
    return f"{options.out.name}: {catalogue.version()}"


def _csv(name: str) -> str:
    return catalogue.dataset(name).table.to_csv(index=False, lineterminator="\n")


def _package(path: Path) -> None:
    """All tables with a descriptor that fits them: checksums, and the published versions among the sources."""
    descriptor = json.loads(json.dumps(package().descriptor)) | {"version": catalogue.version()}
    known = {source["name"] for source in descriptor["sources"]}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for resource in descriptor["resources"]:
            content = _csv(resource["name"]).encode("utf-8")
            resource |= {"hash": sha256(content), "bytes": len(content)}
            archive.writestr(resource["path"], content)
            sources = [name for name in catalogue.dataset(resource["name"]).sources if name not in known]
            descriptor["sources"] += [catalogue.source(name) for name in sources]
        archive.writestr("datapackage.json", json.dumps(descriptor, ensure_ascii=False, indent=2))
