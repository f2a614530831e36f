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


def cookie_to_set(scope: Scope, *, html: bool, base: str) -> str | None:
    """The `Set-Cookie` of an answer: the reader's cookie for as long again, or a first one; None where it tells nothing.

    Args:
        scope: the request.
        html: whether the answer is a page.
        base: the path under which the dashboard stands, `/` or `/dash/`.
    """
    request = Request(scope)
    site = request.headers.get("sec-fetch-site")
    of_a_page = site == "same-origin" and request.url.path.endswith(_ASKED_BY_PAGES)
    if not of_a_page and (not html or site == "cross-site"):
        return None
    given = request.cookies.get(COOKIE, "")
    jar = SimpleCookie({COOKIE: given if _GIVEN.fullmatch(given) else token_urlsafe(24)})
    jar[COOKIE].update({"path": base, "max-age": DAYS * 86_400, "httponly": True, "samesite": "Strict"})
    jar[COOKIE]["secure"] = scope.get("scheme") == "https"
    return jar[COOKIE].OutputString()
