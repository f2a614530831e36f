"""Everything that a file says, whether or not a table is made of it: other sheets, comments, properties, lines of text."""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from data.intake.identifiers import identifies
from data.intake.reading.decoding import UTF_16_MARKS, text
from data.intake.reading.findings import RefusedError
from data.intake.reading.kind import workbook
from data.intake.upload import Upload

WORDS: Final = (".xml", ".rels", ".vml")
WITHOUT_WORDS: Final = (".bin", ".emf", ".wmf", ".png", ".jpg", ".jpeg", ".gif")
ENDS: Final = re.compile(
    r"</(?:\w+:)?(?:si|c|v|is|f|row|comment|text|creator|lastModifiedBy|title|subject|description)>"
)
TAGS: Final = re.compile(r"<[^>]*>")


class UnreadableError(ValueError):
    """Some part of the file cannot be read, so nobody can say what stands in it."""


def tells_of_persons(upload: Upload) -> bool:
    """Whether anything in a file, its name or its answers looks like a number or an address of a person.

    Raises:
        UnreadableError: a part of it cannot be read.
    """
    said = (upload.name, *upload.answers.values())
    return any(map(identifies, said)) or any(identifies(line) for part in _parts(upload) for line in part.splitlines())


def _parts(upload: Upload) -> Iterator[str]:
    try:
        if not workbook(upload.content, name=upload.name):
            yield text(upload.content)
            return
        with zipfile.ZipFile(io.BytesIO(upload.content)) as packed:
            for part in packed.infolist():
                yield _part(part.filename, packed.read(part))
    except (RefusedError, zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as error:
        raise UnreadableError from error


def _part(name: str, content: bytes) -> str:
    """The words of one part of a workbook; what is formatted within a cell stands together, each cell on a line."""
    if name.casefold().endswith(WITHOUT_WORDS):
        return ""
    if content and not name.casefold().endswith(WORDS):
        raise UnreadableError(name)
    decoded = content.decode("utf-16" if content.startswith(UTF_16_MARKS) else "utf-8", "replace")
    return html.unescape(TAGS.sub("", ENDS.sub("\n", decoded)))
