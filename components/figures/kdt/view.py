"""The page on K-Digital Training: its answer, cards and exhibits, from the state of the page."""

from typing import Final

from components.figures import dictionary
from components.figures.card import Card
from components.figures.exhibit import Exhibit
from components.figures.figure import Figure
from components.figures.kdt import programme, summary
from components.figures.kdt.shortage import bar
from components.figures.state import State, View
from i18n import _


def answer(state: State) -> str:
    """What is known of the fields and of the shortage."""
    names = ("kdt_fields_count", "kdt_field_coverage", "kdt_shortage_by_field", "kdt_shortage_published_pct")
    return summary.answer(*map(state.compute, names))


def cards(state: State) -> list[Card]:
    """The fields, the forecast shortage, its published part, the fields with reported training."""
    names = (
        *("kdt_fields_count", "kdt_field_coverage", "kdt_shortage_by_field"),
        *("kdt_shortage_published", "kdt_shortage_published_pct"),
    )
    return summary.cards(*map(state.compute, names), period=summary.period(state.dataset("skill_shortage")))


def shortage(state: State) -> Figure:
    """The forecast shortage as one bar."""
    names = ("kdt_shortage_by_field", "kdt_shortage_unpublished", "kdt_shortage_published_pct")
    forecast = state.dataset("skill_shortage")
    return bar(*map(state.compute, names), forecast, period=summary.period(forecast))


def columns(_state: State) -> Exhibit:
    """How an office supplies figures by field."""
    return Exhibit(
        id="kdt-columns",
        title=_("How to supply figures by field"),
        subtitle=_(
            "Each regional office publishes its own province: "
            "one row for a year, a province and a field, in these columns"
        ),
        table=dictionary.columns("kdt_training"),
    )


def national(state: State) -> Exhibit:
    """National figures as published."""
    listed = state.dataset("kdt_programme")
    return Exhibit(
        id="kdt-national-figures",
        title=_("National figures of the programme"),
        subtitle=programme.warning(listed),
        table=programme.published(listed, data=state.outlook),
        lists=(listed,),
    )


VIEW: Final[dict[str, View]] = {
    "kdt-shortage": shortage,
    "kdt-columns": columns,
    "kdt-national-figures": national,
}
