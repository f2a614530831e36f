"""One step of a story as one slide."""

from typing import Any, Final

from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page

from components import theme
from components.export.slides import cards, layouts, master, picture, places, shapes, told
from components.export.slides.body import body, paragraphs
from components.export.slides.box import Box
from components.export.slides.code import code
from components.export.slides.markup import height, plain
from components.export.slides.paint import fill
from components.figures.slide import Slide
from components.files.provenance import Provenance
from i18n import _

HEADLINES: Final = (26.0, 24.0, 22.0, 20.0, 18.0)
SUBTITLES: Final = (13.0, 12.0, 11.0, 10.0)


def page(deck: Deck, step: Slide, *, title: str, taken: Provenance, address: str | None) -> None:
    """Add a slide to a deck."""
    kind = "cards" if step.shown is None else "beside" if step.cards or step.limits else "whole"
    made = deck.slides.add_slide(master.layout(deck, kind))
    held = {one.placeholder_format.idx: one for one in made.placeholders}
    _say(held[0], step.headline, sizes=HEADLINES, box=places.TITLE)
    _say(held[places.SUBTITLE_AT], told.subtitle(step), sizes=SUBTITLES, box=places.SUBTITLE)
    _say(held[places.SOURCE_AT], told.sources(step, data=taken.data), sizes=(told.SOURCE_SIZE,), box=places.SOURCE)
    for place in (places.PICTURE_AT, places.BESIDE_AT):
        if place in held:
            held[place]._element.getparent().remove(held[place]._element)
    if step.shown is None:
        _cards_alone(made, step)
    else:
        picture.draw(made, step.shown, places.PICTURE if kind == "beside" else places.WHOLE)
        if kind == "beside":
            _beside(made, step)
    _foot(made, told.footer(title, taken))
    if address:
        code(made, address, step.link)
    _speak(made, told.speech(step, taken=taken))
    _numbered(made)


def _say(holder: Any, text: str, *, sizes: tuple[float, ...], box: Box) -> None:
    """Fill a placeholder at the largest size at which the text fits."""
    size = next((one for one in sizes if height(text, one, within=box.width * 0.97) <= box.height), sizes[-1])
    _fill(holder._element, paragraphs(plain(text), size=size))


def _fill(element: Any, inner: str) -> None:
    text = element.txBody
    for old in text.findall("{*}p"):
        text.remove(old)
    for new in parse_xml(f"<p:txBody {shapes.NAMESPACES}>{inner}</p:txBody>"):
        text.append(new)


def _beside(made: Page, step: Slide) -> None:
    drawn, said, room = cards.beside(step.cards, step.limits, places.BESIDE)
    if said:
        made.shapes._spTree.append(shapes.element(_limits(said, room)))
    for one in drawn:
        made.shapes._spTree.append(shapes.element(one))


def _limits(said: str, room: Box) -> str:
    """What must be said, in the layout's own placeholder."""
    return _holder(f'type="body" sz="quarter" idx="{places.BESIDE_AT}"', _("Beside the picture"), said, room)


def _holder(ph: str, name: str, inner: str, room: Box) -> str:
    """A placeholder of the layout with words in it."""
    drawn = shapes.shape(room, name=name, words=body(inner))
    drawn = drawn.replace("<p:nvPr/>", f"<p:nvPr><p:ph {ph}/></p:nvPr>", 1)
    return drawn.replace("<p:cNvSpPr/>", '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>', 1)


def _cards_alone(made: Page, step: Slide) -> None:
    room = places.WHOLE.inside(top=10)
    drawn, tall = cards.across(step.cards, room.inside(bottom=34 * len(step.limits))) if step.cards else ([], 0.0)
    if step.limits:
        said = body(cards.said(step.limits, cards.ALONE[2]), inset=8)
        drawn.append(shapes.shape(room.inside(top=tall + 14), name=_("To be said"), paint=fill(None), words=said))
    for one in drawn:
        made.shapes._spTree.append(shapes.element(one))


def _foot(made: Page, text: str) -> None:
    """Footer and number: PowerPoint shows them only where a slide has them itself."""
    footer = paragraphs(plain(text), size=9, colour=theme.MUTED)
    number = f'<a:p><a:pPr algn="r"/>{layouts.number_field()}</a:p>'
    for kind, place, name, inner, room in (
        ("ftr", places.FOOTER_AT, _("Footer"), footer, places.FOOTER),
        ("sldNum", places.NUMBER_AT, _("Number of the slide"), number, places.NUMBER),
    ):
        held = _holder(f'type="{kind}" sz="quarter" idx="{place}"', name, inner, room)
        made.shapes._spTree.append(shapes.element(held))


def _speak(made: Page, text: str) -> None:
    frame: Any = made.notes_slide.notes_text_frame
    _fill(frame._element.getparent(), paragraphs(text))


def _numbered(made: Page) -> None:
    """Ids of the shapes in their order: each once in a slide, or PowerPoint repairs the file."""
    for place, shape in enumerate(made.shapes._spTree.iter("{*}cNvPr"), start=1):
        shape.set("id", str(place))
