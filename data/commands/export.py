"""`python -m data export`: the data in force, one table as CSV or all of them as a data package."""

import argparse
import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from data import catalogue
from data.bundled import bundled
from data.package import ROOT, package, sha256
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
        return as_csv(options.dataset).decode("utf-8").removesuffix("\n")
    options.out.write_bytes(as_csv(options.dataset) if options.dataset else as_package())
    return f"{options.out.name}: {catalogue.version()}"


def as_csv(name: str) -> bytes:
    """A table in force as the package's files are written; where its rows are the bundled ones, the sealed file itself."""
    found = catalogue.dataset(name).table
    if found.equals(bundled(name).table):
        sealed: Path = ROOT / package().resource(name)["path"]
        return sealed.read_bytes()
    written = found.astype("object").map(_text)
    # A lone carriage return would be read as the end of a row where cells are quoted only as far as they need it.
    torn = any("\r" in cell for cells in written.to_numpy() for cell in cells)
    text: str = written.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_ALL if torn else csv.QUOTE_MINIMAL)
    return text.encode("utf-8")


def as_package() -> bytes:
    """All tables in force in a ZIP, with a descriptor that fits them: checksums, and published versions as sources."""
    descriptor = json.loads(json.dumps(package().descriptor)) | {"version": catalogue.version()}
    known = {source["name"] for source in descriptor["sources"]}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for resource in descriptor["resources"]:
            content = as_csv(resource["name"])
            resource |= {"hash": sha256(content), "bytes": len(content)}
            archive.writestr(resource["path"], content)
            added = [name for name in catalogue.dataset(resource["name"]).sources if name not in known]
            descriptor["sources"] += [catalogue.source(name) for name in added]
            known |= {*added}
        archive.writestr("datapackage.json", json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n")
    return out.getvalue()


def _text(cell: Any) -> str:
    """A cell as a Table Schema reads it: `true`, whole numbers without a decimal point, others in full, missing as empty."""
    if pd.isna(cell):
        return ""
    if isinstance(cell, bool | np.bool_):
        return str(bool(cell)).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return repr(float(cell)) if isinstance(cell, float) else str(cell)
