"""A brief on paper: a story, a page or a province as a PDF of A4 pages, tagged for programs that read aloud."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Final

from components.export.errors import UnmadeError
from components.figures import words
from components.figures.cards import Card
from components.figures.exhibit import Behind, Exhibit, Figure
from components.figures.page import Cards, Folded, Heading, Listed, Part, Sentence
from components.figures.pages import FIGURE_PAGES, behind
from components.figures.state import Slide, State, Story
from components.files.picture import FONTS, fonts
from components.files.rows import Provenance, caveats_of, cited, marks, sources_of, with_its_move
from components.scene import picture
from components.scene.parts import lines_of, plain
from components.scene.svg import svg
from data.spreadsheet import visible
from i18n import _, current, message

Told = dict[str, Any]
LAYOUT: Final = Path(__file__).with_suffix(".typ")
WIDE: Final = 640.0  # pixels of a picture, drawn 170 mm wide: letters of 13 pixels are 10 points
LOW: Final = 272.0  # of the map of a step: two of them, with their figures and what must be said, have room on a page
TALL: Final = 1100  # pixels: what is higher has no room on a page, and is told by its table
STANDARD: Final = "ua-1"  # PDF/UA: tags, titles, languages, alternative texts
NO_LETTER: Final = message(
    "No font of this machine has one of the letters, so the brief is not made. Install a font that has it, or name a "
    "folder of fonts in {variable}."
)


class LetterError(UnmadeError):
    """A letter has no font. The message says so in the reader's language."""


def of_story(story: Story, *, taken: Provenance) -> bytes:
    """A story as a PDF: its key messages, then each step with picture, key figures and what must be said."""
    parts: list[Told] = []
    if messages := [_runs(plain(one)) for one in story.messages]:
        parts += [_heading(_("Key messages")), {"kind": "list", "entries": messages}]
    parts += [told for step in story.slides for told in _step(step, taken)]
    resting = tuple(dict.fromkeys(one for step in story.slides for one in step.behind))
    at = story.occasion
    occasion = " · ".join(filter(None, (at.name, at.place, at.when, at.speaker)))
    return _written(story.title, occasion, parts, resting, taken=taken)


def of_page(name: str, state: State, *, taken: Provenance) -> bytes:
    """A page as a PDF: its question, its answer, its key figures, its pictures and tables in their order."""
    record = FIGURE_PAGES[name]
    parts = [{"kind": "answer", "runs": _runs(record.answer(state))}]
    parts += [told for part in record.document(state) for told in _part(part, taken)]
    title, question = str(record.heading or record.title), str(record.question)
    return _written(title, question, _levelled(parts), behind(name, state), taken=taken)


def _levelled(parts: list[Told]) -> list[Told]:
    """What has a title stands a level below the heading before it: levels left out mislead programs that read aloud.

    A sentence beneath a heading stays with what follows both.
    """
    level, found, before = 2, [], ""
    for part in parts:
        level = 3 if part["kind"] == "heading" else level
        stays = before == "heading" if part["kind"] == "text" else part.get("stays", False)
        found.append({**part, "level": level, "stays": stays})
        before = part["kind"]
    return found


# The parts of a document as plain values, which the layout sets in their order.


def _step(step: Slide, taken: Provenance) -> Iterator[Told]:
    """A headline and what stands beneath it: no page ends between a picture and what must be said of it."""
    told = [*(_exhibit(step.shown, taken, titled=False) if step.shown else ())]
    if step.cards:
        told.append(_cards(step.cards, taken))
    if step.limits:
        told.append({"kind": "limits", "title": _("To be said"), "entries": [_runs(one) for one in step.limits]})
    yield _heading(step.headline)
    yield from ({**one, "stays": place < len(told)} for place, one in enumerate(told, start=1))


def _part(part: Part, taken: Provenance) -> Iterator[Told]:
    match part:
        case Heading():
            yield _heading(part.text)
        case Sentence():
            yield {"kind": "boxed" if part.boxed else "text", "runs": _runs(part.text)}
        case Cards():
            yield _cards(part.cards, taken)
        case Listed():
            yield {"kind": "list", "entries": [_runs(" · ".join(filter(None, one))) for one in part.entries]}
        case Folded():
            yield _heading(part.title)
            yield {"kind": "text", "runs": _runs(part.says)}
            for shown in part.exhibits:
                yield from _exhibit(shown, taken)
        case Slide():
            yield from _step(part, taken)
        case Exhibit():
            yield from _exhibit(part, taken)


def _exhibit(shown: Exhibit, taken: Provenance, *, titled: bool = True) -> Iterator[Told]:
    """A picture with its words, or a table; its title where no headline stands over it.

    `stays` says that the next part belongs to it.
    """
    kinds = marks(*shown.behind, data=taken.data)
    told: Told = {
        "level": 3,
        "stays": False,
        "title": _runs(shown.title) if titled else [],
        "subtitle": _runs(" · ".join(filter(None, (shown.subtitle, kinds)))),
    }
    if isinstance(shown, Figure) and shown.spec["layout"]["height"] <= TALL:
        tall = None if titled or "geo" not in shown.spec["layout"] else LOW
        drawn, said = picture(shown, width=WIDE, tall=tall, alone=True), [_runs(one) for one in shown.says]
        told |= {"kind": "picture", "svg": visible(svg(drawn, theme="light")), "high": drawn.height / drawn.width}
        yield told | {"alt": plain(shown.alt), "says": said}
    else:
        yield told | {"kind": "table", **_grid(shown)}


def _grid(shown: Exhibit) -> Told:
    made = words.cells(shown.table)
    return {
        "head": [_runs(one["title"]) for one in made["columns"]],
        "numeric": [one["numeric"] for one in made["columns"]],
        "rows": [[_runs(cell["text"]) for cell in row] for row in made["rows"]],
    }


def _cards(cards: Iterable[Card], taken: Provenance) -> Told:
    told = [with_its_move(one, data=taken.data) for one in cards]
    return {
        "kind": "cards",
        "stays": False,
        "cards": [
            {
                "label": _runs(one.label),
                "value": _runs(one.value),
                "kinds": _runs(one.kind),
                "note": _runs(one.note),
            }
            for one in told
        ],
    }


def _heading(text: str) -> Told:
    return {"kind": "heading", "runs": _runs(text)}


def _runs(text: str) -> list[tuple[str, bool]]:
    """A text as runs, each with whether it is bold; lines of a title become one, and what belongs together stays in one."""
    lines = [[(words.unbroken(part), bold) for part, bold in line] for line in lines_of(text) if line]
    return [run for place, line in enumerate(lines) for run in ([(" ", False)] if place else []) + line]


# The file: what every page of it says, its sources and cautions in full, and the PDF itself.


def _written(title: str, under: str, parts: list[Told], resting: Iterable[Behind], *, taken: Provenance) -> bytes:
    found = tuple(resting)
    cautions = [f"**{one.id}** {one.label}: {one.text}" for one in caveats_of(*found, data=taken.data)]
    ends = [
        (_("What the figures must not be used for"), cautions),
        (_("Sources"), [cited(name, data=taken.data) for name in sources_of(*found)]),
    ]
    content = {
        "language": current(),
        "title": plain(title),
        "under": plain(under),
        "taken": taken.in_a_line(),
        "version": taken.dated(),
        "link": taken.link if taken.link.startswith("http") else "",
        "of": _("Page {place} of {count}", place="{place}", count="{count}"),
        "day": [taken.accessed.year, taken.accessed.month, taken.accessed.day],
        "parts": parts,
        "ends": [{"title": name, "entries": [_runs(one) for one in told]} for name, told in ends if told],
    }
    return _set(content, made=datetime.combine(taken.accessed, time(), UTC))


def _set(content: Told, *, made: datetime) -> bytes:
    import typst

    try:
        set_by_typst: bytes = typst.compile(
            LAYOUT,
            format="pdf",
            font_paths=fonts(),
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
            pdf_standards=STANDARD,
            timestamp=int(made.timestamp()),
        )
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        raise LetterError(_(NO_LETTER.text, variable=FONTS)) from error
    return set_by_typst
