"""The figure that the tests take away: trainees by category, from the bundled data."""

from datetime import date

import pytest

from components.figures.exhibit import Figure
from components.figures.trends import levels_by_category
from components.files.rows import Provenance
from data.catalogue import compute
from data.outlook import Outlook
from i18n import speaking


@pytest.fixture
def trainees() -> Figure:
    names = ("trainees_by_category", "trainees_total", "job_seeker_share_pct", "trainees_index")
    with speaking("en"):
        return levels_by_category(*(compute(name) for name in names), change=compute("trainees_change_pct"), year=2021)


@pytest.fixture
def taken() -> Provenance:
    return Provenance(
        data=Outlook(),
        filters="province Busan, year 2021",
        accessed=date(2026, 11, 22),
        link="http://127.0.0.1:8501/trends?lang=en&year=2021",
    )
