"""Why an indicator is not computed is told in the reader's language; it is read here in English."""

from collections.abc import Iterator

import pytest

from i18n import speaking


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with speaking("en"):
        yield
