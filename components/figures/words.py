"""Values in words, with status and bound, in the reader's language."""

import re
from collections.abc import Collection, Iterable
from textwrap import wrap
from typing import Any, Final

import pandas as pd

from components.figures.exhibit import Behind, Table
from data import labels
from data.sentences import CAVEAT_ID
from i18n import Message, _, current, message
from i18n.numbers import MINUS, compact, counts_as_korean, number, signed
from indicators.indicator import PROVINCES, Indicator, Value
from indicators.kind import TOLD, Kind, in_order

# Units: the words that follow a number, whether Korean counts it, and its decimals.


_PEOPLE = message("{n} people")
FULL = {
    "trainees": message("{n} trainees"),
    "people": _PEOPLE,
    "residents": message("{n} residents"),
    "firms": message("{n} firms"),
    "establishments": message("{n} establishments"),
    "fields": message("{n} fields"),
    "agreements": message("{n} agreements"),
    "partners": message("{n} partners"),
    "provinces": message("{n} provinces"),
    "mentions": message("{n} mentions"),
    "items": message("{n} items"),
    "institutions": message("{n} institutions"),
    "participants": message("{n} participants"),
    "schools": message("{n} schools"),
    "universities": message("{n} universities"),
    "courses": message("{n} courses"),
    "providers": message("{n} providers"),
    "departments": message("{n} departments"),
    "programmes": message("{n} programmes"),
    "rank": message("rank {n}"),
    "years": message("{n} years"),
    "options": message("{n} options"),
    "cells": message("{n} cells"),
    "parts": message("{n} parts"),
    "ticks": message("{n} marks"),
    "cases": message("{n} cases"),
    "findings": message("{n} findings"),
    "percent": message("{n}%"),
    "percent_a_year": message("{n}% a year"),
    "percentage_points": message("{n} pp"),
    "per_100_residents": message("{n} per 100 residents"),
    "per_1000_residents": message("{n} per 1,000 residents"),
    "ratio": message("{n} times"),
}
# The same of one; units without a plural have none.
ONE: Final = {
    "trainees": message("{n} trainee"),
    "people": message("{n} person"),
    "residents": message("{n} resident"),
    "firms": message("{n} firm"),
    "establishments": message("{n} establishment"),
    "fields": message("{n} field"),
    "agreements": message("{n} agreement"),
    "partners": message("{n} partner"),
    "provinces": message("{n} province"),
    "mentions": message("{n} mention"),
    "items": message("{n} item"),
    "institutions": message("{n} institution"),
    "participants": message("{n} participant"),
    "schools": message("{n} school"),
    "universities": message("{n} university"),
    "courses": message("{n} course"),
    "providers": message("{n} provider"),
    "departments": message("{n} department"),
    "programmes": message("{n} programme"),
    "years": message("{n} year"),
    "options": message("{n} option"),
    "cells": message("{n} cell"),
    "parts": message("{n} part"),
    "ticks": message("{n} mark"),
    "cases": message("{n} case"),
    "findings": message("{n} finding"),
}
# Korean numbers are written with a counter; in English the label of a card names what is counted.
COUNTED = {*ONE, "rank"}
DIGITS = {
    "percent": 1,
    "percent_a_year": 2,
    "percentage_points": 1,
    "per_100_residents": 2,
    "per_1000_residents": 1,
    "index": 1,
    "index_0_1": 4,
    "ratio": 2,
}


MOST_DIGITS: Final = 7  # of a change: one person of all residents is 0.000002%


# Values in words: `4,661,782명`, `466만 명`, `68.5%`, with status and bound, in the reader's language.


# In the order in which they are told. What is computed from offices' figures has the mark of arithmetic and a word of its own.
MARKS: Final = {
    **{"reported": "■", "national": "■"},
    **{"computed": "▤", "from_offices": "▤"},
    **{"estimated": "▨", "uploaded": "▣"},
}


def was_sent(kind: Kind) -> bool:
    """Whether what is of this kind is the national authority's or an office's, and not what a document prints."""
    return not kind.origins.isdisjoint({"national", "office"})


def bound(found: Value) -> str:
    """The bound of a value in a table; what nobody printed, because it was sent or computed, is exact and not as printed."""
    printed = found.kind.derivation == "given" and not was_sent(found.kind)
    return _("exact") if found.bound == "exact" and not printed else labels.word("bound", found.bound)


def full(value: float, unit: str, *, digits: int | None = None) -> str:
    """A value with its unit, in full."""
    places = DIGITS.get(unit, 0) if digits is None else digits
    return _with_unit(number(value, digits=places), unit)


def figure(found: Value, unit: str) -> str:
    """A value for a card whose label names the unit, with its bound: 4,661,782 (4,661,782명), 68.5%, more than 80%.

    A value that was given keeps the decimals that it was given with, whoever gave it; a computed one gets those of its unit.
    """
    digits = _printed_digits(found.number) if found.kind.derivation == "given" else DIGITS.get(unit, 0)
    text = number(found.number, digits=digits)
    return labels.bounded(_with_unit(text, unit) if unit.startswith("percent") else counted(text, unit), found.bound)


def stated(found: Value, unit: str) -> str:
    """A value with its unit, in full, and with its bound: at least 55.5%."""
    return labels.bounded(full(found.number, unit), found.bound)


def earlier(found: Value, unit: str) -> str:
    """A value that is no longer in force, as its card had it: an estimate in two digits, of a province in three."""
    if found.status == "estimated" and unit not in DIGITS:
        bound = "about" if found.bound == "exact" else found.bound
        return rounded(found.number, unit, figures=3 if found.area in PROVINCES else 2, bound=bound)
    return figure(found, unit)


def opening(text: str) -> str:
    """A sentence that may begin with a bound, with a capital letter where its language has them."""
    return text[:1].upper() + text[1:]


def counted(text: str, unit: str) -> str:
    """A number for a card as the language writes it: 4,661,782, in Korean 4,661,782명."""
    return _with_unit(text, unit) if unit in COUNTED and counts_as_korean() else text


def _printed_digits(value: float) -> int:
    return len(repr(value).partition(".")[2].rstrip("0"))


def short(value: float, unit: str) -> str:
    """A large value in three digits with its unit: 466만 명, 4.66 million trainees."""
    return _with_unit(compact(value), unit)


def change(value: float, unit: str = "percent", *, digits: int = 1) -> str:
    """A change with its sign: +62.7%; one that would read as none in more digits: −0.03%."""
    while value and digits < MOST_DIGITS and signed(value, digits=digits)[0].isdigit():
        digits += 1
    return _with_unit(signed(value, digits=digits), unit)


def plain(found: Value, unit: str, *, digits: int = 0) -> str:
    """The number of a value with its bound, in Korean with its counter: 103, at least 103 (103개 이상)."""
    return labels.bounded(counted(number(found.number, digits=digits), unit), found.bound)


def in_full(found: Value, unit: str, *, digits: int | None = None) -> str:
    """A value with its unit and its bound, in full: at least 6.0 times."""
    return labels.bounded(full(found.number, unit, digits=digits), found.bound)


def span(low: object, high: object) -> str:
    """From one value to another, already in words: 2001–2016, 2001~2016."""
    return _("{first}–{last}", first=low, last=high)


def rounded(value: float, unit: str, *, figures: int = 2, bound: str = "about") -> str:
    """An estimate in two digits for a card, said to be about: about 840,000 (약 84만 명)."""
    return labels.bounded(counted(compact(_to_figures(value, figures)), unit), bound)


def rounded_change(value: float, unit: str) -> str:
    """The same of a change, with its sign: about −6,100."""
    return labels.bounded(counted(signed(_to_figures(value, 2)), unit), "about")


def _to_figures(value: float, figures: int) -> int:
    step = int(10 ** max(len(str(int(abs(value)))) - figures, 0))
    return round(value / step) * step


def moved(value: float) -> str:
    """The word for a change's direction."""
    if value > 0:
        return _("rise")
    return _("fall") if value < 0 else _("no change")


MOVED: Final[dict[int, Message]] = {
    1: message("+{size} (rise)"),
    0: message("{size} (no change)"),
    -1: message("−{size} (fall)"),
}


def moved_by(value: float) -> str:
    """A change with the word for its direction: +62.7% (rise); in Korean the word stands in the place of the sign."""
    return _(MOVED[(value > 0) - (value < 0)].text, size=change(value).lstrip("+−"))


def part_of(count: float, whole: float) -> str:
    """How many of all: 6 of 11, all 11."""
    if count == whole > 1:
        return _("all {all}", all=number(whole))
    return _("{count} of {all}", count=number(count), all=number(whole))


def statuses(*behind: Behind) -> str:
    """All statuses and flags among the values of indicators and the rows of lists: ■ Reported ▤ Computed · Provisional."""
    return marked((row.status for one in behind for row in one.rows), *(one.flags for one in behind))


_DOT: Final = re.compile(r"(?<=[^\s\N{WORD JOINER}])·")
# A word of one letter before a dot is half of another: 시·도, 시·군·구.
_HALF: Final = re.compile(r"(?<![가-힣])([가-힣])\N{WORD JOINER}?·(?=[가-힣])")
_RANGE: Final = re.compile(r"(?<=\d)–(?=\d)")
_PARTICLE: Final = re.compile(r"(?<=[%)\]’”])(?=[가-힣])")
_NAME: Final = re.compile(
    r"(?<=[A-Z])-(?=[가-힣A-Za-z])|(?<=\b[Aa]s)-(?=is\b)|(?<=\b[Tt]o)-(?=be\b)|(?<=[a-z])-(?=do\b)"
)
_COUNTED: Final = re.compile(r"(?<=\d[천만억]) (?=[명개곳건원])")
_DAY: Final = re.compile(r"(?<=\b\d{4})-(?=\d\d\b)|(?<=\b\d{4}-\d\d)-(?=\d\d\b)")


def held(text: str) -> str:
    """The same for any program: by spaces that do not break, marks stay with their words, 48.1만 개 and 5 % whole."""
    for mark in MARKS.values():
        text = text.replace(f"{mark} ", f"{mark}\N{NO-BREAK SPACE}")
    return _COUNTED.sub("\N{NO-BREAK SPACE}", text).replace(" %", "\N{NO-BREAK SPACE}%")


def unbroken(text: str) -> str:
    """The same where lines break by themselves: what is `held`, a dot and a particle with what is before.

    A range, 3–4, a day, 2005-12-09, the number of a caution, I-09, a name, HRD-Net, K-디지털 or Jeollanam-do, as-is, 시·도
    and a key with what it does, ? all keys, stay whole.
    """
    text = _DAY.sub("-\N{WORD JOINER}", _NAME.sub("-\N{WORD JOINER}", _PARTICLE.sub("\N{WORD JOINER}", held(text))))
    text = _RANGE.sub("\N{WORD JOINER}–\N{WORD JOINER}", CAVEAT_ID.sub("I-\N{WORD JOINER}\\1", text))
    text = _HALF.sub("\\1\N{WORD JOINER}·\N{WORD JOINER}", text)
    for apart, kept in ((" ·", "\N{NO-BREAK SPACE}·"), (" ? ", " ?\N{NO-BREAK SPACE}")):
        text = text.replace(apart, kept)
    return _DOT.sub("\N{WORD JOINER}·", text)


def marked(found: Iterable[str], *flags: Iterable[str]) -> str:
    """Marks and words of some statuses, each once, in the order of MARKS; then the words of flags."""
    present = set(found)
    return " · ".join([*_once(present), *flag_words(*flags)])


def _once(present: Collection[str]) -> list[str]:
    told = " ".join(status(name) for name in MARKS if name in present)
    return [told] if told else []


def flag_words(*flags: Iterable[str]) -> list[str]:
    """What is said of values beside their status, each once: Provisional."""
    return [labels.word("finality", code) for code in in_order((code for codes in flags for code in codes), TOLD)]


def kind(found: Any) -> str:
    """Status and flags of a value, or of a row of an indicator or a dataset: ▣ Uploaded · Provisional."""
    return marked([found.status], flags_of(found))


def gap(code: str) -> str:
    """What stands in the place of a number that an office has not given: suppressed."""
    return labels.word("gap", code).lower()


def flags_of(found: Any) -> tuple[str, ...]:
    """The codes of the flags of a value, or of a row of a dataset, that are told in words."""
    finality = getattr(found, "finality", None)
    return in_order([*getattr(found, "flags", ()), "" if pd.isna(finality) else str(finality)], TOLD)


def flagged(text: str, *found: Any) -> str:
    """A label of a picture with what must be said of its values where it is seen: 46,000 (provisional)."""
    told = said(*found)
    return _("{figure} ({flags})", figure=text, flags=told) if text and told else text


def dated(text: str, found: Value) -> str:
    """A figure with its year, or that it has none, and its flags: 61.2% (2023), 36.6% (2021, provisional)."""
    if found.year is None:
        return _("{figure} (undated)", figure=text)
    if told := said(found):
        return _("{figure} ({when}, {flags})", figure=text, when=found.year, flags=told)
    return _("{figure} ({when})", figure=text, when=found.year)


def said(*found: Any) -> str:
    """The flags of values in the words of a label: provisional; empty where nothing is to be said."""
    return ", ".join(flag_words(*(flags_of(one) for one in found))).lower()


def row_statuses(indicator: Indicator, *, by: str, order: Iterable[str]) -> list[str]:
    """The statuses of the values of each row of a table, whose rows are the codes of one column of the indicator."""
    found = dict(list(indicator.table.groupby(by)))
    return [marked(found[code]["status"], *map(str.split, found[code]["flags"])) for code in order]


def wrapped(text: str, *, width: int = 16) -> str:
    """A name broken into short lines, for labels inside a picture; a word that is too long breaks after its last dot."""
    lines = wrap(re.sub(r"\s*\(", " (", text), width, break_long_words=False)
    return "<br>".join("·<br>".join(line.rsplit("·", 1)) if len(line) > width else line for line in lines)


def status(name: str) -> str:
    """Mark and word of a status: ■ Reported."""
    return f"{MARKS[name]} {labels.word('value_status', name)}"


def year(value: Value) -> str:
    """The year of a value, or that it is undated."""
    return _("undated") if value.year is None else str(value.year)


def _with_unit(text: str, unit: str) -> str:
    text += "" if not counts_as_korean() or text[-1].isdigit() else " "  # 466만 명, but 4,661,782명
    if text.lstrip(f"+{MINUS}") == "1" and unit in ONE:
        return _(ONE[unit].text, n=text)
    return _(FULL[unit].text, n=text) if unit in FULL else text


def unit(name: str) -> str:
    """The words of a unit without a number, for the key of a scale: per 1,000 residents."""
    return _(FULL[name].text, n="").strip()


# The cells of a table in the reader's words: numbers as the locale writes them, a dash where there is none.


def cells(content: Table) -> dict[str, Any]:
    """Columns (title, whether of numbers) and rows of cells (text, value to sort by, whether of a total)."""
    frame = content.frame
    numeric = [counts(frame[name], content.told[name]) for name in frame.columns]
    places = [content.places(name) for name in frame.columns]
    columns = [{"title": unbroken(content.named), "numeric": False}]
    columns += [{"title": unbroken(name), "numeric": flag} for name, flag in zip(frame.columns, numeric, strict=True)]
    pages = [content.pages.get(name, [None] * len(frame)) for name in frame.columns]
    made = []
    for name, values, *led in zip(frame.index, content.told.itertuples(index=False), *pages, strict=True):
        line = [_cell(value, digits) | _link(page) for value, digits, page in zip(values, places, led, strict=True)]
        made.append([{"text": unbroken(str(name)), "sort": str(name), "total": name in content.totals}, *line])
    return {"columns": columns, "rows": made}


SPAN: Final = re.compile(r"\d[\d,.]*([–~]\d[\d,.]*)?")


def counts(given: "pd.Series[Any]", told: Iterable[Any]) -> bool:
    """Whether a column is of numbers: as they are, or as ranks that some share (9–10)."""
    ranks = [cell for cell in told if not (pd.isna(cell) or cell == "–")]
    return pd.api.types.is_numeric_dtype(given) or (bool(ranks) and all(SPAN.fullmatch(str(cell)) for cell in ranks))


def _link(page: str | None) -> dict[str, str]:
    """Where a cell leads: an address beside this one, so that it holds wherever the pages are served."""
    return {"link": f"{page}?lang={current()}"} if page else {}


def _cell(value: Any, digits: int) -> dict[str, Any]:
    if pd.isna(value):
        return {"text": "–", "sort": None}
    if isinstance(value, str):
        return {"text": unbroken(value), "sort": value}
    return {"text": number(value, digits=digits), "sort": float(value)}
