"""Pages to their first picture, and a filter to its map redrawn, each against a bare Streamlit page with the same picture."""

import base64
import json
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from benchmarks.servers import Server, served, write_bare_chart, write_bare_map
from components.figures.pages import FIGURE_PAGES
from tests.browser.chromium import NO_WEBGL, chromium
from tests.browser.serving import DASHBOARD
from tests.browser.site import path

CHART = (
    ".main-svg .trace path, .main-svg .point path, .main-svg path.js-line, .choroplethlayer path, .main-svg .textpoint"
)
FIGURE = f"#first-view svg[role=img], #root :is({CHART})"
# The moments since the visit began in which a figure and a live chart are there first.
WATCH = """([figure, chart]) => {
  const look = () => {
    window.figureSeen ??= document.querySelector(figure) ? performance.now() : undefined;
    window.chartSeen ??= document.querySelector(chart) ? performance.now() : undefined;
    if (!window.chartSeen) requestAnimationFrame(look);
  };
  look();
}"""
HOTEL = {"offline": False, "latency": 80, "downloadThroughput": 5e6 / 8, "uploadThroughput": 5e6 / 8}
BINARY = 2  # the kind of a websocket's message
PACKED = "permessage-deflate; server_max_window_bits=12"
WINDOW, MEMORY = 12, 5  # how uvicorn packs
PATIENCE = 120_000  # milliseconds until the chart of a page
AFTER = 2000  # milliseconds that a tab is still watched once its chart is there
MEASURES = {
    "slow": "first figure, cold, 5 Mbit/s",
    "cold": "first figure, cold",
    "warm": "first figure, warm",
    "chart": "tab work to the chart, warm",
    "whole": f"tab work until {AFTER // 1000} s after it",
    "server": "server work of a visit with all its files",
}


Place = tuple[Server, str]  # and the path of a page on it


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One visit of a page.

    Attributes:
        figure: milliseconds until a figure is there.
        chart: seconds of the processor that the tab worked until the live chart.
        whole: the same, until it has stood for a while.
        server: seconds of the processor that the server worked until then.
        carried: bytes that came.
    """

    figure: float
    chart: float
    whole: float
    server: float
    carried: int


def pages(browser: str, *, turns: int) -> None:
    """Print for every page what a visit takes against one of a bare page with a chart, timed in turn; and the bytes it carries.

    `browser` is the path of a Chromium.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A reader's graphics card draws the canvas; drawing it in software would time this machine, not the page.
        with (
            served(write_bare_chart(folder), log=folder / "bare.txt") as floor,
            served(DASHBOARD, log=folder / "ours.txt") as ours,
            chromium(browser, graphics=NO_WEBGL) as opened,
        ):
            print(f"{'page':<16}{''.join(f'{measure:>8}' for measure in MEASURES)}{'first kB':>10}{'again kB':>10}")
            for measure, told in MEASURES.items():
                print(f"  {measure}: {told}, ratio to the bare page")
            found = [_print(opened, ours, floor, name, turns) for name in FIGURE_PAGES]
        print(f"{'worst':<16}{''.join(f'{max(one[at] for one in found):>8.2f}' for at in range(len(MEASURES)))}")


def _print(browser: Browser, ours: Server, floor: Server, name: str, turns: int) -> list[float]:
    """The ratios of one page."""
    # a sub-page first asks for Streamlit's base address, which the root doesn't
    bare = "/" if path(name) == "/" else "/sub"
    ways = [_turn(browser, ((ours, path(name)), (floor, bare))) for _again in range(turns + 1)][1:]
    ratios = [median(way[measure] for way in ways) for measure in MEASURES]
    first, again = (median(way[carried] for way in ways) / 1000 for carried in ("first", "again"))
    print(f"{name:<16}{''.join(f'{ratio:>8.2f}' for ratio in ratios)}{first:>10.0f}{again:>10.0f}", flush=True)
    return ratios


def _turn(browser: Browser, places: tuple[Place, Place]) -> dict[str, float]:
    """Ratios of our page to the bare one, and what ours carries on a first visit and again."""
    (slow, slow_bare), (cold, cold_bare) = (
        [_visits(browser, place, slow=is_slow)[0] for place in places] for is_slow in (True, False)
    )
    warm, warm_bare = (_visits(browser, place, slow=False)[1] for place in places)
    return {
        "slow": slow.figure / slow_bare.figure,
        "cold": cold.figure / cold_bare.figure,
        "warm": warm.figure / warm_bare.figure,
        "chart": warm.chart / warm_bare.chart,
        "whole": warm.whole / warm_bare.whole,
        "server": cold.server / cold_bare.server,
        "first": slow.carried,
        "again": warm.carried,
    }


def _visits(browser: Browser, place: Place, *, slow: bool) -> tuple[Visit, Visit]:
    """A visit of somebody who has never been here, and another one."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        return _visit(context, place, slow=slow), _visit(context, place, slow=slow)
    finally:
        context.close()


def _visit(context: BrowserContext, place: Place, *, slow: bool) -> Visit:
    (server, path_of_it), before = place, place[0].worked
    page = context.new_page()
    tools, carried, socket = context.new_cdp_session(page), list[int](), Socket()
    tools.on("Network.dataReceived", lambda told: carried.append(told["encodedDataLength"]))
    tools.on("Network.webSocketHandshakeResponseReceived", lambda told: socket.agreed(told["response"]["headers"]))
    tools.on("Network.webSocketFrameReceived", lambda told: carried.append(socket.bytes_of(told["response"])))
    tools.send("Network.enable")
    tools.send("Performance.enable")
    if slow:
        tools.send("Network.emulateNetworkConditions", HOTEL)
    page.add_init_script(f"({WATCH})({json.dumps([FIGURE, f'#root :is({CHART})'])})")
    page.goto(server.at + path_of_it, wait_until="commit")
    page.wait_for_function("() => window.chartSeen", timeout=PATIENCE)
    chart = _worked(tools)
    page.wait_for_timeout(AFTER)
    visit = Visit(
        figure=float(page.evaluate("() => window.figureSeen")),
        chart=chart,
        whole=_worked(tools),
        server=server.worked - before,
        carried=sum(carried),
    )
    page.close()
    return visit


class Socket:
    """Messages of a websocket as they are on the wire: the browser tells of them unpacked, so they are packed once more."""

    def __init__(self) -> None:
        """Nothing is packed until both sides have agreed on it."""
        self._packer: zlib._Compress | None = None

    def agreed(self, headers: dict[str, str]) -> None:
        """Read the answer of the server."""
        said = {name.lower(): value for name, value in headers.items()}.get("sec-websocket-extensions", "")
        self._packer = zlib.compressobj(wbits=-WINDOW, memLevel=MEMORY) if PACKED in said else None

    def bytes_of(self, frame: dict[str, Any]) -> int:
        """Bytes of a message; those that are no text are told in base 64."""
        told = frame["payloadData"]
        content = base64.b64decode(told) if frame["opcode"] == BINARY else told.encode()
        if self._packer is None:
            return len(content)
        return len(self._packer.compress(content) + self._packer.flush(zlib.Z_SYNC_FLUSH))


def _worked(tools: CDPSession) -> float:
    """Seconds of the processor that the tab has worked: its tasks by the clock are longer where others work beside it."""
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) for one in metrics if one["name"] == "ThreadTime")


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
            served(DASHBOARD, log=folder / "ours.txt") as ours,
            served(write_bare_map(folder / "bare"), log=folder / "bare.txt") as floor,
        ):
            before = _changes(opened, floor.at, BARE, turns)
            page = median(_changes(opened, f"{ours.at}/concentration?lang=en", OURS, turns))
            bare_page = median(before + _changes(opened, floor.at, BARE, turns))
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
