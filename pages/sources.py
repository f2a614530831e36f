"""Sources and method: kinds of figures, tables, indicators, caveats, sources, and how to supply figures."""

import streamlit as st

from components import evidence
from components.figures import dictionary
from components.page import header
from components.tables import rows, table
from data.catalogue import version
from data.package import package
from i18n import _

# The question
header(
    _("Sources and method"),
    _("Where does each figure come from, what does it mean, and what must it not be compared with?"),
    _("{count} tables from {sources} sources, version {version}", **evidence.counts(), version=version()),
)

# The answer
table(
    dictionary.statuses(),
    title=_("Kinds of figures"),
    subtitle=_(
        "Every figure carries one of four marks; arithmetic makes it computed, an estimated part makes it estimated"
    ),
)
table(
    dictionary.datasets(),
    title=_("Tables"),
    subtitle=_("A table is refused when its checksum or its schema does not fit"),
)
st.subheader(_("Columns of a table"))
st.caption(
    _(
        "To supply figures of a province, fill the columns of regional_training or kdt_training and send the file to the owner of the data."
    )
)
names = package().names
chosen = st.selectbox(
    _("Table"),
    names,
    index=names.index("regional_training"),
    key="table",
    bind="query-params",
    label_visibility="collapsed",
)
rows(dictionary.columns(chosen), alt=chosen)
table(
    dictionary.indicators(),
    title=_("Indicators"),
    subtitle=_("The same figures without a browser: python -m data indicators"),
)

# The evidence
st.subheader(_("Read with care"))
evidence.all_caveats()
st.subheader(_("Sources"))
evidence.all_sources()
