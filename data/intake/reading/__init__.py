"""Reading a file: bytes to rows of text under the names of the fields, whatever program wrote it and however it is laid out."""

from data.intake.reading.limits import MOST_BYTES, MOST_ROWS
from data.intake.reading.reader import Read, read

__all__ = ["MOST_BYTES", "MOST_ROWS", "Read", "read"]
