"""Editions of the bundled data, made once for all tests of a worker, and read back: what their scripts would read."""

import base64
import gzip
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final

from components.export.edition import edition
from components.figures import stories
from components.files.rows import Provenance
from data.outlook import Outlook
from i18n import speaking

TAKEN: Final = Provenance(
    data=Outlook(), filters="none", accessed=date(2026, 11, 22), link="https://dashboard.example/?lang=en"
)


@cache
def of_all_pages() -> bytes:
    """All pages, opening in English."""
    with speaking("en"):
        return edition(None, taken=TAKEN)


@cache
def of_the_overview() -> bytes:
    """The story for ministers, opening in Korean."""
    with speaking("ko"):
        return edition(lambda: stories.story("overview", Outlook()), taken=TAKEN)


def data(content: bytes) -> dict[str, Any]:
    """The data that the file holds."""
    found: dict[str, Any] = json.loads(unpacked(content, "data"))
    return found


def unpacked(content: bytes, name: str) -> str:
    """A block of the file as text."""
    block = re.search(rf'<script type="text/plain" id="{name}">([^<]+)</script>', content.decode())
    assert block, f"no block {name}"
    return gzip.decompress(base64.b64decode(block[1])).decode()


def page(held: dict[str, Any], language: str, name: str, state: str = "") -> dict[str, Any]:
    """A page in one state."""
    found: dict[str, Any] = held["pool"][held["languages"][language]["pages"][name][state]]
    return found


def exhibits(held: dict[str, Any], shown: dict[str, Any]) -> list[dict[str, Any]]:
    """The exhibits of a page, those that are folded too, and those of slides."""
    places = []
    for part in shown["parts"]:
        inner = part.get("slide", part)
        places += [inner.get("exhibit"), *part.get("exhibits", [])]
    return [held["pool"][place] for place in places if place is not None]


def pictured(held: dict[str, Any], runs: list[int]) -> str:
    """A picture, put together of its elements as the script does."""
    places = zip(runs[::2], runs[1::2], strict=True)
    return "".join(element for first, last in places for element in held["pieces"][first : last + 1])


def pictures(held: dict[str, Any]) -> Iterator[str]:
    """All pictures of an edition or a talk, put together."""
    for runs in _runs(held):
        yield pictured(held, runs)


def _runs(part: Any, *, drawn: bool = False) -> Iterator[list[int]]:
    if isinstance(part, dict):
        for key, value in part.items():
            yield from _runs(value, drawn=drawn or key == "drawn")
    elif isinstance(part, list):
        if drawn and part and all(isinstance(one, int) for one in part):
            yield part
        else:
            for value in part:
                yield from _runs(value, drawn=drawn)
