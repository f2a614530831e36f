"""Tables as the reader sees them: numbers right, written as the locale does; what is missing is a dash."""

from functools import partial

import pandas as pd
import streamlit as st

from components.figures.table import Table
from i18n.numbers import number


def table(content: Table, *, title: str, subtitle: str) -> None:
    """Draw a table of the page with its title and what it holds."""
    with st.container(gap="xsmall"):
        st.subheader(title)
        st.caption(subtitle)
        rows(content, alt=title)


def rows(content: Table, *, alt: str) -> None:
    """Draw the rows alone."""
    frame = content.frame
    formats = {
        column: partial(number, digits=content.places(column))
        for column in frame.columns
        if pd.api.types.is_numeric_dtype(frame[column])
    }
    st.table(frame.style.format(formats, na_rep="–"), border="horizontal", alt=alt)
