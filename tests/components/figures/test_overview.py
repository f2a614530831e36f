"""The overview's questions and pairs, in every store: the pictures of the other pages, and figures that do not fit."""

import pytest

from components.figures import overview
from components.figures.pages import exhibits
from components.figures.state import State, offered_years
from data.outlook import Outlook
from data.package import bundled
from i18n import speaking
from tests.stores import STORES, store


def now(**chosen):
    return State(outlook=Outlook(), year=offered_years(Outlook())[-1], **chosen)


def test_the_pairs_are_the_three_contradictions_of_the_sources():
    with speaking("en"):
        found = overview.contradictions(now())
    table = found.table.frame
    # 1.0 + 3.5 million against 4,661,782; 8 printed against 4,661,782 / 51,638,809; the deck's 171 schools against 143
    assert list(table["Figure"]) == [
        "4.5 million trainees",
        "4.66 million trainees",
        "about 8%",
        "9.03%",
        "171 schools",
        "143 schools",
    ]
    # Each pair on its own scale: 100 is its larger figure. 4.5 / 4.661782 = 96.53%, 8 / 9.0277 = 88.6%, 143 / 171 = 83.6%
    first, second = found.spec["data"]
    assert [round(value, 1) for value in first["x"]] == [96.5, 88.6, 100.0]
    assert [round(value, 1) for value in second["x"]] == [100.0, 100.0, 83.6]


@pytest.mark.parametrize(
    ("year", "language", "told"),
    [
        # residents 26,020,000 of 51.6 million in 2021, the newest; SMEs 4,206,779 of 8,042,726 in 2022, 4,018,058 of
        # 7,713,895 in 2021
        (2022, "en", "against 50.4% (2021) of residents and 52.3% of SMEs."),
        (2021, "en", "against 50.4% of residents and 52.1% of SMEs."),
        (2023, "ko", "주민등록인구 비중은 50.4%(2021년), 중소기업 비중은 52.3%(2022년)입니다."),
    ],
)
def test_the_card_of_the_capital_area_dates_what_is_of_another_year(year, language, told):
    shares = bundled("zone_shares").table.assign(share_pct=61.2, year=year, status="uploaded")
    with speaking(language):
        state = State(outlook=Outlook.after("zone_shares", shares), year=2021)
        (note,) = [card.note for card in overview.cards(state) if card.id == "card-metropolitan_share_pct"]
    assert told in note


def test_what_is_open_names_who_can_answer():
    with speaking("en"):
        frame = overview.left_open(now()).table.frame
    assert len(frame) == 4
    assert all(frame["Who can answer"])


@pytest.mark.parametrize("name", STORES)
def test_every_question_has_an_answer_and_a_picture_in_every_store(name):
    with store(name):
        for lang in ("en", "ko"):
            with speaking(lang):
                for state in (now(), now(province="KR-26")):
                    found = [*overview.panels(state), *overview.strips(state)]
                    assert len(found) == 7
                    assert all(one.question and one.answer and one.figure and one.behind for one in found)
                    assert exhibits("overview", state)


def test_the_chosen_province_stands_out_among_those_that_report():
    with speaking("en"):
        *_, meter = overview.strips(now(province="KR-26"))
    texts = [text for trace in meter.figure.spec["data"] for text in trace["text"]]
    assert [text for text in texts if text.startswith("<b>")] == ["<b>Busan</b>"]
    assert len(texts) == 17


def test_a_budget_alone_says_that_people_are_not_published():
    with speaking("en"):
        figure = overview.panels(now())[3].figure
    (bars,) = figure.spec["data"]
    # about 12,000, 22,000 and 32,000; of 2024 the budget bill alone
    assert bars["y"] == [12000, 22000, 32000, None]
    assert figure.spec["layout"]["xaxis"]["ticktext"] == [
        "2021<br>₩139bn",
        "2022<br>₩324.8bn",
        "2023<br>₩416.2bn",
        "2024<br>₩473.1bn*",
    ]
    assert "* Budget, 2024: Budget bill." in figure.says
