"""The page on as-is and to-be: its answer, cards and exhibits, from the state of the page.

Its own choices: `years` to reach the goals; `own_value` and `own_year`, a dated target of the reader's own.
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

YEARS: Final = 5  # to reach the goals, unless the reader assumes another number


def answer(state: State) -> str:
    """What the table asks for."""
    return summary.answer(state.compute("as_is_to_be_gap"))


def cards(state: State) -> list[Card]:
    """The quantified rows."""
    return summary.cards(*_states(state), *_gaps(state))


def both_states(state: State) -> Figure:
    """As-is and to-be of each quantified row."""
    return dumbbells(*_states(state), *_gaps(state), state.compute("trainees_total"))


def growth(state: State) -> Exhibit:
    """What growth a year the goals would take."""
    years, (as_is, to_be) = state.number("years") or YEARS, _states(state)
    found = state.compute("required_annual_growth_pct", years=years)
    return Exhibit(
        id="required-annual-growth-pct",
        title=horizon.finding(found, years=years),
        subtitle=_("Compound growth a year from as-is to to-be, percent"),
        table=horizon.growth_table(found, as_is, to_be, years=years),
        rests_on=(found, as_is, to_be),
    )


def benefits(state: State) -> Exhibit:
    """All rows of the benefits table."""
    listed, (gap, gap_pct) = state.dataset("policy_targets"), _gaps(state)
    return Exhibit(
        id="benefits-table",
        title=rows.count(listed, gap),
        subtitle=_("All rows of the benefits table, undated"),
        table=rows.every_row(listed, gap, gap_pct),
        rests_on=(gap, gap_pct),
        lists=(listed,),
    )


def own_target(state: State) -> Exhibit | None:
    """The verdicts on the reader's own target; None without one, or where it is refused."""
    progress, path = own_progress(state), judged(state).path
    if path is None:
        return None
    return Exhibit(
        id="own-target",
        title=own.title(progress, path),
        subtitle=own.sensitivity(progress, path),
        table=own.verdicts(progress, path),
        rests_on=(progress,),
    )


def way_there(state: State) -> Figure | None:
    """The way to the reader's own target; None without one, or where it is refused."""
    path = judged(state).path
    return way.way(state.compute("trainees_total"), own_progress(state), path) if path else None


def own_progress(state: State) -> Indicator:
    """The scores of the reader's own target."""
    target, year = state.number("own_value"), state.number("own_year")
    return state.compute("progress_to_target", target=target, target_year=year)


def judged(state: State) -> own.Judged:
    """The way to the reader's own target, or why there is no verdict."""
    target, year = state.number("own_value"), state.number("own_year")
    return own.judge(own_progress(state), state.dataset("trainees"), target=target, year=year)


def _states(state: State) -> tuple[Indicator, Indicator]:
    return state.compute("policy_state", state="as_is"), state.compute("policy_state", state="to_be")


def _gaps(state: State) -> tuple[Indicator, Indicator]:
    return state.compute("as_is_to_be_gap"), state.compute("as_is_to_be_gap_pct")


VIEW: Final[dict[str, View]] = {
    "targets-dumbbells": both_states,
    "required-annual-growth-pct": growth,
    "benefits-table": benefits,
    "own-target": own_target,
    "targets-way": way_there,
}
