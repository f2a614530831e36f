"""Figures by address, for other pages and documents: `/figure/trainees-by-category.svg?lang=ko&theme=dark&version=…`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from components.carried import FOR_GOOD, unless_known
from components.door.reading import is_for_readers_who_signed_in
from components.figures.exhibit import Figure
from components.figures.pages import FIGURE_PAGES
from components.files.picture import png, svg_file
from components.files.rows import VERSION
from components.files.taken import public_address
from components.scene.svg import THEMES
from data.outlook import Outlook
from data.package import DataError, ParameterError, UnknownNameError
from data.store import location
from data.store.errors import OtherDataError, UnavailableError
from i18n import LANGUAGES, Message, _, message, speaking
from i18n.dates import today
from indicators.dataset import NOT_COMPUTED, IndicatorError

WIDTHS: Final = (320, 1600)  # pixels
USUAL: Final = 720
KINDS: Final = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
# What the picture is asked for by, beside the choices of its page.
OWN: Final = ("lang", "theme", "width", VERSION)
ASK_AGAIN: Final = "no-cache"
LONGEST: Final = 500  # letters of all choices together: the address of no page has as many
ALONE: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *"

UNKNOWN: Final = message("There is no figure “{name}”. The names of all figures stand in docs/embedding.md.")
NO_PICTURE: Final = message("“{name}” is a table: it has no picture.")
NO_THEME: Final = message("There is no theme “{asked}”. There are: light, dark.")
NO_LANGUAGE: Final = message("There is no language “{asked}”. There are: {languages}.")
NO_WIDTH: Final = message("“{asked}” is no width in pixels from {least} to {most}.")
NO_SUCH_CHOICE: Final = message("The figure knows no such choice.")


class RefusedError(ValueError):
    """The picture can't be given; the message says why in the reader's language."""

    def __init__(self, why: str, status: HTTPStatus) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One picture: what it depends on and nothing else, so that it is made once for all who ask for it."""

    name: str
    kind: str
    theme: str
    width: int
    language: str
    choices: tuple[tuple[str, str], ...]
    head: int
    release: str
    store: str
    day: date


def figure(request: Request, *, language: str) -> Response:
    """The picture, or in words why there is none; 304 where the reader has it already."""
    with speaking(language):
        try:
            asked = _asked(request, language)
            content = _made(asked)
        except RefusedError as refused:
            return _refusal(str(refused), refused.status)
        except OtherDataError as other:
            return _refusal(str(other), HTTPStatus.NOT_FOUND)
        except UnavailableError as missing:
            return _refusal(str(missing.told), HTTPStatus.SERVICE_UNAVAILABLE)
    headers = {
        "Cache-Control": _kept(request, asked),
        "Content-Language": language,
        "Vary": "Accept-Language",
        "Content-Security-Policy": ALONE,
    }
    return unless_known(request, content, kind=KINDS[asked.kind], headers=headers)


def _kept(request: Request, asked: Asked) -> str:
    """How long whoever has the picture need not ask again: for good where it is named whole, and nobody can take it back.

    A published version can be emptied, so who keeps its picture asks each time whether it still is what it was. What only
    those may read who signed in is kept by nobody on the way.
    """
    if is_for_readers_who_signed_in():
        return f"private, {ASK_AGAIN}"
    is_named = VERSION in request.query_params and "lang" in request.query_params
    return FOR_GOOD if is_named and not asked.head else f"public, {ASK_AGAIN}"


def _refusal(why: str, status: HTTPStatus) -> Response:
    return PlainTextResponse(f"{why}\n", status, {"Cache-Control": "no-store", "Content-Security-Policy": ALONE})


# What is asked for.


def _asked(request: Request, language: str) -> Asked:
    name, kind = request.path_params["name"], request.path_params["kind"]
    if kind not in KINDS:
        raise RefusedError(_(UNKNOWN.text, name=_short(f"{name}.{kind}")), HTTPStatus.NOT_FOUND)
    query = dict(request.query_params)
    named = query.get("lang", language)
    if named not in LANGUAGES:
        raise _wrong(NO_LANGUAGE, asked=_short(named), languages=", ".join(LANGUAGES))
    theme = query.get("theme", THEMES[0])
    if theme not in THEMES:
        raise _wrong(NO_THEME, asked=_short(theme))
    outlook = Outlook.named(query.get(VERSION))
    choices = tuple(sorted((name, value) for name, value in query.items() if name not in OWN))
    if sum(len(name) + len(value) for name, value in choices) > LONGEST:
        raise _wrong(NO_SUCH_CHOICE)
    return Asked(
        name=name,
        kind=kind,
        theme=theme,
        width=_width(query.get("width", str(USUAL))),
        language=named,
        choices=choices,
        head=outlook.head,
        release=outlook.release,
        store=location.state(at=outlook.head),
        day=today(),
    )


def _width(asked: str) -> int:
    least, most = WIDTHS
    if not (asked.isascii() and asked.isdigit() and len(asked) < 6 and least <= int(asked) <= most):
        raise _wrong(NO_WIDTH, asked=_short(asked), least=str(least), most=str(most))
    return int(asked)


def _wrong(why: Message, **words: str) -> RefusedError:
    return RefusedError(_(why.text, **words), HTTPStatus.BAD_REQUEST)


def _short(asked: str) -> str:
    """What the address asks for, fit to be shown."""
    return asked[:40] or "?"


# What is given.


@lru_cache(maxsize=60)  # thirty megabytes, were all of them the widest in pixels
def _made(asked: Asked) -> bytes:
    """The file; kept for all who ask for the same."""
    with speaking(asked.language):
        if asked.kind == "png":
            return png(_svg(asked))
        return _svg(asked).encode()


@lru_cache(maxsize=100)
def _svg(asked: Asked) -> str:
    outlook = Outlook(head=asked.head, release=asked.release)
    with outlook.in_force():
        page, found = _found(asked, outlook)
        reference = outlook.reference()
        query = {"lang": asked.language, **dict(asked.choices), **({VERSION: reference} if reference else {})}
        link = f"{public_address() or ''}/{page}?{urlencode(query)}"
        return svg_file(found, data=outlook, link=link, theme=asked.theme, width=asked.width)


def _found(asked: Asked, outlook: Outlook) -> tuple[str, Figure]:
    """The page of a figure, and the figure in the state that is asked for."""
    from components.export.own import NOTHING, state_of

    page = next((name for name, record in FIGURE_PAGES.items() if asked.name in record.exhibits), None)
    if page is None:
        raise RefusedError(_(UNKNOWN.text, name=_short(asked.name)), HTTPStatus.NOT_FOUND)
    with _choices_told():
        shown = FIGURE_PAGES[page].exhibits[asked.name](state_of(dict(asked.choices), outlook))
    if shown is None:
        raise RefusedError(str(NOTHING), HTTPStatus.NOT_FOUND)
    if not isinstance(shown, Figure):
        raise RefusedError(_(NO_PICTURE.text, name=asked.name), HTTPStatus.NOT_FOUND)
    return page, shown


@contextmanager
def _choices_told() -> Iterator[None]:
    """What is wrong with the choices, in words; the names that arithmetic has for them say nothing to a reader."""
    try:
        yield
    except UnavailableError:
        raise
    except (UnknownNameError, ParameterError) as unknown:
        raise RefusedError(str(NO_SUCH_CHOICE), HTTPStatus.BAD_REQUEST) from unknown
    except (DataError, IndicatorError) as refused:
        raise RefusedError(str(refused), HTTPStatus.BAD_REQUEST) from refused
    except NOT_COMPUTED as unknown:  # a choice in a form that the figure does not know, or beyond all numbers
        raise RefusedError(str(NO_SUCH_CHOICE), HTTPStatus.BAD_REQUEST) from unknown
