"""Files that take long: what each is made of, the queue that it waits in, and the worker that makes it.

One process makes them itself, a few at a time in the order they are asked for. Where the store is a server, and so several
replicas may stand before it, they are wanted in the store, made by a worker of any replica or a process of its own, kept there
by their digest and served by address: none of it goes with the replica that was asked.
"""

import atexit
import logging
import os
import re
import socket
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache, partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import Condition, Event, Lock, Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final

from components.export import own
from components.export.errors import ElsewhereError, LaterError, UnmadeError
from components.export.packs import KINDS, Pack, Progress, made, pack
from components.figures.pages import FIGURE_PAGES
from components.figures.state import Maker, Occasion, State, offered_years
from components.files.rows import Provenance
from data.outlook import Outlook
from data.store import location
from data.store.errors import StoreError, UnavailableError
from i18n import _, current, speaking

if TYPE_CHECKING:
    from data.store.files import Standing, Task

LOG: Final = logging.getLogger(__name__)

# What a file is made of. The same recipe and program give the same file, whoever makes it.


PACK: Final = "pack"
TALK: Final = "talk"  # the player as a file to take along
PLAYER: Final = "player"  # and as it is served, with its way back to the list
PAGES: Final = "pages"  # of pages: a workbook, a brief or the edition
STORY: Final = "story"


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """All that a file depends on, besides the program.

    Attributes:
        what: one of PACK, TALK, PLAYER, PAGES, STORY.
        kind: ending of the file.
        of: provinces of a pack, the name of a story, names of pages.
        edition: which version of a story that somebody made.
        head, release: the version of the data, and the earlier release whose tables they rest on.
        language: of the file.
        day: the day that it names, as ISO 8601 writes it.
        address: where the dashboard can be reached.
        occasion: what slides say of theirs, by name.
    """

    what: str
    kind: str
    of: tuple[str, ...]
    head: int
    language: str
    day: str
    release: str = ""
    edition: int | None = None
    address: str | None = None
    occasion: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of_talk(
        cls,
        talk: own.Talk,
        *,
        what: str,
        kind: str = "html",
        address: str | None = None,
        occasion: Occasion | None = None,
    ) -> "Recipe":
        """A file of a story as it is given."""
        return cls(
            what=what,
            kind=kind,
            of=(talk.name,),
            edition=talk.edition,
            head=talk.head,
            release=talk.release,
            language=talk.language,
            day=talk.day.isoformat(),
            address=address,
            occasion=tuple(asdict(occasion or Occasion()).items()),
        )

    @classmethod
    def read(cls, told: str) -> "Recipe":
        """The recipe that `told` gave."""
        import json

        found = json.loads(told)
        occasion = tuple((name, text) for name, text in found.pop("occasion"))
        return cls(**{**found, "of": tuple(found["of"])}, occasion=occasion)

    @property
    def told(self) -> str:
        """The recipe in one way of writing it."""
        from data.store.files import as_told

        return as_told(asdict(self))

    @property
    def digest(self) -> str:
        """What it is known by: of the recipe and of the program."""
        return sha256(f"{program()} {self.told}".encode()).hexdigest()

    @property
    def talk(self) -> own.Talk:
        """The story as it is given."""
        day = date.fromisoformat(self.day)
        asked = {"edition": self.edition, "head": self.head, "release": self.release, "language": self.language}
        return own.Talk(name=self.of[0], day=day, **asked)  # type: ignore[arg-type]

    def made(self, told: Callable[[Progress], None] | None = None) -> Pack:
        """The file, made here; raises as `packs.made` does."""
        with speaking(self.language), Outlook(head=self.head, release=self.release).in_force():
            return made(f"{self.of[0]}.{self.kind}", partial(MAKERS[self.what], self, told))


MADE_OF: Final = {".py", ".js", ".css", ".csv", ".json", ".html", ".typ", ".po", ".txt", ".geojson"}
ROOT: Final = Path(__file__).parents[2]


@cache
def program() -> str:
    """What this program is known by to others: a digest of its code, words and tables (30 ms, once)."""
    whole = sha256()
    for folder in ("components", "data", "geo", "i18n", "indicators", "locales"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in MADE_OF and "__pycache__" not in file.parts and file.is_file():
                whole.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:16]


def _pack(recipe: Recipe, told: Callable[[Progress], None] | None) -> Pack:
    outlook, day = Outlook(head=recipe.head, release=recipe.release), date.fromisoformat(recipe.day)
    return pack(recipe.of, outlook=outlook, accessed=day, address=recipe.address, told=told)


def _talk(recipe: Recipe, _told: Callable[[Progress], None] | None) -> Pack:
    return Pack(content=own.file(recipe.talk))


def _player(recipe: Recipe, _told: Callable[[Progress], None] | None) -> Pack:
    return Pack(content=own.page(recipe.talk))


def _story(recipe: Recipe, _told: Callable[[Progress], None] | None) -> Pack:
    occasion = Occasion(**dict(recipe.occasion))

    def make(story: Maker, taken: Provenance) -> bytes:
        return KINDS[recipe.kind](lambda: replace(story(), occasion=occasion), taken, recipe.address)

    return Pack(content=own.frozen(recipe.talk, make))


def _pages(recipe: Recipe, _told: Callable[[Progress], None] | None) -> Pack:
    outlook, day = Outlook(head=recipe.head, release=recipe.release), date.fromisoformat(recipe.day)
    link = f"{recipe.address or ''}/?lang={current()}"
    taken = Provenance(data=outlook, filters=_("none"), accessed=day, link=link)
    if recipe.kind == "html":
        from components.export.edition import edition

        return Pack(content=edition(None, taken=taken))
    state = State(outlook=outlook, year=offered_years(outlook)[-1], today=day)
    if recipe.kind == "pdf":
        from components.export.brief import of_page

        return Pack(content=of_page(recipe.of[0], state, taken=taken))
    from components.export.book import book, of_pages

    return Pack(content=book(lambda: of_pages(list(recipe.of), state), taken=taken))


ALL_PAGES: Final = tuple(FIGURE_PAGES)
MAKERS: Final[dict[str, Callable[[Recipe, Callable[[Progress], None] | None], Pack]]] = {
    PACK: _pack,
    TALK: _talk,
    PLAYER: _player,
    STORY: _story,
    PAGES: _pages,
}


# In one process: a few at a time, the others in the order they came.


class Turns:
    """So many at once; the others wait in the order they came and are told their place."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._waiting: deque[object] = deque()
        self._changed = Condition()

    @contextmanager
    def turn(self, told: Callable[[int], object] | None = None) -> Iterator[None]:
        """One's turn; `told` is told one's place in the queue, from 1, whenever it may have changed."""
        mine = object()
        with self._changed:
            self._waiting.append(mine)
        try:
            while place := self._place(mine):
                if told:
                    told(place)
                with self._changed:
                    self._changed.wait(0.5)
            yield
        finally:  # whoever is told to stop while waiting leaves the queue too
            with self._changed:
                self._waiting.remove(mine)
                self._changed.notify_all()

    def _place(self, mine: object) -> int:
        """One's place behind those whose turn it is; 0 for one of them."""
        with self._changed:
            return max(0, self._waiting.index(mine) + 1 - self._at_once)


AT_ONCE: Final = 2
FILES: Final = Turns(AT_ONCE)
CHECKS: Final = Turns(AT_ONCE)  # of files that are handed in


def queued(place: int) -> str:
    """One's place, in words."""
    return _("Place {place} in the queue.", place=str(place))


# Of several replicas: in the store.


WORKERS: Final = "DASHBOARD_WORKERS"  # how many files a replica makes at once; 0 where processes of their own make them
PATIENCE_S: Final = 150.0  # a browser gives up after three minutes
ASK_S: Final = 0.5
AWAY_S: Final = 4.5  # a worker leaves a database that is away alone for longer


def is_shared() -> bool:
    """Whether files are made for several replicas."""
    return location.file() is None


def address(found: "Standing", name: str) -> str:
    """Where a file that is there is served, beside the pages."""
    from urllib.parse import quote

    assert found.file is not None
    return f"made/{found.file.sha256}.{found.file.kind}?name={quote(name)}"


def want(recipe: Recipe, *, owner: str | None = None) -> None:
    """Ask for a file, and have somebody make it; raises as `data.store.files.want` does."""
    from data.store import files

    files.want(recipe.digest, recipe.told, program=program(), kind=recipe.kind, owner=owner)
    POOL.start()


def stop(recipe: Recipe, *, owner: str) -> bool:
    """Want a file no longer; whether it is made no longer. Raises as `data.store.files.withdraw` does."""
    from data.store import files

    return files.withdraw(recipe.digest, owner=owner)


def standing(recipe: Recipe) -> "Standing | None":
    """How it stands with a file; where its worker is gone, another one takes it. Raises as `data.store.files.standing` does."""
    from data.store import files

    found = files.standing(recipe.digest)
    if found and not found.ended:
        POOL.start()
    return found


def obtained(recipe: Recipe, *, owner: str | None = None) -> "Standing":
    """A file, once it is there. `owner` is the reader who asks, where that is known.

    Raises:
        UnmadeError: it could not be made, or is not made yet; the message says which.
        StoreError: the store refuses, and says why in the reader's language.
    """
    want(recipe, owner=owner)
    begun = monotonic()
    while (found := standing(recipe)) and not found.ended and (waited := monotonic() - begun) < PATIENCE_S:
        sleep(ASK_S + waited / 20)  # many who wait long do not ask the database without a pause
    if found is None or found.file is None:
        raise LaterError(_why_not(found)) if found and not found.failed else UnmadeError(_why_not(found))
    return found


def content(recipe: Recipe, name: str, *, owner: str | None = None) -> bytes:
    """A file, made here in its turn; of several replicas, where it is kept. `name` is what it is saved under.

    Raises:
        ElsewhereError: it is kept for all replicas.
        UnmadeError, StoreError: as `obtained` does.
    """
    if is_shared():
        raise ElsewhereError(address(obtained(recipe, owner=owner), name))
    with FILES.turn():
        return recipe.made().content


def _why_not(found: "Standing | None") -> str:
    if found is None:
        return _("This file was stopped, or data were taken away for good while it was made. Ask for it again.")
    if found.failed:
        return found.failed
    kept = _("It is kept once it is made: ask for it again in a moment.")
    return f"{progress(found)} {kept}"


def progress(found: "Standing") -> str:
    """How it stands with a file that is not there yet, in words."""
    if found.alone:
        return _("No worker makes files at present. Tell whoever runs the dashboard; the file keeps its place.")
    if found.place:
        return queued(found.place)
    if found.whole:
        return _("The file is being made: {done} of {whole} parts.", done=str(found.done), whole=str(found.whole))
    return _("The file is being made.")


# Who makes them.


BEAT_S: Final = 8.0  # how often a worker says that it works at a file: well within the lease
_numbers: Final = count(1)


class LostError(Exception):
    """The file is no longer wanted, or another worker has it."""


class Worker:
    """Takes one file after the other."""

    def __init__(self) -> None:
        self.name: Final = f"{socket.gethostname()} {os.getpid()} {next(_numbers)}"

    def one(self) -> bool:
        """Make the file that is longest wanted; whether there was one. Raises UnavailableError."""
        from data.store import files

        task = files.take(self.name, program=program())
        if task is None:
            return False
        over = Event()
        Thread(target=self._beat, args=(task, over), daemon=True).start()
        try:
            self._make(task)
        finally:
            over.set()
        return True

    def leave(self) -> None:
        """Give back what is not made."""
        from data.store import files

        with suppress(StoreError):  # else it is taken once the lease is over
            files.put_back(self.name)

    def _make(self, task: "Task") -> None:
        from data.store import files

        recipe = Recipe.read(task.told)
        try:
            ready = recipe.made(partial(self._told, task))
        except LostError:
            return
        except UnavailableError:
            self.leave()
            raise
        except (UnmadeError, StoreError) as error:
            with speaking(recipe.language):
                files.give_up(task, self.name, str(error))
            return
        files.keep(task, self.name, ready.content, missing=ready.missing)

    def _told(self, task: "Task", far: Progress) -> None:
        from data.store import files

        with suppress(UnavailableError):  # how far it is can wait for a database that is away
            if not files.go_on(task, self.name, done=far.done, whole=far.all):
                raise LostError

    def _beat(self, task: "Task", over: Event) -> None:
        from data.store import files

        while not over.wait(BEAT_S):
            with suppress(UnavailableError):  # a database that is away for a while costs at most a file made twice
                if not files.go_on(task, self.name):
                    return


class Pool:
    """Workers of a replica; none before a file is wanted, none longer than some are."""

    def __init__(self, *, idle: float = 30.0) -> None:
        self._idle = idle
        self._one_at_a_time = Lock()
        self._at_work: set[Worker] = set()

    def start(self) -> None:
        """Have as many workers as the setting says."""
        with self._one_at_a_time:
            for _one in range(workers() - len(self._at_work)):
                worker = Worker()
                self._at_work.add(worker)
                atexit.register(worker.leave)
                Thread(target=self._work, args=(worker,), name=worker.name, daemon=True).start()

    def _work(self, worker: Worker) -> None:
        last = monotonic()
        try:
            while monotonic() - last < self._idle:
                try:
                    if worker.one():
                        last = monotonic()
                        continue
                except UnavailableError as error:
                    LOG.warning("files: %s", error)
                    sleep(AWAY_S)
                sleep(ASK_S)
        finally:
            with self._one_at_a_time:
                self._at_work.discard(worker)
            atexit.unregister(worker.leave)


POOL: Final = Pool()


def workers() -> int:
    """How many files this replica makes at once: 1 unless the setting says another number."""
    told = os.environ.get(WORKERS, "")
    return int(told) if re.fullmatch(r"\d", told) else 1


def work(*, until: Event, once: bool = False) -> None:
    """Make files until told to stop, or, once, until none is wanted; what is begun then goes back at once."""
    worker = Worker()
    try:
        while not until.is_set():
            try:
                if worker.one():
                    continue
            except UnavailableError as error:
                LOG.warning("files: %s", error)
                until.wait(AWAY_S)
            if once:
                return
            until.wait(ASK_S)
    finally:
        worker.leave()
