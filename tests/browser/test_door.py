"""Every way past the door that was found, tried on real servers: each publishes nothing, and the right way does."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from components.door.key import HEADER
from data.store.actor import Standing
from data.store.head import head
from data.store.location import VARIABLE
from data.store.stories import stories
from tests.browser.attacker import Attacker
from tests.browser.serving import DASHBOARD, key, proxy, serving, with_uvicorn

IN_FORCE = "Version 1 is in force"
ANY_NAME = ("--server.allowedHosts", "*")  # so that the door is tried, and not Streamlit's own list of names before it


@dataclass(frozen=True, kw_only=True)
class Site:
    """A server of this module and the key that it told."""

    port: int
    key: str

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        return f"http://{self.name}"


@pytest.fixture(scope="module")
def site(store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    log = tmp_path_factory.mktemp("site") / "log.txt"
    with serving(DASHBOARD, *ANY_NAME, log=log) as address:
        yield Site(port=int(address.rpartition(":")[2]), key=key(log))


def nothing_came_of(said: list[str]) -> None:
    """That nothing is in the store, and that whoever got as far as the page was told why."""
    assert head() == 0
    assert stories() == []
    assert not said or any("Publishing" in one for one in said), said


pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("same_store")]
# What an attacker says, with {ours} for the server's own name; each has the right key and does with it what a reader would.
CLAIMS: dict[str, dict[str, Any]] = {
    "a program that is no page": {},
    "a name that somebody's DNS leads here": {"host": "evil.example", "origin": "http://evil.example"},
    "a page of another site": {"origin": "http://evil.example"},
    "a page of another server on this machine": {"origin": "http://127.0.0.1:1"},
    "a proxy that says X-Real-IP only": {"origin": "http://{ours}", "headers": {"X-Real-IP": "127.0.0.1"}},
    "a proxy that says Via only": {"origin": "http://{ours}", "headers": {"Via": "1.1 squid"}},
    "a proxy that says True-Client-IP only": {"origin": "http://{ours}", "headers": {"True-Client-IP": "127.0.0.1"}},
    "a header like ours": {"headers": {HEADER: str(Standing.KEYLESS)}},
}


@pytest.mark.parametrize("claimed", list(CLAIMS))
def test_whoever_has_the_key_but_does_not_sit_at_the_machine_changes_nothing(site: Site, claimed: str) -> None:
    says = CLAIMS[claimed]
    origin = says.get("origin", "").format(ours=site.name) or None
    attacker = Attacker(at=site.name, host=says.get("host"), origin=origin, headers=says.get("headers", {}))
    nothing_came_of(attacker.use_link(site.key).publish(key=site.key))
    nothing_came_of(attacker.save_story())


@pytest.mark.parametrize("wrong", ["", "x" * 43])
def test_without_the_key_whoever_claims_everything_else_changes_nothing(site: Site, wrong: str) -> None:
    attacker = Attacker(at=site.name, origin=site.origin)
    nothing_came_of(attacker.use_link(wrong).publish(key=wrong))
    nothing_came_of(attacker.save_story())


def test_a_proxy_that_says_nothing_of_itself_has_no_key(site: Site, tmp_path: Path) -> None:
    with proxy(f"location / {{ upgrade; proxy_pass http://{site.name}; }}", folder=tmp_path) as port:
        nothing_came_of(Attacker(at=f"127.0.0.1:{port}", origin=site.origin).publish())


@pytest.mark.parametrize(
    "says",
    [
        "proxy_set_header X-Real-IP $remote_addr;",
        'proxy_set_header Via "1.1 nginx";',
        "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        "proxy_set_header Host $host;",
    ],
)
def test_a_proxy_that_says_anything_is_no_way_in_even_with_the_key(site: Site, tmp_path: Path, says: str) -> None:
    with proxy(f"location / {{ upgrade; proxy_pass http://{site.name}; {says} }}", folder=tmp_path) as port:
        attacker = Attacker(at=f"127.0.0.1:{port}", origin=site.origin)
        nothing_came_of(attacker.use_link(site.key).publish(key=site.key))


def test_a_server_on_another_address_of_the_machine_lets_nobody_in_and_tells_no_key(store: str, tmp_path: Path) -> None:
    with with_uvicorn(DASHBOARD, host="127.0.0.2", log=tmp_path / "log.txt") as port:
        told = (tmp_path / "log.txt").read_text("utf-8")
        assert "key=" not in told
        for host in (f"127.0.0.2:{port}", f"127.0.0.1:{port}"):
            attacker = Attacker(at=f"127.0.0.2:{port}", host=host, origin=f"http://{host}")
            nothing_came_of(attacker.use_link("x" * 43).publish(key="x" * 43))


def test_another_machine_is_not_let_in_by_claiming_to_be_this_one(store: str, tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    with with_uvicorn(DASHBOARD, host="0.0.0.0", log=log) as port:
        name = f"127.0.0.1:{port}"
        attacker = Attacker(at=f"{_outer_address()}:{port}", host=name, origin=f"http://{name}")
        nothing_came_of(attacker.use_link(key(log)).publish(key=key(log)))
        assert key(log) not in _after_start(log)


def test_the_names_that_are_set_keep_other_names_out_before_anything_is_shown(store: str, tmp_path: Path) -> None:
    with serving(DASHBOARD, log=tmp_path / "log.txt") as address:
        at = address.removeprefix("http://")
        assert Attacker(at=at, host="evil.example", origin="http://evil.example").publish() == []


def test_the_key_of_one_server_opens_it_and_no_later_one(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{(tmp_path / 'store.sqlite3').as_posix()}")
    log = tmp_path / "first.txt"
    with with_uvicorn(DASHBOARD, host="127.0.0.1", log=log) as port:
        first, old = Attacker(at=f"127.0.0.1:{port}", origin=f"http://127.0.0.1:{port}"), key(log)
        first.use_link(old)
        assert "303" in _after_start(log)
        assert old not in _after_start(log)
    with serving(DASHBOARD, "--server.headless", "true", log=log) as address:
        name = address.removeprefix("http://")
        later = Attacker(at=name, origin=address, cookie=first.cookie)
        nothing_came_of(later.publish(key=old))
        nothing_came_of(later.use_link(old).publish())
        assert any(IN_FORCE in one for one in later.publish(key=key(log)))
        assert head() == 1
        nothing_came_of_the_session(later)
        assert any("Saved as version 1" in one for one in later.use_link(key(log)).save_story())


def nothing_came_of_the_session(attacker: Attacker) -> None:
    """That a key typed into one session lets no other one in."""
    attacker.save_story()
    assert stories() == []


def test_a_number_that_somebody_has_put_into_a_browser_opens_nothing_once_its_reader_gives_the_key(site: Site) -> None:
    planted = {"Cookie": f"reader={'p' * 32}; inside={'p' * 32}"}
    holder = Attacker(at=site.name, origin=site.origin, headers=planted)
    holder.use_link(site.key)
    assert "p" * 32 not in holder.cookie
    nothing_came_of(Attacker(at=site.name, origin=site.origin, cookie=planted["Cookie"]).publish())


def _after_start(log: Path) -> str:
    """What a server has said since it told its key."""
    return log.read_text("utf-8").partition("data?key=")[2].partition("\n")[2]


def _outer_address() -> str:
    """The address of this machine that others reach; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address but loopback")
        return str(probe.getsockname()[0])
