"""A heading of a table sorts it: from the largest, from the smallest, as it came; by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser


def _first(table: Locator) -> Locator:
    return table.locator("tbody tr").first.locator("th")


def _levels(page: Page) -> Locator:
    page.get_by_role("tab", name="Table").first.click()
    return page.get_by_role("region", name="Most trainees are employees").get_by_role("table")


def test_a_heading_sorts_by_value_and_leaves_the_total_at_the_end(visit: Callable[..., Visit]) -> None:
    table = _levels(visit("/trends?lang=en").page)
    heading = table.get_by_role("columnheader", name="2021")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(_first(table)).to_have_text("Employees")  # 3,992,319 against 669,463
    heading.get_by_role("button").press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(_first(table)).to_have_text("Job seekers")
    expect(table.locator("tbody tr").last.locator("th")).to_have_text("Total")
