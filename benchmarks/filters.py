"""From a click on a choice to the map redrawn, against a bare Streamlit page with the same choropleth."""

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks import bare
from tests.browser.chromium import NO_WEBGL, chromium
from tests.browser.serving import DASHBOARD, serving

DRAWN = ".st-key-province-map .choroplethlayer path"
# From the click to the first change of a fill on the map.
TIMED = """([drawn, choice]) => new Promise(done => {
  const fills = () => [...document.querySelectorAll(drawn)].map(path => getComputedStyle(path).fill).join();
  const before = fills(), start = performance.now();
  const look = () => {
    const now = fills();
    if (now && now !== before) done(performance.now() - start);
    else requestAnimationFrame(look);
  };
  [...document.querySelectorAll('[role="radio"]')].find(radio => radio.innerText === choice).click();
  look();
})"""
OURS, BARE = ("SME firms", "Residents"), ("b", "a")


def run(browser: str, *, turns: int) -> None:
    """Print milliseconds and the ratio; `browser` is the path of a Chromium."""
    with tempfile.TemporaryDirectory() as name, chromium(browser, graphics=NO_WEBGL) as opened:
        folder = Path(name)
        with (
            serving(DASHBOARD, log=folder / "ours.txt") as ours,
            serving(bare.write_map(folder / "bare"), log=folder / "bare.txt") as floor,
        ):
            before = _times(opened, floor, BARE, turns)
            page = median(_times(opened, f"{ours}/concentration?lang=en", OURS, turns))
            bare_page = median(before + _times(opened, floor, BARE, turns))
    print(f"measure changed: {page:.0f} ms, bare {bare_page:.0f} ms, ratio {page / bare_page:.2f}")


def _times(browser: Browser, address: str, choices: tuple[str, str], turns: int) -> list[float]:
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    try:
        page.goto(address)
        page.wait_for_selector(DRAWN, state="attached")
        page.get_by_role("radio", name=choices[-1], exact=True).wait_for()
        page.wait_for_load_state("networkidle")
        return [_change(page, choice) for _turn in range(turns) for choice in choices][2:]
    finally:
        page.close()


def _change(page: Page, choice: str) -> float:
    milliseconds = float(page.evaluate(TIMED, [DRAWN, choice]))
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
    )
    return milliseconds
