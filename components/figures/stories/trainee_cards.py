"""Key figures of the trainee table: the index, contributions, and the job seekers of the first and the last year."""

from components.figures import words
from components.figures.card import Card, card
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.indicator import Indicator


def index_card(index: Indicator, change: Indicator, year: int, *, base: int) -> Card:
    """The index of a year, and the change that led there."""
    if year in set(change.table["year"]):
        moved = words.change(change.value(year=year, category="total"))
        note = _("{change} on the year before.", change=moved)
    elif year != base:
        note = _("Nothing is known of {before}: no change to tell.", before=year - 1)
    else:
        note = _("The base of the index.")
    label = _("Trainees, {base} = 100", base=base)
    return card(index, index.row(year=year, category="total"), label=label, note=note, also=(change,)).named(str(year))


def contribution_card(contribution: Indicator, change: Indicator, year: int) -> Card:
    """What employees contributed to the change of the total in a year."""
    found = contribution.row(year=year, category="employee")
    return card(
        contribution,
        found,
        label=_("Contribution of employees"),
        value=words.change(found.number, "percentage_points"),
        note=_("Of a change of {change}.", change=words.change(change.value(year=year, category="total"))),
        also=(change,),
    )


def job_seekers_card(trainees: Indicator, index: Indicator) -> Card:
    """Job seekers of the first and of the last year, as printed."""
    years = sorted({int(year) for year in trainees.table["year"]})
    first, last = (number(trainees.value(year=year, category="job_seeker")) for year in (years[0], years[-1]))
    return card(
        trainees,
        trainees.row(year=years[-1], category="job_seeker"),
        label=labels.word("trainee_category", "job_seeker"),
        value=f"{first} → {last}",
        note=_("{times} times.", times=number(index.value(year=years[-1], category="job_seeker") / 100, digits=2)),
        also=(index,),
    ).dated(words.span(years[0], years[-1]))
