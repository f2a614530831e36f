"""The page on trainees: its answer, cards and exhibits, from the state of the page."""

from typing import Final

from components.figures.card import Card
from components.figures.exhibit import Exhibit
from components.figures.figure import Figure
from components.figures.state import State, View
from components.figures.trends import changes, contributions, levels
from i18n import _


def answer(state: State) -> str:
    """The answer for the year of the filter."""
    total, change, index = map(state.compute, ("trainees_total", "trainees_change_pct", "trainees_index"))
    return levels.answer(total, change, index, year=state.year)


def cards(state: State) -> list[Card]:
    """The cards for the year of the filter."""
    names = ("trainees_total", "trainees_by_category", "trainees_change_pct", "trainees_per_100_residents")
    return levels.cards(*map(state.compute, names), printed=state.dataset("printed_figures"), year=state.year)


def by_category(state: State) -> Figure:
    """Stacked bars by year."""
    names = ("trainees_by_category", "trainees_total", "job_seeker_share_pct", "trainees_index")
    return levels.by_category(*map(state.compute, names), year=state.year)


def index(state: State) -> Figure:
    """Lines from the base year."""
    return changes.index_lines(state.compute("trainees_index"), state.compute("recovery_ratio"))


def moved(state: State) -> Figure:
    """What moved the total."""
    names = ("trainees_change_contribution_pp", "trainees_change_share_pct")
    return contributions.contributions(*map(state.compute, names))


def rates(state: State) -> Exhibit:
    """All rates in one table."""
    found = tuple(map(state.compute, ("trainees_change_pct", "job_seeker_share_pct", "trainees_cagr_pct")))
    return Exhibit(
        id="trainees-rates",
        title=_("All rates"),
        subtitle=_(
            "Percent, computed from the printed counts. "
            "The average over the span hides the fall of 2020: not for headlines."
        ),
        table=changes.rates_table(*found),
        rests_on=found,
    )


VIEW: Final[dict[str, View]] = {
    "trainees-by-category": by_category,
    "trainees-index": index,
    "trainees-contributions": moved,
    "trainees-rates": rates,
}
