"""The CSV file: read back by a program, opened by Excel."""

import codecs
import csv
import io
from dataclasses import replace

import pandas as pd
import pytest

from components.figures.exhibit import Figure
from components.files.rows import Provenance, long_table
from components.files.taken import comma_separated
from data.catalogue import compute
from i18n import speaking
from indicators.indicator import Indicator, tidy
from tests.indicators.tables import COMPUTED


def _read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content))


def test_it_begins_with_the_mark_by_which_excel_knows_utf_8(trainees: Figure, taken: Provenance) -> None:
    content = comma_separated(long_table(*trainees.rests_on, data=taken.data), taken=taken)
    assert content.startswith(codecs.BOM_UTF8)
    assert content.count(codecs.BOM_UTF8) == 1


@pytest.mark.parametrize("language", ["en", "ko"])
def test_pandas_reads_back_every_value_at_full_precision(trainees: Figure, taken: Provenance, language: str) -> None:
    with speaking(language):
        table = _read(comma_separated(long_table(*trainees.rests_on, data=taken.data), taken=taken))
    values = [value for indicator in trainees.rests_on for value in indicator.table["value"]]
    assert table["Value" if language == "en" else "값"].tolist() == values


def test_whole_numbers_have_no_decimal_point(trainees: Figure, taken: Provenance) -> None:
    with speaking("en"):
        rows = list(
            csv.DictReader(
                io.StringIO(
                    comma_separated(long_table(*trainees.rests_on, data=taken.data), taken=taken).decode("utf-8-sig")
                )
            )
        )
    assert [row["Value"] for row in rows[:3]] == ["3429478", "2864962", "4661782"]


def test_each_row_says_version_filters_day_and_link(trainees: Figure, taken: Provenance) -> None:
    with speaking("en"):
        table = _read(comma_separated(long_table(*trainees.rests_on, data=taken.data), taken=taken))
    said = table[["Data version", "Filters", "Accessed on", "Link"]].drop_duplicates()
    assert said.values.tolist() == [[taken.version, taken.filters, "2026-11-22", taken.link]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_compute_gets_an_apostrophe(taken: Provenance, text: str) -> None:
    with speaking("en"):
        table = _read(
            comma_separated(long_table(compute("trainees_total"), data=taken.data), taken=replace(taken, filters=text))
        )
    assert set(table["Filters"].str[:2]) == {f"'{text[0]}"}


def test_a_negative_number_stays_a_number(taken: Provenance) -> None:
    fall = Indicator(
        id="trainees_change_pct",
        unit="percent",
        rows=tidy([("KR", 2020, "total", -16.46, "exact", COMPUTED)]),
        category_kind="trainee_category",
    )
    with speaking("en"):
        assert _read(comma_separated(long_table(fall, data=taken.data), taken=taken))["Value"].tolist() == [-16.46]


def test_an_indicator_without_values_gives_titles_only(taken: Provenance) -> None:
    assert len(_read(comma_separated(long_table(compute("regional_trainees"), data=taken.data), taken=taken))) == 0


def test_a_heading_that_a_spreadsheet_would_compute_gets_an_apostrophe(taken: Provenance) -> None:
    rows = pd.DataFrame({"=1+1": [1], "@SUM(A1)": [2], "훈련인원": [3]})
    first = comma_separated(rows, taken=taken).decode("utf-8-sig").splitlines()[0]
    assert first.split(",")[:3] == ["'=1+1", "'@SUM(A1)", "훈련인원"]
