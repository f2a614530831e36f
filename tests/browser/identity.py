"""An identity provider on the loopback address: `oidc-provider` from npm, which is certified by the OpenID Foundation."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.serving import free_port, running

PROGRAM = Path(__file__).parents[1] / "provider"
MISSING = (
    "no identity provider on this machine (Debian: apt-get install nodejs npm; then npm ci --prefix tests/provider)"
)
SECRETS = """[auth]
redirect_uri = "{redirect}"
cookie_secret = "sixty-four letters that nobody guesses, for the tests of sign-in only"
client_id = "dashboard"
client_secret = "a secret of the tests"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid profile email", prompt = "login" }}
"""


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """Where people sign in, and the file of secrets that tells a dashboard of it."""

    address: str
    secrets: Path

    def options(self) -> tuple[str, ...]:
        """What `streamlit run` needs to know."""
        return ("--secrets.files", str(self.secrets))


def node() -> str:
    """Where Node is; a test that needs it is skipped without it, or fails where REQUIRE_NODE=1 asks for it."""
    found = shutil.which("node")
    if found is None or not (PROGRAM / "node_modules").is_dir():
        if os.environ.get("REQUIRE_NODE") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return found


@contextmanager
def issuing(*, redirect: str, folder: Path) -> Iterator[Issuer]:
    """Run the provider for one dashboard; its address.

    Args:
        redirect: where it sends people back to, `…/oauth2callback`.
        folder: for its log and the secrets.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    secrets = folder / "secrets.toml"
    secrets.write_text(SECRETS.format(redirect=redirect, issuer=address), "utf-8")
    command = [node(), "provider.mjs", str(port), redirect]
    asked = "/.well-known/openid-configuration"
    with running(command, folder=PROGRAM, log=folder / "provider.txt", health=address, ask=asked):
        yield Issuer(address=address, secrets=secrets)


def sign_in(page: Page, name: str) -> None:
    """Press the button of the page, say who one is, and come back."""
    page.get_by_role("button", name="Sign in").click()
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill("any")
    page.get_by_role("button", name="Sign-in").click()
