"""Province packs: slides, workbook and offline edition of some provinces in one ZIP, with a manifest of what is in it."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from typing import Final

from components.export.kinds import KINDS
from components.export.whole import UnmadeError, made
from components.figures.stories.province import require_provinces, story
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
