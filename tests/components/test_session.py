"""What a session holds stands under one name each, has its default until it is set, and is gone once it was taken."""

from collections import Counter

import pytest
import streamlit as st

from components.session import Session, Slot, session
from i18n import speaking


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def test_no_two_slots_have_one_name() -> None:
    names = Counter(slot.name for slot in vars(Session).values() if isinstance(slot, Slot))
    assert len(names) > 30
    assert [name for name, times in names.items() if times > 1] == []


def test_no_two_kinds_of_slot_have_one_name_but_the_choices_which_are_named_by_the_address() -> None:
    kinds = [name for name, made in vars(Session).items() if callable(made) and not name.startswith("_")]
    names = Counter(getattr(session, kind)("sme").name for kind in kinds)
    # three types of choice, and a picture, whose ids are none of theirs
    assert {name: times for name, times in names.items() if times > 1} == {"sme": 4}


def test_what_was_never_set_is_its_default() -> None:
    assert session.put_away("trainees").get() == 0
    assert session.notices.pop() == ()
    assert not session.notices.is_held()


def test_what_has_no_default_is_set_before_it_is_read() -> None:
    with pytest.raises(KeyError, match="province"):
        session.province.get()
    with pytest.raises(KeyError, match="province"):
        session.province.pop()


def test_what_is_taken_is_held_no_longer() -> None:
    session.refused.set("The note is empty.")
    assert session.refused.pop() == "The note is empty."
    assert session.refused.get() is None


def test_none_is_a_value_like_any_other() -> None:
    session.upload("trainees").set(None)
    assert session.upload("trainees").is_held()
    assert session.upload("trainees").get() is None


def test_each_language_has_a_widget_of_its_own_for_one_choice(held: dict[str, object]) -> None:
    session.choice("partner").set("VNM")
    for language in ("en", "ko"):
        with speaking(language):
            session.widget("partner").set(session.partner.get())
    assert held == {"partner": "VNM", "partner in en": "VNM", "partner in ko": "VNM"}
