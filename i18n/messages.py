"""gettext: English is written in the code, every other language stands in its catalogue in locales/.

The .po files are compiled in memory when a language is first used: no build step, no binary in the repository.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from i18n.language import LANGUAGES, catalogue, current, speaking
from i18n.numbers import MYRIAD, THOUSAND, counts_as_korean, in_sentence, number


def _(text: str, /, **values: object) -> str:
    """A text in the reader's language, its `{names}` filled; numbers are written as the reader's locale does."""
    return _fill(catalogue(current()).gettext(text), values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """The same for a text that depends on a count; `{count}` is filled too."""
    return _fill(catalogue(current()).ngettext(one, many, count), {"count": count, **values})


def _fill(text: str, values: dict[str, object]) -> str:
    if not values:
        return text
    written = {name: in_sentence(value) for name, value in values.items()}
    return particles(text, written).format(**written)


# A Korean particle goes by the last sound before it, which only the value has: 68.5%(시점 미상)가, 55.5% 이상(시점 미상)이.
# 이(가) and (으)로 are left where nobody knows how the value is read: a word in Latin letters.


PARTICLES: Final = (
    ("이", "가"),
    ("은", "는"),
    ("을", "를"),
    ("과", "와"),
    ("으로", "로"),
    ("이라고", "라고"),
)  # after a consonant, after a vowel
FORMS: Final = {
    form: pair
    for pair in PARTICLES
    for one, other in (pair, pair[::-1])
    for form in (one, f"({one.removesuffix(other)}){other}" if one.endswith(other) else f"{one}({other})")
}
BEHIND: Final = re.compile(
    r"\{(?P<name>\w+)\}(?P<between>(?:\((?![으이]\))[^()]*\)|[%’”])*)"
    rf"(?P<particle>{'|'.join(map(re.escape, sorted(FORMS, key=len, reverse=True)))})(?=[\s.,)]|$)"
)
NOT_READ: Final = re.compile(r"(?:\([^()]*\)|[\s’”)*])+$")
WITH_R: Final = {"1", "7", "8"}  # 일, 칠, 팔 end as 로 wants it
WITH_CONSONANT: Final = {"0", "3", "6"} | WITH_R


def particles(text: str, values: Mapping[str, object]) -> str:
    """The template with each particle behind a value as the value wants it; in other languages as it is."""
    if current() != "ko":
        return text
    return BEHIND.sub(lambda found: _with_particle(found, values), text) if BEHIND.search(text) else text


def _with_particle(found: re.Match[str], values: Mapping[str, object]) -> str:
    read = NOT_READ.sub("", f"{values[found['name']]}{NOT_READ.sub('', found['between'])}")
    pair = FORMS[found["particle"]]
    consonant = False if read.endswith(("%", "%p")) else _ends_in_consonant(read[-1:], as_r=pair[1] == "로")
    particle = found["particle"] if consonant is None else pair[0 if consonant else 1]
    return found[0].removesuffix(found["particle"]) + particle


def _ends_in_consonant(last: str, *, as_r: bool) -> bool | None:
    """Whether a sign is read with a consonant at its end, an ㄹ left out where that counts as a vowel; None: not known."""
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return bool(final) and not (as_r and final == 8)
    if last.isdecimal():
        return last in WITH_CONSONANT and not (as_r and last in WITH_R)
    return None


def in_each(tell: Callable[[], str]) -> dict[str, str]:
    """A text in every language, by language."""
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = tell()
    return found


def each_once(tell: Callable[[], str]) -> dict[str, str]:
    """The same where the texts stand together: what several languages tell in the same words is told once."""
    found = {text: language for language, text in reversed(in_each(tell).items())}
    return {language: text for text, language in reversed(found.items())}


@dataclass(frozen=True, slots=True)
class Message:
    """A text that is put into the reader's language when it is shown, not when it is made."""

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        """The text in the language in force now."""
        return _(self.text, **dict(self.values))


def message(text: str, /, **values: object) -> Message:
    """Mark a text for translation now, translate it when it is shown."""
    return Message(text, tuple(values.items()))


def in_all(text: Message) -> str:
    """A text in all languages on one line, for those who look for theirs: `언어 · Language`."""
    return " · ".join(each_once(text.__str__).values())


# Numbers as they are said aloud: five, 34만 5천; each language its own way.


WORDS: Final[tuple[Message, ...]] = (
    *(message("none"), message("one"), message("two"), message("three"), message("four"), message("five")),
    *(message("six"), message("seven"), message("eight"), message("nine"), message("ten"), message("eleven")),
)


def spelled(count: float) -> str:
    """A small count: a word in English, digits in Korean, which sets a counter behind them."""
    whole = int(count)
    return number(whole) if counts_as_korean() or whole >= len(WORDS) else str(WORDS[whole])


def spoken(value: float) -> str:
    """A count in full: 345,000, in Korean 34만 5천 where it is round to the thousand."""
    myriads, rest = divmod(round(value), MYRIAD)
    if not counts_as_korean() or not myriads or rest % THOUSAND:
        return number(value)
    if not rest:
        return _("{n} ten thousand", n=number(myriads))
    return _("{myriads} ten thousand and {thousands} thousand", myriads=number(myriads), thousands=rest // THOUSAND)
