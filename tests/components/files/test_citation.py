"""The citation: one text that says value, unit, kind of figure, source, version, day and link."""

from dataclasses import replace

import pytest

from components.figures.exhibit import Figure
from components.files.rows import Provenance
from components.files.taken import citation
from data.catalogue import compute
from i18n import speaking

PARTS = {
    "en": ("Trainees, total (trainees; ■ Reported)", "2021: 4,661,782", "(%; ▤ Computed)", "Source: ", "accessed on "),
    "ko": ("훈련인원 합계 (명; ■ 공표치)", "2021: 4,661,782", "(%; ▤ 산출치)", "자료: ", "확인"),
}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_value_unit_status_source_version_day_and_link_are_in_it(
    trainees: Figure, taken: Provenance, language: str
) -> None:
    with speaking(language):
        text = citation(trainees, taken=taken)
    for part in (*PARTS[language], "KRIVET", taken.version, "2026-11-22", taken.filters):
        assert part in text
    lines = text.splitlines()
    assert (lines[0], lines[1], lines[-1]) == (trainees.title, trainees.subtitle, taken.link)


def test_kinds_that_differ_within_an_indicator_are_marked_at_each_value(trainees: Figure, taken: Provenance) -> None:
    with speaking("en"):
        text = citation(replace(trainees, rests_on=(compute("metropolitan_share_pct"),)), taken=taken)
    # 68.5% is printed, 31.5% is the rest; both undated
    assert "Capital area, Trainees, undated: 68.5% ■" in text
    assert "Elsewhere, Trainees, undated: 31.5% ▤" in text


def test_many_values_are_given_as_a_range_without_ranking(trainees: Figure, taken: Provenance) -> None:
    estimates = compute("trainees_by_province")
    with speaking("en"):
        text = citation(replace(trainees, rests_on=(estimates,)), taken=taken)
    assert "34 values, from about " in text
    assert "▨ Estimated" in text
    assert "Seoul" not in text


def test_a_bound_is_kept(trainees: Figure, taken: Provenance) -> None:
    with speaking("en"):
        text = citation(replace(trainees, rests_on=(compute("large_firm_implementation_pct"),)), taken=taken)
    assert "undated: more than 80%" in text


def test_an_indicator_without_values_is_left_out(trainees: Figure, taken: Provenance) -> None:
    with speaking("en"):
        text = citation(replace(trainees, rests_on=(compute("regional_trainees"),)), taken=taken)
    assert "- " not in text.partition("Source")[0].replace("2019-2021", "")
