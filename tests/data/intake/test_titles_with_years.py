"""A year that only the title of a file says, of a table whose rows may lack one."""

import pytest

from data.intake.check import check
from data.intake.upload import Checked, Upload, against
from i18n import speaking

SHARE = "zone,share_pct,bound\nKR-CAP,61.2,exact\n"
RATE = "measure,firm_size,value,unit,bound\nparticipation_rate_pct,sme,6,percent,exact\n"
FIRMS = "province,firms,bound\nKR-26,490000,about\n"


def checked(dataset: str, content: str, name: str = "file", **answers: str) -> Checked:
    sent = Upload(name=f"{name}.csv", content=content.encode(), answers=answers)
    return check(sent, dataset=dataset, against=against(dataset))


def asked(found: Checked) -> list[list[str]]:
    return [list(question.options) for question in found.questions if question.name == "year"]


@pytest.mark.parametrize(("dataset", "content"), [("zone_shares", SHARE), ("sme_participation", RATE)])
def test_a_year_in_the_title_is_asked_for_and_no_row_is_undated_in_silence(dataset: str, content: str) -> None:
    titled = f"2023년 자료\n{content}"
    found = checked(dataset, titled)
    assert asked(found) == [["2023", "undated"]]
    assert found.table is None
    dated, undated = (checked(dataset, titled, year=answer).table for answer in ("2023", "undated"))
    assert dated is not None
    assert list(dated["year"]) == [2023]
    assert undated is not None
    assert "year" not in undated or undated["year"].isna().all()


def test_a_count_of_firms_without_a_year_is_refused_for_it_would_keep_the_year_of_before() -> None:
    found = checked("sme_firms", FIRMS)
    (missing,) = (problem for problem in found.problems if problem.severity == "error")
    assert (missing.code, found.table) == ("header-missing", None)
    with speaking("ko"):
        assert "연도" in str(missing.message)


def test_each_year_that_a_title_names_is_an_answer() -> None:
    assert asked(checked("zone_shares", f"2022~2023 shares\n{SHARE}")) == [["2022", "2023", "undated"]]


def test_the_name_of_the_file_is_a_title_too() -> None:
    assert asked(checked("zone_shares", SHARE, name="shares 2024")) == [["2024", "undated"]]


def test_nothing_is_asked_where_no_title_names_a_year() -> None:
    assert asked(checked("zone_shares", SHARE)) == []


def test_a_row_without_a_year_below_one_with_a_year_is_undated() -> None:
    file = "zone,share_pct,year,bound\nKR-CAP,61.2,2023,exact\nKR-CAP,68.5,,exact\n"
    found = checked("zone_shares", file)
    assert found.questions == () or "fill_down" not in [one.name for one in found.questions]


def test_a_year_that_every_row_needs_and_only_the_title_says_is_asked_for() -> None:
    titled = f"2023년 시·도별 중소기업 수\n{FIRMS}"
    found = checked("sme_firms", titled)
    assert (asked(found), found.table) == ([["2023"]], None)
    assert "header-missing" not in [problem.code for problem in found.problems]
    answered = checked("sme_firms", titled, year="2023").table
    assert answered is not None
    assert list(answered["year"]) == [2023]
