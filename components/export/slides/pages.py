"""A slide: headline, picture, cards, limits, notes; and the file of slides."""

import io
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import chain
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import segno
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as SlideSlide
from pptx.util import Emu

from components import theme
from components.export.slides import around, master, shapes
from components.export.slides.charts import bar_chart, point_chart
from components.export.slides.master import NAMED, PICTURE_AT, PLAN, SAID, complete
from components.export.slides.shapes import body, emu, fill, line, paragraphs, shape, written
from components.export.slides.tables import grid
from components.export.slides.template import Template
from components.figures import words
from components.figures.cards import Card
from components.figures.exhibit import Exhibit, Figure
from components.figures.state import Data, Slide, Story
from components.files.rows import (
    Provenance,
    caveats_of,
    citation,
    cited,
    moved_in_a_line,
    published,
    sources_of,
    with_its_move,
)
from components.scene import frame as overlay
from components.scene import roomy
from components.scene.drawing import drawing, marked, signs
from components.scene.frame import Frame
from components.scene.maps import projection, world_or_korea
from components.scene.parts import Box, Fill, Part, Shape, between_words, height, leading, plain, width
from data.sentences import caveats_named
from data.spreadsheet import visible
from i18n import _, current, ngettext

# What a slide shows, as native objects: chart, map, drawing or table, by what the figure is made of.


LINE: Final = 22.0
UPRIGHT: Final = 1.3  # of width to height; a map that is wider gets the wide place


def draw(slide: SlideSlide, shown: Exhibit, box: Box, *, whole: bool = False) -> int:
    """Put the picture of an exhibit, or its table where it has none, into a rectangle of a slide.

    Args:
        slide: of the deck.
        shown: the picture or table.
        box: where.
        whole: whether what is left of a table follows on another slide; else the workbook holds it.

    Returns:
        How many rows of a table had no room.
    """
    if not isinstance(shown, Figure):
        return _table(slide, shown, box, whole=whole)
    frame = Frame(spec=shown.spec, box=roomy(shown.spec, box, least=NAMED), least=NAMED)
    if frame.unreadable:
        return _table(slide, shown, box, whole=whole)
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
        _over(slide, [*around, *overlay.notes(frame), *map(_as_in_the_chart, signs(frame))], shown, box)
    else:
        _grouped(slide, drawing(frame), shown, box)
    return 0


def _as_in_the_chart(sign: Part) -> Part:
    """A hollow sign is grey within, as the marks of a chart are since LibreOffice draws no edge of those."""
    if isinstance(sign, Shape) and sign.fill.colour is None:
        return replace(sign, fill=Fill(theme.BORDER))
    return sign


def _charted(slide: SlideSlide, chart: Any, shown: Figure) -> None:
    """The alternative text of a chart, and its place in the layout."""
    frame: Any = next(one for one in slide.shapes if one.has_chart and one.chart.part is chart.part)  # type: ignore[attr-defined]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", visible(shown.alt))
    if held := _in_layout():
        frame._element.nvGraphicFramePr.nvPr.append(parse_xml(held.replace("/>", f" {shapes.NAMESPACES}/>")))


def _in_layout() -> str:
    """The place of the picture in the layout, where it has one."""
    return f'<p:ph idx="{PICTURE_AT}"/>' if PLAN.get().ours else ""


def _over(slide: SlideSlide, parts: list[Part], shown: Figure, box: Box) -> None:
    if parts:
        says = _("Words and marks on the chart: {title}", title=plain(shown.title))
        _grouped(slide, parts, shown, box, name=_("Words on the chart"), says=says)


def _grouped(slide: SlideSlide, parts: list[Part], shown: Figure, box: Box, *, name: str = "", says: str = "") -> None:
    drawn = shapes.group(
        [written(part) for part in parts], box, name=name or plain(shown.title), says=says or shown.alt
    )
    slide.shapes._spTree.append(shapes.element(drawn))


def _table(slide: SlideSlide, shown: Exhibit, box: Box, *, whole: bool) -> int:
    made = grid(shown.table, box, name=plain(shown.title), says=_says(shown), spare=LINE, evenly=whole, ph=_in_layout())
    slide.shapes._spTree.append(made.element)
    if made.left_out:
        more = ngettext("and {count} more row in the workbook", "and {count} more rows in the workbook", made.left_out)
        more = _("continued on the next slide") if whole else more
        place = box.inside(top=box.height - LINE + 4)
        slide.shapes._spTree.append(shapes.element(shapes.words(more, place, size=NAMED, colour=theme.MUTED)))
    return made.left_out


def _says(shown: Exhibit) -> str:
    return _("Table: {title}. {subtitle}", title=plain(shown.title), subtitle=plain(shown.subtitle))


# Key figures as native cards, and beneath them what must be said beside the picture; as large as their room allows.


INSET: Final = 10.0
GAP: Final = 8.0
CARDS: Final = 2  # on a slide; more are not taken in
FIGURES: Final = (40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, SAID)
LARGEST: Final = (52.0, 48.0, 44.0)  # of figures that nothing must be said of: they have the room to themselves
LABEL: Final = 0.55  # of the size of the figure
ROOMY: Final = 22.0  # a figure that would be smaller has no room for a note beneath it
ALONE: Final = (26.0, 24.0, 22.0, 20.0, SAID)
LARGE: Final = (
    (True, 2.0),
    (True, 1.5),
    (True, 1.0),
    (False, 2.0),
)  # whether notes are said, and how large the figures are then


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What stands beside a picture, and how large.

    Attributes:
        figure: the size of the figures, and of the first thing that must be said: it limits them.
        words: the size of labels and notes.
        noted: whether the notes of the cards are said on the slide or by the speaker alone.
        cards, limits: how many of each there is room for; the speaker's notes hold all.
    """

    figure: float
    words: float = SAID
    noted: bool = True
    cards: int = CARDS
    limits: int = 0


def beside(cards: tuple[Card, ...], limits: tuple[str, ...], box: Box) -> tuple[list[str], str, Box]:
    """Cards stacked from the top; the paragraphs of the limits and the rectangle that is left for them."""
    setting = _setting(cards, limits, box)
    drawn, top = [], box.top
    for card in cards[: setting.cards]:
        tall = _tall(card, box.width, setting)
        drawn.append(_card(card, Box(box.left, top, box.width, tall), setting))
        top += tall + GAP
    return drawn, cards_said(limits[: setting.limits], setting.figure), box.inside(top=top - box.top)


def across(cards: tuple[Card, ...], limits: tuple[str, ...], box: Box) -> tuple[list[str], float, float]:
    """Cards side by side, large, where they are the whole slide; how high they stand, and the size of what is said beneath."""
    wide = (box.width - (len(cards) - 1) * 2 * GAP) / max(len(cards), 1)
    tried = [Setting(figure=times * size, words=size, noted=noted) for noted, times in LARGE for size in ALONE]
    heights = [max((_tall(card, wide, one) + 2 * INSET for card in cards), default=0.0) for one in tried]
    said = [sum(height(text, one.words, within=box.width - 40) + INSET for text in limits) for one in tried]
    room = [tall + told + GAP for tall, told in zip(heights, said, strict=True)]
    chosen = next((place for place, needed in enumerate(room) if needed <= box.height), -1)
    setting, tall = tried[chosen], heights[chosen]
    boxes = [Box(box.left + place * (wide + 2 * GAP), box.top, wide, tall) for place in range(len(cards))]
    return [_card(card, one, setting) for card, one in zip(cards, boxes, strict=True)], tall, setting.words


def cards_said(limits: tuple[str, ...], size: float) -> str:
    """What must be said, a paragraph each: the first as large as the figure that it limits."""
    sizes = [size, *[SAID] * len(limits)]
    told = zip(limits, sizes, strict=False)
    return "".join(paragraphs(text, size=letters, bullet=True, colour=theme.TEXT) for text, letters in told)


def _setting(cards: tuple[Card, ...], limits: tuple[str, ...], box: Box) -> Setting:
    """The largest that fits; where nothing does, notes go first, then all limits but the first, then the second card."""
    large = (
        one for one in LARGEST if all(_number(card, box.width, Setting(figure=one)) == one for card in cards[:CARDS])
    )
    sizes = FIGURES if limits else (*large, *FIGURES)
    tried = [
        Setting(figure=size, words=max(size * LABEL, SAID), noted=noted, cards=count, limits=told)
        for count in range(min(len(cards), CARDS), -1, -1)
        for told in range(len(limits), min(len(limits), 1) - 1, -1)
        for noted in (True, False)
        for size in (sizes if count else ALONE)
        if not noted or size >= ROOMY
    ]
    return next((one for one in tried if _needed(cards, limits, box.width, one) <= box.height), tried[-1])


def _needed(cards: tuple[Card, ...], limits: tuple[str, ...], wide: float, setting: Setting) -> float:
    sizes = [setting.figure, *[SAID] * len(limits)]
    said = zip(limits[: setting.limits], sizes, strict=False)
    told = sum(between_words(text, size, within=wide - 14) + 3 for text, size in said)
    return told + sum(_tall(card, wide, setting) + GAP for card in cards[: setting.cards])


def _tall(card: Card, wide: float, setting: Setting) -> float:
    size, within = setting.words, wide - 2 * INSET - 4
    parts = [height(card.label, size, within=within), leading(_number(card, wide, setting))]
    parts.append(height(card.kind, NAMED, within=within))
    if setting.noted and card.note:
        parts.append(height(card.note, size, within=within) + 2)
    return sum(parts) + 1.4 * INSET


def _number(card: Card, wide: float, setting: Setting) -> float:
    """The size of the number: large, but on one line."""
    size = setting.figure
    return min(size, size * (wide - 2 * INSET - 4) / max(width(f"**{card.value}**", size), 1))


def _card(card: Card, box: Box, setting: Setting) -> str:
    lines = paragraphs(card.label, size=setting.words, colour=theme.TEXT)
    lines += paragraphs(card.value, size=_number(card, box.width, setting), colour=theme.TEXT, bold=True)
    lines += paragraphs(card.kind, size=NAMED, colour=theme.MUTED)
    if setting.noted and card.note:
        lines += paragraphs(card.note, size=setting.words, colour=theme.MUTED)
    edge = line(
        theme.MUTED if card.status == "estimated" else theme.GRID, 1, "dash" if card.status == "estimated" else None
    )
    name = f"{plain(card.label)}: {card.value}"
    return shape(box, name=name, paint=fill(theme.SURFACE), edge=edge, words=body(lines, inset=INSET * 0.7))


# What a slide says around its picture: subtitle with kinds of figures, sources, version and day, and the speaker's notes.


SOURCE_LINES: Final = 1.85  # two lines, less what breaking between words wastes


def subtitle(slide: Slide, *, data: Data) -> str:
    """Measure, place, time and unit, then marks and words of every kind of figure that the slide rests on.

    Where there is room also how many of them the last release has moved; the notes say it in any case.
    """
    kinds = words.statuses(*slide.behind)
    told = [plain(slide.shown.subtitle)] if slide.shown else []
    moved = moved_in_a_line(*slide.shown.behind, data=data) if slide.shown else ""
    lines = (" · ".join(text for text in [*told, kinds, more] if text) for more in (moved, ""))
    room = PLAN.get().subtitle
    fitting = (one for one in lines if shapes.fits(one, NAMED, room))
    return next(fitting, " · ".join(text for text in [*told, kinds] if text))


def sources(slide: Slide, *, data: Data) -> str:
    """The sources in full while there is room, else who published them; the notes hold all of them in full."""
    found = [cited(name, data=data) for name in sources_of(*slide.behind)]
    if not found:
        return ""
    line, room = _("Source: {citation}", citation=" | ".join(found)), PLAN.get().source.width
    for most in (None, 2, 1):
        if width(line, NAMED) <= room * SOURCE_LINES:
            return line
        line = _("{published} (in full in the notes)", published=published(*slide.behind, data=data, most=most))
    # Why a warning was confirmed may be long.
    return line if width(line, NAMED) <= room * SOURCE_LINES else _without_remarks(slide, data=data)


def _without_remarks(slide: Slide, *, data: Data) -> str:
    names = list(dict.fromkeys(citation(name, data=data).publisher for name in sources_of(*slide.behind)))
    first = names[0] if len(names) == 1 else _("{names} and {count} more", names=names[0], count=len(names) - 1)
    told = _("{names}; a warning was confirmed (in full in the notes)", names=first)
    return _("Source: {citation}", citation=told)


def footer(title: str, taken: Provenance) -> str:
    """What the slide belongs to, version of the data and day; what was chosen too, where there is room."""
    told = taken.dated()
    lines = [" · ".join(part for part in (title, text) if part) for text in (taken.in_a_line(), told)]
    return next((line for line in lines if width(line, NAMED) <= PLAN.get().footer.width), told)


def speech(slide: Slide, *, taken: Provenance) -> str:
    """What the speaker says; beneath it what can be asked for: limits, caveats in full, all sources."""
    limits = [f"- {plain(text)}" for text in (*slide.limits, *(card.note for card in slide.cards if card.note))]
    caveats = [f"- {one.id} {one.label}: {one.text}" for one in caveats_of(*slide.behind, data=taken.data)]
    found = [f"- {cited(name, data=taken.data)}" for name in sources_of(*slide.behind)]
    figures = [f"- {plain(card.label)}: {card.value} ({card.kind})" for card in slide.cards]
    moved = [moved_in_a_line(*slide.behind, data=taken.data)]
    parts = [
        (_("To be said"), limits),
        (_("Figures"), figures),
        (_("Moved in the last release"), list(filter(None, moved))),
    ]
    parts += [(_("Caveats"), caveats), (_("Sources"), found)]
    told = ["\n".join([title, *lines]) for title, lines in parts if lines]
    headline = plain(slide.headline)
    cut = shapes.shortened(headline, master.TIGHT[-1], PLAN.get().title) != headline
    said = [headline] * cut + ([plain(slide.note)] if slide.note else [])
    return "\n\n".join([*said, *told, taken.in_a_line()])


# The QR code that leads from a slide to the same view of the dashboard.


QUIET: Final = 2  # modules of white around the code; the slide itself is white beyond


def code(page: SlideSlide, address: str, link: str, *, box: Box) -> None:
    """Put the code of an address and a path into a corner of a slide; it leads to the language of the slide."""
    url = urlsplit(link)
    spoken = urlunsplit(url._replace(query=urlencode({"lang": current(), **dict(parse_qsl(url.query))})))
    target = address.rstrip("/") + "/" + spoken.lstrip("/")
    out = io.BytesIO()
    segno.make(target, error="m", micro=False).save(out, kind="png", scale=8, border=QUIET)
    out.seek(0)
    picture: Any = page.shapes.add_picture(out, *(Emu(emu(one)) for one in (box.left, box.top, box.width, box.height)))
    picture.name = _("QR code")
    picture._element.nvPicPr.cNvPr.set("descr", _("QR code: {address}", address=target))
    picture.click_action.hyperlink.address = target


# One step of a story as one slide.


SUBTITLES: Final = (16.0, NAMED)


def page(deck: Deck, step: Slide, *, title: str, taken: Provenance, address: str | None, whole: bool = False) -> int:
    """Add a slide to a deck; how many rows of its table had no room, and follow on another where it is to be `whole`."""
    step = replace(step, cards=tuple(with_its_move(one, data=taken.data) for one in step.cards))
    kind = _kind(step)
    made = deck.slides.add_slide(master.master_layout(deck, kind))
    plan = PLAN.get()
    _say(made, 0, step.headline, sizes=master.HEADLINES, tight=master.TIGHT, box=plan.title)
    _say(made, master.SUBTITLE_AT, subtitle(step, data=taken.data), sizes=SUBTITLES, box=plan.subtitle)
    _say(made, master.SOURCE_AT, sources(step, data=taken.data), sizes=(NAMED,), box=plan.source)
    master.without_empty(made)
    left = 0
    if step.shown is None:
        _cards_alone(made, step)
    else:
        picture, room = plan.rooms[kind]
        left = draw(made, step.shown, picture, whole=whole)
        if room:
            _beside(made, step, room)
    _foot(made, footer(title, taken))
    if address:
        code(made, address, taken.pinned(step.link), box=plan.code)
    _speak(made, speech(step, taken=taken))
    _numbered(made)
    return left


def _kind(step: Slide) -> str:
    """The layout: an upright picture leaves more room to what stands beside it."""
    if step.shown is None:
        return "cards"
    if not (step.cards or step.limits):
        return "whole"
    geo = step.shown.spec["layout"].get("geo") if isinstance(step.shown, Figure) else None
    return "upright" if geo is not None and projection(geo).ratio < UPRIGHT else "beside"


def _say(
    made: SlideSlide, place: int, text: str, *, sizes: tuple[float, ...], box: Box, tight: tuple[float, ...] = ()
) -> None:
    """Fill a placeholder, or a box of words where the template has none, at the largest size that takes one line, or fits.

    `tight` sizes are taken where none of the others fits; of a headline that is longer still the notes hold the rest.
    """
    on_one_line = (one for one in sizes if shapes.fits(text, one, replace(box, height=leading(one))))
    fitting = (one for one in (*sizes, *tight) if shapes.fits(text, one, box))
    size = next(chain(on_one_line, fitting), (*sizes, *tight)[-1])
    held = {one.placeholder_format.idx: one for one in made.placeholders}
    text = shapes.shortened(text, size, box) if tight else text
    if place == 0 or PLAN.get().ours:
        shapes.refill(held[place]._element, paragraphs(plain(text), size=size))
    elif text:
        made.shapes._spTree.append(shapes.element(shapes.words(plain(text), box, size=size, colour=theme.MUTED)))


def _beside(made: SlideSlide, step: Slide, room: Box) -> None:
    drawn, said, room = beside(step.cards, step.limits, room)
    if said:
        made.shapes._spTree.append(shapes.element(_limits(said, room)))
    for one in drawn:
        made.shapes._spTree.append(shapes.element(one))


def _limits(said: str, room: Box) -> str:
    """What must be said, in the layout's own placeholder where it has one."""
    if not PLAN.get().ours:
        return shapes.shape(room, name=_("Beside the picture"), words=body(said))
    return _holder(f'type="body" sz="quarter" idx="{master.BESIDE_AT}"', _("Beside the picture"), said, room)


def _holder(ph: str, name: str, inner: str, room: Box) -> str:
    """A placeholder of the layout with words in it."""
    drawn = shapes.shape(room, name=name, words=body(inner))
    drawn = drawn.replace("<p:nvPr/>", f"<p:nvPr><p:ph {ph}/></p:nvPr>", 1)
    return drawn.replace("<p:cNvSpPr/>", '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>', 1)


def _cards_alone(made: SlideSlide, step: Slide) -> None:
    room = PLAN.get().whole.inside(top=10)
    drawn, tall, size = across(step.cards, step.limits, room)
    if step.limits:
        said = body(cards_said(step.limits, size), inset=8)
        drawn.append(shapes.shape(room.inside(top=tall + GAP), name=_("To be said"), paint=fill(None), words=said))
    for one in drawn:
        made.shapes._spTree.append(shapes.element(one))


def _foot(made: SlideSlide, text: str) -> None:
    """Footer and number: PowerPoint shows them only where a slide has them itself."""
    plan, known = PLAN.get(), master.footers(made)
    footer = paragraphs(plain(text), size=NAMED, colour=theme.MUTED)
    number = f'<a:p><a:pPr algn="r"/>{master.number_field()}</a:p>'
    for kind, place, name, inner, room in (
        ("ftr", known.get("ftr"), _("Footer"), footer, plan.footer),
        ("sldNum", known.get("sldNum"), _("Number of the slide"), number, plan.number),
    ):
        ph = f'type="{kind}" sz="quarter" idx="{place}"'
        held = _holder(ph, name, inner, room) if place else shapes.shape(room, name=name, words=body(inner))
        made.shapes._spTree.append(shapes.element(held))


def _speak(made: SlideSlide, text: str) -> None:
    frame: Any = made.notes_slide.notes_text_frame
    shapes.refill(frame._element.getparent(), paragraphs(text))


def _numbered(made: SlideSlide) -> None:
    """Ids of the shapes in their order: each once in a slide, or PowerPoint repairs the file."""
    for place, form in enumerate(made.shapes._spTree.iter("{*}cNvPr"), start=1):
        form.set("id", str(place))


# The PowerPoint file of a story, or of one exhibit.


LONGEST: Final = 255  # letters of a property


def deck(story: Story, *, taken: Provenance, address: str | None = None, template: Template | None = None) -> bytes:
    """A slide for each step of a story, in the reader's language.

    Args:
        story: the steps.
        taken: version of the data, day and choices, said on every slide.
        address: where the dashboard can be reached from outside; without it there are no QR codes.
        template: one of the presenter's own; ours unless given.
    """
    with template.applied() if template else nullcontext(master.template()) as made:
        return _told(made, story, taken=taken, address=address)


def _told(made: Deck, story: Story, *, taken: Provenance, address: str | None) -> bytes:
    opening = [around.cover(made, story, taken=taken), around.key_messages(made, story)]
    for step in story.slides:
        for part in chain.from_iterable(map(_apart, _parts(step, taken.data))):
            _whole(made, part, title=story.title, taken=taken, address=address)
    end = around.closing(made, story, taken=taken, address=address)
    if address:
        code(end, address, taken.pinned(story.slides[0].link if story.slides else "/"), box=PLAN.get().cover_code)
    after = around.appendix(made, story, taken=taken)
    framed = [one for one in (*opening, end, *after) if one]
    for one in framed:
        _finished(one, title=story.title, taken=taken)
    before = len([one for one in opening if one])
    told = len(made.slides) - len(framed)
    parts = [(_("Opening"), before), (story.title, told), (_("Closing"), 1), (_("Sources and cautions"), len(after))]
    around.sections(made, [(plain(name), count) for name, count in parts if count])
    return _saved(made, story.title, taken)


def _finished(made: SlideSlide, *, title: str, taken: Provenance) -> None:
    """What every slide has: foot, notes, numbers of its shapes."""
    _foot(made, footer(title, taken))
    _speak(made, taken.in_a_line())
    _numbered(made)


def _whole(made: Deck, step: Slide, *, title: str, taken: Provenance, address: str | None) -> None:
    """A step, and as many slides more as its table needs."""
    left = page(made, step, title=title, taken=taken, address=address, whole=True)
    while left and step.shown:
        done = len(step.shown.table.frame) - left
        rest = Exhibit(
            id=step.shown.id,
            title=step.shown.title,
            subtitle=step.shown.subtitle,
            table=step.shown.table.after(done),
            rests_on=step.shown.rests_on,
            lists=step.shown.lists,
        )
        step = replace(step, shown=rest, cards=(), limits=())
        left = page(made, step, title=title, taken=taken, address=address, whole=True)


def _apart(step: Slide) -> list[Slide]:
    """Figures on a slide of their own before a table that has no room beside them but on one slide of its width."""
    if not step.cards or step.shown is None or isinstance(step.shown, Figure):
        return [step]
    left = {
        kind: grid(step.shown.table, PLAN.get().rooms[kind][0], name="", says="", spare=LINE, evenly=True).left_out
        for kind in ("beside", "whole")
    }
    if not left["beside"] or left["whole"]:
        return [step]
    return [replace(step, shown=None), replace(step, cards=(), limits=())]


def _parts(step: Slide, data: Data) -> list[Slide]:
    """A step as slides: pictures no higher than can be read, figures that stand alone no more than are taken in at once."""
    if step.shown is not None or len(step.cards) <= CARDS:
        return step.in_parts()
    parts = (step.cards[place : place + CARDS] for place in range(0, len(step.cards), CARDS))
    return [replace(step, cards=cards, limits=_limits_of(cards, step, data)) for cards in parts]


def _limits_of(cards: tuple[Card, ...], step: Slide, data: Data) -> tuple[str, ...]:
    """What must be said beside some of the figures of a step: of its limits not those that other figures alone have."""
    here, anywhere = (
        {one.id for one in caveats_of(*(behind for card in held for behind in card.rests_on), data=data)}
        for held in (cards, step.cards)
    )
    others = anywhere - here
    return tuple(text for text in step.limits if not (told := set(caveats_named(text))) or not told <= others)


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
    for part in _parts(step, taken.data):
        page(made, part, title="", taken=taken, address=address)
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
