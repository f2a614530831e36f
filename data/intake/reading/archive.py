"""Whether an archive is an XLSX workbook that is safe to unpack: looked at before anything in it is opened."""

import io
import zipfile
from typing import Final

from data.intake.reading import compound
from data.intake.reading.findings import RefusedError
from data.intake.reading.limits import MOST_PART_BYTES, MOST_RATIO, MOST_UNPACKED_BYTES
from i18n import Message, message

MAGIC: Final = b"PK"
ENCRYPTED: Final = 0x1
SMALL: Final = 1024 * 1024  # below this no ratio is dangerous

BINARY: Final[Message] = message(
    "A binary workbook (.xlsb) cannot be read. Open it in Excel and save it: File > Save As > Excel Workbook (*.xlsx)."
)
BROKEN: Final[Message] = message(
    "The workbook is damaged or incomplete. Open it in Excel, save it again as .xlsx and upload it."
)
MACRO: Final[Message] = message(
    "The workbook holds macros, which are not accepted. Save it without them: File > Save As > Excel Workbook (*.xlsx)."
)
LINKS: Final[Message] = message(
    "The workbook takes figures from other files. Break the links (Data > Edit Links > Break Link), save and upload it again."
)
EMBEDDED: Final = ("xl/embeddings/", "xl/activex/")
OBJECTS: Final[Message] = message(
    "The workbook holds other files or objects, which cannot be searched for personal data. Copy the table alone into a new "
    "workbook and upload that."
)


def require_workbook(content: bytes, *, name: str) -> None:
    """Let an XLSX workbook pass that is whole, of sane size, without macros and without links to other files.

    Raises:
        RefusedError: it is not; the problem says what it is and how to save it.
    """
    parts = _parts(content)
    names = {part.filename.casefold() for part in parts}
    _require_kind(names, name=name)
    _require_size(parts)
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise RefusedError("file-drm", compound.PASSWORD)
    if any(part.endswith("vbaproject.bin") for part in names):
        raise RefusedError("file-archive-unsafe", MACRO)
    if any("externallinks/" in part for part in names):
        raise RefusedError("file-archive-unsafe", LINKS)
    if any(part.startswith(EMBEDDED) for part in names):
        raise RefusedError("file-archive-unsafe", OBJECTS)


def _parts(content: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise RefusedError("file-unreadable", BROKEN) from error


def _require_kind(names: set[str], *, name: str) -> None:
    if "xl/workbook.bin" in names:
        raise RefusedError("file-type", BINARY)
    if "contents/content.hpf" in names:
        raise RefusedError("file-type", compound.HWP)
    if name.casefold().endswith(".cell"):
        raise RefusedError("file-type", compound.HANCELL)
    if not any(part.startswith("xl/") for part in names):
        raise RefusedError("file-type", compound.OTHER)


def _require_size(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    largest = max((part.file_size for part in parts if "/worksheets/" not in part.filename), default=0)
    dense = unpacked > SMALL and unpacked > packed * MOST_RATIO
    if dense or unpacked > MOST_UNPACKED_BYTES or largest > MOST_PART_BYTES:
        told = message(
            "Unpacked, the workbook would be {megabytes} MB; that is more than a table of this kind holds. "
            "Copy the table alone into a new workbook and upload that.",
            megabytes=unpacked // SMALL,
        )
        raise RefusedError("file-archive-unsafe", told)
