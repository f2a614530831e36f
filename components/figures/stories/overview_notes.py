"""What the speaker says to ministers on each slide, and what not."""

from typing import Final

from components.figures import words
from i18n import Message, _, message
from i18n.numbers import compact
from indicators.dataset import Dataset

NOTES: Final[dict[str, Message]] = {
    "overview-2": message(
        "Say each step by itself, then where the last year stands against the first. "
        "Do not give an average growth a year. "
        "Swings this large would fit a count of enrolments rather than of people; the source does not say which it is."
    ),
    "overview-3": message(
        "Say what each category contributed to the change, then how each moved by itself: these are two things. "
        "A small group can grow fast and still contribute little. "
        "Add that one learning card replaced two in January 2020, so part of the shift may be classification."
    ),
    "overview-4": message(
        "Quote the share as the source's, without a year. "
        "Say that it stands for participation and facilities together and that the place that is counted is not defined. "
        "The shares of residents and SME firms beside it are computed from counts of 2021."
    ),
    "overview-5": message(
        "A workplace counts once, however many of its people train: this is the use of a scheme, not a share of workers. "
        "Say how many of them have fewer than 5 people, so that the rate for all sizes is not taken for that of the others. "
        "Do not set this rate beside the implementation rate of the next slide."
    ),
    "overview-6": message(
        "Read each card with the line under it: who is counted. "
        "One is a participation rate without a year, the other an implementation rate that may be today's or the target. "
        "Do not subtract one from the other and do not speak of a rise."
    ),
    "overview-7": message(
        "Say “forecast” and “in all these years together”. What is not published by field is not found, not zero. "
        "Do not subtract trainees from the shortage: whether the supply in it counts training is not stated. "
        "The fields of the forecast are not those of K-Digital Training."
    ),
    "overview-8": message(
        "Say both differences in the words of the source, as people, without a percentage: it names no year for either state. "
        "Do not compare with the yearly table: years or definitions differ. "
        "Whose training is meant by “business owners” is our reading."
    ),
    "overview-9": message(
        "Say “signed”, “under discussion” and “multilateral” apart: talks are not recognition. "
        "The signatures were checked outside the presentation, against published reports and not the agreements themselves. "
        "An agreement with one state does not bind the rest of an economy."
    ),
    "overview-10": message(
        "Close with a request rather than a figure: each line names who can answer it. "
        "The first three need one sentence each; the fourth grows with every province that reports. "
        "The count on the card is that of the moment at which this story was opened."
    ),
}


def level(counted: float, printed: Dataset) -> str:
    """How to say the level aloud, and which printed figures not to use.

    Args:
        counted: trainees of the latest year.
        printed: `printed_figures`.
    """
    return _(
        "Say “{short}”, aloud “{aloud}”. The presentation's {a_year} truncates, "
        "and its “about {percent}” of the population fits no year. "
        "Whether a person with three courses counts once or three times is not stated.",
        short=words.short(counted, "trainees"),
        aloud=words.bounded(words.short(round(counted, -5), "trainees"), "about"),
        a_year=compact(printed.number("value", measure="trainees_a_year")),
        percent=words.full(printed.number("value", measure="trainees_share_of_population_pct"), "percent", digits=0),
    )
