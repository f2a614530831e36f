"""Where reading needs a sign-in: what is refused without one, by whichever road it is asked for, and that the audit is told."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from components import door, server
from components.door import READING
from components.server import MIDDLEWARE, routes
from data.store.audit import entries, verify
from tests.components.asgi import get
from tests.data.store.reports import published, report

NOW = int(datetime.now(UTC).timestamp())
KIM = {"is_logged_in": True, "iss": "https://id.example.go.kr", "sub": "f3a1", "iat": NOW}
PEER = {"client": ("10.0.0.2", 40_000), "server": ("10.0.0.9", 8501)}
FIGURES = (
    "/figure/trends.svg",
    "/figure/trainees-rates.png?page=trends",
    "/stories/overview.html",
    "/stories/overview.html?version=0&lang=en",
    "/changes.atom",
    "/media/abc.csv",
    f"/made/{'0' * 64}.zip",
)


def app() -> Starlette:
    """The server with a page that says nothing, in the place of Streamlit's."""
    page = Route("/{path:path}", lambda _: HTMLResponse('<html lang="en"><head></head><div id="root"></div></html>'))
    return Starlette(routes=[*routes(), page], middleware=MIDDLEWARE)


def cookie(claims: dict[str, object], *, secret: str | None = None) -> str:
    value = json.dumps({"origin": "https://dashboard.example.go.kr"} | claims)
    signed = create_signed_value(secret or get_cookie_secret(), door.SIGNED.decode(), value)
    return f"{door.SIGNED.decode()}={signed.decode()}"


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READING, "sign-in")
    published(report())


@pytest.fixture(autouse=True)
def _no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "REFUSALS", door.Pace(1_000))


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
        monkeypatch.setattr(server, "_made_first_view", lambda *_given, **_named: "345,000 people")
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
            pytest.param(lambda: f"{door.ENTRANCE}=made-up", id="an entrance that nobody gave"),
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
        monkeypatch.setenv(door.PEERS, "10.0.0.2")
        assert get(app(), "/changes.atom", scope=PEER, x_remote_user="f3a1")[0] == 200
        assert get(app(), "/changes.atom", scope=PEER)[0] == 401

    def test_no_browser_keeps_pages(self) -> None:
        assert b"unregister" in get(app(), "/offline.js", scope=PEER)[2]

    def test_a_storm_does_not_fill_the_audit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(door, "REFUSALS", door.Pace(3))
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


class TestAnotherName:
    @pytest.fixture(autouse=True)
    def _named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        option = st.get_option
        ours = ["training.example.go.kr"]
        monkeypatch.setattr(
            "streamlit.config.get_option", lambda name: ours if name == "server.allowedHosts" else option(name)
        )
        published(report())

    @pytest.mark.parametrize("host", ["evil.example", "training.example.go.kr.evil.example", "127.0.0.1", "a@b", ""])
    @pytest.mark.parametrize("address", ["/", "/trends?lang=ko", "/stories/mra.html", "/made/0.zip", "/static/js/a.js"])
    def test_is_sent_nothing_and_the_audit_is_told(self, host: str, address: str) -> None:
        before = len(entries())
        status, headers, body = get(app(), address, scope=PEER, host=host, accept="text/html")
        assert (status, headers["cache-control"]) == (421, "no-store")
        assert body == b"Misdirected Request\n"
        [told] = entries()[before:]
        assert (told.act, told.outcome, told.origin) == ("connect", "refused", PEER["client"][0])
        assert host not in told.about or not host

    @pytest.mark.parametrize("address", ["/live", "/ready"])
    def test_is_no_matter_to_whoever_operates_it(self, address: str) -> None:
        assert get(app(), address, host="10.0.0.9:8501")[0] == 200

    @pytest.mark.parametrize("host", ["training.example.go.kr", "TRAINING.example.go.kr:443"])
    def test_ours_is_answered(self, host: str) -> None:
        assert get(app(), "/trends", host=host, accept="text/html")[0] == 200


class TestFilesThatAreSent:
    """By whoever may read: what a session holds, and what is on its way to it, stays in the memory of the process."""

    @staticmethod
    def held(monkeypatch: pytest.MonkeyPatch, **sessions: list[int]) -> None:
        """Sessions with files of so many bytes each."""
        storage = {
            name: {str(at): SimpleNamespace(data=range(size)) for at, size in enumerate(sizes)}
            for name, sizes in sessions.items()
        }
        running = SimpleNamespace(uploaded_file_mgr=SimpleNamespace(file_storage=storage))
        monkeypatch.setattr("streamlit.runtime.Runtime.exists", lambda: True)
        monkeypatch.setattr("streamlit.runtime.Runtime.instance", lambda: running)

    @pytest.mark.parametrize(
        ("held", "ahead", "taken"),
        [
            ({}, (0, 0), True),
            ({"mine": [1] * 5}, (0, 0), True),
            ({"mine": [1] * 6}, (0, 0), False),
            ({"mine": [1] * 3}, (3, 3), False),  # all at once, each finds three there
            ({"mine": [1] * 3}, (2, 2), True),
            ({"theirs": [1] * 6}, (0, 0), True),
            ({}, (0, 15), True),
            ({}, (0, 16), False),
            ({"theirs": [511 << 20]}, (0, 0), True),
            ({"theirs": [511 << 20]}, (0, 1), False),
            ({"theirs": [512 << 20]}, (0, 0), False),
        ],
    )
    def test_are_taken_in_while_there_is_room(
        self, held: dict[str, list[int]], ahead: tuple[int, int], taken: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.held(monkeypatch, **held)
        request = Request({"type": "http", **PEER, "headers": []})
        assert door.may_upload(request, "mine", ahead) is taken

    def test_count_as_long_as_they_are_on_their_way(self) -> None:
        on_their_way = door.OnTheirWay()
        with on_their_way.one("mine") as first, on_their_way.one("theirs") as second, on_their_way.one("mine") as third:
            assert (first, second, third) == ((0, 0), (0, 1), (1, 2))
        with pytest.raises(ValueError, match="cut"), on_their_way.one("mine"):
            raise ValueError("cut")
        with on_their_way.one("mine") as later:
            assert later == (0, 0)

    def test_come_from_one_address_so_often_in_a_minute(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(door, "SENT_BY_AN_ADDRESS", door.Pace(2))
        self.held(monkeypatch)
        request = Request({"type": "http", **PEER, "headers": []})
        assert [door.may_upload(request, f"{turn}", (0, 0)) for turn in range(3)] == [True, True, False]

    @pytest.mark.usefixtures("closed")
    def test_are_refused_of_who_may_not_read(self) -> None:
        before = len(entries())
        status = put(app(), "/_stcore/upload_file/mine/one")
        assert status == 401
        [told] = entries()[before:]
        assert (told.act, told.outcome, json.loads(told.about)) == ("read", "refused", {"file": "upload"})


def put(served: Starlette, path: str) -> int:
    """Status of the answer to who sends a file."""
    return get(served, path, scope=PEER | {"method": "PUT"})[0]
