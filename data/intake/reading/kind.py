"""Which program wrote the bytes. The content decides, never the ending of the name."""

import re
from typing import Final

from data.intake.reading import archive, compound
from data.intake.reading.decoding import UTF_16_MARKS
from data.intake.reading.findings import RefusedError
from data.intake.reading.limits import MOST_BYTES
from i18n import Message, message

PROTECTED: Final = (b"<DOCUMENT SAFER", b"SCDSA", b"<## NASCA DRM", b"DRMONE", b"FASOO", b"Fasoo")
WEB_PAGES: Final = (
    b"<html",
    b"<!doctype",
    b"<table",
    b"<meta",
    b"<head",
    b"<style",
    b"<script",
    b"<?xml",
    b"<!--",
    b"<div",
    b"<body",
    b"mime-version:",
)
OLD_SHEETS: Final = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00\x04\x00")
WORKBOOKS: Final = (".xlsx", ".xls", ".xlsm")
CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x19]")  # signs that no text has
BLANK: Final = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"


def workbook(content: bytes, *, name: str) -> bool:
    """Whether it is an XLSX workbook; False for delimited text.

    Raises:
        RefusedError: empty, too large, protected, or of another program, which the problem names.
    """
    _require_size(content)
    head = content[:1024]
    if any(mark in head for mark in PROTECTED):
        raise RefusedError("file-drm", DRM)
    if head.startswith(compound.MAGIC):
        raise compound.refusal(content, name=name)
    if head.startswith(archive.MAGIC):
        archive.require_workbook(content, name=name)
        return True
    if head.lstrip().startswith(b"%PDF"):
        raise RefusedError("file-type", PDF)
    if head.replace(b"\0", b"").lstrip(BLANK).lower().startswith(WEB_PAGES):
        raise RefusedError("file-html-xls", WEB_PAGE)
    if head.startswith(OLD_SHEETS):
        raise RefusedError("file-type", compound.OLD_EXCEL)
    if name.casefold().endswith(WORKBOOKS) and not head.startswith(UTF_16_MARKS) and CONTROL.search(head):
        raise RefusedError("file-drm", LOCKED)
    return False


def _require_size(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        megabytes = round(len(content) / 1024 / 1024, 1)
        told = message(
            "The file has {megabytes} MB; at most {most} MB can be read. Upload it in parts, for instance year by year.",
            megabytes=megabytes,
            most=MOST_BYTES // 1024 // 1024,
        )
        raise RefusedError("file-too-large", told)
    if not content.strip(BLANK):
        raise RefusedError("file-empty", EMPTY)


EMPTY: Final[Message] = message("The file is empty. Check that the right file was chosen and that it was saved.")
DRM: Final[Message] = message(
    "The file is protected by a document security program. Lift the protection, or save the table unprotected, "
    "and upload it again."
)
LOCKED: Final[Message] = message(
    "The file ends like an Excel file but holds no workbook: it is locked by a document security program, or damaged. "
    "Open it in Excel, lift the protection, save it as .xlsx and upload it again."
)
PDF: Final[Message] = message(
    "A PDF cannot be read. Open the table in the program that made it and save it: "
    "File > Save As > Excel Workbook (*.xlsx)."
)
WEB_PAGE: Final[Message] = message(
    "The file ends like an Excel file but holds a web page, as many portals export it. "
    "Open it in Excel and save it: File > Save As > Excel Workbook (*.xlsx)."
)
