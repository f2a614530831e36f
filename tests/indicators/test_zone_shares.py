import pytest

from indicators.dataset import Dataset, IndicatorError
from indicators.indicator import PROVINCES, Indicator
from indicators.zones import location_quotient, metropolitan_share_pct
from tests.indicators.tables import (
    NO_COUNTS,
    NO_REPORTS,
    SHARE,
    SMES,
    all_reported,
    firms,
    provisional,
    reports,
    residents,
    trainees,
)

TOTAL = trainees((2021, 40, 160))
PEOPLE = residents(KR_11=300, KR_41=200, KR_26=500)


def share(regional_training: Dataset = NO_REPORTS) -> Indicator:
    return metropolitan_share_pct(
        zone_shares=SHARE,
        population=PEOPLE,
        sme_by_zone=SMES,
        regional_training=regional_training,
        trainees=TOTAL,
        trainees_by_zone=NO_COUNTS,
    )


def quotient(regional_training: Dataset = NO_REPORTS, population: Dataset = PEOPLE) -> Indicator:
    return location_quotient(
        zone_shares=SHARE,
        population=population,
        sme_by_zone=SMES,
        sme_firms=firms(KR_11=50, KR_26=50),
        regional_training=regional_training,
        trainees=TOTAL,
        trainees_by_zone=NO_COUNTS,
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

    def test_once_all_have_reported_their_shares_stand_beside_the_printed_one_with_their_year(self) -> None:
        found = share(all_reported(10))
        assert found.value(area="KR-CAP", year=2021, category="trainees") == pytest.approx(
            300 / 17
        )  # 3 of 17 provinces
        assert found.value(area="KR-REST", year=2021, category="trainees") == pytest.approx(1400 / 17)
        assert set(found.table[found.table["year"].isna()]["value"]) == {60, 40}

    def test_its_sources_are_those_of_the_offices_as_well(self) -> None:
        assert "regional_training_source" in share(all_reported()).sources
        assert "regional_training_source" not in share().sources

    def test_one_province_missing_leaves_the_printed_share_alone(self) -> None:
        found = share(all_reported().where(province=set(PROVINCES) - {"KR-28"}))
        assert found.table[found.table["category"] == "trainees"]["year"].isna().all()

    def test_reports_of_different_basis_are_not_added_up(self) -> None:
        mixed = all_reported()
        mixed.table.loc[mixed.table["province"] == "KR-11", "basis"] = "residence"
        found = share(mixed)
        assert found.table[found.table["category"] == "trainees"]["year"].isna().all()

    def test_no_residents_are_an_error(self) -> None:
        with pytest.raises(IndicatorError, match="no residents of 2021"):
            metropolitan_share_pct(
                zone_shares=SHARE,
                population=residents(2021, KR_11=0),
                sme_by_zone=SMES,
                regional_training=NO_REPORTS,
                trainees=TOTAL,
                trainees_by_zone=NO_COUNTS,
            )


class TestLocationQuotient:
    def test_it_is_share_of_training_over_share_of_the_base(self) -> None:
        assert quotient().value(area="KR-CAP", category="residents") == pytest.approx(1.2)  # 60 / 50
        assert quotient().value(area="KR-REST", category="sme_firms") == pytest.approx(0.8)  # 40 / 50

    def test_a_zone_without_residents_has_none(self) -> None:
        found = quotient(population=residents(KR_11=10))
        assert "KR-REST" not in set(found.table[found.table["category"] == "residents"]["area"])

    def test_a_province_has_none_until_all_have_reported_and_the_reason_is_told(self) -> None:
        one = reports((2021, "KR-26", "job_seeker", 50, None, None), (2021, "KR-26", "employee", 50, None, None))
        for found in (quotient(), quotient(one)):
            assert set(found.table["area"]) == {"KR-CAP", "KR-REST"}
            assert [refusal.area for refusal in found.refusals] == ["KR-NN"]

    def test_a_province_has_its_own_once_all_have_reported(self) -> None:
        found = quotient(all_reported(10))
        assert found.value(area="KR-CAP", year=2021, category="residents") == pytest.approx(6 / 17)  # 3 / 17 over 50%
        of_residents = found.row(area="KR-26", category="residents")
        # 20 of 340 trainees over 500 of 1,000 residents; over 50 of 100 firms, which are printed rounded
        assert (of_residents.number, of_residents.year, of_residents.status) == (
            pytest.approx(2 / 17),
            2021,
            "from_offices",
        )
        of_firms = found.row(area="KR-26", category="sme_firms")
        assert (of_firms.number, of_firms.bound) == (pytest.approx(2 / 17), "about")
        assert found.refusals == ()

    def test_the_firms_of_2021_are_no_base_for_another_year(self) -> None:
        for year in (2020, 2022):
            found = quotient(all_reported(10, year=year)).table
            assert not (found["area"].isin(PROVINCES) & (found["category"] == "sme_firms")).any()

    def test_a_province_without_residents_has_none(self) -> None:
        found = quotient(all_reported(10))
        assert "KR-50" not in set(found.table["area"])


def test_what_rests_on_a_provisional_report_is_provisional_and_what_is_printed_is_not() -> None:
    told = provisional(all_reported(10), "KR-26")
    shares = share(told).table
    of_reports = (shares["category"] == "trainees") & shares["year"].notna()
    assert set(shares[of_reports]["flags"]) == {"provisional"}
    assert set(shares[~of_reports]["flags"]) == {"", "undated"}
    quotients = quotient(told).rows
    of_reports = [row for row in quotients if row.year]
    assert all("provisional" in row.flags for row in of_reports)
    assert {row.area for row in of_reports} > {"KR-CAP", "KR-REST"}
    assert {row.flags for row in quotients if not row.year} == {("undated",)}
