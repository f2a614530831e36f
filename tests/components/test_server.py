"""What the server adds to Streamlit's: the language of the page, boundaries by address, security headers."""

import gzip
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

from components.server import AT_ONCE, HEAD, MIDDLEWARE, ROUTES
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
