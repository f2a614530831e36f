"""A page shows what its views list, in their order, and nothing else."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from components import draw
from components.figures import overview
from components.figures.concentration import ON_REQUEST
from components.figures.exhibit import Exhibit
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State
from data.outlook import Outlook
from i18n import speaking


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        *((name, {}) for name in FIGURE_PAGES),
        ("concentration", {"compare": "KR-11,KR-26", "measure": "sme_firms_by_province", "year": "2020"}),
        ("concentration", {"province": "KR-26"}),
        ("mra", {"partner": "VNM", "profession": "it"}),
        ("cases", {"partner": "DEU", "type": "b"}),
        ("sme", {"reading": "to_be", "yardstick": "own"}),
        ("targets", {"years": "8"}),
    ],
)
def test_a_page_shows_its_exhibits(
    open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, name: str, asked: dict[str, str]
) -> None:
    found: list[Exhibit] = []
    monkeypatch.setattr(draw, "takeaway", found.append)
    open_page(name, **asked)
    own = {key: value for key, value in asked.items() if key not in ("year", "province", "compare")}
    state = State(
        outlook=Outlook(),
        year=int(asked.get("year", 2021)),
        province=asked.get("province"),
        compared=tuple(asked["compare"].split(",")) if "compare" in asked else (),
        choices=own,
    )
    with speaking("en"):
        listed = [one for one in exhibits(name, state) if one.id not in ON_REQUEST]
        if name == "overview":  # before its own it shows those of the pages that it leads to
            panels = (*overview.panels(state), *overview.strips(state))
            listed = [*(one.figure for one in panels if one.figure), *listed]
    if (
        "compare" in asked
    ):  # their table stands beside their bars, before the map of all; else it is a line below the map
        beside = found.pop(3)
        assert beside.id == "provinces-side-by-side"
        found.insert([one.id for one in found].index("quotients"), beside)
    assert [(one.id, one.title, one.subtitle) for one in found] == [(one.id, one.title, one.subtitle) for one in listed]
