"""Seconds and megabytes of each kind of file to take away, in Korean, from the data in force."""

import time
from collections.abc import Callable
from datetime import date
from functools import partial

from components.export.book.workbook import book, of_pages
from components.export.packs import KINDS, pack
from components.figures.pages import FIGURE_PAGES
from components.figures.state import State, offered_years
from components.figures.stories.shipped import story
from components.files.rows import Provenance
from data.outlook import Outlook
from indicators.indicator import PROVINCES

STORY = "overview"


def run(*, turns: int) -> None:
    """Print both for each file; `turns` times each, the fastest counts. All packs are made once: they take longest."""
    print(f"{'file':<34}{'seconds':>10}{'MB':>10}")
    slides = len(story(STORY, Outlook()).slides)
    _print(f"pptx, {slides} slides", partial(_of_story, "pptx"), turns)
    _print("xlsx, the whole dashboard", _whole, turns)
    _print(f"html, {slides} slides", partial(_of_story, "html"), turns)
    _print("pack, one province", partial(_packs, PROVINCES[:1]), turns)
    _print(f"pack, {len(PROVINCES)} provinces", partial(_packs, PROVINCES), 1)


def _print(name: str, make: Callable[[], bytes], turns: int) -> None:
    took, content = min((_timed(make) for _turn in range(turns)), key=lambda found: found[0])
    print(f"{name:<34}{took:>10.2f}{len(content) / 1_000_000:>10.2f}", flush=True)


def _timed(make: Callable[[], bytes]) -> tuple[float, bytes]:
    start = time.perf_counter()
    content = make()
    return time.perf_counter() - start, content


def _of_story(kind: str) -> bytes:
    return KINDS[kind](partial(story, STORY, Outlook()), _taken(), None)


def _whole() -> bytes:
    outlook = Outlook()
    state = State(outlook=outlook, year=offered_years(outlook)[-1])
    return book(lambda: of_pages(FIGURE_PAGES, state), taken=_taken())


def _packs(codes: tuple[str, ...]) -> bytes:
    return pack(codes, outlook=Outlook(), accessed=date.today()).content


def _taken() -> Provenance:
    return Provenance(data=Outlook(), filters="", accessed=date.today(), link="")
