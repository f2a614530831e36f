"""Versions as lines and as JSON objects, for the commands that show them."""

from typing import Any

from data import labels
from data.store.version import KOREA, Version
from i18n import _


def as_line(version: Version) -> str:
    """Number, time in Korea, dataset, provinces, kind, publisher, rows, note, source."""
    kind = labels.word("version_kind", version.kind)
    if version.restored is not None:
        kind += f" ({version.restored})"
    parts = [
        str(version.id),
        f"{version.at.astimezone(KOREA):%Y-%m-%d %H:%M %Z}",
        version.dataset,
        ", ".join(version.provinces),
        kind,
        _("by {publisher}", publisher=version.publisher),
        _("rows: {count}", count=version.rows),
        _("rows that went: {count}", count=version.removals) if version.removals else "",
        version.note,
        version.source or _("source not stated"),
    ]
    return " · ".join(part for part in parts if part)


def as_object(version: Version) -> dict[str, Any]:
    """All that is known of a version, without its rows."""
    kept = vars(version) | {"at": version.at.isoformat(), "publisher": version.publisher}
    kept |= {"source": version.source or _("source not stated")}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in kept.items()}
