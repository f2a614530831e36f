"""Whose browser it is: a number that says nothing of a person, kept in a cookie that no script and no other site reads."""

import re
from hashlib import sha256
from http.cookies import SimpleCookie
from secrets import token_urlsafe
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.types import Scope

COOKIE: Final = "reader"
DAYS: Final = 30  # after the last visit; as long as a file in work is kept
_GIVEN: Final = re.compile(r"[\w-]{32}", re.ASCII)
_SESSION: Final = "visitor of this session"
# The page asks for this before it opens its socket. A page that is opened from another site comes without the cookie,
# had or not; what the page itself then asks for comes with it.
_ASKED_BY_PAGES: Final = "/_stcore/health"


def visitor() -> str:
    """Who reads, as 32 hexadecimal digits: the same in every session of a browser; without a cookie, of the session.

    It is not the cookie itself, so that whoever reads where it is kept cannot pass for the reader.
    """
    given = str(st.context.cookies.get(COOKIE))
    if not _GIVEN.fullmatch(given):
        given = st.session_state.setdefault(_SESSION, token_urlsafe(24))
    return known_as(given)


def known_as(cookie: str) -> str:
    """The visitor that a cookie stands for."""
    return sha256(cookie.encode()).hexdigest()[:32]


def cookie_of(request: Request) -> str:
    """The cookie that a request brought, or a new one."""
    given = request.cookies.get(COOKIE, "")
    return given if _GIVEN.fullmatch(given) else token_urlsafe(24)


def is_for_cookie(request: Request, *, html: bool) -> bool:
    """Whether the answer sets the reader's cookie, a first one or theirs for as long again."""
    site = request.headers.get("sec-fetch-site")
    if site == "same-origin" and request.url.path.endswith(_ASKED_BY_PAGES):
        return True
    return html and site != "cross-site"


def cookie_to_set(cookie: str, scope: Scope, *, base: str) -> str:
    """The header `Set-Cookie`; `base` is the path under which the dashboard stands, `/` or `/dash/`."""
    jar = SimpleCookie({COOKIE: cookie})
    jar[COOKIE].update({"path": base, "max-age": str(DAYS * 86_400), "httponly": "yes", "samesite": "Strict"})
    jar[COOKIE]["secure"] = "yes" if scope.get("scheme") == "https" else ""
    return jar[COOKIE].OutputString()
