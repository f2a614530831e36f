"""When agreements were signed: years on a line; what is only talked about stays open, what has no year is named."""

from components import theme
from components.figures import axes, chart
from components.figures.figure import Figure, Spec
from components.figures.mra import agreements, marks
from components.figures.mra.agreements import Agreement
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator

ROW = 52  # pixels


def timeline(listed: list[Agreement], counts: Indicator, *, lists: tuple[Dataset, ...]) -> Figure:
    """One line of the picture for each entry with a printed year, the earliest on top."""
    dated = sorted((one for one in listed if one.year), key=lambda one: one.year or 0, reverse=True)
    return Figure(
        id="mra-timeline",
        title=_title(agreements.of_state(dated, "signed"), counts),
        subtitle=_subtitle(_years(dated)),
        spec=_spec(dated),
        alt="; ".join(f"{one.year}: {one.name}" for one in reversed(dated)),
        rests_on=(counts,),
        lists=lists,
        table=agreements.table(listed),
        says=_says(listed),
    )


def _title(signed: list[Agreement], counts: Indicator) -> str:
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
        "Years printed in the list, {first}–{last}; open marks are not years of signing",
        first=min(years),
        last=max(years),
    )


def _years(dated: list[Agreement]) -> list[int]:
    return [one.year for one in dated if one.year]


def _spec(dated: list[Agreement]) -> Spec:
    if not dated:
        return chart.chart([], height=ROW, xaxis={"visible": False}, yaxis={"visible": False})
    first, last = min(_years(dated)), max(_years(dated))
    axis = axes.year_axis(list(range(-(-first // 5) * 5, last + 2, 5)))
    legend = {**marks.LEGEND["legend"], "y": -0.1}
    return chart.chart(
        [_marks(dated, state, middle=(first + last) / 2) for state in agreements.STATES],
        height=ROW * len(dated) + 120,
        xaxis=axis | {"showgrid": True, "gridcolor": theme.GRID},
        yaxis={"visible": False, "range": [-0.6, len(dated) - 0.4], "fixedrange": True},
        margin={"l": 8, "r": 8, "t": 8, "b": 90, "pad": 4},
        **{**marks.LEGEND, "legend": legend},
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


def _marks(dated: list[Agreement], state: str, *, middle: float) -> dict[str, object]:
    found = [(place, one) for place, one in enumerate(dated) if one.state == state]
    late = [(one.year or 0) > middle for _, one in found]
    return marks.points(
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
