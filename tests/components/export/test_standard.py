"""Decks and workbooks against the schemas and rules of ISO 29500, as Office reads them."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from components.export.book import book, of_pages
from components.export.slides import deck, single, template
from components.figures.stories import province, story
from components.files.rows import Provenance
from components.files.workbook import workbook
from data.outlook import Outlook
from i18n import speaking
from tests.components.export import templates
from tests.components.export.books import STATE
from tests.components.export.slides import exhibit

ADDRESS: Final = "https://training.example.org"
Make = Callable[[Provenance], bytes]
MADE: Final[dict[str, Make]] = {
    # Bars in a stack, lines, dots, cards alone, a table over two slides, maps of Korea and of the world.
    "overview.pptx": lambda taken: deck(story("overview", Outlook()), taken=taken, address=ADDRESS),
    "mra.pptx": lambda taken: deck(story("mra", Outlook()), taken=taken),
    "busan.pptx": lambda taken: deck(province.story("KR-26", Outlook()), taken=taken, address=ADDRESS),
    "single.pptx": lambda taken: single(exhibit("concentration", "estimate-map"), taken=taken),
    "ministry.pptx": lambda taken: deck(
        story("overview", Outlook()),
        taken=taken,
        address=ADDRESS,
        template=template.read(templates.template(size=templates.SMALL, potx=True)),
    ),
    "pages.xlsx": lambda taken: book(lambda: of_pages(["trends", "mra"], STATE), taken=taken),
    "figure.xlsx": lambda taken: workbook(exhibit("trends", "trainees-by-category"), taken=taken),
}


def broken(content: bytes, name: str, folder: Path) -> list[str]:
    """What the standard does not allow in a file, each with its part."""
    path = folder / name
    path.write_bytes(content)
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=20).validate(path)
    return [f"{one.part_uri}: {one.description}" for one in found.errors]


@pytest.mark.parametrize("name", MADE)
def test_it_is_as_the_standard_wants_it(name: str, tmp_path: Path, taken: Provenance) -> None:
    with speaking("ko"):
        content = MADE[name](taken)
    assert broken(content, name, tmp_path) == []


def test_what_the_standard_does_not_allow_is_found(tmp_path: Path, taken: Provenance) -> None:
    out = io.BytesIO()
    with speaking("en"):
        content = single(exhibit("trends", "trainees-by-category"), taken=taken)
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b'<c:axId val="1"/>', b'<c:axId val="-1"/>'))
    assert any("-1 is less than minimum 0" in one for one in broken(out.getvalue(), "bad.pptx", tmp_path))
