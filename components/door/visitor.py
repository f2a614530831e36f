"""Whose browser it is: a number that says nothing of a person, kept in a cookie that no script and no other site reads.

It opens nothing: whoever else has sat at the machine may have put it there.
"""

import re
from hashlib import sha256
from http.cookies import SimpleCookie
from secrets import token_urlsafe
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.types import Scope

from components.door import peers
from components.session import session

COOKIE: Final = "reader"
DAYS: Final = 30  # after the last visit; as long as a file in work is kept
_GIVEN: Final = re.compile(r"[\w-]{32}", re.ASCII)
# The page asks for this before it opens its socket. A page that is opened from another site comes without the cookie,
# had or not; what the page itself then asks for comes with it.
_ASKED_BY_PAGES: Final = "/_stcore/health"


def visitor() -> str:
    """Who reads, as 32 hexadecimal digits: the same in every session of a browser; without a cookie, of the session.

    It is not the cookie itself, so that whoever reads where it is kept cannot pass for the reader.
    """
    given = str(st.context.cookies.get(COOKIE))
    if not _GIVEN.fullmatch(given):
        if not session.visitor.is_held():
            session.visitor.set(token_urlsafe(24))
        given = session.visitor.get()
    return known_as(given)


def known_as(cookie: str) -> str:
    """The visitor that a cookie stands for."""
    return sha256(cookie.encode()).hexdigest()[:32]


def asker(request: Request | None = None) -> str:
    """Who asks for a file, as the queue knows them: the visitor and, after an @, what stands for their address."""
    who, address = (
        (visitor(), peers.origin()) if request is None else (known_as(cookie_of(request)), peers.address_of(request))
    )
    return f"{who}@{known_as(address)[:16]}"


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


def cookie_to_set(cookie: str, scope: Scope, *, base: str, name: str = COOKIE) -> str:
    """The header `Set-Cookie`; `base` is the path under which the dashboard stands, `/` or `/dash/`.

    A reader is known for days; who is inside only until the browser is closed, and the server forgets them as it stops.
    """
    jar = SimpleCookie({name: cookie})
    jar[name].update({"path": base, "httponly": "yes", "samesite": "Strict"})
    jar[name]["max-age"] = str(DAYS * 86_400) if name == COOKIE else ""
    jar[name]["secure"] = "yes" if scope.get("scheme") == "https" else ""
    return jar[name].OutputString()
