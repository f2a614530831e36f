"""Who signed in, where the server is set up for it.

By OpenID Connect ([auth] in Streamlit's secrets), or at a proxy that is named and says who comes in a header
(`server.trustedUserHeaders`). Without either nothing of this is there.
"""

import asyncio
import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import streamlit as st
from starlette.requests import Request
from starlette.types import Message, Scope, Send

from components import say
from components.door import key, peers, refusals
from data.store.actor import Person, Standing
from data.store.errors import StoreError
from i18n import _

HOURS: Final = "DASHBOARD_SIGN_IN_HOURS"
GROUPS: Final = "DASHBOARD_GROUP_CLAIM"
AT_PROXY: Final = "header:proxy"
AHEAD: Final = timedelta(minutes=5)  # how far the clock of an issuer may be before ours
CALLBACK: Final = "oauth2callback"  # where an issuer sends people back to
SIGNED: Final = b"_streamlit_user"  # the cookie that Streamlit gives whoever signed in


def signs_in() -> bool:
    """Whether people sign in here, by either road."""
    return "is_logged_in" in st.user.to_dict() or bool(peers.headers_of_people())


def person() -> Person | None:
    """Whoever signed in in this session; None for nobody."""
    return vouched_for(st.user.to_dict(), at_proxy=bool(peers.headers_of_people()), origin=peers.origin())


def person_of(request: Request) -> Person | None:
    """The same of a request that no session stands behind, by the cookie or the headers that it brings."""
    if not peers.headers_of_people():
        return vouched_for(_claims_of_cookie(request), at_proxy=False, origin="")
    named = peers.is_named(request.scope)
    return vouched_for(_claims_of_headers(request), at_proxy=True, origin="") if named else None


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


def is_known() -> bool:
    """Whether the reader is more than a reader may be: signed in, or at the machine with the key."""
    return key.standing() is Standing.LET_IN or person() is not None


def is_signed_in(found: Person) -> bool:
    """Whether a sign-in is not over."""
    return found.until is None or datetime.now(UTC) < found.until


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
        refusals.tell("sign-in", peers.address_of(request), {"brought": brought})


def ask() -> None:
    """The button to sign in where people do; the field for the key, where nobody has signed in."""
    if not _offer_sign_in():
        key.ask()


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
