"""Files of what is read as a list: the rows as they stand, and beside each what must be said of it."""

import io

import openpyxl
import pandas as pd
import pytest

from components.figures.exhibit import Exhibit
from components.figures.mra import agreements, matrix, world
from components.figures.pages import FIGURE_PAGES, exhibits
from components.figures.state import State
from components.files.rows import Provenance, cited, filed, long_table, published
from components.files.taken import citation, comma_separated
from components.files.workbook import workbook
from data.catalogue import compute, dataset
from data.intake.problem import Problem
from data.outlook import Outlook
from i18n import message, speaking
from tests.data.store import reports


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


@pytest.fixture
def entries() -> Exhibit:
    listing = dataset("mra_agreements")
    return matrix.matrix(agreements.agreements(listing), compute("mra_status_count"), lists=(listing,))


@pytest.fixture
def scopes() -> Exhibit:
    listing = dataset("mra_agreements")
    table = agreements.scopes(agreements.agreements(listing))
    return Exhibit(id="mra-scope", title="Scope", subtitle="Each entry", table=table, lists=(listing,))


def read(shown: Exhibit, taken: Provenance) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(comma_separated(filed(shown, data=taken.data), taken=taken)), keep_default_na=False)


def test_a_picture_of_agreements_is_filed_with_each_agreement_partner_profession_state_and_year(
    entries: Exhibit, taken: Provenance
) -> None:
    rows = read(entries, taken).set_index("Agreement")
    welders = rows.loc["Korea-Thailand welders"]
    assert welders[["Partner", "Profession", "State", "Year in the list"]].tolist() == [
        *("Thailand", "Welder", "Under discussion", "2024"),
    ]
    assert len(rows) == len(dataset("mra_agreements").table)


def test_each_row_says_its_kind_source_and_caveats(entries: Exhibit, taken: Provenance) -> None:
    rows = read(entries, taken)
    assert set(rows["Kind of figure"]) == {"■ Reported"}
    assert rows["Source"].str.contains("KRIVET").all()
    assert rows["Caveats"].str.startswith("I-09 ").all()


def test_members_by_kind_of_link_are_filed_as_they_are_shown(taken: Provenance) -> None:
    listing, memberships, economies = (dataset(name) for name in ("mra_agreements", "mra_memberships", "economies"))
    links = agreements.links(listing, memberships, economies)["asean"]
    shown = world.coverage(compute("mra_linked_partners"), links, group="asean", lists=(listing, memberships))
    rows = read(shown, taken).set_index("Economy")
    assert rows.loc["Viet Nam", "Bilateral"] == "Signed"
    assert rows.loc["Malaysia", "Links"] == 4
    # a count of links is computed, the states are as the lists print them
    assert set(rows["Kind of figure"]) == {"■ Reported ▤ Computed"}
    # and the lists of members are named beside the list of agreements
    assert rows["Source"].str.contains("ABEEK|Washington").all()


def test_the_excel_file_holds_what_the_csv_holds_and_no_second_sheet_of_it(entries: Exhibit, taken: Provenance) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(entries, taken=taken)))
    assert book.sheetnames == ["Data", "Notes"]
    found = [["" if cell is None else str(cell) for cell in row] for row in book["Data"].iter_rows(values_only=True)]
    rows = filed(entries, data=taken.data)
    assert found == [list(rows.columns), *rows.astype(str).to_numpy().tolist()]


def test_a_table_without_an_indicator_has_the_caveats_of_what_is_computed_from_its_list(
    scopes: Exhibit, taken: Provenance
) -> None:
    rows = read(scopes, taken)
    assert list(rows.columns[:4]) == ["Agreement", "Recognised", "Needs a further step", "Not covered"]
    assert set(rows["Kind of figure"]) == {"■ Reported"}
    assert rows["Caveats"].str.startswith("I-09 ").all()


def test_its_citation_names_the_source_of_the_list(scopes: Exhibit, taken: Provenance) -> None:
    lines = citation(scopes, taken=taken).splitlines()
    assert lines[:2] == ["Scope", "Each entry"]
    assert lines[2].startswith("Source: ")


def test_a_table_that_rests_on_nothing_cites_nothing(scopes: Exhibit, taken: Provenance) -> None:
    own = Exhibit(id="columns", title="Columns", subtitle="Of a table", table=scopes.table)
    assert "Source" not in citation(own, taken=taken)
    assert "Source" not in read(own, taken)


def test_an_assumption_stands_on_the_rows_that_make_it_only(taken: Provenance) -> None:
    # the average growth alone skips 2020; the changes and the shares look at every year
    state = State(outlook=taken.data, year=2021)
    rows = read(FIGURE_PAGES["trends"].exhibits["trainees-rates"](state), taken).set_index("Item")
    skipping = rows["Assumptions"].str.contains("the years between are not looked at")
    assert list(rows.index[skipping]) == [name for name in rows.index if name.startswith("Average growth")]
    assert skipping.sum() == 3


def test_what_is_assumed_for_one_of_several_indicators_says_which(taken: Provenance) -> None:
    state = State(outlook=taken.data, year=2021, choices={"years": "7"})
    rows = read(FIGURE_PAGES["targets"].exhibits["required-annual-growth-pct"](state), taken)
    assert (
        rows["Assumptions"]
        .str.startswith("Annual growth required to reach the to-be state: A horizon of 7 years")
        .all()
    )


@pytest.mark.parametrize("page", list(FIGURE_PAGES))
def test_a_table_that_names_what_each_row_rests_on_names_it_for_all(page: str, taken: Provenance) -> None:
    for one in exhibits(page, State(outlook=taken.data, year=2021)):
        assert len(one.table.behind) in (0, len(one.table.frame))
        assert set(one.table.behind) <= set(one.rests_on)


@pytest.mark.parametrize(("lang", "source"), [("en", "Source"), ("ko", "출처")])
def test_why_a_warning_was_confirmed_stands_in_every_source_line(lang: str, source: str) -> None:
    told = message("{n}%", n="43.21")
    problem = Problem(code="contradicts-total", message=told, finding=told)
    reports.published(reports.report(), problems=(problem,), reasons={"contradicts-total": "Counted anew in May"})
    with speaking(lang):
        data = Outlook(head=1)
        found = data.compute("regional_trainees", year=2021)
        lines = [published(found, data=data, most=2), cited("upload_1", data=data)]
        lines += list(long_table(found, data=data)[source])
    assert len(lines) == 3  # one province has reported
    assert [line for line in lines if "43.21" not in line or "Counted anew in May" not in line] == []
