"""The Chromium of this machine, for tests and benchmarks."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

MISSING = "no Chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)"
# No name outside this machine is found, and nothing of Chromium's own asks for one. (Blocking by interception would
# switch the browser's cache off.)
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# A test machine has no graphics card: WebGL in software, so that canvas maps are painted; or none, which is faster.
SOFTWARE_WEBGL = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
NO_WEBGL = ("--disable-gpu",)


def executable() -> str | None:
    """Where Chromium is, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), None)


@contextmanager
def chromium(path: str, *, graphics: tuple[str, ...]) -> Iterator[Browser]:
    """A running browser, with SOFTWARE_WEBGL or NO_WEBGL."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *graphics])
        try:
            yield browser
        finally:
            browser.close()
