"""Whether who has not signed in may read: everybody, unless the server is set up otherwise."""

import os
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from components import say
from components.door import key, peers, refusals, sign_in
from components.session import session
from data.store.actor import Standing
from i18n import _, each_once

READING: Final = "DASHBOARD_READING"  # `sign-in`: whoever has not signed in reads nothing either
OPEN: Final = ("", "open")


def is_for_readers_who_signed_in() -> bool:
    """Whether reading needs a sign-in; a setting that is none closes the door too."""
    return os.environ.get(READING, "") not in OPEN


def may_read() -> bool:
    """Whether this session may read: everybody, unless it is set up so that only who signed in may, or holds the key."""
    if not is_for_readers_who_signed_in() or key.standing() is Standing.LET_IN:
        return True
    found = sign_in.person()
    return found is not None and sign_in.is_signed_in(found)


def may_be_sent(request: Request) -> bool:
    """The same of a request that no session stands behind."""
    if not is_for_readers_who_signed_in():
        return True
    found = sign_in.person_of(request)
    inside = key.DOOR.is_inside(request.cookies.get(key.ENTRANCE, "")) and key.came(request.scope) is Standing.KEYLESS
    return inside or (found is not None and sign_in.is_signed_in(found))


def refused(request: Request, *, kind: str) -> Response:
    """The answer to who asks for a file without having signed in; the audit is told, but not of all of a storm.

    Args:
        request: theirs; nothing that they wrote goes into the audit, which keeps it for good.
        kind: which of our files it is: `figure`, `stories` …
    """
    refusals.tell("read", peers.address_of(request), {"file": kind})
    lines = "\n".join(each_once(lambda: _("Sign in to read this dashboard.")).values())
    return PlainTextResponse(lines, HTTPStatus.UNAUTHORIZED, {"Cache-Control": "no-store"})


def turn_away() -> None:
    """What stands on every page for who may not read: the way to sign in; the audit is told once a session."""
    if not session.turned_away.get() and refusals.tell("read", peers.origin(), {}):
        session.turned_away.set(True)
    say.header(_("Lifelong learning in Korea"))
    say.warning(_("Sign in to read this dashboard."), icon=":material/lock:")
    sign_in.ask()
