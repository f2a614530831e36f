"""A slide: headline, picture, cards, limits, notes; and the file of slides."""

import io
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Final

import segno
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as SlideSlide
from pptx.util import Emu

from components import theme
from components.export.slides import frame as overlay
from components.export.slides import master, shapes
from components.export.slides.charts import bar_chart, point_chart
from components.export.slides.drawing import drawing, grid, marked, signs
from components.export.slides.frame import Frame
from components.export.slides.maps import projection, world_or_korea
from components.export.slides.master import CODE, PICTURE_AT, SOURCE
from components.export.slides.package import complete
from components.export.slides.shapes import Box, body, emu, fill, height, leading, line, paragraphs, plain, shape, width
from components.figures import words
from components.figures.cards import Card
from components.figures.exhibit import Exhibit, Figure, Spec
from components.figures.state import Data, Slide, Story
from components.files.rows import Provenance, caveats_of, cited, sources_of
from data.spreadsheet import visible
from i18n import _, current, ngettext

# What a slide shows, as native objects: chart, map, drawing or table, by what the figure is made of.


LINE: Final = 18.0
READABLE: Final = 0.35  # a picture that must be made smaller than this holds words that nobody reads
HOLDER: Final = f'<p:ph idx="{PICTURE_AT}"/>'


def draw(slide: SlideSlide, shown: Exhibit, box: Box) -> None:
    """Put the picture of an exhibit, or its table where it has none, into a rectangle of a slide."""
    if not isinstance(shown, Figure) or box.height / shown.spec["layout"]["height"] < READABLE:
        _table(slide, shown, box)
        return
    frame = Frame(spec=shown.spec, box=_room(shown.spec, box))
    types = {trace["type"] for trace in shown.spec["data"]}
    if types & {"choropleth", "scattergeo"}:
        _grouped(slide, world_or_korea(frame, shown), shown, box)
    elif "bar" in types:
        _charted(slide, bar_chart(slide, frame, shown), shown)
        loose = [part for trace in shown.spec["data"] if trace["type"] == "scatter" for part in marked(frame, trace)]
        _over(slide, [*loose, *overlay.forms(frame), *overlay.notes(frame), *signs(frame)], shown, box)
    elif types == {"scatter"} and (frame.x.shows_values or frame.y.shows_values):
        _charted(slide, point_chart(slide, frame, shown), shown)
        around = [*overlay.rows(frame), *overlay.columns(frame)]
        _over(slide, [*around, *overlay.notes(frame), *signs(frame)], shown, box)
    else:
        _grouped(slide, drawing(frame), shown, box)


def _room(spec: Spec, box: Box) -> Box:
    """A map leaves the sides of a wide slide empty, so that words over it stay with it."""
    if "geo" not in spec["layout"]:
        return box
    wide = min(box.width, box.height * projection(spec["layout"]["geo"]).ratio * 1.35)
    return Box(box.left + (box.width - wide) / 2, box.top, wide, box.height)


def _charted(slide: SlideSlide, chart: Any, shown: Figure) -> None:
    """The alternative text of a chart, and its place in the layout."""
    frame: Any = next(one for one in slide.shapes if one.has_chart and one.chart.part is chart.part)  # type: ignore[attr-defined]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", visible(shown.alt))
    frame._element.nvGraphicFramePr.nvPr.append(parse_xml(HOLDER.replace("/>", f" {shapes.NAMESPACES}/>")))


def _over(slide: SlideSlide, parts: list[str], shown: Figure, box: Box) -> None:
    if parts:
        says = _("Words and marks on the chart: {title}", title=plain(shown.title))
        _grouped(slide, parts, shown, box, name=_("Words on the chart"), says=says)


def _grouped(slide: SlideSlide, parts: list[str], shown: Figure, box: Box, *, name: str = "", says: str = "") -> None:
    drawn = shapes.group(parts, box, name=name or plain(shown.title), says=says or shown.alt)
    slide.shapes._spTree.append(shapes.element(drawn))


def _table(slide: SlideSlide, shown: Exhibit, box: Box) -> None:
    made = grid(shown.table, box, name=plain(shown.title), says=_says(shown), spare=LINE, ph=HOLDER)
    slide.shapes._spTree.append(made.element)
    if made.left_out:
        more = ngettext("and {count} more row in the workbook", "and {count} more rows in the workbook", made.left_out)
        place = box.inside(top=box.height - LINE + 4)
        slide.shapes._spTree.append(shapes.element(shapes.words(more, place, size=10, colour=theme.MUTED)))


def _says(shown: Exhibit) -> str:
    return _("Table: {title}. {subtitle}", title=plain(shown.title), subtitle=plain(shown.subtitle))


# Key figures as native cards, and beneath them what must be said beside the picture; as large as their room allows.


INSET: Final = 10.0
GAP: Final = 8.0
SIZES: Final = (12.0, 11.0, 10.0, 9.0)
NUMBER: Final = 2.0  # of the size of the letters
ALONE: Final = (20.0, 18.0, 16.0, 14.0, 12.0)


@dataclass(frozen=True)
class Setting:
    """How large the letters are, and whether the cards' notes are said on the slide or by the speaker alone."""

    size: float
    noted: bool


def beside(cards: tuple[Card, ...], limits: tuple[str, ...], box: Box) -> tuple[list[str], str, Box]:
    """Cards stacked from the top; the paragraphs of the limits and the rectangle that is left for them."""
    setting = _setting(cards, limits, box)
    drawn, top = [], box.top
    for card in cards:
        tall = _tall(card, box.width, setting)
        drawn.append(_card(card, Box(box.left, top, box.width, tall), setting))
        top += tall + GAP
    return drawn, cards_said(limits, setting.size), box.inside(top=top - box.top)


def across(cards: tuple[Card, ...], box: Box) -> tuple[list[str], float]:
    """Cards side by side, large, where they are the whole slide; and how high they stand."""
    wide = (box.width - (len(cards) - 1) * 2 * GAP) / len(cards)
    tried = [Setting(size, True) for size in ALONE]
    heights = [max(_tall(card, wide, one) for card in cards) + 2 * INSET for one in tried]
    setting, tall = next(
        (one for one in zip(tried, heights, strict=True) if one[1] <= box.height), (tried[-1], heights[-1])
    )
    boxes = [Box(box.left + place * (wide + 2 * GAP), box.top, wide, tall) for place in range(len(cards))]
    return [_card(card, one, setting) for card, one in zip(cards, boxes, strict=True)], tall


def cards_said(limits: tuple[str, ...], size: float) -> str:
    """What must be said, a paragraph each."""
    return "".join(paragraphs(text, size=size, bullet=True, colour=theme.TEXT) for text in limits)


def _setting(cards: tuple[Card, ...], limits: tuple[str, ...], box: Box) -> Setting:
    tried = [Setting(size, noted) for noted in (True, False) for size in SIZES]
    return next((one for one in tried if _needed(cards, limits, box.width, one) <= box.height), tried[-1])


def _needed(cards: tuple[Card, ...], limits: tuple[str, ...], wide: float, setting: Setting) -> float:
    told = sum(height(text, setting.size, within=wide - 14) + 3 for text in limits)
    return told + sum(_tall(card, wide, setting) + GAP for card in cards)


def _tall(card: Card, wide: float, setting: Setting) -> float:
    size, within = setting.size, wide - 2 * INSET - 4
    parts = [height(card.label, size, within=within), leading(_number(card, wide, setting)), leading(size - 1)]
    if setting.noted and card.note:
        parts.append(height(card.note, size - 1, within=within) + 2)
    return sum(parts) + 1.4 * INSET


def _number(card: Card, wide: float, setting: Setting) -> float:
    """The size of the number: large, but on one line."""
    size = setting.size * NUMBER
    return min(size, size * (wide - 2 * INSET - 4) / max(width(f"**{card.value}**", size), 1))


def _card(card: Card, box: Box, setting: Setting) -> str:
    lines = paragraphs(card.label, size=setting.size, colour=theme.TEXT)
    lines += paragraphs(card.value, size=_number(card, box.width, setting), colour=theme.TEXT, bold=True)
    lines += paragraphs(card.kind, size=setting.size - 1, colour=theme.MUTED)
    if setting.noted and card.note:
        lines += paragraphs(card.note, size=setting.size - 1, colour=theme.MUTED)
    edge = line(
        theme.MUTED if card.status == "estimated" else theme.GRID, 1, "dash" if card.status == "estimated" else None
    )
    name = f"{plain(card.label)}: {card.value}"
    return shape(
        box, name=name, paint=fill(theme.SURFACE), edge=edge, words=body(lines, anchor="middle", inset=INSET * 0.7)
    )


# What a slide says around its picture: subtitle with kinds of figures, sources, version and day, and the speaker's notes.


SOURCE_SIZE: Final = 8.5
SOURCE_LINES: Final = 2.7  # three lines, less what breaking between words wastes


def subtitle(slide: Slide) -> str:
    """Measure, place, time and unit, then marks and words of every kind of figure that the slide rests on."""
    kinds = words.statuses(*slide.behind)
    for mark in words.MARKS.values():
        kinds = kinds.replace(f"{mark} ", f"{mark}\N{NO-BREAK SPACE}")
    told = [plain(slide.shown.subtitle)] if slide.shown else []
    return " · ".join(text for text in [*told, kinds] if text)


def sources(slide: Slide, *, data: Data) -> str:
    """The sources in full while there is room; the notes hold all of them."""
    found = [cited(name, data=data) for name in sources_of(*slide.behind)]
    if not found:
        return ""
    line = ""
    for count in range(len(found), 0, -1):
        more = [_("{count} more in the notes", count=len(found) - count)] if count < len(found) else []
        line = _("Source: {citation}", citation=" | ".join([*found[:count], *more]))
        if width(line, SOURCE_SIZE) <= SOURCE.width * SOURCE_LINES:
            break
    return line


def footer(title: str, taken: Provenance) -> str:
    """What the slide belongs to, version of the data and day."""
    return f"{title} · {taken.in_a_line()}" if title else taken.in_a_line()


def speech(slide: Slide, *, taken: Provenance) -> str:
    """What the speaker says; beneath it what can be asked for: limits, caveats in full, all sources."""
    limits = [f"- {plain(text)}" for text in (*slide.limits, *(card.note for card in slide.cards if card.note))]
    caveats = [f"- {one.id} {one.label}: {one.text}" for one in caveats_of(*slide.behind, data=taken.data)]
    found = [f"- {cited(name, data=taken.data)}" for name in sources_of(*slide.behind)]
    parts = [(_("To be said"), limits), (_("Caveats"), caveats), (_("Sources"), found)]
    told = ["\n".join([title, *lines]) for title, lines in parts if lines]
    return "\n\n".join([*([plain(slide.note)] if slide.note else []), *told, taken.in_a_line()])


# The QR code that leads from a slide to the same view of the dashboard.


QUIET: Final = 2  # modules of white around the code; the slide itself is white beyond


def code(page: SlideSlide, address: str, link: str) -> None:
    """Put the code of an address and a path into the corner of a slide."""
    target = address.rstrip("/") + "/" + link.lstrip("/")
    out = io.BytesIO()
    segno.make(target, error="m", micro=False).save(out, kind="png", scale=8, border=QUIET)
    out.seek(0)
    picture: Any = page.shapes.add_picture(
        out, *(Emu(emu(one)) for one in (CODE.left, CODE.top, CODE.width, CODE.height))
    )
    picture.name = _("QR code")
    picture._element.nvPicPr.cNvPr.set("descr", _("QR code: {address}", address=target))
    picture.click_action.hyperlink.address = target


# One step of a story as one slide.


HEADLINES: Final = (26.0, 24.0, 22.0, 20.0, 18.0)
SUBTITLES: Final = (13.0, 12.0, 11.0, 10.0)


def page(deck: Deck, step: Slide, *, title: str, taken: Provenance, address: str | None) -> None:
    """Add a slide to a deck."""
    kind = "cards" if step.shown is None else "beside" if step.cards or step.limits else "whole"
    made = deck.slides.add_slide(master.master_layout(deck, kind))
    held = {one.placeholder_format.idx: one for one in made.placeholders}
    _say(held[0], step.headline, sizes=HEADLINES, box=master.TITLE)
    _say(held[master.SUBTITLE_AT], subtitle(step), sizes=SUBTITLES, box=master.SUBTITLE)
    _say(held[master.SOURCE_AT], sources(step, data=taken.data), sizes=(SOURCE_SIZE,), box=master.SOURCE)
    for place in (master.PICTURE_AT, master.BESIDE_AT):
        if place in held:
            held[place]._element.getparent().remove(held[place]._element)
    if step.shown is None:
        _cards_alone(made, step)
    else:
        draw(made, step.shown, master.PICTURE if kind == "beside" else master.WHOLE)
        if kind == "beside":
            _beside(made, step)
    _foot(made, footer(title, taken))
    if address:
        code(made, address, taken.pinned(step.link))
    _speak(made, speech(step, taken=taken))
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


def _beside(made: SlideSlide, step: Slide) -> None:
    drawn, said, room = beside(step.cards, step.limits, master.BESIDE)
    if said:
        made.shapes._spTree.append(shapes.element(_limits(said, room)))
    for one in drawn:
        made.shapes._spTree.append(shapes.element(one))


def _limits(said: str, room: Box) -> str:
    """What must be said, in the layout's own placeholder."""
    return _holder(f'type="body" sz="quarter" idx="{master.BESIDE_AT}"', _("Beside the picture"), said, room)


def _holder(ph: str, name: str, inner: str, room: Box) -> str:
    """A placeholder of the layout with words in it."""
    drawn = shapes.shape(room, name=name, words=body(inner))
    drawn = drawn.replace("<p:nvPr/>", f"<p:nvPr><p:ph {ph}/></p:nvPr>", 1)
    return drawn.replace("<p:cNvSpPr/>", '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>', 1)


def _cards_alone(made: SlideSlide, step: Slide) -> None:
    room = master.WHOLE.inside(top=10)
    drawn, tall = across(step.cards, room.inside(bottom=34 * len(step.limits))) if step.cards else ([], 0.0)
    if step.limits:
        said = body(cards_said(step.limits, ALONE[2]), inset=8)
        drawn.append(shapes.shape(room.inside(top=tall + 14), name=_("To be said"), paint=fill(None), words=said))
    for one in drawn:
        made.shapes._spTree.append(shapes.element(one))


def _foot(made: SlideSlide, text: str) -> None:
    """Footer and number: PowerPoint shows them only where a slide has them itself."""
    footer = paragraphs(plain(text), size=9, colour=theme.MUTED)
    number = f'<a:p><a:pPr algn="r"/>{master.number_field()}</a:p>'
    for kind, place, name, inner, room in (
        ("ftr", master.FOOTER_AT, _("Footer"), footer, master.FOOTER),
        ("sldNum", master.NUMBER_AT, _("Number of the slide"), number, master.NUMBER),
    ):
        held = _holder(f'type="{kind}" sz="quarter" idx="{place}"', name, inner, room)
        made.shapes._spTree.append(shapes.element(held))


def _speak(made: SlideSlide, text: str) -> None:
    frame: Any = made.notes_slide.notes_text_frame
    _fill(frame._element.getparent(), paragraphs(text))


def _numbered(made: SlideSlide) -> None:
    """Ids of the shapes in their order: each once in a slide, or PowerPoint repairs the file."""
    for place, form in enumerate(made.shapes._spTree.iter("{*}cNvPr"), start=1):
        form.set("id", str(place))


# The PowerPoint file of a story, or of one exhibit.


LONGEST: Final = 255  # letters of a property


def deck(story: Story, *, taken: Provenance, address: str | None = None) -> bytes:
    """A slide for each step of a story, in the reader's language.

    Args:
        story: the steps.
        taken: version of the data, day and choices, said on every slide.
        address: where the dashboard can be reached from outside; without it there are no QR codes.
    """
    made = master.template()
    for step in story.slides:
        page(made, step, title=story.title, taken=taken, address=address)
    return _saved(made, story.title, taken)


def single(exhibit: Exhibit, *, taken: Provenance, address: str | None = None, view: str = "/") -> bytes:
    """One picture or table as one slide; what it says stands beside it.

    Args:
        exhibit: the picture or table.
        taken: as for a story.
        address: as for a story.
        view: where it stands within the dashboard, as `/trends?year=2021`.
    """
    made = master.template()
    says = exhibit.says if isinstance(exhibit, Figure) else ()
    step = Slide(id=exhibit.id, headline=exhibit.title, shown=exhibit, limits=says, link=view)
    page(made, step, title="", taken=taken, address=address)
    return _saved(made, exhibit.title, taken)


def _saved(made: Deck, title: str, taken: Provenance) -> bytes:
    known, day = made.core_properties, datetime.combine(taken.accessed, time())
    title = plain(title)
    complete(made)
    known.title, known.language, known.version = title[:LONGEST], current(), taken.version
    known.author = known.last_modified_by = known.comments = known.keywords = known.subject = ""
    known.created = known.modified = day
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
