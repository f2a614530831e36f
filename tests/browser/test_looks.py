"""Pages look as approved: first screens at a quarter of their size, so that another renderer's edges don't matter.

After a change that is meant: look at the pages, then `APPROVE_SCREENSHOTS=1 pytest -m browser tests/browser/test_looks.py`.
"""

import io
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

APPROVED = Path(__file__).parent / "approved"
SEEN = 32  # levels of grey of 255: what an eye sees at once
MOST = 0.02  # share of the picture that may differ
LOOKS = [("en", "light", 1440), ("ko", "dark", 360)]
NAMES = ["overview", "trends", "sme", "kdt", "targets"]


def _quarter(picture: bytes) -> Image.Image:
    whole = Image.open(io.BytesIO(picture)).convert("L")
    return whole.resize((whole.width // 4, whole.height // 4), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Share of the picture in which the two differ visibly; 1 where they are of different sizes."""
    if one.size != other.size:
        return 1.0
    levels = np.abs(np.asarray(one, dtype=int) - np.asarray(other, dtype=int))
    return float((levels > SEEN).mean())


@pytest.mark.parametrize(
    ("name", "look"),
    [
        pytest.param(name, look, marks=[pytest.mark.sweep] * ((place + other) % 2))
        for place, name in enumerate(NAMES)
        for other, look in enumerate(LOOKS)
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value)),
)
def test_a_page_looks_as_approved(visit: Callable[..., Visit], name: str, look: tuple[str, str, int]) -> None:
    lang, theme, width = look
    path = "/" if name == "overview" else f"/{name}"
    page = visit(f"{path}?lang={lang}", lang=lang, theme=theme, width=width).page
    found = _quarter(page.screenshot(animations="disabled"))
    file = APPROVED / f"{name}-{lang}-{theme}-{width}.png"
    if os.environ.get("APPROVE_SCREENSHOTS") == "1":
        APPROVED.mkdir(exist_ok=True)
        found.save(file, optimize=True)
    assert difference(found, Image.open(file)) <= MOST


def test_a_chart_in_another_place_is_a_difference() -> None:
    plain = Image.new("L", (100, 100), 255)
    with_chart = plain.copy()
    with_chart.paste(0, (0, 0, 30, 10))  # 3% of the picture
    assert difference(plain, with_chart) == pytest.approx(0.03)
    assert difference(plain, plain.resize((50, 50))) == 1
