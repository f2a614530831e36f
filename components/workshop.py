"""The part of a page on the APEC workshop of 2017: its issues with what is known today, its findings, who was there."""

from components import draw, say
from components.draw import table
from components.figures.cases import workshop
from components.figures.state import State
from i18n import _


def workshop_of_2017(state: State) -> None:
    """Issues as cards that lead to what is known today; findings in three voices; who was there; the report itself."""
    say.header(_("The APEC workshop of 2017"), divider="gray")
    say.caption(_("Each issue with the figure that stands for it today, and the page that shows it"))
    draw.row(*workshop.workshop_issues(state))
    for shown in workshop.VIEW.values():
        table(shown(state))
