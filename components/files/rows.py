"""What a file holds: a row for each value or each entry, and in it everything that must be said beside it."""

from typing import Any, Final

import pandas as pd

from components.figures import units, words
from components.figures.exhibit import Behind, Exhibit
from components.files.sources import caveats_of, cited, definition_of, sources_of
from data import labels
from i18n import _, message
from indicators.indicator import Indicator

WITHOUT_MARK: Final = {"index": message("index"), "index_0_1": message("index from 0 to 1")}


def long_table(*indicators: Indicator) -> pd.DataFrame:
    """All values of some indicators at full precision, columns titled in the reader's language.

    A year is a whole number, or says that the value is undated; values are never rounded.
    """
    rows = [row for indicator in indicators for row in _rows(indicator)]
    return pd.DataFrame(rows, columns=_titles())


def shown_table(shown: Exhibit) -> pd.DataFrame:
    """The table as it is read, at full precision; beside each row its kind of figure, assumptions, sources and caveats."""
    table = shown.table.frame.reset_index(names=shown.table.named)
    if shown.behind:
        said = [words.statuses(*shown.behind), *_said(*shown.behind)]
        for title, text in zip(_said_titles(), said, strict=True):
            if title not in table:
                table[title] = text
    return table


def filed(shown: Exhibit) -> pd.DataFrame:
    """What the files of an exhibit hold."""
    return shown_table(shown) if shown.filed_as_shown else long_table(*shown.rests_on)


def value_title() -> str:
    """Title of the column that holds the numbers."""
    return _("Value")


def unit_word(unit: str) -> str:
    """A unit by itself: trainees, %, per 100 residents."""
    if unit in units.FULL:
        return _(units.FULL[unit].text, n="").strip()
    return str(WITHOUT_MARK[unit]) if unit in WITHOUT_MARK else labels.word("unit", unit)


def label(indicator: Indicator) -> str:
    """Name of an indicator in words."""
    return labels.text(definition_of(indicator), "label")


def _titles() -> list[str]:
    kind, *said = _said_titles()
    flags = _("Flags")
    return [
        *(_("Indicator code"), _("Indicator"), _("Parameters")),
        *(_("Area code"), _("Area"), _("Year"), _("Category code"), _("Category")),
        *(value_title(), _("Unit"), kind, flags, _("Bound")),
        *said,
    ]


def _said_titles() -> list[str]:
    return [_("Kind of figure"), _("Assumptions"), _("Source"), _("Caveats")]


def _rows(indicator: Indicator) -> list[list[Any]]:
    known = [f"{name}={value}" for name, value in indicator.parameters.items() if value is not None]
    name = [indicator.id, label(indicator), "; ".join(known)]
    unit, said = unit_word(indicator.unit), _said(indicator)
    return [
        [*name, *_place(row), *_category(indicator, row), row.value, unit, *_kind(row), *said]
        for row in indicator.table.itertuples()
    ]


def _place(row: Any) -> list[Any]:
    return [row.area, labels.area(row.area), _("undated") if pd.isna(row.year) else int(row.year)]


def _category(indicator: Indicator, row: Any) -> list[str]:
    if pd.isna(row.category):
        return ["", ""]
    if not indicator.category_kind:
        return [row.category, ""]
    return [row.category, labels.category(indicator.category_kind, row.category)]


def _kind(row: Any) -> list[str]:
    # A computed value has no printed form, so the code list's "as printed" would be wrong here.
    bound = _("exact") if row.bound == "exact" else labels.word("bound", row.bound)
    return [labels.word("value_status", row.status), ", ".join(words.flag_words(row.flags)), bound]


def _said(*behind: Behind) -> list[str]:
    assumed = [text for one in behind if isinstance(one, Indicator) for text in one.assumptions.values()]
    return [
        " ".join(dict.fromkeys(str(text) for text in assumed)),
        " | ".join(cited(name) for name in sources_of(*behind)),
        "; ".join(f"{row.id} {labels.text(row, 'label')}" for row in caveats_of(*behind)),
    ]
