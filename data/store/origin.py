"""A published version as a source: what a table, a slide or a file says of where its figures come from."""

from functools import lru_cache
from typing import Any

from data.errors import UnknownNameError
from data.package import in_language, package
from data.store import location
from data.store.errors import UnknownVersionError
from data.store.history import version
from data.store.version import KOREA, Version
from i18n import LANGUAGES, _, speaking


def origin(version_id: int) -> dict[str, Any]:
    """The source entry `upload_<id>`, in the form of the package's sources.

    Raises:
        UnknownNameError: there is no such version.
    """
    return _origin(version_id, location.url())


def _told(found: Version) -> list[str]:
    """Why warnings were accepted, each reason once."""
    return list(dict.fromkeys(found.reasons.values()))


@lru_cache(maxsize=256)
def _origin(version_id: int, database: str) -> dict[str, Any]:
    try:
        found = version(version_id)
    except UnknownVersionError as error:
        raise UnknownNameError(str(error)) from None
    resource = package().resource(found.dataset)
    entry = {
        "name": f"upload_{version_id}",
        "date": found.at.astimezone(KOREA).date().isoformat(),
        "kind": "upload",
    }
    for language in LANGUAGES:
        suffix = "_ko" if language == "ko" else ""
        with speaking(language):
            title = _("{dataset}, version {version}", dataset=in_language(resource, "title"), version=str(version_id))
            entry |= {
                f"title{suffix}": title,
                # Never the account that pressed the button: it is who published, not where the figures come from.
                f"publisher{suffix}": found.source or _("source not stated"),
                f"licence{suffix}": _("not stated"),
            }
            if found.reasons:
                entry[f"remarks{suffix}"] = _("a warning was confirmed: {reasons}", reasons="; ".join(_told(found)))
    return entry
