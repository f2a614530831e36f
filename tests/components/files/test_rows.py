"""The long table: every value at full precision, with everything that must be said beside it."""

import pandas as pd
import pytest

from components.files.rows import long_table, unit_word
from data.catalogue import compute
from data.outlook import Outlook
from i18n import speaking
from indicators.registry import REGISTRY


def test_the_printed_totals_stand_in_it_with_unit_status_source_and_caveats() -> None:
    with speaking("en"):
        table = long_table(compute("trainees_total"), data=Outlook())
    last = table.set_index("Year").loc[2021]
    assert last["Value"] == 4_661_782  # as the source prints it
    assert last["Unit"] == "trainees"
    assert last["Kind of figure"] == "Reported"
    assert last["Bound"] == "exact"
    assert "Korea Research Institute for Vocational Education and Training" in last["Source"]
    assert "I-07 People or enrolments: not stated" in last["Caveats"]


def test_the_same_in_korean_has_no_english_title_or_label() -> None:
    with speaking("ko"):
        table = long_table(compute("trainees_by_category"), data=Outlook())
    assert not [title for title in table.columns if title.isascii()]
    first = table.iloc[0]
    assert first["지역"] == "전국"
    assert first["단위"] == "명"
    assert first["수치 구분"] == "공표치"


def test_a_computed_value_is_not_rounded() -> None:
    with speaking("en"):
        table = long_table(compute("trainees_change_pct"), data=Outlook())
    row = table[(table["Year"] == 2021) & (table["Category code"] == "total")].iloc[0]
    assert row["Value"] == pytest.approx((4_661_782 - 2_864_962) / 2_864_962 * 100, rel=1e-15)
    assert row["Bound"] == "exact"  # not "as printed": no source prints it
    assert row["Kind of figure"] == "Computed"


def test_an_undated_value_says_so_and_more_than_stays_more_than() -> None:
    with speaking("en"):
        row = long_table(compute("large_firm_implementation_pct"), data=Outlook()).iloc[0]
    assert (row["Year"], row["Value"], row["Bound"]) == ("undated", 80, "more than")


def test_an_estimate_names_its_assumption() -> None:
    with speaking("en"):
        table = long_table(compute("trainees_by_province"), data=Outlook())
    assert set(table["Kind of figure"]) == {"Estimated"}
    assert set(table["Bound"]) == {"about"}
    assert table["Assumptions"].str.len().min() > 20


def test_one_indicator_in_two_states_can_be_told_apart() -> None:
    with speaking("en"):
        table = long_table(
            compute("policy_state", state="as_is"), compute("policy_state", state="to_be"), data=Outlook()
        )
    unemployed = table[table["Category code"] == "unemployed"].set_index("Parameters")["Value"]
    # the benefits table: 847,000 as-is, 1 million to-be
    assert unemployed.to_dict() == {"state=as_is": 847_000, "state=to_be": 1_000_000}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", list(REGISTRY))
def test_every_indicator_has_a_row_for_each_value_and_a_word_for_its_unit(name: str, language: str) -> None:
    indicator = compute(name)
    with speaking(language):
        table = long_table(indicator, data=Outlook())
        assert unit_word(indicator.unit)
    value = table.columns[8]
    assert table[value].tolist() == indicator.table["value"].tolist()
    assert not table.drop(columns=value).map(pd.isna).any().any()
