"""What the search box offers first: the place that is meant, by an old name, another spelling or a slip of the keys."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

# Typed, and what comes first.
MEANT = {
    "Pusan": "Busan",
    "kyonggi": "Gyeonggi-do",
    "강원도": "Gangwon State",
    "전라북도": "Jeonbuk State",
    "Busan City": "Busan",
    "Sejog": "Sejong",  # a letter left out
    "Vietnam": "Viet Nam",
    "concentraton": "Metropolitan concentration",
}


def test_the_first_hit_is_what_is_meant(visit: Callable[..., Visit]) -> None:
    page = visit("/mra?lang=en").page
    box = page.locator(".st-key-bar-closed").get_by_role("combobox").first
    box.click()
    for typed, meant in MEANT.items():
        box.fill(typed)
        expect(page.get_by_role("option").first).to_contain_text(f"{meant} · ")
