"""One request to an ASGI application, without a server or a client library."""

import asyncio
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import urlsplit

from starlette.types import ASGIApp

T = TypeVar("T")


def get(
    app: ASGIApp, address: str, *, scope: Mapping[str, Any] | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer; `accept_language="ko"` sends `accept-language: ko`.

    `scope` adds what a server knows of a connection, such as its two ends.
    """
    return run(answer(app, address, scope=scope, **headers))


def run(work: Coroutine[Any, Any, T]) -> T:
    """What asynchronous work gives, done in a thread of its own: a browser test may have left its event loop running here."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def answer(
    app: ASGIApp, address: str, *, scope: Mapping[str, Any] | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """The same where others ask at the same time."""
    url = urlsplit(address)
    sent: list[Any] = []
    connection = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": url.scheme or "http",
        "path": url.path,
        "raw_path": url.path.encode(),
        "query_string": url.query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        **(scope or {}),
    }

    waiting = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if waiting:
            return waiting.pop()
        await asyncio.Future()  # the client stays until the answer is complete
        raise AssertionError

    async def send(message: Any) -> None:
        sent.append(message)

    await app(connection, receive, send)
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    return start["status"], {name.decode(): value.decode() for name, value in start["headers"]}, body
