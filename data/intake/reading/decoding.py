"""Bytes to text by a ladder: a guessing library takes mostly-ASCII CP949 for a European encoding, the ladder does not."""

from typing import Final

from data.intake.reading.findings import RefusedError
from i18n import Message, message

UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
LADDER: Final = ("utf-8-sig", "cp949")

BYTES: Final[Message] = message(
    "The file holds bytes that no text has: it is damaged, or not a table. "
    "Save the table as an Excel workbook (.xlsx) or as CSV UTF-8, and upload that file."
)


def text(content: bytes) -> str:
    """The text of a delimited file: UTF-16 with its mark, UTF-8 with or without one, or CP949.

    Raises:
        RefusedError: in none of them; the problem names the first line that fails.
    """
    if content.startswith(UTF_16_MARKS):
        return _plain(_decoded(content, ("utf-16",)))
    return _plain(_decoded(content, LADDER))


def _decoded(content: bytes, encodings: tuple[str, ...]) -> str:
    failed = 0
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            failed = max(failed, error.start)
    line = content[:failed].count(b"\n") + 1
    told = message(
        "From line {line} on, the text is in an encoding that cannot be told. "
        "Save the file in Excel: File > Save As > CSV UTF-8 (Comma delimited) (*.csv).",
        line=line,
    )
    raise RefusedError("file-encoding", told, row=line)


def _plain(decoded: str) -> str:
    if "\0" in decoded:
        raise RefusedError("file-unreadable", BYTES)
    return decoded.removeprefix("\ufeff")
