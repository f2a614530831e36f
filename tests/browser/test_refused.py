"""The refused cases one by one at a running server with a provider: nothing comes of any, and each stands in the log.

Whoever may not publish a table has no file of it checked either; the store refuses by itself
(tests/components/door/test_refused.py).
"""

import base64
import http.client
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from components.door.key import HEADER
from components.door.peers import PEERS
from components.door.sign_in import AT_PROXY, SIGNED
from components.door.uploads import MOST_HELD
from data.store.actor import operator
from data.store.audit import Entry, entries, verify
from data.store.grants import Wanted, grant, revoke
from data.store.stories import stories
from data.store.versions import versions
from i18n.dates import today
from tests.browser.attacker import Attacker
from tests.browser.identity import SECRETS, issuing
from tests.browser.serving import DASHBOARD, free_port, serving
from tests.data.store.reports import published, report

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("same_store")]
[SECRET] = re.findall(r'cookie_secret = "(.+)"', SECRETS)
NOW = int(datetime.now(UTC).timestamp())
DAY = timedelta(days=1)
HERE = ("127.0.0.1", "localhost")  # a reader at the machine without sign-in comes from there by its name
SAMPLE = 3  # of those that publish each takes seconds: so many of a table in every turn, all of them in the sweep


def sampled(cases: Mapping[str, object]) -> list[Any]:
    return [pytest.param(name, marks=[pytest.mark.sweep] if at >= SAMPLE else []) for at, name in enumerate(cases)]


@dataclass(frozen=True, kw_only=True)
class Site:
    at: str
    issuer: str

    @property
    def origin(self) -> str:
        return f"http://{self.at}"

    def cookie(self, *, secret: str = SECRET, name: str = SIGNED.decode(), **changed: Any) -> str:
        """What a browser holds after a right sign-in, with what an attacker changes of it."""
        claims = {"is_logged_in": True, "iss": self.issuer, "sub": "kim", "iat": NOW, "groups": ["busan"]}
        value = json.dumps({"origin": self.origin} | claims | changed)
        return f"{name}={create_signed_value(secret, name, value).decode()}"

    def give(self, role: str = "office", *, holder: str, kind: str = "subject", issuer: str = "", **days: Any) -> int:
        provinces = ("KR-26",) if role == "office" else ()
        wanted = Wanted(issuer=issuer or self.issuer, kind=kind, holder=holder, role=role, provinces=provinces, **days)
        return grant(wanted, actor=operator(), reason="for a test").id

    def publish(self, cookie: str, **said: Any) -> list[str]:
        return Attacker(at=self.at, origin=self.origin, cookie=cookie, **said).publish()


@pytest.fixture(scope="module", autouse=True)
def _reported(store: str) -> None:
    published(report("KR-27"), actor=operator())


@pytest.fixture(scope="module")
def site(store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, port = tmp_path_factory.mktemp("refused-site"), free_port()
    with (
        issuing(redirect=f"http://127.0.0.1:{port}/oauth2callback", folder=folder) as issuer,
        serving(DASHBOARD, *issuer.options(), log=folder / "log.txt", port=port) as address,
    ):
        yield Site(at=address.removeprefix("http://"), issuer=issuer.address)


def told(site: Site, attempt: Callable[[Site], object]) -> list[Entry]:
    """What the log has to say of an attempt; nothing else may come of it."""
    before, known = len(entries()), len(versions())
    attempt(site)
    assert (len(versions()), stories()) == (known, [])
    verify()
    return [one for one in entries()[before:] if one.outcome == "refused"]


def asked(site: Site, path: str, **headers: str) -> int:
    with closing(http.client.HTTPConnection(site.at, timeout=60)) as connection:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        answer.read()
        return answer.status


# Sockets and pages under another name or from another site.


HOSTS = ("evil.example", "127.0.0.1.evil.example", "127.0.0.2", "0.0.0.0", "[::2]")
ORIGINS = ("http://evil.example", "null", "http://127.0.0.1.evil.example", "http://127.0.0.1:1")


@pytest.mark.parametrize("host", HOSTS)
def test_a_socket_under_another_name(site: Site, host: str) -> None:
    def attempt(site: Site) -> None:
        said = Attacker(at=site.at, host=host, origin=f"http://{host}", cookie=site.cookie()).publish()
        assert said == []

    [entry] = told(site, attempt)
    assert (entry.act, entry.who, entry.origin) == ("connect", "nobody", "127.0.0.1")


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_socket_from_another_site(site: Site, origin: str) -> None:
    """Streamlit lets other ports of a server's own machine open one; nobody is signed in in it."""
    [entry] = told(site, lambda site: Attacker(at=site.at, origin=origin, cookie=site.cookie()).publish())
    assert entry.act == ("check" if origin.endswith(":1") else "connect")
    assert entry.who in ("nobody", "reader")
    assert origin not in entry.about


@pytest.mark.parametrize("path", ["/", "/data", "/figure/trends.svg", "/stories/mra.html"])
def test_a_page_or_file_under_another_name(site: Site, path: str) -> None:
    def attempt(site: Site) -> None:
        assert asked(site, path, Host="evil.example", Accept="text/html") == 421

    [entry] = told(site, attempt)
    assert (entry.act, entry.origin) == ("connect", "127.0.0.1")


@pytest.mark.parametrize("brought", ["?code=a&state=b", "?state=b", "?error=access_denied&state=b", "?code=a"])
def test_an_answer_that_no_provider_has_given(site: Site, brought: str) -> None:
    [entry] = told(site, lambda site: asked(site, f"/oauth2callback{brought}"))
    assert (entry.act, entry.who) == ("sign-in", "nobody")


# Who brings a cookie that is none, or one of somebody who may not.


def unsigned(site: Site) -> str:
    claims = {"is_logged_in": True, "iss": site.issuer, "sub": "kim", "iat": NOW, "origin": site.origin}
    return f"_streamlit_user={base64.b64encode(json.dumps(claims).encode()).decode()}"


def cut(site: Site) -> str:
    return site.cookie()[:-4]


def turned(site: Site) -> str:
    """One letter of the claims is another one."""
    head, tail = site.cookie().split("=", 1)
    return f"{head}={tail[:40]}{'A' if tail[40] != 'A' else 'B'}{tail[41:]}"


NOBODY: dict[str, Callable[[Site], str]] = {
    "no cookie": lambda _site: "",
    "an unsigned one": unsigned,
    "one of another secret": lambda site: site.cookie(secret="a secret that somebody has guessed"),
    "one that is cut": cut,
    "one with a letter turned": turned,
    "one signed under another name": lambda site: "_streamlit_user=" + site.cookie(name="other").split("=", 1)[1],
    "one of another server": lambda site: site.cookie(origin="http://other.example"),
    "one that says not signed in": lambda site: site.cookie(is_logged_in=False),
    "one that says so in a word": lambda site: site.cookie(is_logged_in="true"),
    "no issuer": lambda site: site.cookie(iss=None),
    "no subject": lambda site: site.cookie(sub=""),
    "a subject that is a list": lambda site: site.cookie(sub=["kim"]),
    "a subject that is a number": lambda site: site.cookie(sub=1),
}
SPOOFED: dict[str, dict[str, str]] = {
    "a header of a proxy": {"X-Remote-User": "kim"},
    "with an address of this machine": {"X-Remote-User": "kim", "X-Forwarded-For": "127.0.0.1"},
    "a header with issuer": {"X-Remote-User": "{issuer} kim"},
    "a standing": {HEADER: "let in"},
    "a token": {"Authorization": "Bearer kim"},
}


@pytest.mark.parametrize("brought", sampled(NOBODY))
def test_whoever_brings_no_sign_in_publishes_nothing(site: Site, brought: str) -> None:
    site.give("administrator", holder="kim")
    [entry] = told(site, lambda site: site.publish(NOBODY[brought](site)))
    assert (entry.act, entry.origin in HERE) == ("check", True)
    assert "kim" not in entry.who


@pytest.mark.parametrize("spoofed", sampled(SPOOFED))
def test_whoever_says_in_a_header_who_comes_publishes_nothing(site: Site, spoofed: str) -> None:
    headers = {name: value.format(issuer=site.issuer) for name, value in SPOOFED[spoofed].items()}
    entry = told(site, lambda site: site.publish("", headers=headers))[-1]
    assert (entry.act, entry.origin in HERE) == ("check", True)
    assert "kim" not in entry.who


def granted(**said: Any) -> Callable[[Site], object]:
    return lambda site: site.give(**said)


def revoked(site: Site) -> None:
    revoke(site.give(holder="m5"), actor=operator(), reason="has moved on")


# What was granted to whom, and who comes.
WITHOUT_RIGHT: dict[str, tuple[Callable[[Site], object], dict[str, Any]]] = {
    "of yesterday": (granted(holder="m1"), {"sub": "m1", "iat": NOW - 9 * 3600}),
    "of tomorrow": (granted(holder="m2"), {"sub": "m2", "iat": NOW + 3600}),
    "without a time": (granted(holder="m3"), {"sub": "m3", "iat": None}),
    "in thousandths": (granted(holder="m4"), {"sub": "m4", "iat": NOW * 1000}),
    "revoked": (revoked, {"sub": "m5"}),
    "nothing granted": (lambda _site: None, {"sub": "m6"}),
    "of another issuer": (granted(holder="m7"), {"sub": "m7", "iss": "https://other.example"}),
    "granted by another issuer": (granted(holder="m8", issuer="https://other.example"), {"sub": "m8"}),
    "in other letters": (granted(holder="m9"), {"sub": "M9"}),
    "with a blank": (granted(holder="m10"), {"sub": "m10 "}),
    "until yesterday": (granted(holder="m11", since=today() - 9 * DAY, until=today() - DAY), {"sub": "m11"}),
    "from tomorrow": (granted(holder="m12", since=today() + DAY), {"sub": "m12"}),
    "an auditor": (granted(holder="m13", role="auditor"), {"sub": "m13"}),
    "of another group": (granted(holder="daegu", kind="group"), {"sub": "m14"}),
    "a group as a subject": (granted(holder="busan"), {"sub": "m15"}),
    "the national authority": (granted(holder="m16", role="national"), {"sub": "m16"}),
}


@pytest.mark.parametrize("who", sampled(WITHOUT_RIGHT))
def test_whoever_signed_in_without_the_right_publishes_nothing(site: Site, who: str) -> None:
    gives, claims = WITHOUT_RIGHT[who]
    gives(site)
    entry = told(site, lambda site: site.publish(site.cookie(**{"groups": []} | claims)))[-1]
    assert (entry.act, entry.origin in HERE) == ("check", True)
    assert entry.who.rstrip() == f"{claims.get('iss', site.issuer)} {claims['sub']}".rstrip()


def test_more_files_than_a_page_needs(site: Site) -> None:
    """They stay in the memory of the server as long as the page is open."""

    def attempt(site: Site) -> None:
        answers = Attacker(at=site.at, origin=site.origin).send(MOST_HELD + 6)
        assert answers == [204] * MOST_HELD + [429] * 6

    entry = told(site, attempt)[-1]
    assert (entry.act, entry.who, json.loads(entry.about)) == ("upload", "nobody", {"why": "too many"})


def test_a_peer_that_is_named_and_only_said(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """uvicorn takes the reader's address from `X-Forwarded-For` where the machine itself connects: that makes nobody a proxy."""
    monkeypatch.setenv(PEERS, "10.1.2.3")
    site.give("administrator", holder="kim", issuer=AT_PROXY)
    people = ("--server.trustedUserHeaders", json.dumps({"X-Remote-User": "sub"}))
    with serving(DASHBOARD, *people, log=tmp_path / "log.txt") as address:
        at = address.removeprefix("http://")
        said = {"X-Remote-User": "kim", "X-Forwarded-For": "10.1.2.3"}
        attacker = Attacker(at=at, origin=address, headers=said)
        entry = told(site, lambda _site: attacker.publish())[-1]
    assert (entry.act, entry.who) == ("check", "reader")


def test_the_same_cookie_with_the_right_publishes(site: Site) -> None:
    """So that no case is refused for another reason than its own."""
    site.give(holder="m17")
    known = len(versions())
    said = site.publish(site.cookie(sub="m17", groups=[]))
    assert any("is in force" in one for one in said), said
    assert len(versions()) == known + 1
    assert (entries()[-1].act, entries()[-1].who) == ("publish", f"{site.issuer} m17")


def test_the_cases_are_as_many_as_they_are_said_to_be() -> None:
    assert len(HOSTS) + len(ORIGINS) + 10 + len(NOBODY) + len(SPOOFED) + len(WITHOUT_RIGHT) >= 40
