"""The new-technology fields: as tiles, as a strip of squares, and what of them is reported."""

from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.exhibit import Figure, Spec, Table
from data import labels
from i18n import _, ngettext
from i18n.numbers import number
from indicators.dataset import Dataset, gap
from indicators.kdt import fields_covered
from indicators.kind import computed

# How far a field is: it has figures, or marks and 0 only, or nothing; the furthest first.
REPORTED, SENT, NOTHING = STATES = ("reported", "sent", "nothing")


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One field of the list.

    Attributes:
        number: of the list; names may share one.
        name: in the reader's language.
        figures: what is reported, or that nothing is.
        state: reported where it counts as a field with figures, sent where offices have sent only marks or 0, else nothing.
        note: what is doubtful in the name; empty where it is clear.
    """

    number: int
    name: str
    figures: str
    state: str
    note: str


def tiles(fields: Dataset, training: Dataset, *, province: str | None = None) -> dict[str, list[Tile]]:
    """The tiles by name of their group, in the order of the list.

    Args:
        fields: `kdt_fields`.
        training: `kdt_training`; of one province where one is chosen.
        province: code of the province chosen, or None for all that have reported.
    """
    told = training.where(province=province) if province else training
    covered = fields_covered(told)
    found: dict[str, list[Tile]] = {}
    for row in sorted(fields.rows, key=lambda row: int(row.number)):
        figures = reported(told.where(field=row.field))
        tile = Tile(
            number=int(row.number),
            name=labels.text(row, "label"),
            figures=figures or _("no figures yet"),
            state=REPORTED if row.field in covered else SENT if figures else NOTHING,
            note=labels.text(row, "note"),
        )
        found.setdefault(labels.word("kdt_group", row.kdt_group), []).append(tile)
    return found


SQUARES: Final = 11  # in a row
SQUARE: Final = 26  # pixels
STRIP: Final = 150


def strip(fields: Dataset, training: Dataset, *, province: str | None = None, selected: int | None = None) -> Figure:
    """The fields by number as squares, filled where an office has reported, the selected one framed; arguments as of `tiles`.

    A field of which only marks are sent, as a suppressed figure, has a square of its own kind, and is not counted among
    those with figures, as it is not in `kdt_field_coverage`.
    """
    listed = [
        (group, tile) for group, members in tiles(fields, training, province=province).items() for tile in members
    ]
    numbers = sorted({tile.number for _group, tile in listed})
    named = {one: [tile for _group, tile in listed if tile.number == one] for one in numbers}
    told = {one: min((tile.state for tile in named[one]), key=STATES.index) for one in numbers}
    frame = pd.DataFrame(
        {
            _("Field"): [f"{tile.number} {tile.name}" for _group, tile in listed],
            _("Group"): [group for group, _tile in listed],
            _("Reported"): [tile.figures.replace("  \n", " · ") for _group, tile in listed],
            _("Note"): [tile.note for _group, tile in listed],
        }
    )
    return Figure(
        id="kdt-strip",
        title=_strip_title(list(told.values()), province),
        subtitle=_("The fields by their number; a square fills when an office has reported its field"),
        spec=_strip(named, told, selected),
        alt="; ".join(f"{tile.number} {tile.name}: {tile.figures}" for _group, tile in listed),
        lists=(fields, training) if len(training.table) else (fields,),
        table=Table(frame=frame.set_index(_("Field"))),
    )


def _strip_title(states: list[str], province: str | None) -> str:
    counts = {"known": number(states.count(REPORTED)), "fields": number(len(states))}
    if province and set(states) == {NOTHING}:
        return _("{fields} fields await figures of {province}", fields=counts["fields"], province=labels.area(province))
    if province:
        return _("Fields with figures of {province}: {known} of {fields}", province=labels.area(province), **counts)
    if set(states) == {NOTHING}:
        return _("{fields} fields await figures of regional offices", fields=counts["fields"])
    return _("Fields with figures of regional offices: {known} of {fields}", **counts)


def _strip(named: dict[int, list[Tile]], told: dict[int, str], selected: int | None) -> Spec:
    places = {one: (place % SQUARES, -(place // SQUARES)) for place, one in enumerate(named)}
    axis = {"visible": False, "fixedrange": True}
    return charts.chart(
        [
            _squares({one: places[one] for one in named if told[one] == state}, named, state)
            for state in STATES
            if state in told.values()
        ]
        + ([_frame(*places[selected])] if selected in places else []),
        height=STRIP,
        xaxis=axis | {"range": [-0.6, SQUARES - 0.4]},
        yaxis=axis | {"range": [-((len(named) - 1) // SQUARES) - 0.7, 0.7]},
        margin={"l": 0, "r": 0, "t": 4, "b": 34, "pad": 0},
        **charts.LEGEND,
    )


def _squares(places: dict[int, tuple[int, int]], named: dict[int, list[Tile]], state: str) -> Spec:
    filled = state == REPORTED
    word = {REPORTED: _("Reported"), SENT: _("sent, nothing to count"), NOTHING: _("no figures yet")}[state]
    # What was sent without a count has the edge of the reported, and a thicker one than what is not sent.
    edge = {"color": theme.MUTED if state == NOTHING else theme.ACCENT, "width": 3 if state == SENT else 1.5}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": f"{word} {len(places)}",
        "x": [x for x, _y in places.values()],
        "y": [y for _x, y in places.values()],
        "text": [str(one) for one in places],
        "textposition": "middle center",
        "textfont": {"size": 11, "color": theme.BACKGROUND if filled else theme.TEXT},
        "hovertext": ["<br>".join(f"<b>{one.name}</b><br>{one.figures}" for one in named[number]) for number in places],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "symbol": "square",
            "size": SQUARE,
            "color": theme.ACCENT if filled else theme.SURFACE,
            "line": edge,
        },
    }


def _frame(x: int, y: int) -> Spec:
    """A frame around the square of the selected field."""
    marker = {
        "symbol": "square-open",
        "size": SQUARE + 4,
        "color": theme.TEXT,
        "line": {"color": theme.TEXT, "width": 3},
    }
    placed = {"x": [x], "y": [y], "hoverinfo": "skip", "showlegend": False, "cliponaxis": False}
    return {"type": "scatter", "mode": "markers", "marker": marker, **placed}


def fields_by_number(fields: Dataset) -> dict[str, str]:
    """The fields by number, named as on the tiles; two that share a number stand together."""
    named: dict[str, list[str]] = {}
    for row in sorted(fields.rows, key=lambda row: int(row.number)):
        named.setdefault(str(row.number), []).append(labels.text(row, "label"))
    return {one: f"{one} {' · '.join(names)}" for one, names in named.items()}


def group_title(group: str, count: int) -> str:
    """A group with the number of its fields."""
    return ngettext("{group}: {count} field", "{group}: {count} fields", count, group=group)


def reported(told: Dataset) -> str:
    """Courses and trainees of the latest year reported for a field, or that they are suppressed; years are never added up.

    Empty where nothing was sent.
    """
    if told.table.empty:
        return ""
    latest = told.where(year=told.table["year"].max())
    year = int(latest.table["year"].iloc[0])
    given = [name for name in ("courses", "trainees") if latest.table[name].notna().any()]
    parts = [_fields_measure(latest.table[name], name) for name in given]
    parts += [text for name in ("courses", "trainees") for text in _gaps(latest, name)]
    if not parts:
        return ""
    return "  \n".join([*parts, f"{_kind(latest)} · {year}" if given else str(year), *_as_of(latest)])


def _kind(latest: Dataset) -> str:
    """Kind and flags of the figures of a tile: of rows that give one."""
    figures = latest.table[["courses", "trainees"]].notna().any(axis="columns")
    shown = replace(latest, table=latest.table[figures])
    return words.kind(shown.kind if len(shown.table) == 1 else computed(shown.kind))


def _gaps(latest: Dataset, name: str) -> list[str]:
    """The figures that offices have not given but marked, by the mark: trainees: suppressed (provinces: 2)."""
    marks = [gap(row, name) for row in latest.rows]
    return [
        _("{figures} (provinces: {count})", figures=_gap(name, mark), count=marks.count(mark))
        for mark in dict.fromkeys(marks)
        if mark
    ]


def _gap(name: str, mark: str) -> str:
    told = words.gap(mark)
    return _("trainees: {gap}", gap=told) if name == "trainees" else _("courses: {gap}", gap=told)


def _as_of(told: Dataset) -> list[str]:
    """The reference dates that the offices give, the first and the last."""
    days = sorted(told.table["reference_date"].dropna()) if "reference_date" in told.table else []
    return [_("as of {day}", day=words.span(days[0], days[-1]) if days[0] != days[-1] else days[0])] if days else []


def about_province(training: Dataset, province: str) -> str:
    """What the page has to say about the chosen province."""
    name = labels.area(province)
    if training.where(province=province).table.empty:
        return _("No figures for {province} yet: what this page shows is for all of Korea.", province=name)
    return _("The fields show what {province} has reported; the other figures are for all of Korea.", province=name)


def about_reports(training: Dataset) -> str:
    """What must be known with reported figures (I-08); empty while there are none."""
    if training.table.empty:
        return ""
    return _(
        "Figures of the fields are those that regional offices have published, of the latest year of each field. "
        "Do not set them against the forecast shortage: its fields are others, and what its supply counts is not stated."
    )


def _fields_measure(values: "pd.Series[int]", name: str) -> str:
    """How many, and from how many provinces: not every office fills both columns."""
    told = values.dropna()
    counted = (
        words.full(float(told.sum()), "trainees")
        if name == "trainees"
        else _("{n} courses", n=number(float(told.sum())))
    )
    return _("{figures} (provinces: {count})", figures=counted, count=len(told))
