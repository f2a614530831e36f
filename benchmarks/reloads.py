"""Timing reloads inside the browser: from the start of the navigation to the first mark on the screen."""

from playwright.sync_api import Page

FIRST_CHART = ".main-svg .trace path, .main-svg .point path, .main-svg path.js-line"
FIRST_CARD = '[data-testid="stMetricValue"], [data-testid="stTable"] td'
WARM_UP = 2
WATCH = """wanted => {
  const look = () => {
    if (document.querySelector(wanted)) window.firstSeen = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""


def watch(page: Page, selector: str) -> None:
    """From the next navigation on, note when the selector is first there."""
    page.add_init_script(f"({WATCH})({selector!r})")


def reload_times(page: Page, address: str, *, reloads: int) -> list[float]:
    """Milliseconds of each reload of an address, in one tab; the first loads, which fill the caches, don't count."""
    times = []
    for _turn in range(WARM_UP + reloads):
        if times:
            page.reload()
        else:
            page.goto(address)
        page.wait_for_function("() => window.firstSeen")
        times.append(float(page.evaluate("() => window.firstSeen")))
    return times[WARM_UP:]
