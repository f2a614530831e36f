"""What LibreOffice makes of our files; of a deck the words of every page with size and place, in points from the top left."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from pypdfium2 import raw

from components.figures import words

OFFICE = shutil.which("soffice")
WIDTH, HEIGHT = 960.0, 540.0
SMALLEST = 14.0
ROUNDED = 0.3  # points that LibreOffice's own rounding may take
MARKS = set(words.MARKS.values()) | {" "}
COARSE = 0.25  # pixels a point: letters are seen, and their gaps are not
EDGE = 0.03  # of each side, that every slide leaves free
FAINT = 12  # of 255 levels of grey, that a line differs from its ground
SHARED = 0.12  # of the smaller one: more, and two words lie over each other

needs_office = pytest.mark.skipif(
    not OFFICE and not os.environ.get("REQUIRE_OFFICE"), reason="there is no LibreOffice here"
)


@dataclass(frozen=True)
class Words:
    """Some words of a page that were drawn in one go."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float

    def over(self, other: "Words") -> float:
        """The part of the smaller one that both take."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0) * max(tall, 0) / max(min(self.area, other.area), 1)

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


def converted(content: bytes, name: str, folder: Path, *, form: str) -> list[Path]:
    """What LibreOffice makes of a file of that name, with a profile of its own so that it disturbs no other."""
    assert OFFICE, "REQUIRE_OFFICE is set, but there is no soffice"
    source, out = folder / name, folder / "out"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return sorted(out.iterdir())


def pages(content: bytes, folder: Path) -> list[list[Words]]:
    """The words of each slide of a deck."""
    return [told for told, _blank in drawn(content, folder)]


def drawn(content: bytes, folder: Path) -> list[tuple[list[Words], float]]:
    """The words of each slide of a deck, and what part of it the largest rectangle takes in which nothing stands."""
    (made,) = converted(content, "deck.pptx", folder, form="pdf")
    with pypdfium2.PdfDocument(made) as document:
        return [(list(_words(page)), _blank(page)) for page in document]


def smallest(content: bytes, name: str, folder: Path) -> list[float]:
    """The size of the smallest letters of each page that is printed, in points of the paper; none of an empty one."""
    (made,) = converted(content, name, folder, form="pdf")
    with pypdfium2.PdfDocument(made) as document:
        return [min(found) for page in document if (found := list(_sizes(page)))]


def _sizes(page: pypdfium2.PdfPage) -> Iterator[float]:
    texts = page.get_textpage()
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=texts):
        if found.extract().strip():
            turned = found.get_matrix()
            yield float(found.get_font_size() * abs(turned.a * turned.d - turned.b * turned.c) ** 0.5)


def _blank(page: pypdfium2.PdfPage) -> float:
    seen = np.asarray(page.render(scale=COARSE).to_pil().convert("L")).astype(int)
    tall, wide = (round(EDGE * side) for side in seen.shape)
    ground = np.bincount(seen.ravel()).argmax()
    return blank(np.abs(seen - ground)[tall:-tall, wide:-wide] > FAINT)


def blank(ink: "np.typing.NDArray[np.bool_]") -> float:
    """The part that the largest rectangle without ink takes of all."""
    largest, free = 0, np.zeros(ink.shape[1], dtype=int)
    for row in ink:
        free = np.where(row, 0, free + 1)
        for height in np.unique(free):
            runs = "".join(" " if one else "x" for one in free >= height).split("x")
            largest = max(largest, int(height) * max(map(len, runs)))
    return largest / ink.size


def _words(page: pypdfium2.PdfPage) -> Iterator[Words]:
    wide, tall = page.get_size()
    scale = WIDTH / wide
    texts = page.get_textpage()
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=texts):
        left, bottom, right, top = found.get_bounds()
        if (said := found.extract()).strip():
            box = (left * scale, (tall - top) * scale, right * scale, (tall - bottom) * scale)
            yield Words(said, found.get_font_size() * scale, *box)


def too_small(page: list[Words]) -> list[str]:
    """Words that the last row can't read."""
    return [f"{one.text} ({one.size:.1f})" for one in page if one.size < SMALLEST - ROUNDED]


def outside(page: list[Words]) -> list[str]:
    """Words that leave the slide."""
    return [one.text for one in page if one.left < 0 or one.top < 0 or one.right > WIDTH or one.bottom > HEIGHT]


def overlapping(page: list[Words]) -> list[str]:
    """Pairs of words that lie over each other; a mark of another font stands in a gap of the line that it belongs to."""
    told = [one for one in page if not set(one.text.strip(" ·)")) <= MARKS]
    return [f"{one.text} / {other.text}" for one, other in combinations(told, 2) if one.over(other) > SHARED]


def lowest(page: list[Words]) -> float:
    """Where the words above sources and foot end."""
    return max((one.bottom for one in page if one.bottom < 452), default=0.0)
