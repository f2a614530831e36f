"""Numbers as a speaker says them in a headline: five, half, 34만 5천; each language its own way."""

from typing import Final

from components.figures import words
from i18n import Message, _, current, message
from i18n.numbers import MYRIAD, number

WORDS: Final[tuple[Message, ...]] = (
    *(message("none"), message("one"), message("two"), message("three"), message("four"), message("five")),
    *(message("six"), message("seven"), message("eight"), message("nine"), message("ten"), message("eleven")),
)
THOUSAND: Final = 1_000


def spelled(count: float) -> str:
    """A small count: a word in English, digits in Korean, which sets a counter behind them."""
    whole = int(count)
    return number(whole) if current() == "ko" or whole >= len(WORDS) else str(WORDS[whole])


def first_letter_up(sentence: str) -> str:
    """A sentence that begins with a counted word, as a headline."""
    return sentence[:1].upper() + sentence[1:]


def people(value: float) -> str:
    """A count as it is said in full: 345,000, in Korean 34만 5천 명 where it is round to the thousand."""
    myriads, rest = divmod(round(value), MYRIAD)
    if current() != "ko":
        return number(value)
    if not myriads or rest % THOUSAND:
        return words.full(value, "people")
    thousands = f" {rest // THOUSAND}천" if rest else ""
    return f"{number(myriads)}만{thousands} 명"


def half(percent: float) -> str:
    """A share that rounds to one half: half, in Korean with its number."""
    return words.full(percent, "percent") if current() == "ko" else _("half")


def is_half(percent: float) -> bool:
    """Whether a speaker may call a share one half."""
    return round(percent) == 50


def above(index: float) -> str:
    """How far an index stands above its base of 100: 36 % above, 1.36배."""
    if current() == "ko":
        return words.full(index / 100, "ratio")
    return _("{percent} above", percent=words.full(index - 100, "percent", digits=0))
