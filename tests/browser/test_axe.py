"""axe-core, what it finds in things that open, and what it can't judge: words in charts. Whole pages: test_every_page.py."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parents[2] / "examples"
FAULTY, OPEN = "SAMPLE-gangwon-three-errors.csv", "SAMPLE-chungcheong-ministry-table.xlsx"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
# Rule and element of Streamlit's own markup that can't be mended from outside: docs/accessibility.md.
ALLOWED = {
    ("scrollable-region-focusable", '[data-testid="stPopoverBody"]'),
    ("list", '[data-testid="stSidebarNavItems"]'),
    ("listitem", '[data-testid="stSidebarNavItems"] li'),
    ("presentation-role-conflict", '[data-testid="stFileUploaderDropzone"]'),
    # Its name is written by a style, which browsers read out and axe does not see; test_update.py asks Chromium for it.
    ("button-name", '[class*="st-key-own-words-in"] [data-testid="stFileUploaderDropzone"] button'),
}
both_themes = pytest.mark.parametrize("theme", ["dark", pytest.param("light", marks=pytest.mark.sweep)])

# Words of charts under 4.5:1 against the mark that lies behind their middle, or else against the page.
FAINT = r"""() => {
  const parts = colour => colour.startsWith('rgb') ? colour.match(/[\d.]+/g).map(Number) : null;
  const linear = part => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const light = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05;
  const contrast = (one, other) => Math.max(light(one), light(other)) / Math.min(light(one), light(other));
  const style = document.createElement('style');
  style.textContent = '[data-testid="stPlotlyChart"] * { pointer-events: all !important }';
  document.head.append(style);
  const page = parts(getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor);
  const behind = word => {
    word.scrollIntoView({ block: 'center' });
    const box = word.getBoundingClientRect();
    for (const mark of document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)) {
      // A grid line is no ground to read on, but it has a fill to a script.
      if (mark.closest('text, .gridlayer') || !(mark instanceof SVGGeometryElement)) continue;
      const { fill, fillOpacity, opacity } = getComputedStyle(mark);
      const [red, green, blue, alpha = 1] = parts(fill) ?? [0, 0, 0, 0];
      if (alpha * fillOpacity * opacity > 0.5) return [red, green, blue];
    }
    return page;
  };
  const words = [...document.querySelectorAll('[data-testid="stPlotlyChart"] .main-svg text')]
    .filter(word => word.textContent.trim() && word.getBoundingClientRect().width > 0);
  const faint = words.filter(word => contrast(parts(getComputedStyle(word).fill), behind(word)) < 4.5);
  style.remove();
  return [words.length, faint.map(word => word.textContent)];
}"""

# Of what is as it should be only the names come back: the elements would be half of the work.
RUN = """options => axe.run(document, options)
  .then(({ passes, violations }) => ({ violations, passed: passes.map(rule => rule.id) }))"""
IS = "(element, what) => element.matches(what)"


def violations(page: Page) -> set[tuple[str, str]]:
    """What axe finds of any impact: rule, element and what to do."""
    page.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = page.evaluate(RUN, OPTIONS)
    # These two are what most depends on our colours and sizes; an axe that leaves them out finds nothing by nature.
    assert {"color-contrast", "target-size"} <= {*found["passed"], *(rule["id"] for rule in found["violations"])}
    return {
        (rule["id"], f"{node['html'][:200]} {node['failureSummary']}")
        for rule in found["violations"]
        for node in rule["nodes"]
        if not any(rule["id"] == name and _is(page, node["target"], what) for name, what in ALLOWED)
    }


def _is(page: Page, target: list[Any], what: str) -> bool:
    """Whether a faulty element is one that is allowed; those within a component's own tree never are."""
    return isinstance(target[0], str) and bool(page.locator(target[0]).evaluate(IS, what))


@both_themes
def test_axe_finds_nothing_in_what_opens(visit: Callable[..., Visit], theme: str) -> None:
    seen = visit("/concentration?lang=ko", lang="ko", theme=theme)
    for tab in ("표", "정의"):
        seen.page.get_by_role("tab", name=tab).first.click()
        assert violations(seen.rest().page) == set()
    for button in ("인용·내려받기", "근거"):
        seen.page.get_by_role("button", name=button).last.click()
        seen.page.get_by_test_id("stPopoverBody").wait_for()
        assert violations(seen.rest().page) == set()
        seen.page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("sample", "theme"),
    [
        *((FAULTY, "light"), (OPEN, "dark")),
        *(pytest.param(*way, marks=pytest.mark.sweep) for way in ((FAULTY, "dark"), (OPEN, "light"))),
    ],
)
def test_axe_finds_nothing_in_what_is_told_of_a_file(visit: Callable[..., Visit], sample: str, theme: str) -> None:
    seen = visit("/data?lang=ko", lang="ko", theme=theme)
    seen.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(EXAMPLES / sample)
    seen.page.get_by_role("heading", name="점검 결과").wait_for()
    assert violations(seen.rest().page) == set()
    seen.page.get_by_role("button", name="파일 선택 취소").click()


def test_the_check_finds_a_fault(visit: Callable[..., Visit]) -> None:
    page = visit("/trends?lang=en").page
    page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').append(document.createElement('button'))")
    page.evaluate("() => document.querySelector('.main-svg text').style.fill = 'rgb(200, 200, 200)'")
    assert {rule for rule, _ in violations(page)} == {"button-name"}
    assert len(page.evaluate(FAINT)[1]) == 1
