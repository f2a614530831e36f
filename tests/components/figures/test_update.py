"""What a file would change, in tables that an office reads before it publishes."""

import pandas as pd
import pytest

from components.figures import update
from components.figures.pages import HeadlineChange
from data.effect import effects, facts, released
from data.intake.compare import compare, comparison, outcome
from data.store.versions import versions
from i18n import speaking
from tests.stores import store


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def reports(*rows):
    frame = pd.DataFrame(rows, columns=["year", "province", "category", "trainees", "basis"])
    return frame.astype({"year": "Int64", "trainees": "Int64", "basis": "str"})


BEFORE = reports((2021, "KR-26", "job_seeker", 1_200, None), (2021, "KR-26", "employee", 3_400, "provider"))
AFTER = reports((2021, "KR-26", "job_seeker", 1_300, None), (2021, "KR-26", "employee", 3_400, "workplace"))
ONE_WAY = reports((2021, "KR-26", "job_seeker", 1_300, "provider"), (2021, "KR-26", "employee", 3_400, "provider"))
KEY = ["year", "province", "category"]


def between(before, after):
    return compare(before, after, key=KEY, by=["year", "province"], measures=["trainees"])


def test_cells_are_named_in_words():
    frame = update.changed_cells("regional_training", between(BEFORE, AFTER)).frame
    assert [frame.index[0], *frame.iloc[0]] == ["2021 · Busan · Job seekers", "Trainees", "1,200", "1,300"]
    assert frame.iloc[1].tolist() == ["Basis of place", "Place of provider", "Place of workplace"]


def test_totals_have_a_signed_difference():
    frame = update.totals("regional_training", between(BEFORE, AFTER)).frame
    # 1,200 + 3,400; 1,300 + 3,400
    assert [frame.index[0], *frame.iloc[0]] == ["2021 · Busan", "Trainees", 4_600, 4_700, "+100"]


def test_a_first_report_has_no_difference():
    found = comparison("regional_training", AFTER)
    assert update.totals("regional_training", found).frame["Change"].isna().all()
    frame = update.whole_rows("regional_training", found, found.added).frame
    assert list(frame.columns) == ["Trainees", "Basis of place"]
    assert frame.loc["2021 · Busan · Job seekers"].tolist() == ["1,300", "–"]


def test_nothing_changed_is_a_table_without_rows():
    same = between(BEFORE, BEFORE)
    assert update.changed_cells("regional_training", same).frame.empty
    assert update.whole_rows("regional_training", same, same.added).frame.empty


def test_indicators_are_told_before_and_after_with_their_status():
    found = effects("regional_training", outcome("regional_training", ONE_WAY))
    frame = update.indicators(found).frame
    told = frame.loc["Trainees by province, as reported by the offices"]
    assert told.tolist() == ["Busan · 2021", "–", "4,700 trainees · ▤ Computed from offices' figures"]  # 1,300 + 3,400
    share = frame.loc["Share of residents in provinces that have reported"]
    assert share["Before"].replace("\N{NO-BREAK SPACE}", " ") == "0.0% · ▤ Computed"


def test_figures_of_another_forecast_are_told_with_the_years_of_each():
    """345,000 people were short in 2023-2027, 400,000 are in 2024-2028: neither is undated, and none moved to the other."""
    with store("later"):
        (version,) = [one.id for one in versions(dataset="skill_shortage")]
        (found,) = [one for one in released("skill_shortage", version) if one.indicator == "kdt_shortage_by_field"]
        rows = [[of, before, after] for of, before, after in update.indicators([found]).frame.iloc[:, :3].to_numpy()]
    told = [row for row in rows if "All forecast fields" in row[0]]
    assert told == [
        ["Korea · 2023–2027 · All forecast fields", "345,000 people · ■ Reported", "–"],
        ["Korea · 2024–2028 · All forecast fields", "–", "400,000 people · ■ Reported (national update)"],
    ]


def test_a_changed_reason_stands_once():
    found = effects("regional_training", outcome("regional_training", AFTER))
    frame = update.indicators([effect for effect in found if effect.indicator == "province_hhi"]).frame
    assert len(frame) == 1
    assert frame["Before"].iloc[0] == "Not given: Reported on one basis for 2021: only 0 of 17 provinces."
    assert "different bases" in frame["After"].iloc[0]


def test_an_indicator_that_would_fail_says_why():
    frame = update.indicators(effects("trainees", outcome("trainees", half_a_year()))).frame
    told = "No figure now: the rows of “Trainees by category” would not make a whole any more"
    assert told in frame["After"].iloc[0]


def half_a_year():
    rows = pd.DataFrame([(2022, "employee", 5)], columns=["year", "category", "trainees"])
    return rows.astype({"year": "Int64", "trainees": "Int64"})


def test_estimates_that_reports_replace_stand_beside_these():
    found = facts(effects("regional_training", outcome("regional_training", ONE_WAY)))
    # Busan: 192,067 by residents
    assert update.facts(found).frame.loc["Busan"].tolist() == [
        "2021",
        "about 192,000 · ▨ Estimated",
        "4,700 trainees · ▤ Computed from offices' figures",
    ]


def test_sentences_stand_under_the_name_of_their_page():
    change = HeadlineChange(page="kdt", before="", after="Now")
    frame = update.sentences([change], titles={"kdt": "K-Digital Training"}).frame
    assert frame.loc["K-Digital Training"].tolist() == ["–", "Now"]
