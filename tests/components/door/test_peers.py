"""Whose word about a person is taken: of peers that are named, whatever is said of who connected."""

import pytest
from starlette.types import Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from components.door import peers
from components.door.key import announced
from tests.components.asgi import run


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
    monkeypatch.setattr(peers, "headers_of_people", lambda: {b"x-remote-user"})
    monkeypatch.setenv(peers.PEERS, "10.0.0.5 10.0.0.9")
    scope = {"type": "websocket", "scheme": "ws", "server": ("10.0.0.1", 8501), "client": peer}
    sent = [(b"host", b"a"), (b"X-Remote-User", b"f3a1")]
    names = [name.lower() for name, _value in announced({**scope, "headers": sent})["headers"]]
    assert (b"x-remote-user" in names) == passes


@pytest.mark.parametrize(
    ("connected", "said_of", "passes"), [("10.0.0.5", "203.0.113.7", True), ("127.0.0.1", "10.0.0.5", False)]
)
def test_whoever_really_connected_is_the_peer_whatever_they_say_of_the_reader(
    connected: str, said_of: str, passes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """uvicorn believes `X-Forwarded-For` of the machine itself, and puts what it says in the place of the client."""
    monkeypatch.setattr(peers, "headers_of_people", lambda: {b"x-remote-user"})
    monkeypatch.setenv(peers.PEERS, "10.0.0.5")
    seen: list[Scope] = []

    async def ours(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(announced(scope))

    said = [(b"host", b"a"), (b"x-remote-user", b"f3a1"), (b"x-forwarded-for", said_of.encode())]
    scope = {
        "type": "websocket",
        "scheme": "ws",
        "server": ("10.0.0.1", 8501),
        "client": (connected, 1),
        "headers": said,
    }
    app = peers.with_peer(ProxyHeadersMiddleware(ours, trusted_hosts=["127.0.0.1", "10.0.0.5"]))  # type: ignore[arg-type]
    run(app(scope, None, None))  # type: ignore[arg-type]
    [came] = seen
    assert came["client"][0] == said_of  # it is believed of the reader, and of nothing else
    assert (b"x-remote-user" in [name for name, _value in came["headers"]]) == passes
