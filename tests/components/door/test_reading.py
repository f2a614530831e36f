"""Where reading needs a sign-in: what is refused without one, by whichever road it is asked for, and that the audit is told."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import streamlit as st
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from components import server
from components.door import peers, refusals
from components.door.key import ENTRANCE
from components.door.pace import Pace
from components.door.reading import READING
from components.door.sign_in import SIGNED
from data.store.audit import entries, verify
from tests.components.asgi import get
from tests.components.door.served import PEER, app

NOW = int(datetime.now(UTC).timestamp())
KIM = {"is_logged_in": True, "iss": "https://id.example.go.kr", "sub": "f3a1", "iat": NOW}
FIGURES = (
    "/figure/trends.svg",
    "/figure/trainees-rates.png?page=trends",
    "/stories/overview.html",
    "/stories/overview.html?version=0&lang=en",
    "/changes.atom",
    "/media/abc.csv",
    f"/made/{'0' * 64}.zip",
)


def cookie(claims: dict[str, object], *, secret: str | None = None) -> str:
    value = json.dumps({"origin": "https://dashboard.example.go.kr"} | claims)
    signed = create_signed_value(secret or get_cookie_secret(), SIGNED.decode(), value)
    return f"{SIGNED.decode()}={signed.decode()}"


@pytest.mark.usefixtures("closed")
class TestClosed:
    @pytest.mark.parametrize("address", FIGURES)
    def test_nothing_with_figures_is_sent_and_the_audit_is_told(self, address: str) -> None:
        status, headers, body = get(app(), address, scope=PEER)
        assert (status, headers["cache-control"]) == (401, "no-store")
        assert "로그인" in body.decode()
        assert "Sign in to read this dashboard." in body.decode()
        [*_before, last] = entries()
        assert (last.act, last.outcome, last.origin) == ("read", "refused", "10.0.0.2")
        assert json.loads(last.about) == {"file": address.split("/")[1].partition("?")[0]}, "no word of who asked"
        verify()

    def test_the_page_comes_without_its_first_view(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(server, "_made_first_view", lambda *_given, **_named: b"345,000 people")
        status, _headers, body = get(app(), "/trends", scope=PEER, accept="text/html")
        assert (status, b"345,000" in body) == (200, False)
        signed = get(app(), "/trends", scope=PEER, accept="text/html", cookie=cookie(KIM))[2]
        assert b"345,000" in signed

    @pytest.mark.parametrize(
        "brought",
        [
            pytest.param(lambda: cookie(KIM, secret="another secret of another server"), id="of another server"),
            pytest.param(lambda: cookie(KIM).replace("=", "=A", 1), id="changed"),
            pytest.param(lambda: cookie(KIM | {"iat": NOW - 8 * 3600 - 1}), id="over"),
            pytest.param(lambda: cookie(KIM | {"is_logged_in": False}), id="signed out"),
            pytest.param(lambda: cookie({"sub": "f3a1"}), id="without issuer"),
            pytest.param(lambda: f"{ENTRANCE}=made-up", id="an entrance that nobody gave"),
        ],
    )
    def test_a_cookie_that_does_not_hold_opens_nothing(self, brought: Callable[[], str]) -> None:
        assert get(app(), "/changes.atom", scope=PEER, cookie=brought())[0] == 401

    def test_who_signed_in_is_sent_it(self) -> None:
        assert get(app(), "/changes.atom", scope=PEER, cookie=cookie(KIM))[0] == 200

    def test_a_header_opens_it_from_a_named_peer_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            st, "get_option", lambda name: {"X-Remote-User": "sub"} if name == "server.trustedUserHeaders" else None
        )
        assert get(app(), "/changes.atom", scope=PEER, x_remote_user="f3a1")[0] == 401
        monkeypatch.setenv(peers.PEERS, "10.0.0.2")
        assert get(app(), "/changes.atom", scope=PEER, x_remote_user="f3a1")[0] == 200
        assert get(app(), "/changes.atom", scope=PEER)[0] == 401

    def test_no_browser_keeps_pages(self) -> None:
        assert b"unregister" in get(app(), "/offline.js", scope=PEER)[2]

    def test_a_storm_does_not_fill_the_audit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(refusals, "TOLD", Pace(3))
        served = app()
        for _ in range(10):
            assert get(served, "/changes.atom", scope=PEER)[0] == 401
        assert [one.act for one in entries()].count("read") == 3

    @pytest.mark.parametrize("asked", ["live", "ready"])
    def test_whoever_operates_it_is_answered(self, asked: str) -> None:
        assert get(app(), f"/{asked}", scope=PEER)[0] == 200


@pytest.mark.parametrize(("setting", "status"), [("", 200), ("open", 200), ("signin", 401), ("Sign-In ", 401)])
def test_a_setting_that_is_none_closes_the_door(setting: str, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READING, setting)
    assert get(app(), "/changes.atom", scope=PEER)[0] == status
