"""Key figures as native cards, and beneath them what must be said beside the picture; as large as their room allows."""

from dataclasses import dataclass
from typing import Final

from components import theme
from components.export.slides.body import body, paragraphs
from components.export.slides.box import Box
from components.export.slides.markup import height, leading, plain, width
from components.export.slides.paint import fill, line
from components.export.slides.shapes import shape
from components.figures.card import Card

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
    return drawn, said(limits, setting.size), box.inside(top=top - box.top)


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


def said(limits: tuple[str, ...], size: float) -> str:
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
