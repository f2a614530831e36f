"""The story on concentration: its numbers as the document of the stories has them, and its neutral titles."""

import pandas as pd
import pytest

from components.figures.concentration.zones import lead, quotients_title
from components.figures.pages import FIGURE_PAGES
from components.figures.state import State
from components.figures.stories.concentration import by_any_base, reporting
from components.figures.stories.pictures import BaseQuotient, parts
from data.catalogue import compute, dataset
from data.outlook import Outlook
from i18n import speaking
from indicators.indicator import PROVINCES
from tests.components.figures.stories.conftest import of, plain
from tests.stores import store

ENGLISH = {
    "concentration-1": "Half of residents, 68.5% of training: what the source says, and does not say",
    "concentration-2": "By any base at hand the capital area holds about 1.3 to 1.4 times its share",
    "concentration-3": "If the share held in 2021, there were 123 trainees per 1,000 residents in the capital area "
    "and 57 elsewhere",
    "concentration-4": "Parity with residents would place 18 of every 100 trainees elsewhere",
    "concentration-5": "Below the two zones nothing is known yet: the estimates only divide the trainees of a zone "
    "by residents",
    "concentration-6": "Each province that reports replaces an estimate with a reported figure",
}
KOREAN = {
    "concentration-1": "주민 절반, 훈련 68.5%: 자료가 말하는 것과 말하지 않는 것",
    "concentration-2": "확인 가능한 모든 기준에서 수도권 비중은 비례 수준의 약 1.3~1.4배",
    "concentration-3": "같은 비율이라면 2021년 인구 1천 명당 수도권 123명, 비수도권 57명",
    "concentration-4": "인구 비례라면 비수도권 훈련인원이 100명당 18명 더 많은 수준",
    "concentration-5": "두 권역 아래는 아직 미상: 추정치는 권역 훈련인원을 주민등록인구로 배분한 값일 뿐",
    "concentration-6": "시·도 한 곳이 제출할 때마다 추정치가 제출치로",
}


def reported(*provinces):
    """The data once these provinces have reported 2021, each 10,000 of both categories."""
    rows = [(2021, code, category, 10_000) for code in provinces for category in ("job_seeker", "employee")]
    told = pd.DataFrame(rows, columns=["year", "province", "category", "trainees"])
    return Outlook.after(
        "regional_training",
        told.reindex(columns=dataset("regional_training").table.columns).assign(
            status="uploaded", source="deck_trainees"
        ),
    )


def test_the_bound_of_a_share_stays_with_the_quotients_that_are_made_of_it(cards):
    shares = dataset("zone_shares").table.assign(share_pct=61.2, year=2021, bound="about", status="uploaded")
    outlook = Outlook.after("zone_shares", shares)
    # 61.2 / 50.395 = 1.214 of residents, 61.2 / 52.089 = 1.175 of SME firms
    assert [value for value, _status in cards("concentration-2", outlook=outlook)][:2] == ["about 1.21", "about 1.17"]
    with speaking("en"):
        shown = FIGURE_PAGES["concentration"].exhibits["quotients"](State(outlook=outlook, year=2021))
    assert "Capital area, Residents: about 1.214" in shown.alt
    assert "about 1.214" in str(shown.spec["data"])


def test_a_share_beside_another_differs_from_it_as_far_as_their_bounds_say():
    printed = dataset("zone_shares").table.assign(share_pct=72.5, bound="at_least", status="uploaded")
    sent = printed.assign(share_pct=51.5, bound="exact", year=2021)
    told = {}
    for bound in ("exact", "about", "at_least"):
        both = pd.concat([printed, sent.assign(bound=bound)], ignore_index=True)
        with speaking("en"):
            told[bound] = lead(Outlook.after("zone_shares", both).compute("metropolitan_share_pct")).beside
    assert told == {
        "exact": "Sent without a year: at least 72.5%, at least 21.0 pp more.",
        "about": "Sent without a year: at least 72.5%.",
        "at_least": "Sent without a year: at least 72.5%.",
    }


@pytest.mark.parametrize("slide", ENGLISH)
def test_headlines_are_those_of_the_document(headline, slide):
    assert headline(slide) == ENGLISH[slide]
    assert headline(slide, "ko") == KOREAN[slide]


@pytest.mark.parametrize(
    ("slide", "figures"),
    [
        ("concentration-1", [("68.5%", "reported"), ("50.39%", "computed")]),
        ("concentration-2", [("1.36", "computed"), ("1.32", "computed"), ("1.29", "computed")]),
        (
            "concentration-3",
            [("about 122.7", "estimated"), ("about 57.3", "estimated"), ("about 2.14 times", "estimated")],
        ),
        ("concentration-4", [("18.1%", "computed"), ("about 840,000", "estimated")]),
        (
            "concentration-5",
            [
                # 38,797, 1,166,907 and 21,320 by residents, to three digits
                ("about 38,800", "estimated"),
                ("about 1.17 million", "estimated"),
                ("about 21,300", "estimated"),
            ],
        ),
        ("concentration-6", [("0 of 17 provinces", "computed"), ("0.0%", "computed")]),
    ],
)
def test_key_figures_carry_their_numbers_and_their_kinds(cards, slide, figures):
    assert cards(slide) == figures


def test_the_quotient_of_workers_is_of_2020():
    # 68.5 / (9,469,368 / 17,791,969 x 100)
    row = of("concentration-2").shown.table.frame.loc["SME workers"]
    assert row["Year"] == "2020"
    assert row["Quotient"] == pytest.approx(68.5 / 53.2227, abs=1e-3)


def test_the_rounding_of_the_share_alone_moves_parity_by_2300():
    # 0.05% of 4,661,782
    assert "about 2,300 trainees" in plain(" ".join(of("concentration-4").limits))


def test_the_dots_are_a_hundred_and_those_that_move_are_as_many_as_the_headline_says():
    drawn = [len(trace["x"]) for trace in of("concentration-4").shown.spec["data"]]
    assert drawn == [50, 18, 32]  # 50.4, 18.1 and 31.5 to whole dots
    assert sum(parts(compute("metropolitan_share_pct")).values()) == 100


def test_columns_of_estimates_are_hatched_and_tiles_that_are_missing_are_open():
    (columns,) = of("concentration-3").shown.spec["data"]
    assert columns["marker"]["pattern"]["shape"] == "/"
    done, missing = of("concentration-6").shown.spec["data"]
    assert (len(done["x"]), len(missing["x"])) == (0, 17)


def test_who_is_missing_is_named(headline):
    assert "Busan" in of("concentration-6").shown.says[0]
    assert "Busan" not in of("concentration-6", outlook=reported("KR-26")).shown.says[0]


class TestNeutralTitles:
    def test_a_report_ends_that_nothing_is_known_and_shows_as_reported(self, headline, cards):
        outlook = reported("KR-49")
        told = "Trainees by province: reported, or estimated by residents"
        assert headline("concentration-5", outlook=outlook) == told
        assert cards("concentration-5", outlook=outlook)[0] == ("20,000", "from_offices")
        assert headline("concentration-6", outlook=outlook) == ENGLISH["concentration-6"]
        assert cards("concentration-6", outlook=outlook)[0] == ("1 of 17 provinces", "from_offices")

    def test_once_all_have_reported_no_assumption_is_left_in_a_headline(self, headline):
        outlook = reported(*PROVINCES)
        # 26.0 million residents in the capital area, 25.6 million elsewhere
        told = headline("concentration-3", outlook=outlook)
        assert told.startswith("In 2021 there were 2 trainees per 1,000 residents in the capital area and 11 elsewhere")
        assert "If" not in told
        assert headline("concentration-4", outlook=outlook) == "Parity with residents"
        assert headline("concentration-6", outlook=outlook) == "Who has reported"
        assert of("concentration-5", outlook=outlook).shown.id == "reported-map"

    def test_a_capital_area_below_its_share_is_not_above_it(self, headline, after):
        outlook = after("zone_shares", "share_pct", 45.0, zone="KR-CAP")
        assert headline("concentration-1", outlook=outlook) == "Share of training by zone"
        assert headline("concentration-2", outlook=outlook).endswith("holds about 0.8 to 0.9 times its share")
        assert headline("concentration-3", outlook=outlook) == "Trainees per 1,000 residents by zone, estimated"
        assert headline("concentration-4", outlook=outlook) == "Parity with residents"
        assert headline("concentration-4", "ko", outlook) == "인구 비례"

    def test_without_workers_two_bases_are_left(self, cards):
        table = dataset("sme_by_zone").table
        outlook = Outlook.after("sme_by_zone", table[table["measure"] == "firms"])
        assert [value for value, _kind in cards("concentration-2", outlook=outlook)] == ["1.36", "1.32"]


@pytest.mark.parametrize(
    ("quotients", "told"),
    [
        ((1.16, 1.24), "about 1.2 times its share"),  # both round to 1.2
        ((1.24, 1.26), "about 1.2 to 1.3 times its share"),
    ],
)
def test_two_ends_that_round_to_the_same_are_told_once(quotients, told):
    bases = [BaseQuotient(base="residents", year=2021, share=50, number=one, status="computed") for one in quotients]
    rows = dict(zip([("KR-CAP", "residents"), ("KR-CAP", "smes")], bases, strict=True))
    with speaking("en"):
        assert by_any_base(bases).endswith(told)
        assert quotients_title(rows).endswith(told)


@pytest.mark.parametrize(("name", "told"), [("years", False), ("one-province", True), ("all-provinces", False)])
def test_a_report_replaces_an_estimate_only_of_a_year_that_is_estimated(name, told):
    """`years`: an office reports 2024, of which no share is known; `all-provinces`: nothing is estimated any more."""
    with store(name), speaking("en"):
        slide = reporting(Outlook())
    assert (slide.headline == ENGLISH["concentration-6"]) is told
    assert ("enough to replace its estimate" in slide.note) is told
