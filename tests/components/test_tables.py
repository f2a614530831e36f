"""Tables: numbers stay numbers to sort by, and are written as the locale does; what is missing is a dash."""

import pandas as pd

from components.figures.exhibit import Table
from components.figures.words import cells
from i18n import speaking

FRAME = pd.DataFrame({"People": [1234.5, None], "Kind": ["■ Reported", None]}, index=pd.Index(["a", "b"], name="Who"))


def test_a_number_is_written_for_the_reader_and_sorted_by_its_value():
    with speaking("en"):
        found = cells(Table(frame=FRAME, digits=1))
    assert found["rows"][0] == [
        {"text": "a", "sort": "a", "total": False},
        {"text": "1,234.5", "sort": 1234.5},
        {"text": "■\N{NO-BREAK SPACE}Reported", "sort": "■ Reported"},
    ]
    assert [column["numeric"] for column in found["columns"]] == [False, True, False]


def test_what_is_missing_is_a_dash_that_sorts_last():
    assert cells(Table(frame=FRAME))["rows"][1][1:] == [{"text": "–", "sort": None}] * 2


def test_the_first_column_is_named_by_the_index_or_told_to_be_an_item():
    assert cells(Table(frame=FRAME))["columns"][0]["title"] == "Who"
    with speaking("en"):
        assert cells(Table(frame=FRAME.rename_axis(None)))["columns"][0]["title"] == "Item"


def test_totals_are_marked():
    assert cells(Table(frame=FRAME, totals=("b",)))["rows"][1][0]["total"]


def test_a_cell_that_names_a_page_leads_there_in_the_readers_language():
    with speaking("ko"):
        rows = cells(Table(frame=FRAME, pages={"Kind": ["cases", None]}))["rows"]
    assert rows[0][2]["link"] == "cases?lang=ko"
    assert all("link" not in cell for cell in [*rows[0][:2], *rows[1]])
