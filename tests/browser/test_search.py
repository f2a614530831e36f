"""The search box in a browser: what is typed is answered below it, and the keyboard alone leads to what was found."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

# Typed, and what comes first.
MEANT = {"Pusan": "Busan", "강원도": "Gangwon State", "Sejog": "Sejong", "concentraton": "Metropolitan concentration"}
# The last keys of a Korean syllable: Enter ends it, as the browser tells it.
COMPOSED = """input => input.dispatchEvent(new KeyboardEvent('keydown',
  { key: 'Enter', bubbles: true, composed: true, isComposing: true }))"""


def box(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("combobox")


def typed(page: Page, words: str) -> None:
    box(page).fill(words)
    expect(page.get_by_role("option").first).to_be_visible()


def test_the_first_hit_is_what_is_meant_and_enter_goes_there(visit: Callable[..., Visit]) -> None:
    seen = visit("/mra?lang=en")
    for words, meant in MEANT.items():
        box(seen.page).fill(words)
        expect(seen.page.get_by_role("option").first).to_contain_text(f"{meant} · ")
    box(seen.page).press("Enter")
    seen.page.wait_for_url(re.compile("/concentration"))
    seen.rest()
    expect(seen.page.locator("h1")).to_be_focused()
    expect(box(seen.page)).to_have_value("")
    assert seen.problems == []


def test_slash_arrows_and_tab_reach_all_and_lead_to_the_place_on_the_page(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=ko")
    seen.page.keyboard.press("/")
    expect(box(seen.page)).to_be_focused()
    typed(seen.page, "인력 부족")
    box(seen.page).press("ArrowDown")
    expect(seen.page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    box(seen.page).press("ArrowDown")
    expect(seen.page.get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")
    for place in range(seen.page.get_by_role("option").count()):
        seen.page.keyboard.press("Tab")
        expect(seen.page.get_by_role("option").nth(place)).to_be_focused()
    seen.page.get_by_role("option").first.press("Enter")
    seen.page.wait_for_url(re.compile("/kdt"))
    seen.rest()
    expect(seen.page.locator(".st-key-kdt-shortage")).to_be_focused()
    expect(seen.page.locator(".st-key-kdt-shortage")).to_be_in_viewport()


def marked(page: Page) -> int:
    """The place of the one hit that the arrows have marked."""
    [chosen] = page.locator('[role="option"][aria-selected="true"]').all()
    expect(box(page)).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    return page.get_by_role("option").all_inner_texts().index(chosen.inner_text())


def test_arrows_go_round_all_hits_and_enter_goes_to_the_marked_one(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=en")
    typed(seen.page, "Viet Nam")
    hits = seen.page.get_by_role("option")
    last = hits.count() - 1
    assert last >= 2
    for place in [*range(last + 1), 0]:
        box(seen.page).press("ArrowDown")
        assert marked(seen.page) == place
        expect(hits.nth(place)).to_be_in_viewport(ratio=0.99)  # a line of text ends between two pixels
    for place in [last, last - 1]:
        box(seen.page).press("ArrowUp")
        assert marked(seen.page) == place
        expect(box(seen.page)).to_be_focused()
    while marked(seen.page):
        box(seen.page).press("ArrowUp")
    expect(hits.first).to_contain_text("Viet Nam · Economy")
    box(seen.page).press("Enter")
    seen.page.wait_for_url(re.compile(r"/mra.*partner=VNM"))


def test_escape_closes_the_list_and_keeps_the_words(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=ko")
    found = seen.page.get_by_role("listbox")
    typed(seen.page, "부산")
    box(seen.page).press("ArrowDown")
    box(seen.page).press("Escape")
    expect(found).to_be_hidden()
    expect(box(seen.page)).to_have_attribute("aria-expanded", "false")
    expect(box(seen.page)).to_have_value("부산")
    expect(box(seen.page)).to_be_focused()
    assert box(seen.page).get_attribute("aria-activedescendant") is None
    box(seen.page).press("ArrowDown")  # opens it again, at its first
    expect(found).to_be_visible()
    assert marked(seen.page) == 0
    seen.page.keyboard.press("Tab")
    expect(seen.page.get_by_role("option").first).to_be_focused()
    seen.page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    expect(box(seen.page)).to_be_focused()
    assert "province" not in seen.page.url


def test_escape_before_the_answer_has_come_leaves_the_list_closed(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=en")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("Busan")
    seen.page.keyboard.press("Escape")
    expect(seen.page.get_by_role("option", include_hidden=True).first).to_contain_text("Busan")  # it has come
    expect(seen.page.get_by_role("listbox")).to_be_hidden()
    expect(box(seen.page)).to_be_focused()
    seen.page.keyboard.type("g")
    seen.page.keyboard.press("Backspace")
    expect(seen.page.get_by_role("listbox")).to_be_visible()


def test_slash_is_a_letter_where_one_writes_and_leads_back_from_a_button(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=en")
    box(seen.page).press_sequentially("a/b")
    expect(box(seen.page)).to_have_value("a/b")
    seen.page.get_by_role("button", name="Evidence").first.focus()
    seen.page.keyboard.press("Control+/")
    expect(box(seen.page)).not_to_be_focused()
    seen.page.keyboard.press("/")
    expect(box(seen.page)).to_be_focused()
    expect(box(seen.page)).to_have_value("a/b")


def test_enter_on_no_words_goes_nowhere(visit: Callable[..., Visit]) -> None:
    seen = visit("/mra?lang=en")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("  ")
    seen.page.keyboard.press("Enter")
    seen.rest()
    assert "/mra" in seen.page.url
    expect(seen.page.get_by_role("listbox")).to_be_hidden()


def test_a_caution_opens_its_list_and_is_in_view(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=en")
    typed(seen.page, "I-26")
    box(seen.page).press("Enter")
    seen.page.wait_for_url(re.compile("/sources.*tab=caveats"))
    expect(seen.page.locator("summary", has_text="I-26")).to_be_focused()


def test_enter_within_a_korean_syllable_goes_nowhere(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=ko")
    typed(seen.page, "부산")
    box(seen.page).evaluate(COMPOSED)
    seen.rest()
    expect(box(seen.page)).to_have_value("부산")
    assert "province" not in seen.page.url


def test_a_syllable_is_composed_as_an_input_method_does_it(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=ko")
    seen.page.keyboard.press("/")
    keys = seen.page.context.new_cdp_session(seen.page)
    for written in ("부사", "부산"):
        keys.send("Input.imeSetComposition", {"text": written, "selectionStart": 2, "selectionEnd": 2})
    expect(seen.page.get_by_role("option").first).to_contain_text("부산")
    # What a Korean input method tells of the keys it takes: the key code 229.
    keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 229})
    keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "ArrowDown", "windowsVirtualKeyCode": 229})
    seen.rest()
    assert "province" not in seen.page.url
    expect(seen.page.locator('[aria-selected="true"][role="option"]')).to_have_count(0)
    keys.send("Input.insertText", {"text": "부산"})
    expect(box(seen.page)).to_have_value("부산")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(re.compile("province=KR-26"))
    keys.detach()


@pytest.mark.parametrize(
    ("lang", "words", "told"),
    [
        ("ko", "뷁뷁", "찾은 결과가 없습니다"),
        ("en", "xqzzk", "Nothing found for “xqzzk”"),
        ("ko", "여성은", "자료에 없음"),
        ("en", "wages", "Not in our sources: Wages after training. Ask: "),
        ("ko", "비행선 훈련", "자료에 없는 낱말: 비행선."),
        ("en", "training zeppelin", "Stands nowhere here: “zeppelin”."),
    ],
)
def test_nothing_found_and_not_in_the_sources_are_told(
    visit: Callable[..., Visit], lang: str, words: str, told: str
) -> None:
    seen = visit(f"/?lang={lang}")
    box(seen.page).fill(words)
    expect(seen.page.get_by_role("search").get_by_text(told)).to_be_visible()
    box(seen.page).press("Enter")
    seen.rest()
    expect(seen.page.get_by_role("search").get_by_text(told)).to_be_visible()
    assert seen.page.url.split("?")[0].count("/") == 3  # still the overview


def test_enter_before_the_answer_has_come_still_tells_what_is_in_no_source(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=en")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("wages")
    seen.page.keyboard.press("Enter")
    expect(seen.page.get_by_role("search").get_by_text("Not in our sources: Wages")).to_be_visible()
    expect(box(seen.page)).to_have_value("wages")


def test_a_script_that_does_not_come_is_told_in_its_place_and_the_page_stands(visit: Callable[..., Visit]) -> None:
    seen = visit("/?lang=en")
    seen.page.route("**/scripts/search.js*", lambda route: route.abort())
    seen.page.goto(seen.page.url.replace("lang=en", "lang=ko"))
    expect(seen.page.get_by_role("alert").get_by_text("페이지의 이 부분을 불러오지 못했습니다.")).to_be_visible()
    expect(seen.page.locator(".st-key-trainees-by-category .main-svg").first).to_be_visible()
    expect(seen.page.locator("body")).not_to_contain_text("BidiComponent")
