"""Skills and reform outlook: the answer and the cards."""

from components.figures import words
from components.figures.card import Card, card
from components.figures.skills import votes
from components.figures.skills.votes import Vote
from data import labels
from i18n import _
from indicators.areas import WORLD
from indicators.dataset import Dataset
from indicators.indicator import Indicator


def answer(trends: Dataset) -> str:
    """The page's answer in one sentence: what leads and rises among the votes of the world; no figure of Korea with it."""
    found = votes.votes(trends)
    lead = votes.latest(found)[0]
    before, rose = votes.earlier(found, lead), votes.riser(found)
    known = {
        "lead": lead.name,
        "share": votes.as_printed(lead),
        "year": str(lead.year),
    }
    if before is None or before.rank != 1 or rose is None or rose.option == lead.option:
        return _("“{lead}” leads the votes of {year} with {share}, worldwide", **known)
    return _(
        "“{lead}” leads the votes of both years ({share} in {year}) and “{rise}” rises most, worldwide",
        rise=rose.name,
        **known,
    )


def cards(
    trends: Dataset, changes: Indicator, checks: Indicator, courses: Indicator, providers: Indicator
) -> list[Card]:
    """What rose most, how the printed arrows fit, courses and providers."""
    found = votes.votes(trends)
    rose = votes.riser(found)
    made = [_rise(changes, rose, votes.faller(found))] if rose else []
    return [*made, _arrows(checks, found), *_supply(courses, providers)]


def _rise(changes: Indicator, rose: Vote, fell: Vote | None) -> Card:
    value = changes.row(area=WORLD, year=rose.year, category=rose.option)
    note = _("Percentage points of the votes. No option rose more.")
    if fell:
        note = _(
            "Percentage points of the votes. {name} lost most: {change}.",
            name=fell.name,
            change=words.change(fell.change or 0, "percentage_points"),
        )
    label = _("Largest rise: {name}", name=rose.name)
    return card(changes, value, label=label, value=words.change(value.number, "percentage_points"), note=note)


def _arrows(checks: Indicator, found: list[Vote]) -> Card:
    wrong = votes.contradicted(votes.latest(found))
    year = found[-1].year
    kinds = checks.table[checks.table["year"] == year]["category"]
    told = "contradicts" if wrong else next(kind for kind in ("agrees", *kinds) if kind in set(kinds))
    note = _("Options of {year}: the arrow beside {names}.", year=str(year), names=", ".join(one.name for one in wrong))
    if not wrong:
        note = _("Options of {year}; none contradicts its shares.", year=str(year))
    return card(
        checks, checks.row(area=WORLD, year=year, category=told), label=labels.word("arrow_check", told), note=note
    )


def _supply(courses: Indicator, providers: Indicator) -> list[Card]:
    note = _("Courses are assessed, providers registered: no ratio of the two means anything.")
    return [
        card(courses, courses.row(), label=_("Training courses assessed"), note=note),
        card(providers, providers.row(), label=_("Training providers registered"), note=note),
    ]
