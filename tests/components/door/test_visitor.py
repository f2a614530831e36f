"""A browser is known again, a session without a cookie is one visitor, and the cookie is nobody else's to read."""

from http.cookies import SimpleCookie

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from components.door.visitor import COOKIE, known_as
from components.server import MIDDLEWARE
from tests.components.asgi import get

GIVEN = "0123456789abcdef-0123456789_ABCD"


async def _page(_request: object) -> HTMLResponse:
    return HTMLResponse("<html></html>")


async def _data(_request: object) -> JSONResponse:
    return JSONResponse({})


PAGES, DATA = ["/", "/dash/", "/trends"], ["/_stcore/health", "/dash/_stcore/health", "/data.json"]
APP = Starlette(
    routes=[*(Route(path, _page) for path in PAGES), *(Route(path, _data) for path in DATA)], middleware=MIDDLEWARE
)


def _script() -> None:
    import streamlit as st

    from components.door.visitor import visitor

    st.text(visitor())
    st.button("again")


def _set(path: str, **headers: str) -> SimpleCookie:
    return SimpleCookie(get(APP, path, **headers)[1].get("set-cookie", ""))


def test_without_a_cookie_a_session_is_one_visitor_and_two_sessions_are_two() -> None:
    first, second = AppTest.from_function(_script).run(), AppTest.from_function(_script).run()
    name = first.text[0].value
    assert first.button[0].click().run().text[0].value == name
    assert second.text[0].value != name


@pytest.mark.parametrize(("cookie", "known"), [(GIVEN, True), ("short", False), ("a" * 31 + "'", False)])
def test_with_a_cookie_of_ours_every_session_is_the_same_visitor(
    cookie: str, known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "cookies", {COOKIE: cookie})
    names = {AppTest.from_function(_script).run().text[0].value for _ in range(2)}
    assert (names == {known_as(GIVEN)}) == known
    assert cookie not in names


def test_a_page_gives_a_browser_its_cookie_for_itself_alone() -> None:
    [cookie] = _set("/").values()
    assert (cookie.key, len(cookie.value)) == (COOKIE, 32)
    assert (cookie["path"], cookie["samesite"], cookie["httponly"], cookie["secure"]) == ("/", "Strict", True, "")
    assert cookie.value != _set("/")[COOKIE].value


def test_a_cookie_that_is_there_stays_as_it_is_and_a_forged_one_does_not() -> None:
    assert _set("/trends", cookie=f"{COOKIE}={GIVEN}")[COOKIE].value == GIVEN
    assert _set("/trends", cookie=f"{COOKIE}=me")[COOKIE].value != "me"


def test_the_cookie_is_kept_to_the_path_of_the_dashboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": "/dash"}.get)
    assert _set("/dash/")[COOKIE]["path"] == "/dash/"


def test_over_https_the_cookie_never_goes_in_the_open() -> None:
    assert _set("https://dashboard.example/")[COOKIE]["secure"]


def test_a_page_that_another_site_opens_keeps_the_cookie_it_could_not_send() -> None:
    assert not _set("/", sec_fetch_site="cross-site")
    assert _set("/", sec_fetch_site="none")


def test_what_the_page_asks_for_itself_brings_the_cookie_where_the_page_could_not() -> None:
    assert _set("/_stcore/health", sec_fetch_site="same-origin", cookie=f"{COOKIE}={GIVEN}")[COOKIE].value == GIVEN
    assert _set("/dash/_stcore/health", sec_fetch_site="same-origin")
    assert not _set("/_stcore/health")
    assert not _set("/data.json", sec_fetch_site="same-origin")
