"""A caveat stands beside what it is true of, and beside nothing else, whatever was published."""

import pandas as pd
import pytest

from data import catalogue
from data.outlook import Outlook
from data.package import bundled
from data.sentences import caveats
from i18n import speaking
from indicators.dataset import IndicatorError
from indicators.indicator import Indicator
from tests.data.store.reports import ADMINISTRATOR, MINISTRY, published, report
from tests.stores import STORES, store

NO_YEAR, NO_PLACE, NOT_STATED = "I-06", "I-27", "I-07"


def _all(outlook: Outlook) -> list[Indicator]:
    found = []
    for name in catalogue.indicators():
        try:
            found.append(outlook.compute(name))
        except IndicatorError:
            continue
    return found


@pytest.mark.parametrize("name", STORES)
def test_that_a_share_has_no_year_is_said_beside_every_figure_of_it_and_beside_no_other(name: str) -> None:
    with store(name):
        outlook = Outlook()
        of_shares = set(outlook.dataset("zone_shares").sources)
        told = {one.id for one in _all(outlook) if NO_YEAR in one.caveats}
        rest = {
            one.id
            for one in _all(outlook)
            if any("undated" in row.flags and of_shares & row.kind.sources for row in one.rows)
        }
    assert told == rest
    assert "metropolitan_share_pct" in told, "the printed share stands beside whatever leads"


def test_what_offices_report_needs_no_word_on_the_printed_share_nor_on_a_counting_that_they_state() -> None:
    names = ("regional_trainees", "regional_trainees_by_category", "trainees_above_parity", "reported_zone_share_pct")
    with store("all-provinces"):  # each says that it counts enrolments
        found = {name: Outlook().compute(name) for name in names}
    assert all(one.rows for one in found.values())
    assert not {NO_YEAR, NO_PLACE, NOT_STATED} & {told for one in found.values() for told in one.caveats}


def test_that_a_counting_is_not_stated_is_said_of_the_years_of_which_it_is_true() -> None:
    told = report("KR-26", 2021).assign(counting="enrolments", basis="provider")
    published(told)
    published(report("KR-26", 2020))
    for year, said in {2021: False, 2020: True}.items():
        for name in ("regional_trainees", "regional_trainees_by_category"):
            assert (NOT_STATED in Outlook().compute(name, year=year).caveats) is said


def test_a_count_of_heads_is_not_said_to_be_perhaps_one_of_enrolments() -> None:
    rows = [
        {"year": 2023, "area": area, "category": "total", "trainees": count, "counting": "headcount"}
        for area, count in {"KR": 3_000_000, "KR-CAP": 1_300_000, "KR-REST": 1_800_000}.items()
    ]
    published(pd.DataFrame(rows), actor=MINISTRY, dataset="trainees_by_zone")
    found = Outlook().compute("trainees_headcount")
    assert len(found.rows) == 3
    assert NOT_STATED not in found.caveats


def test_an_estimate_says_what_it_rests_on_and_a_share_of_its_own_year_is_not_undated() -> None:
    # 2021: the undated 68.5% of the printed trainees; once an office's zone is whole, that zone's own share.
    before = Outlook().compute("trainees_by_province", year=2021)
    assert {NO_YEAR, NO_PLACE, NOT_STATED} <= set(before.caveats)
    for code in ("KR-11", "KR-28", "KR-41"):
        published(report(code, 2021, employees=500_000), actor=ADMINISTRATOR)
    after = Outlook().compute("trainees_by_province", year=2021)
    assert after.rows
    assert {NO_YEAR, NO_PLACE} & set(after.caveats) == set()
    assert NOT_STATED in after.caveats, "the printed trainees still do not say it"


def test_a_bound_stays_with_a_share_in_a_caution_and_korean_goes_by_its_last_sound() -> None:
    shares = bundled("zone_shares").table.assign(share_pct=72.5, bound="at_least", status="uploaded")
    rates = bundled("sme_participation").table
    rates = rates.assign(bound=rates["bound"].mask(rates["measure"] == "participation_rate_pct", "more_than"))
    least, more = (
        Outlook.after(name, table, head=0) for name, table in (("zone_shares", shares), ("sme_participation", rates))
    )
    with speaking("en"):
        assert caveats(least, ids=("I-06",))[0].label == "At least 72.5% has no year and no definition"
        assert caveats(least, ids=("I-27",))[0].label == "At least 72.5%: provider, workplace or home unknown"
        assert caveats(more, ids=("I-05",))[0].label == "More than 5% and 60% measure different things"
    with speaking("ko"):
        assert caveats(least, ids=("I-06",))[0].label == "72.5% 이상의 시점·정의 미기재"
        assert caveats(more, ids=("I-05",))[0].label == "5% 초과와 60%는 서로 다른 지표"
        assert "5% 초과는 연도와 분모가 없는" in caveats(more, ids=("I-05",))[0].text


def test_a_caution_names_the_number_of_a_share_where_there_is_no_other_for_it_to_stand_beside() -> None:
    printed = bundled("zone_shares").table
    for zone in ("KR-CAP", "KR-REST"):  # 68.5% without a year, another for 2023: a picture shows the one or the other
        sent = printed.assign(zone=zone, share_pct=61.2, year=2023, status="uploaded")
        both = Outlook.after("zone_shares", pd.concat([printed, sent]), head=0)
        for language, label in {
            "en": "Shares of training: provider, workplace or home unknown",
            "ko": "훈련 비중의 집계기준(훈련기관·사업장·거주지) 미기재",
        }.items():
            with speaking(language):
                assert caveats(both, ids=("I-27",))[0].label == label


def test_an_office_that_states_its_counting_is_not_told_that_another_does_not() -> None:
    published(report("KR-26", 2021).assign(counting="enrolments", basis="provider"))
    published(report("KR-11", 2021), actor=ADMINISTRATOR)
    outlook = Outlook()
    for name in ("regional_trainees", "regional_trainees_by_category"):
        found = outlook.compute(name, year=2021)
        said = {row.area: NOT_STATED in found.caveats_of(row) for row in found.rows}
        assert said == {"KR-11": True, "KR-26": False}
        assert NOT_STATED not in found.only(*(row for row in found.rows if row.area == "KR-26")).caveats
    for name in ("provinces_reported_count", "residents_covered_pct"):  # how many have reported is no count of trainees
        assert outlook.compute(name, year=2021).caveats == ()


def test_two_rates_measure_different_things_when_they_happen_to_be_the_same_number() -> None:
    rates = bundled("sme_participation").table
    same = (rates["measure"] == "participation_rate_pct") & (rates["firm_size"] == "sme")
    sixty = rates.assign(value=rates["value"].mask(same, 60))  # the implementation rate is 60 as well
    with speaking("en"):
        (told,) = caveats(Outlook.after("sme_participation", sixty, head=0), ids=("I-05",))
    assert told.label == "60% and 60% measure different things"
    assert "Never read 60% and 60% as a gap or a trend" in told.text
