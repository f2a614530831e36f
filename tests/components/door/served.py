"""The server without Streamlit, and somebody of another machine who asks it."""

from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from components.server import MIDDLEWARE, routes

PEER = {"client": ("10.0.0.2", 40_000), "server": ("10.0.0.9", 8501)}


def app() -> Starlette:
    """The server with a page that says nothing, in the place of Streamlit's."""
    page = Route("/{path:path}", lambda _: HTMLResponse('<html lang="en"><head></head><div id="root"></div></html>'))
    return Starlette(routes=[*routes(), page], middleware=MIDDLEWARE)
