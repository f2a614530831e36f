"""The approved records: what each page and story says and draws, on the bundled data and on a store with later years.

A picture that changes on purpose is approved by `python -m tests.golden NAME`; the change of its record is read before it is
committed.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any, Final

from components.figures.pages import FIGURE_PAGES
from components.figures.state import State
from components.figures.stories import STORIES, province
from data.outlook import Outlook
from i18n import DEFAULT, ENGLISH, speaking
from i18n.dates import today
from tests.golden import record

FOLDER: Final = Path(__file__).parent / "records"
# The bundled data; a store with 2023 but not 2022, reports of some provinces in some years, and a dated share; and one
# with marks instead of counts and provisional figures, for those who show reports.
STORES: Final = ("bundled", "years", "suppressed")
# Those that all texts and data are written in; what a third language has no words for is one of these.
LANGUAGES: Final = (DEFAULT, ENGLISH)
PLACE: Final = "KR-26"
OF_PLACE: Final = f"story-{PLACE}"
NAMES: Final = (*FIGURE_PAGES, *(f"story-{name}" for name in STORIES), OF_PLACE)
# Who shows what offices report, with its gaps and flags.
REPORTING: Final = ("concentration", "kdt", OF_PLACE)
# What a page shows only to those who ask: a rate on the map, a target of one's own, one profession, one field.
CHOSEN: Final[Mapping[str, Mapping[str, object]]] = {
    "concentration": {"measure": "smes_per_1000_residents", "share": 70},
    "sme": {"yardstick": "own", "sme_own": 15, "reading": "to_be"},
    "targets": {"years": 5, "target": 6_000_000, "by": 2030},
    "kdt": {"field": 2},
    "qualifications": {"programme": "software_development_L5"},
    "mra": {"profession": "engineer", "accord": "seoul_accord", "partner": "AUS"},
    "cases": {"type": "a", "partner": "AUS"},
    "comparison": {"concept": "workforce_training"},
}
DAY: Final = date(2026, 11, 22)


def records(store: str, *, of: Collection[str] = NAMES) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, way and record of pages and stories of the store in force; of a page's choices what they change."""
    outlook = Outlook()
    state = State(outlook=outlook, year=_newest(outlook), province=PLACE, compared=(PLACE, "KR-50"), today=DAY)
    shown = [name for name in (REPORTING if store == "suppressed" else NAMES) if name in of]
    for language, name in product(LANGUAGES, shown):
        with speaking(language):
            plain = _of_any_day(_record(name, state))
            yield name, f"{store}, {language}", plain
            if store == "bundled" and name in CHOSEN:
                chosen = _of_any_day(_record(name, state.having(**CHOSEN[name])))
                yield name, f"{store}, {language}, chosen", _changed(chosen, plain)


def _changed(chosen: dict[str, Any], plain: dict[str, Any]) -> dict[str, Any]:
    """The answer, cards and exhibits that are not those of a page without a choice."""
    parts = {part: [one for one in chosen[part] if one not in plain[part]] for part in ("cards", "exhibits")}
    return {"answer": chosen["answer"], **parts}


def _of_any_day(found: dict[str, Any]) -> dict[str, Any]:
    """The record without the day on which its store was made, which is another one tomorrow."""
    days = {day.isoformat() for day in (today(), today() - timedelta(days=1))}  # midnight may pass in between
    text = json.dumps(found, ensure_ascii=False)
    for day in days:
        aged = f' | {day} | {(DAY - date.fromisoformat(day)).days}"'  # in a table of who has reported
        text = text.replace(aged, ' | (day of publication) | (days since then)"')
    for day, around in product(days, (" | {} | ", "; {})")):  # in a table of versions, or after who sent something
        text = text.replace(around.format(day), around.format("(day of publication)"))
    kept: dict[str, Any] = json.loads(text)
    return kept


def _record(name: str, state: State) -> dict[str, Any]:
    if name in FIGURE_PAGES:
        return record.page(name, state)
    if name == OF_PLACE:
        return {"slides": [record.slide(one) for one in province.story(PLACE, state.outlook).slides]}
    make = STORIES[name.removeprefix("story-")].slides
    return {"slides": [record.slide(one(state.outlook)) for one in make]}


def _newest(outlook: Outlook) -> int:
    return int(outlook.dataset("trainees").table["year"].max())


def path(name: str) -> Path:
    """Where the record of a page or story lies."""
    return FOLDER / f"{name}.json"


def written(found: dict[str, Any]) -> str:
    """The record as its file holds it."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
