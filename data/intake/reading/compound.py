"""Files of older office programs and encrypted ones: all of them compound files (OLE), none can be read."""

from typing import Final

from data.intake.reading.findings import RefusedError
from i18n import Message, message

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

PASSWORD: Final[Message] = message(
    "The workbook is locked with a password or by a document security program. "
    "Remove it (File > Info > Protect Workbook > Encrypt with Password, clear the box), save and upload it again."
)
HWP: Final[Message] = message(
    "A Hangul document (.hwp, .hwpx) cannot be read. Copy the table into Excel and save it: "
    "File > Save As > Excel Workbook (*.xlsx)."
)
HANCELL: Final[Message] = message(
    "A Hancell sheet (.cell) cannot be read. Save it in Hancell: File > Save As > file type Excel document (*.xlsx)."
)
OLD_EXCEL: Final[Message] = message(
    "The old Excel format (.xls) cannot be read. Open it in Excel and save it: File > Save As > Excel Workbook (*.xlsx)."
)
OTHER: Final[Message] = message(
    "The file is not a table that can be read. Save the table as an Excel workbook (File > Save As > Excel Workbook (*.xlsx)) "
    "or as CSV UTF-8, and upload that file."
)


def refusal(content: bytes, *, name: str) -> RefusedError:
    """What to tell of a compound file, by the names of the streams in its directory."""
    if _stream("EncryptedPackage", content):
        return RefusedError("file-drm", PASSWORD)
    if _stream("HwpSummaryInformation", content) or b"HWP Document File" in content:
        return RefusedError("file-type", HWP)
    if name.casefold().endswith(".cell"):
        return RefusedError("file-type", HANCELL)
    if _stream("Workbook", content) or _stream("Book", content):
        return RefusedError("file-type", OLD_EXCEL)
    return RefusedError("file-type", OTHER)


def _stream(name: str, content: bytes) -> bool:
    return name.encode("utf-16-le") in content
