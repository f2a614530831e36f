"""Whoever comes under a name that is not the server's, or from a page of another site."""

import asyncio
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Scope, Send

from components.door import peers, refusals

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
    refusals.tell("connect", peers.address_of(request), {"wrong": "host"})
    return PlainTextResponse("Misdirected Request\n", HTTPStatus.MISDIRECTED_REQUEST, {"Cache-Control": "no-store"})


def overheard_socket(send: Send, scope: Scope) -> Send:
    """A way of answering somebody who opens a socket: where it is refused before it is open, the audit is told."""
    begun = False

    async def answer(message: Message) -> None:
        nonlocal begun
        if not begun and message["type"] == "websocket.close":
            address = scope["client"][0] if scope.get("client") else ""
            await asyncio.to_thread(refusals.tell, "connect", address, {"wrong": "host or origin"})
        begun = True
        await send(message)

    return answer
