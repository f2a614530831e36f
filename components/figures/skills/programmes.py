"""The map of training programmes: each programme once; rows that repeat another are told, not counted."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pandas as pd

from components.figures import words
from components.figures.figure import Figure
from components.figures.skills.boxes import Group, drawn, told
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator


def programmes(counts: Indicator, cells: Indicator, listed: Dataset) -> Figure:
    """Boxes by sector and target; in place of a repeated row stands what is known of it."""
    groups = [_group(list(rows)) for _key, rows in groupby(listed.rows, key=lambda row: (row.sector, row.target))]
    return Figure(
        id="programme-map",
        title=_(
            "{programmes} distinct training programmes in {cells} cells; {repeated} cells repeat others",
            programmes=number(counts.value(category="total")),
            cells=number(cells.value(category="total")),
            repeated=number(cells.value(category="repeated")),
        ),
        subtitle=_("Training programmes by sector and target, each once, Korea, undated"),
        spec=drawn(groups),
        alt=told(groups),
        rests_on=(counts, cells),
        lists=(listed,),
        table=_table(listed),
        says=(str(cells.assumptions["split"]), *_split(listed)),
    )


def _group(rows: list[Any]) -> Group:
    """Programmes of a row of the map; of a row that repeats another its note."""
    repeated = all(row.repeated for row in rows)
    names = [labels.text(row, "note") if repeated else _name(row) for row in rows]
    return Group(title=_row(rows[0]), names=tuple(dict.fromkeys(names)), lost=repeated)


def _name(row: Any) -> str:
    return labels.word("training_programme", row.programme)


def _row(row: Any) -> str:
    """Sector and target of a row of the map."""
    return f"{labels.word('training_sector', row.sector)} · {labels.word('training_target', row.target)}"


def _split(listed: Dataset) -> Iterator[str]:
    """Notes on programmes, each once with all programmes that it is about."""
    noted = [row for row in listed.where(repeated=False).rows if labels.text(row, "note")]
    for note in dict.fromkeys(labels.text(row, "note") for row in noted):
        names = ", ".join(_name(row) for row in noted if labels.text(row, "note") == note)
        yield f"**{names}:** {note}"


def _table(listed: Dataset) -> Table:
    again = listed.where(repeated=True).rows
    rows = [
        {
            _("Programme"): _name(row),
            _("Row of the map"): _row(row),
            _("Repeated in"): ", ".join(_row(one) for one in again if one.programme == row.programme) or "–",
            _("Note"): labels.text(row, "note"),
            _("Kind of figure"): words.kind(row),
        }
        for row in listed.where(repeated=False).rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Programme")))
