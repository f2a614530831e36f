"""Addresses: deep links open what they name, what they can't name is told, and the filters stand in the address."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

HEADINGS = {"en": re.compile("^[^가-힣]+$"), "ko": re.compile("[가-힣]{2}")}


def chosen_filters(page: Page) -> list[str]:
    """The province and the year that the bar holds."""
    bar = page.locator('[class*="st-key-bar-"]')  # on a telephone a closed one has its choices too
    provinces = [box.input_value() for box in bar.locator('[data-testid="stSelectbox"] input').all()]
    return provinces + bar.locator('[class*="st-key-year-"] [role="radio"][aria-checked="true"]').all_text_contents()


def _choose(page: Page, name: str) -> None:
    box = page.locator(".st-key-bar-closed").get_by_test_id("stSelectbox").get_by_role("combobox")
    box.click()
    box.fill(name)
    page.get_by_role("option", name=name).click()


@pytest.mark.parametrize("lang", [pytest.param("en", marks=pytest.mark.sweep), "ko"])
def test_the_first_deep_link_on_a_fresh_server_opens_cleanly(
    fresh_server: str, visit: Callable[..., Visit], lang: str
) -> None:
    seen = visit(f"/sme?lang={lang}", home=fresh_server, lang=lang)
    assert seen.problems == []
    assert seen.page.get_by_role("dialog").count() == 0
    assert seen.page.url == f"{fresh_server}/sme?lang={lang}"


@pytest.mark.parametrize(
    ("asked", "notice"),
    [
        ("lang=qaa", "“qaa”"),
        ("lang=en&province=KR-99", "“KR-99”"),
        ("lang=en&province=%3Cscript%3E", "“script”"),
        ("lang=en&year=1999", "“1999”"),
        ("lang=en&year=soon", "“soon”"),
    ],
)
def test_an_unknown_value_gives_the_default_and_a_notice(visit: Callable[..., Visit], asked: str, notice: str) -> None:
    seen = visit(f"/concentration?{asked}", lang="en")
    expect(seen.page.get_by_test_id("stAlert").filter(has_text=notice)).to_have_count(1)
    assert chosen_filters(seen.page) == ["Korea", "2021"]
    assert not [word for word in seen.words() if "Traceback" in word]
    assert asked.rpartition("&")[2] not in seen.page.url
    assert seen.problems == []


def test_a_browser_without_a_language_in_the_address_gets_its_own(visit: Callable[..., Visit]) -> None:
    assert "lang=ko" in visit("/trends", lang="ko").page.url
    assert "lang=en" in visit("/trends", lang="en").page.url


def test_the_language_switch_changes_words_and_address(visit: Callable[..., Visit]) -> None:
    seen = visit("/kdt?lang=en&province=KR-26")
    seen.page.get_by_role("radio", name="한국어").click()
    expect(seen.page.locator("h1")).to_have_text(HEADINGS["ko"])
    expect(seen.page).to_have_url(re.compile("lang=ko"))
    seen.rest()
    expect(seen.page.locator(".st-key-bar-closed").get_by_test_id("stSelectbox").get_by_role("combobox")).to_have_value(
        "부산광역시"
    )
    assert seen.problems == []


def test_a_province_survives_a_switch_of_language_and_what_comes_after(visit: Callable[..., Visit]) -> None:
    # the browser holds the chosen label, not its code: the next click would send a label of the other language
    seen = visit("/?lang=en&province=KR-26")
    seen.page.get_by_role("radio", name="한국어").click()
    expect(seen.page).to_have_url(re.compile("lang=ko"))
    seen.rest().page.get_by_role("radio", name="2020").click()
    expect(seen.page).to_have_url(re.compile("year=2020"))
    seen.rest()
    assert "province=KR-26" in seen.page.url


def test_a_chosen_province_stands_in_the_address_and_survives_a_change_of_page(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=en")
    _choose(seen.page, "Busan")
    expect(seen.page).to_have_url(re.compile("province=KR-26"))
    seen.rest()
    seen.page.get_by_role("button", name="Participation").click()
    seen.page.get_by_role("menuitem", name="Trainee trends").click()
    expect(seen.page).to_have_url(re.compile(r"/trends\?.*province=KR-26"))
    seen.rest()
    assert chosen_filters(seen.page) == ["2021"]  # trends are of all of Korea
    seen.page.get_by_role("button", name="Participation").click()
    seen.page.get_by_role("menuitem", name="K-Digital Training").click()
    expect(seen.page).to_have_url(re.compile(r"/kdt\?.*province=KR-26"))
    seen.rest()
    assert chosen_filters(seen.page) == ["Busan"]


def test_a_chosen_year_stands_in_the_address_and_the_newest_does_not(visit: Callable[..., Visit]) -> None:
    seen = visit("/trends?lang=en")
    seen.page.get_by_role("radio", name="2020").click()
    expect(seen.page).to_have_url(re.compile("year=2020"))
    seen.rest()
    seen.page.get_by_role("radio", name="2021").click()
    expect(seen.page).not_to_have_url(re.compile("year="))


def test_the_back_button_returns_to_the_page_before(visit: Callable[..., Visit]) -> None:
    seen = visit("/trends?lang=en")
    seen.page.get_by_role("button", name="Participation").click()
    seen.page.get_by_role("menuitem", name="SME participation").click()
    expect(seen.page).to_have_url(re.compile("/sme"))
    expect(seen.page.locator("h1")).to_have_text("SME participation")
    seen.page.go_back()
    expect(seen.page.locator("h1")).to_have_text("Trainee trends")
    expect(seen.page).to_have_url(re.compile("/trends"))


def test_an_unknown_page_leads_to_the_overview_and_no_error(visit: Callable[..., Visit]) -> None:
    seen = visit("/nowhere?lang=en")
    assert seen.page.get_by_test_id("stException").count() == 0
    assert not [word for word in seen.words() if "Traceback" in word]
