from dataclasses import replace

import pandas as pd
import pytest

from indicators.cooperation import (
    links_of_partners,
    mra_linked_partners,
    mra_signed_partners,
    mra_signed_partners_pct,
    mra_status_count,
)
from tests.indicators.tables import Cell, dataset

AGREEMENTS = dataset(
    "mra_agreements",
    "agreement kind partner year agreement_status scope",
    ("kr_vn_it", "bilateral", "VNM", 2008, None, None),
    ("kr_vn_welder", "bilateral", "VNM", 2010, None, None),
    ("kr_us_engineer", "bilateral", "USA", 2016, None, "texas"),
    ("kr_th_welder", "bilateral", "THA", 2024, "on_going", None),
    ("kr_eu_architect", "bilateral", "EU", None, None, None),
    ("apec_architect", "multilateral", None, None, None, None),
)
ECONOMIES = dataset(
    "economies",
    "iso3 apec asean",
    ("KOR", True, False),
    ("USA", True, False),
    ("JPN", True, False),
    ("VNM", True, True),
    ("THA", True, True),
    ("LAO", False, True),
)
MEMBERSHIPS: list[tuple[Cell, ...]] = [
    ("washington_accord", "JPN", "signatory"),
    ("washington_accord", "KOR", "signatory"),
    ("washington_accord", "THA", "provisional"),
    ("apec_architect", "THA", "left"),
    ("itpec", "LAO", "member"),
]
MEMBERS = dataset("mra_memberships", "agreement economy agreement_status", *MEMBERSHIPS)


class TestMraStatusCount:
    def test_a_bilateral_agreement_with_a_year_is_signed_unless_it_is_on_going(self) -> None:
        found = mra_status_count(mra_agreements=AGREEMENTS)
        assert [found.value(category=state) for state in ("signed", "on_going", "multilateral")] == [3, 1, 1]

    def test_that_it_is_inferred_is_said(self) -> None:
        assert "signed" in mra_status_count(mra_agreements=AGREEMENTS).assumptions


class TestMraSignedPartners:
    def test_a_partner_counts_once_in_each_group_that_it_belongs_to(self) -> None:
        found = mra_signed_partners(mra_agreements=AGREEMENTS, economies=ECONOMIES)
        assert found.value(category="asean") == 1  # VNM
        assert found.value(category="apec") == 2  # VNM, USA

    def test_that_one_binds_a_state_alone_is_said_until_another_binds_the_whole(self) -> None:
        assert "texas" in mra_signed_partners(mra_agreements=AGREEMENTS, economies=ECONOMIES).assumptions
        whole = AGREEMENTS.table.iloc[[2]].assign(agreement="kr_us_architect", scope=None)
        both = replace(AGREEMENTS, table=pd.concat([AGREEMENTS.table, whole], ignore_index=True))
        assert "texas" not in mra_signed_partners(mra_agreements=both, economies=ECONOMIES).assumptions


class TestMraSignedPartnersPct:
    def test_it_is_over_the_members_other_than_korea(self) -> None:
        found = mra_signed_partners_pct(mra_agreements=AGREEMENTS, economies=ECONOMIES)
        assert found.value(category="asean") == pytest.approx(33.333, abs=0.001)  # 1 of 3
        assert found.value(category="apec") == pytest.approx(50)  # 2 of 4


class TestMraLinkedPartners:
    def test_full_members_of_a_shared_framework_count_as_well(self) -> None:
        found = mra_linked_partners(mra_agreements=AGREEMENTS, mra_memberships=MEMBERS, economies=ECONOMIES)
        assert found.value(category="apec") == 3  # VNM, USA and JPN by the accord

    def test_provisional_and_former_members_and_other_agreements_do_not(self) -> None:
        found = mra_linked_partners(mra_agreements=AGREEMENTS, mra_memberships=MEMBERS, economies=ECONOMIES)
        assert found.value(category="asean") == 1  # VNM; THA is provisional and left, LAO is in another agreement

    def test_the_sources_of_the_lists_are_named(self) -> None:
        found = mra_linked_partners(mra_agreements=AGREEMENTS, mra_memberships=MEMBERS, economies=ECONOMIES)
        assert "mra_memberships_source" in found.sources


def test_links_are_told_by_kind_and_never_for_korea_itself() -> None:
    assert links_of_partners(AGREEMENTS, MEMBERS) == {
        "VNM": {"bilateral"},
        "USA": {"bilateral"},
        "JPN": {"washington_accord"},
    }
