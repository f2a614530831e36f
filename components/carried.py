"""What carries an answer to a reader: nothing where he has it already, packed where he can unpack it."""

import gzip
import re
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Final

import brotli  # type: ignore[import-untyped]
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

FOR_GOOD: Final = "public, max-age=31536000, immutable"
ANEW: Final = "no-cache"
NOUGHT: Final = re.compile(r"q\s*=\s*0(\.0*)?")  # the share of what a reader does not want


def unless_known(request: Request, content: bytes, *, kind: str, headers: dict[str, str]) -> Response:
    """The content, or 304 where the reader has it already."""
    headers = {**headers, "ETag": tag(content)}
    if has(request.headers, headers["ETag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, media_type=kind, headers=headers)


def coding(headers: Headers) -> str:
    """How an answer is packed for a reader: `br`, which carries a sixth less, or `gzip`; "" where he unpacks neither.

    What is named holds before `*`, which stands for all others: of them `gzip`, for what says `*` is rarely a browser.
    """
    offered = (part.lower().partition(";") for part in headers.get("accept-encoding", "").split(","))
    wanted = {name.strip(): not NOUGHT.fullmatch(share.strip()) for name, _sign, share in offered}
    return "br" if wanted.get("br") else "gzip" if wanted.get("gzip", wanted.get("*")) else ""


def tag(content: bytes) -> str:
    """What stands for the content in a reader's question whether it has changed."""
    return f'"{sha256(content).hexdigest()[:32]}"'


def has(headers: Headers, known: str) -> bool:
    """Whether the reader has what this tag stands for."""
    named = [one.strip().removeprefix("W/") for one in headers.get("if-none-match", "").split(",")]
    return known in named or "*" in named


def packed(request: Request, path: Path, kind: str, *, holds: str = "") -> Response:
    """A file that never changes, packed as the reader unpacks it; nothing where he has it.

    Args:
        holds: the digest of what the file holds, where its address names it as `v`: while a server is replaced by another
            one, a page of either asks the other, whose file nobody may keep under that address.
    """
    kept = FOR_GOOD if request.query_params.get("v", "") == holds else ANEW
    headers = {"Cache-Control": kept, "Vary": "Accept-Encoding"}
    if not (way := coding(request.headers)):
        return unless_known(request, path.read_bytes(), kind=kind, headers=headers)
    return unless_known(request, _file(path, way), kind=kind, headers={**headers, "Content-Encoding": way})


@lru_cache(maxsize=400)  # all that Streamlit has, of which readers ask for some forty: two megabytes
def _file(path: Path, way: str) -> bytes:
    return _pack(path.read_bytes(), way, quality=9)  # 11 carries a twentieth less and takes half a minute


@lru_cache(maxsize=64)  # five megabytes: the pages with the choices that most readers begin with
def packed_page(page: bytes, way: str) -> bytes:
    """A page, packed once for all who are sent it so."""
    return _pack(page, way, quality=5)


def _pack(content: bytes, way: str, *, quality: int) -> bytes:
    return brotli.compress(content, quality=quality) if way == "br" else gzip.compress(content, mtime=0)
