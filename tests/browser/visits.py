"""One visit of a page in a real browser: what it asked for, what went wrong, and when it has come to rest."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request

# A reload of a sub-page asks for these beside its own address first (Streamlit finds its base address so).
DOCUMENTED_404 = ("/_stcore/health", "/_stcore/host-config")
LOCAL = ("data:", "blob:")
PATIENCE = 30_000  # milliseconds; software WebGL on two cores is slow

# What a page is kept from by its own rules, told where `Visit` listens.
TELL_OF_RULES = """document.addEventListener('securitypolicyviolation', one =>
  console.error('rules', one.violatedDirective, one.blockedURI, one.sourceFile, one.lineNumber))"""

AT_REST = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.dataset.testScriptState !== 'notRunning') return false;
  if (!document.querySelector('[data-testid="stMain"] h1, [data-testid="stException"]')) return false;
  if (document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')) return false;
  return [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(chart =>
    chart.querySelector('.main-svg .trace path, .main-svg .point path, .main-svg path.js-line'));
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
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))

    def open(self, path: str) -> "Visit":
        """Go to a path of the dashboard and wait until it is drawn."""
        self.page.goto(self.home + path)
        return self.rest()

    def rest(self) -> "Visit":
        """Wait until the script has run and every chart shows marks; a page that ends in an error fails here."""
        self.page.wait_for_function(AT_REST)
        assert self.page.get_by_test_id("stException").count() == 0, f"{self.page.url} ends in an error"
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

    def _listen(self, message: ConsoleMessage) -> None:
        known = message.location.get("url", "").endswith(DOCUMENTED_404) and "404" in message.text
        if message.type == "error" and not known:
            self.problems.append(f"console: {message.text} {message.location.get('url', '')}")
