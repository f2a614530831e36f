"""Who is taken for a signed-in person, and whose word is not."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import streamlit as st

from components.door.sign_in import AT_PROXY, vouched_for
from data.store.actor import entitled

NOW = int(datetime.now(UTC).timestamp())
CLAIMS = {"is_logged_in": True, "iss": "https://id.example.go.kr", "sub": "f3a1", "iat": NOW, "groups": ["busan"]}
GRANTED = [("administrator", ())]


def role(claims: dict[str, Any], *, at_proxy: bool = False) -> str | None:
    """The role of somebody to whom everything is granted; None where nobody is taken for signed in."""
    found = vouched_for(claims, at_proxy=at_proxy, origin="10.0.0.7")
    return None if found is None else entitled(found, GRANTED).role


def test_whoever_the_issuer_vouches_for_is_known_by_issuer_and_subject() -> None:
    found = vouched_for(CLAIMS, at_proxy=False, origin="10.0.0.7")
    assert found is not None
    assert (found.name, found.groups) == ("https://id.example.go.kr f3a1", {"busan"})
    assert found.until == datetime.fromtimestamp(NOW, UTC) + timedelta(hours=8)
    assert role(CLAIMS) == "administrator"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({"is_logged_in": False}, None, id="not signed in"),
        pytest.param({"is_logged_in": "true"}, None, id="signed in as a word"),
        pytest.param({"iss": None}, None, id="without issuer"),
        pytest.param({"sub": ""}, None, id="without subject"),
        pytest.param({"sub": 1}, None, id="a subject that is no text"),
        pytest.param({"iat": None}, "reader", id="without a time"),
        pytest.param({"iat": NOW - 8 * 3600 - 1}, "reader", id="nine hours old"),
        pytest.param({"iat": NOW + 3600}, "reader", id="of the future"),
        pytest.param({"iat": 10**12}, "reader", id="in milliseconds"),
        pytest.param({"iat": True}, "reader", id="a time that is none"),
        pytest.param({"iat": NOW + 240}, "administrator", id="four minutes ahead, as clocks may be"),
    ],
)
def test_claims_that_do_not_hold_give_no_right(changed: dict[str, Any], expected: str | None) -> None:
    assert role(CLAIMS | changed) == expected


def test_a_header_names_no_issuer_of_its_own() -> None:
    found = vouched_for({"sub": "f3a1", "iss": "https://id.example.go.kr", "groups": "a, b"}, at_proxy=True, origin="")
    assert found is not None
    assert (found.issuer, found.groups) == (AT_PROXY, {"a", "b"})


def test_where_both_roads_are_set_up_neither_signs_anybody_in() -> None:
    assert vouched_for(CLAIMS, at_proxy=True, origin="") is None


def test_without_a_setting_nobody_signs_in_and_no_header_says_who_comes() -> None:
    assert not st.get_option("server.trustedUserHeaders")
    assert vouched_for({}, at_proxy=False, origin="") is None
