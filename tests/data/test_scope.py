"""Which rows of a dataset a file replaces."""

import pandas as pd
import pytest

from data.package import bundled, figures, keys, package, states, uploaded
from data.stewardship import applied, change, gone, in_scopes, replaced, scope_columns

PLACES = ["year", "province"]


def reports(*rows: tuple[int, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["year", "province", "trainees"]).astype({"year": "Int64", "trainees": "Int64"})


TABLE = reports((2020, "KR-11", 1), (2020, "KR-26", 2), (2021, "KR-11", 3), (2021, "KR-26", 4))


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("regional_training", ["year", "province"]),
        ("kdt_training", ["year", "province"]),
        ("trainees", ["year"]),
        ("sme_firms", []),  # its year is inferred and no part of the key
        ("mra_agreements", []),
    ],
)
def test_a_scope_is_a_year_and_a_province_or_a_year_or_the_whole_dataset(name: str, columns: list[str]) -> None:
    assert scope_columns(package().resource(name)) == columns


def test_rows_of_other_years_and_other_provinces_stay() -> None:
    after = replaced(TABLE, reports((2021, "KR-11", 30)), columns=PLACES)
    assert after["trainees"].tolist() == [1, 2, 30, 4]


def test_a_scope_that_is_new_stands_in_the_order_of_the_codes() -> None:
    after = replaced(TABLE, reports((2020, "KR-27", 9)), columns=PLACES)
    assert list(zip(after["year"], after["province"], strict=True))[2] == (2020, "KR-27")


def test_a_row_that_the_file_no_longer_has_goes_with_its_scope() -> None:
    two = pd.concat([TABLE, reports((2021, "KR-26", 5))])
    assert replaced(two, reports((2021, "KR-26", 6)), columns=PLACES)["trainees"].tolist() == [1, 2, 3, 6]


def test_without_scopes_the_whole_dataset_is_replaced() -> None:
    assert replaced(TABLE, reports((2019, "KR-50", 7)), columns=[])["trainees"].tolist() == [7]


def test_only_the_scopes_that_a_file_fills_are_compared() -> None:
    assert in_scopes(TABLE, reports((2021, "KR-26", 6)), columns=PLACES)["trainees"].tolist() == [4]


def test_an_empty_dataset_takes_its_first_rows() -> None:
    assert len(replaced(TABLE.iloc[:0], reports((2021, "KR-26", 6)), columns=PLACES)) == 1


NATIONAL = [name for name in package().names if package().resource(name)["publishes"] == "national"]


@pytest.mark.parametrize("name", NATIONAL)
def test_a_row_that_is_no_more_has_gone_and_no_other(name: str) -> None:
    resource, table = package().resource(name), bundled(name).table
    assert gone(table, table, resource=resource).empty
    assert list(gone(table, table.iloc[:-1], resource=resource).index) == list(table.index[-1:])


def test_years_and_provinces_that_a_file_is_not_about_stay() -> None:
    resource = package().resource("kdt_training")
    table = pd.DataFrame(
        [
            (2020, "KR-26", "cloud", 9),
            (2021, "KR-26", "cloud", 9),
            (2021, "KR-26", "big_data", 9),
            (2021, "KR-27", "cloud", 9),
        ],
        columns=["year", "province", "field", "trainees"],
    ).assign(courses=pd.NA)
    after = replaced(table, table.iloc[[1]].assign(trainees=5), columns=PLACES)
    assert list(gone(table, after, resource=resource)["field"]) == ["big_data"]


def test_a_row_that_is_left_without_any_figure_has_gone_too() -> None:
    resource, table = package().resource("kdt_training"), reports((2021, "KR-26", 4)).assign(field="cloud", courses=2)
    assert gone(table, table.assign(courses=pd.NA), resource=resource).empty
    assert len(gone(table, table.assign(courses=pd.NA, trainees=pd.NA), resource=resource)) == 1
    bare = table.assign(courses=pd.NA, trainees=pd.NA)
    assert gone(bare, bare, resource=resource).empty


TEXTS = [name for name in NATIONAL if not figures(package().resource(name))]


@pytest.mark.parametrize("name", TEXTS)
def test_a_row_of_a_table_without_figures_has_gone_where_one_of_its_cells_is_emptied(name: str) -> None:
    resource, table = package().resource(name), bundled(name).table
    columns = [
        field["name"] for field in uploaded(resource) if field["name"] not in (*keys(resource), *states(resource))
    ]
    for column in [column for column in columns if table[column].notna().any()]:
        filled = table.index[table[column].notna()]
        emptied = table.copy()
        emptied.loc[filled[0], column] = None
        assert list(gone(table, emptied, resource=resource).index) == [filled[0]], column
        shuffled = emptied.iloc[::-1].reset_index(drop=True)
        assert list(gone(table, shuffled, resource=resource).index) == [filled[0]], column


def test_a_state_that_is_no_more_is_a_change_and_no_removal() -> None:
    resource, table = package().resource("mra_agreements"), bundled("mra_agreements").table
    for state in states(resource):
        assert gone(table, table.assign(**{state: None}), resource=resource).empty


def test_what_was_said_of_a_former_state_may_end_with_it() -> None:
    # Thailand signs: no step is missing any more, and nothing is left uncovered.
    resource, table = package().resource("mra_agreements"), bundled("mra_agreements").table
    welders = table["agreement"] == "kr_th_welder"
    rest = ("further_step_en", "further_step_ko", "not_covered_en", "not_covered_ko")
    silent = table.assign(**{name: table[name].mask(welders) for name in rest})
    assert list(gone(table, silent, resource=resource)["agreement"]) == ["kr_th_welder"]
    signed = silent.assign(agreement_status=table["agreement_status"].mask(welders))
    assert gone(table, signed, resource=resource).empty


def test_a_text_that_becomes_another_or_was_blank_before_is_no_removal() -> None:
    resource, table = package().resource("mra_agreements"), bundled("mra_agreements").table
    assert gone(table, table.assign(label_en="Another", note_en="New"), resource=resource).empty


def test_a_note_on_a_former_figure_may_end_with_it() -> None:
    """A ministry sends a newer rate in a file without notes: the row has changed and is not gone."""
    resource, table = package().resource("sme_participation"), bundled("sme_participation").table
    rate = (table["measure"] == "participation_rate_pct") & (table["firm_size"] == "sme")
    silent = table.assign(note_en=table["note_en"].mask(rate), note_ko=table["note_ko"].mask(rate))
    assert list(gone(table, silent, resource=resource)["firm_size"]) == ["sme"]
    newer = silent.assign(value=table["value"].mask(rate, 6.2))
    assert gone(table, newer, resource=resource).empty
    assert len(gone(table, newer.assign(value=newer["value"].mask(rate)), resource=resource)) == 1


# What a file has no column for, it does not speak of: of a target of 2027 another height is sent, of Viet Nam another state.


def sent(name: str, **cells: object) -> pd.DataFrame:
    """The row of a national table in force after a file with these columns alone."""
    resource, table = package().resource(name), bundled(name).table
    key = keys(resource)
    row = pd.DataFrame([{name: cells.get(name) for name in table.columns}]).astype(table.dtypes)
    made = change(table, row.assign(status="uploaded", source="upload_1"), resource=resource, columns=[*cells])
    after = applied(table, made, resource=resource)
    assert gone(table, after, resource=resource).empty
    return after[after[key[0]] == cells[key[0]]].reset_index(drop=True)


def test_what_a_file_has_no_column_for_stays_and_what_was_said_of_the_former_figure_ends() -> None:
    row = sent("policy_targets", measure="unemployed", to_be=1_200_000.0)
    assert row.loc[0, ["as_is", "unit", "certainty", "label_en"]].tolist() == [
        847_000,
        "people",
        "clear",
        "Unemployed people in training",
    ]
    assert row[["note_en", "note_ko"]].isna().all(axis=None)
    same = sent("policy_targets", measure="unemployed", to_be=1_000_000.0)
    assert str(same["note_en"][0]).startswith("Neither figure has a year")


def test_a_target_keeps_its_year_until_another_one_is_sent() -> None:
    resource, table = package().resource("policy_targets"), bundled("policy_targets").table.copy()
    place = table["measure"] == "unemployed"
    table.loc[place, "target_year"] = 2027
    columns = ["measure", "to_be", "note_en"]
    file = table[place].assign(to_be=1_200_000.0, note_en=None, target_year=pd.NA).astype(table.dtypes)
    after = applied(table, change(table, file, resource=resource, columns=columns), resource=resource)
    assert after.loc[after["measure"] == "unemployed", "target_year"].tolist() == [2027]
    blank = applied(table, change(table, file, resource=resource, columns=[*columns, "target_year"]), resource=resource)
    assert blank.loc[blank["measure"] == "unemployed", "target_year"].isna().all()


def test_the_month_and_the_note_of_a_former_state_end_with_it() -> None:
    row = sent("asean_frameworks", economy="VNM", aqrf_status="endorsed", year=2024)
    assert row.loc[0, ["period", "note_en", "note_ko"]].isna().all()


def test_the_year_of_a_former_state_ends_with_it_and_a_state_stays_with_another_year() -> None:
    signed = sent("mra_agreements", agreement="kr_th_welder", agreement_status=None)
    assert signed.loc[0, ["year", "note_en"]].isna().all()
    talks = sent("mra_agreements", agreement="kr_th_welder", year=2026)
    assert talks.loc[0, ["agreement_status", "partner"]].tolist() == ["on_going", "THA"]
    assert pd.isna(talks.loc[0, "note_en"])
