"""The approved records: what each page and story says and draws, on the bundled data and on a store with later years.

A picture that changes on purpose is approved by `python -m tests.golden`; the change of its record is read before it is
committed.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any, Final

from components.figures.pages import FIGURE_PAGES
from components.figures.state import State
from components.figures.stories import STORIES
from data.outlook import Outlook
from i18n import DEFAULT, ENGLISH, speaking
from i18n.dates import today
from tests.golden import record

FOLDER: Final = Path(__file__).parent / "records"
# The bundled data, and a store with 2023 but not 2022, reports of some provinces in some years, and a dated share.
STORES: Final = ("bundled", "years")
# Those that all texts and data are written in; what a third language has no words for is one of these.
LANGUAGES: Final = (DEFAULT, ENGLISH)
NAMES: Final = (*FIGURE_PAGES, *(f"story-{name}" for name in STORIES))
DAY: Final = date(2026, 11, 22)


def records(store: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, language and record of every page and story of the store in force."""
    outlook = Outlook()
    state = State(outlook=outlook, year=_newest(outlook), province="KR-26", today=DAY)
    for language, name in product(LANGUAGES, NAMES):
        with speaking(language):
            yield name, f"{store}, {language}", _of_any_day(_record(name, state))


def _of_any_day(found: dict[str, Any]) -> dict[str, Any]:
    """The record without the day on which its store was made, which is another one tomorrow."""
    days = {day.isoformat() for day in (today(), today() - timedelta(days=1))}  # midnight may pass in between
    text = json.dumps(found, ensure_ascii=False)
    for day in days:
        text = text.replace(f" | {day} | ", " | (day of publication) | ")
    kept: dict[str, Any] = json.loads(text)
    return kept


def _record(name: str, state: State) -> dict[str, Any]:
    if name in FIGURE_PAGES:
        return record.page(name, state)
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
