"""Warm reload of each page to its first chart (its first card where it has none), against a bare Streamlit page."""

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks import bare
from benchmarks.reloads import FIRST_CARD, FIRST_CHART, reload_times, watch
from tests.browser.chromium import MISSING, NO_WEBGL, chromium, executable
from tests.browser.serving import DASHBOARD, serving
from tests.browser.site import NAMES, WITHOUT_CHARTS, path


def run(*, reloads: int) -> int:
    """Print milliseconds and ratios; a sub-page is held against a bare sub-page, in the same run."""
    found = executable()
    if found is None:
        print(MISSING)
        return 1
    # A reader's graphics card draws the canvas; drawing it in software would time this machine, not the page.
    with tempfile.TemporaryDirectory() as name, chromium(found, graphics=NO_WEBGL) as browser:
        folder = Path(name)
        script = bare.write(folder)
        with serving(script, log=folder / "bare.txt") as home:
            floor = {place: _measure(browser, home + place, FIRST_CHART, reloads) for place in ("/", "/sub")}
        print(f"{'page':<16}{'first':<8}{'ms':>6}{'bare':>7}{'ratio':>7}")
        with serving(DASHBOARD, log=folder / "dashboard.txt") as home:
            for page in NAMES:
                _print(page, browser, home, floor, reloads)
    return 0


def _print(page: str, browser: Browser, home: str, floor: dict[str, float], reloads: int) -> None:
    kind = "card" if page in WITHOUT_CHARTS else "chart"
    took = _measure(browser, home + path(page), FIRST_CARD if kind == "card" else FIRST_CHART, reloads)
    least = floor["/" if path(page) == "/" else "/sub"]
    print(f"{page:<16}{kind:<8}{took:>6.0f}{least:>7.0f}{took / least:>7.2f}", flush=True)


def _measure(browser: Browser, address: str, first: str, reloads: int) -> float:
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    try:
        page = context.new_page()
        watch(page, first)
        return median(reload_times(page, address, reloads=reloads))
    finally:
        context.close()
