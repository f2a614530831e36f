"""Who really connects: the address of a request and of a session, and the peers whose word about a person is taken."""

import os
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

PEERS: Final = "DASHBOARD_TRUSTED_PEERS"  # addresses whose word about a person is taken, parted by spaces
PEER: Final = "peer"  # in a scope: who really connected, whatever `X-Forwarded-For` then says of the reader


def origin() -> str:
    """The address that the connection of this session came from; behind a proxy, the proxy's."""
    address = st.context.ip_address
    return address if isinstance(address, str) else "localhost"  # Streamlit names no address of this machine


def address_of(request: Request) -> str:
    """The address that a request came from; behind a proxy, the one that it names where it is believed."""
    return request.client.host if request.client else ""


def with_peer(app: ASGIApp) -> ASGIApp:
    """An application that is told who connected, before uvicorn puts the reader's address in that place."""

    async def told(scope: Scope, receive: Receive, send: Send) -> None:
        # In this very scope: the log of requests has it too, and must lose the key with it.
        scope[PEER] = scope.get("client")
        await app(scope, receive, send)

    return told


def is_named(scope: Scope) -> bool:
    """Whether a connection comes from a peer whose word about a person is taken."""
    end = scope[PEER] if PEER in scope else scope.get("client")
    return end is not None and end[0] in os.environ.get(PEERS, "").split()


def headers_of_people() -> set[bytes]:
    """The headers in which a proxy says who comes, as they are set; none without the setting."""
    return {name.lower().encode() for name in st.get_option("server.trustedUserHeaders") or {}}
