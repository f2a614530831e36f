"""Kinds of figures: joining is an algebra in which nothing gets better, and one row colours no other."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.kind import DERIVATIONS, FLAGS, ORIGINS, STATUSES, Kind, computed, estimated, joined, kind_of_row
from indicators.trainees import trainees_change_pct, trainees_total
from tests.indicators.tables import dataset, trainees

KINDS = st.builds(
    Kind,
    origins=st.frozensets(st.sampled_from(ORIGINS)),
    derivation=st.sampled_from(DERIVATIONS),
    flags=st.frozensets(st.sampled_from(FLAGS)),
    sources=st.frozensets(st.sampled_from(["deck", "mois", "upload_3"])),
    caveats=st.frozensets(st.sampled_from(["I-06", "I-07", "I-27"])),
)


@given(KINDS, KINDS, KINDS)
def test_the_order_in_which_figures_are_joined_makes_no_difference(one: Kind, two: Kind, three: Kind) -> None:
    assert one | two == two | one
    assert (one | two) | three == one | (two | three)
    assert one | one == one
    assert joined([one, two, three]) == joined([three, one, two])


@given(KINDS, KINDS)
def test_nothing_gets_better_by_arithmetic(one: Kind, two: Kind) -> None:
    for made in (one | two, computed(one, two), estimated(one, two)):
        for part in (one, two):
            assert part.origins <= made.origins
            assert part.flags <= made.flags
            assert part.sources <= made.sources
            assert part.caveats <= made.caveats
            assert DERIVATIONS.index(made.derivation) >= DERIVATIONS.index(part.derivation)
    assert computed(one).derivation != "given"
    assert estimated(one).derivation == "estimated"


@given(KINDS)
def test_every_kind_has_one_word(kind: Kind) -> None:
    assert kind.status in STATUSES
    assert (kind.status == "estimated") == (kind.derivation == "estimated")
    assert (kind.status in ("uploaded", "from_offices")) == (
        "office" in kind.origins and kind.derivation != "estimated"
    )


@pytest.mark.parametrize(
    ("origins", "derivation", "word"),
    [
        ({"document"}, "given", "reported"),
        ({"statistic"}, "given", "reported"),
        ({"national"}, "given", "national"),
        ({"office"}, "given", "uploaded"),
        ({"document", "national"}, "computed", "computed"),
        ({"document", "office"}, "computed", "from_offices"),
        ({"document", "reader"}, "computed", "computed"),
        ({"office"}, "estimated", "estimated"),
    ],
)
def test_the_word_of_a_kind_is_that_of_the_table_in_the_decisions(
    origins: set[str], derivation: str, word: str
) -> None:
    assert Kind(origins=frozenset(origins), derivation=derivation).status == word


def test_a_row_says_its_finality_a_missing_year_and_one_that_was_inferred() -> None:
    row = SimpleNamespace(
        status="uploaded", source="upload_3", year=None, year_basis="inferred", finality="provisional"
    )
    found = kind_of_row(row, origin="office", said=("forecast",))
    assert found == Kind(
        origins=frozenset({"office"}),
        flags=frozenset({"undated", "year_inferred", "provisional", "forecast"}),
        sources=frozenset({"upload_3"}),
    )
    row.finality, row.year, row.year_basis = "final", 2023, "printed"
    assert not kind_of_row(row, origin="office").flags


@pytest.mark.parametrize("finality", ["provisional", "revised"])
def test_what_may_still_change_and_what_was_changed_go_with_what_is_computed(finality: str) -> None:
    row = SimpleNamespace(status="uploaded", source="upload_3", year=2023, finality=finality)
    assert computed(kind_of_row(row, origin="office")).flags == {finality}


def test_one_corrected_cell_colours_what_rests_on_it_and_nothing_else() -> None:
    plain = trainees((2019, 10, 90), (2020, 20, 80), (2021, 30, 70))
    changed = (plain.table["year"] == 2021) & (plain.table["category"] == "employee")
    table = plain.table.assign(
        status=plain.table["status"].mask(changed, "uploaded"), source=plain.table["source"].mask(changed, "upload_1")
    )
    updated = dataset("trainees", "year category trainees", (2019, "employee", 1))
    updated = type(updated)(name="trainees", table=table, publisher="national")
    change = {(row.year, row.category): row.kind for row in trainees_change_pct(trainees=updated).rows}
    assert {place for place, kind in change.items() if "national" in kind.origins} == {
        (2021, "employee"),
        (2021, "total"),
    }
    printed = dataset("printed_figures", "measure year value", ("trainees_total", 2020, 100))
    totals = {row.year: row for row in trainees_total(trainees=updated, printed_figures=printed).rows}
    assert [totals[year].status for year in (2019, 2020, 2021)] == ["computed", "reported", "computed"]
    assert totals[2021].kind.sources == {"trainees_source", "upload_1"}


@pytest.mark.parametrize(
    "wrong", [{"origins": frozenset({"rumour"})}, {"derivation": "felt"}, {"flags": frozenset({"nice"})}]
)
def test_a_code_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"unknown (rumour|felt|nice)"):
        Kind(**wrong)  # type: ignore[arg-type]
