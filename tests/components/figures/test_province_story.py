"""The story of a province: what is known is ranked, what is only estimated is a range and never ranked."""

import re
from collections.abc import Iterator

import pytest

from components.figures.state import Slide
from components.figures.stories.province import story
from data.catalogue import dataset
from data.outlook import Outlook
from data.package import UnknownNameError
from i18n import speaking
from indicators.indicator import PROVINCES
from tests.indicators.tables import reports

BUSAN = reports(
    (2021, "KR-26", "job_seeker", 1_200, "provider", None), (2021, "KR-26", "employee", 3_400, "provider", None)
)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


def slides(code: str, outlook: Outlook | None = None) -> dict[str, Slide]:
    return {slide.id: slide for slide in story(code, outlook or Outlook()).slides}


def plain(slide: Slide) -> str:
    return slide.headline.replace("\N{NO-BREAK SPACE}", " ")


def test_a_province_has_seven_slides() -> None:
    found = story("KR-26", Outlook())
    assert found.title == "What is known of Busan"
    assert [slide.id for slide in found.slides] == [f"KR-26-{number}" for number in range(1, 8)]


def test_it_begins_with_what_is_counted_and_says_that_trainees_are_not_reported() -> None:
    first = slides("KR-26")["KR-26-1"]
    # 3,350,380 residents on 31 December 2021; SME firms are printed as 481 thousand
    assert plain(first) == "Busan: 3.35 million residents, about 481,000 SME firms, trainees not reported"
    assert [card.status for card in first.cards] == ["reported", "reported", "computed", "estimated"]


def test_ten_thousands_of_firms_are_counted_in_korean_as_residents_are() -> None:
    with speaking("ko"):
        said = plain(slides("KR-26")["KR-26-1"])
    assert said == "부산광역시: 주민등록인구 335만 명, 중소기업 약 48.1만 개, 훈련인원 미제출"


def test_residents_and_firms_are_told_with_their_rank() -> None:
    found = slides("KR-26")
    assert plain(found["KR-26-2"]) == "Busan: 6.5% of Korea's residents, rank 3 of 17"  # 3,350,380 / 51,638,809
    assert "rank 3 of 17 by SME firms" in plain(found["KR-26-3"])


def test_it_stands_beside_the_provinces_nearest_in_residents() -> None:
    shown = slides("KR-26")["KR-26-4"].shown
    assert shown
    # 3,350,380 against 3,314,183, 2,948,375 and 2,626,609
    assert list(shown.table.frame.index) == ["Busan", "Gyeongsangnam-do", "Incheon", "Gyeongsangbuk-do"]


def test_an_estimate_stands_under_its_conditions_and_has_no_rank() -> None:
    slide = slides("KR-49")["KR-49-6"]
    # Jeju: 38,797 by residents
    told = "Jeju: about 38,800 trainees in 2021, if the capital area held 68.5% and trainees spread by residents"
    assert plain(slide) == told
    assert slide.shown
    # the estimate by SME firms, 49,664, is another assumption and no end of a range: it stands nowhere
    assert "49" not in "".join(card.value for card in slide.cards)
    assert set(slide.shown.rests_on[0].table["category"]) == {"residents"}
    assert any("no ranking" in limit for limit in slide.limits)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("code", PROVINCES)
def test_no_headline_ranks_an_estimate(code: str, language: str) -> None:
    with speaking(language):
        for slide in story(code, Outlook()).slides:
            estimated = any(card.status == "estimated" for card in slide.cards)
            assert not (estimated and re.search(r"rank|of 17|위", slide.headline)), slide.headline


def test_what_an_office_has_reported_takes_the_place_of_the_range() -> None:
    found = slides("KR-26", Outlook(instead={"regional_training": BUSAN}))
    # 1,200 + 3,400
    assert plain(found["KR-26-1"]).endswith("4,600 trainees as reported")
    assert plain(found["KR-26-6"]) == "Busan: 4,600 trainees as reported for 2021"
    assert found["KR-26-6"].shown.id == "reported-bars"
    assert plain(found["KR-26-7"]) == "1 of 17 provinces, 6.5% of residents, has reported for 2021"


def test_those_that_have_not_reported_are_named() -> None:
    last = slides("KR-26", Outlook(instead={"regional_training": BUSAN}))["KR-26-7"]
    assert last.limits[0].startswith("Missing: Seoul, Daegu,")


def test_every_link_leads_to_this_province() -> None:
    for slide in story("KR-26", Outlook()).slides:
        assert "province=KR-26" in slide.link
        assert "year=2021" in slide.link


def test_a_province_that_there_is_not_is_refused() -> None:
    assert "KR-12" not in set(dataset("provinces").table["code"])
    with pytest.raises(UnknownNameError, match="no province “KR-12”"):
        story("KR-12", Outlook())
