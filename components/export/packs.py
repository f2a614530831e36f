"""Province packs: slides, workbook and offline edition of some provinces in one ZIP, with a manifest of what is in it."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import Final

from components.export.kinds import KINDS
from components.figures.slide import Story
from components.figures.stories.province import story
from components.files.provenance import Provenance
from data import labels
from data.outlook import Outlook
from data.package import sha256
from i18n import _, current

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


def pack(
    codes: Sequence[str],
    *,
    outlook: Outlook,
    accessed: date,
    address: str | None = None,
    told: Callable[[Progress], None] | None = None,
) -> bytes:
    """A ZIP of the files of some provinces in the reader's language.

    Args:
        codes: of the provinces.
        outlook: the data as they are, or as they would be.
        accessed: the day on the reader's clock.
        address: where the dashboard can be reached from outside, for links and QR codes.
        told: is told before each file and at the end.

    Raises:
        UnknownNameError: no such province.
    """
    stories = {code: story(code, outlook) for code in codes}
    out, entries = io.BytesIO(), []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in _files(stories, outlook, accessed, address, told or _nobody):
            entries.append(entry)
            _put(archive, entry.file, content, accessed)
        _put(archive, MANIFEST, _manifest(entries, outlook, accessed), accessed)
    return out.getvalue()


def _files(
    stories: dict[str, Story],
    outlook: Outlook,
    accessed: date,
    address: str | None,
    told: Callable[[Progress], None],
) -> Iterator[tuple[Entry, bytes]]:
    wanted = [(code, kind) for code in stories for kind in KINDS]
    for done, (code, kind) in enumerate(wanted):
        path = f"{code}/province_{code}_{current()}.{kind}"
        told(Progress(done=done, all=len(wanted), file=path))
        content = KINDS[kind](partial(story, code, outlook), _taken(code, outlook, accessed, address), address)
        entry = Entry(
            file=path,
            sha256=sha256(content).removeprefix("sha256:"),
            bytes=len(content),
            province=code,
            name=labels.area(code),
            kind=kind,
            contents=[slide.headline for slide in stories[code].slides],
        )
        yield entry, content
    told(Progress(done=len(wanted), all=len(wanted), file=""))


def _taken(code: str, outlook: Outlook, accessed: date, address: str | None) -> Provenance:
    place = _("Province: {name}", name=labels.area(code))
    link = f"{(address or '').rstrip('/')}/concentration?lang={current()}&province={code}"
    return Provenance(data=outlook, filters=place, accessed=accessed, link=link)


def _manifest(entries: list[Entry], outlook: Outlook, accessed: date) -> bytes:
    told = {"version": outlook.version(), "language": current(), "day": accessed.isoformat()}
    return json.dumps({**told, "files": [asdict(entry) for entry in entries]}, ensure_ascii=False, indent=2).encode()


def _put(archive: zipfile.ZipFile, path: str, content: bytes, day: date) -> None:
    """With the day of the pack as its time, so that the same pack has the same bytes."""
    entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
    archive.writestr(entry, content, zipfile.ZIP_DEFLATED)


def _nobody(progress: Progress) -> None:
    """Nobody asked to be told."""
