"""The workbook in LibreOffice: it opens, and nothing is lost."""

import csv
from pathlib import Path

import pytest

from components.export.book import book, of_pages, told
from components.figures.pages import FIGURE_PAGES
from components.files.rows import Provenance
from i18n import LANGUAGES, speaking
from tests.components.export import rendered
from tests.components.export.books import STATE

ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

pytestmark = rendered.needs_office


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.sweep), "ko"])
def test_every_sheet_opens_with_its_numbers_and_its_korean(tmp_path: Path, taken: Provenance, language: str) -> None:
    with speaking(language):
        content = book(lambda: of_pages(FIGURE_PAGES, STATE), taken=taken)
    files = rendered.converted(content, "book.xlsx", tmp_path, form=ALL_SHEETS)
    assert len(files) == sum(sheets(taken, one) + 4 for one in LANGUAGES)  # contents, notes, sources, caveats
    cells = [cell for path in files for line in csv.reader(path.read_text("utf-8").splitlines()) for cell in line]
    assert "3992319" in cells
    assert "재직자훈련" in cells
    assert not [cell for cell in cells if cell.startswith(("Err:", "#REF", "#NAME", "#VALUE"))]


def sheets(taken: Provenance, language: str) -> int:
    """How many tables there are: two headlines may rest on one."""
    with speaking(language):
        return sum(one.on is None for one in told(of_pages(FIGURE_PAGES, STATE), taken=taken).sheets)


def test_it_prints(tmp_path: Path, taken: Provenance) -> None:
    with speaking("ko"):
        content = book(lambda: of_pages(["trends"], STATE), taken=taken)
    (printed,) = rendered.converted(content, "book.xlsx", tmp_path, form="pdf")
    assert printed.read_bytes().startswith(b"%PDF")
