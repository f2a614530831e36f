"""Marks of the rank chart: a cell for each place with its level, lines where a programme stays from year to year."""

from dataclasses import dataclass
from typing import Any, Final

from components import theme
from components.figures import words
from components.figures.figure import Spec
from components.figures.qualifications import cells
from data import labels
from i18n import _
from indicators.dataset import Dataset


@dataclass(frozen=True, kw_only=True)
class Look:
    """Colours of a group of programmes: its cells, the words in them, its lines."""

    fill: str
    edge: str
    ink: str
    line: str
    width: float


REST: Final = Look(fill=theme.SURFACE, edge=theme.MUTED, ink=theme.TEXT, line=theme.BORDER, width=1.5)
LASTING: Final = Look(fill=theme.INK, edge=theme.INK, ink=theme.BACKGROUND, line=theme.INK, width=3)
FOLLOWED: Final = Look(fill=theme.ACCENT, edge=theme.ACCENT, ink=theme.BACKGROUND, line=theme.ACCENT, width=5)
CELL: Final = 22  # pixels


def traces(top15: Dataset, *, lasting: list[str], followed: str | None) -> list[Spec]:
    """Lines of all groups, then their cells: what is told of stands over the rest."""
    strong = [code for code in lasting if code != followed]
    first = {*strong, followed}
    rest = [code for code in dict.fromkeys(top15.table["programme"]) if code not in first]
    groups = [(rest, REST), (strong, LASTING), ([followed] if followed else [], FOLLOWED)]
    drawn = [make(top15, codes, look) for make in (_lines, _cells) for codes, look in groups]
    return [trace for trace in drawn if trace["x"]]


def _lines(top15: Dataset, codes: list[str], look: Look) -> Spec:
    """One line for each programme, broken where a year is missing, all in one trace."""
    years, places = sorted(top15.table["year"].unique()), top15.rows
    x: list[int | None] = []
    y: list[int | None] = []
    for code in codes:
        ranks = {row.year: row.rank for row in places if row.programme == code}
        x += [*(int(year) for year in years), None]
        y += [*(ranks.get(year) for year in years), None]
    line = {"color": look.line, "width": look.width}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip", "cliponaxis": False}


def _cells(top15: Dataset, codes: list[str], look: Look) -> Spec:
    rows = top15.where(programme=codes).rows
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [int(row.year) for row in rows],
        "y": [int(row.rank) for row in rows],
        # The names at the right stand on the second axis, which is drawn only where something stands on it.
        "yaxis": "y2",
        "text": [_level(row) for row in rows],
        "textfont": {"size": 11, "color": look.ink},
        "customdata": [row.programme for row in rows],
        "hovertext": [_hover(row) for row in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "symbol": ["circle" if cells.is_uncertain(row) else "square" for row in rows],
            "size": CELL,
            "color": look.fill,
            "opacity": 1,
            "line": {"color": look.edge, "width": 1},
        },
    }


def _level(row: Any) -> str:
    """The level, with a question mark where level or name are uncertain: not told by shape alone."""
    return f"{row.level}?" if cells.is_uncertain(row) else str(row.level)


def _hover(row: Any) -> str:
    lines = [
        f"<b>{labels.word('dual_programme', row.programme)}</b>",
        f"{row.year}, {words.full(row.rank, 'rank')}",
        _("in the source: “{printed}”", printed=row.printed),
        words.wrapped(cells.doubts(row), width=44),
        words.kind(row),
    ]
    return "<br>".join(line for line in lines if line)
