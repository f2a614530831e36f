"""Indicators as JSON and CSV for the command line and for other programs, as Markdown for docs/indicators.md."""

import csv
import inspect
import io
import json
import math
import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from data import labels, naming
from data.catalogue import source
from data.outlook import Outlook
from data.package import bundled, in_language
from data.sentences import Caveat, caveats
from i18n import speaking
from i18n.numbers import number
from indicators.indicator import Indicator, Value
from indicators.kind import ORIGINS, WORDS, in_order
from indicators.registry import REGISTRY, Entry, Parameter, YearOf

TOLD_OF_A_VALUE: Final = (
    *("area", "year", "category", "value", "bound"),
    *("status", "origin", "derivation", "flags", "sources"),
)


def as_json(found: list[Indicator]) -> str:
    """A list of objects, one per indicator; texts in the language in force."""
    return json.dumps([_object(indicator) for indicator in found], ensure_ascii=False, indent=2)


def as_csv(found: list[Indicator]) -> str:
    """One line per value: id, unit and what JSON says of it; several origins, flags and sources are joined by spaces.

    A value that an office has marked has no number, and as its status the code of the mark: suppressed.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "unit", *TOLD_OF_A_VALUE])
    for indicator in found:
        writer.writerows([indicator.id, indicator.unit, *map(_cell, row.values())] for row in _values(indicator))
        writer.writerows(
            [indicator.id, indicator.unit, one.area, one.year, one.category, None, None, one.gap, *[""] * 4]
            for one in indicator.refusals
            if one.gap
        )
    return out.getvalue().rstrip("\n")


def as_markdown(found: list[Indicator]) -> str:
    """A section an indicator, in English: what the register, the labels, the docstring and the values say of it."""
    with speaking("en"):
        return "\n\n".join([DOCUMENT, *(_section(indicator) for indicator in found)])


FORMATS: Final[dict[str, Callable[[list[Indicator]], str]]] = {"json": as_json, "csv": as_csv, "markdown": as_markdown}


def _object(indicator: Indicator) -> dict[str, Any]:
    definition = bundled("indicators").where(id=indicator.id).table.iloc[0]
    return {
        "id": indicator.id,
        "name": labels.text(definition, "label"),
        "unit": indicator.unit,
        "category_kind": indicator.category_kind,
        "values": _values(indicator),
        "sources": [_source(name) for name in indicator.sources],
        "caveats": [{"id": one.id, "title": one.label, "text": one.text} for one in _caveats(indicator)],
        "assumptions": {name: str(text) for name, text in indicator.assumptions.items()},
        "refusals": [
            {
                **{"area": refusal.area, "year": refusal.year, "category": refusal.category},
                **({"gap": refusal.gap} if refusal.gap else {}),
                "reason": str(refusal.reason),
            }
            for refusal in indicator.refusals
        ],
    }


def _values(indicator: Indicator) -> list[dict[str, Any]]:
    return [
        {
            "area": row.area,
            "year": row.year,
            "category": row.category or None,
            "value": int(row.number) if row.number.is_integer() else row.number,
            "bound": row.bound,
            "status": WORDS.get(row.status, row.status),
            "origin": list(in_order(row.kind.origins, ORIGINS)),
            "derivation": row.kind.derivation,
            "flags": list(row.flags),
            "sources": sorted(row.kind.sources),
        }
        for row in indicator.rows
    ]


def _cell(value: Any) -> Any:
    return " ".join(value) if isinstance(value, list) else value


def _source(name: str) -> dict[str, Any]:
    entry = source(name)
    kept = ("publisher", "date", "heading", "lines", "path", "kind", "licence")
    told = {key: text for key in ("title", "remarks") if (text := in_language(entry, key))}
    return {"name": name, **told, **{key: entry[key] for key in kept if key in entry}}


def _caveats(indicator: Indicator) -> list[Caveat]:
    """Those that hold of the data in force."""
    return caveats(Outlook(), ids=indicator.caveats)


# The document of indicators: nothing in it is written by hand.


DOCUMENT: Final = """# Indicators

Written by `python -m data indicators --format markdown --out docs/indicators.md`; what is changed here by hand is lost. Unit,
page, inputs and caveats come from the register (`@indicator` on each function in `indicators/`), name, definition and reading
from `data/indicators.csv`, formula, rules of refusal, errors and method from the docstring; values, assumptions and refusals from
the bundled data. The order is that of `data/indicators.csv`."""


def _section(indicator: Indicator) -> str:
    entry, row = REGISTRY[indicator.id], bundled("indicators").where(id=indicator.id).table.iloc[0]
    told = inspect.getdoc(entry.function) or ""
    lines = {
        "Definition": row["definition_en"],
        "Formula": _docstring(told, "Formula"),
        "Reading": row["reading_en"],
        "Inputs": _inputs(entry),
        **_values_by_status(indicator),
        "Assumptions": _sentences(map(str, indicator.assumptions.values())),
        "Refusals": _sentences([_docstring(told, "Refusals"), *(str(one.reason) for one in indicator.refusals)]),
        "Errors": _docstring(told, "Raises").replace("IndicatorError: ", ""),
        "Method": _docstring(told, "Source"),
        "Caveats": "; ".join(f"{one.id} {one.label}" for one in _caveats(indicator)),
    }
    code = entry.function.__module__.replace(".", "/")
    head = f"{row['label_en']}. Unit: {entry.unit}. Page: {entry.page}. Code: `{code}.py`."
    return "\n".join(
        [f"## `{indicator.id}`\n\n{head}\n", *(f"- {name}: {text}" for name, text in lines.items() if text)]
    )


def _docstring(told: str, section: str) -> str:
    """The text of a section of a docstring in one line, empty where there is none."""
    found = re.search(rf"^{section}:\n((?:    .*(?:\n|$))+)", told, re.MULTILINE)
    return " ".join(found[1].split()) if found else ""


def _sentences(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(text for text in texts if text))


def _inputs(entry: Entry) -> str:
    inputs = ", ".join(f"`{name}`" for name in entry.datasets)
    parameters = ", ".join(f"`{name}` ({_default(default)})" for name, default in entry.parameters.items())
    return f"{inputs}; parameters {parameters}" if parameters else inputs


def _default(default: Parameter | YearOf) -> Parameter:
    """A default in words: the newest year of `trainees`."""
    if not isinstance(default, YearOf):
        return "no default" if default is None else default
    tables = " and ".join(f"`{name}`" for name in default.tables)
    otherwise = f", else of `{default.otherwise}`" if default.otherwise else ""
    return f"the {'first' if default.first else 'newest'} year of {tables}{otherwise}"


def _values_by_status(indicator: Indicator) -> dict[str, str]:
    if indicator.table.empty:
        return {"Values": "none on the bundled data"}
    rows: dict[str, list[Value]] = {}
    for row in indicator.rows:
        rows.setdefault(row.status, []).append(row)
    return {f"Values, {status}": _values_in_words(indicator, of_status) for status, of_status in rows.items()}


def _values_in_words(indicator: Indicator, rows: list[Value]) -> str:
    """A series for each name, with its years."""
    named: dict[str, list[str]] = {}
    for row in rows:
        named.setdefault(_row_name(indicator, row), []).append(_figure(row))
    return "; ".join(f"{name}: {', '.join(told)}" if name else ", ".join(told) for name, told in named.items())


def _row_name(indicator: Indicator, row: Value) -> str:
    """Area and category, where there are several areas or categories at all."""
    area = [labels.short_area(row.area)] if indicator.table["area"].nunique() > 1 else []
    kind = [naming.category(indicator.category_kind, row.category)] if indicator.category_kind else []
    return ", ".join([*area, *kind])


def _figure(value: Value) -> str:
    """A number with its bound and its year: a reported one as printed, a whole one in full, any other in four digits."""
    digits = len(repr(value.number).partition(".")[2].rstrip("0"))
    if value.status != "reported" and digits:
        digits = max(0, 3 - math.floor(math.log10(abs(value.number))))
    bound = "" if value.bound == "exact" else f"{labels.word('bound', value.bound)} "
    return f"{bound}{number(value.number, digits=digits)}" + (f" ({value.year})" if value.year else "")
