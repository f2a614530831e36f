"""Files that are sent stay in the memory of the process until their page is left: Streamlit asks nobody how many."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from threading import Lock
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from components.door import peers, refusals
from components.door.pace import Pace
from i18n import _, each_once

UPLOAD: Final = re.compile(r"_stcore/upload_file/([^/]+)/[^/]+")
MOST_HELD: Final = 6  # of one session: a page shows one box at a time, and what it puts away is deleted
MOST_ON_THEIR_WAY: Final = 16  # of all: each may lie in a folder in memory until it is whole
LARGEST: Final = 10 << 20
MOST_HELD_BYTES: Final = 512 << 20  # of all sessions of a process: a replica has 2 GB
SENT_BY_AN_ADDRESS: Final = Pace(600)


def session_of(scope: Scope, *, base: str) -> str:
    """The session into which a request sends a file; "" for any other request."""
    sent = UPLOAD.fullmatch(scope["path"].removeprefix(base).lstrip("/")) if scope["method"] == "PUT" else None
    return sent[1] if sent else ""


class OnTheirWay:
    """Files that are being sent, by session: many at once would each find room that is there once."""

    def __init__(self) -> None:
        self._begun: Counter[str] = Counter()
        self._one_at_a_time = Lock()

    @contextmanager
    def one(self, session_id: str) -> Iterator[tuple[int, int]]:
        """One more, as long as it comes; how many of its session, and of all, were on their way before it."""
        with self._one_at_a_time:
            ahead = self._begun[session_id], self._begun.total()
            self._begun[session_id] += 1
        try:
            yield ahead
        finally:
            with self._one_at_a_time:
                self._begun -= Counter([session_id])


ON_THEIR_WAY: Final = OnTheirWay()


def may_upload(request: Request, session_id: str, ahead: tuple[int, int]) -> bool:
    """Whether a file is taken in now: not too many of a session or of an address, and not more than the process can hold.

    `ahead` are the files on their way before it, of its session and of all.
    """
    from streamlit.runtime import Runtime

    of_session, of_all = ahead
    if not Runtime.exists():
        return of_session < MOST_HELD and of_all < MOST_ON_THEIR_WAY
    held = getattr(Runtime.instance().uploaded_file_mgr, "file_storage", {})
    # Counted from what is there: a file that was deleted, or a session that ended, counts no more.
    bytes_held = sum(len(one.data) for files in list(held.values()) for one in list(files.values()))
    room = (
        len(held.get(session_id, ())) + of_session < MOST_HELD
        and of_all < MOST_ON_THEIR_WAY
        and bytes_held + of_all * LARGEST < MOST_HELD_BYTES
    )
    return room and SENT_BY_AN_ADDRESS.allows(peers.address_of(request))


def too_many(request: Request) -> Response:
    """The answer to who sends too many files; the audit is told, but not of all of a storm."""
    refusals.tell("upload", peers.address_of(request), {"why": "too many"})
    told = "\n".join(each_once(lambda: _("Too many files at once. Put one away, or wait a minute.")).values())
    return PlainTextResponse(told, HTTPStatus.TOO_MANY_REQUESTS, {"Cache-Control": "no-store"})
