import pytest

from data.intake.values import day, names_december, serial, year


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
