"""Economies by agreement, and agreements by year."""

from components import theme
from components.figures import charts
from components.figures.exhibit import Figure, Spec
from components.figures.mra import agreements
from components.figures.mra.agreements import Agreement
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator

# Partners by profession: which agreement is signed, talked about, or shared with others.


SHARED = "multilateral"
ACROSS = 46  # pixels of a row: a mark with its year beneath


def matrix(
    listed: list[Agreement], counts: Indicator, *, lists: tuple[Dataset, ...], selected: str | None = None
) -> Figure:
    """A mark where there is an entry; its year beneath where one of signing is printed."""
    professions = list(dict.fromkeys(one.profession for one in listed))
    partners = sorted({one.partner for one in listed if one.partner}, key=labels.area, reverse=True)
    rows = [SHARED, *partners] if any(one.partner is None for one in listed) else partners
    traces = [_matrix_marks(listed, state, professions, rows) for state in agreements.STATES]
    ticks = [labels.word("profession", code).replace(" ", "<br>", 1) for code in professions]
    names = [_name(code, selected) for code in rows]
    return Figure(
        id="mra-matrix",
        title=_matrix_title(listed, professions),
        subtitle=_("Agreements by partner and profession; a year stands where the list prints one, save for talks"),
        spec=charts.chart(
            traces,
            height=ACROSS * len(rows) + 120,
            xaxis=_axis(len(professions), ticks) | {"side": "top"},
            yaxis=_axis(len(rows), names) | {"showgrid": True, "gridcolor": theme.GRID},
            margin={"l": 8, "r": 8, "t": 8, "b": 64, "pad": 4},
            **charts.LEGEND,
        ),
        alt="; ".join(f"{one.name}: {one.when}" for one in listed),
        rests_on=(counts,),
        lists=lists,
        table=agreements.table(listed),
    )


def _matrix_title(listed: list[Agreement], professions: list[str]) -> str:
    done = agreements.of_state(listed, "signed")
    counts = {code: sum(one.profession == code for one in done) for code in professions}
    told = ", ".join(f"{labels.word('profession', code)} {count}" for code, count in counts.items() if count)
    none = ", ".join(labels.word("profession", code) for code, count in counts.items() if not count)
    if not none:
        return _("Signed: {told}", told=told)
    if not told:
        return _("None signed: {none}", none=none)
    return _("Signed: {told}; none for: {none}", told=told, none=none)


def _matrix_marks(listed: list[Agreement], state: str, professions: list[str], rows: list[str]) -> dict[str, object]:
    found = agreements.of_state(listed, state)
    return agreements.points(
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
        "tickfont": charts.TICKS,
        "ticks": "",
    }


# When agreements were signed: years on a line; what is only talked about stays open, what has no year is named.


ROW = 52  # pixels


def timeline(listed: list[Agreement], counts: Indicator, *, lists: tuple[Dataset, ...]) -> Figure:
    """One line of the picture for each entry with a printed year, the earliest on top."""
    dated = sorted((one for one in listed if one.year), key=lambda one: one.year or 0, reverse=True)
    return Figure(
        id="mra-timeline",
        title=_timeline_title(agreements.of_state(dated, "signed"), counts),
        subtitle=_subtitle(_years(dated)),
        spec=_spec(dated),
        alt="; ".join(f"{one.year}: {one.name}" for one in reversed(dated)),
        rests_on=(counts,),
        lists=lists,
        table=agreements.table(listed),
        says=_says(listed),
    )


def _timeline_title(signed: list[Agreement], counts: Indicator) -> str:
    if not signed:
        return _("No agreement in the list is signed with a year")
    return _(
        "The {count} signed agreements date from {first} to {last}",
        count=number(counts.value(category="signed")),
        first=min(_years(signed)),
        last=max(_years(signed)),
    )


def _subtitle(years: list[int]) -> str:
    if not years:
        return _("The list prints no years")
    return _(
        "Years in the list, {first}–{last}; open marks are not years of signing",
        first=min(years),
        last=max(years),
    )


def _years(dated: list[Agreement]) -> list[int]:
    return [one.year for one in dated if one.year]


def _spec(dated: list[Agreement]) -> Spec:
    if not dated:
        return charts.chart([], height=ROW, xaxis={"visible": False}, yaxis={"visible": False})
    first, last = min(_years(dated)), max(_years(dated))
    axis = charts.year_axis(list(range(-(-first // 5) * 5, last + 2, 5)))
    return charts.chart(
        [_timeline_marks(dated, state, middle=(first + last) / 2) for state in agreements.STATES],
        height=ROW * len(dated) + 120,
        xaxis=axis | {"showgrid": True, "gridcolor": theme.GRID},
        yaxis={"visible": False, "range": [-0.6, len(dated) - 0.4], "fixedrange": True},
        margin={"l": 8, "r": 8, "t": 8, "b": 90, "pad": 4},
        **charts.LEGEND,
    )


def _says(listed: list[Agreement]) -> tuple[str, ...]:
    undated = [one for one in listed if not one.year]
    talks = [one for one in agreements.of_state(listed, "on_going") if one.year]
    says = [
        _("**{who}, {year}:** under discussion; {year} is not a year of signing.", who=one.who, year=one.year)
        for one in talks
    ]
    if undated:
        says.append(_("**No year in the list:** {names}.", names=", ".join(one.name for one in undated)))
    return tuple(says)


def _timeline_marks(dated: list[Agreement], state: str, *, middle: float) -> dict[str, object]:
    found = [(place, one) for place, one in enumerate(dated) if one.state == state]
    late = [(one.year or 0) > middle for _, one in found]
    return agreements.points(
        state,
        x=[one.year for _, one in found],
        y=[place for place, _ in found],
        texts=[_beside(one, before=flag) for (_, one), flag in zip(found, late, strict=True)],
        customdata=[one.partner or "" for _, one in found],
        hover=[f"<b>{one.name}</b><br>{one.when}<br>{one.scope}" for _, one in found],
        textposition=["middle left" if flag else "middle right" for flag in late],
    )


def _beside(one: Agreement, *, before: bool) -> str:
    """Partner, year and profession, with room for the mark on its side; a name in two tongues takes two lines."""
    names = (
        [f"<b>{one.who}</b>"] if one.partner else [f"<b>{part}</b>" for part in one.who.replace("(", "|(").split("|")]
    )
    lines = [*names, f"{one.year}, {labels.word('profession', one.profession)}"]
    return "<br>".join(f"{line.strip()}  " if before else f"  {line.strip()}" for line in lines)
