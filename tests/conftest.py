"""What holds for all tests."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from data import catalogue
from data.store.location import VARIABLE
from i18n import LANGUAGES, current, speak

# An example that takes long says something of the machine, not of the code. The same code gets the same examples, so that a
# verdict can be repeated; `python -m benchmarks fuzz` looks for new ones.
any_machine = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default run", any_machine, max_examples=25)
settings.register_profile("sweep", any_machine, max_examples=500)
settings.load_profile("default run")
README = "not slow and not sweep"  # as pyproject.toml has it
# What takes seconds a test: a browser, LibreOffice, servers, all files of all stores. README's command leaves these to
# `make slow`, of which CI runs a quarter after it, by turns; by hand they run where their file is named.
SLOW = (
    "tests/browser/",
    "tests/components/export/test_book.py",
    "tests/components/export/test_command_line.py",
    "tests/components/export/test_edition.py",
    "tests/components/export/test_office.py",
    "tests/components/export/test_packs.py",
    "tests/components/export/test_queue.py",
    "tests/components/export/test_slides_office.py",
    "tests/components/export/test_standard.py",
    "tests/components/export/test_sweep.py",
    "tests/components/export/test_slides_package.py::test_the_slides_of_all_exhibits",
    "tests/components/export/test_slides_words.py::test_a_title_that_finds",
    "tests/components/export/test_slides_words.py::test_every_chart_map_table_and_picture",
    "tests/components/export/test_text_from_data.py",
    "tests/components/figures/test_overview.py::test_every_question",
    "tests/components/figures/stories/test_nothing_missing.py",
    "tests/components/figures/test_ranges.py",
    "tests/components/scene/test_staged.py",
    "tests/components/scene/test_svg.py",
    "tests/components/test_one_data.py",
    "tests/components/test_pictures.py::test_a_picture_of_pixels",
    "tests/components/test_pictures.py::test_the_document",
    "tests/components/test_provisional.py",
    "tests/components/test_ready.py",
    "tests/components/test_search.py::test_a_province_is_found",
    "tests/components/test_search.py::test_a_year_that_is_missing",
    "tests/components/test_search.py::test_every_page_province",
    "tests/components/test_search.py::test_trainees_of_a_year",
    "tests/components/test_suppressed.py",
    "tests/data/intake/reading/test_around.py",
    "tests/data/intake/reading/test_below_headings.py",
    "tests/data/intake/reading/test_persons.py",
    "tests/data/intake/test_accounting.py",
    "tests/data/intake/test_after_the_mend.py",
    "tests/data/intake/test_growth.py",
    "tests/data/intake/test_office.py",
    "tests/data/intake/test_own_tables.py",
    "tests/data/intake/test_presentable.py::test_many_long_cells",
    "tests/data/intake/test_presentable.py::test_no_text_keeps_the_check_busy",
    "tests/data/intake/test_survival.py",
    "tests/data/intake/test_wholes.py",
    "tests/data/test_caveats.py",
    "tests/data/records/test_aggregate.py",
    "tests/data/records/test_together.py",
    "tests/data/records/test_engines.py",
    "tests/data/records/test_suppression.py",
    "tests/data/store/test_audit.py",
    "tests/data/store/test_commands.py",
    "tests/data/store/test_comparisons_update.py",
    "tests/data/store/test_contract.py",
    "tests/data/store/test_copies.py",
    "tests/data/store/test_files.py",
    "tests/data/store/test_head.py",
    "tests/data/store/test_killed.py",
    "tests/data/store/test_publish_command.py",
    "tests/data/store/test_replicas.py",
    "tests/data/store/test_restoring.py",
    "tests/data/store/test_round_trip.py",
    "tests/data/store/test_states.py::TestDamage",
    "tests/data/store/test_waits.py",
    "tests/data/store/test_writers.py",
    "tests/data/test_command_line.py",
    "tests/data/test_releases.py",
    "tests/i18n/test_nothing_untranslated.py",
    "tests/indicators/test_headcount.py",
    "tests/pages/test_access.py",
    "tests/pages/test_cases_of_updates.py",
    "tests/pages/test_changes.py",
    "tests/pages/test_contradictions.py",
    "tests/pages/test_data.py",
    "tests/pages/test_filters.py",
    "tests/pages/test_kdt.py",
    "tests/pages/test_national_updates.py",
    "tests/pages/test_present.py",
    "tests/pages/test_present_everything.py",
    "tests/pages/test_records.py",
    "tests/pages/test_reports.py",
    "tests/pages/test_search.py::test_a_line_that_holds",
    "tests/pages/test_store_away.py",
    "tests/pages/test_takeaway.py",
    "tests/pages/test_targets.py",
    "tests/pages/test_text_from_data.py",
    "tests/pages/test_updates.py",
    "tests/pages/test_values.py",
    "tests/pages/test_version.py",
    "tests/pages/test_views.py",
    "tests/test_claims.py::test_what_is_said",
    "tests/test_startup.py",
    "tests/test_years.py::TestTheNewestYear::test_leaves_no_page",
)
QUICK = "concentration-ko-"  # visits of one page stay: without a browser that works nothing is seen
SHOWN = ("tests/components/", "tests/pages/")  # what is shown in every language: README's command asks in one of them
KEPT = "tests/data/store/"  # what is kept in every database: README's command asks in one of them
DATABASES = ("sqlite", "postgresql")
TURNS = 4  # so many landings ask all slow tests
EVERY_PAGE = re.compile(r"^tests/browser/test_every_page\.py::.*\[(.+)\]$")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--turn", type=int, help=f"of the slow tests those of one turn only; every {TURNS}th number is the same"
    )


def pytest_configure(config: pytest.Config) -> None:
    """`-m sweep` has the full number of examples; whoever names a file gets all of it but the sweep."""
    named = any(Path(word.partition("::")[0]).exists() for word in config.invocation_params.args)
    if named and config.option.markexpr == README:
        config.option.markexpr = "not sweep"
    if config.option.markexpr == "sweep":
        settings.load_profile("sweep")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of examples are in the sweep too; visits of all pages, which are many and alike, end a run; one alone begins it."""
    for item in items:
        visited = EVERY_PAGE.match(item.nodeid)
        if item.nodeid.startswith(SLOW) and not (visited and visited[1].startswith(QUICK)):
            item.add_marker(pytest.mark.slow)
        if config.option.markexpr == "sweep" and getattr(getattr(item, "function", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.sweep)
    for file in _by_file(items, lambda item: bool(item.get_closest_marker("slow"))).values():
        _ask_in_turn(file, of=LANGUAGES, others="sweep")
    for file in _by_file(items, lambda item: item.nodeid.startswith(SHOWN)).values():
        _ask_in_turn(file, of=LANGUAGES, others="slow")
    if os.environ.get("POSTGRES_TEST_URL"):
        for file in _by_file(items, lambda item: item.nodeid.startswith(KEPT)).values():
            _ask_in_turn(file, of=DATABASES, others="slow")
    if config.option.turn is not None:
        _keep_the_turn(items, config.option.turn)
    items.sort(key=lambda item: bool(EVERY_PAGE.match(item.nodeid)), reverse=config.option.markexpr == README)


def _by_file(items: list[pytest.Item], wanted: Callable[[pytest.Item], bool]) -> dict[Path, list[pytest.Item]]:
    files: dict[Path, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if wanted(item) and not item.get_closest_marker("sweep"):
            files[item.path].append(item)
    return files


def _ask_in_turn(items: list[pytest.Item], *, of: Container[str], others: str) -> None:
    """What a test asks in every language (or database) is asked in one, the next of it in another; the others get a mark."""
    asked: dict[tuple[object, ...], list[pytest.Item]] = defaultdict(list)
    for item in items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        if turning := [name for name, value in parameters.items() if isinstance(value, str) and value in of]:
            rest = sorted((name, _same(value)) for name, value in parameters.items() if name not in turning)
            asked[(item.nodeid.partition("[")[0], *rest)].append(item)
    for turn, same in enumerate(asked.values()):
        for item in same:
            if item is not same[turn % len(same)]:
                item.add_marker(others)


def _same(value: object) -> str:
    """What tells one parameter from another; tables are never written out for it."""
    return repr(value) if isinstance(value, str | int | float | tuple | None) else str(id(value))


def _keep_the_turn(items: list[pytest.Item], turn: int) -> None:
    mine = of_turn({scope(item.nodeid) for item in items if item.get_closest_marker("slow")}, turn)
    items[:] = [item for item in items if scope(item.nodeid) in mine]


def of_turn(scopes: set[str], turn: int) -> set[str]:
    """The subjects of a turn: every fourth, and of the visits of all pages every fourth."""
    return set(sorted(scopes)[turn % TURNS :: TURNS])


def scope(nodeid: str) -> str:
    """What shares a worker: tests of one subject; a visit of a page is one by itself."""
    way = EVERY_PAGE.match(nodeid)
    return way[1] if way else Path(nodeid.partition("::")[0]).name


class BySubject(LoadScopeScheduling):
    """Tests of one subject share a worker and what it has built for them: test_edition.py of the export and of the browser.

    The visits of all pages are handed out one by one, so that the workers end together.
    """

    def _split_scope(self, nodeid: str) -> str:
        return scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> BySubject | None:
    """Who does what, unless `--dist` on the command line says it."""
    return BySubject(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.fixture(scope="session", autouse=True)
def _packages_are_searched_once() -> Iterator[None]:
    """For each page that it opens, AppTest reads the description of every package of the environment: a third of a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def store_addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[str]]:
    """Addresses of stores that are not there yet; the first holds for servers that serve many tests."""
    folder = tmp_path_factory.mktemp("stores")
    addresses = (f"sqlite:///{(folder / f'{number}.sqlite3').as_posix()}" for number in count())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, next(addresses))
        yield addresses


@pytest.fixture(autouse=True)
def _language_of_its_own() -> Iterator[None]:
    """A command speaks the language it was asked for until its process ends; the next test has what was in force before."""
    before = current()
    yield
    speak(before)


@pytest.fixture(autouse=True)
def _store_of_its_own(store_addresses: Iterator[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees what another one, or the person at this machine, has published."""
    monkeypatch.setenv(VARIABLE, next(store_addresses))
    yield
    catalogue.as_of(None)
