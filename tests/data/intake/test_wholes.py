"""Tables that hold more than the template: another table below, rows and columns of parts, rows that are worked out of others."""

import csv
import io
from collections.abc import Sequence

import pytest

from data.intake.check import check
from data.intake.upload import Checked, Upload, against
from i18n import speaking
from tests.data.intake.making import FIGURES, TABLE, Rows, workbook
from tests.data.intake.tables import unaccounted

BUSAN = [(2021, "KR-26", "job_seeker", 43_000), (2021, "KR-26", "employee", 259_000)]
FORMS = ("csv", "xlsx")


def checked(rows: Rows, form: str = "csv", *, dataset: str = "regional_training", **answers: str) -> Checked:
    """What the check finds in rows, as either form of file; each cell of them must have gone somewhere."""
    out = io.StringIO()
    csv.writer(out).writerows(["" if cell is None else cell for cell in row] for row in rows)
    content = workbook(rows) if form == "xlsx" else out.getvalue().encode()
    upload = Upload(name=f"a.{form}", content=content, answers=answers)
    found = check(upload, dataset=dataset, against=against(dataset))
    assert unaccounted(upload, found) == []
    return found


def told(found: Checked, weight: str = "error") -> list[tuple[str, int | None, str | None]]:
    """Code, row and column of the problems of one weight."""
    return [(one.code, one.row, one.column) for one in found.problems if one.severity == weight]


def sentence(found: Checked, code: str, language: str = "en") -> str:
    """What the first problem of a code says."""
    with speaking(language):
        return next(str(one.message) for one in found.problems if one.code == code)


def figures(found: Checked, *names: str) -> list[tuple[object, ...]]:
    """What may be published: its keys and its figure, unless other columns are named."""
    assert found.table is not None, found.problems
    columns = list(names or ("year", "province", "category", "trainees"))
    return list(found.table[columns].itertuples(index=False, name=None))


OTHER_TABLES: dict[str, Rows] = {
    "firms": (("기업규모", "사업체수", "비율"), ("대기업", 120, 12.5), ("중소기업", 880, 87.5)),
    "budget": (("구분", "예산", "결산", "불용액"), ("훈련비", 100, 90, 10), ("장려금", 50, 40, 10)),
    "months": (("월", "실업자", "재직자"), ("1월", 3_000, 20_000), ("2월", 4_000, 21_000)),
    "ages": (("연령", "남", "여"), ("20대", 100, 200), ("30대", 300, 400)),
    "people": (("담당자", "부서", "내선"), ("김", "일자리과", 123)),
    "residents": (("시도", "주민등록인구"), ("부산", 3_350_380), ("울산", 1_121_592)),
    "English": (("Item", "Budget", "Spent"), ("Training", 100, 90)),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("blank", [0, 2])
@pytest.mark.parametrize("subject", OTHER_TABLES)
def test_a_second_table_under_any_headings_is_one_problem_which_names_its_first_row(
    subject: str, blank: int, form: str
) -> None:
    untitled: Rows = (*TABLE, *((),) * blank, *OTHER_TABLES[subject])
    titled: Rows = (*TABLE, *((),) * blank, ("2. 그 밖의 현황",), *OTHER_TABLES[subject])
    for rows in (untitled, titled):
        found = checked(rows, form)
        assert told(found) == [("table-second", 4 + blank, None)]
        assert sentence(found, "table-second").startswith(f"A second table begins in row {4 + blank}.")


@pytest.mark.parametrize(
    "row",
    [
        ("2021년상", "부산지역", "구직", "미집계"),
        ("2021", "부산", "취업자", "미집계"),
        ("이천이십일", "부산", "구직자", "다수"),
    ],
)
def test_a_faulty_row_among_others_begins_no_table(row: Sequence[str]) -> None:
    assert "table-second" not in {code for code, _row, _column in told(checked((*TABLE, row, *FIGURES)))}
    assert "table-second" not in {code for code, _row, _column in told(checked((*TABLE, row)))}


def test_a_table_whose_keys_are_free_words_has_no_second_one() -> None:
    heads = ("agreement", "kind", "profession", "partner", "year")
    rows = ("a_b", "bilateral", "engineer", "USA", "2021"), ("c_d", "bilateral", "engineer", "CAN", "2022")
    found = checked((heads, *rows, ("no", "such", "words", "here", ""), *rows), dataset="mra_agreements")
    assert "table-second" not in {code for code, _row, _column in told(found)}
