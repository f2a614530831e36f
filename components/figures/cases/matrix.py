"""Nation and case by type: a mark where the source has one, open rings where a whole row has none."""

from typing import Any, Final

from components import theme
from components.figures import axes, chart, words
from components.figures.cases import cases, marks, summary
from components.figures.cases.cases import Case
from components.figures.figure import Figure, Spec
from components.figures.mra.marks import LEGEND
from data import labels
from i18n import _, current
from indicators.dataset import Dataset
from indicators.dual_cases import TYPES
from indicators.indicator import Indicator

ROW: Final = 44  # pixels
WIDEST: Final = {"en": 30, "ko": 22}  # letters of a name before it takes a second line; Korean ones are wider


def matrix(
    found: list[Case],
    ticks: Indicator,
    states: Indicator,
    *,
    lists: tuple[Dataset, ...],
    chosen: str | None = None,
    selected: str | None = None,
) -> Figure:
    """One row for each case, one column for each type.

    Args:
        found: the cases, in the order of the list.
        ticks: `dual_case_ticks`.
        states: `dual_cases_by_state`.
        lists: the datasets behind.
        chosen: type to be set off by a band.
        selected: economy to be set off by its name.
    """
    rows = list(reversed(found))
    return Figure(
        id="cases-matrix",
        title=summary.most_often(ticks, states),
        subtitle=_(
            "Cases of dual training by nation and type, as the source marks them; undated, chosen by the source"
        ),
        spec=_spec(rows, chosen=chosen, selected=selected),
        alt="; ".join(f"{labels.area(one.economy)}, {one.name}: {_told(one)}" for one in found),
        rests_on=(ticks, states),
        lists=lists,
        table=cases.table(found),
        says=_says(found),
    )


def _spec(rows: list[Case], *, chosen: str | None, selected: str | None) -> Spec:
    heads = [f"<b>{name}</b>" if name == chosen else name for name in TYPES]
    edges = [place - 0.5 for place, one in enumerate(rows) if place and one.economy != rows[place - 1].economy]
    return chart.chart(
        [_marks(rows, "marked", cases.MARKED), _marks(rows, "unknown", cases.UNKNOWN)],
        height=ROW * len(rows) + 90,
        xaxis=_axis(heads) | {"side": "top", "tickfont": {"size": 16, "color": theme.TEXT}},
        yaxis=_axis([_name(one, selected) for one in rows]),
        shapes=[*_band(chosen), *(_edge(place) for place in edges)],
        margin={"l": 8, "r": 8, "t": 8, "b": 48, "pad": 4},
        **LEGEND,
    )


def _marks(rows: list[Case], mark: str, state: str) -> Spec:
    places = [(row, name) for row, one in enumerate(rows) for name in TYPES if one.marks[name] == state]
    return marks.points(
        mark,
        x=[TYPES.index(name) for _, name in places],
        y=[row for row, _ in places],
        customdata=[rows[row].economy for row, _ in places],
        hover=[_hover(rows[row], name) for row, name in places],
    )


def _hover(one: Case, name: str) -> str:
    about = f"<b>{labels.area(one.economy)}</b><br>{one.name}<br>{labels.word('case_type', name)}"
    return f"{about}<br>{labels.word('tick', one.marks[name])} · {words.kind(one)}"


def _name(one: Case, selected: str | None) -> str:
    nation = labels.area(one.economy)
    text = words.wrapped(f"{nation} · {one.name}", width=WIDEST[current()]).removeprefix(nation)
    return f"<b>▸ {nation}</b>{text}" if one.economy == selected else f"<b>{nation}</b>{text}"


def _told(one: Case) -> str:
    if one.unknown:
        return _("unknown")
    return ", ".join(name for name, mark in one.marks.items() if mark == cases.MARKED)


def _says(found: list[Case]) -> tuple[str, ...]:
    """What each type is, and which cases are unknown."""
    says = [f"**{name}**: {labels.note('case_type', name)}" for name in TYPES]
    unknown = [f"{labels.area(one.economy)}: {one.name}" for one in found if one.unknown]
    if unknown:
        says.append(
            _("**Unknown, not none:** {names}. These rows carry no mark in the source.", names="; ".join(unknown))
        )
    says.append(_("The source chose these examples: no comparison of nations."))
    return tuple(says)


def _band(chosen: str | None) -> list[Spec]:
    if not chosen:
        return []
    place = TYPES.index(chosen)
    ends = {"x0": place - 0.45, "x1": place + 0.45, "y0": 0, "y1": 1, "yref": "paper"}
    return [{"type": "rect", **ends, "fillcolor": theme.SURFACE, "line": {"width": 0}, "layer": "below"}]


def _edge(place: float) -> Spec:
    ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": place, "y1": place}
    return {"type": "line", **ends, "line": {"color": theme.GRID, "width": 1}, "layer": "below"}


def _axis(names: list[str]) -> dict[str, Any]:
    return {
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "range": [-0.6, len(names) - 0.4],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": axes.TICKS,
        "ticks": "",
    }
