"""Who keeps a dataset, whom to ask, and by when: told as far as it is known, never invented."""

from datetime import date

import pytest

from data import stewardship
from data.package import DataError, package
from i18n import speaking


def test_each_dataset_that_is_published_has_an_owner_in_both_languages_and_a_fixed_list_none() -> None:
    for resource in package().descriptor["resources"]:
        owners = set()
        for language in ("en", "ko"):
            with speaking(language):
                owners.add(stewardship.owner(resource["name"]))
        assert len(owners - {""}) == (0 if resource["publishes"] == "none" else 2), resource["name"]


def test_figures_of_a_year_are_expected_in_the_next_one() -> None:
    assert stewardship.due("regional_training", 2021) == date(2022, 3, 31)
    with speaking("en"):
        assert "own suggestion" in stewardship.due_note()


def test_a_dataset_without_years_has_no_due_day() -> None:
    assert not stewardship.has_due("mra_agreements")
    with pytest.raises(DataError, match="mra_agreements"):
        stewardship.due("mra_agreements", 2021)


def test_a_contact_is_the_one_that_the_operator_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_CONTACT", " data team, 044-000-0000 ")
    assert stewardship.contact() == "data team, 044-000-0000"


@pytest.mark.parametrize("unset", [None, "", "  "])
def test_without_a_contact_it_is_told_how_to_set_one(monkeypatch: pytest.MonkeyPatch, unset: str | None) -> None:
    monkeypatch.delenv("DASHBOARD_CONTACT", raising=False)
    if unset is not None:
        monkeypatch.setenv("DASHBOARD_CONTACT", unset)
    with speaking("en"):
        assert stewardship.contact().startswith("Not set.")
        assert "DASHBOARD_CONTACT" in stewardship.contact()
