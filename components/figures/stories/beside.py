"""Beside others: what other economies and surveys count, for halls of APEC and ASEAN."""

from typing import Final

from components.figures import comparison
from components.figures.cards import Card, card
from components.figures.comparison import Entry, newest
from components.figures.exhibit import Figure
from components.figures.mra import asean_frameworks
from components.figures.state import Slide, State, offered_years
from components.figures.stories import shared
from data import labels
from data.outlook import Outlook
from i18n import Message, _, message
from indicators.indicator import KOREA

# The state that a story is told from, and a card of one figure of others.


def _state(outlook: Outlook) -> State:
    return State(outlook=outlook, year=offered_years(outlook)[-1])


def _cards(state: State, question: str, *wanted: tuple[str, str]) -> tuple[Card, ...]:
    """The newest figure of each concept and area that the data hold."""
    found = [newest(state, question, concept, area) for concept, area in wanted]
    return tuple(_card(state, question, one) for one in found if one)


def _card(state: State, question: str, one: Entry) -> Card:
    indicator = comparison.shown_of(state.compute(comparison.QUESTIONS[question]), [one])
    made = card(
        indicator,
        one.found,
        label=f"{labels.word('comparison_concept', one.concept)}: {one.owner}",
        value=comparison.value_in_words(one.found, indicator.unit),
        note=f"{one.owner}: {one.group}",
    )
    return made.named(one.found.category).dated(comparison.dated(one))


# What is said on the slides and by the speaker.


ONE_CONCEPT: Final = message("Compare within one concept only; a line parts the others.")
PRESS: Final = message("Hollow or grey marks: circles are told by the press, diamonds by secondary sources.")
NO_ORDER: Final = message(
    "In the order of names, each with its year: no rank, and not the rate of the document (I-05)."
)
NO_TARGET: Final = message("The rate of the document has no year and may be a target (I-05).")
NOT_CORRECTED: Final = message("Participation by home does not correct the share (I-06, I-27).")
NO_CAUSE: Final = message(
    "As of the months beside them; not in these sources is not refused, talks are not recognition (I-09)."
)
NOTES: Final[dict[str, Message]] = {
    "beside-1": message(
        "Say first who is asked: people at home, about any learning, within a year. "
        "Korea's own survey and that of the OECD ask differently, so neither is wrong and no difference is given. "
        "The rate of the national survey is not the trainees over residents."
    ),
    "beside-2": message(
        "This is training for the job, asked of people at work or looking for it. "
        "Ages and years differ from economy to economy: name both with each figure. "
        "Staff counted at their workplace are another concept, below the line."
    ),
    "beside-3": message(
        "Shares of employers by surveys: floors of size differ and stand beside each. "
        "Ask the hall how their own surveys ask, before anyone compares. "
        "The participation rate of small firms is the take-up of a subsidy and has no place on this picture."
    ),
    "beside-4": message(
        "One value an economy, with the year in which firms were asked: from one round to the next values jump too far "
        "to be read as change. Do not read an order from the picture. "
        "What counts is a formal programme, so the level is lower than where any training counts."
    ),
    "beside-5": message(
        "Where the provider stands and where people live are different questions. "
        "Residents are asked at home; institutions and their remote learners are booked where the institution lies. "
        "Nobody has said which of these the document counts."
    ),
    "beside-6": message(
        "Referencing to the framework of ASEAN and agreements with Korea are different roads; neither causes the other. "
        "States are of the months beside them and may have moved since. "
        "Ask each economy in the hall for its present state: that is the figure to take home."
    ),
}


def _noted(name: str, shown: Figure) -> str:
    """What the speaker says, and what the picture says: values that contradict each other, and what is refused."""
    return "\n".join([str(NOTES[name]), *(one.replace("**", "") for one in shown.says)])


# The six slides: people, workers, employers, economies, places, frameworks.


def people(outlook: Outlook) -> Slide:
    """Adults in any learning, by survey."""
    state = _state(outlook)
    only = comparison.ANY_LEARNING
    shown = comparison.picture(
        state, "adults", only=only, newest=True, name="beside-people", title=_("Adults in any learning")
    )
    return Slide(
        id="beside-1",
        headline=comparison.TITLES["adults"](state),
        shown=shown,
        cards=_cards(state, "adults", *((concept, KOREA) for concept in only)),
        limits=shared.said(outlook, ONE_CONCEPT, PRESS),
        note=_noted("beside-1", shown),
        link="/comparison",
    )


def workers(outlook: Outlook) -> Slide:
    """Job training of people at work."""
    state = _state(outlook)
    only = ("workforce_training", "trained_staff")
    wanted = (("workforce_training", KOREA), ("workforce_training", "SGP"), ("trained_staff", "PHL"))
    shown = comparison.picture(
        state, "adults", only=only, newest=True, name="beside-workers", title=_("People at work in job training")
    )
    return Slide(
        id="beside-2",
        headline=_("Job training of people at work, each figure with its own survey and year"),
        shown=shown,
        cards=_cards(state, "adults", *wanted),
        limits=shared.said(outlook, ONE_CONCEPT, PRESS),
        note=_noted("beside-2", shown),
        link="/comparison",
    )


def employers(outlook: Outlook) -> Slide:
    """Employers that train, by survey, beside the rate of the document."""
    state = _state(outlook)
    only = ("implementation_rate", "firm_survey", "establishment_survey")
    wanted = (("firm_survey", "EU"), ("establishment_survey", "PHL"), ("implementation_rate", KOREA))
    shown = comparison.picture(
        state, "firms", only=only, newest=True, name="beside-employers", title=_("Employers that gave training")
    )
    return Slide(
        id="beside-3",
        headline=comparison.TITLES["firms"](state),
        shown=shown,
        cards=_cards(state, "firms", *wanted),
        limits=shared.said(outlook, NO_TARGET, ONE_CONCEPT),
        note=_noted("beside-3", shown),
        link="/comparison",
    )


def economies(outlook: Outlook) -> Slide:
    """Firms with formal programmes in economies of ASEAN and APEC."""
    state = _state(outlook)
    shown = comparison.picture(
        state,
        "firms",
        only=("formal_programmes",),
        newest=True,
        name="beside-economies",
        title=_("Firms with formal programmes of training"),
    )
    return Slide(
        id="beside-4",
        headline=_("Firms with formal programmes: each economy with the year in which it was asked, in no order"),
        shown=shown,
        cards=(),
        limits=shared.said(outlook, NO_ORDER),
        note=_noted("beside-4", shown),
        link="/comparison",
    )


def places(outlook: Outlook) -> Slide:
    """The capital area by provider and by home."""
    state = _state(outlook)
    shown = comparison.picture(
        state, "capital", newest=True, name="beside-places", title=_("The capital area, by what is counted")
    )
    return Slide(
        id="beside-5",
        headline=comparison.TITLES["capital"](state),
        shown=shown,
        cards=(),  # one of the two rates alone, beside the share, would be read as another share
        limits=shared.said(outlook, NOT_CORRECTED, PRESS),
        note=_noted("beside-5", shown),
        link="/comparison",
    )


def frameworks(outlook: Outlook) -> Slide:
    """Qualifications frameworks of ASEAN, beside Korea's agreements."""
    shown = asean_frameworks(_state(outlook))
    return Slide(
        id="beside-6",
        headline=shown.title,
        shown=shown,
        cards=(),
        limits=shared.said(outlook, NO_CAUSE),
        note=str(NOTES["beside-6"]),
        link="/mra",
    )


SLIDES: Final = (people, workers, employers, economies, places, frameworks)
