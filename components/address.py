"""Filters that stand in the address of the page (`?lang=ko&province=KR-26&year=2021`) and follow it.

Streamlit's own `bind="query-params"` stores the displayed label, which differs by language here; so the code is kept
in the session and written to the address, one way for all three filters.
"""

from collections.abc import Collection

import streamlit as st


def follow(name: str, allowed: Collection[str], default: str) -> str | None:
    """Put the address's value of a filter into the session, before its widget is drawn.

    A value is taken when it differs from what was last written: on a deep link, and when the reader goes back.

    Returns:
        What the address asked for and is not allowed, or None; the default then stands.
    """
    asked = st.query_params.get(name)
    refused = None
    if asked is not None and asked != st.session_state.get(_written(name)):
        if asked in allowed:
            st.session_state[name] = asked
        else:
            refused = asked
    if st.session_state.get(name) not in allowed:
        st.session_state[name] = default
    return refused


def write(name: str, value: str | None) -> None:
    """Show a filter's value in the address; None takes it out."""
    st.session_state[_written(name)] = value
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def _written(name: str) -> str:
    return f"{name} as written to the address"
