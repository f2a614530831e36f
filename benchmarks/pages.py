"""Warm reload of each page to its first chart (its first card where it has none), against a bare Streamlit page."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks import bare
from tests.browser.chromium import NO_WEBGL, chromium
from tests.browser.serving import DASHBOARD, serving
from tests.browser.site import NAMES, path, with_charts

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


@dataclass(frozen=True, kw_only=True)
class Contest:
    """Two servers and a browser: ours and the bare one are timed in turn, so that both meet the same load."""

    browser: Browser
    ours: str
    bare: str
    reloads: int

    def measure(self, name: str) -> tuple[float, float]:
        """Milliseconds of a page and of its bare counterpart: the bare one is timed before and after."""
        half = (self.reloads + 1) // 2
        # a sub-page first asks for Streamlit's base address, which the root doesn't
        floor = self.bare + ("/" if path(name) == "/" else "/sub")
        before = self._times(floor, FIRST_CHART, half)
        page = self._times(self.ours + path(name), FIRST_CHART if name in with_charts() else FIRST_CARD, self.reloads)
        after = self._times(floor, FIRST_CHART, half)
        return median(page), median(before + after)

    def _times(self, address: str, first: str, reloads: int) -> list[float]:
        context = self.browser.new_context(viewport={"width": 1440, "height": 1000})
        try:
            return _reload_times(context.new_page(), address, first=first, reloads=reloads)
        finally:
            context.close()


def run(browser: str, *, turns: int) -> None:
    """Print milliseconds and ratios of all pages; `browser` is the path of a Chromium."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A reader's graphics card draws the canvas; drawing it in software would time this machine, not the page.
        with (
            serving(bare.write(folder), log=folder / "bare.txt") as floor,
            serving(DASHBOARD, log=folder / "ours.txt") as ours,
            chromium(browser, graphics=NO_WEBGL) as opened,
        ):
            _print_all(Contest(browser=opened, ours=ours, bare=floor, reloads=turns))


def _print_all(contest: Contest) -> None:
    print(f"{'page':<16}{'first':<8}{'ms':>6}{'bare':>7}{'ratio':>7}")
    for name in NAMES:
        page, floor = contest.measure(name)
        kind = "chart" if name in with_charts() else "card"
        print(f"{name:<16}{kind:<8}{page:>6.0f}{floor:>7.0f}{page / floor:>7.2f}", flush=True)


def _reload_times(page: Page, address: str, *, first: str, reloads: int) -> list[float]:
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
