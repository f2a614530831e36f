"""The workbook in LibreOffice: it opens, and nothing is lost."""

import csv
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from components.export.book.workbook import book, of_pages
from components.figures.pages import FIGURE_PAGES
from components.files.rows import Provenance
from i18n import speaking
from tests.components.export.books import STATE

OFFICE = shutil.which("soffice")
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def converted(content: bytes, folder: Path, form: str) -> list[Path]:
    """What LibreOffice makes of a workbook, with a profile of its own so that it disturbs no other."""
    if OFFICE is None:
        if os.environ.get("REQUIRE_OFFICE") == "1":
            pytest.fail("LibreOffice is required and not installed")
        pytest.skip("LibreOffice is not installed")
    source, out = folder / "book.xlsx", folder / "out"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return sorted(out.iterdir())


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.sweep), "ko"])
def test_every_sheet_opens_with_its_numbers_and_its_korean(tmp_path: Path, taken: Provenance, language: str) -> None:
    with speaking(language):
        content = book(lambda: of_pages(FIGURE_PAGES, STATE), taken=taken)
        sheets = len(of_pages(FIGURE_PAGES, STATE).exhibits)
    files = converted(content, tmp_path, ALL_SHEETS)
    assert len(files) == 2 * (sheets + 4)  # contents, notes, sources, caveats; in each language
    cells = [cell for path in files for line in csv.reader(path.read_text("utf-8").splitlines()) for cell in line]
    assert "3992319" in cells
    assert "재직자훈련" in cells
    assert not [cell for cell in cells if cell.startswith(("Err:", "#REF", "#NAME", "#VALUE"))]


def test_it_prints(tmp_path: Path, taken: Provenance) -> None:
    with speaking("ko"):
        content = book(lambda: of_pages(["trends"], STATE), taken=taken)
    (printed,) = converted(content, tmp_path, "pdf")
    assert printed.read_bytes().startswith(b"%PDF")
