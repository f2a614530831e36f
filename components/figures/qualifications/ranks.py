"""The fifteen dual programmes with most participants, year by year: the main picture of the page."""

from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.qualifications import cells, programme, rank_marks
from components.figures.qualifications.statements import said
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.dual_top15 import lasting
from indicators.indicator import Indicator

ALL, FALLING = "every_year", "every_year_expected_to_fall"
ROW = 38  # pixels
NAME = 20  # letters


def ranks(
    rank: Indicator, every_year: Indicator, *, lists: tuple[Dataset, Dataset], statements: Dataset, followed: str | None
) -> Figure:
    """A cell for each rank and year; those of every year in ink, the programme that the reader follows in blue.

    Args:
        rank: `dual_top15_rank`.
        every_year: `dual_top15_every_year`.
        lists: `dual_top15` and `dual_demand`.
        statements: `statements`, for what the ranks are measured on.
        followed: code of a programme, or None.
    """
    top15, demand = lists
    years = sorted(int(year) for year in top15.table["year"].unique())
    return Figure(
        id="dual-ranks",
        title=title(every_year, years),
        subtitle=_(
            "Top 15 dual programmes by participants, rank, Korea, {first}–{last}. In each cell the level; "
            "a circle with “?”: level or name uncertain",
            first=years[0],
            last=years[-1],
        ),
        spec=_spec(top15, years, followed),
        alt="; ".join(
            _path(top15, code) for code in dict.fromkeys([*lasting(top15), *([followed] if followed else [])])
        ),
        rests_on=(rank, every_year),
        lists=(top15,),
        table=cells.entries(top15.rows),
        says=_says(top15, demand, statements, followed),
        hint=_("Hover over a cell for the spelling of the source; click it to follow its programme."),
    )


def title(every_year: Indicator, years: list[int]) -> str:
    """The finding: what stayed all along, and what is expected of it."""
    stayed, falling = (int(every_year.value(category=name)) for name in (ALL, FALLING))
    told = {"count": stayed, "falling": falling, "first": years[0], "last": years[-1]}
    if stayed and stayed == falling:
        return _(
            "All {count} programmes that stayed in the top 15 from {first} to {last} are expected to fall in demand",
            **told,
        )
    return _(
        "{count} programmes stayed in the top 15 from {first} to {last}; {falling} are expected to fall in demand",
        **told,
    )


def _says(top15: Dataset, demand: Dataset, statements: Dataset, followed: str | None) -> tuple[str, ...]:
    falling = demand.where(direction="fall").by("programme", "institutions")
    names = "; ".join(
        f"{labels.word('dual_programme', code)} ({words.full(falling[code], 'institutions')})"
        for code in lasting(top15)
        if code in falling
    )
    doubtful = cells.uncertain(top15)
    says = [
        _("**In every year, and in the list of falling demand:** {names}.", names=names or "–"),
        *said(statements, "top15_basis"),
        _(
            "**A rank is no size:** a programme may climb while it shrinks. The same name at another level is another one."
        ),
        _("**{count} of {all} cells** have an uncertain level or name.", count=len(doubtful), all=len(top15.rows)),
    ]
    if followed:
        says.insert(0, f"**{programme.told(followed, top15, demand)}.**")
    return tuple(says)


def _spec(top15: Dataset, years: list[int], followed: str | None) -> Spec:
    places = sorted({int(rank) for rank in top15.table["rank"]})
    ends = {"bottom": places[-1] + 0.6, "top": places[0] - 0.6}
    left = axes.row_axis([float(place) for place in places], [str(place) for place in places], **ends)
    right = axes.row_axis(
        [float(row.rank) for row in top15.where(year=years[-1]).rows], _names(top15, years[-1], followed), **ends
    )
    return chart.chart(
        rank_marks.traces(top15, lasting=lasting(top15), followed=followed),
        height=ROW * len(places) + 60,
        xaxis=axes.year_axis(years) | {"side": "top"},
        yaxis=left,
        yaxis2={**right, "overlaying": "y", "side": "right"},
    )


def _names(top15: Dataset, year: int, followed: str | None) -> list[str]:
    """Names of the last year, beside their cells, which tell the level; in bold those that are told of."""
    strong, found = {*lasting(top15), followed}, []
    for row in top15.where(year=year).rows:
        name = words.wrapped(_without_level(row.programme), width=NAME)
        mark = "▸ " if row.programme == followed else ""
        found.append(f"<b>{mark}{name}</b>" if row.programme in strong else name)
    return found


def _without_level(code: str) -> str:
    return labels.word("dual_programme", code).rpartition(" ")[0].rstrip(",")


def _path(top15: Dataset, code: str) -> str:
    rows = top15.where(programme=code).rows
    told = ", ".join(f"{row.year} {words.full(row.rank, 'rank')}" for row in rows)
    return f"{labels.word('dual_programme', code)}: {told or '–'}"
