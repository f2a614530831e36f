"""What the server adds to Streamlit."""

import asyncio
import json
import os
import re
import signal
import sys
import threading
from base64 import b64encode
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import cache, partial
from hashlib import sha256
from html import escape
from http import HTTPStatus
from pathlib import Path
from threading import Event, Thread, Timer
from types import FrameType, MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import quote, urlencode

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as TypesMessage
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, DeferredFileResponsePayload
from streamlit.runtime import app_session
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_storage import MediaFileStorageError
from uvicorn.lifespan.on import LifespanOn

from components import say, scripts
from components.address import base
from components.carried import coding, has, packed, packed_page, tag, unless_known
from components.door import key, names, peers, reading, sign_in, uploads
from components.door.visitor import asker, cookie_of, cookie_to_set, is_for_cookie
from components.export.errors import ElsewhereError, LaterError, UnmadeError
from components.export.packs import made
from components.files.taken import public_address
from components.scene.parts import placeholders
from components.scene.svg import family, sheet
from data import catalogue
from data.releases import reading_release
from data.store import location
from data.store.errors import OtherDataError, StoreError, UnavailableError, UnknownStoryError, UnknownVersionError
from data.store.head import head
from geo import boundaries
from i18n import DEFAULT, LANGUAGES, Message, _, current, each_once, in_each, message, speaking, supported
from i18n.dates import today, zone, zone_name

if TYPE_CHECKING:
    from components.export.own import Talk

T = TypeVar("T")

# The address of a story's player: `/stories/overview.html?version=0&lang=ko`. No page of Streamlit stands behind it.


# Versions stay as they are, but the day on the slides and the program that makes them do not.
FRESH: Final = {"Cache-Control": "no-cache"}
UNKEPT: Final = {"Cache-Control": "no-store"}
FRAMED: Final = "frame-ancestors 'self'"  # what a file cannot say of itself
MISSING: Final = message(
    "There is no such story, or no such version of it or of the data. The page “Present” lists them."
)
UNAVAILABLE: Final = message("The database of published data cannot be reached. Try again, or tell the operator.")
UNMADE: Final = message(
    "This talk could not be made: the dashboard has a fault with these data. Choose another story or an earlier version "
    "of the data, and tell whoever runs the dashboard."
)
LATER: Final = message("This talk is being made. Load this page again in a moment.")
FULL: Final = message("Too many talks and files are wanted at present. Load this page again in some minutes.")


def address(name: str, *, version: int, edition: int | None, language: str) -> str:
    """Where the player of a story stands, beside the pages; with the name of the version of the data it stays at."""
    named = catalogue.reference(at=version) or version
    asked = {"version": named, **({} if edition is None else {"edition": edition}), "lang": language}
    return f"stories/{name}.html?{urlencode(asked)}"


def is_story(path: str, *, base: str) -> bool:
    """Whether a path is one of ours, under the path of the pages."""
    folder, _slash, name = path.rpartition("/")
    return folder == f"{base}stories" and name.endswith(".html")


def story_page(request: Request, *, language: str) -> Response:
    """The player of a story; without a version in the address, the address that names the newest."""
    try:
        return _answer(request, request.path_params["name"], language)
    except (UnknownStoryError, UnknownVersionError):
        told, status = MISSING, HTTPStatus.NOT_FOUND
    except OtherDataError as error:
        told, status = error.told, HTTPStatus.NOT_FOUND
    except UnavailableError:
        told, status = UNAVAILABLE, HTTPStatus.SERVICE_UNAVAILABLE
    except StoreError:  # the queue, this reader or their address has enough in it
        told, status = FULL, HTTPStatus.SERVICE_UNAVAILABLE
    except LaterError:
        told, status = LATER, HTTPStatus.SERVICE_UNAVAILABLE
    except UnmadeError:
        told, status = UNMADE, HTTPStatus.INTERNAL_SERVER_ERROR
    return _told(told, status)


def _answer(request: Request, name: str, language: str) -> Response:
    # What makes the file is imported when the first talk begins, not in every cold start.
    from components.export import own as shelf
    from components.export.edition.shell import rules

    (version, release), edition = _version(request), _number(request, "edition")
    newest = shelf.latest(name)
    if version is None or (edition is None and newest is not None):
        version = head() if version is None else version
        with reading_release(release):
            whole = address(name, version=version, edition=edition or newest, language=language)
        return RedirectResponse(whole.removeprefix("stories/"))
    own, day = (None if newest is None else edition), today()
    talk = shelf.Talk(name=name, edition=own, head=version, release=release, language=language, day=day)
    content = _player(talk, request) if location.file() is None else made(name, partial(shelf.page, talk))
    headers = {**FRESH, "Content-Security-Policy": f"{rules(content)}; {FRAMED}"}
    return unless_known(request, content, kind="text/html", headers=headers)


def _player(talk: "Talk", request: Request) -> bytes:
    """The talk as it is kept for all replicas, made by a worker where it is not there."""
    from components.export import queue
    from data.store.files import parts

    found = queue.obtained(queue.Recipe.of_talk(talk, what=queue.PLAYER), owner=asker(request)).file
    kept = parts(found.sha256, found.kind) if found else None
    if kept is None:
        raise UnmadeError
    return b"".join(kept[1])


def atom(request: Request) -> Response:
    """The releases as an Atom feed, in the language it is asked for."""
    from components.changes import feed

    with speaking(page_language(request.scope)):
        try:
            content = feed(public_address())
        except UnavailableError:
            return _told(UNAVAILABLE, HTTPStatus.SERVICE_UNAVAILABLE)
    return unless_known(request, content, kind="application/atom+xml", headers=FRESH)


def _version(request: Request) -> tuple[int | None, str]:
    """The version of the data that is asked for, by its name, or by its number alone as in addresses of old; its release."""
    asked = request.query_params.get("version", "")
    return catalogue.referred(asked) if catalogue.REFERENCE.fullmatch(asked) else (_number(request, "version"), "")


def _number(request: Request, name: str) -> int | None:
    """A number of the address; -1, which is no version of anything, for what is none."""
    asked = request.query_params.get(name)
    if asked is None:
        return None
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else -1


def _with_link(what: Message) -> str:
    stories = escape(_("Present"))
    return f'{escape(str(what))} <a href="../present?lang={current()}">{stories}</a>'


def _told(what: Message, status: HTTPStatus) -> Response:
    """The same sentence in every language: whoever follows a broken link may read any."""
    linked = each_once(partial(_with_link, what))
    lines = [f'<p lang="{language}">{text}</p>' for language, text in linked.items()]
    title = f"<title>{status.value}</title>"
    return HTMLResponse(
        f'<!doctype html><html lang="{DEFAULT}"><head>{title}</head><body>{"".join(lines)}</body></html>',
        status,
        {"Content-Security-Policy": f"default-src 'none'; base-uri 'none'; form-action 'none'; {FRAMED}"},
    )


# Files that are kept for all replicas, by their digest: whichever of them is asked has each.


GONE: Final = message("This file is not kept any more. It is made again when it is asked for where you found it.")
MIME: Final = {
    "zip": "application/zip",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def kept_file(request: Request) -> Response:
    """A file that was made, to be saved under the name that the address gives."""
    from data.store.files import parts

    digest, kind = request.path_params["digest"], request.path_params["kind"]
    try:
        found = parts(digest, kind) if kind in MIME else None
    except UnavailableError:
        return _told(UNAVAILABLE, HTTPStatus.SERVICE_UNAVAILABLE)
    if found is None:
        return _told(GONE, HTTPStatus.NOT_FOUND)
    name = re.sub(r"[^\w.-]", "_", request.query_params.get("name", "")) or f"{digest[:8]}.{kind}"
    headers = {
        **FRESH,
        "ETag": f'"{digest}"',
        "Content-Disposition": f"attachment; filename*=utf-8''{quote(name)}",
        "Content-Security-Policy": f"sandbox; default-src 'none'; {FRAMED}",
    }
    if has(request.headers, headers["ETag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    size = {"Content-Length": str(found[0].bytes)}
    return StreamingResponse(found[1], media_type=MIME[kind], headers=headers | size)


# Whether this process lives, and whether it can be sent readers: two questions of whoever runs several of them.


DRAIN: Final = "DASHBOARD_DRAIN_S"  # seconds between SIGTERM and the end, in which a balancer finds another replica
_leaving: Final = Event()


async def live(_request: Request) -> Response:
    """That the process answers; it asks nobody else and waits for no thread, so a database that is away restarts no replica."""
    return PlainTextResponse("live\n", headers=UNKEPT)


def ready(_request: Request) -> Response:
    """That the store answers, has a schema that fits this program and a newest version; 503 and why not, in words."""
    if _leaving.is_set():
        return PlainTextResponse("leaving\n", HTTPStatus.SERVICE_UNAVAILABLE, UNKEPT)
    try:
        with speaking("en"):
            return PlainTextResponse(f"ready at version {head()}\n", headers=UNKEPT)
    except UnavailableError as error:
        kind = type(error).__name__.removesuffix("Error")
        return PlainTextResponse(f"{kind}: {error}\n", HTTPStatus.SERVICE_UNAVAILABLE, UNKEPT)


def _leave_slowly() -> None:
    """Have the first SIGTERM say that we leave, and the end come so many seconds later; a second one ends at once."""
    told, main = os.environ.get(DRAIN, ""), threading.current_thread() is threading.main_thread()
    if not (main and re.fullmatch(r"[1-9]\d{0,2}", told)):
        return
    end = signal.getsignal(signal.SIGTERM)

    def leave(number: int, frame: FrameType | None) -> None:
        if _leaving.is_set():
            if callable(end):
                end(number, frame)
            return
        _leaving.set()
        timer = Timer(int(told), os.kill, (os.getpid(), signal.SIGTERM))
        timer.daemon = True
        timer.start()

    signal.signal(signal.SIGTERM, leave)


# What the server adds to Streamlit: boundaries and stories by URL, the language of the page, a few security headers.


SCRIPTS: Final = Path(st.__file__).parent / "static" / "static" / "js"
# Streamlit's browser side asks for the part that draws charts, by far its largest, when the first chart comes, and then
# for others one by one. Asked for in the head of the page, they are there by then.
AT_ONCE: Final = ("PlotlyChart", "Metric", "ButtonGroup", "Selectbox")


def server_head() -> bytes:
    """What we add to the head of the page: our style sheets, and the parts of Streamlit that every page needs."""
    here = Path(__file__).parent
    style = (here / "style.css").read_text("utf-8") + say.own_words() + sheet()
    style += (here / "first_view.css").read_text("utf-8") + f"#first-view {{ font-family: {family()} }}"
    soon = [f"static/js/{file.name}" for part in AT_ONCE for file in SCRIPTS.glob(f"{part}.*.js")]
    imports = "".join(f'import("./{name}");' for name in (*soon, scripts.address("search")))
    own = ((here / name).read_text("utf-8") for name in ("first_view.js", "back.js", "popover.js", "sidebar.js"))
    run = "".join(f'<script type="module">{one}</script>' for one in (*own, imports))
    return f"<style>{style}</style>{_paper()}{run}</head>".encode()


def _paper() -> str:
    """The page on paper: a style sheet, and a script that fits charts to the sheet and to white paper."""
    dark, light = ([_browsers(colour) for colour in placeholders(name).values()] for name in ("dark", "light"))
    lists = {"LIGHT": dict(zip(dark, light, strict=True)), "DARK": dict(zip(light, dark, strict=True))}
    declared = "".join(f"const {name} = {json.dumps(colours)};\n" for name, colours in lists.items())
    style, script = (
        (Path(__file__).parent / "print.css").read_text("utf-8") + say.unset(),
        (Path(__file__).parent / "print.js").read_text("utf-8"),
    )
    return f'<style media="print">{style}</style><script type="module">{declared}{script}</script>'


def _browsers(colour: str) -> str:
    """`#0b50d0` as a browser gives it back: `rgb(11, 80, 208)`."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"


HEAD: Final = server_head()


def policy() -> str:
    """What a page may do: what this server gives, and of scripts within the page those that we know, by their checksums.

    Charts and components load their scripts from memory (`blob:`), WebGL's helpers are WebAssembly, and Plotly and
    Streamlit write style attributes. Nothing turns words into a program, and nothing comes from anywhere else.
    """
    page = (Path(st.__file__).parent / "static" / "index.html").read_bytes() + HEAD
    inline = re.findall(rb"<script(?![^>]* src=)[^>]*>(.*?)</script>", page, re.DOTALL)
    known = " ".join(f"'sha256-{b64encode(sha256(one).digest()).decode()}'" for one in inline)
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {known}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob:",
            "media-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "frame-ancestors 'self'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )


GIVEN_ON_REQUEST: Final = ("media", "component")  # where Streamlit gives files, and answers 404 itself
WHOLE: Final = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")  # what asks for less than a page
POLICY: Final = "Content-Security-Policy"
UNUSED: Final = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "hid"),
    *(
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "serial",
        "usb",
        "xr-spatial-tracking",
    ),
)
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
}
PAGE_POLICY: Final = policy()


def boundary(request: Request) -> Response:
    """A boundary file; its address carries a digest, so a browser keeps it for good."""
    name = request.path_params["name"]
    if name not in boundaries.NAMES:
        return Response(status_code=404)
    return packed(request, boundaries.path(name), "application/geo+json", holds=boundaries.digest(name))


def script(request: Request) -> Response:
    """The script of a part of our pages, kept for good as a boundary is."""
    name = request.path_params["name"]
    if name not in scripts.NAMES:
        return Response(status_code=404)
    return packed(request, scripts.path(name), FOLDERS["js"], holds=scripts.digest(name))


# Streamlit sends its scripts as they lie on its disk: seven megabytes until the first chart, two when packed.
FOLDERS: Final = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
STATIC: Final = SCRIPTS.parent


def _script(scope: Scope) -> Path | None:
    """The script or style sheet of Streamlit at a path; the name of each carries a digest of what it holds."""
    return _scripts().get(scope["path"].removeprefix(f"{base()}static/")) if scope["method"] == "GET" else None


@cache
def _scripts() -> dict[str, Path]:
    """By their names beneath the folder of all that Streamlit sends: `js/index.js`."""
    return {f"{folder}/{file.name}": file for folder in FOLDERS for file in (STATIC / folder).iterdir()}


def page_language(scope: Scope) -> str:
    """The language a page is asked for: the address's, else the browser's, else Korean."""
    request = Request(scope)
    asked = request.query_params.get("lang", "")
    accepted = request.headers.get("accept-language", "").split(",")[0]
    return asked if asked in LANGUAGES else supported(accepted) or DEFAULT


def overview(request: Request) -> Response:
    """The first page by its name, which a reader may guess from those of the others: it stands at the path of them all."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


OFFLINE: Final = "DASHBOARD_OFFLINE"  # `off`: browsers keep no page, and give up those that they have kept
SEEN: Final = message("Offline: this page is as it was on {when}. Figures may have changed since.")
UNSEEN: Final = message("Offline: this page was not opened here before. These were:")
# What a browser keeps is kept by host: another dashboard on the same host, under a path of its own, has its own pages.
KEPT_AS: Final = "const PAGES = `pages ${self.registration.scope}`;\n"
GIVE_UP: Final = """self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(
  caches.delete(PAGES).then(() => self.registration.unregister())));
"""


def keeps_pages() -> bool:
    """Whether browsers may keep the pages that they have seen, as far as it is for the server to say."""
    return os.environ.get(OFFLINE) != "off" and not reading.is_for_readers_who_signed_in()


def worker(_request: Request) -> Response:
    """What lets a browser show the pages that it has seen when the line is cut."""
    if not keeps_pages():
        return Response(KEPT_AS + GIVE_UP, media_type="text/javascript", headers=FRESH)
    texts = {name: in_each(one.__str__) for name, one in (("seen", SEEN), ("unseen", UNSEEN))}
    words = {language: {name: told[language] for name, told in texts.items()} for language in LANGUAGES}
    named = {"WORDS": words, "ZONE": zone_name()}
    given = "".join(f"const {name} = {json.dumps(value, ensure_ascii=False)};\n" for name, value in named.items())
    script = (Path(__file__).parent / "offline.js").read_text("utf-8")
    return Response(KEPT_AS + given + script, media_type="text/javascript", headers=FRESH)


async def story(request: Request) -> Response:
    """The player of a story, in the language it is asked for."""
    return await _apart(partial(story_page, request, language=page_language(request.scope)))


async def _apart(work: Callable[[], T]) -> T:
    """What may wait for its turn, in a thread that those who ask for a page do without, and that keeps no process from ending."""
    found: Future[T] = Future()

    def attempt() -> None:
        try:
            found.set_result(work())
        except BaseException as error:  # noqa: BLE001  it is raised where it is waited for
            found.set_exception(error)

    Thread(target=copy_context().run, args=(attempt,), daemon=True).start()
    return await asyncio.wrap_future(found)


def picture(request: Request) -> Response:
    """A figure as a picture, in the language it is asked for."""
    # Drawing is imported when the first picture is asked for, not in every cold start.
    from components.pictures import figure

    return figure(request, language=page_language(request.scope))


class PageLanguage:
    """Writes `<html lang>` of the served page, which Streamlit fixes at `en`, and the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; mend the answer when it is a page."""
        if scope["type"] == "lifespan":
            _start(send)
            await self.app(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await self.app(key.announced(scope), receive, names.overheard_socket(send, scope))
            return
        may_read = reading.may_be_sent(Request(scope))
        if answer := await _at_the_door(scope, may_read=may_read):
            await answer(scope, receive, _mended(send, scope, None))
            return
        if _is_whole(path := scope["path"]):
            # A page of our own or a file that a reader made: it says its language, and Streamlit's parts have no place in it.
            mended, back = _mended(send, scope, None), path == base() + sign_in.CALLBACK
            await self.app(scope, receive, sign_in.overheard(mended, scope) if back else mended)
            return
        if file := _script(scope):
            script = await asyncio.to_thread(packed, Request(scope), file, FOLDERS[file.parent.name])
            await script(scope, receive, _mended(send, scope, None))
            return
        if not _may_be_page(path):
            await _within_bounds(self.app, scope, receive, _without_page(_mended(send, scope, None)))
            return
        language = page_language(scope)
        view, kept = await _first_view(scope, language) if may_read else (b"", {})
        await self.app(_asked_whole(scope), receive, _mended(send, scope, language, view=view, kept=kept))


def _is_whole(path: str) -> bool:
    """Whether what stands at a path is sent as it is."""
    folder, slash, _name = path.removeprefix(base()).lstrip("/").partition("/")
    of_a_reader = bool(slash) and folder in ("made", *GIVEN_ON_REQUEST)
    return of_a_reader or path == base() + sign_in.CALLBACK or is_story(path, base=base())


def _asked_whole(scope: Scope) -> Scope:
    """The question for a page as Streamlit gets it, whoever asks: what came compressed or in part could not be mended.

    One that a browser has kept would be Streamlit's as it is, but ours as it was, under rules that no longer know its
    scripts. Who asks for the head alone is told of the mended page; the server leaves out what follows it.
    """
    headers = [header for header in scope["headers"] if header[0] not in WHOLE]
    return {**scope, "headers": headers, "method": "GET" if scope["method"] == "HEAD" else scope["method"]}


async def _at_the_door(scope: Scope, *, may_read: bool) -> Response | None:
    """The answer to who comes under another name, with the key in the address, or for figures without a right to read."""
    request = Request(scope)
    if answer := key.without_key(scope, base=base()):  # first of all: nobody may read it in a log
        return answer
    if not names.has_our_name(request, base=base()):
        return await asyncio.to_thread(names.misdirected, request)
    sends = "upload" if uploads.session_of(scope, base=base()) else ""
    if not may_read and (kind := sends or _with_figures(scope["path"])):
        return await asyncio.to_thread(reading.refused, request, kind=kind)
    return None


async def _within_bounds(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Pass a request on; a file that is sent only where there is room for it."""
    if not (session_id := uploads.session_of(scope, base=base())):
        await app(scope, receive, send)
        return
    with uploads.ON_THEIR_WAY.one(session_id) as ahead:
        taken = uploads.may_upload(Request(scope), session_id, ahead)
        given = app if taken else await asyncio.to_thread(uploads.too_many, Request(scope))
        await given(scope, receive, send)


def _with_figures(path: str) -> str:
    """Which of the files that show anything of the data stands at a path: ours, or Streamlit's of a session; else nothing."""
    first = path.removeprefix(base()).lstrip("/").partition("/")[0]
    return first if first in ("stories", "made", "changes.atom", "figure", "media") else ""


STREAMLITS_OWN: Final = re.compile(rb"<noscript>\s*<p>You need.*?</noscript>", re.DOTALL)
NOT_OURS: Final = re.compile(
    rb"<link[^>]*SourceSans[^>]*>"
)  # a font asked for before all else, in which no word of ours stands
PATIENCE: Final = 1.0  # seconds that a page waits for its first view: without one it comes at once
LATE: Final = message(
    "The answer of this page was not ready in time. Load it again in a moment; all else needs JavaScript."
)
# Threads of their own: views that wait for a database keep nobody from a script, or from being turned away at the door.
VIEWS: Final = ThreadPoolExecutor(4, "first view")


async def _first_view(scope: Scope, language: str) -> tuple[bytes, dict[str, str]]:
    """What a page shows until its live one has drawn, and how long it is kept.

    Where that takes longer, as when a database does not answer, it is a line for who runs no scripts, and no browser keeps
    the page in the place of one that it has seen whole.
    """
    if b"text/html" not in dict(scope["headers"]).get(b"accept", b""):
        return b"", {}
    # Drawing is imported when the first page is asked for, not in every cold start.
    make = partial(_made_first_view, scope["path"], dict(Request(scope).query_params), language)
    making = asyncio.get_running_loop().run_in_executor(VIEWS, copy_context().run, make)
    try:
        return await asyncio.wait_for(making, PATIENCE), {}
    except TimeoutError:
        with speaking(language):
            return f"<noscript><p>{escape(str(LATE))}</p></noscript>".encode(), UNKEPT


def _made_first_view(path: str, query: dict[str, str], language: str) -> bytes:
    from components.first_view import first_view

    return first_view(path, query, language=language)


def _may_be_page(path: str) -> bool:
    """Whether what stands at a path may be a page: one step below ours without a file ending."""
    first, *more = path.removeprefix(base()).lstrip("/").split("/")
    return not (more or ("." in first and first != "index.html"))


def _without_page(send: Send) -> Send:
    """A way of sending for addresses where no page is: 404 where Streamlit, having nothing else, sends the one of them all."""
    refused = False

    async def answer(message: TypesMessage) -> None:
        nonlocal refused
        if message["type"] == "http.response.start" and message["status"] < HTTPStatus.MULTIPLE_CHOICES:
            refused = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
            if refused:
                headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"9")]
                message = {**message, "status": HTTPStatus.NOT_FOUND.value, "headers": headers}
        elif refused and message["type"] == "http.response.body":
            if message.get("more_body", False):
                return
            message = {"type": "http.response.body", "body": b"Not Found"}
        await send(message)

    return answer


def _start(send: Send) -> None:
    """Say in the terminal how to come in, which is the one place where the key of this start stands.

    Neither Streamlit nor ASGI tells an application where it is served, and Streamlit starts uvicorn without its own
    `--no-server-header`; the server that waits for us to start knows both.
    """
    _leave_slowly()
    server = getattr(send, "__self__", None)
    if not isinstance(server, LifespanOn):
        told = key.invitation(scheme="http", host="", port=None, base=base())
    else:
        config = server.config
        config.loaded_app = peers.with_peer(config.loaded_app)  # connections are made for it from now on
        config.encoded_headers = [header for header in config.encoded_headers if header[0] != b"server"]
        scheme = "https" if config.is_ssl else "http"
        told = key.invitation(scheme=scheme, host=config.host, port=config.port, base=base())
    if told:
        sys.stdout.write(told + "\n")
        sys.stdout.flush()


def _mended(
    send: Send, scope: Scope, language: str | None, *, view: bytes = b"", kept: Mapping[str, str] = MappingProxyType({})
) -> Send:
    """A way of sending that mends pages; the head of the answer waits for the page, whose length changes.

    Without a language it adds the security headers only; `view` is the first view of the page, `kept` says how long a
    browser may keep it where that is not as Streamlit says.
    """
    start: TypesMessage = {}

    async def answer(message: TypesMessage) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
            return
        if start:
            headers = MutableHeaders(scope=start)
            headers.update(HEADERS)
            headers.setdefault(POLICY, PAGE_POLICY)
            html = headers.get("content-type", "").startswith("text/html")
            if is_for_cookie(request := Request(scope), html=html):
                headers.append("set-cookie", cookie_to_set(cookie_of(request), scope, base=base()))
            if language and html and (page := message.get("body", b"")):
                for name in ("etag", "last-modified", "accept-ranges"):
                    del headers[name]
                headers.update(kept)
                message["body"] = _sent(_mended_page(page, language, view), request.headers, start)
            await send(start)
            start = {}
        await send(message)

    return answer


def _sent(page: bytes, asked: Headers, start: TypesMessage) -> bytes:
    """The body of the answer whose head has begun: packed for who can unpack it, none for who has the page already."""
    headers = MutableHeaders(scope=start)
    headers["etag"], headers["vary"] = tag(page), "Accept, Accept-Encoding, Accept-Language"
    if has(asked, headers["etag"]):
        start["status"], page = HTTPStatus.NOT_MODIFIED.value, b""
        del headers["content-length"]
        return page
    if way := coding(asked):
        page = packed_page(page, way)
        headers["content-encoding"] = way
    headers["content-length"] = str(len(page))
    return page


def _mended_page(page: bytes, language: str, view: bytes) -> bytes:
    """Streamlit's page in the reader's language, with our head and its first view."""
    if view:  # which says in the reader's language what Streamlit says in English
        page = STREAMLITS_OWN.sub(b"", page, count=1)
    page = NOT_OURS.sub(b"", page, count=1)
    page = page.replace(b'<html lang="en"', f'<html lang="{language}"'.encode(), 1)
    return page.replace(b"</head>", HEAD, 1).replace(b'<div id="root">', view + b'<div id="root">', 1)


def routes() -> list[Route]:
    """Our own addresses, beside the pages: called once the settings are read, which name the path of them all.

    Raises:
        TimeZoneError: the setting of the time zone names none; better told when the server starts than on each page.
    """
    zone()
    return [
        Route(f"{base()}boundaries/{{name}}.geojson", boundary),
        Route(f"{base()}scripts/{{name}}.js", script),
        Route(f"{base()}stories/{{name}}.html", story),
        Route(f"{base()}made/{{digest}}.{{kind}}", kept_file),
        Route(f"{base()}changes.atom", atom),
        Route(f"{base()}figure/{{name}}.{{kind}}", picture),
        Route(f"{base()}offline.js", worker),
        Route(f"{base()}overview", overview),
        Route(f"{base()}live", live),
        Route(f"{base()}ready", ready),
    ]


class Downloads(DeferredFileHandler):
    """Makes a file when its button is pressed; one that can't be made is told beside the button in our own words."""

    async def handle(self, request: BackendOperationRequest, session_id: str) -> BackendOperationResponse:
        """The address of the file, or why there is none, where Streamlit says the same English words for all faults."""
        try:
            asked = request.deferred_file.file_id
            url = await _apart(partial(self._get_media_file_mgr().execute_deferred, asked))
        except MediaFileStorageError as error:
            if isinstance(error.__cause__, ElsewhereError):
                url = base() + error.__cause__.address
                told = DeferredFileResponsePayload(url=url)
                return BackendOperationResponse(request_id=request.request_id, deferred_file=told)
            if isinstance(error.__cause__, UnmadeError | StoreError):
                return BackendOperationResponse(request_id=request.request_id, error_msg=str(error.__cause__))
            return await super().handle(request, session_id)
        return BackendOperationResponse(
            request_id=request.request_id, deferred_file=DeferredFileResponsePayload(url=url)
        )


# Streamlit has no setting for it: each session takes the handler of this name.
app_session.DeferredFileHandler = Downloads  # type: ignore[attr-defined]


MIDDLEWARE: Final = [Middleware(PageLanguage)]
