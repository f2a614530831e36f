"""Who may change anything in a browser where nobody signs in: whoever sits at the machine and holds the key of this start."""

import hmac
from collections import deque
from collections.abc import Callable
from http import HTTPStatus
from ipaddress import ip_address
from secrets import token_urlsafe
from threading import Lock
from time import monotonic
from typing import Final
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from components import say
from components.door import peers
from components.door.pace import WAIT
from components.door.visitor import cookie_to_set, known_as
from components.session import session
from data.store.actor import Standing
from i18n import _, each_once

ENTRANCE: Final = "inside"  # of who came with the key; never one that a browser brought
ASKED: Final = "key"
HEADER: Final = "x-standing"
NAMES: Final = ("localhost", "127.0.0.1", "[::1]")
# What a browser says by itself. Every proxy family has names of its own for whom it speaks for, and new ones come; so
# not what they add is listed but what may be there, and anything else is a word of somebody in between.
OF_A_BROWSER: Final = frozenset(
    {
        *("host", "connection", "upgrade", "origin", "user-agent", "cookie", "referer", "upgrade-insecure-requests"),
        *("accept", "accept-encoding", "accept-language", "accept-charset", "cache-control", "pragma", "priority"),
        *("dnt", "te", "if-none-match", "if-modified-since"),
    }
)
OF_BROWSERS: Final = ("sec-fetch-", "sec-ch-", "sec-websocket-", "sec-gpc", "sec-purpose")
GUESSES: Final = 10  # wrong keys within WAIT; then none is looked at, the right one neither


class Door:
    """The key of one start of the server, and whom it has let in; the middleware and all sessions share one."""

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        self.key: Final = token_urlsafe(32)
        self._seal: Final = token_urlsafe(32)  # tells a header of ours from one that a client sent
        self._clock = clock
        self._wrong: deque[float] = deque(maxlen=GUESSES)
        self._inside: set[str] = set()
        self._one_at_a_time = Lock()

    def let_in(self, *, key: str) -> str | None:
        """What the holder of the key is known by until the server stops; None where the key was wrong.

        It is new each time: a number that somebody else has put into a browser is never the one that opens.
        """
        with self._one_at_a_time:
            now = self._clock()
            if len(self._wrong) == GUESSES and now - self._wrong[0] < WAIT:
                return None
            if not hmac.compare_digest(key.encode(), self.key.encode()):
                self._wrong.append(now)
                return None
            entrance = token_urlsafe(24)
            self._inside.add(known_as(entrance))
            return entrance

    def is_inside(self, entrance: str) -> bool:
        """Whether it was given to a holder of the key since this server started."""
        return known_as(entrance) in self._inside

    def sealed(self, found: Standing) -> str:
        """A standing as the value of a header that nobody else can write."""
        return f"{self._seal} {found}"

    def unsealed(self, header: str) -> Standing:
        """The standing that a header tells; FAR for one that is missing or not ours."""
        seal, _space, told = header.partition(" ")
        return Standing(told) if hmac.compare_digest(seal.encode(), self._seal.encode()) else Standing.FAR


DOOR: Final = Door()


def standing() -> Standing:
    """How the reader of this session came, and whether they have shown the key."""
    found = DOOR.unsealed(st.context.headers.get(HEADER, ""))
    shown = st.context.cookies.get(ENTRANCE, ""), session.entrance.get()
    return Standing.LET_IN if found is Standing.KEYLESS and any(map(DOOR.is_inside, shown)) else found


def announced(scope: Scope) -> Scope:
    """A websocket's scope with its standing written where only scripts read it, and no such word of the client's own."""
    mark = HEADER.encode()
    not_theirs = {mark} if peers.is_named(scope) else {mark, *peers.headers_of_people()}
    sent = [(name, value) for name, value in scope["headers"] if name.lower() not in not_theirs]
    return {**scope, "headers": [*sent, (mark, DOOR.sealed(came(scope)).encode())]}


def came(scope: Scope) -> Standing:
    """How a connection came, the key aside: KEYLESS is all that it can prove by itself."""
    if not (_is_this_machine(scope.get("client")) and _is_home(scope.get("server"))):
        return Standing.FAR
    headers = Headers(scope=scope)
    if not all(name in OF_A_BROWSER or name.startswith(OF_BROWSERS) for name in headers):
        return Standing.PROXIED
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    scheme = "https" if scope["scheme"] in ("https", "wss") else "http"
    ours = [_with_port(name, scheme, scope["server"][1]) for name in NAMES]
    # A page that is asked for has no origin yet; a socket is always opened by some page.
    expected = [f"{scheme}://{host}" for host in hosts] if scope["type"] == "websocket" or origins else []
    if len(hosts) != 1 or hosts[0] not in ours or origins != expected:
        return Standing.FOREIGN
    return Standing.KEYLESS


def _is_this_machine(end: tuple[str, int] | None) -> bool:
    try:
        address = ip_address(end[0] if end else "")
    except ValueError:  # no address: a socket that is a file, behind which anybody may be
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def _is_home(end: tuple[str, int | None] | None) -> bool:
    """Whether the server's own end is one of the two addresses that mean this machine: 127.0.0.2 was chosen for others."""
    return end is not None and end[1] is not None and end[0] in ("127.0.0.1", "::1", "::ffff:127.0.0.1")


def _with_port(name: str, scheme: str, port: int) -> str:
    """A host as browsers name it: without the port that goes without saying."""
    return name if port == {"http": 80, "https": 443}[scheme] else f"{name}:{port}"


def without_key(scope: Scope, *, base: str) -> Response | None:
    """The answer to a page asked for with a key: the same address without it, and the reader let in if it was right.

    The key leaves the request too, so that no log of requests has it. None: there was no key.
    """
    asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    keys = [value for name, value in asked if name == ASKED]
    if not keys:
        return None
    rest = urlencode([(name, value) for name, value in asked if name != ASKED])
    scope["query_string"] = rest.encode()
    request = Request(scope)
    answer = RedirectResponse("/" + scope["path"].lstrip("/") + (f"?{rest}" if rest else ""), HTTPStatus.SEE_OTHER)
    answer.headers["Cache-Control"] = "no-store"
    # A page of another site may send a reader here, but not spend the guesses of whoever holds the key.
    own = request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    if own and scope["method"] == "GET" and came(scope) is Standing.KEYLESS:
        entrance = DOOR.let_in(key=keys[-1])
        if entrance:
            answer.headers["Set-Cookie"] = cookie_to_set(entrance, scope, base=base, name=ENTRANCE)
    return answer


def invitation(*, scheme: str, host: str, port: int | None, base: str) -> str | None:
    """What the terminal says when the server starts; None where no browser could use the key.

    Args:
        scheme: `http` or `https`.
        host: the address that the server listens on, which may be all of them.
        port: None where the server has not told it.
        base: the path under which the dashboard stands.
    """
    name = "[::1]" if host == "::1" else "localhost"  # as Streamlit's own line above calls it
    if host not in ("", "0.0.0.0", "::", "::1", "127.0.0.1", "localhost"):
        return None
    site = f"{scheme}://{_with_port(name, scheme, port)}" if port else ""
    lines = each_once(
        lambda: _("To publish or save in a browser, open this link on this machine; it holds until the server stops:")
    )
    return "\n".join(["", *lines.values(), f"  {site}{base}data?{ASKED}={DOOR.key}", ""])


def ask() -> None:
    """The field for the key, where nothing but the key is wanting."""
    if standing() is not Standing.KEYLESS:
        return
    with st.form("key", border=False, enter_to_submit=True):
        st.text_input(
            _("Key of this server, or the link from the terminal"), type="password", key=session.key.name, max_chars=300
        )
        st.form_submit_button(_("Use the key"), icon=":material/key:", on_click=_try)
    if session.key_was_wrong.pop():
        told = _(
            "This key does not open this server; each start makes a new one. After many wrong keys, wait a minute."
        )
        say.error(told, icon=":material/block:")


def _try() -> None:
    """Let the holder of the key in: in this session alone, for a script can give the browser no cookie."""
    typed = session.key.get().strip().rpartition(f"{ASKED}=")[2]
    session.key.set("")
    if standing() is not Standing.KEYLESS:
        return
    entrance = DOOR.let_in(key=typed)
    session.entrance.set(entrance or "")
    session.key_was_wrong.set(entrance is None)
