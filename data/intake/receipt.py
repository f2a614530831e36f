"""What an office keeps of a publication."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template
from typing import Any, Final, Protocol

import pandas as pd

from data import labels
from data.package import counts, in_language, package, uploaded
from data.stewardship import scope_columns
from i18n import _, current
from i18n.dates import second_of
from i18n.numbers import number
from indicators.offices import HEADS

# The facts of a published version as pairs of a label and a text.


Fact = tuple[str, str]
WENT: Final = "rows-removed"  # as the store calls the rows in force that a version took away


class Published(Protocol):
    """What a receipt tells of a version, which it only reads."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def dataset(self) -> str:
        """Name of the dataset it belongs to."""

    @property
    def provinces(self) -> Collection[str]:
        """Codes of the provinces it replaces; none of a national dataset."""

    @property
    def at(self) -> datetime:
        """When it was published, in UTC."""

    @property
    def publisher(self) -> str:
        """Who published it, as readers see it."""

    @property
    def told_source(self) -> str:
        """Where its figures come from, as far as it is known."""

    @property
    def note(self) -> str:
        """What changes and why."""

    @property
    def sha256(self) -> str:
        """Checksum of the file."""

    @property
    def restored(self) -> int | None:
        """The version whose rows came back; None for a publication."""

    @property
    def withdrawn(self) -> Sequence[Any] | None:
        """The keys that went with a version which holds the rows that came or changed; None of one that holds whole scopes."""

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why warnings were accepted, by their code."""

    @property
    def problems(self) -> Sequence[Mapping[str, Any]]:
        """What the check had told: code, message and message_ko of each."""


def receipt(version: Published, *, table: pd.DataFrame) -> list[Fact]:
    """The facts in the order to be read.

    Args:
        version: what was published.
        table: its rows, whose numbers are added up column by column, each year and province by itself: who trains in two
            years would be counted twice, and provinces may count in different ways. A missing number is counted, never taken
            as 0.
    """
    resource = package().resource(version.dataset)
    return [
        (_("Version"), str(version.id)),
        (_("Published at"), second_of(version.at)),
        (_("Publisher"), version.publisher),
        (_("Source of the figures"), version.told_source),
        *_restored(version),
        (_("Dataset"), in_language(resource, "title")),
        *_scope(version, table),
        (_("Rows") if version.withdrawn is None else _("Rows added or changed"), number(len(table))),
        *_totals(resource, table),
        *([(_("Note"), version.note)] if version.note else []),
        *(
            (_("Went with it"), in_language(dict(problem), "message"))
            for problem in version.problems
            if problem["code"] == WENT
        ),
        *((_("Confirmed warning"), _confirmed(version, code)) for code in version.reasons),
        (_("Checksum of the file (SHA-256)"), version.sha256.removeprefix("sha256:")),
    ]


def _confirmed(version: Published, code: str) -> str:
    """The first warning of its kind in words, how many there were, and why they were accepted."""
    told = [problem for problem in version.problems if problem["code"] == code]
    first = in_language(dict(told[0]), "message") if told else code
    more = _("and {count} more of this kind", count=len(told) - 1) if len(told) > 1 else ""
    return "\n".join(text for text in (first, more, _("Reason: {reason}", reason=version.reasons[code])) if text)


def _restored(version: Published) -> list[Fact]:
    return [] if version.restored is None else [(_("Restored from"), _("version {id}", id=str(version.restored)))]


def _scope(version: Published, table: pd.DataFrame) -> list[Fact]:
    names = [labels.area(code) for code in sorted(version.provinces)]
    years = sorted({str(year) for year in table["year"].dropna()}) if "year" in table else []
    facts = [(_("Provinces"), ", ".join(names)), (_("Years"), ", ".join(years))]
    return [(label, text) for label, text in facts if text]


def _totals(resource: dict[str, Any], table: pd.DataFrame) -> Iterator[Fact]:
    """A sum for each number and scope; the scope is named where there are several."""
    added_up = set(counts(resource)) & set(table)
    scopes = [name for name in scope_columns(resource) if name in table and table[name].nunique() > 1]
    parts = table.groupby(scopes) if scopes else [((), table)]
    for scope, part in parts:
        for field in uploaded(resource):
            if field["name"] in added_up:
                label = _("Total of {column}", column=in_language(field, "title"))
                yield " · ".join([label, *map(_named, scopes, scope)]), _total(field, part)


def _named(column: str, value: Any) -> str:
    return labels.area(value) if column == "province" else str(value)


def _total(field: dict[str, Any], table: pd.DataFrame) -> str:
    column = table[field["name"]]
    if column.isna().all():
        return _("no figure; cells: {count}", count=len(column))
    if column.count() > 1 and "counting" in table and (table["counting"] == HEADS).any():
        return _("headcounts, which are not added up; cells: {count}", count=len(column))
    told = _("{total} {unit}", total=number(column.sum()), unit=labels.word("unit", field["unit"]))
    if column.isna().any():
        return _("{total}; cells without a figure: {count}", total=told, count=int(column.isna().sum()))
    return told


# The receipt as one page to print on A4: nothing is loaded, nothing runs in it.


PAGE: Final = Path(__file__).with_suffix(".html")


def receipt_html(version: Published, *, table: pd.DataFrame) -> str:
    """A whole document in the reader's language; whatever people wrote stands in it as text."""
    rows = [
        f"<tr><th scope='row'>{escape(label)}</th><td>{escape(text)}</td></tr>"
        for label, text in receipt(version, table=table)
    ]
    words = {
        "title": _("Receipt for published figures"),
        "subtitle": _("Lifelong learning in Korea"),
        "keep": _(
            "Keep the version number. With it these figures can be looked up, compared with later ones and restored; the "
            "checksum shows whether a file is the one that was published."
        ),
    }
    page = Template(PAGE.read_text("utf-8"))
    return page.substitute(
        {name: escape(text) for name, text in words.items()}, language=current(), rows="\n".join(rows)
    )


# What an office keeps after publishing: who, when, what, how much, and the marks by which it is found again.


__all__ = ["Published", "receipt", "receipt_html"]
