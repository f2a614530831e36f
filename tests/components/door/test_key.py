"""Only a browser of the machine itself, under its own name, with nobody in between and with the key, changes anything."""

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit.runtime.context import ContextProxy, StreamlitHeaders
from streamlit.testing.v1 import AppTest

from components.door import key
from components.door.key import DOOR, ENTRANCE, GUESSES, HEADER, Door, announced, came, invitation, without_key
from components.door.pace import WAIT
from components.door.visitor import COOKIE
from components.server import MIDDLEWARE
from data.store.actor import Standing
from tests.components.asgi import get

COOKIES = {COOKIE: "0123456789abcdef-0123456789_ABCD"}
CHROMIUM = {
    "host": "localhost:8501",
    "connection": "Upgrade",
    "pragma": "no-cache",
    "cache-control": "no-cache",
    "user-agent": "Mozilla/5.0",
    "upgrade": "websocket",
    "origin": "http://localhost:8501",
    "sec-websocket-version": "13",
    "accept-encoding": "gzip, deflate, br, zstd",
    "accept-language": "ko-KR",
    "cookie": "a=b",
    "sec-websocket-key": "x",
    "sec-websocket-extensions": "permessage-deflate",
    "sec-websocket-protocol": "streamlit",
}
# Nginx, Apache, HAProxy, Squid, Varnish, Envoy, Traefik, Cloudflare, Akamai, Fastly, Fly, AWS, Azure, Google, WebLogic.
ADDED_BY_PROXIES = (
    *(
        "forwarded",
        "via",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-forwarded-server",
        "x-real-ip",
    ),
    *("x-client-ip", "client-ip", "true-client-ip", "cf-connecting-ip", "cf-ray", "cf-visitor", "cdn-loop", "x-scheme"),
    *("x-cluster-client-ip", "x-original-forwarded-for", "x-original-host", "x-remote-ip", "x-remote-user", "x-user"),
    *(
        "x-envoy-external-address",
        "x-amzn-trace-id",
        "x-azure-clientip",
        "fastly-client-ip",
        "fly-client-ip",
        "x-arr-ssl",
    ),
    *("x-appengine-user-ip", "x-cloud-trace-context", "wl-proxy-client-ip", "proxy-client-ip", "proxy-connection"),
    *("x-forwarded", "forwarded-for", "x-proxyuser-ip", "max-forwards", "x-request-id", "x-host", "authorization"),
)


def scope(
    *, client: tuple[str, int] | None = ("127.0.0.1", 50_000), server: Any = ("127.0.0.1", 8501), **headers: str | None
) -> dict[str, Any]:
    """A websocket's opening as uvicorn tells it; `x_real_ip="…"` adds a header, `origin=None` leaves one out."""
    sent = CHROMIUM | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode()) for name, value in sent.items() if value is not None]
    return {"type": "websocket", "scheme": "ws", "path": "/", "client": client, "server": server, "headers": raw}


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_a_browser_of_the_machine_itself_lacks_nothing_but_the_key(name: str) -> None:
    assert came(scope(host=f"{name}:8501", origin=f"http://{name}:8501")) is Standing.KEYLESS


def test_a_browser_leaves_out_the_port_that_goes_without_saying() -> None:
    end = ("127.0.0.1", 80)
    assert came(scope(server=end, host="localhost", origin="http://localhost")) is Standing.KEYLESS
    assert came(scope(server=end, host="localhost:80", origin="http://localhost:80")) is Standing.FOREIGN


@pytest.mark.parametrize(
    "ends",
    [
        {"client": ("192.168.0.7", 1)},
        {"client": ("10.0.0.1", 1)},
        {"client": ("2001:db8::1", 1)},
        {"client": ("::ffff:192.168.0.7", 1)},
        {"client": None},
        {"client": ("", 0)},
        {"client": ("localhost", 1)},
        {"server": ("127.0.0.2", 8501)},
        {"server": ("192.168.0.7", 8501)},
        {"server": ("/run/dashboard.sock", None)},
        {"server": None},
    ],
    ids=str,
)
def test_the_two_ends_of_the_connection_decide_and_no_header_speaks_for_them(ends: dict[str, Any]) -> None:
    assert came(scope(**ends)) is Standing.FAR


@pytest.mark.parametrize("end", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_loopback_is_known_in_each_of_its_forms(end: str) -> None:
    assert came(scope(client=(end, 1), server=(end, 8501))) is Standing.KEYLESS


@pytest.mark.parametrize("name", ADDED_BY_PROXIES)
def test_a_header_that_no_browser_sends_is_the_word_of_somebody_in_between(name: str) -> None:
    assert came(scope(**{name: "127.0.0.1"})) is Standing.PROXIED
    assert came(scope(**{name: ""})) is Standing.PROXIED


@pytest.mark.parametrize(
    "claims",
    [
        {"host": "evil.example"},
        {"host": "evil.example:8501", "origin": "http://evil.example:8501"},
        {"host": "localhost:8502", "origin": "http://localhost:8502"},
        {"host": "localhost.evil.example:8501", "origin": "http://localhost.evil.example:8501"},
        {"host": "localhost.:8501", "origin": "http://localhost.:8501"},
        {"host": "127.0.0.2:8501", "origin": "http://127.0.0.2:8501"},
        {"host": "0.0.0.0:8501", "origin": "http://0.0.0.0:8501"},
        {"origin": "http://localhost:8888"},
        {"origin": "http://127.0.0.1:8501"},
        {"origin": "https://localhost:8501"},
        {"origin": "http://localhost:8501.evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": None},
        {"host": None},
    ],
    ids=str,
)
def test_a_page_of_another_name_or_place_is_foreign(claims: dict[str, Any]) -> None:
    assert came(scope(**claims)) is Standing.FOREIGN


@pytest.mark.parametrize(("name", "value"), [(b"host", b"evil.example"), (b"origin", b"http://evil.example")])
def test_a_name_that_is_told_twice_is_foreign(name: bytes, value: bytes) -> None:
    twice = scope()
    twice["headers"].append((name, value))
    assert came(twice) is Standing.FOREIGN


def test_a_client_cannot_write_the_header_by_which_scripts_learn_the_standing() -> None:
    for forged in (f"{Standing.LET_IN}", f" {Standing.KEYLESS}", f"seal {Standing.LET_IN}"):
        assert DOOR.unsealed(forged) is Standing.FAR
    sent = scope(client=("192.168.0.7", 1))
    sent["headers"].append((HEADER.title().encode(), Door().sealed(Standing.KEYLESS).encode()))
    headers = StreamlitHeaders([(name.decode(), value.decode()) for name, value in announced(sent)["headers"]])
    assert headers.get_all(HEADER) == [DOOR.sealed(Standing.FAR)]


def _script() -> None:
    import streamlit as st

    from components.address import arrive
    from components.door import key, sign_in
    from i18n import speak

    speak("en")
    arrive()
    st.text(key.standing())
    st.text(str(st.query_params.to_dict()))
    sign_in.ask()
    st.text(str(st.session_state.to_dict()))


def _opened(monkeypatch: pytest.MonkeyPatch, *, found: Standing = Standing.KEYLESS, brought: str = "") -> AppTest:
    """A session of the browser that has the cookie, its standing told by the middleware of a door of this test's own."""
    monkeypatch.setattr(ContextProxy, "headers", StreamlitHeaders([(HEADER, key.DOOR.sealed(found))]))
    monkeypatch.setattr(ContextProxy, "cookies", COOKIES)
    at = AppTest.from_function(_script)
    if brought:
        at.query_params["key"] = brought
    return at.run()


@pytest.fixture
def new_door(monkeypatch: pytest.MonkeyPatch) -> Door:
    """A door as a server has it that has just started."""
    made = Door()
    monkeypatch.setattr(key, "DOOR", made)
    return made


def test_the_typed_key_lets_its_own_session_in_and_no_other_with_the_same_cookie(
    new_door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = _opened(monkeypatch)
    assert at.text[0].value == Standing.KEYLESS
    at.text_input[0].input(f"http://localhost:8501/data?key={new_door.key}")
    at.button[0].click().run()
    assert (at.text[0].value, len(at.text_input)) == (Standing.LET_IN, 0)
    assert new_door.key not in at.text[2].value
    assert _opened(monkeypatch).text[0].value == Standing.KEYLESS
    monkeypatch.setattr(key, "DOOR", Door())
    assert at.run().text[0].value != Standing.LET_IN


def test_the_link_lets_a_browser_in_once_and_the_next_server_asks_again(
    new_door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    _status, headers, _body = _link(new_door.key)
    monkeypatch.setitem(COOKIES, ENTRANCE, _entrance(headers))
    for _session in range(2):
        assert _opened(monkeypatch).text[0].value == Standing.LET_IN
    monkeypatch.setattr(key, "DOOR", Door())
    assert _opened(monkeypatch).text[0].value == Standing.KEYLESS


def test_a_wrong_key_opens_nothing_and_is_told(new_door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    at = _opened(monkeypatch)
    for wrong in ("", Door().key, new_door.key[:-1], new_door.key + "x"):
        at.text_input[0].input(wrong)
        at.button[0].click().run()
        assert at.text[0].value == Standing.KEYLESS
        assert "does not open this server" in at.error[0].value


@pytest.mark.parametrize("found", [Standing.FAR, Standing.FOREIGN, Standing.PROXIED])
def test_the_key_is_no_use_and_not_asked_for_where_anything_else_is_wanting(
    found: Standing, new_door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COOKIES, ENTRANCE, str(new_door.let_in(key=new_door.key)))
    at = _opened(monkeypatch, found=found)
    assert (at.text[0].value, len(at.text_input)) == (found, 0)


def test_a_key_in_the_address_of_a_run_is_gone_before_any_link_is_made_of_it(
    new_door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _opened(monkeypatch, brought=new_door.key).text[1].value == "{}"


def test_after_many_wrong_keys_none_is_looked_at_for_a_while() -> None:
    now = [1000.0]
    guarded = Door(clock=lambda: now[0])
    for _guess in range(GUESSES):
        assert guarded.let_in(key="no") is None
    assert guarded.let_in(key=guarded.key) is None
    now[0] += WAIT
    entrance = guarded.let_in(key=guarded.key)
    assert entrance
    assert guarded.is_inside(entrance)
    assert not guarded.is_inside("")


async def _page(request: Any) -> HTMLResponse:
    return HTMLResponse(str(request.url.query))


APP = Starlette(routes=[Route("/data", _page)], middleware=MIDDLEWARE)
BROWSER = {"host": "localhost:8501", "accept": "text/html", "cookie": f"{COOKIE}={COOKIES[COOKIE]}"}


def _link(key: str, *, address: str = "/data?lang=ko&key={}", **headers: str) -> tuple[int, dict[str, str], bytes]:
    ends = {"client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8501)}
    return get(APP, address.format(key), scope=ends, **BROWSER | headers)


def test_the_link_of_the_terminal_lets_a_browser_in_and_the_address_loses_the_key(new_door: Door) -> None:
    status, headers, body = _link(new_door.key)
    assert (status, headers["location"], body) == (303, "/data?lang=ko", b"")
    assert new_door.key not in str(headers)
    assert headers["cache-control"] == "no-store"
    assert new_door.is_inside(_entrance(headers))
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(headers["set-cookie"].split("; "))


def _entrance(headers: dict[str, str]) -> str:
    name, _equals, rest = headers.get("set-cookie", "").partition("=")
    return rest.partition(";")[0] if name == ENTRANCE else ""


def test_whatever_number_a_browser_brings_the_key_gives_it_another_one_that_alone_opens(new_door: Door) -> None:
    planted = "0123456789abcdef-0123456789_ABCD"
    for cookie in ("a=b", f"{COOKIE}={planted}", f"{ENTRANCE}={planted}; {COOKIE}={planted}"):
        given = {_entrance(_link(new_door.key, cookie=cookie)[1]) for _time in range(2)}
        assert len(given - {planted, ""}) == 2
        assert all(map(new_door.is_inside, given))
    assert not new_door.is_inside(planted)


def test_the_key_leaves_the_request_before_any_server_logs_it(new_door: Door) -> None:
    asked = scope() | {
        "type": "http",
        "scheme": "http",
        "method": "GET",
        "query_string": f"key={new_door.key}&a=b".encode(),
    }
    without_key(asked, base="/")
    assert asked["query_string"] == b"a=b"


@pytest.mark.parametrize(
    "headers",
    [{"x_real_ip": "127.0.0.1"}, {"host": "evil.example"}, {"sec_fetch_site": "cross-site"}, {"origin": "http://x"}],
    ids=str,
)
def test_the_link_does_nothing_where_the_browser_would_not_be_let_in(headers: dict[str, str], new_door: Door) -> None:
    status, answer, _body = _link(new_door.key, **headers)
    assert (status, answer["location"]) == (303, "/data?lang=ko")
    assert not _entrance(answer)


def test_a_key_of_another_start_leaves_the_address_too(new_door: Door) -> None:
    status, headers, _body = _link(Door().key, address="/data?key={}&key=again")
    assert (status, headers["location"]) == (303, "/data")
    assert not _entrance(headers)


def test_the_way_back_without_the_key_leads_nowhere_else(new_door: Door) -> None:
    path = {"path": "//evil.example/data"}
    _status, headers, _body = get(APP, f"/?key={new_door.key}", scope=path)
    assert headers["location"] == "/evil.example/data"


def test_the_terminal_names_the_link_only_where_a_browser_can_use_it() -> None:
    for host in ("127.0.0.1", "localhost", "0.0.0.0", "::", ""):
        told = invitation(scheme="http", host=host, port=8501, base="/")
        assert told is not None
        assert f"  http://localhost:8501/data?key={DOOR.key}\n" in told
    told = invitation(scheme="https", host="::1", port=443, base="/dash/")
    assert told is not None
    assert f"  https://[::1]/dash/data?key={DOOR.key}\n" in told
    assert invitation(scheme="http", host="127.0.0.2", port=8501, base="/") is None
    assert invitation(scheme="http", host="192.168.0.7", port=8501, base="/") is None
