"""No page shows a number that comes from nowhere: each is a value of a named indicator or of a row that has a source.

Cards, tables and pictures are caught as a page draws them. Every number in them (in a title, a sentence, a cell, a label,
a hover text, the length of a bar) must be found, rounded as far as it is written, among what the card, table or picture
says that it rests on. What a page says in fixed words, without a number from the data, is not looked at here.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

import pandas as pd
import pytest

from components import draw, evidence
from components.figures.cards import Card
from components.figures.exhibit import Behind, Exhibit, Figure
from components.figures.page import FigurePage
from components.figures.state import State
from components.files.rows import caveats_of, definition_of, sources_of
from data import naming
from data.catalogue import dataset, source
from data.outlook import Outlook
from i18n.numbers import won
from indicators.indicator import Indicator
from indicators.registry import REGISTRY
from tests.pages.conftest import opened
from tests.pages.test_every_page import LANGUAGES, PAGES

NUMBER: Final = re.compile(r"(about |약 )?(\d[\d,]*(?:\.\d+)?)\s?(million|billion|천만|만|억|천|k\b|m\b)?")
SCALES: Final = {"million": 1e6, "billion": 1e9, "m": 1e6, "k": 1e3, "억": 1e8, "천만": 1e7, "만": 1e4, "천": 1e3}
# Tables that describe the data themselves and show no figure of their own; the register has a test that walks it.
DESCRIBE: Final = {
    "kinds-of-figures",
    "columns",
    "tables",
    "indicators",
    "coverage-register",
    "glossary",
}
# Bars on a scale of their own, the largest of some being 100: what each stands for stands beside it in words.
OWN_SCALE: Final = {"does-not-fit", "provinces-compared"}
Shown = Card | Exhibit


@dataclass
class Page:
    """What a page shows: its cards, tables and pictures, its answer, and the indicators at its foot."""

    parts: list[Shown]
    answer: str
    foot: tuple[Indicator, ...]


Show = Callable[..., Page]


@pytest.fixture(scope="session")
def shown() -> Show:
    """`shown("mra", lang="ko")` opens the page and gives what it shows; each page once."""

    @cache
    def shown_(name: str, *, lang: str) -> Page:
        found: list[Shown] = []
        foot: list[Indicator] = []
        with pytest.MonkeyPatch.context() as patch:
            _record(patch, found, foot)
            at = opened(name, lang=lang)
        return Page(parts=found, answer=str(at.header[0].value), foot=tuple(foot))

    return shown_


def _record(patch: pytest.MonkeyPatch, found: list[Shown], foot: list[Indicator]) -> None:
    panel = evidence.panel

    def kept(draws: Callable[..., None]) -> Callable[..., None]:
        def draws_(*drawn: Any, **settings: Any) -> None:
            found.extend(card for one in drawn for card in getattr(one, "cards", (one,)))
            draws(*drawn, **settings)

        return draws_

    def panel_(page: FigurePage, state: State) -> None:
        foot.extend(page.evidence(state))
        panel(page, state)

    patch.setattr(evidence, "panel", panel_)
    patch.setattr(draw, "takeaway", found.append)
    for name in ("row", "line", "slim", "panel"):
        patch.setattr(draw, name, kept(getattr(draw, name)))


def behind(one: Shown) -> tuple[Behind, ...]:
    return one.rests_on if isinstance(one, Card) else one.behind


def texts(one: Shown) -> Iterator[str]:
    """All that a reader reads of it."""
    if isinstance(one, Card):
        yield from (one.label, one.value, one.when, one.note)
        return
    frame = one.table.frame
    yield from (one.title, one.subtitle, *map(str, frame.index), *map(str, frame.columns))
    yield from (cell for name in frame for cell in frame[name] if isinstance(cell, str))
    if isinstance(one, Figure):
        yield from (one.alt, *one.says)
        for part in (*one.spec["data"], *one.spec["layout"].get("annotations", [])):
            for words in (part.get("text") or [], part.get("hovertext") or []):
                yield from [words] if isinstance(words, str) else map(str, words)


def drawn(one: Shown) -> Iterator[tuple[str, float, float]]:
    """Numbers that are no words, each with its place and half its last decimal: cells of the table, lengths of bars."""
    if isinstance(one, Card):
        return
    frame = one.table.frame
    for name in frame.columns[[pd.api.types.is_numeric_dtype(frame[name]) for name in frame]]:
        half = 0.5 * 10 ** -one.table.places(name)
        yield from ((f"column {name}", float(cell), half) for cell in frame[name].dropna())
    for trace in one.spec["data"] if isinstance(one, Figure) else []:
        if trace["type"] == "bar" and one.id not in OWN_SCALE:
            lengths = trace["x" if trace.get("orientation") == "h" else "y"]
            yield from (("a bar", float(length), 0) for length in lengths if length is not None)


def numbers(text: str) -> list[tuple[float, float]]:
    """Each number with half its last place; of one that is said to be about so many, half the place of its last digit but 0."""
    return [_read(*found) for found in NUMBER.findall(re.sub(r"<[^>]+>|\bI-\d+", " ", text))]


def _read(about: str, digits: str, scale: str) -> tuple[float, float]:
    plain, unit = digits.replace(",", ""), SCALES.get(scale, 1)
    whole, _, decimals = plain.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if about and not decimals else 0
    return float(plain) * unit, 0.5 * 10 ** (zeros - len(decimals)) * unit


def known(*rests_on: Behind) -> set[float]:
    """All numbers of what is rested on: values, years, how many there are, and those of its own words and sources."""
    found = set().union(*(_of(one.table) for one in rests_on))
    said = [text for one in caveats_of(*rests_on, data=Outlook()) for text in (one.label, one.text)]
    said += [text for name in sources_of(*rests_on) for text in source(name).values() if isinstance(text, str)]
    for one in rests_on:
        if isinstance(one, Indicator):
            said += _told(one)
            found |= {value / 100 for value in one.table["value"]} if one.unit == "index" else set()
            found = found.union(*(_of(dataset(name).table) for name in REGISTRY[one.id].datasets))
    return found | {value for text in said for value, _ in numbers(text)}


def _told(one: Indicator) -> list[str]:
    """What an indicator says of itself: definition, assumptions, refusals, parameters, names of its categories."""
    kinds = (
        [naming.category(one.category_kind, code) for code in one.table["category"].dropna()]
        if one.category_kind
        else []
    )
    refused = [str(refusal.reason) for refusal in one.refusals]
    given = [str(value) for value in one.parameters.values()]
    return [*_words(definition_of(one)), *map(str, one.assumptions.values()), *refused, *given, *kinds]


def _of(table: pd.DataFrame) -> set[float]:
    found = {float(len(table))}
    for name in table:
        found |= _counts(table, name)
        cells = list(table[name].dropna())
        found |= {value for cell in cells if isinstance(cell, str) for value, _ in numbers(cell)}
        found |= {float(cell) for cell in cells if not isinstance(cell, str | bool)}
    if {"unit", "value"} <= set(table):  # Korean readers are given billions of won in hundreds of millions
        billions = table.loc[table["unit"] == "billion_krw", "value"]
        found |= {won(value) for value in billions} | {value * 1e9 for value in billions}
    return found


def _counts(table: pd.DataFrame, name: str) -> set[float]:
    """How many rows hold each code, all of them and without Korea's own, and how many codes there are."""
    counts = table[name].value_counts()
    key = next((column for column in ("economy", "iso3") if column in table), None)
    others = table.loc[table[key] != "KOR", name].value_counts() if key else counts
    return {float(len(counts)), *map(float, counts), *map(float, others)}


def _words(row: Any) -> list[str]:
    return [cell for cell in (row if isinstance(row, tuple) else row.tolist()) if isinstance(cell, str)]


def by_hand(one: Shown) -> set[float]:
    """What a picture works out itself, and why it may."""
    if one.id in ("sme-take-up", "sme-distance"):  # distances from a yardstick that the reader chooses
        rates = [rate for rests_on in one.rests_on for rate in rests_on.table["value"]]
        return {rate - max(one.rests_on[0].table["value"]) for rate in rates}
    if one.id == "province-concentration":  # the least that the index can be: all provinces alike
        return {1 / 17}
    if one.id == "province-map":  # the disc of its key: the power of ten below the largest
        return {10.0 ** math.floor(math.log10(max(one.rests_on[0].table["value"])))}
    if one.id == "programme-qualification-items":  # the years between the printed ones, which it says are not printed
        years = one.rests_on[0].table["year"]
        return {float(min(years) + 1), float(max(years) - 1)}
    return set()


def from_nowhere(one: Shown) -> set[str]:
    pool = known(*behind(one)) | by_hand(one)
    read = [(repr(text[:80]), *number) for text in texts(one) for number in numbers(text)]
    return {
        f"{one.id}: {value:g} in {where}" for where, value, half in [*read, *drawn(one)] if not _in(pool, value, half)
    }


def _in(pool: set[float], value: float, half: float) -> bool:
    near = half * 1.001
    return any(math.isclose(abs(other), abs(value), rel_tol=1e-9, abs_tol=near) for other in pool)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_each_number_is_one_of_what_is_named_beneath_it(shown: Show, name: str, lang: str) -> None:
    page = shown(name, lang=lang)
    assert {one.id for one in page.parts if not behind(one)} <= DESCRIBE
    figures = [one for one in page.parts if behind(one)]
    assert figures or name == "sources"
    assert set().union(*(from_nowhere(one) for one in figures)) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in PAGES if name != "sources"])
def test_the_answer_of_a_page_holds_no_other_numbers(shown: Show, name: str, lang: str) -> None:
    page = shown(name, lang=lang)
    pool = known(*page.foot).union(*(known(*behind(one)) for one in page.parts))
    assert numbers(page.answer)
    assert [value for value, half in numbers(page.answer) if not _in(pool, value, half)] == []


def test_a_number_that_nothing_gives_is_found(shown: Show) -> None:
    found = shown("cases", lang="en").parts
    card = next(one for one in found if one.id == "card-dual_case_ticks")
    picture = next(one for one in found if one.id == "cases-matrix")
    assert from_nowhere(replace(card, value="20")) == {"card-dual_case_ticks: 20 in '20'"}
    assert from_nowhere(replace(picture, title="37% of cases")) == {"cases-matrix: 37 in '37% of cases'"}


def test_a_number_stands_for_what_rounds_to_it_and_for_nothing_else() -> None:
    assert numbers("4.66 million, 466만, 38.8k") == [
        (pytest.approx(4_660_000), pytest.approx(5_000)),
        (4_660_000, 5_000),
        (pytest.approx(38_800), pytest.approx(50)),
    ]
    assert _in({4_661_782}, *numbers("4.66 million")[0])
    assert not _in({4_661_782}, *numbers("4.67 million")[0])
