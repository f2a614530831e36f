"""Search: what can be found, in which order, and the box that finds it. The index knows words, the box only draws.

A query is words. Each must stand in an entry: an English one as the beginning of a word, singular or plural; a Korean one
anywhere, however it is spaced, with or without its particle. What is asked often and stands in no source is told as such.
"""

import csv
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from itertools import chain
from math import isfinite
from numbers import Real
from pathlib import Path
from typing import Any, Final

import pandas as pd
import streamlit as st

from components.figures.concentration import ON_REQUEST
from components.figures.exhibit import Exhibit
from components.figures.page import FigurePage
from components.figures.pages import FIGURE_PAGES, PAGES, exhibits
from components.figures.state import State, offered_years
from components.figures.words import span
from components.scripts import part
from components.session import Slot, session
from data import catalogue, labels, sentences
from data.outlook import Outlook
from data.package import in_language, package
from data.store import location
from data.store.errors import UnavailableError
from i18n import LANGUAGES, _, columns, current, message, ngettext, speak, speaking, spoken
from i18n.dates import today
from i18n.language import locale
from i18n.numbers import brief, compact
from indicators.indicator import PROVINCES
from indicators.registry import REGISTRY

HERE: Final = Path(__file__).parent
KINDS: Final = {
    "page": message("Page"),
    "province": message("Province"),
    "economy": message("Economy"),
    "indicator": message("Indicator"),
    "exhibit": message("Picture or table"),
    "glossary": message("Term"),
    "caveat": message("Read with care"),
    "table": message("Table of data"),
    "figure": message("Figure"),
    "row": message("Row of a table"),
}
# Where words fit equally well, the wider thing comes first.
RANK: Final = {kind: 9 - place for place, kind in enumerate(KINDS)}
SHOWN: Final = 12  # hits of one search
LONGEST: Final = 100  # letters of a query


# Words: what a text is made of, and whether a word of a query stands in it.


PARTICLES: Final = re.compile(
    r"(?<=[가-힣]{2})(?:들?(?:에서는|에서의|으로는|과의|와의|에서|에게|으로|까지|부터|보다|마다|처럼|에는|이란|이랑|하고|은|는|이|가|을|를|의|에|로|와|과|도|만|란)|들)$"
)
# A rate is 율 behind a vowel or ㄴ and else 률, of which few writers are sure: 취업율, 참여률.
RATE: Final = re.compile(r"([가-힣])[율률]")
# How a question ends: 인정되나요, 낮은가요, 몇 퍼센트인가; what is to be done: 달성하려면.
ENDINGS: Final = re.compile(
    r"(?<=[가-힣]{2})(?:(?:되|하|이|받)?(?:나요|는가|습니까|려면)|(?:하|되)면|됩니까|되나|합니까|하나|인가요|인가|입니까)$"
)
# A verb made of a noun, and words that are written together over the particle between them: 탈락한, 감소했, 수료생의취업률.
MODIFIER: Final = re.compile(r"(?<=[가-힣]{2})(?:하는|되는|했던|됐던|하였|되었|한|된|할|될|했|됐)$")
BETWEEN: Final = re.compile(r"(?<=[가-힣]{2})(?<=의)(?=[가-힣]{2})")
WORD: Final = re.compile(r"[0-9a-z]+(?:\.[0-9]+)?|%|[가-힣]+")
PERCENT: Final = re.compile(r"(?<=\d)\s*(?:percent|per cent|퍼센트|프로(?![가-힣]))")
# A year is its four digits: 2020년.
YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)년(?:도)?[에의은는]?(?=\s|$)")
# What a number counts is no word that is looked for: 466만 명, 5건.
COUNTED: Final = re.compile(r"(?<=[0-9만억천km])\s*(?:명|건|곳|개소|개|원)[은는이가을를의]?(?=\s|$)")
# All provinces, however many they are said to be; how many of something: 몇 개, 몇 곳이.
OF_ALL: Final = re.compile(rf"(?<!\d){len(PROVINCES)}(?:\s*개)?\s*(?=시도|시 도|광역|province)")
ASKED: Final = "[은는이가을를의]|입니까|인가요?|인지|이나|나"
HOW_MANY: Final = re.compile(rf"(?<=몇)\s*[개건](?:{ASKED})?(?=\s|$)|(?<=몇 곳)(?:{ASKED})(?=\s|$)")
# Scales that are written in several ways, in one: 4.66 million and 4.66m, 345천 and 345 thousand.
SCALES: Final = {
    "m": re.compile(r"(?<=\d)\s*(?:million|mn)\b"),
    " billion": re.compile(r"(?<=\d)\s*bn\b"),
    "k": re.compile(r"(?<=\d)\s*thousand\b|(?<=\d)(?<!만\s\d)(?<!만\d)천(?=\s|명|$)"),
}
# Said in a question, and no word of what is asked for.
FILLERS: Final = frozenset(
    (HERE / "search_fillers.txt").read_text("utf-8").split(),
)


def plain(text: str) -> str:
    """A text as it is compared: one form of letters, no hyphens or middle dots, lower case."""
    told = unicodedata.normalize("NFKC", text).casefold()
    told = PERCENT.sub("%", re.sub(r"[-·ㆍ‧\u2010\u2011\u2060'’&]|(?<=\d),(?=\d)", "", told))
    told = OF_ALL.sub("", YEAR.sub(r"\1 ", told))
    told = RATE.sub(_rate, told)
    for short, said in SCALES.items():
        told = said.sub(short, told)
    return told


def _rate(written: re.Match[str]) -> str:
    """The syllable and the rate behind it, as the dictionary spells it."""
    final = unicodedata.normalize("NFD", written[1])[2:]
    return written[1] + ("율" if final in ("", "\u11ab") else "률")  # ㄴ


def terms(query: str) -> tuple[str, ...]:
    """The words that a query asks for, without fillers unless there is nothing else, and Korean ones without particles."""
    cut = query if len(query) <= LONGEST else query[:LONGEST].rpartition(" ")[0]  # no part of a word
    said = WORD.findall(HOW_MANY.sub("", COUNTED.sub("", plain(cut))))
    asked = [word for word in said if word not in FILLERS and _bare(word) not in FILLERS]
    return tuple(dict.fromkeys(map(_bare, asked or said)))


def _apart(asked: tuple[str, ...]) -> tuple[str, ...]:
    """The nouns of Korean words that stand nowhere as they were written."""
    parts = chain.from_iterable(map(BETWEEN.split, (MODIFIER.sub("", term) for term in asked)))
    return tuple(dict.fromkeys(map(_bare, parts)))


def _bare(word: str) -> str:
    """A Korean word without its particle or the end of a question, an English one in the singular."""
    if word[0] >= "가":
        return PARTICLES.sub("", ENDINGS.sub("", word))
    if not word.isascii() or len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word


# Korean typed while the keyboard is set to English: qntks is 부산. The keys of initials, vowels and finals, in Unicode's order.
INITIALS: Final = re.findall(r"\S+", "r R s e E f a q Q t T d w W c z x v g")
VOWELS: Final = re.findall(r"\S+", "k o i O j p u P h hk ho hl y n nj np nl b m ml l")
FINALS: Final = re.findall(r"\S+", "r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g")
SYLLABLE: Final = re.compile(
    "({})({})(?:({})(?![{}]))?".format(
        *("|".join(sorted(keys, key=len, reverse=True)) for keys in (INITIALS, VOWELS, FINALS)), "koiOjpuPhynbml"
    )
)


def as_korean(typed: str) -> str:
    """What the same keys write when the keyboard is set to Korean; "" where they write no whole syllables."""
    words = typed.split()
    if not words or not all(re.fullmatch(f"(?:{SYLLABLE.pattern})+", word) for word in words):
        return ""
    return SYLLABLE.sub(_syllable, " ".join(words))


def _syllable(keys: re.Match[str]) -> str:
    first, vowel, last = keys.groups()
    end = FINALS.index(last) + 1 if last else 0
    return chr(0xAC00 + (INITIALS.index(first) * len(VOWELS) + VOWELS.index(vowel)) * (len(FINALS) + 1) + end)


def _letters(word: str) -> str:
    """A word as it is typed, a Korean syllable in its letters."""
    return unicodedata.normalize("NFD", word)


@dataclass(frozen=True)
class Text:
    """A text ready to be searched: its words, these in the singular and without particles, its letters without any space."""

    words: tuple[str, ...]
    bare: tuple[str, ...]
    letters: str

    @classmethod
    def of(cls, text: str) -> "Text":
        """A text taken apart."""
        words = WORD.findall(plain(text))
        return cls(tuple(words), tuple(map(_bare, words)), "".join(words))

    def holds(self, term: str) -> float:
        """How well a word of a query stands here: 1 as a word, less as its beginning or within, 0 not at all."""
        is_korean = term[0] >= "가"
        if term in self.words or term in self.bare:
            return 1.0
        if term[0].isdigit():
            return 0.75 if any(_is_scaled(word, term) for word in self.words) else 0.0
        if (len(term) > 1 or is_korean) and any(word.startswith(term) for word in self.words):
            return 0.75
        if len(term) > 4 and self.letters.startswith(term):  # Vietnam for Viet Nam
            return 0.75
        # Korean writes compounds with or without spaces: within them, and over them, a word of two syllables stands as well.
        return 0.5 if is_korean and len(term) > 1 and term in self.letters else 0.0


def _is_scaled(word: str, number: str) -> bool:
    """Whether a word is this number with its scale behind it, or with further decimals; 6 is no beginning of 68.5."""
    return word.startswith(number) and ("." in number or not re.match(r"[\d.]", word[len(number)]))


# What can be found.


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing to be found.

    Attributes:
        kind: a key of KINDS.
        code: page name, province code, ISO code or `EU`, id of an indicator, exhibit, term, caveat or table, or a place.
        name: what it is called in the reader's language.
        page: name of the page that it is on.
        line: what is there.
        foreign: what it is called in the other languages.
        others: other and former names, in any language.
        words: what else it is looked for by, as search_words.csv has it.
        place: where on the page: the id of an exhibit or of a caveat; the page's head where it is empty.
        sets: what going there puts into force, by the name of the choice.
        facts: the numbers of a row, by which it is the same row in another language, whose names sort otherwise.
    """

    kind: str
    code: str
    name: str
    page: str
    line: str = ""
    foreign: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    place: str = ""
    sets: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[float, ...] = ()

    @property
    def id(self) -> str:
        """Unique over all kinds."""
        return f"{self.kind} {self.code}"


@dataclass(frozen=True, kw_only=True)
class Absent:
    """What is asked often and stands in no source.

    Attributes:
        subject: its name in search_absent.csv, that of an economy with the code behind it.
        label: what it is, in the reader's language.
        words: by which words it is asked for.
        ask: who can be asked.
        if_nothing: whether it is told only where nothing is found: an economy may stand in a table after all.
    """

    subject: str
    label: str
    words: tuple[str, ...]
    ask: str
    if_nothing: bool = False


def entries(head: int) -> dict[str, Entry]:
    """Everything that can be found in the language in force, by id, at a version of the data."""
    mark = _mark(head)
    own, *foreign = (_in(language, mark, _head=head) for language in dict.fromkeys([current(), *LANGUAGES]))
    more = _more_words()
    return {name: _joined(entry, [one[name] for one in foreign if name in one], more) for name, entry in own.items()}


def _mark(head: int) -> str:
    """What an index is kept by: the version, its store and release, and which versions were emptied since."""
    return f"{catalogue.version(at=head)} {location.state(at=head)}"


@st.cache_resource(show_spinner=False, max_entries=8)
def _in(language: str, mark: str, *, _head: int) -> dict[str, Entry]:
    with speaking(language):
        return {entry.id: entry for entry in _listed(_head)}


def _joined(entry: Entry, foreign: list[Entry], more: Mapping[str, tuple[str, ...]]) -> Entry:
    foreign = [one for one in foreign if one.facts == entry.facts]
    others = tuple(dict.fromkeys(chain(entry.others, *(one.others for one in foreign))))
    return replace(entry, foreign=tuple(one.name for one in foreign), others=others, words=more.get(entry.id, ()))


def _listed(head: int) -> Iterator[Entry]:
    yield from map(_page, PAGES)
    known = _("trainees as reported or estimated, residents, SME firms, its zone")
    line = f"{PAGES['overview'].title}: {known}"
    for row in catalogue.dataset("provinces", at=head).rows:
        others = tuple(row.aliases.split("|"))
        told: dict[str, Any] = {"line": line, "others": others, "sets": {"province": row.code}}
        yield Entry(kind="province", code=row.code, name=labels.area(row.code), page="overview", **told)
    known = _("agreements with Korea, and what they cover")
    line = f"{PAGES['mra'].title}: {known}"
    for code in partners(head):
        yield Entry(kind="economy", code=code, name=labels.area(code), page="mra", line=line, sets={"partner": code})
    yield from map(_indicator, catalogue.dataset("indicators", at=head).rows)
    yield from _of_exhibits(head)
    yield from _of_cards(head)
    yield from _of_sources(head)


def _page(name: str) -> Entry:
    page = PAGES[name]
    heads = (str(page.heading),) if isinstance(page, FigurePage) and page.heading else ()
    line = str(page.question) if isinstance(page, FigurePage) else str(page.section or "")
    return Entry(kind="page", code=name, name=str(page.title), page=name, line=line, others=heads)


def partners(head: int | None = None) -> list[str]:
    """Codes of all economies but Korea, and of partners of agreements that are none (the EU)."""
    economies, agreements = (catalogue.dataset(name, at=head).rows for name in ("economies", "mra_agreements"))
    listed = [*(row.iso3 for row in economies), *(row.partner for row in agreements if pd.notna(row.partner))]
    return [code for code in dict.fromkeys(listed) if code != "KOR"]


def _indicator(row: Any) -> Entry:
    page = REGISTRY[row.id].page
    # No page shows the values of one that is listed in the sources: its definition is what there is.
    sets = {"tab": "indicators"} if page == "sources" else {}
    line = f"{PAGES[page].title}: {labels.text(row, 'definition')}"
    return Entry(kind="indicator", code=row.id, name=labels.text(row, "label"), page=page, line=line, sets=sets)


def _of_exhibits(head: int) -> Iterator[Entry]:
    """Each figure and table of the pages, then the rows of each that are named; what stands twice, where it stands first."""
    data = Outlook(head=head)
    state = State(outlook=data, year=offered_years(data)[-1], province=None, today=today())
    seen: set[str] = set()
    fields = catalogue.dataset("kdt_fields", at=head).table
    written = zip(fields["number"], fields["aliases"].fillna(""), strict=True)
    others = {f"kdt-strip/{place - 1}": tuple(filter(None, names.split("|"))) for place, names in written}
    places = catalogue.dataset("provinces", at=head).table["code"]
    told = {tell(code) for code in [*places, *partners(head)] for tell in (labels.area, labels.short_area)}
    for page in FIGURE_PAGES:
        for exhibit in exhibits(page, state):
            if exhibit.id not in seen:
                yield from _of_exhibit(exhibit, page, told, others)
            seen.add(exhibit.id)


def _of_exhibit(exhibit: Exhibit, page: str, told: set[str], others: Mapping[str, tuple[str, ...]]) -> Iterator[Entry]:
    """Its rows but those that were told before, whose names are added to `told`; then itself, with the numbers of the others.

    `others` are further names of rows by code.
    """
    left: list[str] = []
    for place, (label, cells) in enumerate(exhibit.table.frame.iterrows()):
        name, code = str(label), f"{exhibit.id}/{place}"
        is_code = re.fullmatch(r"[a-z_]+", name) or not re.search(r"[A-Za-z가-힣]{2}|\d인", name)
        if is_code or name in told:
            left += _numbers(cells)
            continue
        told.add(name)
        line, also = f"{PAGES[page].title}: {exhibit.title}", (*others.get(code, ()), *_numbers(cells))
        row = Entry(kind="row", code=code, name=name, page=page, line=line, place=exhibit.id, others=also)
        sets = {"field": name.split(maxsplit=1)[0]} if exhibit.id == "kdt-strip" else {}
        yield replace(row, sets=sets, facts=tuple(float(cell) for cell in cells if _is_number(cell)))
    yield Entry(
        kind="exhibit",
        code=exhibit.id,
        name=exhibit.title,
        page=page,
        line=f"{PAGES[page].title}: {exhibit.subtitle}",
        place=exhibit.id,
        others=tuple(dict.fromkeys(left)),
    )


# A number in a cell of words, with its scale; a year and a small count stand everywhere and tell nothing apart.
IN_WORDS: Final = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?![\d,.]*\d)\s?(%|만|억|bn|million)?")


def _numbers(cells: Any) -> tuple[str, ...]:
    """The numbers of a row, as they are asked for: counts from 1,000, shares with decimals, amounts in words."""
    found: list[str] = []
    for cell in cells:
        if isinstance(cell, str):
            for number, scale in IN_WORDS.findall(cell):
                if scale or "." in number:
                    found.append(number + scale)
                elif "," in number:
                    found += _said(float(number.replace(",", "")))
        elif _is_number(cell) and (abs(cell) >= 1_000 or cell % 1):
            found += _said(cell)
    return tuple(dict.fromkeys(found))


def _is_number(cell: Any) -> bool:
    return isinstance(cell, Real) and isfinite(cell)


def _said(value: float) -> tuple[str, ...]:
    """A number in the ways it is asked for: in full, shortened as each language does it, in thousands and ten thousands."""
    if abs(value) < 1_000:
        return (f"{value:g}", f"{value:.1f}")
    thousands = (f"{value / 1_000:.0f}k", f"{value / 10_000:.0f}만") if abs(value) >= 10_000 else ()
    return (f"{value:.0f}", brief(value), compact(value), spoken(value), *thousands)


def _one_in(shown: str, value: float) -> tuple[str, ...]:
    """A small share as it is said: 4.54% is one in 22, 22곳 중 1곳. Nothing for another unit, or from a fifth on."""
    if not (shown.endswith("%") and 0 < value < 20):
        return ()
    of = f"{100 / value:.0f}"
    return (f"one {of}", f"1 {of}", f"{of} 1")


def _of_cards(head: int) -> Iterator[Entry]:
    """The headline figures of every year, to be found by their numbers; those before the newest put their year into force."""
    data = Outlook(head=head)
    told: set[str] = set()
    newest, *before = reversed(offered_years(data))
    for year in (newest, *before):
        state = State(outlook=data, year=year, today=today())
        for page in reversed(FIGURE_PAGES):  # the overview repeats those of the others
            if year == newest or "year" in FIGURE_PAGES[page].filters:
                yield from _of_page(page, state, told, "" if year == newest else str(year))


def _of_page(page: str, state: State, told: set[str], year: str) -> Iterator[Entry]:
    """The headline figures of a page but those that were told before, whose names are added to `told`."""
    for card in FIGURE_PAGES[page].cards(state):
        name = f"{card.label} {card.value}"
        if card.found is None or name in told:
            continue
        told.add(name)
        called = (
            (card.label, *_more_words().get(f"indicator {card.id.removeprefix('card-')}", ()))
            if card.found.year
            else ()
        )
        dated = tuple(f"{one} {card.found.year}" for one in called)
        yield Entry(
            kind="figure",
            code=f"{page}/{card.id}{year and f'/{year}'}",
            name=name,
            page=page,
            line=f"{PAGES[page].title}: {card.kind}",
            others=(*_said(card.found.number), *_one_in(card.value, card.found.number), *dated),
            sets={"year": year} if year else {},
        )


def _of_sources(head: int) -> Iterator[Entry]:
    """What stands on the page of the sources: terms, cautions, tables of data."""
    told: dict[str, Any]
    for row in catalogue.dataset("glossary", at=head).rows:
        told = {"line": labels.text(row, "definition"), "place": "glossary", "sets": {"tab": "glossary"}}
        yield Entry(kind="glossary", code=row.term, name=labels.text(row, "label"), page="sources", **told)
    for one in sentences.caveats(Outlook(head=head)):
        told = {"line": one.text, "others": (one.id,), "place": one.id, "sets": {"tab": "caveats"}}
        yield Entry(kind="caveat", code=one.id, name=one.label, page="sources", **told)
    for name in package().names:
        told = {"line": _("Columns of a table"), "others": (name,), "sets": {"tab": "tables", "table": name}}
        yield Entry(
            kind="table", code=name, name=in_language(package().resource(name), "title"), page="sources", **told
        )


# Lists beside this module: further words for entries, and what no source holds.


def _read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _more_words() -> dict[str, tuple[str, ...]]:
    return {row["entry"]: tuple(row["words"].split("|")) for row in _read("search_words.csv")}


ECONOMIES: Final = "economies"  # the row whose words are the names of all economies of the world
YEARS: Final = "years"  # and the one whose words are the years that the table of trainees has not
TRAINEES: Final = ("훈련인원", "훈련생", "훈련 인원", "trainees", "trained", "people trained")
THIS_YEAR: Final = ("올해", "금년", "작년", "지난해", "this year", "last year")


def absent(head: int = 0) -> list[Absent]:
    """What is asked often and stands in no source, in the language in force; then the economies that no list holds."""
    rows = {row["subject"]: row for row in _read("search_absent.csv")}
    ask = _told(rows.pop(ECONOMIES), "ask")
    years = rows.pop(YEARS)
    subjects = [_other_years(years, head)] + [
        Absent(subject=subject, label=_told(row, "label"), words=tuple(row["words"].split("|")), ask=_told(row, "ask"))
        for subject, row in rows.items()
    ]
    return subjects + [
        Absent(subject=f"economy {code}", label=names[current()], words=_called(names), ask=ask, if_nothing=True)
        for code, names in _elsewhere(head).items()
    ]


def _other_years(row: Mapping[str, str], head: int) -> Absent:
    """Trainees of a year that the national table has not, from 2000 to this year."""
    known = sorted({int(year) for year in catalogue.dataset("trainees", at=head).table["year"]})
    others = [str(year) for year in range(2000, today().year + 1) if year not in known]
    said = (*others, *(THIS_YEAR if str(today().year) in others else ()))
    label = _told(row, "label").replace("{years}", _runs(known))
    words = tuple(f"{year} {one}" for year in said for one in TRAINEES)
    return Absent(subject=YEARS, label=label, words=words, ask=_told(row, "ask"))


def _runs(known: list[int]) -> str:
    """Years in words, those that follow each other as a span: 2019–2021, 2024."""
    starts = [year for year in known if year - 1 not in known]
    ends = [year for year in known if year + 1 not in known]
    return ", ".join(
        str(first) if first == last else span(first, last) for first, last in zip(starts, ends, strict=True)
    )


def _elsewhere(head: int) -> dict[str, dict[str, str]]:
    """Names in each language of the economies that no list of ours holds, by code."""
    told: set[str] = set()
    for language in LANGUAGES:
        with speaking(language):
            told |= {Text.of(labels.area(code)).letters for code in ("KOR", *partners(head))}
    world: dict[str, Mapping[str, str]] = {language: locale(language).territories for language in LANGUAGES}
    codes = [code for code in world["en"] if code.isalpha() and code not in NO_ECONOMIES]
    named = {code: {language: world[language].get(code, world["en"][code]) for language in LANGUAGES} for code in codes}
    return {code: names for code, names in named.items() if not any(_is_told(name, told) for name in names.values())}


def _is_told(name: str, told: set[str]) -> bool:
    """Whether one name begins with the other: Brunei and Brunei Darussalam, Myanmar (Burma) and Myanmar."""
    letters = Text.of(name).letters
    return any(letters.startswith(one) or one.startswith(letters) for one in told)


def _called(names: Mapping[str, str]) -> tuple[str, ...]:
    """By what an economy is asked for: not by what stands behind its name, nor where that is an everyday word."""
    short = (re.split(r"\s*\(| SAR ", name)[0] for name in names.values())
    return tuple(name for name in short if name not in EVERYDAY)


EVERYDAY: Final = frozenset({"수단", "오만"})  # means and arrogance, or Sudan and Oman
# Codes of the Unicode list that are none, and Korea, Taiwan and the European Union, which our lists name otherwise.
NO_ECONOMIES: Final = frozenset({"EU", "EZ", "KR", "QO", "TW", "UN", "XA", "XB", "ZZ"})


def _told(row: Mapping[str, str], column: str) -> str:
    return next(row[name] for name in columns(column) if row.get(name))


# The index: made once for each language and version, and what it finds.


@dataclass(frozen=True, kw_only=True, eq=False)
class Found:
    """What a query finds: entries, the best first, what of it no source holds, and its words that stand nowhere here."""

    hits: tuple[Entry, ...] = ()
    missing: tuple[Absent, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def first(self) -> Entry | None:
        """Where Enter leads: to the best, unless what is asked for is told to be missing, or half of the words are."""
        return None if self.missing or self.unknown else next(iter(self.hits), None)


def _spellings(name: str) -> tuple[str, ...]:
    """A name as it stands, and with its English compounds apart: take up for take-up, beside takeup."""
    apart = re.sub(r"(?<=[A-Za-z])-(?=[A-Za-z])", " ", name)
    return (name,) if apart == name else (name, apart)


@dataclass(frozen=True, eq=False)
class _Read:
    entry: Entry
    names: tuple[tuple[Text, float], ...]  # each with what it weighs
    line: Text

    @classmethod
    def of(cls, entry: Entry) -> "_Read":
        weighed = [((entry.name, *entry.foreign), 10.0), (entry.others, 8.0), (entry.words, 10.5)]
        names = ((Text.of(one), weight) for listed, weight in weighed for name in listed for one in _spellings(name))
        return cls(entry, tuple(names), Text.of(entry.line))

    def joined(self, name: Text) -> tuple[str, ...]:
        """The name of a place in one word, as it may be mistyped."""
        return (name.letters,) if self.entry.kind in PLACES else ()

    def is_named(self, asked: tuple[str, ...]) -> bool:
        """Whether one of the words asked for is a name of this and nothing else."""
        return any(name.letters in asked or name.bare in [(term,) for term in asked] for name, _by in self.names)


PLACES: Final = ("province", "economy")
# What a place counts that is named among other words: more than these words in a line, less than in a name.
NAMED: Final = 12.0
DISTRICT: Final = re.compile(r"[가-힣]{2,3}[시군구]")


class Index:
    """Entries taken apart into words."""

    def __init__(self, listed: Iterable[Entry], missing: Iterable[Absent]) -> None:
        """Take apart what can be found."""
        self.entries = {entry.id: entry for entry in listed}
        self._read = list(map(_Read.of, self.entries.values()))
        self._missing = [(one, [terms(words) for words in one.words]) for one in missing]
        self._listed = {frozenset(terms(words)) for entry in self.entries.values() for words in entry.words}
        known = {word for one in self._read for name, _by in one.names for word in (*name.words, *one.joined(name))}
        self._words = {_letters(word): word for word in sorted(known) if len(word) > 2}

    def find(self, query: str) -> Found:
        """What a query finds: all its words, else those that are slips of known ones, else most of its words.

        Where that is nothing, what the same keys write in Korean.
        """
        found = self._find(query)
        korean = "" if found.hits or found.missing else as_korean(query.strip()) or as_korean(query.strip().casefold())
        return self._find(korean) if korean else found

    def _find(self, query: str) -> Found:
        asked = terms(query)
        if not asked:
            return Found()
        hits, missing = self._told(asked)
        if not (hits or missing) and (apart := _apart(asked)) != asked:
            asked = apart
            hits, missing = self._told(asked)
        if not (hits or missing):
            missing = self._districts(asked)
        unknown: tuple[str, ...] = ()
        if not (hits or missing):
            mended = tuple(self._mended(term) for term in asked)
            hits = self._hits(mended, all_of=True)
            if not hits:
                hits, unknown = self._hits(mended, all_of=False), self._unknown(mended)
        hits = self._with_places(asked, hits)
        return Found(hits=tuple(entry for _by, entry in hits[:SHOWN]), missing=missing, unknown=unknown if hits else ())

    def _told(self, asked: tuple[str, ...]) -> tuple[list[tuple[float, Entry]], tuple[Absent, ...]]:
        """What holds all words, the best first, and what of them no source holds."""
        hits = self._hits(asked, all_of=True)
        if (bare := tuple(term for term in asked if term != "%")) != asked:  # 9.03% is said of a rate per 100 residents
            known = {one.id for _by, one in hits}
            hits += [found for found in self._hits(bare, all_of=True) if found[1].id not in known]
        return hits, self._not_here(asked, bool(hits))

    def _not_here(self, asked: tuple[str, ...], found: bool) -> tuple[Absent, ...]:
        """What no source holds of what is asked for; an industry skills council is no industry, so the fewer words give way.

        They give way to what is here by all the words asked for, too: who completed and found work is no question of who
        completed.
        """
        named = {
            one: max(said, key=len)
            for one, words in self._missing
            if not (found and one.if_nothing) and (said := [{*each} for each in words if _asked_for(each, asked)])
        }
        here = [{*asked}] if frozenset(asked) in self._listed else []
        return tuple(one for one, words in named.items() if not any(words < more for more in (*named.values(), *here)))

    def _hits(self, asked: tuple[str, ...], *, all_of: bool) -> list[tuple[float, Entry]]:
        said = [1.0] * len(asked) if all_of else [self._rarity(term) for term in asked]
        scored = [(score, one.entry) for one in self._read if (score := _score(one, asked, said, all_of=all_of))]
        return sorted(scored, key=lambda one: -one[0])

    def _with_places(self, asked: tuple[str, ...], hits: list[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
        """The provinces and economies that are named among other words come before what is none of theirs.

        It is them that is asked about: MRA with Australia.
        """
        if frozenset(asked) in self._listed:  # Seoul Accord is a name of its own
            return hits
        named = [one for one in self._read if one.entry.kind in PLACES and one.is_named(asked)]
        known = {one.entry.id for one in named}
        scores = {entry.id: by for by, entry in hits}
        others = [found for found in hits if found[1].id not in known]
        at = next((at for at, (by, entry) in enumerate(others) if by < NAMED or not _is_of(entry, named)), len(others))
        first = next((at for at, (_by, entry) in enumerate(hits) if entry.id in known), at)
        at = min(at, first)
        found = [(scores.get(one.entry.id, NAMED), one.entry) for one in named]
        return [*others[:at], *sorted(found, key=lambda one: -one[0]), *others[at:]]

    def _districts(self, asked: tuple[str, ...]) -> tuple[Absent, ...]:
        """That there are no figures below the province, where a name that stands nowhere ends as those of cities do."""
        named = [term for term in asked if DISTRICT.fullmatch(term)]
        if not named or any(one.entry.kind in PLACES and one.is_named(tuple(named)) for one in self._read):
            return ()
        return tuple(one for one, _words in self._missing if one.subject == "district")

    def _unknown(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        """The words that stand nowhere, where they are half of the query or more: what the others find is not what is meant."""
        left = tuple(term for term in asked if not any(any(_weighed(one, term)) for one in self._read))
        return left if 2 * len(left) >= len(asked) else ()

    def _rarity(self, term: str) -> float:
        """What a word tells of what is meant: the less, the more names hold it."""
        return float(1 / max(1, sum(any(name.holds(term) for name, _by in one.names) for one in self._read)) ** 0.5)

    def _mended(self, term: str) -> str:
        """The known word that is nearest to one that stands nowhere; a number has no slips."""
        is_korean, letters = not term.isascii(), _letters(term)
        if len(term) < (3 if is_korean else 4) or term[0].isdigit():
            return term
        if any(name.holds(term) for one in self._read for name, _by in one.names):
            return term
        near = get_close_matches(letters, self._words, n=3, cutoff=0.85 if is_korean else 0.8)
        # Who mistypes begins right: audit is no slip of Saudi. A Korean syllable has several keys, any of which may slip.
        return next((self._words[one] for one in near if is_korean or one[0] == term[0]), term)


def _is_of(entry: Entry, places: Iterable[_Read]) -> bool:
    """Whether a place stands in the name of an entry."""
    letters = Text.of(entry.name).letters
    return any(name.letters in letters for one in places for name, _by in one.names)


def _asked_for(words: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether a query asks for what words name: all of them in it, or written together."""
    return set(words) <= set(asked) or (words[0][0] >= "가" and "".join(words) == "".join(asked))


def _score(one: _Read, asked: tuple[str, ...], said: list[float], *, all_of: bool) -> float:
    """How well an entry answers; 0 where it does not. A name counts more than other names, these more than what is there.

    `said` is how much each word counts.
    """
    best = [max(_weighed(one, term)) for term in asked]
    if any(term[0].isdigit() and not weight for term, weight in zip(asked, best, strict=True)):
        return 0.0  # another number is no answer
    found = sum(1 for weight in best if weight)
    if found < len(asked) and (all_of or 2 * found < len(asked) or max(best) < 5):
        return 0.0
    joined = "".join(asked)
    whole = max(weight / 10 * _whole(name, asked, joined) for name, weight in one.names)
    heard = sum(weight * by for weight, by in zip(best, said, strict=True)) / sum(said)
    return heard * found / len(asked) + whole + RANK[one.entry.kind] / 4


def _weighed(one: _Read, term: str) -> Iterator[float]:
    # Beside a row stands the title of all of them, whose years are not its own.
    yield 0.0 if one.entry.kind == "row" and term[0].isdigit() else 2 * one.line.holds(term)
    for name, weight in one.names:
        yield weight * name.holds(term)


def _whole(name: Text, asked: tuple[str, ...], joined: str) -> float:
    """More for a name that is the query and nothing else, or begins with it."""
    if joined == name.letters or sorted(name.bare) == sorted(asked):
        return 12.0
    if name.letters.startswith(joined):
        return 3.0 + 4.0 * len(joined) / len(name.letters)
    return 2.0 * len(joined) / len(name.letters) if joined in name.letters else 0.0


@st.cache_resource(show_spinner=False, max_entries=8)
def index(language: str, mark: str, *, _head: int) -> Index:
    """The index of a language at a version of the data."""
    with speaking(language):
        return Index(entries(_head).values(), absent(_head))


# The box. Typing runs this part of the page alone, and the browser draws what was found below it.


_BOX: Final = part("search")


def search() -> None:
    """Draw the box, wherever this is called; one for each language, empty again once something was chosen."""
    _box(current(), Outlook(), session.place.pop())


def follow() -> None:
    """Go to what the reader chose in the box, if anything, before the page is drawn."""
    chosen = session.found.pop()
    entry = _index(current(), Outlook()).entries.get(chosen) if chosen else None
    if entry:
        _go(entry)


@st.fragment
def _box(language: str, data: Outlook, place: str) -> None:
    speak(language)
    box = session.widget("search")
    typed = str(_state(box, "typed") or "")[:LONGEST]
    found = _index(language, data).find(typed) if typed else Found()
    _BOX(
        key=box.name,
        data={**_texts(), **_told_of(typed, found), "place": place},
        on_typed_change=_heard,
        on_go_change=_heard,
    )
    if asked := _state(box, "go"):
        listed = _index(language, data)
        hits = listed.find(str(asked["typed"])[:LONGEST])
        chosen = asked.get("id") or (hits.first.id if hits.first else None)
        if chosen in listed.entries:
            session.found.set(chosen)
            st.rerun()


def _heard() -> None:
    """The browser tells the words as they are typed; what they find is drawn by the run that follows."""


def _state(box: Slot[Any], name: str) -> Any:
    return box.get().get(name) if box.is_held() and box.get() else None


def _index(language: str, data: Outlook) -> Index:
    """The index of a state; the box runs alone, where no page has put one in force."""
    try:
        with data.in_force():
            return index(language, _mark(data.head), _head=data.head)
    except UnavailableError:  # the bundled data, as on the page, which says why
        with catalogue.seeing(0):
            return index(language, _mark(0), _head=0)


def _texts() -> dict[str, str]:
    return {
        "label": _("Search"),
        "hint": _("Words of a page, figure, term or place; press / to come here"),
        "placeholder": _("Search: a page, figure, term or place"),
        "results": _("Search results"),
    }


def _told_of(typed: str, found: Found) -> dict[str, Any]:
    hits = [
        {"id": one.id, "name": one.name, "kind": str(KINDS[one.kind]), "line": _short(one.line)} for one in found.hits
    ]
    said = ngettext("{count} result", "{count} results", len(hits)) if hits else ""
    if typed and not hits and not found.missing:
        said = _("Nothing found for “{words}”. Try another or a shorter word.", words=typed)
    notes = [_("Not in our sources: {what}. Ask: {whom}.", what=one.label, whom=one.ask) for one in found.missing]
    if found.unknown:
        notes.append(_("Stands nowhere here: “{words}”. Found for the rest:", words=", ".join(found.unknown)))
    return {"typed": typed, "hits": hits, "said": said, "notes": notes}


def _short(text: str) -> str:
    told = " ".join(text.replace("**", "").split())
    return told if len(told) <= 120 else f"{told[:119].rstrip()}…"


def _go(entry: Entry) -> None:
    for name, code in entry.sets.items():
        session.choice(name).set(code)
    session.sought.set(entry.place)
    if entry.place in ON_REQUEST:
        session.estimates.set(True)
    session.place.set(f"{entry.place or 'head'} {time.monotonic_ns()}")
    # A switch before the widgets are drawn forgets them; of the filters, only the language is held by its widget alone.
    session.language.set(current())
    st.switch_page(f"pages/{entry.page}.py")
