"""Pages to their first picture, and a filter to its map redrawn, each against a bare Streamlit page with the same picture."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from components.figures.charts import PLOTLY
from components.figures.concentration.provinces import ProvinceValues, province_map
from components.figures.exhibit import Spec
from data.catalogue import compute
from geo import boundaries
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


def pages(browser: str, *, turns: int) -> None:
    """Print milliseconds of a warm reload of all pages to their first chart or else card, and the ratio to the bare page.

    `browser` is the path of a Chromium.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A reader's graphics card draws the canvas; drawing it in software would time this machine, not the page.
        with (
            serving(write_bare_chart(folder), log=folder / "bare.txt") as floor,
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


# From a click on a choice to the map redrawn.


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


def filters(browser: str, *, turns: int) -> None:
    """Print milliseconds of a change of measure until the map is redrawn, and the ratio; `browser` is the path of a Chromium."""
    with tempfile.TemporaryDirectory() as name, chromium(browser, graphics=NO_WEBGL) as opened:
        folder = Path(name)
        with (
            serving(DASHBOARD, log=folder / "ours.txt") as ours,
            serving(write_bare_map(folder / "bare"), log=folder / "bare.txt") as floor,
        ):
            before = _changes(opened, floor, BARE, turns)
            page = median(_changes(opened, f"{ours}/concentration?lang=en", OURS, turns))
            bare_page = median(before + _changes(opened, floor, BARE, turns))
    print(f"measure changed: {page:.0f} ms, bare {bare_page:.0f} ms, ratio {page / bare_page:.2f}")


def _changes(browser: Browser, address: str, choices: tuple[str, str], turns: int) -> list[float]:
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


# What Streamlit itself takes: pages that hold one Plotly bar chart, or one choropleth, and nothing else.


SETTINGS = Path(__file__).parents[1] / ".streamlit"
MAIN = """import streamlit as st

st.navigation([st.Page("chart.py", default=True), st.Page("sub.py")]).run()
"""
CHART = """import streamlit as st

st.title("Bare")
st.plotly_chart({"data": [{"type": "bar", "x": [1, 2, 3], "y": [3, 1, 2]}], "layout": {}})
"""
MAP = """import json
from pathlib import Path

import streamlit as st

specs = json.loads(Path({specs!r}).read_text("utf-8"))
chosen = st.segmented_control("Measure", list(specs), default=list(specs)[0], required=True)
st.plotly_chart(specs[chosen], key="province-map", config={config})
"""


def write_bare_map(folder: Path) -> Path:
    """Write an app with our choropleth of the provinces and a choice between two measures; the script to run."""
    shutil.copytree(SETTINGS, folder / ".streamlit")
    specs = folder / "specs.json"
    specs.write_text(json.dumps({"a": _spec("residents_by_province"), "b": _spec("sme_firms_by_province")}), "utf-8")
    script = folder / "main.py"
    script.write_text(MAP.format(specs=str(specs), config=PLOTLY), "utf-8")
    return script


def _spec(measure: str) -> Spec:
    """The map as our page draws it, its boundaries inside, as a bare page without our route for them holds them."""
    spec = province_map(ProvinceValues(measure=compute(measure), name=measure), selected=None).spec
    areas = boundaries.read("provinces")
    return {**spec, "data": [{**trace, "geojson": areas} if "geojson" in trace else trace for trace in spec["data"]]}


def write_bare_chart(folder: Path) -> Path:
    """Write the app into a folder, with our own settings; the script to run."""
    shutil.copytree(SETTINGS, folder / ".streamlit")
    (folder / "chart.py").write_text(CHART, "utf-8")
    (folder / "sub.py").write_text(CHART, "utf-8")
    script = folder / "main.py"
    script.write_text(MAIN, "utf-8")
    return script
