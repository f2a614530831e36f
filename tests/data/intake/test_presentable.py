"""Nothing that is told of a file repeats the number or address of a person, or a whole page of text."""

from itertools import product

import pytest

from data.intake.check import check
from data.intake.report import as_json, as_text
from data.intake.upload import Checked, Upload, against
from data.store.notes import recorded
from tests.growth import TWICE, growth

HEADER = "연도,시도,구분,훈련인원\n"
ROW = "2021,부산,실업자,43000\n"
NUMBER, SECRET = "900101-1234567", "1234567"


def checked(content: str) -> Checked:
    upload = Upload(name="file.csv", content=content.encode())
    return check(upload, dataset="regional_training", against=against("regional_training"))


def told(found: Checked) -> str:
    """All that anybody is shown, or that the store keeps."""
    words = [repr(fix) + str(fix.message) for fix in found.fixes]
    for question in found.questions:
        words += [str(question.message), *map(str, question.options.values())]
    return "\n".join([*words, as_json(found), as_text(found), repr(recorded(found.problems)), repr(found.problems)])


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}2021,부산,{NUMBER},43000\n",
        f"{HEADER}2021,{NUMBER},실업자,43000\n",
        f"{HEADER}2021,부산,실업자,{NUMBER}\n",
        f"{HEADER}{NUMBER},부산,실업자,43000\n",
        f"{HEADER}{ROW}2021,부산 {NUMBER} 계,실업자,43000\n",
        f"{HEADER}{ROW}2021,부산 {NUMBER} 합계,실업자,1\n",
        f"{HEADER}{ROW}{ROW}※ 담당 {NUMBER}\n",
        f"담당,{NUMBER}\n{HEADER}{ROW}",
        f"연도,시도,구분,훈련인원,{NUMBER}\n2021,부산,실업자,43000,1\n",
        f"연도,시도,구분,훈련인원\n2021,부산,실업자,43000,{NUMBER}\n",
        f"(단위: 천명 {NUMBER})\n{HEADER}{ROW}",
        f"{HEADER}{ROW}2021,부산,{'가' * 190}{NUMBER},1\n",
    ],
    ids=[
        *(
            "category",
            "province",
            "figure",
            "year",
            "sum",
            "sum of no rows",
            "note",
            "title",
            "heading",
            "cell too many",
            "unit",
        ),
        "where it is cut",
    ],
)
def test_a_resident_number_is_repeated_nowhere(content: str) -> None:
    found = told(checked(content))
    assert SECRET not in found
    assert "****" in found or "900101" not in found


def test_a_long_cell_is_cut_where_it_is_told() -> None:
    (problem,) = checked(f"{HEADER}{ROW}2021,부산,{'가' * 5_000},1\n").problems[:1]
    assert problem.code == "code-unknown"
    assert problem.value == "가" * 199 + "…"
    assert len(str(problem.message)) < 300


def test_a_quotation_mark_that_is_not_closed_is_told_with_its_row() -> None:
    found = checked(HEADER + ROW + '2021,부산,"재직자,1\n' + ROW * 1_000)
    assert [(problem.code, problem.row) for problem in found.problems] == [("file-too-large", 3)]
    assert "10,000" in str(found.problems[0].message)


PLACES = {
    "category": '2021,부산,"{text}{number}",1\n',
    "province": '2021,"{text}{number}",실업자,1\n',
    "year": '"{text}{number}",부산,실업자,1\n',
    "figure": '2021,부산,실업자,"{text}{number}"\n',
    "note": '"※ {text}{number}",,,\n',
    "sum": '2021,부산,"{text} 합계",1\n',
}


LETTERS = ("a", "010-", "((", "계", "1 ")
# Every place with two of the repetitions, every repetition in two places or more; the sweep has all.
PAIRED = {(place, LETTERS[(number + turn) % len(LETTERS)]) for number, place in enumerate(PLACES) for turn in (0, 2)}


@pytest.mark.parametrize(
    ("place", "letters"),
    [pytest.param(*pair, marks=() if pair in PAIRED else pytest.mark.sweep) for pair in product(PLACES, LETTERS)],
)
def test_no_text_keeps_the_check_busy(place: str, letters: str) -> None:
    """Long cells, whatever they repeat and wherever they stand; eight times the text is eight times the work at most."""

    def work(size: int) -> None:
        text = (letters * size)[:size]
        rows = "".join(PLACES[place].format(text=text, number=number) for number in range(20))
        assert checked(HEADER + ROW + rows).problems

    assert growth(work, small=1_200, doublings=3, runs=2) <= TWICE


def test_many_long_cells_cost_as_much_as_they_are_many() -> None:
    def work(size: int) -> None:
        text = "((a 010-" * 1_200
        assert checked(HEADER + "".join(f'2021,부산,"{text}{number}",1\n' for number in range(size))).problems

    assert growth(work, small=20, doublings=3, runs=2) <= TWICE
