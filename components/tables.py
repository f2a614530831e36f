"""Tables as the reader sees them: numbers right, written as the locale does; what is missing is a dash."""

from functools import partial

import pandas as pd
import streamlit as st

from components import evidence
from components.figures import words
from components.figures.table import Table
from i18n.numbers import number
from indicators.indicator import Indicator


def table(content: Table, *, title: str, subtitle: str, rests_on: tuple[Indicator, ...] = ()) -> None:
    """Draw a table of the page with its title, what it holds and, where it shows indicators, their evidence."""
    with st.container(gap="xsmall"):
        st.subheader(title)
        st.caption(f"{subtitle} · {words.statuses(*rests_on)}" if rests_on else subtitle)
        rows(content, alt=title)
        if rests_on:
            st.caption(evidence.publishers(*rests_on))
            evidence.button(f"table {rests_on[0].id}", *rests_on)


def rows(content: Table, *, alt: str) -> None:
    """Draw the rows alone."""
    frame = content.frame
    formats = {
        column: partial(number, digits=content.places(column))
        for column in frame.columns
        if pd.api.types.is_numeric_dtype(frame[column])
    }
    st.table(frame.style.format(formats, na_rep="–"), border="horizontal", alt=alt)
