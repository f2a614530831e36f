"""One dual programme: the years in which it is among the fifteen, and what is expected of its demand."""

import pandas as pd

from components.figures import words
from components.figures.qualifications import cells
from components.figures.table import Table
from data import labels
from i18n import _, message
from indicators.dataset import Dataset

EXPECT = {"rise": message("{institutions} expect a rise"), "fall": message("{institutions} expect a fall")}


def options(top15: Dataset, demand: Dataset) -> dict[str, str]:
    """Every programme of both lists in words, in the order of the alphabet; the first is none."""
    codes = {*top15.table["programme"], *demand.table["programme"]}
    named = {code: labels.word("dual_programme", code) for code in codes}
    return {"": _("None"), **dict(sorted(named.items(), key=lambda item: item[1]))}


def told(code: str | None, top15: Dataset, demand: Dataset) -> str:
    """What both lists hold of a programme, in a sentence; without one, how many places are uncertain."""
    if code is None:
        uncertain = len(cells.uncertain(top15))
        return _("{count} of {all} places have an uncertain level or name", count=uncertain, all=len(top15.rows))
    ranks, name = top15.where(programme=code).table["rank"], labels.word("dual_programme", code)
    if ranks.empty:
        return _("{name}: in the top 15 of no year; {demand}", name=name, demand=_expected(code, demand))
    return _(
        "{name}: in the top 15 of {years} of {all} years, ranks {best} to {worst}; {demand}",
        name=name,
        years=len(ranks),
        all=top15.table["year"].nunique(),
        best=int(ranks.min()),
        worst=int(ranks.max()),
        demand=_expected(code, demand),
    )


def entries(code: str | None, top15: Dataset, demand: Dataset) -> Table:
    """Its places by year, then its lines in the forecast; without one, the uncertain places of the top 15."""
    if code is None:
        return cells.entries(cells.uncertain(top15))
    rows = [
        (str(row.year), words.full(row.rank, "rank"), row.printed, cells.doubts(row), words.kind(row))
        for row in top15.where(programme=code).rows
    ]
    rows += [
        (
            labels.word("direction", row.direction),
            words.full(row.institutions, "institutions"),
            row.printed,
            "",
            words.kind(row),
        )
        for row in demand.where(programme=code).rows
    ]
    columns = [_("Year or forecast"), _("Rank or institutions"), _("As the source spells it"), _("Doubt")]
    return Table(frame=pd.DataFrame(rows, columns=[*columns, _("Kind of figure")]).set_index(columns[0]))


def _expected(code: str, demand: Dataset) -> str:
    found = {row.direction: row.institutions for row in demand.where(programme=code).rows}
    if not found:
        return _("not in the demand forecast")
    return ", ".join(
        _(EXPECT[name].text, institutions=words.full(count, "institutions")) for name, count in found.items()
    )
