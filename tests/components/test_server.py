"""What the server adds to Streamlit's: the language of the page, boundaries by address, security headers."""

import asyncio
import gzip
import inspect
import re
import sqlite3
import sys
from base64 import b64encode
from collections.abc import Callable
from contextlib import closing
from email.utils import formatdate
from functools import partial
from hashlib import sha256
from itertools import product
from pathlib import Path
from threading import Event
from urllib.parse import urljoin

import brotli  # type: ignore[import-untyped]
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, HTMLResponse, JSONResponse
from starlette.routing import Route
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime import app_session
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from uvicorn import Config
from uvicorn.lifespan.on import LifespanOn
from uvicorn.server import ServerState

from components import scripts, server, takeaway
from components.export.errors import ElsewhereError
from components.figures import maps
from components.server import AT_ONCE, HEAD, MIDDLEWARE, Downloads, routes
from data.outlook import Outlook
from data.store.location import VARIABLE, url
from data.store.schema import SCHEMA
from geo import boundaries
from tests.browser.serving import free_port
from tests.components.asgi import answer, get, run
from tests.data.store.reports import published, report

PAGE = '<!doctype html><html lang="en"><head><title>Streamlit</title></head>' + "<p>text</p>" * 100


async def _page(_request: object) -> HTMLResponse:
    return HTMLResponse(PAGE)


async def _made(_request: object) -> HTMLResponse:
    return HTMLResponse(PAGE, headers={"content-disposition": "attachment"})


async def _data(_request: object) -> JSONResponse:
    return JSONResponse({"html": '<html lang="en"'})


KEPT = formatdate(Path(__file__).stat().st_mtime, usegmt=True)


async def _file(_request: object) -> FileResponse:
    return FileResponse(__file__, media_type="text/html", headers={"etag": KEPT})


# As Streamlit builds its application: our layers outside, its compression inside.
APP = Starlette(
    routes=[
        *(*routes(), Route("/", _page), Route("/trends", _page), Route("/data", _data), Route("/file", _file)),
        Route("/media/edition.html", _made),
    ],
    middleware=[*MIDDLEWARE, Middleware(GZipMiddleware, minimum_size=500)],
)

# As Streamlit answers what it does not know.
SHELL = Starlette(routes=[*routes(), Route("/{path:path}", _page)], middleware=MIDDLEWARE)


async def _streamlits(_request: object) -> HTMLResponse:
    return HTMLResponse((SCRIPTS.parent / "index.html").read_bytes(), headers={"cache-control": "no-cache"})


# With the page as Streamlit has it.
STREAMLITS = Starlette(routes=[Route("/{path:path}", _streamlits)], middleware=MIDDLEWARE)


@pytest.mark.parametrize(
    ("address", "browser", "language"),
    [
        ("/?lang=ko", "en-US,en;q=0.9", "ko"),
        ("/trends?lang=en", "ko-KR", "en"),
        ("/trends", "en-GB,en;q=0.9,ko;q=0.8", "en"),
        ("/trends", "ko", "ko"),
        ("/trends", "qaa;q=0.9", "ko"),
        ("/trends?lang=qaa", "en-US", "en"),
        ("/trends?lang=%22%3E%3Cscript%3E", "en", "en"),
    ],
)
def test_the_page_says_the_language_of_the_address_else_the_browser_else_korean(
    address: str, browser: str, language: str
) -> None:
    _status, _headers, body = get(APP, address, accept_language=browser)
    mended = PAGE.replace('lang="en"', f'lang="{language}"').replace("</head>", HEAD.decode())
    assert body.decode() == mended


def test_the_head_asks_at_once_for_the_parts_of_streamlit_that_every_page_needs() -> None:
    asked = re.findall(r'import\("\./static/js/(\w+)\.[\w-]+\.js"\)', HEAD.decode())
    assert asked == list(AT_ONCE)
    assert b"keep-all" in HEAD


def test_the_length_of_a_mended_page_is_the_length_that_is_told() -> None:
    _status, headers, body = get(APP, "/?lang=ko")
    assert int(headers["content-length"]) == len(body)


# What readers say that they unpack, and what they are sent: brotli is offered over an encrypted line and on the same machine.
PACKED = {
    "gzip, deflate, br, zstd": ("br", brotli.decompress),
    "gzip, br": ("br", brotli.decompress),
    "gzip, deflate": ("gzip", gzip.decompress),
    "br;q=0, gzip": ("gzip", gzip.decompress),
    "*": ("gzip", gzip.decompress),
    "br;q=0., *": ("gzip", gzip.decompress),
}


@pytest.mark.parametrize("accept", ["text/html,*/*", "*/*", ""])
def test_who_takes_compressed_pages_gets_the_language_too_be_it_a_browser_or_a_program(accept: str) -> None:
    for asked, (way, unpacked) in PACKED.items():
        _status, headers, body = get(APP, "/?lang=ko", accept=accept, accept_encoding=asked)
        assert headers["content-encoding"] == way
        assert b'<html lang="ko"' in unpacked(body)


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_a_file_that_a_reader_made_is_sent_as_it_was_made(accept: str) -> None:
    _status, headers, body = get(APP, "/media/edition.html", accept=accept, accept_encoding="identity")
    assert body.decode() == PAGE, "no head of ours, no other language"
    assert "etag" not in headers
    unpacked = get(APP, "/media/edition.html", accept=accept, accept_encoding="gzip")[2]
    assert gzip.decompress(unpacked).decode() == PAGE


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_who_asks_for_the_head_of_a_page_is_told_what_comes_with_the_page(accept: str) -> None:
    asked = {"accept": accept, "accept_encoding": "gzip"}
    whole = get(APP, "/trends?lang=ko", **asked)[1]
    head = get(APP, "/trends?lang=ko", scope={"method": "HEAD"}, **asked)[1]
    assert {name: head[name] for name in ("etag", "content-length", "vary", "content-encoding")} == {
        name: whole[name] for name in ("etag", "content-length", "vary", "content-encoding")
    }


def test_only_pages_are_mended() -> None:
    _status, _headers, body = get(APP, "/data?lang=ko")
    assert b"en" in body
    assert b"ko" not in body


@pytest.mark.parametrize("address", ["/", "/data", "/boundaries/world.geojson", "/boundaries/moon.geojson"])
def test_every_answer_carries_the_security_headers(address: str) -> None:
    _status, headers, _body = get(APP, address)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/", "/data", "/moon.html", "/boundaries/moon.geojson"])
def test_no_answer_may_be_framed_or_load_from_elsewhere_or_turn_words_into_programs(address: str) -> None:
    _status, headers, _body = get(APP, address)
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert rules["frame-ancestors"] == "'self'"
    assert rules["default-src"] == "'none'"
    named = {source for rule in rules.values() for source in rule.split() if not source.startswith("'sha256-")}
    assert named == {"'none'", "'self'", "data:", "blob:", "'wasm-unsafe-eval'", "'unsafe-inline'"}
    assert [name for name, rule in rules.items() if "'unsafe-inline'" in rule] == ["style-src"]
    assert "camera=()" in headers["permissions-policy"]


def test_the_rules_of_a_page_know_every_script_that_stands_in_it() -> None:
    inner = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")

    async def page(_request: object) -> HTMLResponse:
        return HTMLResponse(inner)

    app = Starlette(routes=[Route("/", page)], middleware=MIDDLEWARE)
    _status, headers, body = get(app, "/?lang=ko")
    scripts = re.findall(rb"<script(?![^>]* src=)[^>]*>(.+?)</script>", body, re.DOTALL)
    # Streamlit's, what fits charts to paper, what takes the first view away, what comes back, what opens, the bar of pages,
    # what comes at once
    assert len(scripts) == 7
    for script in scripts:
        assert b64encode(sha256(script).digest()).decode() in headers["content-security-policy"]


def test_a_page_is_always_given_whole_so_that_its_scripts_and_its_rules_are_of_one_day() -> None:
    for name, accept in product(("if-none-match", "if-modified-since", "range"), ("text/html", "*/*")):
        status, headers, _body = get(APP, "/file", accept=accept, **{name: "bytes=0-9" if name == "range" else KEPT})
        assert status == 200, (name, accept)
        assert not {"last-modified", "accept-ranges"} & set(headers)
        assert headers["etag"] != KEPT, "the tag is that of the mended page, not of the file"


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/x.php",
            "/.env",
            "/.git/config",
            "/trends.html",
            "/static/js/none.js",
            "/stories/x.pdf",
            "/stories/overview",
        ),
        *("/elsewhere/stories/overview.html", "/boundaries/provinces", "/trends/more", "/trends/index.html"),
        *("/_stcore/x.php", "/_stcore/foo/bar.js", "/_stcore/nothing", "/index.html/x.php", "/index.html/"),
    ],
)
def test_where_no_page_can_stand_nothing_is_found(path: str) -> None:
    assert get(SHELL, path, accept="text/html")[::2] == (404, b"Not Found")


@pytest.mark.parametrize("path", ["/", "/trends", "/nowhere", "/index.html", "/media/receipt.html"])
def test_a_page_of_any_name_is_streamlits_to_find_and_so_is_a_file_that_a_reader_made(path: str) -> None:
    assert get(SHELL, path, accept="text/html")[0] == 200


def test_pages_whose_store_does_not_answer_keep_nobody_from_a_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """40 pages wait at once, for more threads than there are; who asks for a script then is given it before any of them."""
    answers = Event()
    monkeypatch.setattr(server, "_made_first_view", lambda *_asked: str(answers.wait(60)).encode())
    monkeypatch.setattr(server, "PATIENCE", 60.0)
    file = next((SCRIPTS / "js").glob("index.*.js"))

    async def ask() -> tuple[int, bool]:
        pages = [asyncio.create_task(answer(APP, "/trends?lang=ko", accept="text/html")) for _ in range(40)]
        try:
            script = await asyncio.wait_for(answer(SHELL, f"/static/js/{file.name}", accept_encoding="gzip"), 30)
            return script[0], any(page.done() for page in pages)
        finally:
            answers.set()
            await asyncio.gather(*pages)

    assert run(ask()) == (200, False)


@pytest.mark.parametrize(("language", "told"), [("ko", "다시 불러오십시오"), ("en", "Load it again in a moment")])
def test_a_page_whose_first_view_is_late_says_so_without_scripts_and_is_not_kept(
    language: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """English words of Streamlit stood there, and a browser kept the page in the place of the one that it had seen whole."""
    answers = Event()
    monkeypatch.setattr(server, "_made_first_view", lambda *_asked: str(answers.wait(60)).encode())
    monkeypatch.setattr(server, "PATIENCE", 0.0)
    try:
        _status, headers, body = get(STREAMLITS, f"/trends?lang={language}", accept="text/html")
    finally:
        answers.set()
    without_scripts = body.decode().partition("<noscript>")[2].partition("</noscript>")[0]
    assert told in without_scripts
    assert b"to run this app" not in body
    assert headers["cache-control"] == "no-store"
    monkeypatch.setattr(server, "_made_first_view", lambda *_asked: b"<p>345,000</p>")
    monkeypatch.setattr(server, "PATIENCE", 60.0)
    _status, headers, body = get(STREAMLITS, f"/trends?lang={language}", accept="text/html")
    assert "no-store" not in headers.get("cache-control", "")
    assert headers["vary"] == "Accept, Accept-Encoding, Accept-Language", "each of them gives another page"
    known = get(STREAMLITS, f"/trends?lang={language}", accept="text/html", if_none_match=headers["etag"])
    assert (known[0], known[1].get("content-length"), known[2]) == (304, None, b""), (
        "not the length that Streamlit's page had"
    )
    assert b"<p>345,000</p>" in body


@pytest.mark.parametrize("switch", ["", "off"])
def test_what_a_browser_keeps_is_of_the_path_of_this_dashboard_alone(
    switch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser's caches are of a host: another dashboard may stand there under another path, each with its own worker."""
    monkeypatch.setenv("DASHBOARD_OFFLINE", switch)
    script = get(APP, "/offline.js")[2].decode()
    assert "const PAGES = `pages ${self.registration.scope}`;" in script
    assert set(re.findall(r"caches\.(?:open|delete)\((.*?)\)", script)) == {"PAGES"}


def test_no_program_can_press_the_buttons_of_a_page() -> None:
    assert st.get_option("server.enableAgentApi") is False


def test_what_a_page_sends_is_packed_in_windows_that_hold_little_for_a_reader() -> None:
    assert st.get_option("server.enableWebsocketCompression") is True
    loaded = Config(APP, ws_per_message_deflate=True)
    loaded.load()
    assert loaded.ws_protocol_class
    extensions = loaded.ws_protocol_class(
        config=loaded, server_state=ServerState(), app_state={}
    ).conn.available_extensions
    assert [(one.server_max_window_bits, one.compress_settings) for one in extensions] == [(12, {"memLevel": 5})]


def test_the_server_says_nothing_of_what_it_is() -> None:
    config = Config(APP)
    lifespan = LifespanOn(config)
    assert b"server" in dict(config.encoded_headers)

    async def app(*_everything: object) -> None:
        pass

    started = MIDDLEWARE[0].cls(app)({"type": "lifespan"}, lifespan.receive, lifespan.send)
    run(started)
    assert config.encoded_headers == []


@pytest.mark.parametrize(
    ("address", "file", "kind"),
    [
        *((maps.address(name), boundaries.path(name), "application/geo+json") for name in boundaries.NAMES),
        *((scripts.address(name), scripts.path(name), "text/javascript") for name in scripts.NAMES),
    ],
)
def test_a_boundary_file_and_the_script_of_a_part_are_given_whole_and_may_be_kept_for_good(
    address: str, file: Path, kind: str
) -> None:
    status, headers, body = get(APP, f"/{address}")
    assert status == 200
    assert body == file.read_bytes()
    assert headers["content-type"].startswith(kind)
    assert "immutable" in headers["cache-control"]


@pytest.mark.parametrize("name", ["boundaries/world.geojson", "scripts/search.js", "scripts/table.js"])
@pytest.mark.parametrize("query", ["", "?v=0123456789abcdef"])
def test_what_a_page_of_another_release_asks_for_is_not_kept_under_its_address(name: str, query: str) -> None:
    status, headers, body = get(APP, f"/{name}{query}")
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert get(APP, f"/{name}{query}", if_none_match=headers["etag"])[0] == 304
    assert body


def test_no_page_carries_the_script_of_a_part() -> None:
    for name in scripts.NAMES:
        assert scripts.path(name).read_text("utf-8")[:60] not in HEAD.decode()
    assert f'import("./{scripts.address("search")}")'.encode() in HEAD  # which each page has


def test_our_addresses_stand_under_the_path_of_the_pages_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": "/a/b/"}.get)
    below = Starlette(routes=routes(), middleware=MIDDLEWARE)
    for name in ("boundaries/world.geojson", "scripts/table.js", "stories/overview.html?version=0&lang=ko"):
        assert get(below, f"/a/b/{name}")[0] == 200
        assert get(below, f"/{name}")[0] == 404


def test_boundaries_are_asked_for_beside_the_page_wherever_it_stands() -> None:
    for name in boundaries.NAMES:
        for page in ("https://example.org/dash/", "https://example.org/dash/concentration?lang=ko"):
            asked = urljoin(page, maps.address(name))
            assert asked == f"https://example.org/dash/boundaries/{name}.geojson?v={boundaries.digest(name)}"


@pytest.mark.parametrize("query", ["", "?lang=ko&province=KR-26"])
def test_the_overview_is_found_by_its_name_too(query: str) -> None:
    status, headers, _body = get(SHELL, f"/overview{query}", accept="text/html")
    assert (status, headers["location"]) == (307, f"./{query}")


@pytest.mark.parametrize("name", ["moon", "..%2Fpoints", "boundaries"])
def test_no_other_file_is_given(name: str) -> None:
    assert get(APP, f"/boundaries/{name}.geojson")[0] == 404
    assert get(APP, f"/scripts/{name}.js")[0] == 404


class TestAFileThatIsMadeWhenItsButtonIsPressed:
    @staticmethod
    def asked(make: Callable[[], bytes]) -> BackendOperationResponse:
        """What a session of Streamlit answers the browser that presses the button."""
        manager = MediaFileManager(MemoryMediaFileStorage("/media"))
        file = manager.add_deferred(make, "text/csv", "1", file_name="a.csv")
        request = BackendOperationRequest(request_id="1", deferred_file={"file_id": file})
        return run(app_session.DeferredFileHandler(lambda: manager).handle(request, "session"))

    def test_is_given_by_its_address(self) -> None:
        answer = self.asked(lambda: b"a,b")
        assert answer.deferred_file.url.startswith("/media/")
        assert not answer.error_msg

    @pytest.mark.parametrize(("language", "told"), [("en", "could not be made"), ("ko", "파일을 만들지 못했습니다")])
    def test_tells_in_the_readers_language_that_it_could_not_be_made(self, language: str, told: str) -> None:
        def broken() -> bytes:
            raise TypeError("boolean value of NA is ambiguous")

        answer = self.asked(partial(takeaway._apart, language, Outlook(), "a.csv", broken))
        assert answer.error_msg.startswith("“a.csv” ")
        assert told in answer.error_msg

    def test_that_is_kept_for_all_replicas_is_given_where_it_is_kept(self) -> None:
        def kept() -> bytes:
            raise ElsewhereError("made/00.zip?name=a.zip")

        answer = self.asked(partial(takeaway._apart, "ko", Outlook(), "a.zip", kept))
        assert (answer.deferred_file.url, answer.error_msg) == ("/made/00.zip?name=a.zip", "")

    def test_is_made_by_the_handler_that_a_session_takes(self) -> None:
        assert app_session.DeferredFileHandler is Downloads
        assert "DeferredFileHandler(" in inspect.getsource(app_session.AppSession._create_backend_operation_dispatcher)


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop is not made for it; the server goes on without")
def test_the_server_takes_the_fast_loop_by_itself() -> None:
    """Waking up for every message of a page and writing it was a fifth of a run on the loop of asyncio."""
    from streamlit.web.server.starlette import starlette_server

    config = Config(APP, **starlette_server._get_uvicorn_config_kwargs())
    made = config.get_loop_factory()
    assert made is not None
    assert made.__module__ == "uvloop"


class TestLiveAndReady:
    """Asked by whoever runs several of them: the one of the process alone, the other of its store too."""

    def test_a_store_that_is_there_or_not_begun_is_ready(self) -> None:
        app = Starlette(routes=routes(), middleware=MIDDLEWARE)
        assert (get(app, "/live")[0], get(app, "/live")[2]) == (200, b"live\n")
        assert (get(app, "/ready")[0], get(app, "/ready")[2]) == (200, b"ready at version 0\n")
        published(report())
        assert get(app, "/ready")[2] == b"ready at version 1\n"
        assert get(app, "/ready")[1]["cache-control"] == "no-store"

    def test_a_store_of_a_newer_program_is_not_ready_but_the_process_lives(self) -> None:
        published(report())
        with closing(sqlite3.connect(url().removeprefix("sqlite:///"))) as store:
            store.execute("UPDATE dashboard_store SET schema = ?", [SCHEMA + 1])
            store.commit()
        app = Starlette(routes=routes(), middleware=MIDDLEWARE)
        status, _headers, body = get(app, "/ready")
        assert (status, body.decode().partition(":")[0]) == (503, "NewerStore")
        assert b"newer version of this dashboard" in body
        assert get(app, "/live")[0] == 200

    def test_a_database_that_is_away_takes_readers_off_and_restarts_nobody(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        app, there = Starlette(routes=routes(), middleware=MIDDLEWARE), url()
        published(report())
        monkeypatch.setenv(VARIABLE, f"postgresql+psycopg://nobody@127.0.0.1:{free_port()}/nothing")
        assert (get(app, "/ready")[0], get(app, "/live")[0]) == (503, 200)
        monkeypatch.setenv(VARIABLE, there)
        assert get(app, "/ready")[2] == b"ready at version 1\n"

    def test_a_replica_that_leaves_is_not_ready(self, monkeypatch: pytest.MonkeyPatch) -> None:
        leaving = Event()
        leaving.set()
        monkeypatch.setattr(server, "_leaving", leaving)
        app = Starlette(routes=routes(), middleware=MIDDLEWARE)
        assert (get(app, "/ready")[0], get(app, "/live")[0]) == (503, 200)


def _known(address: str, **headers: str) -> tuple[int, bytes]:
    """Status and body of the answer to a reader who has what the same question gave before."""
    tag = get(APP, address, **headers)[1]["etag"]
    status, _headers, body = get(APP, address, if_none_match=tag, **headers)
    return status, body


def test_a_reader_who_has_the_page_gets_none_and_who_has_another_gets_the_page() -> None:
    assert _known("/trends?lang=ko", accept="text/html") == (304, b"")
    assert _known("/trends?lang=ko", accept="text/html", accept_encoding="gzip, br") == (304, b"")
    korean = get(APP, "/trends?lang=ko", accept="text/html")[1]["etag"]
    status, headers, body = get(APP, "/trends?lang=en", accept="text/html", if_none_match=korean)
    assert (status, headers["etag"] == korean) == (200, False)
    assert b"<html" in body


@pytest.mark.parametrize("address", ["/changes.atom?lang=ko", "/boundaries/world.geojson"])
def test_so_it_is_with_the_feed_and_the_boundaries(address: str) -> None:
    assert _known(address, accept_encoding="gzip") == (304, b"")


SCRIPTS = Path(st.__file__).parent / "static" / "static"


@pytest.mark.parametrize("folder", ["js", "css"])
def test_streamlits_scripts_and_style_sheets_come_packed_and_are_what_they_were(folder: str) -> None:
    for file in sorted((SCRIPTS / folder).iterdir())[:40]:
        address = f"/static/{folder}/{file.name}"
        for asked in ("gzip, deflate, br, zstd", "gzip, deflate"):
            way, unpacked = PACKED[asked]
            _status, headers, body = get(SHELL, address, accept_encoding=asked)
            assert headers["content-encoding"] == way
            assert unpacked(body) == file.read_bytes()
            assert "immutable" in headers["cache-control"]
            assert "Accept-Encoding" in headers["vary"]
            assert get(SHELL, address, accept_encoding=asked, if_none_match=headers["etag"])[::2] == (304, b"")


@pytest.mark.parametrize(
    "encoding",
    ["", "zstd", "identity", "gzip;q=0", "br; q=0.0", "*;q=0", "gzip;q=0, *", "gzip ;\tq=0., *;q=1, br;q=0.000"],
)
def test_a_reader_who_does_not_unpack_gets_them_as_they_are(encoding: str) -> None:
    file = next((SCRIPTS / "js").glob("index.*.js"))
    _status, headers, body = get(SHELL, f"/static/js/{file.name}", accept_encoding=encoding)
    assert "content-encoding" not in headers
    assert body == file.read_bytes()
    known = headers["etag"]
    assert get(SHELL, f"/static/js/{file.name}", accept_encoding=encoding, if_none_match=known)[::2] == (304, b"")


@pytest.mark.parametrize("name", ["static/js/none.js", "static/js/../../index.html", "static/js/", "static/none/a.js"])
def test_what_is_no_script_of_streamlits_is_not_taken_from_its_disk(name: str) -> None:
    assert get(SHELL, f"/{name}", accept_encoding="gzip")[0] == 404


def test_a_first_visit_carries_a_third_of_what_streamlit_sends() -> None:
    """The largest script, of charts, is 4.7 MB on Streamlit's disk."""
    [file] = (SCRIPTS / "js").glob("PlotlyChart.*.js")
    _status, _headers, body = get(SHELL, f"/static/js/{file.name}", accept_encoding="gzip")
    assert len(body) < file.stat().st_size / 3
    _status, _headers, smaller = get(SHELL, f"/static/js/{file.name}", accept_encoding="gzip, br")
    assert len(smaller) < 0.85 * len(body)
