import pytest

from data.intake.values import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234", 1234),
        ("0", 0),
        ("1,234", 1234),
        ("1,234,567", 1_234_567),
        (" 1,234 ", 1234),
        ("1,234명", 1234),
        ("1,234 명", 1234),
        ("１，２３４", 1234),  # full-width digits and comma
        ("1\N{NO-BREAK SPACE}234", 1234),
        ("\N{NO-BREAK SPACE}1234\N{NO-BREAK SPACE}", 1234),
        ("'1234", 1234),
        ("△123", -123),
        ("▲ 1,234", -1234),
        ("-5", -5),
        ("−5", -5),  # the minus sign that Word types
        ("1.2만", 12_000),
        ("12천명", 12_000),
        ("1.234.567", 1_234_567),
        ("1234.0", 1234),
        ("12개", 12),
    ],
)
def test_a_number_is_read_as_clerks_write_it(text: str, value: int) -> None:
    assert number(text, whole=True).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("68.5", 68.5), ("68,5", 68.5), ("68.5%", 68.5), ("1.234,5", 1234.5), ("0,123", 0.123), (".5", None)],
)
def test_a_decimal_comma_is_told_from_a_separator_of_thousands(text: str, value: float | None) -> None:
    assert number(text, whole=False).value == value


@pytest.mark.parametrize(
    "text",
    [
        "12a",
        "약 1,234",
        "1,234²",
        "1,234 1)",
        "(123)",
        "12,34,567",
        "1E+05",
        "4.66E+06",
        "1234.5",
        "1-2",
        "9" * 16,
        "▼5",
        "１２名x",
    ],
)
def test_a_number_with_anything_else_is_not_guessed(text: str) -> None:
    cell = number(text, whole=True)
    assert (cell.value, cell.missing, cell.fault) == (None, "unreadable", "cell-type")


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#DIV/0!", "NULL", "null", "NaN", "N/A", "####"])
def test_an_error_of_the_spreadsheet_is_told_from_text(text: str) -> None:
    assert number(text, whole=True).fault == "cell-error-value"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "blank"),
        ("  ", "blank"),
        ("…", "not_available"),
        ("...", "not_available"),
        ("..", "not_available"),
        ("x", "not_available"),
        ("X", "not_available"),
        ("c", "suppressed"),
        ("z", "not_applicable"),
    ],
)
def test_marks_for_missing_figures_are_kept_apart_and_never_become_zero(text: str, reason: str) -> None:
    cell = number(text, whole=True)
    assert (cell.value, cell.missing, cell.fault) == (None, reason, "")


@pytest.mark.parametrize(
    ("answer", "value", "missing", "fault"),
    [
        (None, None, "not_available", "cell-dash-ambiguous"),
        ("nil", 0, "", ""),
        ("missing", None, "not_available", ""),
    ],
)
@pytest.mark.parametrize("text", ["-", " - ", "－", "–", "ㅡ"])
def test_a_lone_dash_means_what_the_uploader_says(
    text: str, answer: str | None, value: int | None, missing: str, fault: str
) -> None:
    cell = number(text, whole=True, dash=answer)
    assert (cell.value, cell.missing, cell.fault) == (value, missing, fault)


@pytest.mark.parametrize(
    ("text", "value", "finality"),
    [
        ("1,234p", 1234, "provisional"),
        ("1,234 (p)", 1234, "provisional"),
        ("1,234ᵖ", 1234, "provisional"),
        ("1,234명(잠정)", 1234, "provisional"),
        ("1,234r", 1234, "revised"),
        ("1,234 수정", 1234, "revised"),
        ("1,234", 1234, ""),
    ],
)
def test_a_mark_behind_a_figure_says_how_final_it_is(text: str, value: int, finality: str) -> None:
    cell = number(text, whole=True)
    assert (cell.value, cell.finality) == (value, finality)


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12_000), ("1.2", 1_200), ("1,234", 1_234_000), ("1.2만", 12_000), ("1.2345", None)],
)
def test_the_unit_of_the_file_multiplies_what_has_no_multiplier_of_its_own(text: str, value: int | None) -> None:
    assert number(text, whole=True, scale=1_000).value == value


@pytest.mark.parametrize(("text", "told"), [("61.2", False), ("-0.5", False), ("61.2%", True), ("61,2", True)])
def test_a_fraction_that_stands_as_it_is_read_is_no_change(text: str, told: bool) -> None:
    assert (number(text, whole=False).fix is not None) is told


@pytest.mark.parametrize(("text", "told"), [("1234", False), ("-5", False), ("1,234", True), ("△5", True), ("x", True)])
def test_every_change_is_told(text: str, told: bool) -> None:
    assert (number(text, whole=True).fix is not None) == told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27600.000000004", 27_600),
        ("27599.9999999", 27_600),
        ("27600.00001", None),
        ("27600.004", None),
        ("27600.009", None),
    ],
)
def test_only_what_binary_arithmetic_leaves_is_rounded_away(text: str, value: int | None) -> None:
    assert number(text, whole=True).value == value
