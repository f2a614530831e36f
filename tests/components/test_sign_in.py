"""Who is taken for a signed-in person, and whose word is not."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import streamlit as st
from starlette.types import Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from components import door
from components.door import AT_PROXY, PEERS, announced, vouched_for
from data.store.actor import entitled
from tests.components.asgi import run

NOW = int(datetime.now(UTC).timestamp())
CLAIMS = {"is_logged_in": True, "iss": "https://id.example.go.kr", "sub": "f3a1", "iat": NOW, "groups": ["busan"]}
GRANTED = [("administrator", ())]


def role(claims: dict[str, Any], *, at_proxy: bool = False) -> str | None:
    """The role of somebody to whom everything is granted; None where nobody is taken for signed in."""
    found = vouched_for(claims, at_proxy=at_proxy, origin="10.0.0.7")
    return None if found is None else entitled(found, GRANTED).role


def test_whoever_the_issuer_vouches_for_is_known_by_issuer_and_subject() -> None:
    found = vouched_for(CLAIMS, at_proxy=False, origin="10.0.0.7")
    assert found is not None
    assert (found.name, found.groups) == ("https://id.example.go.kr f3a1", {"busan"})
    assert found.until == datetime.fromtimestamp(NOW, UTC) + timedelta(hours=8)
    assert role(CLAIMS) == "administrator"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({"is_logged_in": False}, None, id="not signed in"),
        pytest.param({"is_logged_in": "true"}, None, id="signed in as a word"),
        pytest.param({"iss": None}, None, id="without issuer"),
        pytest.param({"sub": ""}, None, id="without subject"),
        pytest.param({"sub": 1}, None, id="a subject that is no text"),
        pytest.param({"iat": None}, "reader", id="without a time"),
        pytest.param({"iat": NOW - 8 * 3600 - 1}, "reader", id="nine hours old"),
        pytest.param({"iat": NOW + 3600}, "reader", id="of the future"),
        pytest.param({"iat": 10**12}, "reader", id="in milliseconds"),
        pytest.param({"iat": True}, "reader", id="a time that is none"),
        pytest.param({"iat": NOW + 240}, "administrator", id="four minutes ahead, as clocks may be"),
    ],
)
def test_claims_that_do_not_hold_give_no_right(changed: dict[str, Any], expected: str | None) -> None:
    assert role(CLAIMS | changed) == expected


def test_a_header_names_no_issuer_of_its_own() -> None:
    found = vouched_for({"sub": "f3a1", "iss": "https://id.example.go.kr", "groups": "a, b"}, at_proxy=True, origin="")
    assert found is not None
    assert (found.issuer, found.groups) == (AT_PROXY, {"a", "b"})


def test_where_both_roads_are_set_up_neither_signs_anybody_in() -> None:
    assert vouched_for(CLAIMS, at_proxy=True, origin="") is None


@pytest.mark.parametrize(
    ("peer", "passes"),
    [
        (("10.0.0.5", 1), True),
        (("10.0.0.6", 1), False),
        (("127.0.0.1", 1), False),
        (("10.0.0.50", 1), False),
        (("", 1), False),
        (None, False),
    ],
)
def test_a_header_with_a_person_passes_only_from_a_peer_that_is_named(
    peer: tuple[str, int] | None, passes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "_headers_of_people", lambda: {b"x-remote-user"})
    monkeypatch.setenv(PEERS, "10.0.0.5 10.0.0.9")
    scope = {"type": "websocket", "scheme": "ws", "server": ("10.0.0.1", 8501), "client": peer}
    sent = [(b"host", b"a"), (b"X-Remote-User", b"f3a1")]
    names = [name.lower() for name, _value in announced({**scope, "headers": sent})["headers"]]
    assert (b"x-remote-user" in names) == passes


@pytest.mark.parametrize(("connected", "passes"), [(("10.0.0.5", 1), True), (("127.0.0.1", 1), False)])
def test_whoever_really_connected_is_the_peer_whatever_they_say_of_the_reader(
    connected: tuple[str, int], passes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """uvicorn believes `X-Forwarded-For` of the machine itself, and puts what it says in the place of the client."""
    monkeypatch.setattr(door, "_headers_of_people", lambda: {b"x-remote-user"})
    monkeypatch.setenv(PEERS, "10.0.0.5")
    seen: list[Scope] = []

    async def ours(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(announced(scope))

    said = [(b"host", b"a"), (b"x-remote-user", b"f3a1"), (b"x-forwarded-for", b"10.0.0.5, 10.0.0.5")]
    scope = {"type": "websocket", "scheme": "ws", "server": ("10.0.0.1", 8501), "client": connected, "headers": said}
    app = door.with_peer(ProxyHeadersMiddleware(ours, trusted_hosts="127.0.0.1 10.0.0.5"))  # type: ignore[arg-type]
    run(app(scope, None, None))  # type: ignore[arg-type]
    [came] = seen
    assert (b"x-remote-user" in [name for name, _value in came["headers"]]) == passes


def test_without_a_setting_nobody_signs_in_and_no_header_says_who_comes() -> None:
    assert not st.get_option("server.trustedUserHeaders")
    assert vouched_for({}, at_proxy=False, origin="") is None
