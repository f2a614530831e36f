"""The first view of a page, sent with it: its answer and its lead picture, until the live page has drawn its own.

Without scripts it is the page: the picture's table and the way to the other pages stand beneath.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from html import escape
from typing import Final
from urllib.parse import urlencode

from components.address import base
from components.draw import whole
from components.evidence import SHOWN
from components.export.own import state_of
from components.figures import words
from components.figures.cards import Card
from components.figures.exhibit import Behind, Figure, Table
from components.figures.page import ON_MAPS, FigurePage, boundaries
from components.figures.pages import FIGURE_PAGES, PAGES
from components.figures.state import State
from components.figures.words import cells
from components.files.rows import VERSION, never_folded, published
from components.scene import picture
from components.scene.parts import plain
from components.scene.svg import svg
from data.outlook import Outlook
from data.store import location
from i18n import _, speaking
from i18n.dates import today
from indicators.dataset import NOT_COMPUTED

# A picture is drawn twice, for the widths that it has on a laptop and on a telephone: its words keep their size.
WIDTHS: Final = {"wide": 821, "narrow": 328}
IN_A_PANEL: Final = {"wide": 734, "narrow": 302}  # on the overview
OVERVIEW: Final = next(iter(PAGES))
OF_THE_READER: Final = ("lang", VERSION, "open")  # what else an address says


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One first view: what it depends on and nothing else, so that it is made once for all readers."""

    page: str
    choices: tuple[tuple[str, str], ...]
    language: str
    head: int
    store: str
    day: date


def first_view(path: str, query: Mapping[str, str], *, language: str) -> bytes:
    """The first view of the page at a path, as it is sent; without scripts the way to other pages alone, where it has none.

    That is a page without figures, the overview of a province, an earlier version of the data, and choices that the data
    do not have: the live page begins with something else there.
    """
    name = path.removeprefix(base()).strip("/") or OVERVIEW
    if name not in FIGURE_PAGES or (name == OVERVIEW and "province" in query):
        return _bare(language)
    choices = tuple(sorted((key, value) for key, value in query.items() if key not in OF_THE_READER))
    try:
        newest = Outlook()
        if VERSION in query and Outlook.named(query[VERSION]) != newest:
            return _bare(language)
        store = location.state(at=newest.head)
        return _made(Asked(page=name, choices=choices, language=language, head=newest.head, store=store, day=today()))
    except NOT_COMPUTED:
        return _bare(language)


def _bare(language: str) -> bytes:
    with speaking(language):
        return f"<noscript>{_pages(language)}</noscript>".encode()


@lru_cache(maxsize=200)  # thirty-five megabytes, were all of them maps of the world
def _made(asked: Asked) -> bytes:
    with speaking(asked.language):
        state = state_of(dict(asked.choices), Outlook(head=asked.head))
        record = FIGURE_PAGES[asked.page]
        lead = record.lead(state)
        drawn = _picture(lead, state, panel=record.name == OVERVIEW)
        unscripted = f"<noscript>{_table(lead.table)}{_pages(asked.language)}</noscript>"
        line = _line(record.cards(state), state, below=lead)
        return f'<div id="first-view">{_head(record, state)}{drawn}{line}{unscripted}</div>'.encode()


def _head(record: FigurePage, state: State) -> str:
    answer = record.answer(state)
    title, question = str(record.heading or record.title), record.asks(state)
    return f"<header><h1>{_text(title)}</h1> <p>{_text(question)}</p><h2>{escape(answer)}</h2></header>"


def _picture(shown: Figure, state: State, *, panel: bool) -> str:
    """The picture as it stands on the page: finding, what it shows with its marks, cautions that never fold, publishers."""
    kinds = words.unbroken(words.statuses(*shown.behind))
    tall = None if panel else float(whole(shown))
    drawn = "".join(
        f'<div class="{name}">{svg(replace(picture(shown, width=width, tall=tall), id=f"{shown.id}-{name}"))}</div>'
        for name, width in (IN_A_PANEL if panel else WIDTHS).items()
    )
    told = [_care(shown.behind, state)]
    told += [boundaries()] if shown.id in ON_MAPS else []
    told += [published(*shown.behind, data=state.outlook, most=SHOWN)]
    said = "".join(f"<p>{_text(one)}</p>" for one in shown.says)
    return (
        f'<div class="{"panel" if panel else "lead"}"><figure><h3>{_text(shown.title)}</h3>'
        f"<p>{_text(f'{shown.subtitle} · {kinds}')}</p>{drawn}"
        f"<figcaption>{_paragraphs(told)}</figcaption></figure><div>{said}</div></div>"
    )


def _care(behind: Iterable[Behind], state: State, *, but: Iterable[Behind] = ()) -> str:
    """The cautions that never fold; those that `but` has told are not told again."""
    care = never_folded(*behind, data=state.outlook, but=but)
    return f"⚠ {care}" if care else ""


def _line(cards: Iterable[Card], state: State, *, below: Figure) -> str:
    """The figures of the page, each with its marks, its time, and its cautions that the picture above has not told."""
    told = (
        f"<div><dt>{_text(card.label)}</dt><dd>{_text(card.value)}<small>{_text(card.kind)}</small>"
        f"{_small(_care(card.rests_on, state, but=below.behind))}</dd></div>"
        for card in cards
    )
    return f"<dl>{''.join(told)}</dl>"


def _small(text: str) -> str:
    return f"<small>{_text(text)}</small>" if text else ""


def _table(shown: Table) -> str:
    """The table of the picture, which a page without scripts cannot open otherwise."""
    made = cells(shown)
    head = "".join(f'<th scope="col">{_text(column["title"])}</th>' for column in made["columns"])
    rows = ("".join(f"<td>{_text(cell['text'])}</td>" for cell in row) for row in made["rows"])
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _pages(language: str) -> str:
    """The way to the other pages, in the same language."""
    why = _("Filters, files and the other pictures need JavaScript, which this browser does not run.")
    links = "".join(
        f'<li><a href="{base()}{"" if name == OVERVIEW else name}?{urlencode({"lang": language})}">'
        f"{_text(str(page.title))}</a></li>"
        for name, page in PAGES.items()
    )
    return f'<p class="unscripted">{_text(why)}</p><nav><ul>{links}</ul></nav>'


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{_text(one)}</p>" for one in texts if one)


def _text(text: str) -> str:
    return escape(plain(text))
