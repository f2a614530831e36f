"""Indicators as JSON and CSV for the command line and for other programs."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any, Final

import pandas as pd

from data import labels
from data.catalogue import source
from data.package import bundled, in_language
from indicators.indicator import COLUMNS, Indicator


def as_json(found: list[Indicator]) -> str:
    """A list of objects, one per indicator; texts in the language in force."""
    return json.dumps([_object(indicator) for indicator in found], ensure_ascii=False, indent=2)


def as_csv(found: list[Indicator]) -> str:
    """One line per value: id, unit and the columns of an indicator's table; several flags are joined by spaces."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "unit", *COLUMNS])
    for indicator in found:
        writer.writerows(
            [indicator.id, indicator.unit, *(row | {"flags": " ".join(row["flags"])}).values()]
            for row in _values(indicator)
        )
    return out.getvalue().rstrip("\n")


FORMATS: Final[dict[str, Callable[[list[Indicator]], str]]] = {"json": as_json, "csv": as_csv}


def _object(indicator: Indicator) -> dict[str, Any]:
    definition = bundled("indicators").where(id=indicator.id).table.iloc[0]
    return {
        "id": indicator.id,
        "name": labels.text(definition, "label"),
        "unit": indicator.unit,
        "category_kind": indicator.category_kind,
        "values": _values(indicator),
        "sources": [_source(name) for name in indicator.sources],
        "caveats": [_caveat(name) for name in indicator.caveats],
        "assumptions": {name: str(text) for name, text in indicator.assumptions.items()},
        "refusals": [
            {"area": refusal.area, "year": refusal.year, "category": refusal.category, "reason": str(refusal.reason)}
            for refusal in indicator.refusals
        ],
    }


def _values(indicator: Indicator) -> list[dict[str, Any]]:
    rows = indicator.table.astype(object).where(indicator.table.notna(), None).to_dict("records")
    return [{**{str(key): _plain(value) for key, value in row.items()}, "flags": row["flags"].split()} for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if value is pd.NA else value


def _source(name: str) -> dict[str, Any]:
    entry = source(name)
    kept = ("publisher", "date", "heading", "lines", "path", "kind", "licence")
    told = {key: text for key in ("title", "remarks") if (text := in_language(entry, key))}
    return {"name": name, **told, **{key: entry[key] for key in kept if key in entry}}


def _caveat(name: str) -> dict[str, str]:
    row = bundled("caveats").where(id=name).table.iloc[0]
    return {"id": name, "title": labels.text(row, "label"), "text": labels.text(row, "text")}
