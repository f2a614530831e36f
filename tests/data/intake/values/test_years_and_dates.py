import pytest

from data.intake.check import check
from data.intake.upload import Upload, against
from data.intake.values import day, month_end, names_december, serial, year
from i18n import speaking


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2021",
            "2021년",
            "2021년도",
            "2021 년",
            "'21",
            "’21",
            "'21년",
            "21년",
            "21년도",
            "2021.0",
            "２０２１",
            " 2021 ",
            "'2021",
        ),
        *("2021.12.31.", "2021.12.31", "2021-12-31", "2021. 12. 31.", "2021/12/31", "2021년 12월 31일", "20211231"),
        *("2021년 말", "2021년 12월", "2021.12", "2021년 기준", "FY2021"),
    ],
)
def test_a_year_is_read_as_clerks_write_it(text: str) -> None:
    assert year(text).value == 2021


@pytest.mark.parametrize(
    "text", ["21", "2021년 상반기", "20 21", "이천이십일", "202l", "2021-2022", "2021/4분기", "0", "-2021"]
)
def test_a_year_that_is_not_one_is_not_guessed(text: str) -> None:
    assert (year(text).value, year(text).fault) == (None, "cell-type")


@pytest.mark.parametrize("text", ["2021-01", "2021.6", "2021년 11월", "2021-06-30", "2021.1.1.", "20210630"])
def test_figures_of_a_month_are_not_taken_for_those_of_a_year(text: str) -> None:
    assert (year(text).value, year(text).fault) == (None, "cell-type")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1905-07-13", 2021),
        ("1905-07-12", 2020),
        ("1905-07-11", 2019),
        ("1905. 7. 13.", 2021),
    ],  # 1899-12-30 + 2021 days
)
def test_a_year_that_excel_took_for_a_date_is_recognised(text: str, meant: int) -> None:
    assert year(text).fault == "cell-year-as-date"
    assert serial(text) == meant


def test_a_mark_behind_a_year_says_how_final_its_figures_are() -> None:
    cell = year("2021년(잠정)")
    assert (cell.value, cell.finality) == (2021, "provisional")


@pytest.mark.parametrize(
    "text",
    ["2021-12-31", "2021.12.31.", "2021. 12. 31", "2021/12/31", "2021년 12월 31일", "20211231", "2021-12-31 00:00:00"],
)
def test_a_date_is_read_as_clerks_write_it(text: str) -> None:
    assert day(text).value == "2021-12-31"


@pytest.mark.parametrize("text", ["2021-02-30", "2021-13-01", "31.12.2021", "12/31/21", "작년 말"])
def test_a_day_that_does_not_exist_or_may_be_another_is_not_guessed(text: str) -> None:
    assert (day(text).value, day(text).fault) == (None, "cell-type")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        *((day, True) for day in ("2021-12-01", "2021-12-28", "2021.12.30.", "2021년 12월")),
        *((day, False) for day in ("2021-12-31", "2021년 12월 말", "2021-11-30")),
    ],
)
def test_a_day_of_december_names_it_unless_it_is_the_last(text: str, names: bool) -> None:
    assert names_december(text) == names


# 44561 days after 1899-12-30 is 2021-12-31: 121 years of 365 days, 30 leap days and 366 days since 1900-01-01 less one.
@pytest.mark.parametrize(("text", "meant"), [("44561", 2021), ("44561.0", 2021), ("44926", 2022), ("43830", 2019)])
def test_the_number_of_the_last_day_of_a_year_is_read_and_told(text: str, meant: int) -> None:
    cell = year(text)
    assert cell.value == meant
    with speaking("en"):
        assert f"{meant}-12-31" in str(cell.fix)
    with speaking("ko"):
        assert "일련번호" in str(cell.fix)


@pytest.mark.parametrize("text", ["44197", "45000", "44562", "29999", "55001", "123456"])
def test_the_number_of_any_other_day_or_none_is_no_year(text: str) -> None:
    assert (year(text).value, year(text).fault) == (None, "cell-type")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "단기 4354년",
            "단기4354",
            "단기 4354년도",
            "단군기원 4354년",
            "檀紀 4354年度",
            "Dangi 4354",
            "Dangun era 4354",
        ),
        "단기 4354. 12. 31.",
    ],
)
def test_a_year_of_tangun_is_read_and_told(text: str) -> None:  # 4354 - 2333
    cell = year(text)
    assert cell.value == 2021
    with speaking("en"):
        assert "2021" in str(cell.fix)


@pytest.mark.parametrize("text", ["불기 2565년", "令和3年", "단기 사천삼백오십사년", "민국 110년", "단기 4354년 6월"])
def test_years_of_other_eras_and_parts_of_a_year_of_tangun_are_not_guessed(text: str) -> None:
    assert year(text).value is None


@pytest.mark.parametrize(
    "text",
    [
        "44561",
        "44561.0",
        "단기 4354. 12. 31.",
        "2021년 12월말",
        "2021.12월말",
        "2021년말",
        "2021-12-31 (2021-12)",
        "2021-12-31 0:00",
    ],
)
def test_a_reference_day_is_read_by_its_number_its_era_and_as_the_end_of_a_month(text: str) -> None:
    cell = day(text)
    assert cell.value == "2021-12-31"
    assert cell.fix is not None


@pytest.mark.parametrize(
    ("text", "end"),
    [("2021-12", "2021-12-31"), ("2021년 2월", "2021-02-28"), ("2020.2", "2020-02-29"), ("2021", "2021-12-31")],
)
def test_a_month_is_no_day_and_its_last_one_is_offered(text: str, end: str) -> None:
    assert (day(text).value, day(text).fault) == (None, "cell-type")
    assert str(month_end(text)) == end


@pytest.mark.parametrize("text", ["2021-13", "부산", "", "2021년 반기"])
def test_what_names_no_month_has_no_last_day(text: str) -> None:
    assert month_end(text) is None


HEAD = "연도,시도,구분,훈련인원,기준일"


def _told(year_text: str, day_text: str, language: str) -> list[tuple[str, str | None, str | None, str]]:
    content = f"{HEAD}\n{year_text},부산,실업자,43000,{day_text}\n".encode()
    found = check(
        Upload(name="a.csv", content=content), dataset="regional_training", against=against("regional_training")
    )
    with speaking(language):
        return [
            (one.code, one.column, one.suggestion, str(one.message))
            for one in found.problems
            if one.severity == "error"
        ]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "keeps the day 2021-01-01"), ("ko", "날짜 일련번호(2021-01-01)")]
)
def test_what_was_understood_of_a_number_an_era_or_a_month_is_offered(language: str, words: str) -> None:
    ((code, column, _offer, message),) = _told("44197", "2021-12-31", language)
    assert (code, column) == ("cell-type", "연도")
    assert words in message
    assert [one[:3] for one in _told("4354년", "2021-12-31", language)] == [("cell-constraint", "연도", "2021")]
    assert [one[:3] for one in _told("3021", "2021-12-31", language)] == [("cell-constraint", "연도", None)]
    assert [one[:3] for one in _told("2021", "2021-12", language)] == [("cell-type", "기준일", "2021-12-31")]
