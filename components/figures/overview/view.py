"""The overview: its answer and cards, from the state of the page. It has no pictures and no tables of its own.

Its own choice: `share` of the capital area, which the estimate of the chosen province assumes.
"""

from typing import Final

from components.figures.card import Card
from components.figures.overview import headlines, my_province
from components.figures.state import State, View, residents_year


def answer(state: State) -> str:
    """The state of training for the year of the filter."""
    total, shares = map(state.compute, ("trainees_total", "metropolitan_share_pct"))
    return headlines.answer(total, shares, year=state.year)


def cards(state: State) -> list[Card]:
    """Six headline figures."""
    return headlines.headlines(state)


def strip(state: State) -> list[Card]:
    """From as-is to to-be."""
    return headlines.strip(state.compute)


def of_province(state: State) -> list[Card]:
    """What is known of the chosen province; no cards for all of Korea."""
    if state.province is None:
        return []
    known = residents_year(state.dataset("population"), year=state.year)
    return my_province.cards(state, state.province, residents_year=known)


def is_estimated(state: State) -> bool:
    """Whether the trainees of the chosen province are only estimated."""
    return bool(state.province) and my_province.is_estimated(state, state.province or "")


VIEW: Final[dict[str, View]] = {}
