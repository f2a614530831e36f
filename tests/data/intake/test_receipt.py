"""The receipt of a published version: facts in words, and a page that holds them as text."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from data.intake.receipt import receipt, receipt_html
from i18n import speaking

TABLE = pd.DataFrame(
    {
        "year": pd.array([2021, 2021], dtype="Int64"),
        "province": ["KR-26", "KR-26"],
        "category": ["job_seeker", "employee"],
        "trainees": pd.array([41_200, 150_867], dtype="Int64"),
    }
)


def _version(**changed: Any) -> Any:
    known = {
        "id": 17,
        "dataset": "regional_training",
        "scopes": ((2021, "KR-26"),),
        "provinces": ("KR-26",),
        "at": datetime(2026, 11, 22, 15, 4, 5, tzinfo=UTC),
        "publisher": "kim",
        "told_source": "source not stated",
        "note": "",
        "sha256": "sha256:" + "ab" * 32,
        "restored": None,
        "withdrawn": None,
        "reasons": {},
        "problems": (),
    }
    return SimpleNamespace(**(known | changed))


def _facts(language: str, table: pd.DataFrame = TABLE, **changed: Any) -> dict[str, str]:
    with speaking(language):
        return dict(receipt(_version(**changed), table=table))


def test_it_tells_what_was_published_in_words_and_adds_up_the_numbers() -> None:
    assert _facts("en") == {
        "Version": "17",
        "Published at": "2026-11-23 00:04:05 Korea time (KST, UTC+9)",  # nine hours after 15:04:05 UTC
        "Publisher": "kim",
        "Source of the figures": "source not stated",
        "Dataset": "Trainees by province",
        "Provinces": "Busan",
        "Years": "2021",
        "Rows": "2",
        "Total of Trainees": "192,067 trainees",  # 41,200 + 150,867
        "Checksum of the file (SHA-256)": "ab" * 32,
    }


def test_it_speaks_korean() -> None:
    facts = _facts("ko")
    assert "2026-11-23 00:04:05" in facts["게시 시각"]
    assert "한국 시간" in facts["게시 시각"]
    assert facts["시·도"] == "부산광역시"
    assert facts["훈련인원 합계"] == "192,067명"


def test_a_missing_number_is_counted_and_never_added_as_nought() -> None:
    table = TABLE.assign(trainees=pd.array([41_200, None], dtype="Int64"))
    assert _facts("en", table)["Total of Trainees"] == "41,200 trainees; cells without a figure: 1"


def test_headcounts_are_not_added_up() -> None:
    heads = _facts("en", TABLE.assign(counting="headcount"))
    assert heads["Total of Trainees"] == "headcounts, which are not added up; cells: 2"


def test_years_and_provinces_are_not_added_up_but_stand_each_with_its_own_sum() -> None:
    table = pd.concat([TABLE, TABLE.assign(year=2020, trainees=[100, 200]), TABLE.assign(year=2020, province="KR-27")])
    totals = {label: told for label, told in _facts("en", table).items() if label.startswith("Total")}
    assert totals == {
        "Total of Trainees · 2020 · Busan": "300 trainees",  # 100 + 200
        "Total of Trainees · 2020 · Daegu": "192,067 trainees",  # 41,200 + 150,867
        "Total of Trainees · 2021 · Busan": "192,067 trainees",
    }


def test_years_of_one_province_and_of_a_national_table_stand_by_year() -> None:
    years = pd.concat([TABLE, TABLE.assign(year=2020, trainees=[100, None])])
    assert {label: told for label, told in _facts("ko", years).items() if "합계" in label} == {
        "훈련인원 합계 · 2020": "100명(수치 없는 셀 1개)",
        "훈련인원 합계 · 2021": "192,067명",
    }
    national = pd.DataFrame({"year": [2020, 2021], "category": ["total"] * 2, "trainees": [10, 20]})
    facts = _facts("en", national, dataset="trainees", provinces=())
    assert [facts[f"Total of Trainees · {year}"] for year in (2020, 2021)] == ["10 trainees", "20 trainees"]


def test_a_year_without_any_figure_has_no_sum() -> None:
    table = pd.concat([TABLE, TABLE.assign(year=2020, trainees=pd.array([None, None], dtype="Int64"))])
    assert _facts("en", table)["Total of Trainees · 2020"] == "no figure; cells: 2"


def test_a_percentage_is_not_added_up() -> None:
    shares = pd.DataFrame({"zone": ["KR-CAP", "KR-REST"], "share_pct": [68.5, 31.5]})
    facts = _facts("en", shares, dataset="zone_shares", provinces=())
    assert facts["Rows"] == "2"
    assert not {"Total of Share", "Years", "Provinces"} & set(facts)


def test_of_a_national_update_the_rows_that_came_or_changed_are_counted() -> None:
    assert "Rows added or changed" in _facts("en", withdrawn=())
    assert "Rows" in _facts("en")


def test_a_restored_version_names_the_one_it_came_from() -> None:
    assert _facts("en", restored=0)["Restored from"] == "version 0"


def test_a_confirmed_warning_stands_with_its_reason() -> None:
    problems = [
        {"code": "plausible-jump", "message": f"Row {row}: twice last year's.", "message_ko": "전년의 두 배입니다."}
        for row in (2, 3)
    ]
    changed = {"problems": problems, "reasons": {"plausible-jump": "Two new centres opened."}, "note": "annual report"}
    facts = _facts("en", **changed)
    assert facts["Note"] == "annual report"
    assert facts["Confirmed warning"].splitlines() == [
        "Row 2: twice last year's.",
        "and 1 more of this kind",
        "Reason: Two new centres opened.",
    ]
    assert _facts("ko", **changed)["경고 확인"].startswith("전년의 두 배입니다.")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_is_whole_in_its_language_and_holds_every_fact(language: str) -> None:
    with speaking(language):
        page = receipt_html(_version(), table=TABLE)
        facts = receipt(_version(), table=TABLE)
    assert f'<html lang="{language}">' in page
    assert "size: A4" in page
    assert not [word for word in ("http", "<script", "<link", "src=", "$") if word in page]
    assert all(text in page for fact in facts for text in fact)


def test_what_people_wrote_stands_in_the_page_as_text() -> None:
    with speaking("en"):
        page = receipt_html(_version(publisher="<script>alert(1)</script>", note="$title & more"), table=TABLE)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "$title &amp; more" in page
