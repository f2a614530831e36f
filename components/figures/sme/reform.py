"""Joint training of large firms and their SME suppliers: the current scheme and the reform, side by side."""

from typing import Any

import pandas as pd

from components.figures.exhibit import Exhibit
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.indicator import Indicator


def joint_training(reform: Dataset, *, hours: tuple[Indicator, ...] = ()) -> Exhibit:
    """Both schemes with their title; `hours` are the indicators of its limits where a page names them."""
    return Exhibit(
        id="joint-training",
        title=_("Joint training with large firms: current and reform"),
        subtitle=reading(reform),
        table=as_is_to_be(reform),
        rests_on=hours,
        lists=(reform,),
    )


def as_is_to_be(reform: Dataset) -> Table:
    """Current scheme and reform by aspect, in words: the two limits in hours have different units (I-12)."""
    rows = [(labels.word("joint_training_aspect", row.aspect), _current(row), _revised(row)) for row in reform.rows]
    frame = pd.DataFrame(rows, columns=["", _("Current scheme"), _("Reform")])
    return Table(frame=frame.set_index(""))


def reading(reform: Dataset) -> str:
    """What must be read with the table."""
    notes = " ".join(dict.fromkeys(labels.text(row, "note") for row in reform.rows if labels.text(row, "note")))
    return _("As the plan describes it; no figures of use. {notes}", notes=notes)


def _current(row: Any) -> str:
    return labels.text(row, "current") or _("not described in the source")


def _revised(row: Any) -> str:
    text, start = labels.text(row, "revision"), row.start
    return text if pd.isna(start) else _("{text} (from {year})", text=text, year=int(start))
