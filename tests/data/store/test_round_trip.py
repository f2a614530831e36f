"""Whatever rows are valid come back as they went in."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.package import package, typed
from data.store.versions import packed, rows, table, unpacked
from tests.data.store.reports import ADMINISTRATOR, MINISTRY, published

RESOURCE = package().resource("policy_targets")
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
ROWS = st.lists(
    st.fixed_dictionaries({"measure": TEXT}, optional={"label_ko": TEXT, "as_is": NUMBERS, "note_en": TEXT}),
    min_size=1,
    max_size=20,
    unique_by=lambda row: row["measure"],
)
COUNTS = st.dictionaries(
    st.tuples(
        st.integers(1950, 2100), st.sampled_from(["KR-11", "KR-26"]), st.sampled_from(["job_seeker", "employee"])
    ),
    st.integers(0, 2**62),
    min_size=1,
)


@given(ROWS)
def test_texts_and_fractions_of_all_kinds(found: list[dict[str, object]]) -> None:
    before = typed(pd.DataFrame(found), RESOURCE)
    pd.testing.assert_frame_equal(unpacked(packed(before), RESOURCE), before, check_exact=True)


@given(COUNTS)
def test_counts_of_any_size_and_place(found: dict[tuple[int, str, str], int]) -> None:
    keys = pd.DataFrame(list(found), columns=["year", "province", "category"])
    written = published(keys.assign(trainees=list(found.values())), actor=ADMINISTRATOR, take_over=True)
    back = rows(written.id)
    keys_back = zip(back["year"], back["province"], back["category"], strict=True)
    assert dict(zip(keys_back, back["trainees"], strict=True)) == found


def test_every_bundled_dataset_that_may_be_published_is_in_force_as_it_was() -> None:
    for resource in package().descriptor["resources"]:
        before = table(resource["name"])
        if resource["publishes"] == "national" and len(before):
            published(before.drop(columns=["status", "source"]), actor=MINISTRY, dataset=resource["name"])
            after = table(resource["name"]).drop(columns=["status", "source"])
            pd.testing.assert_frame_equal(after, before.drop(columns=["status", "source"]))
