"""The address of a story's player: `/stories/overview.html?version=0&lang=ko`. No page of Streamlit stands behind it."""

from datetime import datetime
from functools import partial
from html import escape
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from components.export.whole import UnmadeError, made
from data.store.errors import UnavailableError, UnknownStoryError, UnknownVersionError
from data.store.head import head
from i18n import LANGUAGES, Message, _, message, speaking

# Versions stay as they are, but the day on the slides and the program that makes them do not.
FRESH: Final = {"Cache-Control": "no-cache"}
FRAMED: Final = "frame-ancestors 'self'"  # what a file cannot say of itself
MISSING: Final = message(
    "There is no such story, or no such version of it or of the data. The page “Present” lists them."
)
UNAVAILABLE: Final = message("The database of published data cannot be reached. Try again, or tell the operator.")
UNMADE: Final = message(
    "This talk could not be made: the dashboard has a fault with these data. Choose another story or an earlier version "
    "of the data, and tell whoever runs the dashboard."
)


def address(name: str, *, version: int, edition: int | None, language: str) -> str:
    """Where the player of a story stands, beside the pages; with the version of the data it stays at."""
    asked = {"version": version, **({} if edition is None else {"edition": edition}), "lang": language}
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
        return _told(MISSING, HTTPStatus.NOT_FOUND)
    except UnavailableError:
        return _told(UNAVAILABLE, HTTPStatus.SERVICE_UNAVAILABLE)
    except UnmadeError:
        return _told(UNMADE, HTTPStatus.INTERNAL_SERVER_ERROR)


def _answer(request: Request, name: str, language: str) -> Response:
    # What makes the file is imported when the first talk begins, not in every cold start.
    from components.export import shelf
    from components.export.edition.shell import rules
    from data.store.version import KOREA

    version, edition = (_number(request, part) for part in ("version", "edition"))
    newest = shelf.latest(name)
    if version is None or (edition is None and newest is not None):
        version = head() if version is None else version
        whole = address(name, version=version, edition=edition or newest, language=language)
        return RedirectResponse(whole.removeprefix("stories/"))
    own, day = (None if newest is None else edition), datetime.now(KOREA).date()
    talk = shelf.Talk(name=name, edition=own, head=version, language=language, day=day)
    content = made(name, partial(shelf.page, talk))
    return HTMLResponse(content, headers={**FRESH, "Content-Security-Policy": f"{rules(content)}; {FRAMED}"})


def _number(request: Request, name: str) -> int | None:
    """A number of the address; -1, which is no version of anything, for what is none."""
    asked = request.query_params.get(name)
    if asked is None:
        return None
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else -1


def _told(what: Message, status: HTTPStatus) -> Response:
    """The same sentence in both languages: whoever follows a broken link may read either."""
    lines = []
    for language in LANGUAGES:
        with speaking(language):
            link = f'<a href="../present?lang={language}">{escape(_("Present"))}</a>'
            lines.append(f'<p lang="{language}">{escape(str(what))} {link}</p>')
    title = f"<title>{status.value}</title>"
    return HTMLResponse(
        f'<!doctype html><html lang="ko"><head>{title}</head><body>{"".join(lines)}</body></html>',
        status,
        {"Content-Security-Policy": f"default-src 'none'; base-uri 'none'; form-action 'none'; {FRAMED}"},
    )
