"""The register: a decorated function is its own entry."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators import registry
from indicators.dataset import Dataset, IndicatorError
from indicators.indicator import Indicator, Result, Row, tidy
from indicators.registry import RegisterError, indicator, newest_of
from tests.indicators.tables import COMPUTED, residents, trainees

ROOT = Path(__file__).parents[2]
TOTAL = trainees((2020, 1, 2), (2021, 30, 40))


@pytest.fixture(autouse=True)
def _register_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "REGISTRY", {})


def counted() -> Callable[..., Indicator]:
    """Rows of a year, with a caveat of its own for a year before 2021."""

    @indicator("trainees", unit="rows", page="trends", caveats=("I-01", "I-07"), year=2021)
    def rows_of_a_year(*, trainees: Dataset, year: int) -> Result:
        row: Row = ("KR", year, None, len(trainees.where(year=year).table), "exact", COMPUTED)
        return Result(rows=tidy([row]), caveats=("I-07", "I-26") if year < 2021 else ())

    return rows_of_a_year


def test_the_register_gives_name_unit_and_caveats() -> None:
    found = counted()(trainees=TOTAL)
    assert (found.id, found.unit, found.caveats) == ("rows_of_a_year", "rows", ("I-01", "I-07"))


def test_a_default_stands_in_the_register_alone_and_the_result_tells_what_was_used() -> None:
    function = counted()
    found, other = function(trainees=TOTAL), function(trainees=TOTAL, year=2019)
    assert (found.value(year=2021), found.parameters) == (2, {"year": 2021})
    assert (other.value(year=2019), other.parameters) == (0, {"year": 2019})


def test_a_caveat_that_depends_on_the_data_is_added_and_none_stands_twice() -> None:
    assert counted()(trainees=TOTAL, year=2020).caveats == ("I-01", "I-07", "I-26")


def test_the_entry_holds_what_others_ask_for() -> None:
    function = counted()
    entry = registry.REGISTRY["rows_of_a_year"]
    assert (entry.datasets, entry.parameters) == (("trainees",), {"year": 2021})
    assert (entry.unit, entry.page, entry.caveats) == ("rows", "trends", ("I-01", "I-07"))
    assert entry.function is function


def test_two_functions_of_one_name_are_refused() -> None:
    counted()
    with pytest.raises(RegisterError, match="rows_of_a_year already"):
        counted()


def test_a_function_that_takes_other_arguments_than_its_register_says_is_refused() -> None:
    with pytest.raises(RegisterError, match=r"differ in residents, year$"):

        @indicator("trainees", unit="rows", page="trends", caveats=(), year=2021)
        def rows_of_a_year(*, trainees: Dataset, residents: Dataset) -> Result:
            return Result(rows=tidy([]))


def test_every_module_is_found_whichever_is_imported_first() -> None:
    program = "import {first}; from indicators.registry import REGISTRY; print(*REGISTRY)"
    told = {
        subprocess.run(
            [sys.executable, "-c", program.format(first=first)], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for first in ("indicators.dataset", "indicators.provinces", "indicators.registry")
    }
    (names,) = told
    decorated = sum(path.read_text("utf-8").count("\n@indicator(") for path in (ROOT / "indicators").glob("*.py"))
    assert len(names.split()) == decorated


def of_the_newest_year() -> Callable[..., Indicator]:
    """Rows of a year: unless told, the newest that the trainees and the residents both have, else that of the trainees."""

    @indicator(
        "trainees",
        unit="rows",
        page="trends",
        caveats=(),
        year=newest_of("trainees", "population", otherwise="trainees"),
    )
    def rows_of_the_newest_year(*, trainees: Dataset, year: int) -> Result:
        return Result(rows=tidy([("KR", year, None, len(trainees.where(year=year).table), "exact", COMPUTED)]))

    return rows_of_the_newest_year


def test_a_default_may_be_the_newest_year_that_two_tables_have() -> None:
    function = of_the_newest_year()
    assert function(trainees=TOTAL, population=residents(2020, KR_11=1)).parameters == {"year": 2020}
    assert function(trainees=TOTAL, population=residents(2019, KR_11=1)).parameters == {"year": 2021}
    assert registry.REGISTRY["rows_of_the_newest_year"].read == ("trainees", "population")


def test_a_year_that_is_asked_for_needs_no_other_table() -> None:
    assert of_the_newest_year()(trainees=TOTAL, year=2020).value(year=2020) == 2


def test_no_year_at_all_is_an_error() -> None:
    with pytest.raises(IndicatorError, match="No year in common"):
        of_the_newest_year()(trainees=trainees(), population=residents(2019))


def test_what_the_function_does_not_take_is_refused() -> None:
    with pytest.raises(TypeError):
        of_the_newest_year()(trainees=TOTAL, year=2020, yaer=2021)
