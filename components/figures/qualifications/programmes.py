"""Programmes of the dual system, ranked."""

from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.cards import Card, card
from components.figures.exhibit import Figure, Spec, Table
from components.figures.qualifications.dual import said
from data import labels
from i18n import _, message
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.dual import lasting
from indicators.indicator import Indicator

# The places of the top 15 as entries: rank, level and how sure it is, and the spelling of the source.


PRINTED, UNCERTAIN = "printed", "uncertain"


def is_uncertain(row: Any) -> bool:
    """Whether level or name of a place can't be read for certain."""
    return bool(row.level_certainty != PRINTED or row.reading == UNCERTAIN)


def uncertain_cell(top15: Dataset) -> list[Any]:
    """The places whose level or name is uncertain."""
    return [row for row in top15.rows if is_uncertain(row)]


def doubts(row: Any) -> str:
    """How sure level and spelling of a place are, and why, in words; empty where both stand as printed."""
    parts = []
    if row.level_certainty != PRINTED:
        parts.append(labels.word("level_certainty", row.level_certainty))
    if row.reading != "as_printed":
        parts.append(labels.word("reading", row.reading))
    return ". ".join(part.rstrip(".") for part in [*parts, labels.text(row, "note")] if part)


def entries(rows: list[Any]) -> Table:
    """Places of the list, in the order given; years are names, not numbers."""
    made = [
        {
            _("Programme"): labels.word("dual_programme", row.programme),
            _("Year"): str(row.year),
            _("Rank"): row.rank,
            _("As the source spells it"): row.printed,
            _("Doubt"): doubts(row),
            _("Kind of figure"): words.kind(row),
        }
        for row in rows
    ]
    return Table(frame=pd.DataFrame(made).set_index(_("Programme")))


# One dual programme: the years in which it is among the fifteen, and what is expected of its demand.


EXPECT = {"rise": message("{institutions} expect a rise"), "fall": message("{institutions} expect a fall")}


def options(top15: Dataset, demand: Dataset) -> dict[str, str]:
    """Every programme of both lists in words, in the order of the alphabet; the first is none."""
    codes = {row.programme for listed in (top15, demand) for row in listed.rows}
    named = {code: labels.word("dual_programme", code) for code in codes}
    return {"": _("None"), **dict(sorted(named.items(), key=lambda item: item[1]))}


def told(code: str | None, top15: Dataset, demand: Dataset) -> str:
    """What both lists hold of a programme, in a sentence; without one, how many places are uncertain."""
    if code is None:
        uncertain = len(uncertain_cell(top15))
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


def programme_entries(code: str | None, top15: Dataset, demand: Dataset) -> Table:
    """Its places by year, then its lines in the forecast; without one, the uncertain places of the top 15."""
    if code is None:
        return entries(uncertain_cell(top15))
    rows = [
        (str(row.year), words.full(row.rank, "rank"), row.printed, doubts(row), words.kind(row))
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


# Marks of the rank chart: a cell for each place with its level, lines where a programme stays from year to year.


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
            "symbol": ["circle" if is_uncertain(row) else "square" for row in rows],
            "size": CELL,
            "color": look.fill,
            "opacity": 1,
            "line": {"color": look.edge, "width": 1},
        },
    }


def _level(row: Any) -> str:
    """The level, with a question mark where level or name are uncertain: not told by shape alone."""
    return f"{row.level}?" if is_uncertain(row) else str(row.level)


def _hover(row: Any) -> str:
    lines = [
        f"<b>{labels.word('dual_programme', row.programme)}</b>",
        f"{row.year}, {words.full(row.rank, 'rank')}",
        _("in the source: “{printed}”", printed=row.printed),
        words.wrapped(doubts(row), width=44),
        words.kind(row),
    ]
    return "<br>".join(line for line in lines if line)


# The fifteen dual programmes with most participants, year by year: the main picture of the page.


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
        title=title(every_year, years, named_as_falling(top15, demand)),
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
        table=entries(top15.rows),
        says=_says(top15, demand, statements, followed),
        hint=_("Hover over a cell for the spelling of the source; click it to follow its programme."),
    )


def title(every_year: Indicator, years: list[int], named: str) -> str:
    """The finding: what stayed all along, and by how few it is named as falling.

    Args:
        every_year: `dual_top15_every_year`.
        years: of the table, ascending.
        named: how many institutions name one of them as falling; empty where none is named.
    """
    stayed, falling = (int(every_year.value(category=name)) for name in (ALL, FALLING))
    told = {"programmes": words.full(stayed, "programmes"), "falling": falling, "first": years[0], "last": years[-1]}
    if charts.with_gaps(years):
        return _of_known_years(told, named)
    if not falling:
        return _(
            "{programmes} stayed in the top 15 from {first} to {last}; none is on the list of falling demand",
            **told,
        )
    if falling == stayed:
        told["all"] = told.pop("falling")
        return _(
            "{programmes} stayed in the top 15 from {first} to {last}; {all} named as falling, each by {named} institutions",
            named=named,
            **told,
        )
    return _(
        "{programmes} stayed in the top 15 from {first} to {last}; {falling} named as falling, "
        "each by {named} institutions",
        named=named,
        **told,
    )


def _of_known_years(told: dict[str, Any], named: str) -> str:
    """The same where years are missing between others."""
    if not told["falling"]:
        return _(
            "{programmes} in the top 15 of each year known from {first} to {last}; "
            "none is on the list of falling demand",
            **told,
        )
    return _(
        "{programmes} in the top 15 of each year known from {first} to {last}; {falling} named as falling, "
        "each by {named} institutions",
        named=named,
        **told,
    )


def named_as_falling(top15: Dataset, demand: Dataset) -> str:
    """How many institutions name a programme that stayed all along as falling: 3–4; empty where none is named."""
    falling = demand.where(direction="fall").by("programme", "institutions")
    counts = sorted(int(falling[code]) for code in lasting(top15) if code in falling)
    if not counts:
        return ""
    return str(counts[0]) if counts[0] == counts[-1] else words.span(counts[0], counts[-1])


def _says(top15: Dataset, demand: Dataset, statements: Dataset, followed: str | None) -> tuple[str, ...]:
    falling = demand.where(direction="fall").by("programme", "institutions")
    names = "; ".join(
        f"{labels.word('dual_programme', code)} ({words.full(falling[code], 'institutions')})"
        for code in lasting(top15)
        if code in falling
    )
    doubtful = uncertain_cell(top15)
    says = [
        _("**In every year, and in the list of falling demand:** {names}.", names=names or "–"),
        *said(statements, "top15_basis"),
        _(
            "**A rank is no size:** a programme may climb while it shrinks. The same name at another level is another one."
        ),
        _("**{count} of {all} cells** have an uncertain level or name.", count=len(doubtful), all=len(top15.rows)),
    ]
    if followed:
        says.insert(0, f"**{told(followed, top15, demand)}.**")
    return tuple(says)


def _spec(top15: Dataset, years: list[int], followed: str | None) -> Spec:
    places = sorted({int(rank) for rank in top15.table["rank"]})
    ends = {"bottom": places[-1] + 0.6, "top": places[0] - 0.6}
    left = charts.row_axis([float(place) for place in places], [str(place) for place in places], **ends)
    right = charts.row_axis(
        [float(row.rank) for row in top15.where(year=years[-1]).rows], _names(top15, years[-1], followed), **ends
    )
    return charts.chart(
        traces(top15, lasting=lasting(top15), followed=followed),
        height=ROW * len(places) + 60,
        # The columns are narrower than a year of four digits on a telephone; the subtitle has them in full.
        xaxis=charts.year_axis(years) | {"side": "top", "ticktext": [f"’{year % 100:02}" for year in years]},
        yaxis=left,
        # A name of two lines touches no other.
        yaxis2={
            **right,
            "overlaying": "y",
            "side": "right",
            "tickfont": {"size": charts.SMALLEST, "color": theme.TEXT},
        },
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


# Qualifications and work-based learning: the answer and the cards.


SUMMARY_PRINTED, TRAINING = "printed", "in_training"


def answer(items: Indicator, every_year: Indicator, named: str) -> str:
    """The page's answer in one sentence.

    Args:
        items: `programme_qualification_items`.
        every_year: `dual_top15_every_year`.
        named: how many institutions name one of these programmes as falling, as `ranks.named_as_falling` tells.
    """
    years = sorted(int(year) for year in items.table["year"])
    stayed, falling = (every_year.value(category=name) for name in (ALL, FALLING))
    told = {
        "first": words.plain(items.row(year=years[0]), "items"),
        "start": years[0],
        "last": words.plain(items.row(year=years[-1]), "items"),
        "end": years[-1],
    }
    if not named:
        return _(
            "Programme-based qualification: {first} items in {start}, {last} in {end}; "
            "{stayed} dual programmes stayed in the top 15",
            stayed=number(stayed),
            **told,
        )
    return _(
        "Programme-based items: {first} in {start}, {last} in {end}; "
        "{part} lasting programmes named as falling, each by {named} institutions",
        part=words.part_of(falling, stayed),
        named=named,
        **told,
    )


def cards(
    items: Indicator,
    ratio: Indicator,
    learners: Indicator,
    against: Indicator,
    *,
    programmes: Indicator,
    every: Indicator,
) -> list[Card]:
    """Items, learning workers with the ministry's count beside, programmes of every year, programmes that rise.

    Args:
        items: `programme_qualification_items`.
        ratio: `programme_qualification_items_ratio`.
        learners: `apprenticeship_learners`.
        against: `apprenticeship_printed_to_ministry_ratio`.
        programmes: `dual_demand_programmes`.
        every: `dual_top15_every_year`.
    """
    return [_items(items, ratio), _learners(learners, against), _every(every), _rising(programmes)]


def _items(items: Indicator, ratio: Indicator) -> Card:
    first, last = int(items.table["year"].min()), int(items.table["year"].max())
    times = words.in_full(ratio.row(), "ratio", digits=1)
    told = {"first": words.plain(items.row(year=first), "items"), "year": first, "times": times}
    note = (
        _("{first} in {year}: {times}.", **told)
        if len(items.rows) > len((first, last))
        else _("{first} in {year}: {times}. The only pair of years that can be compared.", **told)
    )
    found = card(items, items.row(year=last), label=_("Items of programme-based qualification"), note=note)
    return replace(found, rests_on=(items, ratio))


def _learners(learners: Indicator, against: Indicator) -> Card:
    rows = learners.table[learners.table["category"] == SUMMARY_PRINTED]
    last, ministry = int(rows["year"].max()), learners.newest(category=TRAINING)
    ratio, counted = against.newest(category="learning_workers"), number(ministry.number)
    note = (
        _(
            "The ministry counts {n} in training in {year}; {times} times as many are printed: perhaps a running total.",
            n=counted,
            year=ministry.year,
            times=number(ratio.number, digits=1),
        )
        if ratio.number > 1 and ratio.year == ministry.year
        else _("The ministry counts {n} in training in {year}.", n=counted, year=ministry.year)
    )
    found = learners.row(year=last, category=SUMMARY_PRINTED)
    shown = card(learners, found, label=_("Learning workers at apprenticeship schools, as printed"), note=note)
    return replace(shown, rests_on=(learners, against))


def _every(every: Indicator) -> Card:
    note = _("{falling} of them are on the list of falling demand.", falling=number(every.value(category=FALLING)))
    return card(
        every, every.row(category=ALL), label=_("Dual programmes in the top 15 of every year"), note=note
    ).dated(_("all years"))


def _rising(programmes: Indicator) -> Card:
    counts = {name: number(programmes.value(category=name)) for name in ("fall", "both")}
    note = _(
        "{fall} are named as falling, and {both} stand in both lists: opinions, most of few institutions.", **counts
    )
    return card(
        programmes, programmes.row(category="rise"), label=_("Dual programmes named as rising in demand"), note=note
    )
