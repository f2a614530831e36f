"""The reform: systems, history, road map, programmes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.exhibit import Figure, Spec, Table
from data import labels
from i18n import _, by_language
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator

# Named boxes in groups, for drawings of which only the words remain: nothing joins two boxes unless told so.


LETTERS: Final = {"en": 18, "ko": 11}  # in half the width of a narrow screen
LINE, PADDING, GAP, HEADING = 17, 16, 10, 34  # pixels
RIM: Final = 0.006  # of the width, to either side: half an edge lies outside its box
EDGED: Final = 2  # pixels, the same above
COLUMNS: Final = ((0.0, 0.49), (0.51, 1.0))


@dataclass(frozen=True, kw_only=True)
class Group:
    """Boxes under one heading, two in a row; `lost` where words stand for what the source has lost."""

    title: str
    names: tuple[str, ...]
    lost: bool = False


@dataclass(kw_only=True)
class Canvas:
    """What is drawn so far, downwards in pixels."""

    shapes: list[Spec] = field(default_factory=list)
    notes: list[Spec] = field(default_factory=list)
    y: float = 0.0

    def heading(self, text: str) -> None:
        """A title of a group."""
        self.notes.append(charts.note(f"<b>{text}</b>", x=0, y=self.y + HEADING - 8, xanchor="left", yanchor="bottom"))
        self.y += HEADING

    def box(self, text: str, *, x: tuple[float, float], y: tuple[float, float], **line: object) -> None:
        """A box with its words in the middle."""
        border = {"color": theme.BORDER, "width": 1.5, **line}
        corners = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
        filled = {"fillcolor": theme.SURFACE} if "dash" not in line else {}
        self.shapes.append({"type": "rect", "line": border, "layer": "below", **corners, **filled})
        ink = {"size": 13, "color": theme.TEXT}
        self.notes.append(charts.note(text, x=sum(x) / 2, y=sum(y) / 2, yanchor="middle", font=ink))

    def join(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A line between two boxes, without a head."""
        line = {"color": theme.MUTED, "width": 2}
        self.shapes.append({"type": "line", "x0": start[0], "y0": start[1], "x1": end[0], "y1": end[1], "line": line})

    def group(self, group: Group) -> None:
        """A heading and its boxes."""
        self.heading(group.title)
        if group.lost:
            for name in group.names:
                self._row([wrapped(name, wide=True)], [(0.0, 1.0)], dash="dot")
            return
        for start in range(0, len(group.names), 2):
            texts = [wrapped(name) for name in group.names[start : start + 2]]
            self._row(texts, list(COLUMNS[: len(texts)]))

    def spec(self) -> Spec:
        """The picture; nothing in it is to be hovered."""
        hidden = {"visible": False, "fixedrange": True}
        return charts.chart(
            [{"type": "scatter", "x": [0], "y": [0], "mode": "markers", "marker": {"opacity": 0}, "hoverinfo": "skip"}],
            height=int(self.y) + 4,
            margin={"l": 2, "r": 2, "t": 2, "b": 2, "pad": 0},
            xaxis={**hidden, "range": [-RIM, 1 + RIM]},
            yaxis={**hidden, "range": [self.y, -EDGED]},
            shapes=self.shapes,
            annotations=self.notes,
        )

    def _row(self, texts: list[str], places: list[tuple[float, float]], **line: object) -> None:
        height = max(text.count("<br>") + 1 for text in texts) * LINE + PADDING
        for text, place in zip(texts, places, strict=True):
            self.box(text, x=place, y=(self.y, self.y + height), **line)
        self.y += height + GAP


def drawn(groups: Iterable[Group]) -> Spec:
    """Groups of boxes, one below the other."""
    canvas = Canvas()
    for group in groups:
        canvas.group(group)
    return canvas.spec()


def wrapped(text: str, *, wide: bool = False) -> str:
    """Words broken to fit a box of half or the whole width."""
    return words.wrapped(text, width=by_language(LETTERS) * (2 if wide else 1))


def told(groups: Iterable[Group]) -> str:
    """The groups in words, as the text alternative."""
    return ". ".join(f"{group.title}: {', '.join(group.names)}" for group in groups)


# History of vocational education by decade: eras and policies as bars, recognition abroad as marks; undated ones told.


HISTORY_LINE: Final = 17  # pixels of a line of words
MARK: Final = 24  # pixels of a mark and what sets it apart
INKS: Final = {"economy": theme.TOTAL, "policy": theme.ACCENT}
HISTORY_LETTERS: Final = {"en": 24, "ko": 15}  # a little more than half of a narrow screen


def timeline(history: Dataset) -> Figure:
    """A row for each entry with a year, in the order of the list; open ends run to the edge of the picture."""
    dated = [row for row in history.rows if not (pd.isna(row.start_year) and pd.isna(row.end_year))]
    return Figure(
        id="vocational-history",
        title=_history_title(dated),
        subtitle=_("Economy, vocational education policy and recognition abroad, Korea, periods as printed"),
        spec=_history_spec(dated),
        alt="; ".join(f"{_period(row)}: {labels.text(row, 'label')}" for row in dated),
        lists=(history,),
        table=_history_table(history),
        says=_history_says(history, dated),
    )


def _history_title(dated: list[Any]) -> str:
    eras = [row for row in dated if row.strand == "economy"]
    if not eras:
        return _("History of vocational education by decade")
    return _(
        "{first} ({then}) to {last} ({now}): the economy around vocational education",
        first=labels.text(eras[0], "label"),
        then=_period(eras[0]),
        last=labels.text(eras[-1], "label"),
        now=_period(eras[-1]),
    )


def _period(row: Any) -> str:
    return labels.text(row, "period") or _("undated")


def _ends(dated: list[Any]) -> tuple[int, int]:
    """The decades that all years fall into."""
    years = [int(year) for row in dated for year in (row.start_year, row.end_year) if not pd.isna(year)]
    return min(years) // 10 * 10, max(years) // 10 * 10 + 10


def _history_spec(dated: list[Any]) -> Spec:
    first, last = _ends(dated)
    places = {row.event: -float(place) for place, row in enumerate(dated)}
    lines = max(_told(row).count("<br>") for row in dated) + 1
    axis = charts.year_axis(list(range(first, last + 1, 10)))
    return charts.chart(
        [_mark(row, places[row.event], (first, last)) for row in dated],
        height=(HISTORY_LINE * lines + MARK) * len(dated) + 40,
        xaxis=axis | {"range": [first - 2, last + 2], "showgrid": True, "gridcolor": theme.GRID, "tickangle": 0},
        yaxis={"visible": False, "range": [-len(dated) + 0.6, 1.0], "fixedrange": True},
        annotations=[_words(row, places[row.event], (first, last)) for row in dated],
    )


def _mark(row: Any, y: float, edges: tuple[int, int]) -> Spec:
    ink, sure = INKS.get(row.strand, theme.INK), row.certainty == "clear"
    start, end = _years(row, edges)
    lone = start == end
    return {
        "type": "scatter",
        "mode": "markers" if lone else "lines",
        "x": [start] if lone else [start, end],
        "y": [y] if lone else [y, y],
        "hovertext": _hover(row),
        "hoverinfo": "text",
        "line": {"color": ink, "width": 10 if sure else 4, "dash": "solid" if sure else "dash"},
        "marker": {"color": ink, "size": 13, "symbol": "diamond"},
    }


def _years(row: Any, edges: tuple[int, int]) -> tuple[float, float]:
    """First and last moment: a period ends with its last year, an open one at the edge, a year is one moment."""
    start = edges[0] - 2 if pd.isna(row.start_year) else int(row.start_year)
    end = edges[1] + 2 if pd.isna(row.end_year) else int(row.end_year)
    whole = end > start and row.year_basis != "inferred"
    return start, end + 1 if whole else end


def _hover(row: Any) -> str:
    told = (_period(row), labels.text(row, "label"), labels.text(row, "attributed"), labels.text(row, "note"))
    return "<br>".join([*(words.wrapped(text, width=50) for text in told if text), words.kind(row)])


def _words(row: Any, y: float, edges: tuple[int, int]) -> Spec:
    """Period and name above the bar, from its beginning or, where that leaves too little room, leftwards from its end."""
    start, end = _years(row, edges)
    late = start > edges[0] + 0.42 * (edges[1] - edges[0])
    return charts.note(
        _told(row),
        x=end if late else start,
        y=y + 0.1,
        xanchor="right" if late else "left",
        yanchor="bottom",
        align="right" if late else "left",
        font={"size": 13, "color": theme.TEXT},
    )


def _told(row: Any) -> str:
    told = f"{labels.word('history_strand', row.strand)}: {labels.text(row, 'label')}"
    return f"<b>{_period(row)}</b><br>{words.wrapped(told, width=by_language(HISTORY_LETTERS))}"


def _history_says(history: Dataset, dated: list[Any]) -> tuple[str, ...]:
    undated = [row for row in history.rows if row.event not in {one.event for one in dated}]
    told = [f"{labels.text(row, 'label')} ({_period(row)})" for row in undated]
    inferred = _("**Dashed:** the boxes ran together in the copy; the period follows from their order.")
    return (inferred, _("**Without a year in the list:** {names}.", names="; ".join(told)))


def _history_table(history: Dataset) -> Table:
    rows = [
        {
            _("Entry"): labels.text(row, "label"),
            _("Part"): labels.word("history_strand", row.strand),
            _("Period"): _period(row),
            _("According to"): labels.text(row, "attributed") or "–",
            _("Note"): labels.text(row, "note"),
            _("Kind of figure"): words.kind(row),
        }
        for row in history.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Entry")))


# HRD-Net integration and the job competency bank as one drawing of boxes; a line only where a sentence states the link.


# Linked to HRD-Net by a sentence: the first three by that of the bank (element `linkage`), the last by the aim of the
# integration (element `one_place`). Other systems and what comes out stand on the same slide, but their arrows are lost.
LINKED: Final = ("worknet", "employment_insurance", "q_net", "programmes_by_ministry")
SYSTEM: Final = "HRD-Net"
BESIDE: Final = ("processing", "output_participants", "output_performance")
HIGH: Final = 60  # pixels of a system's box


def linking(integration: Dataset, bank: Dataset) -> Figure:
    """Systems on the left, HRD-Net on the right; what the source lists without saying how it hangs together is told."""
    systems = _systems(integration)
    groups = [_linking_group(integration, role) for role in BESIDE] + [_bank(bank)]
    linked = [labels.text(row, "label") for row in systems if row.element in LINKED]
    return Figure(
        id="hrdnet-linking",
        title=_("{linked} of {count} systems are said to be linked to HRD-Net", linked=len(linked), count=len(systems)),
        subtitle=_("Systems and information brought into HRD-Net, and the job competency bank, Korea, as planned"),
        spec=_linking_spec(systems, bank),
        alt=_("Lines join {names} to HRD-Net", names=", ".join(linked)) + f", {_diagnosis(bank)}. {told(groups)}",
        lists=(integration, bank),
        table=_linking_table(integration, bank),
        says=_linking_says(integration, groups),
    )


def _systems(integration: Dataset) -> list[Any]:
    """Systems and information brought in, those with a stated link first."""
    return sorted(integration.where(role="input").rows, key=lambda row: row.element not in LINKED)


def _linking_group(integration: Dataset, role: str) -> Group:
    names = tuple(labels.text(row, "label") for row in integration.where(role=role).rows)
    return Group(title=labels.word("hrdnet_role", role), names=names)


def _bank(bank: Dataset) -> Group:
    """Elements of the bank that have a place of their own beside the link."""
    names = tuple(_named(row) for row in bank.where(element=("information_system", "expansion")).rows)
    return Group(title=labels.word("topic", "competency_bank"), names=names)


def _named(row: Any) -> str:
    name = labels.word("competency_bank_element", row.element)
    return name if pd.isna(row.start) else _("{name}, from {start}", name=name, start=when(row.start))


def when(start: str) -> str:
    """A start as printed: 2024, 2023-09."""
    year, _dash, month = str(start).partition("-")
    return _("{month}/{year}", year=year, month=int(month)) if month else year


def _diagnosis(bank: Dataset) -> str:
    row = bank.where(element="linkage").rows[0]
    return _("Diagnosis of competency and matched training, from {start}", start=when(row.start))


def _linking_spec(systems: list[Any], bank: Dataset) -> Spec:
    canvas = Canvas()
    canvas.heading(labels.word("hrdnet_role", "input"))
    top, linked = canvas.y, sum(row.element in LINKED for row in systems)
    bottom = top + linked * (HIGH + GAP) - GAP
    canvas.box(f"<b>{SYSTEM}</b>", x=(0.56, 1.0), y=(top, bottom), color=theme.ACCENT, width=3)
    for row in systems:
        middle = canvas.y + HIGH / 2
        canvas.box(wrapped(labels.text(row, "label")), x=(0.0, 0.44), y=(canvas.y, canvas.y + HIGH))
        if row.element in LINKED:
            canvas.join((0.44, middle), (0.56, middle))
        canvas.y += HIGH + GAP
    canvas.join((0.78, bottom), (0.78, bottom + 2 * GAP))
    canvas.box(wrapped(_diagnosis(bank)), x=(0.56, 1.0), y=(bottom + 2 * GAP, canvas.y - GAP))
    return canvas.spec()


def _linking_says(integration: Dataset, groups: list[Group]) -> tuple[str, ...]:
    rows = integration.where(role=("aim", "coverage")).rows
    lines = _(
        "**A line** stands only where a sentence of the source states the link. Processing and results are listed "
        "there, but the arrows of the drawing are lost."
    )
    return (
        lines,
        *(f"**{labels.word('hrdnet_role', row.role)}:** {labels.text(row, 'label')}." for row in rows),
        *(f"**{group.title}:** {', '.join(group.names)}." for group in groups),
    )


def _linking_table(integration: Dataset, bank: Dataset) -> Table:
    rows = [
        _linking_row(labels.text(row, "label"), labels.word("hrdnet_role", row.role), row) for row in integration.rows
    ]
    bank_name = labels.word("topic", "competency_bank")
    rows += [_linking_row(_named(row), bank_name, row) for row in bank.rows]
    return Table(frame=pd.DataFrame(rows).set_index(_("Entry")))


def _linking_row(name: str, part: str, row: Any) -> dict[str, str]:
    stated = row.element in LINKED or row.element == "linkage"
    return {
        _("Entry"): name,
        _("Part"): part,
        _("Link to HRD-Net"): _("stated") if stated else _("not stated"),
        _("Note"): labels.text(row, "note"),
        _("Kind of figure"): words.kind(row),
    }


# The map of training programmes: each programme once; rows that repeat another are told, not counted.


def programmes(counts: Indicator, cells: Indicator, listed: Dataset) -> Figure:
    """Boxes by sector and target; in place of a repeated row stands what is known of it."""
    groups = [
        _programmes_group(list(rows)) for _key, rows in groupby(listed.rows, key=lambda row: (row.sector, row.target))
    ]
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
        table=_programmes_table(listed),
        says=(str(cells.assumptions["split"]), *_split(listed)),
    )


def _programmes_group(rows: list[Any]) -> Group:
    """Programmes of a row of the map; of a row that repeats another its note."""
    repeated = all(row.repeated for row in rows)
    names = [labels.text(row, "note") if repeated else _programmes_name(row) for row in rows]
    return Group(title=_programmes_row(rows[0]), names=tuple(dict.fromkeys(names)), lost=repeated)


def _programmes_name(row: Any) -> str:
    return labels.word("training_programme", row.programme)


def _programmes_row(row: Any) -> str:
    """Sector and target of a row of the map."""
    return f"{labels.word('training_sector', row.sector)} · {labels.word('training_target', row.target)}"


def _split(listed: Dataset) -> Iterator[str]:
    """Notes on programmes, each once with all programmes that it is about."""
    noted = [row for row in listed.where(repeated=False).rows if labels.text(row, "note")]
    for note in dict.fromkeys(labels.text(row, "note") for row in noted):
        names = ", ".join(_programmes_name(row) for row in noted if labels.text(row, "note") == note)
        yield f"**{names}:** {note}"


def _programmes_table(listed: Dataset) -> Table:
    again = listed.where(repeated=True).rows
    rows = [
        {
            _("Programme"): _programmes_name(row),
            _("Row of the map"): _programmes_row(row),
            _("Repeated in"): ", ".join(_programmes_row(one) for one in again if one.programme == row.programme) or "–",
            _("Note"): labels.text(row, "note"),
            _("Kind of figure"): words.kind(row),
        }
        for row in listed.where(repeated=False).rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Programme")))


# The road map of HRD: what remains of the drawing, stages and programmes apart, without a line between them (I-21).


def roadmap(parts: Indicator, listed: Dataset) -> Figure:
    """Stages of a company and programmes, each as boxes; a stage carries a number only where the source prints one."""
    groups = [_roadmap_group(listed, kind) for kind in ("stage", "programme")]
    return Figure(
        id="hrd-roadmap",
        title=_roadmap_title(parts),
        subtitle=_("Stages of a company and programmes of the HRD road map, Korea, undated; order as in the copy"),
        spec=drawn(groups),
        alt=told(groups),
        rests_on=(parts,),
        lists=(listed,),
        table=_roadmap_table(listed),
        says=(_("**No arrows:** the drawing that joined stages and programmes is lost."), *_notes(listed)),
    )


def _roadmap_title(parts: Indicator) -> str:
    stages, programmes, known = (
        number(parts.value(category=name)) for name in ("stages", "programmes", "assigned_programmes")
    )
    if known == "0":
        return _(
            "{stages} stages and {programmes} programmes; which belongs to which is lost",
            stages=stages,
            programmes=programmes,
        )
    return _(
        "{stages} stages and {programmes} programmes; the stage of {known} programmes is known",
        stages=stages,
        programmes=programmes,
        known=known,
    )


def _roadmap_group(listed: Dataset, kind: str) -> Group:
    names = tuple(_roadmap_name(row.number, labels.text(row, "label")) for row in listed.where(kind=kind).rows)
    return Group(title=labels.word("roadmap_part", kind), names=names)


def _roadmap_name(printed: float, name: str) -> str:
    return name if pd.isna(printed) else f"{number(printed)}. {name}"


def _notes(listed: Dataset) -> list[str]:
    """Notes, each once, with what they are about: by name, or all programmes together."""
    found: dict[str, list[str]] = {}
    for row in listed.rows:
        found.setdefault(labels.text(row, "note"), []).append(labels.text(row, "label"))
    whole = [labels.text(row, "label") for row in listed.where(kind="programme").rows]
    every = labels.word("roadmap_part", "programmes")
    return [f"**{every if names == whole else ', '.join(names)}:** {note}" for note, names in found.items() if note]


def _roadmap_table(listed: Dataset) -> Table:
    rows = [
        {
            _("Entry"): labels.text(row, "label"),
            _("Part"): labels.word("roadmap_part", row.kind),
            _("Printed number"): "–" if pd.isna(row.number) else number(row.number),
            _("Note"): labels.text(row, "note"),
            _("Kind of figure"): words.kind(row),
        }
        for row in listed.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Entry")))


# What the lists date, on one line of time: starts as planned, first figures of what runs, and the forecast.


START, FIRST, FORECAST = "start", "first", "forecast"
DATED_ROW: Final = 48  # pixels: two lines of words beside the mark
DATED_LETTERS: Final = {"en": 24, "ko": 15}
MONTHS: Final = 12
DATED_INKS: Final = {START: theme.ACCENT, FIRST: theme.TOTAL, FORECAST: theme.MUTED}
DATED_SYMBOLS: Final = {START: "diamond", FIRST: "circle", FORECAST: "line-ns-open"}


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What a list dates.

    Attributes:
        name: of the measure.
        topic: what it belongs to, where its name does not say that.
        kind: what is dated: its start, its first figure, or a forecast.
        when: the date as printed, in words.
        begin: its first moment in years.
        end: its last; a month or a year is as long as it is.
        figure: what was counted or is forecast then, in words; empty for a start.
        row: the row that says so.
    """

    name: str
    kind: str
    when: str
    begin: float
    end: float
    figure: str
    row: Any
    topic: str = ""


def dated(bank: Dataset, joint: Dataset, *others: Dataset) -> list[Measure]:
    """All that the lists date of the reform, from the first to the last.

    Args:
        bank: `competency_bank`.
        joint: `sme_joint_training`.
        others: `dual_system`, `programme_qualification`, and the newest forecast of `skill_shortage` for all fields.
    """
    dual, qualification, shortage = others
    found = [
        *(_started(row, labels.word("competency_bank_element", row.element), topic=_of_bank()) for row in bank.rows),
        *(_started(row, labels.word("joint_training_aspect", row.aspect)) for row in joint.rows),
        *(_first(one, labels.word("dual_type", one.programme)) for one in _first_printed(dual)),
        *(
            _first(one, labels.word("topic", "programme_qualification"))
            for one in _earliest(qualification.where(measure="items"))
        ),
        *map(_forecast, shortage.rows),
    ]
    return sorted((one for one in found if one), key=lambda one: (one.begin, one.end))


def _of_bank() -> str:
    return labels.word("topic", "competency_bank")


def _started(row: Any, name: str, *, topic: str = "") -> Measure | None:
    if pd.isna(row.start):
        return None
    begin, end = _moments(str(row.start))
    told = when(row.start)
    return Measure(name=name, topic=topic, kind=START, when=told, begin=begin, end=end, figure="", row=row)


def _moments(start: str) -> tuple[float, float]:
    """The first and the last moment of a year or of a month (`2024`, `2023-09`) in years."""
    year, _dash, month = start.partition("-")
    if month:
        begin = float(year) + (int(month) - 1) / MONTHS
        return begin, begin + 1 / MONTHS
    return float(year), float(year) + 1


def _first_printed(dual: Dataset) -> list[Any]:
    """The earliest row of each type that begins with a figure of the source itself; others began before they were counted."""
    types = dict.fromkeys(row.programme for row in dual.rows)
    found = [one for name in types for one in _earliest(dual.where(programme=name))]
    return [one for one in found if one.counting == "printed"]


def _earliest(counted: Dataset) -> list[Any]:
    return sorted(counted.rows, key=lambda row: row.year)[:1]


def _first(row: Any, name: str) -> Measure:
    year, figure = int(row.year), labels.bounded(words.full(row.value, row.unit), row.bound)
    return Measure(name=name, kind=FIRST, when=when(str(year)), begin=year, end=year + 1, figure=figure, row=row)


def _forecast(row: Any) -> Measure:
    first, _dash, last = row.period.partition("-")
    return Measure(
        name=_("People short, forecast"),
        kind=FORECAST,
        when=words.span(first, last or first),
        begin=float(first),
        end=float(last or first) + 1,
        figure=words.full(row.people, "people"),
        row=row,
    )


def dated_measures(measures: list[Measure], plans: Dataset, *, lists: tuple[Dataset, ...]) -> Figure:
    """A row for each dated measure over the years, the first on top; what has no date is told beside it.

    Args:
        measures: what is dated.
        plans: `ncs_reform`, whose measures have no date.
        lists: `competency_bank`, `sme_joint_training` and the others that date something.
    """
    bank, joint, *_others = lists
    return Figure(
        id="reform-dates",
        title=_("What the lists date: starts, first figures and the forecast"),
        subtitle=_("Measures of reform and when they start, as planned; first figures as printed, Korea"),
        spec=_dated_spec(measures),
        alt="; ".join(f"{one.when}: {_dated_told(one)}" for one in measures),
        lists=lists,
        table=_dated_table(measures),
        says=(
            _("**Without a date in the source:** {names}.", names=", ".join(_undated(bank, joint, plans))),
            _("A start is a plan of the source: whether it took place is not said. A first figure is no start."),
            _("**Forecast:** all years together, for fields of its own; no measure is said to close the gap."),
        ),
    )


def started(measures: list[Measure]) -> str:
    """The answer in one sentence: which measures of the reform have a date."""
    starts = [one for one in measures if one.kind == START]
    if not starts:
        return _("No measure of the reform has a date in the source")
    told = ", ".join(_("{name} ({told})", name=one.name, told=one.when) for one in starts)
    return _("Reforms with a date: {measures}", measures=told)


def _undated(bank: Dataset, joint: Dataset, plans: Dataset) -> list[str]:
    """Measures of the lists without a start; what a thing is, is no measure."""
    waiting = [row.element for row in bank.rows if pd.isna(row.start) and row.element != "definition"]
    aspects = [row.aspect for row in joint.rows if pd.isna(row.start)]
    parted = {
        labels.word("topic", "competency_bank"): [labels.word("competency_bank_element", code) for code in waiting],
        labels.word("topic", "joint_training"): [labels.word("joint_training_aspect", code) for code in aspects],
        labels.word("topic", "ncs_reform"): [number(len(plans.rows))],
    }
    return [_("{name} ({told})", name=topic, told=", ".join(names)) for topic, names in parted.items() if names]


def _dated_told(one: Measure) -> str:
    return ": ".join(filter(None, (one.topic, one.name, one.figure)))


def _dated_spec(measures: list[Measure]) -> Spec:
    if not measures:
        return charts.chart([], height=60, xaxis={"visible": False}, yaxis={"visible": False})
    first, last = int(min(one.begin for one in measures)), int(max(one.end for one in measures))
    places = [-float(place) for place in range(len(measures))]
    axis = charts.year_axis([year for year in range(first, last + 1) if (year - first) % 2 == 0])
    return charts.chart(
        [
            *(_dated_mark(one, y) for one, y in zip(measures, places, strict=True)),
            *(_dated_key(kind) for kind in dict.fromkeys(one.kind for one in measures)),
        ],
        height=DATED_ROW * len(measures) + 70,
        margin={"l": 8, "r": 8, "t": 8, "b": 64, "pad": 4},
        xaxis=axis | {"range": [first - 0.3, last + 0.3], "showgrid": True, "gridcolor": theme.GRID, "tickangle": 0},
        yaxis={"visible": False, "range": [-len(measures) + 0.4, 0.6], "fixedrange": True},
        annotations=[_dated_words(one, y, (first, last)) for one, y in zip(measures, places, strict=True)],
        **charts.LEGEND,
    )


def _dated_mark(one: Measure, y: float) -> Spec:
    ink = DATED_INKS[one.kind]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [one.begin, one.end],
        "y": [y, y],
        "hovertext": _dated_hover(one),
        "hoverinfo": "text",
        "showlegend": False,
        "line": {"color": ink, "width": 3, "dash": "dash" if one.kind == FORECAST else "solid"},
        "marker": _dated_symbol(one.kind) | {"opacity": 1, "size": [12, 12 if one.kind == FORECAST else 0]},
    }


def _dated_key(kind: str) -> Spec:
    """A mark without a place, for its name alone."""
    ink = DATED_INKS[kind]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [None],
        "y": [None],
        "name": _dated_kind(kind),
        "hoverinfo": "skip",
        "line": {"color": ink, "width": 3, "dash": "dash" if kind == FORECAST else "solid"},
        "marker": _dated_symbol(kind) | {"size": 12},
    }


def _dated_symbol(kind: str) -> Spec:
    ink = DATED_INKS[kind]
    inside = theme.BACKGROUND if kind == FIRST else ink
    return {"color": inside, "symbol": DATED_SYMBOLS[kind], "line": {"color": ink, "width": 2}}


def _dated_kind(kind: str) -> str:
    names = {START: _("Planned start"), FIRST: _("First figure"), FORECAST: _("Forecast")}
    return names[kind]


def _dated_hover(one: Measure) -> str:
    told = (one.when, _dated_told(one), *_dated_said(one))
    return "<br>".join([*(words.wrapped(text, width=50) for text in told if text), words.kind(one.row)])


def _dated_said(one: Measure) -> tuple[str, str]:
    """What the source says of a start in words, and what must be known."""
    return labels.text(one.row, "text") or labels.text(one.row, "revision"), labels.text(one.row, "note")


def _dated_words(one: Measure, y: float, edges: tuple[int, int]) -> Spec:
    """Date and name after the mark, or before it where that is past the middle."""
    late = one.begin > sum(edges) / 2
    text = words.wrapped(f"{one.when} {_dated_told(one)}", width=by_language(DATED_LETTERS))
    return charts.note(
        text.replace(one.when, f"<b>{one.when}</b>", 1),
        x=one.begin if late else one.end,
        y=y,
        xshift=-14 if late else 8,
        xanchor="right" if late else "left",
        align="right" if late else "left",
        font={"size": 13, "color": theme.TEXT},
    )


def _dated_table(measures: list[Measure]) -> Table:
    rows = [
        {
            _("Measure"): ": ".join(filter(None, (one.topic, one.name))),
            _("When"): one.when,
            _("What is dated"): _dated_kind(one.kind),
            _("Figure"): one.figure or "–",
            _("What the source says"): _dated_said(one)[0] or "–",
            _("Note"): _dated_said(one)[1],
            _("Kind of figure"): words.kind(one.row),
        }
        for one in measures
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Measure")))
