"""The forecast shortage as one bar: the parts published by field, and the rest drawn as not found."""

from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import axes, chart, words
from components.figures.figure import Figure, Spec
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator
from indicators.kdt import FORECAST_FIELDS

STEP: Final = 34  # pixels between two labels
Part = tuple[str, float]


def bar(
    shortage: Indicator, unpublished: Indicator, published_pct: Indicator, skill_shortage: Dataset, *, period: str
) -> Figure:
    """One bar as long as the forecast. Never split by the programme's fields, never set against trainees (I-08)."""
    total, parts = shortage.value(category="all"), _parts(shortage)
    rest = unpublished.value()
    return Figure(
        id="kdt-shortage",
        title=_(
            "Of {people} people short in {period}, {share} are published by field",
            people=number(total),
            period=period,
            share=words.full(published_pct.value(), "percent"),
        ),
        subtitle=_("Forecast demand less supply, people, Korea, {period} together, not a year", period=period),
        spec=_spec(parts, rest=rest, total=total),
        alt="; ".join(f"{name}: {number(people)}" for name, people in [*parts, (_("Not found"), rest)]),
        rests_on=(shortage, unpublished, published_pct),
        table=_table(shortage, unpublished, skill_shortage),
        says=_says(parts, rest),
    )


def _parts(shortage: Indicator) -> list[Part]:
    """Published fields, the largest first."""
    rows = shortage.table[shortage.table["category"] != "all"].sort_values("value", ascending=False)
    return [(labels.field(row.category), float(row.value)) for row in rows.itertuples()]


def _says(parts: list[Part], rest: float) -> tuple[str, ...]:
    return (
        _(
            "**{known} of {count}** forecast fields have a figure. {rest} people belong to fields without one.",
            known=len(parts),
            count=FORECAST_FIELDS,
            rest=number(rest),
        ),
        _(
            "**Another classification:** the fields of the forecast are not those of the programme, "
            "so the rest must not be spread over them."
        ),
        _(
            "**Trainees are not to be subtracted:** the supply in the forecast "
            "already counts the training that was planned."
        ),
    )


def _spec(parts: list[Part], *, rest: float, total: float) -> Spec:
    traces = [
        _segment(name, people, {"color": theme.ACCENT, "line": {"color": theme.BACKGROUND, "width": 2}})
        for name, people in parts
    ]
    outline = {"color": "rgba(0,0,0,0)", "line": {"color": theme.MUTED, "width": 1.5}}
    traces.append(_segment(_("Not found"), rest, outline))
    top = len(parts) * STEP + 24
    return chart.chart(
        traces,
        height=top + 130,
        barmode="stack",
        bargap=0.08,
        margin={"l": 8, "r": 8, "t": top, "b": 40, "pad": 0},
        xaxis=axes.value_axis(showgrid=False, zeroline=False),
        yaxis=axes.category_axis(showticklabels=False),
        annotations=[*_names(parts), *_whole(rest, total)],
    )


def _segment(name: str, people: float, marker: Spec) -> Spec:
    hover = f"{name}<br>{words.full(people, 'people')}"
    return chart.bars(names=[""], values=[people], labels=[""], hover=[hover], marker=marker, orientation="h")


def _names(parts: list[Part]) -> list[Spec]:
    """Each part's name above it on a line of its own, the leftmost highest, so that no leader crosses a word."""
    notes, left = [], 0.0
    for place, (name, people) in enumerate(parts):
        text = f" {name} <b>{number(people)}</b>"
        rise = (len(parts) - place) * STEP
        notes.append(_leader(text, x=left + people / 2, rise=rise))
        left += people
    return notes


def _leader(text: str, *, x: float, rise: int) -> Spec:
    line = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": theme.MUTED, "ax": 0, "ay": -rise}
    return chart.note(text, x=x, y=1, yref="paper", xanchor="left", yanchor="middle", font=_font(theme.TEXT)) | line


def _whole(rest: float, total: float) -> list[Spec]:
    missing = _("not found<br><b>{people}</b>", people=number(rest))
    whole = _("all {count} fields of the forecast: <b>{people}</b>", count=FORECAST_FIELDS, people=number(total))
    return [
        chart.note(missing, x=total - rest / 2, y=0.5, yref="paper", font=_font(theme.TEXT)),
        chart.note(
            whole, x=total, y=0, yref="paper", xanchor="right", yanchor="top", yshift=-8, font=_font(theme.TEXT)
        ),
    ]


def _font(colour: str) -> Spec:
    return {"size": chart.LABEL_SIZE, "color": colour}


def _table(shortage: Indicator, unpublished: Indicator, skill_shortage: Dataset) -> Table:
    notes = {row.field: labels.text(row, "note") for row in skill_shortage.where(measure="shortage").rows}
    rows: list[dict[str, Any]] = [
        _row(labels.field(row.category), row.value, row.status, notes.get(row.category, ""))
        for row in shortage.table.sort_values("value", ascending=False).itertuples()
    ]
    rest = unpublished.row()
    rows.append(_row(_("Not found"), rest.number, rest.status, ""))
    return Table(frame=pd.DataFrame(rows).set_index(_("Field")))


def _row(name: str, people: float, status: str, note: str) -> dict[str, Any]:
    return {_("Field"): name, _("People"): people, _("Kind of figure"): words.status(status), _("Note"): note}
