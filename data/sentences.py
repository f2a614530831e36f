"""Sentences made from the data in hand: numbers are looked up when they are read, and what does not hold is not said.

A template is plain text with values and claims in it:

- `{trainees_total(year=2021)|short}` is a value: an indicator, or a column of a dataset (`printed_figures.value(...)`), of the
  rows that have what the brackets say (`year=none`: no year, `year=newest`: the newest of them, of periods the last to
  begin; `trainees_total.year(...)` is the year of an indicator's rows), then how it is written. What is a parameter of the
  indicator is handed to it. `bounded` writes the bound of the row before it (about 30.7), `bounded short` that of a short number.
  `sum:`, `count:`, `min:`, `max:`, `median:`, `newest:` and `round:` before it say what is made of several rows;
  values and plain numbers are joined by `+ - * /`, from left to right.
- `[below A B: Words.]` are words that are said only while the claim holds. Claims are joined by `and`; `not` before them turns
  all of them round. A claim about a value that there is not, holds in neither form.

Claims: `none X`, `some X` (rows); `undated X` (all rows without a year); `above A B`, `below A B`, `equals A B`, `differs A B`,
`most A B`, `least A B` (each row of one against each of the other), `near A B` (within a fifth); `between A B` (each of A within
the ends of B), `all X Y` (as many rows of one as of the other); `rises A`, `falls A` (each row against the one before it).
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product
from math import isclose
from operator import add, mul, sub, truediv
from statistics import median
from typing import Any, Final, Protocol

import pandas as pd

from data import labels
from data.package import bundled, package
from data.store import location
from i18n import _, current, particles, spelled, spoken
from i18n.numbers import compact, number, signed
from indicators.dataset import Dataset, IndicatorError
from indicators.indicator import Indicator
from indicators.registry import REGISTRY, Parameter


class Known(Hashable, Protocol):
    """A state of the data, as far as sentences ask: an `Outlook`."""

    def compute(self, indicator: str, /, **parameters: Parameter) -> Indicator:
        """An indicator by its id."""

    def dataset(self, name: str) -> Dataset:
        """A dataset by its name."""


class UnsaidError(LookupError):
    """A sentence speaks of a value that the data do not hold, or hold more than once."""


# A reference: rows of an indicator or a dataset, and what is made of them.


Cell = float | str
MADE: Final[dict[str, Callable[[list[Any]], list[float]]]] = {
    "sum": lambda found: [sum(found)],
    "min": lambda found: [min(found)],
    "max": lambda found: [max(found)],
    "median": lambda found: [median(found)],
    "newest": lambda found: found,
    "round": lambda found: [float(round(one)) for one in found],
}
REFERENCE: Final = r"(?:(?:sum|count|min|max|median|newest|round):)?[a-z]\w*(?:\.[a-z]\w*)?(?:\([^()]*\))?"
TERM: Final = re.compile(rf"(?P<operator>[-+*/])?(?P<term>\d+(?:\.\d+)?|{REFERENCE})")
PARTS: Final = re.compile(
    r"(?:(?P<made>\w+):)?(?P<name>\w+)(?:\.(?P<column>\w+))?(?:\((?P<filters>.*)\))?", flags=re.DOTALL
)
JOINED: Final[dict[str, Callable[[float, float], float]]] = {"+": add, "-": sub, "*": mul, "/": truediv}


def cells(expression: str, state: Known) -> list[Cell]:
    """What an expression stands for: one cell for each row of a single reference, or one number that is worked out.

    Raises:
        UnsaidError: the data hold no such value.
    """
    first, *rest = TERM.finditer(expression)
    found = _cells(first["term"], state)
    for following in rest:
        found = [JOINED[following["operator"]](_number(found), _number(_cells(following["term"], state)))]
    return found


def _number(found: list[Cell]) -> float:
    if len(found) != 1 or isinstance(found[0], str):
        raise UnsaidError(f"not one number: {found}")
    return found[0]


def _cells(term: str, state: Known) -> list[Cell]:
    if term[0].isdigit():
        return [float(term)]
    parts = _parts(term)
    rows = _rows(term, state)
    if parts["made"] == "count":
        return [float(len(rows))]
    held = [getattr(row, parts["column"] or "number") for row in rows]
    values = [value if isinstance(value, str) else float(value) for value in held if not pd.isna(value)]
    if not values:
        raise UnsaidError(f"no value of {term}")
    return list(MADE[parts["made"]](values)) if parts["made"] else values


@cache
def _parts(term: str) -> Mapping[str, str | None]:
    found = PARTS.fullmatch(term)
    assert found is not None, term
    return found.groupdict()


def _rows(term: str, state: Known) -> list[Any]:
    """The rows that a reference is about."""
    parts = _parts(term)
    name, wanted = str(parts["name"]), _wanted(parts["filters"])
    newest = wanted.get("year") == NEWEST
    if newest:
        del wanted["year"]
    if name not in REGISTRY:
        rows = state.dataset(name).rows
    else:
        given = {key: _parameter(value) for key, value in wanted.items() if key in REGISTRY[name].parameters}
        wanted = {key: value for key, value in wanted.items() if key not in given}
        rows = _computed(name, state, given)
    found = [row for row in rows if all(_has(row, key, value) for key, value in wanted.items())]
    if parts["made"] == NEWEST:
        return sorted(found, key=_year)[-1:]
    return [row for row in found if _year(row) == max(map(_year, found))] if newest else found


def _computed(name: str, state: Known, given: Mapping[str, Parameter]) -> list[Any]:
    try:
        return list(state.compute(name, **given).rows)
    except IndicatorError as refused:
        raise UnsaidError(str(refused)) from refused


NEWEST: Final = "newest"  # as a year: that of the newest rows


def _year(row: Any) -> int:
    """The year of a row, the first of its period (`2023-2027`) where it has one; what has neither comes before all that have."""
    year = getattr(row, "year", None)
    if hasattr(row, "period") and not hasattr(row, "year"):
        year = row.period[:4]
    return 0 if pd.isna(year) else int(year)


def _wanted(filters: str | None) -> dict[str, str]:
    return dict(one.split("=") for one in filters.split(",")) if filters else {}


def _parameter(text: str) -> Parameter:
    return int(text) if text.isdigit() else text


def _has(row: Any, key: str, wanted: str) -> bool:
    held = getattr(row, key)
    return bool(pd.isna(held)) if wanted == "none" else not pd.isna(held) and str(held) == wanted


# Claims.


ROWS: Final[dict[str, Callable[[list[Any]], bool]]] = {
    "none": lambda rows: not rows,
    "some": bool,
    "undated": lambda rows: bool(rows) and all(pd.isna(getattr(row, "year", None)) for row in rows),
}
COMPARED: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "above": lambda one, other: one > other,
    "below": lambda one, other: one < other,
    "equals": isclose,
    "differs": lambda one, other: not isclose(one, other),
    "near": lambda one, other: abs(one - other) <= abs(other) / 5,
    "most": lambda one, other: one >= other or isclose(one, other),
    "least": lambda one, other: one <= other or isclose(one, other),
}
TOGETHER: Final[dict[str, Callable[[list[Any], list[Any]], bool]]] = {
    "between": lambda some, ends: min(ends) <= min(some) and max(some) <= max(ends),
    "all": lambda some, every: len(some) == len(every),
}
IN_TURN: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "rises": lambda before, after: after > before,
    "falls": lambda before, after: after < before,
}


def holds(claim: str, state: Known) -> bool:
    """Whether a claim is true of the data.

    Raises:
        UnsaidError: it is about a value that the data do not hold.
    """
    turned = claim.startswith("not ")
    told = claim.removeprefix("not ").split(" and ")
    found = [_holds(*one.split(" "), state=state) for one in told]  # all are asked: none may be about what is not there
    return all(found) is not turned


def true(claim: str, state: Known) -> bool:
    """The same where a claim about what is not in the data is not true either."""
    try:
        return holds(claim, state)
    except UnsaidError:
        return False


def _holds(verb: str, *about: str, state: Known) -> bool:
    if verb in ROWS:
        return ROWS[verb](_rows(about[0], state))
    one, *others = (cells(expression, state) for expression in about)
    if verb in IN_TURN:
        return len(one) > 1 and all(IN_TURN[verb](*pair) for pair in pairwise(one))
    (other,) = others
    if verb in TOGETHER:
        return TOGETHER[verb](one, other)
    return all(COMPARED[verb](*pair) for pair in product(one, other))


# Templates.


VERBS: Final = "|".join(["not", *ROWS, *COMPARED, *TOGETHER, *IN_TURN])
CLAIMED: Final = re.compile(rf"\[(?P<claim>(?:{VERBS}) .*?): (?P<words>[^\[\]]*)\]", flags=re.DOTALL)
VALUE: Final = re.compile(rf"\{{(?P<expression>(?:[-+*/]?(?:\d+|{REFERENCE}))+)(?:\|(?P<written>[^{{}}|]+))?\}}")
WRITTEN: Final[dict[str, Callable[[float], str]]] = {
    "short": compact,
    "words": spelled,
    "Words": lambda value: spelled(value).capitalize(),
    "spoken": spoken,
    "year": lambda value: str(int(value)),
    "yy": lambda value: f"{int(value) % 100:02}",
    "percent": lambda value: f"{number(value, digits=_places(value))}%",
}


BOUNDED: Final = "bounded"
NAMED: Final = re.compile(r"\{(?P<name>v\d+)\}")


def told(template: str, state: Known) -> str:
    """A template in the language in force, of a state of the data: numbers looked up, what does not hold left out.

    Raises:
        UnsaidError: a value outside of claims is not in the data, so that nothing can be said.
    """
    kept = CLAIMED.sub(lambda found: _if_it_holds(found["claim"], found["words"], state), template)
    return re.sub(" {2,}", " ", _filled(kept, state)).strip()


def _if_it_holds(claim: str, words: str, state: Known) -> str:
    try:
        return _filled(words, state) if true(claim, state) else ""
    except UnsaidError:
        return ""


def _filled(words: str, state: Known) -> str:
    values: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        name = f"v{len(values)}"
        values[name] = _value(found[0], found["expression"], found["written"], state)
        return f"{{{name}}}"

    return NAMED.sub(lambda found: values[found["name"]], particles(VALUE.sub(named, words), values))


def _value(text: str, expression: str, written: str | None, state: Known) -> str:
    if _is_unknown(expression):
        return text  # braces in a text that is no template
    (cell, *more) = cells(expression, state)
    if more:
        raise UnsaidError(f"several values of {expression}")
    style = written or ""
    text = _in_writing(cell, style.removeprefix(BOUNDED).strip())
    return labels.bounded(text, _rows(expression, state)[0].bound) if style.startswith(BOUNDED) else text


def _is_unknown(expression: str) -> bool:
    """Whether an expression is none: it names nothing of ours."""
    terms = [found["term"] for found in TERM.finditer(expression) if not found["term"][0].isdigit()]
    names = [str(_parts(term)["name"]) for term in terms]
    return not names or any(name not in REGISTRY and name not in package().names for name in names)


def _in_writing(cell: Cell, written: str) -> str:
    """A cell as it stands in a sentence: `.2` has two decimals, `+.1` one and a sign, `short.2` two digits that count."""
    if isinstance(cell, str):
        first, _dash, last = cell.partition("-")
        return _("{first}–{last}", first=first, last=last) if written == "span" else cell
    style, _dot, digits = written.partition(".")
    if style == "short" and digits:
        return compact(float(f"{cell:.{digits}g}"))
    if style in WRITTEN:
        return WRITTEN[style](cell)
    places = int(digits) if digits else _places(cell)
    return signed(cell, digits=places) if style == "+" else number(cell, digits=places)


def _places(cell: float) -> int:
    """How many decimals a number has as it stands in its table."""
    return len(f"{cell:.10g}".partition(".")[2])


# Caveats: what must be said beside figures, of one state of the data.


CAVEAT_ID: Final = re.compile(r"\bI-(\d\d)\b", re.ASCII)  # in a text; a particle may follow it (I-09는)


def caveats_named(text: str) -> list[str]:
    """The ids of the caveats that a text names, in its order."""
    return [found[0] for found in CAVEAT_ID.finditer(text)]


@dataclass(frozen=True, kw_only=True)
class Caveat:
    """A caveat in one language.

    Attributes:
        id: its number, such as `I-06`.
        severity: `A` must not be hidden, `B` stands in notes.
        label: what it is about.
        text: what is to be said.
    """

    id: str
    severity: str
    label: str
    text: str


def caveats(state: Known, *, ids: Iterable[str] | None = None, severity: str | None = None) -> list[Caveat]:
    """The caveats that hold of a state of the data, in the order asked for and in the language in force.

    Args:
        state: the data; an older version gives older numbers.
        ids: only these; otherwise all, in the order of their ids.
        severity: only those of this one.
    """
    listed = bundled("caveats")
    wanted = [row for row in listed.rows if severity is None or row.severity == severity]
    known = [row.id for row in wanted]
    chosen = known if ids is None else [name for name in ids if name in known]
    database, language = location.state(), current()
    found = (_said(state, listed, name, database, language) for name in chosen)
    return [one for one in found if one]


def _opening(text: str) -> str:
    """A text that may begin with a bound, with a capital letter where its language has them."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=1024)
def _said(state: Known, listed: Dataset, name: str, _database: str, _language: str) -> Caveat | None:
    """A caveat, or None while it does not hold or has nothing to say; kept, since files ask for the same one often."""
    row = next(row for row in listed.rows if row.id == name)
    try:
        if not pd.isna(row.holds) and not holds(row.holds, state):
            return None
        label, text = (_opening(told(labels.text(row, column), state)) for column in ("label", "text"))
    except UnsaidError:
        return None
    return Caveat(id=row.id, severity=row.severity, label=label, text=text) if text else None
