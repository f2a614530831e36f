"""The page on small firms: its answer, cards and exhibits, from the state of the page.

Its own choices: `yardstick` (`parity`, `own`) with `sme_own` in percent; `reading` of the 60 %.
"""

from functools import partial
from typing import Final

from components.figures.card import Card
from components.figures.exhibit import Exhibit
from components.figures.figure import Figure
from components.figures.sme import readings, reform, summary, take_up, yardstick
from components.figures.state import State, View
from i18n import _

PARITY, OWN = "parity", "own"
OWN_PCT: Final = 20  # the reader's target, until another is chosen


def answer(state: State) -> str:
    """Take-up, and how many workplaces there are for each that takes part."""
    return summary.answer(
        state.compute("employer_training_take_up_pct"), state.compute("insured_per_participating_ratio")
    )


def cards(state: State) -> list[Card]:
    """The 5 % as printed, take-up with and without the smallest."""
    names = ("sme_participation_pct", "employer_training_take_up_pct", "take_up_excluding_micro_pct")
    return summary.cards(
        *map(state.compute, names),
        part=state.compute("participating_establishments_count"),
        insured=state.compute("insured_establishments_count"),
    )


def counted(state: State) -> list[Card]:
    """The 5 % and the 60 %, each with who is counted."""
    return readings.panels(state.compute("sme_participation_pct"), state.compute("sme_implementation_pct"))


def by_size(state: State) -> Figure:
    """Take-up by size of workplace."""
    names = ("employer_training_take_up_pct", "take_up_excluding_micro_pct", "micro_workplaces_share_pct")
    printed = state.dataset("sme_participation")
    return take_up.by_size(*map(state.compute, names), printed, against=against(state))


def distance(state: State) -> Exhibit:
    """How far each size is from the yardstick."""
    rates = state.compute("employer_training_take_up_pct"), state.compute("take_up_excluding_micro_pct")
    held = against(state)
    return Exhibit(
        id="sme-distance",
        title=_("How far each size is from {yardstick}", yardstick=held.name),
        subtitle=_("Percent and percentage points; a minus means below. A yardstick, not a target of the ministry."),
        table=yardstick.distances(take_up.sizes(*rates), against=held),
        rests_on=rates,
    )


def sixty(state: State, *, reading: str) -> Figure:
    """The 60 % under one reading."""
    names = ("sme_implementation_pct", "large_firm_implementation_pct", "sme_gap_to_large_pp")
    return readings.sixty(*map(state.compute, names), reading=reading)


def sixty_if_chosen(state: State, *, reading: str) -> Figure | None:
    """The same; None where the other reading is chosen."""
    return sixty(state, reading=reading) if state.choice("reading", readings.NOW) == reading else None


def joint_training(state: State) -> Exhibit:
    """Joint training with large firms, current and reform."""
    return reform.joint_training(state.dataset("sme_joint_training"))


def against(state: State) -> yardstick.Yardstick:
    """What take-up is held against."""
    own = None if not_held(state) else _own(state)
    return yardstick.yardstick(state.compute("employer_training_take_up_pct"), own=own)


def not_held(state: State) -> str:
    """Why take-up is not held against the reader's own target; empty where it is, or where there is none."""
    own = _own(state)
    printed = map(state.compute, ("sme_implementation_pct", "large_firm_implementation_pct"))
    return yardstick.not_held(own, *printed) if own else ""


def _own(state: State) -> int | None:
    return (state.number("sme_own") or OWN_PCT) if state.choice("yardstick", PARITY) == OWN else None


VIEW: Final[dict[str, View]] = {
    "sme-take-up": by_size,
    "sme-distance": distance,
    **{f"sme-sixty-{reading}": partial(sixty_if_chosen, reading=reading) for reading in readings.READINGS},
    "joint-training": joint_training,
}
