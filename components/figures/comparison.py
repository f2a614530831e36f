"""Beside others: what surveys and other economies count, one dot a figure, with a line between what must not share an axis."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import Any, Final, Self

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.cards import Card, card
from components.figures.exhibit import Exhibit, Figure, Spec, Table
from components.figures.page import INTERNATIONAL, FigurePage, indicators
from components.figures.state import State
from data import labels, naming
from data.package import in_language
from i18n import Message, _, message
from i18n.numbers import brief, number
from indicators.comparisons import (
    NEVER,
    NO_RULE,
    KeptApart,
    concepts_of,
    contradicting,
    fits,
    panels,
    parted,
    together,
    units_of,
)
from indicators.dataset import Dataset
from indicators.indicator import CAPITAL, ELSEWHERE, KOREA, Indicator, Value, sources_of

# The figures of a question, each with its concept and what is said of it.


QUESTIONS: Final = {
    "adults": "adults_learning_pct",
    "firms": "firms_training_pct",
    "capital": "capital_area_by_place_pct",
    "trainees": "trainees_by_concept",
}
ANY_LEARNING: Final = ("adult_learning", "piaac_2")  # adults in any learning, by two surveys
FORMAL: Final = "formal_programmes"  # firms by the survey that was held in most economies of ASEAN
OWN_CONCEPT: Final = {
    "deck_10_299": "implementation_rate",
    "deck_300_plus": "implementation_rate",
    "deck_capital": "printed_capital_share",
    "deck_trainees": "trainees_table",
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Entry:
    """One figure of a picture.

    Attributes:
        concept: what it counts, a code.
        found: the value.
        group: who exactly, in words; what stands over the rows that share it.
        when: its time, in words.
        source: name of its source.
        kind: of the list `source_kind`, or `own` for a figure that other pages show.
        note: what is said of it alone.
        part: the zone or province that it is of; "" for all of its economy.
        told_by: its publisher, where another figure has the same name; "" where its name is its own.
    """

    concept: str
    found: Value
    group: str
    when: str
    source: str
    kind: str
    note: str = ""
    part: str = ""
    told_by: str = ""

    @property
    def owner(self) -> str:
        """Whose it is: an economy, or a part of one."""
        economy = labels.economy("KOR" if self.found.area == KOREA else str(self.found.area))
        return labels.area(self.part) if self.part else economy

    @property
    def place(self) -> str:
        """Whose it is, of when, and by whom where that alone tells it from another: what stands beside its dot."""
        return f"{self.owner}, {self.when}" + (f" ({self.told_by})" if self.told_by else "")


def entries(state: State, question: str, *, only: tuple[str, ...] = ()) -> list[Entry]:
    """The figures of a question in the order of its concepts; of some concepts only where they are named."""
    every = _every(state, question)
    concepts, _apart = _parted(state, question, every, only=only)
    shown = [one for concept in concepts for one in _in_order([one for one in every if one.concept == concept])]
    return _told_apart(shown, state)


def _every(state: State, question: str) -> list[Entry]:
    """All figures of a question, those too that a rule keeps apart."""
    told = {row.figure: row for row in state.dataset("comparisons").rows}
    return [_entry(value, told.get(value.category), state) for value in state.compute(QUESTIONS[question]).rows]


def _parted(
    state: State, question: str, every: list[Entry], *, only: tuple[str, ...] = ()
) -> tuple[list[str], list[KeptApart]]:
    """The concepts of a picture that hold a figure, and those that a rule keeps away from it."""
    held = {one.concept for one in every}
    listed = concepts_of(question, concepts=state.dataset("comparison_concepts"))
    wanted = [one for one in listed if one in held and (not only or one in only)]
    return parted(wanted, pairs=state.dataset("comparison_pairs"))


TELLER: Final = re.compile(r"\s*\(|, on ")  # after the name of a paper stands whose release it tells


def _told_apart(found: list[Entry], state: State) -> list[Entry]:
    """Figures of one name by their publishers, so that each can be told from the other."""
    names = [(one.concept, one.group, one.place) for one in found]
    twice = {name for name in names if names.count(name) > 1}
    return [
        replace(one, told_by=TELLER.split(_publishers(one, state))[0]) if name in twice else one
        for one, name in zip(found, names, strict=True)
    ]


def _in_order(found: list[Entry]) -> list[Entry]:
    """By whom they count, in the order of the data; then by the names of the economies, never by their values."""
    groups = list(dict.fromkeys(one.group for one in found))
    return sorted(found, key=lambda one: (groups.index(one.group), one.owner, one.found.year or 0))


def _newest(found: list[Entry]) -> list[Entry]:
    """Of each concept, group and economy the last figure; what contradicts it stays beside it."""
    last: dict[tuple[str, ...], int] = {}
    for one in found:
        last[_series(one)] = max(last.get(_series(one), 0), one.found.year or 0)
    return [one for one in found if (one.found.year or 0) == last[_series(one)]]


def _series(one: Entry) -> tuple[str, ...]:
    """What the figures of one survey share from edition to edition."""
    return (one.concept, one.group, str(one.found.area), one.part)


def _entry(found: Value, row: Any, state: State) -> Entry:
    source = " ".join(sorted(found.kind.sources))
    if row is None:
        group = labels.word("comparison_own", found.category)
        return Entry(
            concept=OWN_CONCEPT[found.category],
            found=found,
            group=group,
            when=words.year(found),
            source=source,
            kind="own",
        )
    return Entry(
        concept=row.concept,
        found=found,
        group=labels.text(row, "group"),
        when=labels.text(row, "period"),
        source=row.source,
        kind=state.source(row.source)["kind"],
        note=labels.text(row, "note"),
        part="" if pd.isna(row.area) else row.area,
    )


def _panels(state: State, found: list[Entry]) -> list[list[str]]:
    shown = dict.fromkeys(one.concept for one in found)
    return panels(shown, pairs=state.dataset("comparison_pairs"))


# The picture: a row for each figure, headed by its concept and by whom it counts; a line between the panels.


SYMBOLS: Final = {
    "own": ("square", message("On other pages here")),
    "official": ("circle", message("Official publication")),
    "official_copy": ("diamond", message("Copy of an official text")),
    "press": ("circle-open", message("Press")),
    "secondary": ("diamond-open", message("Secondary source")),
    "upload": ("square-open", message("Published on this dashboard")),
}
ROW: Final = 22  # pixels of a row, above words, and for a line between panels
GAP: Final = 4
APART: Final = 18
EDGE: Final = 8
NAMES: Final = {**charts.TICKS, "size": 12}  # as rows are measured, in files too
NARROWER: Final = 0.9  # of the width that a name is measured to have: it is measured too wide rather than too narrow


@dataclass(frozen=True, kw_only=True)
class Style:
    """How rows are headed and named.

    Attributes:
        beside: pixels for the name of a row.
        over: for a line of a heading.
        line: of a line of words.
        whole: for a name that says whom the row counts as well; where one is wider, headings say it for all.
        out: from the axis to where headings begin; at the edge of the picture, before the widest name, where it is 0.
        below: for the names of the marks; the browser takes more of the rows' own where a narrow window needs a second line.
    """

    beside: int
    over: int
    line: int
    whole: int = 0
    out: int = 0
    below: int = 40


ON_SCREEN: Final = Style(beside=150, over=310, line=16)  # the narrowest leaves as much for the dots
IN_A_HALL: Final = Style(
    beside=240, over=560, line=ROW, whole=240, out=999, below=94
)  # wide and low; the picture's edge is theirs
LINES: Final = 15  # of words that a slide has room for


@dataclass(frozen=True, kw_only=True, eq=False)
class Row:
    """A figure in its place: pixels from the top, downwards negative; its name in lines."""

    at: float
    name: str
    entry: Entry


@dataclass(frozen=True, kw_only=True, eq=False)
class Drawn:
    """Where everything stands, in pixels from the top, downwards negative."""

    rows: list[Row] = field(default_factory=list)
    headings: list[tuple[float, str]] = field(default_factory=list)
    lines: list[float] = field(default_factory=list)
    height: float = 0.0

    def below(self, *, height: float) -> tuple[Self, float]:
        """The same with so much more below, and the middle of it."""
        return replace(self, height=self.height + height), -self.height - height / 2


def layout(found: Iterable[Entry], *, axes: list[list[str]], style: Style = ON_SCREEN) -> Drawn:
    """Rows, headings and the lines between panels from the top down."""
    drawn = Drawn()
    for _axis, of_panel in groupby(found, key=lambda one: next(axis for axis in axes if one.concept in axis)):
        if drawn.rows:
            drawn, middle = drawn.below(height=APART)
            drawn.lines.append(middle)
        for concept, of_concept in groupby(of_panel, key=lambda one: one.concept):
            drawn = _of_concept(drawn, concept, list(of_concept), style)
    return drawn


def _of_concept(drawn: Drawn, concept: str, found: list[Entry], style: Style) -> Drawn:
    """The concept in bold, below it who is counted, below that a row for each figure."""
    drawn = _headed(drawn, labels.word("comparison_concept", concept), style, bold=True)
    named = [f"{one.place} · {one.group}" for one in found]
    is_headed = len({one.group for one in found}) == 1 or any(_wide(name) > style.whole for name in named)
    for group, some in groupby(found, key=lambda one: one.group if is_headed else ""):
        if is_headed:
            drawn = _headed(drawn, group, style)
        for one in some:
            name = _lines(one.place if is_headed else f"{one.place} · {one.group}", wide=style.beside)
            drawn, middle = drawn.below(height=max(ROW, style.line * _count(name)))
            drawn.rows.append(Row(at=middle, name=name, entry=one))
    return drawn


def _headed(drawn: Drawn, text: str, style: Style, *, bold: bool = False) -> Drawn:
    lines = _lines(text, wide=style.over)
    drawn, middle = drawn.below(height=style.line * _count(lines) + GAP)
    drawn.headings.append((middle, f"<b>{lines}</b>" if bold else lines))
    return drawn


def _count(lines: str) -> int:
    return lines.count("<br>") + 1


def _wide(text: str) -> float:
    return charts.text_size(text, size=12)[0]


def _lines(text: str, *, wide: int) -> str:
    """A text in lines that are no wider than so many pixels."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _wide(longer) > wide:
            lines.append(word)
        else:
            lines[-1] = longer
    return "<br>".join(lines)


def lead(state: State) -> Figure:
    """The first question at a look: adults in any learning, the last figure of each group and economy."""
    return picture(state, "adults", only=ANY_LEARNING, newest=True, name="comparison-lead")


def picture(
    state: State,
    question: str,
    *,
    only: tuple[str, ...] = (),
    newest: bool = False,
    name: str = "",
    title: str | None = None,
) -> Figure:
    """The dots of a question.

    Args:
        state: of the page.
        question: a key of QUESTIONS.
        only: concepts; all of the question unless named.
        newest: whether only the last figure of each group and economy is shown.
        name: id of the figure, where it is not that of the page.
        title: the finding; that of the page unless given.
    """
    found = entries(state, question, only=only)
    found, axes = _newest(found) if newest else found, _panels(state, found)
    drawn = partial(_drawn, state=state, question=question, only=only)
    named = partial(replace, id=name or f"comparison-{question}", title=title or TITLES[question](state))

    def parts() -> list[Figure]:
        return [named(drawn(some, style=IN_A_HALL)) for some in _in_parts(found, axes)]

    return named(drawn(found, style=ON_SCREEN), parts=parts)


def _drawn(found: list[Entry], *, state: State, question: str, only: tuple[str, ...], style: Style) -> Figure:
    indicator = shown_of(state.compute(QUESTIONS[question]), found)
    return Figure(
        id="",
        title="",
        subtitle=_("One dot a figure; a line parts what must not share an axis"),
        spec=_spec(layout(found, axes=_panels(state, found), style=style), indicator.unit, style=style),
        alt="; ".join(f"{labels.word('comparison_concept', one.concept)}, {_told(one, indicator)}" for one in found),
        rests_on=(indicator,),
        table=_table(found, indicator, state),
        says=(
            *_contradicting(found, indicator, state=state, question=question),
            *_of_asean(found, state),
            *_kept_apart(state, question, found, only=only),
            *_unfit(state, question),
            *_refused(indicator),
        ),
        tabled=True,
    )


def shown_of(indicator: Indicator, found: list[Entry]) -> Indicator:
    """The indicator with the values of a picture alone, and their sources: our own first, then the official ones.

    Its cautions are of our own figures: where none of these is shown, the figures of others stand without them.
    """
    shown = {one.found.category for one in found}
    ranked = sorted(found, key=lambda one: RANK.index(one.kind))
    kept = indicator.only(*(row for row in indicator.rows if row.category in shown))
    return replace(
        kept,
        sources=sources_of(*(one.source.split() for one in ranked)),
        caveats=kept.caveats if any(one.kind == "own" for one in found) else (),
    )


FEWEST: Final = 2  # dots of a picture that others stand beside


def _in_parts(found: list[Entry], axes: list[list[str]]) -> list[list[Entry]]:
    """As few pictures as slides have room for, each of whole concepts unless one alone is too long or leaves a dot alone."""
    whole, halved = (_pictures(found, axes, least=pieces) for pieces in (1, 2))
    return whole if min(map(len, whole), default=FEWEST) >= FEWEST else halved


def _pictures(found: list[Entry], axes: list[list[str]], *, least: int) -> list[list[Entry]]:
    """The fewest pictures of concepts in `least` pieces or more; the shortest of them as long as can be."""
    pieces = [
        few
        for _concept, some in groupby(found, key=lambda one: one.concept)
        for few in _evenly(list(some), axes, least=least)
    ]
    ways: list[list[list[Entry]]] = [[] for _place in range(len(pieces) + 1)]  # of the pieces from a place on
    for first in reversed(range(len(pieces))):
        ways[first] = min(_ways_on(pieces, first, ways, axes), key=lambda way: (len(way), -min(map(len, way))))
    return ways[0]


def _ways_on(
    pieces: list[list[Entry]], first: int, after: list[list[list[Entry]]], axes: list[list[str]]
) -> Iterator[list[list[Entry]]]:
    """The best ways on from a piece: that piece in one picture with none, one, two ... of the next, as long as they fit."""
    together: list[Entry] = []
    for last in range(first, len(pieces)):
        together = [*together, *pieces[last]]
        if last > first and not _fits(together, axes):
            return
        yield [together, *after[last + 1]]


def _evenly(found: list[Entry], axes: list[list[str]], *, least: int) -> list[list[Entry]]:
    """The figures of a concept in the fewest pieces of about the same length that slides have room for."""
    for count in range(min(least, len(found)), len(found) + 1):
        each = -(-len(found) // count)
        pieces = [found[at : at + each] for at in range(0, len(found), each)]
        if all(_fits(piece, axes) for piece in pieces):
            break
    return pieces


def _fits(found: list[Entry], axes: list[list[str]]) -> bool:
    return layout(found, axes=axes, style=IN_A_HALL).height <= LINES * ROW


def _told(one: Entry, indicator: Indicator) -> str:
    return f"{one.place}, {one.group}: {value_in_words(one.found, indicator.unit)}"


def value_in_words(found: Value, unit: str) -> str:
    """A figure as it is printed, with its bound."""
    if unit != "percent":
        return labels.bounded(words.counted(number(found.number), unit), found.bound)
    digits = 0 if found.number.is_integer() else 1
    return labels.bounded(words.full(found.number, unit, digits=digits), found.bound)


def _spec(drawn: Drawn, unit: str, *, style: Style) -> Spec:
    top = 100.0 if unit == "percent" else max((row.entry.found.number for row in drawn.rows), default=1.0)
    names, places = [row.name for row in drawn.rows], [row.at for row in drawn.rows]
    left = style.out or round(NARROWER * max(map(_wide, names), default=0.0)) + EDGE
    return charts.chart(
        [_dots(kind, [row for row in drawn.rows if row.entry.kind == kind], unit, top=top) for kind in SYMBOLS],
        height=int(drawn.height) + 2 * EDGE + style.below,
        xaxis=charts.value_axis(showgrid=False, zeroline=False, range=[0, top]),
        yaxis=charts.row_axis(places, names, bottom=-drawn.height - GAP, top=GAP)
        | {"showgrid": True, "tickfont": NAMES},
        annotations=[_heading(text, place, left=left) for place, text in drawn.headings],
        shapes=list(map(_between, drawn.lines)),
        margin={"l": EDGE + (0 if style.out else left), "r": EDGE, "t": EDGE, "b": style.below, "pad": 4},
        **charts.LEGEND,
    )


def _dots(kind: str, rows: list[Row], unit: str, *, top: float) -> Spec:
    symbol, name = SYMBOLS[kind]
    found = [row.entry for row in rows]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": str(name),
        "x": [one.found.number for one in found],
        "y": [row.at for row in rows],
        "text": [_beside(_briefly(one.found, unit), left=one.found.number > top / 2) for one in found],
        "textposition": ["middle left" if one.found.number > top / 2 else "middle right" for one in found],
        "textfont": {"size": 12, "color": theme.TEXT},
        "cliponaxis": False,
        "hovertext": [_hover(one, unit) for one in found],
        "hoverinfo": "text",
        "showlegend": bool(rows),
        "marker": {"symbol": symbol, "size": 11, "color": theme.INK, "line": {"color": theme.INK, "width": 2}},
    }


def _briefly(found: Value, unit: str) -> str:
    """A count in few letters, for the narrowest screen: about 4.95m; in full it stands in the table and beneath the pointer."""
    if unit == "percent":
        return value_in_words(found, unit)
    return labels.bounded(words.counted(brief(found.number), unit), found.bound)


def _beside(text: str, *, left: bool) -> str:
    """A value with a gap to its dot."""
    return f"{text}\N{NO-BREAK SPACE}" if left else f"\N{NO-BREAK SPACE}{text}"


def _hover(one: Entry, unit: str) -> str:
    name = SYMBOLS[one.kind][1]
    told = (one.place, one.group, value_in_words(one.found, unit), words.kind(one.found), str(name), one.note)
    return "<br>".join(filter(None, told))


def _heading(text: str, place: float, *, left: float) -> Spec:
    settings = {"xref": "paper", "xanchor": "left", "yanchor": "middle", "align": "left", "xshift": -left}
    return charts.note(text, x=0, y=place, **settings, font={"size": 12, "color": theme.TEXT})


def _between(place: float) -> Spec:
    line = {"color": theme.MUTED, "width": 1.5}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": place, "y1": place, "line": line}


def _table(found: list[Entry], indicator: Indicator, state: State) -> Table:
    value = _("Value (%)") if indicator.unit == "percent" else _("Value")
    rows = [
        {
            _("Figure"): f"{one.place}, {one.group}",
            _("What it counts"): labels.word("comparison_concept", one.concept),
            value: one.found.number,
            _("Bound"): words.bound(one.found),
            _("Kind of figure"): words.kind(one.found),
            _("Kind of source"): str(SYMBOLS[one.kind][1]),
            _("Publisher"): _publishers(one, state),
            _("Remark"): one.note,
        }
        for one in found
    ]
    columns = ["Figure"] if not rows else list(rows[0])
    frame = pd.DataFrame(rows, columns=columns).set_index(columns[0])
    return Table(frame=frame, digits=1 if indicator.unit == "percent" else 0)


def _publishers(one: Entry, state: State) -> str:
    return ", ".join(in_language(state.source(name), "publisher") for name in one.source.split())


# What stands beside each picture: two values for one thing, and what is refused.


def _contradicting(found: list[Entry], indicator: Indicator, *, state: State, question: str) -> Iterator[str]:
    """All values that contradict each other in one sentence, whenever one of them stands on the picture."""
    shown = {one.found.category for one in found}
    by_name = {one.found.category: one for one in entries(state, question)}
    for names in contradicting(state.dataset("comparisons").rows):
        told = [by_name[name] for name in names if name in by_name]
        if shown & set(names) and len(told) > 1:
            yield _(
                "**Of one concept and year, yet different:** {figures}.",
                figures="; ".join(_told(one, indicator) for one in told),
            )


def _of_asean(found: list[Entry], state: State) -> Iterator[str]:
    """The least and the most of the economies of ASEAN by one survey, each with its year: as far as they can be set in order."""
    members = {row.iso3 for row in state.dataset("economies").rows if row.asean}
    asked = [one for one in found if one.concept == FORMAL and one.found.area in members and one.found.year]
    least, most = (pick(asked, key=lambda one: one.found.number, default=None) for pick in (min, max))
    years = sorted({one.found.year or 0 for one in asked})
    if least and most and len(years) > 1:
        yield _(
            "**ASEAN, by one survey:** from {least} ({of_least}) to {most} ({of_most}). It was asked in years from {first} "
            "to {last}, so the order of the economies may be another today.",
            least=value_in_words(least.found, "percent"),
            of_least=least.place,
            most=value_in_words(most.found, "percent"),
            of_most=most.place,
            first=years[0],
            last=years[-1],
        )


def _kept_apart(state: State, question: str, found: list[Entry], *, only: tuple[str, ...]) -> Iterator[str]:
    """The figures that may never be shown with those of the picture, with the reason: a refusal is a result."""
    _kept, apart = _parted(state, question, _every(state, question), only=only)
    if not only:
        apart = [*apart, *_of_no_picture(state, list(dict.fromkeys(one.concept for one in found)))]
    for one in apart:
        yield _(
            "**Kept apart:** “{concept}” is not shown beside “{other}”. {reason}",
            concept=labels.word("comparison_concept", one.concept),
            other=labels.word("comparison_concept", one.beside),
            reason=labels.word("comparison_reason", one.reason),
        )


def _of_no_picture(state: State, shown: list[str]) -> Iterator[KeptApart]:
    """Figures in force whose concept answers no question here, against the first concept that forbids them by a rule."""
    held = {row.concept for row in state.dataset("comparisons").rows}
    for concept in concepts_of("apart", concepts=state.dataset("comparison_concepts")):
        verdicts = ((one, together(one, concept, pairs=state.dataset("comparison_pairs"))) for one in shown)
        never = [(one, verdict) for one, verdict in verdicts if verdict.rule == NEVER and verdict.reason != NO_RULE]
        if concept in held and never:
            yield KeptApart(concept=concept, beside=never[0][0], reason=never[0][1].reason)


def _unfit(state: State, question: str) -> Iterator[str]:
    """Figures that cannot be drawn: of another unit than their concept, or a share above its whole."""
    concepts = state.dataset("comparison_concepts")
    units, listed = units_of(concepts), concepts_of(question, concepts=concepts)
    for row in state.dataset("comparisons").rows:
        if row.concept in listed and not fits(row, units):
            yield _(
                "**Not shown:** {figure}: “{concept}” is counted in {unit}, and a share is 0 to 100%.",
                figure=naming.comparison(row.figure),
                concept=labels.word("comparison_concept", row.concept),
                unit=labels.word("unit", units[row.concept]),
            )


def _refused(indicator: Indicator) -> Iterator[str]:
    for reason in dict.fromkeys(str(refusal.reason) for refusal in indicator.refusals):
        yield _("**Not given:** {reason}", reason=reason)


# The headlines; neutral where an update took away what they speak of.


NEUTRAL: Final[dict[str, Message]] = {
    "adults": message("Adults who learn, by survey"),
    "firms": message("Firms that train, by survey"),
    "capital": message("The capital area by provider and by home"),
    "trainees": message("Trainees by who counts them"),
}


RANK: Final = ("own", "official", "upload", "official_copy", "secondary", "press")  # whom a headline believes first


def _of(state: State, question: str, concept: str) -> list[Entry]:
    """The figures of a concept that stand on the whole picture: what is kept apart from it starts no headline."""
    return [one for one in entries(state, question) if one.concept == concept]


def newest(state: State, question: str, concept: str, area: str = KOREA) -> Entry | None:
    """The newest figure of the survey that has most editions of a concept in an area; None where nothing leads.

    A figure of another group of people starts no headline however new it is. Of one edition the better kind of source leads;
    where two of one kind contradict each other, none does.
    """
    found = [one for one in _of(state, question, concept) if one.found.area == area]
    editions = {
        _series(one): len({each.found.year for each in found if _series(each) == _series(one)}) for one in found
    }
    groups = [series[1] for series in editions]  # in the order of the data: the same in every language
    survey = min(editions, key=lambda one: (-editions[one], groups.index(one[1]), one[3]), default=None)
    of_survey = [one for one in found if _series(one) == survey]
    last = max((one.found.year or 0 for one in of_survey), default=0)
    edition = [one for one in of_survey if (one.found.year or 0) == last]
    best = min((RANK.index(one.kind) for one in edition), default=0)
    leading = [one for one in edition if RANK.index(one.kind) == best]
    return leading[0] if len({one.found.number for one in leading}) == 1 else None


def _percent(one: Entry) -> str:
    return value_in_words(one.found, "percent")


def dated(one: Entry) -> str:
    """Of when a figure is, and who tells it where that is no official publication."""
    if one.kind in ("own", "official", "upload"):
        return one.when
    word = labels.word("source_kind", one.kind)
    return f"{one.when}; {word[:1].lower()}{word[1:]}"


def _adults(state: State) -> str:
    own, oecd = newest(state, "adults", "adult_learning"), newest(state, "adults", "piaac_2")
    if not own or not oecd:
        return str(NEUTRAL["adults"])
    return _(
        "Adults who learn: {own} by Korea's survey ({when}), {oecd} by the OECD's ({then})",
        own=_percent(own),
        when=dated(own),
        oecd=_percent(oecd),
        then=dated(oecd),
    )


def _firms(state: State) -> str:
    union, philippines = (
        newest(state, "firms", "firm_survey", "EU"),
        newest(state, "firms", "establishment_survey", "PHL"),
    )
    rates = _of(state, "firms", "implementation_rate")
    if not union or not philippines or not rates or rates[0].found.year:
        return str(NEUTRAL["firms"])
    return _(
        "Employers that train: {union} in the European Union ({when}), {philippines} in the Philippines ({then}); "
        "Korea's {own} has no year",
        union=_percent(union),
        when=dated(union),
        philippines=_percent(philippines),
        then=dated(philippines),
        own=_percent(rates[0]),
    )


EVEN: Final = 3.0  # percentage points


HOMES: Final = (CAPITAL, ELSEWHERE)


def by_home(state: State) -> list[Entry]:
    """The rate among residents of the capital area and that among the others; none where not just these two are there."""
    homes = [one for one in _of(state, "capital", "participation_by_home") if one.found.area == KOREA]
    found = [one for part in HOMES for one in homes if one.part == part]
    return found if [one.part for one in found] == list(HOMES) and len(homes) == len(HOMES) else []


def _capital(state: State) -> str:
    homes, printed = by_home(state), newest(state, "capital", "printed_capital_share")
    if not homes or not printed or not _even(*homes):
        return str(NEUTRAL["capital"])
    capital, elsewhere = homes
    return _(
        "By home, learning is nearly even (survey of {year}): {capital} in the capital area, {elsewhere} elsewhere; "
        "what {share} counts is not stated",
        capital=_percent(capital),
        elsewhere=_percent(elsewhere),
        year=capital.found.year,
        share=_percent(printed),
    )


def _even(one: Entry, other: Entry) -> bool:
    """Whether two figures of one group, time and source are about the same."""
    return _of_one_survey(one, other) and abs(one.found.number - other.found.number) < EVEN


def _trainees(state: State) -> str:
    heads, table = newest(state, "trainees", "training_persons"), newest(state, "trainees", "trainees_table")
    if not heads or not table:
        return str(NEUTRAL["trainees"])
    return _(
        "A survey counted {people} people with training ({when}), the yearly table {trainees} trainees ({then})",
        people=number(heads.found.number),
        when=dated(heads),
        trainees=number(table.found.number),
        then=dated(table),
    )


TITLES: Final[dict[str, Callable[[State], str]]] = {
    "adults": _adults,
    "firms": _firms,
    "capital": _capital,
    "trainees": _trainees,
}


# The line on the pages concerned, which leads here: what else counts, under its own concept.


ALSO: Final = {
    "trainees": ("training_persons", KOREA),
    "firms": ("firm_survey", "EU"),
    "capital": ("participation_by_home", KOREA),
}


def also(state: State, question: str) -> str:
    """What is also counted, with its concept, its time and who tells it; "" where the data hold nothing of it, or half."""
    concept, area = ALSO[question]
    one = newest(state, question, concept, area)
    told = [] if one is None else [other for other in _of(state, question, concept) if _of_one_survey(one, other)]
    if one is None or (one.part and {other.part for other in told} != set(HOMES)):
        return ""
    unit = state.compute(QUESTIONS[question]).unit
    figures = [f"{other.owner} {value_in_words(other.found, unit)}" for other in told] if one.part else []
    return _(
        "Also counted, as “{concept}”: {figures} ({group}; {when}).",
        concept=labels.word("comparison_concept", concept),
        figures=", ".join(figures) or f"{one.owner} {value_in_words(one.found, unit)}",
        group=one.group,
        when=dated(one),
    )


# What a page asks for, once for all its readers.
ALSO_COUNTED: Final = {question: partial(also, question=question) for question in ALSO}


def _of_one_survey(one: Entry, other: Entry) -> bool:
    """Whether two figures are of one group, economy, time and source."""
    first, second = ((each.group, each.found.area, each.found.year, each.source) for each in (one, other))
    return first == second


# Which two may stand together: of one concept, all others.


def rules(state: State) -> Exhibit:
    """What figures of a concept may be set beside, each with the reason; of the first concept unless one is chosen."""
    concepts = state.dataset("comparison_concepts")
    chosen = state.choice("concept", concepts.rows[0].concept)
    return Exhibit(
        id="comparison-rules",
        title=_("What may stand beside: {concept}", concept=labels.word("comparison_concept", chosen)),
        subtitle=labels.note("comparison_concept", chosen),
        table=_rules(chosen, concepts, state.dataset("comparison_pairs")),
        lists=(state.dataset("comparisons"),),
    )


def _rules(chosen: str, concepts: Dataset, pairs: Dataset) -> Table:
    rows = [
        {
            _("Other figures"): labels.word("comparison_concept", row.concept),
            _("Together"): labels.word("comparison_rule", verdict.rule),
            _("Reason"): labels.word("comparison_reason", verdict.reason),
            _("Who is counted"): labels.word("comparison_who", row.who),
            _("Of what"): labels.word("comparison_of", row.of_what),
            _("Within which time"): labels.word("comparison_window", row.window),
            _("By which place"): labels.word("comparison_place", row.place),
        }
        for row in concepts.rows
        if row.concept != chosen
        for verdict in [together(chosen, row.concept, pairs=pairs)]
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Other figures")))


# The page.


def answer(state: State) -> str:
    """How many figures stand here, and what may be done with them."""
    shown = state.dataset("comparisons").rows
    return _(
        "{figures} figures of others under {concepts} concepts: figures of one concept compare, "
        "and none is worked out from another's",
        figures=number(len(shown)),
        concepts=number(len({row.concept for row in shown})),
    )


CARDS: Final[tuple[tuple[str, str, Message, Message], ...]] = (
    ("adults", "adult_learning", message("Adults in any learning"), message("People, asked at home; hobbies count.")),
    ("adults", "workforce_training", message("Workers in job training"), message("People at work, asked at home.")),
    (
        "firms",
        "firm_survey",
        message("Firms that gave training"),
        message("As employers answered; not a take-up rate."),
    ),
    ("trainees", "training_persons", message("People with training"), message("Heads, wider than state-funded.")),
)


def cards(state: State) -> list[Card]:
    """One figure of Korea for each kind of count; none where the data hold none."""
    return [
        card(
            shown_of(state.compute(QUESTIONS[question]), [one]),
            one.found,
            label=f"{label}: {one.group}",
            value=value_in_words(one.found, state.compute(QUESTIONS[question]).unit),
            note=str(note),
        )
        .named(concept)
        .dated(dated(one))
        for question, concept, label, note in CARDS
        if (one := newest(state, question, concept))
    ]


PAGE: Final = FigurePage(
    name="comparison",
    title=message("Beside others"),
    icon="balance",
    section=INTERNATIONAL,
    question=message("How do Korea's figures stand beside those of other surveys and economies?"),
    terms=("economy", "undated"),
    answer=answer,
    lead=lead,
    cards=cards,
    exhibits={
        "comparison-lead": lead,
        **{f"comparison-{question}": partial(picture, question=question) for question in QUESTIONS},
        "comparison-rules": rules,
    },
    news=tuple(f"comparison-{question}" for question in QUESTIONS),
    evidence=indicators(*QUESTIONS.values(), "comparison_gap_pp"),
)
