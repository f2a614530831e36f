import unicodedata

import pytest

from data.intake.codes import decided, province
from data.package import bundled


def read(text: str, *others: str, **context: object) -> str | None:
    """The province of a text, `others` being the rest of its column."""
    numbers = decided([text, *others], **context)  # type: ignore[arg-type]
    cell = province(text, numbers=numbers)
    return str(cell.value) if cell.value else cell.fault


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            (text, "KR-11")
            for text in ("KR-11", "kr-11", "KR11", "서울특별시", "서울시", "서울", "서 울", "Seoul", "SEOUL")
        ),
        *(
            (text, "KR-42")
            for text in ("강원특별자치도", "강원도", "강원", "Gangwon State", "Gangwon-do", "Gangwon Province")
        ),
        *(
            (text, "KR-45")
            for text in ("전북특별자치도", "전라북도", "전북", "Jeollabuk-do", "Jeonbuk State", "Jeollabuk")
        ),
        *((text, "KR-43") for text in ("충 북", "충청북도", "North Chungcheong", "Chungbuk", "chungcheongbuk do")),
        ("경기도", "KR-41"),
        ("Gyeonggi", "KR-41"),
        ("광주광역시", "KR-29"),
        ("광주", "KR-29"),
        ("세종시", "KR-50"),
        ("제주도", "KR-49"),
        (unicodedata.normalize("NFD", "부산광역시"), "KR-26"),  # as a Mac types it
    ],
)
def test_a_province_is_known_by_its_names_old_and_new(text: str, code: str) -> None:
    assert read(text) == code


@pytest.mark.parametrize(
    "text", ["광주시", "Gwangju-si", "경기", "수원시", "강남구", "서울 강남구", "수도권", "북한", ""]
)
def test_a_district_a_zone_or_an_unclear_city_is_no_province(text: str) -> None:
    wanted = {"광주시": "code-ambiguous", "Gwangju-si": "code-ambiguous", "경기": "KR-41", "": ""}.get(
        text, "code-unknown"
    )
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [("부산청", "code-unknown"), ("서울청", "code-unknown"), ("부산시청", "KR-26"), ("경남도청", "KR-48")],
)
def test_a_city_hall_is_its_province_and_an_office_of_labour_is_of_several(text: str, found: str) -> None:
    assert read(text) == found


@pytest.mark.parametrize(("answer", "found"), [("KR-29", "KR-29"), ("KR-41", None)])
def test_gwangju_is_what_the_uploader_says(answer: str, found: str | None) -> None:
    cell = province("광주시", numbers={}, gwangju=answer)
    assert cell.value == found
    assert cell.fault == ("" if found else "code-unknown")  # a city of Gyeonggi-do is no province


@pytest.mark.parametrize(
    ("number", "others", "found"),
    [
        ("11", [], "KR-11"),  # Seoul in every numbering
        ("41", [], "KR-41"),
        ("26", ["27"], "KR-26"),  # 27 is no code of the statistics office
        ("26", [], "code-ambiguous"),  # Busan, or Ulsan to the statistics office
        ("26", ["11", "29", "31"], "code-ambiguous"),
        ("50", [], "code-ambiguous"),  # Jeju, or Sejong in ISO 3166-2
        ("50", ["51"], "KR-49"),  # 51 is Gangwon to the ministry, and nobody's in ISO 3166-2
        ("50", ["49"], "KR-50"),
        ("50", ["49", "51"], "code-ambiguous"),
        ("36", ["41"], "KR-50"),  # Sejong's number of the ministry
        ("42", ["41"], "KR-42"),  # Gangwon until 2023
        ("51", [], "KR-42"),  # and since
        ("45", [], "KR-45"),
        ("52", [], "KR-45"),
        ("99", [], "code-unknown"),
        ("41.0", [], "KR-41"),
    ],
)
def test_a_bare_number_is_read_only_when_the_file_decides_it(number: str, others: list[str], found: str) -> None:
    assert read(number, *others) == found


@pytest.mark.parametrize("sign", ["21", "22", "23", "24", "25", "32", "33", "34", "35", "37", "38", "39"])
@pytest.mark.parametrize("number", ["11", "26", "29", "31", "36"])
def test_a_number_of_the_statistics_office_makes_every_bare_number_ambiguous(sign: str, number: str) -> None:
    assert read(number, sign) == read(sign, number) == "code-ambiguous"


def test_sejongs_number_of_the_ministry_is_no_sign_of_the_statistics_office() -> None:
    assert read("36", "26", "27") == "KR-50"
    assert read("26", "27", "36") == "KR-26"


@pytest.mark.parametrize(("numbering", "found"), [("ministry", "KR-26"), ("statistics", "KR-31"), ("iso", "KR-26")])
def test_the_uploader_says_which_numbering_a_file_follows(numbering: str, found: str) -> None:
    assert read("26", numbering=numbering) == found


@pytest.mark.parametrize(("numbering", "column"), [("ministry", "ministry_code"), ("statistics", "statistics_code")])
def test_each_numbering_knows_all_seventeen_provinces(numbering: str, column: str) -> None:
    rows = bundled("provinces").table
    assert [read(number, numbering=numbering) for number in rows[column]] == list(rows["code"])


@pytest.mark.parametrize(
    ("own", "found"), [("KR-26", "KR-26"), ("KR-31", "code-ambiguous"), ("KR-27", "code-ambiguous")]
)
def test_an_office_may_write_its_own_number_of_the_ministry(own: str, found: str) -> None:
    # 26 from Ulsan's office may be Ulsan's code of the statistics office or a wrong file from Busan
    assert read("26", own=frozenset({own})) == found


def test_all_seventeen_numbers_of_the_ministry_are_read_together() -> None:
    rows = bundled("provinces").table
    numbers = list(rows["ministry_code"])
    assert [read(number, *numbers) for number in numbers] == list(rows["code"])
