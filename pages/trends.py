"""Trainee trends: how many people train, who they are, and how that changed."""

from components import evidence, filters
from components.cards import row
from components.compute import compute
from components.draw import draw
from components.figures import trends
from components.page import header
from i18n import _

total, trainees = compute("trainees_total"), compute("trainees_by_category")
change, index = compute("trainees_change_pct"), compute("trainees_index")
year = filters.choices().year

header(
    _("Trainee trends"),
    _("How many train, who are they, and how did that change?"),
    trends.answer(total, change, index, year=year),
)
draw(trends.by_category(trainees, total, year=year))
evidence.panel(total, trainees, change)
