"""What the server adds to Streamlit: boundaries by URL, the language of the page, a few security headers."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo import boundaries
from i18n import DEFAULT, LANGUAGES, supported

A_YEAR: Final = "public, max-age=31536000, immutable"
HEADERS: Final = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}


def boundary(request: Request) -> Response:
    """A boundary file; its address carries a digest, so a browser keeps it for good."""
    name = request.path_params["name"]
    if name not in boundaries.NAMES:
        return Response(status_code=404)
    return FileResponse(boundaries.path(name), media_type="application/geo+json", headers={"Cache-Control": A_YEAR})


def page_language(scope: Scope) -> str:
    """The language a page is asked for: the address's, else the browser's, else Korean."""
    request = Request(scope)
    asked = request.query_params.get("lang", "")
    accepted = request.headers.get("accept-language", "").split(",")[0]
    return asked if asked in LANGUAGES else supported(accepted) or DEFAULT


class PageLanguage:
    """Writes `<html lang>` of the served page, which Streamlit fixes at `en`, and the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; mend the answer when it is a page."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if b"text/html" in dict(scope["headers"]).get(b"accept", b""):
            # A page that comes compressed could not be mended; it is small.
            kept = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        html = False
        mended = f'<html lang="{page_language(scope)}"'.encode()

        async def answer(message: Message) -> None:
            nonlocal html
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                html = headers.get("content-type", "").startswith("text/html")
            elif html and message["type"] == "http.response.body":
                message["body"] = message.get("body", b"").replace(b'<html lang="en"', mended, 1)
            await send(message)

        await self.app(scope, receive, answer)


ROUTES: Final = [Route("/boundaries/{name}.geojson", boundary)]
MIDDLEWARE: Final = [Middleware(PageLanguage)]
