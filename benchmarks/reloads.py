"""Timing reloads inside the browser: from the start of the navigation to the first mark on the screen."""

from playwright.sync_api import Page

FIRST_CHART = ".main-svg .trace path, .main-svg .point path, .main-svg path.js-line"
FIRST_CARD = '[data-testid="stMetricValue"], .table td'
WARM_UP = 2
WATCH = """wanted => {
  const look = () => {
    if (document.querySelector(wanted)) window.firstSeen = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""


def reload_times(page: Page, address: str, *, first: str, reloads: int) -> list[float]:
    """Milliseconds from each reload of an address until the selector `first` is there.

    All in one tab; the first loads, which fill the caches, don't count.
    """
    page.add_init_script(f"({WATCH})({first!r})")
    page.goto(address)
    return [_reload(page) for _turn in range(WARM_UP + reloads)][WARM_UP:]


def _reload(page: Page) -> float:
    page.wait_for_function("() => window.firstSeen")
    page.reload()
    page.wait_for_function("() => window.firstSeen")
    return float(page.evaluate("() => window.firstSeen"))
