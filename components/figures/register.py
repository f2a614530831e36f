"""The coverage register: every claim of the documents, and the page where it stands or why it stands nowhere."""

from typing import Any, Final

import pandas as pd

from components.figures import units, words
from components.figures.table import Table
from data import labels
from i18n import Message, _, message
from i18n.numbers import number
from indicators.dataset import Dataset

PLACES: Final[dict[str, Message]] = {
    "deck": message("KRIVET deck, line {line}"),
    "workshop": message("APEC workshop report, line {line}"),
}


def pages(claims: Dataset) -> list[str]:
    """Names of the pages on which claims stand, each once, in the order of the documents."""
    return list(dict.fromkeys(claims.table["page"].dropna()))


def chosen(
    claims: Dataset, *, typed: str = "", page: str | None = None, placed: bool | None = None, names: dict[str, str]
) -> list[Any]:
    """The rows that hold all the words typed, in either case, and stand on the page; placed or not, or both.

    `names` are the indicators in words by id.
    """
    wanted = typed.lower().split()
    return [
        row
        for row in claims.rows
        if page in (None, row.page)
        and placed in (None, not pd.isna(row.page))
        and all(word in _text(row, names) for word in wanted)
    ]


def table(rows: list[Any], *, titles: dict[str, str], names: dict[str, str]) -> Table:
    """A row for each claim; its page leads there. `titles` are the pages in words, `names` the indicators."""
    columns = [_row(row, titles, names) for row in rows]
    frame = pd.DataFrame(columns, columns=[*_heads()]).set_index(_("Claim number"))
    led = [None if pd.isna(row.page) else str(row.page) for row in rows]
    return Table(frame=frame, pages={_("Page"): led})


def told(claims: Dataset) -> str:
    """How many claims there are and how many stand on a page: the title of the register."""
    placed, all_ = int(claims.table["page"].notna().sum()), len(claims.table)
    if placed == all_:
        return _("All {all} claims of the documents stand on a page", all=all_)
    return _(
        "{placed} of {all} claims of the documents stand on a page, {rest} nowhere, each with its reason",
        placed=placed,
        all=all_,
        rest=all_ - placed,
    )


def _heads() -> tuple[str, ...]:
    return (
        *(_("Claim number"), _("Place in the document"), _("Topic"), _("Claim"), _("Value")),
        *(_("Page"), _("Indicator"), _("Why it stands nowhere")),
    )


def _row(row: Any, titles: dict[str, str], names: dict[str, str]) -> dict[str, str | None]:
    nowhere = pd.isna(row.page)
    cells = (
        *(row.claim, _place(row), labels.word("topic", row.topic), labels.text(row, "claim"), _value(row)),
        *(None if nowhere else titles[row.page], names.get(row.indicator), labels.text(row, "reason") or None),
    )
    return dict(zip(_heads(), cells, strict=True))


def _place(row: Any) -> str:
    return _(PLACES[row.document].text, line=int(row.line))


def _value(row: Any) -> str | None:
    """The value with its unit; what is printed as words or a date stays as it is."""
    if pd.isna(row.value):
        return None
    if pd.isna(row.unit):
        return str(row.value)
    value = float(row.value)
    if row.unit in units.FULL:
        return words.full(value, row.unit, digits=0 if value.is_integer() else None)
    return f"{number(value)} {labels.word('unit', row.unit)}"


def _text(row: Any, names: dict[str, str]) -> str:
    """All that can be searched for, in both languages where the row has both."""
    parts = (row.claim, row.claim_en, row.claim_ko, row.value, row.indicator, row.dataset, row.reason_en, row.reason_ko)
    known = [str(part) for part in parts if not pd.isna(part)]
    told = [_place(row), labels.word("topic", row.topic), names.get(row.indicator) or "", _value(row) or ""]
    return " ".join([*known, *told]).lower()
