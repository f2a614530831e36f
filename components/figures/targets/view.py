"""The page on as-is and to-be: its answer, cards and exhibits, from the state of the page.

Its own choices: `years` to reach the goals; `target` and `by` (its year), a dated target of the reader's own.
"""

from typing import Final

from components.figures.card import Card
from components.figures.exhibit import Exhibit
from components.figures.figure import Figure
from components.figures.state import State, View
from components.figures.targets import horizon, own, rows, summary, way
from components.figures.targets.dumbbells import dumbbells
from i18n import _
from indicators.indicator import Indicator

LONGEST: Final = 15  # horizon in years that the reader may assume; none is assumed for him


def answer(state: State) -> str:
    """What the table asks for."""
    return summary.answer(state.compute("as_is_to_be_gap"))


def cards(state: State) -> list[Card]:
    """The quantified rows."""
    return summary.cards(*_states(state), state.compute("as_is_to_be_gap"))


def both_states(state: State) -> Figure:
    """As-is and to-be of each quantified row."""
    return dumbbells(*_states(state), state.compute("as_is_to_be_gap"), state.compute("trainees_total"))


def growth(state: State) -> Exhibit | None:
    """What growth a year the goals would take; None until the reader has assumed a horizon."""
    years, (as_is, to_be) = state.number("years"), _states(state)
    if not years:
        return None
    found = state.compute("required_annual_growth_pct", years=years)
    return Exhibit(
        id="required-annual-growth-pct",
        title=horizon.finding(found, years=years),
        subtitle=_(
            "Compound growth a year from as-is to to-be, in two digits as the inputs; the horizon is your assumption"
        ),
        table=horizon.growth_table(found, as_is, to_be, years=years),
        rests_on=(as_is, to_be, summary.in_words(found)),
    )


def benefits(state: State) -> Exhibit:
    """All rows of the benefits table."""
    listed, gap = state.dataset("policy_targets"), state.compute("as_is_to_be_gap")
    return Exhibit(
        id="benefits-table",
        title=rows.count(listed, gap),
        subtitle=_("All rows of the benefits table, undated"),
        table=rows.every_row(listed, gap),
        rests_on=(gap,),
        lists=(listed,),
    )


def own_target(state: State) -> Exhibit | None:
    """The verdicts on the reader's own target; None without one, or where it is refused."""
    path = judged(state).path
    if path is None:
        return None
    return Exhibit(
        id="own-target",
        title=own.title(path),
        subtitle=f"{own.sensitivity(path)} {own.read_with(state.dataset('caveats'))}",
        table=own.verdicts(path),
        rests_on=(state.compute("trainees_total"), own_progress(state)),
    )


def way_there(state: State) -> Figure | None:
    """The way to the reader's own target; None without one, or where it is refused."""
    path = judged(state).path
    if path is None:
        return None
    says = (own.title(path), own.read_with(state.dataset("caveats")))
    return way.way(state.compute("trainees_total"), own_progress(state), path, says=says)


def own_progress(state: State) -> Indicator:
    """What is assumed, refused and to be known of the reader's own target; its scores are told in words only."""
    return summary.in_words(_scored(state))


def judged(state: State) -> own.Judged:
    """The way to the reader's own target, or why there is no verdict."""
    target, year = state.number("target"), state.number("by")
    to_be = state.compute("policy_state", state="to_be")
    return own.judge(_scored(state), to_be, state.dataset("trainees"), target=target, year=year)


def _scored(state: State) -> Indicator:
    return state.compute("progress_to_target", target=state.number("target"), target_year=state.number("by"))


def _states(state: State) -> tuple[Indicator, Indicator]:
    return state.compute("policy_state", state="as_is"), state.compute("policy_state", state="to_be")


VIEW: Final[dict[str, View]] = {
    "targets-dumbbells": both_states,
    "required-annual-growth-pct": growth,
    "benefits-table": benefits,
    "own-target": own_target,
    "targets-way": way_there,
}
