"""Sentences of the pages before and after an update."""

import pandas as pd
import pytest

from components.figures.pages import FIGURE_PAGES, changed, headlines
from data.catalogue import dataset
from data.intake.compare import outcome
from data.outlook import Outlook
from i18n import speaking


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def after(name, rows, *, replace=False):
    """Pairs of page and sentence, before and after a file of these rows."""
    types = {column: "Int64" for column in rows if column in ("year", "trainees", "courses")}
    then = Outlook.after(name, outcome(name, rows.astype(types), replace=replace))
    found = changed(headlines(Outlook()), headlines(then))
    return [
        (one.page, one.before.replace("\N{NO-BREAK SPACE}", " "), one.after.replace("\N{NO-BREAK SPACE}", " "))
        for one in found
    ]


def of_busan(year=2021):
    rows = [(year, "KR-26", "job_seeker", 50_000), (year, "KR-26", "employee", 200_000)]
    return pd.DataFrame(rows, columns=["year", "province", "category", "trainees"])


def test_every_page_that_rests_on_data_has_an_answer():
    found = headlines(Outlook())
    assert set(found) == set(FIGURE_PAGES)
    assert all(texts["answer"] for texts in found.values())


def test_nothing_changes_without_an_update():
    assert changed(headlines(Outlook()), headlines(Outlook())) == []


def test_a_report_of_one_province_moves_the_meter_and_not_the_printed_share():
    found = after("regional_training", of_busan())
    # Busan: 3,350,380 of 51,638,809 residents = 6.5%
    moved = (
        "0 of 17 provinces, 0.0% of residents, have reported for 2021",
        "1 of 17 provinces, 6.5% of residents, has reported for 2021",
    )
    assert ("overview", *moved) in found
    assert ("concentration", *moved) in found
    assert ("concentration", "", "Reported so far for 2021: Busan") in found
    assert {page for page, *_ in found} == {"overview", "concentration"}


def test_a_year_that_the_trainee_table_does_not_hold_has_its_own_meter():
    assert ("overview", "", "1 of 17 provinces has reported for 2023") in after("regional_training", of_busan(2023))


def test_figures_by_field_move_the_answer_on_k_digital_training():
    rows = pd.DataFrame(
        [(2024, "KR-26", "cloud", 12, 340)], columns=["year", "province", "field", "courses", "trainees"]
    )
    found = after("kdt_training", rows)
    [(before, now)] = [texts for page, *texts in found if page == "kdt"]
    # Nor is any province silent now: two zones were all that is known of where training happens.
    assert {page for page, *_ in found} == {"kdt", "concentration"}
    assert not any("Two zones are all" in now for page, _before, now in found)
    assert before.startswith("21 fields of training without figures")
    assert now.startswith("21 fields of training, 1 with reported figures")


def test_a_page_that_would_fail_says_so_and_no_word_of_a_program():
    half = dataset("trainees").table.drop(columns=["status", "source"]).query("year == 2020 and category == 'employee'")
    found = after("trainees", half, replace=True)
    now = {page: text for page, _before, text in found if text}
    assert now["trends"] == "This page could not be shown."
