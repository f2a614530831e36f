import pytest

from indicators.dataset import IndicatorError
from indicators.skills import (
    programme_qualification_institutions,
    programme_qualification_items,
    programme_qualification_items_ratio,
    programme_qualification_participants,
)
from tests.indicators.tables import dataset

COLUMNS = "measure year value bound"
TOLD = dataset(
    "programme_qualification",
    COLUMNS,
    ("items", 2015, 10, "exact"),
    ("items", 2021, 45, "exact"),
    ("institutions", 2021, 7, "about"),
    ("participants", 2021, 900, "exact"),
)


class TestProgrammeQualificationItems:
    def test_items_are_as_printed_in_both_years(self) -> None:
        found = programme_qualification_items(programme_qualification=TOLD)
        assert [found.value(year=year) for year in (2015, 2021)] == [10, 45]
        assert found.row(year=2021).status == "reported"


class TestProgrammeQualificationInstitutions:
    def test_institutions_keep_their_bound(self) -> None:
        found = programme_qualification_institutions(programme_qualification=TOLD).row()
        assert (found.number, found.year, found.bound) == (7, 2021, "about")


class TestProgrammeQualificationParticipants:
    def test_participants_are_as_printed(self) -> None:
        assert programme_qualification_participants(programme_qualification=TOLD).value(year=2021) == 900


class TestProgrammeQualificationItemsRatio:
    def test_it_is_the_last_year_over_the_first(self) -> None:
        found = programme_qualification_items_ratio(programme_qualification=TOLD).row()
        assert (found.number, found.year, found.status) == (4.5, 2021, "computed")  # 45 / 10

    @pytest.mark.parametrize("rows", [[("items", 2021, 45, "exact")], [("items", 2015, 0, "exact"), TOLD.rows[1][:4]]])
    def test_one_year_or_none_to_start_from_is_an_error(self, rows) -> None:
        with pytest.raises(IndicatorError, match="several years"):
            programme_qualification_items_ratio(programme_qualification=dataset("told", COLUMNS, *rows))
