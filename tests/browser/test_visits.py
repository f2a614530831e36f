"""What tests of pages stand on: a tab that one of them leaves to the next."""

import pytest

from tests.browser.visits import Tabs, Visit

pytestmark = pytest.mark.browser


def test_a_tab_that_is_given_back_lets_through_what_a_test_kept_from_it(tabs: Tabs, server: str) -> None:
    page = tabs.take()
    page.route("**/scripts/*", lambda route: route.abort())
    tabs.give_back(page)
    again = tabs.take()
    assert again is page, "not the tab that was given back"
    visit = Visit(page=again, home=server).open("/")
    assert visit.problems == []
    visit.end()
    tabs.give_back(again)
