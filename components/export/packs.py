"""What can be made of the whole, and packs of the provinces."""

import io
import json
import logging
import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pandas as pd

from components.export.errors import UnmadeError, UnwritableError
from components.figures.state import Made, Maker, State, offered_years
from components.figures.stories.province import require_provinces, story
from components.files.rows import Provenance
from data import labels
from data.outlook import Outlook
from data.package import sha256
from data.store.errors import StoreError
from i18n import _, current
from i18n.dates import today
from indicators.indicator import PROVINCES

if TYPE_CHECKING:
    from components.export.slides.template import Template

# The kinds of files that a story is taken away as, by the ending of the file.


# What writes files is imported when the first one is asked for, not in every cold start.
def slides(make: Maker, taken: Provenance, address: str | None, *, template: "Template | None" = None) -> bytes:
    """A deck, in a template of the presenter's own where one is given."""
    from components.export.slides.pages import deck

    return deck(make(), taken=taken, address=address, template=template)


def _workbook(make: Maker, taken: Provenance, _address: str | None) -> bytes:
    from components.export.book import book, of_story

    return book(lambda: of_story(make()), taken=taken)


def _brief(make: Maker, taken: Provenance, _address: str | None) -> bytes:
    from components.export.brief import of_story

    return of_story(make(), taken=taken)


def _edition(make: Maker, taken: Provenance, _address: str | None) -> bytes:
    from components.export.edition import edition

    return edition(make, taken=taken)


# Each takes what makes the story, what the file says of itself, and the address of the dashboard where it has one.
KINDS: Final[dict[str, Callable[[Maker, Provenance, str | None], bytes]]] = {
    "pptx": slides,
    "xlsx": _workbook,
    "pdf": _brief,
    "html": _edition,
}


# A file is made and written whole, or there is a sentence that says which one is not there, and what to do.


LOG: Final = logging.getLogger(__name__)


def made(file: str, make: Callable[[], Made]) -> Made:
    """What `make` gives; whatever goes wrong in it, the reader gets one sentence, the log all the rest.

    Raises:
        UnmadeError: names the file.
        StoreError: the store refuses, and says why in the reader's language.
    """
    try:
        return make()
    except (UnmadeError, StoreError):
        raise
    except _faults() as fault:
        LOG.exception("%s could not be made", file)
        told = _(
            "“{file}” could not be made: the dashboard has a fault with these data. Nothing else is affected. Take "
            "another kind of file, or an earlier version of the data, and tell whoever runs the dashboard.",
            file=file,
        )
        raise UnmadeError(told) from fault


def unshown(name: str, table: pd.DataFrame) -> list[str]:
    """The pages and stories that could not be shown any more if a dataset became this table, by their titles.

    Every page is made in each year, for Korea and the provinces, and every story: a figure that one of them asks for and
    that went with its row is found before anybody meets it. What cannot be shown as it is now already is not counted.
    """
    among = PROVINCES if "province" in table else PROVINCES[:1]
    then, now = (dict(_makers(outlook, among=among)) for outlook in (Outlook.after(name, table), Outlook()))
    return [title for title, make in then.items() if not _is_made(title, make) and _is_made(title, now[title])]


def _makers(outlook: Outlook, *, among: Sequence[str]) -> Iterator[tuple[str, Callable[[], object]]]:
    from components.figures import stories
    from components.figures.pages import FIGURE_PAGES

    for one in FIGURE_PAGES.values():
        yield str(one.title), partial(_make_page, one.name, outlook, among=among)
    for name, shown in stories.STORIES.items():
        yield _("Story: {title}", title=shown.title), partial(stories.story, name, outlook)
    for code in among:
        yield _("Story: {title}", title=labels.area(code)), partial(story, code, outlook)


def _make_page(name: str, outlook: Outlook, *, among: Sequence[str]) -> None:
    from components.export.edition.contents import states
    from components.figures import pages

    for _state in states(name, outlook, today=today(), among=among):
        pass
    state = State(outlook=outlook, year=offered_years(outlook)[-1])
    pages.behind(name, state)
    pages.sentences(name, state)


def _is_made(title: str, make: Callable[[], object]) -> bool:
    try:
        make()
    except StoreError:
        raise
    except _faults():
        LOG.info("%s could not be shown", title, exc_info=True)
        return False
    return True


def _faults() -> tuple[type[Exception], ...]:
    """What code raises that meets what it did not expect. Imported only when something was raised."""
    from lxml.etree import LxmlError
    from pptx.exc import PythonPptxError
    from xlsxwriter.exceptions import XlsxWriterException

    plain = (ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError)
    return *plain, RuntimeError, TypeError, ValueError, LxmlError, PythonPptxError, XlsxWriterException


def require_place(path: Path) -> None:
    """Refuse a place where no file can be written, before anything is made for it.

    Raises:
        UnwritableError: no such folder, no leave to write in it, or a folder has that name.
    """
    if path.is_dir():
        raise UnwritableError(_("“{path}” is a folder: name a file in it.", path=path))
    if not path.parent.is_dir():
        raise UnwritableError(_("There is no folder “{path}”.", path=path.parent))
    if not os.access(path.parent, os.W_OK):
        raise UnwritableError(_("Nothing can be written in “{path}”.", path=path.parent))


def write(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place, so that nobody ever finds half of it.

    Raises:
        UnwritableError: the disk is full, or the place is gone.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise UnwritableError(
            _("“{path}” could not be written: {reason}", path=path, reason=error.strerror or error)
        ) from error
    finally:
        part.unlink(missing_ok=True)


# Province packs: slides, workbook and offline edition of some provinces in one ZIP, with a manifest of what is in it.


MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a pack is: `done` of `all` files; `file` is the next one, empty when all are there."""

    done: int
    all: int
    file: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the manifest says of a file.

    Attributes:
        file: its path in the ZIP.
        sha256: checksum of its bytes.
        bytes: how many.
        province: code of the province.
        name: name of the province.
        kind: ending of the file.
        contents: headlines of the slides that it holds, in order.
    """

    file: str
    sha256: str
    bytes: int
    province: str
    name: str
    kind: str
    contents: list[str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Pack:
    """A ZIP, and what it lacks.

    Attributes:
        content: its bytes.
        missing: for each file that could not be made, a sentence that names it and says what to do.
    """

    content: bytes
    missing: tuple[str, ...] = ()


def pack(
    codes: Sequence[str],
    *,
    outlook: Outlook,
    accessed: date,
    address: str | None = None,
    told: Callable[[Progress], None] | None = None,
) -> Pack:
    """A ZIP of the files of some provinces in the reader's language; one that fails takes no other with it.

    Args:
        codes: of the provinces.
        outlook: the data as they are, or as they would be.
        accessed: the day on the reader's clock.
        address: where the dashboard can be reached from outside, for links and QR codes.
        told: is told before each file and at the end.

    Raises:
        UnknownNameError: no such province.
        UnmadeError: not one of the files could be made.
    """
    require_provinces(codes)
    making = _Making(outlook=outlook, accessed=accessed, address=address, told=told or _nobody)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in making.files(codes):
            _put(archive, entry.file, content, accessed)
        _put(archive, MANIFEST, making.manifest(), accessed)
    if not making.entries:
        raise UnmadeError("\n".join(dict.fromkeys(making.missing.values())))
    return Pack(content=out.getvalue(), missing=tuple(making.missing.values()))


@dataclass(frozen=True, kw_only=True, eq=False)
class _Making:
    """One pack in the making: what it is made from, what is there, why the rest is missing."""

    outlook: Outlook
    accessed: date
    address: str | None
    told: Callable[[Progress], None]
    entries: list[Entry] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)

    def files(self, codes: Sequence[str]) -> Iterator[tuple[Entry, bytes]]:
        """Each file that can be made, with what the manifest says of it."""
        wanted = [(code, kind) for code in codes for kind in KINDS]
        for done, (code, kind) in enumerate(wanted):
            path = f"{code}/province_{code}_{current()}.{kind}"
            self.told(Progress(done=done, all=len(wanted), file=path))
            try:
                entry, content = made(path, partial(self._file, path, code, kind))
            except UnmadeError as error:
                self.missing[path] = str(error)
                continue
            self.entries.append(entry)
            yield entry, content
        self.told(Progress(done=len(wanted), all=len(wanted), file=""))

    def manifest(self) -> bytes:
        """What is in the pack, and what is not."""
        told = {"version": self.outlook.version(), "language": current(), "day": self.accessed.isoformat()}
        missing = [{"file": file, "reason": reason} for file, reason in self.missing.items()]
        listed = {"files": [asdict(entry) for entry in self.entries], **({"missing": missing} if missing else {})}
        return json.dumps({**told, **listed}, ensure_ascii=False, indent=2).encode()

    def _file(self, path: str, code: str, kind: str) -> tuple[Entry, bytes]:
        make = partial(story, code, self.outlook)
        content = KINDS[kind](make, _taken(code, self.outlook, self.accessed, self.address), self.address)
        entry = Entry(
            file=path,
            sha256=sha256(content).removeprefix("sha256:"),
            bytes=len(content),
            province=code,
            name=labels.area(code),
            kind=kind,
            contents=[slide.headline for slide in make().slides],
        )
        return entry, content


def _taken(code: str, outlook: Outlook, accessed: date, address: str | None) -> Provenance:
    place = _("Province: {name}", name=labels.area(code))
    link = f"{(address or '').rstrip('/')}/concentration?lang={current()}&province={code}"
    return Provenance(data=outlook, filters=place, accessed=accessed, link=link)


def _put(archive: zipfile.ZipFile, path: str, content: bytes, day: date) -> None:
    """With the day of the pack as its time, so that the same pack has the same bytes."""
    entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
    archive.writestr(entry, content, zipfile.ZIP_DEFLATED)


def _nobody(progress: Progress) -> None:
    """Nobody asked to be told."""
