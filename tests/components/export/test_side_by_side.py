"""One table in two languages."""

from typing import Any

import pandas as pd

from components.export.book.workbook import side_by_side
from components.files.workbook import Grid


def _both(english: dict[str, list[Any]], korean: dict[str, list[Any]]) -> dict[str, list[Any]]:
    grids = [
        Grid(frame=pd.DataFrame(cells, dtype="object"), digits=((0,) * 2,) * len(cells)) for cells in (english, korean)
    ]
    frame = side_by_side(grids).frame
    return {str(title): list(frame[title]) for title in frame}


def test_numbers_and_codes_stand_once_under_both_titles() -> None:
    assert _both({"Value": [1, 2.5], "Code": ["a", "b"]}, {"값": [1, 2.5], "코드": ["a", "b"]}) == {
        "Value · 값": [1, 2.5],
        "Code · 코드": ["a", "b"],
    }


def test_words_stand_beside_each_other() -> None:
    assert _both({"Area": ["Seoul", "Busan"]}, {"지역": ["서울", "부산"]}) == {
        "Area": ["Seoul", "Busan"],
        "지역": ["서울", "부산"],
    }


def test_a_word_among_numbers_is_told_in_both_languages_in_its_cell() -> None:
    assert _both({"Year": [2021, "undated"]}, {"연도": [2021, "시점 미상"]}) == {
        "Year · 연도": [2021, "undated · 시점 미상"]
    }


def test_an_amount_counted_in_another_unit_keeps_its_own_column() -> None:
    # 3.4 billion won are 34억 원
    assert _both({"Billion won": [3.4, 1]}, {"억 원": [34, 10]}) == {"Billion won": [3.4, 1], "억 원": [34, 10]}
