"""What the tests of workbooks and packs share."""

from datetime import date

import pytest

from components.files.rows import Provenance
from data.outlook import Outlook


@pytest.fixture
def taken() -> Provenance:
    return Provenance(
        data=Outlook(),
        filters="none",
        accessed=date(2026, 11, 22),
        link="http://127.0.0.1:8501/?lang=en",
    )
