"""Versions as a timeline, and one version in a line."""

import pandas as pd

from components.figures.table import Table
from data import labels
from data.intake.receipt.facts import KOREA, Fact
from data.store.version import Version
from i18n import _
from i18n.numbers import number


def timeline(versions: list[Version]) -> Table:
    """Who published or restored what, newest first."""
    rows = [
        {
            _("Version"): str(version.id),
            _("When (Korea)"): _minute(version),
            _("What"): _what(version),
            _("Who"): version.publisher,
            _("Provinces"): ", ".join(labels.short_area(code) for code in version.provinces) or labels.area("KR"),
            _("Years"): ", ".join(years(version)) or "–",
            _("Rows"): version.rows,
            _("Note"): version.note,
        }
        for version in versions
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Version")))


def in_a_line(version: Version) -> str:
    """A version for a list to choose from."""
    return _(
        "{id}: {what}, {when}, {rows} rows",
        id=str(version.id),
        what=_what(version),
        when=_minute(version),
        rows=number(version.rows),
    )


def bundled_in_a_line() -> str:
    """The data that came with the dashboard, which every list of versions ends with."""
    return _("0: the bundled data")


def receipt(facts: list[Fact]) -> Table:
    """What an office keeps of a publication."""
    names, texts = zip(*facts, strict=True)
    return Table(frame=pd.DataFrame({_("Stated"): texts}, index=pd.Index(names, name=_("Receipt"))))


def years(version: Version) -> list[str]:
    """The years that a version replaces."""
    return sorted({str(part) for scope in version.scopes for part in scope if isinstance(part, int)})


def _what(version: Version) -> str:
    word = labels.word("version_kind", version.kind)
    return word if version.restored is None else _("{word} from version {id}", word=word, id=str(version.restored))


def _minute(version: Version) -> str:
    return version.at.astimezone(KOREA).strftime("%Y-%m-%d %H:%M")
