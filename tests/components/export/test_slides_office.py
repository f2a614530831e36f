"""LibreOffice opens the slides and makes of each a page that says its headline, in both languages."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from components.figures.pages import exhibits
from components.figures.state import Slide
from i18n import speaking
from tests.components.export.slides import STATE, story

OFFICE = shutil.which("soffice")
PAGES = ("trends", "concentration", "mra", "targets")

pytestmark = [
    pytest.mark.skipif(not OFFICE and not os.environ.get("REQUIRE_OFFICE"), reason="there is no LibreOffice here"),
]


def printed(content: bytes, folder: Path) -> list[str]:
    """The text of each page, without spaces: a PDF puts them where it likes."""
    assert OFFICE, "REQUIRE_OFFICE is set, but there is no soffice"
    (folder / "deck.pptx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return ["".join(page.extract_text().split()) for page in PdfReader(folder / "deck.pdf").pages]


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.sweep), "ko"])
def test_every_slide_is_a_page_with_its_headline(language: str, tmp_path: Path) -> None:
    with speaking(language):
        shown = [one for page in PAGES for one in exhibits(page, STATE)]
        steps = [Slide(id=one.id, headline=one.title, shown=one) for one in shown]
        pages = printed(story(*steps), tmp_path)
    assert len(pages) == len(steps)
    for step, page in zip(steps, pages, strict=True):
        assert "".join(step.headline.replace("**", "").split()) in page
