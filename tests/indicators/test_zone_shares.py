import pytest

from indicators.areas import PROVINCES
from indicators.dataset import Dataset
from indicators.errors import IndicatorError
from indicators.indicator import Indicator
from indicators.zone_shares import location_quotient, metropolitan_share_pct
from tests.indicators.tables import NO_REPORTS, SHARE, SMES, all_reported, firms, reports, residents, trainees

PEOPLE = residents(KR_11=300, KR_41=200, KR_26=500)
TOTAL = trainees((2021, 100, 900))


def share(regional_training: Dataset = NO_REPORTS) -> Indicator:
    return metropolitan_share_pct(
        zone_shares=SHARE, population=PEOPLE, sme_by_zone=SMES, regional_training=regional_training, trainees=TOTAL
    )


def quotient(regional_training: Dataset = NO_REPORTS, population: Dataset = PEOPLE) -> Indicator:
    return location_quotient(
        zone_shares=SHARE,
        population=population,
        sme_by_zone=SMES,
        sme_firms=firms(KR_11=50, KR_26=50),
        regional_training=regional_training,
        trainees=TOTAL,
    )


class TestMetropolitanSharePct:
    def test_the_printed_share_is_reported_and_undated(self) -> None:
        found = share().row(area="KR-CAP", category="trainees")
        assert (found.number, found.year, found.status) == (60, None, "reported")

    def test_the_rest_is_computed(self) -> None:
        found = share().row(area="KR-REST", category="trainees")
        assert (found.number, found.status) == (40, "computed")  # 100 - 60

    def test_residents_and_firms_stand_beside_it(self) -> None:
        assert share().value(area="KR-CAP", category="residents") == pytest.approx(50)  # (300 + 200) / 1,000
        assert share().value(area="KR-CAP", category="sme_firms") == pytest.approx(50)  # 100 / 200

    def test_a_complete_zone_stands_beside_the_printed_share_with_its_year(self) -> None:
        found = share(all_reported(10))
        assert found.value(area="KR-CAP", year=2021, category="trainees") == pytest.approx(6)  # 3 x 20 / 1,000
        assert found.value(area="KR-REST", year=2021, category="trainees") == pytest.approx(28)  # 14 x 20 / 1,000
        assert set(found.table[found.table["year"].isna()]["value"]) == {60, 40}

    def test_its_sources_are_those_of_the_offices_as_well(self) -> None:
        assert "regional_training_source" in share(all_reported()).sources
        assert "regional_training_source" not in share().sources

    def test_a_zone_that_lacks_a_province_has_no_share_of_its_own(self) -> None:
        complete = all_reported()
        found = share(complete.where(province=set(PROVINCES) - {"KR-28"}))
        years = found.table[(found.table["category"] == "trainees") & found.table["year"].notna()]
        assert list(years["area"]) == ["KR-REST"]

    def test_reports_of_different_basis_are_not_added_up(self) -> None:
        mixed = all_reported()
        mixed.table.loc[mixed.table["province"] == "KR-11", "basis"] = "residence"
        found = share(mixed)
        years = found.table[(found.table["category"] == "trainees") & found.table["year"].notna()]
        assert list(years["area"]) == ["KR-REST"]

    def test_no_residents_in_2021_is_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="no residents for 2021"):
            metropolitan_share_pct(
                zone_shares=SHARE,
                population=residents(2020, KR_11=1),
                sme_by_zone=SMES,
                regional_training=NO_REPORTS,
                trainees=TOTAL,
            )


class TestLocationQuotient:
    def test_it_is_share_of_training_over_share_of_the_base(self) -> None:
        assert quotient().value(area="KR-CAP", category="residents") == pytest.approx(1.2)  # 60 / 50
        assert quotient().value(area="KR-REST", category="sme_firms") == pytest.approx(0.8)  # 40 / 50

    def test_a_zone_without_residents_has_none(self) -> None:
        found = quotient(population=residents(KR_11=10))
        assert "KR-REST" not in set(found.table[found.table["category"] == "residents"]["area"])

    def test_a_province_has_none_until_it_reports(self) -> None:
        assert set(quotient().table["area"]) == {"KR-CAP", "KR-REST"}

    def test_a_province_that_reports_has_its_own(self) -> None:
        rows = ((2021, "KR-26", "job_seeker", 50, None, None), (2021, "KR-26", "employee", 50, None, None))
        found = quotient(reports(*rows))
        of_residents = found.row(area="KR-26", category="residents")
        assert (of_residents.number, of_residents.year, of_residents.status) == (pytest.approx(0.2), 2021, "computed")
        # 100 of 1,000 trainees over 500 of 1,000 residents; over 50 of 100 firms, which are printed rounded
        of_firms = found.row(area="KR-26", category="sme_firms")
        assert (of_firms.number, of_firms.bound) == (pytest.approx(0.2), "about")

    def test_a_province_with_one_category_in_has_none(self) -> None:
        found = quotient(reports((2021, "KR-26", "employee", 50, None, None)))
        assert "KR-26" not in set(found.table["area"])

    def test_a_province_without_residents_has_none(self) -> None:
        rows = ((2021, "KR-50", "job_seeker", 5, None, None), (2021, "KR-50", "employee", 5, None, None))
        assert "KR-50" not in set(quotient(reports(*rows)).table["area"])

    def test_a_year_without_a_national_total_has_none(self) -> None:
        rows = ((2022, "KR-26", "job_seeker", 5, None, None), (2022, "KR-26", "employee", 5, None, None))
        assert "KR-26" not in set(quotient(reports(*rows)).table["area"])
