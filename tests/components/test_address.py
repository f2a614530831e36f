"""Filters stand in the address and follow it; what they can't take is told once."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.address import within

PROVINCES = ["KR", "KR-11", "KR-26"]


@pytest.mark.parametrize(
    ("url", "settings", "view"),
    [
        ("http://127.0.0.1:8501/trends?lang=ko&year=2021", {}, "/trends?lang=ko&year=2021"),
        ("http://127.0.0.1:8501?lang=ko", {}, "/?lang=ko"),
        ("http://127.0.0.1:8501/", {}, "/"),
        ("https://example.org/dash/trends?year=2021", {"base": "dash"}, "/trends?year=2021"),
        ("https://example.org/dash?lang=ko", {"base": "/dash/"}, "/?lang=ko"),
        ("https://example.org/a/b/sme", {"base": "a/b"}, "/sme"),
        ("https://example.org/a/b/", {"base": "a/b"}, "/"),
        ("https://example.org/dash/trends", {"public": "https://example.org/dash"}, "/trends"),
        ("https://example.org/dash?lang=ko", {"public": "https://example.org/dash/"}, "/?lang=ko"),
    ],
)
def test_an_address_is_read_within_the_dashboard_wherever_that_stands(
    url: str, settings: dict[str, str], view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": settings.get("base", "")}.get)
    monkeypatch.setenv("DASHBOARD_ADDRESS", settings.get("public", ""))
    assert within(url) == view


def _page() -> None:
    import streamlit as st

    from components import address

    allowed = ["KR", "KR-11", "KR-26"]
    refused = address.follow("province", allowed, "KR")
    chosen = st.selectbox("Province", allowed, key="province")
    address.write("province", None if chosen == "KR" else chosen)
    st.text(f"refused {refused}")


def _open(**query: str) -> AppTest:
    at = AppTest.from_function(_page)
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def _asked(at: AppTest, name: str = "province") -> str | None:
    value = at.query_params.get(name)
    return value[0] if isinstance(value, list) else value


def test_a_value_of_the_address_is_taken() -> None:
    at = _open(province="KR-26")
    assert at.selectbox[0].value == "KR-26"
    assert _asked(at) == "KR-26"
    assert at.text[0].value == "refused None"


def test_an_unknown_value_is_refused_and_leaves_the_address() -> None:
    at = _open(province="KR-99")
    assert at.selectbox[0].value == "KR"
    assert at.text[0].value == "refused KR-99"
    assert _asked(at) is None
    assert at.run().text[0].value == "refused None"


def test_a_choice_is_written_and_the_default_is_taken_out() -> None:
    at = _open()
    assert _asked(at) is None
    at.selectbox[0].select("KR-11").run()
    assert _asked(at) == "KR-11"
    at.selectbox[0].select("KR").run()
    assert _asked(at) is None


def test_a_choice_wins_over_the_address_that_it_came_from() -> None:
    at = _open(province="KR-26")
    at.selectbox[0].select("KR-11").run()
    assert at.selectbox[0].value == "KR-11"
    assert _asked(at) == "KR-11"


def test_going_back_to_an_earlier_address_takes_its_value_again() -> None:
    at = _open(province="KR-26")
    at.selectbox[0].select("KR-11").run()
    at.query_params["province"] = "KR-26"
    at.run()
    assert at.selectbox[0].value == "KR-26"


def _several() -> None:
    import streamlit as st

    from components import address

    address.arrive()
    address.write(address.ALWAYS, "en")
    address.follow_several("compare", ["KR-11", "KR-26"], most=4)
    chosen = st.multiselect("Compare", ["KR-11", "KR-26"], key="compare")
    address.write("compare", ",".join(chosen) or None)


def test_going_back_to_an_address_without_a_comparison_clears_it() -> None:
    at = AppTest.from_function(_several).run()
    at.multiselect[0].select("KR-26").run()
    assert _asked(at, "compare") == "KR-26"
    del at.query_params["compare"]
    assert at.run().multiselect[0].value == []


def test_a_switch_of_pages_empties_the_address_and_keeps_the_comparison() -> None:
    at = AppTest.from_function(_several).run()
    at.multiselect[0].select("KR-26").run()
    at.query_params.clear()
    assert at.run().multiselect[0].value == ["KR-26"]


def _two() -> None:
    import streamlit as st

    from components import address, filters

    address.arrive()
    for name in ("target", "by"):
        filters.whole_number(name, name=name, most=10**10)
    st.button("any")


def _numbers(at: AppTest) -> list[int | None]:
    return [box.value for box in at.number_input]


def test_a_choice_that_comes_with_the_address_before_the_last_one_loses_neither() -> None:
    # The browser learns its new address after a run: a second choice that is made at once still carries the old one.
    at = AppTest.from_function(_two)
    at.query_params["lang"] = "en"
    at.run()
    at.number_input[0].set_value(6_000_000).run()
    at.query_params.pop("target")
    at.number_input[1].set_value(2030).run()
    assert _numbers(at) == [6_000_000, 2030]
    at.query_params["target"] = "5000000"
    at.number_input[0].set_value(7_000_000).run()
    assert _numbers(at) == [7_000_000, 2030]


def test_an_address_that_comes_without_a_choice_is_followed() -> None:
    at = AppTest.from_function(_two)
    at.query_params["lang"] = "en"
    at.run()
    at.number_input[0].set_value(6_000_000).run()
    at.query_params["target"] = "5000000"
    at.run()
    assert _numbers(at) == [5_000_000, None]
    at.query_params.pop("target")
    at.run()
    assert _numbers(at) == [None, None]
