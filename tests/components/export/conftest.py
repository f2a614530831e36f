"""What the tests of workbooks and packs share."""

from datetime import date

import pytest

from components.files.provenance import Provenance


@pytest.fixture
def taken() -> Provenance:
    return Provenance(
        version="2026.11.0+abc1234",
        filters="none",
        accessed=date(2026, 11, 22),
        link="http://127.0.0.1:8501/?lang=en",
    )
