"""Visits of pages in a real browser: what they ask for, what goes wrong, when they come to rest; and the tabs for them."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

from tests.browser.pairs import Way

# A reload of a sub-page asks for these beside its own address first (Streamlit finds its base address so).
DOCUMENTED_404 = ("/_stcore/health", "/_stcore/host-config")
LOCAL = ("data:", "blob:")
LOCALES = {"ko": "ko-KR", "en": "en-US"}
LOOK = 50  # milliseconds between two looks whether a page is at rest; at each frame, as is usual, looking makes it busy
HEIGHT = 1000
PATIENCE = 60_000  # milliseconds; a machine with other work is slow

# What a page is kept from by its own rules, told where `Visit` listens.
TELL_OF_RULES = """document.addEventListener('securitypolicyviolation', one =>
  console.error('rules', one.violatedDirective, one.blockedURI, one.sourceFile, one.lineNumber))"""

AT_REST = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.dataset.testScriptState !== 'notRunning') return false;
  if (!document.querySelector('[data-testid="stMain"] h1, [data-testid="stException"]')) return false;
  if (document.getElementById('first-view')) return false;
  if (document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')) return false;
  return [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(chart =>
    chart.querySelector('.main-svg .trace path, .main-svg .point path, .main-svg path.js-line'));
}"""

# Charts have the width of their place, and neither they nor their words have moved for three looks.
STILL = """() => {
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  const places = [...charts, ...document.querySelectorAll('.main-svg text')].map(one => one.getBoundingClientRect());
  const layout = JSON.stringify([innerWidth, places]);
  const looks = window.layoutSeen?.layout === layout ? window.layoutSeen.looks + 1 : 1;
  window.layoutSeen = { layout, looks };
  return looks >= 3 && charts.every(chart => {
    const drawn = chart.querySelector('.main-svg');
    return !drawn || Math.abs(drawn.getBoundingClientRect().width - chart.parentElement.clientWidth) <= 1;
  });
}"""

# Names of icons are text to a script, but a picture to a reader.
WORDS = """() => {
  const walker = document.createTreeWalker(document.querySelector('[data-testid="stApp"]'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest('[data-testid="stIconMaterial"], style, script'))
      found.push(walker.currentNode.textContent);
  for (const box of document.querySelectorAll('[data-testid="stApp"] input')) found.push(box.value);
  for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"]')) {
    for (const named of chart.querySelectorAll('[aria-label]')) found.push(named.getAttribute('aria-label'));
    for (const trace of (chart.querySelector('.js-plotly-plot') || {data: []}).data)
      found.push(...[trace.hovertext, trace.text, trace.name].flat());
  }
  return found.filter(text => typeof text === 'string' && text.trim());
}"""


@dataclass(eq=False)
class Visit:
    """A page with its records.

    Attributes:
        page: the browser's page, to act on.
        home: the server's address; everything else is outside.
        outside: addresses asked for that are not the server's; the browser finds none of them.
        problems: errors of the console and of scripts, and what the page's own rules kept it from; the two documented
            404s left out.
    """

    page: Page
    home: str
    outside: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.add_init_script(TELL_OF_RULES)
        self.page.on("request", self._record)
        self.page.on("console", self._listen)
        self.page.on("pageerror", self._fail)

    def end(self) -> None:
        """Listen no longer: the tab goes to another visit."""
        self.page.remove_listener("request", self._record)
        self.page.remove_listener("console", self._listen)
        self.page.remove_listener("pageerror", self._fail)

    def open(self, path: str) -> "Visit":
        """Go to a path of the dashboard and wait until it is drawn."""
        self.page.goto(self.home + path)
        return self.rest()

    def rest(self) -> "Visit":
        """Wait until the script has run and every chart shows marks; a page that ends in an error fails here."""
        self.page.wait_for_function(AT_REST, polling=LOOK)
        assert self.page.get_by_test_id("stException").count() == 0, f"{self.page.url} ends in an error"
        return self

    def at_width(self, width: int) -> "Visit":
        """Make the window so wide and wait until the page has followed."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.wait_for_function(STILL, polling=LOOK)
        return self

    def words(self) -> list[str]:
        """Every piece of text of the page: what is seen, what opens on a click, what charts show on hovering."""
        found: list[str] = self.page.evaluate(WORDS)
        return found

    def _is_local(self, url: str) -> bool:
        return url.startswith((self.home + "/", self.home.replace("http", "ws") + "/", *LOCAL))

    def _record(self, request: Request) -> None:
        if not self._is_local(request.url):
            self.outside.append(request.url)

    def _fail(self, error: Error) -> None:
        self.problems.append(f"script: {error}")

    def _listen(self, message: ConsoleMessage) -> None:
        known = message.location.get("url", "").endswith(DOCUMENTED_404) and "404" in message.text
        if message.type == "error" and not known:
            self.problems.append(f"console: {message.text} {message.location.get('url', '')}")


@dataclass(frozen=True)
class Seen:
    """A page, seen in one way."""

    way: Way
    visit: Visit


class Tabs:
    """The tabs of a browser. One that is given back is used again: what it has compiled is not compiled anew.

    A tab comes empty, without what a page stored, and with a reader's settings. Readers of different languages, with and
    without a network, with and without a touch screen share nothing.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[tuple[object, ...], BrowserContext] = {}
        self._idle: dict[BrowserContext, list[Page]] = {}
        self._own: set[Page] = set()

    def take(
        self, *, lang: str = "en", width: int = 1440, height: int = HEIGHT, theme: str = "light", **more: bool
    ) -> Page:
        """A tab; `offline` and `has_touch` are as Playwright names them."""
        context = self._context(lang, more)
        page = self._idle[context].pop() if self._idle[context] else context.new_page()
        self._own.add(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme=theme, reduced_motion="null")  # type: ignore[arg-type]
        page.mouse.move(0, 0)
        return page

    def give_back(self, page: Page) -> None:
        """Take a tab back, close what it opened, and let through again what a test kept from it."""
        context = page.context
        for other in context.pages:
            if other not in self._own:
                other.close()
        if page.is_closed():
            return
        page.unroute_all()
        page.evaluate("() => { try { localStorage.clear(); sessionStorage.clear(); } catch { /* none here */ } }")
        page.goto("about:blank")
        context.clear_cookies()
        self._idle[context].append(page)

    def _context(self, lang: str, more: dict[str, bool]) -> BrowserContext:
        key = (lang, *sorted(more.items()))
        if key not in self._contexts:
            self._contexts[key] = self._browser.new_context(locale=LOCALES[lang], **more)  # type: ignore[arg-type]
            self._idle[self._contexts[key]] = []
        return self._contexts[key]
