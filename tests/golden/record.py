"""What a reader sees of a page, as plain data: every exhibit, every card, the answer; colours by their meaning."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

import numpy as np
import pandas as pd

from components import theme
from components.figures.cards import Card
from components.figures.exhibit import Behind, Exhibit, Figure, Table
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import Slide, State

MEANINGS: Final[dict[str, str]] = {
    value: name.lower().replace("_", " ")
    for name, value in vars(theme).items()
    if isinstance(value, str) and value.startswith("#")
} | {colour: f"step {step}" for step, colour in enumerate(theme.SEQUENTIAL, start=1)}
# The same on every chart: held by the tests of the house style, and noise in a record of one picture.
EVERYWHERE: Final = frozenset({"template", "paper_bgcolor", "plot_bgcolor", "uniformtext", "dragmode", "geojson"})


def page(name: str, state: State) -> dict[str, Any]:
    """All that a page says and draws in a state."""
    return {
        "answer": FIGURE_PAGES[name].answer(state),
        "cards": [_card(one) for one in FIGURE_PAGES[name].cards(state)],
        "exhibits": [_exhibit(one) for one in exhibits(name, state)],
    }


def slide(one: Slide) -> dict[str, Any]:
    """All that a step of a story says and draws."""
    shown = {"shown": _exhibit(one.shown)} if one.shown else {}
    told = {"headline": one.headline, "limits": list(one.limits), "note": one.note, "link": one.link}
    return {"id": one.id, **told, "cards": [_card(card) for card in one.cards], **shown}


def _card(one: Card) -> dict[str, Any]:
    told = {field.name: getattr(one, field.name) for field in fields(one) if field.name not in ("rests_on", "found")}
    return {**_plain(told), "rests on": _behind(one.rests_on)}


def _exhibit(one: Exhibit) -> dict[str, Any]:
    told = {"id": one.id, "title": one.title, "subtitle": one.subtitle, "rests on": _behind(one.behind)}
    if not isinstance(one, Figure):
        return {**told, "table": _table(one.table)}
    picture = {"traces": [_trace(trace) for trace in one.spec["data"]], "layout": _plain(one.spec["layout"])}
    return {**told, "alt": one.alt, "says": list(one.says), "hint": one.hint, **picture, "table": _table(one.table)}


def _behind(behind: Iterable[Behind]) -> list[str]:
    """Each indicator or list with the kinds of its figures and the caveats that stand beside them."""
    return [
        " · ".join(
            (
                str(getattr(one, "id", None) or getattr(one, "name", "")),
                " ".join(sorted(set(map(str, one.table["status"])))) if "status" in one.table else "no status",
                " ".join(getattr(one, "caveats", ())),
            )
        )
        for one in behind
    ]


def _table(table: Table) -> dict[str, Any]:
    frame = table.frame
    rows = [
        f"{name} | {' | '.join('' if pd.isna(cell) else str(_plain(cell)) for cell in row)}"
        for name, row in zip(frame.index, frame.itertuples(index=False, name=None), strict=True)
    ]
    return {"columns": [table.named, *map(str, frame.columns)], "rows": rows, "totals": list(table.totals)}


def _trace(trace: Mapping[str, Any]) -> dict[str, Any]:
    """A series: what it has in one, then its points, each with all that stands once a point."""
    flat = dict(_flat(trace))
    length = _points(trace)
    of_points = {key: value for key, value in flat.items() if _is_list(value) and length and len(value) == length}
    series = {key: _plain(value) for key, value in flat.items() if key not in of_points}
    rows = zip(*of_points.values(), strict=True)
    points = [" | ".join(_told(value) for value in row) for row in rows]
    return {**series, "each point": " | ".join(of_points), "points": points}


def _points(trace: Mapping[str, Any]) -> int:
    places = (trace.get(name) for name in ("x", "y", "locations", "lon"))
    return max((len(place) for place in places if place is not None), default=0)


def _flat(part: Mapping[str, Any], above: str = "") -> Iterable[tuple[str, Any]]:
    for key, value in part.items():
        if key in EVERYWHERE:
            continue
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _told(value: object) -> str:
    plain = _plain(value)
    return "–" if plain is None else str(plain)


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple | np.ndarray | pd.Series)


def _plain(value: Any) -> Any:
    """The same as JSON has it; a colour by its meaning, a number as short as it is exact."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items() if key not in EVERYWHERE}
    if _is_list(value):
        return [_plain(one) for one in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return None if np.isnan(value) else float(f"{value:.9g}")
    if value is pd.NA:
        return None
    return MEANINGS.get(value, value) if isinstance(value, str) else value
