"""Writing a file whole or not at all."""

import os
from pathlib import Path

from i18n import _


class UnwritableError(ValueError):
    """A file cannot be written where it is wanted. The message says why, in the reader's language."""


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
