"""Small counts in public downloads: the count itself, and the second one that would give it away."""

import io

import pandas as pd
import pytest

from data.package import package
from data.suppression import public, shown, suppress
from indicators.dataset import Dataset
from indicators.indicator import PROVINCES

YEAR = ["year"]


def counted(*numbers: int | None) -> pd.DataFrame:
    """One year, provinces A, B, C ... with these numbers."""
    codes = [chr(ord("A") + place) for place in range(len(numbers))]
    return pd.DataFrame({"year": 2021, "province": codes, "people": pd.array(numbers, dtype="Int64")})


def left(table: pd.DataFrame) -> list[int | None]:
    return [None if pd.isna(number) else int(number) for number in table["people"]]


def test_one_to_four_are_left_out_and_none_and_five_are_not() -> None:
    safe = suppress(counted(0, 1, 4, 5), counts=["people"], totals=[])
    assert left(safe) == [0, None, None, 5]
    assert safe["suppressed"].tolist() == [False, True, True, False]


def test_the_table_itself_stays_as_it_was() -> None:
    table = counted(3, 20)
    suppress(table, counts=["people"], totals=[YEAR])
    assert left(table) == [3, 20]
    assert "suppressed" not in table


def test_the_smallest_other_count_goes_too_where_a_total_would_give_the_first_away() -> None:
    # The total 103 is public: 103 - 20 - 80 = 3. Without B nobody can tell A from B.
    assert left(suppress(counted(3, 20, 80), counts=["people"], totals=[YEAR])) == [None, None, 80]


def test_without_a_public_total_no_second_one_goes() -> None:
    assert left(suppress(counted(3, 20, 80), counts=["people"], totals=[])) == [None, 20, 80]


def test_two_small_ones_protect_each_other() -> None:
    assert left(suppress(counted(3, 2, 80), counts=["people"], totals=[YEAR])) == [None, None, 80]


@pytest.mark.parametrize("small", [1, 4])
def test_unless_their_sum_leaves_only_one_reading(small: int) -> None:
    # 1 + 1 = 2 and 4 + 4 = 8 can't be made of other numbers from 1 to 4.
    assert left(suppress(counted(small, small, 20, 80), counts=["people"], totals=[YEAR])) == [None, None, None, 80]


def test_a_nought_is_taken_as_the_second_only_where_nothing_else_is_left() -> None:
    assert left(suppress(counted(3, 0, 80), counts=["people"], totals=[YEAR])) == [None, 0, None]
    assert left(suppress(counted(3, 0), counts=["people"], totals=[YEAR])) == [None, None]


def test_a_missing_count_protects_nothing_and_is_not_marked() -> None:
    safe = suppress(counted(3, None, 80), counts=["people"], totals=[YEAR])
    assert left(safe) == [None, None, None]
    assert safe["suppressed"].tolist() == [True, False, True]


def test_other_years_are_left_alone() -> None:
    table = pd.concat([counted(3, 20, 80), counted(6, 7, 8).assign(year=2020)], ignore_index=True)
    assert left(suppress(table, counts=["people"], totals=[YEAR])) == [None, None, 80, 6, 7, 8]


def test_a_second_one_that_breaks_another_total_is_protected_there_too() -> None:
    # Totals of rows and columns are public. 3 takes its row's 20 and its column's 30 along; those take 40.
    table = pd.DataFrame({"row": ["a", "a", "b", "b"], "column": ["x", "y", "x", "y"], "people": [3, 20, 30, 40]})
    assert left(suppress(table, counts=["people"], totals=[["row"], ["column"]])) == [None] * 4


def test_it_goes_on_until_no_sum_gives_anything_away() -> None:
    # 3 takes 10 of its row; their columns take 20 and 30; these take others of their rows.
    numbers = [3, 10, 50, 20, 60, 61, 70, 30, 62]
    table = pd.DataFrame({"row": list("aaabbbccc"), "column": list("xyzxyzxyz"), "people": numbers})
    safe = suppress(table, counts=["people"], totals=[["row"], ["column"]])
    for key in ("row", "column"):
        assert 1 not in set(safe.groupby(key)["suppressed"].sum())


def regional(text: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO("year,province,category,trainees\n" + text))


def test_a_published_table_is_safe_against_totals_of_provinces_categories_and_zones() -> None:
    rows = [
        *("2021,KR-11,job_seeker,3", "2021,KR-28,job_seeker,50", "2021,KR-26,job_seeker,9"),
        *("2021,KR-11,employee,70", "2021,KR-28,employee,60", "2021,KR-26,employee,90"),
    ]
    safe = public(regional("\n".join(rows)), package().resource("regional_training"))
    hidden = safe[safe["suppressed"]]
    # Seoul's 3 takes its other category, and another province of the capital area rather than Busan's smaller 9,
    # which the total of the zone would leave alone; that province then needs its other category as well.
    assert sorted(set(hidden["province"])) == ["KR-11", "KR-28"]
    assert len(hidden) == 4
    assert list(safe.columns) == ["year", "province", "category", "trainees", "suppressed"]


def test_courses_are_nobody_and_stay() -> None:
    table = pd.read_csv(
        io.StringIO(
            "year,province,field,courses,trainees\n2021,KR-26,cloud,2,40\n2021,KR-26,robot,1,3\n2021,KR-11,robot,4,70\n"
        )
    )
    safe = public(table, package().resource("kdt_training"))
    assert safe["courses"].tolist() == [2, 1, 4]
    assert safe["trainees"].isna().sum() >= 2


def test_every_public_sum_hides_two_or_none() -> None:
    numbers = [3, 60, 70, 8, 90, 2, 44, 51, 5, 1, 30, 12]
    codes = ["KR-11", "KR-26", "KR-27", "KR-28", "KR-41", "KR-49"]
    rows = [f"2021,{code},{category}" for code in codes for category in ("job_seeker", "employee")]
    text = "\n".join(f"{row},{number}" for row, number in zip(rows, numbers, strict=True))
    safe = public(regional(text), package().resource("regional_training"))
    for keys in (["province"], ["category"]):
        assert 1 not in set(safe.groupby(keys)["suppressed"].sum())


def of_offices(*rows: str) -> Dataset:
    """`regional_training` as it is in force: year, province, category, trainees."""
    return Dataset(name="regional_training", table=regional("\n".join(rows)).assign(trainees_gap=None))


def marks(found: Dataset) -> list[str]:
    """The cells that are marked, as province and category."""
    return [f"{row.province} {row.category}" for row in found.rows if row.trainees_gap == "suppressed"]


def test_pages_are_shown_a_mark_in_the_place_of_a_small_count() -> None:
    found = shown(of_offices("2021,KR-11,job_seeker,4", "2021,KR-11,employee,5", "2021,KR-26,job_seeker,0"))
    assert marks(found) == ["KR-11 job_seeker"]
    assert left(found.table.rename(columns={"trainees": "people"})) == [None, 5, 0]


def test_koreas_printed_total_gives_none_away_where_every_province_has_reported() -> None:
    seekers = [
        f"2021,{code},job_seeker,{3 if code == 'KR-50' else 100 + place}" for place, code in enumerate(PROVINCES)
    ]
    employees = [f"2021,{code},employee,{900 + place}" for place, code in enumerate(PROVINCES)]
    # Seoul's 100 is the smallest of the others; of employees nothing is small
    assert marks(shown(of_offices(*seekers, *employees))) == ["KR-11 job_seeker", "KR-50 job_seeker"]
    assert marks(shown(of_offices(*seekers[1:], *employees))) == ["KR-50 job_seeker"]
