"""What the server adds to Streamlit: boundaries and stories by URL, the language of the page, a few security headers."""

import asyncio
from pathlib import Path
from typing import Final

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, DeferredFileResponsePayload
from streamlit.runtime import app_session
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_storage import MediaFileStorageError

from components import printing
from components.export.whole import UnmadeError
from components.story_page import is_story, story_page
from data.store.errors import StoreError
from geo import boundaries
from i18n import DEFAULT, LANGUAGES, supported

A_YEAR: Final = "public, max-age=31536000, immutable"
SCRIPTS: Final = Path(streamlit.__file__).parent / "static" / "static" / "js"
# Streamlit's browser side asks for the part that draws charts, by far its largest, when the first chart comes, and then
# for others one by one. Asked for in the head of the page, they are there by then.
AT_ONCE: Final = ("PlotlyChart", "Metric", "ButtonGroup", "Selectbox")


def head() -> bytes:
    """What we add to the head of the page: our style sheets, and the parts of Streamlit that every page needs."""
    style = (Path(__file__).parent / "style.css").read_text("utf-8")
    files = [file.name for part in AT_ONCE for file in SCRIPTS.glob(f"{part}.*.js")]
    imports = "".join(f'import("./static/js/{name}");' for name in files)
    return f'<style>{style}</style>{printing.head()}<script type="module">{imports}</script></head>'.encode()


HEAD: Final = head()
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


def story(request: Request) -> Response:
    """The player of a story, in the language it is asked for."""
    return story_page(request, language=page_language(request.scope))


class PageLanguage:
    """Writes `<html lang>` of the served page, which Streamlit fixes at `en`, and the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; mend the answer when it is a page."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if is_story(scope["path"]):
            # A page of our own, whole as it is: it says its language, and Streamlit's parts have no place in it.
            await self.app(scope, receive, _mended(send, None))
            return
        if b"text/html" in dict(scope["headers"]).get(b"accept", b""):
            # A page that comes compressed could not be mended; it is small.
            kept = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        await self.app(scope, receive, _mended(send, page_language(scope)))


def _mended(send: Send, language: str | None) -> Send:
    """A way of sending that mends pages; the head of the answer waits for the page, whose length changes.

    Without a language it adds the security headers only.
    """
    start: Message = {}

    async def answer(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
            return
        if start:
            headers = MutableHeaders(scope=start)
            headers.update(HEADERS)
            html = headers.get("content-type", "").startswith("text/html")
            if language and html and (page := message.get("body", b"")):
                message["body"] = page.replace(b'<html lang="en"', f'<html lang="{language}"'.encode(), 1).replace(
                    b"</head>", HEAD, 1
                )
                headers["content-length"] = str(len(message["body"]))
            await send(start)
            start = {}
        await send(message)

    return answer


class Downloads(DeferredFileHandler):
    """Makes a file when its button is pressed; one that can't be made is told beside the button in our own words."""

    async def handle(self, request: BackendOperationRequest, session_id: str) -> BackendOperationResponse:
        """The address of the file, or why there is none, where Streamlit says the same English words for all faults."""
        try:
            asked = request.deferred_file.file_id
            url = await asyncio.to_thread(self._get_media_file_mgr().execute_deferred, asked)
        except MediaFileStorageError as error:
            if isinstance(error.__cause__, UnmadeError | StoreError):
                return BackendOperationResponse(request_id=request.request_id, error_msg=str(error.__cause__))
            return await super().handle(request, session_id)
        return BackendOperationResponse(
            request_id=request.request_id, deferred_file=DeferredFileResponsePayload(url=url)
        )


# Streamlit has no setting for it: each session takes the handler of this name.
app_session.DeferredFileHandler = Downloads  # type: ignore[misc]

ROUTES: Final = [Route("/boundaries/{name}.geojson", boundary), Route("/stories/{name}.html", story)]
MIDDLEWARE: Final = [Middleware(PageLanguage)]
