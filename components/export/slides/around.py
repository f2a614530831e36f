"""What stands around the steps of a story: cover, key messages, closing, all sources and cautions; and the sections."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as SlideSlide

from components import theme
from components.export.slides import master, shapes
from components.export.slides.master import NAMED, PLAN, SAID
from components.export.slides.shapes import paragraphs
from components.export.slides.tables import SIZES, first_of, slides_for
from components.figures.exhibit import Behind
from components.figures.state import Story
from components.files.rows import Provenance, caveats_of, cited, sources_of
from components.scene.parts import height, leading, plain
from i18n import _

MESSAGE: Final = (32.0, 28.0, 26.0, 24.0)
OCCASION: Final = (22.0, 20.0, SAID)
BETWEEN: Final = 4.0
APART: Final = 0.8  # of their letters, that messages stand apart


def cover(deck: Deck, story: Story, *, taken: Provenance) -> SlideSlide:
    """Title, occasion, place and day, speaker, version of the data."""
    at = story.occasion
    told = [*filter(None, (at.name, " · ".join(part for part in (at.place, at.when) if part), at.speaker))]
    ours = PLAN.get().ours
    room = master.OCCASION if ours else master.COVER_TEXT
    box = replace(room, height=room.height - leading(SAID))
    tall = {one: sum(height(text, one, within=box.width * 0.97) for text in told) for one in OCCASION}
    size = next((one for one in OCCASION if tall[one] <= box.height), SAID)
    if tall[size] > box.height:
        told = [shapes.shortened(text, size, replace(box, height=box.height / len(told))) for text in told]
    lines = [paragraphs(text, size=size, colour=theme.TEXT) for text in told]
    lines.append(paragraphs(taken.dated(), size=SAID, colour=theme.MUTED))
    made = _slide(deck, "cover", story.title, "".join(lines))
    if ours:
        master.place_at(made.placeholders[master.TEXT_AT], room)
    return made


def key_messages(deck: Deck, story: Story) -> SlideSlide | None:
    """What is kept of the story; no slide where it has no more headlines than that."""
    said = [plain(one) for one in story.messages]
    if not said:
        return None
    apart = len(said) * APART
    size = next((one for one in MESSAGE if _tall(said, one) + apart * one <= PLAN.get().whole.height), MESSAGE[-1])
    lines = "".join(
        paragraphs(f"{place}.\t{text}", size=size, hanging=1.4 * size, after=APART * size)
        for place, text in enumerate(said, start=1)
    )
    return _slide(deck, "text", _("Key messages"), lines)


def closing(deck: Deck, story: Story, *, taken: Provenance, address: str | None) -> SlideSlide:
    """Whom to ask, and where the same figures can be seen in the same language, view and version."""
    lines = paragraphs(story.occasion.contact, size=22) if story.occasion.contact else ""
    if address:
        lines += paragraphs(address, size=SAID, colour=theme.TEXT)
    lines += paragraphs(taken.dated(), size=SAID, colour=theme.MUTED)
    return _slide(deck, PLAN.get().closing, _("Thank you"), lines)


def appendix(deck: Deck, story: Story, *, taken: Provenance) -> list[SlideSlide]:
    """All sources and all cautions of the steps in full, on as many slides as they need."""
    behind = tuple(dict.fromkeys(one for step in story.slides for one in step.behind))
    sources = [cited(name, data=taken.data) for name in sources_of(*behind)]
    return [
        *_listed(deck, _("Sources"), sources),
        *_listed(deck, _("What the figures must not be used for"), _cautions(behind, taken)),
    ]


def _cautions(behind: Iterable[Behind], taken: Provenance) -> list[str]:
    return [f"**{one.id}** {one.label}: {one.text}" for one in caveats_of(*behind, data=taken.data)]


def _listed(deck: Deck, title: str, texts: Sequence[str]) -> list[SlideSlide]:
    room = PLAN.get().whole.height
    heights = {size: [_tall([text], size) for text in texts] for size in SIZES}
    size = next(one for one in SIZES if slides_for(heights[one], room) == slides_for(heights[NAMED], room))
    pages: list[Sequence[str]] = []
    while (done := sum(map(len, pages))) < len(texts):
        pages.append(texts[done : done + first_of(heights[size][done:], room)])
    made = []
    for place, page in enumerate(pages, start=1):
        name = (
            _("{title} ({place} of {count})", title=title, place=place, count=len(pages)) if len(pages) > 1 else title
        )
        made.append(
            _slide(
                deck, "text", name, "".join(paragraphs(text, size=size, bullet=True, after=BETWEEN) for text in page)
            )
        )
    return made


def _tall(texts: Sequence[str], size: float) -> float:
    return sum(height(text, size, within=PLAN.get().whole.width * 0.95) + BETWEEN for text in texts)


def _slide(deck: Deck, kind: str, title: str, lines: str) -> SlideSlide:
    made: Any = deck.slides.add_slide(master.master_layout(deck, kind))
    held = {one.placeholder_format.idx: one for one in made.placeholders}
    sizes, box = (master.HEADLINES, PLAN.get().title) if kind != "cover" else (master.COVER_SIZES, master.COVER_TITLE)
    size = next((one for one in sizes if shapes.fits(title, one, box)), sizes[-1])
    shapes.refill(held[0]._element, paragraphs(shapes.shortened(title, size, box), size=size))
    text = held.get(master.TEXT_AT) if PLAN.get().ours else master.place_for_text(made, kind)
    if text is None:
        made.shapes._spTree.append(
            shapes.element(shapes.shape(PLAN.get().whole, name=_("Text"), words=shapes.body(lines)))
        )
    else:
        shapes.refill(text._element, lines)
    master.without_empty(made)
    return made  # type: ignore[no-any-return]


# PowerPoint's own sections, by which a presenter moves whole parts.

SECTIONS: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
OFFICE: Final = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'


def sections(deck: Deck, parts: Sequence[tuple[str, int]]) -> None:
    """Put the slides into sections, each a name and how many slides it has, in order."""
    ids = [one.get("id") for one in deck.part._element.find(qn("p:sldIdLst"))]
    told, start = "", 0
    for place, (name, count) in enumerate(parts, start=1):
        listed = "".join(f'<p14:sldId id="{one}"/>' for one in ids[start : start + count])
        key = f"{{00000000-0000-4000-8000-{place:012d}}}"
        told += (
            f'<p14:section name={shapes.quoted(name)} id="{key}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'
        )
        start += count
    inner = f'<p:ext uri="{SECTIONS}"><p14:sectionLst {OFFICE}>{told}</p14:sectionLst></p:ext>'
    root = deck.part._element
    for old in root.findall(qn("p:extLst")):
        root.remove(old)
    root.append(parse_xml(f"<p:extLst {nsdecls('p')}>{inner}</p:extLst>"))
