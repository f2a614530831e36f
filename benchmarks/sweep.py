"""Every kind of file, of every story and page, in both languages, over every store of the tests: made, opened, looked at.

`python -m benchmarks sweep` makes all of them; the tests make a sample. `python -m benchmarks export` says how long some take.
"""

import io
import json
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any, Final

import openpyxl
import pandas as pd
import pypdf

from components.export.book import book, of_pages
from components.export.brief import of_page
from components.export.edition import edition
from components.export.errors import UnmadeError
from components.export.packs import KINDS, made, pack
from components.export.player import player
from components.export.slides import faults
from components.export.slides.pages import single
from components.figures.exhibit import Exhibit, Figure
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State, offered_years
from components.figures.stories import STORIES, story
from components.files.rows import Provenance, filed
from components.files.taken import citation, comma_separated
from components.files.workbook import workbook
from data.commands import as_package
from data.outlook import Outlook
from i18n import LANGUAGES, current, speaking
from indicators.indicator import PROVINCES
from tests import stores
from tests.data.packages import unfit

DAY: Final = date(2026, 11, 22)
ALL: Final = "all"
# What a number that is not there looks like in words, where nobody has looked.
UNTOLD: Final = re.compile(r"<NA>|\bnan\b|\bNaT\b|\bNone\b(?! (?:of|signed)\b)|\binf\b")  # “None of the counts”
Look = Callable[[bytes], list[str]]
BRIEF: Final = 2_000_000  # bytes of a brief, at most


@dataclass(frozen=True, kw_only=True, order=True)
class Case:
    """One thing to make: of what store, in which language, of which kind, and of which story, page or province."""

    store: str
    language: str
    kind: str
    subject: str

    def __str__(self) -> str:
        """Its four parts on a line."""
        return f"{self.store} {self.language} {self.kind} {self.subject}"


def cases() -> list[Case]:
    """All of them, store by store."""
    return [
        Case(store=store, language=language, kind=kind, subject=subject)
        for store in stores.STORES
        for language in LANGUAGES
        for kind, subjects in SUBJECTS.items()
        for subject in subjects
    ]


def sample(size: int, *, seed: int, beside: Sequence[Case] = ()) -> list[Case]:
    """Some of all cases, the same for the same seed; every kind and every store is among them or those beside them."""
    drawn = random.Random(seed)
    every = [one for one in cases() if one.subject != ALL]  # what holds all pages or provinces takes minutes
    found: dict[Case, None] = {}
    for part in ("kind", "store"):
        seen = {getattr(one, part) for one in (*beside, *found)}
        for name in dict.fromkeys(getattr(one, part) for one in every if getattr(one, part) not in seen):
            found[drawn.choice([one for one in every if getattr(one, part) == name])] = None
    rest = [one for one in every if one not in found and one not in beside]
    return sorted([*found, *drawn.sample(rest, max(size - len(found), 0))])


def failures(
    wanted: Iterable[Case], *, told: Callable[[Case, list[str]], None] = lambda case, found: None
) -> list[str]:
    """What is wrong with each case, after its name; each store is made once."""
    failed = []
    for name, of_store in groupby(wanted, key=lambda one: one.store):
        with stores.store(name):
            for case in of_store:
                found = _failures(case)
                told(case, found)
                failed += [f"{case}: {fault}" for fault in found]
    return failed


def run() -> int:
    """Make all, print how many of each kind there are and what failed; 1 where anything did."""
    start, counted, failed = time.monotonic(), Counter[str](), Counter[str]()

    def told(case: Case, found: list[str]) -> None:
        counted[case.kind] += 1
        failed[case.kind] += bool(found)
        for fault in found:
            print(f"FAILED {case}: {fault}", flush=True)

    failures(cases(), told=told)
    print(f"{'kind':<12}{'made':>8}{'failed':>8}")
    for kind, count in counted.items():
        print(f"{kind:<12}{count - failed[kind]:>8}{failed[kind]:>8}")
    print(f"{counted.total()} cases, {failed.total()} failed, {time.monotonic() - start:.0f} s")
    return 1 if failed.total() else 0


def _failures(case: Case) -> list[str]:
    make, look = MADE[case.kind]
    with speaking(case.language):
        try:
            return look(made(str(case), partial(make, case.subject)))
        except UnmadeError as error:
            return [f"{type(error.__cause__).__name__}: {error.__cause__}"]


def _state(province: str | None = None) -> State:
    outlook = Outlook()
    year = offered_years(outlook)[-1]
    return State(outlook=outlook, year=year, province=province, today=DAY)


def _taken() -> Provenance:
    return Provenance(data=Outlook(), filters="", accessed=DAY, link=f"/?lang={current()}")


def _of_story(kind: str, name: str) -> bytes:
    return KINDS[kind](partial(story, name, Outlook()), _taken(), "https://example.org")


def _of_pages(name: str) -> bytes:
    state = _state("KR-26")
    return book(partial(of_pages, FIGURE_PAGES if name == ALL else [name], state), taken=_taken())


def _page_brief(name: str) -> bytes:
    return of_page(name, _state("KR-26"), taken=_taken())


def _edition(_all: str) -> bytes:
    return edition(None, taken=_taken())


def _talk(name: str) -> bytes:
    return player(partial(story, name, Outlook()), taken=_taken())


def _pack(code: str) -> bytes:
    return pack([code], outlook=Outlook(), accessed=DAY).content


def _package(_all: str) -> bytes:
    return as_package()


def _page(name: str) -> bytes:
    """What a page says in words, without province and with one, in all the years that the filter offers."""
    found: list[str] = []
    for year in sorted(set(_state().dataset("trainees").table["year"])):
        for code in (None, "KR-26", "KR-50"):
            state = State(outlook=Outlook(), year=int(year), province=code, compared=("KR-11", "KR-26"), today=DAY)
            page = FIGURE_PAGES[name]
            found += [page.answer(state), *(text for card in page.cards(state) for text in (card.value, card.note))]
            found += [text for one in exhibits(name, state) for text in _words(one)]
    return "\n".join(found).encode()


def _words(shown: Exhibit) -> Iterator[str]:
    yield from (shown.title, shown.subtitle)
    if isinstance(shown, Figure):
        yield from (shown.alt, *shown.says, shown.hint)
        for trace in shown.spec["data"]:
            yield from (str(text) for key in ("text", "hovertext") for text in _listed(trace.get(key)))


def _listed(texts: Any) -> list[Any]:
    return list(texts) if isinstance(texts, list | tuple) else [] if texts is None else [texts]


def _figures(page: str) -> bytes:
    """A page's exhibits one by one, each as text, CSV file, workbook and slide."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one in exhibits(page, _state("KR-26")):
            archive.writestr(f"{one.id}.txt", citation(one, taken=_taken()))
            archive.writestr(f"{one.id}.csv", comma_separated(filed(one, data=Outlook()), taken=_taken()))
            archive.writestr(f"{one.id}.xlsx", workbook(one, taken=_taken()))
            archive.writestr(f"{one.id}.pptx", single(one, taken=_taken()))
    return out.getvalue()


def _in_words(content: bytes) -> list[str]:
    return [f"says {line!r}" for line in content.decode("utf-8-sig").splitlines() if UNTOLD.search(line)]


def _in_cells(content: bytes) -> list[str]:
    """A workbook opens, computes nothing, and has no words for numbers that are not there."""
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for cell in row]
    found = [f"{cell.coordinate} is a formula" for cell in cells if cell.data_type == "f"]
    return found + [f"{cell.coordinate} says {cell.value}" for cell in cells if UNTOLD.search(str(cell.value or ""))]


def _on_paper(content: bytes) -> list[str]:
    """A brief opens, is tagged, is small, and has no words for numbers that are not there."""
    document = pypdf.PdfReader(io.BytesIO(content))
    wrong = {
        "is not tagged": "/StructTreeRoot" not in document.root_object,
        f"has {len(content) / 1_000_000:.1f} MB": len(content) > BRIEF,
    }
    told = "\n".join(page.extract_text() for page in document.pages)
    return [*(what for what, holds in wrong.items() if holds), *_in_words(told.encode())]


def _in_rows(content: bytes) -> list[str]:
    pd.read_csv(io.BytesIO(content))
    return _in_words(content)


def _in_html(content: bytes) -> list[str]:
    whole = content.startswith(b"<!doctype html>") and content.rstrip().endswith(b"</html>")
    return [] if whole else ["is no whole page"]


def _inside(content: bytes) -> list[str]:
    """Each file of a ZIP by its ending."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    return [f"{name}: {fault}" for name, part in held.items() for fault in LOOKS[name.rpartition(".")[2]](part)]


def _listing(content: bytes) -> list[str]:
    """The manifest of a pack."""
    return [one["reason"] for one in json.loads(content).get("missing", [])]


LOOKS: Final[dict[str, Look]] = {
    "pptx": faults,
    "xlsx": _in_cells,
    "html": _in_html,
    "pdf": _on_paper,
    "csv": _in_rows,
    "txt": _in_words,
    "json": _listing,
}
SUBJECTS: Final = {
    **dict.fromkeys((*KINDS, "talk"), tuple(STORIES)),
    "pages": tuple(FIGURE_PAGES),
    "book": (*FIGURE_PAGES, ALL),
    "brief": tuple(FIGURE_PAGES),
    "figures": tuple(FIGURE_PAGES),
    "edition": (ALL,),
    "pack": PROVINCES,
    "package": (ALL,),
}
MADE: Final[dict[str, tuple[Callable[[str], bytes], Look]]] = {
    **{kind: (partial(_of_story, kind), LOOKS[kind]) for kind in KINDS},
    "talk": (_talk, _in_html),
    "pages": (_page, _in_words),
    "book": (_of_pages, _in_cells),
    "brief": (_page_brief, _on_paper),
    "figures": (_figures, _inside),
    "edition": (_edition, _in_html),
    "pack": (_pack, _inside),
    "package": (_package, unfit),
}


# Processor seconds and megabytes of each kind of file to take away, in Korean, from the data in force.


STORY = "overview"


def seconds(*, turns: int) -> None:
    """Print both for each file; `turns` times each, the fastest counts. All packs are made once: they take longest."""
    print(f"{'file':<34}{'processor seconds':>20}{'MB':>8}")
    slides = len(story(STORY, Outlook()).slides)
    _timed_and_told(f"pptx, {slides} slides", partial(_of_story, "pptx", STORY), turns)
    _timed_and_told(f"pdf, brief of {slides} steps", partial(_of_story, "pdf", STORY), turns)
    _timed_and_told("pdf, brief of the longest page", partial(_page_brief, "comparison"), turns)
    _timed_and_told("xlsx, the whole dashboard", _dashboard, turns)
    _timed_and_told(f"html, story of {slides} slides", partial(_of_story, "html", STORY), turns)
    _timed_and_told("html, the whole dashboard", partial(_edition, ALL), 1)
    _timed_and_told("pack, one province", partial(_packs, PROVINCES[:1]), turns)
    _timed_and_told(f"pack, {len(PROVINCES)} provinces", partial(_packs, PROVINCES), 1)


def _timed_and_told(name: str, make: Callable[[], bytes], turns: int) -> None:
    took, content = min((_timed(make) for _turn in range(turns)), key=lambda found: found[0])
    print(f"{name:<34}{took:>20.2f}{len(content) / 1_000_000:>8.2f}", flush=True)


def _timed(make: Callable[[], bytes]) -> tuple[float, bytes]:
    """Seconds of the processor, of all threads: what waits beside costs nothing."""
    start = time.process_time()
    content = make()
    return time.process_time() - start, content


def _dashboard() -> bytes:
    outlook = Outlook()
    state = State(outlook=outlook, year=offered_years(outlook)[-1])
    return book(lambda: of_pages(FIGURE_PAGES, state), taken=_taken())


def _packs(codes: tuple[str, ...]) -> bytes:
    return pack(codes, outlook=Outlook(), accessed=DAY).content
