"""The forecast shortage as one bar: the parts published by field, and the rest drawn as not found."""

from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import charts, words
from components.figures.exhibit import Figure, Spec, Table
from components.figures.kdt.programme import period
from data import labels, naming
from i18n import _, ngettext
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator, Value
from indicators.kdt import forecast_fields, newest_forecast

WHOLE: Final = 100.0
STEP: Final = 34  # pixels between two labels
Share = tuple[str, float]


def bar(
    shortage: Indicator, unpublished: Indicator, published_pct: Indicator, skill_shortage: Dataset, *, period: str
) -> Figure:
    """One bar as long as the forecast. Never split by the programme's fields, never set against trainees (I-08)."""
    total, parts, fields = shortage.value(category="all"), _shares(shortage), forecast_fields(skill_shortage)
    # There is none where the parts exceed the whole, or are all of it.
    rest = (unpublished.value() or None) if unpublished.rows else None
    left = [] if rest is None else [(_("Not found"), rest)]
    return Figure(
        id="kdt-shortage",
        title=_bar_title(total, published_pct, period=period),
        subtitle=_("Forecast demand less supply, people, Korea, {period} together, not a year", period=period),
        spec=_spec(parts, rest=rest, whole=_whole(rest, total, of=fields), period=period),
        alt="; ".join(f"{name}: {number(people)}" for name, people in [*parts, *left]),
        rests_on=(shortage, unpublished, published_pct),
        table=_table(shortage, unpublished, skill_shortage),
        says=(*_says(parts, rest, unpublished, of=fields), *_waiting(shortage)),
    )


def period_of(skill_shortage: Dataset) -> str:
    """The years of the forecast, in words."""
    return period(newest_forecast(skill_shortage).where(field="all").table["period"].iloc[0])


def _bar_title(total: float, published_pct: Indicator, *, period: str) -> str:
    if exceeds(published_pct):
        return _(
            "The fields published for {period} exceed the {people} people short in all fields",
            period=period,
            people=number(total),
        )
    if not published_pct.value():
        return _("{people} people short in {period}, none of them by field", people=number(total), period=period)
    return _(
        "Of {people} people short in {period}, {share} are published by field",
        people=number(total),
        period=period,
        share=words.full(published_pct.value(), "percent"),
    )


def exceeds(published_pct: Indicator) -> bool:
    """Whether the published fields are more than the forecast for all of them, so that no share can be told."""
    return published_pct.value() > WHOLE


def _shares(shortage: Indicator) -> list[Share]:
    """Published fields, the largest first."""
    return [(naming.field(row.category), row.number) for row in _largest_first(shortage) if row.category != "all"]


def _largest_first(found: Indicator) -> list[Value]:
    return sorted(found.rows, key=lambda row: row.number, reverse=True)


def _says(parts: list[Share], rest: float | None, unpublished: Indicator, *, of: int | None) -> tuple[str, ...]:
    return (
        f"{_how_many_known(len(parts), of)} {_of_the_rest(rest, unpublished)}".strip(),
        _(
            "**Another classification:** the fields of the forecast are not those of the programme, "
            "so the rest must not be spread over them."
        ),
        _("**Trainees are not to be subtracted:** whether the supply in the forecast counts training is not stated."),
    )


def _waiting(shortage: Indicator) -> tuple[str, ...]:
    """The later forecasts that were sent without a total."""
    return tuple(str(one.reason) for one in shortage.refusals if one.category is None)


def _how_many_known(known: int, of: int | None) -> str:
    """How many fields have a figure, of how many where that is known."""
    if of is not None:
        return ngettext(
            "**{count} of {all}** forecast fields has a figure.",
            "**{count} of {all}** forecast fields have a figure.",
            known,
            all=of,
        )
    if not known:
        return _("**No field** of this forecast has a figure.")
    return ngettext(
        "**{count} field** of this forecast has a figure; how many it has in all is not stated.",
        "**{count} fields** of this forecast have a figure; how many it has in all is not stated.",
        known,
    )


def _of_the_rest(rest: float | None, unpublished: Indicator) -> str:
    if rest is None:
        return _why_none(unpublished)
    return _("{rest} people belong to fields without one.", rest=number(rest))


def _why_none(unpublished: Indicator) -> str:
    return " ".join(str(refusal.reason) for refusal in unpublished.refusals)


def _spec(parts: list[Share], *, rest: float | None, whole: list[Spec], period: str) -> Spec:
    traces = [
        _segment(name, people, period, {"color": theme.ACCENT, "line": {"color": theme.BACKGROUND, "width": 2}})
        for name, people in parts
    ]
    outline = {"color": "rgba(0,0,0,0)", "line": {"color": theme.MUTED, "width": 1.5}}
    if rest is not None:
        traces.append(_segment(_("Not found"), rest, period, outline))
    top = len(parts) * STEP + 24
    return charts.chart(
        traces,
        height=top + 130,
        barmode="stack",
        bargap=0.08,
        margin={"l": 8, "r": 8, "t": top, "b": 40, "pad": 0},
        xaxis=charts.value_axis(showgrid=False, zeroline=False),
        yaxis=charts.category_axis(showticklabels=False),
        annotations=[*_names(parts), *whole],
        meta={"named": _("Period")},
    )


def _segment(name: str, people: float, period: str, marker: Spec) -> Spec:
    hover = f"{name}<br>{words.full(people, 'people')}"
    return charts.bars(
        name=name, names=[period], values=[people], labels=[""], hover=[hover], marker=marker, orientation="h"
    )


def _names(parts: list[Share]) -> list[Spec]:
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
    return charts.note(text, x=x, y=1, yref="paper", xanchor="left", yanchor="middle", font=_font(theme.TEXT)) | line


def _whole(rest: float | None, total: float, *, of: int | None) -> list[Spec]:
    whole = (
        _("all fields of the forecast: <b>{people}</b>", people=number(total))
        if of is None
        else _("all {count} fields of the forecast: <b>{people}</b>", count=of, people=number(total))
    )
    return [
        *_missing(rest, total),
        charts.note(
            whole, x=total, y=0, yref="paper", xanchor="right", yanchor="top", yshift=-8, font=_font(theme.TEXT)
        ),
    ]


def _missing(rest: float | None, total: float) -> list[Spec]:
    if rest is None:
        return []
    text = _("not found<br><b>{people}</b>", people=number(rest))
    return [charts.note(text, x=total - rest / 2, y=0.5, yref="paper", font=_font(theme.TEXT))]


def _font(colour: str) -> Spec:
    return {"size": charts.LABEL_SIZE, "color": colour}


def _table(shortage: Indicator, unpublished: Indicator, skill_shortage: Dataset) -> Table:
    notes = {row.field: labels.text(row, "note") for row in newest_forecast(skill_shortage).rows}
    rows: list[dict[str, Any]] = [
        _row(naming.field(row.category), row.number, row.status, notes.get(row.category, ""))
        for row in _largest_first(shortage)
    ]
    rows += [_row(_("Not found"), rest.number, rest.status, "") for rest in unpublished.rows]
    return Table(frame=pd.DataFrame(rows).set_index(_("Field")))


def _row(name: str, people: float, status: str, note: str) -> dict[str, Any]:
    return {_("Field"): name, _("People"): people, _("Kind of figure"): words.status(status), _("Note"): note}
