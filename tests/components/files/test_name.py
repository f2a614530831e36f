"""File names say what the file holds."""

from dataclasses import replace

import pytest

from components.figures.exhibit import Figure
from components.files.taken import name, period
from data.catalogue import compute
from i18n import speaking


@pytest.mark.parametrize(
    ("language", "province", "called"),
    [
        ("en", None, "trainees-by-category_2019-2021_en"),
        ("ko", None, "trainees-by-category_2019-2021_ko"),
        ("en", "KR-26", "trainees-by-category_2019-2021_KR-26_en"),
    ],
)
def test_figure_period_province_and_language(
    trainees: Figure, language: str, province: str | None, called: str
) -> None:
    with speaking(language):
        assert name(trainees, province=province) == called


def test_one_year_stands_alone() -> None:
    assert period(compute("residents_by_province", year=2020)) == "2020"


def test_undated_values_are_not_given_a_year() -> None:
    # 5% of SMEs: the source names no year
    assert period(compute("sme_participation_pct")) == "undated"
    # 68.5% is undated; the residents beside it are those of 2021
    assert period(compute("metropolitan_share_pct")) == "2021-undated"


def test_a_figure_without_values_is_undated_and_a_list_has_no_period(trainees: Figure) -> None:
    nothing = compute("regional_trainees")  # no office has reported
    with speaking("en"):
        assert name(replace(trainees, rests_on=(nothing,)), province=None) == "trainees-by-category_undated_en"
        assert name(replace(trainees, rests_on=()), province=None) == "trainees-by-category_en"
