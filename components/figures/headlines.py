"""What the pages say first: answers, titles of pictures and the meter, as they are or as they would be after an update."""

from dataclasses import dataclass

from components.figures.page_sentences import TITLES, Texts, sentences
from components.figures.state import State
from data.effect import NOT_COMPUTED
from data.outlook import Outlook
from i18n import _


@dataclass(frozen=True, kw_only=True)
class HeadlineChange:
    """One sentence of a page that an update changes; empty where there is none."""

    page: str
    before: str
    after: str


def headlines(outlook: Outlook, *, year: int | None = None) -> dict[str, Texts]:
    """The sentences of each page by stable names, in the reader's language; a page that would fail says why.

    Args:
        outlook: the data as they are, or as they would be.
        year: the year of the filter; the latest of the trainee table unless given.
    """
    found = {}
    for page in TITLES:
        try:
            latest = int(outlook.dataset("trainees").table["year"].max())
            found[page] = sentences(page, State(outlook=outlook, year=year or latest))
        except NOT_COMPUTED as error:
            found[page] = {"answer": _("This page could not be shown: {reason}", reason=error)}
    return found


def changed(before: dict[str, Texts], after: dict[str, Texts]) -> list[HeadlineChange]:
    """The sentences that differ between two results of `headlines`, in the order of the pages."""
    return [
        HeadlineChange(page=page, before=before[page].get(name, ""), after=after[page].get(name, ""))
        for page in before
        for name in dict.fromkeys([*before[page], *after[page]])
        if before[page].get(name) != after[page].get(name)
    ]
