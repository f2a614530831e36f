"""A file is made and written whole, or there is a sentence that says which one is not there, and what to do."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from data.store.errors import StoreError
from i18n import _

LOG: Final = logging.getLogger(__name__)
Made = TypeVar("Made")


class UnwritableError(ValueError):
    """A file cannot be written where it is wanted. The message says why, in the reader's language."""


class UnmadeError(ValueError):
    """A file could not be made. The message says which one and what to do, in the reader's language."""


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
