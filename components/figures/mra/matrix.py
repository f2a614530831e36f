"""Partners by profession: which agreement is signed, talked about, or shared with others."""

from components import theme
from components.figures import axes, chart
from components.figures.figure import Figure
from components.figures.mra import agreements, marks
from components.figures.mra.agreements import Agreement
from data import labels
from i18n import _
from indicators.dataset import Dataset
from indicators.indicator import Indicator

SHARED = "multilateral"


def matrix(
    listed: list[Agreement], counts: Indicator, *, lists: tuple[Dataset, ...], selected: str | None = None
) -> Figure:
    """A mark where there is an entry; its year beneath where one of signing is printed."""
    professions = list(dict.fromkeys(one.profession for one in listed))
    partners = sorted({one.partner for one in listed if one.partner}, key=labels.area, reverse=True)
    rows = [SHARED, *partners] if any(one.partner is None for one in listed) else partners
    traces = [_marks(listed, state, professions, rows) for state in agreements.STATES]
    ticks = [labels.word("profession", code).replace(" ", "<br>", 1) for code in professions]
    names = [_name(code, selected) for code in rows]
    return Figure(
        id="mra-matrix",
        title=_title(listed, professions),
        subtitle=_("Agreements by partner and profession; a year stands where the list prints one, save for talks"),
        spec=chart.chart(
            traces,
            height=56 * len(rows) + 130,
            xaxis=_axis(len(professions), ticks) | {"side": "top"},
            yaxis=_axis(len(rows), names) | {"showgrid": True, "gridcolor": theme.GRID},
            margin={"l": 8, "r": 8, "t": 8, "b": 64, "pad": 4},
            **marks.LEGEND,
        ),
        alt="; ".join(f"{one.name}: {one.when}" for one in listed),
        rests_on=(counts,),
        lists=lists,
        table=agreements.table(listed),
    )


def _title(listed: list[Agreement], professions: list[str]) -> str:
    done = agreements.of_state(listed, "signed")
    counts = {code: sum(one.profession == code for one in done) for code in professions}
    told = ", ".join(f"{labels.word('profession', code)} {count}" for code, count in counts.items() if count)
    none = ", ".join(labels.word("profession", code) for code, count in counts.items() if not count)
    if not none:
        return _("Signed: {told}", told=told)
    return _("Signed: {told}; none for: {none}", told=told or "–", none=none)


def _marks(listed: list[Agreement], state: str, professions: list[str], rows: list[str]) -> dict[str, object]:
    found = agreements.of_state(listed, state)
    return marks.points(
        state,
        x=[professions.index(one.profession) for one in found],
        y=[rows.index(one.partner or SHARED) for one in found],
        texts=[_beneath(one) for one in found],
        customdata=[one.partner or "" for one in found],
        hover=[f"<b>{one.name}</b><br>{one.when}<br>{one.scope}" for one in found],
    )


def _name(code: str, selected: str | None) -> str:
    name = labels.word("agreement_kind", SHARED) if code == SHARED else labels.area(code)
    return f"<b>▸ {name}</b>" if code == selected else name


def _beneath(one: Agreement) -> str:
    if one.state == "on_going" or one.year is None:
        return ""
    return _("{year}, Texas", year=one.year) if one.place else str(one.year)


def _axis(count: int, names: list[str]) -> dict[str, object]:
    """Positions with names: on an axis of codes marks could not be placed between two."""
    return {
        "tickvals": list(range(count)),
        "ticktext": names,
        "range": [-0.65, count - 0.45],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": axes.TICKS,
        "ticks": "",
    }
