import pytest

from data.intake.codes import allowed, code, list_of, names, nearest
from data.package import bundled, package


def category(text: str) -> object:
    return code(text, kind="trainee_category", among=("job_seeker", "employee")).value


@pytest.mark.parametrize(
    "text",
    ["job_seeker", "실업자", "실업자 등", "실업자(등)", "구직자", "미취업자", "실업자훈련(구직자)", "Job seekers"],
)
def test_job_seekers_are_known_by_the_words_of_clerks(text: str) -> None:
    assert category(text) == "job_seeker"


@pytest.mark.parametrize(
    "text", ["employee", "재직자", "근로자", "재직자 훈련", "EMPLOYEES", "사업주훈련", "사업주(훈련)"]
)
def test_employees_are_known_by_the_words_of_clerks(text: str) -> None:
    assert category(text) == "employee"


@pytest.mark.parametrize("text", ["합계", "total", "수료자", "학생"])
def test_a_word_outside_the_list_of_the_field_is_unknown(text: str) -> None:
    assert code(text, kind="trainee_category", among=("job_seeker", "employee")).fault == "code-unknown"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("인공지능", "artificial_intelligence"),
        ("AI", "artificial_intelligence"),
        ("IoT", "internet_of_things"),
        ("2차전지", "secondary_battery"),
        ("사이버 보안", "cyber_security"),
        ("Big data", "big_data"),
        ("신재생에너지", "renewable_energy"),
    ],
)
def test_fields_of_digital_training_are_known_by_their_usual_names(text: str, field: str) -> None:
    assert code(text, kind="kdt_fields", among=tuple(names("kdt_fields").values())).value == field


def test_a_label_of_either_language_needs_no_fix_and_another_word_does() -> None:
    assert code("실업자훈련(구직자)", kind="trainee_category", among=("job_seeker",)).fix is None
    assert code("실업자", kind="trainee_category", among=("job_seeker",)).fix is not None


@pytest.mark.parametrize("dataset", package().names)
def test_every_code_and_label_of_every_field_is_read_as_itself(dataset: str) -> None:
    resource = package().resource(dataset)
    for field in resource["schema"]["fields"]:
        kind = list_of(field, resource)
        if kind:
            among = allowed(field, kind)
            assert [code(text, kind=kind, among=among).value for text in among] == list(among), field["name"]


def test_no_word_of_a_digital_field_means_two() -> None:
    words = [word for row in bundled("kdt_fields").table["aliases"].dropna() for word in row.casefold().split("|")]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "found"),
    [("경기더", "KR-41"), ("부산강역시", "KR-26"), ("Gyeongi-do", "KR-41"), ("달나라", None), ("27번", None)],
)
def test_the_nearest_province_is_suggested_where_one_is_near(text: str, found: str | None) -> None:
    known = tuple(bundled("provinces").table["code"])
    assert nearest(text, kind="provinces", allowed=known, alike=0.6) == found
