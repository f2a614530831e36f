"""An earlier release in a test: bundled tables that are as those of today but for one figure."""

import json
import shutil
import tempfile
from functools import cache, partial
from pathlib import Path

import pytest

from data import releases
from data.catalogue import compute, indicators
from data.package import ROOT, bundled, package, sha256

TODAY = "2021,employee,3992319,"
THEN = "2021,employee,3992000,"


def earlier(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Keep a release that had 3,992,000 employees in 2021 where today's tables have 3,992,319; its digest."""
    digest, content = _made()
    (folder / "kept").mkdir()
    (folder / "kept" / f"{digest}.zip").write_bytes(content)
    monkeypatch.setattr(releases, "FOLDER", folder / "kept")
    releases._base.cache_clear()  # its tables are known by the digest, whatever another test did to them
    return digest


@cache
def _made() -> tuple[str, bytes]:
    """The digest and the file of that release, as a program with its tables keeps them."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for file in (*ROOT.glob("*.csv"), ROOT / "datapackage.json"):
            shutil.copy(file, root)
        _change(root)
        then = partial(bundled, root=root)
        kept = releases.keep([compute(one, then) for one in indicators()], root=root, folder=root / "kept")
        return package(root).digest, kept.read_bytes()


def _change(root: Path) -> None:
    table, descriptor = root / "trainees.csv", root / "datapackage.json"
    text = table.read_text("utf-8")
    assert TODAY in text
    table.write_text(text.replace(TODAY, THEN), "utf-8", newline="\n")
    told = json.loads(descriptor.read_text("utf-8")) | {"version": "2026.1.0"}
    next(one for one in told["resources"] if one["name"] == "trainees")["hash"] = sha256(table.read_bytes())
    descriptor.write_text(json.dumps(told), "utf-8")
