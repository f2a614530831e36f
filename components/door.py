"""Who comes in: links of an office, keys of a server, visitors."""

import asyncio
import hmac
import json
import os
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from http.cookies import SimpleCookie
from ipaddress import ip_address
from secrets import token_urlsafe
from threading import Lock
from time import monotonic
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components import say
from components.session import session
from data.store.actor import SIGN_IN, Actor, Person, Standing
from data.store.errors import StoreError
from i18n import _, each_once

# Whose browser it is: a number that says nothing of a person, kept in a cookie that no script and no other site reads.
# It opens nothing: whoever else has sat at the machine may have put it there.


COOKIE: Final = "reader"
ENTRANCE: Final = "inside"  # of who came with the key; never one that a browser brought
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
    who, address = (visitor(), origin()) if request is None else (known_as(cookie_of(request)), _address(request))
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


# Who may change anything in a browser where nobody signs in: whoever sits at the machine and holds the key of this start.


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
WAIT: Final = 60.0  # seconds


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
    not_theirs = {mark} if _is_named(scope) else {mark, *_headers_of_people()}
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


# How much one reader, and one address, may have done in a minute: a file that is checked takes a processor for seconds.


MOST_NAMES: Final = 10_000


class Pace:
    """So many times within WAIT for each name; in this process, for a replica has its own processors."""

    def __init__(self, most: int, *, clock: Callable[[], float] = monotonic) -> None:
        self._most, self._clock = most, clock
        self._done: dict[str, deque[float]] = {}
        self._one_at_a_time = Lock()

    def allows(self, name: str) -> bool:
        """Whether it is not too often; then it counts."""
        with self._one_at_a_time:
            now = self._clock()
            if len(self._done) > MOST_NAMES:
                self._done = {one: times for one, times in self._done.items() if now - times[-1] < WAIT}
            times = self._done.setdefault(name, deque(maxlen=self._most))
            if len(times) == self._most and now - times[0] < WAIT:
                return False
            times.append(now)
            return True


OF_A_READER: Final = Pace(60)
OF_AN_ADDRESS: Final = Pace(1_200)  # a whole ministry may stand behind one


def may_have_checked(owner: str) -> bool:
    """Whether a file is checked for a reader now, or has to wait."""
    return OF_A_READER.allows(owner) and OF_AN_ADDRESS.allows(origin())


# Files that are sent stay in the memory of the process until their page is left: Streamlit asks nobody how many.


UPLOAD: Final = re.compile(r"_stcore/upload_file/([^/]+)/[^/]+")
MOST_HELD: Final = 6  # of one session: a page shows one box at a time, and what it puts away is deleted
MOST_ON_THEIR_WAY: Final = 16  # of all: each may lie in a folder in memory until it is whole
LARGEST: Final = 10 << 20
MOST_HELD_BYTES: Final = 512 << 20  # of all sessions of a process: a replica has 2 GB
SENT_BY_AN_ADDRESS: Final = Pace(600)


def upload_of(scope: Scope, *, base: str) -> str:
    """The session into which a request sends a file; "" for any other request."""
    sent = UPLOAD.fullmatch(scope["path"].removeprefix(base).lstrip("/")) if scope["method"] == "PUT" else None
    return sent[1] if sent else ""


class OnTheirWay:
    """Files that are being sent, by session: many at once would each find room that is there once."""

    def __init__(self) -> None:
        self._begun: Counter[str] = Counter()
        self._one_at_a_time = Lock()

    @contextmanager
    def one(self, session_id: str) -> Iterator[tuple[int, int]]:
        """One more, as long as it comes; how many of its session, and of all, were on their way before it."""
        with self._one_at_a_time:
            ahead = self._begun[session_id], self._begun.total()
            self._begun[session_id] += 1
        try:
            yield ahead
        finally:
            with self._one_at_a_time:
                self._begun -= Counter([session_id])


ON_THEIR_WAY: Final = OnTheirWay()


def may_upload(request: Request, session_id: str, ahead: tuple[int, int]) -> bool:
    """Whether a file is taken in now: not too many of a session or of an address, and not more than the process can hold.

    `ahead` are the files on their way before it, of its session and of all.
    """
    from streamlit.runtime import Runtime

    of_session, of_all = ahead
    if not Runtime.exists():
        return of_session < MOST_HELD and of_all < MOST_ON_THEIR_WAY
    held = getattr(Runtime.instance().uploaded_file_mgr, "file_storage", {})
    # Counted from what is there: a file that was deleted, or a session that ended, counts no more.
    bytes_held = sum(len(one.data) for files in list(held.values()) for one in list(files.values()))
    room = (
        len(held.get(session_id, ())) + of_session < MOST_HELD
        and of_all < MOST_ON_THEIR_WAY
        and bytes_held + of_all * LARGEST < MOST_HELD_BYTES
    )
    return room and SENT_BY_AN_ADDRESS.allows(_address(request))


def too_many(request: Request) -> Response:
    """The answer to who sends too many files; the audit is told, but not of all of a storm."""
    _tell_of_refusal("upload", _address(request), {"why": "too many"})
    told = "\n".join(each_once(lambda: _("Too many files at once. Put one away, or wait a minute.")).values())
    return PlainTextResponse(told, HTTPStatus.TOO_MANY_REQUESTS, {"Cache-Control": "no-store"})


# Who signed in, where the server is set up for it: by OpenID Connect ([auth] in Streamlit's secrets), or at a proxy that is
# named and says who comes in a header (`server.trustedUserHeaders`). Without either nothing of this is there.


PEERS: Final = "DASHBOARD_TRUSTED_PEERS"  # addresses whose word about a person is taken, parted by spaces
HOURS: Final = "DASHBOARD_SIGN_IN_HOURS"
GROUPS: Final = "DASHBOARD_GROUP_CLAIM"
AT_PROXY: Final = "header:proxy"
AHEAD: Final = timedelta(minutes=5)  # how far the clock of an issuer may be before ours


READING: Final = "DASHBOARD_READING"  # `sign-in`: whoever has not signed in reads nothing either
OPEN: Final = ("", "open")


def is_for_readers_who_signed_in() -> bool:
    """Whether reading needs a sign-in; a setting that is none closes the door too."""
    return os.environ.get(READING, "") not in OPEN


def may_read() -> bool:
    """Whether this session may read: everybody, unless it is set up so that only who signed in may, or holds the key."""
    if not is_for_readers_who_signed_in() or standing() is Standing.LET_IN:
        return True
    found = person()
    return found is not None and is_signed_in(found)


def is_signed_in(found: Person) -> bool:
    """Whether a sign-in is not over."""
    return found.until is None or datetime.now(UTC) < found.until


def may_be_sent(request: Request) -> bool:
    """The same of a request that no session stands behind, by the cookie or the headers that it brings."""
    if not is_for_readers_who_signed_in():
        return True
    if _headers_of_people():
        claims = _claims_of_headers(request)
        found = vouched_for(claims, at_proxy=True, origin="") if _is_named(request.scope) else None
    else:
        found = vouched_for(_claims_of_cookie(request), at_proxy=False, origin="")
    inside = DOOR.is_inside(request.cookies.get(ENTRANCE, "")) and came(request.scope) is Standing.KEYLESS
    return inside or (found is not None and is_signed_in(found))


def _claims_of_headers(request: Request) -> dict[str, Any]:
    told = st.get_option("server.trustedUserHeaders") or {}
    return {claim: request.headers[name] for name, claim in told.items() if name in request.headers}


def _claims_of_cookie(request: Request) -> dict[str, Any]:
    """The claims in the cookie that Streamlit has signed, as it reads them when a session begins; none where it is not whole."""
    from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

    signed = _get_signed_cookie_with_chunks(request.cookies, SIGNED.decode())
    try:
        found = json.loads(signed or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def refused(request: Request, *, kind: str) -> Response:
    """The answer to who asks for a file without having signed in; the audit is told, but not of all of a storm.

    Args:
        request: theirs; nothing that they wrote goes into the audit, which keeps it for good.
        kind: which of our files it is: `figure`, `stories` …
    """
    _tell_of_refusal("read", _address(request), {"file": kind})
    lines = "\n".join(each_once(lambda: _("Sign in to read this dashboard.")).values())
    return PlainTextResponse(lines, HTTPStatus.UNAUTHORIZED, {"Cache-Control": "no-store"})


def turn_away() -> None:
    """What stands on every page for who may not read: the way to sign in; the audit is told once a session."""
    if not session.turned_away.get() and _tell_of_refusal("read", origin(), {}):
        session.turned_away.set(True)
    say.header(_("Lifelong learning in Korea"))
    say.warning(_("Sign in to read this dashboard."), icon=":material/lock:")
    ask()


def person() -> Person | None:
    """Whoever signed in in this session; None for nobody."""
    return vouched_for(st.user.to_dict(), at_proxy=bool(_headers_of_people()), origin=origin())


def is_known() -> bool:
    """Whether the reader is more than a reader may be: signed in, or at the machine with the key."""
    return standing() is Standing.LET_IN or person() is not None


def origin() -> str:
    """The address that the connection of this session came from; behind a proxy, the proxy's."""
    address = st.context.ip_address
    return address if isinstance(address, str) else "localhost"  # Streamlit names no address of this machine


def vouched_for(claims: Mapping[str, Any], *, at_proxy: bool, origin: str) -> Person | None:
    """The person that claims are about; None where they lack issuer or subject. A sign-in without its time is over.

    Args:
        claims: as Streamlit gives them, once it has verified their signature, or from the headers of a named proxy.
        at_proxy: whether they are of headers: then no issuer in them is believed, and the proxy ends the sign-in.
        origin: the address they came from.
    """
    issuer, subject = AT_PROXY if at_proxy else claims.get("iss"), claims.get("sub")
    # Where both roads are set up a subject of the one could pass for the other's: then nobody is signed in.
    signed = "is_logged_in" not in claims if at_proxy else claims.get("is_logged_in") is True
    if not (signed and isinstance(issuer, str) and isinstance(subject, str) and issuer and subject):
        return None
    found = claims.get(os.environ.get(GROUPS) or "groups") or []
    named = found.split(",") if isinstance(found, str) else found if isinstance(found, list) else []
    groups = frozenset(name.strip() for name in named if isinstance(name, str) and name.strip())
    until = None if at_proxy else _until(claims.get("iat"))
    return Person(issuer=issuer, subject=subject, groups=groups, until=until, origin=origin)


def _until(issued: object) -> datetime:
    """When a sign-in is over: so many hours after it was issued, at once for one without a time or of the future."""
    told = os.environ.get(HOURS, "")
    hours = int(told) if re.fullmatch(r"[1-9]\d?", told) else 8
    over = datetime.fromtimestamp(0, UTC)
    if isinstance(issued, bool) or not isinstance(issued, int | float) or not 0 < issued < 10**11:
        return over
    began = datetime.fromtimestamp(issued, UTC)
    return over if began > datetime.now(UTC) + AHEAD else began + timedelta(hours=hours)


CALLBACK: Final = "oauth2callback"  # where an issuer sends people back to
SIGNED: Final = b"_streamlit_user"  # the cookie that Streamlit gives whoever signed in
TOLD: Final = 20  # refused sign-ins within WAIT that the audit is told of: nobody fills it who cannot sign in
REFUSALS: Final = Pace(TOLD)


def overheard(send: Send, scope: Scope) -> Send:
    """A way of sending the answer to somebody whom an issuer sent back: where they are not signed in, the audit is told."""

    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start" and not _signs_in(message["headers"]):
            await asyncio.to_thread(_sign_in_refused, Request(scope))
        await send(message)

    return answer


def _signs_in(headers: list[tuple[bytes, bytes]]) -> bool:
    given = [value for name, value in headers if name == b"set-cookie" and value.startswith(SIGNED + b"=")]
    return any(not value.startswith(SIGNED + b'=""') for value in given)


def _sign_in_refused(request: Request) -> None:
    # Somebody who comes back from signing out brings none of these.
    if brought := [name for name in ("code", "error", "state") if name in request.query_params]:
        _tell_of_refusal("sign-in", _address(request), {"brought": brought})


# Whoever comes under a name that is not the server's, or from a page of another site.


FOR_OPERATORS: Final = (
    "/live",
    "/ready",
    "/_stcore/health",
    "/_stcore/metrics",
)  # asked by number, whatever the names are


def has_our_name(request: Request, *, base: str) -> bool:
    """Whether a request names a host that may be named (`server.allowedHosts`), as Streamlit asks of sockets alone."""
    from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

    for_operators = "/" + request.url.path.removeprefix(base).lstrip("/") in FOR_OPERATORS
    # A program may name none; a browser that was led here by another name always says that one.
    host = request.headers.get("host")
    return for_operators or host is None or is_host_allowed(host)


def misdirected(request: Request) -> Response:
    """The answer to who names another host; the audit is told, but not of all of a storm."""
    _tell_of_refusal("connect", _address(request), {"wrong": "host"})
    return PlainTextResponse("Misdirected Request\n", HTTPStatus.MISDIRECTED_REQUEST, {"Cache-Control": "no-store"})


def overheard_socket(send: Send, scope: Scope) -> Send:
    """A way of answering somebody who opens a socket: where it is refused before it is open, the audit is told."""
    begun = False

    async def answer(message: Message) -> None:
        nonlocal begun
        if not begun and message["type"] == "websocket.close":
            address = scope["client"][0] if scope.get("client") else ""
            await asyncio.to_thread(_tell_of_refusal, "connect", address, {"wrong": "host or origin"})
        begun = True
        await send(message)

    return answer


def is_told_of_refusal(act: str, *, known: bool) -> bool:
    """Whether the audit is told of somebody's refusal: always of who is known, of nobody's not of all of a storm."""
    return known or REFUSALS.allows(act)


def _tell_of_refusal(act: str, address: str, details: dict[str, Any]) -> bool:
    """Tell the audit that nobody we know was refused, but not of all of a storm; whether it was told."""
    from data.store.audit import told

    if not REFUSALS.allows(act):
        return False
    told(Actor(name="nobody", role="reader", via=SIGN_IN, origin=address), act, details, outcome="refused")
    return True


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _headers_of_people() -> set[bytes]:
    """The headers in which a proxy says who comes, as they are set; none without the setting."""
    return {name.lower().encode() for name in st.get_option("server.trustedUserHeaders") or {}}


PEER: Final = "peer"  # in a scope: who really connected, whatever `X-Forwarded-For` then says of the reader


def with_peer(app: ASGIApp) -> ASGIApp:
    """An application that is told who connected, before uvicorn puts the reader's address in that place."""

    async def told(scope: Scope, receive: Receive, send: Send) -> None:
        # In this very scope: the log of requests has it too, and must lose the key with it.
        scope[PEER] = scope.get("client")
        await app(scope, receive, send)

    return told


def _is_named(scope: Scope) -> bool:
    """Whether a connection comes from a peer whose word about a person is taken."""
    end = scope[PEER] if PEER in scope else scope.get("client")
    return end is not None and end[0] in os.environ.get(PEERS, "").split()


def signs_in() -> bool:
    """Whether people sign in here, by either road."""
    return "is_logged_in" in st.user.to_dict() or bool(_headers_of_people())


def _offer_sign_in() -> bool:
    """The button to sign in or out, where people sign in by OpenID Connect; whether somebody is signed in."""
    found = person()
    if "is_logged_in" in st.user.to_dict():
        if found is None:
            st.button(_("Sign in"), icon=":material/login:", on_click=st.login)
        else:
            say.caption(_("Signed in, as an administrator needs to know it to grant a right:"))
            # As it is, to be copied: words of ours are joined for the screen by letters that nobody sees.
            st.code(found.name, language=None, wrap_lines=True)
            st.button(_("Sign out"), icon=":material/logout:", on_click=_sign_out, args=(found,))
    return found is not None


def _sign_out(found: Person) -> None:
    from data.store.audit import told
    from data.store.grants import actor_of

    with suppress(StoreError):  # a database that is away keeps nobody from going
        told(actor_of(found), "sign-out", {})
    st.logout()


def ask() -> None:
    """The button to sign in where people do; the field for the key, where nothing but the key is wanting."""
    if _offer_sign_in():
        return
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
