"""What holds for all tests."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, settings

from data import catalogue
from data.store.location import VARIABLE

# An example that takes long says something of the machine, not of the code. The same code gets the same examples, so that a
# verdict can be repeated; `python -m benchmarks fuzz` looks for new ones.
settings.register_profile("any machine", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session", autouse=True)
def store_addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[str]]:
    """Addresses of stores that are not there yet; the first holds for servers that serve many tests."""
    folder = tmp_path_factory.mktemp("stores")
    addresses = (f"sqlite:///{(folder / f'{number}.sqlite3').as_posix()}" for number in count())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, next(addresses))
        yield addresses


@pytest.fixture(autouse=True)
def _store_of_its_own(store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees what another one, or the person at this machine, has published."""
    monkeypatch.setenv(VARIABLE, next(store_addresses))
    yield
    catalogue.as_of(None)
