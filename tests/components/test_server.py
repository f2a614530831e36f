"""What the server adds to Streamlit's: the language of the page, boundaries by address, security headers."""

import asyncio
import gzip
import inspect
import re
from collections.abc import Callable
from functools import partial

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime import app_session
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from components import takeaway
from components.server import AT_ONCE, HEAD, MIDDLEWARE, ROUTES, Downloads
from geo import boundaries
from tests.components.asgi import get

PAGE = '<!doctype html><html lang="en"><head><title>Streamlit</title></head>' + "<p>text</p>" * 100


async def _page(_request: object) -> HTMLResponse:
    return HTMLResponse(PAGE)


async def _data(_request: object) -> JSONResponse:
    return JSONResponse({"html": '<html lang="en"'})


# As Streamlit builds its application: our layers outside, its compression inside.
APP = Starlette(
    routes=[*ROUTES, Route("/", _page), Route("/trends", _page), Route("/data", _data)],
    middleware=[*MIDDLEWARE, Middleware(GZipMiddleware, minimum_size=500)],
)


@pytest.mark.parametrize(
    ("address", "browser", "language"),
    [
        ("/?lang=ko", "en-US,en;q=0.9", "ko"),
        ("/trends?lang=en", "ko-KR", "en"),
        ("/trends", "en-GB,en;q=0.9,ko;q=0.8", "en"),
        ("/trends", "ko", "ko"),
        ("/trends", "fr-FR,fr;q=0.9", "ko"),
        ("/trends?lang=fr", "en-US", "en"),
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


def test_a_browser_that_takes_compressed_pages_gets_the_language_too() -> None:
    _status, headers, body = get(APP, "/?lang=ko", accept="text/html,*/*", accept_encoding="gzip, deflate, br, zstd")
    text = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
    assert b'<html lang="ko"' in text


def test_only_pages_are_mended() -> None:
    _status, _headers, body = get(APP, "/data?lang=ko")
    assert b"en" in body
    assert b"ko" not in body


@pytest.mark.parametrize("address", ["/", "/data", "/boundaries/world.geojson", "/boundaries/moon.geojson"])
def test_every_answer_carries_the_security_headers(address: str) -> None:
    _status, headers, _body = get(APP, address)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("name", boundaries.NAMES)
def test_a_boundary_file_is_given_whole_and_may_be_kept_for_good(name: str) -> None:
    status, headers, body = get(APP, f"/boundaries/{name}.geojson?v={boundaries.digest(name)}")
    assert status == 200
    assert body == boundaries.path(name).read_bytes()
    assert headers["content-type"].startswith("application/geo+json")
    assert "immutable" in headers["cache-control"]


@pytest.mark.parametrize("name", ["moon", "..%2Fpoints", "boundaries"])
def test_no_other_file_is_given(name: str) -> None:
    assert get(APP, f"/boundaries/{name}.geojson")[0] == 404


class TestAFileThatIsMadeWhenItsButtonIsPressed:
    @staticmethod
    def asked(make: Callable[[], bytes]) -> BackendOperationResponse:
        """What a session of Streamlit answers the browser that presses the button."""
        manager = MediaFileManager(MemoryMediaFileStorage("/media"))
        file = manager.add_deferred(make, "text/csv", "1", file_name="a.csv")
        request = BackendOperationRequest(request_id="1", deferred_file={"file_id": file})
        return asyncio.run(app_session.DeferredFileHandler(lambda: manager).handle(request, "session"))

    def test_is_given_by_its_address(self) -> None:
        answer = self.asked(lambda: b"a,b")
        assert answer.deferred_file.url.startswith("/media/")
        assert not answer.error_msg

    @pytest.mark.parametrize(("language", "told"), [("en", "could not be made"), ("ko", "파일을 만들지 못했습니다")])
    def test_tells_in_the_readers_language_that_it_could_not_be_made(self, language: str, told: str) -> None:
        def broken() -> bytes:
            raise TypeError("boolean value of NA is ambiguous")

        answer = self.asked(partial(takeaway._speaking, language, "a.csv", broken))
        assert answer.error_msg.startswith("“a.csv” ")
        assert told in answer.error_msg

    def test_is_made_by_the_handler_that_a_session_takes(self) -> None:
        assert app_session.DeferredFileHandler is Downloads
        assert "DeferredFileHandler(" in inspect.getsource(app_session.AppSession._create_backend_operation_dispatcher)
